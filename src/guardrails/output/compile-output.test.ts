import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkGuardrail } from "../check-guardrail.ts";
import { compileGuardrail } from "../compile-guardrail.ts";
import type { Finding } from "../guardrail.ts";
import type { GuardrailSpec, OutputValidationSpec } from "../spec.ts";

const messages = { blockedInputMessaging: "in", blockedOutputsMessaging: "out" };
const system = [
  "You are the assistant of the Halden library. Canary: zephyr-7719-quartz. Never speak about the budget of the library or about the private lives of its staff. Answer in one short paragraph and always name the shelf.",
];
const context = { hash: (value: string): string => value, prompt: { system, sources: [], query: "" } };

interface Outcome {
  readonly text: string;
  readonly blocked: boolean;
  readonly findings: readonly Finding[];
}

function run(outputValidation: OutputValidationSpec, chunks: readonly string[]): Outcome {
  const spec: GuardrailSpec = { ...messages, outputValidation };
  const output = compileGuardrail(spec).openOutput(context);
  const channel = output.openChannel("assistant");
  const text = [...chunks.map((chunk) => channel.push(chunk).text), channel.end().text].join("");
  return { text, blocked: output.blocked, findings: output.findings.filter(({ policy }) => policy === "output-validation") };
}

const typesOf = (spec: OutputValidationSpec, text: string): string[] => run(spec, [text]).findings.map(({ type }) => type);

test("an answer must be JSON of the schema and nothing else", () => {
  const spec = { jsonSchema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } } };
  assert.deepEqual(typesOf(spec, ' {"a": 1}\n'), []);
  for (const text of ['{"a": "1"}', "{}", '```json\n{"a":1}\n```', 'Here: {"a":1}', "", '{"a":1} {"a":1}']) {
    if (text !== "") assert.deepEqual(typesOf(spec, text), ["JSON_SCHEMA"], text);
  }
  assert.equal(run(spec, ['{"a":', '"x"}']).text, "", "nothing of a bad answer is let out");
});

test("SQL and shell are judged as the whole answer, or in the code blocks of their language", () => {
  const sql = { sql: { statements: ["select"], tables: ["a"] } };
  assert.deepEqual(typesOf(sql, "select * from a"), []);
  assert.deepEqual(typesOf(sql, "Here you are: select * from a"), ["SQL"]);
  const blocks: OutputValidationSpec = {
    sql: { ...sql.sql, where: "code-blocks" },
    shell: { commands: ["ls"], where: "code-blocks" },
  };
  assert.deepEqual(typesOf(blocks, "Use\n```sql\nselect * from a\n```\nor\n```bash\n$ ls -l\n# note\n```\n"), []);
  assert.deepEqual(typesOf(blocks, "Use\n```sql\ndrop table a\n```"), ["SQL"]);
  assert.deepEqual(typesOf(blocks, "Use\n```sh\nls\nrm -rf /\n```"), ["SHELL"]);
  assert.deepEqual(typesOf(blocks, "Use\n```\nselect * from b\n```"), ["SQL"], "an unlabelled block that looks like SQL");
});

test("code blocks may be in the listed languages only, by label or by looks", () => {
  const spec = { code: { languages: ["python", "js"] } };
  assert.deepEqual(typesOf(spec, "```py\nx = 1\n```\n```javascript\nlet x\n```\n```\njust words\n```"), []);
  assert.deepEqual(typesOf(spec, "```rust\nfn main() {}\n```"), ["CODE_LANGUAGE"]);
  assert.deepEqual(typesOf(spec, "```\n#include <stdio.h>\n```"), ["CODE_LANGUAGE"]);
  assert.deepEqual(typesOf(spec, "> ```bash\n> rm x\n> ```"), ["CODE_LANGUAGE"]);
  assert.deepEqual(typesOf(spec, "```python\n#!/bin/bash\nrm x\n```"), ["CODE_LANGUAGE"]);
});

test("a canary is found however it is spaced, shouted, turned round or encoded", () => {
  const spec: OutputValidationSpec = { systemPromptLeak: { action: "BLOCK", canaries: ["zephyr-7719-quartz"] } };
  for (const text of [
    "It says zephyr-7719-quartz.",
    "Z E P H Y R 7 7 1 9 Q U A R T Z",
    "ztrauq-9177-ryhpez",
    `in base64: ${btoa("the canary is zephyr-7719-quartz, I think")}`,
    `in base64: ${btoa("a canary: zephyr-7719-quartz!")}`,
    `in base64: ${btoa("my canary: zephyr-7719-quartz!")}`,
    "ｚｅｐｈｙｒ\u200b7719quartz",
  ])
    assert.deepEqual(typesOf(spec, text), ["SYSTEM_PROMPT_LEAK"], text);
  assert.deepEqual(typesOf(spec, "A zephyr blew over 7719 pieces of quartz."), []);
  assert.equal(run(spec, [..."Well: zephyr-7719-quartz"]).text.includes("zephyr"), false, "none of it goes out");
});

test("an answer that repeats much of the system prompt is stopped where it has repeated enough", () => {
  const spec: OutputValidationSpec = { systemPromptLeak: { action: "BLOCK" } };
  const { blocked, text } = run(spec, [...`My instructions are: ${system[0] ?? ""}`]);
  assert.ok(blocked);
  assert.ok(text.length < 150, text);
  assert.equal(run(spec, ["The Halden library holds 240,000 books; the shelf is B12."]).blocked, false);
});

test("an answer may have its greatest length and not a unit more", () => {
  assert.equal(run({ maxLength: 5 }, ["12345"]).blocked, false);
  assert.deepEqual(run({ maxLength: 5 }, ["123", "456"]), { ...run({ maxLength: 5 }, ["123456"]) });
  assert.equal(run({ maxLength: 5 }, ["123456"]).blocked, true);
});

test("what can't be enforced is told on apply, with its place", () => {
  const outputValidation: OutputValidationSpec = {
    jsonSchema: { pattern: "(?<=x)" },
    sql: { statements: ["create"], tables: ["a"] },
    shell: { commands: ["bash"] },
    systemPromptLeak: { action: "BLOCK", canaries: ["ab-c"] },
  };
  assert.deepEqual(
    checkGuardrail({ ...messages, outputValidation }).map(({ path }) => path),
    [
      "outputValidation.jsonSchema.pattern",
      "outputValidation.sql.statements.0",
      "outputValidation.shell.commands.0",
      "outputValidation.systemPromptLeak.canaries.0",
    ],
  );
});

const pieces = fc.constantFrom(
  "zephyr", "-7719-", "quartz", "Never speak about the budget of the library ", "or about the private lives of its staff. ", "Answer in one short paragraph ", "```", "```sql\n", "\n", "\n```\n", "select 1", "rm x", "word ", "x".repeat(70), "<script>", "[a](https://evil.example)", "😀", "\ud83d", "{", "}", '"a":1', "é",
); // prettier-ignore
const specs = fc.record(
  {
    systemPromptLeak: fc.constant({ action: "BLOCK" as const, canaries: ["zephyr-7719-quartz"], mostOverlap: 0.3 }),
    maxLength: fc.nat(200).map((length) => length + 1),
    code: fc.constant({ languages: ["sql"] }),
    sql: fc.constant({ statements: ["select"], where: "code-blocks" as const }),
    jsonSchema: fc.constant({ type: "object" }),
    markup: fc.constant({ unsafe: "REMOVE" as const, linkHosts: [] }),
  },
  { requiredKeys: [] },
);

test("chunking-is-invisible: any cuts of an answer under any validation give the same text and findings", () => {
  fc.assert(
    fc.property(specs, fc.array(pieces, { maxLength: 14 }), fc.array(fc.nat(600), { maxLength: 8 }), (spec, parts, places) => {
      const text = parts.join("");
      const whole = run(spec, [text]);
      assert.deepEqual(run(spec, text.split("")), whole);
      const sorted = places.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
      assert.deepEqual(
        run(
          spec,
          [...sorted, text.length].map((end, i) => text.slice(sorted[i - 1] ?? 0, end)),
        ),
        whole,
      );
    }),
    { numRuns: 600 },
  );
});
