import { toInstant } from "../../core/units.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { Cell, Report, ReportFormat } from "./report.ts";

/** The same content in each format. Ends in a newline. */
export function renderReport(report: Report, format: ReportFormat): string {
  switch (format) {
    case "json":
      return `${JSON.stringify({ ...report, at: toInstant(report.at) })}\n`;
    case "csv":
      return renderCsv(report);
    case "md":
      return renderMarkdown(report);
    case "html":
      return renderHtml(report);
  }
  return format satisfies never;
}

/** RFC 4180; each row begins with its section, and each table with its head. */
function renderCsv({ sections }: Report): string {
  const lines: string[] = [];
  for (const { title, tables } of sections)
    for (const { head, rows } of tables) {
      lines.push(csvLine(["Section", ...head]));
      for (const row of rows) lines.push(csvLine([title, ...row]));
    }
  return lines.map((line) => `${line}\r\n`).join("");
}

function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => csvCell(typeof cell === "string" ? cell : cell.join("\n"))).join(",");
}

/** A spreadsheet takes what begins like this for a formula (OWASP, CSV injection): the apostrophe makes it text. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
