import type { JsonValue } from "../../core/json.ts";
import type { Qualifier } from "../../core/inspection.ts";

const qualifiers: ReadonlySet<unknown> = new Set<Qualifier>(["grounding_source", "query", "guard_content"]);

/** What nobody knows marks nothing. */
export function readQualifiers(value: JsonValue | undefined): readonly Qualifier[] {
  return Array.isArray(value) ? value.filter((one): one is Qualifier => qualifiers.has(one)) : [];
}
