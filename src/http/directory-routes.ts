import { pageOf } from "../admin/pages.ts";
import { directoryPerson, directoryQuery, listDirectory } from "../admin/scim/list-directory.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

export const directoryRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listDirectory",
    method: "GET",
    path: "/api/v1/identity-providers/{name}/people",
    auth: "actor",
    action: "ReadAccess",
    resource: ({ name = "" }) => ({ kind: "IdentityProvider", name }),
    tag: "scim",
    summary: "The people that a provider's SCIM client provisioned: who they are, whether they are let in, and their groups.",
    query: directoryQuery,
    response: { status: 200, schema: pageOf(directoryPerson) },
    problems: ["not_found"],
    handler: async (deps, { params, query }) => jsonAnswer(await listDirectory(deps, params["name"] ?? "", query)),
  }),
];
