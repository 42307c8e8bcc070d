import type { DataClass, Overlay } from "../core/data-class.ts";
import type { OpenScanner, Rule } from "./candidate.ts";
import { actionOn, ruleActions, type Side } from "./rule-actions.ts";
import type { SensitiveRules } from "./sensitive/scan-sensitive.ts";
import { SensitiveScanner } from "./sensitive/scan-sensitive.ts";
import { sensitiveTypeNames, sensitiveTypes, type SensitiveTypeName } from "./sensitive/sensitive-types.ts";
import type { GuardrailSpec, SensitiveAction } from "./spec.ts";
import { compileTagger } from "./tagger/compile-tagger.ts";
import { tagTypes, type TagType } from "./tagger/model-layout.ts";

/** What the tagger finds is likely, not certain, so it says something of the data's class only where the guardrail names it. */
const taggedTypes: Readonly<Record<TagType, { readonly dataClass: DataClass; readonly overlays: readonly Overlay[] }>> = {
  NAME: { dataClass: "internal", overlays: ["pii"] },
  ADDRESS: { dataClass: "internal", overlays: ["pii"] },
  ORGANIZATION: { dataClass: "public", overlays: [] },
  LOCATION: { dataClass: "public", overlays: [] },
};

/** Every type of sensitive information that a guardrail can name. */
export const entityTypes: ReadonlySet<string> = new Set([...sensitiveTypeNames, ...tagTypes]);

export function compileEntities({ sensitiveInformationPolicy }: GuardrailSpec, side: Side): readonly OpenScanner[] {
  const actions = new Map<string, SensitiveAction>();
  for (const entity of sensitiveInformationPolicy?.piiEntities ?? []) actions.set(entity.type, actionOn(side, entity));
  const sensitive = structuredRules(actions);
  const tagger = compileTagger(taggedRules(actions));
  const structured: OpenScanner = () => new SensitiveScanner(sensitive);
  return tagger === undefined ? [structured] : [structured, tagger];
}

function structuredRules(actions: ReadonlyMap<string, SensitiveAction>): SensitiveRules {
  const rules: Partial<Record<SensitiveTypeName, Rule>> = {};
  for (const [order, type] of sensitiveTypeNames.entries()) {
    const { dataClass, overlays, hashed, sought } = sensitiveTypes[type];
    const configured = actions.has(type);
    if (!configured && sought === "if-named") continue;
    const action = ruleActions[actions.get(type) ?? "NONE"];
    rules[type] = { policy: "sensitive-information", type, action, configured, dataClass, overlays, hashed, order };
  }
  return rules;
}

/** After the structured types: of two that cover the same text the certain one names it. */
function taggedRules(actions: ReadonlyMap<string, SensitiveAction>): Partial<Record<TagType, Rule>> {
  const rules: Partial<Record<TagType, Rule>> = {};
  for (const [index, type] of tagTypes.entries()) {
    const wanted = actions.get(type);
    if (wanted === undefined) continue;
    const { dataClass, overlays } = taggedTypes[type];
    const order = 90 + index;
    const action = ruleActions[wanted];
    const common = { policy: "sensitive-information", configured: true, hashed: "lower-case" } as const;
    rules[type] = { ...common, type, action, dataClass, overlays, order };
  }
  return rules;
}
