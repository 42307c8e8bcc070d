import { TokenizerNotSupported } from "./read-fields.ts";
import type { Normalize } from "./read-normalizer.ts";

/** What follows a character as a part of it, as far as that matters here: such clusters are shorter than 6 bytes. */
const extender = /^(?:\p{M}|\u{200c}|\u{200d}|[\u{ff9e}\u{ff9f}]|\p{Emoji_Modifier})$/u;
/** Nothing is a part of these. */
const control = /^(?:\p{Cc}|\p{Zl}|\p{Zp}|(?![\u{200c}\u{200d}])\p{Cf})/u;
/** Clusters of characters from here on are mapped one character at a time. */
const longCluster = 6;

/**
 * SentencePiece's compiled character map, from base64: the length of a double-array trie in bytes (uint32, little endian), the
 * trie (uint32 units, as Darts-clone writes them), then what characters become, each UTF-8 and ended by a zero byte.
 * A cluster is mapped as one where the trie knows it, else each of its characters; what the trie doesn't know stays.
 */
export function readCharsMap(base64: string): Normalize {
  const bytes = Buffer.from(base64, "base64");
  const length = bytes.length < 4 ? 0 : bytes.readUInt32LE(0);
  if (length === 0 || length % 4 !== 0 || 4 + length > bytes.length)
    throw new TokenizerNotSupported("its Precompiled.precompiled_charsmap is damaged");
  const units = Uint32Array.from({ length: length / 4 }, (_, at) => bytes.readUInt32LE(4 + 4 * at));
  const texts = bytes.subarray(4 + length);
  // Most characters come again and again.
  const known = new Map<string, string | undefined>();
  const mapped = (chunk: string): string | undefined => {
    if (!known.has(chunk)) {
      if (known.size >= 20_000) known.clear();
      const at = find(units, Buffer.from(chunk));
      known.set(chunk, at === undefined ? undefined : textAt(texts, at));
    }
    return known.get(chunk);
  };

  return (text) => {
    let result = "";
    for (let at = 0; at < text.length;) {
      const end = clusterEnd(text, at);
      const cluster = text.slice(at, end);
      const whole = cluster.length >= longCluster || Buffer.byteLength(cluster) >= longCluster ? undefined : mapped(cluster);
      if (whole === undefined) for (const character of cluster) result += mapped(character) ?? character;
      else result += whole;
      at = end;
    }
    return result;
  };
}

function clusterEnd(text: string, from: number): number {
  let at = from + ((text.codePointAt(from) ?? 0) > 0xff_ff ? 2 : 1);
  if (text[from] === "\r" && text[at] === "\n") return at + 1;
  if (at >= text.length || text.charCodeAt(at) < 0x3_00 || control.test(text.slice(from, at))) return at;
  while (at < text.length && text.charCodeAt(at) >= 0x3_00) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (!extender.test(character)) break;
    at += character.length;
  }
  return at;
}

/** Where the text of the shortest key that begins the chunk stands; undefined when none does. */
function find(units: Uint32Array, chunk: Uint8Array): number | undefined {
  let at = offsetOf(units[0] ?? 0);
  for (const byte of chunk) {
    if (byte === 0) return undefined;
    at ^= byte;
    const unit = units[at] ?? 0;
    if ((unit & 0x80_00_00_ff) >>> 0 !== byte) return undefined;
    at ^= offsetOf(unit);
    if ((unit >>> 8) & 1) return (units[at] ?? 0) & 0x7f_ff_ff_ff;
  }
  return undefined;
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x2_00) >>> 6);
}

function textAt(texts: Uint8Array, at: number): string {
  const end = texts.indexOf(0, at);
  return Buffer.from(texts.subarray(at, end < 0 ? texts.length : end)).toString();
}
