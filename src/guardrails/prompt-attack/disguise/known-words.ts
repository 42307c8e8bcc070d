/**
 * Words that tell readable text from noise: those an attack can hardly do without, then the commonest of some languages in Latin letters.
 * Written folded: lower case, no diacritics. Ours, from general knowledge of the languages.
 */
export const telltaleWords: readonly string[] =
  `ignore ignoring disregard forget override bypass previous prior above earlier preceding following instruction instructions prompt
prompts directive directives command commands order orders rule rules guideline guidelines restriction restrictions limitation limitations
filter filters safety policy policies system secret secrets password passwords confidential hidden credentials token tokens reveal show
print display repeat tell output leak expose disclose answer respond reply write generate pretend imagine roleplay simulate character
persona developer admin administrator user users mode enable enabled disable jailbreak unrestricted unfiltered uncensored freely now
instead never always must anything everything without message messages conversation context document text content email emails send
forward delete execute install download upload website assistant model language chatbot obey follow comply warning warnings refuse
important immediately urgent harmful illegal dangerous weapon weapons bomb bombs explosive explosives hack hacking malware virus drugs
poison steal kill attack exploit access data information private internal initial original complete entire exact verbatim
words word letter letters code function database account money transfer credit card number numbers
vergiss ignoriere anweisungen vorherigen passwort regeln zeige geheimnis geheime befehle
ignora olvida instrucciones anteriores contrasena reglas muestra secreto sistema
oublie ignorez precedentes motdepasse regles affiche secrets systeme
dimentica istruzioni precedenti regole mostra segreto esqueca instrucoes senha regras mostre`.split(/\s+/);

export const commonWords: readonly string[] =
  `the and that have for not with you this but his from they say her she will one all would there their what out about who get which when
make can like time just him know take people into year your good some could them see other than then look only come its over think also
back after use two how our work first well way even new want because any these give day most are was were has had been is be to of in it
on at as do by we an or if my so up no go me us am did does done made said very here where why each many much more own same such those through before
between both down during under again once please help using need find tell work works using explain describe provide create example list
step steps great world life hand part place case week company group problem fact every
der die das und ist nicht ein eine einen mit von auf fur sich auch dem den des sie wir ihr ich war wird werden alle bitte wie
los las una por con para que como pero todo todas todos sus este esta muy mas sin sobre donde cuando tambien hay son ser del
les des une est dans pour pas que qui sur avec sont tout tous toutes vous nous mais cette par plus votre leur comme
che non per una sono con del della nel gli anche questo come piu tutti tutte
que nao uma com para por mais como dos das mas foi ele ela seu sua todas todos voce
het een van niet met voor zijn aan ook maar alle deze naar
och att det som inte med for har till alla den jag`.split(/\s+/);

/** Before a noun in English, and what stands before these: the other way round they tell that a text's words are in reverse order. */
export const determiners: readonly string[] = "the your our their".split(" ");
export const leaders: readonly string[] =
  `of to in for with from at by into about ignore disregard forget reveal tell bypass`.split(/\s+/);

export const spellingAlphabet: readonly string[] =
  `alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform
victor whiskey xray yankee zulu alfa juliett`.split(/\s+/);
