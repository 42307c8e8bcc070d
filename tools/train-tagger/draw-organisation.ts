import type { Random } from "../train-injection/seeded-random.ts";
import { type Culture } from "./draw-names.ts";
import { organisationKinds } from "./draw-organisation-kinds.ts";
import {
  coinedEnds,
  coinedStarts,
  companyRoots,
  companySuffixes,
  companyTrades,
  institutionHeads,
  ministries,
  ngoThemes,
  wellKnownOrganisations,
} from "./organisation-lists.ts";
import { countries, regions } from "./place-lists.ts";

const localInstitutions: Readonly<Record<string, readonly string[]>> = {
  de: [
    "Universität #",
    "Technische Universität #",
    "Klinikum #",
    "Sparkasse #",
    "Stadtwerke #",
    "Amtsgericht #",
    "Volksbank #",
    "Deutsche @ AG",
    "@ & Söhne GmbH",
    "@ Bau GmbH",
    "Autohaus @",
    "Bäckerei @",
    "Hochschule #",
    "Landratsamt #",
    "@werke AG",
    "@ Versicherung AG",
  ],
  fr: [
    "Université de #",
    "Hôpital Saint-@",
    "Mairie de #",
    "Banque de #",
    "Lycée @",
    "Société @",
    "@ et Fils",
    "Groupe @",
    "Éditions @",
    "Boulangerie @",
    "Cabinet @",
    "CHU de #",
  ],
  es: [
    "Universidad de #",
    "Hospital de #",
    "Ayuntamiento de #",
    "Banco de #",
    "Grupo @",
    "Construcciones @",
    "@ e Hijos",
    "Instituto @",
    "Transportes @ S.L.",
  ],
  it: [
    "Università di #",
    "Ospedale di #",
    "Comune di #",
    "Banca di #",
    "Gruppo @",
    "Fratelli @",
    "@ e Figli",
    "Liceo @",
    "Officine @ S.r.l.",
  ],
  pt: ["Universidade de #", "Hospital de #", "Câmara Municipal de #", "Banco de #", "Grupo @", "Irmãos @", "Construtora @ Ltda"],
  nl: [
    "Universiteit #",
    "Gemeente #",
    "Ziekenhuis #",
    "Hogeschool #",
    "Gebroeders @",
    "Bakkerij @",
    "@ Bouw B.V.",
    "Stichting @",
  ],
  pl: ["Uniwersytet w #", "Szpital w #", "Bank #", "Grupa @"],
  sv: ["# universitet", "# kommun", "@ Bygg AB", "@s Åkeri"],
  tr: ["# Üniversitesi", "# Hastanesi", "@ Holding", "@ Ticaret"],
  ru: ["Банк @", "Завод @", "ООО @", "Газпром", "Сбербанк", "Яндекс"],
};

/** Half of the names are of the kinds in draw-organisation-kinds.ts, as far as the culture has them. */
export function drawOrganisation(culture: Culture, random: Random, known = 0.2): string {
  if (culture.kinds.length > 0 && random.chance(culture.kindShare)) {
    const drawKind = organisationKinds[random.pick(culture.kinds)];
    if (drawKind !== undefined) return drawKind(culture, random);
  }
  const last = (): string => random.pick(culture.lasts);
  const place = (): string => random.pick(random.chance(0.7) ? culture.cities : random.chance(0.5) ? countries : regions);
  const local = localInstitutions[culture.locale.slice(0, 2)];
  if (local !== undefined && random.chance(0.35)) {
    return random
      .pick(local)
      .replace("#", () => random.pick(culture.cities))
      .replace("@", last);
  }
  if (random.chance(known)) return random.pick(wellKnownOrganisations);
  const suffix = (): string =>
    random.chance(0.6) ? ["", ","][Number(random.chance(0.2))] + " " + random.pick(companySuffixes) : "";
  const root = (): string => random.pick(companyRoots);
  const trade = (): string => random.pick(companyTrades);
  const way = random.below(100);
  if (way < 10) return `${last()} ${random.pick(companySuffixes)}`;
  if (way < 18) return `${last()}, ${last()} ${random.pick(["and", "and", "&"])} ${last()}`;
  if (way < 24) return `${last()}-${last()}`;
  if (way < 28)
    return `${last()} ${random.pick(["and", "&"])} ${random.pick(["Sons", last(), "Daughters", "Co.", "Partners", "Associates"])}`;
  if (way < 37) return `${last()} ${trade()}${suffix()}`;
  if (way < 50) return `${root()} ${trade()}${suffix()}`;
  if (way < 54) return `${root()} ${root()} ${trade()}`;
  if (way < 61) return random.pick(coinedStarts) + random.pick(coinedEnds) + (random.chance(0.5) ? suffix() : "");
  if (way < 64) return `${random.pick(coinedStarts)}${random.pick(coinedEnds)} ${trade()}`;
  if (way < 68) return `University of ${place()}`;
  if (way < 74) return `${place()} ${random.pick(institutionHeads)}`;
  if (way < 76)
    return `${random.pick(["St.", "Saint", "St"])} ${random.pick(culture.firsts)}${random.pick(["'s", ""])} ${random.pick(["Hospital", "Church", "School", "College", "Primary School", "Medical Center"])}`;
  if (way < 78) return `${last()} ${random.pick(institutionHeads)}`;
  if (way < 81) return `${random.pick(["Ministry", "Department", "Office", "Bureau"])} of ${random.pick(ministries)}`;
  if (way < 83)
    return `${random.pick(["Bank", "Church", "City", "Museum", "Government", "Institute", "Port", "State", "County"])} of ${place()}`;
  if (way < 87)
    return random.pick([
      `${random.pick(ngoThemes)} ${random.pick(["Foundation", "Trust", "Alliance", "Fund", "Association", "Network", "Society"])}`,
      `${random.pick(["National", "International", "American", "European", "British", "World", "Royal"])} ${random.pick(ngoThemes)} ${random.pick(["Foundation", "Association", "Council", "Federation", "Union", "Society"])}`,
      `${random.pick(["Save the", "Friends of", "Voices for", "Hope for"])} ${random.pick(ngoThemes)}`,
    ]);
  if (way < 90) return drawAcronym(random);
  if (way < 92) return `${random.pick(culture.firsts)}'s ${trade()}`;
  if (way < 94) return `${place()} ${trade()}${suffix()}`;
  if (way < 96)
    return `The ${root()} ${random.pick(["Group", "Company", "Collective", "Agency", "Firm", "Bank", "Hotel", "Inn", "Times", "Post", "Herald", "Tribune"])}`;
  if (way < 98) return `${root()}${suffix()}`;
  return `${place()} ${random.pick(["United", "City", "FC", "Rovers", "Tigers", "Hawks", "Bears", "Eagles", "Wolves", "Giants", "Police Department", "Fire Department", "City Council", "School District", "Public Library", "Chamber of Commerce", "International Airport"])}`;
}

export function drawAcronym(random: Random): string {
  let letters = "";
  const length = 3 + random.below(3);
  for (let i = 0; i < length; i += 1) letters += random.pick([..."ABCDEFGHILMNOPRSTUVW"]);
  return letters;
}

export function drawClub(culture: Culture, random: Random): string {
  const city = random.pick(culture.cities);
  return `${city} ${random.pick(["United", "City", "FC", "Rovers", "Tigers", "Hawks", "Bears", "Eagles", "Wolves", "Giants", "Wanderers", "Town"])}`;
}
