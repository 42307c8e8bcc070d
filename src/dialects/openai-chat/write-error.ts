import type { Problem, ProblemCode } from "../../core/problem.ts";
import type { WireError } from "../dialect.ts";

/** `type` of an error where the status alone does not say it. */
const types: Partial<Record<ProblemCode, string>> = {
  budget_exhausted: "insufficient_quota",
  rate_limited: "rate_limit_error",
  concurrency_exceeded: "rate_limit_error",
  model_not_found: "invalid_request_error",
  not_found: "invalid_request_error",
  upstream_rejected: "server_error",
};

/** The `error` object of the OpenAI API (API reference, "Error codes"); `code` is ours. */
export function errorBody(problem: Problem): string {
  return JSON.stringify({
    error: {
      message: problem.detail,
      type: types[problem.code] ?? typeOfStatus(problem.status),
      param: null,
      code: problem.code,
    },
  });
}

export function writeError(problem: Problem, requestId: string): WireError {
  const headers: Record<string, string> = { "content-type": "application/json", "x-request-id": requestId };
  // The SDK tries 408, 409, 429 and 5xx again by itself.
  if (!problem.retryable) headers["x-should-retry"] = "false";
  if (problem.retryAfterSeconds !== undefined) headers["retry-after"] = String(Math.ceil(problem.retryAfterSeconds));
  return { status: problem.status, headers, body: errorBody(problem) };
}

function typeOfStatus(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status >= 500) return "server_error";
  return "invalid_request_error";
}
