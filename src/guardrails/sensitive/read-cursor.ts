import { folded } from "./context-words.ts";
import { isDigit } from "./read-ahead.ts";

/** Reads on from a place, and remembers whether it met the end of text that may go on: then its reader must answer `more`. */
export class Cursor {
  readonly text: string;
  at: number;
  /** What was read hangs on what comes after the end. */
  short = false;
  readonly #final: boolean;

  constructor(reading: { readonly text: string; readonly final: boolean }, at: number) {
    this.text = reading.text;
    this.#final = reading.final;
    this.at = at;
  }

  /** The code unit at the cursor; 0 at the end. */
  peek(): number {
    if (this.at < this.text.length) return this.text.charCodeAt(this.at);
    if (!this.#final) this.short = true;
    return 0;
  }

  /** Goes past `unit` if it stands here. */
  take(unit: number): boolean {
    if (this.peek() !== unit) return false;
    this.at++;
    return true;
  }

  /** Goes past up to `most` of `units`. */
  skip(units: string, most: number): number {
    let count = 0;
    while (count < most) {
      const unit = this.peek();
      if (unit === 0 || !units.includes(String.fromCharCode(unit))) break;
      this.at++;
      count++;
    }
    return count;
  }

  /** Up to `most` digits. */
  digits(most: number): string {
    const start = this.at;
    while (this.at - start < most && isDigit(this.peek())) this.at++;
    return this.text.slice(start, this.at);
  }

  /** A word of letters in small ASCII form, empty if there is none; longer ones than 24 letters are cut. */
  word(): string {
    let word = "";
    while (word.length < 24) {
      const letter = folded[this.peek()] ?? 0;
      if (letter === 0) break;
      word += String.fromCharCode(letter);
      this.at++;
    }
    return word;
  }
}
