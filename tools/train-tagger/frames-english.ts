/**
 * English sentence frames. `{slot}` is filled by fill-frame.ts; `[a|b|]` picks one. Slots in fill-frame.ts say which of them are entities.
 */
const lines = (text: string): readonly string[] => text.trim().split("\n");

export const introductions = lines(`
[Hi|Hello|Hey|hi|Hi there|Good morning|Good evening][,|, |! |. ][my name is|my name's|I'm|I am|this is|it's|im] {name}[| and I {livein} {place}| from {org}|, {job} at {org}|. How are you?|.]
My name is {name}[.|, but people call me {first}.| and I was born in {place}.| and I {livein} {place}.| and I need help with {thing}.|, I am {num} years old.]
My [full |legal |maiden |first |last |middle |]name is {name}.
Please call me {first}.
I'm {first}, {job} from {place}.
I am {name}, the {job} of {org}.
You are speaking to {name} [from|of|at] {org}.
This is {first} [speaking|calling|here][.|, how can I help?|, from {org}.]
I go by {first}[.|, not {first}.]
Everyone here calls me {first}, though my passport says {name}.
Nice to meet you, {first}[!|. I'm {first}.]
Have you met {name}[?|, our new {job}?]
Allow me to introduce {title} {last}[.|, who joined {org} in {year}.]
The caller identified herself as {name}, a {job} from {place}.
He introduced himself as {first} {last} from {org}.
Let me introduce myself: {name}, {job}, {num} years old, living in {place}.
{name} here[.|, quick question about {thing}.|!]
We welcome {name} [to the team|as our new {job}|from {org}].
my name is {name} and i {livein} {place}
hi im {first} from {place}
hey its {first}, u free on {day}?
i am {name} and my email is {email}
im {first}, {num}, from {place}, u?
its {name} btw
who is {first}? i only know {first}
can u tell {first} to call me, my number is {phone}
`);

export const messages = lines(`
[Hi|Hello|Dear|Hey|Good morning|Good afternoon] {first},[\\n\\n| ]{plain}
Dear {title} {last},[\\n\\n| ]{plain}
Dear {name},[\\n\\n| ]{plain}
Hi {first}, can you send {thing} to {name} by {day}?
{plain}[\\n\\n|\\n]{closing}[\\n|\\n\\n| ]{name}
{plain}[\\n\\n|\\n]{closing}\\n{name}\\n{Job}[\\n|, ]{org}[\\n{addr}|\\n{phone}|\\n{email}|]
{plain}[\\n\\n|\\n]{closing}\\n{first}
{plain} {closing} {first}
Thanks {first}[!|.|, that helps a lot.|, see you on {day}.]
[Thank you|Thanks], {first}. {plain}
[ok|sure|yes|no problem], {first}. {plain}
{first}, could you [please |]check {thing}[?| before {day}?]
{first} and {first} are [coming|joining us] on {day}[.| at {time}.]
I spoke [to|with] {name} [yesterday|on {day}|this morning] about {thing}.
{first} said that {thing} [is late|was ready|would be sent on {day}].
Ask {first} [about|for] {thing}[.|, or {first} if she is away.]
Please forward this to {name} ({email}).
Please contact {name} at {email} or {phone}.
Cc: {name}, {name}[, {name}|]
From: {name} <{email}>\\nTo: {name} <{email}>\\nSubject: {Title}
From: {name}\\nSent: {date}\\nTo: {name}\\nSubject: {Heading}\\n\\n{first},\\n\\n{plain}
On {date}, {name} <{email}> wrote:
On {date} at {time}, {name} wrote:
@{user} ask {first} in {place}
Is {first} [still|really] [in|at] {place}?
Did {first} [leave|forget] {thing} at {org}?
I'll be in {city} [next week|on {day}|until {day}] with {first}.
We are having dinner at {first}'s [place|house] on {day}.
{first}'s {thing} [is|was] [broken|great|here|missing].
Happy birthday, {first}!
Sorry {first}, I can't make it on {day}.
RE: {Heading} - {name}
Can you call {first} back on {phone}?
{first} {last} left a message for {title} {last}.
Good news: {first} got the job at {org}!
Tell {first} I said hi.
Let's invite {first}, {first}, {first} and {first}.
{first}: {plain}
{first}: {plain}\\n{first}: {plain}
[{time}] {first}: {plain}
<{first}> {plain}
User: {plain}\\nAgent: Hello {first}, {plain}
Attn: {name}
c/o {name}\\n{addr}
To whom it may concern: {name} [worked for|was employed by] {org} [from {year} to {year}|as a {job}].
Warmly,\\n{name}
Sincerely,\\n\\n{name}\\n{Job}
P.S. {first} says hello.
Signed, {name}
Sent by {name} from {place}
Yours [truly|faithfully|sincerely],\\n{title} {name}
`);

export const support = lines(`
I [ordered|bought|returned] {product} [on {date}|last week] and it has not arrived[.| at {addr}.]
My order [number |]{id} was sent to {addr} instead of {addr}.
Please [ship|send|deliver] [it|the {noun}|my order|the replacement|the documents|my new card] to {addr}.
[Can|Could] you [update|change] my [billing |shipping |mailing |home |]address to {addr}?
My [new |current |old |home |billing |]address is {addr}.
My address [has changed|changed]. [It is now|The new one is] {addr}.
I [live|reside] at {addr}.
I [just |]moved [to|from] {addr}[.| to {addr}.]
We [are|were] located at {addr}.
The [office|shop|store|clinic|warehouse|restaurant|venue|hotel] is at {addr}.
Where is {addr}?
How do I get to {addr} from {place}?
Meet me at {street} at {time}.
[He|She] lives [on|at] {street}[ in {city}|].
The accident happened [on|at] {street} near {street}.
Turn left [on|onto] {streetname}, then [go|drive] to {street}.
The parcel for {name}, {addr}, [was returned|is missing|arrived damaged].
The account holder is {name}, [residing|living] at {addr}.
{name} - {addr} - {phone}
{name}, {addr}, {phone}, {email}
{name}\\n{addr}
{name}\\n{org}\\n{addr}
{org}\\n{addr}
{title} {name}\\n{addr}
Deliver to:\\n{name}\\n{addr}
Ship to: {name}, {addr}
Return address:\\n{org}\\n{addr}
Our [headquarters|head office|new office] [is|are] [at|located at] {addr}, and [you can call us on {phone}|we open at {time}].
I can't log in to my account. My name is {name} and my customer number is {id}.
I need to [cancel|change] the booking of {name} [for {date}|at {org}].
There is a charge of {money} from {org} that I don't recognise.
I paid {org} {money} but they never sent {thing}.
{org} charged me twice for {product}.
The agent, {first}, was [very helpful|rude|no help].
I have been a customer of {org} [for {num} years|since {year}].
Please transfer {money} to {name} at {org}.
Send {money} to {name}, IBAN {iban}, {org}.
Could I get a refund to my card ending in {num}? The name on it is {name}.
My [husband|wife|son|daughter|mother|father|boss|brother|sister|partner|neighbour|friend|colleague|doctor|teacher|landlord], {name}, [lost|needs|wants|asked for] {thing}.
My [husband|wife|son|daughter|mother|father|boss|brother|sister|partner|neighbour|friend|colleague|cousin|roommate] {first} [lost|needs|wants|asked for|lives in {place}|works at {org}].
I work [for|at] {org}[.| in {place}.| as a {job}.]
[He|She|They|We] work[s|ed|] [for|at|with] {org}[.| in {place}.]
I'd like to book a {noun} for {name} and {name} [in {city}|from {place} to {place}] on {date}.
The patient, {name}, was [admitted to|discharged from] {org} on {date}.
Patient {name} [reports|denies] {plainlower}
{title} {last} will see you [on {day}|at {time}|now].
I would like to speak [to|with] {title} {last}[.|, please.]
Is {title} {last} [there|in|available]?
My [flight|train] from {place} to {place} was [cancelled|delayed|late].
Booking for {name}, {num} nights in {place}.
I lost my {noun} [at|in] {place}.
What is the [time|weather|population] [in|of] {place}?
Can I [travel|ship|move] [to|from] {place} [with|without] a visa?
We ship to {place}, {place} and {place}[.| only.]
What's the best way from {place} to {place}?
i live at {addr}
pls send it to {addr}
my adress is {addr} thx
`);

export const forms = lines(`
{Lname}: {name}\\n{Laddress}: {addr}
{Lname}: {name}\\n{Lbirth}: {date}\\n{Laddress}: {addr}\\n{Lphone}: {phone}
{Lname}: {name}
{Lfirst}: {first}\\n{Llast}: {last}\\n{Lcity}: {city}\\n{Lcountry}: {country}
{Lfirst}: {first}[, |; | ]{Llast}: {last}
{Lstreet}: {street}\\n{Lcity}: {city}\\n{Lstate}: {state}\\n{Lzip}: {zip}
{Lstreet}: {street}[, |; ]{Lcity}: {city}[, |; ]{Lzip}: {zip}[, |; ]{Lcountry}: {country}
{Lcompany}: {org}\\n{Lname}: {name}\\n{Lphone}: {phone}
{Lcompany}: {org}\\n{Laddress}: {addr}
{Lcompany}: {org}
{Laddress}: {addr}
{Laddress}:\\n{addr}
{Lcity}: {city}
{Lcountry}: {country}
{Lzip}: {zip}
{Lemail}: {email}\\n{Lname}: {name}
{Lid}: {id}\\n{Lname}: {name}\\n{Lstatus}: {word}
{Lname} | {Lcity} | {Lcountry}\\n{name} | {city} | {country}\\n{name} | {city} | {country}
| {name} | {email} | {city} |
{name},{email},{phone},{city},{country}
{id},{first},{last},{email},{city}
{inverted}
{inverted}
{num}. {name}\\n{num}. {name}\\n{num}. {name}
- {name}\\n- {name}\\n- {name}
- {name} ({org})\\n- {name} ({org})
* {name}, {job}
{"name": "{name}", "city": "{city}", "age": {num}}
{"first_name": "{first}", "last_name": "{last}", "address": "{street}", "zip": "{zip}"}
{"customer": {"fullName": "{name}", "company": "{org}"}, "status": "{word}"}
"employer": "{org}", "location": "{place}"
<name>{name}</name><city>{city}</city>
<customer><firstName>{first}</firstName><lastName>{last}</lastName></customer>
name={name}; city={city}
INSERT INTO customers (name, city) VALUES ('{name}', '{city}');
customer_name: {name}\\ncity: {city}
employee: {name}\\ndepartment: {word}\\nmanager: {name}
Name {name} Address {addr} Phone {phone}
Name: {name} Date: {date} Signature: {name}
Author: {name}
By {name}[\\n|, |]{date}
Contact person: {name}, {phone}
Emergency contact: {name} ([mother|wife|husband|friend|sister]), {phone}
Beneficiary: {name}\\nBank: {org}\\nIBAN: {iban}
Attendees: {name}, {name}, {name} and {name}
Present: {first}, {first}, {first}. Absent: {first}.
Participants: {name} ({org}), {name} ({org})
Witness: {name}, {addr}
Landlord: {name}\\nTenant: {name}\\nProperty: {addr}
Seller: {org}\\nBuyer: {name}
Applicant {name}, born {date} in {place}, citizen of {country}
Place of birth: {place}
Nationality: {Nat}\\nCountry of residence: {country}
Employer: {org}\\nPosition: {Job}\\nLocation: {place}
University: {org}\\nDegree: {word}\\nYear: {year}
Driver: {name}. Vehicle: {product}. Plate: {id}.
Prescribed by: {title} {name}, {org}
Referred by {title} {last}
Card holder: {name}\\nCard: {id}
Destination: {place}\\nDeparture: {place}\\nDate: {date}
Assigned to {name}[ on {date}|]
Approved by: {name}
Reviewed-by: {name} <{email}>
Co-authored-by: {name} <{email}>
Signed-off-by: {name} <{email}>
`);

export const news = lines(`
{TitleWork} is a {year} [American|British|French|Indian|] [film|novel|album|comedy|drama|thriller] [directed|written|produced] by {name}[ and starring {name}| and {name}|].
{TitleWork} is a {year} [film|movie] starring {name}, {name} and {name}.
{TitleWork} was [written|directed|composed|painted] by {name} in {year}.
{name} ([born|b.] {date}[| in {place}]) is [a|an] {nat} {job}.
{name} is [a|an] {nat} {job} [best known for {TitleWork}|who plays for {club}|from {place}].
{name} was born [in|near] {place}[, {country}|] [in {year}|on {date}].
{name} [studied|taught] {subject} at {org}[ in {city}|].
{name} [died|passed away] in {place} [on {date}|aged {num}].
{name} [won|lost|received|shared] the {year} [prize|election|award|title] [in {place}|for {TitleWork}|].
{name}, {num}, of {place}, was [arrested|charged|honoured|injured] on {day}.
{name}, [a|the] [former |] {job} [at|of] {org}, [said|announced|denied|told reporters] that {plainlower}
{org} [announced|said|confirmed|denied] on {day} that [it|they] [will|would] {plainverb}.
{org} has [acquired|bought|sued|hired|fined|sold] {org} [for {money}|last year|].
{org} [named|appointed|hired] {name} as its [new |]{job}.
{org}, based in {place}, [makes|sells|builds|designs] {things}.
{org} was founded [in {year}|in {place}] by {name}[ and {name}|].
[Shares of|Stock in|Profits at] {org} [rose|fell|dropped] [by |]{num} [percent|per cent] [on {day}|in {month}].
[The|A] {job} of {org}, {name}, [resigned|retired|stepped down] [in {month}|on {day}].
The [company|firm|bank|start-up|charity|university], {org}, [employs|laid off|hired] {num} people in {place}.
A spokes[man|woman|person] for {org} [declined to comment|confirmed the news].
[Police|Officials|Firefighters|Doctors] in {place} [said|warned] that {plainlower}
{place} ([Reuters|AP|AFP]) - {plain}
{PLACE}, {date} - {plain}
The [mayor|governor|president|population|capital|people|government|history] of {place} [is|was] {plainlower}
The [flood|fire|storm|earthquake|match|summit|conference|concert] in {place} [killed|ended|started|was held] [on {date}|{num} days ago].
[A delegation|Two students|The band|Researchers] from {place} [visited|flew to|arrived in] {place}[ on {day}|].
{place} is [the capital|a city|a region|a town] [of|in] {country}.
{place} borders {place} and {place}.
[Flights|Trains|Exports|Ferries] from {place} to {place} [rose|stopped|resumed] in {month}.
The [storm|river|road|pipeline] runs from {place} [through|across] {place} to {place}.
[Researchers|Scientists|A team] [at|from] {org} [found|showed|published|discovered] {plainlower}
According to {name}[, {job} at {org}|, of {org},|], {plainlower}
"{Plain}" said {name}[, {job} at {org}|].
"{Plain}" {last} [said|added|told {org}].
{last} [said|added|argued|denied|wrote] that {plainlower}
{last} and {last} [showed|proved|argued] that {plainlower}
[Mr|Ms|Mrs|Dr|Prof.|Sir|Judge|Senator|President|Captain] {last} [said|denied|left|will speak] [on {day}|in {place}|].
{first} [said|left|was happy|cried|smiled|moved to {place}].
[In|During] {year}, {name} [moved|returned|emigrated] to {place}.
[Born|Raised|Educated] in {place}, {name} [joined|founded|left] {org} in {year}.
[He|She] [married|met|divorced] {name} in {year}[ in {place}|].
[He|She] has [two|three] children, {first} and {first}.
[The|Their] [song|album|book|painting|poem] was [written|dedicated] [by|to] {name}.
[Coach|Captain|Striker|Goalkeeper] {last} [scored|left] as {club} beat {club} {num}-{num}.
{club} [beat|lost to|drew with] {club} in {place} on {day}.
The [museum|library|statue|festival] in {place} is named after {name}.
Members of {org} and {org} met in {place}.
{name} [lives|works|grew up] in {place} with [his|her] [wife|husband] {first}.
The [case|lawsuit|treaty|deal] between {country} and {country} was signed in {city}.
[Best|Cheapest] hotels in {place}, {country}
The {nat} [government|team|embassy|army] [in {place}|] {plainverb}.
In {Month}, {first} and {first} visited {city}.
{org} ({acro}) was founded in {year}.
{name} of {org} [met|called|praised] {name} of {org}.
The [trial|wedding|funeral] of {name} [begins|began] in {place} on {day}.
[Photo|Photograph|Image|Illustration|Story|Text|Music|Lyrics]: {name}
[Photo|Text|Words|Translation] by {name}
{name}: {TitleWork} ({year})
{last}, {first} ({year}). {TitleWork}. {city}: {org}.
{last} et al. ({year}) [show|argue|report] that {plainlower}
`);

export const everyday = lines(`
I [met|saw|called|texted|emailed|ran into|miss|love|know|visited|thanked|remember] {first}[.| yesterday.| at {org}.| in {place}.| last {month}.]
I [met|saw|called|emailed|interviewed|thanked|married|remember] {name}[.| yesterday.| at {org}.| in {place}.]
I [once |]lived in {place}[.| and now I live in {place}.| for {num} years.]
I [moved|travelled|flew|drove|went|commute] [from {place} |]to {place}[.| in {year}.| on {day}.]
I [grew up|was born|studied|work|got lost] in {place}[.|, {country}.]
We're [moving to|going to|stuck in|visiting|flying to|leaving] {place}[!|.| on {day}.]
Have you [ever |]been to {place}?
What do you [know about|think of] {name}?
Who is {name}?
Where does {name} [live|work]?
How old is {name}?
When did {name} [die|move to {place}|join {org}]?
Write [a poem|a letter|an email|a reference] [for|to|about] {name}[.|, who lives in {place}.| from {org}.]
Summarise the [letter|contract|meeting] [between {name} and {name}|with {org}].
Translate the [letter|note] from {name} [into {Lang}|to {Lang}].
Draft an email to {name} [at|from] {org} about {thing}.
Is {org} a good [company|place] to work for?
Does {org} have an office in {place}?
I have an interview [at|with] {org} [on {day}|next week].
I [got a job|used to work|applied for a job|interned] at {org}.
I [quit|left|joined|sued|called|trust|hate] {org} [in {year}|last year|].
[Call|Text|Email|Ask|Remind|Tell|Invite|Pay|Thank] {first}[.| about {thing}.| on {day}.]
[Call|Text|Email|Ask|Remind|Tell|Invite|Pay|Thank] {name}[.| about {thing}.| on {day}.]
[Schedule|Set up|Cancel] a [meeting|call] with {name} [and {name} |][on {day}|at {time}].
{first} is [my|our] [best friend|boss|cousin|cat|dog|lawyer|{job}].
{first} and I [went to|are in|live in] {place}.
{first} [is|was|isn't] [late|sick|tall|angry|here|there|ready|right|asleep].
{first} [works|studies|teaches] at {org}[.| in {city}.]
{first} [has|had|wants|needs|bought|sold|made|likes] {thing}.
[When|If|Because|After|Before|Although] {first} [left|arrived|called|asked], {plainlower}
[But|And|So|Then|Maybe|Yes|No|Well|Yesterday|Today|Tomorrow], {first} {plainverb}.
[Poor|Dear|Old|Young|Little|Big|Clever] {first} {plainverb}.
[Both|Neither] {first} [and|nor] {first} {plainverb}.
{name} and {name} [are getting married|were classmates|will attend|signed the contract].
{name}'s {thing} [is|was] [in {place}|stolen|excellent].
[That|This] [is|was] {name}[.|'s {noun}.|, who {plainverb}.]
[The|A] letter from {name} [arrived|is missing].
My [doctor|teacher|lawyer|dentist|boss|professor|therapist|coach] is {title} {last}[.| at {org}.]
My {noun} was signed by {title} {name}.
[His|Her|Their] name [is|was] {name}.
Her [son|daughter|husband], {first}, [is|was] [born|living|studying] in {place}.
The [winner|author|owner|driver|victim|suspect|defendant|tenant|nominee|speaker] is {name}[.|, from {place}.]
The [winner|author|owner|driver|victim|suspect|defendant|plaintiff|tenant|speaker], {name}, {plainverb}.
{name} v. {org}
{name} ([{num}|he/him|she/her|they/them|{org}|{place}])
{name} - {Job}[, {org}| at {org}]
{name}, {Job}
{name}, [PhD|MD|Jr.|Esq.|MBA|CPA]
I want to [send flowers|write] to {name} [in|at] {place}.
[Weather|Hotels|Restaurants|Jobs|Taxi] in {place}
[Flights|Train|Bus] [from {place} |]to {place}
The [restaurant|hotel|shop|bar|bakery] on {street} is [closed|great].
[She|He] was last seen near {street}.
[Our|The] [shop|party|meeting|house] is on {street}[, {city}|].
The [package|letter] was addressed to {name}, {addr}.
As of {date}, {name} resides at {addr}.
Between {year} and {year} [I|she|he] lived at {addr}.
[He|She] owns a house at {addr} and one in {place}.
my friend {name} lives in {place} and works for {org}
{first} and {first} r going to {place} on {day} lol
anyone know {name}? he used to live in {place}
tbh {first} is the best
just landed in {place}!!
omg {first} got into {org}
{place} is [so |]beautiful[!| this time of year.]
{place}, {place} and {place} are [lovely|too far|on my list].
I prefer {place} to {place}.
From {place} with love
Greetings from {place}!
I'm calling from {org} regarding {thing}.
Your appointment with {title} {last} at {org} is on {date} at {time}.
Your {org} [account|order|bill|subscription] {plainverb}.
Both {org} and {org} [use|sell|offer] {things}.
{org} is [hiring|closing|awful|great].
[The|An] invoice [from|to|by] {org} [is overdue|for {money}].
We compared {org}, {org} and {org}.
I'm a {job} [at|with|for] {org}.
[Students|Employees|Members|Alumni|Customers] of {org} {plainverb}.
The {org} [offices|staff|team|website|headquarters] in {place} {plainverb}.
This [agreement|contract|lease] is [made|entered into] between {org} ("[Company|Landlord|Supplier]") and {name} ("[Employee|Tenant|Customer]").
{name} is employed by {org}, with its registered office at {addr}.
{org}, {addr}, {phone}
{first}, {first} and {first}
{name}, {name}, {name}
{name} & {name}
thanks, {first}
regards {first}
best, {first}
`);

/** Names among verbs and prepositions drawn from long lists, so that the words around a name vary. */
export const loose = lines(`
{name} {past} [the|a|his|her|their|my|our] {noun}[ {prep} {place}| on {day}| last {Month}| {adv}|].
{first} {past} [the|a|his|her|their|my|our] {noun}[ {prep} {place}| on {day}| {adv}| and {past} the {noun}|].
{last} {past} [the|a|his|her|their] {noun}[ {prep} {place}| in {year}| {adv}|].
{first} and {first} {past} [the|a|their|some] {noun}[ together| {adv}|].
{last} and {last} {past} [the|a|their|some] {noun}.
{name} and [his|her] [wife|husband|brother|sister|son|daughter|partner|mother] {first} {past} the {noun}.
{org} {past} [the|a|its|all|some] {noun}[ {prep} {place}| in {year}| last {Month}|].
{org} and {org} {past} [the|a|their] {noun}.
{place} {past} [the|a|its] {noun}[ in {year}| last {Month}|].
[The|A|My|Our|Every|That] {noun} [was|is|got] {past} by {name}[ in {place}| on {day}|].
[The|A|My|Our|Every|That] {noun} [was|is|got] {past} by {org}[ in {year}|].
[The|A|My|Our|Some] {noun} {prep} {place} [is|was] {adj}.
[The|A|My|Our|Some] {adj} {noun} {past} {name}[ {prep} {place}|].
[The|A|My|Our|Some] {noun} {past} {first} {adv}.
[The|A|My|Our|Some] {noun} {past} {org} [in {year}|{adv}|for {money}].
[We|They|I|You|She|He|Nobody|Everyone] {past} {name}[ {prep} {place}| on {day}| {adv}|].
[We|They|I|You|She|He|Nobody|Everyone] {past} {first} [on {day}|{adv}|and {first}|about {thing}|at the {noun}].
[We|They|I|You|She|He|Nobody] {past} {org} [on {day}|{adv}|and {org}|about {thing}|last {Month}].
[We|They|I|You|She|He|Nobody] {past} {prep} {place}[ on {day}| {adv}| with {first}|].
[Is|Was|Has|Does|Did|Will|Can|Could|Should|Would|Where is|When did|Why did|How did|Who is|Who told] {first} [{verb}|{past}|{adj}|the {noun}|here|there][?|, or {first}?]
[Is|Was|Has|Does|Did|Will|Can|Could|Should|Why did|How did] {org} [{verb}|{adj}|{verb} the {noun}][?| in {place}?]
[Is|Was|Does|Did|Will|Can|How is|Why is] {place} [{adj}|{adj} in {Month}|{verb} the {noun}][?| or is {place}?]
[The|A] {adj} {noun} [of|for|from|with|by|about|to] {name} [is|was] {adj}.
[The|A] {adj} {noun} [of|for|from|with|by|about|to] {org} [is|was] {adj}.
{first}'s {adj} {noun} {past} {place}.
{org}'s {adj} {noun} {past} [the|a] {noun}.
{place}'s {adj} {noun} {past} [the|a] {noun}.
{Noun}: {name}
{Noun}: {org}
{Noun}: {place}
{Noun}: {addr}
{Noun} {Noun}: {name}
{Noun} {Noun}: {org}
{Noun} #{num}: {name}, {Noun}: {org}
{name} / {org} / {place}
{name} ({place}) {past} the {noun}.
{name} ({place}, {year} - {place}, {year}) was a {nat} {job}.
{Adj} {first}, {adv} {past} by the {noun}, {past} {place}.
{Verb} {name}[, {org},|] [and {name}|{adv}|before {day}].
{verb} the {noun} [for|with|to|from] {name}.
{verb} the {noun} [for|with|to|from|in|near] {place}.
{num} {noun} [for|from|to] {name}
[{day}|{date}|{time}] {name} - {noun} {noun}
{noun} {noun} [with|for] {name} @ {org}
{Adv}, {name} {past} {place} [for|with] {org}.
[From|In|Near|Outside|Across|Around|Within|Throughout] {place}, the {noun} [is|was] {adj}.
The {place} {noun} [is|was] {adj}.
The {org} {noun} [is|was] {adj}.
{city}, {state}, {country}
{city}, {country}
{city} {state}
{city}, {city}, {city}, {city}
offices: {city}, {city}, {city}.
somewhere {prep} {street}
[on|at|near|along|off|down] {streetname}[.|, the {noun} is {adj}.| and {streetname}.]
`);

/** More of what people write to shops, banks, offices, doctors and each other. */
export const letters = lines(`
[Hi|Hello], [this is|it's] {first} [from|at] {org}[, is {first} there?|. I'm calling about {thing}.|.]
I am writing [on behalf of|about] {name}[, who|, our {job}, who] {past} the {noun}.
We are pleased to offer {name} the position of {Job} at {org}[ in {city}|].
The [insured|claimant|borrower|beneficiary|policyholder|deceased|student|employee|client], {name}, {past} the {noun} [on {date}|in {place}].
[Mr.|Mrs.|Ms.|Dr.] {last} [asked|wants|would like] [me|us] to {verb} the {noun}.
Could you [please |]tell me [where|when|whether] {name} [lives|works|{past} the {noun}]?
Does anyone know [if|where|whether] {first} {last} [lives|works|is]?
My [ex|late husband|late wife|grandson|nephew|niece|stepfather|tenant|client] {name} {past} [the|a] {noun}.
I was [treated|seen|helped|called] by {title} {last} at {org}[ in {place}|].
[Regarding|Re|About|Concerning] the [account|policy|estate|case|application|loan|claim] of {name}[, {addr}|][:|.|,] {plainlower}
Can you look up [the account of|the order for|a customer named|someone called] {name}[?| in {city}?]
I'd like to [add|remove] {name} [as|to|from] [an authorised user|my policy|the booking|my account].
[Her|His|My|Their] [email|number|phone|login] is {email}, [her|his|my] name is {name} and [she|he|I] lives in {place}.
[You can reach|Reach|Please call|Contact] {first} [at|on] {phone} or {name} [at|on] {email}.
{name} from {org} [called|emailed|came by|will call] [on {day}|about {thing}|at {time}].
[Two|Three|Several] [people|students|guests], {name}, {name} and {name}, {past} the {noun}.
[The|Our] {job}, {name}, {past} [the|a] {noun} [in|near] {place}.
[Send|Give|Show|Bring|Lend] {first} the {noun}[.| and tell {first} about it.]
[With|Without|Besides|Like|Unlike|Except] {first}, [we|they|I] {past} the {noun}.
I think {first} [is|was|will be|might be] [in|at|from] {place}.
[It was|It's|That was] {first} who {past} the {noun}.
{first}, [my|our|his|her] [dog|cousin|neighbour|boss|daughter|friend], {past} the {noun}.
{first}! {plain}
[where|how|who|what] is {first} [now|today|doing]?
What [does|did] {org} [do|sell|say about {thing}|charge for {product}]?
[Thanks|Thank you] to {name} and [everyone|the team] at {org}[.| for the {noun}.]
[Last|Next|This] [week|month|year], {name} {past} {org}.
[After|Before|Since|While|When] [leaving|joining|suing|visiting] {org}, [she|he|{first}] {past} the {noun}.
[After|Before|Since|While|When] [leaving|reaching|visiting|crossing] {place}, [she|he|{first}] {past} the {noun}.
The [nearest|main|old|largest|only] [airport|station|hospital|office|embassy|beach|branch] [is|was] in {place}.
[Weather|Traffic|Life|Rent|Food|Summer|Winter|School] in {place} [is|was] {adj}.
I have [friends|family|relatives|clients|a house|an office] in {place}[ and {place}|].
{place} or {place}[?| - which is {adj}?]
[North|South|East|West] of {place}[, the {noun} is {adj}.|.]
{city} [office|branch|team|airport|hotel]: {phone}
[She|He|We|They|It] [is|was|are|were] [based|stationed|headquartered|buried|held|stuck] in {place}[, {country}|].
The [mortgage|lease|property|house|land|shop] at {addr} [is|was] {adj}.
[We|They|I] {past} the {noun} at {addr}[ on {date}|].
[My|Our|His|Her] [mailing|home|work|postal|shipping|permanent] address is [still |now |]{addr}[, thanks|].
[Pick up|Drop off|Collect|Delivery|Meeting point|Venue|Where]: {addr}
[Bill|Send|Mail|Ship|Deliver|Forward] [it |the {noun} |everything |]to {name} at {addr}[.|, please.]
[my|our] [house|shop|flat|place] is [at|on] {street}
[Visit us|Find us|We are|Our store is] at {addr}[!|.| - open on {day}.]
I need a [cab|taxi|pizza|plumber|technician] [at|to] {addr}[ by {time}|].
[directions|drive|route|taxi] [from {addr} |]to {addr}
[Registered office|Head office|Headquarters|Branch|Store|Warehouse]: {addr}
{org} - {addr}
{org} [is|was] [located|registered|based] at {addr}.
Invoice {id}\n{org}\n{addr}\nBill to: {name}\n{addr}
{name}\n{street}\n{city}\n{country}
{name}\n{Job}\n{org}\n{phone}
{name} | {Job} | {org}
{name}, {addr}
{name} lives at {addr} and works for {org} in {city}.
`);
