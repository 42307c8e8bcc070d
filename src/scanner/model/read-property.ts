import type { Resource } from "./inventory.ts";
import { isProperties, Joined, Reference, Unknown, type Value } from "./value.ts";

/**
 * What a resource has at a dotted path, such as `VpcConfig.Subnets`: undefined where it is absent, an Unknown where the source does not
 * tell, also on the way.
 */
export function readProperty({ properties }: Resource, path: string): Value | undefined {
  return readPath(properties, path);
}

/** The same of any value; the empty path is the value itself. */
export function readPath(from: Value | undefined, path: string): Value | undefined {
  let value: Value | undefined = from;
  for (const name of path === "" ? [] : path.split(".")) {
    if (value instanceof Unknown) return value;
    if (value instanceof Reference || value instanceof Joined) return new Unknown("it is known only when it is deployed");
    if (!isProperties(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value ?? undefined;
}
