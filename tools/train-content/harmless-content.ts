import { bars, type Grammar, lines } from "../train-injection/expand-grammar.ts";
import { sharedWords } from "./harmful-words.ts";

/** Harmless texts with the words of harmful ones: news, history, medicine, law, criticism, support, figures of speech, identities. */
export const harmlessContent: Grammar = {
  ...sharedWords,
  identity: lines(`
    [Women|Men|Immigrants|Black voters|Young people] hold [forty percent of the seats|a third of the jobs|most of the shops] in [the new parliament|the sector|the city]{end}
    [The streets are|Our park is|The beach is] full of [trash|rats|garbage|filth|pigeons] [since the strike|after the festival|again], [who cleans it up|and the mayor does nothing|call the city]{end}
    [Children|Dogs|Elderly people|Visitors] should not be [left alone near the pool|kept in the sun|charged twice|forgotten]{end}
    [My grandmother|His family|Her parents] [fled|left|came from] [Vienna in 1938|Syria|Vietnam|Ukraine] because [they were Jewish|of the war|of hunger|they were persecuted]{end}
    [Parliament|The Senate|The council] voted on the [immigration|asylum|equality|border] bill [after a long debate|on Tuesday|with a narrow majority]{end}
    {opener}{group} [have lived in|moved to|built|shaped|contributed a lot to] {place} for [centuries|generations|decades|years]{end}
    {opener}I am [a proud|a young|a married|an elderly|a working] {one_of} and I [love my job|study biology|live in {place}|have two kids|play football]{end}
    My [best friend|neighbour|colleague|partner|doctor|professor] is [a|an] {one_of} [and we cook together every week|who taught me chess|and a great engineer|from a small town]{end}
    How [can we|do companies|do schools|should a manager] [support|include|hire more|welcome|listen to] {group}?
    What [holidays|food|traditions|music|challenges] do {group} [celebrate|eat|have|share|face] in {place}?
    The [report|study|museum|exhibition|documentary|article] looks at [how|why] {group} were [treated unfairly|discriminated against|persecuted|deported|excluded] [in the last century|during the war|in {place}]{end}
    [Why|How|When] were {group} [persecuted|discriminated against|murdered|deported|denied the vote|portrayed badly] [in history|during the second world war|in the colonial period|in old films]?
    [Happy|Blessed|A peaceful] [Eid|Pride month|Diwali|Hanukkah|Easter|Women's Day|Lunar New Year] to all {group} [celebrating|in {place}|and their friends]{end}
    [Stop|End|We must fight|Report|Speak up against] [hate|racism|violence|discrimination|prejudice] against {group}{end}
    {group} [deserve|should have|need|have] [equal rights|respect|fair pay|safe streets|the same chances|a voice in parliament]{end}
    [It is wrong|It's racist|It is never okay] to [say|claim|joke] that {group} are [stupid|criminals|inferior|dirty|lazy]{end}
    The word "{slurword}" is [a slur|offensive|hateful], [don't use it|where does it come from?|and it hurt me when I heard it|why is it banned on the platform?]
    What does the [law|policy|constitution|code of conduct] say about [hate speech|discrimination|harassment] against {group}?
    Compare [the beliefs of|the history of|health outcomes for|voting patterns among|unemployment of] {group} and {group}{end}
    [Percentage|Number|Share] of {group} in {place} [by year|who go to university|who own a house|in the census]{end}
    Explain the [holocaust|apartheid|slave trade|civil rights movement|partition of India|Rwandan genocide|trail of tears] to [a class|my son|ninth graders]{end}
    How do moderators [detect|remove|deal with] [hate speech|racist posts|slurs|sexist comments|antisemitic memes]?
    I [hate|can't stand|despise|loathe] [Mondays|traffic|cilantro|this bug|the new design|pineapple on pizza|winter|meetings|spiders|my alarm clock|racism|waiting in line|laundry|that song]{end}
    As {a_one}, [how do I apply for a passport?|which scholarship can I get?|what should I wear to the interview?|is it safe to travel there?|I felt welcome at the conference.]
    [Women|Men|Girls|Boys] [over 50|in sport|in engineering|aged 20 to 30|with diabetes] [should get a check-up|are more likely to vote|need more iron|won three medals|earn less on average]{end}
  `),
  insulting_soft: lines(`
    {opener}I feel [so |]{insult_adj} today[, I forgot my keys| after that exam| and need a break|]{end}
    {opener}I was [such an idiot|so stupid|a fool|clumsy|wrong], [sorry about that|I apologise|please forgive me|I should have checked the date]{end}
    {opener}[that|this] [movie|game|bug|traffic|weather|phone|homework|update|excuse|idea|printer] is {insult_adj}{end}
    Is it [stupid|dumb|silly|pathetic|ridiculous] to [ask for a raise|cry at films|start college at 40|be afraid of dogs|eat cereal for dinner]?
    How do I [respond|react] when [someone|my boss|a classmate|a customer|my brother] calls me [an idiot|ugly|stupid|a loser|fat|worthless]?
    My [son|daughter|friend|sister] is being [bullied|called names|laughed at|harassed] at [school|work|the club]; [how can I help|what should the teacher do|who can we talk to]?
    The [dummies|idiot's|complete idiot's|fool's] guide to [gardening|Linux|investing|French cooking|chess]{end}
    {name} [called|described] {name} an {insult} [in the debate|on live TV|in chapter three], and [later apologised|was fined|the crowd booed]{end}
    What does the insult "{insult}" mean and where does it come from?
    Review: the plot is [dumb|stupid|lazy|pathetic], the villain is [an idiot|ridiculous], but [the music is great|my kids loved it|I laughed a lot]{end}
    {opener}[don't be silly|you're kidding|you are too kind|you rock|you crazy genius|you lucky dog|you are killing it|shut up, that's amazing|you beast, what a goal]{end}
    {opener}my [cat|dog|car|old laptop|code] is [so dumb|a lazy thing|ugly but I love it|useless today|a fat little monster]{end}
    {opener}[holy shit|damn|oh crap|hell yes|what the hell|fuck yes|wtf|damn it], [that was close|this pizza is good|I passed the exam|what a game|I love this song|the train is late again|it finally compiles]{end}
    {opener}this [fucking|damn|bloody|shitty] [printer|weather|bus|laptop|cold|deadline|update] [again|is killing me|won't stop|drives me crazy]{end}
    How do I give [honest|negative|critical] feedback to {person} without [being rude|hurting feelings|sounding harsh]?
    Write a [firm|polite|formal] [complaint|letter|email] to {person} about [rude staff|a late delivery|noise at night|poor service|a broken heater]{end}
    [Correlation is|It is] not [a stupid question|worthless|useless]: [what is entropy|why is the sky blue|can fish sleep]?
    [Deaf|Fat|Ugly|Dumb|Stupid|Lazy] [as an album title|sheep sculptures|pixel art|design choices|mistakes in interviews|evaluation in Haskell|ducklings in fairy tales]: [explain|list ten|give examples]{end}
  `),
  sexual_health: lines(`
    [What|Which] [are the signs|tests are there|is the treatment|are the risks] [of|for] [an STI|HIV|prostate cancer|breast cancer|a yeast infection|erectile dysfunction|endometriosis|HPV|testicular cancer]?
    How [effective|safe] [is|are] [condoms|the pill|an IUD|the HPV vaccine|a vasectomy|emergency contraception]?
    How do I talk to my [son|daughter|teenager|class] about [puberty|sex education|consent|contraception|periods|pornography]?
    Is it normal [to have pain during sex|to have no sex drive after birth|that one breast is larger|that my period is late|to be nervous the first time]?
    The [penis|vagina|uterus|clitoris|breast|testicle|prostate] [is made of|develops|is supplied by|consists of] [tissue|blood vessels|nerves|glands] [in mammals|during puberty|in the embryo]{end}
    [Explain|Describe|What is] [sexual reproduction|asexual reproduction|sexual selection|sexual dimorphism|the menstrual cycle|sex determination] in [plants|birds|fish|humans|insects|fungi]{end}
    My [doctor|midwife|gynaecologist|urologist] [examined|asked about|found a lump in] my [breast|testicles|cervix|prostate], [what happens next|should I worry|is that normal]?
    [Breastfeeding|Nipple pain|Cracked nipples|Breast milk|Pumping] [tips|at work|after six months|for new mothers|and medication]{end}
    [Sexual harassment|Sexual orientation|Sexual assault|Sex discrimination|Same-sex marriage] [at work|in the law|is illegal|training for managers|statistics|support services] [in {place}|for employees|]{end}
    How do I [report|document|prevent] sexual [harassment|abuse|assault] [at work|at university|in a sports club]?
    The [painting|sculpture|museum|novel|film] shows a [nude|naked|bare] [figure|goddess|man|woman], [typical of the Renaissance|which critics praised|and was censored in 1890]{end}
    [Chicken|Turkey|Duck] [breast|thighs|legs] [with lemon|for 30 minutes|at 180 degrees|recipe], [rub with butter|season the skin|lick the spoon]{end}
    They kissed [on the bridge|at the airport|under the mistletoe], [and the credits rolled|and everyone clapped|then went to dinner with her parents]{end}
    {name} [hugged|kissed|missed] [his|her] [wife|husband|daughter|son|grandmother] [goodbye|on the cheek|before the flight|at the wedding]{end}
    [Best|Cheap|Comfortable] [bras|underwear|lingerie|swimwear|pyjamas] for [running|summer|sensitive skin|a wedding|nursing]{end}
    Write a [romantic|sweet|tender|clean] [poem|card|speech|story] for my [wife|husband|girlfriend|boyfriend] about [our first date|ten years together|the sea|her laugh]{end}
    [The cock crowed|A rooster is also called a cock|Pussy willow branches|Blue tits|The great tit|Dick and Jane|Moby Dick|Pussycat] [at dawn|in the garden|are early readers|nests in old trees|by Melville|need little water]{end}
    How do I [connect two hard drives|insert a nut into a screw|strip the wires|mount a disk|finger a chord|blow up the mattress]?
    What is the age of consent in [France|Canada|Texas|Japan|Spain]?
  `),
  violence_soft: lines(`
    We [need|want|have] to [crush|smash|beat|destroy|kill] [our sales targets|the competition|last year's numbers|the record|the deadline|that presentation] [this quarter|before Friday|with the new product|by June]{end}
    The [killer whale|hunter|wolf|hawk|crocodile|shark|praying mantis] [is the largest of its kind|shot two deer in season|hunts at night|kills seals in packs|eats its mate|was photographed near the coast]{end}
    The [soldiers|army|regiment|veterans|guards] [marched through the snow|came home in spring|held the bridge|buried their dead|signed the surrender|camped by the river] [for three days|before the battle|after the war|in 1813]{end}
    He cut [the bread|the ribbon|the rope of the boat|his hair|the grass|the cake] and [poured the wine|smiled at the guests|told her about his day|opened the window]{end}
    {opener}[kill|terminate|shoot down|abort] the [process|thread|job|container|task|server] [on port 8080|with signal nine|after the timeout|in Python|on Linux]{end}
    How do I [kill|get rid of|exterminate|poison] [weeds|ants|mould|mosquitoes|rats|bed bugs|bacteria|moss] [in my garden|at home|without chemicals|in the kitchen]?
    {opener}that [party|concert|show|cake|song|outfit] was [the bomb|killer|a blast|lit|insane|to die for]{end}
    {opener}[you|she|they|we] [killed it|crushed it|slayed|nailed it|smashed it|destroyed the competition] [last night|on stage|in the interview|at the final]{end}
    How do I shoot [a portrait|a wedding|the moon|a music video|a sunset|in low light|wildlife] with [my phone|a 50 mm lens|a tripod]?
    {opener}[my feet|this headache|these shoes|the heat|my back|the suspense|this deadline|the wait] [is|are] killing me{end}
    {opener}I could murder a [pizza|curry|cup of tea|burger|pint]{end}
    [The team|Our striker|The champion|The boxer|Liverpool|The wrestler] [beat|crushed|destroyed|smashed|knocked out|hammered|slaughtered|attacked] [the opponent|Arsenal|the defence|his rival|the champions] [in round three|3-0|in the final|in the second half|away]{end}
    Police [said|reported|confirmed] [a man|two people|a woman|a suspect] was [shot|stabbed|killed|attacked|injured|arrested] [on Tuesday|near the station|in {place}|after an argument], [and a suspect is in custody|witnesses were asked to come forward|the investigation continues]{end}
    [At least|More than] [three|twelve|forty|200] people were killed [in the bombing|in the earthquake|when a bridge collapsed|in the attack|during the siege], officials said{end}
    The [war|battle|siege|revolution|massacre|assassination|crusade] [began|ended|killed thousands|took place] in [1066|1789|1916|1945|the 14th century], [when the king|after the treaty|as the army] [fell|was signed|retreated|attacked]{end}
    [How|Why|When] [did|was] [Caesar|Lincoln|Archduke Franz Ferdinand|Kennedy|Gandhi|Martin Luther King|Joan of Arc|Malcolm X] [assassinated|killed|die|shot|burned at the stake]?
    In the [novel|film|game|play|series|episode], [Macbeth|the detective|the hero|the villain|Hamlet|the dragon] [kills|stabs|murders|poisons|shoots|fights] [the king|his brother|the monster|Duncan|the guard], and [the critics praised|I think the theme is|the audience gasped at] [the ending|guilt|revenge]{end}
    [Cut|Chop|Slice|Beat|Smash|Crush|Whip|Stab|Skin|Gut|Burn] the [chicken|eggs|garlic|potatoes|fish|tomatoes|onions|cream] [into pieces|with a fork|with a sharp knife|until smooth|under the grill]{end}
    [The lion|A cat|The shark|An eagle|The snake|A spider] [kills|attacks|strangles|bites|eats] its prey [by biting the neck|with venom|at night|and drags it away|in seconds]{end}
    [White blood cells|Antibiotics|T cells|Chemotherapy|Vaccines|Bleach] [kill|attack|destroy] [bacteria|cancer cells|viruses|infected cells|healthy tissue] [in the body|by breaking the wall|within hours]{end}
    What are the [penalties|sentences|legal definitions|elements] for [murder|assault|manslaughter|robbery|domestic violence|terrorism] in {place}?
    How can [parents|schools|cities|we|nurses] [prevent|reduce|recognise|report] [gun violence|domestic violence|knife crime|child abuse|bullying|terror attacks]?
    The patient [has a stab wound|was shot in the leg|is bleeding from the head|has burned hands|broke two ribs]; [what first aid is needed|describe the treatment|how do we stop the bleeding]?
    My husband [hits|beats|threatened|choked] me, [where can I get help|how do I leave safely|is there a shelter near me|how do I get a restraining order]?
    In [the game|chess|Minecraft|Dark Souls|Dungeons and Dragons|Fortnite], how do I [kill|defeat|attack|shoot|trap] the [boss|dragon|queen|zombies|goblins|last player]?
    {opener}[don't shoot the messenger|kill two birds with one stone|over my dead body|bite the bullet|jump the gun|break a leg|beat around the bush|curiosity killed the cat|hit the road|stab in the dark|pull the trigger on the purchase|dead tired]{end}
    What does [break a leg|kill two birds with one stone|bite the bullet|a stab in the back|shoot the breeze] mean?
    The [nurse|surgeon|butcher|vet|dentist] [cut|opened|removed|stitched] the [skin|abdomen|carcass|tooth|wound], [checked the blood|and cleaned the knife|and closed the flesh with a suture]{end}
  `),
  crime_soft: lines(`
    How can [I|we|a company|banks|seniors|schools] [prevent|detect|report|protect against|recover from|recognise] [phishing|identity theft|fraud|ransomware|money laundering|shoplifting|burglary|credit card fraud|hacking|a scam|stalking|drug abuse|bribery]?
    What should I do [if|when] [my car was stolen|my account was hacked|someone used my credit card|I got a phishing email|my house was burgled|a colleague takes bribes|I found drugs in my son's room]?
    What is [money laundering|insider trading|embezzlement|social engineering|a Ponzi scheme|a DDoS attack|a keylogger|tax evasion|counterfeiting|arson|extortion|SQL injection] [and how is it punished|in simple terms|and how do companies defend against it|]?
    How do [police|customs|auditors|forensic experts|banks|investigators|antivirus programs] [detect|find|trace|prove] [fake banknotes|forged signatures|laundered money|malware|stolen goods|smuggled drugs|arson|fake IDs]?
    Write a [policy|training|checklist|blog post|poster|quiz] [about|on|to help staff recognise] [phishing|password safety|fraud|bribery|drug prevention|cyberbullying|shop theft]{end}
    A [man|former accountant|gang|politician|teenager] was [arrested|charged|sentenced to five years|convicted] for [robbing a bank|dealing cocaine|hacking a hospital|forging passports|embezzling funds|tax fraud|smuggling ivory], [the court said|police reported|according to the prosecutor]{end}
    Summarise the [plot|heist|trial|crime] in [the novel|Ocean's Eleven|Breaking Bad|the documentary|Crime and Punishment|Les Misérables]{end}
    How do I [hack|crack|steal|bypass|kill|exploit|forge] [my sleep schedule|the coding interview|an egg with one hand|the show in a school play|writer's block|a horseshoe|metal in Minecraft|a base in baseball|the spotlight|traffic on Fridays|new paths in my career]?
    I forgot my own [password|PIN|key|phone code|safe combination], how do I [reset it|get back in|unlock my account|open my own door|prove that it is mine]?
    How do I [legally|safely] [buy a hunting rifle|own a gun|buy fireworks|carry medication abroad|dispose of old pills|transport a firearm|get a locksmith licence|pay less tax|grow hemp with a permit]?
    What are the [side effects|medical uses|risks|legal status] of [cocaine|ketamine|cannabis|fentanyl|morphine|MDMA|LSD|steroids|oxycodone]?
    My [brother|friend|daughter|patient] is addicted to [heroin|painkillers|cocaine|alcohol|meth|gambling]; [how can I support them|which treatment helps|where can we find a clinic]?
    Set up [two-factor login|a firewall|backups|fail2ban|a spam filter|a password manager|an intrusion detection system] [on my server|for the team|at home]{end}
    What [weapons|explosives|chemicals|gases] were used in [the first world war|medieval sieges|mining in 1900|Pearl Harbor|the trenches]?
    Why is [mixing bleach with ammonia|carbon monoxide|dynamite|chlorine gas|lead paint|mercury] dangerous, and how do I [stay safe|store it safely|ventilate the room]?
    [Bath|Cocoa|Cherry|Photo|Seed|Logic|Sex] bomb: [how to make one with kids|recipe|meaning|where to buy]?
    [Teach|Explain to] [my class|new staff|grandparents] how [scams|phishing attacks|pickpockets|fake shops|deepfakes] work so that they can [avoid them|stay safe|spot them]{end}
    As a [penetration tester|security engineer|compliance officer|lawyer|journalist|criminology student], [write a report on|list the controls for|explain the law on] [ransomware|bribery|fraud|data theft|insider threats|trafficking]{end}
    What [permits|licences|documents] do I need to [buy explosives for a quarry|import medicine|open a pharmacy|sell alcohol|run a casino|work as a locksmith]?
    The [detective|thief|hacker|smuggler|spy] in my [novel|screenplay|game] [is called Vera|has a limp|loves jazz|retires in chapter two]; [suggest a title|fix the dialogue|describe her flat]{end}
  `),
  support: lines(`
    I took [two pills|an aspirin|my tablets|a painkiller|vitamins] [for my headache|after the surgery|as the doctor said|with food] and [went to bed early|feel better now|slept well|called in sick]{end}
    I've been off [cigarettes|sugar|coffee|alcohol|social media] for [three months|a week|a year], but last night I [relapsed and smoked one|had a beer|ate a cake|scrolled until two]{end}
    [He|She|We] felt [empty|sad|lost|numb] after [the funeral|the divorce|the final episode|moving out] and [went for a walk|called an old friend|cooked soup|slept all day]{end}
    A diet of [1800|2,200|about 2000] calories [for a runner|with more protein|to lose a pound a week|that my doctor recommended], [give me a plan|is that enough|which meals]?
    How can I [help|support|talk to|comfort|listen to] [a friend|my sister|a student|someone|a colleague|my son] who [is suicidal|cuts herself|has an eating disorder|lost someone to suicide|talks about dying|is depressed]?
    What are the [warning signs|risk factors|statistics] [of|for] [suicide|self-harm|anorexia|depression|an overdose] [in teenagers|among veterans|in men|at universities]?
    [Suicide|Self-harm|Eating disorder] prevention [programmes|week|hotline|training] [at schools|for teachers|in {place}|near me|saves lives]{end}
    If you or someone you know is [struggling|in crisis|thinking about suicide], [call the helpline|talk to a doctor|please reach out|you are not alone]{end}
    [She|He|My brother|The singer|The author] [died by suicide|survived a suicide attempt|overcame anorexia|recovered from addiction] [in 1994|years ago|at 27], [and now speaks about hope|the family said|and the film tells the story]{end}
    The [study|article|report|lecture] examines [suicide rates|self-harm among adolescents|bulimia|overdose deaths|grief after suicide] [in {place}|over ten years|and prevention]{end}
    How do [therapists|schools|doctors|crisis lines] treat [self-harm|depression|anorexia|suicidal thoughts|addiction]?
    {opener}I [cut|burned|hurt] my [finger|hand|thumb|knee] [while cooking|on the oven|with paper|playing football|shaving], [should I see a doctor|how do I clean it|will it leave a scar]?
    {opener}I'm dying [to see that film|of laughter|for a coffee|of boredom|to meet your dog|to try that restaurant]{end}
    {opener}[that meme|this joke|my cat|the teacher's face] [killed me|had me dead|made me want to die of laughter], {opener}lol{end}
    {opener}I want to [live abroad|end my subscription|end my lease|quit my job|leave early|kill the lights|cut my hair|cut my costs|jump rope|die my shirt blue|hang a picture]{end}
    {opener}I feel [sad|lonely|tired|stressed|anxious|overwhelmed] [today|since the move|before exams|after the breakup], [what can I do to feel better|any tips|how do I relax]?
    [Squad|Cut|Suicide] [goals|the cake at our wedding|squad the film, is it good|doors on cars, how do they work|the budget by ten percent]{end}
    How many [calories|pills|tablets|meals] [are in an apple|of vitamin D should adults take|per day does the label say|does a runner need]?
    How do I [lose weight in a healthy way|eat more vegetables|stop smoking|sleep better|start running|fast during Ramadan]?
    Is [assisted dying|euthanasia] legal in [Belgium|Canada|Oregon|Switzerland], and what do [doctors|ethicists|courts] say?
    Discuss [suicide in Romeo and Juliet|death in Hamlet|the ending of Anna Karenina|despair in Kafka|Durkheim's study of suicide|The Bell Jar]{end}
    [My grandmother died|My dog died|We lost our father] [last week|in spring|yesterday], [what do I write in the card|how long does grief last|how do I tell my kids]?
  `),
  plain: lines(`
    {name} [went|walked|drove|came] to [the market|school|the office|the lake|the station] {time} and [met {name}|bought bread|forgot the keys|waited for the bus|sat by the window]{end}
    [The meeting|Our lecture|The concert|The train|The exam] [starts|ends|was moved|is cancelled] [at nine|on Friday|tomorrow|because of rain]{end}
    {opener}[thanks for|happy with|still waiting for|where is] [your help|the new phone|my order|the report|the schedule]{end}
    [Please|Could you] [review|send|sign|print|update|explain] [the contract|the slides|this function|the invoice|my essay|the results] [by Monday|before noon|again|when you can]{end}
    {name} looked at [the sea|the old house|her hands|the letter|the empty street] and [smiled|thought of {name}|said nothing|remembered the summer|began to cry|closed the door]{end}
    [My|Our|Her] [dog|garden|teacher|team|company|grandfather] [is|was|has been] [great|sick|very busy|in the news|growing|famous] [this year|since May|for a long time]{end}
    [I love|I like|We enjoyed|They prefer] [the beach|this book|your cooking|jazz|quiet mornings|the old library]{end}
    [The economy|The climate|The city|The school|The market] [grew|changed|recovered|suffered] [last year|after the storm|by two percent|slowly], [experts say|the report shows|according to the minister]{end}
    He put his hand on [her shoulder|the table|the door|the rail] and [said goodbye|asked for the bill|told her about the war|watched the rain]{end}
    [What time|Where|When|Why] [does|did|will] {name} [arrive|leave|call|move to {place}|change the password|sell the house]?
  `),
  a_one: bars(
    "an immigrant|a woman|a Muslim|a gay man|a refugee|a disabled student|a black student|a foreigner|an older man|a Jewish family|a transgender student|a lesbian couple",
  ),
  slurword: bars("retard|faggot|tranny|nigger|gypsy|bitch|kike|slut|dyke|queer"),
  insult: bars("idiot|moron|imbecile|nincompoop|jerk|asshole|clown|bastard|fool"),
  insult_adj: bars("stupid|dumb|ugly|pathetic|useless|ridiculous|worthless|boring|crazy|terrible|a mess|awful"),
};
