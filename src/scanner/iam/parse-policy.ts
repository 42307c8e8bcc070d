import { isProperties, Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { parseJsonValue } from "./parse-json-value.ts";
import { maxPatterns, type Pattern, patternsOf } from "./pattern.ts";

export interface Principal {
  readonly kind: "*" | "AWS" | "Service" | "Federated" | "CanonicalUser" | "unknown";
  readonly value: Pattern;
}

export interface Condition {
  /** As it is written, such as `StringNotEqualsIfExists` or `ForAllValues:StringLike`. */
  readonly operator: string;
  /** Without its quantifier and `IfExists`, in lower case. */
  readonly base: string;
  readonly quantifier?: "ForAnyValue" | "ForAllValues";
  readonly ifExists: boolean;
  readonly key: string;
  readonly values: readonly Pattern[];
}

/** One statement of a policy. Lists say what is listed; `not…` says that all else is meant. */
export interface Statement {
  readonly effect: "Allow" | "Deny" | Unknown;
  /** Its Sid, or its number from 1. */
  readonly name: string;
  readonly actions: readonly Pattern[];
  readonly notAction: boolean;
  readonly resources: readonly Pattern[];
  readonly notResource: boolean;
  /** Undefined where it names neither: a policy of an identity. */
  readonly principals?: readonly Principal[];
  readonly notPrincipal: boolean;
  readonly conditions: readonly Condition[];
  /** Why a part of its conditions could not be read. */
  readonly unknownConditions?: string;
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** Why there may be more statements than these. */
  readonly unread?: string;
}

/** No policy of AWS has room for more. */
const maxStatements = 1000;

/** A policy document as it stands in a property: a map, or JSON as a text. Never throws. */
export function parsePolicy(value: Value | undefined): PolicyDocument {
  if (value === undefined || value === null) return { statements: [] };
  if (value instanceof Unknown) return { statements: [], unread: value.why };
  if (value instanceof Reference) return { statements: [], unread: "the document is known only when it is deployed" };
  if (typeof value === "string" || value instanceof Joined) {
    const parsed = parseJsonValue(value);
    return typeof parsed === "string" ? { statements: [], unread: "the document is no JSON" } : parsePolicy(parsed);
  }
  if (!isProperties(value)) return { statements: [], unread: "the document is written in a way that is not understood" };
  return parseStatements(own(value, "Statement"));
}

export function parseStatements(list: Value | undefined): PolicyDocument {
  if (list === undefined || list === null) return { statements: [], unread: "the document has no statement" };
  const raw: readonly Value[] = Array.isArray(list) ? list : [list];
  const statements: Statement[] = [];
  let unread = raw.length > maxStatements ? `it has more than ${maxStatements} statements` : undefined;
  let budget = maxPatterns;
  for (const [n, one] of raw.slice(0, maxStatements).entries()) {
    if (one instanceof Unknown) unread ??= one.why;
    else if (!isProperties(one)) unread ??= "a statement is written in a way that is not understood";
    else if (Object.keys(one).some(isMiswritten)) unread ??= "a statement has a member whose name is written in another case";
    else {
      const statement = parseStatement(one, n);
      budget -= sizeOf(statement);
      if (budget < 0) return { statements, unread: `it lists more than ${maxPatterns} actions, resources and values` };
      statements.push(statement);
    }
  }
  return unread === undefined ? { statements } : { statements, unread };
}

const memberNames = new Map(
  "Sid Effect Action NotAction Resource NotResource Principal NotPrincipal Condition"
    .split(" ")
    .map((name): [string, string] => [name.toLowerCase(), name]),
);
/** AWS refuses such a statement, or takes it for what it looks like: either way it is not what its other members say. */
const isMiswritten = (name: string): boolean => (memberNames.get(name.toLowerCase()) ?? name) !== name;

type Members = Readonly<Record<string, Value>>;

const own = (members: Members, name: string): Value | undefined =>
  Object.hasOwn(members, name) ? (members[name] ?? undefined) : undefined;

function parseStatement(raw: Members, n: number): Statement {
  const [effect, sid] = [own(raw, "Effect"), own(raw, "Sid")];
  const notAction = own(raw, "NotAction") !== undefined;
  const notResource = own(raw, "NotResource") !== undefined;
  const notPrincipal = own(raw, "NotPrincipal") !== undefined;
  const principal = own(raw, notPrincipal ? "NotPrincipal" : "Principal");
  const { conditions, unknown } = parseConditions(own(raw, "Condition"));
  return {
    effect: effectOf(effect),
    name: typeof sid === "string" && /^[\w ./:-]{1,80}$/.test(sid) ? sid : `${n + 1}`,
    actions: patternsOf(own(raw, notAction ? "NotAction" : "Action")),
    notAction,
    resources: patternsOf(own(raw, notResource ? "NotResource" : "Resource")),
    notResource,
    ...(principal !== undefined && { principals: parsePrincipals(principal) }),
    notPrincipal,
    conditions,
    ...(unknown !== undefined && { unknownConditions: unknown }),
  };
}

function effectOf(effect: Value | undefined): Statement["effect"] {
  if (effect === "Allow" || effect === "Deny") return effect;
  return effect instanceof Unknown ? effect : new Unknown("its effect is neither Allow nor Deny");
}

const kinds = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

export function parsePrincipals(raw: Value): readonly Principal[] {
  if (raw === "*") return [{ kind: "*", value: "*" }];
  if (!isProperties(raw))
    return [{ kind: "unknown", value: raw instanceof Unknown ? raw : new Unknown("its principal is not understood") }];
  return Object.entries(raw).flatMap(([name, value]): readonly Principal[] => {
    const kind = kinds.find((one) => one === name);
    if (kind === undefined) return [{ kind: "unknown", value: new Unknown("its principal is of a kind that does not exist") }];
    return patternsOf(value).map((one) => (kind === "AWS" && one === "*" ? { kind: "*", value: one } : { kind, value: one }));
  });
}

function parseConditions(raw: Value | undefined): { readonly conditions: readonly Condition[]; readonly unknown?: string } {
  if (raw === undefined) return { conditions: [] };
  if (!isProperties(raw))
    return { conditions: [], unknown: raw instanceof Unknown ? raw.why : "its conditions are not understood" };
  const conditions: Condition[] = [];
  let unknown: string | undefined;
  for (const [operator, keys] of Object.entries(raw)) {
    if (!isProperties(keys)) {
      unknown ??= keys instanceof Unknown ? keys.why : `what ${operator.slice(0, 60)} compares is not understood`;
      continue;
    }
    for (const [key, values] of Object.entries(keys))
      conditions.push({ ...parseOperator(operator), key, values: patternsOf(values) });
  }
  return unknown === undefined ? { conditions } : { conditions, unknown };
}

export function parseOperator(operator: string): Omit<Condition, "key" | "values"> {
  const match = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/is.exec(operator.slice(0, 100));
  const quantifier = match?.[1]?.toLowerCase();
  return {
    operator: operator.slice(0, 100),
    base: (match?.[2] ?? "").toLowerCase(),
    ...(quantifier !== undefined && { quantifier: quantifier === "foranyvalue" ? "ForAnyValue" : "ForAllValues" }),
    ifExists: match?.[3] !== undefined,
  };
}

function sizeOf({ actions, resources, principals = [], conditions }: Statement): number {
  return (
    actions.length + resources.length + principals.length + conditions.reduce((sum, { values }) => sum + values.length + 1, 1)
  );
}
