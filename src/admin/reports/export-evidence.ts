import { z } from "zod";
import { proveRecord } from "../../audit/prove-record.ts";
import { formatProof } from "../../audit/tlog-proof.ts";
import type { LogView } from "../../audit/log-view.ts";
import { Problem } from "../../core/problem.ts";
import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import { judgeInputs } from "../../governance/reports/judge-inputs.ts";
import { judgementJson } from "../../governance/reports/judgement-json.ts";
import type { Actor } from "../actor.ts";
import { requireAllowed, useCaseResource } from "../authorize.ts";
import { digestOf } from "../governance/digest-of.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { openSubject } from "../governance/subject.ts";
import type { PasskeyDeps } from "../passkeys/passkey-deps.ts";
import { changeBy } from "../record-change.ts";
import {
  allFiles,
  bundleFiles,
  derivedFiles,
  fileDigest,
  fileText,
  type Manifest,
  manifestFile,
  sealFile,
} from "./bundle-files.ts";
import { collectEvidenceInputs } from "./collect-evidence-inputs.ts";
import { findRecords } from "./find-records.ts";
import { type LoggedThing, loggedStatement, loggedTransition, loggedVersion } from "./match-record.ts";

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
 * Rejects with Problem `not_found`, `forbidden`; `conflict` where something changed meanwhile; `internal` where what is read here does
 * not come to the verdicts that are in force, and then nothing is given; `audit_unavailable`.
 */
export async function exportEvidence(deps: PasskeyDeps, actor: Actor, name: string): Promise<EvidenceBundle> {
  await openSubject(deps, actor, "ReadRegister", `UseCase/${name}`);
  // It tells who signed and holds roles, and what is in the log.
  requireAllowed(deps, actor, "ReadAccess", useCaseResource(deps, name));
  requireAllowed(deps, actor, "ReadLog", useCaseResource(deps, name));
  const inputs = await deps.exclusive(() => collectEvidenceInputs(deps, name, deps.clock()));
  const judged = judgeInputs(inputs, digestOf);
  requireSame(deps, inputs, fileText(judgementJson(judged.judgement)));
  await deps.log.publish();
  const files = {
    "inputs.json": fileText(inputs),
    ...derivedFiles(inputs, judged),
    "proofs.json": fileText(await proveAll(deps.log.view(), inputs)),
  };
  const manifest: Manifest = {
    format: "sallyport-evidence/1",
    useCase: name,
    at: inputs.at,
    exportedBy: actor.name,
    standard: inputs.standard,
    files: {
      "inputs.json": fileDigest(files["inputs.json"]),
      "judgement.json": fileDigest(files["judgement.json"]),
      "assessment-results.json": fileDigest(files["assessment-results.json"]),
      "proofs.json": fileDigest(files["proofs.json"]),
    },
  };
  const text = fileText(manifest);
  return { useCase: name, files: { ...files, [manifestFile]: text, [sealFile]: await seal(deps, actor, name, text) } };
}

/** What is in force now must follow from what is exported; what changed in between is another bundle's. */
function requireSame(deps: PasskeyDeps, { useCase, at }: EvidenceInputs, text: string): void {
  const { judgement } = judgeNow({ register: deps.register, clock: () => at }, useCase);
  if (fileText(judgementJson(judgement)) === text) return;
  throw new Problem(
    "conflict",
    `${useCase} changed while its evidence was put together, so that nothing is exported. Ask again; if it stays so, report it.`,
  );
}

async function proveAll(view: LogView, inputs: EvidenceInputs): Promise<Record<string, string>> {
  const found = await findRecords(view, thingsOf(inputs));
  const proofs: Record<string, string> = {};
  for (const [key, index] of found) proofs[key] = formatProof(await proveRecord(view, index));
  const missing = mustBeLogged(inputs).find(({ key }) => !found.has(key));
  if (missing === undefined) return proofs;
  throw new Problem(
    "audit_unavailable",
    `The audit log has no record of ${missing.key} of ${inputs.useCase}, so nothing is exported.`,
  );
}

/** Everything that people and programs said, and every step. */
export function mustBeLogged({ useCase, statements, transitions }: EvidenceInputs): readonly LoggedThing[] {
  return [...statements.map(loggedStatement), ...transitions.map((step, n) => loggedTransition(useCase, step, n))];
}

/** And versions, but for those that the program itself declared at its first start. */
export function thingsOf(inputs: EvidenceInputs): readonly LoggedThing[] {
  return [...mustBeLogged(inputs), ...inputs.versions.map(loggedVersion)];
}

async function seal(deps: PasskeyDeps, actor: Actor, useCase: string, manifest: string): Promise<string> {
  const change = changeBy(actor, {
    action: "evidence-export",
    target: `UseCase/${useCase}`,
    digest: fileDigest(manifest),
    detail: { files: bundleFiles.length },
  });
  const index = await deps.audit.append({ type: "change", at: deps.clock(), ...change });
  await deps.log.publish();
  return formatProof(await proveRecord(deps.log.view(), index));
}
