import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tagWithModel } from "../../src/guardrails/tagger/tag-with-model.ts";
import type { TaggerModel } from "../../src/guardrails/tagger/model-layout.ts";
import type { Example } from "./fill-frame.ts";
import { freshProse } from "./fresh-cases.ts";
import { readFreshCases, readHeldOutCases } from "./held-out-cases.ts";
import { entityFreeProse } from "./held-out-prose.ts";

type Say = (line: string) => void;

/** By span with at least half of the longer one shared: type by type, then all types as one. */
export function measureExamples(model: TaggerModel, examples: readonly Example[], say: Say, show = false): void {
  const counts = new Map<string, { expected: number; found: number; right: number; recalled: number }>();
  for (const { text, spans } of examples) {
    const tags = tagWithModel(text, model);
    for (const type of ["NAME", "ADDRESS", "ORGANIZATION", "LOCATION", "any type"]) {
      const fits = (span: { readonly type: string }): boolean => type === "any type" || span.type === type;
      const expected = spans.filter(fits);
      const found = tags.filter(fits);
      const sum = counts.get(type) ?? { expected: 0, found: 0, right: 0, recalled: 0 };
      sum.expected += expected.length;
      sum.found += found.length;
      sum.right += found.filter((span) => expected.some((other) => overlaps(span, other))).length;
      sum.recalled += expected.filter((span) => found.some((other) => overlaps(span, other))).length;
      counts.set(type, sum);
    }
    if (!show) continue;
    const key = (span: { readonly type: string; readonly start: number; readonly end: number }): string =>
      `${span.type}:${JSON.stringify(text.slice(span.start, span.end))}`;
    const missing = spans.filter((span) => !tags.some((tag) => overlaps(span, tag) && tag.type === span.type)).map(key);
    const extra = tags.filter((tag) => !spans.some((span) => overlaps(span, tag) && tag.type === span.type)).map(key);
    if (missing.length + extra.length > 0)
      say(`${JSON.stringify(text.slice(0, 160))}\n          missing ${missing.join(" ")}   extra ${extra.join(" ")}`);
  }
  for (const [type, { expected, found, right, recalled }] of counts) {
    const precision = right / found;
    const recall = recalled / expected;
    say(
      `${type.padEnd(14)} ${String(expected).padStart(6)} expected  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`,
    );
  }
}

function overlaps(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return shared * 2 >= Math.max(one.end - one.start, other.end - other.start);
}

export function measureCases(model: TaggerModel, say: Say, show: boolean): void {
  say("hand-written cases:");
  const cases = readHeldOutCases();
  measureExamples(model, cases, say, show);
  say("fresh cases:");
  measureExamples(model, readFreshCases(), say, show);
}

/** What the tagger sees in our own prose, code and documents, which hold hardly any entity: false ones per 2,000 words. */
export function measureOwnDocs(model: TaggerModel, say: Say, show: boolean): void {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ["prose full of capitals", [entityFreeProse]],
    ["fresh prose", [freshProse]],
    [
      "documents",
      globSync(["docs/*.md", "*.md"], { cwd: root })
        .sort()
        .filter((file) => !/credits/.test(file))
        .map((file) => readFileSync(join(root, file), "utf8")),
    ],
    [
      "code",
      globSync(["src/{core,gateway,dialects,audit}/**/*.ts"], { cwd: root })
        .sort()
        .filter((file) => !file.includes(".test."))
        .map((file) => readFileSync(join(root, file), "utf8")),
    ],
  ];
  for (const [name, texts] of groups) {
    let words = 0;
    const seen = new Map<string, number>();
    let found = 0;
    for (const text of texts) {
      words += text.split(/\s+/).length;
      for (const { type, start, end, confidence } of tagWithModel(text, model)) {
        found += 1;
        const shown = `${type}:${text.slice(start, end).replaceAll("\n", "⏎")} (${confidence.toFixed(2)})`;
        seen.set(shown, (seen.get(shown) ?? 0) + 1);
      }
    }
    say(`${name}: ${found} entities in ${words} words, ${((2000 * found) / words).toFixed(2)} in 2,000`);
    if (show) for (const [shown, count] of [...seen].sort((a, b) => b[1] - a[1]).slice(0, 60)) say(`   ${count} x ${shown}`);
  }
}
