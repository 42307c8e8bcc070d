import { z } from "zod";
import type { JsonValue } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import { toInstant } from "../core/units.ts";
import type { Store, StoredResource } from "../storage/store.ts";
import { type UseCaseStatus, useCaseStatus } from "./use-case-status.ts";

/** A version of a resource as an administrator sees it. `kind`, `name` and `spec` are its manifest. */
export const resourceView = z.object({
  kind: z.string(),
  name: z.string(),
  version: z.int(),
  digest: z.string().describe("SHA-256 of the spec's canonical JSON (RFC 8785); also the ETag."),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  retired: z.boolean(),
  status: useCaseStatus.optional().describe("Of the newest version of a use case: what is served now."),
  candidate: z
    .object({ inForce: z.int().optional().describe("The version that is in force instead; absent for none.") })
    .optional()
    .describe(
      "Of a version that is not in force: it waits for a gate, or for somebody other than its author to approve it (CHANGE).",
    ),
  spec: z.record(z.string(), z.unknown()),
});
export type ResourceView = Omit<z.infer<typeof resourceView>, "spec"> & { readonly spec: JsonValue };

export function viewResource(
  resource: StoredResource,
  status?: UseCaseStatus,
  candidate?: { readonly inForce?: number },
): ResourceView {
  const { kind, name, version, digest, createdAt, createdBy, retired, spec } = resource;
  return {
    kind,
    name,
    version,
    digest,
    createdAt: toInstant(createdAt),
    createdBy,
    retired,
    ...(status !== undefined && { status }),
    ...(candidate !== undefined && { candidate: candidate.inForce === undefined ? {} : { inForce: candidate.inForce } }),
    spec: JSON.parse(spec) as JsonValue,
  };
}

/** The newest version. Throws Problem `not_found` when there is none or the name is retired. */
export async function requireResource(store: Store, kind: string, name: string): Promise<StoredResource> {
  const resource = await store.getResource(kind, name);
  if (resource === undefined || resource.retired) throw new Problem("not_found", `There is no ${kind} named ${name}.`);
  return resource;
}
