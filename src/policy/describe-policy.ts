import type { CompiledPolicies } from "./compile-policies.ts";
import type { PolicyDescription } from "./decision.ts";
import { factPaths } from "./facts.ts";
import { mergeReads } from "./note-reads.ts";
import { readPolicy } from "./read-policy.ts";

/** A policy in force, for people; undefined where there is none of that id. */
export function describePolicy({ policies }: CompiledPolicies, id: string): PolicyDescription | undefined {
  const policy = policies.get(id);
  if (policy === undefined) return undefined;
  const { json, planes, text, advice } = policy;
  const { everything, facts } = mergeReads(planes.map((plane) => readPolicy(json, factPaths[plane])));
  const reads = everything ? planes.flatMap((plane) => [...factPaths[plane]]) : [...facts.keys()];
  return {
    effect: json.effect,
    ...(advice !== undefined && { advice }),
    reads: [...new Set(reads.map(spellFact))].sort(),
    text: text.trim(),
  };
}

/** `principal^Role` as people know it. */
export function spellFact(path: string): string {
  return path.replace(/\^(?=[A-Z][a-z]+$)/, " in ");
}
