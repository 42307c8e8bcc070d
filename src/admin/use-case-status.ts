import { z } from "zod";
import { dataClasses } from "../core/data-class.ts";
import { toInstant } from "../core/units.ts";
import { phaseAt } from "../governance/case/phase-at.ts";
import { entitlementAt } from "../governance/entitlement-at.ts";
import type { Register } from "../governance/register.ts";
import { type UseCaseState, useCaseStates } from "../governance/use-case-state.ts";
import type { Store, StoredTransition } from "../storage/store.ts";

/** What is served now, as the data plane sees it. */
export const useCaseStatus = z
  .object({
    state: z.enum(useCaseStates),
    servedUntil: z.iso.datetime().optional().describe("When the approval ends by itself. Absent when nothing is served."),
    refused: z.object({ code: z.string(), detail: z.string() }).optional().describe("Why nothing is served."),
    servedClass: z.enum(dataClasses).optional().describe("The highest class that is served, where that is lower than declared."),
    servedVersion: z.string().optional().describe("Digest of the version that is served, where that is not the newest."),
    causes: z.array(z.string()).optional().describe("Why it is not served as it was approved. Absent when it is."),
    exceptions: z.array(z.string()).optional().describe("Exceptions that it stands on, by name. Absent for none."),
  })
  .meta({ id: "UseCaseStatus" });
export type UseCaseStatus = z.infer<typeof useCaseStatus>;

/** Undefined for a name that is not in the register. */
export function statusOf(register: Register, name: string, now: number): UseCaseStatus | undefined {
  const compiled = register.entitlements.get(name);
  if (compiled === undefined) return undefined;
  const { state, refused, notAfter, dataClass, spec, digest, exceptions, phases } = entitlementAt(compiled, now);
  const { causes } = phaseAt(phases, now);
  const waits = register.candidates.some((one) => one.kind === "UseCase" && one.name === name);
  return {
    state,
    ...(refused ? { refused } : dataClass !== spec.dataClass && { servedClass: dataClass }),
    ...(refused === undefined && Number.isFinite(notAfter) && { servedUntil: toInstant(notAfter) }),
    ...(waits && { servedVersion: digest }),
    ...(causes.length > 0 && { causes: [...causes] }),
    ...(exceptions.length > 0 && { exceptions: [...exceptions] }),
  };
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
