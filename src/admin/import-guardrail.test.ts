import assert from "node:assert/strict";
import { test } from "node:test";
import { importManifest } from "./import-guardrail.ts";

const messages = { blockedInputMessaging: "No.", blockedOutputsMessaging: "Withheld." };
const dictionaries: ReadonlyMap<string, readonly string[]> = new Map();

test("What the engine cannot take is left out and named, and the rest is ready to be applied", () => {
  const request = {
    name: "x",
    kmsKeyId: null,
    sensitiveInformationPolicyConfig: {
      piiEntitiesConfig: null,
      regexesConfig: [
        { name: "look", pattern: "(?<=a)b", action: "BLOCK" },
        { name: "plain", pattern: "b+", action: "BLOCK" },
        { name: "back", pattern: "(a)\\1", action: "BLOCK" },
      ],
    },
    ...messages,
  };
  const { manifest, notes } = importManifest(JSON.stringify(request), { dictionaries });
  assert.deepEqual(manifest.spec["sensitiveInformationPolicy"], {
    regexes: [{ name: "plain", pattern: "b+", action: "BLOCK" }],
  });
  assert.equal(notes.length, 2);
  assert.match(notes[0] ?? "", /^sensitiveInformationPolicy\.regexes\.0\.pattern \(look\) is left out: /);
});

test("One document is imported: not none, not two, and not one that can't be read", () => {
  for (const text of ["", "[]", "[{}, {}]"])
    assert.throws(() => importManifest(text, { dictionaries }), { code: "request_malformed" });
  assert.throws(() => importManifest("{", { dictionaries }), /YAML cannot be read/);
  assert.throws(() => importManifest("{}", { dictionaries }), { code: "resource_invalid" });
});

test("A name is the document's, or the one that is asked for, or made up and told", () => {
  const bedrock = JSON.stringify({ name: "A", ...messages });
  assert.equal(importManifest(bedrock, { dictionaries }).manifest.name, "a");
  assert.equal(importManifest(bedrock, { name: "b", dictionaries }).manifest.name, "b");
  const standard = importManifest("guardrails: { blockedTopics: [] }", { dictionaries });
  assert.equal(standard.manifest.name, "imported");
  assert.match(standard.notes.join("\n"), /--name/);
  assert.throws(() => importManifest(bedrock, { name: "Not a name", dictionaries }), { code: "resource_invalid" });
});

test("What is exported with its losses is imported as well as the request alone", () => {
  const request = { name: "a", ...messages };
  const wrapped = JSON.stringify({ guardrail: "a@1", request, notExpressed: [] });
  assert.deepEqual(importManifest(wrapped, { dictionaries }), importManifest(JSON.stringify(request), { dictionaries }));
});
