import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sampleDigest } from "../../../test/support/sample-statements.ts";
import { digestSetOf, type Part } from "./digest-set.ts";

const part = (kind: string, name: string, version = 1): Part => ({
  kind,
  name,
  version,
  digest: sampleDigest(`${kind}/${name}@${version}`),
  authors: ["dev"],
});
const parts = [
  part("UseCase", "advising"),
  part("Model", "echo"),
  part("Deployment", "echo-eu"),
  part("Guardrail", "campus"),
  part("Policy", "base"),
];

test("A digest set has one digest for each kind of part; where a model runs belongs to the model", () => {
  const { digestSet } = digestSetOf(parts, { iac: sampleDigest("iac") }, sampleDigest);
  assert.deepEqual(Object.keys(digestSet).sort(), ["guardrail", "iac", "model", "policy", "useCase"]);
  assert.equal(digestSet["iac"], sampleDigest("iac"));
});

test("Any change to any part makes another set; their order and who wrote them do not", () => {
  const { digest } = digestSetOf(parts, {}, sampleDigest);
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), fc.nat(parts.length - 1), (shuffled, changed) => {
      assert.equal(digestSetOf(shuffled, {}, sampleDigest).digest, digest);
      const other = shuffled.map((one, n) => (n === changed ? part(one.kind, one.name, 2) : { ...one, authors: ["ana"] }));
      assert.notEqual(digestSetOf(other, {}, sampleDigest).digest, digest);
      assert.notEqual(digestSetOf(shuffled.toSpliced(changed, 1), {}, sampleDigest).digest, digest);
    }),
  );
  assert.notEqual(digestSetOf(parts, { image: sampleDigest("image") }, sampleDigest).digest, digest);
});

test("What no gate freezes is left out", () => {
  const { digest } = digestSetOf(parts, {}, sampleDigest);
  assert.equal(digestSetOf([...parts, part("RoleBinding", "admins"), part("constructor", "x")], {}, sampleDigest).digest, digest);
});
