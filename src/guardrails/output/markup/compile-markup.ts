import type { Scanner } from "../../candidate.ts";
import type { OutputValidationSpec } from "../../spec.ts";
import { validationRule } from "../validation-rule.ts";
import type { MarkupRules } from "./scan-markup.ts";
import { MarkupScanner } from "./scan-markup.ts";

/**
 * Scanners of the text as it was sent and of its normalised form: what another policy takes out of it must not make markup of it.
 *
 * Where the two find different things in one place, a label takes the place of both. It is never empty, because what stands
 * before and after would then meet.
 */
export function compileMarkup(markup: OutputValidationSpec["markup"]): (() => Scanner)[] {
  if (markup === undefined) return [];
  const inert = validationRule("UNSAFE_MARKUP", "anonymize");
  const block = validationRule("UNSAFE_MARKUP", "block");
  const rules: MarkupRules = {
    unsafe: markup.unsafe === "BLOCK" ? block : inert,
    inert,
    flood: block,
    link: validationRule("LINK_HOST", "anonymize"),
    image: validationRule("IMAGE_HOST", "anonymize"),
  };
  const hosts = { link: markup.linkHosts, image: markup.imageHosts };
  return [() => new MarkupScanner(rules, hosts, "source"), () => new MarkupScanner(rules, hosts, undefined)];
}
