import { attacksEmbedded } from "./attacks-embedded.ts";
import { generateHarmlessDocument, generateInjectedDocument } from "./generate-documents.ts";
import { allLanguages } from "./all-languages.ts";
import { makeSuffixAttack } from "./attacks-suffix.ts";
import { embedInjection } from "./embed-injection.ts";
import { expand } from "./expand-grammar.ts";
import { generatePlantedLines } from "./generate-planted-lines.ts";
import { recipes } from "./list-recipes.ts";
import { disguiseText, mutateText } from "./mutate-text.ts";
import { openers } from "./other-languages.ts";
import type { Random } from "./seeded-random.ts";
import { ALL_HEADS, EMBEDDED, EXTRACTION, FOLDS, JAILBREAK, OVERRIDE, type TrainingRow, USER_HEADS } from "./training-row.ts";

/** Everything that we make ourselves. A template belongs to one fold, so a held-out fold has templates that were never trained on. */
export function generateRows(random: Random): TrainingRow[] {
  const rows: TrainingRow[] = [];
  for (const recipe of recipes) {
    const templates = recipe.grammar[recipe.slot] ?? [];
    for (let made = 0; made < recipe.count; made += 1) {
      const which = made % templates.length;
      const plain = expand(recipe.grammar, templates[which] ?? "", random);
      const attack = recipe.positive !== 0;
      let text = mutateText(plain, random);
      if (attack && random.chance(0.1)) text = disguiseText(plain, random);
      if (attack && recipe.kind === "user" && random.chance(0.15)) text = surround(text, random);
      const { positive, negative, weight, kind } = recipe;
      const shared = {
        positive,
        negative,
        kind,
        group: `made:${recipe.slot}`,
        fold: which % FOLDS,
        template: `${recipe.slot}:${which}`,
        attack,
      };
      if (!attack || kind === "user") rows.push({ ...shared, text: text.slice(0, 4000), weight });
      if (attack && (kind === "window" || random.chance(0.3)) && (positive & EMBEDDED) !== 0) {
        const carrier = generateHarmlessDocument(random.below(10_000), random).text;
        const { windows } = embedInjection(carrier, text, random);
        const window = random.pick(windows);
        if (window !== undefined) rows.push({ ...shared, kind: "window", positive: EMBEDDED, text: window, weight });
      }
    }
  }
  for (let made = 0; made < SUFFIX_ATTACKS; made += 1) {
    const text = makeSuffixAttack(random);
    const place = { group: "made:suffix", template: `suffix:${made % 20}`, fold: made % FOLDS };
    rows.push({ ...place, text, positive: JAILBREAK, negative: 0, weight: 0.7, kind: "user", attack: true });
  }
  rows.push(...generateDocuments(random), ...generateOtherLanguages(random), ...generatePlantedLines(random));
  return rows;
}

const SUFFIX_ATTACKS = 800;
const HARMLESS_DOCUMENTS = 12_000;
const INJECTED_DOCUMENTS = 8000;

/** Harmless documents are learnt by their worst windows, injected ones by those that hold the injection; some stand whole, to be measured only. */
function generateDocuments(random: Random): TrainingRow[] {
  const rows: TrainingRow[] = [];
  for (let made = 0; made < HARMLESS_DOCUMENTS; made += 1) {
    const { text, group, template } = generateHarmlessDocument(made, random);
    rows.push(row(text.slice(0, 6000), false, `whole:${group}`, template));
  }
  for (let made = 0; made < INJECTED_DOCUMENTS; made += 1) {
    const { text, windows, group, template } = generateInjectedDocument(made, random);
    if (made % 5 === 0) rows.push({ ...row(text, true, `whole:${group}`, template), weight: 0 });
    if (windows.length > 0) rows.push(row(random.pick(windows), true, group, template));
  }
  return rows;
}

function row(text: string, attack: boolean, group: string, template: number): TrainingRow {
  const heads = attack ? { positive: EMBEDDED, negative: 0 } : { positive: 0, negative: ALL_HEADS };
  return { ...heads, text, attack, group, template: `${group}:${template}`, fold: template % FOLDS, weight: 0.8, kind: "window" };
}

/** An instruction between harmless sentences, as it stands in a document. */
export function surround(text: string, random: Random): string {
  const before = random.chance(0.6)
    ? `${expand(attacksEmbedded, "{quiet_context}", random)}${random.pick([" ", "\n", "\n\n"])}`
    : "";
  const after = random.chance(0.4)
    ? `${random.pick([" ", "\n", "\n\n"])}${expand(attacksEmbedded, "{quiet_context}", random)}`
    : "";
  return before + text + after;
}

/** A whole language is one fold: held out, it measures how far the shared concepts carry. */
function generateOtherLanguages(random: Random): TrainingRow[] {
  const rows: TrainingRow[] = [];
  for (const [index, [language, texts]] of Object.entries(allLanguages).entries()) {
    let made = 0;
    const say = (templates: readonly string[]): string => expand({}, random.pick(templates), random);
    const add = (text: string, positive: number, negative: number, kind: TrainingRow["kind"] = "user"): void => {
      const attack = positive !== 0;
      const template = `${language}:${positive}:${made++ % 12}`;
      rows.push({
        text,
        template,
        positive,
        negative,
        weight: 0.7,
        kind,
        group: `made:${language}`,
        fold: index % FOLDS,
        attack,
      });
    };
    for (let count = 0; count < 70; count += 1) {
      const override = `${random.chance(0.15) ? random.pick(openers) : ""}${say(texts.drop)}${random.pick([". ", "! ", ", ", ": ", "\n"])}${say(texts.orders)}.`;
      add(random.chance(0.3) ? `${say(texts.harmless)} ${override}` : mutateText(override, random), OVERRIDE | EMBEDDED, 0);
      const planted = say(texts.embedded);
      const around = `${say(texts.harmless)} ${planted} ${random.chance(0.6) ? say(texts.harmless) : ""}`;
      add(random.chance(0.7) ? around : planted, EMBEDDED, 0, "window");
      if (count % 2 === 0) add(mutateText(say(texts.extraction), random), EXTRACTION | EMBEDDED, 0);
      if (count % 2 === 0) add(say(texts.jailbreak), JAILBREAK, 0);
    }
    for (let count = 0; count < 130; count += 1) {
      const plain = say(texts.harmless);
      add(mutateText(random.chance(0.4) ? `${plain} ${say(texts.harmless)}` : plain, random), 0, USER_HEADS);
    }
    for (let count = 0; count < 60; count += 1) add(`${say(texts.harmless)} ${say(texts.harmless)}`, 0, ALL_HEADS, "window");
  }
  return rows;
}
