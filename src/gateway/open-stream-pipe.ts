import type { JsonObject } from "../core/json.ts";
import type { OpenChannel } from "../core/inspection.ts";
import { asProblem, Problem } from "../core/problem.ts";
import type { ConversationReader, ConversationWriter } from "../dialects/conversation.ts";
import type { AnswerContext, Dialect, StreamEvent, Streaming, Usage } from "../dialects/dialect.ts";

/** A streamed answer on its way from the upstream's bytes to the caller's: decoded, translated where need be, inspected, encoded. */
export interface StreamPipe {
  /**
   * What can be said after these bytes; empty for nothing. When a failure follows good events in them, those come out
   * first and the next call throws it (INVARIANT chunking-is-invisible).
   */
  push(bytes: Uint8Array): string | Uint8Array;
  /** The upstream ended. */
  end(): string | Uint8Array;
  /** What ends the caller's stream after a block or a failure. */
  block(message: string): string | Uint8Array;
  fail(problem: Problem): string | Uint8Array;
  readonly usage: Usage | undefined;
  /** UTF-8 bytes of output text so far. */
  readonly outputBytes: number;
  readonly blocked: boolean;
  /** The whole answer, once it has ended and is to be kept before `release` gives its last event. */
  readonly ended: JsonObject | undefined;
  release(): string | Uint8Array;
}

/** Takes upstream events, gives events of the caller's dialect. */
interface Translator {
  take(event: StreamEvent): readonly StreamEvent[];
  end(left: StreamEvent | undefined): readonly StreamEvent[];
  readonly usage: Usage | undefined;
}

/**
 * @param upstream the dialect that the bytes are in: the caller's own, or one that it is translated from
 * @param watch sees each event of an answer as it would go out, and throws a Problem on one that must not
 */
export function openStreamPipe(
  dialect: Dialect,
  upstream: Dialect,
  open: OpenChannel,
  context: AnswerContext,
  watch?: (event: StreamEvent) => void,
): StreamPipe {
  const streaming = streamingOf(dialect);
  const { framing } = streaming;
  const rewriter = streaming.rewrite(open, context);
  const translator = upstream === dialect ? undefined : openTranslator(dialect, upstream, context);
  let out: StreamEvent[] = [];
  let failure: unknown;

  const say = (events: readonly StreamEvent[]): void => {
    for (const event of events) {
      watch?.(event);
      out.push(event);
    }
  };
  const take = (event: StreamEvent): void => {
    // Whatever follows a failure is not looked at: how the bytes were cut must not matter.
    if (failure !== undefined || rewriter.blocked) return;
    try {
      if (translator === undefined) return say(rewriter.take(event));
      for (const translated of translator.take(event)) if (!rewriter.blocked) say(rewriter.take(translated));
    } catch (error) {
      failure = error;
    }
  };
  const decoder = streamingOf(upstream).framing.openDecoder(take);
  const said = (): string | Uint8Array => {
    const events = out;
    out = [];
    return events.length === 0 ? "" : framing.encode(events);
  };
  const run = (step: () => void): string | Uint8Array => {
    if (failure !== undefined) throw failure;
    try {
      step();
    } catch (error) {
      failure ??= asProblem(error, "internal", "The model provider's stream could not be read.");
    }
    if (failure !== undefined && out.length === 0) throw failure;
    return said();
  };

  return {
    push: (bytes) => (rewriter.blocked ? "" : run(() => decoder.push(bytes))),
    end: () =>
      run(() => {
        const left = decoder.end();
        if (rewriter.blocked) return;
        if (translator === undefined) return say(rewriter.end(left));
        for (const translated of translator.end(left)) if (!rewriter.blocked) say(rewriter.take(translated));
        if (!rewriter.blocked) say(rewriter.end(undefined));
      }),
    block: (message) => framing.encode(rewriter.block(message)),
    fail: (problem) => framing.encode(rewriter.fail(problem)),
    get ended() {
      return rewriter.ended;
    },
    release: () => framing.encode(rewriter.release?.() ?? []),
    get usage() {
      // Some APIs must say a usage, so a translated stream may say one that nobody reported.
      return translator === undefined ? rewriter.usage : translator.usage;
    },
    get outputBytes() {
      return rewriter.outputBytes;
    },
    get blocked() {
      return rewriter.blocked;
    },
  };
}

function openTranslator(dialect: Dialect, upstream: Dialect, context: AnswerContext): Translator {
  const reader: ConversationReader | undefined = upstream.translation?.openReader();
  const writer: ConversationWriter | undefined = dialect.translation?.openWriter(context);
  if (reader === undefined || writer === undefined)
    throw new Problem("internal", "A stream came in a dialect that nobody reads.");
  let usage: Usage | undefined;
  return {
    take: (event) =>
      reader.take(event).flatMap((read) => {
        if (read.type === "usage") usage = read.usage;
        return writer.take(read);
      }),
    end: (left) => {
      const events = reader.end(left).flatMap((read) => {
        if (read.type === "usage") usage = read.usage;
        return writer.take(read);
      });
      return [...events, ...writer.finish()];
    },
    get usage() {
      return usage;
    },
  };
}

function streamingOf(dialect: Dialect): Streaming {
  if (dialect.streaming === undefined) throw new Problem("internal", "A stream came in a dialect that has none.");
  return dialect.streaming;
}
