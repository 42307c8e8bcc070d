import type { GuardrailManifestSpec } from "../schemas.ts";
import { bedrockLimits, type BedrockGuardrail, type BedrockWord } from "./bedrock-request.ts";
import type { Tell } from "./export-guardrail.ts";

/** Dictionaries become words, which Bedrock can only block or report. */
export function exportWords({ wordPolicy }: GuardrailManifestSpec, tell: Tell): BedrockGuardrail["wordPolicyConfig"] {
  const wordsConfig: BedrockWord[] = [];
  const known = new Set<string>();
  /** Why it can't be added, if so. */
  const add = (word: BedrockWord): string | undefined => {
    if (word.text.length > bedrockLimits.word) return `Bedrock's words have ${bedrockLimits.word} characters`;
    if (known.has(word.text)) return "the same word is there already";
    if (wordsConfig.length >= bedrockLimits.words) return `Bedrock takes ${bedrockLimits.words} words`;
    known.add(word.text);
    wordsConfig.push(word);
    return undefined;
  };
  for (const [index, { text, inputAction, outputAction }] of (wordPolicy?.words ?? []).entries()) {
    const sides = { ...(inputAction !== undefined && { inputAction }), ...(outputAction !== undefined && { outputAction }) };
    const why = add({ text, ...sides });
    if (why !== undefined) tell(`wordPolicy.words.${index}`, `left out: ${why}`);
  }
  for (const [index, { name, terms, action }] of (wordPolicy?.dictionaries ?? []).entries()) {
    const sides = action === "NONE" ? ({ inputAction: "NONE", outputAction: "NONE" } as const) : {};
    // One line for a dictionary: it may have ten thousand terms.
    const reasons = new Map<string, number>();
    for (const text of terms) {
      const why = add({ text, ...sides });
      if (why !== undefined) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
    const left = [...reasons].map(([why, count]) => `; ${count} of its ${terms.length} terms left out: ${why}`).join("");
    const how = action === "ANONYMIZE" ? ", which block, because Bedrock cannot mask a word" : "";
    tell(`wordPolicy.dictionaries.${index}`, `${name} becomes words${how}; its name and data class are lost${left}`);
  }
  const managedWordListsConfig = (wordPolicy?.managedWordLists ?? []).map((type) => ({ type }));
  if (wordsConfig.length === 0 && managedWordListsConfig.length === 0) return undefined;
  return {
    ...(wordsConfig.length > 0 && { wordsConfig }),
    ...(managedWordListsConfig.length > 0 && { managedWordListsConfig }),
  };
}
