import { defaultGuardrailId } from "./default-guardrail.ts";
import type { ResourceVersion } from "./version-index.ts";

/**
 * A guardrail by its name or `name@version`; its `name@version`, or undefined where there is none. Pure.
 *
 * @param find a version that may be used
 */
export function resolveGuardrail(
  reference: string,
  find: (reference: string) => ResourceVersion | undefined,
): string | undefined {
  const row = find(reference);
  if (row === undefined) return reference === defaultGuardrailId ? reference : undefined;
  return `${row.name}@${row.version}`;
}
