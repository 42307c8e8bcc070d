import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expand } from "./expand-grammar.ts";
import { surround } from "./generate-rows.ts";
import { harmlessEnglish } from "./harmless-english.ts";
import { mutateText } from "./mutate-text.ts";
import type { Random } from "./seeded-random.ts";
import { ALL_HEADS, EMBEDDED, EXTRACTION, JAILBREAK, OVERRIDE, type TrainingRow, USER_HEADS } from "./training-row.ts";

export interface SourceRow {
  readonly text: string;
  readonly label: 0 | 1;
  readonly kind: "user" | "document";
  readonly source: string;
}

export function readSourceRows(directory: string): SourceRow[] {
  const lines = readFileSync(join(directory, "injection", "train.jsonl"), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as SourceRow);
}

/** Comments of a social network, hateful or not: a harsh subject is no attack on a prompt. */
export function readComments(directory: string): SourceRow[] {
  const lines = readFileSync(join(directory, "harm", "hate_train.jsonl"), "utf8").split("\n");
  return lines
    .filter((line, index) => line !== "" && index % 3 === 0)
    .map((line) => ({ text: (JSON.parse(line) as { text: string }).text, label: 0, kind: "user", source: "comments" }));
}

/** Each source is held out as a whole: its fold. */
const FOLD_OF: Readonly<Record<string, number>> = {
  inthewild: 0,
  dan: 0,
  comments: 3,
  clinc: 0,
  mps: 1,
  cse_code: 1,
  bipia_raw_train: 2,
  seg_bipia_email: 2,
};

export function prepareRows(sources: readonly SourceRow[], random: Random): TrainingRow[] {
  const rows: TrainingRow[] = [];
  for (const [number, row] of sources.entries()) {
    const fold = FOLD_OF[row.source] ?? 3;
    const group = row.source;
    const template = `${row.source}:${number}`;
    const add = (text: string, positive: number, negative: number, weight: number, kind: TrainingRow["kind"] = "user"): void => {
      rows.push({ text: text.slice(0, 4000), positive, negative, weight, kind, group, fold, template, attack: positive !== 0 });
    };
    if (row.source === "mps") addHijack(row.text, random, add);
    else if (row.source === "bipia_raw_train") addIndirect(row.text, random, add);
    else if (row.label === 1) addTemplate(row.text, add);
    else if (row.kind === "document") add(row.text, 0, ALL_HEADS, 1, "window");
    else if (row.source === "comments") add(row.text, 0, ALL_HEADS, 0.4, number % 2 === 0 ? "user" : "window");
    else add(mutateText(row.text, random), 0, USER_HEADS, row.source === "clinc" ? 0.35 : 0.5);
  }
  return rows;
}

type Add = (text: string, positive: number, negative: number, weight: number, kind?: TrainingRow["kind"]) => void;

/** Words without which a sentence of a jailbreak template is ordinary prose. */
const TELLING =
  /\b(ignor|disregard|forget|rule|polic|restrict|limit|filter|ethic|moral|illegal|harm|dan\b|ai\b|ais\b|gpt|chatgpt|openai|refus|charact|act\b|acting|pretend|must|cannot|can't|never|always|respon|answer|prompt|instruct|mode|token|warn|apolog|jail|anything|nsfw|uncensor|freedom|free\b|bound|comply|obey|role|persona|simulat|language model|assistant|bot\b|evil|hack|consequence|break|opinion|content|user|real)/i;

/** Words of which a jailbreak has several different ones. Many collected prompts have none: they only ask for a game or a style. */
const STRONG =
  /\b(dan\b|jailb\w*|openai\w*|polic\w*|ethic\w*|moral\w*|illegal\w*|restrict\w*|filter\w*|uncensor\w*|censor\w*|nsfw|refus\w*|unethical|immoral|harmful|anything now|inappropriate|explicit|limitation\w*|guideline\w*|disclaimer\w*|unfiltered|amoral|evil|malicious|developer mode|break character|as an ai|language model|ignore\w*|consequence\w*|offensive|vulgar|swear\w*|profan\w*|unrestricted|no rules|bypass\w*|hack\w*|comply|obey\w*|previous instructions|apologi\w*|tokens)\b/gi;

/** A jailbreak from the wild. Its ordinary sentences teach what long, chatty English looks like without an attack. */
function addTemplate(text: string, add: Add): void {
  const strong = new Set((text.match(STRONG) ?? []).map((word) => word.toLowerCase())).size;
  if (strong === 0) return add(text, 0, USER_HEADS, 0.7);
  if (strong < 3) return;
  add(text, JAILBREAK, 0, strong < 5 ? 0.6 : 1);
  if (text.length > 900 && strong > 5) add(text.slice(0, 500), JAILBREAK, 0, 0.4);
  const ordinary = text
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => sentence.length > 30 && sentence.length < 400 && !TELLING.test(sentence));
  for (let at = 0; at < ordinary.length; at += 4) add(ordinary.slice(at, at + 4).join(" "), 0, USER_HEADS, 0.5);
}

/**
 * A prompt-hijacking entry: an application's prompt around what an attacker typed, which many repeat at the end. That part alone is
 * the attack; the prompt with a harmless sentence in its place is not one.
 */
function addHijack(text: string, random: Random, add: Add): void {
  const typed = findRepeated(text);
  if (typed === undefined) return add(text, OVERRIDE, 0, 0.3);
  const bits = /\b(secret|password|key|instructions|prompt)\b/i.test(typed) ? OVERRIDE | EXTRACTION : OVERRIDE;
  if (/[a-z]{3,} [a-z]{2,}/i.test(typed)) add(typed, bits | EMBEDDED, 0, 0.6);
  add(text, OVERRIDE, 0, 0.3);
  const prompt = text.slice(0, text.length - typed.length);
  const harmless = expand(
    harmlessEnglish,
    random.pick(["{sentence}", "{sentence} {sentence}", "{question}", "{paragraph}"]),
    random,
  );
  add(prompt.replaceAll(typed, () => harmless).trim(), 0, USER_HEADS, 0.5);
}

function findRepeated(text: string): string | undefined {
  for (const separator of ["\n\n\n", "\n\n", "\n"]) {
    for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) {
      const rest = text.slice(at + separator.length).trim();
      if (rest.length > 8 && text.slice(0, at).includes(rest)) return rest;
    }
  }
  return undefined;
}

/** A request planted in a document. Only those that speak of the answer or code to come are attacks when a user types them. */
function addIndirect(text: string, random: Random, add: Add): void {
  const aboutAnswer = /\b(your|the following code|response|reply|answer|output|message)\b/i.test(text);
  if (!aboutAnswer) return;
  add(text, OVERRIDE | EMBEDDED, 0, 1.5);
  add(surround(text, random), EMBEDDED, 0, 1.5, "window");
}
