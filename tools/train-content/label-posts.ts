import { ALL, type ContentRow, folds, HATE, INSULTS, MISCONDUCT, SELF_HARM, SEXUAL, VIOLENCE } from "./training-row.ts";

/**
 * Posts that people labelled as hate or not. About the other categories they say nothing, so rules of ours label what is plain, and
 * leave open what has a word of a category without being plain.
 */
export function labelPost(text: string, isHate: boolean, index: number): ContentRow {
  let positive = isHate ? HATE : 0;
  let negative = isHate ? 0 : HATE;
  for (const { head, sure, open } of rules) {
    if (sure.test(text)) positive |= head;
    else if (!open.test(text)) negative |= head;
  }
  if (/\b(?:kill yoursel(?:f|ves)|kys)\b/i.test(text)) positive |= INSULTS;
  negative &= ALL & ~positive;
  return {
    text,
    positive,
    negative,
    weight: 0.6,
    group: isHate ? "hate_train hate" : "hate_train other",
    fold: index % folds,
    harmless: false,
  };
}

const insult =
  "(?:idiots?|morons?|loser|asshole|imbecile|dumbass|bitch(?:es)?|cunts?|retards?|retarded|faggots?|fags?|whores?|sluts?|pussy|prick|twats?|wankers?|bastards?|scum(?:bag)?|piece of (?:shit|trash|garbage|crap)|pos|clown|coward|dickhead|motherfuckers?|pathetic|stupid|dumb|ugly|disgusting|worthless|trash|pig|fool|dumbfuck|shithead|hoe|incel|simp|ignorant|fat)";

const rules: readonly { readonly head: number; readonly sure: RegExp; readonly open: RegExp }[] = [
  {
    head: INSULTS,
    sure: new RegExp(
      `\\b(?:you|ur|u|your|you're|youre)\\b(?: \\w+){0,4} ${insult}\\b|\\b${insult}(?: ass)? (?:bitch|cunt|whore|fuck|faggot|nigga|nigger)\\b|\\b(?:fuck (?:you|off|u)|stfu|shut (?:the fuck )?up|go to hell|suck my|rot in hell|screw you)\\b`,
      "i",
    ),
    open: new RegExp(`\\b(?:${insult}|fuck\\w*|shit\\w*|ass|nigg\\w*|dick|hell|hate|stupidity|kys|kill)\\b`, "i"),
  },
  {
    head: SEXUAL,
    sure: /\b(?:blowjobs?|masturbat\w*|orgasms?|creampie|deepthroat\w*|gangbang|dildos?|cum(?:shot|ming)?|milfs?|(?:suck|ride|lick|eat)\w* (?:my|his|her|your|that|big|a) (?:dick|cock|pussy|ass|balls)|(?:big|black|hard|wet|tight|my|huge) (?:cock|dick|pussy|tits)|horny|anal (?:sex|fuck)|shemales?|xxx|nudes?|(?:fuck|bang)(?:ing|ed)? (?:me|him|her|my|your) (?:hard|ass|pussy|mouth|holes?)|getting fucked|threesome)\b/i,
    open: /\b(?:sex\w*|porn\w*|dicks?|cocks?|puss(?:y|ies)|tits?|boobs?|nipples?|naked|nude|anal|vagina\w*|penis\w*|balls|suck\w*|lick\w*|whores?|sluts?|fuck\w*|moan\w*|thighs?|kiss\w*|erotic\w*|hoes?|thots?|rap(?:e|ed|ing|ist)|ass|asses|dominat\w*|fetish|lesbians?|naughty|sexy|bra|panties|virgin)\b/i,
  },
  {
    head: VIOLENCE,
    sure: /\b(?:(?:should|deserves?|needs?|must|ought|have|has|got(?:ta)?)(?: all)?(?: to)? (?:be )?(?:shot|killed|hanged|hung|stoned|burn(?:ed|t)?|raped|beaten|executed|lynched|exterminated|gassed|slaughtered|eradicated|castrated|drowned|nuked)|(?:kill|shoot|hang|gas|nuke|exterminate|lynch|slaughter|bomb|burn|behead) (?:them|all|these|those|every|the (?:jews|muslims|whites|blacks))|(?:i'?ll|i will|gonna|going to|want to|wanna|i'?d) (?:kill|shoot|stab|beat|punch|strangle|slap|murder|smash|rape|choke)|hope (?:you|they|he|she)(?: all)? (?:dies?|burns?|gets? (?:killed|raped|shot)))\b/i,
    open: /\b(?:kill\w*|murder\w*|shoot\w*|shot|stab\w*|beat\w*|rap(?:e|ed|es|ing|ist)|die|dead|death|burn\w*|hang\w*|punch\w*|slap\w*|bomb\w*|guns?|blood\w*|violen\w*|attack\w*|tortur\w*|behead\w*|lynch\w*|gas\w*|exterminat\w*|slaughter\w*|war|terror\w*|massacre\w*|hit|kick\w*|genocid\w*|choke\w*|destroy\w*|execut\w*)\b/i,
  },
  {
    head: SELF_HARM,
    sure: /\b(?:kill (?:yourself|yourselves|urself|myself)|kys|hang yourself|slit (?:your|my) wrists?|commit suicide|end (?:your|my) (?:own )?life)\b/i,
    open: /\b(?:suicid\w*|self.?harm|want to die|overdos\w*|cut(?:ting)? myself|anorexi\w*|die)\b/i,
  },
  {
    head: MISCONDUCT,
    sure: /(?!)/,
    open: /\b(?:drugs?|cocaine|weed|meth|heroin|steal\w*|stole\w*|rob\w*|scam\w*|fraud\w*|hack\w*|launder\w*|guns?|bomb\w*|smuggl\w*|traffick\w*|illegal\w*|crim\w*|kill\w*|murder\w*|blackmail\w*)\b/i,
  },
];
