import { allLocales } from "@faker-js/faker";
import { hashWord } from "../../src/guardrails/tagger/classify-units.ts";
import type { Random } from "../train-injection/seeded-random.ts";
import { anglicSurnames, everydayGivenNames, romanisedGivenNames, romanisedSurnames } from "./name-lists.ts";
import { countries, provinceCodes, regions, stateCodes, wellKnownCities } from "./place-lists.ts";

/** The names of one culture. */
export interface Culture {
  readonly locale: string;
  readonly firsts: readonly string[];
  readonly lasts: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  /** Which of `organisationKinds` are drawn, and how often one of them instead of an older kind. */
  readonly kinds: readonly number[];
  readonly kindShare: number;
}

/** Every string of a part of faker's locale data. */
export function stringsOf(locale: string, module: string, key?: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "string") found.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
  };
  const data = (allLocales as unknown as Record<string, Record<string, Record<string, unknown>>>)[locale]?.[module];
  visit(key === undefined ? data : data?.[key]);
  return found;
}

const cased = /^[\p{Lu}][\p{L}\p{M}' .\-’]+$/u;
const isName = (text: string): boolean => cased.test(text) && text.length < 32 && !/[{}#()]/.test(text);

/** Half and half: what faker knows of the culture, and our lists where faker's are short. */
const anglicLocales = ["en", "en_GB", "en_AU", "en_CA", "en_IE", "en_US", "en_ZA"];
const otherLocales = [
  "af_ZA",
  "cs_CZ",
  "da",
  "de",
  "de_AT",
  "de_CH",
  "en_GH",
  "en_HK",
  "en_IN",
  "en_NG",
  "eo",
  "es",
  "es_MX",
  "fi",
  "fr",
  "fr_BE",
  "fr_CH",
  "fr_SN",
  "hr",
  "hu",
  "id_ID",
  "it",
  "ku_kmr_latin",
  "lv",
  "nb_NO",
  "nl",
  "nl_BE",
  "pl",
  "pt_BR",
  "pt_PT",
  "ro",
  "sk",
  "sl_SI",
  "sr_RS_latin",
  "sv",
  "tr",
  "uz_UZ_latin",
  "vi",
  "yo_NG",
  "zu_ZA",
  "az",
];
const casedOwnScript = ["ru", "uk", "el", "mk"];

const emptyToBase = (list: readonly string[], base: readonly string[]): readonly string[] => (list.length >= 8 ? list : base);

export function readCultures(
  isKept: (name: string) => boolean,
  kinds: readonly number[],
  kindShare: number,
): {
  readonly anglic: readonly Culture[];
  readonly other: readonly Culture[];
  readonly byLocale: ReadonlyMap<string, Culture>;
} {
  const keep = (list: readonly string[]): string[] => [...new Set(list.filter((name) => isName(name) && isKept(name)))];
  const cityNames = keep(wellKnownCities);
  const make = (locale: string, firsts: readonly string[], lasts: readonly string[]): Culture => ({
    locale,
    firsts,
    lasts,
    cities: emptyToBase(keep(stringsOf(locale, "location", "city_name")), cityNames),
    streets: keep([...stringsOf(locale, "location", "street_name"), ...stringsOf(locale, "location", "street_name_part")]),
    kinds,
    kindShare,
  });
  const ourFirsts = keep(everydayGivenNames);
  const ourLasts = keep(anglicSurnames);
  const enFirsts = keep(stringsOf("en", "person", "first_name"));
  const enLasts = keep(stringsOf("en", "person", "last_name"));
  const anglic = [
    make("us", ourFirsts, ourLasts),
    make("us", ourFirsts, ourLasts),
    make("us", [...ourFirsts, ...enFirsts], [...ourLasts, ...enLasts]),
    ...anglicLocales.map((locale) =>
      make(
        locale,
        emptyToBase(keep(stringsOf(locale, "person", "first_name")), enFirsts),
        emptyToBase(keep(stringsOf(locale, "person", "last_name")), ourLasts),
      ),
    ),
  ];
  const byLocale = new Map<string, Culture>();
  for (const locale of [...otherLocales, ...casedOwnScript]) {
    const firsts = keep(stringsOf(locale, "person", "first_name"));
    const lasts = keep(stringsOf(locale, "person", "last_name"));
    if (firsts.length >= 8) byLocale.set(locale, make(locale, firsts, emptyToBase(lasts, ourLasts)));
  }
  const other = [
    ...[...byLocale.values()].filter(({ locale }) => !casedOwnScript.includes(locale)),
    ...Array.from({ length: 8 }, () => make("romanised", keep(romanisedGivenNames), keep(romanisedSurnames))),
  ];
  return { anglic, other, byLocale };
}

/** What the lexicon knows as given names, surnames, towns, countries and parts of longer place names. */
export function readNameLists(isKept: (name: string) => boolean): {
  readonly firsts: Set<string>;
  readonly lasts: Set<string>;
  readonly cities: Set<string>;
  readonly countries: Set<string>;
  readonly placeParts: Set<string>;
} {
  const lists = {
    firsts: new Set<string>(),
    lasts: new Set<string>(),
    cities: new Set<string>(),
    countries: new Set<string>(),
    placeParts: new Set<string>(),
  };
  const parts = (name: string): string[] => name.split(/[ -]/).filter((part) => isName(part) && part.length > 1);
  const addNames = (set: Set<string>, names: readonly string[]): void => {
    for (const name of names) if (isKept(name)) for (const part of parts(name)) set.add(part);
  };
  const addPlaces = (set: Set<string>, names: readonly string[]): void => {
    for (const name of names) {
      if (!isKept(name)) continue;
      const split = parts(name);
      if (split.length === 1) set.add(split[0] ?? "");
      else for (const part of split) lists.placeParts.add(part);
    }
  };
  for (const locale of [...anglicLocales, ...otherLocales, ...casedOwnScript]) {
    addNames(lists.firsts, [...stringsOf(locale, "person", "first_name"), ...stringsOf(locale, "person", "middle_name")]);
    addNames(lists.lasts, stringsOf(locale, "person", "last_name"));
    addPlaces(lists.cities, stringsOf(locale, "location", "city_name"));
    addPlaces(lists.countries, [...stringsOf(locale, "location", "state"), ...stringsOf(locale, "location", "country")]);
  }
  addNames(lists.firsts, [...everydayGivenNames, ...romanisedGivenNames]);
  addNames(lists.lasts, [...anglicSurnames, ...romanisedSurnames]);
  addPlaces(lists.cities, wellKnownCities);
  addPlaces(lists.countries, [...countries, ...regions, ...stateCodes, ...provinceCodes]);
  return lists;
}

/** Every fifth name, chosen by its hash, is held out when we measure. */
export function isHeldOutName(name: string): boolean {
  return hashWord(name) % 5 === 0;
}

const particled = [
  "van",
  "van der",
  "van den",
  "de",
  "de la",
  "del",
  "di",
  "da",
  "dos",
  "von",
  "von der",
  "le",
  "bin",
  "al-",
  "El ",
  "ten",
  "du",
  "Mac",
  "O'",
];

/** A person's name in one of the ways it is written. */
export function drawPerson(culture: Culture, random: Random): string {
  const first = random.pick(culture.firsts);
  const last = drawSurname(culture, random);
  const way = random.next();
  const letter = (): string => String.fromCharCode(65 + random.below(26));
  if (way < 0.66) return `${first} ${last}`;
  if (way < 0.74) return `${first} ${letter()}. ${last}`;
  if (way < 0.8) return `${first} ${random.pick(culture.firsts)} ${last}`;
  if (way < 0.84) return `${letter()}. ${last}`;
  if (way < 0.86) return `${letter()}.${random.chance(0.5) ? " " : ""}${letter()}. ${last}`;
  if (way < 0.88) return `${first} ${last} ${random.pick(culture.lasts)}`;
  if (way < 0.9) return `${first}-${random.pick(culture.firsts)} ${last}`;
  if (way < 0.93) return `${last} ${first}`;
  if (way < 0.95) return `${first} ${letter()} ${last}`;
  if (way < 0.96) return `${first} ${last} ${random.pick(["Jr.", "Sr.", "III", "II", "IV"])}`;
  return first;
}

/** Parts of surnames of many peoples, for surnames that no list has. */
const surnameStarts =
  "Ber Vel Dra Kov Szcz Prz Mil Bog Rad Stan Yam Kou Taka Naka Ishi Fuji Oka Ade Olu Chi Nwa Oko Mba Kip Mwa Ben Abd Kha Raz Sha Meh Bah Gul Yil Öz Kar Dem Ngu Pha Tra Sri Vis Rama Chan Bal Guti Echev Zubi Laf Mont Beau Cheva Hjor Lind Sand Berg Thor Gud Mäk Vir Kal Pap Stav Geor Zot Hov Sark Kvar Shev Bon Pet Hal Whit Ash Thorn Black Fair".split(
    " ",
  );
const surnameMiddles = "a e i o u an en in ar er or al el ol am em om as es os ad ed id ov ev al ik ek ak um ul un".split(" ");
const surnameEnds =
  "ić ović ski cki czyk czak ová ák ek enko chuk ov ev in yan ian dze shvili mura moto yama kawa da saki bayo kunle gozi eze ola wale yomi pour zadeh oğlu maz er türk swamy nathan kar wal jee ez eño arro aga aux ard eau ot sson sen dottir quist ström nen la opoulos akis idis escu eanu aitis ienė ins ton ley worth field bury ham combe wick".split(
    " ",
  );

function coinSurname(random: Random): string {
  return random.pick(surnameStarts) + (random.chance(0.5) ? random.pick(surnameMiddles) : "") + random.pick(surnameEnds);
}

export function drawSurname(culture: Culture, random: Random): string {
  const odd = random.next();
  // Some people bear the name of a town.
  if (odd < 0.05) return coinSurname(random);
  if (odd < 0.065) return random.pick(culture.cities);
  const last = random.pick(culture.lasts);
  const way = random.next();
  if (way < 0.93) return last;
  if (way < 0.965) return `${last}-${random.pick(culture.lasts)}`;
  const particle = random.pick(particled);
  return /[-' ]$|Mac$/.test(particle) ? particle + last : `${particle} ${last}`;
}
