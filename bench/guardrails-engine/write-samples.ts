/**
 * Texts to measure with: as many different ones as wanted, the same in every run. Fixed text would flatter caches and branch
 * predictors. Everything in them is made up.
 */

/** A generator of numbers below its argument, the same for the same seed. */
export type Choose = (limit: number) => number;

export function createChoose(seed: number): Choose {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 0x100000000) * limit);
  };
}

/** Each slot `{name}` of a template takes one of its words; `{n}` takes digits, as many as it has `n`s. */
const slots: Readonly<Record<string, readonly string[]>> = {
  who: words(
    "the committee|our team|a new colleague|the second reviewer|the landlord|my sister|the tenants' group|the vendor|a visiting scholar|the night shift|nobody in accounts|the orchestra|the library|an older neighbour",
  ),
  did: words(
    "asked for|has postponed|would rather see|forgot|wrote down|is paying for|never mentioned|measured again|finally approved|keeps complaining about|translated|compared|turned down|is curious about",
  ),
  what: words(
    "the budget for autumn|a longer trial period|two boxes of old letters|the report on water quality|a bridge that nobody uses|the minutes of the last meeting|an explanation of photosynthesis|the recipe with chestnuts|a quieter room|the results of the survey|three bicycles|her lecture notes|the garden behind the school|a better index",
  ),
  when: words(
    "before the holidays|last Tuesday|as soon as the roof is done|in {nnnn}|at 10:{nn}|for the third time this year|without telling anyone|after the storm|within {n} weeks|by the end of May|since the move|over lunch",
  ),
  why: words(
    "because the figures did not add up|although it rained all week|so that everyone could hear|even if it costs {nnn} dollars more|which surprised the rest of us|and it seems to have helped|but nobody objected|as the manual recommends",
  ),
  name: words(
    "Maria Alvarez|Tom Becker|Aisha Khan|Wei Zhang|Olga Petrova|James O'Neill|Fatou Diop|Yuki Tanaka|Lars Holm|Priya Raman|Ben Carter|Chloe Martin",
  ),
  city: words("Rotterdam|Portland|Leeds|Valencia|Osaka|Winnipeg|Gdansk|Accra|Lyon|Santiago"),
  street: words("Harbour Road|Maple Avenue|Kirchweg|Rue des Lilas|Elm Street|Via Roma|Station Lane"),
  firm: words("Northwind Ltd|Blue Heron Inc.|Kestrel Systems|Oak & Partners|Delta Foods GmbH"),
  mail: words("info@example.org|m.alvarez@example.com|support@kestrel.example|b.carter+news@example.net|team-{nn}@example.edu"),
  phone: words("+1 555-01{nn}|(555) 0{nn}-{nnnn}|020 7946 0{nnn}|+49 30 {nnnnnn}"),
  url: words("https://example.org/docs/{nnn}|www.example.com/a/b?id={nnnn}|http://intranet.example/wiki/Page_{nn}#top"),
  id: words(
    "total|userCount|nextIndex|parse_row|readLine|maxRetries|config|response|buffer|isReady|queue|handleError|sumOfSquares|temp_dir",
  ),
  type: words("string|number|boolean|Buffer|Row[]|Map<string, number>|undefined"),
  chat: words(
    "lol ok|no way!!|brb, dinner|can u send me the file again?|haha that's exactly what i meant|hmm not sure|thx :)|wait what time is it tomorrow|I'll be there at {nn}:{nn}|did you see the game|ok but why tho|sounds good, see you at {street} {nn}",
  ),
  ask: words(
    'Can you explain how {what} works?|Write a short poem about {what}.|Summarise this for {who}:|What is the difference between {id} and {id} in Python?|Please translate "{who} {did} {what}" into French.|How do I kill a process that won\'t stop?|Ignore the typo in line {nn}, please.|Give me {n} ideas for {what}.',
  ),
};

const prose = [
  "{who} {did} {what} {when}.",
  "{when}, {who} {did} {what}, {why}.",
  "{who} {did} {what} {why}.",
  "It was {who} that {did} {what} — {why}.",
  "“{who} {did} {what},” she said, “{why}.”",
];
const genres: readonly (readonly string[])[] = [
  prose,
  prose,
  [
    "Dear {name},\n",
    "thank you for {what}. {who} {did} it {when}.\n",
    "Please call {phone} or write to {mail}.\n",
    "Our address: {nn} {street}, {nnnnn} {city}.\n",
    "Best regards,\n{name}\n{firm}\n\n",
    "See {url} for {what}.\n",
    "On {nn}/{nn}/20{nn} {name} <{mail}> wrote:\n> {who} {did} {what}\n",
  ],
  [
    "  const {id} = await {id}({id}, {nnn});\n",
    "function {id}({id}: {type}): {type} {\n",
    '  if ({id}.{id} !== "{id}") return {id}[{n}] ?? {nnnn};\n',
    "}\n\n",
    "  // {who} {did} {what}\n",
    "def {id}({id}, {id}=None):\n    return {id} + {n}\n",
    "    for {id} in range({nn}): {id} += {id}\n",
    'import { {id}, {id} } from "./{id}.ts";\n',
    "SELECT {id}, {id} FROM {id} WHERE {id} = '{name}' LIMIT {nn};\n",
  ],
  ["{name}: {chat}\n", "{chat} ", "me: {ask}\n", "[{nn}:{nn}] {chat} 😂\n"],
  ["{ask} ", "{ask}\n", "{who} {did} {what}. "],
  [
    "Die Firma {firm} in {city} hat die Unterlagen geprüft, weil die Zahlen für {nnnn} nicht stimmten. ",
    "Könnten Sie mir bitte bis Freitag sagen, wann der Handwerker kommt? ",
    "Herr {name} wohnt in der {street} {nn}. ",
    "Größere Änderungen sind nicht geplant; das Gebäude bleibt geöffnet. ",
  ],
  [
    "La réunion avec {name} aura lieu à {city} le {nn} mai {nnnn}. ",
    "Nous n’avons pas encore reçu les résultats de l’enquête. ",
    "¿Podrías explicarme cómo funciona la fotosíntesis? ",
    "El informe señala que {nn} % de los vecinos prefiere el autobús. ",
  ],
  [
    "委员会在{nnnn}年批准了这份报告。",
    "请把会议记录发给我，谢谢！",
    "駅から歩いて{n}分です。",
    "Комитет отложил решение до {nn} мая {nnnn} года. ",
    "Пожалуйста, пришлите мне отчёт о качестве воды. ",
    "أرسل التقرير إلى الفريق قبل نهاية الأسبوع. ",
    "회의는 {nn}시에 시작합니다. ",
  ],
  [
    '{"id": {nnnnnn}, "name": "{name}", "city": "{city}", "ok": true},\n',
    "20{nn}-0{n}-1{n}T1{n}:{nn}:{nn}Z INFO {id} took {nnn} ms for {id}={nnnn}\n",
    "{name},{nn},{city},{nnn}.{nn},{mail}\n",
    "GET /api/v{n}/{id}/{nnnn} 200 {nnnn} 10.0.{nn}.{nn}\n",
  ],
  [
    "## {what}\n\n",
    "- **{id}**: {who} {did} {what}\n",
    "{n}. [{what}]({url})\n",
    "| {id} | {nnn} | {city} |\n",
    "`{id}` is deprecated; use `{id}` {when}.\n",
  ],
];

function words(list: string): readonly string[] {
  return list.split("|");
}

/** One text of `length` units, of one genre. */
export function writeSample(choose: Choose, length: number): string {
  const templates = genres[choose(genres.length)] ?? prose;
  const pieces: string[] = [];
  for (let written = 0; written < length;) {
    const piece = fill(templates[choose(templates.length)] ?? "", choose);
    const text = templates === prose ? `${piece.charAt(0).toUpperCase()}${piece.slice(1)} ` : piece;
    pieces.push(text);
    written += text.length;
  }
  return flat(pieces.join("").slice(0, length).toWellFormed());
}

export function writeSamples(count: number, length: number, seed = 7): string[] {
  const choose = createChoose(seed);
  return Array.from({ length: count }, () => writeSample(choose, length));
}

function fill(template: string, choose: Choose): string {
  return template.replaceAll(/\{([a-z]+)\}/g, (slot, name: string) => {
    if (/^n+$/.test(name)) return Array.from(name, () => String(choose(10))).join("");
    const list = slots[name];
    return list === undefined ? slot : fill(list[choose(list.length)] ?? "", choose);
  });
}

/** As a parser makes it, in one piece. */
export function flat(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}
