/** AWS's answer to a call that no SDK client makes here. */
export class AwsRefusal extends Error {
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = code;
    this.status = status;
  }
}

/** A page, an answer or a list that is not what its reference says, or larger than a scan takes. The message is a plain clause. */
export class OddAnswer extends Error {
  override readonly name = "OddAnswer";
}

/** A call or the whole scan took too long. */
export class TooLate extends Error {
  override readonly name = "TooLate";
}

export const credentialsExpired = "the credentials expired during the scan";

/** Whether the credentials do not hold any more. */
export function isExpired(error: unknown): boolean {
  if (error instanceof TooLate) return error.message === credentialsExpired;
  return /^(ExpiredToken|TokenRefreshRequired)/.test(nameOf(error));
}

const gone = /^(ResourceNotFoundException|NoSuchEntity|NoSuchEntityException|NoSuchBucket|ResourceNotFound)$/;

/** Whether what was asked for is not there: it was listed and then deleted, or nobody ever made it. */
export function isGone(error: unknown): boolean {
  return gone.test(nameOf(error));
}

const clocksDiffer = "the clock of this machine and that of AWS differ";

/** By the name of an error: what it means for whoever scans. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [
    /^(Throttling|TooManyRequests|RequestLimitExceeded|SlowDown|LimitExceeded)/,
    "AWS throttled it however often it was tried again",
  ],
  [
    /^(TypeNotFound|UnsupportedAction|UnknownOperation|InvalidAction)/,
    "the Cloud Control API or the service does not offer it there",
  ],
  [/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)/, clocksDiffer],
  [
    /^(UnrecognizedClient|InvalidClientTokenId|InvalidCredentials|OptInRequired|RegionDisabled|AuthFailure)/,
    "the region is not enabled for the account, or its credentials do not hold there",
  ],
  [/^(TimeoutError|RequestTimeout|AbortError)/, "no answer came in time"],
  [
    /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|NetworkFailure|NetworkingError)/,
    "there is no way to its endpoint",
  ],
  [/^(CredentialsProviderError|TokenProviderError)/, "no credentials could be had"],
  [/^AWSOrganizationsNotInUse/, "the account is in no organisation"],
  [/^(SyntaxError|TypeError|RangeError)$/, "the answer cannot be read"],
];

/**
 * Why a call failed, as a plain clause for `unread`. Nothing of the message is shown but the name of the action that is denied: messages
 * can hold what an account's people wrote.
 */
export function explainFailure(error: unknown): string {
  if (error instanceof OddAnswer || error instanceof TooLate) return error.message;
  const name = nameOf(error);
  if (isExpired(error)) return `${credentialsExpired} (${name})`;
  if (isRedirect(error)) return `its endpoint sends elsewhere, where a scan does not follow (${name})`;
  const message = error instanceof Error ? error.message.slice(0, 4000) : "";
  const isDenied = /AccessDenied|UnauthorizedOperation|NotAuthorized|^Forbidden/.test(name);
  if (isDenied || /not authorized to perform|HandlerErrorCode: AccessDenied/i.test(message)) {
    const action = /not authorized to perform:? ([a-z0-9-]{1,40}:[A-Za-z0-9]{1,80})\b/.exec(message)?.[1];
    return action === undefined ? `it is denied to whoever scans (${name})` : `${action} is denied to whoever scans`;
  }
  if (/HandlerErrorCode: Throttling/.test(message)) return "AWS throttled it however often it was tried again (Throttling)";
  if (/Signature expired|Signature not yet current/.test(message)) return `${clocksDiffer} (${name})`;
  const meaning = meanings.find(([pattern]) => pattern.test(name))?.[1];
  return `${meaning ?? "AWS answered with an error"} (${name})`;
}

/** By the status, which signed calls and SDK clients tell in different places. */
function isRedirect(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  const status =
    error instanceof AwsRefusal
      ? error.status
      : typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
        ? metadata.httpStatusCode
        : undefined;
  return typeof status === "number" && status >= 300 && status < 400;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "Error";
  const code = "code" in error && typeof error.code === "string" && error.name === "Error" ? error.code : error.name;
  // undici wraps what happened on the socket.
  if (error.message === "fetch failed" && error.cause instanceof Error) return nameOf(error.cause);
  return /^[A-Za-z_.]{1,80}$/.test(code) ? code : "Error";
}
