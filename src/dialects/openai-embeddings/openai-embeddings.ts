import type { Dialect } from "../dialect.ts";
import { writeError } from "../openai-chat/write-error.ts";
import { parseAnswer } from "./parse-answer.ts";
import { parseRequest } from "./parse-request.ts";

/** POST /v1/embeddings, as the OpenAI API speaks it. It says nothing, so there is nothing to stream, to translate or to put in place of an answer. */
export const openaiEmbeddings: Dialect = { name: "openai-embeddings", parseRequest, parseAnswer, error: writeError };
