import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { toInstant } from "../../core/units.ts";
import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import { standardDigest } from "../../governance/reports/standard-digest.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import type { Manifest } from "./bundle-files.ts";
import { mostApartMs } from "./match-record.ts";
import type { Differ } from "./read-bundle.ts";

/** A long log is read between the two. */
const longestExportMs = 3_600_000;

/** That the inputs are what the manifest and the seal say, whole in themselves, and of no time that was not yet. */
export function checkInputs(manifest: Manifest, inputs: EvidenceInputs, sealedAt: number | undefined, differ: Differ): void {
  checkHead(manifest, inputs, differ);
  checkDigests(inputs, differ);
  checkOnce(inputs, differ);
  checkTimes(inputs, sealedAt, differ);
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

/** Of each topic there is the newest word alone, and of each version one. */
function checkOnce({ versions, statements, transitions }: EvidenceInputs, differ: Differ): void {
  if (statements.some(({ id }, n) => id <= (statements[n - 1]?.id ?? 0))) differ("Statements are not in their order.");
  if (transitions.some(({ at }, n) => at < (transitions[n - 1]?.at ?? 0))) differ("Steps are not in their order.");
  const topics = Map.groupBy(statements, ({ subject, topic }) => `${topic} of ${subject}`);
  for (const [topic, said] of topics) if (said.length > 1) differ(`There is more than one word on ${topic}.`);
  const newest = new Map<string, number>();
  for (const { kind, name, version } of versions) {
    const key = `${kind}/${name}`;
    if (version <= (newest.get(key) ?? 0)) differ(`The versions of ${key} are not in their order.`);
    newest.set(key, version);
  }
}

function checkTimes(
  { at, versions, statements, transitions }: EvidenceInputs,
  sealedAt: number | undefined,
  differ: Differ,
): void {
  if (sealedAt !== undefined && (at > sealedAt + mostApartMs || at < sealedAt - longestExportMs))
    differ(`It was sealed at ${toInstant(sealedAt)}, which is not when it is said to have been judged: ${toInstant(at)}.`);
  const late = (what: string, made: number): void => {
    if (made > at + mostApartMs) differ(`${what} is of ${toInstant(made)}, after it was judged.`);
  };
  for (const { id, at: made } of statements) late(`Statement ${id}`, made);
  for (const [n, { at: made }] of transitions.entries()) late(`Step ${n}`, made);
  for (const { kind, name, version, createdAt } of versions) late(`${kind}/${name} version ${version}`, createdAt);
}
