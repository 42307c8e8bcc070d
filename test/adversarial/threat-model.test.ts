import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const docs = join(import.meta.dirname, "..", "..", "docs");

/** What every gateway of this kind is tried with, by the table that has it. */
const attacks = {
  identity: [
    ["alg none", "confusion", "kid` injection", "JWKS spoof", "rollover storm", "another audience", "prefix-collision cache"],
    ["expired in cache", "replayed SigV4", "clock skew ± 1 h", "key in query string", "duplicate Authorization, casing"],
    ["X-Forwarded-*` from untrusted peers", "session fixation", "CSRF", "open redirect", "privilege ladder from user to admin"],
    ["data-plane key on the control plane and back", "enumeration by message", "enumeration by timing"],
  ].flat(),
  governance: [
    [
      "a path to production round a gate",
      "one person as two",
      "a second self",
      "an insider takes a part away",
      "escape to the light track",
    ],
    ["an exception for ever", "a call across the end of its basis", "forged evidence bundles", "none of the catalogue", "a tool"],
  ].flat(),
};

for (const [of, wanted] of Object.entries(attacks))
  test(`Each attack of the threat model's table on ${of} has a defence, and a test that is there under its title`, () => {
    const text = readFileSync(join(docs, "threat-model.md"), "utf8");
    const [, after = ""] = text.split(`## Attacks on ${of}, and the test that holds each\n`);
    const rows = (after.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
    const cells = rows.slice(1).map((row) => row.slice(2, -2).split(" | "));
    for (const attack of wanted)
      assert.ok(
        cells.some(([name = ""]) => name.includes(attack)),
        `${attack} is not in the table`,
      );
    for (const [attack = "", defence = "", held = ""] of cells) {
      assert.notEqual(defence, "", attack);
      for (const one of held.split("<br>")) {
        const [, path = "", title = ""] = /^\[[\w.-]+\]\(([^)]+)\): (.+)$/.exec(one) ?? [];
        const file = join(docs, path);
        assert.ok(path !== "" && existsSync(file), `${attack}: ${one}`);
        assert.ok(readFileSync(file, "utf8").includes(title), `${attack}: no test of ${path} is called ${title}`);
      }
    }
  });
