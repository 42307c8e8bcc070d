import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Candidate, OpenScanner } from "../candidate.ts";
import { TextInspector } from "../inspect-text.ts";
import type { Finding } from "../guardrail.ts";
import { compileInvisible } from "./compile-invisible.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const context = { hash: (value: string): string => value };

function inspect(
  chunks: readonly string[],
  action: "REMOVE" | "BLOCK" | "NONE" = "REMOVE",
): { text: string; findings: Finding[] } {
  const open = compileInvisible({ action }) as OpenScanner;
  const findings: Finding[] = [];
  const record = (finding: Finding): void => void findings.push(finding);
  const inspector = new TextInspector({ rules: [open], surface: "user", context, record, stopAtBlock: false });
  const text = [...chunks.map((chunk) => inspector.push(chunk, false)), inspector.push("", true)].join("");
  return { text, findings };
}

const removed = (text: string): string => inspect([text]).text;
const types = (text: string): string[] => inspect([text], "NONE").findings.map(({ type }) => type);
const tags = (text: string): string =>
  Array.from(text, (character) => String.fromCodePoint(0xe0000 + (character.codePointAt(0) ?? 0))).join("");

test("what a reader doesn't see is taken out, and the rest stays as it is", () => {
  assert.equal(removed("ig\u200bno\u2060re\u00ad all"), "ignore all");
  assert.equal(removed(`hello ${tags("do evil")}there`), "hello there");
  assert.equal(removed("file\u202egpj.exe"), "filegpj.exe");
  assert.equal(removed("a\u{e0100}\u{e0101}\u{e01ef}b"), "ab");
  assert.equal(removed("esc \u001b[31mred\u0000"), "esc [31mred");
  assert.deepEqual(types(`a\u200b b\u202ec ${tags("x")} d\u{e0100} \ue000 \u0001`), [
    "ZERO_WIDTH",
    "BIDI",
    "TAG_CHARACTERS",
    "VARIATION_SELECTORS",
    "PRIVATE_USE",
    "CONTROL",
  ]);
});

test("a run of hidden characters is one finding, with offsets in the text as it was sent", () => {
  const { findings } = inspect([`ab${tags("secret")}c`], "NONE");
  assert.deepEqual(
    findings.map(({ start, end, action }) => [start, end, action]),
    [[2, 14, "reported"]],
  );
});

test("hidden characters that scripts, emoji and directions need are left alone", () => {
  for (const text of [
    "👨‍👩‍👧‍👦 family, 👩🏽‍💻 coder, ❤️‍🔥, 1️⃣, ™️, 🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag, 🏳️‍🌈",
    "می‌خواهم و کتاب‌ها",
    "क्‍ष और श्री‌मान",
    "葛\u{e0100}飾区",
    "\ufeffbegins with a byte order mark",
    "שלום \u200f(abc)\u200e world",
    "قال \u2067مرحبا\u2069 ثم",
    "∩\ufe00 ∪",
    "plain text\r\n\twith layout",
    "Logo \uf8ff",
  ])
    assert.deepEqual(types(text), [], text);
});

test("the same characters where they have no business are found", () => {
  assert.deepEqual(types("a\u200db"), ["ZERO_WIDTH"]);
  assert.deepEqual(types("no\u200cw"), ["ZERO_WIDTH"]);
  assert.deepEqual(types("می\u200c\u200cخواهم"), ["ZERO_WIDTH"]);
  assert.deepEqual(types("if (x) \u2066// check\u2069"), ["BIDI", "BIDI"]);
  assert.deepEqual(types("שלום \u202eabc"), ["BIDI"]);
  assert.deepEqual(types("🏴\u{e0075}\u{e0073}\u{e007f}"), ["TAG_CHARACTERS"]);
  assert.deepEqual(types("😀\ufe0f\ufe0e\ufe0f"), ["VARIATION_SELECTORS"]);
});

test("words that imitate others are found, and written as they read", () => {
  assert.equal(removed("log in to pаypаl and аpple"), "log in to paypal and apple");
  assert.equal(removed("Αpple ТESLА Gооgle Mіcrоsоft"), "Apple TESLA Google Microsoft");
  assert.equal(removed("ѕсrірt"), "script");
  assert.deepEqual(types("pаypаl"), ["MIXED_SCRIPT"]);
});

test("words that mix scripts honestly are left alone", () => {
  for (const text of [
    "Δx, μm, pKα, νmax, σν, iPhone用, αβ-helix, β2, Ωm",
    "рост и сос, привет мир, SMSки, VIPов, IT-компания",
    "Ελλάδα και Ευρώπη",
    "naïve café Łódź Straße",
    "Hello мир",
    "x".repeat(70) + "а",
  ])
    assert.deepEqual(types(text), [], text);
});

const pieces = [
  "a", "pаypаl", "а", "е", "Δ", "x".repeat(63), "x".repeat(64), " ", "\u200b", "\u200d", "\u200c", "\ufe0f", "\u202e", "\u2067", "\u200f", "ש", "م", "ی", "😀", "👨‍👩‍👧",
  "\u{1f3f4}", tags("gbeng"), "\u{e007f}", "\u{e0041}", "\u{e0100}", "葛", "\ue000", "\ud83d", "\ude00", "\u0000", "क", "्", "ᠠ\u180b", "\ufeff", " word ".repeat(8), "\u200b".repeat(300),
]; // prettier-ignore
const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary", maxLength: 4 })), {
    maxLength: 24,
  })
  .map((parts) => parts.join(""));

test("chunking-is-invisible: any cuts give the same text and findings", () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.nat(2000), { maxLength: 10 }),
      fc.constantFrom("REMOVE" as const, "NONE" as const),
      (text, places, action) => {
        const whole = inspect([text], action);
        assert.deepEqual(inspect(text.split(""), action), whole);
        const sorted = places.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
        assert.deepEqual(
          inspect(
            [...sorted, text.length].map((end, i) => text.slice(sorted[i - 1] ?? 0, end)),
            action,
          ),
          whole,
        );
      },
    ),
    { numRuns: 600 },
  );
});

test("a megabyte of hidden characters takes no more than linear time", () => {
  const rules = compileInvisible({ action: "REMOVE" }) as OpenScanner;
  for (const piece of ["\u200b", "\u200d", "می\u200c", "\u202a", "\ufe0f", "а", "aа ", "\ue000", "😀\ufe0f\u200d", tags("a")]) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const found: Candidate[] = [];
    const started = processorMs();
    rules("user", context)?.scan(text, 0, true, found);
    const took = processorMs() - started;
    assert.ok(took < 1500, `${JSON.stringify(piece)} took ${took.toFixed(0)} ms`);
    if (process.env["SHOW"] !== undefined) console.log(JSON.stringify(piece), took.toFixed(0));
  }
});
