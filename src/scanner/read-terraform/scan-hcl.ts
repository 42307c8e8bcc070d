import { maxHclDepth } from "./limits.ts";

/** What one pass over a text of HCL shows before a parser sees it. */
export interface HclScan {
  /** Lines from 1 of the headers of blocks, by their words: `resource aws_kms_key main`; one for each block of that header. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Blocks of the top level that end, up to where a text or a bracket does not end as it should. */
  readonly blocks: readonly TopBlock[];
  /** Whether brackets, templates or operators are in each other deeper than a parser should be asked to go. */
  readonly isTooDeep: boolean;
}

export interface TopBlock {
  /** Its kind and its labels. */
  readonly words: readonly string[];
  readonly line: number;
  /** Where it begins and ends in the text. */
  readonly from: number;
  readonly to: number;
}

const maxWords = 8;
/** Within one bracket: each choice is inside the one before it. */
const maxChoices = 50;

/** Where a text stands: in code, in a quoted text or in a heredoc; the last two hold code in `${…}`. */
type Level =
  | { readonly kind: "code"; readonly close: string; choices: number }
  | { readonly kind: "quoted" }
  | { readonly kind: "heredoc"; readonly mark: string };

/** Comments, texts and heredocs are stepped over. Never throws, in time linear in the text. */
export function scanHcl(text: string): HclScan {
  const lines = new Map<string, number[]>();
  const blocks: TopBlock[] = [];
  let open: Omit<TopBlock, "to"> | undefined;
  // From the first on, what is text and what is code is a guess.
  let isRegular = true;
  const levels: Level[] = [{ kind: "code", close: "", choices: 0 }];
  let line = 1;
  let words: string[] = [];
  let headLine = 1;
  let headFrom = 0;
  let operators = 0;
  const tooDeep: HclScan = { lines, blocks, isTooDeep: true };
  for (let at = 0; at < text.length; at++) {
    if (levels.length > maxHclDepth) return tooDeep;
    const level = levels.at(-1) ?? { kind: "quoted" };
    const char = text[at] ?? "";
    if (char === "\n") line++;
    if (level.kind !== "code") {
      if (level.kind === "quoted" && char === "\n") isRegular = false;
      if (level.kind === "quoted" && char === "\\") at++;
      else if (level.kind === "quoted" && char === '"') levels.pop();
      else if (char === "$" || char === "%") {
        if (text[at + 1] === char && text[at + 2] === "{") at += 2;
        else if (text[at + 1] === "{") {
          levels.push({ kind: "code", close: "}", choices: 0 });
          at++;
        }
      } else if (level.kind === "heredoc" && char === "\n" && endsHeredoc(text, at + 1, level.mark)) levels.pop();
      continue;
    }
    const isTop = levels.length === 1;
    if (char === "!" || char === "-") {
      if (++operators > maxHclDepth) return tooDeep;
    } else if (char.trim() !== "") operators = 0;
    if (char === "?" && ++level.choices > maxChoices) return tooDeep;
    if (char === "," || (char === "\n" && (isTop || level.close === "}"))) level.choices = 0;

    if (char === "#" || (char === "/" && text[at + 1] === "/")) at = before(text, "\n", at);
    else if (char === "/" && text[at + 1] === "*") {
      const end = before(text, "*/", at + 2);
      line += countLines(text, at, end);
      at = end + 2;
    } else if (char === "<" && text[at + 1] === "<") {
      const mark = heredocMark(text, at);
      if (mark !== undefined) {
        at = before(text, "\n", at);
        if (!endsHeredoc(text, at + 2, mark)) levels.push({ kind: "heredoc", mark });
      }
    } else if (char === '"') {
      if (isTop) {
        const end = before(text, '"', at + 1) + 1;
        const label = text.slice(at + 1, end);
        if (/[\n\\]/.test(label)) isRegular = false;
        words.push(label);
        line += countLines(text, at, end);
        at = end;
      } else levels.push({ kind: "quoted" });
    } else if (char === "{" || char === "[" || char === "(") {
      if (isTop && char === "{" && words.length > 0) {
        const header = words.join(" ");
        const known = lines.get(header);
        if (known) known.push(headLine);
        else lines.set(header, [headLine]);
        open = { words, line: headLine, from: headFrom };
      }
      words = [];
      levels.push({ kind: "code", close: closing[char], choices: 0 });
    } else if (char === "}" || char === "]" || char === ")") {
      if (level.close !== char) isRegular = false;
      if (!isTop) levels.pop();
      if (levels.length === 1 && open !== undefined) {
        if (isRegular) blocks.push({ ...open, to: at + 1 });
        open = undefined;
      }
    } else if (isTop && /[\p{L}_]/u.test(char)) {
      const word = wordAt(text, at);
      if (words.length === 0) [headLine, headFrom] = [line, at];
      words.push(word);
      at += word.length - 1;
    } else if (char === "\n" || char === "=") words = [];
    if (words.length > maxWords) return tooDeep;
  }
  return { lines, blocks, isTooDeep: false };
}

const closing = { "{": "}", "[": "]", "(": ")" } as const;

function wordAt(text: string, at: number): string {
  const word = /[\p{L}_][\p{L}\p{N}_-]*/uy;
  word.lastIndex = at;
  return word.exec(text)?.[0] ?? text[at] ?? "";
}

/** The place before what is looked for; the last one where it is not there. */
function before(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length - 1 : found - 1;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at <= to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function heredocMark(text: string, at: number): string | undefined {
  const head = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
  head.lastIndex = at;
  return head.exec(text)?.[1];
}

function endsHeredoc(text: string, from: number, mark: string): boolean {
  const end = text.indexOf("\n", from);
  const line = text.slice(from, end < 0 ? text.length : end);
  return line.length < mark.length + 200 && line.trim() === mark;
}
