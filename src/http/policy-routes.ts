import { explainDecision, explainInput, explanation } from "../admin/explain-decision.ts";
import { exportPolicies, exportQuery, verifiedPermissions } from "../admin/export-policies.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

/** What can be asked of the policies in force. */
export const policyRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "explainPolicies",
    method: "POST",
    path: "/api/v1/policies/explain",
    auth: "actor",
    action: "checked-inside",
    tag: "policies",
    summary: "Which policies would decide about a call or an action, why, and what would change it. Nothing is done or kept.",
    request: { schema: explainInput },
    response: { status: 200, schema: explanation },
    problems: ["resource_invalid", "not_found", "concurrency_exceeded", "policy_unavailable"],
    handler: async (deps, { actor, body }) => jsonAnswer(await explainDecision(deps, actor, body)),
  }),
  controlRoute({
    id: "exportVerifiedPermissions",
    method: "GET",
    path: "/api/v1/verified-permissions",
    auth: "actor",
    action: "ReadRegister",
    resource: () => ({ kind: "Policy", name: "all" }),
    tag: "policies",
    summary: "The policies in force and their schema as Amazon Verified Permissions takes them.",
    query: exportQuery,
    response: { status: 200, schema: verifiedPermissions },
    problems: ["concurrency_exceeded", "policy_unavailable"],
    handler: async (deps, { actor, query }) => jsonAnswer(await exportPolicies(deps, actor, query.namespace)),
  }),
];
