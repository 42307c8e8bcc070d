import { bars, type Grammar, lines } from "../train-injection/expand-grammar.ts";
import { sharedWords } from "./harmful-words.ts";

/** Sexual content between adults, and requests for it: words and registers, no scene. */
export const harmfulSexual: Grammar = {
  ...sharedWords,
  sexual: lines(`
    {opener}I want to {act} you {time}{end}
    {opener}I'm so {horny} [right now|for you|today|thinking about you]{end}
    {opener}[send|show|give] me [your|some|more] {nudes}{end}
    {he} {touched} {his} {organ}[ and {she} moaned| slowly| until {she} screamed| under the sheets|, {horny} and ready]{end}
    {he} {undressed} {his} {clothes} and [began to {act} {her}|{touched} {his} {organ}|pushed {her} onto the bed|kissed {her} {body}]{end}
    {she} moaned [softly|loudly|with pleasure|again] as {he} {touched} {her} {organ}{end}
    {his} {organ} [was hard|was wet|throbbed|was dripping|ached] [as|while|when] {she} {touched} {it}{end}
    They [had sex|made love|fucked|did it] in {room}[ all night| until they both came|, naked and sweating|]{end}
    {he} [came|climaxed|had an orgasm|exploded] [inside {her}|in {her} mouth|on {her} {body}|with a groan]{end}
    {he} [slid|pushed|thrust] [inside|into|deep inside|deeper into] {her}[, again and again| and groaned| while {she} begged for more]{end}
    {ask_story} [explicit sex|two lovers having sex|an erotic encounter|a steamy night|a threesome|a naked {profession}|a {profession} who seduces {his} {relation}|hot lesbian sex|gay sex|a couple's first time in bed, explicit|bondage and submission] [in {room}|in detail|with lots of moaning|with no censorship|]{q}
    Write [an erotic|a smutty|a sexually explicit|a hardcore|an NSFW|a kinky] [story|scene|poem|fanfic|chat|script] [about|with|between] [a {profession}|two {profession}s|my {relation}|{name} and {name}|a {profession} and {his} {relation}]{q}
    {opener}[talk dirty to me|sext with me|be my horny girlfriend|pretend to be my sex slave|be my dominatrix|describe how you would {act} me]{q}
    Watch [hot|free|amateur|hardcore|horny] [milfs|girls|lesbians|couples|babes|sluts|wives] {acting} [live on cam|in HD|for free|on video]{end}
    [Hot|Horny|Sexy|Naked] [singles|girls|women|guys] in your area want [to fuck|sex tonight|to hook up|no strings sex]{end}
    Free porn, [xxx videos|nude pics|sex cams|hardcore clips] [click here|no sign up|24/7|updated daily]{end}
    {opener}[my|her|his|that] {organ} is so [hard|wet|tight|big|hot|sexy]{end}
    {opener}[suck|lick|ride|spank|touch|eat] my {organ}{end}
    I [masturbated|touched myself|jerked off|fingered myself] {time} [thinking of|while watching|to pictures of] {person}{end}
    {opener}I love {acting} [big {organ}s|in public|with strangers|my girlfriend|two guys at once|on camera]{end}
    [Looking for|Book|Hire] [an escort|a hooker|a sexy masseuse|a happy ending|a sugar baby|a dominatrix] [in {place}|{time}|near me]{end}
    {he} spread {her} legs and {touched} {her} {organ}[ with {his} tongue| with {his} fingers|]{end}
    {he} felt {her} {organ} against {his} {body}, {horny}, [wanting more|begging|breathing hard|unable to stop]{end}
    {he} whispered that {he} wanted to {act} {her}, and {she} {undressed} {her} {clothes}{end}
    {opener}[describe|tell me about] your [sexual fantasies|favourite sex position|kinks|naked body|dirtiest fantasy]{q}
    She was [naked|topless|in nothing but {clothes}|bent over|on her knees], [waiting to be fucked|begging him to {act} her|touching herself|with her {organ} exposed]{end}
    [Generate|Find|Write|I want] [sexual|nude|erotic|pornographic|explicit] [content|material|pictures|stories] [involving|with|of] [minors|underage people|children]{q}
    The [sex|blowjob|orgasm|threesome|striptease] was [amazing|so hot|the best I ever had|rough|steamy]. {he} {touched} {her} {organ}{end}
  `),
  horny: bars("horny|wet|turned on|aroused|hard|naughty|hot and bothered|desperate for sex"),
  act: bars(
    "fuck|lick|ride|taste|pound|suck|undress|bang|spank|make love to|have sex with|go down on|penetrate|finger|tie up and fuck|sleep with",
  ),
  acting: bars(
    "fucking|sucking cock|having sex|masturbating|stripping|riding dick|getting fucked|having anal sex|being spanked|giving blowjobs|licking pussy",
  ),
  nudes: bars(
    "nudes|naked pics|tits|nude photos|dick pics|a video of you naked|pictures in your underwear|sexy pics without clothes",
  ),
  touched: bars(
    "stroked|licked|sucked|rubbed|caressed|fingered|kissed|squeezed|grabbed|teased|touched|thrust into|played with|massaged|entered",
  ),
  undressed: bars("pulled off|slipped out of|unbuttoned|tore off|took off|unhooked|slid down|stripped off"),
  clothes: bars("bra|panties|lingerie|dress|shirt|underwear|jeans|thong|boxers|nightgown|skirt|stockings"),
  organ: bars(
    "cock|pussy|breasts|dick|nipples|clit|ass|tits|thighs|member|penis|erection|vagina|wetness|boobs|balls|shaft|folds",
  ),
  body: bars("neck|thighs|bare skin|stomach|lips|back|chest|hips|breasts|naked body"),
  profession: bars(
    "nurse|boss|teacher|secretary|plumber|vampire|soldier|maid|pilot|billionaire|waitress|professor|wrestler|elf|cop|cheerleader coach",
  ),
  relation: bars(
    "boss|stepmother|neighbour|best friend's wife|roommate|ex|colleague|wife|husband|personal trainer|landlady|tutor",
  ),
  he: bars("He|She|I|{name}|The stranger|My boyfriend|Her boss"),
  she: bars("she|he|I"),
  his: bars("his|her|my|the"),
  her: bars("her|him|me"),
  it: bars("it|them|me|him"),
};

/** Wishes, threats and praise of violence, and scenes of it, without how it is done. */
export const harmfulViolence: Grammar = {
  ...sharedWords,
  violence: lines(`
    {he} [drove|plunged|pushed|rammed] {weapon} into {his} {part}[ and twisted| until {he2} stopped screaming| again and again|, and {he2} went limp]{end}
    {he} [shot|executed|hanged|burned|slaughtered] [the prisoners|the villagers|his sons|the hostages|the women and children] one by one[, and blood ran between the stones| while they begged|, laughing|]{end}
    We should [line them up and shoot them|hang them from the lamp posts|burn them all|put them all against a wall|drag them into the street and beat them]{end}
    {he} [begged|screamed|cried|pleaded] as {weapon} [cut into {his} {part}|crushed {his} {part}|came down again|tore through flesh], and [nobody helped|the blood kept coming|they laughed|it went on for hours]{end}
    {opener}I [will|am going to|am gonna|want to|swear I'll|'ll] {kill} {victim} {time}{end}
    {opener}I'm [coming|going] to {kill} {victim}[, just wait|, you'll see| and nobody will stop me|]{end}
    {opener}{victim} [should|deserves to|needs to|must|ought to] [be {killed}|die|burn|get {killed}|suffer|bleed]{end}
    {opener}someone [should|needs to|please] {kill} {victim}{end}
    {opener}I hope {victim} [dies|gets {killed}|burns|chokes|dies slowly|gets what is coming and bleeds]{end}
    {opener}[you're dead|you will pay with your blood|I know where you live, sleep well|watch your back|your days are numbered|say goodbye to your family|you won't see tomorrow]{end}
    {opener}I will {kill} you and [your whole family|everyone you love|your dog|burn your house down]{end}
    [Let's|We should|We need to|It is time to] {kill} [them all|the politicians|every one of them|the cops|the rich|the traitors|those people]{end}
    {he} {stabbed} {him} [in the {part}|again and again|with {weapon}|until {he2} stopped moving|and laughed], blood [everywhere|pouring from the wound|spraying the wall|on {his} hands]{end}
    {he} {stabbed} {him} with {weapon}[, and the {part} split open| and watched the blood drip| over and over|, enjoying every scream]{end}
    {his} {part} was [torn open|crushed|smashed to a pulp|ripped out|split by {weapon}|covered in blood], [guts spilling out|bones sticking out|the flesh hanging|brains on the floor]{end}
    {ask_story} [a gory murder|a man being tortured to death|a bloody massacre|a brutal beating|someone being beheaded|a school shooting, graphic|a killer who cuts up his victims|a slow painful death] [with every gory detail|in graphic detail|with lots of blood|from the killer's view|]{q}
    Describe [in gory detail|graphically|as violently as possible] how {he} {stabbed} {him}{q}
    {opener}I [love|enjoy|get excited by] [watching people die|hurting animals|the sound of bones breaking|seeing people bleed|torturing cats|gore videos|beating people up]{end}
    {opener}[the shooter|the bomber|the killer|the terrorist] [is a hero|did nothing wrong|was right|should have killed more]{end}
    [Join us|Brothers, rise up|Take up arms|Pick up your guns|Get your guns] and {kill} [the infidels|the enemy|the traitors|the government|the unbelievers]{end}
    {opener}[I'm bringing|He is bringing|I will take] {weapon} to [school|work|the office|the rally|church] {time}[ and everyone will die| and they will all pay|, nobody gets out alive]{end}
    [Beat|Punch|Slap|Smash|Stomp|Kick] [her|him|that bitch|them|your wife|the kid] until [she|he|they] [bleeds|shuts up|stops breathing|learns|can't walk]{end}
    The bodies were [mutilated|dismembered|hacked to pieces|burned alive|beheaded], [heads on spikes|blood in the streets|limbs scattered|entrails everywhere]{end}
    {he} [choked|strangled|drowned|suffocated] {him} with {his} bare hands[ and felt the life leave|, smiling| until the eyes went dead|]{end}
    {lead} {kill} {victim}[ and get away with it| without leaving a trace| painfully| with {weapon}|]{q}
    {opener}[kill|murder|execute|shoot|behead|torture] [{victim}|them all|the whole family|every last one]{end}
    {opener}if {person} [comes near me|says that|does that] again I'll [break {his} {part}|smash {his} {part} in|put a bullet in {his} {part}|cut {his} {part}|beat {him} to death]{end}
    [More|We need more] [blood|war|executions|dead bodies|violence], [it is beautiful|it is the only answer|they deserve it|nothing else works]{end}
    I [dream|fantasise|think] [about|of] [killing|strangling|shooting|stabbing|torturing] {victim}{end}
    They [raped|tortured|burned|beat|butchered] {him} and left {him} [to die|in a pool of blood|in a ditch|bleeding]{end}
  `),
  kill: bars(
    "kill|murder|shoot|stab|strangle|beat up|hurt|beat the shit out of|cut the throat of|burn alive|torture|smash the face of|blow up|poison|hang|slaughter|put a bullet in|break the legs of|rape|behead|execute|attack",
  ),
  killed: bars(
    "killed|shot|stabbed|hanged|beaten to death|burned alive|tortured|executed|raped|butchered|stoned|slaughtered|shot in the head|beheaded",
  ),
  victim: bars(
    "you|him|her|them|{person}|{name}|the president|my teacher|that judge|those kids|your family|my parents|everyone at school|the police|that bitch|the journalists|the protesters",
  ),
  stabbed: bars(
    "stabbed|shot|hacked|sliced|slashed|bludgeoned|beat|choked|gutted|skinned|tortured|mutilated|crushed|impaled|dismembered|kicked",
  ),
  weapon: bars(
    "a knife|an axe|a gun|a hammer|a machete|his fists|a chainsaw|a baseball bat|a rifle|a broken bottle|a sword|a rusty blade|a crowbar",
  ),
  part: bars("throat|skull|face|chest|stomach|neck|head|ribs|eyes|jaw|guts|spine|fingers"),
  he: bars("He|She|I|{name}|The killer|The soldier|The man|They"),
  he2: bars("he|she|it"),
  him: bars("him|her|them|the man|the girl|the guard|the old woman|the boy|{name}"),
  his: bars("his|her|the|their"),
};
