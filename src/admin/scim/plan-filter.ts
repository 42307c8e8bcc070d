import type { GroupFilter, UserFilter } from "../../storage/directory-store.ts";
import { compileFilter, type Passes } from "./compile-filter.ts";
import { type Filter, type FilterValue, parseFilter } from "./parse-filter.ts";
import { groupSchema, userSchema } from "./schema-names.ts";
import { scimProblem } from "./scim-problem.ts";

/** How a filter is answered: what the store finds, and what of that passes. */
export interface FilterPlan<F> {
  readonly find: F;
  /** Absent where `find` is all of the filter. */
  readonly passes?: Passes;
}

type Compare = Extract<Filter, { kind: "compare" }>;

/** Throws Problem `request_malformed` (invalidFilter). */
export function planUserFilter(text: string | undefined): FilterPlan<UserFilter> {
  if (text === undefined) return { find: {} };
  const find: { -readonly [K in keyof UserFilter]: UserFilter[K] } = {};
  const rest = conjuncts(parseFilter(text)).filter((part) => {
    const known = asEquality(part, userSchema);
    if (known === undefined) return true;
    const { name, value } = known;
    if (name === "id" && typeof value === "string" && find.id === undefined) find.id = value;
    else if (name === "username" && typeof value === "string" && find.userName === undefined) find.userName = value;
    else if (name === "externalid" && typeof value === "string" && find.externalId === undefined) find.externalId = value;
    else if (name === "active" && typeof value === "boolean" && find.active === undefined) find.active = value;
    else return true;
    return false;
  });
  return withRest(find, "User", rest);
}

/** The same for groups, which can also be asked for by one member: `members.value eq "…"` and its other spellings. */
export function planGroupFilter(text: string | undefined): FilterPlan<GroupFilter> {
  if (text === undefined) return { find: {} };
  const find: { -readonly [K in keyof GroupFilter]: GroupFilter[K] } = {};
  const rest = conjuncts(parseFilter(text)).filter((part) => {
    const member = asMember(part);
    if (member !== undefined) {
      if (find.member !== undefined) throw scimProblem("invalidFilter", "Groups can be asked for by one member only.");
      find.member = member;
      return false;
    }
    const known = asEquality(part, groupSchema);
    if (known === undefined || typeof known.value !== "string") return true;
    const { name, value } = known;
    if (name === "id" && find.id === undefined) find.id = value;
    else if (name === "displayname" && find.displayName === undefined) find.displayName = value;
    else if (name === "externalid" && find.externalId === undefined) find.externalId = value;
    else return true;
    return false;
  });
  return withRest(find, "Group", rest);
}

function withRest<F>(find: F, type: "User" | "Group", rest: readonly Filter[]): FilterPlan<F> {
  return rest.length === 0 ? { find } : { find, passes: compileFilter(type, { kind: "and", parts: rest }) };
}

function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === "and" ? filter.parts.flatMap(conjuncts) : [filter];
}

function asEquality(filter: Filter, schema: string): { readonly name: string; readonly value: FilterValue } | undefined {
  if (filter.kind !== "compare" || filter.by !== "eq" || filter.path.sub !== undefined) return undefined;
  if (filter.path.urn !== undefined && filter.path.urn !== schema.toLowerCase()) return undefined;
  return { name: filter.path.name, value: filter.value };
}

/** `members eq "…"`, `members.value eq "…"` or `members[value eq "…"]`. */
function asMember(filter: Filter): string | undefined {
  if (filter.kind === "some" && filter.path.name === "members" && filter.path.sub === undefined)
    return filter.part.kind === "compare" && filter.part.path.name === "value" ? asText(filter.part) : undefined;
  if (filter.kind !== "compare" || filter.path.name !== "members") return undefined;
  return filter.path.sub === undefined || filter.path.sub === "value" ? asText(filter) : undefined;
}

function asText({ by, value }: Compare): string | undefined {
  return by === "eq" && typeof value === "string" ? value : undefined;
}
