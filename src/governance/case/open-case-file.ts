import type { CaseFile, HeldApproval, HeldReview, Said } from "./case-file.ts";
import { type HeldStatement, readStatement, type StatementRow } from "./read-statement.ts";
import type { Artefact, Evidence, GateRequest } from "./statements.ts";

/** @param rows the newest statement of each topic of this subject, in any order */
export function openCaseFile(subject: string, rows: readonly StatementRow[]): CaseFile {
  const inOrder = rows.toSorted((a, b) => a.id - b.id);
  const held = inOrder.map((row) => readStatement(row, (text) => text)).filter((one) => one !== undefined);
  return makeCaseFile(subject, inOrder.at(-1)?.id ?? 0, held);
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

/** A subject that nothing was said about. */
export function emptyCaseFile(subject: string): CaseFile {
  return { subject, newest: 0, requests: none, approvals: none, artefacts: none, evidence: none, reviews: none };
}

/**
 * @param newest of all statements about the subject, also of those that are not held
 * @param held one of each topic, in the order in which they were said: that of the signatures
 */
export function makeCaseFile(subject: string, newest: number, held: Iterable<HeldStatement>): CaseFile {
  const requests = new Map<string, Said<GateRequest>>();
  const approvals = new Map<string, Said<HeldApproval>[]>();
  const artefacts = new Map<string, Said<Artefact>>();
  const evidence = new Map<string, Said<Evidence>>();
  const reviews = new Map<string, Said<HeldReview>>();
  for (const one of held) {
    if (one.kind === "request") requests.set(one.key, one.said);
    else if (one.kind === "artefact") artefacts.set(one.key, one.said);
    else if (one.kind === "evidence") evidence.set(one.key, one.said);
    else if (one.kind === "review") reviews.set(one.key, one.said);
    else {
      const { about } = one.said.body.document;
      const known = approvals.get(about);
      if (known) known.push(one.said);
      else approvals.set(about, [one.said]);
    }
  }
  return {
    subject,
    newest,
    requests: orNone(requests),
    approvals: orNone(approvals),
    artefacts: orNone(artefacts),
    evidence: orNone(evidence),
    reviews: orNone(reviews),
  };
}

/** There are thousands of case files, and most have nothing of some kinds: an empty map is not held for each. */
function orNone<Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return map.size === 0 ? none : map;
}
