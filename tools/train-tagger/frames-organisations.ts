/** Organisations where no word such as company or firm points to them. The notation of frames-english.ts. */
const lines = (text: string): readonly string[] => text.trim().split("\n");

export const organisationFrames = lines(`
[I|We|They|She|He] [work|works|worked|am working|started|interned|volunteer] [at|for|with] {org}[.|!| now.| since {year}.| as a {job}.| until {month}.]
[my|My] [first job|last job|new job|internship|summer job] was [at|with] {org}[.| in {city}.]
{first} [just |]joined {org}[.| as {Job}.| last {Month}.| from {org}.]
{name} [left|quit|joins|rejoined|founded|runs|owns|heads|leads] {org}[.| in {year}.| after {num} years.]
{name} is [the |]{job} [of|at|for] {org}[.|, which {plainverb}.]
[The|A|Our] {job} [of|at|from] {org} {plainverb}.
[CEO|CFO|CTO|Chairman|President|Founder|Head|Director|Editor|Spokesperson] of {org}[, {name},|] {plainverb}.
{name}, [CEO|CFO|founder|owner|editor|head|director|chair] of {org}[, {plainverb}.|.]
{org} [CEO|CFO|founder|chairman|president|spokesman|spokeswoman|director|boss] {name} {plainverb}.
[An|One|A former] {org} [employee|manager|driver|engineer|customer|executive|intern|spokesperson] {plainverb}.
My {org} [account|card|credit card|order|bill|subscription|app|membership|points|password|statement|policy|contract|router|laptop|loan] [is|was|has been] [{adj}|blocked|declined|locked|late|cancelled].
[Why|When|How] [was|is|do|can] [my|I get my|I cancel my|I close my] {org} [account|card|order|bill|subscription|refund]?
I [lost|forgot|cancelled|reported|activated] my {org} [card|credit card|account|password|gift card|voucher].
I want to [pay|cancel|close|open|renew|upgrade] my {org} [card|account|bill|plan|membership].
[I|We] [called|phoned|emailed|contacted|tried] {org} [support|customer service|three times|on {day}|about {thing}|] [and nobody answered|but it was closed|again].
[Thank you for|Thanks for] [calling|choosing|shopping at|flying with|contacting|banking with|visiting] {org}[.|!|, how can I help?|. {plain}]
[Welcome to|Brought to you by|Powered by|Sponsored by|Presented by|Made by|Sold by|Shipped by|Copyright] {org}[.|!|]
[Have you|Has anyone|Did you] [tried|used|heard of|been to|bought from|worked for|eaten at|called] {org}[?| before?| in {city}?]
[Is|Was] {org} [open|closed|any good|hiring|bankrupt|still around|a scam|legit][?| on {day}?]
[Where|When|How] [is|was|does|did] {org} [founded|open|close|located|make money|ship from]?
{org} [opens|closes|opened|ships|delivers|expanded|moved|went bankrupt|was sold|merged|collapsed] [on {day}|in {year}|at {time}|to {place}|with {org}][.|]
{org} [sells|makes|sold|made|offers|delivers|rents|repairs|builds|publishes] [the best |{adj} |]{things}[.| in {city}.]
[I bought|I ordered|I got|She bought|We rented] [it|this|them|{thing}|the {noun}|{product}] [from|at|through|via] {org}[.| last {Month}.| for {money}.]
[The|My|This] {noun} [from|by|at|of] {org} [is|was|arrived|came] {adj}.
[The|My|This] {org} {noun} [is|was|arrived|came] {adj}.
{org}'s [new |latest |first |]{noun} [is|was|costs] [{adj}|{money}].
[We|I] [love|hate|recommend|miss|trust|prefer|avoid|boycott] {org}[.|!| and {org}.|, they {verb} {adj} {things}.]
[Great|Terrible|Awful|Excellent|Mixed|Poor] [service|food|experience|support|coffee] at {org}[.|!| in {city}.|, would go again.]
[5 stars|1 star|Ten out of ten|Never again]: {org} {plainverb}.
{org} is a [band|group|company|newspaper|magazine|airline|bank|store|chain|restaurant|brand|label|party|charity|club|team|radio station|website|university|hospital|museum|union|retailer|start-up|bakery] [from|in|based in|of] {place}[.|, founded in {year}.]
{org} [was|were] [a|an] {nat} [band|group|company|newspaper|magazine|airline|bank|store|chain|brand|label|party|charity|club|team|manufacturer|retailer|broadcaster].
{org} (founded {year}) is a [{nat} |][company|charity|bank|club|school].
{org} was [founded|established|started|formed|bought|closed|renamed|dissolved|created] in {year}[.| by {name}.| as {org}.]
[Founded|Established|Launched|Based] in [{year}|{place}], {org} [sells|makes|offers|{past}] {things}.
[Visit|See|Check|Use] the {org} [website|app|store|page|site|blog|office|hotline][.| for more {noun}.]
The {org} [website|app|store|page|office|building|headquarters|logo|brand|team|board|contract|deal|merger|scandal|warehouse] [is|was] {adj}.
{org} ({place}) {past} the {noun}.
{org} ({place})
{name} ({org})
{name} ({org}, {place})
{name}, {org}
{name} - {org}
{name}\\n{org}
{org}\\n{name}
{org}: {phone}
{org} | {city} | {phone}
{org}, {city}
{org}, {org}, {org}
{org}, {org} and {org}
{org} and {org} [merged|signed a deal|are rivals|both {verb} {things}|{plainverb}][.|]
[Customers|Clients|Brands|Partners|Sponsors|References|Employers|Competitors] include {org}, {org} and {org}.
[Customers|Clients|Brands|Partners|Sponsors|References|Employers|Competitors|Suppliers|Vendors]: {org}, {org}, {org}
[From|By|At|With|For|To|Via|Through] {org}[:|, | - ][{plainlower}|{Title}]
[Bought|Ordered|Paid|Booked|Listed|Published|Released|Recorded|Printed|Designed|Sold] [by|at|on|through|with|from] {org}
[Payment|Transfer|Charge|Refund|Debit|Credit|Purchase|Transaction] [to|from|at|by] {org}[: {money}| of {money}| on {date}|]
{date} {org} {money}
{date}\\t{org}\\t{money}
{money} [to|at|from] {org}
[Invoice|Receipt|Order|Quote|Statement] [{id} |][from|by] {org}[, {date}|, {money}|]
[Your|The] {org} [invoice|order|receipt|statement|booking|delivery] [{id} |][is ready|is attached|was paid|has shipped][.|]
{closing}\\n{name}\\n{org}
{closing}\\n[The|Your] {org} [team|Team|crew]
{closing}\\n{name}\\n{Job}, {org}
{Job} [at|@] {org}[, {city}| ({year}-{year})| since {year}|]
{year} - {year}: {Job}, {org}
{year}-{year} {org}, {city}: {Job}
[Experience|Work|Education|Career|Previously|Currently|Now]: {org}[, {city}|]
[Previously|Currently|Formerly|Most recently] [at|with] {org}[ and {org}|].
[Studied|Graduated|Diploma|Degree|Trained] [at|from] {org}[ in {year}|].
[She|He|I|They] [graduated from|studied at|teaches at|dropped out of|got into|applied to|transferred to|is a student at|enrolled at] {org}[.| in {year}.]
[She|He|I|They] [plays|played|signed|coached|scored] for {org}[.| in {year}.| and {org}.]
[She|He|I|They] [writes|wrote|reports|worked as a reporter] for {org}[.| in {year}.| and {org}.]
[She|He|I|They] [banks|is insured|has a mortgage|has an account] with {org}.
[She|He|I|They] [voted for|joined|leads|left|founded|funded|donated to|campaigned for] {org}[.| in {year}.]
[A report|An article|A study|A story|An interview|A review|The headline] [in|by|from|for] {org} [said|showed|claimed] that {plainlower}
{org} [reported|wrote|said|claims|writes|announced|revealed|tweeted|reports] [on {day} |]that {plainlower}
[As|According to] {org}[ reported|], {plainlower}
{name} [told|sued|thanked|blamed|left|criticised] {org}[.| on {day}.|: "{plainlower}"]
[Members|Fans|Employees|Workers|Customers|Staff|Supporters|Shareholders|Founders|Directors] of {org} [{plainverb}|went on strike|voted on {day}].
{org} [workers|fans|employees|customers|staff|shareholders|shares|stock|players|stores|members|drivers] {plainverb}[.|]
[The|A] [concert|album|song|show|tour|gig] [by|of|from] {org} [was|is] {adj}.
{org} [played|released|recorded|performed] [{TitleWork}|in {city}|an album|their first show] in {year}.
{org} [beat|lost to|drew with|signed|face|host|faced] {org}[ {num}-{num}| on {day}| in {city}|].
{TitleWork} was [released|published|produced|distributed|aired] by {org}[ in {year}|].
{TitleWork} [aired|ran|premiered] on {org}[ in {year}| from {year} to {year}|].
[A|The] [flight|ticket|seat] [with|on] {org} from {place} to {place}[ costs {money}| was {adj}].
{org} flight {num} to {city} [is delayed|was cancelled|has landed].
[Surgery|Treatment|Appointment|Admission|Checkup] at {org} on {date}.
[Ad|Advertisement|Sale|Special offer|Today only|Now hiring|Grand opening][:| -|!] {org}[, {street}|, {city}|! {plain}| - {money} off {things}]
[Shop|Save|Eat|Stay|Fly|Bank|Learn|Train|Play] [at|with] {org}[ today|][!|.]
[Come|Stop by|Visit|Meet us] [to|at|] {org}[ on {street}| in {city}| this {day}|][!|.]
[do u|anyone|did u] [like|work at|buy from|use|know] {org}[?| in {city}?]
[just|finally] [got hired at|quit|ordered from|left|called] {org}[!!| lol|.]
[stuck|waiting|eating|shopping|working] at {org}[ again| rn| with {first}|]
{first} works at {org} with {first} and {first}.
{first} from {org} [called|says hi|is here|{plainverb}.]
[Please|Kindly] [wire|send|transfer|forward|invoice|bill] {thing} to {org}[.| by {day}.| in {city}.]
[The|A] [lawsuit|case|complaint|claim|petition] against {org} {plainverb}.
{org} [v.|vs.|vs|versus] {org}
[The|A] [deal|merger|contract|partnership|dispute|game|match] between {org} and {org} {plainverb}.
[Prior to|Before|After|While at|Since leaving|Without] {org}, {first} {past} the {noun}.
[What|Who] [is|are|owns|runs|founded] {org}?
[What do you think|Tell me|Write a review|Write a slogan|Give me facts] [of|about|for] {org}[.|?]
[Compare|Rank|Describe|Summarise] {org}[ and {org}| with {org}|][.| for investors.]
[supplier|vendor|merchant|employer|school|bank|issuer|publisher|client|account|payee|company_name|organisation|organization|brand|store|airline|sponsor|insurer|carrier|university]: {org}
"[supplier|vendor|merchant|employer|school|bank|issuer|publisher|client|payee|company_name|organization|brand|store]": "{org}"
{name},{org},{city},{country}
{id},{org},{money},{date}
{name} | {org} | {email}
{first},{last},{org},{email},{phone}
{name} of {org} [in {city} |]{past} the {noun}.
[Meeting|Call|Lunch|Interview|Demo] with {org}[ on {day}| at {time}| re {thing}|]
[The|My|Her|His] [wife|husband|daughter|son|brother|sister|mother|father|uncle|boss] [works|worked] [at|for] {org}[.| in {city}.]
[The|Our|A] {org} [branch|store|office|shop|outlet|campus|factory|plant] [in|near] {place} {plainverb}.
[Next to|Opposite|Behind|Across from|Near] {org}[, there is a {noun}.| on {street}.]
[He|She] is [a|the|an] {adj} {job} [at|with|from] {org}.
[He|She|It|They] [was|were] [hired|fired|sued|sponsored|acquired|rejected|funded|paid|published|signed|treated|trained] by {org}[.| in {year}.| and {org}.]
`);

/** People in every position, without a cue such as a title. */
export const personFrames = lines(`
{last} [said|says|thinks|won|left|lost|agreed|refused|resigned|arrived|testified|wrote back|called|{past} the {noun}][.| on {day}.| again.]
[According to|For|Like|Unlike|Thanks to|With] {last}, {plainlower}
{last}'s [lawyer|wife|book|team|{noun}|letter|answer] [is|was] {adj}.
[I|We|They] [told|asked|met|called|trust|hired|fired|emailed|saw] {last} [on {day}|about {thing}|and {last}|yesterday][.|]
[Both|Neither|Only] {last} [and|nor] {last} [agreed|came|signed|voted][.|]
{last}, {last} and {last} [agreed|were absent|voted|signed][.| on {day}.]
{last}, who {plainverb}, {past} the {noun}.
[and|but|then|so|because] {first} [said|told|asked|went|was|is] [me|us|it|there|no|yes|{adj}]
[It's|That's|This is|Is that|Was it] {first}['s {noun}|][.|?]
[Love|Hugs|xoxo|XO|Best|Cheers|Yours|Thx|Ta|Thanks],[ |\\n]{first}
[Dear|Hi|Hello|Hey] {first}[ and {first}|],[\\n| ]{plain}
[Dear|Hi|Hello] {last},[\\n| ]{plain}
[Dear|Hi|Hello] {name},[\\n| ]{plain}
Dear [Mr. and Mrs.|Dr. and Mrs.|Mr|Mrs|Ms|Miss|Madam|Colonel|Sir] {last},[\\n| ]{plain}
[Mr.|Mrs.|Ms.|Dr.|Prof.|Sen.|Rep.|Gov.|Rev.|Capt.|Lt.|Sgt.|Judge|Justice|Sheikh|Lord|Lady|Sister|Brother|Uncle|Aunt] {name} {plainverb}.
[Mr|Mrs|Ms|Dr|Prof] {first} {last} {plainverb}.
{name} [said|says|asked|replied|agreed|disagreed|laughed|called|texted|phoned|knows|signed][.| yes.| no.| that {plainlower}]
{name}'s [passport|credit card|card number|phone number|address|email|birthday|account|password|SSN|licence|salary|driver's license] [is|was] [{id}|{adj}|{email}|{date}][.|]
[What|Where] [is|are] {name}'s [address|phone number|email|birthday|plans|house]?
[How do I|Can you help me|Please help me] [contact|find|reach|call|pay|email] {name}[?|.| in {place}?]
[Please|Kindly|Could you] [update|check|delete|cancel|verify|close] {name}'s [account|record|booking|order|file][.|?]
[Please|Kindly] [change|update] [the|my|her|his] name [to|from {name} to] {name}.
[My|His|Her|Their] [name|maiden name|surname|nickname|alias] [is|was|used to be] {name}[, not {name}|].
{first}, {last} and {name} {plainverb}.
{inverted}
{inverted}, {date}
{inverted}; {inverted}; {inverted}
{inverted} - {email}
Name: {inverted}
[Patient|Student|Member|Employee|Client|Customer|Guest|Passenger]: {inverted}
{num}. {inverted}\\n{num}. {inverted}
{inverted} ({year}). {TitleWork}.
{name} and {name}
{name} & {first}
{name} or {name}
{name} with {name}
{name}
{first}
{last}
{name} {phone}
{name} {email}
{name}, {num}
{name} ({num})
{name} born {date}
{name} [b.|born|DOB|dob|d.o.b.] {date}
{name}, {date}, {addr}
{name} [sent|owes|paid|gave|lent] {first} {money}[.| for {thing}.]
[Transfer|Send|Pay|Give] {money} to {name}[.|, {email}.| by {day}.]
[billed to|paid by|signed by|issued to|addressed to|belongs to|owned by|written by|approved by|sent to|in the name of] {name}
[hey|hi|yo|ok|so|sup] {first}[,| |...] [{plainlower}|u there?|can u call me]
[tell|ask|call|text|msg|ping] {first} [pls|asap|about it|when u can|ok?]
{first} [is|was|isnt|wasnt] [at home|here|coming|sick|mad|late|with {first}]
[saw|met|miss|love] {first} [today|yesterday|so much|and {first}]
[my|his|her] [bf|gf|bro|sis|friend|mom|dad|boss|ex] {first} [is|was|said] {plainlower}
[So|Well|Look|Listen|Sorry|Please|Yes|No|Congratulations|Goodbye|Bye|Welcome], {first}[!|.|?]
[Starring|Directed by|Written by|Produced by|Cast:|Music by|Screenplay by|With|Featuring|Edited by] {name}[, {name}| and {name}|, {name} and {name}|]
{TitleWork} [stars|features] {name}[, {name}|] and {name}[.| as {first}.]
{TitleWork} is a [{year} |]{nat} [film|comedy|drama|series] [by|from] {name}[.|, with {name} and {name}.]
In {TitleWork}, {name} [plays|is] [{first}|a {job}|{name}].
[Director|Actor|Actress|Singer|Author|Poet|Novelist|Composer] {name} {plainverb}.
{name} [sang|played|wrote|directed|won|painted|composed] {TitleWork}[.| in {year}.]
{name} [beat|defeated|lost to|married|succeeded|replaced|followed] {name}[.| in {year}.| on {day}.]
[Songs|Books|Poems|Films|Music|Works|Letters] [by|of|from] {name}[.| and {name}.]
[The|A] {noun} [was|were] [named after|dedicated to|given to|written for|sent by|taken by] {name}.
{name} ({year}-{year}) was [a|an] {nat} {job}.
{name} [\\(born {year}\\)|], [a|an] {nat} {job}, {past} the {noun}.
[Hello|Hi|Good day], [this is|I am|I'm|my name is|it's] {name}[, I {livein} {place}.|. {plain}| from {org}.]
[Who|When|Where] [was|is|did] {name}[ born| die| live| from| married to|]?
`);

/** Places, addresses alone, and the words that look like places but are part of something else. */
export const placeFrames = lines(`
{street}
{addr}
{addr}
{zipcity}
{zipcity}\\n{country}
[in|near|to|from] {zipcity}
[Address|Location|Site|Home|Work|Office]: {zipcity}
[I live|We live|She lives|He lives|They moved|I moved|I am|I'm staying] [at|to] {street}[.|, {city}.| in {city}.]
[my|My|the|The|our] [address|new address|house|flat|office] is {addr}[.|]
[Can you|Please|Could you] [deliver|send|ship|mail|bring|take me] [it |this |the {noun} |]to {addr}[.|?| by {day}.]
[What|Where|How far] is {addr}?
[the|The] [shipping|billing|home|delivery|mailing|old] address [should be|was|is now|on file is] {addr}[.|]
{name} lives at {addr}.
{name}\\n\\n{addr}
{name}\\n{addr}\\n{country}\\n{phone}
{addr}\\n{phone}
{addr} {phone}
{org}\\n{addr}\\n{country}
[Please update my records|Kindly note my new address|I've moved]: {addr}
[I|We|She|He|They] [live|lives|stay|am|is|was|were] in {country}[.| now.| with {first}.]
[I am|She is|He is|We are|They are] from {country}[.| and speak {Lang}.| but live in {place}.]
{country} [won|lost|exports|borders|signed|elected|is|has|was] [{adj}|the {noun}|{things}][.|]
[How is|What is|Tell me about] the [weather|capital|currency|history|economy|food] [in|of] {country}?
[How|What|When] [do|can] I [travel|call|send money|fly] to {country}[ from {country}|]?
[card|account|phone|passport|licence|visa] [issued|used|valid|registered] in {country}[.|]
[Can I|Will I be able to|Is it possible to] use my [card|phone|account] in {country}?
{nat} [food|music|people|films|cars|law|football|wine|actors|tourists] [is|are|was|were] [{adj}|my favourite][.|]
[A|The] {nat} [man|woman|actor|film|bank|student|company|passport|team|restaurant|singer|politician|word|accent] [{past} the {noun}|is {adj}].
[She|He|I|They] [is|am|are|was] {nat}[.|, not {nat}.| by birth.| and speaks {Lang}.]
[half|part] {nat}[, half {nat}|]
{nat}-{nat} [relations|dictionary|war|border]
[Nationality|Citizenship|Language|Ethnicity|Religion|Cuisine|native_language]: {nat}
[Nationality|Language|Languages|Mother tongue]: {Lang}[, {Lang}|]
[I|She|He] [speaks|speak|learned|teaches|studied] {Lang}[.| and {Lang}.| at school.]
[the|The] {nat} and {nat} [teams|versions|governments|fans] {plainverb}.
[I|We|They] [watched|read|saw|loved] {TitleWork} [and {TitleWork} |][on {day}|in {Month}|twice].
{TitleWork} [is|was] [a|an] [{adj}|{nat}] [film|book|song|novel|play|album|series] [from|of] {year}[.|]
[The|My] [favourite|best|worst] [film|song|book] is {TitleWork}[.| from {year}.]
[The film|The novel|The song|The series|The play] {TitleWork} [is|was] {adj}.
[In|Since|By|Until|From] {Month} [to {Month}|{year}][, {plainlower}|]
`);
