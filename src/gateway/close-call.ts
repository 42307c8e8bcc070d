import type { Attempt, OutcomeRecord } from "../audit/record.ts";
import type { Problem } from "../core/problem.ts";
import type { Usage } from "../dialects/dialect.ts";
import { amountsOf, type AdmittedCall } from "./admit.ts";
import type { PreparedRoute } from "./prepare-routes.ts";
import { countFindings } from "./trail.ts";
import type { Finding } from "../guardrails/guardrail.ts";

/** How the upstream part of a call ended. */
export interface CallEnd {
  readonly status: OutcomeRecord["status"];
  /** Where it was served, or tried last. */
  readonly route: PreparedRoute;
  /** What was tried before that, or without success. */
  readonly attempts: readonly Attempt[];
  readonly problem?: Problem;
  readonly upstreamStatus?: number;
  readonly usage: Usage;
  readonly usageFrom: OutcomeRecord["usage"];
  readonly findings: readonly Finding[];
  readonly masked: boolean;
  /** HMAC-SHA256 of what the client was sent, hex. */
  readonly output?: string;
}

/**
 * Settles the budget and records how the call ended. The outcome record takes its place in the log now and becomes durable
 * with the next batch; a crash before that leaves the admission open, which recovery closes as `unknown`.
 */
export function closeCall(call: AdmittedCall, end: CallEnd): void {
  const { deps, trail } = call;
  const cost = amountsOf(end.usage, end.route.model);
  deps.inFlight.leave(call.running);
  try {
    call.reservation.settle(cost);
  } catch (cause) {
    // What stays reserved is lost to the budget, never to the log.
    deps.reportFault({ call: trail.call, code: "quota_unavailable", cause });
  }
  if (end.masked && trail.decision === "allowed") trail.decision = "masked";
  trail.usage = end.usage;
  const deployment = end.route.deployment.name;
  trail.deployment = deployment;
  const at = deps.clock();
  deps.audit
    .append({
      type: "outcome",
      call: trail.call,
      at,
      admission: call.admission,
      status: end.status,
      ...(end.problem && { code: end.problem.code }),
      ...(end.upstreamStatus !== undefined && { upstreamStatus: end.upstreamStatus }),
      ...(end.route !== call.routes[0] && { deployment }),
      ...(end.attempts.length > 0 && { attempts: end.attempts }),
      inputTokens: end.usage.inputTokens,
      outputTokens: end.usage.outputTokens,
      usage: end.usageFrom,
      costMicros: cost.micros,
      durationMs: Math.max(0, at - trail.at),
      findings: countFindings(end.findings),
      masked: end.masked,
      ...(end.output !== undefined && { output: end.output }),
    })
    .catch((cause: unknown) => deps.reportFault({ call: trail.call, code: "audit_unavailable", cause }));
}
