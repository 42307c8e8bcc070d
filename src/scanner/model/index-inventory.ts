import type { Inventory, Resource } from "./inventory.ts";
import { Joined, Reference, Unknown, type Value } from "./value.ts";

/** An inventory with ways to find what is in it. */
export interface InventoryIndex {
  readonly inventory: Inventory;
  ofType(type: string): readonly Resource[];
  byId(id: string): Resource | undefined;
  /**
   * The resource that a value names: by reference, by ARN or by name. Undefined where it names none of this inventory, an Unknown where
   * the value does not tell.
   */
  follow(value: Value | undefined): Resource | Unknown | undefined;
  /** Why there might be more of a type than the inventory shows; undefined where it shows all of them. */
  mayLack(type: string): string | undefined;
}

/** Properties by which other resources name one, besides its id. */
const names = ["Arn", "Id", "Name", "KeyId", "KeyArn", "BucketName", "RoleName", "PolicyName", "GuardrailArn", "GuardrailId"];

export function indexInventory(inventory: Inventory): InventoryIndex {
  const byType = new Map<string, Resource[]>();
  const ids = new Map<string, Resource>();
  const named = new Map<string, Resource>();
  for (const resource of inventory.resources) {
    const known = byType.get(resource.type);
    if (known) known.push(resource);
    else byType.set(resource.type, [resource]);
    ids.set(resource.id, resource);
    for (const name of resource.names ?? []) if (!named.has(name)) named.set(name, resource);
    for (const name of names) {
      const value = resource.properties[name];
      if (typeof value === "string" && value !== "" && !named.has(value)) named.set(value, resource);
    }
  }
  const none: readonly Resource[] = [];
  return {
    inventory,
    ofType: (type) => byType.get(type) ?? none,
    byId: (id) => ids.get(id),
    follow: (value) => {
      if (value instanceof Unknown) return value;
      if (value instanceof Reference) return ids.get(value.id);
      if (value instanceof Joined) return value.parts.find((part) => part instanceof Unknown);
      return typeof value === "string" ? (ids.get(value) ?? named.get(value)) : undefined;
    },
    mayLack: (type) => {
      const unread = inventory.unread.get(type) ?? inventory.unread.get("*");
      if (unread !== undefined) return unread;
      if (inventory.asked?.has(type) === false) return `no rule of this scan asks for ${type}`;
      return inventory.whole ? undefined : `${inventory.target} need not be all there is in its account`;
    },
  };
}
