import type { TextPart } from "../core/inspection.ts";
import type { PromptReference } from "../guardrails/guardrail.ts";

/**
 * What an answer is measured against. What the caller marked counts as it is marked; of the rest the system prompt, the
 * documents and tool results, and what the user said last.
 */
export function referencePrompt(parts: readonly TextPart[]): PromptReference {
  const system: string[] = [];
  const sources: string[] = [];
  let asked = "";
  let marked: string | undefined;
  for (const { surface, text, qualifiers = [] } of parts) {
    if (surface === "system") system.push(text);
    if (qualifiers.includes("grounding_source") || surface === "document" || surface === "tool-result") sources.push(text);
    else if (surface === "user") asked = text;
    if (qualifiers.includes("query")) marked = text;
  }
  return { system, sources, query: marked ?? asked };
}
