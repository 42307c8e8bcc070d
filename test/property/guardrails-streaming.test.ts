import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import type { Finding, Guardrail, InspectionContext } from "../../src/guardrails/guardrail.ts";
import type { GuardrailSpec, SensitiveAction } from "../../src/guardrails/spec.ts";
import { sensitiveTypeNames } from "../../src/guardrails/sensitive/sensitive-types.ts";

const hash = (value: string): string => `h${String(value.length)}`;
const contexts: fc.Arbitrary<InspectionContext> = fc.constantFrom(
  { hash },
  { hash },
  { hash },
  { hash, blockEverything: true },
  { hash, blockAbove: "internal" as const },
);

/** Whole entities, beginnings and ends of them, and what hides them. */
const pieces = [
  "john.doe@example.com", "@", "a@b.co", "x".repeat(70), "@host.example.org.", "Dana", " ", " ", "\n", ". ", ", ", "-", "--", "(", ")", "+",
  "4111 1111 1111 1111", "4111-1111-1111-1111", "411111", "1111111111", "378282246310005", "12", "0", "1.", "123-45-6789", "SSN ", "123456789",
  "+1 (415) 555-2671", "(415) 555-2671", "call ", "555-0142", "00 44 20 7946 0958", "10.0.0.1", "2001:db8::1", "fe80", ":", "::", "1",
  "AKIAIOSFODNN7EXAMPLE", "AKIA", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "secret=", "aws ", "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "sk-", "s", "g",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.abcDEF123456", "eyJ", "-----BEGIN PRIVATE KEY-----", "\nMIIEpAIBAAKCAQEA75sABCDEFGH\n", "-----END PRIVATE KEY-----", "-----END",
"DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "AB 12 34 56 C", "1HGCM82633A004352", "12345678Z", "12345678", "-Z", "131052-308T", "736028/5163", "2 55 08 14 168 025 38",
  "my password is ", "passwordHash: ", "pwd=", "Tr0ub4dor&3", "contraseña: ", "username ", "@jdoe", "plate ", "AB12 CDE", "aged ", "34 years old", "-year-old", "34", "PIN ", "4821", "cvv ", "exp ", "12/27",
  "born ", "12 March 1980", "March 12, 1980", "1980-03-12", "dob", "passport ", "C12345678", "student ID ", "MRN-", "OHIP ", "1234-567-890-AB", "routing ", "021000021", "SIN 046 454 286", "order ",
  "NHS ", "943 476 5919", "DE136695976", "VAT GB 980 7806 84", "SWIFT ", "DEUTDEFF", "www.", "example.com", "https://", "/path).", "00:1a:2b:3c:4d:5e", "00-1A-", "001a.2b3c.4d5e", " x123", " ext. 12", "06 12 34 56 78", "0171/1234567",
  "телефон ", "密码", "is ", "the ", "name,pin,account,ssn\n", ",", "\n", "|", "x,4821,123456789,123456789\n", "âge ",
    "postgres://bob:s3cret@db.host:5432/x", "://", "redis", ":pw@", "Server=a;Password=hunter22;", "Password=", ";",
  "Project Nightingale", "project", "Project\u00a0 -Night", "ingale", "nightingale", "fuck", "in the night", "E123456", "E12", "3456", "foo12bar", "foo", "bar",
  "\u200b", "\u00ad", "\ufe0f", "\u0301", "e\u0301", "é", "ﬁ", "４１１１", "\u{1f600}", "\u{e0041}", "\ud83d", "\ude00", "\u202e", "\u0000", "ß", "о", "한", "ᄒ", "ᅡ", "ᆫ", "我", "𝕗𝕠𝕠", "ｱﾞ",
  "\u0301".repeat(40), "\u200b".repeat(40), " ".repeat(40), "word ".repeat(30), "abababab", "caaaaaac", "aaaaaaaaaaaaaaaa",
]; // prettier-ignore

const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary", maxLength: 4 })), {
    maxLength: 24,
  })
  .map((parts) => parts.join(""));

const actions = fc.constantFrom<SensitiveAction>("BLOCK", "ANONYMIZE", "HASH", "NONE", "ANONYMIZE", "HASH", "NONE");

const regexes = [
  { name: "employee-id", pattern: String.raw`\bE\d{6}\b` },
  { name: "foo-to-bar", pattern: "foo.*bar" },
  { name: "run", pattern: "a+b?|ca{2,8}c" },
  { name: "words", pattern: String.raw`(?i:project)\s+\w+$|^Dana` },
  { name: "emoji", pattern: String.raw`[\u{1f600}-\u{1f64f}]+|\p{Script=Han}` },
  { name: "endless", pattern: "x+@?" },
  { name: "pairs", pattern: "(?:ab){2}" },
];

const specs: fc.Arbitrary<GuardrailSpec> = fc.record({
  contentPolicy: fc.constant({ filters: [] }),
  wordPolicy: fc.constantFrom(
    {},
    { words: [{ text: "Project Nightingale" }, { text: "in the night" }], managedWordLists: ["PROFANITY" as const] },
  ),
  sensitiveInformationPolicy: fc.record({
    piiEntities: fc
      .subarray([...sensitiveTypeNames])
      .chain((types) => fc.tuple(...types.map((type) => actions.map((action) => ({ type, action }))))),
    regexes: fc
      .subarray(regexes)
      .chain((chosen) => fc.tuple(...chosen.map((regex) => actions.map((action) => ({ ...regex, action }))))),
  }),
  blockedInputMessaging: fc.constant("in"),
  blockedOutputsMessaging: fc.constant("out"),
  streaming: fc.constantFrom("windowed" as const, "windowed" as const, "buffered" as const),
});

interface Outcome {
  readonly text: string;
  readonly blocked: boolean;
  readonly masked: boolean;
  readonly findings: readonly Finding[];
}

function stream(guardrail: Guardrail, chunks: readonly string[], context: InspectionContext): Outcome {
  const output = guardrail.openOutput(context);
  const channel = output.openChannel("assistant");
  let text = "";
  let blocked = false;
  for (const released of [...chunks.map((chunk) => () => channel.push(chunk)), () => channel.end()].map((step) => step())) {
    assert.ok(!blocked || released.text === "", "nothing comes out after a block");
    text += released.text;
    blocked = released.blocked;
  }
  return { text, blocked, masked: output.masked, findings: output.findings };
}

/** Cuts anywhere between UTF-16 units, within surrogate pairs too. */
function cut(text: string, places: readonly number[]): string[] {
  const sorted = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [...sorted, text.length].map((end, index) => text.slice(index === 0 ? 0 : sorted[index - 1], end));
}

test("chunking-is-invisible: any cuts of any answer under any guardrail give the same output and findings", () => {
  fc.assert(
    fc.property(specs, contexts, texts, fc.array(fc.nat(2000), { maxLength: 12 }), (spec, context, text, places) => {
      const guardrail = compileGuardrail(spec);
      const whole = stream(guardrail, [text], context);
      assert.deepEqual(stream(guardrail, cut(text, places), context), whole);
      assert.deepEqual(stream(guardrail, text.split(""), context), whole, "unit by unit");
    }),
    { numRuns: 1500 },
  );
});

test("chunking-is-invisible: a whole answer is inspected as a stream of it would be", () => {
  fc.assert(
    fc.property(specs, contexts, texts, (spec, context, text) => {
      const guardrail = compileGuardrail(spec);
      const streamed = stream(guardrail, [text], context);
      let replaced = text;
      const whole = guardrail.inspectOutput([{ surface: "assistant", text, replace: (to) => (replaced = to) }], context);
      assert.deepEqual(whole.findings, streamed.findings);
      assert.equal(whole.outcome === "blocked", streamed.blocked);
      if (!streamed.blocked) assert.equal(replaced, streamed.text);
    }),
    { numRuns: 500 },
  );
});

test("text in which nothing is masked or blocked comes out as it went in", () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(2000), { maxLength: 12 }), (text, places) => {
      const guardrail = compileGuardrail({ blockedInputMessaging: "in", blockedOutputsMessaging: "out" });
      assert.equal(stream(guardrail, cut(text, places), { hash }).text, text);
    }),
    { numRuns: 300 },
  );
});

test("findings have offsets within the text, and none cuts a surrogate pair", () => {
  fc.assert(
    fc.property(specs, texts, (spec, text) => {
      const { findings } = compileGuardrail(spec).inspectInput([{ surface: "user", text, replace: () => {} }], { hash });
      for (const { start, end } of findings) {
        assert.ok(start >= 0 && start < end && end <= text.length);
        for (const offset of [start, end]) {
          const pair = text.slice(offset - 1, offset + 1);
          assert.ok(offset === 0 || !/^[\ud800-\udbff][\udc00-\udfff]$/.test(pair));
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** Longer than whatever a rule may hold back. */
const endless = [
  "x", "a1", "1-1-", "4111 ", "a@b.co@", "ab", "-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEA75sABCDEFGH", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.abc", "MIIEpAIB\n", "nightingale ", "Project ", "\u{1f600}",
  "password ", "is my ", "aB", "я", "密码", "A1 ", "AB-", "12 March ", "plate A", "http://a", "www.a.", "age 3", "e\u0301", "\u200b", "john@example.com,", "E123456", "foo ", "://a:b@", "我",
]; // prettier-ignore

test("chunking-is-invisible: texts beyond every length that a rule holds back are cut by their content alone", () => {
  const longTexts = fc
    .array(fc.tuple(fc.constantFrom(...endless), fc.integer({ min: 1, max: 12_000 })), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map(([part, length]) => part.repeat(Math.ceil(length / part.length))).join(" "));
  fc.assert(
    fc.property(specs, longTexts, fc.array(fc.nat(40_000), { maxLength: 30 }), (spec, text, places) => {
      const guardrail = compileGuardrail(spec);
      assert.deepEqual(stream(guardrail, cut(text, places), { hash }), stream(guardrail, [text], { hash }));
    }),
    { numRuns: 150 },
  );
});

test("a stream holds back no more than its longest rule needs, whatever it is fed", () => {
  fc.assert(
    fc.property(specs, fc.constantFrom(...endless), (spec, part) => {
      const guardrail = compileGuardrail({ ...spec, streaming: "windowed" });
      const channel = guardrail.openOutput({ hash }).openChannel("assistant");
      let held = 0;
      for (let pushed = 0; pushed < 60_000; pushed += 2000) {
        const released = channel.push(part.repeat(Math.ceil(2000 / part.length)));
        held = released.blocked || released.text.length > 0 ? 0 : held + 2000;
        assert.ok(held <= 20_000, `held ${String(held)}`);
      }
    }),
    { numRuns: 60 },
  );
});
