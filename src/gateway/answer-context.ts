import type { AnswerContext } from "../dialects/dialect.ts";
import type { InspectionContext } from "../guardrails/guardrail.ts";
import type { AdmittedCall } from "./admit.ts";
import type { ServedCall } from "./relay.ts";

/** What an answer to this call is written for. */
export function answerContext({
  request,
  trail,
  turn,
}: Pick<AdmittedCall, "request" | "trail"> & Partial<Pick<AdmittedCall, "turn">>): AnswerContext {
  const { model, includeUsage, variant } = request;
  const state = turn?.state;
  return {
    model,
    includeUsage,
    callId: trail.call,
    at: trail.at,
    ...(variant !== undefined && { variant }),
    ...(state !== undefined && { state }),
  };
}

/**
 * What an answer shows must not be above what the use case is approved for, whether or not its guardrail names it. Where it
 * comes from may be in safe mode alone.
 */
export function outputContext({ context, binding, route }: ServedCall): InspectionContext {
  const blockEverything = context.blockEverything === true || route.safeMode;
  return { ...context, blockEverything, blockAbove: binding.entitlement.dataClass };
}
