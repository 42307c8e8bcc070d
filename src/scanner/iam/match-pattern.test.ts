import assert from "node:assert/strict";
import { test } from "node:test";
import { Joined, Reference, Unknown } from "../model/value.ts";
import { matchAction, matchPattern, matchWildcard, overlap, overlapArns, widestOf } from "./match-pattern.ts";

/** Small numbers of a fixed sequence: the same on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

const word = (pick: (below: number) => number, letters: string, longest: number): string =>
  Array.from({ length: pick(longest + 1) }, () => letters[pick(letters.length)] ?? "").join("");

/** What a pattern means, by another's engine. */
const oracle = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s").test(text);

test("A pattern covers what the same regular expression does", () => {
  const pick = numbers(7);
  for (let n = 0; n < 20_000; n++) {
    const [pattern, text] = [word(pick, "ab*?", 8), word(pick, "ab", 8)];
    assert.equal(matchWildcard(pattern, text), oracle(pattern, text), `${pattern} ${text}`);
  }
});

test("Two patterns overlap where some text is covered by both", () => {
  const texts = [""];
  for (const text of texts) if (text.length < 6) texts.push(`${text}a`, `${text}b`);
  const pick = numbers(11);
  for (let n = 0; n < 1500; n++) {
    const [one, other] = [word(pick, "ab*?", 5), word(pick, "ab*?", 5)];
    const common = texts.some((text) => oracle(one, text) && oracle(other, text));
    // Patterns of five letters have a common text of ten at most: the oracle's texts of six may miss it.
    if (common) assert.ok(overlap(one, other), `${one} ${other}`);
    else if (one.length + other.length <= 6) assert.ok(!overlap(one, other), `${one} ${other}`);
  }
});

test("In an ARN no wildcard spans the parts before the resource", () => {
  const model = "arn:aws:bedrock:*::foundation-model/*";
  assert.ok(overlapArns(model, "arn:*:bedrock:*::foundation-model/*"));
  assert.ok(!overlapArns(model, "arn:*:bedrock:*:*:application-inference-profile/*"));
  assert.ok(overlapArns("arn:aws:s3:::bucket/a:b/*", "arn:*:s3:::*/*"));
  assert.ok(overlapArns("arn:aws:s3:*", "arn:*:s3:::*"));
  assert.ok(overlapArns("*", "arn:*:s3:::*"));
  assert.ok(overlapArns("*/*", "arn:*:s3:::*/*"));
  assert.ok(!overlapArns("arn:aws:s3", "arn:*:s3:::*"));
});

test("No pattern is slow", () => {
  const begun = process.cpuUsage().user;
  const text = "a".repeat(4000);
  for (let n = 0; n < 50; n++) {
    matchWildcard(`${"a*".repeat(2000)}b`, text);
    matchWildcard(`${"*a?".repeat(1300)}b`, text);
    overlap("*a".repeat(2000), "?*b".repeat(1300));
  }
  assert.ok(process.cpuUsage().user - begun < 5_000_000);
  assert.equal(matchWildcard("a".repeat(5000), "a".repeat(5000)), false);
});

test("Of a text of parts, what is known can rule it out, and what is not known leaves it open", () => {
  const key = new Joined(["arn:aws:s3:::", new Unknown("the parameter Bucket has no default"), "/*"]);
  assert.equal(matchPattern(key, "arn:aws:kms:::x/y"), false);
  const open = matchPattern(key, "arn:aws:s3:::data/x");
  assert.ok(open instanceof Unknown);
  assert.match(open.why, /Bucket/);
  assert.ok(matchPattern(new Reference("a/Key"), "x") instanceof Unknown);
  assert.equal(widestOf(new Joined(["a", new Reference("b")])), "a*");
});

test("Actions are the same in any case, resources are not", () => {
  assert.equal(matchAction("BEDROCK:invoke*", "bedrock:InvokeModel"), true);
  assert.equal(matchPattern("arn:A", "arn:a"), false);
});
