import { styleText } from "node:util";
import type { Io } from "./command.ts";

export type OutputFormat = "table" | "json" | "yaml";

/** Where a command's result goes. Tables are for people, JSON for programs. */
export interface Output {
  readonly format: OutputFormat;
  /** One JSON document, or what `table` makes for a terminal. */
  print(value: unknown, table: () => string): void;
  style(style: Parameters<typeof styleText>[0], text: string): string;
}

export function createOutput(io: Io, format: OutputFormat): Output {
  const colour = io.stdout.isTTY === true && !io.env["NO_COLOR"];
  return {
    format,
    print: (value, table) => {
      const text = format === "json" ? JSON.stringify(value, undefined, 2) : table();
      io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    // The caller has looked at the terminal already.
    style: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** Columns as wide as their longest cell. What is shown may come from anybody, so control characters are made visible. */
export function formatTable(output: Output, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(printable));
  const widths = head.map((title, column) => Math.max(title.length, ...shown.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [output.style("bold", line(head)), ...shown.map(line)].join("\n");
}

/** Text of several lines or JSON, unable to steer a terminal; `instead` says what stands for each character that could. */
export function steerless(text: string, instead: (char: string) => string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, instead);
}

/** In JSON a character may stand as its code. */
export const asCode = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Text from elsewhere, unable to steer a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
