import { adminPolicies } from "./admin-policies.ts";
import { approvalPolicies } from "./approval-policies.ts";
import { callPolicies } from "./call-policies.ts";

/**
 * The policies that ship. Resources of kind Policy come on top; these forbids always hold, because in Cedar a forbid wins. The
 * exception are those of `replaceablePolicies`.
 */
export const defaultPolicies = callPolicies + adminPolicies + approvalPolicies;

/**
 * Shipped forbids whose threshold is the organisation's choice. No permit could lift one, so a policy of the register takes its
 * place instead, by a forbid of its own that says so:
 *
 *     @id("uninspected-content-above-confidential")
 *     @replaces("uninspected-content-above-internal")
 *     forbid (principal, action == Action::"CallModel", resource)
 *     when { context.uninspected && context.dataClass > 2 };
 *
 * It needs no `@replaces` to be stricter: a second forbid beside the shipped one does that. When the resource is retired, the
 * shipped forbid is back.
 */
export const replaceablePolicies: ReadonlySet<string> = new Set([
  "uninspected-content-above-internal",
  "observed-answers",
  "confidential-data-needs-several-factors",
  "restricted-data-needs-a-recent-log-in",
  "only-people-change-access",
  "changes-need-several-factors",
  "changes-need-a-recent-log-in",
  "approvals-need-a-passkey",
]);
