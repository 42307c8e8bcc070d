import { canonicalJson } from "../../../core/canonical-json.ts";
import type { StoredAndonPull } from "../../../storage/store.ts";
import { digestOf } from "../../../crypto/digest-of.ts";

/** Of one pull of the cord: another pull of the same scope is released by other signatures. */
export function digestOfPull({ scope, reason, safeMode, pulledAt, pulledBy }: StoredAndonPull): string {
  return digestOf(canonicalJson({ scope, reason, safeMode, pulledAt, pulledBy }));
}
