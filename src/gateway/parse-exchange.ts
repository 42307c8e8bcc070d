import { Problem } from "../core/problem.ts";

/** A request for a token exchange: RFC 8693, section 2.1. */
export interface ExchangeRequest {
  readonly subjectToken: string;
  readonly useCase: string | undefined;
  readonly clientId: string | undefined;
}

export const exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
export const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
const subjectTypes = new Set([
  accessTokenType,
  "urn:ietf:params:oauth:token-type:id_token",
  "urn:ietf:params:oauth:token-type:jwt",
]);
const mostParameters = 50;

/** An error of the token endpoint: RFC 6749, section 5.2, and RFC 8693, section 2.2.2. */
export function oauthProblem(
  error: "invalid_request" | "invalid_target" | "unsupported_grant_type" | "unauthorized_client",
  detail: string,
): Problem {
  return new Problem(error === "unauthorized_client" ? "forbidden" : "request_malformed", detail, { subtype: error });
}

/**
 * No parameter may come twice, one without a value counts as left out, and what is not known is ignored (RFC 6749, section 3.2); a scope is
 * ignored too, and the answer says what the token is for. Throws Problem `request_malformed`.
 */
export function parseExchange(body: Uint8Array): ExchangeRequest {
  const form = parseForm(body);
  const grant = form.get("grant_type");
  if (grant === undefined) throw oauthProblem("invalid_request", "The parameter grant_type is missing.");
  if (grant !== exchangeGrant)
    throw oauthProblem("unsupported_grant_type", `Only the token exchange is served here: grant_type ${exchangeGrant}.`);
  const subjectToken = form.get("subject_token");
  if (subjectToken === undefined) throw oauthProblem("invalid_request", "The parameter subject_token is missing.");
  if (!subjectTypes.has(form.get("subject_token_type") ?? ""))
    throw oauthProblem("invalid_request", `subject_token_type must be one of ${[...subjectTypes].join(", ")}.`);
  if (form.has("actor_token") || form.has("actor_token_type"))
    throw oauthProblem("invalid_request", "Who acts is the client that authenticates: leave actor_token out.");
  const wanted = form.get("requested_token_type");
  if (wanted !== undefined && wanted !== accessTokenType)
    throw oauthProblem("invalid_request", `Only tokens of the type ${accessTokenType} are issued.`);
  if (form.has("resource") || form.has("audience"))
    throw oauthProblem("invalid_target", "Tokens are issued for this gateway alone: leave resource and audience out.");
  if (form.has("client_secret"))
    throw oauthProblem("invalid_request", "A key in the form is not read: send it in the authorization header.");
  return { subjectToken, useCase: form.get("use_case"), clientId: form.get("client_id") };
}

function parseForm(body: Uint8Array): ReadonlyMap<string, string> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw oauthProblem("invalid_request", "The form is not valid UTF-8.");
  }
  const form = new Map<string, string>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++count > mostParameters) throw oauthProblem("invalid_request", "The form has too many parameters.");
    if (form.has(name)) throw oauthProblem("invalid_request", "A parameter is given twice.");
    form.set(name, value);
  }
  for (const [name, value] of form) if (value === "") form.delete(name);
  return form;
}
