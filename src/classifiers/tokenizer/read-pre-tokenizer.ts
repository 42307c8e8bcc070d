import { fieldsOf, flagOf, listOf, textOf, TokenizerNotSupported, type Fields } from "./read-fields.ts";

export type CutPieces = (pieces: readonly string[]) => readonly string[];

/** How a text is cut into words before the model sees it. Each is linear in the text. Throws TokenizerNotSupported with a component's name. */
export function readPreTokenizer(value: unknown): CutPieces {
  if (value === undefined || value === null) return (pieces) => pieces;
  const fields = fieldsOf(value, "pre_tokenizer");
  const type = String(fields["type"]);
  switch (type) {
    case "Sequence": {
      const steps = listOf(fields["pretokenizers"], "pre_tokenizer.pretokenizers").map((step) => readPreTokenizer(step));
      return (pieces) => steps.reduce((before, step) => step(before), pieces);
    }
    case "Metaspace":
      return metaspace(fields);
    case "ByteLevel":
      return byteLevel(fields);
    case "BertPreTokenizer":
      return parts(/[\p{P}!-/:-@[-`{-~]|[^\p{White_Space}\p{P}!-/:-@[-`{-~]+/gu);
    case "Whitespace":
      return parts(
        /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d]+|[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d\p{White_Space}]+/gu,
      );
    case "WhitespaceSplit":
      return parts(/[^\p{White_Space}]+/gu);
    case "Punctuation":
      if ((fields["behavior"] ?? "Isolated") !== "Isolated")
        throw new TokenizerNotSupported(`its pre_tokenizer Punctuation is not supported with ${String(fields["behavior"])}`);
      return parts(/[\p{P}!-/:-@[-`{-~]|[^\p{P}!-/:-@[-`{-~]+/gu);
    case "Digits":
      return parts(flagOf(fields["individual_digits"], false, type) ? /\p{N}|\P{N}+/gu : /\p{N}+|\P{N}+/gu);
    default:
      throw new TokenizerNotSupported(`its pre_tokenizer ${type} is not supported`);
  }
}

/** Pieces are what the expression matches; the rest is left out. */
function parts(expression: RegExp): CutPieces {
  return (pieces) => pieces.flatMap((piece) => piece.match(expression) ?? []);
}

/** SentencePiece's: spaces become a visible character, and words begin with it. */
function metaspace(fields: Fields): CutPieces {
  const mark = textOf(fields["replacement"], "Metaspace.replacement");
  if (mark.length !== 1) throw new TokenizerNotSupported("its Metaspace.replacement is not one character");
  const scheme =
    fields["prepend_scheme"] ?? (flagOf(fields["add_prefix_space"], true, "Metaspace.add_prefix_space") ? "always" : "never");
  if (scheme !== "always" && scheme !== "never")
    throw new TokenizerNotSupported(`its Metaspace.prepend_scheme ${JSON.stringify(scheme)} is not supported`);
  const splits = flagOf(fields["split"], true, "Metaspace.split");
  return (pieces) =>
    pieces.flatMap((piece) => {
      let marked = piece.replaceAll(" ", mark);
      if (scheme === "always" && !marked.startsWith(mark)) marked = mark + marked;
      return splits ? beforeEach(marked, mark) : [marked];
    });
}

/** Cut before each mark. */
function beforeEach(text: string, mark: string): string[] {
  const words: string[] = [];
  let from = 0;
  for (let at = text.indexOf(mark, 1); at > 0; at = text.indexOf(mark, at + 1)) {
    words.push(text.slice(from, at));
    from = at;
  }
  if (from < text.length) words.push(text.slice(from));
  return words;
}

/** GPT-2's: words with the space before them, spelt in letters that stand for their bytes. */
function byteLevel(fields: Fields): CutPieces {
  const addsSpace = flagOf(fields["add_prefix_space"], true, "ByteLevel.add_prefix_space");
  const words = flagOf(fields["use_regex"], true, "ByteLevel.use_regex")
    ? parts(
        /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu,
      )
    : (pieces: readonly string[]) => pieces;
  return (pieces) => {
    const spaced = addsSpace ? pieces.map((piece) => (piece.startsWith(" ") ? piece : ` ${piece}`)) : pieces;
    return words(spaced).map((word) => {
      let spelt = "";
      for (const byte of Buffer.from(word)) spelt += byteLetters[byte] ?? "";
      return spelt;
    });
  };
}

/** GPT-2's letters: printable bytes of Latin-1 stand for themselves, the others in order for U+0100 and up. */
export const byteLetters: readonly string[] = makeByteLetters();

function makeByteLetters(): string[] {
  let next = 0x1_00;
  return Array.from({ length: 256 }, (_, byte) => {
    const prints = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    return String.fromCharCode(prints ? byte : next++);
  });
}
