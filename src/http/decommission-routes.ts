import { emptyInput, emptyUseCase } from "../admin/decommission/empty-use-case.ts";
import { decommissionView, showDecommission } from "../admin/decommission/show-decommission.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

const common = { auth: "actor", action: "checked-inside", tag: "use-cases" } as const;

/** The end of a use case. */
export const decommissionRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "showDecommission",
    method: "GET",
    path: "/api/v1/use-cases/{name}/decommission",
    summary: "How far the end of a use case has come: the standard's steps, what is left of it, and who still has to attest.",
    response: { status: 200, schema: decommissionView },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => jsonAnswer(await showDecommission(deps, actor, params["name"] ?? "")),
  }),
  controlRoute({
    ...common,
    id: "emptyUseCase",
    method: "POST",
    path: "/api/v1/use-cases/{name}/decommission/empty",
    summary:
      "Revoke the keys, end the roles and purge all that is kept of a use case that is being decommissioned, and count what is left.",
    request: { schema: emptyInput },
    response: { status: 200, schema: decommissionView },
    problems: ["resource_invalid", "forbidden", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) => jsonAnswer(await emptyUseCase(deps, actor, params["name"] ?? "", body)),
  }),
];
