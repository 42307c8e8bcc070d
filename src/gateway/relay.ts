import { asProblem } from "../core/problem.ts";
import { stoppedBecause, type AdmittedCall } from "./admit.ts";
import type { CallEnd } from "./close-call.ts";
import type { PreparedRoute } from "./prepare-routes.ts";
import { relayAnswer, unknownUsage, usageOf } from "./relay-answer.ts";
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

/** Sends the call and brings its answer back, whole or streaming. Never rejects: every way it can end is a CallEnd. */
export async function relay(call: AdmittedCall): Promise<CallEnd> {
  let sent: Sent;
  try {
    sent = await sendCall(call);
  } catch (error) {
    const where = { route: call.routes[0], attempts: [] };
    const stopped = stoppedBecause(call);
    const problem = stopped ?? asProblem(error, "internal", "The call could not be served.");
    return { ...nothing, ...where, status: isOurs(problem.code) ? "failed" : "stopped", problem };
  }
  const { route, attempts } = sent;
  if (sent.outcome === "failed") return { ...failure(call, sent), route, attempts };
  const served: ServedCall = { ...call, route };
  const { answer } = sent;
  const relayed = await (call.request.stream ? relayStream(served, answer) : relayAnswer(served, answer));
  return { ...relayed, route, attempts };
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
  const stopped = stoppedBecause(call);
  if (stopped) return { ...nothing, status: "stopped", problem: stopped };
  const { problem, upstreamStatus, mayHaveActed, route } = sent;
  // A prompt that may have reached the model is charged, though its answer never came.
  const usage = mayHaveActed ? usageOf({ ...call, route }, undefined, 0).usage : nothing.usage;
  const seen = { ...nothing, usage, ...(upstreamStatus !== undefined && { upstreamStatus }) };
  return { ...seen, status: call.reply.left ? "client-left" : "failed", problem };
}

function isOurs(code: string): boolean {
  return code === "internal" || code === "register_unavailable";
}
