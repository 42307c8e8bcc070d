import type { AnswerContext } from "../dialects/dialect.ts";
import type { DeploymentSpec } from "../governance/schemas/deployment.ts";
import type { InspectionContext } from "../guardrails/guardrail.ts";
import type { AdmittedCall } from "./admit.ts";
import type { ServedCall } from "./relay.ts";

/** What an answer to this call is written for. */
export function answerContext({
  request,
  trail,
  turn,
  route,
}: Pick<AdmittedCall, "request" | "trail"> & Partial<Pick<ServedCall, "turn" | "route">>): AnswerContext {
  const { model, includeUsage, variant } = request;
  const state = turn?.state;
  const named = request.named?.();
  return {
    model,
    includeUsage,
    callId: trail.call,
    at: trail.at,
    ...(variant !== undefined && { variant }),
    ...(state !== undefined && { state }),
    ...(named !== undefined && { named }),
    ...(route !== undefined && hidesCache(route.deployment.spec) && { hidesCache: true }),
  };
}

/** A cache that is not known to keep callers apart says what others sent. OpenAI's key steers where a call goes, and promises no more. */
function hidesCache({ promptCache }: DeploymentSpec): boolean {
  return promptCache === undefined || promptCache === "prompt_cache_key";
}

/**
 * What an answer shows must not be above what the use case is approved for, whether or not its guardrail names it. Where it
 * comes from may be in safe mode alone.
 */
export function outputContext({ context, binding, route }: ServedCall): InspectionContext {
  const blockEverything = context.blockEverything === true || route.safeMode;
  return { ...context, blockEverything, blockAbove: binding.entitlement.dataClass };
}
