import { type Expression, splatItem } from "./expression.ts";
import { maxHclDepth } from "./limits.ts";

/**
 * A text as hcl2json gives it: literal parts are unescaped already, but for `$${` and `%%{`; expressions stand in `${…}` as they were
 * written. Never throws.
 */
export function parseText(text: string): Expression {
  if (!text.includes("${") && !text.includes("%{")) return { kind: "literal", value: text };
  return attempt(() => {
    const reader = new Reader(text);
    return reader.template(false, "").part;
  });
}

/** One expression alone, as it is written in a file. Never throws. */
export function parseExpression(text: string): Expression {
  return attempt(() => {
    const reader = new Reader(text);
    const expression = reader.expression();
    reader.space();
    return reader.isAtEnd() ? expression : unreadable;
  });
}

const unreadable: Expression = { kind: "unreadable", why: "the expression is written in a way that is not understood" };

class Malformed extends Error {}

function attempt(parse: () => Expression): Expression {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Malformed || error instanceof RangeError) return unreadable;
    throw error;
  }
}

const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];
const identifier = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const number = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Where a template ends: at its quote, at the end of the text, or before a directive such as `%{ endif }`. */
interface Piece {
  readonly part: Expression;
  readonly directive: string;
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  space(): void {
    for (;;) {
      const char = this.#text[this.#at];
      if (char === " " || char === "\t" || char === "\n" || char === "\r") this.#at++;
      else if (char === "#" || this.#text.startsWith("//", this.#at)) this.#at = this.#lineEnd();
      else if (this.#text.startsWith("/*", this.#at)) {
        const end = this.#text.indexOf("*/", this.#at + 2);
        this.#at = end < 0 ? this.#text.length : end + 2;
      } else return;
    }
  }

  expression(): Expression {
    return this.#nested(() => {
      const when = this.#binary(0);
      if (!this.#take("?")) return when;
      const yes = this.expression();
      this.#need(":");
      return { kind: "choose", when, yes, no: this.expression() };
    });
  }

  #binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    // A long chain leans to the left: whoever walks it goes as deep as it is long.
    for (let length = 0; length < maxHclDepth; length++) {
      this.space();
      const operator = operators.find((one) => this.#text.startsWith(one, this.#at));
      if (operator === undefined) return left;
      this.#at += operator.length;
      left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
    throw new Malformed();
  }

  #unary(): Expression {
    this.space();
    for (const operator of ["!", "-"])
      if (this.#text.startsWith(operator, this.#at)) {
        this.#at++;
        return this.#nested(() => ({ kind: "unary", operator, of: this.#unary() }));
      }
    return this.#steps(this.#term());
  }

  #term(): Expression {
    this.space();
    const char = this.#text[this.#at] ?? "";
    if (char === '"') {
      this.#at++;
      return this.#nested(() => this.template(true, "").part);
    }
    if (char === "(") {
      this.#at++;
      const inner = this.expression();
      this.#need(")");
      return inner;
    }
    if (char === "[") return this.#nested(() => this.#list());
    if (char === "{") return this.#nested(() => this.#object());
    if (this.#text.startsWith("<<", this.#at)) return this.#heredoc();
    const digits = this.#match(number);
    if (digits !== undefined) return { kind: "literal", value: Number(digits) };
    const name = this.#match(identifier);
    if (name === undefined) throw new Malformed();
    if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
    if (name === "null") return { kind: "literal", value: null };
    let called = name;
    while (this.#text.startsWith("::", this.#at)) {
      this.#at += 2;
      called += `::${this.#match(identifier) ?? ""}`;
    }
    while (this.#text[this.#at] === " ") this.#at++;
    return this.#text[this.#at] === "(" ? this.#nested(() => this.#call(called)) : { kind: "name", name };
  }

  #call(name: string): Expression {
    this.#at++;
    const args: Expression[] = [];
    while (!this.#take(")")) {
      args.push(this.expression());
      if (this.#take("...")) {
        this.#take(",");
        this.#need(")");
        return { kind: "call", name, args, spreads: true };
      }
      if (!this.#take(",")) {
        this.#need(")");
        break;
      }
    }
    return { kind: "call", name, args, spreads: false };
  }

  #steps(of: Expression): Expression {
    let found = of;
    for (let length = 0; length < maxHclDepth; length++) {
      const before = this.#at;
      this.space();
      if (this.#text[this.#at] === "." && !this.#text.startsWith("...", this.#at)) {
        this.#at++;
        this.space();
        if (this.#text[this.#at] === "*") {
          this.#at++;
          return { kind: "splat", of: found, each: this.#steps({ kind: "name", name: splatItem }) };
        }
        const index = this.#match(/\d+/y);
        const name = index ?? this.#match(identifier);
        if (name === undefined) throw new Malformed();
        found = { kind: "member", of: found, key: { kind: "literal", value: index === undefined ? name : Number(index) } };
      } else if (this.#text[this.#at] === "[" && !this.#text.slice(before, this.#at).includes("\n")) {
        this.#at++;
        if (this.#take("*")) {
          this.#need("]");
          return { kind: "splat", of: found, each: this.#nested(() => this.#steps({ kind: "name", name: splatItem })) };
        }
        found = { kind: "member", of: found, key: this.expression() };
        this.#need("]");
      } else {
        this.#at = before;
        return found;
      }
    }
    throw new Malformed();
  }

  #list(): Expression {
    this.#at++;
    if (this.#takeWord("for")) return this.#for("]");
    const items: Expression[] = [];
    while (!this.#take("]")) {
      items.push(this.expression());
      if (this.#take(",")) continue;
      this.#need("]");
      break;
    }
    return { kind: "list", items };
  }

  #object(): Expression {
    this.#at++;
    if (this.#takeWord("for")) return this.#for("}");
    const members: [Expression, Expression][] = [];
    while (!this.#take("}")) {
      const key = this.expression();
      if (!this.#take("=")) this.#need(":");
      // A bare word is a name here, not a variable.
      members.push([key.kind === "name" ? { kind: "literal", value: key.name } : key, this.expression()]);
      this.#take(",");
    }
    return { kind: "object", members };
  }

  #for(close: string): Expression {
    const { keyName, valueName, over } = this.#forHead();
    this.#need(":");
    const first = this.expression();
    const [key, value] = this.#take("=>") ? [first, this.expression()] : [undefined, first];
    const groups = this.#take("...");
    const when = this.#takeWord("if") ? this.expression() : undefined;
    this.#need(close);
    return { kind: "for", keyName, valueName, over, key, value, when, groups, joins: false };
  }

  #forHead(): { readonly keyName: string | undefined; readonly valueName: string; readonly over: Expression } {
    this.space();
    const first = this.#match(identifier);
    const second = this.#take(",") ? (this.space(), this.#match(identifier)) : undefined;
    if (first === undefined || !this.#takeWord("in")) throw new Malformed();
    const over = this.expression();
    return { keyName: second === undefined ? undefined : first, valueName: second ?? first, over };
  }

  #heredoc(): Expression {
    const head = this.#match(/<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy);
    const mark = /[\p{L}_][\p{L}\p{N}_-]*/u.exec(head ?? "")?.[0];
    if (head === undefined || mark === undefined) throw new Malformed();
    const lines: string[] = [];
    while (!this.isAtEnd()) {
      const line = this.#text.slice(this.#at, this.#lineEnd());
      this.#at = this.#lineEnd() + 1;
      if (line.trim() === mark) {
        const least = head.startsWith("<<-")
          ? lines.reduce(
              (most, one) => (one.trim() === "" ? most : Math.min(most, one.length - one.trimStart().length)),
              Infinity,
            )
          : 0;
        const text = lines.map((one) => `${one.slice(Math.min(least, one.length))}\n`).join("");
        const inner = new Reader(text);
        inner.#depth = this.#depth + 1;
        return inner.template(false, "").part;
      }
      lines.push(line);
    }
    throw new Malformed();
  }

  /** Up to the closing quote, or to the end of the text. @param within the directive that it stands in */
  template(quoted: boolean, within: string): Piece {
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
    while (!this.isAtEnd()) {
      const char = this.#text[this.#at] ?? "";
      if (trims && /\s/.test(char)) {
        this.#at++;
        continue;
      }
      trims = false;
      const next = this.#text[this.#at + 1];
      if (quoted && char === '"') {
        if (within !== "") throw new Malformed();
        this.#at++;
        return done("");
      }
      if (quoted && char === "\\") literal += this.#escape();
      else if ((char === "$" || char === "%") && next === char && this.#text[this.#at + 2] === "{") {
        literal += `${char}{`;
        this.#at += 3;
      } else if ((char === "$" || char === "%") && next === "{") {
        this.#at += 2;
        if (this.#take("~")) literal = literal.trimEnd();
        if (char === "$") add(this.expression());
        else {
          const word = this.#word();
          if (word === "else" || word === "endif" || word === "endfor") {
            this.#closeBrace();
            return done(word);
          }
          add(this.#nested(() => this.#directive(word, quoted)));
          continue;
        }
        trims = this.#closeBrace();
      } else {
        literal += char;
        this.#at++;
      }
    }
    if (quoted || within !== "") throw new Malformed();
    return done("");
  }

  #directive(word: string, quoted: boolean): Expression {
    if (word === "if") {
      const when = this.expression();
      this.#closeBrace();
      const yes = this.template(quoted, "if");
      const no = yes.directive === "else" ? this.template(quoted, "if") : { part: empty, directive: yes.directive };
      if (no.directive !== "endif") throw new Malformed();
      return { kind: "choose", when, yes: yes.part, no: no.part };
    }
    if (word !== "for") throw new Malformed();
    const head = this.#forHead();
    this.#closeBrace();
    const body = this.template(quoted, "for");
    if (body.directive !== "endfor") throw new Malformed();
    return { kind: "for", ...head, key: undefined, value: body.part, when: undefined, groups: false, joins: true };
  }

  /** Whether what follows loses its white space. */
  #closeBrace(): boolean {
    const trims = this.#take("~");
    this.#need("}");
    return trims;
  }

  #escape(): string {
    const char = this.#text[this.#at + 1] ?? "";
    const code = /[uU]([0-9a-fA-F]{4}(?:[0-9a-fA-F]{4})?)/y;
    code.lastIndex = this.#at + 1;
    const digits = code.exec(this.#text)?.[1];
    if (digits !== undefined && (char === "u" || digits.length === 8)) {
      const used = char === "u" ? digits.slice(0, 4) : digits;
      this.#at += 2 + used.length;
      return String.fromCodePoint(Math.min(Number.parseInt(used, 16), 0x10ffff));
    }
    this.#at += 2;
    return escapes[char] ?? char;
  }

  #word(): string {
    this.space();
    return this.#match(identifier) ?? "";
  }

  #takeWord(word: string): boolean {
    const before = this.#at;
    if (this.#word() === word) return true;
    this.#at = before;
    return false;
  }

  #take(sign: string): boolean {
    this.space();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    if (sign === "=" && this.#text[this.#at + 1] === "=") return false;
    this.#at += sign.length;
    return true;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) throw new Malformed();
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf("\n", this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #nested<T>(parse: () => T): T {
    if (++this.#depth > maxHclDepth) throw new Malformed();
    const found = parse();
    this.#depth--;
    return found;
  }
}

const empty: Expression = { kind: "literal", value: "" };
