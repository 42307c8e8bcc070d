/**
 * Words that mean much the same to the content filters, by concept. `*` stands for any ending. Offensive by purpose: a filter has
 * to know what it filters. Written as the extractor folds them: lower case, no apostrophes, three or more of a letter as one.
 */
export const conceptWords: Readonly<Record<string, string>> = {
  slur: "nigger* nigga* niggas niglet* negro negroes coon coons spic spics chink* gook* kike* wetback* beaner* paki pakis raghead* towelhead* sandnigger* muzzie* muzrat* mudslime* gypo gyppo pikey* jigaboo* porchmonkey* zipperhead* redskin* halfbreed* camelfucker* honky whitey cracker crackers goyim kaffir* shitskin* mongrel mongrels",
  slur_gay:
    "fag fags faggot* faggy dyke dykes tranny trannies shemale* homo homos poof poofter* sodomite* lesbo lesbos troon* ladyboy*",
  slur_woman:
    "bitch* btch biatch whore* slut* cunt cunts cnt skank* thot thots hoe hoes feminazi* slag slags tramp bimbo* hag gold-digger",
  slur_mind: "retard* retarded spastic spaz mongoloid* cripple cripples libtard* tard tards schizo psycho",
  group_race:
    "black blacks white whites asian asians african africans mexican mexicans latino latinos hispanic* arab arabs chinese indian indians pakistani* jew jews jewish romani roma gypsy gypsies somali* turk turks russian* japanese korean* nigerian* native natives aboriginal* american americans race races racial ethnic ethnicity",
  group_faith:
    "muslim* islam islamic christian* catholic* hindu* sikh* buddhist* atheist* quran koran mosque* synagogue* church churches religion religions religious jewish",
  group_gender: "women woman female females girls men man male males feminist* feminism gender wife",
  group_lgbt: "gay gays lesbian* bisexual* transgender* trans transsexual* queer* homosexual* lgbt* nonbinary",
  group_other:
    "immigrant* migrant* refugee* foreigner* foreign disabled disabilit* autistic autism homeless elderly minority minorities illegals aliens outsiders",
  dehuman:
    "vermin cockroach* parasite* subhuman* untermensch* animals animal rats rat plague disease* savage* filth filthy scum scumbag* trash garbage ape apes monkey monkeys pigs pig dogs infest* infestation leech* cancer virus swine degenerate* barbarian* inbred* abomination* worm worms maggot* locust* invader* invasion",
  inferior:
    "inferior supremac* superior lazy criminal criminals primitive uncivil* dirty evil violent greedy thieves liars terrorists rapists savages backward* subservient iq",
  expel: "deport* ban banned expel* removed go back return cleanse* segregat* gtfo",
  exterminate:
    "exterminat* eradicat* genocide gas gassed holocaust annihilat* lynch* lynched wipe wiped purge* enslave* sterili* oven ovens",
  hatred: "hate hates hated hating despise* loathe* detest* disgust* repuls* sicken* cant stand sick",
  insult:
    "idiot* moron* loser* imbecile* dumbass* dumbfuck* clown* coward* asshole* arsehole* bastard* prick jerk jerks wanker* twat twats douche* dipshit* shithead* scumbag* dimwit* halfwit* nitwit* buffoon* simpleton* dunce dork freak freaks weirdo* creep creeps fool fools ass jackass* dumbo nobody crybaby pig lowlife* failure trash garbage clueless bozo knobhead* dickhead* motherfucker* mofo pos incel* simp neckbeard* troll snowflake*",
  insult_how:
    "stupid* dumb dumber dumbest ugly ugliest fat fatass pathetic worthless useless disgusting brainless ignorant incompetent talentless hideous gross ridiculous annoying laughable embarrass* miserable spineless gutless lazy vile repulsive unlovable stinking smelly untalented mediocre delusional hopeless idiotic moronic",
  profane:
    "fuck* fck* fuk fukin effing shit shits shitty sht bullshit* crap damn goddamn* ass arse hell wtf bloody piss* suck sucks sucked",
  shut: "shut stfu gtfo quit leave off lost",
  you: "you your youre yours u ur yourself ya yall thou youve youll",
  i: "i me my im ive ill mine id myself",
  they: "they them their those these theyre themselves all every",
  he: "he she him her his hers hes shes himself herself",
  we: "we us our ours were",
  organ:
    "penis* cock cocks dick dicks pussy pussies vagina* clit* tits titties boob boobs breast breasts nipple* asshole anus balls testicle* genital* crotch groin buttocks cum cumming cums semen erection* hardon boner* labia",
  sex_act:
    "fuck* fucking fucked blowjob* handjob* orgasm* masturbat* ejaculat* intercourse sex sexual sexually anal oral cunnilingus fellatio threesome* gangbang* bdsm bondage thrust* penetrat* climax* suck sucking sucked lick licking licked ride riding grind* moan* deepthroat* creampie* foreplay fingering fingered wank* jerk* hump* spank* dildo* vibrator* copulat*",
  sexy: "horny naked nude nudes nudity erotic* sexy kinky fetish* aroused arous* seduc* sensual* lust* slutty topless undress* lingerie panties thong bra steamy raunchy wet hard throbbing explicit xxx nsfw smut hentai intimate naughty submissive dominatrix",
  sex_trade:
    "porn* escort escorts hooker* prostitut* brothel* onlyfans camgirl* camgirls stripper* striptease webcam sexting sext playboy milf* milfs hookup hookups",
  body: "lips thighs thigh skin body bodies chest neck mouth tongue hips waist legs bed sheets shirt dress hair curves muscles hands fingers",
  touch:
    "kiss* stroke* stroking caress* touch* rub rubbed rubbing squeeze* grope* groped pull* slid* slip* whisper* shiver* gasp* tease* teasing straddl* press* bite bit biting unbutton* unzip*",
  minor:
    "child children kid kids underage minor minors teen teens teenage* schoolgirl* schoolboy* preteen* toddler* infant* little young boy boys girl girls daughter stepdaughter son niece",
  sex_health:
    "contracept* condom* sti stis std stds hiv gynecolog* puberty consent pregnan* fertil* prostate menstru* menopaus* libido urolog* screening midwife clinic ovulat* vaccine hpv orientation education",
  kill: "kill killed killing kills murder* slaughter* assassinat* execut* behead* decapitat* massacre* slay slain strangle* strangl* suffocat* drown* poison* bomb bombed bombing blow",
  hurt: "beat beats beating beaten stab* punch* shoot shoots shot shooting burn burned burning burnt tortur* smash* crush* hit kick kicked kicking slap slapped slit choke* choking break broke bash* hang hanged stone stoned whip* hurt hurting injure* maim* skin flay* attack* assault* wound* slice* sliced mutilat* dismember* hack hacked rip ripped tear gouge* strike stomp* pummel* destroy* harm*",
  rape: "rape* raped raping rapist* molest* sodomi* grope groped forced",
  weapon:
    "gun guns knife knives rifle* pistol* bomb bombs explosive* grenade* machete* axe bat sword* shotgun* ammo ammunition bullet* blade firearm* weapon weapons hammer acid ar15 ak47 crossbow* chainsaw* handgun* revolver* glock",
  gore: "blood bloody bleed* bleeding guts brains corpse* flesh skull* entrails intestines gore gory severed organs limbs screams screaming scream carcass gushing splatter* agony bones throat eyeball* dismembered mangled",
  future: "will gonna going shall ill soon tonight tomorrow when wait watch gotta",
  deserve: "should deserve* must ought need needs hope wish better shouldve",
  die: "die dies died dying dead death rot perish suffer* grave coffin funeral",
  atrocity: "terror* massacre* shooting shooter jihad* behead* bombing isis militia* martyr* riot* mob uprising revolt overthrow",
  self_kill: "suicid* kms kys selfharm* unalive* hanging overdos* selfinjur* cutter",
  self_means:
    "cut cutting cuts slit wrist wrists razor* blade blades noose rope overdose* pills bridge ledge jump jumping bleach tablets scars scar veins train rooftop arms burn hang",
  self: "myself yourself himself herself themselves yourselves oneself own",
  live: "life live alive living exist existing existence here world anymore wake future",
  end: "end ending ended disappear* gone over stop quit leave finish take took taking goodbye",
  despair:
    "hopeless* worthless* burden empty numb pain painful tired hurts depress* lonely alone exhausted unbearable broken misery miserable darkness crying cry hate pointless unloved useless better unwanted guilt shame",
  disorder:
    "anorexi* bulimi* purge purging starve* starving starvation thinspo* proana calories fasting laxative* skinny vomit* bingeing fat weight",
  support:
    "hotline* helpline* therap* counsel* psychiatr* psycholog* prevention support supporting supportive lifeline samaritans recovery recovering recovered helped listen treatment survivor* grief grieving warning signs resources crisis",
  how: "how steps step instruction* guide guides recipe recipes tutorial* teach show ways way tips explain method methods where walkthrough trick tricks advice best easiest plan",
  ask: "want need help give tell please can could write let make get find",
  drug: "cocaine coke heroin meth methamphetamine* fentanyl lsd weed crack mdma ecstasy ketamine opioid* oxycontin oxycodone xanax adderall drug drugs dealer dealers marijuana cannabis shrooms amphetamine* narcotic* stash psychedelic* steroids ghb rohypnol roofie* pills",
  steal:
    "steal* stole stolen shoplift* rob robs robbed robbing robbery robber* burgl* theft thief hotwire* pickpocket* loot* carjack* snatch* lockpick* mug mugging heist* break-in trespass* kidnap* abduct* poach* vandali* arson* arsonist",
  fraud:
    "scam* fraud* launder* counterfeit* forge forged forging forgery fake faked faking phish* ponzi embezzl* brib* blackmail* extort* swindle* con impersonat* falsif* skimm* cheat* plagiari* laundering insider defraud* pyramid identity catfish* offshore smurf*",
  hack: "hack hacks hacking hacked hacker* malware ransomware* keylog* ddos exploit* crack cracking password passwords breach* botnet* spyware trojan* virus viruses backdoor* bypass* sqli injection brute wifi snoop* stalk* spy spying track tracking wiretap* deepfake* dox doxx* swat swatting pirate* torrent* rootkit* wiper worm",
  smuggle: "smuggl* traffick* cartel* contraband blackmarket darknet darkweb dark mule gang gangs hitman hitmen",
  evade:
    "undetected untraceable unnoticed caught evade evading avoid avoiding secretly hide hiding cover covering alibi evidence cops police witness* suspicion suspicious without noticing notice anonymous* bypass knowing consent detection",
  make: "make making made build building built cook buy buying sell selling sold get grow growing produce producing synthesi* assemble* construct* create obtain* acquire* manufacture* mix order",
  bomb_build:
    "silencer* suppressor* ghost explosives explosive detonat* ied molotov* napalm nerve sarin anthrax ricin chemical biological nuclear dirty unregistered untraced homemade pipe thermite toxin toxins bioweapon* uranium",
  news: "police reported officials arrested arrest court charged sentenced trial investigat* according suspect* victim* news newspaper journalist* detective* authorities prosecutor* jury mayor spokesman spokeswoman statement killed injured",
  history:
    "war wars century history historical historian* army battle* empire* ancient medieval revolution soldiers king museum treaty colonial roman troops civil president",
  fiction:
    "novel* movie* film films character* story stories scene scenes game games book books plot author* episode* series actor* chapter thriller director poem lyrics song fantasy dragon* villain* hero zombie* theatre",
  medical:
    "doctor* patient* symptom* medicine medical dose doses surgery diagnos* hospital* nurse* disease* blood clinical drug cancer pain prescrib* infection* tissue cells cell health therapy",
  study:
    "study studies research* article* essay* report reports paper statistics causes data survey* university class teacher* student* school lesson summary summar* explain analysis define definition meaning discuss",
  law: "law laws legal illegal rights policy court judge lawyer* constitution* legislat* statute* prison crime crimes punish* penalty conviction ethics regulation* compliance",
  prevent:
    "prevent* stop protect* avoid detect* report reporting defend* aware* combat fight against recogni* safe safely safety secure security spot reduce stay lock",
  tech: "process processes code python linux server* function* script* thread* command* java javascript program* software database terminal branch file files api docker git unix container* variable* table bug computer test",
  food: "chicken recipe cook cooking oven meat beef sauce rice soup egg eggs lobster vegetables onion* cake dinner bake knife cut fish steak garlic bread salad tofu bbq grill",
  sport:
    "team teams game match player* goal goals season coach opponent* score scored league boxing boxer* football basketball tennis round champion* striker defence penalty quarterback chess wrestling ufc tournament",
  pest: "mosquito* ants ant weeds weed bacteria germs mould mold mice termites wasps bedbugs fleas cockroaches virus slugs aphids insects spider spiders lawn garden plants",
  photo: "photo* camera lens portrait picture* video shoot footage film movie filming tripod",
  not: "not never dont no isnt arent cant doesnt wont nobody none didnt without neither wouldnt shouldnt",
  praise:
    "love loves loved proud respect* celebrat* beautiful welcome thank* kind great happy wonderful equal brave awesome support amazing friend friends congratulations bless",
  equality:
    "discriminat* racis* sexis* homophob* transphob* antisemit* islamophob* xenophob* equality diversity prejudice* stereotype* bigot* hateful tolerance inclusion representation activist*",
  person:
    "person people somebody someone anyone everybody everyone human humans neighbor neighbour boss ex husband girlfriend boyfriend coworker colleague roommate family mother father brother sister classmate teacher friend guy victim",
};
