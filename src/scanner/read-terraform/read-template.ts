import { Cursor, Malformed } from "./cursor.ts";
import type { Expression } from "./expression.ts";
import { readExpression } from "./parse-expression.ts";
import { readForHead } from "./read-collection.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };
const empty: Expression = { kind: "literal", value: "" };

/** A template, and what ended it: a directive such as `endif`, or nothing at its quote or at the end of the text. */
interface Piece {
  readonly part: Expression;
  readonly directive: string;
}

/** Up to the closing quote, or to the end of the text. @param within the directive that it stands in */
export function readTemplate(cursor: Cursor, quoted: boolean, within: string): Piece {
  const parts: Expression[] = [];
  let literal = "";
  let trims = false;
  const add = (part: Expression): void => {
    if (literal !== "") parts.push({ kind: "literal", value: literal });
    literal = "";
    parts.push(part);
  };
  const done = (directive: string): Piece => {
    if (literal !== "" || parts.length === 0) parts.push({ kind: "literal", value: literal });
    const [only] = parts;
    return { part: parts.length === 1 && only !== undefined ? only : { kind: "text", parts }, directive };
  };
  while (!cursor.isAtEnd()) {
    const char = cursor.peek();
    if (trims && /\s/.test(char)) {
      cursor.at++;
      continue;
    }
    trims = false;
    const next = cursor.peek(1);
    if (quoted && char === '"') {
      if (within !== "") throw new Malformed();
      cursor.at++;
      return done("");
    }
    if (quoted && char === "\\") literal += readEscape(cursor);
    else if ((char === "$" || char === "%") && next === char && cursor.peek(2) === "{") {
      literal += `${char}{`;
      cursor.at += 3;
    } else if ((char === "$" || char === "%") && next === "{") {
      cursor.at += 2;
      if (cursor.take("~")) literal = literal.trimEnd();
      if (char === "$") add(readExpression(cursor));
      else {
        const word = cursor.word();
        if (word === "else" || word === "endif" || word === "endfor") {
          closeBrace(cursor);
          return done(word);
        }
        add(cursor.nested(() => readDirective(cursor, word, quoted)));
        continue;
      }
      trims = closeBrace(cursor);
    } else {
      literal += char;
      cursor.at++;
    }
  }
  if (quoted || within !== "") throw new Malformed();
  return done("");
}

function readDirective(cursor: Cursor, word: string, quoted: boolean): Expression {
  if (word === "if") {
    const when = readExpression(cursor);
    closeBrace(cursor);
    const yes = readTemplate(cursor, quoted, "if");
    const no = yes.directive === "else" ? readTemplate(cursor, quoted, "if") : { part: empty, directive: yes.directive };
    if (no.directive !== "endif") throw new Malformed();
    return { kind: "choose", when, yes: yes.part, no: no.part };
  }
  if (word !== "for") throw new Malformed();
  const head = readForHead(cursor);
  closeBrace(cursor);
  const body = readTemplate(cursor, quoted, "for");
  if (body.directive !== "endfor") throw new Malformed();
  return { kind: "for", ...head, key: undefined, value: body.part, when: undefined, groups: false, joins: true };
}

/** Whether what follows loses its white space. */
function closeBrace(cursor: Cursor): boolean {
  const trims = cursor.take("~");
  cursor.need("}");
  return trims;
}

function readEscape(cursor: Cursor): string {
  const char = cursor.peek(1);
  const code = /[uU]([0-9a-fA-F]{4}(?:[0-9a-fA-F]{4})?)/y;
  code.lastIndex = cursor.at + 1;
  const digits = code.exec(cursor.text)?.[1];
  if (digits !== undefined && (char === "u" || digits.length === 8)) {
    const used = char === "u" ? digits.slice(0, 4) : digits;
    cursor.at += 2 + used.length;
    return String.fromCodePoint(Math.min(Number.parseInt(used, 16), 0x10ffff));
  }
  cursor.at += 2;
  return escapes[char] ?? char;
}

export function readHeredoc(cursor: Cursor): Expression {
  const head = cursor.match(/<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy);
  const mark = /[\p{L}_][\p{L}\p{N}_-]*/u.exec(head ?? "")?.[0];
  if (head === undefined || mark === undefined) throw new Malformed();
  const lines: string[] = [];
  while (!cursor.isAtEnd()) {
    const line = cursor.text.slice(cursor.at, cursor.lineEnd());
    cursor.at = cursor.lineEnd() + 1;
    if (line.trim() === mark) {
      const least = head.startsWith("<<-")
        ? lines.reduce((most, one) => (one.trim() === "" ? most : Math.min(most, one.length - one.trimStart().length)), Infinity)
        : 0;
      const text = lines.map((one) => `${one.slice(Math.min(least, one.length))}\n`).join("");
      return readTemplate(new Cursor(text, cursor.depth + 1), false, "").part;
    }
    lines.push(line);
  }
  throw new Malformed();
}
