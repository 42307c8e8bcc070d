import { readFileSync } from "node:fs";
import { join } from "node:path";
import { labelPost } from "./label-posts.ts";
import { ALL, type ContentRow, folds } from "./training-row.ts";

/** Harmless prompts and mails of the prompt-attack training set, and at most so many of each. */
const harmlessSources: Readonly<Record<string, number>> = { clinc: 3000, cse_code: 1200, seg_bipia_email: 97 };

export function readSourceRows(directory: string): ContentRow[] {
  const posts = readLines(join(directory, "harm/hate_train.jsonl")).map((row, index) =>
    labelPost(row.text, row.label === 1, index),
  );
  const taken = new Map<string, number>();
  const harmless: ContentRow[] = [];
  for (const { text, label, source } of readLines(join(directory, "injection/train.jsonl"))) {
    const count = taken.get(source) ?? 0;
    if (label !== 0 || count >= (harmlessSources[source] ?? 0)) continue;
    taken.set(source, count + 1);
    // Each source is left out as a whole.
    const fold = Object.keys(harmlessSources).indexOf(source) % folds;
    harmless.push({ text, positive: 0, negative: ALL, weight: 0.7, group: source, fold, harmless: true });
  }
  return [...posts, ...harmless];
}

function readLines(path: string): { readonly text: string; readonly label: number; readonly source: string }[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const row = JSON.parse(line) as Record<string, unknown>;
      if (typeof row["text"] !== "string" || typeof row["label"] !== "number") throw new SyntaxError(`${path}: no text or label`);
      return {
        text: row["text"].normalize("NFKC"),
        label: row["label"],
        source: typeof row["source"] === "string" ? row["source"] : "",
      };
    });
}
