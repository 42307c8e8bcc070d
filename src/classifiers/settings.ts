/** A classifier as the configuration describes it. */
export interface ClassifierSettings {
  readonly name: string;
  /** Paths of files: an ONNX model, and the tokenizer.json that belongs to it. */
  readonly model: string;
  readonly tokenizer: string;
  /** Which of the model's labels mean an attack; their probabilities are added up. */
  readonly attackLabels: readonly number[];
  /** What the model reads at once, special tokens included. */
  readonly maxTokens: number;
  /** Windows of that size that are read of one text. */
  readonly maxWindows: number;
  readonly threads: number;
}
