import { spellFact } from "../../policy/describe-policy.ts";
import { callFacts } from "../../policy/facts.ts";
import type { Reads } from "../../policy/note-reads.ts";
import type { DecidedCall } from "./decided-record.ts";

/** What the record of a version that kept nothing of it would have to say. */
const keptSince: ReadonlySet<string> = new Set([
  "principal^Role",
  "principal^Group",
  "context.endUser^Role",
  "context.endUser^Group",
  "context.authentication.ageMinutes",
  "context.useCase.state",
  "context.useCase.approvedClass",
  "context.usesTools",
  "context.safeMode",
]);

/**
 * The facts that policies read of a call and nobody knows any more, as Cedar spells them. None is ever guessed.
 *
 * @param readThen what the policies read that decided then: of groups, the record has those that they named. Undefined where nobody
 *   knows which these were
 */
export function findMissing({ record, asked }: DecidedCall, reads: Reads, readThen: Reads | undefined): readonly string[] {
  const paths = reads.everything ? callFacts.map(({ path }) => path) : [...reads.facts.keys()];
  const missing = paths.flatMap((path): readonly string[] => {
    if (path === "context.ip") return [path];
    if (path.startsWith("context.endUser") && record.endUser === undefined) return [];
    if (asked === undefined) return keptSince.has(path) ? [spellFact(path)] : [];
    if (path === "principal^Group") return missingGroups(path, asked.groups, asked.cut === true, reads, readThen);
    if (path === "context.endUser^Group") return missingGroups(path, asked.endUserGroups, asked.cut === true, reads, readThen);
    if (path === "context.authentication.strength" && record.strength === undefined) return [path];
    if (path === "principal.kind" && record.kind === undefined) return [path];
    return [];
  });
  return missing.sort();
}

/** @param kept of the groups they were in those that were named then; undefined for none at all, or, where it was cut, for nobody knows */
function missingGroups(
  path: string,
  kept: readonly string[] | undefined,
  cut: boolean,
  reads: Reads,
  readThen: Reads | undefined,
): readonly string[] {
  if (kept === undefined) return cut ? [spellFact(path)] : [];
  const then = readThen?.facts.get(path);
  if (readThen?.everything === true || then?.whole === true) return [];
  const wanted = reads.facts.get(path);
  if (reads.everything || wanted?.whole === true) return [spellFact(path)];
  const unknown = [...(wanted?.values ?? [])]
    .map(String)
    .filter((group) => !kept.includes(group) && then?.values.has(group) !== true);
  return unknown.map((group) => `${spellFact(path)} ${group}`);
}
