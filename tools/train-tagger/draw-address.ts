import type { Random } from "../train-injection/seeded-random.ts";
import { type Culture } from "./draw-names.ts";
import { countries, provinceCodes, stateCodes } from "./place-lists.ts";

const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));

const streetRoots = words(`
Main Oak Maple Cedar Pine Elm Washington Lake Hill Park View Church Mill River Spring Ridge Forest Sunset Highland Lincoln Jackson Franklin Jefferson
Madison Monroe Adams Walnut Chestnut Cherry Willow Birch Spruce Poplar Sycamore Magnolia Dogwood Hickory Meadow Valley Garden Orchard Prospect Pleasant
Center Central North South East West High Broad Market Front Water Bridge Canal School College University Court Station Railroad Depot Union Liberty
Independence Victoria King Queen Prince Albert George Charles York Windsor Cambridge Oxford Baker Abbey Manor Castle Green Grove Heath Moor Field
Stone Rock Sandy Silver Golden Rose Lily Holly Ivy Laurel Juniper Aspen Hawthorn Fox Deer Eagle Robin Swan Wolf Bear Old_Mill Old_Post New_Bridge
Rosewood Oakwood Maplewood Brookside Lakeview Hillside Riverside Woodland Fairview Martin_Luther_King Kennedy Roosevelt Grant Wilson Clay Tyler Polk
1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 14th 22nd 34th 42nd 57th First Second Third Fourth Fifth Sixth Seventh Eighth
`);
const streetTypes =
  words(`Street Street Street St St. Avenue Avenue Ave Ave. Road Road Rd Rd. Lane Ln Drive Drive Dr Dr. Court Ct Place Pl Boulevard Blvd Blvd. Way Circle Terrace
Parkway Pkwy Trail Square Crescent Close Grove Gardens Row Mews Alley Loop Highway Hwy Plaza Pike Walk Crossing Park Ridge Hill`);
const germanRoots =
  words(`Haupt Bahnhof Schul Garten Berg Kirch Wald Linden Birken Goethe Schiller Mozart Beethoven Muster Ring Park Rosen Tannen Dorf Markt Brunnen Mühlen
Bach Feld Wiesen Friedrich Kaiser König Wilhelm Bismarck Rathaus Industrie Hafen Ufer Burg Schloss Uhland Lessing Heine Kant Hegel`);
const frenchNames =
  words(`de_la_Paix de_Rivoli Victor_Hugo de_la_République du_Général_de_Gaulle Jean_Jaurès Pasteur Gambetta de_la_Gare des_Lilas des_Rosiers du_Moulin de_l'Église
Saint-Honoré Voltaire Molière du_Château des_Écoles de_Verdun Jules_Ferry Émile_Zola de_la_Liberté du_Marché des_Fleurs Lafayette Montmartre`);
const spanishNames =
  words(`Mayor de_Alcalá Gran_Vía San_Juan de_la_Constitución del_Sol Real Cervantes Goya Velázquez de_la_Luz Santa_María Colón Hidalgo Juárez Reforma
Insurgentes Libertad Independencia Morelos 5_de_Mayo San_Martín Bolívar de_los_Reyes del_Carmen`);
const italianNames =
  words(`Roma Garibaldi Mazzini Dante Verdi Cavour Vittorio_Emanuele Marconi della_Repubblica Nazionale Matteotti Leopardi Manzoni San_Marco della_Libertà
delle_Rose del_Corso Torino Milano XX_Settembre IV_Novembre`);
const portugueseNames =
  words(`Augusta das_Flores da_Liberdade do_Comércio XV_de_Novembro Sete_de_Setembro São_João Dom_Pedro_II da_República do_Carmo Santa_Catarina Paulista
Almirante_Reis Garrett do_Ouro das_Palmeiras Getúlio_Vargas`);
const dutchRoots = words(
  "Kerk Dorp Molen School Hoofd Prins Wilhelmina Juliana Beatrix Oranje Nassau Heren Keizers Prinsen Linden Eiken Beuken Station Markt Haven",
);
const polishNames = words(
  "Mickiewicza Słowackiego Kościuszki Długa Polna Leśna Kwiatowa Piłsudskiego Marszałkowska Nowy_Świat Szkolna Lipowa Krótka",
);
const swedishRoots = words("Stor Kungs Drottning Vasa Skol Kyrko Sveaväg Björk Strand Lilla_Ny Öster Väster Norr Söder Järnvägs");
const indianParts = words(
  "MG_Road Gandhi_Nagar Nehru_Road Park_Street Brigade_Road Sector_15 Lajpat_Nagar Anna_Salai Linking_Road Civil_Lines Koramangala Indiranagar Banjara_Hills Salt_Lake Andheri_West",
);
const turkishNames = words("Atatürk İstiklal Cumhuriyet Gazi Bağdat Barbaros Fatih Mimar_Sinan Lale Gül");

export interface AddressParts {
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  /** Postal code and town, without a street. */
  readonly tail: string;
  readonly whole: string;
}

const digits = (random: Random, count: number): string => {
  let text = String(1 + random.below(9));
  while (text.length < count) text += String(random.below(10));
  return text;
};
const letter = (random: Random): string => random.pick([..."ABCDEGHJKLMNPRSTVWXYZ"]);

export function drawStreetName(culture: Culture, random: Random): string {
  const root = random.chance(0.3) ? random.pick(culture.lasts) : random.pick(streetRoots);
  const compass = random.chance(0.08)
    ? `${random.pick(["N", "S", "E", "W", "N.", "S.", "North", "South", "East", "West", "NW", "SE"])} `
    : "";
  return `${compass}${root} ${random.pick(streetTypes)}`;
}

const houseNumber = (random: Random): string => {
  const way = random.next();
  return (
    String(1 + random.below(way < 0.4 ? 99 : way < 0.7 ? 999 : 9999)) +
    (random.chance(0.06) ? random.pick(["A", "B", "C", "a", "b", "/2", "-4"]) : "")
  );
};

/** A street line, a town, a postal code, and the whole address, in the order and punctuation of one of many countries. */
export function drawAddress(culture: Culture, random: Random, style = chooseStyle(culture, random)): AddressParts {
  const drawn = random.pick(culture.cities);
  const city = random.chance(0.06) ? drawn.toUpperCase() : drawn;
  const gap = random.pick([", ", ", ", ", ", "\n", "\n", "\n", " ", ",\n", "\n ", "  "]);
  const country = random.chance(0.25) ? `${gap === " " ? ", " : gap}${random.pick(countries)}` : "";
  const made = (street: string, zip: string, tail: string): AddressParts => ({
    street,
    city,
    zip,
    tail,
    whole: `${street}${gap}${tail}${country}`,
  });
  const number = houseNumber(random);
  const unit = (): string =>
    random.chance(0.3)
      ? `${random.pick([", ", " ", "\n"])}${random.pick(["Apt", "Apt.", "Apartment", "Suite", "Ste", "Unit", "Floor", "#", "Room", "Bldg", "Flat"])} ${random.chance(0.7) ? digits(random, 1 + random.below(3)) : letter(random)}`.replace(
          "# ",
          "#",
        )
      : "";
  switch (style) {
    case "us": {
      const state = random.pick(
        random.chance(0.85) ? stateCodes : ["California", "Texas", "New York", "Ohio", "Florida", "Georgia"],
      );
      const zip = digits(random, 5) + (random.chance(0.12) ? `-${digits(random, 4)}` : "");
      // Of the armed forces abroad.
      if (random.chance(0.02))
        return made(
          random.pick([
            `Unit ${digits(random, 4)} Box ${digits(random, 4)}`,
            `PSC ${digits(random, 4)}, Box ${digits(random, 4)}`,
            `USS ${random.pick(culture.lasts)}`,
          ]),
          zip,
          `${random.pick(["APO", "FPO", "DPO"])} ${random.pick(["AE", "AA", "AP"])} ${zip}`,
        );
      if (random.chance(0.05))
        return made(
          `${random.pick(["PO Box", "P.O. Box", "P O Box", "Box"])} ${digits(random, 2 + random.below(3))}`,
          zip,
          `${city}, ${state} ${zip}`,
        );
      return made(
        `${number} ${drawStreetName(culture, random)}${unit()}`,
        zip,
        `${city}${random.pick([", ", ", ", ", ", " "])}${state} ${zip}`,
      );
    }
    case "uk": {
      const zip = `${letter(random)}${random.chance(0.6) ? letter(random) : ""}${1 + random.below(20)} ${1 + random.below(9)}${letter(random)}${letter(random)}`;
      const flat = random.chance(0.2) ? `Flat ${1 + random.below(40)}, ` : "";
      const village = random.chance(0.2) ? `${random.pick(culture.cities)}, ` : "";
      return made(
        `${flat}${number} ${drawStreetName(culture, random)}`,
        zip,
        `${village}${city}${random.pick([" ", ", ", "\n"])}${zip}`,
      );
    }
    case "ca": {
      const zip = `${letter(random)}${random.below(10)}${letter(random)} ${random.below(10)}${letter(random)}${random.below(10)}`;
      return made(`${number} ${drawStreetName(culture, random)}${unit()}`, zip, `${city}, ${random.pick(provinceCodes)} ${zip}`);
    }
    case "au": {
      const zip = digits(random, 4);
      return made(
        `${random.chance(0.2) ? `Unit ${1 + random.below(30)}/` : ""}${number} ${drawStreetName(culture, random)}`,
        zip,
        `${city} ${random.pick(provinceCodes.slice(-6))} ${zip}`,
      );
    }
    case "de": {
      const zip = digits(random, 5);
      const street = random.chance(0.7)
        ? `${random.pick(germanRoots)}${random.pick(["straße", "str.", "strasse", "weg", "platz", "allee", "gasse", "ring"])}`
        : `${random.pick(culture.lasts)}${random.pick(["straße", "-Straße", "weg", "platz"])}`;
      return made(`${street} ${number}`, zip, `${random.chance(0.06) ? "D-" : ""}${zip} ${city}`);
    }
    case "fr": {
      const zip = digits(random, 5);
      const kind = random.pick([
        "rue",
        "rue",
        "Rue",
        "avenue",
        "Avenue",
        "boulevard",
        "bd",
        "place",
        "chemin",
        "allée",
        "impasse",
        "quai",
      ]);
      return made(
        `${number}${random.pick([" ", ", ", " bis "])}${kind} ${random.chance(0.8) ? random.pick(frenchNames) : random.pick(culture.lasts)}`,
        zip,
        `${zip} ${city}`,
      );
    }
    case "es": {
      const zip = digits(random, 5);
      return made(
        `${random.pick(["Calle", "C/", "Avenida", "Av.", "Avda.", "Plaza", "Paseo", "Carrera"])} ${random.pick(spanishNames)}${random.pick([", ", " ", " nº "])}${number}${random.chance(0.2) ? `, ${1 + random.below(8)}º ${random.pick(["A", "B", "C", "izq.", "dcha."])}` : ""}`,
        zip,
        `${zip} ${city}`,
      );
    }
    case "it": {
      const zip = digits(random, 5);
      return made(
        `${random.pick(["Via", "Via", "Viale", "Piazza", "Corso", "via"])} ${random.pick(italianNames)}${random.pick([", ", " "])}${number}`,
        zip,
        `${zip} ${city}${random.chance(0.4) ? ` (${letter(random)}${letter(random)})` : ""}`,
      );
    }
    case "pt": {
      const zip = random.chance(0.5) ? `${digits(random, 4)}-${digits(random, 3)}` : `${digits(random, 5)}-${digits(random, 3)}`;
      return made(
        `${random.pick(["Rua", "Rua", "Avenida", "Av.", "Travessa", "Praça"])} ${random.pick(portugueseNames)}, ${random.pick(["", "nº "])}${number}`,
        zip,
        random.chance(0.5) ? `${zip} ${city}` : `${city} - SP, ${zip}`,
      );
    }
    case "nl": {
      const zip = `${digits(random, 4)} ${letter(random)}${letter(random)}`;
      return made(
        `${random.pick(dutchRoots)}${random.pick(["straat", "laan", "weg", "plein", "gracht", "kade"])} ${number}`,
        zip,
        `${zip} ${city}`,
      );
    }
    case "pl": {
      const zip = `${digits(random, 2)}-${digits(random, 3)}`;
      return made(
        `${random.pick(["ul.", "al.", "ulica", "ul."])} ${random.pick(polishNames)} ${number}${random.chance(0.3) ? `/${1 + random.below(60)}` : ""}`,
        zip,
        `${zip} ${city}`,
      );
    }
    case "sv": {
      const zip = random.chance(0.6) ? `${digits(random, 3)} ${digits(random, 2)}` : digits(random, 4);
      return made(
        `${random.pick(swedishRoots)}${random.pick(["gatan", "vägen", "gata", "veien", "gade", "vej", "katu"])} ${number}`,
        zip,
        `${zip} ${city}`,
      );
    }
    case "tr": {
      const zip = digits(random, 5);
      return made(
        `${random.pick(turkishNames)} ${random.pick(["Caddesi", "Cad.", "Sokak", "Sok.", "Mahallesi"])} No: ${number}`,
        zip,
        `${zip} ${city}`,
      );
    }
    case "in": {
      const zip = digits(random, 6);
      return made(
        `${number}, ${random.pick(indianParts)}${random.chance(0.3) ? `, ${random.pick(indianParts)}` : ""}`,
        zip,
        `${city}${random.pick([" ", " - ", ", "])}${zip}`,
      );
    }
    case "jp": {
      const zip = `${digits(random, 3)}-${digits(random, 4)}`;
      return made(
        `${1 + random.below(20)}-${1 + random.below(20)}-${1 + random.below(20)} ${random.pick(culture.cities)}`,
        zip,
        `${city} ${zip}`,
      );
    }
    case "ru":
    default: {
      const zip = digits(random, 6);
      return made(
        `ул. ${random.pick(["Ленина", "Пушкина", "Гагарина", "Мира", "Советская", "Садовая"])}, ${random.pick(["д. ", ""])}${number}`,
        zip,
        `${city}, ${zip}`,
      );
    }
  }
}

type Style = "us" | "uk" | "ca" | "au" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl" | "sv" | "tr" | "in" | "jp" | "ru";
const byLanguage: Readonly<Record<string, readonly Style[]>> = {
  us: ["us", "us", "us", "uk", "ca"],
  en: ["us", "us", "us", "uk", "uk", "ca", "au"],
  de: ["de"],
  fr: ["fr"],
  es: ["es"],
  it: ["it"],
  pt: ["pt"],
  nl: ["nl"],
  pl: ["pl"],
  sv: ["sv"],
  nb: ["sv"],
  da: ["sv"],
  fi: ["sv"],
  tr: ["tr"],
  az: ["tr"],
  ro: ["in", "jp", "us"],
  ru: ["ru"],
  uk: ["ru"],
};
const anywhere: readonly Style[] = ["us", "us", "uk", "de", "fr", "es", "in"];

function chooseStyle(culture: Culture, random: Random): Style {
  if (culture.locale === "romanised") return random.pick(["in", "jp", "us", "us", "uk"]);
  return random.pick(byLanguage[culture.locale.slice(0, 2)] ?? anywhere);
}
