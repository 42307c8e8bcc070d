import { canonicalJson } from "../../core/canonical-json.ts";
import controls from "../standard/controls.json" with { type: "json" };
import lifecycle from "../standard/lifecycle.json" with { type: "json" };
import scoping from "../standard/scoping.json" with { type: "json" };

/** Of the control standard as this program ships it, before an organisation's settings. @param hash SHA-256, `sha256:` and 64 hex digits */
export function standardDigest(hash: (text: string) => string): string {
  return hash(canonicalJson({ controls, lifecycle, scoping }));
}
