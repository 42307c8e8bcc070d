import type { CedarValueJson, EntityUidJson, Expr, PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";

/**
 * What a policy reads of a question, by fact (facts.ts). `whole` where its value as such counts; otherwise only how it stands to
 * `values`: is it one of them, does it hold them; of a number, which of them it reaches.
 */
export interface Reading {
  whole: boolean;
  readonly values: Set<string | number>;
}

export interface Reads {
  /** Something in it is not understood here, so that everything may count. */
  everything: boolean;
  readonly facts: Map<string, Reading>;
}

/**
 * What a policy's decision can depend on besides its action. Whatever is not surely understood reads everything: too much here
 * costs variety in the cache, too little would be a wrong decision.
 *
 * @param paths of the facts that there are on its plane
 */
export function readPolicy(policy: PolicyJson, paths: ReadonlySet<string>): Reads {
  const reads: Reads = { everything: false, facts: new Map() };
  const reader = { reads, paths };
  readScope(reader, "principal", policy.principal);
  readScope(reader, "resource", policy.resource);
  for (const { body } of policy.conditions) readExpression(reader, body);
  return reads;
}

export function mergeReads(all: Iterable<Reads>): Reads {
  const merged: Reads = { everything: false, facts: new Map() };
  for (const { everything, facts } of all) {
    merged.everything ||= everything;
    for (const [path, reading] of facts) {
      const known = readingOf(merged, path);
      known.whole ||= reading.whole;
      for (const value of reading.values) known.values.add(value);
    }
  }
  return merged;
}

interface Reader {
  readonly reads: Reads;
  readonly paths: ReadonlySet<string>;
}

function readingOf(reads: Reads, path: string): Reading {
  const known = reads.facts.get(path) ?? { whole: false, values: new Set() };
  reads.facts.set(path, known);
  return known;
}

function readScope(reader: Reader, path: string, scope: PolicyJson["principal"]): void {
  if (scope.op === "All") return;
  if ("slot" in scope) reader.reads.everything = true;
  else if (scope.op === "==") readEntity(reader, path, scope.entity);
  else if (scope.op === "in") readMembership(reader, path, [scope.entity]);
  else if (scope.op === "is") {
    if (scope.in === undefined) return;
    if ("slot" in scope.in) reader.reads.everything = true;
    else readMembership(reader, path, [scope.in.entity]);
  } else reader.reads.everything = true;
}

function readExpression(reader: Reader, expression: Expr): void {
  const [[operator, body] = ["", undefined], ...more] = Object.entries(expression) as [string, unknown][];
  const reads = more.length === 0 ? operators[operator] : undefined;
  if (reads === undefined) reader.reads.everything = true;
  else reads(reader, body as never);
}

type Pair = { readonly left: Expr; readonly right: Expr };
type ReadOperator<B> = (reader: Reader, body: B) => void;

const both: ReadOperator<Pair> = (reader, { left, right }) => {
  readExpression(reader, left);
  readExpression(reader, right);
};
const one: ReadOperator<{ readonly arg: Expr }> = (reader, { arg }) => readExpression(reader, arg);
const each: ReadOperator<readonly Expr[]> = (reader, all) => {
  for (const part of all) readExpression(reader, part);
};

/** `a < 5`, `a == "x"`: how the fact stands to a constant, where one side is one. */
const compared =
  (reaches: readonly number[]): ReadOperator<Pair> =>
  (reader, { left, right }) => {
    if (readAgainst(reader, left, [constantOf(right)], reaches)) return;
    const mirrored = reaches.map((offset) => 1 - offset);
    if (!readAgainst(reader, right, [constantOf(left)], mirrored)) both(reader, { left, right });
  };
/** Numbers are whole, so `< 5` asks whether 5 is reached, `> 5` whether 6 is, and `== 5` both: offsets to the constant. */
const same = [0, 1];
const below = compared([0]);
const above = compared([1]);

const operators: Readonly<Record<string, ReadOperator<never>>> = {
  Value: () => {},
  Var: (reader, name: string) => readPath(reader, [name]),
  ".": (reader, body: { readonly left: Expr; readonly attr: string }) => readPath(reader, pathOf({ ".": body })),
  has: (reader, { left, attr }: { readonly left: Expr; readonly attr: string | readonly string[] }) => {
    const start = pathOf(left);
    const attributes = typeof attr === "string" ? [attr] : attr;
    if (start === undefined) reader.reads.everything = true;
    else for (let length = 1; length <= attributes.length; length++) touch(reader, [...start, ...attributes.slice(0, length)]);
  },
  "!": one,
  neg: one,
  isEmpty: one,
  "&&": both,
  "||": both,
  "+": both,
  "-": both,
  "*": both,
  "==": compared(same),
  "!=": compared(same),
  "<": below,
  ">=": below,
  ">": above,
  "<=": above,
  in: (reader, { left, right }: Pair) => {
    const path = pathOf(left);
    const literals = entitiesOf(right);
    if (path === undefined) reader.reads.everything = true;
    else if (literals !== undefined) readMembership(reader, path.join("."), literals);
    else {
      readPath(reader, path);
      for (const ancestors of ancestorFacts(reader, path.join("."))) readingOf(reader.reads, ancestors).whole = true;
      readExpression(reader, right);
    }
  },
  is: (reader, { left, in: within }: { readonly left: Expr; readonly in?: Expr }) => {
    // The type of what is at a path is fixed by the schema; where it is not there, the evaluation fails.
    const path = pathOf(left);
    if (path === undefined) readExpression(reader, left);
    else touch(reader, path);
    if (within !== undefined) operators["in"]?.(reader, { left, right: within } as never);
  },
  contains: (reader, { left, right }: Pair) => {
    const constants = constantsOf(left);
    if (constants !== undefined && readAgainst(reader, right, constants, same)) return;
    if (!readAgainst(reader, left, [constantOf(right)], same)) both(reader, { left, right });
  },
  containsAll: readOverlap,
  containsAny: readOverlap,
  like: (reader, { left }: { readonly left: Expr }) => readExpression(reader, left),
  "if-then-else": (reader, body: { readonly if: Expr; readonly then: Expr; readonly else: Expr }) =>
    each(reader, [body.if, body.then, body.else]),
  Set: each,
  Record: (reader, members: Readonly<Record<string, Expr>>) => each(reader, Object.values(members)),
  isInRange: (reader, [address, range, ...more]: readonly Expr[]) => {
    const literal = range === undefined ? undefined : ipOf(range);
    if (address !== undefined && literal !== undefined && more.length === 0 && pathOf(address)?.join(".") === "context.ip")
      readingOf(reader.reads, "context.ip").values.add(literal);
    else
      each(
        reader,
        [address, range, ...more].filter((part) => part !== undefined),
      );
  },
  // Functions of their arguments alone.
  ...Object.fromEntries(
    ["ip", "isIpv4", "isIpv6", "isLoopback", "isMulticast", "decimal", "lessThan", "lessThanOrEqual"].map((name) => [name, each]),
  ),
  ...Object.fromEntries(["greaterThan", "greaterThanOrEqual", "datetime", "duration", "offset"].map((name) => [name, each])),
};

function readOverlap(reader: Reader, { left, right }: Pair): void {
  const constants = constantsOf(right);
  if (constants === undefined || !readAgainst(reader, left, constants, same)) both(reader, { left, right });
}

/**
 * Notes how the fact at `expression` stands to constants. False where it is no such fact, or they are none.
 *
 * @param reaches of numbers: what is asked of each, as offsets to it
 */
function readAgainst(
  reader: Reader,
  expression: Expr,
  constants: readonly (string | number | undefined)[],
  reaches: readonly number[],
): boolean {
  const path = pathOf(expression)?.join(".");
  if (path === undefined || !reader.paths.has(path) || path === "context.ip") return false;
  if (constants.some((constant) => constant === undefined)) return false;
  const { values } = readingOf(reader.reads, path);
  for (const constant of constants) {
    if (typeof constant === "number") for (const offset of reaches) values.add(constant + offset);
    else if (constant !== undefined) values.add(constant);
  }
  return true;
}

function readEntity(reader: Reader, path: string, entity: EntityUidJson): void {
  if (reader.paths.has(path)) readingOf(reader.reads, path).values.add(uidOf(entity).id);
  else reader.reads.everything = true;
}

/** Membership counts only of what is named. What has no ancestors is only ever in itself. */
function readMembership(reader: Reader, path: string, entities: readonly EntityUidJson[]): void {
  if (path === "action") return;
  for (const entity of entities) {
    const { type, id } = uidOf(entity);
    const ancestors = `${path}^${type}`;
    if (reader.paths.has(ancestors)) readingOf(reader.reads, ancestors).values.add(id);
    else readEntity(reader, path, entity);
  }
  touch(reader, path.split("."));
}

function ancestorFacts({ paths }: Reader, path: string): readonly string[] {
  return [...paths].filter((fact) => fact.startsWith(`${path}^`));
}

/** The fact at a path, or, of a record, everything in it. */
function readPath(reader: Reader, path: readonly string[] | undefined): void {
  if (path?.length === 1 && path[0] === "action") return;
  const joined = path?.join(".");
  if (joined === undefined) reader.reads.everything = true;
  else if (reader.paths.has(joined)) readingOf(reader.reads, joined).whole = true;
  else {
    const inside = [...reader.paths].filter((fact) => fact.startsWith(`${joined}.`));
    if (inside.length === 0) reader.reads.everything = true;
    for (const fact of inside) readingOf(reader.reads, fact).whole = true;
  }
}

/** Whether something is there. Of a record, that is fixed by the schema. */
function touch(reader: Reader, path: readonly string[]): void {
  const joined = path.join(".");
  if (reader.paths.has(joined)) readingOf(reader.reads, joined);
  else if (joined !== "action" && ![...reader.paths].some((fact) => fact.startsWith(`${joined}.`)))
    reader.reads.everything = true;
}

/** `context.useCase.state` as its steps; undefined for what is no such chain. */
function pathOf(expression: Expr): readonly string[] | undefined {
  const steps: string[] = [];
  for (let at = expression; ;) {
    if ("Var" in at) return [at.Var as string, ...steps.reverse()];
    const step = "." in at ? (at["."] as { readonly left: Expr; readonly attr: string }) : undefined;
    if (step === undefined) return undefined;
    steps.push(step.attr);
    at = step.left;
  }
}

function constantOf(expression: Expr): string | number | undefined {
  const value = "Value" in expression ? expression.Value : undefined;
  if (typeof value === "string" || (typeof value === "number" && Number.isSafeInteger(value))) return value;
  return isEntity(value) ? value.__entity.id : undefined;
}

function constantsOf(expression: Expr): readonly (string | number | undefined)[] | undefined {
  if ("Set" in expression) return (expression.Set as readonly Expr[]).map(constantOf);
  if (!("Value" in expression) || !Array.isArray(expression.Value)) return undefined;
  return (expression.Value as readonly CedarValueJson[]).map((Value) => constantOf({ Value }));
}

/** The entities that `in` is asked about, where they are constants. */
function entitiesOf(expression: Expr): readonly EntityUidJson[] | undefined {
  const parts = "Set" in expression ? (expression.Set as readonly Expr[]) : [expression];
  const values = parts.flatMap((part) => ("Value" in part ? [part.Value].flat() : [undefined]));
  return values.every(isEntity) ? values : undefined;
}

function isEntity(value: CedarValueJson | undefined): value is { __entity: { type: string; id: string } } {
  return typeof value === "object" && value !== null && "__entity" in value;
}

function uidOf(entity: EntityUidJson): { readonly type: string; readonly id: string } {
  return "__entity" in entity ? entity.__entity : entity;
}

function ipOf(expression: Expr): string | undefined {
  const args = "ip" in expression ? (expression.ip as readonly Expr[]) : [];
  const literal = args[0] === undefined ? undefined : constantOf(args[0]);
  return args.length === 1 && typeof literal === "string" ? literal : undefined;
}
