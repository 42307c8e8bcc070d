import { z } from "zod";
import { toInstant } from "../core/units.ts";
import { compile } from "../governance/compile.ts";
import type { Entitlement } from "../governance/register.ts";
import { type UseCaseState, useCaseStates } from "../governance/use-case-state.ts";
import type { Store, StoredTransition } from "../storage/store.ts";

/** What is served now, as the data plane sees it: compiled from the same resources and approvals. */
export const useCaseStatus = z
  .object({
    state: z.enum(useCaseStates),
    servedUntil: z.iso.datetime().optional().describe("When the approval ends by itself. Absent when nothing is served."),
    refused: z.object({ code: z.string(), detail: z.string() }).optional().describe("Why nothing is served."),
  })
  .meta({ id: "UseCaseStatus" });
export type UseCaseStatus = z.infer<typeof useCaseStatus>;

/** Of every use case that is not retired, by name. */
export async function readUseCaseStatuses(store: Store, now: number): Promise<ReadonlyMap<string, UseCaseStatus>> {
  const { entitlements } = compile(await store.allResources(), await store.currentTransitions());
  return new Map([...entitlements].map(([name, entitlement]) => [name, viewStatus(entitlement, now)]));
}

function viewStatus({ state, refused, notAfter }: Entitlement, now: number): UseCaseStatus {
  if (refused !== undefined) return { state, refused };
  if (notAfter <= now)
    return { state, refused: { code: "entitlement_expired", detail: `The approval ended at ${toInstant(notAfter)}.` } };
  return { state, servedUntil: toInstant(notAfter) };
}

export const transition = z
  .object({
    useCase: z.string(),
    from: z.enum(useCaseStates),
    to: z.enum(useCaseStates),
    digest: z.string().describe("Of the spec that it was decided on."),
    by: z.string(),
    at: z.iso.datetime(),
    notAfter: z.iso.datetime().optional(),
    reason: z.string(),
  })
  .meta({ id: "Transition" });
export type Transition = z.infer<typeof transition>;

export function viewTransition(step: Omit<StoredTransition, "id">): Transition {
  const { useCase, from, to, digest, by, at, notAfter, reason } = step;
  return {
    useCase,
    from: from as UseCaseState,
    to: to as UseCaseState,
    digest,
    by,
    at: toInstant(at),
    ...(notAfter !== undefined && { notAfter: toInstant(notAfter) }),
    reason,
  };
}

/** The newest step of one use case, in the form that the lifecycle's rules take. */
export async function readCurrentStep(
  store: Store,
  useCase: string,
): Promise<{ to: UseCaseState; digest: string; notAfter?: number } | undefined> {
  const step = (await store.listTransitions(useCase)).at(-1);
  if (step === undefined) return undefined;
  const { to, digest, notAfter } = step;
  return { to: to as UseCaseState, digest, ...(notAfter !== undefined && { notAfter }) };
}
