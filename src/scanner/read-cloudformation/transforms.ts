import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { own, type Template } from "./parse-template.ts";

/** The macros that a template names for all of it, by their names; what is no name is as it is written. */
export function transformsOf({ root }: Template): readonly JsonValue[] {
  const transform = own(root, "Transform");
  return (Array.isArray(transform) ? transform : [transform]).flatMap((one) =>
    isJsonObject(one ?? null) ? [own(one as JsonObject, "Name") ?? null] : one === undefined ? [] : [one],
  );
}
