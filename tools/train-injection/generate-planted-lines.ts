import { plantedActions, plantedActionsAbroad, plantedOverrides, plantedOverridesAbroad } from "./attacks-lines-planted.ts";
import { embedInjection } from "./embed-injection.ts";
import { generateHarmlessDocument } from "./generate-documents.ts";
import { harmlessLinesAbroad, harmlessLinesDocuments } from "./harmless-lines-documents.ts";
import { mutateText } from "./mutate-text.ts";
import type { Random } from "./seeded-random.ts";
import { ALL_HEADS, EMBEDDED, FOLDS, OVERRIDE, type TrainingRow } from "./training-row.ts";

/** How a hand-written line becomes rows: alone as it stands and changed a little, and in windows of documents around it. */
interface LineRecipe {
  readonly name: string;
  readonly lines: readonly string[];
  /** Heads that fire on the line alone; none for a harmless line. Within a document only EMBEDDED does. */
  readonly positive: number;
  readonly alone: number;
  readonly carriers: number;
  readonly weight: number;
}

const lineRecipes: readonly LineRecipe[] = [
  { name: "planted_action", lines: plantedActions, positive: EMBEDDED, alone: 2, carriers: 6, weight: 1 },
  { name: "planted_override", lines: plantedOverrides, positive: EMBEDDED | OVERRIDE, alone: 2, carriers: 6, weight: 1 },
  { name: "planted_action_abroad", lines: plantedActionsAbroad, positive: EMBEDDED, alone: 2, carriers: 4, weight: 1 },
  {
    name: "planted_override_abroad",
    lines: plantedOverridesAbroad,
    positive: EMBEDDED | OVERRIDE,
    alone: 2,
    carriers: 4,
    weight: 1,
  },
  { name: "harmless_line", lines: harmlessLinesDocuments, positive: 0, alone: 2, carriers: 5, weight: 1.5 },
  { name: "harmless_line_abroad", lines: harmlessLinesAbroad, positive: 0, alone: 2, carriers: 3, weight: 1.5 },
];

/** Every line is a template of its own, so a held-out fold has lines that were never trained on. */
export function generatePlantedLines(random: Random): TrainingRow[] {
  const rows: TrainingRow[] = [];
  for (const { name, lines, positive, alone, carriers, weight } of lineRecipes) {
    const attack = positive !== 0;
    const negative = attack ? 0 : ALL_HEADS;
    for (const [index, line] of lines.entries()) {
      const template = `${name}:${index}`;
      const shared = { negative, weight, attack, template, group: `made:${name}`, fold: index % FOLDS, kind: "window" } as const;
      for (let made = 0; made < alone; made += 1)
        rows.push({ ...shared, positive, text: made === 0 ? line : mutateText(line, random) });
      for (let made = 0; made < carriers; made += 1) {
        const carrier = generateHarmlessDocument(random.below(CARRIERS), random).text;
        const { windows } = embedInjection(carrier, line, random);
        const text = pickTelling(windows, line, random);
        if (text !== undefined) rows.push({ ...shared, positive: attack ? EMBEDDED : 0, text });
      }
    }
  }
  return rows;
}

/** A window with the middle half of the line where there is one: the last words of a line alone seldom tell what it wants. */
function pickTelling(windows: readonly string[], line: string, random: Random): string | undefined {
  const quarter = line.length >> 2;
  const middle = line.slice(quarter, line.length - quarter);
  const telling = windows.filter((window) => window.includes(middle));
  const from = telling.length > 0 ? telling : windows;
  return from.length > 0 ? random.pick(from) : undefined;
}

/** Numbers of harmless documents to choose from: all templates of all kinds. */
const CARRIERS = 10_000;
