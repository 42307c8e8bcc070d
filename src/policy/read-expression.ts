import type { Expr } from "@cedar-policy/cedar-wasm/nodejs";
import { ancestorFacts, readAgainst, type Reader, readingOf, readMembership, readPath, touch } from "./note-reads.ts";
import { constantOf, constantsOf, entitiesOf, ipOf, pathOf } from "./read-literals.ts";

export function readExpression(reader: Reader, expression: Expr): void {
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
