import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import type { ClaimConditions } from "./provider.ts";

export type ClaimTest = (claims: JsonObject) => boolean;

/**
 * A claim by its name, or by a path of names with dots between them; a name that holds dots itself is tried whole first. Own
 * members only.
 */
export function readClaim(claims: JsonObject, path: string): JsonValue | undefined {
  if (Object.hasOwn(claims, path)) return claims[path];
  for (let dot = path.lastIndexOf("."); dot > 0; dot = path.lastIndexOf(".", dot - 1)) {
    const name = path.slice(0, dot);
    const member = Object.hasOwn(claims, name) ? claims[name] : undefined;
    const found = isJsonObject(member) ? readClaim(member, path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether all conditions hold. Without any, they do. */
export function compileConditions(conditions: ClaimConditions): ClaimTest {
  const tests = Object.entries(conditions).map(([path, wanted]) => {
    const accepts = (Array.isArray(wanted) ? wanted : [wanted]).map(compileValue);
    const fits = (value: JsonValue): boolean => accepts.some((accept) => accept(value));
    return (claims: JsonObject): boolean => {
      const value = readClaim(claims, path);
      if (value === undefined) return false;
      return Array.isArray(value) ? value.some(fits) : fits(value);
    };
  });
  return (claims) => tests.every((test) => test(claims));
}

/** Of the same type: the text "true" is not the value true. Only what is wanted may hold wildcards, never what a token says. */
function compileValue(wanted: string | number | boolean): (value: JsonValue) => boolean {
  if (typeof wanted !== "string" || !wanted.includes("*")) return (value) => value === wanted;
  const [head = "", ...rest] = wanted.split("*");
  const tail = rest.pop() ?? "";
  return (value) => typeof value === "string" && matches(value, head, rest, tail);
}

/** The parts between the stars, each at the first place after the one before it: what a star took is never given back. */
function matches(text: string, head: string, middle: readonly string[], tail: string): boolean {
  if (!text.startsWith(head) || text.length < head.length + tail.length || !text.endsWith(tail)) return false;
  const end = text.length - tail.length;
  let at = head.length;
  for (const part of middle) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
