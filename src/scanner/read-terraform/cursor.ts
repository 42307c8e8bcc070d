import { maxHclDepth } from "./limits.ts";

/** A text of Terraform's language is not what was expected. Only those who read texts catch it. */
export class Malformed extends Error {}

export const identifier = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** A place in a text, and how deep what is being read there is nested. */
export class Cursor {
  readonly text: string;
  at = 0;
  #depth: number;

  /** @param depth of what the text stands in */
  constructor(text: string, depth = 0) {
    this.text = text;
    this.#depth = depth;
  }

  get depth(): number {
    return this.#depth;
  }

  /** Nothing past the end. */
  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? "";
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  startsWith(sign: string): boolean {
    return this.text.startsWith(sign, this.at);
  }

  /** Over white space and comments. */
  space(): void {
    for (;;) {
      const char = this.peek();
      if (char === " " || char === "\t" || char === "\n" || char === "\r") this.at++;
      else if (char === "#" || this.startsWith("//")) this.at = this.lineEnd();
      else if (this.startsWith("/*")) {
        const end = this.text.indexOf("*/", this.at + 2);
        this.at = end < 0 ? this.text.length : end + 2;
      } else return;
    }
  }

  /** Over white space and a sign, where it is the next. */
  take(sign: string): boolean {
    this.space();
    if (!this.startsWith(sign)) return false;
    if (sign === "=" && this.peek(1) === "=") return false;
    this.at += sign.length;
    return true;
  }

  need(sign: string): void {
    if (!this.take(sign)) throw new Malformed();
  }

  word(): string {
    this.space();
    return this.match(identifier) ?? "";
  }

  takeWord(word: string): boolean {
    const before = this.at;
    if (this.word() === word) return true;
    this.at = before;
    return false;
  }

  /** @param pattern sticky */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  lineEnd(): number {
    const end = this.text.indexOf("\n", this.at);
    return end < 0 ? this.text.length : end;
  }

  nested<T>(read: () => T): T {
    if (++this.#depth > maxHclDepth) throw new Malformed();
    const found = read();
    this.#depth--;
    return found;
  }
}
