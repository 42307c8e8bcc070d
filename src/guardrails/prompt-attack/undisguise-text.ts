import { revealClue } from "./disguise/reveal-clue.ts";
import { type Survey, surveyText } from "./disguise/survey-text.ts";

/**
 * Readable forms of a text that hides its words, to be scored besides the text itself: other alphabets and signs for letters, letters set
 * apart or in another order, words cut up, ciphers that change letter for letter, and encodings, one inside the other. Nothing hidden,
 * nothing returned. Expects text after Unicode normalisation.
 *
 * Bounded: at most MAX_FORMS forms that together have no more than BUDGET code units, from no more than MAX_DEPTH layers. One pass decides
 * whether anything more is done, so plain text costs that pass alone.
 */
const BUDGET = 32_768;
const MAX_FORMS = 8;
const MAX_DEPTH = 3;

interface Work {
  readonly forms: string[];
  readonly seen: Set<string>;
  left: number;
}

export function undisguise(text: string): string[] {
  const work: Work = { forms: [], seen: new Set([text]), left: BUDGET };
  explore(text, surveyText(text), 1, work);
  return work.forms;
}

function explore(text: string, survey: Survey, depth: number, work: Work): void {
  for (const [, clues] of Map.groupBy(survey.clues, ({ kind }) => kind)) {
    let readable = "";
    let unclear = "";
    for (const clue of clues) {
      if (work.left <= 0) break;
      const revealed = revealClue(text, clue, work.left);
      work.left -= revealed.cost;
      for (const form of revealed.readable) readable += readable === "" ? form : `\n${form}`;
      for (const form of revealed.unclear) unclear += unclear === "" ? form : `\n${form}`;
    }
    for (const form of [readable, unclear]) {
      if (form === "" || work.seen.has(form) || work.forms.length >= MAX_FORMS) continue;
      work.seen.add(form);
      if (form === readable) work.forms.push(form);
      if (depth < MAX_DEPTH) explore(form, surveyText(form), depth + 1, work);
    }
  }
}
