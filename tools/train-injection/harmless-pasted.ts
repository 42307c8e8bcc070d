import { type Grammar, lines } from "./expand-grammar.ts";
import { harmlessBriefs } from "./harmless-briefs.ts";

/**
 * Pasted material with a request, few-shot examples, transcripts, templates, tool descriptions, JSON and extraction tasks.
 * `{open}` and `{close}` are literal braces. Slot `pasted`, kind "user", weight 1.5.
 */
export const harmlessPasted: Grammar = {
  ...harmlessBriefs,
  open: ["{"],
  close: ["}"],
  pasted: lines(`
    {do_with}\\n\\n{material}
    {do_with}\\n"""\\n{material}\\n"""
    {do_with}\\n---\\n{material}\\n---\\n{rule}
    {material}\\n\\n{do_after}
    {material}\\n\\n{do_after} {rule}
    <text>\\n{material}\\n</text>\\n{do_after}
    {material}\\nTL;DR
    {do_with} "{prose}"
    {do_with} {prose} {prose}
    {background} {do_with}\\n\\n{material}
    {role_open} {do_with}\\n\\n{material}
    {role_open} {do_with} {rule} {rule}\\n\\nText: {prose} {prose}
    Text A: {prose}\\nText B: {prose}\\n{compare_after}
    {few_shot}
    {few_shot}
    {few_shot}
    {extraction_task}
    {extraction_task}
    {extraction_task}
    {transcript}
    {transcript}
    {transcript}
    {transcript}
    {template_task}
    {template_task}
    {tool_prompt}
    {tool_prompt}
    {passage_question}
    {passage_question}
    {choice_question}
    {choice_question}
    {grading}
    {grading}
    {dialogue_script}
    {dialogue_script}
    {code_review}
    {code_review}
    {table_task}
  `),
  do_with: lines(`
    Summarise [the following|this|the text below] in {amount}:
    Please [summarise|shorten|proofread|simplify|translate into {tongue}|polish|fact-check|outline] [this|the following text|the passage below|what follows]:
    What is the [main point|tone|mistake|author's attitude|hidden assumption] [here|in this text|of this message]?
    Correct [spelling and grammar|the commas|the tenses|only the obvious errors] and leave everything else as it is:
    Rewrite [this|the text] for {people}:
    Rewrite the following so that it sounds [{adjective}|less angry|more natural|like a native speaker|like [a|an] {craft} wrote it]:
    Turn this into [bullet points|{piece}|a table|a polite e-mail|a headline|five tweets]:
    Reply to this message on my behalf. [Say yes.|Say no politely.|Ask for more time.|Apologise.]
    Read this and answer the questions at the end.
    Is this [a scam|spam|rude|well argued|legal|plagiarised|true]?
    Give me feedback on [this|my draft|my poem|my opening paragraph]:
    Continue [this text|the following story|from here]:
    Classify [this message|the text below] as [complaint, praise or question|urgent or not urgent|positive, negative or mixed|fact or opinion]:
    Extract [the names|all dates|the action items|every amount of money|the claims] from [this|the text below]:
    Explain this to {people}:
    Which [emotions|stereotypes|rhetorical devices|logical fallacies] do you find here?
    Anonymise this text: replace names and places by placeholders.
    Translate from {tongue} into English, keep the line breaks:
    Ignore the signature and summarise only the body:
    Ignore the formatting and tell me what this says:
    Disregard the headers; what does the sender want?
    Would a moderator have to remove this post? Explain by the usual community rules.
    Compare this with the previous version that I sent you:
  `),
  do_after: lines(`
    Summarise the above.
    Rewrite the above in {tongue}.
    Translate everything above.
    What does the text above say about {grave_or_calm}?
    In one sentence: what happened?
    Who is speaking, and to whom?
    What should I answer?
    Is there anything in the text above that I should worry about?
    Turn the above into {piece}.
    Please fix the above without changing its meaning.
    List three questions that the text above leaves open.
    Based on the passage, {question_long}
    Write a title for it.
    How would {people} react to this?
    Make it shorter.
    Continue in the same style.
    Does the above follow the rules of {topic}?
    Which sentence above is the weakest?
    Now ignore the last paragraph and summarise again.
    Give me the gist.
  `),
  compare_after: lines(`
    Which one is [better written|more neutral|older|more convincing], and why?
    Do they contradict each other?
    Does A entail B? Answer yes, no or unclear.
    Rate both from 1 to {number}.
    Are they about the same event?
    Merge them.
    Which one would {people} prefer?
  `),
  material: lines(`
    {prose} {prose} {prose}
    {prose} {prose} {prose} {prose} {prose}
    {prose}\\n\\n{prose} {prose}
    {prose} {prose}\\n\\n{prose} {prose}\\n\\n{prose} {prose}
    {email}
    {email}
    {email}
    {chat}
    {chat}
    {log}
    {list}
    {list}
    {verse}
    {verse}
    {recipe}
    {news}
    {news}
    {news}
    {terms}
    {terms}
    {review_text}
    {review_text}
    {minutes}
    {forum}
    {forum}
    {table}
  `),
  prose: lines(`
    When {name} came back to {place} after {number} years, nothing was where it had been.
    {people_cap} have complained about {grave_or_calm} since {season}.
    The study followed {number}00 {people} over {number} years and found no clear effect.
    According to [a|an] {craft} at {company}, {claim}.
    It rained all night, and in the morning the road to {place} was gone.
    Critics say that {claim}; supporters point to the success in {place}.
    In {season}, the city opened its first centre for {people}.
    The sea was as flat as a table when {name} decided to leave.
    {figure_low} stood in the doorway and said nothing.
    By the end of the war, half of the houses in {place} had been destroyed.
    The suspect, [a|an] {craft}, denied everything and asked for a lawyer.
    The victims have formed an association and demand an apology.
    Prices rose by {number} percent, while wages hardly moved.
    The treatment has side effects, so patients should not ignore dizziness.
    Nobody expected that {subject_calm} would decide the election.
    The author describes {subject_grave} with a calm that is hard to bear.
    A spokesperson refused to reveal further details.
    We must not forget those who were never counted.
    The first rule is to stay calm; the second is to call for help.
    Everyone in the village knew the secret, and everyone pretended not to.
    The machine prints a code, and you must enter it before you start.
    She ignored the doctor, the neighbours and, in the end, the fire alarm.
    What followed was a debate on {subject_grave} that lasted until midnight.
    Some {people} disagreed, and said so loudly.
    The instructions were clear: open the box, wait, write down what you see.
    It is often forgotten that {place} once was the centre of {subject_calm}.
    {name} laughed. "You don't even know what {grave_or_calm} means."
    Researchers disagree about the cause.
    The bill was passed by a majority of {number} votes.
    On the second day they ran out of water.
    The contract may be cancelled by either party with {number} days' notice.
    To be fair, {company} has never claimed the opposite.
  `),
  figure_low: lines(`
    An old woman
    A soldier in a torn coat
    The new teacher
    A boy with a bicycle
    The inspector
    A stranger with a suitcase
    My father
    The last customer
  `),
  email: lines(`
    Subject: {topic}\\n\\nHi {name},\\n\\n{prose} Could you send me the file before {day}? Please ignore my previous e-mail, the link was broken.\\n\\nBest,\\n{name}
    Dear {name},\\n\\nI am writing to complain about {goods}, which I ordered in {season}. I followed the instructions, but it does not work. I expect a refund within {number} days.\\n\\nYours sincerely,\\n{name}
    From: {name}\\nTo: all staff\\nSubject: new rules for visitors\\n\\nFrom {day} on, all visitors must sign in. The previous rules no longer apply. {prose}\\n\\n{name}, facility management
    hey {name}, are we still on for {day}? i can bring {food}. {who} might join. let me know!
    Dear applicant,\\n\\nThank you for your interest in the position of {craft}. Unfortunately we have decided to continue with other candidates. {prose}\\n\\nKind regards,\\n{company}
    Dear Sir or Madam,\\n\\nmy name is {name} and I am [a|an] {craft}. {prose} {prose}\\n\\nRespectfully,\\n{name}
    Hello team,\\n\\nquick update: 1) {prose} 2) {prose} 3) please disregard the old schedule.\\n\\nCheers\\n{name}
    Dear customer, your parcel could not be delivered. Click the link to pay a fee of 1.99 within 24 hours. {company} delivery service
    Dear {name}, as your landlord I must inform you that the water will be shut off on {day}. Do not ignore this notice. {name}
  `),
  chat: lines(`
    {name}: did you see what happened?\\n{name}: no, what?\\n{name}: {prose}\\n{name}: wow
    [09:12] {name}: build is red again\\n[09:13] {name}: it's {technical}\\n[09:15] {name}: ignore it, I'm on it\\n[09:40] {name}: fixed
    A: Where were you last night?\\nB: At home.\\nA: That is not what {name} says.\\nB: Then {name} is lying.
    Customer: My {noun} order never arrived.\\nAgent: I am sorry to hear that. May I have the number?\\nCustomer: I already told your colleague!\\nAgent: {prose}
    Mum: are you eating properly\\nMe: yes\\nMum: {food} does not count every day\\nMe: ...
  `),
  log: lines(`
    2026-03-0{number} 10:14:02 WARN config key ignored: cache.size\\n2026-03-0{number} 10:14:05 ERROR {technical}\\n2026-03-0{number} 10:14:05 INFO retrying in {number} s
    $ npm test\\n  {number} passing\\n  2 failing\\n  1) overrides the default: expected true to be false
    Traceback (most recent call last):\\n  File "main.py", line {number}, in run\\n    {code_line}\\nKeyError: 'previous'
    kernel: process {number}12 (python) killed by OOM killer\\nsystemd: service restarted, ignoring previous exit status
    warning: overriding recipe for target 'install'\\nwarning: ignoring old recipe for target 'install'
    error[E0382]: borrow of moved value\\n  --> src/main.rs:{number}:5
    {code_line}\\n{code_line}\\n# {technical}
  `),
  list: lines(`
    - milk\\n- {food}\\n- {goods}\\n- call {name}\\n- pay rent
    1. {claim}\\n2. {claim}\\n3. {claim}
    * {name}, {place}, {number} years\\n* {name}, {place}, {number} years\\n* {name}, {place}, {number} years
    Pros: cheap, quiet, near {place}\\nCons: cold, {number} stairs, strict rules
    TODO\\n[ ] override default colour\\n[x] write tests\\n[ ] ask {name} about {technical}
    Monday: {subject_calm}\\nTuesday: {grave_or_calm}\\nWednesday: excursion\\nThursday: test
  `),
  verse: lines(`
    The night is long in {place},\\nthe {noun} cannot sleep;\\nI gave my word to no one,\\nand that's the word I keep.
    O {noun}, ignore the rain,\\nforget the road you knew;\\nthe previous sun went down for good,\\nthe next one is for you.
    {noun} at the gate -\\nnobody remembers\\nwho gave the order
    I killed the lights, I shut the door,\\nI said I would not love you any more.\\nThe {noun} laughed, the kettle sang,\\nand at eleven the telephone rang.
    They told me rules are rules, my dear,\\nand yet the {noun} jumped the fence,\\nand all the {noun}s of yesteryear\\nhave not been seen there since.
  `),
  recipe: lines(`
    {food}\\nServes {number}\\n\\n1. Chop the onions and sweat them gently.\\n2. Beat {number} eggs, whip the cream.\\n3. Bake for {number} minutes. Ignore the foam, it will settle.\\n4. Kill the heat and let it rest.
    Ingredients: {number}0 g flour, {number} eggs, a pinch of salt. Method: mix, wait, roll out, cut, boil. Discard the first batch.
  `),
  news: lines(`
    {place_upper} - Police arrested {number} people on {day} in connection with {subject_grave}. {prose} {prose} The trial is expected to start in {season}.
    {place_upper} (Reuters-style copy) - {company} said on {day} that it would cut {number}00 jobs. {prose} Shares fell by {number} percent.
    Breaking: {subject_grave} in focus as ministers meet in {place}. {prose} {prose}
    A {number}-year-old man from {place} died on {day} after an accident on the ring road. Witnesses said that the driver had ignored a red light. {prose}
    Parliament voted on {day} to lift all restrictions on {subject_calm}. {prose} "{opinion}", said {name}, [a|an] {craft}.
    The council overrode the mayor's veto and approved the new bypass. {prose} {prose}
    Scientists at {company} report progress on {subject_calm}. {prose} {prose} {prose}
  `),
  place_upper: lines(`
    LONDON
    NAIROBI
    LIMA
    OSLO
    MANILA
    BERLIN
    DHAKA
    AUCKLAND
    BOGOTA
    DETROIT
  `),
  terms: lines(`
    Section {number}. The tenant shall not sublet. Any previous agreement is void. {prose}
    By using this service you agree that {company} may process your data for the purpose of the contract. You may object at any time. {prose}
    Rule {number}: players must follow the referee's instructions. Rule {number}: a captain may not override the referee. {prose}
    House rules: no smoking, no loud music after ten, no pets. Ignoring the rules may lead to termination.
    Employees must not disclose confidential information, nor bypass security controls. Violations will be reported to {who}.
    Content policy of a forum: no threats, no slurs, no personal data of others, no advertising. Moderators may override votes.
  `),
  review_text: lines(`
    {number} stars. I bought {goods} and it broke after {number} weeks. The instructions are a joke. {prose}
    Loved it! The {food} was to die for and the waiter a killer host. {prose}
    The film is violent, cruel and brilliant: {figure} hunts {figure} through {place}. {prose}
    Disappointing. The plot ignores everything that the previous season set up. {prose}
    Great app, but it keeps prompting me for my password.
  `),
  minutes: lines(`
    Minutes, {day}. Present: {name}, {name}, {name}. 1. Budget: {prose} 2. {topic}: {prose} Action: {name} to write to {who}.
    Standup notes: {name} blocked by {technical}; {name} reviews the override; {name} on leave until {day}.
    Decisions: a) ignore the old numbering, b) adopt the new instructions, c) meet again on {day}.
  `),
  forum: lines(`
    Posted by {name}: AITA for ignoring {who} at the wedding? {prose} {opinion}
    r/legaladvice style post: My landlord in {place} bypassed the lock and entered. {prose} What can I do?
    Q: Why does {software} show {technical}? A: Because the default overrides your setting. {prose}
    Unpopular opinion: {claim}. Change my mind.
    anon: people who say that {claim} are idiots and should shut up. {prose}
    confession: I pretended to be [a|an] {craft} for {number} months. {prose}
  `),
  table: lines(`
    | name | city | score |\\n|---|---|---|\\n| {name} | {place} | {number} |\\n| {name} | {place} | {number} |\\n| {name} | {place} | {number} |
    date;item;amount\\n{day};{goods};{number}\\n{day};{food};{number}\\n{day};refund;-{number}
    Year  Cases  Deaths\\n2019  {number}12  {number}\\n2020  {number}40  {number}\\n2021  {number}05  {number}
  `),
  few_shot: lines(`
    Input: {opinion}\\nOutput: opinion\\n\\nInput: {prose}\\nOutput: fact\\n\\nInput: {prose}\\nOutput:
    Q: {question_long}\\nA: It depends on the country.\\n\\nQ: {question_long}\\nA: Mostly because of money.\\n\\nQ: {question_long}\\nA:
    English: {prose}\\n{tongue}: ...\\nEnglish: {opinion}\\n{tongue}:
    Tweet: {opinion}\\nSentiment: negative\\n###\\nTweet: I love {food}!\\nSentiment: positive\\n###\\nTweet: {prose}\\nSentiment:
    Here are some examples of titles that I like: "The {noun} of {place}", "{name}'s Last {noun}", "Ignore the {noun}". Give me {number} more.
    Word: override -> Meaning: to cancel a decision\\nWord: bypass -> Meaning: to go round\\nWord: disregard -> Meaning:
    Sentence: {prose}\\nQuestion form: Did it happen?\\nSentence: {prose}\\nQuestion form:
    Review: {review_text}\\nLabel (good, bad, mixed):
    Premise: {prose} Hypothesis: {prose} Entailment, contradiction or neutral?
    user intent: "forget my order from yesterday" -> cancel_order\\nuser intent: "ignore that, I meant {day}" -> change_date\\nuser intent: "{lower_ask_pasted}" ->
    Example 1:\\nBad: {opinion}\\nBetter: I see it differently.\\nExample 2:\\nBad: {opinion}\\nBetter:
    Problem: {name} has {number} apples and gives away 2. How many are left?\\nLet's think step by step.
    Problem: A train leaves {place} at {number}:15 and ... Solve it step by step, then give the answer after "Answer:".
  `),
  lower_ask_pasted: lines(`
    where is my parcel
    show me my previous invoices
    tell me your opening hours
    stop sending me e-mails
    start over
    override the thermostat
    repeat that
    i want to talk to a human
    what can you do
  `),
  extraction_task: lines(`
    Extract the following fields from the text and return JSON: name, place, date, amount. If a field is missing, use null. Do not add any other text.\\n\\nText: {prose} {prose} {email}
    Return only valid JSON of the form {open}"person": string, "age": number, "city": string{close}. Text: {name}, {number}, lives in {place} and works as [a|an] {craft}.
    Given the article below, produce {open} "headline": "...", "topics": [], "sentiment": -1..1 {close}. No explanation.\\n{news}
    Label every sentence with a topic from this list: {topic}, {topic}, {subject_calm}, other.\\n1. {prose}\\n2. {prose}\\n3. {opinion}
    You will be given a [message|ticket|review]. Decide which department should handle it: billing, technical, legal, other. Respond with one word only.\\n\\nMessage: {email}
    Convert this into CSV with the columns name, city, number:\\n{list}
    Tag the parts of speech: {prose}
    Find all entities of the types PERSON, PLACE, ORGANISATION. Output one per line. {news}
    From the transcript below, list decisions and open questions. Ignore greetings and small talk.\\n\\n{chat}
    Write a JSON schema for {goods} in a web shop; unknown properties must be ignored.
    Does the comment break any of these rules: no threats, no slurs, no spam? Answer "yes" or "no", then name the rule. Comment: "{opinion}"
    Rate from 1 to 5 how well the answer follows the instruction. Instruction: {task} Answer: {prose} {prose} Reply with the number only.
    Read the instruction and the two answers, and say which one is better (A or B). Instruction: {question_long} A: {prose} B: {opinion}
  `),
  transcript: lines(`
    User: {question_long}\\nAssistant: {answer}\\nUser: {follow}
    User: {task}\\nAssistant: {answer} {answer}\\nUser: {follow}\\nAssistant: {answer}\\nUser: {follow}
    Human: {task}\\n\\nAssistant: {answer}\\n\\nHuman: {follow}
    Me: {question_long}\\nYou: {answer}\\nMe: {follow}
    Q: {question_long}\\nA: {answer}\\nQ: {follow}
    [user] {follow}\\n[assistant] {answer}\\n[user] {task}
    Earlier you told me: "{answer}" {follow}
    In our last conversation you said that {claim}. {follow}
    Continue this conversation between a teacher and a pupil.\\nTeacher: {question_long}\\nPupil: {opinion}\\nTeacher:
    The chat so far:\\nCustomer: {question_long}\\nBot: {answer}\\nCustomer: {follow}\\nWhat should the bot say next?
    Rate the last answer of this chat from 1 to 10.\\nUser: {question_long}\\nAssistant: {answer}
  `),
  answer: lines(`
    Certainly! {prose}
    Of course. {prose} {prose}
    I'm sorry, I don't have enough information about {place}.
    That depends: {claim}, but there are exceptions.
    There are three reasons. First, {claim}. Second, {claim}. Third, nobody checked.
    Good question. Many {people} ask about {grave_or_calm}. {prose}
    Here is a short version: {prose}
    I can't say for sure. {prose}
    I understand that this is hard. Have you talked to {who} about it?
    Sure, here you go: {prose}
  `),
  follow: lines(`
    Thanks. Now the same for {place}.
    Can you make it shorter?
    That is wrong. Try again.
    Ignore that, I misread it. {question_long}
    Okay, and what about {grave_or_calm}?
    Why?
    Please explain the second reason.
    Go on.
    You forgot to mention {subject_calm}.
    Say it in {tongue}.
    I don't understand. Pretend I'm five.
    Now write {piece} from it.
    Forget it. {task}
    What did I ask you first?
    Repeat your previous answer, but without the list.
    Are you sure? {opinion}
    No, go back to the previous version.
    Thank you, that's all. 
    Rewrite your last message for {people}.
    Stop apologising and answer the question, please.
  `),
  template_task: lines(`
    Fill in this template: Dear <NAME>, thank you for your order <NUMBER>. We will ship it on <DATE>. Name: {name}, number: {number}, date: {day}.
    Write {piece} with placeholders such as [NAME], [CITY] and [DATE] so that {people} can reuse it.
    Here is my prompt template: "You are a {craft}. Explain TOPIC to AUDIENCE in N words." Suggest improvements.
    Template:\\nTitle: <title>\\nHook: <one sentence>\\nBody: <{amount}>\\nCall to action: <one line>\\nTopic: {grave_or_calm}
    Make a Mad Libs story about {place_kind} with ten blanks like (adjective) and (noun).
    Write a mail-merge letter for {people}. Use double brackets for variables, and never leave one empty.
    Create a reusable prompt that generates {piece} about TOPIC for AUDIENCE.
    I'll give you a prompt, you improve it. Prompt: "{task}"
    Write {number} prompts for an image generator: {place_kind}, {figure}, {season}, oil painting.
    Rewrite this prompt so that a language model follows it more reliably: "{task} {rule} {rule}"
  `),
  tool_prompt: lines(`
    You have access to these tools: search(query), calculator(expression), calendar(date). Use a tool only if you need it. Question: {question_long}
    Tools: get_weather(city: string), send_email(to, subject, body). Never send an e-mail without asking first. User: what should I wear in {place} on {day}?
    Answer the question as best you can. Use the format: Thought, Action, Observation, Final Answer. Question: {question_long}
    Function: lookup_order(id). Returns the state of an order. Write the documentation and two examples.
    You are an agent that books rooms in {place}. Ask for dates, number of guests and budget, then propose three hotels. {persona_rule_pasted}
    Write an OpenAPI description for a service that manages {goods}, with list, create and delete.
    Given the schema customers(id, name, city) and orders(id, customer_id, total), write a query for the ten best customers in {place}.
    Plan the tool calls needed to {task_lower} Do not execute anything yet.
    Context documents:\\n[1] {prose}\\n[2] {prose}\\nAnswer only from the documents and cite them by number. If they don't say, answer "not found". Question: {question_long}
  `),
  persona_rule_pasted: lines(`
    Do not discuss other topics.
    Stay polite even if the guest is rude.
    Never reveal the prices of other guests.
    If the guest ignores a question, ask it once more.
    Always confirm before booking.
  `),
  passage_question: lines(`
    Passage: {prose} {prose} {prose} {prose}\\nQuestion: {question_long}
    Read the passage and answer in one sentence. {prose} {prose} {prose} Why did it happen?
    {prose} {prose} {prose} Based on this, is it true that {claim}? Answer with yes, no or not stated.
    Context: {news}\\nQuestion: Who is quoted, and what is their job?
    Read the story. {prose} {prose} {figure_low} went away. {prose} What will happen next?
  `),
  choice_question: lines(`
    Choose the best answer. {question_long} (A) {claim} (B) {claim} (C) both (D) neither
    Which of these is [an example|a cause|a consequence] of {grave_or_calm}? 1) {subject_calm} 2) {subject_grave} 3) {subject_calm}
    Odd one out: {noun}, {noun}, {noun}, {subject_calm}. Explain.
    True or false: {claim}.
    Sort by date: {subject_calm}, {subject_grave}, {subject_calm}.
    Multiple choice, one answer, letter only: {question_long} a) {name} b) {place} c) {company} d) none of the above
  `),
  grading: lines(`
    Grade this essay by the rubric (content 10, structure 5, language 5). Essay: {opinion} {prose} {prose} {opinion}
    My pupil was asked to "{task}". Answer: {opinion} {prose} Did she follow the instructions?
    Check whether the answer is supported by the source. Source: {prose} {prose} Answer: {claim}.
    Compare the student's answer with the model answer. Student: {opinion} Model: {prose}
    Write feedback for {name}, who ignored the instructions but had good ideas: {opinion} {prose}
  `),
  dialogue_script: lines(`
    INT. {place} - NIGHT\\n\\n{name} sits across from {name}.\\n\\n{name}\\nYou ignored my instructions.\\n\\n{name}\\nI overrode them. There's a difference.\\n\\nContinue the scene.
    {name}: I could kill for {food}.\\n{name}: You always exaggerate.\\n{name}: {opinion}\\nWrite the next {number} lines.
    Agent script: "Thank you for calling {company}, this is {name}. How may I help?" Extend it for a caller who is angry about {goods}.
    NARRATOR: {prose}\\n{name}: {opinion}\\n{name}: Never tell anyone.\\nAdd stage directions.
    Role play for a language class. Waiter: Good evening. Guest: ... Topic: ordering {food} in {tongue}.
    Interviewer: {question_long}\\nCandidate: {answer}\\nHow could the candidate have answered better?
    DETECTIVE: Where did you hide it?\\nSUSPECT: {opinion}\\nDETECTIVE: The rules have changed.\\nMake the suspect more menacing.
  `),
  code_review: lines(`
    Review this {language} code for bugs and style:\\n\`\`\`\\n{code_line}\\n{code_line}\\n\`\`\`
    What does this do?\\n\`\`\`\\n{code_line}\\n\`\`\`
    Convert from {language} to {language}:\\n{code_line}\\n{code_line}
    My test says "expected previous state to be ignored". Code:\\n{code_line}\\n{code_line}
    Add type hints and docstrings, do not change the behaviour:\\n{code_line}
    Explain the error: {log}
    Why does this override not work?\\nclass B extends A {open} run() {open} super.run(); {close} {close}
    Write unit tests for:\\nfunction isAllowed(user) {open} return user.role === "admin"; {close}
    Rewrite this shell script so that it ignores missing files:\\nfor f in *.txt; do cat "$f"; done
  `),
  table_task: lines(`
    {table}\\n\\nAdd a column with the rank and sort by it.
    {table}\\n\\nWhich row has the highest value? Ignore the header.
    Make a Markdown table of {number} {craft}s, their tools and a typical mistake.
    Turn this table into sentences:\\n{table}
    {table}\\nPlot it with {language} and label the axes.
  `),
};
