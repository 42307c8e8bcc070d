import { everydayWords } from "./everyday-words.ts";
import { bars, type Grammar, lines } from "./expand-grammar.ts";

/** Short plain questions of knowledge, sums, words and help, as most conversations begin. Slot `plain_question`, kind "user", weight 1. */
export const harmlessQuestions: Grammar = {
  ...everydayWords,
  plain_question: lines(`
    What is the [capital|population|currency|flag|national anthem|highest mountain|official language] of {country}?
    [what's|whats|what is] the capital [city|] of {country}[?|]
    [Who|When] [was|is] the [first|last|current] [president|king|queen|prime minister] of {country}?
    [How|What] [do you say|is the word for] [{word}|"{word}"] in {tongue}?
    What is {number} [plus|minus|times|divided by] {number}?
    [Solve|Calculate|Compute] {number} [+|*|-|/] {number}.
    Who [wrote|painted|composed|directed|discovered|invented] [{work}|{invention}]?
    What [year|century] did {event} [happen|start|end]?
    How [far|long|big|heavy|old|deep|hot] is the [sun|moon|Nile|Great Wall|Pacific|Sahara|oldest tree|blue whale|Eiffel tower]?
    [Why|How] do [birds|volcanoes|rainbows|planes|magnets|vaccines|solar panels|engines|bees|clouds|tides|batteries] [work|form|fly|exist|move]?
    [Define|Explain|Describe] [photosynthesis|inflation|gravity|democracy|recursion|osmosis|entropy|irony|metaphor|friction|evolution] [in one sentence|simply|briefly|to a child|].
    What does [{word}|"{word}"|a {noun}] mean?
    [Name|List|Give me] {number} [cities in {country}|rivers in {country}|fruits|films by women|words that rhyme with {word}|books about {topic}|dishes from {country}].
    Is [a tomato a fruit|a whale a fish|{country} in Europe|Pluto a planet|zero an even number|coffee bad for sleep|bread vegan]?
    [Which|What] is [better|cheaper|faster|healthier]: {food} or {food}?
    [Tell me|Say] [a joke|something nice|a fun fact|a riddle|good night|hello in {tongue}][.|]
    [Hello|Hi|Hey|Good morning|Thanks|Thank you|Ok|Great|Yes|No|Bye][!|.|, how are you?| there!|]
    [What's|How's] the weather [today|tomorrow|in {place}]?
    Can you [help me|explain this|translate something|check my grammar|recommend a book|write a poem]?
    How do I [boil an egg|tie a tie|sew a button|cook {food}|get to {place}|learn {tongue}|sleep better|save money|write a CV|center a div|exit vim|reverse a string in Python]?
    [Translate|Spell|Pronounce] "{word}" [into {tongue}|for me|].
    What time is it in {place}?
    When [is|was] [Easter|Ramadan|Diwali|the next eclipse|the Olympics|Thanksgiving] [this year|next year|]?
    [Print|Show|Say|Write|Repeat] [the word {word}|"{word}"|hello world|the alphabet|the numbers from 1 to {number}][.|]
  `),
  country: bars("France|Brazil|Kenya|Japan|Canada|Peru|Norway|Vietnam|Egypt|Australia|Poland|Chile|India|Ghana|Spain|Mongolia|Turkey|Mexico|Nepal|Finland|Germany|Italy|Cuba|China|Iceland|Morocco"), // prettier-ignore
  word: bars("ubiquitous|friend|serendipity|water|bread|gratitude|library|ephemeral|kitchen|courage|bicycle|thank you|orange|tree|schedule|rhythm|quiet|candid"), // prettier-ignore
  work: bars("Hamlet|the Mona Lisa|Don Quixote|The Four Seasons|Pride and Prejudice|Starry Night|Guernica|Moby Dick|Swan Lake|Metropolis|the Odyssey"), // prettier-ignore
  invention: bars("penicillin|the telephone|the printing press|radium|the light bulb|dynamite|the zipper|the steam engine|DNA"), // prettier-ignore
  event: bars("the First World War|the French Revolution|the moon landing|the fall of the Berlin Wall|the Black Death|the Renaissance|the Meiji Restoration|the Great Depression"), // prettier-ignore
};
