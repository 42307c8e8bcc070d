import { readFileSync } from "node:fs";
import { loadRuntime } from "./load-runtime.ts";
import type { FromClassifier, ToClassifier } from "./messages.ts";
import { createScorer, type ScoreText } from "./score-text.ts";
import type { ClassifierSettings } from "./settings.ts";
import { readTokenizer } from "./tokenizer/read-tokenizer.ts";

interface Loaded {
  readonly score: ScoreText;
  readonly windowMs: number;
}

/** Rejects with an Error whose message says what the operator can do. */
async function load(settings: ClassifierSettings, runtimeName: string): Promise<Loaded> {
  const runtime = await loadRuntime(runtimeName);
  const tokenizer = readTokenizerFile(settings.tokenizer);
  let session;
  try {
    session = await runtime.InferenceSession.create(settings.model, {
      executionProviders: ["cpu"],
      intraOpNumThreads: settings.threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: "all",
    });
  } catch (error) {
    throw new Error(`The model ${settings.model} does not load: ${reasonOf(error)}`, { cause: error });
  }
  const tryOne = createScorer(runtime, session, tokenizer, { ...settings, maxWindows: 1 });
  const startedAt = performance.now();
  // What does not fit together, or is too long for the model, shows here, not in the first call.
  await tryOne("a ".repeat(settings.maxTokens), new AbortController().signal);
  const windowMs = Math.ceil(performance.now() - startedAt);
  return { score: createScorer(runtime, session, tokenizer, settings), windowMs };
}

function readTokenizerFile(path: string): ReturnType<typeof readTokenizer> {
  try {
    return readTokenizer(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`The tokenizer ${path} can't be used: ${reasonOf(error)}`, { cause: error });
  }
}

/** Some lines of a runtime's message are long; one short line is enough to go by. */
function reasonOf(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.slice(0, 400);
}

// This file is the whole program of a classifier's process: what crashes it ends the process, and with it the text in hand.
const connected = process.send?.bind(process);
if (connected !== undefined) {
  const send = (message: FromClassifier): void => void connected(message);
  let scoring: ScoreText | undefined;
  let current: { readonly id: number; readonly stop: AbortController } | undefined;
  process.on("disconnect", () => process.exit());
  process.on("message", (message: ToClassifier) => {
    switch (message.kind) {
      case "load":
        load(message.settings, message.runtime).then(
          ({ score, windowMs }) => {
            scoring = score;
            return send({ kind: "ready", windowMs });
          },
          (error: unknown) => send({ kind: "failed", reason: reasonOf(error) }),
        );
        break;
      case "score": {
        const { id, text } = message;
        const stop = new AbortController();
        current = { id, stop };
        const score = scoring?.(text, stop.signal) ?? Promise.reject(new Error("It is not loaded."));
        score.then(
          (score) => send({ kind: "scored", id, score }),
          (error: unknown) => send({ kind: "not-scored", id, reason: reasonOf(error) }),
        );
        break;
      }
      case "cancel":
        if (current?.id === message.id) current.stop.abort();
    }
  });
}
