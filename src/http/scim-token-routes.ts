import { itemsOf } from "../admin/pages.ts";
import {
  createScimToken,
  createScimTokenInput,
  listScimTokens,
  newScimToken,
  revokeScimToken,
  scimTokenView,
} from "../admin/sessions/scim-tokens.ts";
import { type ControlRoute, controlRoute, jsonAnswer, noContent } from "./control-request.ts";
import type { NameResource } from "./route.ts";

const common = { tag: "sessions" } as const;
const scimTokens = "/api/v1/identity-providers/{name}/scim-tokens";
const provider: NameResource = ({ name = "" }) => ({ kind: "IdentityProvider", name });

/** Tokens for the SCIM clients of identity providers. */
export const scimTokenRoutes: readonly ControlRoute[] = [
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
    response: { status: 200, schema: itemsOf(scimTokenView) },
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
      return noContent;
    },
  }),
];
