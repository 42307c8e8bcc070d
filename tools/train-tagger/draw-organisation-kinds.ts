import type { Random } from "../train-injection/seeded-random.ts";
import type { Culture } from "./draw-names.ts";
import {
  coinedEnds,
  coinedStarts,
  companySuffixes,
  ministries,
  ngoThemes,
  wellKnownOrganisations,
} from "./organisation-lists.ts";
import {
  bandNouns,
  brandActivities,
  brandAdjectives,
  brandFields,
  brandNouns,
  coinedTails,
  mascots,
  moreOrganisations,
  paperWords,
  partyAdjectives,
  shopKinds,
  syllables,
} from "./organisation-words.ts";
import { countries } from "./place-lists.ts";
import { adjectives, capitalise, nouns } from "./slot-words.ts";
import { nationalities } from "./word-lists.ts";

/** Draws a name of one kind. The tool leaves every fifth kind out when it measures. */
export type OrganisationKind = (culture: Culture, random: Random) => string;

const noun = (random: Random): string => (random.chance(0.7) ? random.pick(brandNouns) : capitalise(random.pick(nouns)));
const adjective = (random: Random): string =>
  random.chance(0.7) ? random.pick(brandAdjectives) : capitalise(random.pick(adjectives));
const field = (random: Random): string => random.pick(brandFields);
const activity = (random: Random): string => random.pick(brandActivities);
const letter = (random: Random): string => random.pick([..."ABCDEFGHIJKLMNOPRSTVW"]);
const nationality = (random: Random): string => capitalise(random.pick(nationalities.slice(0, 100)));
const and = (random: Random): string => random.pick(["&", "&", "&", "&", "&", "and"]);
const article = (random: Random): string => (random.chance(0.6) ? "The " : "");

/** An invented word: Zorvia, Kelplex. */
export function coinWord(random: Random): string {
  let word = random.pick(syllables);
  const more = random.chance(0.6) ? 1 : random.chance(0.5) ? 2 : 0;
  for (let n = 0; n < more; n += 1) word += random.pick(syllables);
  return capitalise(word + random.pick(coinedTails));
}

export const organisationKinds: readonly OrganisationKind[] = [
  // Companies of ordinary words, without a suffix.
  (_, random) => `${adjective(random)} ${noun(random)}`,
  (_, random) => `${adjective(random)} ${activity(random)}`,
  (_, random) => `${adjective(random)} ${field(random)} ${activity(random)}`,
  (_, random) => `${noun(random)} ${field(random)} ${activity(random)}`,
  (_, random) => `${adjective(random)} ${noun(random)} ${activity(random)}`,
  (_, random) => `${noun(random)} ${noun(random)}`,
  (_, random) => `${field(random)} ${activity(random)}`,
  (_, random) => `${noun(random)} ${activity(random)}`,
  (_, random) => `${noun(random)} ${and(random)} ${noun(random)}`,
  (_, random) => `${article(random)}${adjective(random)} ${noun(random)}`,
  (_, random) =>
    `${random.pick(["House", "Land", "World", "Circle", "Garden", "King", "Sons", "City"])} of ${noun(random)}${random.chance(0.5) ? "s" : ""}`,
  (_, random) =>
    `${noun(random)}${random.pick([" Plus", " Mart", " King", " Hut", " World", " Land", " Town", " 24", " 2000", " One", "-Rite"])}`,
  (_, random) => `${noun(random)}'s ${noun(random)}`,
  (culture, random) => `${random.pick(brandAdjectives)} ${random.pick(culture.firsts)}`,
  (_, random) =>
    `${random.pick(["Mr.", "Mr", "Dr.", "Mrs.", "Captain", "Uncle", "Auntie", "Big", "Little", "Crazy"])} ${noun(random)}${random.chance(0.3) ? "s" : ""}`,
  (_, random) => noun(random),
  // Shops and firms by their owners' names.
  (culture, random) => `${random.pick(random.chance(0.5) ? culture.firsts : culture.lasts)}'s`,
  (culture, random) => `${random.pick(random.chance(0.4) ? culture.firsts : culture.lasts)}'s ${random.pick(shopKinds)}`,
  (culture, random) => `${random.pick(culture.lasts)}'s ${random.chance(0.5) ? `${adjective(random)} ` : ""}${noun(random)}`,
  (culture, random) => `${random.pick(culture.lasts)} & ${random.pick(culture.lasts)}`,
  (culture, random) => `${random.pick(culture.lasts)} ${random.pick(shopKinds)}`,
  (culture, random) => {
    const dot = random.pick([".", "", ".", ". "]);
    return `${letter(random)}${dot}${letter(random)}${dot === ". " ? "." : dot} ${random.pick(culture.lasts)}${random.chance(0.25) ? ` ${random.pick(companySuffixes)}` : ""}`;
  },
  (culture, random) =>
    `${random.pick(culture.firsts)} ${random.pick(culture.lasts)} ${random.pick(random.chance(0.5) ? brandActivities : shopKinds)}`,
  (culture, random) =>
    `${random.pick(culture.lasts)} ${random.pick(["Brothers", "Bros", "Bros.", "Sons", "Sisters", "Group", "Partners", "Associates", "Company", "Stores", "Shops", "Markets", "Motors", "Oil", "Steel"])}`,
  (culture, random) =>
    `${random.pick(culture.lasts)}, ${random.pick(culture.lasts)} ${and(random)} ${random.pick(culture.lasts)}`,
  // Invented and joined words, letters.
  (_, random) => coinWord(random),
  (_, random) => `${coinWord(random)} ${random.chance(0.6) ? activity(random) : noun(random)}`,
  (_, random) => random.pick(coinedStarts) + random.pick(coinedEnds),
  (_, random) =>
    `${random.chance(0.5) ? adjective(random) : noun(random)}${random.chance(0.6) ? noun(random) : noun(random).toLowerCase()}`,
  (_, random) =>
    `${random.pick(["Kwik", "Kwality", "E-Z", "Xtra", "Nu", "Thrif", "Sav", "Dura", "Acu", "Max", "Maxi", "Uni", "Omni"])}${random.pick(["-", " ", ""])}${noun(random)}`,
  (_, random) => Array.from({ length: 2 + random.below(4) }, () => letter(random)).join(random.chance(0.1) ? "." : ""),
  (_, random) =>
    `${letter(random)}${random.pick(["&", "&", " & "])}${letter(random)}${random.chance(0.5) ? ` ${activity(random)}` : ""}`,
  (_, random) =>
    `${Array.from({ length: 2 + random.below(3) }, () => letter(random)).join("")} ${random.chance(0.5) ? activity(random) : noun(random)}`,
  (_, random) =>
    `${random.pick(["Studio", "Pier", "Club", "Route", "Area", "Channel", "Radio", "Bar", "Seven", "Three", "Four", "Twelve"])} ${random.chance(0.5) ? String(1 + random.below(99)) : noun(random)}`,
  // Press, teams, bands, parties, the air, money, learning, health, state.
  (culture, random) => `${article(random)}${random.pick(culture.cities)} ${random.pick(paperWords)}`,
  (_, random) => `${article(random)}${random.chance(0.5) ? noun(random) : nationality(random)} ${random.pick(paperWords)}`,
  (_, random) =>
    `${noun(random)} ${random.pick(["Weekly", "Monthly", "Magazine", "Quarterly", "Digest", "Today", "Radio", "TV", "FM", "News"])}`,
  (culture, random) => `${random.pick(culture.cities)} ${random.pick(mascots)}`,
  (culture, random) =>
    `${random.pick(["FC", "AC", "SC", "Real", "Sporting", "Inter", "Dynamo", "Club", "Atlético", "SV", "VfL"])} ${random.pick(culture.cities)}`,
  (_, random) =>
    `The ${random.chance(0.5) ? `${adjective(random)} ` : ""}${random.chance(0.6) ? random.pick(bandNouns) : `${noun(random)}s`}`,
  (_, random) => `${adjective(random)} ${random.pick(bandNouns)}`,
  (_, random) =>
    `${random.chance(0.3) ? `${nationality(random)} ` : ""}${random.pick(partyAdjectives)} ${random.pick(["Party", "Party", "Union", "Front", "Movement", "Alliance"])}`,
  (_, random) =>
    random.pick([
      `Air ${random.pick(countries)}`,
      `${nationality(random)} Airways`,
      `${nationality(random)} Airlines`,
      `${noun(random)} Air`,
      `${noun(random)}Jet`,
    ]),
  (culture, random) =>
    `${random.pick(["First", "Second", "Farmers", "Merchants", "Peoples", "Citizens", "Community", "Union", "Savings", "National"])} ${random.pick(["National Bank", "Bank", "Federal Savings", "Trust", "Credit Union", "Mutual"])}${random.chance(0.3) ? ` of ${random.pick(culture.cities)}` : ""}`,
  (culture, random) =>
    `${random.pick(random.chance(0.5) ? culture.lasts : culture.cities)} ${random.pick(["Bank", "Capital", "Savings", "Mutual", "Trust", "Securities", "Insurance"])}`,
  (culture, random) =>
    `${random.pick(culture.cities)} ${random.pick(["State University", "University", "College", "Community College", "Polytechnic", "School of Medicine", "Law School", "Institute of Technology", "High School", "Academy of Sciences", "Business School"])}`,
  (culture, random) =>
    `${random.pick(["Mercy", "Sacred Heart", "Good Samaritan", "Memorial", "Trinity", "Providence", "Holy Cross", "County", "Children's", "Veterans", random.pick(culture.lasts), random.pick(culture.cities)])} ${random.pick(["Hospital", "General Hospital", "Medical Center", "Clinic", "Health", "Infirmary", "Memorial Hospital"])}`,
  (_, random) =>
    `${random.pick(["National", "Federal", "State", "Royal", "Central", "International", "European", nationality(random)])} ${random.pick([...ministries.filter((name) => !name.startsWith("the ")), "Weather", "Space", "Aviation", "Food", "Tax", "Election", "Police", "Reserve", "Radio"])} ${random.pick(["Agency", "Commission", "Authority", "Service", "Board", "Bureau", "Office", "Council", "Administration", "Institute"])}`,
  (_, random) =>
    `${nationality(random)} ${random.pick(["Embassy", "Parliament", "Army", "Navy", "Air Force", "Red Cross", "Post", "Telecom", "Railways", "Broadcasting", "Football Federation", "Chess Federation", "Academy", "Olympic Committee"])}`,
  (_, random) =>
    `${random.pick(ngoThemes)} ${random.pick(["International", "Worldwide", "Without Borders", "First", "Now", "Watch", "Action", "Aid", "Project", "Initiative"])}`,
  (_, random) =>
    `${random.chance(0.6) ? noun(random) : adjective(random)} ${random.pick(["Records", "Pictures", "Films", "Studios", "Games", "Press", "Books", "Publishing", "Theatre", "Orchestra", "Museum", "Gallery", "Foundation", "Church", "Hotel", "Inn", "Casino", "Resort"])}`,
  (culture, random) =>
    `${random.pick(["Café", "Chez", "La", "Le", "El", "Casa", "Bar", "Hotel", "Trattoria", "Taverna", "Maison"])} ${random.chance(0.5) ? random.pick(culture.firsts) : noun(random)}`,
  (culture, random) => `${random.pick(culture.cities)} ${random.chance(0.5) ? activity(random) : random.pick(shopKinds)}`,
  // Well known ones, more than once.
  (_, random) => random.pick(wellKnownOrganisations),
  (_, random) => random.pick(wellKnownOrganisations),
  (_, random) => random.pick(wellKnownOrganisations),
  (_, random) => random.pick(moreOrganisations),
  (_, random) => random.pick(moreOrganisations),
  (_, random) => random.pick(wellKnownOrganisations),
];
