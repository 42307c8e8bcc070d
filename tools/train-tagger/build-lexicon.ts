import { hashWord } from "../../src/guardrails/tagger/classify-units.ts";
import { packList } from "../../src/guardrails/tagger/lexicon.ts";
import { readNameLists, stringsOf } from "./draw-names.ts";
import * as english from "./frames-english.ts";
import * as fields from "./frames-organisations.ts";
import { languageFrames } from "./frames-languages.ts";
import { companyWords, institutionWords, wellKnownOrganisations } from "./organisation-lists.ts";
import { brandActivities, brandAdjectives, brandFields, brandNouns, moreOrganisations, shopKinds } from "./organisation-words.ts";
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
  for (const list of [brandAdjectives, brandNouns, brandFields, brandActivities, shopKinds])
    for (const name of list)
      for (const word of name.split(/[ -]/)) if (!wellKnown.has(word.toLowerCase())) common.add(word.toLowerCase());
  const organisations = [...wellKnownOrganisations, ...moreOrganisations]
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
  for (const list of [...Object.values(english), ...Object.values(fields), ...Object.values(plain)]) add(list);
  // Greetings and nouns too: what is written out in these frames is no name.
  for (const frames of Object.values(languageFrames)) add(frames, true);
  for (const locale of ["en", "de", "fr", "es", "it", "pt_BR", "pt_PT", "nl", "pl", "tr", "sv", "ru", "da", "nb_NO"])
    add(stringsOf(locale, "word").map((word) => word.toLowerCase()));
  add(everydayWords.split(/\s+/));
  for (const key of ["ingredient", "vegetable", "fruit", "spice", "meat"])
    add(stringsOf("en", "food", key).map((word) => word.toLowerCase()));
  for (const module of ["color", "hacker"]) add(stringsOf("en", module).map((word) => word.toLowerCase()));
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
mine yours hers ours theirs myself yourself himself herself itself ourselves themselves my your his her its our their me you him us them none each every
either neither both all any some few many much more most less least several such own other another next last previous following former latter main whole
yoga gym swim squat lunge plank marathon football soccer basketball baseball tennis golf hockey rugby cricket volleyball boxing wrestling skiing cycling
hiking camping fishing hunting sailing rowing surfing skating chess poker score goal league season championship trophy medal referee umpire stadium
spinach carrot cabbage lettuce cucumber broccoli cauliflower celery pea peas bean beans corn pumpkin squash zucchini eggplant mushroom beet radish turnip
leek asparagus avocado lemon lime grape grapes melon watermelon peach pear plum cherry cherries strawberry raspberry blueberry mango pineapple coconut
kiwi fig olive olives nut nuts almond walnut peanut flour yeast dough oil vinegar honey jam cream yogurt sauce spice spices cinnamon ginger vanilla basil
parsley thyme oregano mint rosemary sage saffron cumin curry bacon ham sausage turkey lamb duck shrimp tuna salmon crab lobster steak burger fries toast
pancake waffle pie muffin biscuit cracker cereal oatmeal noodle noodles dumpling sushi taco burrito espresso latte cappuccino soda whiskey vodka rum gin
plate bowl cup mug glass fork knife spoon pan pot oven stove fridge freezer microwave kettle toaster blender dish dishes napkin candle lamp bulb carpet
curtain blanket pillow sheet towel soap shampoo toothbrush mirror bucket broom mop vacuum hammer nail screw screwdriver wrench saw drill ladder rope wire
oak maple pine birch willow elm cedar leaf leaves root seed soil mud sand dust ash smoke fire flame ice frost fog mist thunder lightning rainbow flood
earthquake volcano desert jungle cave cliff valley island coast shore beach wave tide pond stream creek waterfall bridge tunnel canal harbor port dock
lion tiger bear wolf fox deer rabbit squirrel mouse rat monkey elephant giraffe zebra snake lizard frog turtle crocodile shark whale dolphin eagle owl
crow robin sparrow pigeon chicken goose swan bee ant spider butterfly mosquito fly worm snail goat donkey camel puppy kitten
anger fear joy sadness hope faith love hate trust doubt shame guilt pride envy grief courage honor honour honesty patience virtue mercy grace wisdom
knowledge truth lie secret dream sleep memory thought mind soul spirit death life birth marriage divorce funeral ceremony prayer bible saint angel devil
heaven hell sin judaism hinduism buddhism islam christianity atheism philosophy logic ethics politics democracy republic monarchy constitution senate
congress parliament cabinet tax taxes budget debt credit debit loan interest inflation recession trade import export tariff customs border visa
plaintiff defendant witness jury verdict sentence appeal lawsuit clause premises lessee lessor landlord tenant party parties notice notices consent costs
liability warranty damages breach termination renewal signature signed witness notary deed will estate trust trustee beneficiary executor heir
steam steel soot iron copper bronze tin lead zinc nickel gold silver platinum diamond pearl ruby emerald crystal marble granite brick concrete cement
renaissance reformation enlightenment revolution medieval feudal lord lords serf serfs manor knight knights pirate viking slave slavery colony colonial
penicillin aspirin ibuprofen paracetamol antibiotic vaccine vitamin vitamins protein calcium magnesium potassium sodium hydrogen oxygen nitrogen carbon
chlorophyll enzyme cell cells tissue organ gene genes genome virus viruses bacteria bacterium fungus infection disease symptom diagnosis dose tablet
stack queue tree graph hash array loop function variable pointer string integer boolean null kernel thread process memory disk cache socket packet router
android laptop tablet desktop monitor keyboard charger battery cable plug socket headphone headphones speaker camera lens tripod drone robot sensor
spreadsheet pivot tables macro macros chart slide slides deck agenda minutes memo inbox outbox draft folder binder stapler pencil eraser ruler scissors
glue tape envelope stamp postcard parcel crate pallet cargo freight truck lorry van trailer bicycle scooter motorcycle helicopter rocket satellite
uniform sock socks glove gloves scarf belt tie button zipper pocket purse wallet watch ring necklace bracelet earring perfume makeup lipstick
piano guitar violin drum drums flute trumpet saxophone cello harp choir opera ballet jazz blues rock punk metal hip hop rap reggae folk classical symphony
red orange yellow green blue indigo violet purple pink brown black white gray grey beige turquoise maroon navy teal magenta cyan lilac
north south east west left right up down top bottom front back inside outside middle center centre edge corner side surface depth height width length
poem poetry prose fiction essay chapter paragraph sentence grammar vocabulary dictionary encyclopedia magazine newspaper headline column editor journalist
kindergarten freshman sophomore junior senior graduate undergraduate diploma degree thesis dissertation lecture seminar tutor tuition scholarship campus
landscape portrait sculpture gallery exhibition canvas brush sketch photograph photography architecture design designer fashion model studio
aggressive ambitious brave calm careful careless cheerful clever confident curious eager elegant faint fierce gentle generous gentle grumpy honest humble
jealous kind lazy loyal modest nervous noble patient proud quiet reckless sincere stubborn sturdy timid wise
poisoning weakness weaknesses improper excessive agency unbounded consumption disclosure injection exploit exploitation leakage tampering spoofing
spirit deadline captcha screenshot password username login logout signup subscription newsletter webinar podcast blog forum thread emoji meme hashtag
embassy consulate citizen immigrant refugee visa passport nationality census vote voter ballot campaign candidate policy reform protest strike union
sound sounds soundtrack trail trails wing wings alone lonely else delta alpha beta gamma omega phi psi sigma theta ground flat vault rock rocks bedrock
apartment building landlord tenant rent lease mortgage property neighbor roof heating repair repairs broken leak plumber electrician
`;
