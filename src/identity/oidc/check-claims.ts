import type { Plane } from "../../core/authentication.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { minutes, seconds } from "../../core/units.ts";
import type { PreparedProvider } from "./prepare-providers.ts";
import type { ReadToken } from "./read-token.ts";
import { expired, notValid, notYetValid } from "./refuse-token.ts";

/** What else of a token's claims is needed, checked. */
export interface CheckedClaims {
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly authenticatedAt: number;
  readonly saysWhen: boolean;
  readonly nonce: string | undefined;
}

const maxAudiences = 100;
const maxSubject = 1000;
/** The last instant that a Date can hold. */
const lastInstant = 8.64e12;

/**
 * Whether a token is meant for a plane of this gateway (RFC 9068, section 4). It may be for others besides, and for whatever
 * application the issuer made it: `azp` is for `required` to limit. One that is for both planes is for neither: it would carry what was
 * entrusted to an application over to the administration.
 *
 * @param siblings all providers of the token's issuer
 */
export function isForPlane(
  claims: JsonObject,
  plane: Plane,
  provider: PreparedProvider,
  siblings: readonly PreparedProvider[],
): boolean {
  const ours = provider.audiences[plane];
  if (!audiencesOf(claims, provider.spec.audienceClaim).some((audience) => ours.has(audience))) return false;
  const other = plane === "data" ? "control" : "data";
  return !siblings.some(({ audiences, spec }) =>
    audiencesOf(claims, spec.audienceClaim).some(
      (audience) => audiences[other].has(audience) || (plane === "data" && audience === spec.login?.clientId),
    ),
  );
}

/** For a log-in of our own: the client id is in `aud`, and is `azp` where there is one. */
export function isForClient(claims: JsonObject, clientId: string): boolean {
  const named = audiencesOf(claims, "aud");
  const { azp } = claims;
  return named.includes(clientId) && (azp === undefined ? named.length === 1 : azp === clientId);
}

function audiencesOf(claims: JsonObject, claim: "aud" | "client_id" | "azp"): readonly string[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof value === "string") return [value];
  if (claim !== "aud" || !Array.isArray(value) || value.length > maxAudiences) return [];
  return value.every((audience) => typeof audience === "string") ? value : [];
}

/**
 * Time, type, subject and the conditions of the provider. The end counts to the instant; what lies in the future is forgiven up to
 * the provider's clock skew. An id token for a log-in has no `typ` of access tokens, whatever the provider's tokenType.
 *
 * Throws Problem `credential_invalid`, `credential_expired`.
 */
export function checkClaims(token: ReadToken, provider: PreparedProvider, login: boolean, now: number): CheckedClaims {
  const { claims, type } = token;
  const { spec } = provider;
  const endsAt = instant(claims["exp"]);
  const issuedAt = instant(claims["iat"]);
  const from = claims["nbf"] === undefined ? issuedAt : instant(claims["nbf"]);
  const loggedInAt = claims["auth_time"] === undefined ? issuedAt : instant(claims["auth_time"]);
  const { sub, nonce } = claims;
  if (endsAt === undefined || issuedAt === undefined || from === undefined || loggedInAt === undefined) throw notValid();
  if (typeof sub !== "string" || sub === "" || sub.length > maxSubject) throw notValid();
  if (!hasType(type, login ? "id-token" : spec.tokenType) || isForSomethingElse(claims)) throw notValid();

  if (now >= endsAt) throw expired();
  const soon = now + seconds(spec.clockSkewSeconds);
  if (issuedAt > soon || from > soon || loggedInAt > soon) throw notYetValid();
  if (endsAt - issuedAt > minutes(spec.maxTokenMinutes)) throw notValid();
  if (!provider.required(claims)) throw notValid();
  return {
    subject: sub,
    expiresAt: endsAt,
    authenticatedAt: Math.min(loggedInAt, now),
    saysWhen: claims["auth_time"] !== undefined,
    nonce: typeof nonce === "string" ? nonce : undefined,
  };
}

/** Milliseconds of a NumericDate (RFC 7519, section 2). */
function instant(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && value > 0 && value < lastInstant ? value * 1000 : undefined;
}

/** RFC 8725, section 3.11. `any` is any of what access and id tokens have, and not the type of some other statement of the issuer. */
function hasType(type: string | undefined, wanted: "any" | "at+jwt" | "JWT" | "id-token"): boolean {
  if (wanted === "at+jwt") return type === "at+jwt";
  if (wanted === "JWT") return type === "jwt";
  return type === undefined || type === "jwt" || (wanted === "any" && type === "at+jwt");
}

/**
 * Statements that are signed by the same issuer, for the same client, and are no identity: of a log-out (`events`: OpenID Connect
 * Back-Channel Logout, section 2.4; RFC 8417). Tokens that only count together with a key (`cnf`: RFC 7800), which can't be checked here:
 * whoever stole one would need no key. And tokens with which somebody else acts (`act`: RFC 8693, section 4.1): they would pass for the
 * person's own; programs that call on behalf of people exchange their tokens here.
 */
function isForSomethingElse(claims: JsonObject): boolean {
  return ["events", "cnf", "act"].some((claim) => Object.hasOwn(claims, claim));
}
