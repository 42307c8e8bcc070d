import type { TextPart } from "../core/inspection.ts";
import type { MarkedText } from "../dialects/dialect.ts";
import type { PromptReference } from "../guardrails/guardrail.ts";

/** The parts of a prompt, and what became of them: a mask stands in `text` once it is made. */
export function followMasks(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.map((part) => {
    const followed = {
      surface: part.surface,
      text: part.text,
      replace: (text: string): void => {
        followed.text = text;
        part.replace(text);
      },
    };
    return followed;
  });
}

/**
 * What an answer is measured against, as the model was sent it: the system prompt, documents and tool results, and what the
 * user said last. What the caller marked counts as it is marked.
 *
 * @param marked texts as they came; none where something was masked, because a mark does not say where its text went
 */
export function referencePrompt(parts: readonly TextPart[], marked: readonly MarkedText[]): PromptReference {
  const sources = textsOf(marked, "grounding_source");
  const queries = textsOf(marked, "query");
  return {
    system: textsOn(parts, "system"),
    sources: sources.length > 0 ? sources : [...textsOn(parts, "document"), ...textsOn(parts, "tool-result")],
    query: queries.length > 0 ? queries.join("\n") : (textsOn(parts, "user").at(-1) ?? ""),
  };
}

function textsOf(marked: readonly MarkedText[], qualifier: "grounding_source" | "query"): string[] {
  return marked.filter(({ qualifiers }) => qualifiers.includes(qualifier)).map(({ text }) => text);
}

function textsOn(parts: readonly TextPart[], wanted: TextPart["surface"]): string[] {
  return parts.filter(({ surface }) => surface === wanted).map(({ text }) => text);
}
