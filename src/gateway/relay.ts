import { asProblem } from "../core/problem.ts";
import { stoppedBecause, type AdmittedCall } from "./admit.ts";
import type { CallEnd } from "./close-call.ts";
import type { Turn } from "./deployment-health.ts";
import type { PreparedRoute } from "./prepare-routes.ts";
import { unknownUsage, usageOf } from "./charge-usage.ts";
import { relayAnswer } from "./relay-answer.ts";
import { relayStream } from "./relay-stream.ts";
import { sendCall, type Sent } from "./send-call.ts";

/** What an answer that never came used: nothing. */
const nothing = { usage: { inputTokens: 0, outputTokens: 0 }, usageFrom: "estimated", findings: [], masked: false } as const;

/** A call that an upstream is answering. */
export interface ServedCall extends AdmittedCall {
  readonly route: PreparedRoute;
}

/** What relaying an answer gives: the rest of a CallEnd is known before. */
export type Relayed = Omit<CallEnd, "route" | "attempts">;

/** Sends the call and brings its answer back, whole or streaming: every foreseen way it can end is a CallEnd. */
export async function relay(call: AdmittedCall): Promise<CallEnd> {
  const sent = await sendCall(call);
  const { route, attempts } = sent;
  if (sent.outcome === "stopped") {
    const { problem } = sent;
    return { ...nothing, route, attempts, status: isOurs(problem.code) ? "failed" : "stopped", problem };
  }
  if (sent.outcome === "failed") return { ...failure(call, sent), route, attempts };
  const served: ServedCall = { ...call, route };
  const { answer, turn } = sent;
  let relayed: Relayed | undefined;
  try {
    relayed = await (call.request.stream ? relayStream(served, answer) : relayAnswer(served, answer));
    return { ...relayed, route, attempts };
  } finally {
    endTurn(turn, relayed, call.deps.clock());
  }
}

/** An answer that breaks off, or is none, is the upstream's failure; how a call ends otherwise says nothing against it. */
function endTurn(turn: Turn, relayed: Relayed | undefined, now: number): void {
  const code = relayed?.problem?.code;
  if (relayed === undefined || relayed.status === "stopped" || relayed.status === "client-left") turn.left();
  else if (code === "upstream_unavailable" || code === "upstream_malformed" || code === "deadline_exceeded") turn.failed(now);
  else turn.succeeded();
}

/** A fault of ours: nobody knows how far the call came, so the whole reservation is charged. */
export function brokenEnd(call: AdmittedCall, error: unknown): CallEnd {
  call.running.controller.abort();
  const problem = asProblem(error, "internal", "The call could not be served.");
  const [route] = call.routes;
  return { ...nothing, ...unknownUsage({ ...call, route }), route, attempts: [], status: "failed", problem };
}

/** A failure before any of the answer was seen. */
function failure(call: AdmittedCall, sent: Extract<Sent, { outcome: "failed" }>): Relayed {
  const { upstreamStatus, mayHaveActed, route } = sent;
  const used = mayHaveActed ? unseenUsage({ ...call, route }) : {};
  const seen = { ...nothing, ...used, ...(upstreamStatus !== undefined && { upstreamStatus }) };
  const stopped = stoppedBecause(call);
  if (stopped) return { ...seen, status: "stopped", problem: stopped };
  return { ...seen, status: call.reply.left ? "client-left" : "failed", problem: sent.problem };
}

/**
 * Of a prompt that may have reached the model, though its answer never came: it is charged. An answer that is not streamed
 * is made before it begins, so it may have been made as well.
 */
function unseenUsage(call: ServedCall): Pick<Relayed, "usage" | "usageFrom"> {
  return call.request.stream ? usageOf(call, undefined, 0) : unknownUsage(call);
}

function isOurs(code: string): boolean {
  return code === "internal" || code === "register_unavailable";
}
