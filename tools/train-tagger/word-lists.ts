/** The closed word classes that the tagger's lexicon holds. */
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));

export const streetWords = words(`
street st avenue ave av road rd boulevard blvd lane ln drive dr court ct place pl square sq terrace ter way highway hwy parkway pkwy circle cir trail
crescent close grove gardens alley row mews plaza expressway freeway turnpike route rte loop path pike run ridge hill crossing walk quay broadway
strasse straße str weg allee platz gasse ring damm ufer chaussee rue avenue place chemin allée impasse quai cours route boulevard bd calle avenida avda
paseo plaza camino carretera carrer ronda callejón via viale piazza corso vicolo largo strada rua travessa praça alameda rodovia estrada straat laan
plein gracht kade dijk singel ulica ul aleja plac ulice náměstí třída vej gade gata gatan vägen väg torg veien gate allé katu tie cadde caddesi sokak
sokağı mahallesi jalan jl lorong marg nagar chowk gali sector улица ул проспект переулок шоссе вулиця οδός λεωφόρος utca út tér strada bulevardul
`);

export const unitWords = words(`
apt apartment suite ste unit floor flat room building bldg box po block flr wohnung stock etage bâtiment appartement piso puerta scala interno apto bloco
lot level tower
`);

export const titleWords = words(`
mr mrs ms miss dr prof professor sir madam lord lady rev reverend father sister brother captain capt major colonel col general gen sergeant sgt lieutenant
lt judge justice president senator governor mayor ambassador king queen prince princess duke herr frau hr fr doktor monsieur madame mme mlle m señor sr
señora sra srta don doña signor signora sig dott dottoressa ing senhor senhora dona meneer mevrouw mevr dhr pan pani hon mx chancellor minister coach
uncle aunt auntie grandma grandpa nurse officer detective inspector agent doctor rabbi imam sheikh chef
`);

export const particles = words(`
van der den de la del di da do dos das du des le von zu zur zum und y e i bin ibn bint al el ben ten ter op het of the and for &  am im an upon on in
st sur sous les aux lès à au en bei vor
`);

export const calendarWords = words(`
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday
wednesday thursday friday saturday sunday mon tue wed thu fri sat sun januar februar märz mai juni juli oktober dezember montag dienstag mittwoch
donnerstag freitag samstag sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi
samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado
domingo gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica janeiro
fevereiro março maio junho julho setembro outubro novembro dezembro segunda terça quarta quinta sexta easter christmas thanksgiving halloween ramadan
diwali hanukkah eid weihnachten ostern noël pâques navidad natale natal
`);

export const nationalities = words(`
american british english scottish welsh irish french german spanish italian portuguese dutch belgian swiss austrian danish swedish norwegian finnish
icelandic polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian belarusian estonian latvian lithuanian croatian serbian
bosnian slovenian albanian macedonian maltese cypriot israeli palestinian lebanese syrian jordanian egyptian moroccan algerian tunisian libyan sudanese
ethiopian somali kenyan ugandan tanzanian rwandan nigerian ghanaian senegalese ivorian malian cameroonian congolese angolan zambian zimbabwean
mozambican namibian botswanan iraqi iranian saudi emirati qatari kuwaiti omani yemeni afghan pakistani indian bangladeshi nepali nepalese bhutanese
burmese thai laotian cambodian vietnamese malaysian singaporean indonesian filipino chinese taiwanese mongolian japanese korean australian canadian
mexican cuban jamaican haitian dominican guatemalan honduran salvadoran nicaraguan panamanian colombian venezuelan ecuadorian peruvian bolivian
chilean argentine argentinian uruguayan paraguayan brazilian european asian african latin hispanic arabic hebrew hindi urdu bengali tamil telugu
mandarin cantonese swahili latino catalan basque breton gaelic persian kurdish armenian georgian azerbaijani kazakh uzbek tibetan roman jewish muslim
christian catholic protestant buddhist hindu sikh islamic mexican-american arab californian texan parisian londoner deutsch deutsche deutscher englisch
französisch spanisch italienisch russisch türkisch polnisch français française anglais allemand espagnol italien español inglés francés alemán italiano
inglese francese tedesco spagnolo português inglês francês europäische américain américaine
`);

/** Before a name or place in informal text; "is" and "am" are here for "my name is" and "i am". */
export const cueWords = words(`
is am i'm im name's named hi hello hey dear thanks regards cheers from in contact lives moved living heiße bin aus suis m'appelle habite soy llamo vivo sono
chiamo abito moro heet woon uit mr mrs ms dr miss love
`);
