import { type Grammar, lines } from "./expand-grammar.ts";
import { harmlessStatements } from "./harmless-statements.ts";

/**
 * Short everyday lines of 2 to 20 words: orders to a device, small talk, single sentences, follow-ups; and single sentences with words
 * of attacks. Slot `everyday`, kind "user", weight 1; slot `trigger_line`, kind "user", weight 1.5.
 */
export const harmlessEveryday: Grammar = {
  ...harmlessStatements,
  everyday: lines(`
    [set|change|cancel|move|delete] [my|the] [alarm|timer|reminder|appointment|meeting with {name}] [to {number}|for {day}|please|]
    [turn|switch] [on|off|up|down] the [light|heating|radio|music|oven|volume|fan] [in the kitchen|upstairs|a bit|]
    [play|stop|skip|repeat] [the|that|this] [song|podcast|track|news|last one] [again|please|]
    [call|text|message|e-mail] {name} [and say I'm late|about {day}|back|that {food} is ready|]
    [what's|what is|tell me] the [weather|score|time|traffic|date|exchange rate] [in {place}|today|on {day}|right now]
    [where|when|how] [is|are] [my {noun}|the next bus to {place}|{name}|my keys|the toilets|the shops open on {day}]
    [add|remove] {food} [to|from] [my|the] [shopping list|menu|cart]
    [show|give|read|send] me [my|the] [messages|photos from {place}|notes|calendar|receipts|last three transfers|recipe for {food}|directions to {place}|list of {people}]
    [who|what] [is|was|are] {name} [doing|talking about|on {day}|in the film|]
    [book|reserve|find] [a table|a room|a flight|a taxi|a seat|tickets] [in|to] {place} [for {number}|on {day}|]
    [translate|spell|define|pronounce] [{adjective}|"{noun}"|"{food}"|"good luck"] [in {tongue}|]
    [do|did|will|can] [we|they|you] [need|have|like|want] [more {food}|{goods}|to go|a {noun}|help]
    [pay|transfer|send|owe] {number} [euros|dollars|pounds] to {name}
    [how much|how many] [is|are] [{goods}|left|{number} plus {number}|in a dozen|my balance|days until {day}]
    [remind|tell|ask|wake] me [at {number}|to call {name}|about {food}|when it rains|on {day}]
    [is|was] {name} [at home|angry|married|a real person|in {place}|older than {name}]
    [open|close|lock|unlock] [the|my] [door|garage|window|app|car|calendar]
    [yes|no|sure|maybe|ok], [{name} told me|I know|that's fine|on {day}|not today|the second one|go ahead]
    [he|she|they|we] [said|thought|knew|denied|insisted] that [{claim}|{name} was late|nobody cared|it was over]
    [he|she|{name}|my {relative}] [never|always|rarely|suddenly] [laughs|cries at weddings|listens|pays|answers the phone|eats {food}]
    The {noun} [was|is|looks|became] {adjective}.
    {name} [met|lost|found|married|painted|forgave|ignored|followed] {name} in {place}.
    I [like|hate|miss|need|bought|broke|sold|forgot] [{food}|{goods}|my {noun}|{place}|{name}].
    [We|They] [went|moved|drove|flew] to {place} [last {season_word}|on {day}|because of {subject_calm}].
    [What|Which] {noun} [do you like|is the biggest|lives in {place}|did {name} see]?
    Do you [like|know|remember|speak] [{food}|{place}|{tongue}|{topic}|{name}]?
    [Is|Are] there [any|more|cheap] [trains|museums|bakeries|jobs as a {craft}|flats] in {place}?
    {number} [apples|friends|tickets|miles|words] [is|are] enough.
    [That|This|It] [is|was|sounds|feels] [great|{adjective}|wrong|like {food}|better than {goods}]
    [good|happy|merry] [night|birthday|luck|morning|new year|weekend], {name}!
    [I'm|we're|he's|she's] [hungry|tired|from {place}|a {craft}|late|in love|bored|allergic to {food}]
    [My|Her|His|Our] [{noun}|{craft}|{relative}] [works in {place}|hates {food}|speaks {tongue}|says that {claim}]
    [Fun fact|News|Sadly|Luckily]: {prose}
    {prose}
    {prose}
    {account}
    {advice}
    {essay}
    {fiction_line}
    {opinion}
    {topic}
    {subject_calm}
    {subject_grave}
    {number} x {number}
    {food} recipe
    {craft}
    {name} and {name}
    {tongue} for beginners
    {code_line}
    thanks {name}
    more
    more about {topic}
    next question
    another one
    [what|how] about {place}?
    [why|how] so?
    [I|we] [don't|didn't] [understand|agree|see it|care|know {name}]
    [Say|Write|Read] it [again|in {tongue}|slowly|louder|in {number} words]
    [make|draw|sing|bake|build] [me|us] [a {noun}|{food}|something {adjective}]
    [tell|teach|show] [me|us] [something|a joke|a fact|a trick|a word] [about {topic}|in {tongue}|]
    {casual_ask}
    {question_long}
    {discuss}
  `),
  trigger_line: lines(`
    {trigger_sentence}
    {trigger_sentence}
    {trigger_question}
    {trigger_question}
    {trigger_request}
    {trigger_follow_up}
    {trigger_code}
    [he|she|{name}|the {noun}|my {relative}] [ignored|bypassed|overrode|disregarded|forgot|repeated|revealed] [the sign|{overridden}|the warning|{ignored_life}|the whole thing|her advice|the password to the wifi]
    [don't|never|please] [ignore|forget|skip|repeat] [{name}|the salt|your mother's birthday|the second step|breakfast|the small print]
    [who|why|when] [ignored|revealed|overrode|bypassed|leaked|broke] [the rules of the club|the instructions|the budget|the embargo|{name}'s trust|the safety checks]?
    [ignore|disregard|forget|skip|delete] [the last line|that|my order|row {number}|the comma|the third item|what {name} said|the price|number {number}]
    [show|print|repeat|read] [the rules of {topic}|the instructions for {goods}|the last line|the previous page|my last order]
    [what|which] [rules|instructions|limits|secrets|restrictions] [does {place} have|did {name} break|apply to {people}|are on the label|came with {goods}]?
    [act|pretend|behave] [as if|like] [nothing happened|you know me|it's your birthday|we won|a {noun}|you were asleep], said {name}.
    [the|a|our] [system|developer|administrator|user|assistant|model] [is down|wants coffee|asked for a rise|left the company|was promoted|needs a new password] [again|today|]
    [new|old|previous|original|initial] [instructions|rules|orders|guidelines] [arrived on {day}|are on the fridge|confuse {people}|came from {name}|for {goods}]
    [I|we] [follow|ignore|wrote|lost|translated|need] the [instructions|rules|guidelines|previous version|system manual] [for {goods}|in {tongue}|of {topic}|]
    [you are|you're] now [an aunt|unemployed|a citizen of {place}|{number} years old|a certified {craft}|on the list|free to go], [{name}|congratulations|I hear]
    [you must|you should|you may|you can] [see {place}|try {food}|ignore the queue with this ticket|meet {name}|wear a helmet|not park here]
    [the words|the phrase|the term] "{phrase_quoted}" [annoys me|is on his shirt|appears twice in the essay|makes no sense to {people}]
    [override|bypass|jailbreak|prompt|inject|sudo|admin|root] [meaning|pronunciation|synonym|in {tongue}|crossword clue|etymology]
    [is|was] the [jailbreak|bypass|override|injection|prompt|leak] [in {place}|at {company}|on {day}] [planned|expensive|a success|in the news]?
  `),
};
