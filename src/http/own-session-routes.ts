import { z } from "zod";
import { toInstant } from "../core/units.ts";
import { bootstrapStateOf } from "../admin/bootstrap-state.ts";
import { itemsOf } from "../admin/pages.ts";
import { endOwnSession } from "../admin/sessions/end-sessions.ts";
import { listSessions } from "../admin/sessions/list-sessions.ts";
import { sessionView, viewSession } from "../admin/sessions/session-view.ts";
import { type ControlRoute, controlRoute, jsonAnswer, noContent } from "./control-request.ts";

const common = { tag: "sessions" } as const;

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

/** Who asks, and their own log-ins. */
export const ownSessionRoutes: readonly ControlRoute[] = [
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
    response: { status: 200, schema: itemsOf(sessionView) },
    handler: async (deps, { actor }) => jsonAnswer({ items: await listSessions(deps, actor.name, actor.session ?? "") }),
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
      return noContent;
    },
  }),
];
