import { z } from "zod";
import { createGroup, deleteGroup, patchGroup, replaceGroup } from "../admin/scim/change-group.ts";
import { createUser, deleteUser, patchUser, replaceUser } from "../admin/scim/change-user.ts";
import { describeService, readResourceTypes, readSchemas } from "../admin/scim/describe-service.ts";
import { listGroups, readGroup, showGroup } from "../admin/scim/read-groups.ts";
import { listUsers, readUser, showUser } from "../admin/scim/read-users.ts";
import { basePath } from "../admin/scim/schema-names.ts";
import type { JsonObject } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import { type ControlRoute, controlRoute } from "./control-request.ts";
import { scimAnswer, scimResponse, scimRoute } from "./scim-request.ts";
import { scimResourceRoutes } from "./scim-resource-routes.ts";

interface Description {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly read: (name: string | undefined) => JsonObject;
}

/** These can't be filtered (RFC 7644, section 4). */
function describeRoute({ id, path, summary, read }: Description): ControlRoute {
  return controlRoute({
    ...scimRoute,
    id,
    method: "GET",
    path: `${basePath}${path}`,
    summary,
    query: z.object({ filter: z.string().optional() }),
    response: scimResponse,
    handler: async (_, { query, params }) => {
      if (query.filter !== undefined) throw new Problem("forbidden", "This can't be filtered.");
      return scimAnswer(read(params["name"]));
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
  ...scimResourceRoutes({
    type: "User",
    operations: {
      list: listUsers,
      create: createUser,
      read: readUser,
      replace: replaceUser,
      patch: patchUser,
      delete: deleteUser,
      show: showUser,
    },
    summaries: {
      list: "List or find the provider's users.",
      create: "Make a person known, who is let in from then on unless active is false.",
      read: "Read a user.",
      replace: "Replace what is known of a user.",
      patch: "Change parts of a user. With active false their access and sessions end before the answer.",
      delete: "Take a user away, with their access, sessions and passkeys.",
    },
    patchIsQuiet: false,
  }),
  ...scimResourceRoutes({
    type: "Group",
    operations: {
      list: listGroups,
      create: createGroup,
      read: readGroup,
      replace: replaceGroup,
      patch: patchGroup,
      delete: deleteGroup,
      show: showGroup,
    },
    summaries: {
      list: "List or find the provider's groups.",
      create: "Make a group, which role bindings name as group:PROVIDER/displayName.",
      read: "Read a group.",
      replace: "Replace a group, with all of its members.",
      patch: "Change a group's name or members. Answers no body unless attributes are asked for.",
      delete: "Take a group away, with what its members had by it.",
    },
    // Entra ID asks for this answer, since the group may be large.
    patchIsQuiet: true,
  }),
];
