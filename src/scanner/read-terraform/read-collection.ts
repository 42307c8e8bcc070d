import { type Cursor, identifier, Malformed } from "./cursor.ts";
import type { Expression, ForExpression } from "./expression.ts";
import { readExpression } from "./parse-expression.ts";

export function readList(cursor: Cursor): Expression {
  cursor.at++;
  if (cursor.takeWord("for")) return readFor(cursor, "]");
  const items: Expression[] = [];
  while (!cursor.take("]")) {
    items.push(readExpression(cursor));
    if (cursor.take(",")) continue;
    cursor.need("]");
    break;
  }
  return { kind: "list", items };
}

export function readObject(cursor: Cursor): Expression {
  cursor.at++;
  if (cursor.takeWord("for")) return readFor(cursor, "}");
  const members: [Expression, Expression][] = [];
  while (!cursor.take("}")) {
    const key = readExpression(cursor);
    if (!cursor.take("=")) cursor.need(":");
    // A bare word is a name here, not a variable.
    members.push([key.kind === "name" ? { kind: "literal", value: key.name } : key, readExpression(cursor)]);
    cursor.take(",");
  }
  return { kind: "object", members };
}

/** What follows the word `for` in brackets. */
function readFor(cursor: Cursor, close: string): Expression {
  const { keyName, valueName, over } = readForHead(cursor);
  cursor.need(":");
  const first = readExpression(cursor);
  const [key, value] = cursor.take("=>") ? [first, readExpression(cursor)] : [undefined, first];
  const groups = cursor.take("...");
  const when = cursor.takeWord("if") ? readExpression(cursor) : undefined;
  cursor.need(close);
  return { kind: "for", keyName, valueName, over, key, value, when, groups, joins: false };
}

/** The names that a loop binds, and what it goes over. */
export function readForHead(cursor: Cursor): Pick<ForExpression, "keyName" | "valueName" | "over"> {
  cursor.space();
  const first = cursor.match(identifier);
  const second = cursor.take(",") ? (cursor.space(), cursor.match(identifier)) : undefined;
  if (first === undefined || !cursor.takeWord("in")) throw new Malformed();
  const over = readExpression(cursor);
  return { keyName: second === undefined ? undefined : first, valueName: second ?? first, over };
}
