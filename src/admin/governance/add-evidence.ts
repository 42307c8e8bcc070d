import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { toInstant } from "../../core/units.ts";
import type { CaseFile } from "../../governance/case/case-file.ts";
import { clockSkewMs } from "../../governance/case/judge-evidence.ts";
import { type Evidence, evidenceBody } from "../../governance/case/statements.ts";
import { digestSchema } from "../../governance/schemas/shared.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { lineInput } from "../text-input.ts";
import type { GovernanceDeps } from "./governance-deps.ts";
import { requireRoom } from "./require-room.ts";
import { sayAll } from "./say.ts";
import { standardNow } from "./standard-now.ts";
import { digestSetNow, judgeNow } from "./judge-now.ts";
import { openSubject, type Subject } from "./subject.ts";

export const evidenceItem = z.strictObject({
  control: z.string().max(20).describe("Such as NET-005."),
  outcome: z.enum(["pass", "fail", "unknown", "not-applicable-proved"]),
  observedAt: z.iso.datetime({ offset: true }).describe("When it was seen; not in the future."),
  digest: digestSchema.describe("SHA-256 of what it rests on: a report, a scan, a run."),
  source: lineInput(500).describe("scanner, probe, import, drill …"),
  summary: lineInput(2000).describe("What was seen, for people."),
  digestSet: z
    .union([z.literal("current"), digestSchema])
    .optional()
    .describe("Where it holds for one digest set alone: `current` for the one that stands now."),
});

export const evidenceInput = z.strictObject({ items: z.array(evidenceItem).min(1).max(100) });

export const evidenceView = evidenceItem
  .extend({ id: z.int(), subject: z.string(), digestSet: z.string().optional(), by: z.string(), at: z.iso.datetime() })
  .meta({ id: "Evidence" });
export type EvidenceView = z.infer<typeof evidenceView>;

/**
 * Says what was seen of controls: all of it or nothing. The newest of each control counts, and only as long as the standard says.
 * Rejects with Problem `resource_invalid` for a control that evidence cannot show, or a digest set that is none of it; `conflict` for what
 * was seen before a failure; `rate_limited`.
 */
export function addEvidence(
  deps: GovernanceDeps,
  actor: Actor,
  subjectText: string,
  { items }: z.infer<typeof evidenceInput>,
): Promise<readonly EvidenceView[]> {
  return deps.exclusive(async () => {
    const subject = await openSubject(deps, actor, "AddEvidence", subjectText);
    const standard = standardNow(deps);
    const now = deps.clock();
    const sets = items.some(({ digestSet }) => digestSet !== undefined) ? digestSetsOf(deps, subject) : undefined;
    const words = items.map((item, n) => {
      requireShowable(standard, item.control, `items.${n}.control`);
      const { digestSet: of, ...said } = item;
      const digestSet = of === "current" ? sets?.current : of;
      if (digestSet !== undefined && sets?.all.has(digestSet) !== true)
        throw invalid(`items.${n}.digestSet`, "is neither what stands now nor what a gate froze or was asked for");
      const observedAt = requireSeen(said.observedAt, now, `items.${n}.observedAt`);
      const body: Evidence = evidenceBody.parse({ ...said, observedAt, ...(digestSet !== undefined && { digestSet }) });
      requireNoLaterFailure(deps.cases.caseFile(subject.text), body, now);
      const topic = `evidence/${digestSet === undefined ? item.control : `${item.control}/${digestSet}`}`;
      const detail = { outcome: item.outcome, source: item.source, observedAt, rests: item.digest };
      return { subject: subject.text, topic, body, saying: { action: "evidence-add", detail } };
    });
    const topics = new Set(words.map(({ topic }) => topic));
    if (topics.size < words.length) throw invalid("items", "must not speak of one control twice");
    requireRoom(deps.cases.caseFile(subject.text), [...topics]);
    deps.governance.evidenceRate.take(actor.name, items.length);
    return (await sayAll(deps, actor, words)).map(viewEvidence);
  });
}

/** The newest of each control, by control. */
export async function listEvidence(deps: AdminDeps, actor: Actor, subject: string): Promise<readonly EvidenceView[]> {
  const { text } = await openSubject(deps, actor, "ReadRegister", subject);
  const current = await deps.store.currentStatements(text);
  return current.filter(({ topic }) => topic.startsWith("evidence/")).map(viewEvidence);
}

function viewEvidence({ id, subject, body, by, at }: StoredStatement): EvidenceView {
  const { observedAt, ...said } = JSON.parse(body) as Evidence;
  return { id, subject, ...said, observedAt: toInstant(observedAt), by, at: toInstant(at) };
}

function requireShowable({ controls }: Standard, id: string, path: string): void {
  const control = controls.get(id);
  if (control === undefined) throw invalid(path, `${id} is no control of the standard`);
  if (control.verification.kind === "attestation")
    throw invalid(path, `${id} is attested by people: file an artefact for it, and have it signed`);
}

/** What evidence may be bound to. Anything else would count for nothing, and fill the case file. */
function digestSetsOf(
  deps: AdminDeps,
  subject: Subject,
): { readonly current: string; readonly all: ReadonlySet<string | undefined> } {
  const current = digestSetNow(deps, subject);
  const { life } = judgeNow(deps, subject.name);
  const asked = [...deps.cases.caseFile(subject.text).requests.values()].map(({ body }) => body.digest);
  return { current, all: new Set([current, life.frozen?.digest, life.approved?.frozen.digest, ...asked]) };
}

function requireSeen(text: string, now: number, path: string): number {
  const at = Date.parse(text);
  if (at > now + clockSkewMs) throw invalid(path, "lies in the future");
  return Math.min(at, now);
}

/** A run that took long, or is told again, hides no failure that was seen since. One of the future is a clock's error, and holds nobody up. */
function requireNoLaterFailure({ evidence }: CaseFile, { control, outcome, observedAt, digestSet }: Evidence, now: number): void {
  if (outcome === "fail") return;
  for (const [key, { body }] of evidence) {
    const hides = key === control || (digestSet === undefined ? body.control === control : key === `${control}/${digestSet}`);
    if (!hides || body.outcome !== "fail" || body.observedAt <= observedAt || body.observedAt > now) continue;
    const detail = `${control} was seen to fail at ${toInstant(body.observedAt)}, later than this. Look again, and say what is seen then.`;
    throw new Problem("conflict", detail);
  }
}

function invalid(path: string, message: string): Problem {
  return new Problem("resource_invalid", `The evidence is not valid: ${path} ${message}.`, { errors: [{ path, message }] });
}
