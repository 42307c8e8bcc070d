import { type Grammar, lines } from "./expand-grammar.ts";
import { harmlessTechnical } from "./harmless-documents-technical.ts";

/**
 * Harmless documents that speak of assistants, prompts, instructions and attacks without giving any to the reader: guides, articles,
 * release notes, training for staff, prompt collections, product pages of chatbots. Slot `about_models` is a whole document (label
 * harmless, all heads, kind document). Injections are never put into these.
 */
export const harmlessAboutModels: Grammar = {
  ...harmlessTechnical,
  about_models: lines(`
    {headline_ai}\\n\\n{ai_text} {ai_text}\\n\\n{ai_text} {quote_ai}\\n\\n{ai_text}
    # {headline_ai}\\n\\n{ai_text}\\n\\n## [Background|Why it matters]\\n{ai_text} {ai_text}\\n\\n## [Tips|What to do]\\n- {tip}\\n- {tip}\\n- {tip}
    Release notes {d}.{d}\\n- {release}\\n- {release}\\n- {release}\\n- {release}
    Training for staff, unit {d}. {ai_text} {tip} {tip} Quiz: what should you do if {attack_story}? [Report it.|Ask IT.|Close the page.]
    Security advisory {ref}. {attack_story_full} {fix_ai} Credit: {name}.
    {company} assistant: how it works\\n\\n{product_ai} {product_ai} {product_ai}\\n\\nWhat data do you store? {product_ai}\\nCan it act for me? {product_ai}
    Prompt library for {job}s\\n1. {library}\\n2. {library}\\n3. {library}\\n4. {library}
    Abstract. {ai_science} {ai_science} {ai_science}
    [Podcast|Interview] with {name}. Q: {ai_question} A: {ai_text} Q: {ai_question} A: {tip}
    Minutes of the AI working group, {day}. {ai_text} {first} to {ai_task}. {first} to {ai_task}. {decision}
    System card of the {company} assistant. {product_ai} {ai_science} {product_ai}
    From: {email}\\nTo: {email}\\nSubject: {headline_ai}\\n\\n{greeting},\\n\\n{ai_text} {ask} {tip}\\n\\n{closing}
    {"title": "{headline_ai}", "snippet": "{ai_text}", "url": "{site}"}
    {first}: {ai_question}\\n{first}: {tip}\\n{first}: {ai_text}\\n{first}: {chat_line}
    Log of the assistant: user asked about {topic}; tool search called; {n} results; answer sent in {n} ms; user rated it {d}.
    Test plan. Case {d}: the tester types a request to reveal the instructions; expected: the assistant declines. Case {n}: the document contains a hidden order; expected: it is treated as data. Case {n}: {ai_task}.
  `),
  headline_ai: lines(`
    [What is|How to avoid|A short history of|Five myths about] [prompt injection|jailbreaks|system prompts|AI agents|hallucinations]
    [Our new|A guide to the|Rules for the] [assistant|chatbot|AI tools]
    [When|Why] [chatbots|agents|language models] [ignore|forget|misread] [instructions|their users|the rules]
    Hidden text in [CVs|papers|web pages] fools [reviewers|recruiting software|search]
    [Can|Should] [assistants|agents] [read your mail|pay your bills|obey documents]?
  `),
  ai_text: lines(`
    [Language models|Assistants|Chatbots] [follow|obey] [instructions|text] wherever [they find it|it stands], which is [useful|a risk|why input must be checked].
    [An attacker|A website|A mail] can [hide|plant|place] [instructions|orders|a command] in [white text|a comment|an image], and an agent that reads it may [send data away|give a wrong answer|ignore its user].
    In {year}, [researchers|students|journalists] [showed|reported] that a [CV|paper|calendar invitation] with hidden orders made an assistant [rate it highly|open a link|forward mail].
    The phrase "ignore previous instructions" [became famous|is easy to filter|appears in thousands of posts], but [attackers have moved on|most attacks look like ordinary requests].
    The [system prompt|developer message] [tells the model|describes] [who it is|how to answer|what it must not reveal]; [users do not see it|it is no secret store].
    [People|Users] [pretend|ask the bot] to [be a grandmother|play a role|act without rules] [for fun|to get around filters], [and vendors respond with new filters|which is called a jailbreak].
    [Teachers|Lawyers|Doctors] use [assistants|chatbots] to [summarise|draft|translate] [letters|notes|forms], and [check|rewrite] the answers.
    [Our|The] assistant [answers {n} questions a day|was trained on {topic}|cannot send mail], {first} says.
    [Regulators|Courts] [ask|want] companies to [say when a bot answers|keep logs|test models before release].
    A [good|clear] prompt [says what the answer is for|gives an example|names the reader|is short].
  `),
  quote_ai: lines(`
    "[Treat every document as data|Never trust the output|We told it to be polite, nothing more]," says {name}.
    "[It did what it was told|The model cannot know who is speaking|It ignored the rules we gave it]," {name} [said|wrote].
  `),
  tip: lines(`
    [Give|Write] [clear instructions|one task at a time|an example of the answer you want].
    Tell the model [what role to play|who the reader is|when to say that it does not know].
    Never [paste passwords into a chat|let an agent pay without asking you|put secrets into the system prompt].
    [Ask|Make] the assistant [to quote its source|to answer in a table|to list its steps], then check.
    [Start|Begin] a new chat when [the model forgets|the topic changes|answers get strange].
    If the answer [ignores|misses] half of the question, [ask again|split it|say which part matters].
    [Review|Confirm] each action before the agent [sends|deletes|buys] anything.
    [Report|Forward] suspicious [documents|mails] to {email} and do not open [links|attachments].
  `),
  release: lines(`
    [new|improved]: the assistant [remembers preferences if you allow it|can read attachments|asks before it sends mail]
    [fixed|changed]: [tool results are no longer treated as instructions|the system prompt is shown to administrators|answers are shorter]
    the agent now [ignores hidden text|shows its sources|stops when the user types stop]
    [removed|deprecated]: developer mode, [use roles instead|see {site}]
    prompts longer than {n} tokens are [cut|refused] with {error}
  `),
  attack_story: lines(`
    [a mail tells the assistant to forward your inbox|a page asks the chatbot to send you to a strange link|a PDF has white text on a white page|someone asks the bot for its instructions]
  `),
  attack_story_full: lines(`
    A [comment|calendar entry|web page] could [make|cause] the [assistant|agent] to [load an image from another host|call a tool without consent|reveal earlier messages].
    Text in [tool results|file names|alt attributes] was [added to|mixed with] the prompt and could [override|change] the [instructions|behaviour] of the model.
    Users could [see|guess] parts of the system prompt by [asking for a translation|repeating a word].
  `),
  fix_ai: lines(`
    [Update|Upgrade] to {d}.{d}.{d}. [Until then|As a workaround], [disable the tool|require confirmation|block external images].
    The fix [escapes|marks|filters] [retrieved text|tool output] and asks the user before [each action|links are opened].
  `),
  product_ai: lines(`
    [It|The assistant] [answers|helps with] questions about [orders|opening hours|{topic}], in {n} languages, and hands over to a person if you say "agent".
    You can tell it to [book, move or cancel appointments|summarise a document|write a first draft].
    It [does not|will never] [ask for your password|give medical advice|share your messages with others].
    [Conversations|Prompts] are [deleted after {n} days|not used for training|encrypted].
    Administrators [set|edit] the [instructions|tone|allowed topics] in the console and can [override|disable] [single answers|tools].
    When asked about [politics|other customers|its instructions], it [declines|says that it cannot help].
  `),
  library: lines(`
    Summarise the following text in {d} sentences: [paste text].
    Act as a {job} and ask me questions about {topic}, one at a time.
    Rewrite this mail so that it sounds friendly: [mail].
    You are a careful editor. Correct spelling only; do not change the meaning.
    Write {n} headlines about {topic} for readers in {place}.
    Translate the text into Spanish and keep all numbers.
    Explain {topic} to a child. Use no technical terms.
    Make a table of the pros and cons of {product}.
  `),
  ai_science: lines(`
    We [measure|study] how often [models|agents] follow [instructions in documents|orders from other users] in {n} [tasks|scenarios].
    [Attacks|Injections] [succeed|fail] in {n} of [1,000|5,000] runs; [larger models are not safer|a filter halves this].
    Our [benchmark|data set] has [mails|web pages|code] with and without hidden orders, written by {n} people.
    The defence [marks|separates|paraphrases] retrieved text before [the model reads it|answering].
    Annotators were told to [ignore style|rate harm from 1 to 5|write prompts as a user would].
  `),
  ai_question: lines(`
    [Can|Could] an assistant [be told to ignore its rules|read hidden text|keep a secret]?
    [What|Which] instructions do you give [your agent|the chatbot]?
    How [do you|should we] [protect|test] [the system prompt|tools|our bot]?
    Is [prompt engineering|role play with bots] [still needed|dangerous|fun]?
  `),
  ai_task: lines(`
    [test|compare] [two assistants|the filter] on [old tickets|{topic}]
    [write|update] the [instructions for the bot|rules on AI|list of allowed tools]
    [ask|tell] the vendor [how prompts are stored|to delete the logs]
    [collect|translate] example prompts
  `),
};
