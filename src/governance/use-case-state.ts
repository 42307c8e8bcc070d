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
