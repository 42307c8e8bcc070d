import type { InspectionRecord } from "../audit/record.ts";
import { asProblem } from "../core/problem.ts";
import { limitsNow, personalLimits } from "./limits-now.ts";
import type { Finding } from "../guardrails/guardrail.ts";
import type { Caller } from "../identity/caller.ts";
import type { Binding } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { recordCaller } from "./record-caller.ts";
import { countFindings, type Trail } from "./trail.ts";

/**
 * A place among the use case's calls: an inspection counts as a request, and uses no tokens. `close` gives the place back.
 * Throws Problem `rate_limited`, `concurrency_exceeded`, `budget_exhausted`, `quota_unavailable`.
 */
export async function inspectionOf(deps: CallDeps, caller: Caller, { entitlement }: Binding): Promise<{ close(): void }> {
  const { limits, budgets } = entitlement.spec;
  const slowed = { safeMode: false, rateFactor: entitlement.rateFactor };
  const nothing = { tokens: 0, micros: 0 };
  try {
    const reservation = await deps.quota.reserve({
      useCase: entitlement.useCase,
      limits: limitsNow(limits, slowed),
      ...(limits.perPrincipal && { personal: personalLimits(caller, limits.perPrincipal, slowed) }),
      budgets,
      atMost: nothing,
      now: deps.clock(),
    });
    return { close: () => void reservation.settle(nothing) };
  } catch (error) {
    throw asProblem(error, "quota_unavailable", "The quota could not be checked, so the call is denied. Try again later.");
  }
}

export interface Inspected {
  readonly trail: Trail;
  readonly caller: Caller;
  readonly binding: Binding;
  readonly source: InspectionRecord["source"];
  readonly outcome: InspectionRecord["outcome"];
  readonly findings: readonly Finding[];
}

/** Durable before the caller hears of it. Throws Problem `audit_unavailable`. */
export async function closeInspection(
  deps: CallDeps,
  { trail, caller, binding, source, outcome, findings }: Inspected,
): Promise<void> {
  trail.findings = countFindings(findings);
  try {
    trail.audit = await deps.audit.append({
      type: "inspection",
      call: trail.call,
      at: deps.clock(),
      ...recordCaller(caller),
      useCase: caller.useCase,
      guardrail: binding.guardrailId,
      guardrailDigest: binding.guardrailDigest,
      source,
      outcome,
      findings: trail.findings,
    });
  } catch (error) {
    throw asProblem(error, "audit_unavailable", "The inspection could not be logged, so nothing is told of it. Try again later.");
  }
}
