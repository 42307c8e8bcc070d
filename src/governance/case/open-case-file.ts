import type { CaseFile, Said } from "./case-file.ts";
import type { Approval, Artefact, Evidence, GateRequest, Review } from "./statements.ts";

/** A statement as the store has it; its body was checked when it was made. */
export interface StatementRow {
  readonly id: number;
  readonly subject: string;
  readonly topic: string;
  readonly body: string;
  readonly digest: string;
  readonly by: string;
  readonly at: number;
  readonly notAfter?: number;
}

/** @param rows the newest statement of each topic of this subject, in any order */
export function openCaseFile(subject: string, rows: readonly StatementRow[]): CaseFile {
  const requests = new Map<string, Said<GateRequest>>();
  const approvals = new Map<string, Said<Approval>[]>();
  const artefacts = new Map<string, Said<Artefact>>();
  const evidence = new Map<string, Said<Evidence>>();
  const reviews = new Map<string, Said<Review>>();
  let newest = 0;
  for (const row of rows) {
    newest = Math.max(newest, row.id);
    const [kind = "", ...rest] = row.topic.split("/");
    const key = rest.join("/");
    // What a later version says in another way counts for nothing here, and so lets nothing through.
    if (kind === "request") requests.set(key, read<GateRequest>(row));
    else if (kind === "artefact") artefacts.set(key, read<Artefact>(row));
    else if (kind === "evidence") evidence.set(key, read<Evidence>(row));
    else if (kind === "review") reviews.set(key, read<Review>(row));
    else if (kind === "approval") {
      const said = read<Approval>(row);
      const { about } = said.body.document;
      const known = approvals.get(about);
      if (known) known.push(said);
      else approvals.set(about, [said]);
    }
  }
  return { subject, newest, requests, approvals, artefacts, evidence, reviews };
}

function read<Body>({ id, digest, by, at, notAfter = Infinity, body }: StatementRow): Said<Body> {
  return { id, digest, by, at, notAfter, body: JSON.parse(body) as Body };
}
