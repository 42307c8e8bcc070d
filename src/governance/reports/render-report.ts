import { toInstant } from "../../core/units.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { Cell, Report, ReportFormat } from "./report.ts";

/** The same content in each format, piece by piece. Ends in a newline. */
export function renderReport(report: Report, format: ReportFormat): Generator<string, void, undefined> {
  switch (format) {
    case "json":
      return renderJson(report);
    case "csv":
      return renderCsv(report);
    case "md":
      return renderMarkdown(report);
    case "html":
      return renderHtml(report);
  }
  return format satisfies never;
}

function* renderJson({ at, sections, ...head }: Report): Generator<string, void, undefined> {
  yield `${JSON.stringify({ ...head, at: toInstant(at) }).slice(0, -1)},"sections":[`;
  let comma = "";
  for (const section of sections()) {
    yield section === undefined ? "" : `${comma}${JSON.stringify(section)}`;
    if (section !== undefined) comma = ",";
  }
  yield "]}\n";
}

/** RFC 4180; each row begins with its section, and each table with its head. */
function* renderCsv({ sections }: Report): Generator<string, void, undefined> {
  for (const section of sections()) {
    const lines = (section?.tables ?? []).flatMap(({ head, rows }) => [
      csvLine(["Section", ...head]),
      ...rows.map((row) => csvLine([section?.title ?? "", ...row])),
    ]);
    yield lines.map((line) => `${line}\r\n`).join("");
  }
}

function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => csvCell(typeof cell === "string" ? cell : cell.join("\n"))).join(",");
}

/** A spreadsheet takes what begins like this for a formula (OWASP, CSV injection): the apostrophe makes it text. */
function csvCell(text: string): string {
  const plain = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
