/** A fenced code block of a Markdown answer (CommonMark, section 4.5). */
export interface CodeBlock {
  /** First word of the info string, in lower case; empty where there is none. */
  readonly language: string;
  readonly code: string;
  /** Offsets of the whole block, with its fences. */
  readonly start: number;
  readonly end: number;
}

// However far it is indented: a block inside a list is one too. Quoted ones are read without their marks.
const fence = /^[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})[ \t]*([^\n]*)$/;
const quoteMarks = /^[ \t]*(?:>[ \t]?)+/;

/** All code blocks of an answer, in order. One without an end goes on to the end of the answer. */
export function findCodeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { readonly mark: string; readonly language: string; readonly start: number; readonly lines: string[] } | undefined;
  let at = 0;
  for (const full of text.split("\n")) {
    const line = full.endsWith("\r") ? full.slice(0, -1) : full;
    const next = at + full.length + 1;
    const match = line.length < 1000 ? fence.exec(line) : null;
    const mark = match?.[1] ?? "";
    const info = match?.[2] ?? "";
    if (open === undefined) {
      if (match !== null && !(mark.startsWith("`") && info.includes("`"))) {
        open = { mark, language: languageOf(info), start: at, lines: [] };
      }
    } else if (match !== null && info.trim() === "" && mark.startsWith(open.mark)) {
      blocks.push({ language: open.language, code: open.lines.join("\n"), start: open.start, end: Math.min(next, text.length) });
      open = undefined;
    } else open.lines.push(line.replace(quoteMarks, ""));
    at = next;
  }
  if (open !== undefined)
    blocks.push({ language: open.language, code: open.lines.join("\n"), start: open.start, end: text.length });
  return blocks;
}

function languageOf(info: string): string {
  return /^[{.]*\.?([a-zA-Z0-9+#.-]{1,30})/.exec(info)?.[1]?.toLowerCase() ?? "";
}
