import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { type AttributePath, parseAttributePath } from "./attribute-path.ts";
import { type Attribute, byName, commonAttributes, enterpriseAttributes, groupAttributes, userAttributes } from "./attributes.ts";
import { enterpriseSchema, groupSchema, userSchema } from "./schema-names.ts";
import { scimProblem } from "./scim-problem.ts";

/** Which attributes an answer has (RFC 7644, section 3.9). */
export interface Selection {
  /** Only these, and what is always returned; absent for what is returned by default. */
  readonly only?: readonly AttributePath[];
  readonly without: readonly AttributePath[];
}

export interface SelectionQuery {
  readonly attributes?: string | undefined;
  readonly excludedAttributes?: string | undefined;
}

const mostNames = 100;
const core: ReadonlySet<string | undefined> = new Set([undefined, userSchema.toLowerCase(), groupSchema.toLowerCase()]);
const enterprise = enterpriseSchema.toLowerCase();
const extensionPath = parseAttributePath(enterpriseSchema, "invalidPath");

/** Of the query's `attributes` and `excludedAttributes`: names with commas between. */
export function parseSelection(query: SelectionQuery): Selection {
  const only = parseNames(query.attributes);
  return { ...(only.length > 0 && { only }), without: parseNames(query.excludedAttributes) };
}

function parseNames(list: string | undefined): readonly AttributePath[] {
  const names = (list ?? "").split(",").flatMap((name) => name.trim() || []);
  if (names.length > mostNames) throw scimProblem("invalidValue", `${mostNames} attributes can be named at most.`);
  return names.map((name) => parseAttributePath(name, "invalidValue"));
}

/** Whether an attribute that costs something to read is in the answer. */
export function isSelected({ only, without }: Selection, name: "members" | "groups"): boolean {
  const named = (paths: readonly AttributePath[]): boolean => paths.some((path) => core.has(path.urn) && path.name === name);
  if (without.some((path) => core.has(path.urn) && path.name === name && path.sub === undefined)) return false;
  return only === undefined ? name === "members" : named(only);
}

/** A resource as it is answered. */
export function selectAttributes({ only, without }: Selection, resource: JsonObject): JsonObject {
  const selected: JsonObject = {};
  for (const [name, value] of Object.entries(resource)) {
    const extension = name === enterpriseSchema;
    const kept = extension && isJsonObject(value) ? pickExtension(value, only, without) : pick(name, value, only, without);
    if (kept !== undefined) selected[name] = kept;
  }
  return selected;
}

function pickExtension(
  value: JsonObject,
  only: readonly AttributePath[] | undefined,
  without: readonly AttributePath[],
): JsonObject | undefined {
  const isAll = ({ urn, name }: AttributePath): boolean => urn === extensionPath.urn && name === extensionPath.name;
  const names = (paths: readonly AttributePath[], name: string): boolean =>
    paths.some((path) => isAll(path) || (path.urn === enterprise && path.name === name.toLowerCase()));
  const kept = Object.entries(value).filter(([name]) => (only === undefined || names(only, name)) && !names(without, name));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const always: ReadonlySet<string> = new Set(["schemas", "id"]);

function pick(
  name: string,
  value: JsonValue,
  only: readonly AttributePath[] | undefined,
  without: readonly AttributePath[],
): JsonValue | undefined {
  if (always.has(name)) return value;
  const mine = (paths: readonly AttributePath[]) =>
    paths.filter((path) => core.has(path.urn) && path.name === name.toLowerCase());
  const wanted = only && mine(only);
  if (wanted?.length === 0) return undefined;
  const dropped = mine(without);
  if (dropped.some(({ sub }) => sub === undefined)) return undefined;
  const parts = wanted === undefined || wanted.some(({ sub }) => sub === undefined) ? undefined : wanted;
  return parts === undefined && dropped.length === 0 ? value : pickParts(value, parts, dropped, name);
}

function pickParts(
  value: JsonValue,
  only: readonly AttributePath[] | undefined,
  without: readonly AttributePath[],
  name: string,
): JsonValue {
  const known = byName([...commonAttributes, ...userAttributes, ...groupAttributes, ...enterpriseAttributes], name.toLowerCase());
  const holds = (paths: readonly AttributePath[], part: Attribute): boolean =>
    paths.some(({ sub }) => sub === part.name.toLowerCase());
  const parts = (known?.subAttributes ?? []).filter((part) => (only === undefined || holds(only, part)) && !holds(without, part));
  const cut = (one: JsonValue): JsonValue =>
    isJsonObject(one) ? Object.fromEntries(parts.flatMap(({ name: part }) => (part in one ? [[part, one[part]!]] : []))) : one;
  return Array.isArray(value) ? value.map(cut) : cut(value);
}
