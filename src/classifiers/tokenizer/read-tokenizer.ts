import { cutAdded, readAddedTokens } from "./cut-added-tokens.ts";
import { readByteLevelBpe } from "./encode-byte-level-bpe.ts";
import { readUnigram } from "./encode-unigram.ts";
import { readWordPiece } from "./encode-word-piece.ts";
import { fieldsOf, idOf, isFields, TokenizerNotSupported, type Fields } from "./read-fields.ts";
import { readFrame } from "./read-frame.ts";
import { readNormalizer } from "./read-normalizer.ts";
import { readPreTokenizer } from "./read-pre-tokenizer.ts";
import type { EncodePiece, Tokenizer } from "./tokenizer.ts";

/**
 * A tokenizer from the JSON of Hugging Face's `tokenizers` library, of the kinds that text classifiers use: Unigram (DeBERTa v3,
 * XLM-R), WordPiece (BERT), byte-level BPE (RoBERTa, ModernBERT). Its own truncation and padding are ignored.
 *
 * One thing is other than there, on purpose: special tokens that a text spells out (`[SEP]`, `</s>`) are text.
 *
 * Throws TokenizerNotSupported, with its name, for a component that is not known: guessing would change what the classifier sees.
 */
export function readTokenizer(json: string): Tokenizer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new TokenizerNotSupported("it is not JSON");
  }
  const fields = fieldsOf(parsed, "content");
  const model = fieldsOf(fields["model"], "model");
  const normalize = readNormalizer(fields["normalizer"]);
  const added = readAddedTokens(fields["added_tokens"], normalize);
  const encodePiece = readModel(model, added.special, fields["pre_tokenizer"]);
  const cutPieces = readPreTokenizer(fields["pre_tokenizer"]);
  return {
    frame: readFrame(fields["post_processor"]),
    encode: (text) => {
      const ids: number[] = [];
      for (const raw of cutAdded(text.toWellFormed(), added.asWritten)) {
        if (raw.id !== undefined) ids.push(raw.id);
        else
          for (const { id, text: words } of cutAdded(normalize(raw.text), added.normalized)) {
            if (id !== undefined) ids.push(id);
            else for (const piece of cutPieces([words])) encodePiece(piece, ids);
          }
      }
      return ids;
    },
  };
}

function readModel(model: Fields, special: ReadonlySet<number>, preTokenizer: unknown): EncodePiece {
  const type = String(model["type"]);
  switch (type) {
    case "Unigram":
      return readUnigram(model, special);
    case "WordPiece":
      return readWordPiece(model, readVocabulary(model), special);
    case "BPE":
      if (!hasByteLevel(preTokenizer))
        throw new TokenizerNotSupported("its model BPE is supported with pre_tokenizer ByteLevel only");
      return readByteLevelBpe(model, readVocabulary(model));
    default:
      throw new TokenizerNotSupported(`its model ${type} is not supported`);
  }
}

function hasByteLevel(preTokenizer: unknown): boolean {
  if (!isFields(preTokenizer)) return false;
  const steps = preTokenizer["pretokenizers"];
  return preTokenizer["type"] === "ByteLevel" || (Array.isArray(steps) && steps.some((step) => hasByteLevel(step)));
}

function readVocabulary(model: Fields): ReadonlyMap<string, number> {
  const entries = Object.entries(fieldsOf(model["vocab"], "model.vocab"));
  return new Map(entries.map(([piece, id]) => [piece, idOf(id, "model.vocab's id")]));
}
