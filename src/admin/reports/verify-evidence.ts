import type { LogView } from "../../audit/log-view.ts";
import { readProvedEntries } from "../../audit/read-proved-entries.ts";
import { parseVerifierKey } from "../../crypto/signed-note.ts";
import { Problem } from "../../core/problem.ts";
import { type EvidenceInputs, evidenceInputsSchema } from "../../governance/reports/evidence-inputs.ts";
import { standardDigest } from "../../governance/reports/standard-digest.ts";
import { loadStandard } from "../../governance/standard/load-standard.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { bundleFiles, manifestFile, manifestSchema, proofsSchema, sealFile } from "./bundle-files.ts";
import { checkInputs } from "./check-inputs.ts";
import { checkProofs, checkSeal, type Proved, type Seal } from "./check-proofs.ts";
import { checkSignatures } from "./check-signatures.ts";
import { followRecords } from "./follow-records.ts";
import { judgeAgain } from "./judge-again.ts";
import { type Differ, parseFile, readTexts } from "./read-bundle.ts";

export interface VerifiedEvidence {
  readonly ok: boolean;
  /** Everything that is not as it must be; empty where all holds. */
  readonly differences: readonly string[];
  /** What the verifier stands on, and nobody in the bundle. */
  readonly trusted: { readonly logKey: string; readonly standard: { readonly version: string; readonly digest: string } };
  readonly useCase?: string;
  /** When it was judged, milliseconds since the epoch. */
  readonly at?: number;
  /** When the log took the seal, and at which index. */
  readonly sealedAt?: number;
  readonly sealIndex?: number;
  readonly verdicts: number;
  readonly signatures: number;
  /** Pages on which passkeys signed: whether these were the control plane's is for whoever verifies to know. */
  readonly origins: readonly string[];
  readonly proofs: number;
  /** Records of the whole log that were looked through for what the bundle leaves out; absent where there was no log. */
  readonly compared?: number;
  /** What neither the log nor a signature shows. */
  readonly unshown: readonly string[];
}

/** More differences than anybody reads are not told. */
const mostDifferences = 100;

/** What a bundle is verified by: kept elsewhere, and never taken from it. */
export interface Verifier {
  readonly logKey: string;
  /** The whole log, where there is a copy of it: only that shows what a bundle leaves out. */
  readonly log?: LogView;
}

/**
 * Verifies a bundle without the gateway that made it: every digest, every passkey's signature, every proof, and every verdict, by judging
 * again. Everything in it is untrusted until the seal leads to `logKey`. Never throws for what a bundle has in it; throws TypeError where the
 * key is malformed.
 *
 * @param files by name, as they are on disk
 */
export async function verifyEvidence(
  files: ReadonlyMap<string, Uint8Array>,
  { logKey, log }: Verifier,
): Promise<VerifiedEvidence> {
  parseVerifierKey(logKey);
  const differences: string[] = [];
  const differ = (text: string): void => {
    if (differences.length < mostDifferences) differences.push(text);
  };
  const trusted = { logKey, standard: { version: loadStandard().version, digest: standardDigest(digestOf) } };
  const nothing = { trusted, verdicts: 0, signatures: 0, origins: [], proofs: 0, unshown: [] };
  const done = (more: Partial<VerifiedEvidence>): VerifiedEvidence => ({
    ...nothing,
    ...more,
    ok: differences.length === 0,
    differences,
  });

  const texts = readTexts(files, differ);
  const manifest = parseFile(texts, manifestFile, (value) => manifestSchema.parse(value), differ);
  if (manifest === undefined) return done({});
  const seal = checkSeal(texts.get(sealFile) ?? "", texts.get(manifestFile) ?? "", manifest, logKey, differ);
  for (const name of bundleFiles)
    if (digestOf(texts.get(name) ?? "") !== manifest.files[name]) differ(`${name} is not the file that the manifest names.`);
  const inputs = parseFile(texts, "inputs.json", (value) => evidenceInputsSchema.parse(value), differ);
  const proofs = parseFile(texts, "proofs.json", (value) => proofsSchema.parse(value), differ);
  if (inputs === undefined || proofs === undefined) return done({ useCase: manifest.useCase });
  checkInputs(manifest, inputs, seal?.at, differ);
  const { held, origins } = await checkSignatures(inputs, differ);
  const proved = checkProofs(inputs, proofs, { logKey, seal }, differ);
  const compared = log && (await compareWithLog(log, inputs, { proved, seal }, differ));
  return done({
    useCase: inputs.useCase,
    at: inputs.at,
    ...(seal && { sealedAt: seal.at, sealIndex: seal.index }),
    signatures: held,
    origins,
    proofs: proved.count,
    verdicts: judgeAgain(inputs, texts, differ),
    ...(compared !== undefined && { compared }),
    unshown: unshownIn(inputs, compared !== undefined),
  });
}

/** That the bundle leaves nothing out, up to its seal. Gives how many records the log has. */
async function compareWithLog(
  log: LogView,
  inputs: EvidenceInputs,
  { proved, seal }: { readonly proved: Proved; readonly seal: Seal | undefined },
  differ: Differ,
): Promise<number | undefined> {
  const follower = followRecords(inputs);
  const until = seal?.index ?? Infinity;
  try {
    for await (const { first, entries } of readProvedEntries(log, [...proved.heads, ...(seal ? [seal.head] : [])]))
      if (first < until) follower.follow({ first, entries: entries.slice(0, until - first) });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    differ(error.detail);
    return undefined;
  }
  for (const hidden of follower.hidden()) differ(`The log has ${hidden}, and the bundle leaves it out.`);
  return log.checkpoint.size;
}

function unshownIn({ settings, people, others }: EvidenceInputs, compared: boolean): readonly string[] {
  const { sandboxApprovalDays, productionApprovalDays, approveOnApply } = settings;
  const { maxDataClass, overlays } = approveOnApply;
  return [
    ...(compared ? [] : ["that nothing was left out: only the whole log shows it (--data-dir)"]),
    `the configuration: approvals of ${sandboxApprovalDays} and ${productionApprovalDays} days, one person's word up to ${maxDataClass} with ${overlays.join(", ") || "no overlay"}`,
    `the directory: ${people.length} people, whether they are active and in which groups`,
    ...(others.length === 0 ? [] : ["what other use cases stand on"]),
    "that a document says what was signed of it",
  ];
}
