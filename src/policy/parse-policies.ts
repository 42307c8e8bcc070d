import { checkParsePolicySet, policySetTextToParts, policyToJson, validate } from "@cedar-policy/cedar-wasm/nodejs";
import { Problem } from "../core/problem.ts";
import { replaceablePolicies } from "./default-policies.ts";
import { tooIntricate } from "./limit-complexity.ts";
import { cedarSchema } from "./schema.ts";

export interface PolicyMistake {
  readonly path: string;
  readonly message: string;
}

export type ParsedPolicies =
  | {
      readonly ok: true;
      readonly policies: Readonly<Record<string, string>>;
      /** Ids of shipped policies in whose place these come. */
      readonly replaced: readonly string[];
    }
  | { readonly ok: false; readonly mistakes: readonly PolicyMistake[] };

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
  const policies: Record<string, string> = {};
  const replaced: string[] = [];
  for (const text of parts.policies) {
    const json = policyToJson(text);
    if (json.type === "failure") return refuse(json.errors);
    const id = json.json.annotations?.["id"];
    if (id === undefined || !/^[a-z0-9][a-z0-9._-]{0,62}$/.test(id)) {
      return refuse([{ message: 'each policy needs an @id("…") of lower-case letters, digits, dots, dashes and underscores' }]);
    }
    if (Object.hasOwn(policies, id)) return refuse([{ message: `two policies have the @id ${id}` }]);
    policies[id] = text;
    const replaces = json.json.annotations?.["replaces"];
    if (replaces === undefined) continue;
    if (!replaceablePolicies.has(replaces)) return refuse([{ message: `${id}: there is no replaceable policy "${replaces}"` }]);
    if (json.json.effect !== "forbid") return refuse([{ message: `${id}: only a forbid can replace a shipped forbid` }]);
    replaced.push(replaces);
  }
  if (Object.keys(policies).length === 0) return refuse([{ message: "there is no policy in it" }]);
  const parsed = checkParsePolicySet({ staticPolicies: policies });
  if (parsed.type === "failure") return refuse(parsed.errors);
  const valid = validate({ schema: cedarSchema, policies: { staticPolicies: policies }, validationSettings: { mode: "strict" } });
  if (valid.type === "failure") return refuse(valid.errors);
  if (valid.validationErrors.length > 0) {
    return refuse(valid.validationErrors.map(({ policyId, error }) => ({ message: `${policyId}: ${error.message}` })));
  }
  return { ok: true, policies, replaced };
}

/** Mistakes of a policy manifest, for `apply`; none when it is sound. */
export function checkPolicy(cedar: string): readonly PolicyMistake[] {
  const parsed = parsePolicies(cedar);
  return parsed.ok ? [] : parsed.mistakes;
}

function refuse(errors: readonly { readonly message: string }[]): ParsedPolicies {
  return { ok: false, mistakes: errors.slice(0, 20).map(({ message }) => ({ path: "spec.cedar", message })) };
}
