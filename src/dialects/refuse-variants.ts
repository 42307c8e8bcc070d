import type { JsonObject } from "../core/json.ts";
import { malformed } from "./refuse-request.ts";

/**
 * Some servers do not tell upper case from lower in the names of members (Go's encoding/json, and what is set so): to them `Model` beside `model` names
 * another model, and `Max_Tokens` another bound. No client means such a name, so it is refused (INVARIANT request-cannot-weaken).
 *
 * Gives the check for these names, which throws Problem `request_malformed`.
 */
export function variantsOf(...lists: readonly Iterable<string>[]): (object: JsonObject, path?: string) => void {
  const known = new Set<string>();
  const spelling = new Map<string, string>();
  for (const list of lists) {
    for (const name of list) {
      known.add(name);
      spelling.set(fold(name), name);
    }
  }
  return (object, path = "") => {
    for (const key of Object.keys(object)) {
      const name = known.has(key) ? undefined : spelling.get(fold(key));
      if (name !== undefined) throw malformed(path + key, `written as ${name}`);
    }
  };
}

/** Up and down again, for letters that only one of both folds: the long s, the Kelvin sign. */
function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}
