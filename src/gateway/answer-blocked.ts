import { Problem } from "../core/problem.ts";
import type { Dialect, RequestView } from "../dialects/dialect.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { CallDeps } from "./call-deps.ts";
import { denialLimitOf } from "./limit-denials.ts";
import { answerContext } from "./answer-context.ts";
import { streamHeaders } from "./relay-stream.ts";
import type { Reply } from "./reply.ts";
import { denialOf, trailHeaders, type Trail } from "./trail.ts";

/**
 * Answers a prompt that the guardrail blocked, in the API's own way; nothing was sent anywhere. The record is durable
 * before the client hears of it. Throws Problem `guardrail_blocked` where the guardrail asks for an error instead.
 */
export async function answerBlocked(
  deps: CallDeps,
  dialect: Dialect,
  reply: Reply,
  trail: Trail,
  guardrail: Guardrail,
  request: RequestView,
): Promise<void> {
  const message = guardrail.blockedInputMessage;
  const body = guardrail.onBlock === "error" ? undefined : blockedBody(dialect, message, request, trail);
  if (body === undefined) throw new Problem("guardrail_blocked", message);
  trail.decision = "blocked";
  trail.code = "guardrail_blocked";
  const denial = denialOf(trail, { code: "guardrail_blocked", needs: undefined }, deps.clock(), denialLimitOf(deps.audit));
  if (denial) trail.audit = await deps.audit.append(denial);
  const { stream } = request;
  const headers = stream
    ? streamHeaders(dialect, trail)
    : { ...trailHeaders(trail), ...dialect.headers?.(trail.call), "content-type": "application/json" };
  reply.begin(200, headers);
  reply.end(body);
}

/** Undefined where the API has no way of its own. */
function blockedBody(dialect: Dialect, message: string, request: RequestView, trail: Trail): string | Uint8Array | undefined {
  const context = answerContext({ request, trail });
  const { streaming } = dialect;
  if (request.stream && streaming !== undefined) return streaming.framing.encode(streaming.blocked(message, context));
  const answer = dialect.blockedAnswer?.(message, context);
  return answer && JSON.stringify(answer);
}
