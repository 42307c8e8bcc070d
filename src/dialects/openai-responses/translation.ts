import type { Translation } from "../conversation.ts";
import { readAnswer } from "./read-answer.ts";
import { readRequest } from "./read-conversation.ts";
import { openReader } from "./read-stream.ts";
import { writeAnswer } from "./write-answer.ts";
import { writeRequest } from "./write-conversation.ts";
import { openWriter } from "./write-stream.ts";

/** Responses, read and written as the middle form. */
export const openaiResponsesTranslation: Translation = {
  readRequest,
  writeRequest,
  readAnswer,
  writeAnswer,
  openReader,
  openWriter,
};
