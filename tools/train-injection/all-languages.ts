import { asianLanguages } from "./other-languages-asia.ts";
import { europeanLanguages } from "./other-languages-europe.ts";
import { moreTexts } from "./other-languages-more.ts";
import { type LanguageTexts, otherLanguages } from "./other-languages.ts";

/** All languages but English, 33 and a mix; each with all its texts. The order is fixed: it decides a language's fold. */
export const allLanguages: Readonly<Record<string, Required<LanguageTexts>>> = Object.fromEntries(
  Object.entries({ ...otherLanguages, ...europeanLanguages, ...asianLanguages }).map(([name, texts]) => {
    const more = moreTexts[name];
    const harmless = [...texts.harmless, ...(more?.harmless ?? [])];
    return [name, { ...texts, harmless, embedded: [...(texts.embedded ?? []), ...(more?.embedded ?? [])] }];
  }),
);
