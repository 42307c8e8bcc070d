import type { OpenScanner, Rule } from "../candidate.ts";
import { ruleActions } from "../rule-actions.ts";
import type { FilterSpec, GuardrailSpec } from "../spec.ts";
import { CellScanner } from "../text/scan-cells.ts";
import { contentTypes } from "./model-layout.ts";
import { contentCells, type ContentFilter, ContentJudge, contentThresholds } from "./score-content.ts";

/** The built-in content filters, on every surface. None where a moderation endpoint is asked instead. */
export function compileContent(
  policy: GuardrailSpec["contentPolicy"],
): Readonly<Record<"inputAction" | "outputAction", OpenScanner | undefined>> {
  const specs = policy === undefined || policy.moderation !== undefined ? [] : policy.filters;
  return { inputAction: opener(specs, "input"), outputAction: opener(specs, "output") };
}

function opener(specs: readonly FilterSpec[], side: "input" | "output"): OpenScanner | undefined {
  const filters = specs.flatMap((spec): ContentFilter[] => {
    const strength = spec[`${side}Strength`] ?? "NONE";
    const { type } = spec;
    if (type === "PROMPT_ATTACK" || strength === "NONE") return [];
    const rule: Rule = {
      policy: "content",
      type,
      action: ruleActions[spec[`${side}Action`] ?? "BLOCK"],
      configured: true,
      dataClass: "public",
      overlays: [],
      hashed: "as-is",
      order: 300 + contentTypes.indexOf(type),
    };
    return [{ type, threshold: contentThresholds[strength], rule }];
  });
  return filters.length === 0 ? undefined : () => new CellScanner(contentCells, new ContentJudge(filters));
}
