import type { Problem } from "../../core/problem.ts";
import type { WireError } from "../dialect.ts";

/**
 * Errors of the SageMaker runtime (API reference, "InvokeEndpoint", Errors). Its SDK reads the class from the header and `Message`
 * from the body, and tries 429, 500, 502, 503 and 504 again by itself. `code` in the body is ours.
 */
export function writeError(problem: Problem, requestId: string): WireError {
  const { status, type } = kindOf(problem);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-amzn-requestid": requestId,
    "x-amzn-errortype": type,
  };
  if (!problem.retryable) headers["x-should-retry"] = "false";
  if (problem.retryAfterSeconds !== undefined) headers["retry-after"] = String(Math.ceil(problem.retryAfterSeconds));
  const body: Record<string, string> = { Message: problem.detail, message: problem.detail, code: problem.code };
  if (type === "ModelError") body["OriginalMessage"] = problem.detail;
  return { status, headers, body: JSON.stringify(body) };
}

function kindOf({ code, status }: Problem): { readonly status: number; readonly type: string } {
  if (code === "upstream_rejected") return { status, type: "ModelError" };
  if (code === "credential_missing") return { status, type: "MissingAuthenticationTokenException" };
  if (code === "credential_expired") return { status, type: "ExpiredTokenException" };
  if (status === 401) return { status, type: "UnrecognizedClientException" };
  if (status === 403) return { status, type: "AccessDeniedException" };
  if (status === 429) return { status, type: "ThrottlingException" };
  if (status < 500) return { status, type: "ValidationError" };
  return { status, type: status === 500 ? "InternalFailure" : "ServiceUnavailable" };
}
