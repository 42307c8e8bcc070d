import { z } from "zod";
import { proveRecord } from "../../audit/prove-record.ts";
import type { LogView } from "../../audit/log-view.ts";
import { readProvedEntries } from "../../audit/read-proved-entries.ts";
import { entriesOf } from "../../audit/read-tiles.ts";
import { tileWidth } from "../../audit/tile-path.ts";
import { formatProof } from "../../audit/tlog-proof.ts";
import { Problem } from "../../core/problem.ts";
import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import { judgeInputs } from "../../governance/reports/judge-inputs.ts";
import { judgementJson } from "../../governance/reports/judgement-json.ts";
import type { Actor } from "../actor.ts";
import { requireAllowed, useCaseResource } from "../authorize.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { openSubject } from "../governance/subject.ts";
import type { AdminDeps } from "../deps.ts";
import { createPace } from "../replay/pace.ts";
import { changeBy } from "../record-change.ts";
import { allFiles, bundleFiles, derivedFiles, fileText, type Manifest, manifestFile, sealFile } from "./bundle-files.ts";
import { collectEvidenceInputs } from "./collect-evidence-inputs.ts";
import { followRecords, type RecordFollower } from "./follow-records.ts";
import { thingsOf } from "./match-record.ts";

export const evidenceBundleView = z
  .object({ useCase: z.string(), files: z.object(Object.fromEntries(allFiles.map((name) => [name, z.string()]))) })
  .meta({ id: "EvidenceBundle" });
export interface EvidenceBundle {
  readonly useCase: string;
  readonly files: Readonly<Record<(typeof allFiles)[number], string>>;
}

/**
 * The evidence bundle of a use case: what it is judged by, the verdicts, the same as OSCAL, and proofs that the log has all of it. It is
 * sealed by the log itself, which takes the manifest's digest as a record: no other key signs, and every export is known.
 *
 * Rejects with Problem `not_found`, `forbidden`; `conflict` where something changed meanwhile; `audit_unavailable` where the log has not what the
 * store has, or has more.
 */
export async function exportEvidence(deps: AdminDeps, actor: Actor, name: string): Promise<EvidenceBundle> {
  await openSubject(deps, actor, "ReadRegister", `UseCase/${name}`);
  // It tells who signed and holds roles, and what is in the log.
  requireAllowed(deps, actor, "ReadAccess", useCaseResource(deps, name));
  requireAllowed(deps, actor, "ReadLog", useCaseResource(deps, name));
  const { inputs, view } = await deps.exclusive(async () => {
    const collected = await collectEvidenceInputs(deps, name, deps.clock());
    await deps.log.publish();
    return { inputs: collected, view: deps.log.view() };
  });
  const judged = judgeInputs(inputs, digestOf);
  requireSame(deps, inputs, fileText(judgementJson(judged.judgement)));
  const follower = followRecords(inputs);
  const files = {
    "inputs.json": fileText(inputs),
    ...derivedFiles(inputs, judged),
    "proofs.json": fileText(await proveAll(view, inputs, follower)),
  };
  const manifest: Manifest = {
    format: "sallyport-evidence/1",
    useCase: name,
    at: inputs.at,
    exportedBy: actor.name,
    standard: inputs.standard,
    files: {
      "inputs.json": digestOf(files["inputs.json"]),
      "judgement.json": digestOf(files["judgement.json"]),
      "assessment-results.json": digestOf(files["assessment-results.json"]),
      "proofs.json": digestOf(files["proofs.json"]),
    },
  };
  const text = fileText(manifest);
  const sealed = await deps.exclusive(async () => {
    await requireNothingNew(deps.log, view.checkpoint.size, inputs, follower);
    return await seal(deps, actor, name, text);
  });
  return { useCase: name, files: { ...files, [manifestFile]: text, [sealFile]: sealed } };
}

/** What is in force now must follow from what is exported; what changed in between is another bundle's. */
function requireSame(deps: AdminDeps, { useCase, at }: EvidenceInputs, text: string): void {
  const { judgement } = judgeNow({ register: deps.register, clock: () => at }, useCase);
  if (fileText(judgementJson(judgement)) !== text) throw changed(useCase);
}

function changed(useCase: string): Problem {
  const detail = `${useCase} changed while its evidence was put together, so that nothing is exported. Ask again; if it stays so, report it.`;
  return new Problem("conflict", detail);
}

/** Of everything, and of nothing less than the log has. */
async function proveAll(view: LogView, inputs: EvidenceInputs, follower: RecordFollower): Promise<Record<string, string>> {
  const pace = createPace();
  for await (const part of readProvedEntries(view)) {
    follower.follow(part);
    await pace();
  }
  const [hidden] = follower.hidden();
  if (hidden !== undefined) throw notWhole(inputs.useCase, `The audit log has ${hidden}, and the store does not.`);
  const proofs: Record<string, string> = {};
  for (const { key } of thingsOf(inputs)) {
    const index = follower.found.get(key);
    if (index === undefined) throw notWhole(inputs.useCase, `The audit log has no record of ${key}.`);
    proofs[key] = formatProof(await proveRecord(view, index));
    await pace();
  }
  return proofs;
}

function notWhole(useCase: string, what: string): Problem {
  return new Problem(
    "audit_unavailable",
    `${what} So nothing is exported of ${useCase}: who looks after the store must look at it.`,
  );
}

/** What was said meanwhile is not in the bundle, and its seal would be of a time when it was in force. */
async function requireNothingNew(log: AdminDeps["log"], from: number, { useCase }: EvidenceInputs, follower: RecordFollower) {
  await log.publish();
  const view = log.view();
  for (let bundle = Math.floor(from / tileWidth); bundle * tileWidth < view.checkpoint.size; bundle++) {
    const first = bundle * tileWidth;
    const entries = entriesOf(await view.bundle(bundle), `entries ${bundle}`);
    const known = Math.max(0, from - first);
    follower.follow({ first: first + known, entries: entries.slice(known) });
  }
  if (follower.hidden().length > 0) throw changed(useCase);
}

async function seal(deps: AdminDeps, actor: Actor, useCase: string, manifest: string): Promise<string> {
  const change = changeBy(actor, {
    action: "evidence-export",
    target: `UseCase/${useCase}`,
    digest: digestOf(manifest),
    detail: { files: bundleFiles.length },
  });
  const index = await deps.audit.append({ type: "change", at: deps.clock(), ...change });
  await deps.log.publish();
  return formatProof(await proveRecord(deps.log.view(), index));
}
