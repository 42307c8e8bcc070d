/**
 * A module of onnxruntime-node's interface, as far as it is used, without native code. Its "model" is JSON: a row of logits for each
 * token id, the greatest over a text's tokens being the answer, and ids that make it misbehave.
 */
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { OutputTensor, Session } from "../../src/classifiers/load-runtime.ts";

export interface FakeModel {
  readonly rows: readonly (readonly number[])[];
  readonly inputNames?: readonly string[];
  readonly outputType?: string;
  /** The process ends. */
  readonly crashOn?: number;
  /** It never comes back, and hears nothing. */
  readonly hangOn?: number;
  /** Each such text takes 100 ms, and messages are heard meanwhile. */
  readonly slowOn?: number;
  /** It throws. */
  readonly failOn?: number;
}

export class Tensor {
  readonly type: string;
  readonly data: BigInt64Array;
  readonly dims: readonly number[];

  constructor(type: string, data: BigInt64Array, dims: readonly number[]) {
    this.type = type;
    this.data = data;
    this.dims = dims;
  }
}

export const InferenceSession = {
  create: async (path: string): Promise<Session> => {
    const model = JSON.parse(readFileSync(path, "utf8")) as FakeModel;
    return {
      inputNames: model.inputNames ?? ["input_ids", "attention_mask"],
      outputNames: ["logits"],
      run: async (feeds) => ({ logits: await run(model, feeds["input_ids"] as Tensor) }),
    };
  },
};

async function run(model: FakeModel, { data }: Tensor): Promise<OutputTensor> {
  const ids = [...data].map(Number);
  const has = (id: number | undefined): boolean => id !== undefined && ids.includes(id);
  if (has(model.crashOn)) process.exit(1);
  while (has(model.hangOn));
  if (has(model.slowOn)) await setTimeout(100);
  if (has(model.failOn)) throw new Error("the run failed");
  const logits = (model.rows[0] ?? []).map((_, label) => Math.max(...ids.map((id) => model.rows[id]?.[label] ?? 0)));
  return { type: model.outputType ?? "float32", dims: [1, logits.length], data: Float32Array.from(logits) };
}
