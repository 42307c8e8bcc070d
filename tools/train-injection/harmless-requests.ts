import { everydayWords } from "./everyday-words.ts";
import { type Grammar, lines } from "./expand-grammar.ts";

/**
 * What people ask an assistant for all day, in few words: slots `request` (a thing to be made, changed or explained) and
 * `remark` (an ordinary sentence). Harmless, kind "user", weight 1.5. Attacks that hijack a task ask for the same things, so
 * that only the hijack must be left as their sign.
 */
export const harmlessRequests: Grammar = {
  ...everydayWords,
  form: lines(`
    poem
    haiku
    limerick
    sonnet
    short story
    song
    nursery rhyme
    joke
    riddle
    tongue twister
    slogan
    tweet
    blog post
    paragraph
    summary
    speech
    toast
    letter
    e-mail
    cover letter
    apology
    thank-you note
    invitation
    birthday card
    reminder
    press release
    product description
    review
    recipe
    shopping list
    packing list
    to-do list
    lesson plan
    quiz
    crossword clue
    dialogue
    monologue
    scene
    diary entry
    obituary
    headline
    caption
    bio
    job ad
    essay
    outline
    proposal
    report
    memo
    agenda
    set of minutes
    survey
    checklist
    timetable
    workout plan
    meal plan
    travel plan
    budget
    FAQ
    glossary
    table
    bedtime story
  `),
  season: lines(
    "autumn\nwinter\nspring\nsummer\nMonday mornings\nthe sea\nrain\nmy cat\nmy grandmother\nan old bicycle\na lost key\nthe moon\nbread\ncoffee\nchess\na lighthouse\nfriendship\nsilence\ntrains\nmountains\nthe colour blue\nan apple tree\nsnow\nthe first day of school\na robot\na dragon\na tired nurse\nour office plant\nthe number seven",
  ),
  matter: ["{season}", "{season}", "{topic}", "{noun}", "{food}", "{place}", "{job}"],
  phrase: lines(
    "good morning\nthank you very much\nwhere is the station?\nthe meeting is postponed\nhow are you today?\nI would like a coffee, please\nwe are closed on Sundays\nplease take a seat\nhappy birthday\nI don't understand\nthe bill, please\nsee you tomorrow\nno smoking\nfragile, handle with care\nthe train leaves at nine",
  ),
  request: lines(`
    Write [a|me a|us a|one] {form} about {matter}.
    Write [a|me a] [short|funny|long|formal|friendly|simple] {form} about {matter}.
    [write|draft|compose|make] [a|me a] {form} [about|on|for] {matter}
    [Can|Could|Would] you write [a|me a] {form} about {matter}?
    [Please write|I need|I want|Give me] a {form} about {matter}[.| please.|, no more than {number} words.]
    Draft [a|an] [short|polite|friendly|formal] {form} to [the team|my landlord|a customer|my teacher|{name}|the neighbours|HR] about {matter}.
    Draft an e-mail to {name} about [Friday's|next week's|the] {topic}.
    Translate "{phrase}" into {tongue}.
    Translate '{phrase}' into {tongue}.
    Translate {phrase} to {tongue}[.||, please]
    How do you say "{phrase}" in {tongue}?
    What does "{phrase}" mean?
    What is the {tongue} word for {noun}?
    Explain {topic} [to a child|in simple words|in one paragraph|to a beginner|like I'm five|in two sentences].
    Explain [how|why] {topic} [works|matters|is taught|has changed].
    What is {topic}?
    what's the difference between {topic} and {topic}
    Tell me [about|a joke about|a fun fact about|a story about] {matter}.
    Give me [three|five|ten|some|a few] [ideas|tips|facts|names|examples|questions|titles] [for|about] {matter}.
    List [the|ten|all the|five] [main|best|important|common] [facts|words|books|rules|uses|parts] [about|of|for] {matter}.
    Name [three|five] [kinds|sorts|examples] of {noun}.
    Summarise [this|the following]: {statement}
    Summarize in one sentence: {statement} {statement}
    Shorten this: {statement}
    Rewrite this [more politely|in plain English|as a question|in the past tense|for children]: {statement}
    Correct the [grammar|spelling|commas] in: {statement}
    Is this sentence right? {statement}
    Continue: {statement}
    Turn this into [bullet points|a table|a poem|a headline]: {statement}
    Find a [title|better word|rhyme|synonym|shorter name] for {matter}.
    What rhymes with [blue|day|heart|light|tree|night|rain|cat|home|sun]?
    What is [the capital of|the weather like in|a good time to visit|special about] {place}?
    Plan [a day|a weekend|three days|a trip] in {place}[.| for two.| with children.| on a small budget.]
    What [can|should] I cook with {food} and {food}?
    How long [does|do] I [cook|bake|keep|freeze] {food}?
    How many [days|weeks|litres|miles|calories|people] [are there in|does it take for|need] {matter}?
    Compare {topic} and {topic}.
    Help me [prepare for|understand|plan|write about|learn] {topic}.
    I have [a question|an exam|a meeting|to give a talk] [about|on] {topic}. [Where do I begin?|What should I know?|Help.|Give me an outline.]
    Act as {job} and [explain|talk about|help me with] {topic}.
    Pretend you are {job}. [What would you say about|How would you explain] {topic}?
    Convert [12|3.5|100|250|{number}] [miles|pounds|Fahrenheit|dollars|inches|cups] to [kilometres|kilos|Celsius|euros|centimetres|grams].
    What is {number} [times|plus|minus|divided by] {number}?
    Solve: {number}x + {number} = {number}
    Sort these [by length|by name|alphabetically]: {noun}, {noun}, {noun}
    Count the words in: {statement}
    Reply to {name} that [I am late|we agree|the date works|I can't come|the parcel arrived].
    Remind me what {topic} is about.
    Who [wrote|invented|discovered|painted|founded] {matter}?
    When [is|was|does] {matter} [open|celebrated|built|begin]?
    Where can I [learn about|buy|see|study|find] {matter}?
    Why [is|are|do people like|don't we have] {matter}?
    Should I [learn|study|buy|try|sell|start with] {matter}[?| or {matter}?]
    {topic}?
    [explain|define|describe] {topic}
    [recipe|ideas|tips|help|books|music] for {matter}
    best {noun} in {place}
    {statement} What do you think?
    {statement} [Is that right?|Why?|How so?|Please check.]
    [hi|hello|Hey|Good morning|Hi there], [can you help me with|I need help with|quick question about] {topic}
    [Thanks!|Thank you.|Great.|OK.] [Now|Next], [write|do|make|tell me] the same [about|for] {matter}.
    [Make it|Now make it|Can you make it] [shorter|longer|funnier|more formal|simpler|warmer|rhyme].
    Add [a greeting|an example|a second verse|a headline|a table] [about {matter}|at the end|at the top].
    Use [British|simple|formal|gender-neutral] [English|language|words][.|, and keep it under {number} words.]
  `),
  statement: lines(`
    The quick brown fox jumps over the lazy dog.
    {name} [went|drove|walked|flew|moved] to {place} [last week|on {day}|in the morning|with the children] and [bought|found|forgot|sold] {noun}.
    Our [team|class|shop|club|choir|office] [meets|opens|trains|rests] on {day} at {number}.
    The {noun} [is|was|looks|seems] {adjective}, but the {noun} [isn't|is not|never was|could be].
    [It rained|The sun shone|Snow fell|The wind blew] all {day}, [so|and] we [stayed at home|took the bus|read|cooked {food}].
    [Most|Many|Some|Few] people in {place} [like|know|have heard of|talk about] {topic}.
    {company} [opened|closed|is building|will move to] a new [shop|office|factory|branch] in {place}.
    I [love|hate|miss|can't stand|am learning|teach] {topic}.
    My [son|daughter|neighbour|boss|sister|dog] [likes|wants|lost|broke|is afraid of] {noun}.
    The [meeting|lecture|concert|match|course] about {topic} was [moved to {day}|cancelled|very good|too long].
    Lorem ipsum dolor sit amet.
    [She|He|They] sat down, looked at {noun}, and [laughed|sighed|began to read|said nothing].
    [Chapter|Lesson|Page] {number} is about {topic}.
    Two plus two is four, and {number} is [more|less] than {number}.
    [Please find attached|I enclose|Here is] the [report|invoice|list|photo] about {topic}.
  `),
  remark: lines(`
    {statement}
    {statement} {statement}
    {statement} {statement} {statement}
    {statement} {statement} {statement} {statement} {statement}
  `),
};
