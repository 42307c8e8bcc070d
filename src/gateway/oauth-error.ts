import type { Problem } from "../core/problem.ts";

export interface OauthError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A Problem as the token endpoint says it: RFC 6749, section 5.2. */
export function oauthErrorOf(problem: Problem): OauthError {
  const error = problem.subtype ?? wordFor(problem.status);
  const retry = problem.retryAfterSeconds;
  return {
    status: error === "invalid_client" ? 401 : problem.subtype !== undefined || problem.status < 404 ? 400 : problem.status,
    headers: {
      // Both ways in which a client may show its key.
      ...(error === "invalid_client" && { "www-authenticate": 'Basic realm="sallyport", Bearer' }),
      ...(retry !== undefined && { "retry-after": String(retry) }),
    },
    body: JSON.stringify({ error, error_description: printable(problem.detail) }),
  };
}

function wordFor(status: number): string {
  if (status === 401) return "invalid_client";
  if (status === 403) return "unauthorized_client";
  if (status === 503 || status === 429) return "temporarily_unavailable";
  return status >= 500 ? "server_error" : "invalid_request";
}

/** All that a description may hold. */
function printable(text: string): string {
  return text.replaceAll(/["\\]/g, "'").replaceAll(/[^\x20-\x7e]/g, "?");
}
