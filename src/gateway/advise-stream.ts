import { Problem } from "../core/problem.ts";
import type { OpenChannel, TextPart } from "../core/inspection.ts";
import type { Inspection } from "../guardrails/guardrail.ts";
import type { ProviderAnswer } from "../providers/provider.ts";
import { stoppedBecause } from "./admit.ts";
import { answerContext, outputContext } from "./answer-context.ts";
import { openStreamPipe } from "./open-stream-pipe.ts";
import type { ServedCall } from "./relay.ts";
import { takeTurns } from "./take-turns.ts";

/** A streamed answer that a model elsewhere was asked about before any of it goes out. */
export interface AdvisedStream {
  readonly advice: Inspection;
  /** The same bytes again, to be relayed if the advice lets them. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Reads the whole stream, tries it on a pipe whose channels only collect their texts, and asks about those. The caller waits
 * for all of it: no part of an answer can be judged by a model elsewhere in time for the next.
 *
 * Throws Problem `guardrail_unavailable`, `upstream_malformed`, or what the stream itself fails with.
 */
export async function adviseStream(call: ServedCall, answer: ProviderAnswer): Promise<AdvisedStream> {
  const { deps, dialect, route, binding } = call;
  const chunks: Uint8Array[] = [];
  const texts: { readonly surface: TextPart["surface"]; text: string }[] = [];
  const collect: OpenChannel = (surface) => {
    const channel = { surface, text: "" };
    texts.push(channel);
    const push = (text: string): { text: string; blocked: boolean } => {
      channel.text += text;
      return { text: "", blocked: false };
    };
    return { push, end: () => push("") };
  };
  const pipe = openStreamPipe(dialect, route.upstream, collect, answerContext(call));
  let received = 0;
  for await (const bytes of answer.body) {
    const stopped = stoppedBecause(call);
    if (stopped) throw stopped;
    received += bytes.length;
    if (received > deps.limits.maxAnswerBytes)
      throw new Problem("upstream_malformed", "The model provider's answer is larger than the gateway accepts.");
    chunks.push(bytes);
    pipe.push(bytes);
  }
  pipe.end();
  const parts = texts.map(({ surface, text }): TextPart => ({ surface, text, replace: () => {} }));
  const advice = await takeTurns(binding.guardrail.adviseOutput(parts, outputContext(call)), call.ask);
  return { advice, body: replay(chunks) };
}

async function* replay(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* chunks;
}
