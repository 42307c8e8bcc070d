import assert from "node:assert/strict";
import { test } from "node:test";
import { inheritedClass, type Lineage, modelsFor, whyNotTrainedOn } from "./inherited-class.ts";
import { whyUnverified } from "./unverified-version.ts";

const digest = `sha256:${"a".repeat(64)}`;
const models: Readonly<Record<string, Lineage>> = {
  plain: {},
  base: { trainingData: [{ dataset: "d", dataClass: "confidential", overlays: ["ferpa"] }] },
  tuned: { tunedFrom: "base", trainingData: [{ dataset: "e", dataClass: "internal", overlays: ["pii"] }] },
  silent: { tunedFrom: "plain" },
  lost: { tunedFrom: "gone" },
  round: { tunedFrom: "again" },
  again: { tunedFrom: "round" },
};
const classOf = (name: string) => inheritedClass(name, (one) => models[one]);

test("A tuned model has the highest class, and all overlays, of its training data and of what it was tuned from", () => {
  assert.deepEqual(classOf("plain"), { dataClass: "public", overlays: [] });
  assert.deepEqual(classOf("tuned"), { dataClass: "confidential", overlays: ["pii", "ferpa"] });
});

test("A lineage that leads nowhere or in a circle, or does not say what a model was tuned on, is restricted", () => {
  for (const name of ["lost", "round", "absent", "silent"]) assert.equal(classOf(name).dataClass, "restricted", name);
});

test("A use case is entitled to models that were trained on nothing above its approval", () => {
  const register = new Map(Object.entries(models).map(([name, spec]) => [name, { spec }]));
  const named = ["plain", "tuned", "lost", "absent"];
  const of = (dataClass: "internal" | "confidential" | "restricted", overlays: ("pii" | "ferpa")[]) =>
    modelsFor({ dataClass, overlays, models: named }, register);
  assert.deepEqual(of("internal", ["pii", "ferpa"]), ["plain"]);
  assert.deepEqual(of("confidential", ["pii"]), ["plain"]);
  assert.deepEqual(of("confidential", ["pii", "ferpa"]), ["plain", "tuned"]);
  assert.deepEqual(of("restricted", ["pii", "ferpa"]), ["plain", "tuned", "lost"]);
  assert.match(whyNotTrainedOn({ dataClass: "confidential", overlays: [] }, "tuned", classOf("tuned")) ?? "", /pii, ferpa/);
});

test("Verified is a deployment whose version has a signature, or all of whose model's versions have one", () => {
  const signature = { signer: "lab", signature: "AAAA" };
  const signed = { version: "1", digest, signature };
  const unsigned = { version: "2", digest };
  assert.match(whyUnverified({}, {}) ?? "", /no versions/);
  assert.equal(whyUnverified({ versions: [signed] }, {}), undefined);
  assert.match(whyUnverified({ versions: [signed, unsigned] }, {}) ?? "", /does not say which version/);
  assert.equal(whyUnverified({ versions: [signed, unsigned] }, { modelVersion: "1" }), undefined);
  assert.match(whyUnverified({ versions: [signed, unsigned] }, { modelVersion: "2" }) ?? "", /2 has no signature/);
  assert.match(whyUnverified({ versions: [signed] }, { modelVersion: "9" }) ?? "", /no version 9/);
});
