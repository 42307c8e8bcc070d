import { toInstant } from "../../core/units.ts";
import type { Cell, Report, Table } from "./report.ts";

/** CommonMark with tables. What people wrote stays text: nothing in it becomes a link, an image, a heading or HTML. */
export function* renderMarkdown({ title, at, notes, sections }: Report): Generator<string, void, undefined> {
  yield [`# ${escapeText(title)}`, `As of ${toInstant(at)}.`, ...notes.map(escapeText)].join("\n\n");
  for (const section of sections()) {
    const blocks = section && [
      `## ${escapeText(section.title)}`,
      ...section.notes.map(escapeText),
      ...section.tables.map(renderTable),
    ];
    yield blocks === undefined ? "" : `\n\n${blocks.join("\n\n")}`;
  }
  yield "\n";
}

function renderTable({ head, rows }: Table): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.map(renderCell).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

function renderCell(cell: Cell): string {
  return typeof cell === "string" ? escapeText(cell) : cell.map(escapeText).join("<br>");
}

/** Every ASCII punctuation mark that means something may be escaped (CommonMark, section 2.4); a line break would end a table's row. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
    .replaceAll(/[\\`*_{}[\]<>|~#!&]/g, (mark) => `\\${mark}`)
    .replaceAll(/(https?|ftp):\/\//gi, (_, scheme: string) => `${scheme}:\\//`)
    .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replaceAll(/^\s*([-+=])/g, (_, mark: string) => `\\${mark}`)
    .replaceAll(/^\s*(\d+)([.)])/g, (_, number: string, mark: string) => `${number}\\${mark}`);
}
