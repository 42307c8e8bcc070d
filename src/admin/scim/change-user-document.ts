import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { changeEmails } from "./change-emails.ts";
import { parsePatchPath, type PatchPath } from "./parse-patch-path.ts";
import type { PatchOperation } from "./parse-patch.ts";
import { readFlag, readText } from "./read-values.ts";
import { enterpriseSchema, userSchema } from "./schema-names.ts";
import { quote, scimProblem } from "./scim-problem.ts";
import { emptyUser, type PersonName, type UserDocument } from "./user-document.ts";

const texts = {
  username: { name: "userName", max: 128 },
  externalid: { name: "externalId", max: 256 },
  displayname: { name: "displayName", max: 256 },
  title: { name: "title", max: 256 },
} as const;
const nameParts = ["formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"] as const;

/** What RFC 7643 defines and nobody here needs: taken and dropped, so that what comes with it takes effect. */
const dropped: ReadonlySet<string> = new Set([
  "nickname",
  "profileurl",
  "usertype",
  "preferredlanguage",
  "locale",
  "timezone",
  "password",
  "phonenumbers",
  "ims",
  "photos",
  "addresses",
  "entitlements",
  "roles",
  "x509certificates",
]);
/** Said by this service. In a whole resource that is sent back they are passed over. */
const readOnly: ReadonlySet<string> = new Set(["id", "meta", "groups"]);

const core = userSchema.toLowerCase();
const enterprise = enterpriseSchema.toLowerCase();

/** The body of a POST or PUT. What isn't known is dropped (RFC 7644, section 3.3). */
export function readUserDocument(body: JsonObject): UserDocument {
  return putMembers(emptyUser, body, { op: "replace", unknown: "drop" });
}

/**
 * A PATCH on a person (RFC 7644, section 3.5.2): every operation in turn, or a Problem. `id` is theirs, which may be sent
 * along and can't be changed.
 */
export function patchUserDocument(document: UserDocument, operations: readonly PatchOperation[], id: string): UserDocument {
  return operations.reduce((now, { op, path, value }) => {
    if (path === undefined) {
      if (!isJsonObject(value))
        throw scimProblem(op === "remove" ? "noTarget" : "invalidValue", "An operation without a path needs an object.");
      return putMembers(now, value, { op, unknown: "refuse", id });
    }
    const parsed = parsePatchPath(path);
    if (parsed.attribute.urn === undefined && readOnly.has(parsed.attribute.name)) throw refuseReadOnly(parsed.attribute.name);
    return put(now, parsed, value, { op, unknown: "refuse" });
  }, document);
}

interface How {
  readonly op: PatchOperation["op"];
  readonly unknown: "drop" | "refuse";
  readonly id?: string;
}

/** Members of an object, whose names may be whole paths: Entra ID sends `{"name.givenName": "…"}`. */
function putMembers(document: UserDocument, value: JsonObject, how: How): UserDocument {
  if (how.op === "remove") throw scimProblem("noTarget", "A remove operation needs a path.");
  return Object.entries(value).reduce((now, [key, member]) => {
    const lower = key.toLowerCase();
    if (lower === "schemas") return now;
    if ((lower === core || lower === enterprise) && isJsonObject(member))
      return Object.entries(member).reduce((one, [name, part]) => put(one, parsePatchPath(`${key}:${name}`), part, how), now);
    if (lower === "id" && how.id !== undefined && member !== how.id) throw refuseReadOnly("id");
    if (readOnly.has(lower)) return now;
    if (how.unknown === "drop" && !/^[a-z][a-z0-9.:_-]*$/i.test(key)) return now;
    return put(now, parsePatchPath(key), member, how);
  }, document);
}

/** With `value` undefined or null the attribute is taken away. */
function put(document: UserDocument, path: PatchPath, sent: JsonValue | undefined, how: How): UserDocument {
  const { urn, name, sub } = path.attribute;
  const value = how.op === "remove" ? null : sent;
  if (value === undefined) throw scimProblem("invalidValue", `The operation on ${quote(path.text)} needs a value.`);
  if (urn === enterprise) return name === "department" ? putText(document, path, "department", value) : document;
  // Other extensions than these are taken and dropped too.
  if (urn !== undefined && urn !== core) return document;
  if (name === "emails") return { ...document, emails: changeEmails(document.emails ?? [], path, how.op, sent) };
  if (name === "name" && path.filter === undefined) return { ...document, name: putName(document.name ?? {}, path, value) };
  if (name === "active" && isWhole(path))
    // Who is said to be nothing is let in no more than who is said to be inactive.
    return { ...document, active: value === null ? false : readFlag("active", value) };
  if (Object.hasOwn(texts, name)) return putText(document, path, name as keyof typeof texts, value);
  if (dropped.has(name) || how.unknown === "drop") return document;
  throw scimProblem("invalidPath", `There is no attribute ${quote(sub === undefined ? name : `${name}.${sub}`)} of users.`);
}

function putText(
  document: UserDocument,
  path: PatchPath,
  key: keyof typeof texts | "department",
  value: JsonValue,
): UserDocument {
  const { name, max } = key === "department" ? ({ name: "department", max: 256 } as const) : texts[key];
  if (!isWhole(path)) throw scimProblem("invalidPath", `${name} has no parts.`);
  const read = readText(name, value, max);
  if (name !== "userName") return { ...document, [name]: read };
  if (read === undefined) throw scimProblem("invalidValue", "userName is needed.");
  return { ...document, userName: read };
}

function putName(before: PersonName, path: PatchPath, value: JsonValue): PersonName | undefined {
  const { sub } = path.attribute;
  if (sub === undefined && value === null) return undefined;
  if (sub === undefined && !isJsonObject(value)) throw scimProblem("invalidValue", "name must be an object.");
  const changes = sub === undefined ? Object.entries(value as JsonObject) : [[sub, value] as const];
  const after: { -readonly [K in keyof PersonName]: PersonName[K] } = { ...before };
  for (const [key, part] of changes) {
    const known = nameParts.find((one) => one.toLowerCase() === key.toLowerCase());
    if (known === undefined) {
      if (sub === undefined) continue;
      throw scimProblem("invalidPath", `name has no part ${quote(key)}.`);
    }
    const read = readText(`name.${known}`, part, 200);
    if (read === undefined) delete after[known];
    else after[known] = read;
  }
  return after;
}

function isWhole({ attribute, filter }: PatchPath): boolean {
  return attribute.sub === undefined && filter === undefined;
}

function refuseReadOnly(name: string): Error {
  return scimProblem("mutability", `${name} is said by this service and can't be changed.`);
}
