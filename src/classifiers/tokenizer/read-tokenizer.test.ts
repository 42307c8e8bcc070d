import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byteLetters } from "./read-pre-tokenizer.ts";
import { readTokenizer } from "./read-tokenizer.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const read = (fields: object): Tokenizer => readTokenizer(JSON.stringify(fields));
/** A vocabulary whose ids are the places in the list. */
const vocabOf = (pieces: readonly string[]): Record<string, number> => Object.fromEntries(pieces.map((piece, id) => [piece, id]));
const metaspace = { type: "Metaspace", replacement: "▁", prepend_scheme: "always" };
const special = (...contents: string[]): object[] => contents.map((content, id) => ({ id, content, special: true }));

const pieces: readonly (readonly [string, number])[] = [
  ["<unk>", 0],
  ["</s>", 0],
  ["▁", -3],
  ["▁he", -2],
  ["llo", -2],
  ["▁hello", -10],
  ["h", -4],
  ["e", -4],
  ["l", -4],
  ["o", -4],
];
const unigram = { type: "Unigram", unk_id: 0, vocab: pieces };
const wordPieces = ["[UNK]", "[SEP]", "un", "##aff", "##able", "aff", "!", "cafe", "你", "[", "]", "sep"];
const wordPiece = { type: "WordPiece", unk_token: "[UNK]", vocab: vocabOf(wordPieces) };
const joined = ["ll", "he", "llo", "hello", "aa", "\u0120hello"];
const bpe = {
  type: "BPE",
  vocab: vocabOf([...byteLetters, ...joined]),
  merges: ["l l", "h e", "ll o", "he llo", "a a", ["\u0120", "hello"]],
};
const byteLevel = { type: "ByteLevel", add_prefix_space: false };
const bytesOf = (text: string): number[] => [...Buffer.from(text)];
const joinedId = (piece: string): number => 256 + joined.indexOf(piece);

test("Unigram takes the pieces that are likeliest together, not the longest", () => {
  const { encode } = read({ model: unigram, pre_tokenizer: metaspace });
  // ▁he + llo is -4, ▁hello -10.
  assert.deepEqual(encode("hello"), [3, 4]);
  // ▁he + l -6; ▁ + h + e + l -15.
  assert.deepEqual(encode("hel hello"), [3, 8, 3, 4]);
});

test("Characters in a row that no Unigram piece covers are one unknown, or their bytes", () => {
  assert.deepEqual(read({ model: unigram, pre_tokenizer: metaspace }).encode("hxéo"), [2, 6, 0, 9]);
  const bytes = Array.from({ length: 256 }, (_, byte) => [`<0x${byte.toString(16).padStart(2, "0").toUpperCase()}>`, -9]);
  const { encode } = read({ model: { ...unigram, vocab: [...pieces, ...bytes], byte_fallback: true }, pre_tokenizer: metaspace });
  assert.deepEqual(encode("hé"), [2, 6, 10 + 0xc3, 10 + 0xa9]);
});

test("Unigram finds what trying everything finds", () => {
  const entry = fc.tuple(
    fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 3 }),
    fc.integer({ min: -9, max: -1 }),
  );
  const vocab = fc.uniqueArray(entry, { selector: ([piece]) => piece, minLength: 1, maxLength: 12 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(vocab, text, (known, text) => {
      const all = [["<unk>", 0] as const, ...known];
      const scores = new Map<string, number>(known);
      const unknown = Math.min(...scores.values()) - 10;
      const best = (rest: string): number =>
        rest === ""
          ? 0
          : Math.max(
              ...[1, 2, 3]
                .filter((length) => length <= rest.length && (length === 1 || scores.has(rest.slice(0, length))))
                .map((length) => (scores.get(rest.slice(0, length)) ?? unknown) + best(rest.slice(length))),
            );
      const ids = read({ model: { type: "Unigram", unk_id: 0, vocab: all } }).encode(text);
      const covered = ids.reduce((sum, id) => sum + (id === 0 ? 0 : (all[id]?.[0].length ?? 0)), 0);
      const score = ids.reduce((sum, id) => sum + (id === 0 ? 0 : (all[id]?.[1] ?? 0)), 0);
      assert.equal(score + (text.length - covered) * unknown, best(text));
    }),
  );
});

test("WordPiece takes the longest beginning, then the longest that goes on, or gives the word up", () => {
  const { encode } = read({
    model: wordPiece,
    normalizer: { type: "BertNormalizer" },
    pre_tokenizer: { type: "BertPreTokenizer" },
  });
  assert.deepEqual(encode("Unaffable! aff"), [2, 3, 4, 6, 5]);
  assert.deepEqual(encode("unaffablex un"), [0, 2]);
  assert.deepEqual(encode("un".repeat(51)), [0]);
  assert.deepEqual(encode("CAFÉ café你un\u0000aff"), [7, 7, 8, 2, 3]);
});

test("Byte-level BPE joins the pair that was learnt first, the leftmost of equals", () => {
  const { encode } = read({ model: bpe, pre_tokenizer: byteLevel });
  assert.deepEqual(encode("hello hello"), [joinedId("hello"), joinedId("\u0120hello")]);
  assert.deepEqual(encode("hell"), [joinedId("he"), joinedId("ll")]);
  assert.deepEqual(encode("aaa"), [joinedId("aa"), 0x61]);
  assert.deepEqual(encode("é\n\t"), bytesOf("é\n\t"));
  assert.deepEqual(read({ model: bpe, pre_tokenizer: { type: "ByteLevel" } }).encode("hello"), [joinedId("\u0120hello")]);
});

test("BPE's heap joins what looking through all pairs again and again joins", () => {
  const letters = ["a", "b", "c"];
  const pairs = fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), { selector: String, maxLength: 8 });
  fc.assert(
    fc.property(pairs, fc.string({ unit: fc.constantFrom(...letters), maxLength: 30 }), (pairs, text) => {
      const known = [...byteLetters];
      const vocabulary = [...letters];
      const merges: (readonly [string, string])[] = [];
      for (const [left, right] of pairs) {
        const [a, b] = [vocabulary[left], vocabulary[right]];
        if (a === undefined || b === undefined || merges.some(([c, d]) => c === a && d === b)) continue;
        merges.push([a, b]);
        if (!vocabulary.includes(a + b)) vocabulary.push(a + b);
      }
      known.push(...vocabulary.slice(letters.length));
      let word = [...text];
      for (;;) {
        const ranks = word.slice(1).map((right, at) => merges.findIndex(([a, b]) => a === word[at] && b === right));
        const least = Math.min(...ranks.filter((rank) => rank >= 0));
        if (least === Number.POSITIVE_INFINITY) break;
        const at = ranks.indexOf(least);
        word = [...word.slice(0, at), `${word[at]}${word[at + 1]}`, ...word.slice(at + 2)];
      }
      const { encode } = read({ model: { type: "BPE", vocab: vocabOf(known), merges }, pre_tokenizer: byteLevel });
      assert.deepEqual(
        encode(text),
        word.map((piece) => known.indexOf(piece)),
      );
    }),
  );
});

test("request-cannot-weaken: a text that spells special tokens out yields none", () => {
  const sentencePiece = read({ model: unigram, pre_tokenizer: metaspace, added_tokens: special("<unk>", "</s>") });
  assert.ok(!sentencePiece.encode("hello</s>hello").includes(1));
  const bert = read({
    model: wordPiece,
    normalizer: { type: "BertNormalizer" },
    pre_tokenizer: { type: "WhitespaceSplit" },
    added_tokens: special("[UNK]", "[SEP]"),
  });
  assert.ok(!bert.encode("[SEP] un").includes(1));
});

test("Added tokens that are not special are found, the longest first, before or after the normalizer", () => {
  const { encode } = read({
    model: bpe,
    normalizer: { type: "Lowercase" },
    pre_tokenizer: byteLevel,
    added_tokens: [
      { id: 300, content: "  ", special: false, normalized: true },
      { id: 301, content: "   ", special: false, normalized: true },
      { id: 302, content: "|X|", special: false, normalized: false },
      { id: 303, content: "|Y|", special: false, normalized: true },
    ],
  });
  assert.deepEqual(
    encode("a     b"),
    [0x61, 301, 300, 0x62].map((id) => (id < 256 ? byteLetters.indexOf(String.fromCharCode(id)) : id)),
  );
  assert.deepEqual(encode("|X|A"), [302, 0x61]);
  assert.deepEqual(encode("|Y||y|"), [303, 303]);
});

test("Normalizers rewrite the text as their names say", () => {
  const normalized = (normalizer: object, text: string): string => {
    const letters = [..."<abcdefghijklmnopqrstuvwxyzABCé\u0301 ▁1."];
    const { encode } = read({ model: { type: "Unigram", unk_id: 0, vocab: letters.map((letter) => [letter, -1]) }, normalizer });
    return encode(text)
      .map((id) => letters[id])
      .join("");
  };
  assert.equal(normalized({ type: "NFC" }, "e\u0301"), "é");
  assert.equal(normalized({ type: "NFKC" }, "ﬁ①"), "fi1");
  assert.equal(normalized({ type: "NFD" }, "é"), "e\u0301");
  assert.equal(normalized({ type: "Lowercase" }, "ABC"), "abc");
  assert.equal(normalized({ type: "Strip", strip_left: true, strip_right: false }, " \n a "), "a ");
  assert.equal(normalized({ type: "Prepend", prepend: "▁" }, "a"), "▁a");
  assert.equal(normalized({ type: "Replace", pattern: { String: "ab" }, content: "$&" }, "abc"), "<c");
  const squeeze = { type: "Replace", pattern: { Regex: " {2,}" }, content: " " };
  const bare = { type: "Sequence", normalizers: [{ type: "NFD" }, { type: "StripAccents" }] };
  assert.equal(normalized({ type: "Sequence", normalizers: [bare, squeeze] }, "é   a b"), "e a b");
});

test("A compiled character map is followed: one key of a double array, made by hand", () => {
  // The root's offset is 256, so A (0x41) leads to 256 ^ 0x41 = 321; that unit has a leaf, at 321 ^ 512 = 833.
  const units = new Uint32Array(1024);
  units[0] = 256 << 10;
  units[321] = (512 << 10) | (1 << 8) | 0x41;
  units[833] = 0x80_00_00_00;
  const map = Buffer.concat([Buffer.from(Uint32Array.of(4096).buffer), Buffer.from(units.buffer), Buffer.from("he\0")]);
  const normalizer = { type: "Precompiled", precompiled_charsmap: map.toString("base64") };
  const { encode } = read({ model: unigram, normalizer, pre_tokenizer: metaspace });
  assert.deepEqual(encode("Allo"), [3, 4]);
  assert.deepEqual(encode("Bllo"), [2, 0, 4]);
});

test("The frame is read from every kind of post-processor", () => {
  const frameOf = (post_processor: object): object => read({ model: unigram, post_processor }).frame;
  const around = { before: [7], after: [8] };
  assert.deepEqual(frameOf({ type: "BertProcessing", cls: ["[CLS]", 7], sep: ["[SEP]", 8] }), around);
  assert.deepEqual(frameOf({ type: "RobertaProcessing", cls: ["<s>", 7], sep: ["</s>", 8], trim_offsets: true }), around);
  const single = [
    { SpecialToken: { id: "[CLS]", type_id: 0 } },
    { Sequence: { id: "A", type_id: 0 } },
    { SpecialToken: { id: "[SEP]", type_id: 0 } },
  ];
  const special_tokens = { "[CLS]": { id: "[CLS]", ids: [7] }, "[SEP]": { id: "[SEP]", ids: [8] } };
  const template = { type: "TemplateProcessing", single, special_tokens };
  assert.deepEqual(frameOf(template), around);
  assert.deepEqual(frameOf({ type: "Sequence", processors: [{ type: "ByteLevel" }, template] }), around);
});

test("A component that is not known is refused by its name", () => {
  const refused: readonly (readonly [object, RegExp])[] = [
    [{ model: { type: "WordLevel" } }, /its model WordLevel is not supported/],
    [{ model: bpe, pre_tokenizer: { type: "Whitespace" } }, /BPE is supported with pre_tokenizer ByteLevel only/],
    [{ model: { ...bpe, dropout: 0.1 }, pre_tokenizer: byteLevel }, /dropout of its model/],
    [{ model: unigram, normalizer: { type: "Nmt" } }, /its normalizer Nmt/],
    [
      { model: unigram, normalizer: { type: "Replace", pattern: { Regex: "(a+)+b" }, content: "" } },
      /pattern that is not supported: \(a\+\)\+b/,
    ],
    [{ model: unigram, normalizer: { type: "Precompiled", precompiled_charsmap: "AAAA" } }, /precompiled_charsmap is damaged/],
    [{ model: unigram, pre_tokenizer: { type: "Sequence", pretokenizers: [{ type: "Split" }] } }, /its pre_tokenizer Split/],
    [{ model: unigram, pre_tokenizer: { ...metaspace, prepend_scheme: "first" } }, /prepend_scheme "first"/],
    [{ model: unigram, post_processor: { type: "Other" } }, /its post_processor Other/],
    [{ model: unigram, added_tokens: [{ id: 3, content: "x", lstrip: true }] }, /lstrip of its added token 3/],
    [{ model: { ...unigram, unk_id: null } }, /unk_id/],
    [{ model: { ...wordPiece, vocab: { a: 2 ** 20 } } }, /not a number from 0/],
  ];
  for (const [fields, reason] of refused) assert.throws(() => read(fields), reason);
  assert.throws(() => readTokenizer("no"), /not JSON/);
});

test("Text without spaces, of marks or of broken surrogates takes time in proportion", () => {
  const tokenizers = [
    read({ model: unigram, normalizer: { type: "NFKC" }, pre_tokenizer: metaspace }),
    read({ model: wordPiece, normalizer: { type: "BertNormalizer" }, pre_tokenizer: { type: "BertPreTokenizer" } }),
    read({ model: bpe, pre_tokenizer: byteLevel }),
  ];
  const texts = ["a", " ", "l", "ab", "\u0301", "\ud800", "你", "ﷺ", "'s", "\n "].map((unit) => unit.repeat(100_000));
  for (const { encode } of tokenizers) {
    for (const text of texts) {
      const startedAt = processorMs();
      encode(text);
      // A hundred times what it takes; quadratic time would be minutes.
      assert.ok(processorMs() - startedAt < 20_000, JSON.stringify(text.slice(0, 3)));
    }
  }
});
