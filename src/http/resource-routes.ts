import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { appliedManifest } from "../admin/applied-manifest.ts";
import { applyManifests } from "../admin/apply-manifests.ts";
import { belongingKinds } from "../admin/belongs-to.ts";
import { kindActions } from "../admin/kind-actions.ts";
import { getResource, listResources, listVersions, resourceNamed } from "../admin/list-resources.ts";
import { resourceName } from "../admin/names.ts";
import { pageOf, pageQuery } from "../admin/pages.ts";
import { resourceView } from "../admin/read-resource.ts";
import { type ResourceKind, resourceKinds } from "../admin/resource-kinds.ts";
import { retireResource } from "../admin/retire-resource.ts";
import { Problem } from "../core/problem.ts";
import { type ControlRoute, controlRoute, jsonAnswer, noContent } from "./control-request.ts";
import type { NameResource } from "./route.ts";

/** The same five routes for each kind, and one to apply them all. */
export const resourceRoutes: readonly ControlRoute[] = [...resourceKinds.flatMap(routesOf), applyRoute()];

function routesOf({ kind, path, schema }: ResourceKind): ControlRoute[] {
  const collection = `/api/v1/${path}`;
  const view = resourceView.extend({ kind: z.literal(kind), spec: schema }).meta({ id: kind });
  const common = { auth: "actor", tag: path } as const;
  const { read, apply } = kindActions[kind];
  const named: NameResource = ({ name = "" }, deps) => resourceNamed(deps, kind, name);
  // Of what belongs to use cases, the spec tells to which.
  const inside = belongingKinds.has(kind) ? ({ action: "checked-inside" } as const) : undefined;
  const changing = inside ?? { action: apply, resource: named };
  const reading = inside ?? { action: read, resource: named };
  const all: NameResource = () => ({ kind, name: "all" });
  return [
    controlRoute({
      ...common,
      action: read,
      resource: all,
      id: `list${kind}`,
      method: "GET",
      path: collection,
      summary: `List ${path}, newest versions by name.`,
      query: pageQuery,
      response: { status: 200, schema: pageOf(view) },
      handler: async (deps, { actor, query }) => jsonAnswer(await listResources(deps, actor, kind, query)),
    }),
    controlRoute({
      ...common,
      ...reading,
      id: `get${kind}`,
      method: "GET",
      path: `${collection}/{name}`,
      summary: "Read the newest version (name or name@DRAFT), or name@version. Its digest is the ETag.",
      response: { status: 200, schema: view },
      problems: ["not_found"],
      handler: async (deps, { actor, params }) => {
        const resource = await getResource(deps, actor, kind, params["name"] ?? "");
        return jsonAnswer(resource, 200, { etag: `"${resource.digest}"` });
      },
    }),
    controlRoute({
      ...common,
      ...changing,
      id: `put${kind}`,
      method: "PUT",
      path: `${collection}/{name}`,
      summary:
        "Make a new version, when the spec differs. If-Match with a digest guards against overwriting; If-None-Match: * only creates.",
      request: {
        schema: z.strictObject({ kind: z.literal(kind).optional(), name: resourceName.optional(), spec: z.unknown() }),
        described: z.strictObject({ kind: z.literal(kind).optional(), name: resourceName.optional(), spec: schema }),
      },
      response: { status: 200, alsoStatus: 201, schema: appliedManifest },
      problems: ["resource_invalid", "precondition_failed", "conflict", "audit_unavailable"],
      handler: async (deps, { actor, params, body, headers }) => {
        const name = params["name"] ?? "";
        if (body.name !== undefined && body.name !== name)
          throw new Problem("resource_invalid", `The path names ${name}, the manifest ${body.name}.`, {
            errors: [{ path: "name", message: `must be ${name}` }],
          });
        const expected = expectedOf(headers);
        const [applied] = await applyManifests(deps, actor, {
          manifests: [{ kind, name, spec: body.spec }],
          dryRun: false,
          ...(expected !== undefined && { expected }),
        });
        return jsonAnswer(applied, applied?.action === "created" ? 201 : 200, { etag: `"${applied?.digest}"` });
      },
    }),
    controlRoute({
      ...common,
      ...changing,
      id: `retire${kind}`,
      method: "DELETE",
      path: `${collection}/{name}`,
      summary: "Take it out of use. Its versions stay readable. What others rest on is refused.",
      response: { status: 204 },
      problems: ["not_found", "precondition_failed", "conflict", "audit_unavailable"],
      handler: async (deps, { actor, params, headers }) => {
        await retireResource(deps, actor, kind, params["name"] ?? "", expectedOf(headers) ?? "any");
        return noContent;
      },
    }),
    controlRoute({
      ...common,
      ...reading,
      id: `list${kind}Versions`,
      method: "GET",
      path: `${collection}/{name}/versions`,
      summary: "List all versions, newest first, also of what is retired.",
      query: pageQuery,
      response: { status: 200, schema: pageOf(view) },
      problems: ["not_found"],
      handler: async (deps, { actor, params, query }) =>
        jsonAnswer(await listVersions(deps, actor, kind, params["name"] ?? "", query)),
    }),
  ];
}

function applyRoute(): ControlRoute {
  const manifest = z.union(
    resourceKinds.map(({ kind, schema }) => z.strictObject({ kind: z.literal(kind), name: resourceName, spec: schema })),
  );
  return controlRoute({
    id: "applyManifests",
    method: "POST",
    path: "/api/v1/apply",
    auth: "actor",
    action: "checked-inside",
    tag: "apply",
    summary: "Apply manifests of any kind, all of them or none: a JSON list or YAML documents.",
    query: z.strictObject({ dryRun: z.enum(["true", "false"]).default("false").describe("true checks and changes nothing.") }),
    request: { schema: z.array(z.unknown()), described: z.array(manifest), yaml: true },
    response: { status: 200, schema: z.object({ dryRun: z.boolean(), items: z.array(appliedManifest) }) },
    problems: ["resource_invalid", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, query, body }) => {
      const dryRun = query.dryRun === "true";
      return jsonAnswer({ dryRun, items: await applyManifests(deps, actor, { manifests: body, dryRun }) });
    },
  });
}

/** RFC 9110 section 13.1: one strong entity tag, or `*`. Quotes may be left out of the digest. */
function expectedOf(headers: IncomingHttpHeaders): string | undefined {
  const match = headers["if-match"];
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) {
    if (noneMatch.trim() === "*" && match === undefined) return "none";
    throw new Problem("request_malformed", "If-None-Match can only be *, and not beside If-Match.");
  }
  if (match === undefined) return undefined;
  if (match.trim() === "*") return "any";
  const [, digest] = /^"?(sha256:[0-9a-f]{64})"?$/.exec(match.trim()) ?? [];
  if (digest === undefined) throw new Problem("request_malformed", "If-Match takes one digest, sha256: and 64 hex digits, or *.");
  return digest;
}
