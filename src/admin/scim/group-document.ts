import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Filter } from "./parse-filter.ts";
import { parsePatchPath, type PatchPath } from "./parse-patch-path.ts";
import type { PatchOperation } from "./parse-patch.ts";
import { readText } from "./read-values.ts";
import { groupSchema } from "./schema-names.ts";
import { quote, scimProblem } from "./scim-problem.ts";

export interface GroupDocument {
  /** Empty only until a client has said it. */
  readonly displayName: string;
  readonly externalId?: string | undefined;
}

/** What becomes of a group's members, in one step: with `replace`, `add` is the whole. User ids. */
export interface MemberChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly replace: boolean;
}

export interface GroupChange {
  readonly document: GroupDocument;
  /** Absent where nothing was said of members. */
  readonly members?: MemberChange;
}

const mostMembers = 10_000;
const longestName = 250;
const core = groupSchema.toLowerCase();

/** The body of a POST or PUT, which says all of it. What isn't known is dropped. */
export function readGroupDocument(body: JsonObject): GroupChange {
  const draft = beginDraft({ displayName: "" });
  putMembers(draft, body, "replace", undefined);
  return finish(draft);
}

/** A PATCH on a group: every operation in turn, folded into one change, or a Problem. */
export function patchGroupDocument(document: GroupDocument, operations: readonly PatchOperation[], id: string): GroupChange {
  const draft = beginDraft(document);
  for (const { op, path, value } of operations) {
    if (path !== undefined) put(draft, parsePatchPath(path), value, op, "refuse");
    else if (op === "remove") throw scimProblem("noTarget", "A remove operation needs a path.");
    else if (isJsonObject(value)) putMembers(draft, value, op, id);
    else throw scimProblem("invalidValue", "An operation without a path needs an object.");
  }
  return finish(draft);
}

interface Draft {
  document: GroupDocument;
  touched: boolean;
  replace: boolean;
  /** How many ids were read. */
  read: number;
  readonly add: Set<string>;
  readonly remove: Set<string>;
}

function beginDraft(document: GroupDocument): Draft {
  return { document, touched: false, replace: false, read: 0, add: new Set(), remove: new Set() };
}

function finish({ document, touched, replace, add, remove }: Draft): GroupChange {
  return touched ? { document, members: { add: [...add], remove: replace ? [] : [...remove], replace } } : { document };
}

/** Okta sends a group's id along when it renames it. */
function putMembers(draft: Draft, value: JsonObject, op: PatchOperation["op"], id: string | undefined): void {
  for (const [key, member] of Object.entries(value)) {
    const lower = key.toLowerCase();
    if (lower === "id" && id !== undefined && member !== id) throw scimProblem("mutability", "id can't be changed.");
    if (lower === "schemas" || lower === "id" || lower === "meta") continue;
    if (lower === core && isJsonObject(member)) putMembers(draft, member, op, id);
    else if (id !== undefined || /^[a-z][a-z0-9.:_-]*$/i.test(key))
      put(draft, parsePatchPath(key), member, op, id === undefined ? "drop" : "refuse");
  }
}

function put(
  draft: Draft,
  path: PatchPath,
  value: JsonValue | undefined,
  op: PatchOperation["op"],
  unknown: "drop" | "refuse",
): void {
  const { urn, name, sub } = path.attribute;
  if (urn !== undefined && urn !== core) return;
  if (name === "members") return putMembersAt(draft, path, value, op);
  const whole = sub === undefined && path.filter === undefined;
  if ((name === "id" || name === "meta") && unknown === "refuse") throw scimProblem("mutability", `${name} can't be changed.`);
  if ((name === "displayname" || name === "externalid") && whole) {
    if (value === undefined && op !== "remove")
      throw scimProblem("invalidValue", `The operation on ${quote(path.text)} needs a value.`);
    putText(draft, name, op === "remove" || value === undefined ? null : value);
  } else if (unknown === "refuse") {
    throw scimProblem("invalidPath", `There is no attribute ${quote(path.text)} of groups.`);
  }
}

function putText(draft: Draft, name: "displayname" | "externalid", value: JsonValue): void {
  if (name === "externalid") {
    draft.document = { ...draft.document, externalId: readText("externalId", value, 256) };
    return;
  }
  const displayName = readText("displayName", value, longestName);
  if (displayName === undefined) throw scimProblem("invalidValue", "displayName is needed.");
  draft.document = { ...draft.document, displayName };
}

function putMembersAt(draft: Draft, path: PatchPath, value: JsonValue | undefined, op: PatchOperation["op"]): void {
  const { sub } = path.attribute;
  if (sub !== undefined && (sub !== "value" || path.filter !== undefined))
    throw scimProblem("mutability", "Members are added and removed; nothing else of them can be changed.");
  draft.touched = true;
  if (path.filter !== undefined) {
    if (op !== "remove") throw scimProblem("invalidPath", "Members are added by the path “members”.");
    for (const id of namedBy(path.filter, path.text)) take(draft, id);
    return;
  }
  // Without a value all of them are removed; Entra ID names those that it means.
  const everybody = value === undefined || value === null;
  if (op === "add" && everybody) throw scimProblem("invalidValue", "Adding members needs a value.");
  if (op === "replace" || (op === "remove" && everybody)) {
    draft.replace = true;
    draft.add.clear();
    draft.remove.clear();
  }
  if (everybody) return;
  for (const one of Array.isArray(value) ? value : [value]) {
    const id = readId(one);
    if (op === "remove") take(draft, id);
    else {
      countId(draft);
      draft.add.add(id);
      draft.remove.delete(id);
    }
  }
}

function take(draft: Draft, id: string): void {
  countId(draft);
  draft.add.delete(id);
  if (!draft.replace) draft.remove.add(id);
}

function countId(draft: Draft): void {
  draft.read += 1;
  if (draft.read > mostMembers)
    throw new Problem("request_too_large", `A request names ${mostMembers} members at most. Send them in several.`);
}

function readId(value: JsonValue): string {
  const id = isJsonObject(value) ? value["value"] : value;
  if (isJsonObject(value) && typeof value["type"] === "string" && value["type"].toLowerCase() === "group")
    throw scimProblem("invalidValue", "A group can't be a member of a group here. Send the people in it.");
  if (typeof id !== "string" || id === "" || id.length > 128)
    throw scimProblem("invalidValue", "Each member has a value, the id of a user.");
  return id;
}

/** The ids of `value eq "…"`, or of several joined by `or`. */
function namedBy(filter: Filter, text: string): readonly string[] {
  if (filter.kind === "or") return filter.parts.flatMap((part) => namedBy(part, text));
  const { urn, name, sub } = filter.kind === "compare" ? filter.path : {};
  if (filter.kind === "compare" && filter.by === "eq" && name === "value" && urn === undefined && sub === undefined)
    if (typeof filter.value === "string") return [filter.value];
  throw scimProblem("invalidPath", `Members are removed by members[value eq "ID"], not by ${quote(text)}.`);
}
