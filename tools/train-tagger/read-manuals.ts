import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nextCellEnd } from "../../src/guardrails/tagger/cut-cells.ts";

/** Manuals, declarations and code of packages that this project depends on: technical prose and code, nearly without entities. */
const sources = [
  "@types/node/*.d.ts",
  "undici/docs/docs/api/*.md",
  "undici/types/*.d.ts",
  "zod/README.md",
  "zod/v4/core/schemas.d.ts",
  "openai/resources/**/*.d.ts",
  "openai/core/*.js",
  "fast-check/README.md",
  "find-my-way/README.md",
  "find-my-way/index.js",
  "picomatch/README.md",
  "ipaddr.js/README.md",
  "@aws-sdk/client-bedrock-runtime/dist-types/models/*.d.ts",
  "@anthropic-ai/sdk/resources/**/*.d.ts",
  "yaml/dist/**/*.js",
  "typescript/README.md",
];
const packages = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const credits =
  /copyright|©|@author|author:|contributor|licen[sc]e|maintain|\bthanks\b|co-authored|@example\.com|sponsor|invented|proposed by/i;

export interface Manuals {
  /** Pieces as the tagger cuts them, without comment marks in half of the files. */
  readonly cells: readonly string[];
  /** Words that stand in lower case at least four times. */
  readonly words: ReadonlySet<string>;
}

export function readManuals(): Manuals {
  const cells: string[] = [];
  const counts = new Map<string, number>();
  const files = sources.flatMap((source) => globSync(source, { cwd: packages }).sort());
  for (const [index, file] of files.entries()) {
    let text = readFileSync(join(packages, file), "utf8").slice(0, 120_000);
    if (index % 2 === 0) text = text.replaceAll(/^[ \t]*(?:\/\*\*|\*\/|\*|\/\/) ?/gm, "");
    for (const [word] of text.matchAll(/(?<![\p{L}\d_.$/-])\p{Ll}[\p{Ll}']+(?![\p{L}\d_(/=-]|\.\p{L})/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    for (let start = 0; start < text.length;) {
      const end = nextCellEnd(text, start, true);
      const cell = text.slice(start, end);
      start = end;
      if (/\p{Lu}/u.test(cell) && !credits.test(cell)) cells.push(cell);
    }
  }
  return { cells, words: new Set([...counts].filter(([, count]) => count >= 4).map(([word]) => word)) };
}
