import {
  accessTokenView,
  createAccessToken,
  createAccessTokenInput,
  endAccessToken,
  listAccessTokens,
  newAccessToken,
} from "../admin/sessions/access-tokens.ts";
import { itemsOf } from "../admin/pages.ts";
import { type ControlRoute, controlRoute, jsonAnswer, noContent } from "./control-request.ts";

const common = { tag: "sessions" } as const;

/** One's own personal access tokens. */
export const accessTokenRoutes: readonly ControlRoute[] = [
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
    response: { status: 200, schema: itemsOf(accessTokenView) },
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
      return noContent;
    },
  }),
];
