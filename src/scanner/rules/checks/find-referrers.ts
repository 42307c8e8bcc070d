import type { Resource } from "../../model/inventory.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import { Joined, Reference, type Value } from "../../model/value.ts";

/** Resources of one type by what one of their properties names. */
export interface Referrers {
  /** Those that name a resource: by reference, by its id, or by one of its names. */
  readonly of: (resource: Resource, names?: readonly (Value | undefined)[]) => readonly Resource[];
  /** Those of which it is not known what they name. */
  readonly doubtful: readonly Resource[];
}

const known = new WeakMap<InventoryIndex, Map<string, Referrers>>();

/** Looked through once for each inventory, however many resources ask: thousands of buckets may each look for their policy. */
export function findReferrers(index: InventoryIndex, type: string, property: string): Referrers {
  const ofIndex = known.get(index) ?? new Map<string, Referrers>();
  known.set(index, ofIndex);
  const name = `${type} ${property}`;
  const found = ofIndex.get(name) ?? gather(index.ofType(type), property);
  ofIndex.set(name, found);
  return found;
}

export function gather(resources: readonly Resource[], property: string): Referrers {
  const byTarget = new Map<string, Resource[]>();
  const doubtful: Resource[] = [];
  const add = (target: string, resource: Resource): void => {
    const others = byTarget.get(target);
    if (others === undefined) byTarget.set(target, [resource]);
    else if (others.at(-1) !== resource) others.push(resource);
  };
  for (const resource of resources) {
    const value = readProperty(resource, property);
    if (value instanceof Reference) add(`reference ${value.id}`, resource);
    else if (typeof value === "string") add(`text ${value}`, resource);
    else if (value instanceof Joined) {
      for (const part of value.parts) if (part instanceof Reference) add(`reference ${part.id}`, resource);
      if (!value.parts.some((part) => part instanceof Reference)) doubtful.push(resource);
    } else doubtful.push(resource);
  }
  return {
    of: ({ id }, names = []) => [
      ...new Set(
        [`reference ${id}`, `text ${id}`, ...names.flatMap((one) => (typeof one === "string" ? [`text ${one}`] : []))].flatMap(
          (target) => byTarget.get(target) ?? [],
        ),
      ),
    ],
    doubtful,
  };
}
