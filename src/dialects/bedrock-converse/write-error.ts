import type { Problem, ProblemCode } from "../../core/problem.ts";
import type { StreamEvent, WireError } from "../dialect.ts";

/** Errors whose name the status alone does not say (API reference, "InvokeModel", Errors; "Common Error Types"). */
const errors: Partial<Record<ProblemCode, string>> = {
  credential_missing: "MissingAuthenticationTokenException",
  credential_invalid: "UnrecognizedClientException",
  credential_expired: "ExpiredTokenException",
  conflict: "ConflictException",
  budget_exhausted: "ServiceQuotaExceededException",
  upstream_rejected: "ModelErrorException",
};

/**
 * An error as the Bedrock runtime says it. The SDKs read its class from `x-amzn-errortype`, before anything in the body. `code` in the body is ours.
 */
export function converseError(problem: Problem, requestId: string): WireError {
  const type = errors[problem.code] ?? typeOfStatus(problem.status);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-amzn-errortype": type,
    "x-amzn-requestid": requestId,
    "x-request-id": requestId,
  };
  if (!problem.retryable) headers["x-should-retry"] = "false";
  if (problem.retryAfterSeconds !== undefined) headers["retry-after"] = String(Math.ceil(problem.retryAfterSeconds));
  return { status: problem.status, headers, body: JSON.stringify({ message: problem.detail, code: problem.code }) };
}

function typeOfStatus(status: number): string {
  switch (status) {
    case 401:
      return "UnrecognizedClientException";
    case 403:
      return "AccessDeniedException";
    case 404:
      return "ResourceNotFoundException";
    case 429:
      return "ThrottlingException";
    case 504:
      return "ModelTimeoutException";
    case 502:
    case 503:
      return "ServiceUnavailableException";
    default:
      return status >= 500 ? "InternalServerException" : "ValidationException";
  }
}

/** A failure in the middle of a stream (API reference, "ConverseStreamOutput"), which the SDKs throw by its name. */
export function converseException(problem: Problem): StreamEvent {
  return {
    type: exceptionOf(problem.status),
    data: JSON.stringify({ message: problem.detail, code: problem.code }),
    exception: true,
  };
}

function exceptionOf(status: number): string {
  if (status === 424 || status === 502 || status === 504) return "modelStreamErrorException";
  if (status === 503) return "serviceUnavailableException";
  if (status >= 500) return "internalServerException";
  return status === 429 ? "throttlingException" : "validationException";
}
