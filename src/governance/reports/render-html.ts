import { toInstant } from "../../core/units.ts";
import type { Cell, Report, Section, Table } from "./report.ts";

/** Nothing is loaded and nothing runs; the one style sheet is inside. */
export const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const style = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border: 1px solid #8886; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #8882; } td div + div { margin-top: 0.2rem; }
@media print { body { margin: 0; max-width: none; font-size: 9pt; } h2 { break-after: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`;

/** One page by itself: opened from a disk or printed, it is the same. */
export function* renderHtml({ title, at, notes, sections }: Report): Generator<string, void, undefined> {
  yield [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(reportPolicy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>As of <time datetime="${toInstant(at)}">${toInstant(at)}</time>.</p>`,
    ...notes.map(paragraph),
    "",
  ].join("\n");
  for (const section of sections()) yield section === undefined ? "" : `${renderSection(section)}\n`;
  yield "</main>\n</body>\n</html>\n";
}

function renderSection({ title, notes, tables }: Section): string {
  return [
    "<section>",
    `<h2>${escapeHtml(title)}</h2>`,
    ...notes.map(paragraph),
    ...tables.map((table) => renderTable(table, title)),
    "</section>",
  ].join("\n");
}

function renderTable({ head, rows }: Table, title: string): string {
  return [
    `<div class="wide" role="region" aria-label="${escapeHtml(title)}" tabindex="0"><table>`,
    `<thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map((row) => `<tr>${row.map((cell) => `<td>${renderCell(cell)}</td>`).join("")}</tr>`),
    "</tbody></table></div>",
  ].join("\n");
}

function renderCell(cell: Cell): string {
  if (typeof cell === "string") return escapeHtml(cell);
  return cell.map((line) => `<div>${escapeHtml(line)}</div>`).join("");
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For text and for quoted attributes. What steers how text runs is made visible. */
function escapeHtml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? "")
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, "\ufffd");
}
