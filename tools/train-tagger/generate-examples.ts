import type { Random } from "../train-injection/seeded-random.ts";
import { type Culture, readCultures } from "./draw-names.ts";
import { chooseAlternatives, type Example, fillFrame } from "./fill-frame.ts";
import { everyday, forms, introductions, letters, loose, messages, news, support } from "./frames-english.ts";
import { organisationFrames, personFrames, placeFrames } from "./frames-organisations.ts";
import { languageFrames, languageLocales } from "./frames-languages.ts";
import { plainSentences, technicalSentences } from "./plain-sentences.ts";

export interface GenerateOptions {
  readonly isKeptName: (name: string) => boolean;
  /** Which frames to use, by their number. */
  readonly isKeptFrame: (index: number) => boolean;
  /** Which kinds of organisations' names to draw, by their number, and how often one of them instead of an older kind. */
  readonly kinds: readonly number[];
  readonly kindShare: number;
  readonly perFrame: number;
}

/** Sentences with their spans: each frame `perFrame` times, alone or a few together, in the usual case or not. */
export function generateExamples(
  random: Random,
  { isKeptName, isKeptFrame, kinds, kindShare, perFrame }: GenerateOptions,
): Example[] {
  const { anglic, other, byLocale } = readCultures(isKeptName, kinds, kindShare);
  const anyone = (): Culture => random.pick(random.chance(0.5) ? anglic : other);
  const examples: Example[] = [];
  const entityFrames = [
    ...introductions,
    ...messages,
    ...support,
    ...forms,
    ...news,
    ...everyday,
    ...loose,
    ...letters,
    ...organisationFrames,
    ...personFrames,
    ...placeFrames,
  ].filter((_, index) => isKeptFrame(index));
  const plain = [...plainSentences, ...technicalSentences].filter((_, index) => isKeptFrame(index));
  for (const frame of entityFrames) {
    for (let n = 0; n < perFrame; n += 1) {
      const culture = random.chance(0.55) ? random.pick(anglic) : random.pick(other);
      let example = fillFrame(frame, culture, random, anyone);
      const way = random.next();
      if (way < 0.3) {
        const neighbour = fillFrame(random.pick(random.chance(0.6) ? entityFrames : plain), culture, random, anyone);
        const gap = random.pick([" ", " ", "\n", "\n\n"]);
        example = random.chance(0.5) ? join(example, gap, neighbour) : join(neighbour, gap, example);
      }
      examples.push(recase(example, random));
    }
  }
  for (const frame of plain) {
    for (let n = 0; n < perFrame * 2; n += 1)
      examples.push(recase(fillFrame(frame, random.pick(anglic), random, anyone), random));
  }
  for (const [language, frames] of Object.entries(languageFrames)) {
    for (const frame of frames.filter((_, index) => isKeptFrame(index))) {
      for (let n = 0; n < perFrame; n += 1) {
        const culture = byLocale.get(random.pick(languageLocales[language] ?? [])) ?? random.pick(other);
        const template = frame.startsWith("=") ? chooseAlternatives(frame.slice(1), random) : frame;
        examples.push(
          recase(
            fillFrame(template, culture, random, () => (language === "ru" ? culture : random.chance(0.6) ? culture : anyone())),
            random,
          ),
        );
      }
    }
  }
  return examples;
}

function join(one: Example, gap: string, other: Example): Example {
  const shift = one.text.length + gap.length;
  return {
    text: one.text + gap + other.text,
    spans: [...one.spans, ...other.spans.map(({ type, start, end }) => ({ type, start: start + shift, end: end + shift }))],
  };
}

function recase(example: Example, random: Random): Example {
  const { text, spans } = example;
  const way = random.next();
  if (way > (spans.length === 0 ? 0.8 : 0.97)) return capitaliseSome(example, random);
  const changed = way < 0.06 ? text.toLowerCase() : way < 0.1 ? text.toUpperCase() : text;
  // Some letters change their length with their case; such texts stay as they are.
  return { text: changed.length === text.length ? changed : text, spans };
}

/** Ordinary words capitalised for emphasis, as people do: they are no names for that. */
function capitaliseSome({ text, spans }: Example, random: Random): Example {
  const share = random.pick([0.1, 0.3, 0.6]);
  const changed = text.replaceAll(/(?<![\p{L}\d@._/])[a-z](?=[a-z]{2})/gu, (letter, at: number) =>
    random.chance(share) && !spans.some(({ start, end }) => at >= start && at < end) ? letter.toUpperCase() : letter,
  );
  return { text: changed, spans };
}
