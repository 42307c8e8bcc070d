import type { JsonObject } from "../../core/json.ts";
import type { Problem } from "../../core/problem.ts";
import type { WireError } from "../dialect.ts";

/** `type` by status (API reference, "Errors"). */
const types: ReadonlyMap<number, string> = new Map([
  [401, "authentication_error"],
  [403, "permission_error"],
  [404, "not_found_error"],
  [408, "timeout_error"],
  [413, "request_too_large"],
  [424, "api_error"],
  [429, "rate_limit_error"],
  [503, "overloaded_error"],
  [504, "timeout_error"],
]);

/** The API's error object; `code` is ours. */
export function errorBody(problem: Problem, requestId: string): JsonObject {
  const type = types.get(problem.status) ?? (problem.status >= 500 ? "api_error" : "invalid_request_error");
  return { type: "error", error: { type, message: problem.detail, code: problem.code }, request_id: requestId };
}

export function writeError(problem: Problem, requestId: string): WireError {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "request-id": requestId,
    "x-request-id": requestId,
  };
  // The SDK tries 408, 409, 429 and 5xx again by itself.
  if (!problem.retryable) headers["x-should-retry"] = "false";
  if (problem.retryAfterSeconds !== undefined) headers["retry-after"] = String(Math.ceil(problem.retryAfterSeconds));
  return { status: problem.status, headers, body: JSON.stringify(errorBody(problem, requestId)) };
}
