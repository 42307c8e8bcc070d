import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextPart } from "../core/inspection.ts";
import { compileGuardrail } from "./compile-guardrail.ts";
import type { Answer, InspectionContext, Question, Steps, Vault } from "./guardrail.ts";
import type { GuardrailSpec } from "./spec.ts";

const messages = { blockedInputMessaging: "in", blockedOutputsMessaging: "out" };
const tokenized: GuardrailSpec = {
  ...messages,
  sensitiveInformationPolicy: { piiEntities: [{ type: "EMAIL", action: "TOKENIZE" }] },
};

/** A session in which each of these stands for a value already. */
function vaultOf(values: Readonly<Record<string, string>>): Vault {
  return { tokenOf: (type) => `{${type}}`, valueOf: (token) => values[token] };
}

function restored(spec: GuardrailSpec, text: string, values: Readonly<Record<string, string>>): string {
  let now = text;
  const part: TextPart = { surface: "assistant", text, replace: (to) => (now = to) };
  const context: InspectionContext = { hash: () => "", vault: vaultOf(values) };
  const { outcome } = compileGuardrail(spec).inspectOutput([part], context);
  const output = compileGuardrail(spec).openOutput(context);
  const channel = output.openChannel("assistant");
  const streamed = [...text].map((unit) => channel.push(unit).text).join("") + channel.end().text;
  if (outcome !== "blocked") assert.equal(streamed, now);
  return outcome === "blocked" ? "blocked" : now;
}

const email = "{EMAIL:000000000001}";
const values = { [email]: "ann@example.org" };

test("a mask that overlaps a token is a mask: no text beside the token comes out again", () => {
  const regexes = [{ name: "code", pattern: "zz\\{EM", dataClass: "public" as const, action: "ANONYMIZE" as const }];
  const spec = { ...messages, sensitiveInformationPolicy: { ...tokenized.sensitiveInformationPolicy, regexes } };
  assert.equal(restored(spec, `say zz${email} now`, values), "say {code} now");
  assert.equal(restored(spec, `say ${email} now`, values), "say ann@example.org now");
});

test("what is masked inside a token is gone with it", () => {
  const spec: GuardrailSpec = {
    ...tokenized,
    invisibleText: { action: "REMOVE" },
    wordPolicy: { dictionaries: [{ name: "terms", terms: ["EMAIL"], action: "ANONYMIZE" }] },
  };
  assert.equal(restored(spec, `to ${email.replace("A", "A\u200b")}.`, values), "to ann@example.org.");
});

test("a value never makes a link, an image or a tag that the guardrail would not have let through", () => {
  const hosts = { linkHosts: ["example.org"], imageHosts: ["example.org"] };
  const spec: GuardrailSpec = { ...tokenized, outputValidation: { markup: { unsafe: "REMOVE", ...hosts } } };
  const of = (value: string, text: string): string => restored(spec, text, { [email]: value });
  for (const [value, text] of [
    ["https://evil.example/c", `![x](${email}?q=secret)`],
    ["https://evil.example/c", `See ${email}?q=secret`],
    ["//evil.example", `[x](${email}/?q=secret)`],
    ["tps:", `[x](ht${email}//evil.example)`],
    ["https", `see ${email}://evil.example/?q=secret`],
    [":", `[x](javascript${email}alert(1))`],
    ["<script>alert(1)</script>", `Hello ${email}`],
    ["![x](https://evil.example/)", `Hello ${email}`],
    ['" onclick="alert(1)', `<a title="${email}">x</a>`],
  ] as const) {
    const shown = of(value, text);
    assert.ok(!shown.includes(value) || !/evil|alert/.test(shown), `${text} -> ${shown}`);
  }
  assert.equal(of("(555) 010-9999", `Call ${email}.`), "Call (555) 010-9999.");
  assert.equal(of("ann@example.org", `[Mail](mailto:${email})`), "[Mail](mailto:ann@example.org)");
});

test("a value never changes what a query, a command or a document says that was checked", () => {
  const sql: GuardrailSpec = { ...tokenized, outputValidation: { sql: { statements: ["select"] } } };
  const query = `SELECT a FROM t WHERE name = '${email}'`;
  assert.equal(restored(sql, query, { [email]: "x'; DROP TABLE t; --" }), query);
  assert.equal(restored(sql, query, { [email]: "Ann Lee" }), "SELECT a FROM t WHERE name = 'Ann Lee'");
  const json: GuardrailSpec = { ...tokenized, outputValidation: { jsonSchema: { type: "object" } } };
  assert.equal(restored(json, `{"to":"${email}"}`, { [email]: '","admin":"yes' }), `{"to":"${email}"}`);
});

function answering(steps: Steps<unknown>, asked: Question[]): void {
  for (let answer: Answer | undefined; ;) {
    const step = steps.next(answer);
    if (step.done === true) return;
    answer = step.value && { kind: "moderation", scores: [{}] };
    if (step.value) asked.push(step.value);
  }
}

test("boundary-kept: a model that is asked about an answer sees its masks, and tokens instead of values, streamed or not", () => {
  const guardrail = compileGuardrail({
    ...messages,
    sensitiveInformationPolicy: {
      piiEntities: [
        { type: "EMAIL", action: "TOKENIZE" },
        { type: "CREDIT_DEBIT_CARD_NUMBER", action: "ANONYMIZE" },
      ],
    },
    contentPolicy: { filters: [{ type: "HATE", outputStrength: "MEDIUM" }], moderation: { model: "judge" } },
  });
  const context: InspectionContext = { hash: () => "", vault: vaultOf(values) };
  for (const way of ["inspectOutputInSteps", "adviseOutput"] as const) {
    let now = "";
    const text = `${email} has the card 4111 1111 1111 1111`;
    const asked: Question[] = [];
    answering(guardrail[way]([{ surface: "assistant", text, replace: (to) => (now = to) }], context), asked);
    assert.deepEqual(
      asked.map((question) => question.kind === "moderation" && question.texts),
      [[`${email} has the card {CREDIT_DEBIT_CARD_NUMBER}`]],
      way,
    );
    if (way === "inspectOutputInSteps") assert.equal(now, "ann@example.org has the card {CREDIT_DEBIT_CARD_NUMBER}");
  }
});

test("a report that a mask covers takes nothing along that stays in sight", () => {
  const regexes = [
    { name: "mask", pattern: "aaaa", dataClass: "public" as const, action: "ANONYMIZE" as const },
    { name: "covered", pattern: "aaa", dataClass: "restricted" as const, action: "NONE" as const },
    { name: "beside", pattern: "aabbb", dataClass: "confidential" as const, action: "NONE" as const },
  ];
  const part: TextPart = { surface: "user", text: "x aaaabbb y", replace: () => {} };
  const { findings } = compileGuardrail({ ...messages, sensitiveInformationPolicy: { regexes } }).inspectInput([part], {
    hash: () => "",
  });
  assert.deepEqual(
    findings.map(({ type, action }) => `${type} ${action}`),
    ["mask masked", "beside reported"],
  );
});
