import { attacksEmbedded } from "./attacks-embedded.ts";
import { attacksEmbeddedAnswers } from "./attacks-embedded-answers.ts";
import { embedInjection, windowsAround } from "./embed-injection.ts";
import { expand, type Grammar } from "./expand-grammar.ts";
import { harmlessAboutModels } from "./harmless-documents-about-models.ts";
import { harmlessTechnical } from "./harmless-documents-technical.ts";
import type { Random } from "./seeded-random.ts";

/** A whole document and its windows that teach most: with an injection those that hold it, else any. */
export interface GeneratedDocument {
  readonly text: string;
  readonly windows: readonly string[];
  readonly attack: boolean;
  /** What the document is, or what kind of injection it holds: held out together. */
  readonly group: string;
  /** Number of the template within its slot, for folds. */
  readonly template: number;
}

const CARRIERS: readonly (readonly [string, Grammar])[] = [
  ["mail", harmlessTechnical],
  ["mail", harmlessTechnical],
  ["mail", harmlessTechnical],
  ["article", harmlessTechnical],
  ["article", harmlessTechnical],
  ["paper", harmlessTechnical],
  ["paper", harmlessTechnical],
  ["technical", harmlessTechnical],
  ["technical", harmlessTechnical],
  ["technical", harmlessTechnical],
  ["about_models", harmlessAboutModels],
];

const INJECTIONS: readonly (readonly [string, Grammar])[] = [
  ["agent", attacksEmbeddedAnswers],
  ["agent", attacksEmbeddedAnswers],
  ["agent", attacksEmbeddedAnswers],
  ["answer", attacksEmbeddedAnswers],
  ["answer", attacksEmbeddedAnswers],
  ["answer", attacksEmbeddedAnswers],
  ["notice", attacksEmbeddedAnswers],
  ["notice", attacksEmbeddedAnswers],
  ["task_switch", attacksEmbeddedAnswers],
  ["task_switch", attacksEmbeddedAnswers],
  ["manipulation", attacksEmbedded],
  ["planted_code", attacksEmbedded],
];

/** A harmless document of 20 to about 3,000 words. The same `made` gives the same template; random chooses the words. */
export function generateHarmlessDocument(made: number, random: Random): GeneratedDocument {
  const [slot, grammar] = CARRIERS[made % CARRIERS.length] ?? ["mail", harmlessTechnical];
  const templates = grammar[slot] ?? [];
  const template = Math.floor(made / CARRIERS.length) % templates.length;
  const text = roughen(lengthen(tidy(expand(grammar, templates[template] ?? "", random)), random), random);
  const at = random.below(text.length);
  return { text, windows: windowsAround(text, at, at + 1), attack: false, group: `document:${slot}`, template };
}

/** A harmless document, not one about models, with an injection somewhere in it. */
export function generateInjectedDocument(made: number, random: Random): GeneratedDocument {
  const carrier = generateHarmlessDocument(random.below(10_000) * CARRIERS.length + random.below(CARRIERS.length - 1), random);
  const [slot, grammar] = INJECTIONS[made % INJECTIONS.length] ?? ["agent", attacksEmbeddedAnswers];
  const templates = grammar[slot] ?? [];
  const template = Math.floor(made / INJECTIONS.length) % templates.length;
  const injection = vary(tidy(expand(grammar, templates[template] ?? "", random)), random);
  const { document, windows } = embedInjection(carrier.text, injection, random);
  return { text: document, windows, attack: true, group: `injection:${slot}`, template };
}

/** Empty alternatives leave spaces and stops behind. */
export function tidy(text: string): string {
  return text
    .replaceAll(/(?<=\S) {2,}/g, " ")
    .replaceAll(/ +(?=[.,;:!?](?:\s|$))/g, "")
    .replaceAll(/([.!?])(?:\s*\.)+(?=\s|$)/g, "$1")
    .replaceAll(/[ \t]+$/gm, "")
    .trim();
}

function vary(injection: string, random: Random): string {
  const roll = random.next();
  if (roll < 0.06) return injection.toUpperCase();
  if (roll < 0.12) return injection.toLowerCase();
  if (roll < 0.15) return injection.replaceAll(". ", ".\n");
  if (roll < 0.18) return injection.replaceAll(/[.!,]/g, "");
  return roll < 0.75 ? injection.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : injection;
}

/** Most documents stay short; some are continued with passages of any kind, as pages and threads are. */
function lengthen(text: string, random: Random): string {
  const roll = random.next();
  const more = roll < 0.45 ? 0 : roll < 0.72 ? 3 : roll < 0.9 ? 8 : roll < 0.97 ? 20 : roll < 0.995 ? 50 : 150;
  const parts = [text];
  for (let made = 0; made < more; made += 1) {
    const slot = random.pick([
      "{prose}",
      "{prose}",
      "{prose} {prose}",
      "{letter}",
      "{plain_sentence}",
      "{chat}",
      "{review}",
      "{rule}",
    ]);
    parts.push(tidy(expand(harmlessTechnical, slot, random)));
  }
  return parts.join(random.pick(["\n\n", "\n", "\n\n"]));
}

/** What scans, exports and forms do to text. */
function roughen(text: string, random: Random): string {
  const roll = random.next();
  if (roll < 0.82) return text;
  if (roll < 0.88) return wrapLines(text, 40 + random.below(45));
  if (roll < 0.91) return text.replaceAll(/\n+/g, " ");
  if (roll < 0.94) return text.toLowerCase();
  if (roll < 0.95) return text.toUpperCase();
  if (roll < 0.97) return text.replaceAll("\n", "\n> ");
  return text.replaceAll("\n", "\r\n");
}

/** As in text taken from a PDF: a line ends after a fixed width, some words with a hyphen. */
function wrapLines(text: string, width: number): string {
  let column = 0;
  return text.replaceAll(/\S+\s*/g, (word) => {
    column += word.length;
    if (column < width || word.includes("\n")) return word;
    column = 0;
    const half = word.length >> 1;
    return word.length > 11 ? `${word.slice(0, half)}-\n${word.slice(half).trimEnd()} ` : `${word.trimEnd()}\n`;
  });
}
