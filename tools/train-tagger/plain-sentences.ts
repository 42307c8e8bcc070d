/** Sentences and pieces of sentences without any entity. The same notation as the frames; `{noun}` and so on are drawn from word lists. */
const lines = (text: string): readonly string[] => text.trim().split("\n");
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));

export const plainSentences = lines(`
[Please|Kindly|Can you|Could you] [check|send|review|update|confirm|forward|print|sign|return] [the|this|my|your] {noun}[ before {day}| by {time}| as soon as possible|].
I [have|had] [a question|a problem|an issue|some trouble] with [the|my|your] {noun}.
I [would like|want|need] to [cancel|change|order|return|extend|renew] my {noun}.
[It|This|That] [was|is|will be] [really|very|quite|not] {adj}.
The {noun} [was|is] {adj}, but the {noun} [was|is] {adj}.
We [are|were] [happy|sorry|glad|unable] to {verb} your {noun}.
[Let me know|Tell me] if you need [anything|help|more {noun}].
See you [on {day}|tomorrow|soon|later|at {time}].
The meeting is [on {day}|at {time}|in {Month}|cancelled].
How [much|long|often|far] does it {verb}?
What [is|was|does|should] the {noun}[ mean|]?
Why [is|does|did] the {noun} {verb}?
[When|Where|How] [do|can|should] [I|we|you] {verb} the {noun}?
[Thanks|Thank you] for your [help|time|patience|order|email|interest|feedback|support].
[Sorry|Apologies] for the [delay|trouble|late reply|inconvenience].
[Attached|Enclosed|Below] [is|are|you will find] the {noun}.
[Will|May|Can|Could|Should|Must|Did|Does|Do|Is|Are|Was|Were|Has|Have|Had] [you|we|they|it|the {noun}|anyone] {verb} [the {noun}|it|this|on {day}]?
[Yes|No|Maybe|Sure|Okay|Well|Oh|Right|Indeed], [I|we|they] [can|will|did|do] {verb} it.
[Yesterday|Today|Tomorrow|Tonight|Recently|Usually|Sometimes|Eventually|Unfortunately|Luckily|However|Moreover|Therefore|Meanwhile], the {noun} [was|is] {adj}.
[In|On|At|By|Since|Until|During|After|Before] {Month}, the {noun} [was|became] {adj}.
[Every|Each|Some|Many|Most|Few|Several|No|Any|Another|Both|All] {noun} [is|needs|has] {adj} {noun}.
{Adj} {noun} [is|makes|needs|becomes] {adj} {noun}.
{Noun} [is|and {noun} are|was|matters|helps|makes] {adj}.
{Verb} the {noun} [and|then|or] {verb} the {noun}[ with a {adj} {noun}|].
{Verb} your {noun} [carefully|first|again|now|{adv}].
{Adv}, [the|a] {noun} [can|will|should] {verb}.
[The|A|This|My|Our|Your|Their|His|Her|Its] {adj} {noun} [of|for|with|in|from] the {noun} [is|was|seems|became] {adj}.
[The|These|Those|Our] {noun} and {noun} [are|were] {adj} [on {day}|in {Month}|in {year}|].
[If|When|Because|Although|While|Unless] the {noun} is {adj}, [you can|we will|it may] {verb} the {noun}.
There [is|was|will be] [a|no|some] {noun} [in|on|under|near|behind] the {noun}.
[I|We|They] {verb} [a|the] {noun} [every|each] [{day}|week|{Month}|morning].
My {noun} [broke|stopped working|was late|is missing] [again|on {day}|last {Month}].
It [rained|snowed|was cold|was sunny] [all day|on {day}|in {Month}].
Turn [left|right] at the [{noun}|traffic lights|corner].
The [train|bus|flight|ferry] [leaves|arrives|departs] at {time}.
Cook the [rice|pasta|onions|beans] for {num} minutes, then add the [salt|butter|sauce|cheese].
The [dog|cat|horse|bird|child|baby|girl|boy|man|woman] [slept|ran|laughed|cried|waited] [in the {noun}|{adv}].
My [mother|father|sister|brother|uncle|grandmother|boss|neighbour|doctor] [likes|hates|bought|sold|needs] [the|a] {noun}.
Mom and Dad [are|were] [happy|here|late|asleep].
[Mom|Dad|Grandma|Grandpa|Mum|Auntie] [said|says] [it|that the {noun}] [is|was] {adj}.
God knows [why|where|how] the {noun} [went|works].
{Nat} [food|music|history|law|grammar|literature|cheese|wine|poetry|culture] is {adj}.
I speak {Lang} and [a little |]{Lang}.
Translate [this|the {noun}] [into|to|from] {Lang}.
The {nat} [word|dish|song|verb|recipe|custom] [means|is] {adj}.
[Most|Many] {nat} [people|students|farmers|tourists|companies] [like|prefer|own] {noun}.
{Day} is [my|a|the] [favourite day|holiday|deadline|busiest day].
[In|Since|Until|Every|Last|Next|Early|Late|By] {Month}[ {year}|], [it|prices|sales|we] [fell|rose|changed|stopped].
We close [on {day}|{day} to {day}|in {Month}|over Christmas|at Easter].
[Chapter|Section|Figure|Table|Step|Part|Article|Appendix|Question|Exercise|Level|Page|Room|Gate|Platform|Version|Phase|Unit|Lesson|Item] {num}[:|.| shows the {noun}.| is {adj}.]
[As shown in|See|Refer to] [Figure|Table|Section|Chapter|Appendix] {num}[.|, the {noun} is {adj}.]
{product} [is|was|costs|has] [great|{adj}|{money}|a new {noun}].
I [bought|use|love|hate|returned] [my|the|a new] {product}.
The {product} [comes|ships] with a {adj} {noun}.
Install {software} [first|and restart|on your {noun}].
{software} [crashes|works|runs|fails] when I {verb} the {noun}.
How do I {verb} a {noun} in {software}?
I wrote [a|the] {noun} in {software} [and|using] {software}.
{software}, {software} and {software} [are|support] {adj}.
The {abbr} [is|was|must be|can be] {adj}.
[An|The|Your] {abbr} {noun} [with|and] {abbr} is {adj}.
{abbr} and {abbr} [are|differ in] {noun}.
[WARNING|NOTE|IMPORTANT|ERROR|TODO|FIXME|DANGER|NOTICE|ATTENTION|FYI|PS|TIP|CAUTION|INFO|DEBUG]: {plainlower}
[WARNING|DANGER|NOTICE|CAUTION|IMPORTANT|STOP]: {UPPER} {UPPER} {UPPER} {UPPER}!
{UPPER} {UPPER} {UPPER} [AND|OR|THE|OF|IN|TO] {UPPER}
PLEASE DO NOT {UPPER} THE {UPPER}
{Title}
{Heading}
{Heading}:
# {Title}
## {Heading}
**{Heading}:** {plainlower}
- **{Noun}**: {plainlower}
{num}. {Title}
[Chapter|Part|Module|Lesson] {num}: {Title}
[Chapter|Part|Module|Lesson|Episode|Track|Scene] {num}: {TitleWork}
[My|Her|His|Our] [GP|HR|MP|PA|PC|TV|ID|CV|DNA|VAT|IT|MRI|ECG] [is|was|said] {plainlower}
[{Noun}|{Adj}] {Noun} [Sale|Season|Day|Week|Notice|Policy|Procedure|Instructions|Requirements]: {plainlower}
{num} {Noun} {Noun}[.|, {num} {Adj} {Noun}.| left.]
[Terms|Privacy|Frequently Asked Questions|About Us|Contact Us|Sign In|Log Out|Read More|Learn More|Add to Cart|Check Out|My Account|Order History|Forgot Password|Best Sellers|New Arrivals|Free Shipping|Customer Service|Table of Contents]
Subject: {Title}
Title: {Title}
[Dear|Hello|Hi|Good morning|Good evening] [Sir or Madam|all|everyone|team|folks|there|colleagues|customer|students|parents|friends|Sir|Madam|Hiring Manager|Support Team|Customer Service],
{closing}
{closing}\\nYour [friend|neighbour|customer|support team]
[Best|Kind|Warm] regards
[He|She|It|They|We|I] [will|may|might|would] {verb} [the|a] {noun} [will|may|mark|bill|rose|grace|hope|faith|joy|dawn]ingly.
The [bill|mark|rose|will|grant|art|jack|cliff|dale|brook|forest|hunter|mason|cook|baker|carter|fisher|potter|bishop|king|page|price|rice|stone|wood|lane|field|hill|ford|day|may|summer|sandy|ginger|olive|ruby|pearl|amber|crystal|iris|lily|daisy|violet|holly|ivy|heather|jasmine|frank|miles|dean|drew|chance|angel|faith|hope|joy|grace] [is|was|of the {noun}] {adj}.
[Mark|Bill|Will|Rose|Hope|Grace|Frank|Grant|May|Drew|Pat|Sue|Rob|Chase|Faith|Joy|Dawn|Summer|Autumn|Art|Rich|Young|Long|Brown|White|Green|Black|Gray|Stone|Wood|Hill|Price|King|Cook|Baker] [the|of the|on the] {noun} [is|as|and] {adj}.
[Will|May|Can] [it|this|we|you|the {noun}] {verb}?
[Mark|Bill|Rob|Grant|Sue|Chase|Pat|Drew|Hunt|Cook|Ford|Page|Reed|Wade] [the|a|this|your|all] {noun} [before|after|as] {adj}.
May the [force|best {noun}|road|odds] be with you.
[Grace|Hope|Faith|Joy|Charity|Patience|Liberty|Mercy|Harmony|Justice|Victory] is [a {noun}|{adj}|what we need].
[Roses|Lilies|Daisies|Violets] are {adj}[.| and {noun} is {adj}.]
{species} [is|are] [a {adj} {noun}|found in forests|eaten by birds].
The [species|bacterium|plant|genus] {species} [is|was] {adj}.
{element} [reacts|combines] with {element} to [form|make] {element} oxide.
Take {num} mg of {drug} [twice a day|with food|before bed].
{drug} and {drug} [should not be taken together|are used for {noun}].
{game} [is|was] [my favourite game|{adj}|released on {day}].
I [read|watched|finished|love|hated] {TitleWork} [last {Month}|on {day}|again|as a child].
{TitleWork} [is|was] [my favourite [book|film|song|album]|{adj}|too long].
[Have you seen|Have you read|We watched|She is reading|I recommend] {TitleWork}[?|.]
The [Renaissance|Middle Ages|Cold War|Bronze Age|Industrial Revolution|Enlightenment|Great Depression|Second World War|Reformation|Internet|Bible|Quran|Torah|Constitution|Magna Carta|Earth|Moon|Sun|Milky Way|Big Bang] [was|is|changed|began] {plainlower}
[Mars|Venus|Jupiter|Saturn|Mercury|Neptune|Uranus|Pluto] is {adj} [than Earth|and cold|].
[Zeus|Apollo|Athena|Odin|Thor|Hercules|Shiva|Buddha|Jesus|Allah] [is|was] [a god|worshipped|{adj}] in [myth|temples|stories].
The {theory} [says|states|shows] that {plainlower}
We used the {theory} [to|and] {verb} the {noun}.
[Christmas|Easter|Halloween|Thanksgiving|Ramadan|Diwali|Hanukkah|New Year's Eve|Valentine's Day|Mother's Day|Black Friday] is [on {day}|in {Month}|near|my favourite holiday].
[Happy|Merry] [Christmas|Easter|New Year|Birthday|Anniversary|Holidays|Friday|Halloween]!
lol [ok|yes|no|sure], {plainlower}
idk [what|why|how] the {noun} {verb}
omg the {noun} is so {adj}
i [need|want|have] a {noun} [for|by] {day}
can u {verb} my {noun} pls
whats the {noun} of a {adj} {noun}
my {noun} is {num} and my {noun} is {adj}
is it {adj} to {verb} on {day}?
send it to my [house|office|home|email|mom|boss]
i live in a {adj} [house|flat|village|city|apartment]
i'm from a {adj} [village|family|town]
my name is on the {noun}
she is in the {noun} with her {noun}
he works [for|at] a {adj} [bank|school|company|hospital|shop]
they work at the [bank|school|office|hospital|university|airport|library|church]
I work for a [small|large|private|public|local] [company|bank|charity|university|agency|hospital].
The [bank|university|hospital|school|church|company|ministry|museum|library|council|agency|government|police|court] [said|is|was|has] {plainlower}
I live [in|near] the [city|country|north|south|mountains|suburbs|old town|centre].
[North|South|East|West|Northern|Southern|Central|Upper|Lower] of the {noun} [is|was] {adj}.
The [street|road|avenue|house|address|building|apartment|flat] [is|was|number is] {adj}.
My address is [on the {noun}|in the {noun}|the same|private|not public].
What is [your|the|my] [name|address|city|company|country|email|full name|home address]?
[Enter|Type|Provide|Confirm|Verify] your [name|full name|address|city|country|company name|street address|postal code|first name].
[Name|Address|City|Country|Company|First name|Last name|Street|Zip code|Employer|Location|State]:
[Name|Address|City|Country|Company|Street|Employer|Location|State]: [required|optional|unknown|N/A|none|not given|same as above|see below|tbd|[redacted]|missing|null|confidential]
{num} {noun} and {num} {adj} {noun}.
[Only|About|Over|Almost|Nearly] {num} [people|{noun}|percent|dollars|years|miles|hours] [were|are|remain] {adj}.
[Room|Flight|Bus|Train|Gate|Seat|Order|Ticket|Case|Invoice|Model] [number |]{id} is {adj}.
The [{num}|{num}-{num}] [season|report|budget|edition|model|election] [is|was] {adj}.
[Type|Group|Class|Grade|Plan|Option|Vitamin|Team|Section|Hepatitis|Schedule|Form] [A|B|C|D|E|K|I|II|X] [is|and|has] {adj}.
[Internet of Things|Machine Learning|Artificial Intelligence|Deep Learning|Big Data|Human Resources|Supply Chain|Quality Assurance|Project Management|Customer Success|Public Relations|Computer Science|Data Science|Cloud Computing|Natural Language Processing] is {adj}[ in {year}|].
[Human Resources|Customer Service|Accounts Payable|Technical Support|Facilities|Marketing|Sales|Legal|Engineering|Finance|Procurement|Payroll] will {verb} the {noun}.
The [Manager|Director|Tenant|Landlord|Employee|Employer|Buyer|Seller|Company|Customer|Supplier|Contractor|Borrower|Lender|Parties|Agreement|Services|Effective Date|Purchaser|Licensee] [shall|may|will|must] {verb} the [{noun}|Agreement|Services|Property|Premises|Goods].
[CEO|CTO|CFO|HR|IT|PR|R&D|VP|PhD|MBA] {noun} [is|was] {adj}.
As a {job}, [I|you] [can|must|should] {verb} the {noun}.
We are [hiring|looking for] a {Job}.
{Job} [wanted|needed|required|(m/f/d)]
The {job} [and|or] the {job} [is|are] {adj}.
`);

/** The style of manuals, reports and source trees. */
export const technicalSentences = lines(`
[Install|Run|Start|Update|Download|Configure|Open] {coined}[ first| on your {noun}| and {verb} the {noun}|].
[The|A|This|Your] {coined} [CLI|SDK|API|plugin|server|app|client|library|driver|module|format|protocol|dashboard] {verb}s the {noun}.
{coined} [is|was] a {adj} [tool|library|framework|language|database|format|plugin|file system|protocol] for {noun} and {noun}.
We [use|tried|replaced|upgraded] {coined} [for|to {verb}|with {software}|and {coined}].
[Version|Release] {num} of {coined} [adds|fixes|removes] [the|a] {noun}.
{coined}, {software} and {coined} [are|support|need] {adj} {noun}.
{software} [and|or|with|for] {coined}: {plainlower}
[The|Each|Every] {acronym} [is|has|needs|must be] {adj}[ and {adj}|].
[Uses|Needs|Supports|With|Without|Over|Under] {acronym}, {acronym} and {acronym}[.| for the {noun}.]
The {noun} [is|follows|uses] {acronym}-{num}[.| and {acronym}.]
{acronym} {noun} and {acronym} {noun} are {adj}.
[the|a|an] {acronym} {noun}, [the|a] {noun} and [its|the] {acronym}
[Set it to|The value is|Choose|It may be|Default:|One of|Answers] {UPPER}[, {UPPER} or {UPPER}| or {UPPER}|][.|, never {UPPER}.]
{UPPER}, {UPPER}, {UPPER}[.|: {plainlower}]
{UPPER}: the {noun} [is|was] {adj}
The {UPPER} [action|type|flag|state|command|mode|field|header|option] {verb}s the {noun}.
{num}. {Adj} {Noun} {Noun}
{num}. {Noun} {Noun}: {plainlower}
- {Adj} {Noun}: {plainlower}
- {Noun} {Noun}
* {Verb} {Noun} {Noun}
| {Noun} {Noun} | {noun} | {adj} |
| {Adj} {Noun} | {Noun} {Noun} | {acronym} |
[LLM|A|T|ID|REQ|SEC|CVE|AC|IA]{num}[:|] {Adj} {Noun} {Noun}
[LLM|A|T|ID|REQ|SEC]{num} {Noun} {Noun}, [LLM|A|T|ID|REQ|SEC]{num} {Adj} {Noun}
### {Noun} {Noun} {Noun}
#### {Adj} {Noun}
**{Noun} {Noun}** [is|means] {plainlower}
*{Noun}* [is|means] {plainlower}
[Mr|us|eu|ap|node|disk|gpu|port|zone]-[east|west|north|a|b|x]-{num} [is|was] {adj}
The [us|eu|ap]-[east|west|north|central]-{num} [region|zone|cluster] [is|was] {adj}.
[Glossary|Term]: {Noun} {Noun} - {plainlower}
The {Noun} {Noun} [pattern|method|principle|model|framework|process|system|protocol|cord|board|chart] [is|was] {adj}.
{Noun} {Noun} {Noun} ({acronym}) [is|means|stands for] {plainlower}
[A|The] {Noun} {Noun} ({acronym}) {noun}
{Noun} of {Noun} [is|was] {adj}
[Press|Click|Select|Choose|Tap|Open] {Noun} [then|>|and] {Noun} {Noun}[.|, then {Verb}.]
[Go to|Open] Settings > {Noun} > {Adj} {Noun}
[throw new|new|class|interface|import|type|extends|return] {Camel}
[Throws|Returns|Gives|Takes|Yields|Answers|Reads|Writes] {Noun} [if|when|where|for|unless|until|on] {plainlower}
* [Throws|Returns|Gives|Takes|Yields|Answers] {Noun}[.| if the {noun} is {adj}.]
@[throws|returns|param|see|link] {Noun}[ when the {noun} is {adj}|]
[The|A|An|Each|Every|This|Your|One] {Noun} [is|has|holds|was|must|may|can] {adj}
[a|an|the|each|every|this|one|of|no|its] {Noun} [is|has|holds|was|must|may|can|or|and] {adj}
[GET|POST|PUT|PATCH|DELETE|HEAD] [requests|request|is|and GET|or PUT|with a {noun}|to the {noun}|of the {noun}] {plainlower}
[Use|See|Read|Call|Via|With|By|From|To|In] [GET|POST|PUT|{acronym}][,|.| and the {noun}.]
[the|The|your|Your|our|all|these|each|a] {Adj} {Noun} [is|are|was|will|must|can] {adj}[.|, and the {Noun} {Noun} too.]
[the|The|your|Your|our|all|these|each|a] {Noun} {Noun} [is|are|was|will|must|can] {adj}[.|, and the {Adj} {Noun} too.]
[We offer|Choose|Select|Add|Remove|Enable|Submit|Read|Complete|Fill in] [the |your |a |]{Adj} {Noun}[ and {Noun} {Noun}|][.| before {day}.]
[We offer|Choose|Select|Add|Remove|Enable|Submit|Read|Complete|Fill in] [the |your |a |]{Noun} {Noun}[ or {Adj} {Noun}|][.| before {day}.]
{Noun} {Noun}, {Noun} {Noun} and {Adj} {Noun} [are|were] {adj}.
{Noun} and {Noun} [apply to|depend on|come with] {Adj} {Noun} and {Noun} {Noun}.
[I|We|They|She] [made|cooked|ate|drank|like|love|want] {Adj} {Noun}[ and {noun}| with {Noun} {Noun}|].
[Acts|Faint|Proof|Bill|Table|Code|Rules|Terms|Letter|State] of {Noun} [is|are|was] {adj}.
{Camel} [is|returns|throws|extends|takes] [a|an|the] {Camel}
[A|The|Each|Every] {Camel} [holds|has|is given|makes] [a|one|the] {noun}.
[Expected|Got|Found|Missing] {Camel}, [expected|got|but found] {Camel}
[Error|Exception|Warning|Failure]: [Cannot|Could not|Failed to|Unable to] {verb} {Noun} {num}
[INFO|WARN|ERROR|DEBUG] [Starting|Stopping|Loading|Saving] {Camel} [in|after|for] {num} ms
Alpha, Beta, Gamma and Delta are {adj}
`);

export const plainClauses = lines(`
the {noun} [is|was|will be] {adj}.
it [is|was] {adj} [to {verb}|for the {noun}].
[the|a] {adj} {noun} [can|will|should|must] {verb}.
they [would|will|could] {verb} the {noun} [in {Month}|next year|soon].
prices [rose|fell] in {Month}.
nobody [knew|wanted|liked] the {noun}.
we [should|must|can] {verb} it.
he [is|was] {adj} and {adj}.
she [likes|wants|needs|sold] [a|the] {noun}.
you [can|should] {verb} the {noun} {adv}.
I [forgot|lost|found] [my|the] {noun}.
`);

export const verbPhrases = lines(`
[is|was] {adj}
[is|was] [very|really] {adj}
[likes|wants|needs|sold|found|lost] the {noun}
will {verb} the {noun}
has [a|the] {adj} {noun}
can {verb} on {day}
[left|arrived|called|failed|won|slept]
does not {verb}
[said|thinks] that {plainlower}
`);

export const softwareNames = words(`
Windows Linux Android macOS iOS Excel Word PowerPoint Outlook Photoshop Chrome Firefox Safari Python Java JavaScript TypeScript Rust Go Ruby Swift Kotlin
Scala Haskell Perl PHP Fortran Matlab React Angular Vue Django Flask Rails Spring Docker Kubernetes Terraform Ansible Jenkins Git GitHub GitLab Postgres
PostgreSQL MySQL SQLite MongoDB Redis Kafka Spark Hadoop Elasticsearch Node.js Deno Bun Nginx Apache Ubuntu Debian Fedora Bash PowerShell Vim Emacs
Eclipse IntelliJ Blender Unity Unreal Figma Sketch Notion Jira Confluence Trello Gmail Teams Skype WordPress Drupal Lambda Bedrock CloudFormation
Tensorflow PyTorch NumPy Pandas Jupyter LaTeX Markdown JSON YAML XML HTML CSS SQL GraphQL REST OAuth Bluetooth Ethernet Wi-Fi USB
Claude ChatGPT Gemini Copilot Siri Alexa Cortana Llama Mistral Prometheus Grafana Sentry Webpack Vite Babel Jest Mocha Cypress Selenium
`);

export const abbreviations = words(`
API URL HTTP HTTPS JSON XML SQL CSS HTML PDF CPU GPU RAM SSD USB LED LCD DNA RNA HIV MRI CT ECG GPS ATM PIN TV DVD CD FAQ ID IP TCP UDP DNS SSH SSL TLS
VPN SDK IDE ORM CRUD REST JWT UUID UTC GMT EST PST ASAP FYI RSVP VAT GDP ROI KPI CRM ERP SaaS AI ML NLP LLM OCR BMI IQ EQ GPA SAT PhD CEO CFO CTO HR IT QA
UI UX MVP B2B B2C NDA SLA RFP PO EU_law AC DC UV IR pH ISBN ISO RFC SHA MD5 AES RSA GDPR HIPAA FERPA PCI SOC IBAN BIC SWIFT CVV KYC AML ETF IPO CAPEX
`);

export const theories = words(`
Bayes'_theorem Newton's_method Fourier_transform Pythagorean_theorem Turing_machine Markov_chain Monte_Carlo_method Gaussian_distribution
Doppler_effect Dijkstra's_algorithm Moore's_law Ohm's_law Occam's_razor Nash_equilibrium Riemann_hypothesis Bernoulli_principle Hawthorne_effect
Stockholm_syndrome Alzheimer's_disease Parkinson's_disease Down_syndrome Petri_dish Bunsen_burner Caesar_salad French_press Swiss_cheese Dutch_oven
Turkish_coffee Danish_pastry Brussels_sprouts Bermuda_shorts Chinese_remainder_theorem Boston_Consulting_matrix Heimlich_manoeuvre Geiger_counter
Boolean_algebra Cartesian_product Euclidean_distance Laplace_transform Poisson_distribution Kalman_filter Lagrange_multiplier Hamming_distance
`);

export const drugs = words(`
Ibuprofen Aspirin Paracetamol Metformin Lisinopril Amoxicillin Atorvastatin Omeprazole Prednisone Warfarin Insulin Morphine Gabapentin Sertraline
Xanax Tylenol Advil Prozac Zoloft Viagra Botox Lipitor Penicillin Doxycycline Hydrocortisone Melatonin Caffeine
`);

export const speciesNames = words(`
Escherichia_coli Homo_sapiens Canis_lupus Felis_catus Drosophila_melanogaster Arabidopsis_thaliana Quercus_robur Staphylococcus_aureus Panthera_leo
Ursus_arctos Salmo_salar Rosa_canina Mus_musculus Saccharomyces_cerevisiae Aloe_vera Ginkgo_biloba Tyrannosaurus_rex Boa_constrictor
`);

export const games = words(
  "Minecraft Tetris Fortnite Pokémon Zelda Halo Doom Civilization Scrabble Monopoly Catan Portal Half-Life Skyrim Overwatch Pac-Man Chess Go Risk Uno Bingo Poker",
);

export const everydayNouns = words(`
dinner lunch breakfast coffee tea kitchen garden window door table chair bed house car bike bus train ticket phone laptop charger key wallet bag book
letter email invoice contract report form password account card bill receipt parcel package order refund delivery gift birthday party wedding concert
movie song photo video game team match goal school class exam homework teacher student doctor nurse hospital medicine pain headache fever insurance
policy claim tax salary job interview meeting project deadline budget plan idea question answer problem solution mistake reason story news weather
rain snow sun wind storm summer winter spring autumn morning evening night weekend holiday trip flight hotel beach mountain river lake sea forest tree
flower dog cat bird horse fish food bread cheese milk egg butter sugar salt apple banana orange tomato potato rice pasta soup salad chicken beef
water beer wine juice money price cost sale shop store market bank office factory street road bridge city town village country world family mother
father sister brother son daughter child baby friend neighbour boss colleague customer client patient manager lawyer judge police law court crime
file folder server database network screen keyboard mouse printer software update bug error feature release version code test build deploy login
button page link image text message chat group list row column number date time year month week day hour minute second
`);

export const everydayAdjectives = words(`
good bad great nice fine late early new old young big small large tiny long short tall high low hot cold warm cool dry wet clean dirty easy hard simple
difficult cheap expensive free busy ready open closed full empty broken missing wrong right true false happy sad angry tired sick healthy hungry
thirsty safe dangerous fast slow quick quiet loud bright dark light heavy strong weak soft rich poor famous popular common rare strange funny serious
important useful useless possible impossible available public private local foreign modern ancient beautiful ugly sweet bitter fresh strict polite rude
`);

export const everydayVerbs = words(`
go come make take get give find think tell become show leave feel put bring begin keep hold write stand hear let mean set meet run pay sit speak lie lead
read grow lose fall send build understand draw break spend cut rise drive buy wear choose call ask need try help play move live believe happen work turn
start stop open close follow create add change watch learn use check fix print sign order return cancel confirm cook clean wash travel walk wait sleep
`);
