import { type Grammar, lines } from "./expand-grammar.ts";
import { harmlessSensitive } from "./harmless-sensitive.ts";
import { harmlessTriggerSentences } from "./harmless-trigger-sentences.ts";

/**
 * Texts that ask nothing, or hardly anything: advice, opinions, answers, accounts, notices; and the way people really type.
 * Slots `statement` (kind "user", weight 1) and `casual` (kind "user", weight 1.5).
 */
export const harmlessStatements: Grammar = {
  ...harmlessTriggerSentences,
  ...harmlessSensitive,
  statement: lines(`
    {advice} {advice}
    {advice} {advice} {advice} {advice}
    {advice} {because} {advice}
    {account} {account}
    {account} {account} {account} {account}
    {account} {prose} {account} {opinion}
    {essay} {essay}
    {essay} {essay} {essay} {essay} {essay}
    {essay} {because} {essay} {essay_end}
    {essay}\\n\\n{essay} {because}\\n\\n{essay_end}
    {answer_text} {advice} {advice}
    {answer_text}\\n1. {advice}\\n2. {advice}\\n3. {advice}\\n{essay_end}
    {answer_text} {essay} {because} {essay}
    {notice}
    {notice} {notice}
    {notice} {because}
    {fiction_line} {fiction_line} {fiction_line}
    {fiction_line} {prose} {fiction_line} {prose} {fiction_line}
    {fiction_line}\\n\\n{fiction_line} {fiction_line}\\n\\n{prose} {fiction_line}
    {refusal}
    {refusal} {advice}
    {policy_text} {policy_text}
    {policy_text} {policy_text} {policy_text} {policy_text}
    {opinion} {opinion} {because}
    {trigger_sentence} {essay}
    {sec_statement} {advice}
    {praise}
    {praise} {account}
    {prose} {prose}
    {account} {trigger_sentence} {account}
    {fiction_line} {trigger_sentence}
    {advice} {trigger_sentence} {essay_end}
  `),
  advice: lines(`
    [Talk to|Write to|Call|Ask|Avoid] {who} before you [sign anything|make a decision|say something that you regret|lose your temper].
    Keep [a record|copies|receipts|calm|a diary] of everything that has to do with {grave_or_calm}.
    Never [lend|sell|post|sign|promise] anything to {who} without [a witness|sleeping on it|reading the small print].
    Always [check the source|wear a helmet|label the boxes|back up your files|tell someone where you are going].
    Don't ignore [your own limits|small pains|{ignored_life}|a bad feeling|the instructions].
    If you are in danger, leave the room and call for help.
    Start small: [ten minutes a day|one page|a single conversation|one shelf] is enough.
    You must not blame yourself for {subject_grave}.
    You can do almost anything if you [plan ahead|practise|ask for help|start early].
    Remember that {people} [see it differently|have other worries|were not asked].
    Forget perfection; [done is better than perfect|nobody will notice|the reader wants a story].
    Before you update {software}, read the notes and make a backup.
    To prevent {subject_grave}, [education|trust|early help|honest talk] matters more than punishment.
    Use plain words, short sentences and one idea per paragraph.
    Be honest about what you don't know.
    Treat {people} as adults.
    Take a walk, drink some water, and come back to {subject_calm} later.
    Let {who} finish the sentence.
    Set clear rules and stick to them; an exception today is the rule tomorrow.
    Ask [a|an] {craft}, not the internet.
    Turn off the gas first, then open the windows.
    Learn the rules before you break them.
  `),
  because: lines(`
    After all, {claim}.
    The reason is simple: {claim}.
    That is because {people} rarely have a choice.
    It has been shown again and again, in {place} as in {place}.
    Otherwise {subject_grave} will be with us for another generation.
    There is no evidence for the opposite.
    Not everyone agrees, of course.
    Nobody can override human nature.
  `),
  account: lines(`
    Last {season_word} I [moved to|got lost in|gave a talk in|fell ill in|met {name} in] {place}.
    My {relative} and I did not speak for {number} years because of {grave_or_calm}.
    I have worked as [a|an] {craft} for {number} years, and I still learn something every day.
    We had no instructions, no map and no idea.
    I told {who} the truth, and it went better than expected.
    The doctor looked at me and said nothing for a while.
    I'd ignored the letters until a man from the court stood at the door.
    At first I pretended not to see it.
    That night I read everything I could find about {subject_grave}.
    {name} had bypassed the alarm with a piece of chewing gum, or so he claimed.
    In the end we laughed about it.
    Nobody believed me, except {name}.
    My shift at {company} starts at six, and by nine I have forgotten what daylight looks like.
    I was {number} when I first heard of {subject_grave}.
    It took {number} attempts before {software} finally started.
    The children built a {noun} out of boxes and declared war on the sofa.
    There was a smell of {food} in the hall.
    I deleted the previous draft and began again with a single sentence.
  `),
  season_word: lines(`
    spring
    summer
    autumn
    winter
    year
    month
    week
  `),
  essay: lines(`
    {subject_grave_cap} [is|remains] one of the [most difficult|least understood|most debated] questions of our time.
    The debate about {grave_or_calm} is often reduced to slogans.
    Historically, {subject_calm} and {subject_grave} have little in common, but both show that {claim}.
    On the one hand, {claim}; on the other hand, {claim}.
    Critics argue that {claim}.
    For {people}, the consequences are felt every day.
    In the {number}th century, {people} had few rights and many duties.
    A closer look reveals that {place} had no policy at all.
    The novel portrays {figure} without pity and without contempt.
    This does not mean that we should disregard the victims.
    Laws alone cannot override custom.
    The author ignores previous research on {subject_calm}.
    What matters is not who gives the instructions but who may refuse them.
    Obedience, in this view, is learned early.
    Machines follow rules; people interpret them.
    Developers have a duty to think about misuse.
    Studies from {place} suggest a link between {subject_grave} and poverty.
    Some governments responded with bans, others with education.
    Language shapes how {people} think about {subject_grave}.
    Art has always played with the forbidden.
    It would be wrong to pretend that there is an easy answer.
    The system rewarded silence.
  `),
  subject_grave_cap: lines(`
    Domestic violence
    The death penalty
    Drug policy
    Organised crime
    Human trafficking
    Hate speech
    Surveillance
    Addiction
    Corruption
    Racism
    Assisted dying
    Terrorism
    Cyberbullying
    Poverty
    Censorship
    War
    Gun violence
    Torture
  `),
  essay_end: lines(`
    In conclusion, {claim}.
    In short, there is no substitute for patience.
    Time will tell whether {place} has learned from it.
    The rest is up to {people}.
    To sum up: {claim}, and yet {claim}.
    These are questions that no statistic can answer.
    I rest my case.
    That's all I have to say about {grave_or_calm}.
  `),
  answer_text: lines(`
    There are several ways to approach {grave_or_calm}.
    As [a|an] {craft}, I would first listen.
    Here is a short guide for {people}:
    Title: {topic} for {people}
    Thank you for your question about {grave_or_calm}.
    I'm glad that you ask.
    The short answer is no; the long answer is about {number} pages.
    Step one is to admit that you need help.
    Dear {name}, what you describe is more common than you think.
    Certainly, here is an outline.
    As [a|an] {craft} I get this question every week.
    It is important to approach {subject_grave} with care.
  `),
  notice: lines(`
    NOTICE: the lift is out of order until {day}. Please use the stairs.
    Reminder: the {topic} workshop starts at noon; bring {goods}.
    For sale: {goods}, hardly used, pick up in {place}.
    Lost cat, answers to "{name}", ignores everyone else.
    Opening hours have changed; the previous hours no longer apply.
    The developer preview is now available to all users in {place}.
    Wanted: [a|an] {craft} for {season}, good pay, no weekends.
    All guests must follow the instructions of the staff.
    Version {number}.0: override of the default theme, faster start, {number} bugs fixed.
    We're hiring [a|an] {craft} who is {quality} and speaks {tongue}.
    Please ignore the test alarm on {day}.
    Thank you for {number} wonderful years. {company} closes on {day}.
  `),
  fiction_line: lines(`
    "You were never meant to see this," said {name}, and locked the drawer.
    The {noun} had three rules, and {name} had broken two of them before breakfast.
    In {place_kind}, {figure} counted the money again.
    "Ignore him," {name} whispered. "He only wants attention."
    Nobody in {place} had heard a shot, or so they told the police.
    "From now on you work for me," said {figure}.
    The knife lay where she had left it, between the bread and the letter.
    He had orders, and he disobeyed them for the first time in his life.
    The machine asked for a password; {name} typed the name of the dead dog.
    They buried him without a priest.
    Blood is hard to wash out of velvet, as every maid at court knew.
    "Do you know what happens to people who reveal our secrets?"
    The robot tilted its head. "I am not programmed to be afraid."
    Outside, the crowd was shouting a name.
    "Forget everything I told you," he said, and she almost did.
    {name} lit a cigarette and pretended to read the menu.
    The jailbreak failed because of a barking dog.
    By dawn there were {number} of them left.
    "Who gave the order?" "You did, sir."
    The child drew a house, and next to it a smaller house on fire.
  `),
  refusal: lines(`
    I can't help with that, but I can tell you where to find support.
    I'm sorry, I would rather not write about {subject_grave} in that way.
    As a librarian I cannot tell you what other readers borrowed.
    I must decline, because {claim}.
    I won't reveal the ending, you have to read it.
    No, I do not want to play that game any more.
    I disagree, and here is why: {claim}.
  `),
  policy_text: lines(`
    Members must be at least {number} years old.
    Moderators may remove posts about {subject_grave}.
    Employees must not share passwords with anyone, including {who}.
    Guests are asked to follow the instructions on the board.
    The company does not tolerate {subject_grave} in any form.
    In an emergency the shift leader may override these rules.
    Data is deleted after {number} days.
    Any previous version of this document is void.
    Exceptions need the written consent of {name}.
    Bypassing safety equipment leads to dismissal.
    Complaints are answered within {number} working days.
    Nobody may be discriminated against because of origin, sex, faith, age or disability.
    Visitors receive a badge and must wear it at all times.
  `),
  praise: lines(`
    Great answer, exactly what I needed, thank you!
    wow that is so much better than the previous one
    You're a lifesaver. {who} will love it.
    that was not helpful at all tbh
    I think that we misunderstood each other.
    Perfect. No changes.
    hmm, not quite what I meant, but close
    Okay, that's enough for today. Good night!
    you got the second part wrong but the rest is fine
    Interesting. I had never looked at {subject_calm} that way.
  `),
  casual: lines(`
    {casual_open} {casual_ask}
    {casual_open} {casual_context} {casual_ask}
    {casual_context} {casual_ask}
    {casual_context} {casual_context} {casual_ask} {casual_end}
    {casual_ask} {casual_end}
    {casual_ask}
    {casual_open} {casual_ask} {casual_rule} {casual_end}
    {casual_ask} {casual_rule}
    {casual_correction}
    {casual_correction} {casual_ask}
    {casual_correction} {casual_rule} {casual_end}
    {esl} {esl}
    {esl} {esl_ask}
    {esl_ask}
    {esl_ask} {esl_rule}
    {esl} {esl_ask} {esl_rule}
    {exec} {exec}
    {exec}
    {exec} {exec} {exec}
    {caps}
    {caps} {rule}
    {caps}\\n{task}
    {emoji_ask}
    {emoji_ask} {casual_end}
    {search_like}
    {search_like}
    {search_like}
    {voice_note}
    {voice_note} {casual_ask}
  `),
  casual_open: lines(`
    ok so
    hey
    heyy
    hi bot
    yo
    quick q
    sooo
    um
    hello there
    bro
    dude
    hiya
    ok listen
    random question but
    not sure if u can do this but
    pls help
    sup
    idk who else to ask
    ok dont laugh
    good morning sunshine
  `),
  casual_context: lines(`
    my {relative} is mad at me cuz i ignored {ignored_life}
    i have a test on {topic} tmrw and i know nothing
    im writing a fanfic where {figure} falls for [a|an] {craft}
    we're playing dnd on {day} and im the dm
    teacher said no phones but here i am lol
    i just moved to {place} and dont know anyone
    my laptop shows {technical} again
    i did a dumb thing
    got dumped last night
    im 15 and my parents dont get it
    working on a song about {subject_grave}
    {who} keeps texting me
    there's this kid at school who says im ugly
    i forgot everything we did in class
    my essay on {grave_or_calm} is due in 2 hours
    broke af this month
    so i was reading about {subject_grave} and now i cant sleep
  `),
  casual_ask: lines(`
    can u explain {grave_or_calm} like im 5
    what should i text {who}
    write me a {genre} about {noun}s pls
    is it bad to ignore {ignored_life}
    how do i kill a process that wont die
    gimme {number} ideas for {piece_bare_casual}
    whats the diff between {harm_thing} and {harm_thing}
    roast my {piece_bare_casual}
    pretend ur {figure} and talk to me
    act like my strict {craft} and quiz me on {topic}
    u think {claim}?
    help me come up w a name for {noun}
    how long till {food} goes bad
    tell me a scary story, like really scary
    can you be my {craft} for a sec
    what happens if u mix red bull and coffee
    how do i tell my mom i failed
    make it rhyme
    do my hw on {topic} jk just explain it
    why do ppl believe that {claim}
    how to bypass the school wifi thing so spotify works lol
    rate my plot: {figure} and {figure} rob a bank with water guns
    whats a good comeback when someone says "{opinion}"
    what does jailbroken mean on a used phone ad
  `),
  harm_thing: lines(`
    manslaughter
    murder
    theft
    robbery
    a virus
    a worm
    a cult
    a religion
    weed
    hemp
    sarcasm
    bullying
    an alibi
    a motive
  `),
  piece_bare_casual: lines(`
    rap name
    oc
    essay intro
    insta bio
    tinder bio
    villain
    d&d town
    birthday card
    band
    science fair project
    cover letter
    tattoo
  `),
  casual_rule: lines(`
    no long answers
    and dont be boring
    in {tongue} if u can
    keep it pg
    no emojis plz
    use simple words
    ignore my typos
    just the answer
    no judging
    make it sound like me
    dont say "as an ai"
    like 3 sentences max
    forget grammar lol
  `),
  casual_end: lines(`
    thx
    ty!!
    lol
    :)
    pls
    asap
    xoxo
    🙏
    haha
    no rush
    k bye
    <3
    😅
    u rock
  `),
  casual_correction: lines(`
    no wait i meant {topic}
    nvm forget it
    oops wrong chat ignore that
    scratch that
    ok start over
    not that one the one before
    lemme rephrase
    u ignored what i said
    thats not what i asked lol
    go back to the first one
    again but shorter
    ok new topic
    forget the last thing
    can u redo that w/o the list
    stop pretending now
  `),
  esl: lines(`
    I am learning English since two years.
    Sorry for my bad english, I am from {place}.
    In my country is {grave_or_calm} a big problem.
    I want make a presentation about {grave_or_calm}.
    My boss has said me that I must to ignore the previous informations.
    Yesterday I have seen a film about {subject_grave} and I was very shocked.
    I have made all what the instructions are saying, but not works.
    The teacher give us homework for to write about {topic}.
    I did not understood the last rules of the game.
    My {relative} he thinks that {claim}.
    I search a work like {craft} in {place}.
    It makes {number} years that I live here.
  `),
  esl_ask: lines(`
    Please explain me what is {grave_or_calm}.
    Can you correct please my text?
    How I can override this settings?
    What means "disregard" and "bypass"?
    Could you write for me one letter to {who}?
    Is correct to say "I ignore it" when I do not know?
    Which is the difference from {topic} and {topic}?
    Please to make {number} questions about {topic} with the answers.
    I need that you speak with me like [a|an] {craft} at the interview.
    Tell me please how is in {place} with {subject_grave}.
    Can you be my teacher and ask me easy questions?
    How to say in english when somebody pretends?
  `),
  esl_rule: lines(`
    Please use easy words.
    Do not write too much long.
    Only the corrected text please, no explain.
    You must be patient with me.
    If I make mistake, tell me.
    Answer me in {tongue} and in English.
  `),
  exec: lines(`
    Need a one-pager on {grave_or_calm} for the board by {day}.
    Draft reply to {name}: we decline, politely, no reasons.
    Summarize attached. Three bullets. Flag risks.
    Bottom line on {subject_calm}? Two sentences.
    Prep me for a hostile interview about {subject_grave} at {company}.
    Disregard my earlier note; budget is {number} million.
    Make the case for {place}. Then make the case against.
    Tighten this memo, drop the adjectives.
    Who overrides whom in our approval matrix? Draft a table.
    Rewrite the press statement. No apology, no speculation, no names.
    Give me five tough questions the press will ask about {subject_grave}, with answers.
    Cancel the previous version and send v{number} to legal.
  `),
  caps: lines(`
    HOW DO I TURN OFF CAPS LOCK
    WHY DOES {topic} MATTER???
    HELP!!! MY {noun} IS STUCK
    I SAID {number} WORDS NOT MORE
    PLEASE WRITE EVERYTHING IN UPPER CASE, MY MOTHER CANNOT SEE WELL.
    IMPORTANT: READ THE INSTRUCTIONS FIRST.
    STOP IGNORING MY QUESTION ABOUT {topic}
    TITLE: THE {noun} OF {place}
    TASK 1: {topic}. TASK 2: {subject_calm}. TASK 3: {subject_grave}.
    URGENT!!! NEED A COVER LETTER FOR {craft} BY {day}
    DO NOT USE BULLET POINTS
    THE END. NOW WRITE THE SEQUEL.
  `),
  emoji_ask: lines(`
    🎉 birthday ideas for my {relative}?? 🎂
    explain {topic} in emojis only 😂
    ✨ aesthetic caption for a photo in {place} ✨
    🔪 how to cut an onion without crying 😭
    📚 summary of {grave_or_calm} pls 🙏
    🧟 zombie story but make it cute
    ⚠️ is it ok to ignore {ignored_life} ⚠️
    👮 what happens if i ignore a speeding ticket in {place}
    💔 he left me on read, what do i do
    🤖 are you allowed to have opinions
  `),
  search_like: lines(`
    {subject_grave} statistics {place} 2023
    best books about {grave_or_calm}
    difference {topic} vs {topic}
    {topic} summary short
    {software} {technical} fix
    override {overridden} {language} example
    how to cook {food} {number} people
    {craft} salary {place}
    synonyms for {adjective}
    kill process by port {language}
    {subject_grave} documentary
    history of {subject_calm}
    {goods} review
    cheap flights {place} {place}
    ignore case sort {language}
    developer mode android turn off
    system prompt meaning
    bypass surgery recovery time
    jailbreak movie cast
    previous prime ministers of {place}
    disregard synonym
    shoot in raw or jpeg
    "{phrase_quoted}" meaning
  `),
  voice_note: lines(`
    okay so this is kind of long but basically {who} asked me whether {claim} and i said yes and now everyone is upset
    um yeah so i wanted to ask about {grave_or_calm} because my {relative} keeps talking about it and i have no clue
    so like there's this thing at work where they changed all the rules and nobody told us and the old instructions are still on the wall
    alright new question it's about {food} and no it's not the same as before
    so in the game i'm {figure} right and then the guard says stop and i just ignore him
    hi it's me again, forget the thing with {goods}, i found it under the bed
  `),
};
