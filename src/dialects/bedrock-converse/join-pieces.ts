import type { JsonObject, JsonValue } from "../../core/json.ts";
import { requireDepth } from "../inspect-stream.ts";

interface Place {
  readonly pieces: string[];
  readonly members: Map<string, Place>;
}

const newPlace = (): Place => ({ pieces: [], members: new Map() });

/** For each place in objects of one form, the strings that stand there, where there are several, as one text. Items of a list share a place. */
export function joinPieces(objects: readonly JsonObject[]): string[] {
  const texts: string[] = [];
  const walk = (node: JsonValue | undefined, place: Place, depth: number): void => {
    if (typeof node === "string") place.pieces.push(node);
    if (typeof node !== "object" || node === null) return;
    requireDepth(depth);
    if (Array.isArray(node)) for (const item of node) walk(item, place, depth + 1);
    else for (const key of Object.keys(node)) walk(node[key], memberOf(place, key), depth + 1);
  };
  const join = ({ pieces, members }: Place): void => {
    if (pieces.length > 1) texts.push(pieces.join("").toWellFormed());
    for (const member of members.values()) join(member);
  };
  const root = newPlace();
  for (const object of objects) walk(object, root, 0);
  join(root);
  return texts;
}

function memberOf(place: Place, key: string): Place {
  let member = place.members.get(key);
  if (member === undefined) {
    member = newPlace();
    place.members.set(key, member);
  }
  return member;
}

/** Roughly the characters that a value takes as JSON. Throws Problem `upstream_malformed` on what nests too deep. */
export function weigh(value: JsonValue | undefined, depth = 0): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  requireDepth(depth);
  let weight = 2;
  for (const key of Object.keys(value)) weight += key.length + weigh((value as JsonObject)[key], depth + 1);
  return weight;
}
