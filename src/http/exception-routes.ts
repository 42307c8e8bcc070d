import {
  exceptionState,
  exceptionStatePage,
  listExceptionStates,
  showExceptionState,
} from "../admin/exceptions/show-exceptions.ts";
import { renewException, renewExceptionInput } from "../admin/exceptions/renew-exception.ts";
import { requestView } from "../admin/governance/request-gate.ts";
import { pageQuery } from "../admin/pages.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

/** Where exceptions stand. */
export const exceptionRoutes: readonly ControlRoute[] = [
  controlRoute({
    auth: "actor",
    action: "ReadRegister",
    resource: () => ({ kind: "Exception", name: "all" }),
    id: "listExceptionStates",
    method: "GET",
    path: "/api/v1/exception-states",
    tag: "approvals",
    summary: "Where each exception stands: its state, the signatures that are missing, its sunset and who is to be told when.",
    query: pageQuery,
    response: { status: 200, schema: exceptionStatePage },
    handler: async (deps, { actor, query }) => jsonAnswer(await listExceptionStates(deps, actor, query)),
  }),
  controlRoute({
    auth: "actor",
    action: "checked-inside",
    id: "showExceptionState",
    method: "GET",
    path: "/api/v1/exception-states/{name}",
    tag: "approvals",
    summary: "Where one exception stands, in each use case that it names.",
    response: { status: 200, schema: exceptionState },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => jsonAnswer(await showExceptionState(deps, actor, params["name"] ?? "")),
  }),
  controlRoute({
    auth: "actor",
    action: "checked-inside",
    id: "renewException",
    method: "POST",
    path: "/api/v1/exceptions/{name}/renew",
    tag: "approvals",
    summary: "Ask for an exception that goes on where this one ends, with a report on its remediation plan.",
    request: { schema: renewExceptionInput },
    response: { status: 201, schema: requestView },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) =>
      jsonAnswer(await renewException(deps, actor, params["name"] ?? "", body), 201),
  }),
];
