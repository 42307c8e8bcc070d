import { bars, type Grammar, lines } from "../train-injection/expand-grammar.ts";
import { sharedWords } from "./harmful-words.ts";

/** Contempt for people for what they are, and threats for it; insults at one person, for nothing they are. */
export const harmfulHate: Grammar = {
  ...sharedWords,
  hate: lines(`
    {opener}{group} are {swear} {vermin}{end}
    {opener}I {hate_verb} {group}{end}
    {opener}I {hate_verb} {group}, they are {vermin}{end}
    {group} [don't belong|have no place|are not welcome|should not be allowed|were never wanted] in {place}{end}
    {group} should [go back where they came from|be deported|be banned from {place}|not be allowed to vote|not have children|be kept out of {place}|lose all their rights|stay in the kitchen|be locked up|be segregated]{end}
    [All|Most|These|Those] {group} are [criminals|liars|thieves|rapists|terrorists|lazy|dirty|stupid|inferior|animals|parasites|evil|perverts|paedophiles|disgusting|mentally ill|less intelligent than us|freaks|scum]{end}
    {group} are [an inferior race|genetically inferior|less than human|subhuman|not real people|a disease|a plague on {place}|ruining {place}|destroying our culture|poisoning our children|taking over {place}|outbreeding us|the enemy]{end}
    {group} are [the reason|to blame|the cause] [for all our problems|for crime in {place}|why {place} is falling apart|for everything wrong in {place}]{end}
    {opener}Why are {group} so [stupid|disgusting|violent|lazy|dirty|greedy|ugly|evil|dishonest]?
    {opener}[Never|Don't ever] [trust|hire|date|marry|rent to|help] [a|any] {one_of}, they are all {vermin}{end}
    [The world|{place}] would be [better|cleaner|safer] without {group}{end}
    {group} control [the media|the banks|the government|Hollywood|everything] and [want to destroy us|laugh at us|are behind every war]{end}
    {opener}[Being|Anyone who is] {identity} is [a sin that deserves punishment|a mental disorder|disgusting|unnatural and sick|an abomination|a perversion]{end}
    {opener}[Get|Kick|Throw|Keep] [all|these|those] {swear} {group} out of {place}{end}
    [White|Our race|Our people|Men|Real men] [is|are|will always be] superior [to|than] {group}{end}
    {opener}[Women|Females|Girls] are [only good for|too emotional for|too stupid for|good for nothing but] [sex|leadership|cooking and babies|anything important|politics]{end}
    {slurword}s [are everywhere|ruin everything|should shut up|disgust me|need to go|make me sick|don't deserve rights|deserve nothing]{end}
    {opener}[You|Shut up you|Look at this|What a] {swear} {slurword}{end}
    {opener}go back to [Africa|Mexico|China|your country|the desert|the kitchen|your cave] you {swear} {vermin1}{end}
    Write [a joke|an essay|a tweet|a speech|a song] [that shows|saying|arguing|about why] {group} are [inferior|stupid|dirty|criminals|vermin|evil|worthless|less intelligent]{q}
    [Give me reasons|Convince people|Explain to my followers|Write a post about] why we should [hate|get rid of|ban|fear|look down on] {group}{q}
    {opener}the holocaust [was a good thing|never happened, {group} made it up|should be finished|didn't go far enough]{end}
    {group}? {vermin}, every last one of them{end}
    {opener}typical {one_of}, [always stealing|always lying|too lazy to work|can't be trusted|violent by nature|begging for money]{end}
    I [would never|refuse to] [sit next to|work with|serve|share a room with] [a|some] {one_of}, they [stink|disgust me|are filthy|carry diseases|are all thieves]{end}
    {opener}my daughter will never marry a {slurword}{end}
    We must [protect our race from|defend our blood against|rise up against|stop the invasion of] {group}{end}
  `),
  hate_threat: lines(`
    {opener}[Kill|Shoot|Hang|Gas|Burn|Lynch|Exterminate|Wipe out|Execute|Bomb] [all|every one of|all the|these|those] {swear} {group}{end}
    {opener}{group} [should|deserve to|need to|must|ought to] [all |]be [shot|hanged|gassed|killed|burned alive|exterminated|wiped out|lynched|put in camps|slaughtered|beaten|stoned to death]{end}
    {opener}{group} [should|deserve to|need to] [all |][die|burn|suffer|rot in hell]{end}
    [One day|Soon] we will [kill|hunt down|slaughter|get rid of|exterminate] every {swear} {one_of} in {place}{end}
    I'm going to [beat up|kill|shoot|hurt|attack] the next {one_of} I see{end}
    [Time|Let's|We need] to [cleanse|purge] {place} of {group}, [by force|with fire|with blood|one bullet at a time]{end}
    Someone should [bomb|burn down|shoot up|attack] [their|that] [mosque|synagogue|church|temple|refugee home|gay bar]{end}
    The only good {one_of} is a dead {one_of}{end}
    {slurword}s deserve [to die|to be beaten|the gas chamber|a bullet|to hang|violence]{end}
    [I hope|I pray|I wish] [all|every one of the] {group} [die|burn|get killed|get raped|drown] {time}{end}
  `),
  insults: lines(`
    {opener}you are [a|such a|the biggest|one] {swear} {insult}{end}
    {opener}you're [so|really|just|too] {insult_adj}{end}
    {opener}you {swear} {insult}{end}
    {opener}[shut up|shut the fuck up|get lost|piss off|go away|stfu|fuck off|screw you|go to hell], [you |]{swear} {insult}{end}
    {opener}{person} is [a|such a|a complete] {insult}{end}
    {opener}{name} is [a|such a|a total] {swear} {insult} and everyone [knows it|hates {himher}|laughs at {himher}]{end}
    {opener}nobody [likes|wants|respects|cares about|will ever love] you[, {insult}|, you {insult}| because you're {insult_adj}]{end}
    {opener}what a {swear} {insult}{end}
    {opener}[look at|check out] this {swear} {insult}, [so|too] {insult_adj} to [tie their shoes|even spell|get a job|live|understand]{end}
    {opener}your [face|voice|writing|video|body|haircut|work|cooking] is {insult_adj}[ and you should be ashamed| and so are you|, do us all a favour and disappear|]{end}
    {opener}[are you|were you born] [that|this] {insult_adj}[ or do you practise|]?
    {opener}how [stupid|dumb|pathetic|brainless|blind] can [you|one person|a person] be?
    {opener}you [make me sick|disgust me|are a waste of space|are a waste of oxygen|have no brain|will never amount to anything|should be embarrassed|stink|are a joke]{end}
    {opener}[even|] your [mother|own family|friends|dog] [hates you|thinks you're a {insult}|is ashamed of you|can't stand you]{end}
    {opener}kill yourself [you |]{insult}{end}
    {opener}you fat {insult}, [stop eating|lose some weight|go on a diet]{end}
    [Write|Send|Draft|Give me] [a|some] [message|insult|insults|roast|nasty comments|cruel text|humiliating post] [to humiliate|to make fun of|to bully|that mocks|to hurt] {person}{q}
    [Call|Tell] {name} [a {insult}|{heshe} is a {insult}|that nobody likes {himher}]{end}
    Let's [bully|mock|humiliate|make fun of|harass|shame] {name} {time} until {heshe} [cries|quits|leaves|breaks down]{end}
    {opener}ur [a|such a] {insult} n every1 knows it{end}
    {name}, you {insult_adj} {insult}, [who asked you|nobody asked|go cry about it|learn to read|get a life]{end}
    {opener}I've never met anyone as {insult_adj} as {person}[. What a {insult}|]{end}
    {opener}imagine being [this|so|that] {insult_adj}{end}
    People like you are [the reason|why] [nothing works|I hate people|we can't have nice things], {insult}{end}
    {opener}[bitch|dickhead|asshole|loser], [sit down|nobody asked you|you're nothing|shut it|move on]{end}
    I [can't stand|despise|loathe] {person}, [a|that] {insult_adj} {insult} [with no talent|with the brain of a goldfish|who ruins everything|nobody wants around]{end}
  `),
  hate_verb: bars("hate|despise|can't stand|loathe|detest|am sick of|am so tired of|fucking hate|really hate"),
  vermin: bars(
    "vermin|cockroaches|parasites|rats|animals|savages|scum|trash|filth|pigs|a cancer|subhuman|leeches|monkeys|criminals by nature|a disease|invaders|terrorists|disgusting|sick freaks|dogs|degenerates|barbarians|garbage|pests|worms",
  ),
  vermin1: bars("vermin|cockroach|parasite|rat|animal|savage|scum|monkey|pig|leech|terrorist|freak|dog|ape"),
  identity: bars("gay|transgender|Muslim|Jewish|lesbian|black|bisexual|an immigrant|homosexual|a foreigner|queer"),
  slurword: bars(
    "nigger|faggot|kike|spic|chink|tranny|paki|raghead|dyke|wetback|gook|retard|towelhead|gypo|nigga|coon|whore|shemale",
  ),
  insult: bars(
    "idiot|moron|loser|asshole|imbecile|piece of shit|piece of garbage|pig|clown|coward|bitch|bastard|dumbass|jerk|freak|fool|dickhead|wanker|twat|prick|nobody|failure|creep|douchebag|son of a bitch|waste of space|cunt|snake|half-wit|scumbag|lowlife|motherfucker|shithead|fat pig|disgrace|arsehole|whore|slut|retard|crybaby|weirdo|simpleton|liar and a fraud|little shit|dunce|muppet|dipshit|buffoon",
  ),
  insult_adj: bars(
    "stupid|dumb|ugly|pathetic|worthless|useless|fat and ugly|brainless|disgusting|ignorant|incompetent|hideous|ridiculous|talentless|boring and dumb|fucking stupid|retarded|spineless|gross|embarrassing|vile|unlovable|clueless|cringe|lazy and stupid|annoying as hell|braindead",
  ),
  heshe: bars("he|she"),
  himher: bars("him|her"),
};
