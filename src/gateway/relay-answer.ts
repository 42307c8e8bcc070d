import { createHmac } from "node:crypto";
import { asProblem, Problem } from "../core/problem.ts";
import type { AnswerView } from "../dialects/dialect.ts";
import { parseJsonAnswer } from "../dialects/parse-json-answer.ts";
import type { ProviderAnswer } from "../providers/provider.ts";
import { stoppedBecause } from "./admit.ts";
import { answerContext, outputContext } from "./answer-context.ts";
import { unknownUsage, usageOf } from "./charge-usage.ts";
import { keepTurn } from "./conversations/keep-turn.ts";
import { requireApprovedCalls } from "./hold-to-tools.ts";
import type { Relayed, ServedCall } from "./relay.ts";
import { takeTurns } from "./take-turns.ts";
import { trailHeaders } from "./trail.ts";

/**
 * Brings back an answer that is not streamed: read whole, inspected whole, then sent. A client that leaves does not stop
 * the reading (the upstream's deadlines do), because what the model made is charged. Never rejects.
 */
export async function relayAnswer(call: ServedCall, answer: ProviderAnswer): Promise<Relayed> {
  const { deps, dialect, reply, trail } = call;
  const untouched = { findings: [], masked: false, upstreamStatus: answer.status } as const;
  let bytes: Uint8Array;
  let view: AnswerView;
  try {
    bytes = await answer.readAll(deps.limits.maxAnswerBytes);
    view = parseAnswer(call, bytes);
  } catch (error) {
    // Nobody knows what the model made of the prompt, so the whole reservation is charged.
    const stopped = stoppedBecause(call);
    const problem = stopped ?? asProblem(error, "upstream_malformed", "The model provider's answer could not be read.");
    return { ...untouched, ...unknownUsage(call), status: stopped ? "stopped" : "failed", problem };
  }
  const { usage, usageFrom } = usageOf(call, view.usage, bytes.length);
  const stopped = stoppedBecause(call);
  if (stopped) return { ...untouched, usage, usageFrom, status: "stopped", problem: stopped };

  let outcome: "clean" | "masked" | "blocked";
  let findings: Relayed["findings"];
  try {
    requireApprovedCalls(call.binding.entitlement, () => parseJsonAnswer(bytes));
    ({ outcome, findings } = await takeTurns(
      call.binding.guardrail.inspectOutputInSteps(view.parts, outputContext(call)),
      call.ask,
    ));
  } catch (error) {
    const problem = asProblem(
      error,
      "guardrail_unavailable",
      "The answer could not be inspected, so it is withheld. Try again later.",
    );
    return { ...untouched, usage, usageFrom, status: "failed", problem };
  }
  // Models that were asked about it may have taken their time.
  const stoppedSince = stoppedBecause(call);
  if (stoppedSince) return { ...untouched, usage, usageFrom, findings, status: "stopped", problem: stoppedSince };
  if (outcome === "masked") trail.decision = "masked";
  if (outcome === "blocked") trail.decision = "blocked";
  const ended = { usage, usageFrom, findings, masked: outcome === "masked", upstreamStatus: answer.status } as const;
  const body = outcome === "blocked" ? blockedBody(call) : view.serialise();
  if (body === undefined) {
    const problem = new Problem("guardrail_blocked", call.binding.guardrail.blockedOutputMessage);
    return { ...ended, status: "blocked", problem };
  }
  if (reply.left) return { ...ended, status: "client-left" };
  if (outcome !== "blocked" && view.document !== undefined) {
    try {
      await keepTurn(call, view.document());
    } catch (error) {
      const problem = asProblem(error, "conversation_unavailable", "The answer could not be kept, so it is withheld.");
      return { ...ended, status: "failed", problem };
    }
  }
  reply.begin(200, { ...trailHeaders(trail), ...dialect.headers?.(trail.call), "content-type": "application/json" });
  reply.end(body);
  const output = createHmac("sha256", deps.digestKey).update(body).digest("hex");
  return { ...ended, status: outcome === "blocked" ? "blocked" : "completed", output };
}

/** Throws Problem `upstream_malformed`. */
function parseAnswer(call: ServedCall, bytes: Uint8Array): AnswerView {
  const { dialect, route } = call;
  const context = answerContext(call);
  const answer = parseJsonAnswer(bytes);
  if (route.upstream === dialect) return dialect.parseAnswer(answer, context);
  const { translation } = dialect;
  const read = route.upstream.translation?.readAnswer(answer);
  if (translation === undefined || read === undefined)
    throw new Problem("internal", "An answer came in a dialect that nobody reads.");
  const view = dialect.parseAnswer(translation.writeAnswer(read, context), context);
  // Some APIs must say a usage, so a translated answer may say one that nobody reported.
  return { ...view, usage: read.usage };
}

/** Undefined where the API, or the guardrail, has a block answered as an error. */
function blockedBody(call: ServedCall): string | undefined {
  if (call.binding.guardrail.onBlock === "error") return undefined;
  const blocked = call.dialect.blockedAnswer?.(call.binding.guardrail.blockedOutputMessage, answerContext(call));
  return blocked && JSON.stringify(blocked);
}
