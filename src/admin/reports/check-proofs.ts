import { digestOf } from "../../crypto/digest-of.ts";
import { parseRecord } from "../../audit/parse-record.ts";
import type { ChangeRecord } from "../../audit/record.ts";
import { verifyProof } from "../../audit/tlog-proof.ts";
import type { TreeHead } from "../../audit/verify-proof.ts";
import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import { type Manifest } from "./bundle-files.ts";
import { isRecordOf, loggedPasskey, thingsOf } from "./match-record.ts";
import type { Differ } from "./read-bundle.ts";

/** The record by which the log took the manifest. */
export interface Seal {
  readonly at: number;
  readonly index: number;
  readonly head: TreeHead;
}

export function checkSeal(seal: string, text: string, manifest: Manifest, logKey: string, differ: Differ): Seal | undefined {
  const checked = verifyProof(seal, logKey);
  if (!checked.ok) {
    differ(`The seal does not hold: ${checked.reason}.`);
    return undefined;
  }
  const record = readChange(checked.record);
  const { useCase, exportedBy } = manifest;
  if (
    record?.action !== "evidence-export" ||
    record.digest !== digestOf(text) ||
    record.target !== `UseCase/${useCase}` ||
    record.actor !== exportedBy
  ) {
    differ("The seal is of another manifest.");
    return undefined;
  }
  return { at: record.at, index: checked.index, head: { size: checked.size, root: Buffer.from(checked.root, "base64") } };
}

function readChange(text: string): ChangeRecord | undefined {
  try {
    const record = parseRecord(Buffer.from(text, "utf8"));
    return record.type === "change" ? record : undefined;
  } catch {
    return undefined;
  }
}

export interface Proved {
  readonly count: number;
  /** Of the trees that the proofs lead to. */
  readonly heads: readonly TreeHead[];
}

/** That the log has everything, all before the seal, and in the order that is said. */
export function checkProofs(
  inputs: EvidenceInputs,
  proofs: Readonly<Record<string, string>>,
  { logKey, seal }: { readonly logKey: string; readonly seal: Seal | undefined },
  differ: Differ,
): Proved {
  const indexes = new Map<string, number>();
  const heads = new Map<string, TreeHead>();
  const things = new Map(thingsOf(inputs).map((thing) => [thing.key, thing]));
  for (const [key, thing] of things) {
    const proof = Object.hasOwn(proofs, key) ? proofs[key] : undefined;
    if (proof === undefined) {
      differ(`There is no proof that the log has ${key}.`);
      continue;
    }
    const checked = verifyProof(proof, logKey);
    if (!checked.ok) {
      differ(`The proof of ${key} does not hold: ${checked.reason}.`);
      continue;
    }
    heads.set(`${checked.size} ${checked.root}`, { size: checked.size, root: Buffer.from(checked.root, "base64") });
    const record = readChange(checked.record);
    if (record === undefined || !isRecordOf(thing, record)) differ(`What the log has of ${key} is something else.`);
    else if (seal !== undefined && checked.index >= seal.index) differ(`The log took ${key} only after the seal.`);
    else indexes.set(key, checked.index);
  }
  for (const key of Object.keys(proofs)) if (!things.has(key)) differ(`There is a proof of ${key}, which is not in the bundle.`);
  checkOrder(inputs, indexes, differ);
  return { count: indexes.size, heads: [...heads.values()] };
}

/**
 * The log takes what is said in the order in which the store has it. What counts at a gate is what was said after a step, so the order is as good
 * as the words.
 */
function checkOrder(
  { statements, transitions, versions }: EvidenceInputs,
  indexes: ReadonlyMap<string, number>,
  differ: Differ,
): void {
  const ascending = (keys: readonly string[]): void => {
    let last = -1;
    for (const key of keys) {
      const index = indexes.get(key);
      if (index !== undefined && index <= last) differ(`By the log, ${key} came before what is said to be older.`);
      last = Math.max(last, index ?? -1);
    }
  };
  ascending(statements.map(({ id }) => `statement/${id}`));
  ascending(transitions.map((_, n) => `transition/${n}`));
  for (const [of, rows] of Map.groupBy(versions, ({ kind, name }) => `version/${kind}/${name}`))
    ascending(rows.map(({ version }) => `${of}@${version}`));
  for (const [n, { saidBefore = 0 }] of transitions.entries()) {
    const step = indexes.get(`transition/${n}`);
    if (step === undefined) continue;
    const wrong = statements.find(({ id }) => {
      const index = indexes.get(`statement/${id}`);
      return index !== undefined && index < step !== id <= saidBefore;
    });
    if (wrong !== undefined)
      differ(`By the log, step ${n} was not taken when it is said to have been: before or after statement ${wrong.id}.`);
  }
  for (const statement of statements)
    for (const { key } of loggedPasskey(statement))
      if ((indexes.get(key) ?? -1) > (indexes.get(`statement/${statement.id}`) ?? Infinity))
        differ(`The passkey of statement ${statement.id} was added only after it signed.`);
}
