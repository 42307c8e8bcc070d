import type { Problem, ProblemCode } from "../../core/problem.ts";
import type { StreamEvent, WireError } from "../dialect.ts";

interface AwsError {
  readonly type: string;
  /** Where it is not the problem's own. */
  readonly status?: number;
}

/** Errors whose name the status alone does not say (API reference, "InvokeModel", Errors; "Common Error Types"). */
const errors: Partial<Record<ProblemCode, AwsError>> = {
  credential_missing: { type: "MissingAuthenticationTokenException" },
  credential_invalid: { type: "UnrecognizedClientException" },
  credential_expired: { type: "ExpiredTokenException" },
  conflict: { type: "ConflictException" },
  budget_exhausted: { type: "ServiceQuotaExceededException" },
  // The SDKs try every 502 again; this one is what the API itself says, and they leave it at that.
  upstream_rejected: { type: "ModelErrorException", status: 424 },
};

/**
 * An error as the Bedrock runtime says it. The SDKs read its class from `x-amzn-errortype`, before anything in the body. `code` in the body is ours.
 */
export function converseError(problem: Problem, requestId: string): WireError {
  const { type, status = problem.status } = errors[problem.code] ?? { type: typeOfStatus(problem.status) };
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-amzn-errortype": type,
    "x-amzn-requestid": requestId,
    "x-request-id": requestId,
  };
  if (!problem.retryable) headers["x-should-retry"] = "false";
  if (problem.retryAfterSeconds !== undefined) headers["retry-after"] = String(Math.ceil(problem.retryAfterSeconds));
  return { status, headers, body: JSON.stringify({ message: problem.detail, code: problem.code }) };
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
  if (status === 502 || status === 504) return "modelStreamErrorException";
  if (status === 503) return "serviceUnavailableException";
  if (status >= 500) return "internalServerException";
  return status === 429 ? "throttlingException" : "validationException";
}
