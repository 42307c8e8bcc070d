import { createKey, createKeyInput, newKey } from "../admin/create-key.ts";
import { keyView } from "../admin/key-view.ts";
import { listKeys } from "../admin/list-keys.ts";
import { pageOf, pageQuery } from "../admin/pages.ts";
import { keyResource, requireKey } from "../admin/read-key.ts";
import { revokedKeys, revokeKey, revokeKeyInput, revokeKeysOf } from "../admin/revoke-key.ts";
import { rotateKey, rotateKeyInput } from "../admin/rotate-key.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";
import type { NameResource } from "./route.ts";

const common = { tag: "keys" } as const;
const keyOf: NameResource = async ({ id = "" }, deps) => keyResource(deps, await requireKey(deps.store, id));

export const keyRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    auth: "actor",
    action: "ReadRegister",
    resource: () => ({ kind: "Key", name: "all" }),
    id: "listKeys",
    method: "GET",
    path: "/api/v1/keys",
    summary: "List API keys by id. What could open anything is not in it.",
    query: pageQuery,
    response: { status: 200, schema: pageOf(keyView) },
    handler: async (deps, { actor, query }) => jsonAnswer(await listKeys(deps, actor, query)),
  }),
  controlRoute({
    ...common,
    auth: "actor",
    action: "checked-inside",
    id: "createKey",
    method: "POST",
    path: "/api/v1/keys",
    summary: "Make an API key for a use case. It is shown this once.",
    request: { schema: createKeyInput },
    response: { status: 201, schema: newKey },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, body }) => jsonAnswer(await createKey(deps, actor, body), 201),
  }),
  controlRoute({
    ...common,
    auth: "actor",
    action: "IssueKey",
    resource: keyOf,
    id: "rotateKey",
    method: "POST",
    path: "/api/v1/keys/{id}/rotate",
    summary: "Replace a live key by a new one; the old one goes on for the overlap.",
    request: { schema: rotateKeyInput },
    response: { status: 201, schema: newKey },
    problems: ["resource_invalid", "not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) => jsonAnswer(await rotateKey(deps, actor, params["id"] ?? "", body), 201),
  }),
  controlRoute({
    ...common,
    auth: "actor",
    action: "RevokeKey",
    resource: keyOf,
    id: "revokeKey",
    method: "POST",
    path: "/api/v1/keys/{id}/revoke",
    summary: "End a key now, with the calls that run on it. Repeating it is no error.",
    request: { schema: revokeKeyInput },
    response: { status: 200, schema: keyView },
    problems: ["resource_invalid", "not_found", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) => jsonAnswer(await revokeKey(deps, actor, params["id"] ?? "", body)),
  }),
  controlRoute({
    ...common,
    auth: "actor",
    action: "RevokeKey",
    resource: ({ name = "" }) => ({ kind: "ServiceAccount", name }),
    id: "revokeKeysOfServiceAccount",
    method: "POST",
    path: "/api/v1/service-accounts/{name}/revoke-keys",
    summary: "End every live key of a service account now. Repeating it is no error.",
    request: { schema: revokeKeyInput },
    response: { status: 200, schema: revokedKeys },
    problems: ["resource_invalid", "audit_unavailable"],
    handler: async (deps, { actor, params, body }) => jsonAnswer(await revokeKeysOf(deps, actor, params["name"] ?? "", body)),
  }),
];
