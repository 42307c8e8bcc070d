/** The states of a use case's life (control standard, lifecycle). */
export const useCaseStates = [
  "DRAFT",
  "INTAKE_REVIEW",
  "DESIGN_REVIEW",
  "SANDBOX",
  "SECURITY_GATE",
  "CUTOVER",
  "PRODUCTION",
  "DEGRADED",
  "SUSPENDED",
  "DECOMMISSIONING",
  "RETIRED",
  "REJECTED",
  "WITHDRAWN",
] as const;
export type UseCaseState = (typeof useCaseStates)[number];

/** As the store has it. A state of a later version of the program counts for nothing: it is a draft. */
export function readState(text: string): UseCaseState {
  return useCaseStates.find((one) => one === text) ?? "DRAFT";
}
