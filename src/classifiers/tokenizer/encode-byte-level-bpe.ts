import { flagOf, listOf, requireUnset, textOf, TokenizerNotSupported, type Fields } from "./read-fields.ts";
import { SmallestFirst } from "./smallest-first.ts";
import type { EncodePiece } from "./tokenizer.ts";

interface Merge {
  readonly rank: number;
  readonly into: number;
}

/** A heap's entry is rank * this + place: places of one word are fewer, ranks below 2²⁰. */
const places = 2 ** 28;
const maxMerges = 2 ** 20;
/** Words that are remembered, and how long they may be. */
const maxKept = 20_000;
const maxKeptLength = 32;

/**
 * Byte pair encoding over the letters that stand for bytes: of all neighbours the pair that was learnt first is joined, the
 * leftmost of equals first. A heap holds the pairs, so a word of n bytes takes n log n.
 */
export function readByteLevelBpe(model: Fields, vocab: ReadonlyMap<string, number>): EncodePiece {
  requireUnset(model, ["dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback"], "model");
  const wholeWords = flagOf(model["ignore_merges"], false, "model.ignore_merges");
  const token = model["unk_token"];
  const unknown = token === undefined || token === null ? undefined : vocab.get(textOf(token, "model.unk_token"));
  const merges = readMerges(model, vocab);
  const kept = new Map<string, readonly number[]>();

  return (piece, ids) => {
    const known = kept.get(piece) ?? encode(piece);
    if (piece.length <= maxKeptLength && kept.size < maxKept) kept.set(piece, known);
    for (const id of known) ids.push(id);
  };

  function encode(piece: string): readonly number[] {
    const whole = wholeWords ? vocab.get(piece) : undefined;
    if (whole !== undefined) return [whole];
    const ids: number[] = [];
    for (const letter of piece) {
      const id = vocab.get(letter) ?? unknown;
      if (id !== undefined) ids.push(id);
    }
    return join(ids);
  }

  function join(ids: number[]): readonly number[] {
    // A place that was joined to the one before it is -1; the others are linked.
    const next = Int32Array.from(ids, (_, at) => at + 1);
    const before = Int32Array.from(ids, (_, at) => at - 1);
    const heap = new SmallestFirst();
    for (let at = 0; at + 1 < ids.length; at++) offer(at);
    for (let entry = heap.take(); entry !== undefined; entry = heap.take()) {
      const at = entry % places;
      const right = next[at] ?? ids.length;
      const merge = mergeAt(at, right);
      // Its neighbours have changed since it was offered.
      if (merge === undefined || merge.rank !== Math.floor(entry / places)) continue;
      ids[at] = merge.into;
      ids[right] = -1;
      const after = next[right] ?? ids.length;
      next[at] = after;
      if (after < ids.length) before[after] = at;
      offer(at);
      const left = before[at] ?? -1;
      if (left >= 0) offer(left);
    }
    return ids.filter((id) => id >= 0);

    function mergeAt(at: number, right: number): Merge | undefined {
      const [a, b] = [ids[at] ?? -1, ids[right] ?? -1];
      return a < 0 || b < 0 ? undefined : merges.get(a * maxMerges + b);
    }
    function offer(at: number): void {
      const merge = mergeAt(at, next[at] ?? ids.length);
      if (merge !== undefined) heap.add(merge.rank * places + at);
    }
  }
}

/** By the two ids, the first times 2²⁰ plus the second. */
function readMerges(model: Fields, vocab: ReadonlyMap<string, number>): ReadonlyMap<number, Merge> {
  const list = listOf(model["merges"], "model.merges");
  if (list.length >= maxMerges) throw new TokenizerNotSupported("its model.merges are too many");
  const merges = new Map<number, Merge>();
  for (const [rank, entry] of list.entries()) {
    const pair = typeof entry === "string" ? entry.split(" ") : listOf(entry, "model.merges' entry");
    const [a, b] = [textOf(pair[0], "model.merges' entry"), textOf(pair[1], "model.merges' entry")];
    const [left, right, into] = [vocab.get(a), vocab.get(b), vocab.get(a + b)];
    if (left === undefined || right === undefined || into === undefined)
      throw new TokenizerNotSupported(`its model.merges name pieces that are not in the vocabulary (entry ${rank})`);
    merges.set(left * maxMerges + right, { rank, into });
  }
  return merges;
}
