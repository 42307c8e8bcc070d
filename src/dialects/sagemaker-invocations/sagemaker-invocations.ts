import { isJsonObject } from "../../core/json.ts";
import { parseFreeFormAnswer } from "../bedrock-invoke/parse-answer.ts";
import type { Dialect } from "../dialect.ts";
import { openaiChat } from "../openai-chat/openai-chat.ts";
import { parseRequest } from "./parse-request.ts";
import { blockedAnswer } from "./write-block.ts";
import { writeError } from "./write-error.ts";

/**
 * POST /endpoints/{name}/invocations of the SageMaker runtime, with JSON bodies (API reference, "InvokeEndpoint"). What a body means
 * is up to the container behind the endpoint, so nothing else can be put for it: there is no translation.
 */
export const sagemakerInvocations: Dialect = {
  name: "sagemaker-invocations",
  parseRequest,
  parseAnswer(answer, context) {
    const chat = context.variant === "chat" && isJsonObject(answer) && Array.isArray(answer["choices"]);
    return chat ? openaiChat.parseAnswer(answer, context) : parseFreeFormAnswer(answer);
  },
  blockedAnswer,
  error: writeError,
  headers: (callId) => ({ "x-amzn-requestid": callId }),
};
