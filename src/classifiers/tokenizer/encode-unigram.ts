import { flagOf, idOf, listOf, textOf, TokenizerNotSupported, type Fields } from "./read-fields.ts";
import { Trie } from "./trie.ts";
import type { EncodePiece } from "./tokenizer.ts";

/** What a character that no piece covers costs more than the least likely piece. From SentencePiece. */
const unknownPenalty = 10;

/**
 * SentencePiece's Unigram model: the pieces whose log probabilities add up to the most. Viterbi over code points; a step looks at
 * pieces that begin at its place, so time is linear in the text, times the longest piece. (Kudo 2018, arXiv 1804.10959.)
 *
 * @param reserved ids that no text may yield
 */
export function readUnigram(model: Fields, reserved: ReadonlySet<number>): EncodePiece {
  const vocab = listOf(model["vocab"], "model.vocab");
  const unknown = model["unk_id"] === null || model["unk_id"] === undefined ? undefined : idOf(model["unk_id"], "model.unk_id");
  if (unknown === undefined || unknown >= vocab.length) throw new TokenizerNotSupported("its model.unk_id names no piece");
  const trie = new Trie();
  const scores = new Float64Array(vocab.length);
  const bytes = new Int32Array(256).fill(-1);
  let least = 0;
  for (const [at, entry] of vocab.entries()) {
    const id = idOf(at, "model.vocab's length");
    const [piece, score] = listOf(entry, "model.vocab's entry");
    const text = textOf(piece, "model.vocab's piece");
    if (typeof score !== "number" || !Number.isFinite(score))
      throw new TokenizerNotSupported("its model.vocab has a score that is no number");
    scores[id] = score;
    if (score < least) least = score;
    const byte = /^<0x([0-9A-F]{2})>$/.exec(text)?.[1];
    if (byte !== undefined) bytes[Number.parseInt(byte, 16)] = id;
    if (text !== "" && !reserved.has(id)) trie.add(text, id);
  }
  const byteFallback = flagOf(model["byte_fallback"], false, "model.byte_fallback") && !bytes.includes(-1);
  return viterbi({ trie, scores, unknown, unknownScore: least - unknownPenalty, bytes: byteFallback ? bytes : undefined });
}

interface Unigram {
  readonly trie: Trie;
  readonly scores: Float64Array;
  readonly unknown: number;
  readonly unknownScore: number;
  /** The id of each byte, where characters that no piece covers are spelt in bytes. */
  readonly bytes: Int32Array | undefined;
}

function viterbi({ trie, scores, unknown, unknownScore, bytes }: Unigram): EncodePiece {
  return (piece, ids) => {
    const best = new Float64Array(piece.length + 1).fill(Number.NEGATIVE_INFINITY);
    /** Where the last piece of the best way to a place begins, and which it is; -1 for a character that none covers. */
    const from = new Int32Array(piece.length + 1);
    const last = new Int32Array(piece.length + 1);
    best[0] = 0;
    for (let at = 0; at < piece.length;) {
      const here = best[at] ?? 0;
      const next = at + ((piece.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1);
      let covered = false;
      let node = 0;
      for (let end = at; end < piece.length;) {
        node = trie.step(node, piece.charCodeAt(end++));
        if (node < 0) break;
        const id = trie.valueAt(node);
        if (id < 0) continue;
        if (end === next) covered = true;
        reach(end, here + (scores[id] ?? 0), at, id);
      }
      if (!covered) reach(next, here + unknownScore, at, -1);
      at = next;
    }
    const path: number[] = [];
    for (let end = piece.length; end > 0; end = from[end] ?? 0) path.push(end);
    let unknownFrom = -1;
    for (const end of path.reverse()) {
      const id = last[end] ?? -1;
      if (id < 0) {
        if (unknownFrom < 0) unknownFrom = from[end] ?? 0;
        continue;
      }
      if (unknownFrom >= 0) spell(piece.slice(unknownFrom, from[end]), ids);
      unknownFrom = -1;
      ids.push(id);
    }
    if (unknownFrom >= 0) spell(piece.slice(unknownFrom), ids);

    function reach(end: number, score: number, at: number, id: number): void {
      if (score <= (best[end] ?? 0)) return;
      best[end] = score;
      from[end] = at;
      last[end] = id;
    }
  };

  /** Characters in a row that no piece covers are one unknown, or their bytes. */
  function spell(text: string, ids: number[]): void {
    if (bytes === undefined) ids.push(unknown);
    else for (const byte of Buffer.from(text)) ids.push(bytes[byte] ?? unknown);
  }
}
