import type { Resource } from "./inventory.ts";
import { isProperties, Unknown, type Value } from "./value.ts";

/**
 * What a resource has at a dotted path, such as `VpcConfig.Subnets`: undefined where it is absent, an Unknown where the source does not
 * tell, also on the way.
 */
export function readProperty({ properties }: Resource, path: string): Value | undefined {
  let value: Value | undefined = properties;
  for (const name of path.split(".")) {
    if (value instanceof Unknown) return value;
    if (!isProperties(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value ?? undefined;
}
