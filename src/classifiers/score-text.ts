import { setImmediate } from "node:timers/promises";
import { cutWindows } from "./cut-windows.ts";
import type { OutputTensor, Runtime, Session } from "./load-runtime.ts";
import type { ClassifierSettings } from "./settings.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

/** The probability, 0 to 1, that a text is an attack: the highest of its windows. Rejects once `signal` is aborted, between two windows. */
export type ScoreText = (text: string, signal: AbortSignal) => Promise<number>;

/** What each input is made of, by the name that exported models give it. */
const inputs: Readonly<Record<string, (ids: readonly number[]) => BigInt64Array>> = {
  input_ids: (ids) => BigInt64Array.from(ids, BigInt),
  attention_mask: (ids) => new BigInt64Array(ids.length).fill(1n),
  token_type_ids: (ids) => new BigInt64Array(ids.length),
};

/** Throws an Error with a reason for the operator when the model isn't a text classifier of the known form. */
export function createScorer(runtime: Runtime, session: Session, tokenizer: Tokenizer, settings: ClassifierSettings): ScoreText {
  const unknown = session.inputNames.find((name) => !Object.hasOwn(inputs, name));
  if (unknown !== undefined || !session.inputNames.includes("input_ids"))
    throw new Error(
      unknown === undefined
        ? "The model has no input input_ids."
        : `The model wants an input ${unknown}, which is not supported.`,
    );
  const output = session.outputNames.includes("logits") ? "logits" : session.outputNames[0];
  if (output === undefined) throw new Error("The model has no output.");

  return async (text, signal) => {
    let highest = 0;
    for (const ids of cutWindows(text, tokenizer, settings)) {
      // Lets the message that nobody waits any more come in.
      await setImmediate();
      signal.throwIfAborted();
      const feeds = session.inputNames.map((name) => {
        const data = inputs[name]?.(ids) ?? new BigInt64Array(ids.length);
        return [name, new runtime.Tensor("int64", data, [1, ids.length])] as const;
      });
      const answer = (await run(session, Object.fromEntries(feeds), ids.length))[output];
      highest = Math.max(highest, probabilityOf(settings.attackLabels, readLogits(answer)));
    }
    return highest;
  };
}

async function run(session: Session, feeds: Readonly<Record<string, object>>, tokens: number): ReturnType<Session["run"]> {
  try {
    return await session.run(feeds);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The model fails at a window of ${tokens} tokens: ${reason}`, { cause: error });
  }
}

/** One number for each label, of one text. */
function readLogits(tensor: OutputTensor | undefined): readonly number[] {
  if (tensor === undefined || !tensor.type.startsWith("float"))
    throw new Error(`The model's output is ${tensor?.type ?? "missing"}, not float32.`);
  if (tensor.dims.length !== 2 || tensor.dims[0] !== 1 || tensor.data.length < 2)
    throw new Error(`The model's output has the shape ${tensor.dims.join(" x ")}, not 1 x labels with two labels or more.`);
  const logits = Array.from(tensor.data, Number);
  if (!logits.every(Number.isFinite)) throw new Error("The model's output holds what is no number.");
  return logits;
}

/** Softmax, the labels' share of it. */
function probabilityOf(labels: readonly number[], logits: readonly number[]): number {
  const wrong = labels.find((label) => label >= logits.length);
  if (wrong !== undefined) throw new Error(`The model has ${logits.length} labels, counted from 0: there is no label ${wrong}.`);
  const greatest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - greatest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Math.min(1, labels.reduce((total, label) => total + (weights[label] ?? 0), 0) / sum);
}
