import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { type Attribute, enterpriseAttributes, groupAttributes, userAttributes } from "./attributes.ts";
import { listResponse } from "./find-pages.ts";
import { basePath, enterpriseSchema, groupSchema, userSchema } from "./schema-names.ts";

const urn = "urn:ietf:params:scim:schemas:core:2.0:";

/** What clients can ask of this service (RFC 7643, section 5). */
export function describeService(): JsonObject {
  return {
    schemas: [`${urn}ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 1000 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "SCIM token",
        description: "A token sps_… that an administrator made for the identity provider.",
        specUri: "https://www.rfc-editor.org/info/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${basePath}/ServiceProviderConfig` },
  };
}

const resourceTypes: readonly JsonObject[] = [
  {
    ...describeType("User", "People who may be let in.", userSchema),
    schemaExtensions: [{ schema: enterpriseSchema, required: false }],
  },
  describeType("Group", "Groups of people, which role bindings name.", groupSchema),
];

function describeType(name: string, description: string, schema: string): JsonObject {
  return {
    schemas: [`${urn}ResourceType`],
    id: name,
    name,
    description,
    endpoint: `/${name}s`,
    schema,
    meta: { resourceType: "ResourceType", location: `${basePath}/ResourceTypes/${name}` },
  };
}

const schemas: readonly JsonObject[] = [
  describeSchema(userSchema, "User", "People who may be let in.", userAttributes),
  describeSchema(groupSchema, "Group", "Groups of people.", groupAttributes),
  describeSchema(enterpriseSchema, "EnterpriseUser", "Where in the organisation they are.", enterpriseAttributes),
];

function describeSchema(id: string, name: string, description: string, attributes: readonly Attribute[]): JsonObject {
  return {
    schemas: [`${urn}Schema`],
    id,
    name,
    description,
    attributes: attributes.map(describeAttribute),
    meta: { resourceType: "Schema", location: `${basePath}/Schemas/${id}` },
  };
}

function describeAttribute(attribute: Attribute): JsonValue {
  return {
    name: attribute.name,
    type: attribute.type,
    multiValued: attribute.multiValued ?? false,
    description: attribute.description,
    required: attribute.required ?? false,
    ...(attribute.type === "boolean" || attribute.type === "complex" ? {} : { caseExact: attribute.caseExact ?? false }),
    mutability: attribute.mutability ?? "readWrite",
    returned: attribute.returned ?? "default",
    ...(attribute.type === "boolean" || attribute.type === "complex" ? {} : { uniqueness: attribute.uniqueness ?? "none" }),
    ...(attribute.referenceTypes && { referenceTypes: [...attribute.referenceTypes] }),
    ...(attribute.subAttributes && { subAttributes: attribute.subAttributes.map(describeAttribute) }),
  };
}

/** All of them, or the one that `name` is of. Throws Problem `not_found`. */
export function readResourceTypes(name?: string): JsonObject {
  return name === undefined ? listAll(resourceTypes) : requireOne(resourceTypes, name);
}

export function readSchemas(id?: string): JsonObject {
  return id === undefined ? listAll(schemas) : requireOne(schemas, id);
}

function listAll(all: readonly JsonObject[]): JsonObject {
  return listResponse({ total: all.length }, { offset: 0, limit: all.length }, all);
}

function requireOne(all: readonly JsonObject[], id: string): JsonObject {
  const one = all.find((candidate) => typeof candidate["id"] === "string" && candidate["id"].toLowerCase() === id.toLowerCase());
  if (one === undefined) throw new Problem("not_found", "There is nothing with this name.");
  return one;
}
