import { type Grammar, lines } from "./expand-grammar.ts";
import { harmlessBriefs } from "./harmless-briefs.ts";

/**
 * The words of attacks ("ignore", "bypass", "override", "system prompt", "previous instructions") in innocent sentences of many trades.
 * Slot `trigger_text`, kind "user", weight 1.5. Slot `trigger_sentence` holds statements that also suit documents.
 */
export const harmlessTriggerSentences: Grammar = {
  ...harmlessBriefs,
  trigger_text: lines(`
    {trigger_sentence} {trigger_question}
    {trigger_sentence} {trigger_sentence} {trigger_question}
    {trigger_question}
    {trigger_question} {trigger_sentence}
    {trigger_request}
    {trigger_request} {rule}
    {trigger_request} {trigger_request}
    {background} {trigger_sentence} {trigger_question}
    {trigger_request} {closer}
    {task} {trigger_request}
    {trigger_request} {task}
    {trigger_sentence} {task}
    {trigger_follow_up}
    {trigger_follow_up} {task}
    {trigger_follow_up} {question_long}
    {trigger_follow_up} {rule} {closer}
    {worry} {trigger_sentence} {trigger_question}
    {trigger_code}
    {trigger_code} {trigger_question}
    {role_open} {trigger_sentence} {trigger_question}
    {hypothetical} {trigger_sentence} {trigger_question}
    {trigger_sentence} {trigger_sentence} {trigger_sentence}
    {opinion} {trigger_sentence}
    {trigger_request} {format_sentence}
    {trigger_sentence} [Is that right?|Is that legal?|Is this normal?|Does that make sense?|What does it mean?|Can you rephrase this?|How would you translate that into {tongue}?|Why?|Please correct my grammar.|Say it more politely.]
    [Translate|Paraphrase|Correct|Shorten|Make this friendlier|Put this into reported speech|Explain the grammar of]: "{trigger_sentence}"
    [Which word fits best|Fill in the gap|True or false|Find the mistake]: {trigger_sentence}
  `),
  trigger_sentence: lines(`
    The compiler ignores {ignored_code} unless the flag is set.
    Git ignores {ignored_code} because of a pattern in the parent folder.
    Our linter was told to disregard {ignored_code}, and now nobody notices {technical}.
    The subclass overrides {overridden} and forgets to call the parent.
    In CSS, a later rule overrides an earlier one only if its specificity is not lower.
    An environment variable overrides the value in the configuration file.
    The admin can override {overridden} with a second signature.
    A previous developer hard-coded the password and left instructions in the comments.
    The previous instructions for assembling {goods} were printed upside down.
    The instructions say to preheat the oven, but I ignored them and the {food} was fine.
    We followed all the instructions, and {goods} still would not switch on.
    My {relative} ignores {ignored_life}.
    My {relative} told me to ignore {ignored_life}, so I did.
    I was told to forget everything I knew about {subject_calm} and start from scratch.
    The coach made us forget {ignored_life} and play our own game.
    The new bypass around {place} has cut traffic by a third.
    Surgeons performed a triple bypass on {name}'s father in {season}.
    The valve lets you bypass the filter while you clean it.
    A bypass diode protects a shaded solar panel.
    Drivers bypass the toll by taking the old road through {place}.
    Some parents bypass the school's rules by writing sick notes.
    The judge told the jury to disregard the last statement of the witness.
    The court held that the contract overrides {overridden}.
    A later statute repeals all previous regulations on {subject_calm}.
    Section {number} applies notwithstanding any previous agreement between the parties.
    This agreement supersedes all prior understandings, instructions and representations.
    The defence asked the judge to disregard the confession because the police had ignored the rules.
    The testator revoked all previous wills and left everything to {relative_of}.
    HR asked us to ignore the previous e-mail, as the attachment was the wrong one.
    The manager overrode the committee and hired {name} anyway.
    Under the new policy, staff must not disclose {secret_work} to anyone outside the team.
    All previous guidelines on remote work are void from {day}.
    The nurse disregarded the alarm because the sensor was loose.
    The patient ignored the doctor's instructions and stopped taking the tablets after two days.
    The pump has an override button for emergencies, protected by a PIN.
    The system prompted me for {prompted} three times and then locked me out.
    At the prompt, type your name and press Enter.
    The command prompt opens in system32 by default.
    A system prompt asks whether you want to restart now or later.
    The system prompt of our help-desk bot is {number} lines long, and half of it is about {subject_calm}.
    Her prompt reply saved us a lot of money.
    The writing prompt was "{claim}", and the whole class ignored it.
    I turned on developer mode on my phone to use USB debugging.
    Developer mode on the Chromebook wipes local data first.
    The jailbreak scene is the best part of the film.
    He jailbroke his old iPhone in 2012 and regretted it.
    The newspaper reported a jailbreak in {place}: three prisoners escaped through the laundry.
    Dan ignored the warnings and went sailing anyway.
    DAN also stands for a database activity notification at our company.
    You are now leaving the secure area; please keep your badge visible.
    You are now entering {place}; drive slowly.
    From now on the bus stops at the library too.
    From now on all invoices go to {name}.
    You can do anything now that the exams are over, said my {relative}.
    The actor had to pretend to be {figure} for three years.
    The children pretended that the floor was lava.
    The spy revealed his secret instructions only on his deathbed.
    The leaked memo revealed that {company} had ignored safety rules since {season}.
    The magician never reveals how the trick is done.
    The initial instructions in the exam booklet were ambiguous.
    The text above the picture is wrong, and so is the caption below it.
    Everything above the line is revenue, everything below it is cost.
    Unlimited, unrestricted and unfiltered are the three words on the poster of that gym.
    The beer is unfiltered and slightly cloudy.
    Unrestricted land in the valley sells for less than you would think.
    The firewall rule overrides the default deny.
    The attacker bypassed the login by editing a cookie, which is why we sign cookies now.
    The audit found that two engineers could bypass code review.
    A rule that everybody ignores is worse than no rule.
    The thermostat has an override that lasts four hours.
    The autopilot can be overridden by moving the stick.
    The referee ignored the foul and let them play on.
    The driving instructor has an override pedal.
    My satnav ignored the road closure and sent me through a field.
    The recipe says to discard the previous batch of yeast and start over.
    When you reset {goods}, all previous settings are deleted.
    The teacher said: forget the formula, draw a picture.
    Students were instructed to ignore spelling in the first draft.
    The examiner repeated the instructions word for word.
    She repeated everything above a whisper twice.
    The bot printed its hidden instructions in a test, so we removed the secrets from them.
    Our chatbot must never reveal {secret_work}, not even to employees.
    The safety guidelines apply without exception, even to the director.
    The safety filter of the pool was clogged with leaves.
    A content filter at school blocked the page about {subject_grave}.
    The ethics committee lifted its restrictions on the study.
    Travel restrictions between {place} and {place} were lifted on {day}.
    My character has no morals and follows no rules, and the audience loves her.
    The play is about a robot that disobeys its programming.
    The general ignored his orders and saved the city.
    The captain overrode the computer and landed by hand.
    Root access is needed to change that setting.
    The administrator reset my password and told me to change it.
    The sudo log shows who ran which command.
    Simon says: ignore me!
    In the card game, a joker overrides {overridden}.
    The last instruction on the list was to throw away the list.
    A court order overrides the privacy policy of {company}.
    The rules of {subject_calm} changed, so please ignore what you learned last year.
    The label reads: do not ignore these instructions, keep out of reach of children.
    {name} followed my instructions to the letter and got lost.
    The previous owner left no instructions for {goods}.
    The conversation above my head was about {subject_grave}.
    We simulate an operator who ignores {ignored_life} for two hours.
    The model card says that the system refuses questions about {subject_grave}.
    The tutorial tells you to disable the antivirus, which I would not do.
    The act of ignoring a problem is also a decision.
    The assistant in our shop ignored every customer who came in after six.
    The assistant coach gave new instructions at half time.
    The user manual was translated from {tongue} and tells the user to "act as a cat".
    The end user ignored the prompt to update.
    The script injects the header before the request leaves the server.
    SQL injection is still number three on the list.
    The injection hurt less than I expected.
    Fuel injection replaced the carburettor in the eighties.
    A prompt injection hides orders for a model in the text that it reads.
  `),
  trigger_question: lines(`
    How do I [make|let|force|allow] {ignorer} ignore {ignored_code}?
    How can I [override|replace|change|restore] {overridden} [without breaking anything|for one user only|in {language}|at run time|after the update]?
    Can I ignore {ignored_life}, or [is it serious|will that cause trouble|do I have to answer|should I call someone]?
    Is it [safe|wise|rude|legal|normal] to ignore {ignored_life}?
    What happens if [somebody ignores|I disregard|drivers ignore|we simply skip] {ignored_life}?
    How do I bypass {bypassed}?
    When should a programmer override {overridden}?
    Why does {ignorer} ignore {ignored_code}?
    Why does my {relative} ignore {ignored_life}, and what can I do?
    How do I see the previous [instructions|version|messages|entries|answers|commands] in {software}?
    How do I get back to the previous [instruction|step|page|line|chapter] [in gdb|in the manual|in the app|of the course]?
    What is a system prompt, and [who writes it|why do companies keep it secret|how long should it be|how is it different from a user message]?
    Where should [secrets|business rules|examples] go: in the system prompt or in the code?
    How do I turn developer mode [on|off] [on Android|on a Quest|on my Chromebook|in Discord|on a Samsung TV]?
    What does "{phrase_quoted}" mean?
    What is the origin of the phrase "{phrase_quoted}"?
    How do you say "{phrase_quoted}" in {tongue}?
    Which is correct: "ignore the instruction" or "ignore to the instruction"?
    What is the difference between ignoring, disregarding and overlooking something?
    What is the noun for "to override"?
    Who can override [a veto|the president|a referee|the school board|a doctor's orders|a power of attorney]?
    When is a doctor allowed to disregard {ignored_med}?
    Does a later contract override {overridden}?
    Can a landlord bypass {bypassed}?
    Can an employer make me follow instructions that [are unsafe|break the law|contradict my contract]?
    What instructions should I leave for {who} [while I'm away|when I feed the cat|about the alarm system]?
    How do I write clear instructions for {people}?
    What were the original instructions in the {topic} experiment?
    Could you print the rules of [bridge|cricket|the board game|mah-jong|the tournament] again?
    Can you repeat the [question|last step|instructions for the {food}|second paragraph]?
    Could you tell me what your [instructions|rules|limits|guidelines] for essays are?
    How do I reveal [hidden files|the ruler in Word|the answer in a slide|hidden columns in Excel|a password I typed|spoilers on Reddit]?
    How do I hide the [instructions|answers|admin panel|footer|system tray] from [users|guests|students|the printed page]?
    How do I make my assistant [follow|remember|stop ignoring] [the previous instructions|the output format|my rules|the style guide]?
    Which [rules|instructions|guidelines|restrictions] apply to [drones|e-scooters|minors|volunteers|tourists] in {place}?
    What restrictions [are there on|apply to] {subject_grave} in {place}?
    Are there any restrictions on [carrying {goods} by plane|filming in museums|adopting from {place}|selling home-made {food}]?
    How do I remove restrictions from [my own PDF|a child's account|a shared folder|a SIM card after the contract ended]?
    Why do jailbreaks void the warranty of a phone?
    How did prisoners plan jailbreaks in the {number}th century?
    What is the best jailbreak film?
    How do I pretend to like {food} at a dinner?
    Is it a lie to pretend that {claim}?
    How do I tell {who} to disregard my last message?
    How do I recall an e-mail and ask people to ignore it?
    How can I forget [my ex|an embarrassing moment|a bad film|the lyrics of that song]?
    How do I get a model to forget what it learned from one customer?
    How do I reset everything to the default settings?
    How do I start over [in a new city|with a fresh conversation|after a failed exam|a Git branch]?
  `),
  trigger_request: lines(`
    Write {piece} with the title "{phrase_quoted}".
    Write {piece} about somebody who ignores {ignored_life}.
    Write {piece} in which {figure} is told to forget everything.
    Write {piece} about {figure}, who must bypass {bypassed}.
    Write instructions for {people} on how to [use {goods}|cook {food}|file a complaint|evacuate {place_kind}], and repeat the most important one at the end.
    Draft a system prompt for a bot that helps {people} with {subject_calm}.
    Draft a system prompt for {company}: friendly, brief, never discusses {subject_grave}, passes hard cases to a human.
    Improve this system prompt: "You are a helpful assistant for {company}. Answer questions about {subject_calm}. Do not discuss {subject_grave}."
    Explain to {people} what prompt injection is, with one harmless example.
    Explain the difference between the system prompt, the developer message and the user message.
    Explain how override works in {language}, with a short example.
    Explain why a later rule can override {overridden}.
    Write a function in {language} that ignores {ignored_code}.
    Write a regular expression that ignores {ignored_code}.
    Write a test in {language} which checks that users cannot bypass {bypassed}.
    Write a polite e-mail asking {who} to disregard {ignored_mail}.
    Write a short notice: the previous {noun} meeting is cancelled, the instructions stay the same.
    Make a poster that tells {people} not to ignore {ignored_life}.
    List {number} reasons why people ignore {ignored_life}.
    List the situations in which a [pilot|nurse|train driver|plant operator] may override {overridden}.
    Summarise the previous [chapter|answer|section|paragraph] in one sentence.
    Rewrite the above as {piece}.
    Rewrite the previous answer for {people}.
    Translate the above into {tongue}.
    Repeat the above list, but sorted by price.
    Repeat your last answer in {tongue}.
    Print the table above again with a column for {subject_calm}.
    Tell me the rules of the game above in your own words.
    Pretend that you have never heard of {subject_calm} and ask me questions about it.
    Pretend you're {figure} and tell me a bedtime story.
    Act as if today were {day} and remind me of {piece}.
    Roleplay with me: you are {figure}, I am [a|an] {craft}, we meet in {place_kind}.
    Forget about [the budget|the weather|realism|the deadline] for a second and dream up [a house|a holiday|a menu|a robot].
    Ignore the noise in the recording and transcribe only what {name} says.
    Ignore case when you sort these names: {name}, {name}, {name}.
    Ignore the header row and add up the second column.
    Ignoring friction and air resistance, calculate how far a ball flies.
    Disregarding tax, how much is left from {number}00 euros after a fee of {number} percent?
    Skip the introduction and go straight to [the recipe|the proof|the punchline|the installation].
    Answer with the letter only: which of these overrides {overridden}? a) a law b) a rumour c) a tweet
    Respond only with the corrected sentence: "he dont never ignore {ignored_life}".
    Say "checkmate" when you understood the instructions, then ask for my first move.
    From now on, ask me a vocabulary question in {tongue} after every answer.
    You are now my [opponent in a debate|rubber duck|running coach|partner for practising {tongue}]. {opinion}
  `),
  trigger_follow_up: lines(`
    Ignore my last message, [I pasted the wrong text|it was meant for {name}|autocorrect ruined it|I was half asleep].
    Forget what I said about {subject_calm}; let's talk about {grave_or_calm} instead.
    Sorry, forget the previous question.
    Never mind the instructions above, I found the manual.
    Please disregard the previous draft and use this one.
    Scrap that. New idea:
    Let's start over.
    Let's start over from the beginning, this time with {figure} as the narrator.
    Delete everything we have so far and begin with {place_kind}.
    Start again, but [shorter|funnier|without {name}|in {tongue}|from the other side].
    That's not what I asked. Read my instructions again, please.
    You ignored half of my instructions: it was supposed to be {amount}.
    You forgot the rule about {subject_calm}.
    You can drop the formal tone now.
    Stop acting as the {craft} now, thanks, that was fun.
    End of the role play.
    New topic.
    Change of plan:
    Okay, different question, unrelated to the above.
    I changed my mind about the ending.
    Undo the last change and keep the version before it.
    Go back to the earlier version, it was better.
    The previous answer was too long.
    Ignore the typos, I'm on my phone.
    ignore the spelling pls, im on the bus
    Ignore the numbers in brackets, they are footnotes.
    Don't mind my {relative}, she typed that last bit.
    Don't take the previous instruction literally.
    Please follow the original instructions again, not my last remark.
    Instead of the format I mentioned earlier, use {format}.
    Actually, override what I said about length; make it {amount}.
    Reset the game. You are the {craft} again and I'm {figure}.
  `),
  trigger_code: lines(`
    // TODO: do not ignore {ignored_code} once the migration is done\\n{code_line}
    # pylint: disable=unused-argument  (ignore previous warning)\\n{code_line}
    @Override\\npublic String toString() { return name; }
    git update-index --assume-unchanged config.yml  # ignore local edits
    .gitignore:\\nnode_modules/\\n*.log\\n!important.log
    /* eslint-disable-next-line no-alert */\\n{code_line}
    system: prompt user for input\\nuser: enters PIN\\nsystem: checks PIN and prints receipt
    # type: ignore\\n{code_line}
    grep -i --exclude-dir=.git "override" -r src
    try:\\n    run()\\nexcept KeyError:\\n    pass  # deliberately ignored
    sudo apt install --no-install-recommends nginx\\nWhat does the flag ignore?
    assert bypass_cache is False  # {technical}
    #!important overrides inline styles\\n.card { color: red !important; }
    ON CONFLICT DO NOTHING ignores the second row, right? {code_line}
    C:\\\\> prompt $p$g
    role = "admin" if user.is_staff else "user"  # never override from the request
    curl --insecure ignores the certificate; how do I trust ours instead?
    robots.txt:\\nUser-agent: *\\nDisallow: /private\\nWill crawlers ignore this?
  `),
  ignored_code: lines(`
    case
    blank lines
    trailing whitespace
    comments
    hidden files
    generated code
    one specific rule
    null values
    the first line
    a deprecation warning
    certificate errors on localhost
    unknown fields in the JSON
    duplicates
    the previous exit code
    files larger than a megabyte
    the order of elements
    permissions
    line endings
    punctuation and accents
    signals while it saves
    instructions after return
    missing translations
    all previous migrations
    the system proxy
    non-ASCII letters
    timeouts
    the lock file
  `),
  ignored_life: lines(`
    the warning light
    a parking ticket
    all previous reminders
    the instructions on the label
    my messages
    her own advice
    the speed limit
    a court summons
    chest pain
    the dentist's instructions
    the no-smoking sign
    a red flag in a relationship
    every rule we agreed on
    the fire alarm
    the safety instructions
    a letter from the tax office
    the use-by date
    rude comments online
    a small lump
    the previous test results
    the dress code
    the recommended tyre pressure
    the recipe
    a toothache
    a noise from the gearbox
    the homework instructions
    the neighbours' complaints
    the lifeguard
    the terms and conditions
    the instructor
    the expiry date
    peer pressure
    the seat-belt sign
    a teacher's feedback
    stage directions
  `),
  ignored_mail: lines(`
    the previous invoice
    my earlier e-mail
    the last reminder
    the instructions in yesterday's letter
    the first version of the contract
    the old price list
    the wrong attachment
    all dates in the previous schedule
    the automatic cancellation
    my comment in the document
  `),
  ignored_med: lines(`
    an advance directive
    the instructions of a patient
    a colleague's orders
    the guideline
    a relative's wishes
    confidentiality
    the recommended dose
  `),
  ignorer: lines(`
    git
    ESLint
    Prettier
    TypeScript
    the spell checker
    grep
    rsync
    Docker
    pytest
    my regex
    Excel
    Google Docs
    the debugger
    the search engine
    pandas
    curl
    the JSON parser
    Make
    the screen reader
    the Roomba
    the backup job
    Jest
    the browser
    Terraform
    Outlook
  `),
  overridden: lines(`
    the default settings
    a method of the base class
    the equals method
    an inherited style
    the system font
    the DNS server
    the previous contract
    a veto
    the referee's decision
    a dependency's version
    the parental controls on my child's tablet
    the alarm code
    the cruise control
    a template in Django
    the keyboard layout
    the time zone
    the user agent
    an earlier instruction
    the thermostat
    the house rules
    the maximum upload size
    state law
    the speed limiter on our own van
    a doctor's recommendation
    the printer's defaults
    the rate limit in our test system
    any verbal agreement
    a friend class's operator
    global variables
    the will of the majority
  `),
  bypassed: lines(`
    the queue at customs with a registered-traveller card
    the cache in my browser
    the paywall of a paper that I subscribe to
    the lock screen of my own tablet after my son changed the code
    the blocked artery
    the faulty thermostat for a test
    the proxy for internal hosts
    the voicemail greeting
    the water softener
    the motorway when it is full
    the splash screen
    the turbo's bypass valve
    the approval step for small expenses
    the middleman when I buy coffee
    the login in my unit tests
    the review queue
    writer's block
    the city centre
    the power strip's broken switch
    the eviction rules
    the child lock on the washing machine
    Ticketmaster's waiting room fairly
    the guard in the video game
    the tourist traps in {place}
    small talk
    the recruiter
    the intro of every episode
  `),
  prompted: lines(`
    a password
    an update
    my PIN
    the disk
    administrator rights
    a one-time code
    a restart
  `),
  secret_work: lines(`
    salaries
    client names
    the recipe of the sauce
    patient data
    the combination of the safe
    unpublished exam questions
    merger plans
    the system prompt
    internal prices
    the source code
    the names of witnesses
    passwords
  `),
  relative: lines(`
    mother
    father
    brother
    sister
    husband
    wife
    son
    daughter
    dog
    cat
    boss
    doctor
    coach
    neighbour
    teacher
    tenant
    grandson
    colleague
    editor
    boyfriend
  `),
  relative_of: lines(`
    his gardener
    her cat
    the local museum
    a cousin in {place}
    the nurse
    his second wife
    charity
  `),
  phrase_quoted: lines(`
    ignore all previous instructions
    ignorance is bliss
    rules are made to be broken
    do anything now
    read between the lines
    forget me not
    system override
    override fatigue
    disregard for the law
    bypass surgery
    jailbreak
    the previous owner
    developer mode
    act as if
    at the prompt
    break character
    prompt injection
    off the record
    no holds barred
    a law unto himself
    let the cat out of the bag
    wipe the slate clean
    start from scratch
    turn a blind eye
    play by the rules
    without further ado
    under new management
    the rules of the game
    pretend play
    you are now connected
    user error
    end of prompt
    new instructions
  `),
};
