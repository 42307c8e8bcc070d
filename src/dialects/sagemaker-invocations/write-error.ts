import type { Problem } from "../../core/problem.ts";
import type { WireError } from "../dialect.ts";

/**
 * Errors of the SageMaker runtime (API reference, "InvokeEndpoint", Errors). Its SDK reads the type from the header and `Message`
 * from the body, and tries 429, 500, 502, 503 and 504 again by itself; so what is not worth trying again gets a status of the API's that
 * is not: 424 for a model that refused.
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
  const body: Record<string, string | number> = { Message: problem.detail, message: problem.detail };
  if (type === "ModelError") body["OriginalMessage"] = problem.detail;
  return { status, headers, body: JSON.stringify(body) };
}

function kindOf({ code, status }: Problem): { readonly status: number; readonly type: string } {
  if (code === "upstream_rejected") return { status: 424, type: "ModelError" };
  if (status === 401 || status === 403) return { status, type: "AccessDeniedException" };
  if (status === 429) return { status, type: "ThrottlingException" };
  if (status < 500) return { status, type: "ValidationError" };
  return { status, type: status === 500 ? "InternalFailure" : "ServiceUnavailable" };
}
