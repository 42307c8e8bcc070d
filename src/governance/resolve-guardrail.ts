import { defaultGuardrail, defaultGuardrailDigest, defaultGuardrailId, defaultGuardrailName } from "./default-guardrail.ts";
import type { GuardrailResource } from "./schemas.ts";
import { type ResourceVersion, specOf } from "./version-index.ts";

/**
 * A guardrail by its name or `name@version`, read once into `resolved`; its `name@version`, or undefined where there is none. Pure but
 * for `resolved`.
 *
 * @param find a version that may be used
 */
export function resolveGuardrail(
  reference: string,
  find: (reference: string) => ResourceVersion | undefined,
  resolved: Map<string, GuardrailResource>,
): string | undefined {
  const row = find(reference);
  if (row === undefined) {
    if (reference !== defaultGuardrailId) return undefined;
    resolved.set(reference, { name: defaultGuardrailName, version: 1, digest: defaultGuardrailDigest, spec: defaultGuardrail });
    return reference;
  }
  const id = `${row.name}@${row.version}`;
  if (!resolved.has(id)) {
    const { name, version, digest } = row;
    resolved.set(id, { name, version, digest, spec: specOf(row, "Guardrail") });
  }
  return id;
}
