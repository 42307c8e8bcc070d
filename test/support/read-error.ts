import assert from "node:assert/strict";
import type { StreamEvent } from "../../src/dialects/dialect.ts";
import type { ChatApi } from "./api-forms.ts";

/** The code of an error answer, which must have its API's own shape. */
export function readError(api: ChatApi, answer: Response, text: string): string {
  const body = JSON.parse(text);
  assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
  switch (api) {
    case "openai-chat":
    case "openai-responses":
      assert.deepEqual(Object.keys(body), ["error"]);
      assert.deepEqual(Object.keys(body.error).sort(), ["code", "message", "param", "type"]);
      return body.error.code;
    case "anthropic-messages":
      assert.equal(body.type, "error");
      assert.match(body.error.type, /^[a-z_]+_error$/);
      assert.ok(body.error.message.length > 0);
      assert.match(answer.headers.get("request-id") ?? "", /^req_/);
      return body.error.code;
    case "bedrock-converse":
    case "bedrock-invoke":
    default:
      assert.match(answer.headers.get("x-amzn-errortype") ?? "", /^[A-Z]\w+Exception$/);
      assert.ok(body.message.length > 0);
      return body.code;
  }
}

/** The code of the error that a stream ends with, in its API's own way; undefined where it does not end with one. */
export function readStreamError(api: ChatApi, events: readonly StreamEvent[]): string | undefined {
  const last = events.at(api === "openai-chat" ? -2 : -1);
  if (last === undefined) return undefined;
  const told = last.data === "[DONE]" ? {} : JSON.parse(last.data);
  switch (api) {
    case "openai-chat":
      assert.equal(events.at(-1)?.data, "[DONE]");
      return told.error?.code;
    case "openai-responses":
    case "anthropic-messages":
      return last.type === "error" ? told.error.code : undefined;
    case "bedrock-converse":
    case "bedrock-invoke":
    default:
      if (last.exception !== true) return undefined;
      assert.match(last.type, /^(modelStreamError|serviceUnavailable|internalServer|throttling|validation)Exception$/);
      return told.code;
  }
}
