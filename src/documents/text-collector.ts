/** Gathers pieces of text, a line each, up to a length. */
export class TextCollector {
  /** Whether something did not fit any more. */
  full = false;
  readonly #pieces: string[] = [];
  #left: number;

  constructor(maxLength: number) {
    this.#left = maxLength;
  }

  add(text: string): void {
    if (text === "" || this.full) return;
    this.full = text.length + 1 > this.#left;
    const piece = text.slice(0, this.#left);
    this.#left -= piece.length + 1;
    this.#pieces.push(piece);
  }

  text(): string {
    return this.#pieces.join("\n");
  }
}
