import { hash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { asProblem, Problem } from "../core/problem.ts";
import type { EchoAnswer } from "./answer-echo.ts";
import { answerEcho, countEcho, wordsOf } from "./answer-echo.ts";
import { embedEcho } from "./embed-echo.ts";
import type { DeploymentTarget, Provider, ProviderAnswer, ProviderCall } from "./provider.ts";

/**
 * An upstream inside the process, for trying Sallyport out and for tests: no network, no model, and it says so. Its
 * deployment can tell it to be slow, to fail or to break off. `now` gives milliseconds since the epoch.
 */
export function createEcho(now: () => number): Provider {
  return {
    speaks: () => ["openai-chat", "openai-embeddings", "anthropic-count-tokens"],
    async send(target, call) {
      const { delayMs = 0, failWith } = target.echo ?? {};
      await wait(delayMs, target.timeouts.firstByteMs, call.signal);
      if (failWith !== undefined) return errorAnswer(failWith, "The echo was told to fail.");
      if (call.dialect === "openai-embeddings") return wholeAnswer(embedEcho(call.body), target, call);
      if (call.dialect === "anthropic-count-tokens") return wholeAnswer(countEcho(call.body), target, call);
      if (call.dialect !== "openai-chat") return errorAnswer(404, "The echo does not speak this API.");
      const answer = answerEcho(call.body);
      if (answer === undefined) return unreadable();
      const id = `chatcmpl-echo-${hash("sha256", call.body).slice(0, 8)}`;
      const chunks = call.stream ? streamed(answer, id, now()) : [whole(answer, id, now())];
      return answerOf(200, call.stream ? "text/event-stream" : "application/json", chunks, target, call);
    },
    async close() {},
  };
}

function whole(answer: EchoAnswer, id: string, at: number): string {
  const choice = (index: number): object => ({
    index,
    message: { role: "assistant", content: answer.text, refusal: null },
    logprobs: null,
    finish_reason: answer.finishReason,
  });
  return JSON.stringify({
    ...envelope(answer, id, at, "chat.completion"),
    choices: Array.from({ length: answer.choices }, (_, index) => choice(index)),
    usage: answer.usage,
  });
}

function streamed(answer: EchoAnswer, id: string, at: number): string[] {
  const common = envelope(answer, id, at, "chat.completion.chunk");
  const frames: string[] = [];
  const say = (fields: object): void => {
    frames.push(`data: ${JSON.stringify({ ...common, ...fields })}\n\n`);
  };
  for (let index = 0; index < answer.choices; index++) {
    say({ choices: [{ index, delta: { role: "assistant", content: "" }, finish_reason: null }] });
    for (const word of wordsOf(answer.text)) say({ choices: [{ index, delta: { content: word }, finish_reason: null }] });
    say({ choices: [{ index, delta: {}, finish_reason: answer.finishReason }] });
  }
  if (answer.includeUsage) say({ choices: [], usage: answer.usage });
  frames.push("data: [DONE]\n\n");
  return frames;
}

function envelope(answer: EchoAnswer, id: string, at: number, object: string): object {
  return { id, object, created: Math.floor(at / 1000), model: answer.model };
}

function wholeAnswer(answer: object | undefined, target: DeploymentTarget, call: ProviderCall): ProviderAnswer {
  if (answer === undefined) return unreadable();
  return answerOf(200, "application/json", [JSON.stringify(answer)], target, call);
}

const unreadable = (): ProviderAnswer => errorAnswer(400, "The echo could not read the request.");

function errorAnswer(status: number, message: string): ProviderAnswer {
  const body = JSON.stringify({ error: { message, type: "echo_error", param: null, code: null } });
  return answerOf(status, "application/json", [body]);
}

function answerOf(
  status: number,
  contentType: string,
  chunks: readonly string[],
  target?: DeploymentTarget,
  call?: ProviderCall,
): ProviderAnswer {
  const { chunkDelayMs = 0, cutAfterChunks = Infinity } = target?.echo ?? {};
  async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
    for (const [index, chunk] of chunks.entries()) {
      if (index >= cutAfterChunks) throw new Problem("upstream_unavailable", "The echo was told to break off.");
      if (chunkDelayMs > 0 && call !== undefined) await wait(chunkDelayMs, target?.timeouts.idleMs ?? Infinity, call.signal);
      if (call?.signal.aborted === true) throw stopped(call.signal);
      yield Buffer.from(chunk);
    }
  }
  return {
    status,
    contentType,
    body: { [Symbol.asyncIterator]: body },
    async readAll(limitBytes) {
      const read: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of body()) {
        size += chunk.length;
        if (size > limitBytes) throw new Problem("upstream_malformed", "The model provider's answer is larger than allowed.");
        read.push(chunk);
      }
      return Buffer.concat(read);
    },
  };
}

/** Waits as a slow upstream would make us wait: no longer than the deadline. */
async function wait(ms: number, deadlineMs: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 && !signal.aborted) return;
  try {
    await sleep(Math.min(ms, deadlineMs), undefined, { signal });
  } catch {
    throw stopped(signal);
  }
  if (ms > deadlineMs) throw new Problem("deadline_exceeded", "The echo did not answer in time.");
}

function stopped(signal: AbortSignal): Problem {
  return asProblem(signal.reason, "upstream_unavailable", "The call to the echo was stopped.");
}
