import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClassifierSettings } from "../../src/classifiers/settings.ts";
import type { FakeModel } from "./fake-onnxruntime.ts";
import { writeOnnx } from "./write-onnx.ts";

/** What the runtime is in tests. */
export const fakeRuntime = new URL("fake-onnxruntime.ts", import.meta.url).href;

const words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "hello", "attack", "crash", "hang", "slow", "fail", "you"];
const idOf = (word: string): number => words.indexOf(word);

/** Words in lower case, each one token. */
export const smallTokenizer = {
  added_tokens: words.slice(0, 4).map((content, id) => ({ id, content, special: true })),
  normalizer: { type: "BertNormalizer" },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: { type: "BertProcessing", cls: ["[CLS]", 2], sep: ["[SEP]", 3] },
  model: { type: "WordPiece", unk_token: "[UNK]", vocab: Object.fromEntries(words.map((word, id) => [word, id])) },
};

/** Logits of the labels benign and attack: a text with the word `attack` is one, and other words mean what they say. */
export const smallRows: readonly (readonly number[])[] = words.map((word) => (word === "attack" ? [0, 6] : [3, -3]));

/** Files of a classifier, in a new folder: a model for the fake runtime, or a real one. */
export function writeSmallClassifier(
  kind: "fake" | "onnx",
  {
    model = {},
    tokenizer = {},
    ...more
  }: { model?: Partial<FakeModel>; tokenizer?: object } & Partial<Omit<ClassifierSettings, "model" | "tokenizer">> = {},
): ClassifierSettings {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-classifier-"));
  const fake: FakeModel = {
    rows: smallRows,
    crashOn: idOf("crash"),
    hangOn: idOf("hang"),
    slowOn: idOf("slow"),
    failOn: idOf("fail"),
    ...model,
  };
  writeFileSync(join(folder, "model.onnx"), kind === "onnx" ? writeOnnx(smallRows) : JSON.stringify(fake));
  writeFileSync(join(folder, "tokenizer.json"), JSON.stringify({ ...smallTokenizer, ...tokenizer }));
  return {
    name: "small",
    model: join(folder, "model.onnx"),
    tokenizer: join(folder, "tokenizer.json"),
    attackLabels: [1],
    maxTokens: 16,
    maxWindows: 4,
    threads: 1,
    ...more,
  };
}
