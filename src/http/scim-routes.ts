import { z } from "zod";
import { createGroup, deleteGroup, patchGroup, replaceGroup } from "../admin/scim/change-group.ts";
import { createUser, deleteUser, patchUser, replaceUser } from "../admin/scim/change-user.ts";
import { describeService, readResourceTypes, readSchemas } from "../admin/scim/describe-service.ts";
import { listGroups, readGroup, showGroup } from "../admin/scim/read-groups.ts";
import { listUsers, readUser, type ReadResource, showUser } from "../admin/scim/read-users.ts";
import { etagOf, locationOf } from "../admin/scim/resources.ts";
import { basePath, type ResourceType, scimMediaType } from "../admin/scim/schema-names.ts";
import type { ScimClient } from "../admin/scim/scim-client.ts";
import { parseSelection } from "../admin/scim/select-attributes.ts";
import type { JsonObject } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import { type Answer, type ControlRequest, type ControlRoute, controlRoute } from "./control-request.ts";

const common = { auth: "scim", tag: "scim" } as const;
const changes = ["not_found", "conflict", "precondition_failed", "forbidden", "audit_unavailable"] as const;

/** Parameters that are not known are passed over: Entra ID has flags of its own in the address. */
const selectionQuery = z.object({
  attributes: z.string().max(4000).optional().describe("Only these attributes, with commas between."),
  excludedAttributes: z.string().max(4000).optional().describe("Not these attributes, such as members."),
});
const whole = z.coerce.number().int();
const listQuery = selectionQuery.extend({
  filter: z.string().max(4000).optional().describe("RFC 7644, section 3.4.2.2."),
  startIndex: whole.optional().describe("From 1."),
  count: whole.optional().describe("How many at most; 100 when absent."),
});
const resource = z.looseObject({}).meta({ id: "ScimResource", description: "As /scim/v2/Schemas describes it." });
const body = { schema: resource, mediaTypes: [scimMediaType] };
const one = { status: 200, schema: resource, mediaType: scimMediaType } as const;

function clientOf({ actor }: Pick<ControlRequest<unknown, unknown>, "actor">): ScimClient {
  if (actor.provider === undefined) throw new Problem("forbidden", "Only a SCIM client's token is valid here.");
  return { provider: actor.provider };
}

function answer(resource: JsonObject, headers: Readonly<Record<string, string>> = {}, status = 200): Answer {
  return { status, headers, mediaType: scimMediaType, body: `${JSON.stringify(resource)}\n` };
}

function answerOne({ resource, version }: ReadResource): Answer {
  return answer(resource, { etag: etagOf({ version }) });
}

function answerNew(type: ResourceType, id: string, { resource, version }: ReadResource): Answer {
  return answer(resource, { etag: etagOf({ version }), location: locationOf(type, id) }, 201);
}

const nothing: Answer = { status: 204, mediaType: scimMediaType, body: "" };

const userRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "scimListUsers",
    method: "GET",
    path: `${basePath}/Users`,
    summary: "List or find the provider's users.",
    query: listQuery,
    response: one,
    handler: async (deps, request) =>
      answer(await listUsers(deps, clientOf(request), request.query, parseSelection(request.query))),
  }),
  controlRoute({
    ...common,
    id: "scimCreateUser",
    method: "POST",
    path: `${basePath}/Users`,
    summary: "Make a person known, who is let in from then on unless active is false.",
    query: selectionQuery,
    request: body,
    response: { ...one, status: 201 },
    problems: changes,
    handler: async (deps, request) => {
      const user = await createUser(deps, clientOf(request), request.body as JsonObject);
      return answerNew("User", user.id, await showUser(deps, user, parseSelection(request.query)));
    },
  }),
  controlRoute({
    ...common,
    id: "scimReadUser",
    method: "GET",
    path: `${basePath}/Users/{id}`,
    summary: "Read a user.",
    query: selectionQuery,
    response: one,
    problems: ["not_found"],
    handler: async (deps, request) =>
      answerOne(await readUser(deps, clientOf(request), request.params["id"] ?? "", parseSelection(request.query))),
  }),
  controlRoute({
    ...common,
    id: "scimReplaceUser",
    method: "PUT",
    path: `${basePath}/Users/{id}`,
    summary: "Replace what is known of a user.",
    query: selectionQuery,
    request: body,
    response: one,
    problems: changes,
    handler: async (deps, request) => {
      const { params, headers, query } = request;
      const user = await replaceUser(
        deps,
        clientOf(request),
        params["id"] ?? "",
        request.body as JsonObject,
        headers["if-match"],
      );
      return answerOne(await showUser(deps, user, parseSelection(query)));
    },
  }),
  controlRoute({
    ...common,
    id: "scimPatchUser",
    method: "PATCH",
    path: `${basePath}/Users/{id}`,
    summary: "Change parts of a user. With active false their access and sessions end before the answer.",
    query: selectionQuery,
    request: body,
    response: one,
    problems: changes,
    handler: async (deps, request) => {
      const { params, headers, query } = request;
      const user = await patchUser(deps, clientOf(request), params["id"] ?? "", request.body as JsonObject, headers["if-match"]);
      return answerOne(await showUser(deps, user, parseSelection(query)));
    },
  }),
  controlRoute({
    ...common,
    id: "scimDeleteUser",
    method: "DELETE",
    path: `${basePath}/Users/{id}`,
    summary: "Take a user away, with their access, sessions and passkeys.",
    response: { status: 204 },
    query: selectionQuery,
    problems: changes,
    handler: async (deps, request) => {
      await deleteUser(deps, clientOf(request), request.params["id"] ?? "", request.headers["if-match"]);
      return nothing;
    },
  }),
];

const groupRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "scimListGroups",
    method: "GET",
    path: `${basePath}/Groups`,
    summary: "List or find the provider's groups.",
    query: listQuery,
    response: one,
    handler: async (deps, request) =>
      answer(await listGroups(deps, clientOf(request), request.query, parseSelection(request.query))),
  }),
  controlRoute({
    ...common,
    id: "scimCreateGroup",
    method: "POST",
    path: `${basePath}/Groups`,
    summary: "Make a group, which role bindings name as group:PROVIDER/displayName.",
    query: selectionQuery,
    request: body,
    response: { ...one, status: 201 },
    problems: [...changes, "request_too_large"],
    handler: async (deps, request) => {
      const group = await createGroup(deps, clientOf(request), request.body as JsonObject);
      return answerNew("Group", group.id, await showGroup(deps, group, parseSelection(request.query)));
    },
  }),
  controlRoute({
    ...common,
    id: "scimReadGroup",
    method: "GET",
    path: `${basePath}/Groups/{id}`,
    summary: "Read a group.",
    query: selectionQuery,
    response: one,
    problems: ["not_found"],
    handler: async (deps, request) =>
      answerOne(await readGroup(deps, clientOf(request), request.params["id"] ?? "", parseSelection(request.query))),
  }),
  controlRoute({
    ...common,
    id: "scimReplaceGroup",
    method: "PUT",
    path: `${basePath}/Groups/{id}`,
    summary: "Replace a group, with all of its members.",
    query: selectionQuery,
    request: body,
    response: one,
    problems: [...changes, "request_too_large"],
    handler: async (deps, request) => {
      const { params, headers, query } = request;
      const group = await replaceGroup(
        deps,
        clientOf(request),
        params["id"] ?? "",
        request.body as JsonObject,
        headers["if-match"],
      );
      return answerOne(await showGroup(deps, group, parseSelection(query)));
    },
  }),
  controlRoute({
    ...common,
    id: "scimPatchGroup",
    method: "PATCH",
    path: `${basePath}/Groups/{id}`,
    summary: "Change a group's name or members. Answers no body unless attributes are asked for.",
    query: selectionQuery,
    request: body,
    response: { status: 204 },
    problems: [...changes, "request_too_large"],
    handler: async (deps, request) => {
      const { params, headers, query } = request;
      const group = await patchGroup(
        deps,
        clientOf(request),
        params["id"] ?? "",
        request.body as JsonObject,
        headers["if-match"],
      );
      // Entra ID asks for this answer, since the group may be large; RFC 7644, section 3.5.2 has the exception.
      if (query.attributes === undefined) return { ...nothing, headers: { etag: etagOf(group) } };
      return answerOne(await showGroup(deps, group, parseSelection(query)));
    },
  }),
  controlRoute({
    ...common,
    id: "scimDeleteGroup",
    method: "DELETE",
    path: `${basePath}/Groups/{id}`,
    summary: "Take a group away, with what its members had by it.",
    response: { status: 204 },
    query: selectionQuery,
    problems: changes,
    handler: async (deps, request) => {
      await deleteGroup(deps, clientOf(request), request.params["id"] ?? "", request.headers["if-match"]);
      return nothing;
    },
  }),
];

interface Description {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly read: (name: string | undefined) => JsonObject;
}

/** These can't be filtered (RFC 7644, section 4). */
function describeRoute({ id, path, summary, read }: Description): ControlRoute {
  return controlRoute({
    ...common,
    id,
    method: "GET",
    path: `${basePath}${path}`,
    summary,
    query: z.object({ filter: z.string().optional() }),
    response: one,
    handler: async (_, { query, params }) => {
      if (query.filter !== undefined) throw new Problem("forbidden", "This can't be filtered.");
      return answer(read(params["name"]));
    },
  });
}

/** SCIM 2.0 (RFC 7644), for the clients of identity providers. No Bulk, no /Me, no sorting. */
export const scimRoutes: readonly ControlRoute[] = [
  describeRoute({
    id: "scimService",
    path: "/ServiceProviderConfig",
    summary: "What this SCIM service can do.",
    read: describeService,
  }),
  describeRoute({ id: "scimTypes", path: "/ResourceTypes", summary: "What it keeps.", read: readResourceTypes }),
  describeRoute({ id: "scimType", path: "/ResourceTypes/{name}", summary: "One thing that it keeps.", read: readResourceTypes }),
  describeRoute({ id: "scimSchemas", path: "/Schemas", summary: "The attributes that it keeps.", read: readSchemas }),
  describeRoute({ id: "scimSchema", path: "/Schemas/{name}", summary: "The attributes of one schema.", read: readSchemas }),
  ...userRoutes,
  ...groupRoutes,
];
