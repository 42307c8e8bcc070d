import type { Translation } from "../conversation.ts";
import { readConversation } from "./read-conversation.ts";
import { readAnswer, writeAnswer } from "./translate-answer.ts";
import { openReader, openWriter } from "./translate-stream.ts";
import { writeConversation } from "./write-conversation.ts";

/** Converse in the middle form, and back. */
export const bedrockConverseTranslation: Translation = {
  readRequest: readConversation,
  writeRequest: writeConversation,
  readAnswer,
  writeAnswer,
  openReader,
  openWriter,
};
