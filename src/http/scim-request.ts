import { z } from "zod";
import type { ReadResource } from "../admin/scim/read-users.ts";
import { etagOf, locationOf } from "../admin/scim/resources.ts";
import { type ResourceType, scimMediaType } from "../admin/scim/schema-names.ts";
import type { ScimClient } from "../admin/scim/scim-client.ts";
import type { JsonObject } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import { type Answer, type ControlRequest, noContent } from "./control-request.ts";

/** What all routes of SCIM have in common. */
export const scimRoute = { auth: "scim", tag: "scim" } as const;

const resource = z.looseObject({}).meta({ id: "ScimResource", description: "As /scim/v2/Schemas describes it." });
export const scimBody = { schema: resource, mediaTypes: [scimMediaType] };
export const scimResponse = { status: 200, schema: resource, mediaType: scimMediaType } as const;

/** Parameters that are not known are passed over: Entra ID has flags of its own in the address. */
export const selectionQuery = z.object({
  attributes: z.string().max(4000).optional().describe("Only these attributes, with commas between."),
  excludedAttributes: z.string().max(4000).optional().describe("Not these attributes, such as members."),
});
const whole = z.coerce.number().int();
export const listQuery = selectionQuery.extend({
  filter: z.string().max(4000).optional().describe("RFC 7644, section 3.4.2.2."),
  startIndex: whole.optional().describe("From 1."),
  count: whole.optional().describe("How many at most; 100 when absent."),
});

export function clientOf({ actor }: Pick<ControlRequest<unknown, unknown>, "actor">): ScimClient {
  if (actor.provider === undefined) throw new Problem("forbidden", "Only a SCIM client's token is valid here.");
  return { provider: actor.provider };
}

export function scimAnswer(resource: JsonObject, headers: Readonly<Record<string, string>> = {}, status = 200): Answer {
  return { status, headers, mediaType: scimMediaType, body: `${JSON.stringify(resource)}\n` };
}

export function answerOne({ resource, version }: ReadResource): Answer {
  return scimAnswer(resource, { etag: etagOf({ version }) });
}

export function answerNew(type: ResourceType, id: string, { resource, version }: ReadResource): Answer {
  return scimAnswer(resource, { etag: etagOf({ version }), location: locationOf(type, id) }, 201);
}

/** Of what was changed, when nobody asked what it is now. */
export function answerChanged(changed: { readonly version: number }): Answer {
  return { ...noContent, headers: { etag: etagOf(changed) } };
}
