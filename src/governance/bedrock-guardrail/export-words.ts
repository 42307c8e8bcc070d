import type { GuardrailManifestSpec } from "../schemas.ts";
import { bedrockLimits, type BedrockGuardrail, type BedrockWord } from "./bedrock-request.ts";
import type { Tell } from "./export-guardrail.ts";

/** Dictionaries become words, which Bedrock can only block or report. */
export function exportWords({ wordPolicy }: GuardrailManifestSpec, tell: Tell): BedrockGuardrail["wordPolicyConfig"] {
  const wordsConfig: BedrockWord[] = [];
  const known = new Set<string>();
  const add = (word: BedrockWord, path: string): void => {
    if (word.text.length > bedrockLimits.word) {
      tell(path, `left out: Bedrock's words have ${bedrockLimits.word} characters`);
    } else if (known.has(word.text)) {
      tell(path, "left out: the same word is there already");
    } else if (wordsConfig.length >= bedrockLimits.words) {
      tell(path, `left out: Bedrock takes ${bedrockLimits.words} words`);
    } else {
      known.add(word.text);
      wordsConfig.push(word);
    }
  };
  for (const [index, { text, inputAction, outputAction }] of (wordPolicy?.words ?? []).entries()) {
    const sides = { ...(inputAction !== undefined && { inputAction }), ...(outputAction !== undefined && { outputAction }) };
    add({ text, ...sides }, `wordPolicy.words.${index}`);
  }
  for (const [index, { name, terms, action }] of (wordPolicy?.dictionaries ?? []).entries()) {
    const path = `wordPolicy.dictionaries.${index}`;
    const how = action === "ANONYMIZE" ? ", and block, because Bedrock cannot mask a word" : "";
    tell(path, `${name} becomes ${terms.length} words${how}; its name and data class are lost`);
    const sides = action === "NONE" ? ({ inputAction: "NONE", outputAction: "NONE" } as const) : {};
    for (const [at, text] of terms.entries()) add({ text, ...sides }, `${path}.terms.${at}`);
  }
  const managedWordListsConfig = (wordPolicy?.managedWordLists ?? []).map((type) => ({ type }));
  if (wordsConfig.length === 0 && managedWordListsConfig.length === 0) return undefined;
  return {
    ...(wordsConfig.length > 0 && { wordsConfig }),
    ...(managedWordListsConfig.length > 0 && { managedWordListsConfig }),
  };
}
