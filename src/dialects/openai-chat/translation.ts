import type { Translation } from "../conversation.ts";
import { readAnswer } from "./read-answer.ts";
import { readRequest } from "./read-conversation.ts";
import { openReader } from "./read-events.ts";
import { writeAnswer } from "./write-answer.ts";
import { writeRequest } from "./write-conversation.ts";
import { openWriter } from "./write-events.ts";

export const openaiChatTranslation: Translation = { readRequest, writeRequest, readAnswer, writeAnswer, openReader, openWriter };
