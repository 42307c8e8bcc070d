import { documentWords } from "./document-words.ts";
import { bars, type Grammar, lines } from "./expand-grammar.ts";

/**
 * Harmless running text: news, encyclopaedia, science, law, history, travel, stories, opinion, sport, finance. Slot `prose` is a passage
 * of a few sentences on one subject; `article` a whole document (label harmless, all heads, kind document); `plain_sentence` any sentence.
 */
export const harmlessProse: Grammar = {
  ...documentWords,
  prose: lines(`
    {news} {news} {news}
    {news} {news} {quote}
    {fact} {fact} {fact}
    {fact} {fact} {fact} {fact}
    {science} {science} {science}
    {law} {law}
    {story} {story} {story}
    {story} {story} {story} {story} {story}
    {opinion} {opinion} {fact}
    {sport} {sport}
    {finance} {finance} {quote}
    {travel} {travel} {travel}
    {health} {health}
    {history} {history} {history}
    {arts} {arts}
  `),
  article: lines(`
    {headline}\\n\\nBy {name}, {day}\\n\\n{prose}\\n\\n{prose}\\n\\n{prose}
    {headline}\\n{prose} {quote}\\n\\n{news} {quote}\\n\\n[Share this article|Read also]: {headline} | {headline}
    # {topic}\\n\\n{fact} {fact}\\n\\n## [History|Origins]\\n{history} {history}\\n\\n## [Use|Today|Reception]\\n{fact} {opinion}\\n\\n## See also\\n- {topic}\\n- {topic}\\n\\n## References\\n1. {last}, {first} ({year}). "{topic}". {company} Press.\\n2. {last}, {last} and {last} ({year}), pp. {n}-{n}.
    Abstract. {science} {science} {science} {science} Keywords: {topic}, {topic}.
    {n} Introduction\\n{science} {fact} [{n}]. {science}\\n\\n{n}.1 Methods\\n{science} {science}\\n\\n{n}.2 Results\\n{science} {science}\\n\\nReferences\\n[{n}] {last}, {last}: {topic}. {year}.
    § {n} {law}\\n§ {n}a {law}\\n(2) {law}\\n(3) {law}
    TERMS AND CONDITIONS\\n\\n1. {law}\\n2. {law}\\n3. {law}\\n4. {law}\\n5. {law}
    THIS AGREEMENT is made on {day} between {company} ("the Supplier") and {company} ("the Customer").\\n\\n1.1 {law}\\n1.2 {law}\\n2.1 {law} {law}\\n\\nSigned: {name}, {name}
    {story} {story} {story} {story}\\n\\n{story} {story} {story}\\n\\n"{story}"
    Dear diary, {story} {story} {travel}
    {opinion} {opinion} {opinion} {quote} {opinion}
    [Travel guide|Weekend in {place}|{n} things to do in {place}]\\n\\n{travel} {travel}\\n\\n{travel} {travel} {travel}
    [Market report|Quarterly results], {day}. {finance} {finance} {finance}\\n\\n{finance} {quote}
    {sport} {sport} {sport} {quote} {sport}
    {health} {health} {health}\\n\\n{health}
    Chapter {n}\\n\\n{history} {history} {history}\\n\\n{history} {fact}
    Review: {arts} {arts} {arts} {opinion}
    Obituary. {name} ({year}-{year}), {job}. {history} {story} {quote}
    [SPEAKER {d}|{first}]: {opinion}\\n[SPEAKER {d}|{first}]: {plain_sentence} {opinion}\\n[SPEAKER {d}|{first}]: {plain_sentence}
    1\\n00:00:0{d},000 --> 00:00:0{d},500\\n{story}\\n\\n2\\n00:00:1{d},000 --> 00:00:1{d},900\\n{quote}\\n\\n3\\n00:00:2{d},100 --> 00:00:2{d},800\\n{plain_sentence}
  `),
  plain_sentence: bars(
    "{news}|{fact}|{science}|{story}|{opinion}|{travel}|{finance}|{health}|{history}|{arts}|{quote}|{law}|{sport}",
  ),
  headline: lines(`
    [Council|Minister|Court|Union] [approves|rejects|delays|questions] plan for {topic}
    {n} [injured|hired|rescued|evacuated] in {place}
    Why {topic} [matters|divides experts|is back|costs more every year]
    {company} to [open|close|sell] [its branch|two factories|a store] in {place}
    [How|What] {topic} changed {place}
    Study: {topic} [linked to|explains|slows] {topic}
  `),
  news: lines(`
    {company} [announced|said|confirmed|denied] on {day} that it will [close|open|move|sell] its [plant|office|store] in {place}, [with the loss of {n} jobs|creating {n} jobs|after {n} years].
    The [mayor|minister|court|parliament|regulator] [ordered|asked|told|urged] [the company|operators|schools|drivers] to [stop|report|repair|publish] [the works|all incidents|the damage|their figures] by {day}.
    [Police|Firefighters|Officials] [said|reported] that {n} people were [injured|brought to safety|without power] after [a fire|a storm|an accident] in {place}.
    Residents of {place} were told to [stay indoors|boil their water|leave their homes|keep windows closed] until {hour}.
    [Critics|Opponents|Unions] say the [plan|law|reform] on {topic} [ignores|overrides|weakens|bypasses] [local rules|earlier agreements|small firms|previous commitments].
    The [strike|vote|hearing|election] is [expected|planned] for {day}; [both sides|voters|lawyers] [remain divided|hope for a deal|expect delays].
    [Prices|Rents|Exports|Sales] [rose|fell] by {n} per cent in {year}, [official figures show|the statistics office said|more than forecast].
    A [spokesperson|spokeswoman|lawyer] for {company} [declined to comment|said the claims were false|did not answer questions sent by e-mail].
    The [system|network|website] of {company} was [down|attacked|restored] for {n} hours, and [customers could not pay|trains stood still|passwords were reset].
    [Volunteers|Students|Farmers] [gathered|protested|met] in {place} [against|for] {topic}.
    {name}, [the new director|who led the inquiry|a former {job}], [will take over|resigned|published the report] on {day}.
  `),
  quote: lines(`
    "[We|They|People] [cannot ignore this any longer|must act now|were never asked|follow the rules like everyone else]," [said|explained|added] {name}, [a {job}|from {place}|of {company}].
    "[You have to|You need to|One should] [read the small print|forget what you learned|start again|trust the numbers]," {first} [told|says to] [reporters|the court|visitors|her students].
    "Do not [believe everything|sign anything|wait for us]", [warned|wrote] {name} in [a letter|{year}|the local paper].
    "[Nobody|No one] [told us|gave us instructions|asked for permission]," [said|recalled] {name}.
    According to {name}, [the answer is simple|it depends on {topic}|the old system has failed|nothing was hidden].
  `),
  fact: lines(`
    {topic} [is|are] [one of the oldest|among the most studied|a common] [subject|practice|question]s in [Europe|West Africa|the Andes|East Asia|coastal regions].
    [The|A] [species|plant|mineral|language|instrument] is [found|known|spoken|used] in {place} and [parts of the south|the hills around it|{n} other regions].
    It [was first described|was introduced|is mentioned] in {year} by {name}, [a {job}|who had travelled there|in a short letter].
    The [town|river|bridge|museum] [has|counts|covers] about {n} [inhabitants|kilometres|square metres|rooms] and lies {n} km [north|east] of {place}.
    [Most|Some|Few] [sources|scholars|locals] [agree|believe|say] that the [name|custom|recipe] [comes from|goes back to] [the word for water|a medieval guild|{place}].
    [Its|The] [population|area|temperature|weight] [varies|is estimated] between {n} and {n} [units|degrees|kilograms|people].
    A [typical|standard|simple] [model|form|example] [consists of|contains|needs] {n} [parts|layers|steps], [each with its own name|the last of which is optional|arranged in a circle].
    In computing, the term [system|prompt|token|agent|instruction] [has|can have] several meanings, depending on the [field|author|decade].
    It [must not|should not] be confused with {topic}, which [is unrelated|came later|follows other rules].
    The [rules|instructions|guidelines] of the [game|guild|order] were [written down|revised|ignored] in {year}.
    [Light|Sound|Water|Heat|Air] [moves|travels|flows] [faster|more slowly] through [salt water|metal|warm layers|narrow pipes] than through [air|glass|sand].
    [Bees|Swallows|Octopuses|Wolves|Bats] [communicate|hunt|navigate|feed] [by|with] [dancing|sound|the stars|great patience].
  `),
  science: lines(`
    We [study|investigate|present|propose] [a model|a method|a survey|an experiment] on {topic} with {n} [participants|samples|sites|simulations].
    Participants were [asked|instructed|told] to [ignore the previous stimulus|press a key as fast as possible|rate each item from 1 to {d}|repeat the word aloud|respond only to the target].
    [Results|Our data|The measurements] [show|suggest|indicate] that {topic} [is associated with|reduces|has no effect on|predicts] {topic} (p < 0.0{d}).
    [Previous|Earlier|Prior] [work|studies|models] [ignored|neglected|overlooked|disregarded] [the role of|seasonal effects of|costs of] {topic}.
    The [system|sample|reactor|sensor] was [heated|initialised|calibrated|kept] at {n} °C for {n} minutes [before each run|and then cooled|under nitrogen].
    Data were [collected|cleaned|anonymised] [between {year} and {year}|in {place}|by two independent raters]; [outliers|missing values] were [removed|ignored|replaced by the mean].
    We [release|publish|share] [the code|all data|the prompts and outputs] at {site}.
    The language model was [prompted|asked|instructed] to [answer|translate|summarise] {n} questions; its [answers|responses] were [scored|compared] by [experts|two annotators].
    Limitations [include|are] the [small sample|short period|use of self-reports], [and|so] [further work is needed|results should be read with care].
    [Figure|Table] {d} [shows|compares|lists] the [mean|distribution|error] for [each group|all methods|{n} runs].
    This [work|research] was [funded|supported] by {company} (grant {ref}); the funder had no role in [the design|writing].
    [Let|Suppose|Assume] that the [function|graph|sequence] is [bounded|connected|finite]. Then [the claim follows|there are at most {n} cases|we can drop the second condition].
  `),
  law: lines(`
    The [tenant|employee|customer|supplier|user] [shall|must|may not|is required to] [pay|return|disclose|transfer|keep] [the deposit|all documents|confidential information|the rights|records] [within {n} days|before {day}|without prior written consent|at its own cost].
    This [agreement|policy|section|regulation] [replaces|supersedes|overrides] all [previous|prior|earlier] [agreements|versions|instructions|arrangements] [on the same subject|between the parties|, written or oral].
    [Any|A] provision that is [void|invalid|unenforceable] shall be [ignored|replaced|disregarded], and the [rest|remaining terms] [shall remain in force|stay valid].
    The [administrator|controller|operator|court] may [override|suspend|revoke|change] [these rules|the decision|access] [at any time|in an emergency|for good reason].
    [Candidates|Applicants|Bidders] must follow the instructions on the form. [Answers|Applications] that do not [follow them|comply] [will not be read|are rejected].
    [The parties|Both sides] agree to [keep the contents secret|act in good faith|submit to the courts of {place}].
    [Personal data|Records|Recordings] are [deleted|erased|kept] after {n} [months|years] unless [the law requires otherwise|the person objects|a claim is pending].
    [Nothing|No part] of this [licence|document] [limits|excludes] liability for [fraud|death or injury].
    You must not [copy|share|reverse engineer|resell] the [software|content|service], [bypass any technical limit|use it to break the law|remove notices].
    In the event of [breach|default|conflict], the [German|English|first] version [prevails|applies].
    [Notices|Requests|Complaints] under this [clause|section] shall be sent to {email} and [confirmed|copied] by post.
    The system administrator shall not disclose passwords or [keys|secrets] to [anyone|third parties], [even on request|including managers].
  `),
  story: lines(`
    {first} [opened|closed|painted|broke] the [door|window|letter|box] and [laughed|waited|said nothing|went back to bed].
    "[Forget it|Ignore him|Listen to me|Don't tell anyone|Tell me everything|Follow me]," {first} [said|whispered|shouted], "[we leave at {hour}|he doesn't know the rules|it was only a game|the key is under the stone]."
    It [rained|snowed] [all night|for {n} days], and the [road|river|garden] [disappeared|was loud|turned white].
    The old {job} [remembered|forgot|hid|sold] [the song|his password|a secret|everything that {first} had said].
    [Nobody|Somebody] in {place} [knew|had seen|believed] the [stranger|machine|robot|captain], who [spoke little|obeyed no orders|pretended to sleep|ate {food}].
    When {first} [came home|woke up|turned around], the [house|street|kitchen] was [empty|full of people|dark], and {thing} [lay on the floor|was gone].
    The robot [answered|did as it was told|refused], and {first} [wrote down each word|switched it off|laughed].
    [At last|Then|Slowly], the [train|ship|lift|door] [moved|stopped|opened], [and they were alone|{n} minutes late|as if by magic].
    She [wrote|sent|burned|read] the letter [twice|at once|in secret] and [cooked {food}|went to {place}|never mentioned it].
    [The child|My uncle|The captain] had [three rules|one order|no plan]: [never look back|do not answer the phone|always carry bread].
  `),
  opinion: lines(`
    [I think|In my view|To be honest|I would argue that] [we should|nobody should|everyone must] [talk more about|stop ignoring|forget about] {topic}.
    [The trouble|The good thing|The odd thing] with {topic} is that [nobody pays|it works|you cannot buy it|everyone has rules for it].
    [Critics|Some readers|My neighbours] will [say|reply|answer] that [this is naive|{topic} costs too much|the system is broken].
    [Consider|Take|Think of] {topic}: [ten years ago|in {year}], [nobody cared|it was illegal|the instructions fitted on one page].
    So, [what should we do|who is responsible|where do we start]? [Vote|Read|Wait|Write to your representative|Ask your {job}].
    If you [want|need] an answer, [go and see|ask in {place}|read {name}].
    Do not [mistake|confuse] [silence for consent|a plan for a promise|cheap for simple].
  `),
  sport: lines(`
    {place} [beat|lost to|drew with] {place} {d}-{d} [after extra time|in the rain|on {day}], [with {last} scoring twice|despite a red card|in front of {n} fans].
    Coach {name} told the [team|players] to [forget the last match|keep the ball|ignore the crowd|attack from the start].
    The [referee|umpire] [ignored|overruled|confirmed] the [call|appeal|goal], [and the crowd was furious|which changed the game].
    [The next match|The final|The marathon] is on {day} in {place}; tickets cost {money}.
  `),
  finance: lines(`
    [Revenue|Profit|Turnover|Debt] [rose|fell|grew] {n}% to {money} [in the third quarter|year on year|, above expectations].
    {company} [expects|plans|forecasts] [to hire {n} people|costs of {money}|a dividend of {money}] [this year|by {year}].
    [Shares|Bonds|The euro] [closed|traded] [higher|lower|flat] on {day} [after|despite] [news about {topic}|the central bank's decision].
    Investors should [not rely on|read|ignore] [past performance|the risk section|short-term moves].
    The [auditors|board|bank] [approved|checked|transferred] {money} to [the reserve|shareholders|{company}].
    Please note that [transfers above {money} need two signatures|the figures are preliminary|the previous report is withdrawn].
  `),
  travel: lines(`
    [Start|Begin] your day with {food} at [the market|a café near the station], then [walk|take the tram] to [the castle|the harbour|{place}].
    The [museum|tower|garden] opens at {hour}; [admission|a ticket] is {money}, [children are free|book ahead|closed on {day}].
    [Do not|Don't] [miss|forget|skip] [the view from the bridge|the old library|the night market].
    [Ignore|Avoid|Skip] the [touts|queues|expensive cafés] [at the gate|on the square] and [go to|ask for|try] [the side entrance|{food}|the shop of {first}].
    [Trains|Buses|Ferries] leave every {n} minutes and [take|need] about {n} minutes to {place}.
    Locals will [tell you|say] that [the best {food} is in {place}|you must come in spring|tourists know nothing].
    [Carry|Bring|Pack] [cash|water|a jacket|a copy of your passport]; [cards are not accepted|it gets cold|the sun is strong].
  `),
  health: lines(`
    [Adults|Children|Patients] [should|must] [take|receive|drink] {n} [tablets|ml|drops] [twice a day|with food|every {n} hours]. Do not [exceed|change|stop] the [dose|treatment] without asking your doctor.
    [Tell|Ask] your [doctor|pharmacist|nurse] [before you take this medicine|if you are pregnant|if you have ever had {topic}|about side effects].
    [Symptoms|Side effects] [include|may include] [headache|nausea|a dry mouth|rash|dizziness]; [most go away|call {phone} if they last more than {n} days].
    If you [forget|miss] a dose, [skip it|take it as soon as you remember] and [do not take a double dose|continue as before].
    [The clinic|The nurse] will [explain|send] [the results|what happens next] [by letter|within {n} days].
    The patient is a {n}-year-old [man|woman] with [cough and fever|pain in the left knee|high blood pressure]; [no known allergies|previous records requested|advised to rest].
    [Wash|Rinse|Clean] your [hands|wound|eyes] with [clean water|soap] for {n} seconds [before eating|after contact].
  `),
  history: lines(`
    In {year}, [the town|the council|King {first}|the company] [ordered|forbade|sold|rebuilt] [the bridge|all guilds to register|the printing of pamphlets|the walls].
    [After|Before] the [war|fire|flood] of {year}, [trade|the population|the university] [grew|declined|moved to {place}].
    {name} [was born|grew up|studied] in {place}, [the daughter of a {job}|where she learned to paint|and became a {job}].
    His [orders|instructions|letters] were [ignored|forgotten|hidden|burned] by [his officers|the clerks|his brother], [who had plans of their own|and nobody was punished].
    The [treaty|law|charter] [replaced|overrode|ended] [all earlier rights|the former system|{n} years of conflict].
    The [painting|manuscript|map] [was lost|was stolen|came to {place}] in {year} and [was found again|is now in a museum|has never been seen since].
  `),
  arts: lines(`
    The [novel|film|album|exhibition] "{topic}" by {name} [is|was] [too long|a small wonder|best in its quiet moments|pretentious].
    [The cast|The second half|Its ending|The prose] [convinces|drags|surprises], [and|but] [the music|the dialogue] [does not|saves it].
    {first} plays a {job} who [pretends to be|falls in love with|hides from] [a spy|the mayor|a machine that obeys every order].
    [See it|Skip it|Read it] [if you like|for] {topic}. {d} out of 10.
    The [role|character] of the [villain|hero|teacher] is [played|written] with [humour|restraint|too much make-up].
  `),
};
