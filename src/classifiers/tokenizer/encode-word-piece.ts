import { textOf, TokenizerNotSupported, type Fields } from "./read-fields.ts";
import type { EncodePiece } from "./tokenizer.ts";
import { Trie } from "./trie.ts";

/**
 * WordPiece, as in BERT: the longest piece that begins a word, then the longest that goes on, and so on; a word that can't be
 * covered so, or is too long, is unknown as a whole.
 */
export function readWordPiece(model: Fields, vocab: ReadonlyMap<string, number>, reserved: ReadonlySet<number>): EncodePiece {
  const prefix = textOf(model["continuing_subword_prefix"] ?? "##", "model.continuing_subword_prefix");
  const longestWord = model["max_input_chars_per_word"] ?? 100;
  // A word costs its length times the longest piece: this keeps that small.
  if (typeof longestWord !== "number" || !(longestWord > 0 && longestWord <= 1000))
    throw new TokenizerNotSupported("its model.max_input_chars_per_word is not from 1 to 1000");
  const unknown = vocab.get(textOf(model["unk_token"], "model.unk_token"));
  if (unknown === undefined) throw new TokenizerNotSupported("its model.unk_token is not in the vocabulary");
  const begins = new Trie();
  const goesOn = new Trie();
  for (const [piece, id] of vocab) {
    if (piece === "" || reserved.has(id)) continue;
    begins.add(piece, id);
    if (piece.startsWith(prefix) && piece.length > prefix.length) goesOn.add(piece.slice(prefix.length), id);
  }
  return (piece, ids) => {
    const first = ids.length;
    for (let at = 0; at < piece.length;) {
      const found = isLonger(piece, longestWord) ? undefined : (at === 0 ? begins : goesOn).longest(piece, at);
      if (found === undefined) {
        ids.length = first;
        ids.push(unknown);
        return;
      }
      ids.push(found.value);
      at = found.end;
    }
  };
}

/** In code points. */
function isLonger(word: string, limit: number): boolean {
  return word.length > limit && (word.length > 2 * limit || [...word].length > limit);
}
