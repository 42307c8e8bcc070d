import type { Scanner } from "../../candidate.ts";
import type { OutputValidationSpec } from "../../spec.ts";
import { validationRule } from "../validation-rule.ts";
import type { MarkupRules } from "./scan-markup.ts";
import { MarkupScanner } from "./scan-markup.ts";

/** Scanners of the text as it was sent and of its normalised form: what another policy takes out of it must not make markup of it. */
export function compileMarkup(markup: OutputValidationSpec["markup"]): (() => Scanner)[] {
  if (markup === undefined) return [];
  const rules: MarkupRules = {
    unsafe: validationRule("UNSAFE_MARKUP", markup.unsafe === "BLOCK" ? "block" : "remove"),
    inert: validationRule("UNSAFE_MARKUP", "remove"),
    flood: validationRule("UNSAFE_MARKUP", "block"),
    link: validationRule("LINK_HOST", "remove"),
    image: validationRule("IMAGE_HOST", "remove"),
  };
  const hosts = { link: markup.linkHosts, image: markup.imageHosts };
  return [() => new MarkupScanner(rules, hosts, "source"), () => new MarkupScanner(rules, hosts, undefined)];
}
