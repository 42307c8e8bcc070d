import {
  checkParsePolicySet,
  policySetTextToParts,
  policyToJson,
  validate,
  type PolicyJson,
} from "@cedar-policy/cedar-wasm/nodejs";
import type { Plane } from "../core/authentication.ts";
import { Problem } from "../core/problem.ts";
import { replaceablePolicies } from "./default-policies.ts";
import { tooIntricate } from "./limit-complexity.ts";
import { adminSchema, callSchema, cedarSchema } from "./schema.ts";

export interface PolicyMistake {
  readonly path: string;
  readonly message: string;
}

export interface ParsedPolicy {
  readonly text: string;
  readonly json: PolicyJson;
  /** What it is about: calls, the control plane, or both. */
  readonly planes: readonly Plane[];
  /** For whom it turns away: what it protects, and what to do. */
  readonly advice?: string;
}

export type ParsedPolicies =
  | {
      readonly ok: true;
      /** By id. */
      readonly policies: ReadonlyMap<string, ParsedPolicy>;
      /** Ids of shipped policies in whose place these come. */
      readonly replaced: readonly string[];
    }
  | { readonly ok: false; readonly mistakes: readonly PolicyMistake[] };

const longestAdvice = 500;

/**
 * Splits Cedar text into its policies, by the @id that each must have, and checks them against the schema in strict mode.
 * Templates are refused. Throws Problem `policy_unavailable` when the engine itself fails.
 */
export function parsePolicies(cedar: string): ParsedPolicies {
  const intricate = tooIntricate(cedar);
  if (intricate !== undefined) return refuse([{ message: intricate }]);
  try {
    return parseWithEngine(cedar);
  } catch (cause) {
    throw new Problem("policy_unavailable", "The policy engine failed. Restart Sallyport, then look at the policies.", { cause });
  }
}

function parseWithEngine(cedar: string): ParsedPolicies {
  const parts = policySetTextToParts(cedar);
  if (parts.type === "failure") return refuse(parts.errors);
  if (parts.policy_templates.length > 0) return refuse([{ message: "policy templates are not supported" }]);

  const read = new Map<string, { readonly text: string; readonly json: PolicyJson; readonly advice?: string }>();
  const replaced: string[] = [];
  for (const text of parts.policies) {
    const converted = policyToJson(text);
    if (converted.type === "failure") return refuse(converted.errors);
    const { json } = converted;
    const { id, advice, replaces } = json.annotations ?? {};
    if (id === undefined || !/^[a-z0-9][a-z0-9._-]{0,62}$/.test(id)) {
      return refuse([{ message: 'each policy needs an @id("…") of lower-case letters, digits, dots, dashes and underscores' }]);
    }
    if (read.has(id)) return refuse([{ message: `two policies have the @id ${id}` }]);
    if (advice !== undefined && (advice.length > longestAdvice || /\p{Cc}/u.test(advice)))
      return refuse([{ message: `${id}: its @advice is one line of at most ${longestAdvice} characters` }]);
    read.set(id, { text, json, ...(advice !== undefined && advice !== "" && { advice }) });
    if (replaces === undefined) continue;
    if (!replaceablePolicies.has(replaces)) return refuse([{ message: `${id}: there is no replaceable policy "${replaces}"` }]);
    if (json.effect !== "forbid") return refuse([{ message: `${id}: only a forbid can replace a shipped forbid` }]);
    replaced.push(replaces);
  }
  if (read.size === 0) return refuse([{ message: "there is no policy in it" }]);
  const parsed = checkParsePolicySet({ staticPolicies: textsOf(read) });
  if (parsed.type === "failure") return refuse(parsed.errors);

  const policies = new Map<string, ParsedPolicy>();
  const named = new Map([...read].filter(([, { json }]) => json.action.op !== "All"));
  const mistakes = named.size > 0 ? mistakesOf(cedarSchema, textsOf(named)) : [];
  for (const [id, policy] of read) {
    const planes = planesNamed(policy.json);
    if (planes !== undefined) {
      policies.set(id, { ...policy, planes });
      continue;
    }
    // A policy that names no action is about calls, so that a wide permit makes nobody an administrator. A forbid holds on the
    // control plane too where it fits it.
    const text = { [id]: policy.text };
    mistakes.push(...mistakesOf(callSchema, text));
    const everywhere = policy.json.effect === "forbid" && mistakesOf(adminSchema, text).length === 0;
    policies.set(id, { ...policy, planes: everywhere ? ["data", "control"] : ["data"] });
  }
  return mistakes.length > 0 ? refuse(mistakes) : { ok: true, policies, replaced };
}

function textsOf(policies: ReadonlyMap<string, { readonly text: string }>): Record<string, string> {
  return Object.fromEntries([...policies].map(([id, { text }]) => [id, text]));
}

function mistakesOf(schema: string, staticPolicies: Record<string, string>): { readonly message: string }[] {
  const valid = validate({ schema, policies: { staticPolicies }, validationSettings: { mode: "strict" } });
  if (valid.type === "failure") return valid.errors;
  return valid.validationErrors.map(({ policyId, error }) => ({ message: `${policyId}: ${error.message}` }));
}

/** Undefined where the policy names no action. */
function planesNamed({ action }: PolicyJson): readonly Plane[] | undefined {
  if (action.op === "All") return undefined;
  const named = "entities" in action ? action.entities : "entity" in action ? [action.entity] : [];
  const ids = named.map((uid) => ("__entity" in uid ? uid.__entity.id : uid.id));
  const planes: Plane[] = [];
  if (ids.includes("CallModel")) planes.push("data");
  if (ids.some((id) => id !== "CallModel")) planes.push("control");
  return planes;
}

/** Mistakes of a policy manifest, for `apply`; none when it is sound. */
export function checkPolicy(cedar: string): readonly PolicyMistake[] {
  const parsed = parsePolicies(cedar);
  return parsed.ok ? [] : parsed.mistakes;
}

function refuse(errors: readonly { readonly message: string }[]): ParsedPolicies {
  return { ok: false, mistakes: errors.slice(0, 20).map(({ message }) => ({ path: "spec.cedar", message })) };
}
