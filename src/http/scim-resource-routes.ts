import type { ListQuery } from "../admin/scim/find-pages.ts";
import type { ReadResource } from "../admin/scim/read-users.ts";
import { basePath, type ResourceType } from "../admin/scim/schema-names.ts";
import type { ScimClient, ScimDeps } from "../admin/scim/scim-client.ts";
import { parseSelection, type Selection } from "../admin/scim/select-attributes.ts";
import type { JsonObject } from "../core/json.ts";
import type { ProblemCode } from "../core/problem.ts";
import { type ControlRoute, controlRoute, noContent } from "./control-request.ts";
import {
  answerChanged,
  answerNew,
  answerOne,
  clientOf,
  listQuery,
  scimAnswer,
  scimBody,
  scimResponse,
  scimRoute,
  selectionQuery,
} from "./scim-request.ts";

/** What is done with one type of resources; `T` is one as it is stored. */
export interface ScimOperations<T extends { readonly id: string; readonly version: number }> {
  list(deps: ScimDeps, client: ScimClient, query: ListQuery, selection: Selection): Promise<JsonObject>;
  create(deps: ScimDeps, client: ScimClient, body: JsonObject): Promise<T>;
  read(deps: ScimDeps, client: ScimClient, id: string, selection: Selection): Promise<ReadResource>;
  replace(deps: ScimDeps, client: ScimClient, id: string, body: JsonObject, ifMatch: string | undefined): Promise<T>;
  patch(deps: ScimDeps, client: ScimClient, id: string, body: JsonObject, ifMatch: string | undefined): Promise<T>;
  delete(deps: ScimDeps, client: ScimClient, id: string, ifMatch: string | undefined): Promise<void>;
  /** One as it is answered after a change. */
  show(deps: ScimDeps, one: T, selection: Selection): Promise<ReadResource>;
}

export interface ScimResourceRoutes<T extends { readonly id: string; readonly version: number }> {
  readonly type: ResourceType;
  readonly operations: ScimOperations<T>;
  readonly summaries: Readonly<Record<"list" | "create" | "read" | "replace" | "patch" | "delete", string>>;
  /** Whether a PATCH answers 204 unless attributes are asked for (RFC 7644, section 3.5.2). */
  readonly patchIsQuiet: boolean;
}

const creating: readonly ProblemCode[] = ["conflict", "forbidden", "audit_unavailable"];
const changing: readonly ProblemCode[] = [...creating, "not_found", "precondition_failed"];

/** The protocol of RFC 7644, section 3, which is the same for every type of resource. */
export function scimResourceRoutes<T extends { readonly id: string; readonly version: number }>(
  described: ScimResourceRoutes<T>,
): readonly ControlRoute[] {
  const { type, operations, summaries, patchIsQuiet } = described;
  const all = { ...scimRoute, path: `${basePath}/${type}s` };
  const one = { ...scimRoute, path: `${all.path}/{id}` };
  return [
    controlRoute({
      ...all,
      id: `scimList${type}s`,
      method: "GET",
      summary: summaries.list,
      query: listQuery,
      response: scimResponse,
      handler: async (deps, request) =>
        scimAnswer(await operations.list(deps, clientOf(request), request.query, parseSelection(request.query))),
    }),
    controlRoute({
      ...all,
      id: `scimCreate${type}`,
      method: "POST",
      summary: summaries.create,
      query: selectionQuery,
      request: scimBody,
      response: { ...scimResponse, status: 201 },
      problems: creating,
      handler: async (deps, request) => {
        const made = await operations.create(deps, clientOf(request), request.body as JsonObject);
        return answerNew(type, made.id, await operations.show(deps, made, parseSelection(request.query)));
      },
    }),
    controlRoute({
      ...one,
      id: `scimRead${type}`,
      method: "GET",
      summary: summaries.read,
      query: selectionQuery,
      response: scimResponse,
      problems: ["not_found"],
      handler: async (deps, request) =>
        answerOne(await operations.read(deps, clientOf(request), request.params["id"] ?? "", parseSelection(request.query))),
    }),
    controlRoute({
      ...one,
      id: `scimReplace${type}`,
      method: "PUT",
      summary: summaries.replace,
      query: selectionQuery,
      request: scimBody,
      response: scimResponse,
      problems: changing,
      handler: async (deps, request) => {
        const { params, headers, query, body } = request;
        const client = clientOf(request);
        const changed = await operations.replace(deps, client, params["id"] ?? "", body as JsonObject, headers["if-match"]);
        return answerOne(await operations.show(deps, changed, parseSelection(query)));
      },
    }),
    controlRoute({
      ...one,
      id: `scimPatch${type}`,
      method: "PATCH",
      summary: summaries.patch,
      query: selectionQuery,
      request: scimBody,
      response: patchIsQuiet ? { status: 204 } : scimResponse,
      problems: changing,
      handler: async (deps, request) => {
        const { params, headers, query, body } = request;
        const client = clientOf(request);
        const changed = await operations.patch(deps, client, params["id"] ?? "", body as JsonObject, headers["if-match"]);
        if (patchIsQuiet && query.attributes === undefined) return answerChanged(changed);
        return answerOne(await operations.show(deps, changed, parseSelection(query)));
      },
    }),
    controlRoute({
      ...one,
      id: `scimDelete${type}`,
      method: "DELETE",
      summary: summaries.delete,
      query: selectionQuery,
      response: { status: 204 },
      problems: changing,
      handler: async (deps, request) => {
        await operations.delete(deps, clientOf(request), request.params["id"] ?? "", request.headers["if-match"]);
        return noContent;
      },
    }),
  ];
}
