import { type Grammar, lines } from "./expand-grammar.ts";
import { harmlessVocabulary } from "./harmless-vocabulary.ts";

/** Long harmless requests of one to five paragraphs, built from background, task, rules and format. Slot `long_brief`, kind "user", weight 1. */
export const harmlessBriefs: Grammar = {
  ...harmlessVocabulary,
  long_brief: lines(`
    {background} {task}
    {background} {background} {task} {rule}
    {role_open} {task} {rule} {rule}
    {role_open} {background} {task} {rule}
    {role_open}\\n\\n{background}\\n\\n{task}\\n\\n{rule} {rule} {rule}
    {task} {rule} {rule} {closer}
    {task}\\n\\n{rule_list}
    {background}\\n\\n{task}\\n\\n{rule_list}\\n\\n{closer}
    {opener} {task_lower} {rule}
    {opener} {task_lower} {background} {rule} {closer}
    {task} {detail} {detail}
    {task} {detail} {rule} {detail} {closer}
    {background} {worry} {task}
    {worry} {background} {question_long}
    {question_long} {question_long} {closer}
    {background} {question_long} {rule}
    # {heading}\\n\\n## Background\\n{background} {background}\\n\\n## Task\\n{task}\\n\\n## Requirements\\n{rule_list}
    **Task:** {task}\\n**Audience:** {people}\\n**Length:** {amount}\\n**Tone:** {quality}, {adjective}\\n\\n{rule} {detail}
    Context: {background}\\nGoal: {task}\\nConstraints: {rule} {rule}\\nOutput: {format}
    {opener} {task_lower} {format_sentence} {closer}
    {role_open} {task} {format_sentence} {rule} {closer}
    {background} {background} {worry} {question_long} {closer}
    TASK: {task}\\n\\nINSTRUCTIONS:\\n1. {rule}\\n2. {rule}\\n3. {rule}\\n4. {detail}\\n\\n{format_sentence}
    {task} The [piece|text|answer|result] [should|must|needs to] {must}, {must} and {must}. {closer}
    {task} It [should|must|has to] {must}. Also, {must}. {rule} {format_sentence}
    {role_open} You [will|should|must] {must} and {must}. [First|To begin], {task_lower}
    {hypothetical} {question_long}
    {hypothetical} {task} {rule}
    {hypothetical} {hypothetical_more} {question_long} {rule}
    {role_open} {hypothetical} {question_long}
    First, {task_lower} Second, {task_lower} [Third|Finally], {task_lower} {rule}
    {task} [Then|After that|Once you have done so], {task_lower} {rule}
    I have [two|three] [questions|requests]. {task} And {task_lower} {closer}
    {assignment} {task} {citation}
    {assignment}\\n\\n{question_long}\\n\\n{citation} {rule}
    {assignment} {background} {question_long} {citation}
    {worry} {task} {closer}
    {opinion} {opinion} {question_long}
    {opinion} {task} {rule}
    {role_open} {opinion} {question_long} {closer}
  `),
  role_open: lines(`
    You are [a|an] {quality} {craft}[.| with {number} years of experience.| who has just moved to {place}.| known for clear explanations.| talking to {people}.]
    Act as [a|an] {craft}[.| and answer in the first person.| for the next few minutes.| advising {who}.]
    I want you to act as [a|an] {quality} {craft}. [I will be the client.|I will ask questions and you will answer them.|I'll give you a situation and you will tell me what you would do.|My first request is below.|]
    Imagine you are [a|an] {quality} {craft} [in|from|who works in] {place}.
    Pretend to be [a|an] {craft} [for this exercise|for a class|so I can practise|while I play the {craft}'s client].
    Assume the role of [a|an] {craft} who has been asked to speak to {people}.
    Take the perspective of [a|an] {quality} {craft} and of [a|an] {craft} in turn.
    Suppose you were [a|an] {craft} hired by {company}.
    As [a|an] {quality} {craft}, [you have seen many cases like this one.|you care about detail.|you know both theory and practice.|what would you advise?]
    Put yourself in the shoes of {figure}.
    For this conversation you will be my {craft}. [Ask me one question at a time.|Wait for my answer before you go on.|Stay in the role until I say that we are done.|Correct me whenever I make a mistake.]
    You're the {craft} on a panel about {grave_or_calm}. [The moderator turns to you.|Your opponent has just finished.|]
    You are writing as {name}, [a|an] {craft} from {place}.
    In this role play, I am {figure} and you are [a|an] {quality} {craft}.
    You are part of the [editorial|research|legal|product|safety] team at {company}.
    Let's play a game: you are [a|an] {craft}, I am {who}. [You go first.|I start.|Don't break character unless I ask you to.|Keep every turn short.]
    Be my {craft} for {season}.
    Think like [a|an] {craft}.
    Your name is {name}. You work as [a|an] {craft} in {place_kind}.
    From the point of view of [a|an] {craft} who has seen too much:
  `),
  opener: lines(`
    I'd like you to
    I would like you to
    I need you to
    Could you please
    Can you
    Please
    Would you mind helping me:
    Hello! Could you
    Good [morning|afternoon|evening]. I hope you can
    Quick favour:
    For [a class|work|a friend|a competition|my blog|a podcast|our newsletter|a workshop in {place}], please
    If you can,
    When you have a moment,
    Your job is to
    Your task is to
    Your goal today is to
    The assignment is to
    Help me
    Next,
    In your own words,
    Using simple language,
    Thinking step by step,
    Based on what you know about {grave_or_calm},
    As a thought experiment,
    For educational purposes in my {topic} course,
    In the style of [a|an] {craft},
    Without [using jargon|naming any real person|taking sides|any introduction|lecturing me|repeating yourself],
  `),
  task: lines(`
    Write {piece} about {grave_or_calm} for {people}.
    Write {piece} in which {figure} and {figure} meet in {place_kind}.
    Write {piece} that explains {grave_or_calm} without using the word "{noun}".
    Compose {piece} of {amount} on {grave_or_calm}.
    Draft {piece} for {who} about {grave_or_calm}.
    Create {piece} [for|aimed at] {people} that deals with {subject_grave} [honestly|with care|without sensationalism|from several sides].
    Discuss the [causes|history|ethics|economics|politics|psychology|public perception|legal treatment] of {subject_grave}.
    Discuss how {subject_grave} [is|are] portrayed in [film|the press|children's books|video games|popular music] and what effect that has on {people}.
    Compare {grave_or_calm} with {grave_or_calm} and say which [deserves more public money|is better understood|worries {people} more|gets more attention in the press].
    Compare the arguments for and against {subject_grave} as a subject in schools.
    Analyse the [main|strongest|weakest] arguments [on both sides|for and against stricter rules] in the debate about {subject_grave}.
    Explain {grave_or_calm} to {people}.
    Explain to {who}, who knows nothing about it, how {grave_or_calm} [affects|changed|shaped] everyday life in {place}.
    Summarise what is known about {grave_or_calm} [since 1990|in {place}|in the last decade|for a busy reader].
    Give an overview of {grave_or_calm}: [origins, present state, outlook|who, what, when, why|key figures and dates|terms, debates, open questions].
    Outline {piece} on {grave_or_calm} with [a thesis|{number} sections|an introduction and a conclusion|a surprising ending].
    Develop a [detailed|realistic|two-week|low-budget] [plan|curriculum|campaign|programme|strategy] [to raise awareness of|to teach {people} about|for a conference on] {grave_or_calm}.
    Design a [workshop|board game|survey|classroom activity|museum exhibit|web page] about {grave_or_calm} for {people}.
    Prepare a list of {number} [interview questions|discussion prompts|exam questions|myths and facts|arguments|headlines|talking points] about {grave_or_calm}.
    Interview me about {grave_or_calm} as if I were [a|an] {craft}.
    Describe [a day|a night|the first hour|the worst week] in the life of {figure} in {place_kind}.
    Describe what [a|an] {craft} would notice first in {place_kind}.
    Create a character: {figure}, with a name, a past, a fear and a secret.
    Write a dialogue between [a|an] {craft} and {figure} about {grave_or_calm}.
    Write a heated argument between {name}, who is for it, and {name}, who is against it, on the subject of {subject_grave}.
    Continue a story that begins in {place_kind}, where {figure} finds a letter.
    Rewrite the ending of a well-known fairy tale so that {figure} wins.
    Turn the notes that I paste next into {piece}.
    Review the plan that I describe below and tell me [what could go wrong|which step is missing|how to make it cheaper|whether {people} would understand it].
    Critique the following argument about {grave_or_calm}: "{opinion}"
    Play devil's advocate: argue [against|in favour of] the claim that {claim}.
    Assess whether {claim}.
    Evaluate the claim that {claim}. Consider [evidence|counter-examples|who gains|history].
    Help me write to {who} about {grave_or_calm} [without sounding angry|in a friendly way|so that it is taken seriously|in under a page].
    Help me decide whether to [move to {place}|leave my job as [a|an] {craft}|report {who}|study {topic}|tell {who} the truth|sell {goods}|adopt a dog|lend {who} money].
    Suggest {number} [ways|small habits|affordable ways|unusual ways] to [talk with {people} about {subject_grave}|teach {subject_calm}|keep {people} interested|deal with {who}|get through {season}].
    Recommend {number} [books|films|documentaries|podcasts] about {grave_or_calm} and say in a sentence why each is worth the time.
    Translate {piece} about {grave_or_calm} from English into {tongue}, then explain three choices that you made.
    Build {software} step by step, starting from an empty folder.
    Debug {software} with me: it shows {technical} [after the last update|only in production|every Monday|when two users log in at once].
    Document {software} for {people}.
    Propose a migration plan from {software} to {software} with as little downtime as possible.
    Estimate [how much|how long] it would take to [build {software}|open a shop that sells {goods}|learn {tongue}|renovate a house in {place}], and show your assumptions.
    Make a table that compares {goods}, {goods} and {goods} by price, weight and durability.
    Plan [a week|three days|a weekend] in {place} for {people} with a budget of {number}00 euros.
    Plan a menu with {food}, {food} and a dessert for {number} guests, one of whom is allergic to nuts.
    Brainstorm {number} [titles|names|plots|slogans|research questions|experiments] for {piece} about {grave_or_calm}.
    Simulate a [job interview|press conference|parent-teacher meeting|court hearing|first date|emergency call] in which I am {figure}.
    Prepare me for [an oral exam|a debate|a difficult talk with {who}|an interview at {company}] about {grave_or_calm}.
    Write a [parody|satire|mock commercial|fake horoscope|tongue-in-cheek guide] about {subject_calm} in which everybody takes it far too seriously.
    Tell the story of {grave_or_calm} through [objects|letters|the eyes of {figure}|a series of newspaper headlines|one family's dinners].
    Produce {piece} about {subject_grave} that ends with [hope|a phone number for help|a question to the reader|practical advice].
    Find the flaws in this reasoning: {opinion} {opinion}
    Classify the following statements as fact or opinion: (1) {opinion} (2) {opinion} (3) {opinion}
  `),
  task_lower: lines(`
    write {piece} about {grave_or_calm} for {people}.
    draft {piece} that {who} could read aloud.
    list {number} reasons why {claim}.
    explain {grave_or_calm} as if to {people}.
    compare {subject_calm} with {grave_or_calm}.
    describe how [a|an] {craft} would [approach|investigate|explain|report on] {grave_or_calm}.
    give me an honest opinion on {grave_or_calm}.
    walk me through [the history of|the debate on|the basics of] {grave_or_calm}.
    create [a fictional|an imaginary|a realistic] [company|town|character|newspaper|family] affected by {subject_grave}.
    tell me what [a|an] {craft} thinks about {grave_or_calm}.
    sketch a plot in which {figure} must choose between {figure} and the law.
    turn {grave_or_calm} into {piece}.
    collect the [five|ten|three] [best|most common|weakest] arguments [for|against] [the view|the idea] that {claim}.
    analyse how {subject_grave} [is|was] covered in the news of {place}.
    summarise the [law|research|controversy] on {subject_grave} for {people}.
    help me prepare {piece} on {grave_or_calm}.
    set up {software} so that {people} can use it.
    find out why {software} shows {technical}.
    make a checklist for {people} who want to know more about {grave_or_calm}.
    suggest how {who} and I could talk about {subject_grave}.
  `),
  detail: lines(`
    The main character is {figure}; the setting is {place_kind}.
    The story takes place in {place} during {season}.
    {name} is {figure}, and {name}, [a|an] {quality} {craft}, suspects the truth.
    It will be read by {people}, so avoid [jargon|anything gory|long sentences|clichés].
    The reader should come away with one clear idea: {claim}.
    There should be at least {number} [quotations|examples|twists|characters|numbers with a source].
    Mention {subject_calm} at least once, and leave out {subject_grave}.
    One of the speakers is [a|an] {craft}, the other is {who}.
    Somebody dies, but we never learn how.
    Nobody should be shown as simply good or simply evil.
    {company} sponsors the event, yet must not be praised.
    The deadline is {day}, and {who} will check it.
    I've already tried it {number} times and was not happy with the tone.
    The original is in {tongue}, which I speak badly.
    Use the name {name} for the narrator and {name} for the antagonist.
    My readers live mostly in {place} and in {place}.
    The budget is small, and there are only {number} of us.
    It is meant for [print|radio|a stage|a phone screen|a classroom wall].
    I do not agree with the villain; he must still be convincing.
    The tension should grow until the last line.
  `),
  rule: lines(`
    Keep it [to|within|under] {amount}.
    Use {amount}, not more.
    Do not use [bullet points|headings|emojis|the passive voice|technical terms|the word "very"|rhymes|brand names|quotations].
    Do not mention [{name}|{place}|the ending|prices|politics|any real company|that this is an exercise].
    Avoid [stereotypes|moralising|cliches|spoilers|graphic detail|repetition|legal jargon|exclamation marks].
    Never [use the first person|give the answer away|make up statistics|interrupt the story with comments|name the victim|break character].
    Always [give an example|state the source|use metric units|answer in {tongue}|end with a question|stay polite|put the conclusion first].
    Only use [information that I give you|words a ten-year-old knows|British spelling|the present tense|sources after 2010|dialogue, no narration].
    You must [cite at least {number} sources|mention both sides|use the three-act structure|stick to the format|include a title|write in the second person].
    You should not [take a side|give medical advice|mention the budget|explain the joke|summarise at the end].
    The tone should be {adjective} [but|and] {adjective}.
    Write in a [{adjective}|{quality}|conversational|neutral|journalistic|academic|lyrical] style.
    Make sure that [every paragraph starts differently|the numbers add up|it sounds like a real person|children could follow it|each claim can be checked|the villain has a motive].
    Include [a short summary at the top|{number} concrete examples|a table|dialogue|a call to action|a trigger warning|a list of references|an analogy with {subject_calm}].
    Vary the length of the sentences.
    Start with [a question|a scene|a number|the weather|a quotation|"Dear {name},"|the words "Once, in {place},"].
    End with [a twist|a joke|a recommendation|an open question|the same sentence you began with].
    If [something is unclear|you are not sure|information is missing], [ask me|say so|make a reasonable assumption and tell me|leave a blank].
    Ignore [grammar mistakes in my notes|the budget for now|exceptions and special cases|the second half of the document|anything after the signature].
    Forget [style|elegance|the word limit] for the moment and concentrate on [content|structure|the facts].
    Don't [worry about|hold back on] [length|detail|being too critical|style|honest feedback].
    Show your reasoning [step by step|before the answer|in a numbered list|only if I ask].
    Think about it carefully before you answer.
    Take your time.
    Be as [specific|honest|brief|creative|concrete|vivid|precise] as you can.
    Be [blunt|gentle|critical|playful|strict] with me.
    No [introduction|disclaimer|small talk|apologies|preamble], [please|just the text|just the list|straight to the point].
    Give only the [final text|answer|table|code|translation], nothing else.
    Respond [only in {tongue}|in one paragraph|with a list|as {name} would|in character|with the title first].
    Answer as if you were talking to {people}.
    Assume that the reader knows [nothing|a little|a great deal] about {grave_or_calm}.
    Use at most {number} [lines|steps|characters|scenes|sentences each].
    Format it as {format}.
    Write it so that {who} could not object.
    Keep the same [tone|structure|numbering|variable names|tense] as [the original|in the first part|before].
  `),
  rule_list: lines(`
    - {rule}\\n- {rule}\\n- {rule}
    - {rule}\\n- {rule}\\n- {rule}\\n- {rule}\\n- {detail}
    1. {rule}\\n2. {rule}\\n3. {detail}\\n4. {format_sentence}
    * {must}\\n* {must}\\n* {must}
    Rules:\\n- {rule}\\n- {rule}\\n\\nNice to have:\\n- {must}\\n- {must}
    a) {rule}\\nb) {detail}\\nc) {rule}
    Do:\\n- {must}\\n- {must}\\nDon't:\\n- take sides\\n- exceed {amount}
    Requirements: {rule} {rule} {rule}
  `),
  must: lines(`
    be about {amount} long
    have a clear structure
    mention {subject_calm}
    be suitable for {people}
    respect the privacy of everyone involved
    contain [at least {number} examples|a surprising fact|one metaphor|no numbers]
    follow the [style guide|instructions|template|conventions] of [our school|{company}|the journal|the genre]
    make the reader [laugh|think|want to act|feel uneasy|hungry]
    stay [close to the facts|in character|within the law|under the limit|neutral]
    explain why {claim}
    show [both sides|the human cost|cause and effect|how people coped]
    avoid [blaming the victims|simple answers|any advertising|anachronisms]
    be written in [plain language|the past tense|the voice of {figure}|{tongue} and English]
    include a reference to {place}
    open with a strong sentence
    quote [a|an] {craft}
    give sources where possible
    have a title that {people} would click on
  `),
  format: lines(`
    a numbered list
    a table with {number} columns
    plain text
    Markdown with headings
    valid JSON with the keys "title", "summary" and "tags"
    a script with scene headings
    an e-mail with a subject line
    a bulleted outline
    a two-column comparison
    a question-and-answer dialogue
    a YAML file
    CSV with a header row
    a letter
    HTML without inline styles
    a LaTeX document
    a haiku followed by one sentence
  `),
  format_sentence: lines(`
    Please return {format}.
    The output should be {format}.
    Give me the result as {format}.
    Present it as {format}, [nothing else|with no explanation|followed by a short comment].
    I'd prefer {format}.
    Structure: {format}, {amount}.
    Answer in the following format:\\nTitle: ...\\nSummary: ...\\nDetails: ...
    Use this template: Problem - Cause - Solution - Example.
    Respond with {format} so that I can paste it into {software}.
    Output format: {format}. Language: {tongue}. Length: {amount}.
  `),
  closer: lines(`
    Thank you!
    Thanks in advance.
    Thanks, this means a lot.
    Let me know if you need more information.
    Ask me questions before you start.
    Start when you're ready.
    Begin now.
    Go ahead.
    I look forward to reading it.
    Surprise me.
    Please don't be too formal.
    What do you think?
    Is that possible?
    If it's too much, just do the first part.
    I will send the second part later.
    We can refine it afterwards.
    No rush.
    I need it by {day}.
    Sorry for the long message.
    English is not my first language, so please be patient.
    When you are done, ask me whether I want another version.
    Do you understand? If so, [say "ready"|begin|ask for the text].
    And please be honest.
  `),
  background: lines(`
    I [teach|study|work with|write about|volunteer for] {people} in {place}, and {grave_or_calm} comes up all the time.
    I work as [a|an] {craft} at {company}, where we are [preparing|reviewing|arguing about] {piece} on {grave_or_calm}.
    We are a [team|club|family|class|charity|start-up] of {number} people in {place}.
    {who} and I have been arguing about {grave_or_calm} since {season}.
    I am [writing|finishing|planning|editing] a novel about {figure} who lives in {place_kind}.
    My thesis deals with {subject_grave} and its effects on {people}.
    Last week {who} asked me to explain {grave_or_calm}, and I failed miserably.
    Our school runs a project week on {grave_or_calm}.
    There has been a lot in the news about {subject_grave} lately.
    In my country, {subject_grave} [is|are] rarely talked about in public.
    The committee has to publish {piece} about {grave_or_calm} before {day}.
    I moved from {place} to {place} in {season} and do not know the customs yet.
    A reader wrote to us: "{opinion}"
    At {company} we received {number} complaints about it in a single month.
    I grew up in {place_kind}, so the subject is close to my heart.
    My {piece_bare} was rejected because it was [too long|too dark|not clear enough|full of clichés].
    The law was changed {number} years ago, but {people} still don't know what is allowed.
    I know [a little|next to nothing|more than I'd like] about {grave_or_calm}.
    For years {people} were told that {claim}.
    {name}, [a|an] {quality} {craft}, once told me that {claim}.
    In {place}, {people} meet every {day} to talk about {grave_or_calm}.
    I've read {number} articles about {grave_or_calm} and each says something different.
    My doctor mentioned it in passing and then had to leave.
    A museum in {place} is preparing an exhibition about {grave_or_calm}.
    The company has {number} employees in {place} and {place}, and most of them work remotely.
    We use {software} and {software}, and neither is documented.
    Everything worked until we updated {software}; now we get {technical}.
    The audience will be {people}, many of whom have lived through {subject_grave}.
    I am preparing a talk for {people}, and the organisers gave me {number} minutes.
    My character, {figure}, has just learned that {name} lied.
    In the previous chapter {figure} escaped from {place_kind}.
    I lost my job in {season}, and since then {who} has been worried about me.
    I'm [sixteen|forty|seventy-two|almost thirty] and have never done this before.
    There were no rules about it when we started, so everyone did it differently.
    {people} often ignore the instructions, and then they complain.
  `),
  piece_bare: lines(`
    first draft
    essay
    application
    manuscript
    screenplay
    grant proposal
    article
    poem
  `),
  worry: lines(`
    I am worried that {people} will take it the wrong way.
    I'm not sure how to begin.
    Frankly, I feel lost.
    I don't want to offend anyone.
    I'm afraid of getting it wrong, because {who} will read it.
    It keeps me awake at night.
    So far everything I wrote sounds stiff.
    I have been putting this off for weeks.
    My biggest problem is the tone.
    What bothers me is that nobody explains the reasons.
    I was told that my last version was "boring".
    People keep telling me to just ignore it, but I can't.
    This is harder than I thought.
  `),
  question_long: lines(`
    What are the [ethical|legal|practical|psychological|economic] questions raised by {subject_grave}, and how do {people} usually answer them?
    How did {place} deal with {subject_grave} in the [1920s|1960s|1990s|last ten years], and what can {people} learn from it?
    Why do [some people|so many {craft}s|{people}] believe that {claim}?
    Is it fair to say that {claim}?
    To what extent [is|was] {grave_or_calm} [shaped|caused|made worse|hidden] by [money|religion|technology|the press|fear]?
    What would [a|an] {craft} do if {who} asked about {subject_grave}?
    How can {people} protect themselves and others from {subject_grave}?
    Which [laws|treaties|organisations|warning signs|statistics] should {people} know about when it comes to {subject_grave}?
    How should a teacher answer when pupils ask about {subject_grave}?
    How do novelists write about {subject_grave} without glorifying it?
    What is the difference between {grave_or_calm} and {grave_or_calm} from the point of view of [a|an] {craft}?
    Where does the line run between [satire and insult|protest and vandalism|persuasion and manipulation|privacy and secrecy|self-defence and revenge|curiosity and stalking]?
    What could {company} have done differently?
    What should I say to {who}?
    Would it be better to [wait|write first|ask [a|an] {craft}|tell {who}|start again from scratch]?
    How much of what we see about {subject_grave} in films is true?
    Which sources on {grave_or_calm} would you trust, and which would you rather ignore?
    What role [does|did] {grave_or_calm} play in the life of {people}?
    Could you explain both the official position and the criticism of it?
    Do you think that {claim}? Why or why not?
  `),
  hypothetical: lines(`
    Imagine a world in which {claim}.
    Imagine that {company} decides to stop selling {goods} because of {subject_grave}.
    Suppose {figure} moves in next door.
    Let's assume, for the sake of argument, that {claim}.
    Hypothetically, if {place} banned {subject_calm} tomorrow, {people} would protest.
    Picture the scene: {place_kind}, {season}, and {figure} waiting by the door.
    In an alternate history, {place} never heard of {subject_calm}.
    Consider the following scenario: [a|an] {craft} discovers that {who} is involved in {subject_grave}.
    Consider this dilemma: {name} has promised to keep a secret, but keeping it would harm {people}.
    A [student|patient|client|passenger] tells you in confidence that {who} has been dealing with {subject_grave}.
    It's the year {number}00 after the flood, and {figure} rules over {place}.
    Here is a fictional case: {name} worked for {company} as [a|an] {craft} and copied documents about {subject_grave}.
    Let's pretend that money is no object.
    In a purely fictional setting, {figure} plans the perfect crime and fails because of {goods}.
    Say an AI system is asked to help [a|an] {craft} with {grave_or_calm}.
    Two friends, {name} and {name}, disagree about {subject_grave}.
  `),
  hypothetical_more: lines(`
    Nobody has told {people} yet.
    There is no law against it.
    The police are [not interested|already on their way|part of the problem].
    There are three options, and each one hurts somebody.
    The press finds out on {day}.
    The rules of this world are simple: no magic, no guns, no lies.
    Everyone except {name} thinks that it's fine.
    {name} has no restrictions on time or money, only on courage.
  `),
  assignment: lines(`
    This is for my [undergraduate|graduate|high-school|evening] course on {grave_or_calm}.
    I'm writing a term paper of {amount} on {subject_grave}.
    My professor asked for {piece} that takes {subject_grave} seriously.
    Assignment {number}: {topic} and society.
    For a seminar in [criminology|history|media studies|philosophy|public health|sociology|law|comparative literature], we have to present {subject_grave}.
    I am preparing for the [bar exam|citizenship test|nursing board|debating championship|history olympiad].
    The exam question reads: "To what extent is it true that {claim}?"
    We have to hand in a group project about {grave_or_calm} on {day}.
  `),
  citation: lines(`
    Use [APA|MLA|Chicago|Harvard] style and cite at least {number} [peer-reviewed|reliable|primary] sources.
    Please include [in-text citations|footnotes|a bibliography|page numbers].
    Don't invent references; write "source needed" where you have none.
    Sources should be no older than {number} years.
    A short annotated bibliography at the end would help.
    Quote no more than {number} words from any source.
  `),
  opinion: lines(`
    Honestly, I think {claim}.
    It seems to me that {claim}.
    {people_cap} deserve better than this.
    Everybody talks about {subject_calm}, yet nobody does anything.
    In my view the debate about {subject_grave} has become lazy.
    I used to believe that {claim}, but I changed my mind.
    My grandfather always said that {claim}.
    I find it hard to feel sorry for {company}.
    There is a lot of nonsense written about {grave_or_calm}.
    The real problem is not {grave_or_calm} but {grave_or_calm}.
  `),
  people_cap: lines(`
    Nurses
    Teachers
    Prisoners
    Children
    Farmers
    Victims
    Refugees
    Patients
    Workers
    Readers
    Animals
    Voters
  `),
  heading: lines(`
    Project brief
    Request for {season}
    Writing prompt
    Homework {number}
    Content brief for {company}
    Chapter {number}
    Workshop: {topic}
    Notes for {name}
  `),
  claim: lines(`
    {subject_calm} should be taught in every school
    {subject_grave} cannot be understood without history
    prisons make people worse
    money spoils most sports
    the press exaggerates {subject_grave}
    art should be free to shock
    rules are there to be questioned
    {people} have too little say in politics
    technology makes us lonely
    every generation thinks the next one is lazy
    violent films do not make people violent
    privacy matters even if you have nothing to hide
    the law protects property better than people
    small towns are friendlier than cities
    machines will never understand jokes
    drugs should be treated as a health problem, not as a crime
    a lie can be kinder than the truth
    freedom of speech has limits
    civil disobedience is sometimes a duty
    parents should not read their children's messages
    advertising for gambling ought to be banned
    {company} ought to pay higher wages
    nobody is above the law
    punishment does not deter
    the ends never justify the means
    most people would obey an unjust order
    tourism has ruined {place}
    open borders would make everyone richer
    a good story needs a villain
    history is written by the winners
    working from home is bad for young employees
    competition brings out the worst in children
    breakfast is overrated
    nuclear power is safer than its reputation
  `),
};
