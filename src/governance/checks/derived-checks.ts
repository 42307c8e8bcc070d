import { checkLabel, checkLineage, checkRoutes } from "./check-data.ts";
import { checkDecommission } from "./check-decommission.ts";
import {
  checkAcceptableUse,
  checkAccountable,
  checkEntitlement,
  checkExceptions,
  checkPolicies,
  checkRegistered,
  checkReviews,
  checkScope,
  checkTwoPersons,
} from "./check-governance.ts";
import { checkAttached, checkContent, checkSizes, checkTerms as checkConfidentialTerms } from "./check-guardrail.ts";
import {
  checkAgreements,
  checkByArtefact,
  checkExport,
  checkNoTraining,
  checkRetention,
  checkTerms,
  checkUnclassified,
  checkVendorRisk,
} from "./check-legal.ts";
import { checkBudgets, checkDeadlines, checkFallbacks, checkLimits, checkSigned } from "./check-resilience.ts";
import type { Check } from "./facts.ts";

/** What the register and the case file show by themselves, by control. All other controls need evidence or signatures. */
export const derivedChecks: ReadonlyMap<string, Check> = new Map([
  ["GOV-001", checkRegistered],
  ["GOV-002", checkAccountable],
  ["GOV-004", checkPolicies],
  ["GOV-006", checkScope],
  ["GOV-007", checkAcceptableUse],
  ["GOV-010", checkEntitlement],
  ["GOV-011", checkTwoPersons],
  ["GOV-012", checkExceptions],
  ["GOV-013", checkExceptions],
  ["GOV-015", checkReviews],
  ["LEG-001", checkTerms],
  ["LEG-002", checkNoTraining],
  ["LEG-004", checkRetention],
  ["LEG-005", checkAgreements],
  ["LEG-007", checkByArtefact],
  ["LEG-008", checkExport],
  ["LEG-010", checkUnclassified],
  ["RSK-002", checkVendorRisk],
  ["DAT-002", checkLineage],
  ["DAT-003", checkRoutes],
  ["DAT-016", checkLabel],
  ["GRD-001", checkAttached],
  ["GRD-002", checkContent],
  ["GRD-005", checkConfidentialTerms],
  ["GRD-012", checkSizes],
  ["RES-002", checkDeadlines],
  ["RES-003", checkLimits],
  ["RES-004", checkBudgets],
  ["RES-006", checkFallbacks],
  ["SUP-001", checkSigned],
  ["DEC-002", checkDecommission],
]);
