import {
  checkParsePolicySet,
  policySetTextToParts,
  policyToJson,
  schemaToJson,
  validate,
  type DetailedError,
  type PolicyJson,
  type SchemaJson,
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

/** Characters of the texts that are remembered: those in force, those that are tried out, and some that are being written. */
const mostRemembered = 1_000_000;
const remembered = new Map<string, ParsedPolicies>();
let rememberedLength = 0;

/**
 * Splits Cedar text into its policies, by the @id that each must have, and checks them against the schema in strict mode.
 * Templates are refused. A text that was parsed before, as the shipped ones are with every change, costs nothing. Throws Problem
 * `policy_unavailable` when the engine itself fails.
 */
export function parsePolicies(cedar: string): ParsedPolicies {
  const known = remembered.get(cedar);
  if (known !== undefined) return known;
  const intricate = tooIntricate(cedar);
  if (intricate !== undefined) return refuse(cedar, [{ message: intricate }]);
  try {
    const parsed = parseWithEngine(cedar);
    if (parsed.ok) remember(cedar, parsed);
    return parsed;
  } catch (cause) {
    throw new Problem("policy_unavailable", "The policy engine failed. Restart Sallyport, then look at the policies.", { cause });
  }
}

/** The oldest are forgotten first. */
function remember(cedar: string, parsed: ParsedPolicies): void {
  remembered.set(cedar, parsed);
  rememberedLength += cedar.length;
  for (const oldest of remembered.keys()) {
    if (rememberedLength <= mostRemembered) return;
    remembered.delete(oldest);
    rememberedLength -= oldest.length;
  }
}

/** A policy as it stands in its text. */
interface ReadPolicy {
  readonly text: string;
  /** Where it begins, bytes. */
  readonly start: number;
  readonly json: PolicyJson;
  readonly advice?: string;
}

function parseWithEngine(cedar: string): ParsedPolicies {
  const parts = policySetTextToParts(cedar);
  if (parts.type === "failure") return refuse(cedar, parts.errors.map(readError));
  if (parts.policy_templates.length > 0) return refuse(cedar, [{ message: "policy templates are not supported" }]);

  const read = new Map<string, ReadPolicy>();
  const replaced: string[] = [];
  let after = 0;
  for (const text of parts.policies) {
    const begins = Math.max(0, cedar.indexOf(text, after));
    after = begins + text.length;
    const start = bytesOf(cedar.slice(0, begins)).length;
    const wrong = (message: string): ParsedPolicies => refuse(cedar, [{ message, at: start }]);
    const converted = policyToJson(text);
    if (converted.type === "failure")
      return refuse(
        cedar,
        converted.errors.map(readError).map((error) => moveBy(error, start)),
      );
    const { json } = converted;
    const { id, advice, replaces } = json.annotations ?? {};
    if (id === undefined || !/^[a-z0-9][a-z0-9._-]{0,62}$/.test(id)) {
      return wrong('each policy needs an @id("…") of lower-case letters, digits, dots, dashes and underscores');
    }
    if (read.has(id)) return wrong(`two policies have the @id ${id}`);
    if (advice !== undefined && (advice.length > longestAdvice || /\p{Cc}/u.test(advice)))
      return wrong(`${id}: its @advice is one line of at most ${longestAdvice} characters`);
    read.set(id, { text, start, json, ...(advice !== undefined && advice !== "" && { advice }) });
    if (replaces === undefined) continue;
    if (!replaceablePolicies.has(replaces)) return wrong(`${id}: there is no replaceable policy "${replaces}"`);
    if (json.effect !== "forbid") return wrong(`${id}: only a forbid can replace a shipped forbid`);
    replaced.push(replaces);
  }
  if (read.size === 0) return refuse(cedar, [{ message: "there is no policy in it" }]);
  const parsed = checkParsePolicySet({ staticPolicies: textsOf(read) });
  if (parsed.type === "failure")
    return refuse(
      cedar,
      parsed.errors.map(({ message }) => ({ message })),
    );

  const named = new Map([...read].filter(([, { json }]) => json.action.op !== "All"));
  const unnamed = new Map([...read].filter(([id]) => !named.has(id)));
  const mistakes = [...mistakesOf(cedarSchema, named), ...mistakesOf(callSchema, unnamed)];
  if (mistakes.length > 0) return refuse(cedar, mistakes);
  // A policy that names no action is about calls, so that a wide permit makes nobody an administrator. A forbid holds on the
  // control plane too where it fits it.
  const forbids = new Map([...unnamed].filter(([, { json }]) => json.effect === "forbid"));
  const callsAlone = new Set(mistakesOf(adminSchema, forbids).map(({ policy }) => policy));
  const policies = new Map<string, ParsedPolicy>();
  for (const [id, { text, json, advice }] of read) {
    const everywhere = forbids.has(id) && !callsAlone.has(id);
    const planes = planesNamed(json) ?? (everywhere ? (["data", "control"] as const) : (["data"] as const));
    policies.set(id, { text, json, planes, ...(advice !== undefined && { advice }) });
  }
  return { ok: true, policies, replaced };
}

function textsOf(policies: ReadonlyMap<string, { readonly text: string }>): Record<string, string> {
  return Object.fromEntries([...policies].map(([id, { text }]) => [id, text]));
}

/** In the engine's own form, by text: reading one costs more than checking a policy against it. */
const schemas = new Map<string, SchemaJson<string>>();

function readSchema(text: string): SchemaJson<string> {
  const known = schemas.get(text);
  if (known !== undefined) return known;
  const read = schemaToJson(text);
  if (read.type === "failure") throw new Error(`The schema of policies is not sound: ${read.errors[0]?.message ?? ""}`);
  schemas.set(text, read.json);
  return read.json;
}

interface Located {
  readonly message: string;
  /** Bytes into the text; undefined where it is about no place. */
  readonly at?: number;
}

function mistakesOf(
  schemaText: string,
  policies: ReadonlyMap<string, Pick<ReadPolicy, "text" | "start">>,
): readonly (Located & { readonly policy: string })[] {
  if (policies.size === 0) return [];
  const schema = readSchema(schemaText);
  const valid = validate({ schema, policies: { staticPolicies: textsOf(policies) }, validationSettings: { mode: "strict" } });
  // All of it parsed before, so that this is the engine's own trouble.
  if (valid.type === "failure") throw new Error(valid.errors[0]?.message ?? "The policies could not be checked.");
  return valid.validationErrors.map(({ policyId, error }) => {
    const { message, ...place } = readError(error);
    const said = message.replace(`for policy \`${policyId}\`, `, "");
    return {
      ...moveBy({ message: `${policyId}: ${said}`, ...place }, policies.get(policyId)?.start ?? 0),
      policy: policyId,
    };
  });
}

/** Longest list of what was expected: more does not help. */
const longestLabel = 160;

function readError({ message, help, sourceLocations }: DetailedError): Located {
  const [place] = sourceLocations ?? [];
  const label = place?.label ?? "";
  const more = [label.length <= longestLabel ? label : "", help ?? ""].filter((text) => text !== "" && text !== message);
  return { message: [message, ...more].join("; "), ...(place && { at: place.start }) };
}

function moveBy({ message, at }: Located, start: number): Located {
  return { message, ...(at !== undefined && { at: start + at }) };
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

function refuse(cedar: string, mistakes: readonly Located[]): ParsedPolicies {
  return {
    ok: false,
    mistakes: mistakes.slice(0, 20).map(({ message, at }) => ({
      path: "spec.cedar",
      message: at === undefined ? message : `${placeOf(cedar, at)}: ${message}`,
    })),
  };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function placeOf(cedar: string, at: number): string {
  const before = new TextDecoder().decode(bytesOf(cedar).subarray(0, at));
  const lines = before.split("\n");
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
