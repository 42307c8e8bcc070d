import { createHmac, type Hmac } from "node:crypto";
import { asProblem, Problem } from "../core/problem.ts";
import type { OpenChannel } from "../core/inspection.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Inspection, OutputInspection } from "../guardrails/guardrail.ts";
import type { ProviderAnswer } from "../providers/provider.ts";
import { stoppedBecause } from "./admit.ts";
import { adviseStream } from "./advise-stream.ts";
import { openStreamPipe, type StreamPipe } from "./open-stream-pipe.ts";
import { watchCalls } from "./hold-to-tools.ts";
import { keepTurn } from "./conversations/keep-turn.ts";
import type { Relayed, ServedCall } from "./relay.ts";
import { answerContext, outputContext } from "./answer-context.ts";
import { unknownUsage, usageOf } from "./charge-usage.ts";
import { trailHeaders, type Trail } from "./trail.ts";

/**
 * Brings back a streamed answer: each piece is inspected, held back as long as a rule may still need it, and sent on. The
 * headers go out with the first frame, so that a failure before it still has its own status. Never rejects.
 *
 * When the client leaves, the upstream is read on under a cap to learn what it used, and then aborted.
 */
export async function relayStream(call: ServedCall, answer: ProviderAnswer): Promise<Relayed> {
  const { guardrail } = call.binding;
  const output = guardrail.openOutput(outputContext(call));
  if (!guardrail.asksAboutOutput) return relayInspected(call, answer.status, answer.body, output);
  try {
    const { advice, body } = await adviseStream(call, answer);
    return await relayInspected(call, answer.status, body, withAdvice(output, advice));
  } catch (error) {
    // Nothing of the answer has gone out, and nobody knows what the model made of the prompt.
    const stopped = stoppedBecause(call);
    call.running.controller.abort();
    const problem = stopped ?? asProblem(error, "guardrail_unavailable", "The answer could not be inspected, so it is withheld.");
    const untouched = { findings: [], masked: false, upstreamStatus: answer.status };
    return { ...untouched, ...unknownUsage(call), status: stopped ? "stopped" : "failed", problem };
  }
}

async function relayInspected(
  call: ServedCall,
  upstreamStatus: number,
  body: AsyncIterable<Uint8Array>,
  output: OutputInspection,
): Promise<Relayed> {
  const { deps, dialect, reply, route, running } = call;
  const pipe = openStreamPipe(
    dialect,
    route.upstream,
    failClosed(output),
    answerContext(call),
    watchCalls(call.binding.entitlement),
  );
  const digest = createHmac("sha256", deps.digestKey);
  const drain = drainAfterLeaving(call);
  let problem: Problem | undefined;
  let received = 0;
  try {
    for await (const bytes of body) {
      received += bytes.length;
      const stopped = stoppedBecause(call);
      if (stopped) throw stopped;
      if (received > deps.limits.maxStreamBytes)
        throw new Problem("upstream_malformed", "The model provider's answer is larger than the gateway accepts.");
      const frames = pipe.push(bytes);
      if (frames.length > 0) await send(call, output, frames, digest);
      await sendKept(call, pipe, output, digest);
      if (pipe.blocked) {
        await send(call, output, pipe.block(call.binding.guardrail.blockedOutputMessage), digest);
        break;
      }
      if (reply.left && drain.exhausted(bytes.length)) break;
    }
    if (!pipe.blocked && !drain.cut) {
      await send(call, output, pipe.end(), digest);
      await sendKept(call, pipe, output, digest);
      if (pipe.blocked) await send(call, output, pipe.block(call.binding.guardrail.blockedOutputMessage), digest);
    }
  } catch (error) {
    if (!drain.cut) {
      problem = stoppedBecause(call) ?? asProblem(error, "internal", "The answer could not be relayed, so the rest is withheld.");
      // In mid-stream the failure is told in the stream; before it, by the caller of this function.
      if (reply.begun) await send(call, output, pipe.fail(problem), digest);
    }
  } finally {
    drain.stop();
    // Leaves no upstream running that nobody reads: does nothing where it has ended.
    if (!running.controller.signal.aborted) running.controller.abort();
  }
  if (reply.begun) reply.end();
  return ending(call, { pipe, output, digest, problem, upstreamStatus });
}

/** What a model elsewhere said comes first; where it blocks, no channel lets anything out. */
function withAdvice(output: OutputInspection, { outcome, findings }: Inspection): OutputInspection {
  const nothingMore = { text: "", blocked: true };
  const closed = { push: () => nothingMore, end: () => nothingMore };
  return {
    openChannel: (surface) => (outcome === "blocked" ? closed : output.openChannel(surface)),
    get findings() {
      return [...findings, ...output.findings];
    },
    get blocked() {
      return outcome === "blocked" || output.blocked;
    },
    get masked() {
      return output.masked;
    },
  };
}

/** A channel that fails in an unforeseen way withholds the rest of the answer under its own code (INVARIANT fail-closed). */
function failClosed(output: OutputInspection): OpenChannel {
  const guarded = <T>(step: () => T): T => {
    try {
      return step();
    } catch (error) {
      throw asProblem(error, "guardrail_unavailable", "The answer could not be inspected, so the rest is withheld.");
    }
  };
  return (surface) => {
    const channel = guarded(() => output.openChannel(surface));
    return { push: (text) => guarded(() => channel.push(text)), end: () => guarded(() => channel.end()) };
  };
}

/** The last event of an answer that is kept goes out once it is. Where nothing is kept there is none here. */
async function sendKept(call: ServedCall, pipe: StreamPipe, output: OutputInspection, digest: Hmac): Promise<void> {
  if (pipe.ended === undefined || call.reply.left) return;
  await keepTurn(call, pipe.ended);
  await send(call, output, pipe.release(), digest);
}

/** The first frame takes the headers with it; a slow client holds the upstream back. */
async function send(call: ServedCall, output: OutputInspection, frames: string | Uint8Array, digest: Hmac): Promise<void> {
  const { dialect, reply, trail } = call;
  if (frames.length === 0 || reply.left) return;
  digest.update(frames);
  if (!reply.begun) {
    if (output.blocked) trail.decision = "blocked";
    reply.begin(200, streamHeaders(dialect, trail));
  }
  await reply.write(frames);
}

/** Of an answer that is streamed in this dialect. */
export function streamHeaders(dialect: Dialect, trail: Trail): Record<string, string> {
  const contentType = dialect.streaming?.framing.contentType ?? "application/octet-stream";
  return { ...trailHeaders(trail), ...dialect.headers?.(trail.call), "content-type": contentType, "cache-control": "no-cache" };
}

interface Drain {
  /** Counts bytes read for a client that left; true once the cap is reached. */
  exhausted(bytes: number): boolean;
  /** Whether the drain was given up: by bytes or by time. */
  readonly cut: boolean;
  stop(): void;
}

function drainAfterLeaving({ deps, reply, running }: ServedCall): Drain {
  let left = deps.limits.drainBytes;
  let timer: NodeJS.Timeout | undefined;
  let cut = false;
  let over = false;
  reply.onLeave(() => {
    if (over) return;
    timer = setTimeout(() => {
      cut = true;
      running.controller.abort();
    }, deps.limits.drainMs);
  });
  return {
    exhausted: (bytes) => {
      left -= bytes;
      if (left < 0) cut = true;
      return cut;
    },
    get cut() {
      return cut;
    },
    stop: () => {
      over = true;
      clearTimeout(timer);
    },
  };
}

interface StreamEnd {
  readonly pipe: StreamPipe;
  readonly output: OutputInspection;
  readonly digest: Hmac;
  readonly problem: Problem | undefined;
  readonly upstreamStatus: number;
}

function ending(call: ServedCall, { pipe, output, digest, problem, upstreamStatus }: StreamEnd): Relayed {
  const { usage, usageFrom } = usageOf(call, pipe.usage, pipe.outputBytes);
  const seen = {
    usage,
    usageFrom,
    findings: output.findings,
    masked: output.masked,
    upstreamStatus,
    output: digest.digest("hex"),
  };
  if (problem) return { ...seen, status: isStop(problem) ? "stopped" : "failed", problem };
  if (call.reply.left) return { ...seen, status: "client-left" };
  return { ...seen, status: output.blocked ? "blocked" : "completed" };
}

function isStop({ code }: Problem): boolean {
  return (
    code === "andon_stopped" ||
    code === "shutting_down" ||
    code.startsWith("use_case_") ||
    code.startsWith("credential_") ||
    code === "entitlement_expired"
  );
}
