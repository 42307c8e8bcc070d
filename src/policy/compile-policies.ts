import type { Plane } from "../core/authentication.ts";
import { Problem } from "../core/problem.ts";
import { defaultPolicies } from "./default-policies.ts";
import { factPaths } from "./facts.ts";
import { parsePolicies, type ParsedPolicy } from "./parse-policies.ts";
import { mergeReads, type Reads } from "./note-reads.ts";
import { readPolicy } from "./read-policy.ts";

/** Policies that parsed and fit the schema. */
export interface CompiledPolicies {
  readonly digest: string;
  /** By the name that decisions give them. */
  readonly policies: ReadonlyMap<string, ParsedPolicy>;
  readonly planes: Readonly<Record<Plane, PlanePolicies>>;
}

/** The policies that can decide anything on one plane. */
export interface PlanePolicies {
  readonly plane: Plane;
  readonly texts: Readonly<Record<string, string>>;
  /** What they read, all together. */
  readonly reads: Reads;
  /** Those that read how sure it is who asks: what any other denies, no log-in would let through. */
  readonly readingLogIns: ReadonlySet<string>;
  /** Whether there is a permit among these. */
  readonly logInsPermit: boolean;
}

export interface PolicyResource {
  readonly name: string;
  readonly cedar: string;
}

/**
 * The shipped policies and those of the register, as one set; a register's policy is named `RESOURCE/ID` in decisions. A shipped
 * policy that one of the register replaces (see `replaceablePolicies`) is left out for as long as that one stands.
 * Throws Problem `policy_unavailable` when one does not parse or does not fit the schema: half a policy set is none.
 *
 * @param digest identifies the set in the log
 */
export function compilePolicies(resources: readonly PolicyResource[], digest: string): CompiledPolicies {
  const policies = new Map<string, ParsedPolicy>();
  const add = (prefix: string, cedar: string, from: string): void => {
    const parsed = parsePolicies(cedar);
    if (!parsed.ok)
      throw new Problem("policy_unavailable", `The policy ${from} does not hold: ${parsed.mistakes[0]?.message ?? ""}`);
    for (const [id, policy] of parsed.policies) policies.set(prefix + id, policy);
    for (const id of parsed.replaced) policies.delete(id);
  };
  // The shipped ones come first, so that there is something to replace; names of resources' policies hold a slash, theirs don't.
  add("", defaultPolicies, "default");
  for (const { name, cedar } of resources) add(`${name}/`, cedar, name);
  return assemblePolicies(policies, digest);
}

/** Just these, without the shipped ones. */
export function assemblePolicies(policies: ReadonlyMap<string, ParsedPolicy>, digest: string): CompiledPolicies {
  return { digest, policies, planes: { data: planeOf("data", policies), control: planeOf("control", policies) } };
}

function planeOf(plane: Plane, policies: ReadonlyMap<string, ParsedPolicy>): PlanePolicies {
  const mine = [...policies].filter(([, { planes }]) => planes.includes(plane));
  const reads = mine.map(([id, { json }]) => ({ id, effect: json.effect, reads: readPolicy(json, factPaths[plane]) }));
  const ofLogIns = reads.filter((one) => readsLogIns(one.reads));
  return {
    plane,
    texts: Object.fromEntries(mine.map(([id, { text }]) => [id, text])),
    reads: mergeReads(reads.map((one) => one.reads)),
    readingLogIns: new Set(ofLogIns.map(({ id }) => id)),
    logInsPermit: ofLogIns.some(({ effect }) => effect === "permit"),
  };
}

function readsLogIns({ everything, facts }: Reads): boolean {
  return everything || [...facts.keys()].some((path) => path.startsWith("context.authentication."));
}
