import { createHmac } from "node:crypto";
import type { AskedFields } from "../audit/record.ts";
import { asProblem, Problem } from "../core/problem.ts";
import type { Dialect, RequestView, Usage } from "../dialects/dialect.ts";
import type { ModelEntry } from "../governance/register.ts";
import type { InspectionContext } from "../guardrails/guardrail.ts";
import type { Caller } from "../identity/caller.ts";
import type { Amounts, Reservation } from "../quota/quota.ts";
import type { Binding } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import type { OpenTurn } from "./conversations/continue-conversation.ts";
import type { RunningCall } from "./in-flight.ts";
import { limitsNow, personalLimits } from "./limits-now.ts";
import type { PreparedRoute } from "./prepare-routes.ts";
import { recordCaller } from "./record-caller.ts";
import type { IncomingCall, Reply } from "./reply.ts";
import { reasonToRefuse } from "./standing.ts";
import type { Ask } from "./take-turns.ts";
import type { Trail } from "./trail.ts";

export interface Candidate {
  readonly dialect: Dialect;
  readonly reply: Reply;
  readonly trail: Trail;
  readonly caller: Caller;
  readonly incoming: IncomingCall;
  readonly binding: Binding;
  readonly request: RequestView;
  readonly turn: OpenTurn;
  readonly context: InspectionContext;
  readonly ask: Ask;
  /** Where it may be sent, in the order of trying. */
  readonly routes: readonly [PreparedRoute, ...PreparedRoute[]];
  readonly policyDigest: string;
  readonly asked: AskedFields;
  /** Kinds of content that nobody looked at. */
  readonly uninspected: readonly string[];
  /** What must be stored before it is sent: no more of it than calls have a place. May throw a Problem. */
  readonly store: () => Promise<void>;
}

/** A call that may be sent: its budget is held, its admission is on disk, and it can be stopped. `closeCall` ends it. */
export interface AdmittedCall extends Candidate {
  readonly deps: CallDeps;
  readonly reservation: Reservation;
  readonly reserved: Amounts;
  readonly running: RunningCall;
  /** Index of the admission record. */
  readonly admission: number;
}

/**
 * Reserves the most that the call can cost, then writes its admission record, and returns once that record is durable
 * (INVARIANT admitted-before-sent). A crash from here on leaves an open admission, which recovery closes as `unknown`.
 * On any failure nothing stays reserved.
 *
 * Throws Problem `rate_limited`, `concurrency_exceeded`, `budget_exhausted`, `quota_unavailable`, `audit_unavailable`,
 * `shutting_down`, or the reason why the call has lost its standing meanwhile.
 */
export async function admit(deps: CallDeps, candidate: Candidate): Promise<AdmittedCall> {
  const { caller, binding, request, routes, trail } = candidate;
  const { entitlement } = binding;
  const [first, ...others] = routes;
  const reserved = mostItCanCost(candidate);
  trail.deployment = first.deployment.name;

  const running = deps.inFlight.enter({
    caller,
    address: candidate.incoming.address,
    model: first.model.name,
    deployment: first.deployment.name,
    dataClass: trail.dataClass ?? entitlement.dataClass,
  });
  let reservation: Reservation | undefined;
  try {
    reservation = await reserve(deps, candidate, reserved);
    await candidate.store();
    const admission = await deps.audit
      .append({
        type: "admission",
        call: trail.call,
        at: deps.clock(),
        ...recordCaller(caller),
        useCase: caller.useCase,
        useCaseDigest: entitlement.digest,
        state: entitlement.state,
        entitledUntil: Math.min(entitlement.notAfter, Number.MAX_SAFE_INTEGER),
        dialect: candidate.dialect.name,
        stream: request.stream,
        model: first.model.name,
        deployment: first.deployment.name,
        ...(others.length > 0 && { alternatives: others.map(({ deployment }) => deployment.name) }),
        ...(request.stream && binding.guardrail.observesOutput && { observed: true as const }),
        ...(candidate.uninspected.length > 0 && { uninspected: candidate.uninspected }),
        dataClass: trail.dataClass ?? entitlement.dataClass,
        overlays: trail.overlays ?? entitlement.overlays,
        guardrail: binding.guardrailId,
        guardrailDigest: binding.guardrailDigest,
        ...(trail.prompts !== undefined && { prompts: trail.prompts }),
        findings: trail.findings,
        masked: trail.decision === "masked",
        policies: first.policies,
        policyDigest: candidate.policyDigest,
        asked: candidate.asked,
        ...(entitlement.exceptions.length > 0 && { exceptions: entitlement.exceptions }),
        reservedTokens: reserved.tokens,
        reservedMicros: reserved.micros,
        input: createHmac("sha256", deps.digestKey).update(first.body).digest("hex"),
      })
      .catch((error: unknown) => {
        throw asProblem(error, "audit_unavailable", "The call could not be logged, so it is denied. Try again later.");
      });
    trail.audit = admission;
    trail.admitted = true;
    return { ...candidate, deps, reservation, reserved, running, admission };
  } catch (error) {
    reservation?.settle({ tokens: 0, micros: 0 });
    deps.inFlight.leave(running);
    throw error;
  }
}

async function reserve(deps: CallDeps, { caller, binding, routes }: Candidate, atMost: Amounts): Promise<Reservation> {
  const { spec, rateFactor } = binding.entitlement;
  const { limits, budgets } = spec;
  const slowed = { safeMode: routes[0].safeMode, rateFactor };
  try {
    return await deps.quota.reserve({
      useCase: caller.useCase,
      limits: limitsNow(limits, slowed),
      ...(limits.perPrincipal && { personal: personalLimits(caller, limits.perPrincipal, slowed) }),
      budgets,
      atMost,
      now: deps.clock(),
    });
  } catch (error) {
    throw asProblem(error, "quota_unavailable", "The quota could not be checked, so the call is denied. Try again later.");
  }
}

/** Over all its routes. */
function mostItCanCost({ routes, request }: Candidate): Amounts {
  let most: Amounts = { tokens: 0, micros: 0 };
  for (const { mostInputTokens, maxOutputTokens, model } of routes) {
    const { tokens, micros } = amountsOf(
      { inputTokens: mostInputTokens, outputTokens: maxOutputTokens * request.choices },
      model,
    );
    most = { tokens: Math.max(most.tokens, tokens), micros: Math.max(most.micros, micros) };
  }
  return most;
}

/** Tokens and money of a usage. Prices are in USD per million tokens, which is micro-USD per token. */
export function amountsOf(usage: Usage, { spec: { price } }: ModelEntry): Amounts {
  const micros =
    price === undefined ? 0 : usage.inputTokens * price.inputPerMillionTokens + usage.outputTokens * price.outputPerMillionTokens;
  return { tokens: usage.inputTokens + usage.outputTokens, micros: Math.ceil(micros) };
}

/** Why the call may no longer go on, if the cord, the register or the clock stopped it. */
export function stoppedBecause({ running, binding, deps }: AdmittedCall): Problem | undefined {
  const { signal } = running.controller;
  if (signal.aborted)
    return signal.reason instanceof Problem
      ? signal.reason
      : new Problem("internal", "The call was stopped.", { cause: signal.reason });
  const now = deps.clock();
  if (now >= running.standing.caller.expiresAt)
    return new Problem(
      "credential_expired",
      "The credential of this call has just expired. Ask for a new one, or rotate it in time.",
    );
  return reasonToRefuse(binding.entitlement, running.standing.dataClass, now);
}
