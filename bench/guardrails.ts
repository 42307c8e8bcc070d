/**
 * How well the guardrails detect, and how fast: `node bench/guardrails.ts --data PATH [-o json]`.
 *
 * PATH is a file, or a directory that is searched for *.jsonl, files for training left out. Rows with `label` and `kind` or `source`
 * measure prompt attacks: {text, label: 1 = attack, kind: "user" | "document", source}. Rows with `spans` measure sensitive
 * information: {text, spans: [{type, start, end}]}. Rows with `labels` measure the content filters: {text, labels: {S, H, V, HR, SH,
 * S3, H2, V2: 0 or 1}}. A table on a terminal, one JSON document when piped.
 */
import { parseArgs } from "node:util";
import { measureContent, type ContentReport } from "./guardrails/measure-content.ts";
import { measurePromptAttacks, type AttackRow, type AttackReport } from "./guardrails/measure-prompt-attacks.ts";
import { measureSensitive, type SensitiveReport, type SpanRow } from "./guardrails/measure-sensitive.ts";
import { readRows } from "./guardrails/read-rows.ts";

const usage = "usage: node bench/guardrails.ts --data FILE|DIRECTORY [-o table|json]\n";
main();

function main(): void {
  const { values } = parseArgs({ options: { data: { type: "string" }, output: { type: "string", short: "o" } } });
  const output = values.output ?? (process.stdout.isTTY ? "table" : "json");
  if (values.data === undefined || (output !== "table" && output !== "json")) {
    process.stderr.write(usage);
    process.exit(2);
  }
  const { attacks, spans, content, skipped } = readRows(values.data);
  if (attacks.length + spans.length + content.length === 0) {
    process.stderr.write(`bench: no row in ${values.data} has a known format; see the head of bench/guardrails.ts\n`);
    process.exit(1);
  }
  const promptAttacks = attacks.length === 0 ? undefined : measurePromptAttacks(attacks satisfies readonly AttackRow[]);
  const sensitive = spans.length === 0 ? undefined : measureSensitive(spans satisfies readonly SpanRow[]);
  const contents = content.length === 0 ? undefined : measureContent(content);
  if (output === "json")
    process.stdout.write(`${JSON.stringify({ promptAttacks, sensitive, content: contents, skipped }, undefined, 2)}\n`);
  else {
    if (promptAttacks !== undefined) printAttacks(promptAttacks);
    for (const report of sensitive ?? []) printSensitive(report);
    if (contents !== undefined) printContent(contents);
    if (skipped > 0) process.stdout.write(`\n${skipped} rows of other formats were left out.\n`);
  }
}

function printAttacks({ sources, threshold, strictThreshold }: AttackReport): void {
  process.stdout.write(`\nPrompt attacks at MEDIUM (score ${threshold})`);
  process.stdout.write(
    strictThreshold === undefined ? "\n" : `; at 1 % false positives the threshold is ${strictThreshold.toFixed(3)}\n`,
  );
  const head = ["source", "rows", "attacks", "detected", "false pos.", "TPR at 1 % FPR", "p50 µs", "p99 µs", "MB/s"];
  printTable([
    head,
    ...sources.map((source) => [
      source.source,
      String(source.rows),
      String(source.attacks),
      percent(source.detectionRate),
      percent(source.falsePositiveRate),
      percent(source.detectionAtOnePercent),
      source.p50Us.toFixed(0),
      source.p99Us.toFixed(0),
      source.megabytesPerSecond.toFixed(1),
    ]),
  ]);
}

function printSensitive({ source, types, rows, ordinary, p50Us, p99Us, megabytesPerSecond }: SensitiveReport): void {
  process.stdout.write(
    `\nSensitive information in ${source}: ${rows} rows, p50 ${p50Us.toFixed(0)} µs, p99 ${p99Us.toFixed(0)} µs, ${megabytesPerSecond.toFixed(1)} MB/s\n`,
  );
  const head = ["type", "expected", "found", "precision", "recall", "F1"];
  printTable([
    head,
    ...types.map((type) => [
      type.type,
      String(type.expected),
      String(type.found),
      percent(type.precision),
      percent(type.recall),
      percent(type.f1),
    ]),
  ]);
  if (ordinary === undefined) return;
  const { words, found, per2000Words } = ordinary;
  process.stdout.write(`  false entities in ${words} words without any: ${found}, ${per2000Words.toFixed(2)} in 2,000 words\n`);
}

function printContent({ categories, threshold, rows, p50Us, p99Us, megabytesPerSecond }: ContentReport): void {
  process.stdout.write(
    `\nContent at MEDIUM (score ${threshold}): ${rows} rows, p50 ${p50Us.toFixed(0)} µs, p99 ${p99Us.toFixed(0)} µs, ${megabytesPerSecond.toFixed(1)} MB/s\n`,
  );
  const head = ["category", "filter", "rows", "positive", "detected", "false pos.", "AUC"];
  printTable([
    head,
    ...categories.map((category) => [
      category.category,
      category.type,
      String(category.rows),
      String(category.positives),
      percent(category.detectionRate),
      percent(category.falsePositiveRate),
      category.auc === undefined ? "-" : category.auc.toFixed(3),
    ]),
  ]);
}

function percent(share: number | undefined): string {
  return share === undefined ? "-" : `${(share * 100).toFixed(1)} %`;
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`  ${cells.join("  ")}\n`);
  }
}
