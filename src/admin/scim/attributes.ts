import type { AttributePath } from "./attribute-path.ts";
import { enterpriseSchema, groupSchema, type ResourceType, userSchema } from "./schema-names.ts";

/** One attribute that is kept, as RFC 7643, section 7 has it. Filters, selections and /Schemas all go by this table. */
export interface Attribute {
  readonly name: string;
  readonly type: "string" | "boolean" | "complex" | "dateTime" | "reference";
  readonly description: string;
  readonly multiValued?: true;
  readonly required?: true;
  readonly caseExact?: true;
  readonly mutability?: "readOnly" | "immutable";
  readonly returned?: "always" | "request";
  readonly uniqueness?: "server";
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

const text = (name: string, description: string): Attribute => ({ name, type: "string", description });

export const commonAttributes: readonly Attribute[] = [
  { ...text("id", "Given by this service."), caseExact: true, mutability: "readOnly", returned: "always", uniqueness: "server" },
  { ...text("externalId", "The client's own name for it."), caseExact: true },
  {
    name: "meta",
    type: "complex",
    description: "What this service says about it.",
    mutability: "readOnly",
    subAttributes: [
      { ...text("resourceType", "User or Group."), caseExact: true, mutability: "readOnly" },
      { name: "created", type: "dateTime", description: "When it was made.", mutability: "readOnly" },
      { name: "lastModified", type: "dateTime", description: "When it last changed.", mutability: "readOnly" },
      { ...text("location", "Where it is."), caseExact: true, mutability: "readOnly" },
      { ...text("version", "Its ETag."), caseExact: true, mutability: "readOnly" },
    ],
  },
];

export const userAttributes: readonly Attribute[] = [
  {
    ...text("userName", "Behind the provider's prefix, the principal that the person's tokens name."),
    required: true,
    uniqueness: "server",
  },
  {
    name: "name",
    type: "complex",
    description: "The parts of the person's name.",
    subAttributes: [
      text("formatted", "The whole name."),
      text("familyName", "The family name."),
      text("givenName", "The given name."),
      text("middleName", "The middle names."),
      text("honorificPrefix", "What stands before the name."),
      text("honorificSuffix", "What stands after the name."),
    ],
  },
  text("displayName", "How the person is shown."),
  text("title", "Their title in the organisation."),
  { name: "active", type: "boolean", description: "Whether the person is let in." },
  {
    name: "emails",
    type: "complex",
    multiValued: true,
    description: "Addresses; 20 at most.",
    subAttributes: [
      text("value", "The address."),
      text("display", "How it is shown."),
      text("type", "Such as work or home."),
      { name: "primary", type: "boolean", description: "Whether it is the main one; of one address at most." },
    ],
  },
  {
    name: "groups",
    type: "complex",
    multiValued: true,
    description: "The groups that the person is in.",
    mutability: "readOnly",
    returned: "request",
    subAttributes: [
      { ...text("value", "The group's id."), caseExact: true, mutability: "readOnly" },
      { ...text("display", "The group's name."), mutability: "readOnly" },
      {
        name: "$ref",
        type: "reference",
        description: "Where the group is.",
        referenceTypes: ["Group"],
        caseExact: true,
        mutability: "readOnly",
      },
    ],
  },
];

export const enterpriseAttributes: readonly Attribute[] = [text("department", "The department.")];

export const groupAttributes: readonly Attribute[] = [
  {
    ...text("displayName", "Its name: what role bindings name, behind the provider's. Unique in the provider, without case."),
    required: true,
    uniqueness: "server",
  },
  {
    name: "members",
    type: "complex",
    multiValued: true,
    description: "The people in it; 10,000 in one request at most.",
    subAttributes: [
      { ...text("value", "The person's id."), caseExact: true, mutability: "immutable" },
      {
        name: "$ref",
        type: "reference",
        description: "Where the person is.",
        referenceTypes: ["User"],
        caseExact: true,
        mutability: "immutable",
      },
      { ...text("type", "User."), mutability: "immutable" },
    ],
  },
];

/** Of the core schema (or of none that was named), or of the enterprise extension; undefined for what is not kept. */
export function findAttribute(type: ResourceType, { urn, name }: AttributePath): Attribute | undefined {
  const extension = type === "User" && urn === enterpriseSchema.toLowerCase();
  const core = urn === undefined || urn === (type === "User" ? userSchema : groupSchema).toLowerCase();
  const own = type === "User" ? userAttributes : groupAttributes;
  const all = extension ? enterpriseAttributes : core ? [...commonAttributes, ...own] : [];
  return byName(all, name);
}

export function byName(all: readonly Attribute[] | undefined, name: string): Attribute | undefined {
  return all?.find((one) => one.name.toLowerCase() === name);
}
