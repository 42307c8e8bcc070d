import { Cursor, identifier, Malformed } from "./cursor.ts";
import { type Expression, splatItem } from "./expression.ts";
import { maxHclDepth } from "./limits.ts";
import { readList, readObject } from "./read-collection.ts";
import { readHeredoc, readTemplate } from "./read-template.ts";

/**
 * A text as hcl2json gives it: literal parts are unescaped already, but for `$${` and `%%{`; expressions stand in `${…}` as they were
 * written. Never throws.
 */
export function parseText(text: string): Expression {
  if (!text.includes("${") && !text.includes("%{")) return { kind: "literal", value: text };
  return attempt(() => readTemplate(new Cursor(text), false, "").part);
}

/** One expression alone, as it is written in a file. Never throws. */
export function parseExpression(text: string): Expression {
  return attempt(() => {
    const cursor = new Cursor(text);
    const expression = readExpression(cursor);
    cursor.space();
    return cursor.isAtEnd() ? expression : unreadable;
  });
}

const unreadable: Expression = { kind: "unreadable", why: "the expression is written in a way that is not understood" };

function attempt(parse: () => Expression): Expression {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Malformed || error instanceof RangeError) return unreadable;
    throw error;
  }
}

/** Operators of two sides, those that bind least first. */
const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];
const number = /\d+(\.\d+)?([eE][+-]?\d+)?/y;

export function readExpression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const when = readBinary(cursor, 0);
    if (!cursor.take("?")) return when;
    const yes = readExpression(cursor);
    cursor.need(":");
    return { kind: "choose", when, yes, no: readExpression(cursor) };
  });
}

function readBinary(cursor: Cursor, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readBinary(cursor, level + 1);
  // A long chain leans to the left: whoever walks it goes as deep as it is long.
  for (let length = 0; length < maxHclDepth; length++) {
    cursor.space();
    const operator = operators.find((one) => cursor.startsWith(one));
    if (operator === undefined) return left;
    cursor.at += operator.length;
    left = { kind: "binary", operator, left, right: readBinary(cursor, level + 1) };
  }
  throw new Malformed();
}

function readUnary(cursor: Cursor): Expression {
  cursor.space();
  for (const operator of ["!", "-"])
    if (cursor.startsWith(operator)) {
      cursor.at++;
      return cursor.nested(() => ({ kind: "unary", operator, of: readUnary(cursor) }));
    }
  return readSteps(cursor, readTerm(cursor));
}

function readTerm(cursor: Cursor): Expression {
  cursor.space();
  const char = cursor.peek();
  if (char === '"') {
    cursor.at++;
    return cursor.nested(() => readTemplate(cursor, true, "").part);
  }
  if (char === "(") {
    cursor.at++;
    const inner = readExpression(cursor);
    cursor.need(")");
    return inner;
  }
  if (char === "[") return cursor.nested(() => readList(cursor));
  if (char === "{") return cursor.nested(() => readObject(cursor));
  if (cursor.startsWith("<<")) return readHeredoc(cursor);
  const digits = cursor.match(number);
  if (digits !== undefined) return { kind: "literal", value: Number(digits) };
  const name = cursor.match(identifier);
  if (name === undefined) throw new Malformed();
  if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
  if (name === "null") return { kind: "literal", value: null };
  let called = name;
  while (cursor.startsWith("::")) {
    cursor.at += 2;
    called += `::${cursor.match(identifier) ?? ""}`;
  }
  while (cursor.peek() === " ") cursor.at++;
  return cursor.peek() === "(" ? cursor.nested(() => readCall(cursor, called)) : { kind: "name", name };
}

function readCall(cursor: Cursor, name: string): Expression {
  cursor.at++;
  const args: Expression[] = [];
  while (!cursor.take(")")) {
    args.push(readExpression(cursor));
    if (cursor.take("...")) {
      cursor.take(",");
      cursor.need(")");
      return { kind: "call", name, args, spreads: true };
    }
    if (!cursor.take(",")) {
      cursor.need(")");
      break;
    }
  }
  return { kind: "call", name, args, spreads: false };
}

function readSteps(cursor: Cursor, of: Expression): Expression {
  let found = of;
  for (let length = 0; length < maxHclDepth; length++) {
    const before = cursor.at;
    cursor.space();
    if (cursor.peek() === "." && !cursor.startsWith("...")) {
      cursor.at++;
      cursor.space();
      if (cursor.peek() === "*") {
        cursor.at++;
        return { kind: "splat", of: found, each: readSteps(cursor, { kind: "name", name: splatItem }) };
      }
      const index = cursor.match(/\d+/y);
      const name = index ?? cursor.match(identifier);
      if (name === undefined) throw new Malformed();
      found = { kind: "member", of: found, key: { kind: "literal", value: index === undefined ? name : Number(index) } };
    } else if (cursor.peek() === "[" && !cursor.text.slice(before, cursor.at).includes("\n")) {
      cursor.at++;
      if (cursor.take("*")) {
        cursor.need("]");
        return { kind: "splat", of: found, each: cursor.nested(() => readSteps(cursor, { kind: "name", name: splatItem })) };
      }
      found = { kind: "member", of: found, key: readExpression(cursor) };
      cursor.need("]");
    } else {
      cursor.at = before;
      return found;
    }
  }
  throw new Malformed();
}
