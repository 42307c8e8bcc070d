import { bars } from "../train-injection/expand-grammar.ts";
import type { Grammar } from "../train-injection/expand-grammar.ts";

/** Words that harmful and harmless texts share: who, where, and what is said around. */
export const sharedWords: Grammar = {
  group: bars(
    "Muslims|Jews|black people|white people|Asians|Mexicans|immigrants|refugees|gays|lesbians|trans people|women|feminists|Arabs|Christians|Hindus|Sikhs|foreigners|disabled people|gypsies|the Roma|Africans|Chinese people|Indians|Pakistanis|Catholics|Latinos|the Jews|Muslim immigrants|black men|white men|Asian women|queers|men|atheists|Somalis|Turks|Russians|Syrians|Haitians|old people|autistic kids|homeless people|asylum seekers|Native Americans|Koreans|Poles|Romanians|Buddhists|transgender women|bisexuals|migrants",
  ),
  one_of: bars(
    "Muslim|Jew|black guy|white guy|Asian|Mexican|immigrant|refugee|gay man|lesbian|trans woman|feminist|Arab|Christian|Hindu|Sikh|foreigner|disabled woman|African|Chinese woman|Indian|Catholic|Latina|migrant|Turk|Somali|queer kid|old man|homeless man|Korean|Pole",
  ),
  person: bars(
    "my neighbour|my boss|my ex|that guy|your brother|this woman|the mayor|my landlord|my sister|her husband|the new kid|that teacher|my coworker|the manager|this politician|my roommate|the referee|his wife|the cashier|everyone in the office|my classmate|the senator|your whole family|the man next door",
  ),
  name: bars(
    "Dave|Maria|Kevin|Aisha|Tom|Lena|Mr. Novak|Priya|Jake|Chloe|Yusuf|Karen|Elena|Ben|Sarah|Marcus|Olga|Lucas|Emma|Dmitri|Fatima|Hugo",
  ),
  place: bars(
    "this country|our neighbourhood|Europe|America|our schools|this town|the city|our streets|the internet|London|the West|our culture|the office|my building|Texas|Germany|Paris|Canada|India",
  ),
  room: bars(
    "the bedroom|the hotel room|the back seat|the shower|the kitchen|the office|the cellar|the alley|the car park|the woods|the warehouse|the living room|the tent|the dressing room|the basement|a dark street|the corridor",
  ),
  time: bars(
    "tonight|tomorrow|last night|right now|every day|this weekend|after work|soon|one day|yesterday|when nobody is around|at midnight|next week|for years",
  ),
  swear: bars("fucking|damn|bloody|goddamn|f*cking||||||absolute|total|complete"),
  opener: bars("Honestly, |Listen, |lol |Wow. |I swear |Look, |ok so |||||||||||Hey, |Well, |omg |@user |RT @user: |> |So "),
  end: bars(".|.|.|!|!!||| lol| smh|.|."),
  lead: bars(
    "How do I|How can I|How can someone|What's the best way to|Tell me how to|Give me instructions to|I need to know how to|Explain step by step how to|Teach me to|What do I need to|Is there a trick to|Can you help me|Write a guide on how to|I want to|Show me how to|What is the easiest way to|Give me a detailed plan to|Help me|Best way to|Can you tell me how to|How would I|I'm planning to|Looking for tips to|Please describe how to|Any advice on how to|My friend and I want to|Write a script that helps me",
  ),
  q: bars("?|?||.|, please.| please| asap| with details."),
  ask_story: bars(
    "Write a story about|Write me a scene where there is|Describe in detail|Write a [short|long|graphic|detailed] [story|scene|poem] about|Generate|Roleplay|Let's roleplay|Continue the story:|Tell me about|Create a script with|I want to read about",
  ),
};
