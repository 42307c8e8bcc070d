import { hashWord } from "../../src/guardrails/tagger/classify-units.ts";
import { packList } from "../../src/guardrails/tagger/lexicon.ts";
import { readNameLists, stringsOf } from "./draw-names.ts";
import * as english from "./frames-english.ts";
import { languageFrames } from "./frames-languages.ts";
import { companyWords, institutionWords, wellKnownOrganisations } from "./organisation-lists.ts";
import { everydayGivenNames, romanisedGivenNames } from "./name-lists.ts";
import { countries, wellKnownCities } from "./place-lists.ts";
import * as plain from "./plain-sentences.ts";
import { calendarWords, cueWords, nationalities, particles, streetWords, titleWords, unitWords } from "./word-lists.ts";

/** The lexicon's lists, packed, in the order of their flags. `technical` are words that stand in lower case in technical prose. */
export function buildLexicon(isKept: (name: string) => boolean, technical: ReadonlySet<string>): string[] {
  const names = readNameLists(isKept);
  const common = readCommonWords();
  // A name that everybody knows stays a name, though a manual may write it in lower case.
  const wellKnown = new Set(
    [...everydayGivenNames, ...romanisedGivenNames, ...wellKnownCities, ...countries].map((name) => name.toLowerCase()),
  );
  for (const word of technical) if (!wellKnown.has(word)) common.add(word);
  const organisations = wellKnownOrganisations
    .filter(isKept)
    .flatMap((name) =>
      name.includes(" ")
        ? name
            .split(" ")
            .filter(
              (part) =>
                /^\p{Lu}/u.test(part) && !common.has(part.toLowerCase()) && !common.has(part.toLowerCase().replace(/s$/, "")),
            )
        : [name],
    );
  const lists: readonly Iterable<string>[] = [
    names.firsts,
    names.lasts,
    names.cities,
    names.countries,
    common,
    streetWords,
    companyWords,
    institutionWords,
    titleWords,
    particles,
    calendarWords,
    nationalities,
    organisations,
    names.placeParts,
    cueWords,
    unitWords,
  ];
  return lists.map((list) =>
    packList([...list].map((word) => hashWord(word.replaceAll(/[.’]/g, (mark) => (mark === "." ? "" : "'"))))),
  );
}

function readCommonWords(): Set<string> {
  const words = new Set<string>();
  const add = (texts: readonly string[], isForeign = false): void => {
    for (const text of texts)
      for (const [word] of text.replaceAll(/\{[A-Za-z]+\}|\\n/g, " ").matchAll(/[\p{L}][\p{L}'’]*/gu))
        if (/^\p{Ll}/u.test(word) || isForeign) words.add(word.toLowerCase());
  };
  for (const list of [...Object.values(english), ...Object.values(plain)]) add(list);
  // Greetings and nouns too: what is written out in these frames is no name.
  for (const frames of Object.values(languageFrames)) add(frames, true);
  for (const locale of ["en", "de", "fr", "es", "it", "pt_BR", "pt_PT", "nl", "pl", "tr", "sv", "ru", "da", "nb_NO"])
    add(stringsOf(locale, "word").map((word) => word.toLowerCase()));
  add(everydayWords.split(/\s+/));
  return words;
}

/** Everyday words that neither the frames nor manuals hold: verbs in their forms, kin, body, home, school, work, feelings. */
const everydayWords = `
am is are was were be been being do does did done doing have has had having go goes went gone going come comes came coming get gets got getting make
makes made making take takes took taken taking give gives gave given giving say says said saying tell tells told telling know knows knew known think
thinks thought see sees saw seen look looks looked looking want wants wanted use uses used find finds found ask asks asked asking seem seems seemed feel
feels felt try tries tried leave leaves left leaving call calls called calling live lives lived living work works worked working play plays played move
moves moved moving meet meets met meeting like likes liked love loves loved loving hate hates hated need needs needed help helps helped talk talks talked
walk walks walked walking run runs ran running sit sits sat stand stands stood lose loses lost win wins won pay pays paid buy buys bought sell sells sold
send sends sent sending write writes wrote written writing read reads reading eat eats ate eaten eating drink drinks drank sleep sleeps slept drive drives
drove driven driving ride rode fly flies flew flown sing sang sung dance danced swim swam teach taught teaches study studies studied studying learn
learned marry married divorce divorced born die died dies dead kill killed grow grew grown bring brought begin began begun start started stop stopped
finish finished wait waited hope hoped wish wished worry worried cry cried laugh laughed smile smiled break broke broken fall fell fallen hurt hit cut
mother mom mum mommy father dad daddy parent parents sister brother siblings son daughter kid kids child children baby wife husband girlfriend boyfriend
fiance aunt uncle cousin nephew niece grandmother grandfather grandma grandpa family families friend friends neighbor neighbour neighbours people person
man men woman women boy boys girl girls guy guys lady sir madam boss colleague colleagues coworker teacher teachers doctor doctors nurse nurses lawyer
head hair face eye eyes ear ears nose mouth tooth teeth neck back arm arms hand hands finger leg legs foot feet knee heart blood skin brain stomach
house home homes room rooms kitchen bathroom bedroom garden yard garage roof wall walls floor door doors window windows table chair couch sofa bed desk
city cities town towns village country countries state states street streets road roads place places world earth sky sun moon star stars sea ocean river
lake mountain mountains hill forest tree trees flower flowers grass garden animal animals dog dogs cat cats horse horses cow pig sheep bird birds fish
food breakfast lunch dinner bread butter milk cheese egg eggs meat chicken beef pork rice soup salad fruit apple apples orange banana lemon vegetable
potato potatoes tomato onion garlic sugar salt pepper water coffee tea juice beer wine cake chocolate cookie pizza pasta sandwich restaurant menu
morning afternoon evening night tonight today tomorrow yesterday week weeks weekend month months year years hour hours minute minutes time times day days
now then soon later early late always never often sometimes usually again already still yet just only also too very really quite almost maybe perhaps
probably certainly here there everywhere somewhere nowhere where when why how what who whom whose which that this these those something anything nothing
everything someone anyone everyone nobody good better best bad worse worst big bigger small smaller large little long longer short tall high low new old
young nice great fine beautiful pretty ugly happy sad angry tired sick ill healthy hungry thirsty hot cold warm cool dry wet fast slow quick easy hard
difficult simple cheap expensive rich poor clean dirty full empty open closed free busy ready sure true false right wrong left same different important
school schools university college class classes course courses student students exam exams test tests grade grades book books page pages paper pen pencil
job jobs office company companies business businesses money price prices cost costs bank account accounts bill bills loan tax taxes salary rent insurance
car cars bus buses train trains plane planes flight flights boat ship bike bicycle taxi ticket tickets passport hotel hotels trip trips travel vacation
holiday holidays birthday party parties wedding gift gifts music song songs movie movies film films game games team teams match player players coach
phone phones number numbers email emails address addresses message messages letter letters photo photos picture pictures computer laptop internet website
hospital medicine pill pills pain headache fever cough cold flu allergy cancer surgery treatment therapy patient patients clinic dentist
police crime prison court judge law laws trial murder thief gun war peace army soldier soldiers government president minister election vote party
weather rain raining rainy snow snowing wind windy storm cloud cloudy sunny summer winter spring autumn red blue green yellow black white brown grey gray
purple pink one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion first second third
lol omg idk btw tbh imo pls plz thx thanks thank please hello hi hey bye goodbye welcome sorry okay ok yes yeah yep no nope wow oh ah hmm haha u ur r gonna
wanna gotta kinda dont doesnt didnt cant wont isnt arent wasnt im ive ill youre theyre hes shes its lets thats whats whos don't doesn't didn't can't won't
isn't aren't wasn't weren't couldn't wouldn't shouldn't haven't hasn't hadn't i'm i've i'll i'd you're you've you'll you'd he's she's it's we're we've
we'll they're they've they'll that's what's who's there's here's let's ain't y'all about above across after against along among around as at away because
before behind below beneath beside besides between beyond but by despite down during except for from if in inside into near of off on onto or out outside
over past per since so than though through throughout till to toward towards under until up upon with within without and nor while although unless whether
award awards actor actress director author poet singer writer painter artist scientist novel poem painting album band concert theater theatre museum
stage scene story stories character characters century ancient modern history battle empire kingdom king queen prince princess castle church temple
mosque god gods religion faith culture language languages english accent science physics chemistry biology math mathematics engineering energy
electricity oil gas coal gold silver iron steel wood stone glass plastic leather cotton wool silk clothes shirt pants dress shoes shoe hat coat jacket
urgent asap regarding dear regards sincerely cheers attached enclosed invoice order orders refund delivery shipping package parcel customer customers
client clients service services support team manager employee employees employer department staff contract agreement meeting project report deadline
sound sounds soundtrack trail trails wing wings alone lonely else delta alpha beta gamma omega phi psi sigma theta ground flat vault rock rocks bedrock
apartment building landlord tenant rent lease mortgage property neighbor roof heating repair repairs broken leak plumber electrician
`;
