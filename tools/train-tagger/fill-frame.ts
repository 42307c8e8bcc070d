import type { TagType } from "../../src/guardrails/tagger/model-layout.ts";
import type { Random } from "../train-injection/seeded-random.ts";
import { type AddressParts, drawAddress, drawStreetName } from "./draw-address.ts";
import { type Culture, drawPerson, drawSurname } from "./draw-names.ts";
import { drawAcronym, drawClub, drawOrganisation } from "./draw-organisation.ts";
import { coinedEnds, coinedStarts } from "./organisation-lists.ts";
import { countries, regions, stateCodes } from "./place-lists.ts";
import {
  abbreviations,
  drugs,
  games,
  plainClauses,
  plainSentences,
  softwareNames,
  theories,
  verbPhrases,
} from "./plain-sentences.ts";
import {
  capitalise,
  nouns,
  adjectives,
  verbs,
  adverbs,
  bookTitles,
  songs,
  products,
  jobs,
  genres,
  species,
  elements,
  subjects,
  languagesOnly,
  months,
  days,
  prepositions,
  pastVerbs,
  closings,
  things,
  thingsPlural,
  labels,
} from "./slot-words.ts";
import { nationalities } from "./word-lists.ts";

export interface Span {
  readonly type: TagType;
  readonly start: number;
  readonly end: number;
}

export interface Example {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Picks the alternatives of a frame: `[a|b|]`, nested. */
export function chooseAlternatives(frame: string, random: Random): string {
  let at = 0;
  const sequence = (inside: boolean): string[] => {
    const options = [""];
    while (at < frame.length) {
      const unit = frame[at] ?? "";
      at += 1;
      if (unit === "[") options[options.length - 1] += random.pick(sequence(true));
      else if (inside && unit === "]") return options;
      else if (inside && unit === "|") options.push("");
      else options[options.length - 1] += unit;
    }
    return options;
  };
  return (sequence(false)[0] ?? "").replaceAll("\\n", "\n");
}

/** Fills a frame's slots; slots that give a frame in their turn are filled as well. */
export function fillFrame(frame: string, culture: Culture, random: Random, others: () => Culture): Example {
  const spans: Span[] = [];
  let text = "";
  let address: AddressParts | undefined;
  const place = (): Culture => (random.chance(0.7) ? culture : others());
  const write = (template: string, depth: number): void => {
    let from = 0;
    for (const match of template.matchAll(/\{([A-Za-z]+)\}/g)) {
      text += template.slice(from, match.index);
      from = match.index + match[0].length;
      slot(match[1] ?? "", depth);
    }
    text += template.slice(from);
  };
  const entity = (type: TagType, value: string): void => {
    spans.push({ type, start: text.length, end: text.length + value.length });
    text += value;
  };
  const noun = (): string => random.pick(nouns);
  const adjective = (): string => random.pick(adjectives);
  const sub = (list: readonly string[], depth: number, change: (text: string) => string = (same) => same): void => {
    if (depth > 3) text += "it was fine";
    else write(change(chooseAlternatives(random.pick(list), random)), depth + 1);
  };
  const slot = (name: string, depth: number): void => {
    const named = labels[name];
    if (named !== undefined) {
      text += random.pick(named);
      return;
    }
    switch (name) {
      case "name":
        return entity("NAME", drawPerson(random.chance(0.85) ? culture : others(), random));
      case "first":
        return entity("NAME", random.pick(random.chance(0.85) ? culture.firsts : others().firsts));
      case "inverted": {
        const person = random.chance(0.85) ? culture : others();
        const middle = random.chance(0.2) ? ` ${String.fromCharCode(65 + random.below(26))}.` : "";
        return entity("NAME", `${drawSurname(person, random)}, ${random.pick(person.firsts)}${middle}`);
      }
      case "last":
        return entity("NAME", drawSurname(random.chance(0.85) ? culture : others(), random));
      case "org":
        return entity("ORGANIZATION", drawOrganisation(place(), random));
      case "club":
        return entity("ORGANIZATION", drawClub(place(), random));
      case "acro":
        return entity("ORGANIZATION", drawAcronym(random));
      case "city": {
        address ??= drawAddress(place(), random);
        return entity("LOCATION", random.chance(0.5) ? address.city : random.pick(place().cities));
      }
      case "country":
        return entity("LOCATION", random.pick(countries));
      case "state":
        return entity("LOCATION", random.pick(random.chance(0.5) ? stateCodes : regions));
      case "PLACE":
        return entity("LOCATION", random.pick(place().cities).toUpperCase());
      case "place": {
        const way = random.next();
        if (way < 0.5) return entity("LOCATION", random.pick(place().cities));
        if (way < 0.72) return entity("LOCATION", random.pick(countries));
        if (way < 0.84) return entity("LOCATION", random.pick(regions));
        entity("LOCATION", random.pick(place().cities));
        text += ", ";
        return entity("LOCATION", random.pick(random.chance(0.6) ? countries : random.chance(0.5) ? stateCodes : regions));
      }
      case "addr": {
        const drawn = drawAddress(place(), random);
        return entity("ADDRESS", random.chance(0.8) ? drawn.whole : drawn.street);
      }
      case "street":
        return entity("ADDRESS", drawAddress(place(), random).street);
      case "streetname":
        return entity("ADDRESS", drawStreetName(place(), random));
      case "zipcity":
        return entity("ADDRESS", drawAddress(place(), random).tail);
      case "zip":
        return entity("ADDRESS", drawAddress(place(), random).zip);
      case "title":
        text += random.pick([
          "Mr.",
          "Mrs.",
          "Ms.",
          "Dr.",
          "Mr",
          "Mrs",
          "Ms",
          "Dr",
          "Prof.",
          "Professor",
          "Miss",
          "Judge",
          "Captain",
          "Sir",
          "Rev.",
          "Father",
          "Officer",
        ]);
        return;
      case "plain":
        return sub(plainSentences, depth);
      case "Plain":
        return sub(plainClauses, depth, (same) => capitalise(same).replace(/\.$/, ","));
      case "plainlower":
        return sub(plainClauses, depth);
      case "plainverb":
        return sub(verbPhrases, depth, (same) => (same.endsWith("}") ? same : `${same}.`));
      case "closing":
        text += random.pick(closings);
        return;
      case "livein":
        text += random.pick([
          "live in",
          "am from",
          "come from",
          "work in",
          "was born in",
          "just moved to",
          "grew up in",
          "study in",
        ]);
        return;
      case "job":
        text += random.pick(jobs);
        return;
      case "Job":
        text += `${random.pick(["", "", "Senior ", "Chief ", "Head ", "Assistant ", "Sales ", "Lead ", "Marketing ", "Regional "])}${capitalise(random.pick(jobs))}`;
        return;
      case "noun":
        text += noun();
        return;
      case "Noun":
        text += capitalise(noun());
        return;
      case "adj":
        text += adjective();
        return;
      case "Adj":
        text += capitalise(adjective());
        return;
      case "verb":
        text += random.pick(verbs);
        return;
      case "Verb":
        text += capitalise(random.pick(verbs));
        return;
      case "coined":
        text += random.pick(coinedStarts) + random.pick(coinedEnds);
        return;
      case "acronym":
        text += random.chance(0.4) ? random.pick(abbreviations) : drawAcronym(random);
        return;
      case "Camel":
        text += capitalise(noun()) + capitalise(random.pick([noun(), adjective(), "error", "service", "handler", "factory"]));
        return;
      case "past":
        text += random.pick(pastVerbs);
        return;
      case "prep":
        text += random.pick(prepositions);
        return;
      case "adv":
        text += random.pick(adverbs);
        return;
      case "Adv":
        text += capitalise(random.pick(adverbs));
        return;
      case "word":
        text += random.pick([
          noun(),
          adjective(),
          capitalise(adjective()),
          "active",
          "pending",
          "Sales",
          "Marketing",
          "male",
          "female",
          "Single",
          "Married",
        ]);
        return;
      case "UPPER":
        text += random.pick([noun(), adjective(), random.pick(verbs)]).toUpperCase();
        return;
      case "thing":
        text += random.pick(things);
        return;
      case "things":
        text += random.pick(thingsPlural);
        return;
      case "product":
        text += random.chance(0.5)
          ? random.pick(["my ", "a ", "the "].map((article) => article + noun()))
          : `${random.pick(["iPhone", "Galaxy", "ThinkPad", "Kindle", "Playstation", "Model", "Xbox", "Pixel", "MacBook", capitalise(random.pick(products))])} ${random.pick(["13", "X", "Pro", "Max", "S21", "5", "Mini", "Air", "Ultra"])}`;
        return;
      case "software":
        text += random.pick(softwareNames);
        return;
      case "abbr":
        text += random.pick(abbreviations);
        return;
      case "theory":
        text += random.pick(theories);
        return;
      case "drug":
        text += random.pick(drugs);
        return;
      case "species":
        text += random.pick(species);
        return;
      case "element":
        text += random.pick(elements);
        return;
      case "game":
        text += random.pick(games);
        return;
      case "nat":
      case "Nat":
        text += capitalise(random.pick(nationalities.slice(0, 150)));
        return;
      case "Lang":
        text += random.pick(languagesOnly);
        return;
      case "subject":
        text += random.pick(subjects);
        return;
      case "Month":
      case "month":
        text += random.pick(months);
        return;
      case "Day":
      case "day":
        text += random.pick(days);
        return;
      case "num":
        text += String(1 + random.below(random.chance(0.8) ? 99 : 5000));
        return;
      case "year":
        text += String(1900 + random.below(130));
        return;
      case "time":
        text += random.pick([
          `${1 + random.below(12)}:${10 + random.below(50)}`,
          `${1 + random.below(12)} ${random.pick(["am", "pm", "AM", "PM"])}`,
          `${1 + random.below(12)}pm`,
        ]);
        return;
      case "date":
        text += random.pick([
          `${1 + random.below(28)} ${random.pick(months)} ${1940 + random.below(90)}`,
          `${random.pick(months)} ${1 + random.below(28)}, ${1940 + random.below(90)}`,
          `${1 + random.below(12)}/${1 + random.below(28)}/${1940 + random.below(90)}`,
          `${1940 + random.below(90)}-0${1 + random.below(9)}-${10 + random.below(18)}`,
          `${1 + random.below(28)}.${1 + random.below(12)}.${1940 + random.below(90)}`,
          `${random.pick(days)}, ${random.pick(months)} ${1 + random.below(28)}`,
        ]);
        return;
      case "money":
        text += random.pick([
          `$${1 + random.below(900)}`,
          `€${1 + random.below(90)},000`,
          `${1 + random.below(900)} dollars`,
          `£${random.below(90)}.99`,
          `${1 + random.below(90)} million`,
        ]);
        return;
      case "phone":
        text += random.pick([
          `+1 ${200 + random.below(700)} 555 ${1000 + random.below(8999)}`,
          `(${200 + random.below(700)}) 555-${1000 + random.below(8999)}`,
          `0${20 + random.below(70)} ${1_000_000 + random.below(8_000_000)}`,
          `${200 + random.below(700)}-555-${1000 + random.below(8999)}`,
        ]);
        return;
      case "email":
        text += `${random
          .pick(culture.firsts)
          .toLowerCase()
          .replaceAll(/[^a-z]/g, "x")}${random.pick([".", "_", ""])}${random
          .pick(culture.lasts)
          .toLowerCase()
          .replaceAll(/[^a-z]/g, "x")}@${random.pick(["example.com", "gmail.com", "mail.org", "yahoo.com", "company.co.uk"])}`;
        return;
      case "user":
        text +=
          random
            .pick(culture.firsts)
            .toLowerCase()
            .replaceAll(/[^a-z]/g, "x") + String(random.below(99));
        return;
      case "id":
        text += random.pick([
          `${random.pick(["A", "INV-", "ORD-", "#", "SN", ""])}${10000 + random.below(899_999)}`,
          String(1_000_000 + random.below(8_999_999)),
        ]);
        return;
      case "iban":
        text += `DE${10 + random.below(89)} ${1000 + random.below(8999)} ${1000 + random.below(8999)} ${1000 + random.below(8999)}`;
        return;
      case "TitleWork":
        text += drawWork(culture, random);
        return;
      case "Title":
        text += drawTitle(random, noun, adjective);
        return;
      case "Heading":
        text += random.chance(0.5)
          ? `${capitalise(adjective())} ${noun()} ${random.pick(["and", "for", "of", "in"])} ${noun()}`
          : drawTitle(random, noun, adjective);
        return;
      default:
        throw new RangeError(`no slot {${name}} in ${frame}`);
    }
  };
  write(chooseAlternatives(frame, random), 0);
  return { text, spans };
}

/** Titles hold names of people and places, which are none there. */
function drawWork(culture: Culture, random: Random): string {
  const one = (): string => random.pick(genres);
  const title = random.pick([
    () => `The ${one()} of the ${one()}`,
    () => `The ${one()} ${one()}`,
    () => `${one()} ${one()}`,
    () => one(),
    () => `${one()} and ${one()}`,
    () => `A ${one()} in the ${one()}`,
    () => random.pick(bookTitles),
    () => random.pick(songs),
    () => capitalise(random.pick(nouns)),
    () => `${capitalise(random.pick(adjectives))} ${capitalise(random.pick(nouns))}`,
    () =>
      `${random.pick(culture.cities)} ${random.pick(["Nights", "Calling", "Blues", "Story", "Express", "Affair", "Confidential", "Vice", "Stories", "Rhapsody", "Syndrome"])}`,
    () =>
      `${random.pick(["Last Train to", "Goodbye", "Return to", "A Winter in", "Murder in", "The Road to", "Escape from"])} ${random.pick(culture.cities)}`,
    () => `The ${capitalise(random.pick(nationalities.slice(0, 100)))} ${one()}`,
    () => `${one().slice(0, 3)}${random.pick(["ander", "atrix", "inator", "opolis", "ula", "ania"])}`,
  ])();
  return random.chance(0.2) ? `"${title}"` : title;
}

function drawTitle(random: Random, noun: () => string, adjective: () => string): string {
  const n = (): string => capitalise(noun());
  const a = (): string => capitalise(adjective());
  const v = (): string => capitalise(random.pick(verbs));
  return random.pick([
    () => `${v()} Your ${n()} ${random.pick(["Today", "Now", "in Five Steps", "for Free"])}`,
    () => `${a()} ${n()}`,
    () => `${n()} and ${n()}`,
    () => `How to ${v()} a ${a()} ${n()}`,
    () => `The ${a()} ${n()} of ${n()}`,
    () =>
      `${a()} ${n()} ${random.pick(["Policy", "Guide", "Report", "Overview", "Checklist", "Agreement", "Plan", "Form", "Settings"])}`,
    () => `${n()} ${n()} ${n()}`,
    () => `Why ${n()} ${v()} ${a()} ${n()}`,
    () =>
      `${random.pick(["Introduction to", "Getting Started with", "Notes on", "Summary of", "Guide to", "Getting"])} ${a()} ${n()}`,
    () => `${n()} ${random.pick(["Request", "Update", "Reminder", "Confirmation", "Details"])}`,
  ])();
}
