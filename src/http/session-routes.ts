import { z } from "zod";
import { endBootstrapByHand } from "../admin/bootstrap.ts";
import { itemsOf } from "../admin/pages.ts";
import { endOthersSession, endSessionsOf } from "../admin/sessions/end-sessions.ts";
import { listSessions } from "../admin/sessions/list-sessions.ts";
import { sessionView } from "../admin/sessions/session-view.ts";
import { accessTokenRoutes } from "./access-token-routes.ts";
import { type ControlRoute, controlRoute, jsonAnswer, noContent } from "./control-request.ts";
import { ownSessionRoutes } from "./own-session-routes.ts";
import { scimTokenRoutes } from "./scim-token-routes.ts";

const common = { tag: "sessions" } as const;

/** Other people's log-ins. */
const othersSessionRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "listSessions",
    method: "GET",
    path: "/api/v1/sessions",
    auth: "actor",
    action: "ReadAccess",
    resource: () => ({ kind: "Session", name: "all" }),
    summary: "Live log-ins of everybody, newest first, 500 at most; of one person with ?principal.",
    query: z.strictObject({ principal: z.string().max(128).optional() }),
    response: { status: 200, schema: itemsOf(sessionView) },
    handler: async (deps, { query }) => jsonAnswer({ items: await listSessions(deps, query.principal) }),
  }),
  controlRoute({
    ...common,
    id: "endSession",
    method: "DELETE",
    path: "/api/v1/sessions/{id}",
    auth: "actor",
    action: "EndSession",
    resource: ({ id = "" }) => ({ kind: "Session", name: id }),
    summary: "End somebody's log-in now.",
    response: { status: 204 },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => {
      await endOthersSession(deps, actor, params["id"] ?? "");
      return noContent;
    },
  }),
  controlRoute({
    ...common,
    id: "endSessionsOf",
    method: "DELETE",
    path: "/api/v1/principals/{principal}/sessions",
    auth: "actor",
    action: "EndSession",
    resource: ({ principal = "" }) => ({ kind: "Session", name: principal }),
    summary: "End all of a person's log-ins now.",
    response: { status: 200, schema: z.object({ ended: z.int() }) },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) =>
      jsonAnswer({ ended: await endSessionsOf(deps, actor, params["principal"] ?? "") }),
  }),
];

const bootstrapRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "endBootstrap",
    method: "POST",
    path: "/api/v1/bootstrap/end",
    auth: "actor",
    action: "ApplyIdentity",
    resource: () => ({ kind: "Service", name: "bootstrap" }),
    summary: "End the bootstrap token for good. It also ends by itself when the first administrator has logged in.",
    response: { status: 200, schema: z.object({ ended: z.boolean().describe("False when it had ended before.") }) },
    problems: ["conflict", "audit_unavailable"],
    handler: async (deps, { actor }) => jsonAnswer({ ended: await endBootstrapByHand(deps, actor) }),
  }),
];

export const sessionRoutes: readonly ControlRoute[] = [
  ...ownSessionRoutes,
  ...accessTokenRoutes,
  ...othersSessionRoutes,
  ...scimTokenRoutes,
  ...bootstrapRoutes,
];
