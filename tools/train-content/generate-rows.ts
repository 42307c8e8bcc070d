import { expand, type Grammar } from "../train-injection/expand-grammar.ts";
import { harmlessBriefs } from "../train-injection/harmless-briefs.ts";
import { harmlessAlarming } from "../train-injection/harmless-alarming.ts";
import { harmlessProse } from "../train-injection/harmless-documents-prose.ts";
import { harmlessDocuments } from "../train-injection/harmless-documents.ts";
import { harmlessEnglish } from "../train-injection/harmless-english.ts";
import { harmlessSensitive } from "../train-injection/harmless-sensitive.ts";
import { harmlessStatements } from "../train-injection/harmless-statements.ts";
import type { Random } from "../train-injection/seeded-random.ts";
import { harmfulCrime, harmfulSelfHarm } from "./harmful-crime.ts";
import { harmfulHate } from "./harmful-hate.ts";
import { harmfulSexual, harmfulViolence } from "./harmful-sexual.ts";
import { harmlessContent } from "./harmless-content.ts";
import { ALL, type ContentRow, folds, HATE, INSULTS, MISCONDUCT, SELF_HARM, SEXUAL, VIOLENCE } from "./training-row.ts";

interface Recipe {
  readonly grammar: Grammar;
  readonly slot: string;
  readonly count: number;
  readonly positive: number;
  /** Heads that learn nothing from it: the text may well be of theirs too. */
  readonly open: number;
  readonly weight: number;
}

const recipes: readonly Recipe[] = [
  { grammar: harmfulHate, slot: "hate", count: 3500, positive: HATE, open: INSULTS | VIOLENCE, weight: 1 },
  { grammar: harmfulHate, slot: "hate_threat", count: 1500, positive: HATE | VIOLENCE, open: INSULTS | MISCONDUCT, weight: 1 },
  { grammar: harmfulHate, slot: "insults", count: 4000, positive: INSULTS, open: HATE | SELF_HARM | SEXUAL, weight: 1 },
  { grammar: harmfulSexual, slot: "sexual", count: 4500, positive: SEXUAL, open: INSULTS, weight: 1 },
  { grammar: harmfulViolence, slot: "violence", count: 4500, positive: VIOLENCE, open: MISCONDUCT | INSULTS | HATE, weight: 1 },
  { grammar: harmfulCrime, slot: "misconduct", count: 4500, positive: MISCONDUCT, open: VIOLENCE, weight: 1 },
  { grammar: harmfulSelfHarm, slot: "self_harm", count: 4000, positive: SELF_HARM, open: VIOLENCE | INSULTS, weight: 1 },
  { grammar: harmlessContent, slot: "identity", count: 2500, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessContent, slot: "insulting_soft", count: 2000, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessContent, slot: "sexual_health", count: 2000, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessContent, slot: "violence_soft", count: 3000, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessContent, slot: "crime_soft", count: 2500, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessContent, slot: "support", count: 2200, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessContent, slot: "plain", count: 1200, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessAlarming, slot: "alarming", count: 4000, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessBriefs, slot: "long_brief", count: 2000, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessEnglish, slot: "question", count: 800, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessEnglish, slot: "ask", count: 1200, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessEnglish, slot: "roleplay", count: 800, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessSensitive, slot: "sensitive", count: 2500, positive: 0, open: VIOLENCE, weight: 1 },
  { grammar: harmlessSensitive, slot: "security", count: 800, positive: 0, open: MISCONDUCT, weight: 1 },
  { grammar: harmlessStatements, slot: "statement", count: 2500, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessStatements, slot: "casual", count: 1500, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessProse, slot: "prose", count: 2000, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessDocuments, slot: "document", count: 1500, positive: 0, open: 0, weight: 1 },
  { grammar: harmlessDocuments, slot: "paragraph", count: 500, positive: 0, open: 0, weight: 1 },
];

/** Everything that we make ourselves. A template belongs to one fold, so a held-out fold has templates that were never trained on. */
export function generateRows(random: Random): ContentRow[] {
  const rows: ContentRow[] = [];
  for (const { grammar, slot, count, positive, open, weight } of recipes) {
    const templates = grammar[slot] ?? [];
    const seen = new Set<string>();
    for (let made = 0; made < count; made++) {
      const at = made % templates.length;
      const text = roughen(expand(grammar, templates[at] ?? "", random), random, positive !== 0);
      if (text.length > 1500 || seen.has(text)) continue;
      seen.add(text);
      const group = `own ${slot}`;
      rows.push({ text, positive, negative: ALL & ~positive & ~open, weight, group, fold: at % folds, harmless: positive === 0 });
    }
  }
  return [...rows, ...joinRows(rows, random)];
}

/** A harmful sentence after a harmless one, two harmless ones: cells and pairs of cells are not all of one kind. */
function joinRows(rows: readonly ContentRow[], random: Random): ContentRow[] {
  const byFold = Map.groupBy(
    rows.filter(({ text }) => text.length < 300),
    ({ fold }) => fold,
  );
  const joined: ContentRow[] = [];
  for (const [fold, members] of byFold) {
    const harmless = members.filter((row) => row.harmless);
    for (let made = 0; made < 1500; made++) {
      const [first, second] = [random.pick(members), random.pick(harmless)];
      const text = random.chance(0.5) ? `${first.text} ${second.text}` : `${second.text}\n${first.text}`;
      joined.push({
        ...first,
        text,
        fold,
        group: first.harmless ? "own joined" : `${first.group}, joined`,
        weight: 0.7 * first.weight,
      });
    }
  }
  return joined;
}

/** Case, missing punctuation and misspelt or disguised words, as people write. */
function roughen(text: string, random: Random, disguises: boolean): string {
  const roll = random.next();
  let rough = text.replaceAll("  ", " ").trim();
  if (roll < 0.12) rough = rough.toUpperCase();
  else if (roll < 0.35) rough = rough.toLowerCase();
  else if (roll < 0.7) rough = rough.charAt(0).toUpperCase() + rough.slice(1);
  if (random.chance(0.15)) rough = rough.replaceAll(/[.,!?']/g, "");
  if (disguises && random.chance(0.06)) {
    rough = rough.replaceAll(/[aeios]/g, (letter) => (random.chance(0.5) ? (signs[letter] ?? letter) : letter));
  } else if (random.chance(0.1)) {
    rough = rough.replaceAll(/[a-z]{5,}/g, (word) => {
      if (!random.chance(0.12)) return word;
      const at = 1 + random.below(word.length - 2);
      return word.slice(0, at) + word.slice(at + 1);
    });
  }
  return rough;
}

const signs: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0", s: "$" };
