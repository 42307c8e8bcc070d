import type { OpenScanner, Rule } from "../candidate.ts";
import { ruleActions } from "../rule-actions.ts";
import type { GuardrailSpec, SensitiveAction } from "../spec.ts";
import { compileWords, foldPhrase } from "./compile-words.ts";
import { profanity } from "./profanity.ts";
import { WordScanner } from "./scan-words.ts";

interface WordList {
  readonly type: string;
  readonly input: SensitiveAction;
  readonly output: SensitiveAction;
  readonly dataClass: Rule["dataClass"];
  readonly phrases: readonly string[];
}

/** One automaton for all lists. A phrase in two lists is of the first: the guardrail's own words, its dictionaries, the managed ones. */
export function compileWordRules(
  policy: GuardrailSpec["wordPolicy"],
): { readonly inputAction: OpenScanner; readonly outputAction: OpenScanner } | undefined {
  const lists = wordLists(policy);
  if (lists.length === 0) return undefined;
  const automaton = compileWords(
    lists.flatMap(({ phrases }, list) => phrases.map((phrase) => ({ units: foldPhrase(phrase), list }))),
  );
  const rulesOf = (side: "input" | "output"): readonly Rule[] =>
    lists.map((list, index) => ({
      policy: "words",
      type: list.type,
      action: ruleActions[list[side]],
      configured: true,
      dataClass: list.dataClass,
      overlays: [],
      hashed: "as-is",
      order: 100 + index,
    }));
  const [input, output] = [rulesOf("input"), rulesOf("output")];
  return { inputAction: () => new WordScanner(automaton, input), outputAction: () => new WordScanner(automaton, output) };
}

function wordLists({
  words = [],
  dictionaries = [],
  managedWordLists = [],
}: NonNullable<GuardrailSpec["wordPolicy"]> = {}): WordList[] {
  const byActions = Map.groupBy(words, ({ inputAction = "BLOCK", outputAction = "BLOCK" }) => `${inputAction} ${outputAction}`);
  const own = [...byActions.values()].map((same): WordList => ({
    type: "WORD",
    input: same[0]?.inputAction ?? "BLOCK",
    output: same[0]?.outputAction ?? "BLOCK",
    dataClass: "public",
    phrases: same.map(({ text }) => text),
  }));
  const named = dictionaries.map(({ name, terms, action, dataClass = "confidential" }): WordList => ({
    type: name,
    input: action,
    output: action,
    dataClass,
    phrases: terms,
  }));
  const managed = managedWordLists.map((type): WordList => ({
    type,
    input: "BLOCK",
    output: "BLOCK",
    dataClass: "public",
    phrases: profanity,
  }));
  return [...own, ...named, ...managed];
}
