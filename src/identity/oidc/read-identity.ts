import type { Strength } from "../../core/authentication.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { principalNamePattern } from "../../core/names.ts";
import { useCaseRoles, type Role } from "../../core/roles.ts";
import { shareName } from "../share-name.ts";
import { readClaim } from "./match-claims.ts";
import type { PreparedProvider } from "./prepare-providers.ts";
import { notValid } from "./refuse-token.ts";

/** Who a token is, by the claims of it. */
export interface ReadIdentity {
  readonly principal: string;
  readonly serviceAccount: boolean;
  readonly groups: readonly string[];
  readonly roles: readonly Role[];
  readonly strength: Strength;
}

const groupName = /^[^\p{Cc}]{1,250}$/u;

/**
 * What the provider's rules make of verified claims. Throws Problem `credential_invalid` when they name nobody, or a name that
 * another provider's prefix claims.
 *
 * @param prefixes of all providers, in lower case: names that differ only in case are one person's in the directory
 */
export function readIdentity(claims: JsonObject, provider: PreparedProvider, prefixes: readonly string[]): ReadIdentity {
  const matching = provider.rules.filter(({ holds }) => holds(claims));
  const account = matching.find(({ serviceAccount }) => serviceAccount !== undefined)?.serviceAccount;
  const { groupsClaim } = provider.spec;
  const named = groupsClaim === undefined ? [] : textsOf(readClaim(claims, groupsClaim));
  const groups = [...named, ...matching.flatMap((rule) => rule.groups ?? [])].filter((group) => groupName.test(group));
  const roles = matching.flatMap((rule) => rule.roles ?? []).filter((role) => !useCaseRoles.has(role));
  return {
    principal: account ?? personOf(claims, provider, prefixes),
    serviceAccount: account !== undefined,
    groups: [...new Set(groups)].map((group) => shareName(`${provider.name}/${group}`)),
    roles: [...new Set(roles)],
    // A program shows what it holds, whatever its token tells of factors.
    strength: account === undefined ? strengthOf(claims, provider) : 1,
  };
}

function personOf(claims: JsonObject, { spec }: PreparedProvider, prefixes: readonly string[]): string {
  const { claim, prefix = "" } = spec.principal;
  const value = readClaim(claims, claim);
  if (typeof value !== "string" || value === "") throw notValid();
  // Whoever may write any address into their profile would be anybody (OpenID Connect Core, section 5.7).
  if (claim === "email" && !isTrue(claims["email_verified"])) throw notValid();
  const principal = prefix + value;
  if (!principalNamePattern.test(principal)) throw notValid();
  const folded = principal.toLowerCase();
  if (prefixes.some((other) => other.length > prefix.length && folded.startsWith(other))) throw notValid();
  return principal;
}

/** Amazon Cognito has it as a text. */
function isTrue(value: JsonValue | undefined): boolean {
  return value === true || value === "true";
}

/**
 * Only values that the provider lists count: that there are several in `amr` shows nothing. Microsoft Entra ID tells of contexts in a
 * list of its own, `acrs`, and has neither of the others in its v2.0 tokens.
 */
function strengthOf(claims: JsonObject, { spec }: PreparedProvider): Strength {
  const { acr } = claims;
  const contexts = [...(typeof acr === "string" ? [acr] : []), ...textsOf(claims["acrs"])];
  const methods = textsOf(claims["amr"]);
  const shows = (listed: { readonly acr: readonly string[]; readonly amr: readonly string[] }): boolean =>
    contexts.some((context) => listed.acr.includes(context)) || methods.some((method) => listed.amr.includes(method));
  if (shows(spec.strength.phishingResistant)) return 3;
  return shows(spec.strength.multiFactor) ? 2 : 1;
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
