import { verifyProof } from "../../audit/tlog-proof.ts";
import { parseRecord } from "../../audit/parse-record.ts";
import type { ChangeRecord } from "../../audit/record.ts";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { type EvidenceInputs, evidenceInputsSchema } from "../../governance/reports/evidence-inputs.ts";
import { judgeInputs } from "../../governance/reports/judge-inputs.ts";
import { standardDigest } from "../../governance/reports/standard-digest.ts";
import { digestOf } from "../governance/digest-of.ts";
import {
  allFiles,
  bundleFiles,
  derivedFiles,
  fileDigest,
  longestFile,
  type Manifest,
  manifestFile,
  manifestSchema,
  proofsSchema,
  sealFile,
} from "./bundle-files.ts";
import { checkSignatures } from "./check-signatures.ts";
import { mustBeLogged, thingsOf } from "./export-evidence.ts";
import { isRecordOf } from "./match-record.ts";

export interface VerifiedEvidence {
  readonly ok: boolean;
  /** Everything that is not as it must be; empty where all holds. */
  readonly differences: readonly string[];
  readonly useCase?: string;
  /** When it was judged, milliseconds since the epoch. */
  readonly at?: number;
  /** When the log took the seal, and at which index. */
  readonly sealedAt?: number;
  readonly sealIndex?: number;
  readonly verdicts: number;
  readonly signatures: number;
  readonly proofs: number;
  /** Versions of which the log has no record: those that the program declared itself. */
  readonly unproved: readonly string[];
}

/** More differences than anybody reads are not told. */
const mostDifferences = 100;

/**
 * Verifies a bundle without the gateway that made it: every digest, every passkey's signature, every proof, and every verdict, by judging
 * again. Everything in it is untrusted until the seal leads to `logKey`, which is kept elsewhere. Never throws for what a
 * bundle has in it; throws TypeError where the key is malformed.
 *
 * @param files by name, as they are on disk
 */
export async function verifyEvidence(files: ReadonlyMap<string, Uint8Array>, logKey: string): Promise<VerifiedEvidence> {
  const differences: string[] = [];
  const differ = (text: string): void => {
    if (differences.length < mostDifferences) differences.push(text);
  };
  const counts = { verdicts: 0, signatures: 0, proofs: 0, unproved: [] as readonly string[] };
  const done = (more: Partial<VerifiedEvidence> = {}): VerifiedEvidence => ({
    ...counts,
    ...more,
    ok: differences.length === 0,
    differences,
  });

  const texts = readFiles(files, differ);
  const manifest = parseFile(texts, manifestFile, (value) => manifestSchema.parse(value), differ);
  if (manifest === undefined) return done();
  const sealed = checkSeal(texts.get(sealFile) ?? "", texts.get(manifestFile) ?? "", manifest, logKey, differ);
  for (const name of bundleFiles)
    if (fileDigest(texts.get(name) ?? "") !== manifest.files[name]) differ(`${name} is not the file that the manifest names.`);
  const inputs = parseFile(texts, "inputs.json", (value) => evidenceInputsSchema.parse(value), differ);
  const proofs = parseFile(texts, "proofs.json", (value) => proofsSchema.parse(value), differ);
  if (inputs === undefined || proofs === undefined) return done({ useCase: manifest.useCase });
  checkHead(manifest, inputs, differ);
  checkDigests(inputs, differ);
  counts.signatures = await checkSignatures(inputs, differ);
  const proved = checkProofs(inputs, proofs, logKey, differ);
  counts.proofs = proved.count;
  counts.unproved = proved.unproved;
  counts.verdicts = judgeAgain(inputs, texts, differ);
  return done({ useCase: inputs.useCase, at: inputs.at, ...sealed });
}

type Differ = (text: string) => void;

function readFiles(files: ReadonlyMap<string, Uint8Array>, differ: Differ): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const name of files.keys()) if (!allFiles.some((one) => one === name)) differ(`${name} does not belong to a bundle.`);
  for (const name of allFiles) {
    const bytes = files.get(name);
    if (bytes === undefined) differ(`${name} is missing.`);
    else if (bytes.byteLength > longestFile) differ(`${name} is longer than a bundle's files are.`);
    else {
      const text = Buffer.from(bytes).toString("utf8");
      // What is no UTF-8 would be read as something that it is not.
      if (Buffer.from(text, "utf8").equals(bytes)) texts.set(name, text);
      else differ(`${name} is not valid UTF-8.`);
    }
  }
  return texts;
}

/** One canonical line, so that nothing in it is read in two ways. */
function parseFile<T>(
  texts: ReadonlyMap<string, string>,
  name: string,
  parse: (value: unknown) => T,
  differ: Differ,
): T | undefined {
  const text = texts.get(name);
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    if (`${canonicalJson(value)}\n` !== text) differ(`${name} is not canonical JSON.`);
    return parse(value);
  } catch {
    differ(`${name} cannot be read: it is cut off, or not in the form of a bundle.`);
    return undefined;
  }
}

function checkSeal(
  seal: string,
  text: string,
  manifest: Manifest,
  logKey: string,
  differ: Differ,
): { readonly sealedAt: number; readonly sealIndex: number } | undefined {
  const checked = verifyProof(seal, logKey);
  if (!checked.ok) {
    differ(`The seal does not hold: ${checked.reason}.`);
    return undefined;
  }
  const record = readChange(checked.record);
  const { useCase, exportedBy } = manifest;
  if (
    record?.action !== "evidence-export" ||
    record.digest !== fileDigest(text) ||
    record.target !== `UseCase/${useCase}` ||
    record.actor !== exportedBy
  ) {
    differ("The seal is of another manifest.");
    return undefined;
  }
  return { sealedAt: record.at, sealIndex: checked.index };
}

function readChange(text: string): ChangeRecord | undefined {
  try {
    const record = parseRecord(Buffer.from(text, "utf8"));
    return record.type === "change" ? record : undefined;
  } catch {
    return undefined;
  }
}

function checkHead(manifest: Manifest, inputs: EvidenceInputs, differ: Differ): void {
  if (manifest.useCase !== inputs.useCase || manifest.at !== inputs.at) differ("The manifest is of another use case or instant.");
  if (canonicalJson(manifest.standard) !== canonicalJson(inputs.standard)) differ("The manifest is of another standard.");
  const { version, digest } = inputs.standard;
  if (digest !== standardDigest(digestOf))
    differ(
      `It was judged by version ${version} of the control standard, which is not this program's: verify it with the release that has that.`,
    );
}

function checkDigests({ versions, statements, transitions }: EvidenceInputs, differ: Differ): void {
  for (const { kind, name, version, digest, spec } of versions)
    if (digestOf(spec) !== digest) differ(`${kind}/${name} version ${version} does not have the digest that is said.`);
  for (const { id, digest, body } of statements)
    if (digestOf(body) !== digest) differ(`Statement ${id} does not have the digest that is said.`);
  if (statements.some(({ id }, n) => id <= (statements[n - 1]?.id ?? 0))) differ("Statements are not in their order.");
  if (transitions.some(({ at }, n) => at < (transitions[n - 1]?.at ?? 0))) differ("Steps are not in their order.");
  for (const [n, { frozen }] of transitions.entries())
    if (frozen !== undefined && !isWhole(frozen)) differ(`What step ${n} froze does not have the digest that is said.`);
}

/** That the digest which approvals are bound to is the set's. */
function isWhole(frozen: string): boolean {
  try {
    const { digest, digestSet } = JSON.parse(frozen) as { readonly digest: string; readonly digestSet: JsonValue };
    return digestOf(canonicalJson(digestSet)) === digest;
  } catch {
    return false;
  }
}

function checkProofs(
  inputs: EvidenceInputs,
  proofs: Readonly<Record<string, string>>,
  logKey: string,
  differ: Differ,
): { readonly count: number; readonly unproved: readonly string[] } {
  const needed = new Set(mustBeLogged(inputs).map(({ key }) => key));
  const things = new Map(thingsOf(inputs).map((thing) => [thing.key, thing]));
  let count = 0;
  const unproved: string[] = [];
  for (const [key, thing] of things) {
    const proof = Object.hasOwn(proofs, key) ? proofs[key] : undefined;
    if (proof === undefined) {
      if (needed.has(key)) differ(`There is no proof that the log has ${key}.`);
      else unproved.push(key.slice("version/".length));
      continue;
    }
    const checked = verifyProof(proof, logKey);
    if (!checked.ok) {
      differ(`The proof of ${key} does not hold: ${checked.reason}.`);
      continue;
    }
    const record = readChange(checked.record);
    if (record !== undefined && isRecordOf(thing, record)) count += 1;
    else differ(`What the log has of ${key} is something else.`);
  }
  for (const key of Object.keys(proofs)) if (!things.has(key)) differ(`There is a proof of ${key}, which is not in the bundle.`);
  return { count, unproved };
}

/** Each verdict and everything else that was judged must come out the same. Gives how many verdicts there are. */
function judgeAgain(inputs: EvidenceInputs, texts: ReadonlyMap<string, string>, differ: Differ): number {
  let again: Record<string, string>;
  let count: number;
  try {
    const judged = judgeInputs(inputs, digestOf);
    again = derivedFiles(inputs, judged);
    count = judged.judgement.verdicts.size;
  } catch {
    differ("It cannot be judged again: what it was judged by is not whole.");
    return 0;
  }
  if (texts.get("judgement.json") !== again["judgement.json"])
    tellVerdicts(texts.get("judgement.json"), again["judgement.json"], differ);
  if (texts.get("assessment-results.json") !== again["assessment-results.json"])
    differ("assessment-results.json does not follow from the verdicts.");
  return count;
}

interface Told {
  readonly verdicts?: readonly { readonly control: string; readonly verdict: string }[];
}

function tellVerdicts(said: string | undefined, again: string | undefined, differ: Differ): void {
  const before = verdictsOf(said);
  const after = verdictsOf(again);
  let told = false;
  for (const control of new Set([...before.keys(), ...after.keys()])) {
    const [was = "nothing", is = "nothing"] = [before.get(control), after.get(control)];
    if (was === is) continue;
    told = true;
    differ(`${control} is said to be ${was}, and comes out as ${is}.`);
  }
  if (!told) differ("judgement.json does not follow from what it was judged by.");
}

function verdictsOf(text: string | undefined): ReadonlyMap<string, string> {
  try {
    const { verdicts = [] } = JSON.parse(text ?? "{}") as Told;
    return new Map(verdicts.map(({ control, verdict }) => [control, verdict]));
  } catch {
    return new Map();
  }
}
