import { globSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { ContentRow } from "./measure-content.ts";
import type { AttackRow } from "./measure-prompt-attacks.ts";
import type { SpanRow } from "./measure-sensitive.ts";

export interface BenchRows {
  readonly attacks: readonly AttackRow[];
  readonly spans: readonly SpanRow[];
  readonly content: readonly ContentRow[];
  readonly skipped: number;
}

/** Reads a JSONL file, or all in a directory but those named for training: a detector isn't measured on what it has seen. */
export function readRows(path: string): BenchRows {
  const isDirectory = statSync(path).isDirectory();
  const files = isDirectory
    ? globSync("**/*.jsonl", { cwd: path })
        .filter((file) => !/train/i.test(basename(file)))
        .sort()
        .map((file) => join(path, file))
    : [path];
  const attacks: AttackRow[] = [];
  const spans: SpanRow[] = [];
  const content: ContentRow[] = [];
  let skipped = 0;
  for (const file of files) {
    for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
      if (line.trim() === "") continue;
      const row = parseRow(line, `${file}:${index + 1}`);
      if (typeof row["text"] !== "string") skipped += 1;
      else if (Array.isArray(row["spans"])) spans.push({ ...(row as unknown as SpanRow), source: sourceOf(row, file) });
      else if (isLabels(row["labels"])) content.push({ text: row["text"], labels: row["labels"] });
      else if (typeof row["label"] === "number" && ("kind" in row || "source" in row)) {
        attacks.push({
          text: row["text"],
          attack: row["label"] === 1,
          kind: row["kind"] === "document" ? "document" : "user",
          source: sourceOf(row, file),
        });
      } else skipped += 1;
    }
  }
  return { attacks, spans, content, skipped };
}

function sourceOf(row: Record<string, unknown>, file: string): string {
  return typeof row["source"] === "string" ? row["source"] : basename(file, ".jsonl");
}

function isLabels(labels: unknown): labels is Record<string, number> {
  return typeof labels === "object" && labels !== null && Object.values(labels).every((label) => typeof label === "number");
}

function parseRow(line: string, where: string): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === "object" && row !== null) return row as Record<string, unknown>;
  } catch {
    // Said below, with the place.
  }
  throw new SyntaxError(`${where} is not a JSON object`);
}
