import { z } from "zod";
import { bootstrapStateOf } from "../admin/bootstrap-state.ts";
import { endBootstrap } from "../admin/bootstrap.ts";
import { toInstant } from "../admin/key-view.ts";
import {
  accessTokenView,
  createAccessToken,
  createAccessTokenInput,
  endAccessToken,
  listAccessTokens,
  newAccessToken,
} from "../admin/sessions/access-tokens.ts";
import { endOthersSession, endOwnSession, endSessionsOf } from "../admin/sessions/end-sessions.ts";
import {
  createScimToken,
  createScimTokenInput,
  listScimTokens,
  newScimToken,
  revokeScimToken,
  scimTokenView,
} from "../admin/sessions/scim-tokens.ts";
import { sessionView, viewSession } from "../admin/sessions/session-view.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

const common = { tag: "sessions" } as const;
const mostListed = 500;
const nothing: { status: 204; mediaType: string; body: string } = { status: 204, mediaType: "", body: "" };
const items = <T extends z.ZodType>(view: T): z.ZodObject<{ items: z.ZodArray<T> }> => z.object({ items: z.array(view) });

const whoAmI = z.object({
  principal: z.string(),
  kind: z.string(),
  provider: z.string().optional(),
  groups: z.array(z.string()),
  roles: z.array(
    z.object({
      role: z.string(),
      useCases: z.array(z.string()).optional().describe("For all when absent."),
      until: z.iso.datetime().optional(),
    }),
  ),
  strength: z.int().describe("0 to 3: nothing, one factor, several, a passkey."),
  authenticatedAt: z.iso.datetime(),
  bootstrap: z.enum(["lives", "ended"]).describe("Whether the bootstrap token still works."),
  session: sessionView.optional(),
  csrfToken: z.string().optional().describe("For x-sallyport-csrf, where the request came with the session's cookie."),
});

const ownRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "getSession",
    method: "GET",
    path: "/api/v1/session",
    auth: "session",
    summary: "Who I am: name, roles, how strongly I proved it, and until when.",
    response: { status: 200, schema: whoAmI },
    handler: async (deps, { actor }) => {
      const session = actor.session === undefined ? undefined : await deps.store.getSession(actor.session);
      const byCookie = session !== undefined && actor.authentication.method === "session";
      const { name, kind, provider, groups, roles, authentication } = actor;
      return jsonAnswer({
        principal: name,
        kind,
        ...(provider !== undefined && { provider }),
        groups,
        roles: roles.map(({ role, useCases, until }) => ({
          role,
          ...(useCases !== undefined && { useCases: [...useCases].sort() }),
          ...(until !== Infinity && { until: toInstant(until) }),
        })),
        strength: authentication.strength,
        authenticatedAt: toInstant(Math.min(authentication.at, deps.clock())),
        bootstrap: (await bootstrapStateOf(deps.store, deps.clock())).lives ? "lives" : "ended",
        ...(session !== undefined && { session: viewSession(session, actor.session) }),
        ...(byCookie && { csrfToken: deps.sessions.csrfTokenOf(session) }),
      });
    },
  }),
  controlRoute({
    ...common,
    id: "listOwnSessions",
    method: "GET",
    path: "/api/v1/session/sessions",
    auth: "session",
    summary: "My log-ins, newest first.",
    response: { status: 200, schema: items(sessionView) },
    handler: async (deps, { actor }) => {
      const own = await deps.store.listSessions(deps.clock(), { principal: actor.name, limit: mostListed });
      return jsonAnswer({ items: own.map((session) => viewSession(session, actor.session ?? "")) });
    },
  }),
  controlRoute({
    ...common,
    id: "endOwnSession",
    method: "DELETE",
    path: "/api/v1/session/sessions/{id}",
    auth: "session",
    summary: "End one of my log-ins now.",
    response: { status: 204 },
    problems: ["not_found"],
    handler: async (deps, { actor, params }) => {
      await endOwnSession(deps, actor, params["id"] ?? "");
      return nothing;
    },
  }),
  controlRoute({
    ...common,
    id: "createAccessToken",
    method: "POST",
    path: "/api/v1/session/access-tokens",
    auth: "session",
    summary: "Make a personal access token for the command line. It is shown this once.",
    request: { schema: createAccessTokenInput },
    response: { status: 201, schema: newAccessToken },
    problems: ["forbidden", "conflict", "resource_invalid", "audit_unavailable"],
    handler: async (deps, { actor, body }) => {
      return jsonAnswer(await createAccessToken(deps, actor, body), 201);
    },
  }),
  controlRoute({
    ...common,
    id: "listAccessTokens",
    method: "GET",
    path: "/api/v1/session/access-tokens",
    auth: "session",
    summary: "My access tokens that still work, newest first.",
    response: { status: 200, schema: items(accessTokenView) },
    handler: async (deps, { actor }) => jsonAnswer({ items: await listAccessTokens(deps, actor) }),
  }),
  controlRoute({
    ...common,
    id: "endAccessToken",
    method: "DELETE",
    path: "/api/v1/session/access-tokens/{id}",
    auth: "session",
    summary: "End one of my access tokens now.",
    response: { status: 204 },
    problems: ["not_found", "audit_unavailable"],
    handler: async (deps, { actor, params }) => {
      await endAccessToken(deps, actor, params["id"] ?? "");
      return nothing;
    },
  }),
];

const othersRoutes: readonly ControlRoute[] = [
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
    response: { status: 200, schema: items(sessionView) },
    handler: async (deps, { query }) => {
      const { principal } = query;
      const page = { limit: mostListed, ...(principal !== undefined && { principal }) };
      return jsonAnswer({ items: (await deps.store.listSessions(deps.clock(), page)).map((session) => viewSession(session)) });
    },
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
      return nothing;
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

const scimTokens = "/api/v1/identity-providers/{name}/scim-tokens";
const provider = ({ name = "" }: Readonly<Record<string, string>>): { kind: string; name: string } => ({
  kind: "IdentityProvider",
  name,
});

const tokenRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "createScimToken",
    method: "POST",
    path: scimTokens,
    auth: "actor",
    action: "ApplyIdentity",
    resource: provider,
    summary: "Make a token for the provider's SCIM client. It is shown this once.",
    request: { schema: createScimTokenInput },
    response: { status: 201, schema: newScimToken },
    problems: ["not_found", "conflict", "resource_invalid", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) =>
      jsonAnswer(await createScimToken(deps, actor, params["name"] ?? "", body), 201),
  }),
  controlRoute({
    ...common,
    id: "listScimTokens",
    method: "GET",
    path: scimTokens,
    auth: "actor",
    action: "ReadAccess",
    resource: provider,
    summary: "The provider's SCIM tokens that still work, newest first. What could open anything is not in it.",
    response: { status: 200, schema: items(scimTokenView) },
    problems: ["not_found"],
    handler: async (deps, { params }) => jsonAnswer({ items: await listScimTokens(deps, params["name"] ?? "") }),
  }),
  controlRoute({
    ...common,
    id: "revokeScimToken",
    method: "DELETE",
    path: `${scimTokens}/{id}`,
    auth: "actor",
    action: "ApplyIdentity",
    resource: provider,
    summary: "End a SCIM token now.",
    response: { status: 204 },
    problems: ["not_found", "audit_unavailable"],
    handler: async (deps, { actor, params }) => {
      await revokeScimToken(deps, actor, params["name"] ?? "", params["id"] ?? "");
      return nothing;
    },
  }),
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
    problems: ["audit_unavailable"],
    handler: async (deps, { actor }) => jsonAnswer({ ended: await endBootstrap(deps, actor, "ended by hand") }),
  }),
];

export const sessionRoutes: readonly ControlRoute[] = [...ownRoutes, ...othersRoutes, ...tokenRoutes];
