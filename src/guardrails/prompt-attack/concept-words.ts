/**
 * Words that mean the same thing to a prompt attack, in many languages, so that a model trained mostly on English knows them all.
 * `ignor*` matches every word that begins so. Written folded: lower case, no diacritics. Ours, from general knowledge of the languages.
 */
export const conceptNames = [
  "ignore", "prior", "instruction", "limit", "ethics", "free", "model", "system", "secret", "reveal", "respond", "only", "persona",
  "now", "negation", "refuse", "any", "mode", "harm", "new", "user", "insert", "code", "you", "transform", "send", "document", "must",
  "comply", "verbatim", "stealth", "hypothetical", "start",
] as const; // prettier-ignore
export type Concept = (typeof conceptNames)[number];
type Words = Readonly<Partial<Record<Concept, string>>>;

const english: Words = {
  ignore:
    "ignore* ignoring disregard* forget forgets forgetting forgot override* overrid* overrul* bypass* circumvent* discard* dismiss* neglect* abandon* void nullify supersede* overwrite* drop scrap erase wipe unlearn unfollow",
  prior:
    "previous previously prior above earlier preceding before foregoing original initial former past existing preexisting hitherto aforementioned given received",
  instruction:
    "instruction* prompt prompts directive* command commands orders rules rule guideline* programming preprompt brief task tasks objective objectives assignment",
  limit:
    "restriction* limitation* constraint* filter filters guardrail* safeguard* censor* boundar* limits limit barrier* protocol* protections moderation safety shackles confines",
  ethics: "ethic* moral* policy policies legal legality law laws standards norms responsible principles tos appropriate content",
  free: "unrestrict* unfilter* uncensor* unlimited unbound unbounded freed liberat* jailb* amoral unethical immoral unmoderated unhinged unconstrained unshackled limitless lawless ruthless freely freedom",
  model:
    "ai ais chatgpt gpt* assistant assistants bot chatbot* llm* llama* claude gemini openai anthropic bard copilot mistral deepseek grok agent model agi",
  system:
    "system developer developers admin administrator root sudo maintenance debug* diagnostic override_code superuser operator creator creators owner configuration initialization preamble",
  secret:
    "password* passphrase* secret* confidential credential* token tokens key keys passcode* hidden codeword private proprietary internal apikey",
  reveal:
    "reveal* show print* display* repeat* tell expose* leak* disclos* recit* dump* divulg* share spell hint hints uncover unveil regurgitate",
  respond:
    "respond* reply replies replying answer* response* output* say says write generate return produce state responding answering",
  only: "only just solely exclusively exactly merely simply nothing precisely",
  persona:
    "act acting pretend* roleplay* impersonat* simulat* persona personas character characters role roles emulat* become alter embody portray imagine",
  now: "now henceforth onwards onward hereafter hereby forthwith immediately moment",
  negation: "not never no without don dont cannot cant won wont isn aren doesn doesnt nor none shouldn shall_not neither",
  refuse: "refus* declin* apolog* sorry warn* disclaimer* unable lecture* moraliz* unfortunately",
  any: "anything everything whatever any all every always regardless whichever anyone",
  mode: "mode dan dude stan enabled enable activate* activat* unlock* disable* disabled deactivat* simulation mongo devmode",
  harm: "illegal* harmful dangerous explicit nsfw violent violence inappropriate offensive malicious malware weapon* bomb* drugs meth hack* hate hateful profan* swear* vulgar erotic sexual exploit* virus phish* poison* kill* murder* steal*",
  new: "new instead following updated real actual different next revised latest",
  user: "user users human humans reader readers customer recipient",
  insert:
    "add adding insert* includ* embed* append* incorporat* integrat* inject* attach* merg* weav* fus* blend* plac* introduc* augment* weave interlace interweave infuse",
  code: "code snippet* script scripts codebase excerpt* function functions implementation algorithm program import imports",
  you: "you your yours yourself yourselves u ur",
  transform:
    "reverse* scrambl* encod* encrypt* base64 cipher* ciphertext rot13 hex hexadecimal substitut* replac* misspell* anagram* emoji emojis uppercase lowercase capitaliz* capitalis* backwards morse leetspeak binary decode* decipher* decrypt* concatenat* translate translat*",
  send: "send* forward* email* upload* transmit* exfiltrat* transfer* fetch post click visit navigate wire",
  document:
    "conversation chat document* article page text message messages email context passage attachment memo transcript webpage",
  must: "must should need required shall important urgent attention mandatory critical crucial ensure essential obligat* priority warning note",
  comply: "obey* compl* follow follows following adher* abid* bound bind binding obedien* conform* heed",
  verbatim: "verbatim word literally beginning exact entire full complete everything_above start first begin top raw",
  stealth:
    "secretly silently quietly covertly discreetly mention mentioning acknowledge* aware notice noticing knowing unnoticed",
  hypothetical: "hypothetical* fictional fiction imaginary suppose story novel game scenario grandma grandmother world",
};

const western: readonly Words[] = [
  {
    ignore: "ignorier* vergiss* vergess* missacht* umgeh* uberschreib* verwirf verwerf* beachte_nicht", prior: "vorherig* vorig* obig* bisherig* fruher* zuvor vorangegang* vorangehend* ursprunglich* oben", instruction: "anweisung* instruktion* vorgabe* regel* befehl* richtlinie* aufforderung* auftrag* aufgabe*",
    limit: "einschrankung* beschrankung* grenze* schranke* sicherheitsregel* filter*", ethics: "ethisch* moral* ethik richtlinien gesetz*", free: "uneingeschrankt* ungefiltert* unzensiert* unbegrenzt* hemmungslos* grenzenlos*", model: "ki sprachmodell* assistent* modell*", system: "systemprompt* systemanweisung* entwickler* systemnachricht* systembefehl*",
    secret: "passwort* geheim* kennwort* vertraulich* schlussel zugangsdaten", reveal: "zeig* verrat* offenbar* enthull* wiederhol* nenne sag gib preis drucke", respond: "antwort* schreib* ausgabe* erwider*", only: "nur ausschliesslich lediglich bloss", persona: "spiel* tu rolle* verhalte verhalt* stell", now: "jetzt nun ab fortan sofort",
    negation: "nicht kein* nie niemals ohne nichts", refuse: "verweiger* ablehn* weiger* entschuldig*", any: "alles alle jede* immer egal beliebig*", harm: "illegal* schadlich* gefahrlich* verboten*", new: "neu* stattdessen folgend*", user: "benutzer* nutzer*", insert: "fuge einfug* erganz* hinzu* einbau*", you: "du dein* dir dich ihr euer* sie ihre*", transform: "ubersetz* verschlussel* ruckwarts", send: "sende* schick* weiterleit* leite", must: "musst muss sollst wichtig achtung dringend", comply: "befolg* gehorch* folge* halte", verbatim: "wortlich* wort wortwortlich vollstandig*", stealth: "heimlich erwahn* verschweig* bemerk*",
  },
  {
    ignore: "ignore* ignorez oublie* oubliez negligez contourne* outrepasse* abandonne* fais_fi", prior: "precedent* anterieur* dessus avant initial* auparavant ci", instruction: "instruction* consigne* directive* regle* ordre* commande* tache*",
    limit: "restriction* limite* contrainte* filtre* garde", ethics: "ethique* moral* politique* loi lois", free: "illimite* libre libere* censure sans_filtre debride*", model: "ia assistant* modele*", system: "systeme* developpeur* administrateur*",
    secret: "mot_de_passe passe motdepasse secret* confidentiel* cle cles", reveal: "revele* montre* affiche* divulgue* repete* dis dites donne* communique*", respond: "repond* reponse* ecris* ecrivez reply dis", only: "seulement uniquement exclusivement rien juste", persona: "fais joue* pretends incarne* comporte* personnage role", now: "maintenant desormais partir dorenavant immediatement",
    negation: "ne pas jamais sans aucun* rien ni", refuse: "refuse* refuser decline* excuse* desole*", any: "tout tous toute* toujours quoi n_importe", harm: "illegal* dangereux dangereuse* nuisible*", new: "nouveau* nouvelle* plutot suivant*", user: "utilisateur*", insert: "ajoute* insere* inclu* integre*", you: "tu toi ton ta tes vous votre vos", transform: "tradui* inverse* chiffre* code", send: "envoie* envoye* transfere* transmet*", must: "dois devez doit important attention urgent faut", comply: "obei* suis suivez respecte* conforme*", verbatim: "mot integral* exactement complet*", stealth: "secretement discretement mentionne* signale*",
  },
  {
    ignore: "ignor* olvid* desestim* descart* omit* haz_caso pasa_por_alto salt*", prior: "anterior* previ* arriba antes inicial* precedente* original*", instruction: "instruccion* orden ordenes directiv* directric* regla* indicacion* comando* consigna* tarea*",
    limit: "restriccion* limitacion* limite* filtro* barrera*", ethics: "etic* moral* politica* ley leyes normas", free: "ilimitad* libre liberad* irrestrict* censura sin_filtro", model: "ia asistente* modelo*", system: "sistema desarrollador* administrador*",
    secret: "contrasena* secret* confidencial* clave* oculto*", reveal: "revel* muestr* mostr* imprim* divulg* repit* repet* dime di dame ensena*", respond: "respond* respuesta* escrib* contest* responde", only: "solo solamente unicamente exclusivamente nada", persona: "actu* finge* fing* personaje rol papel comporta* simula*", now: "ahora partir adelante inmediatamente",
    negation: "no nunca jamas sin ningun* nada tampoco", refuse: "niegu* negar* negaras nieg* rechac* disculp* rehus*", any: "todo todos todas toda cualquier* siempre", harm: "ilegal* peligros* danin*", new: "nuev* lugar siguiente*", user: "usuario*", insert: "agreg* anad* inclu* insert* incorpor*", you: "tu tus ti usted* vos su", transform: "traduc* inviert* codific* cifr*", send: "envi* reenvi* mand* transmit*", must: "debes debe importante atencion urgente", comply: "obedec* sigue* siga sigas sigo cumpl* sigue respeta*", verbatim: "literal* textual* palabra exactamente complet*", stealth: "secreto discretamente mencion* avis*",
  },
  {
    ignore: "ignor* esquec* desconsider* descart* desobedec* desrespeit*", prior: "anterior* previ* acima antes inicia* precedente*", instruction: "instruc* ordem ordens diretriz* diretiv* regra* comando* tarefa*", limit: "restric* limitac* limite* filtro*", free: "ilimitad* livre* irrestrit* censura", model: "assistente* modelo*", system: "sistema desenvolvedor* administrador*",
    secret: "senha* segred* confidencia* chave* ocult*", reveal: "revel* mostr* imprim* divulg* repit* repet* diga conte exib*", respond: "respond* resposta* escrev*", only: "apenas somente unicamente nada", persona: "aja atue finja finge* personagem papel comporte*", now: "agora partir diante imediatamente", negation: "nao nunca jamais sem nenhum* nada", refuse: "recus* negar* negue* desculp*", any: "tudo todos todas toda qualquer sempre", new: "nov* vez seguinte*", user: "usuario* utilizador*",
    insert: "adicion* inclu* insir* acrescent*", you: "voce* tu seu sua seus suas teu tua", send: "envi* encaminh* mand*", must: "deve deves importante atencao urgente", comply: "obedec* siga sigam segue* seguir* cumpr*", verbatim: "literal* palavra exat* complet*", stealth: "secretamente mencion*", transform: "traduz* invert* codifi*",
  },
  {
    ignore: "ignora* dimentica* scorda* trascura* scarta* aggira* tralascia*", prior: "precedent* sopra prima inizial* anterior* finora", instruction: "istruzion* ordini ordine direttiv* regol* comand* indicazion* compit* consegn*", limit: "restrizion* limitazion* limit* filtr* vincol*", ethics: "etic* moral* politic* legg*", free: "illimitat* liber* censur* senza_filtri", model: "ia assistente* modello*", system: "sistema sviluppator* amministrator*",
    secret: "password segret* riservat* chiave chiavi", reveal: "rivel* mostra* stampa* divulga* ripet* dimmi svela* dammi", respond: "rispond* rispost* scriv*", only: "solo soltanto solamente unicamente nulla", persona: "agisci fingi* comporta* personaggio ruolo interpreta*", now: "ora adesso poi subito immediatamente", negation: "non mai senza nessun* niente", refuse: "rifiut* negare nega neghi scus*", any: "tutto tutti tutte ogni qualsiasi qualunque sempre", new: "nuov* invece seguent*", user: "utente utenti",
    insert: "aggiung* inseri* includ* incorpora*", you: "tu tuo tua tuoi tue te voi vostro*", send: "invia* inoltra* manda* spedisc*", must: "devi deve importante attenzione urgente", comply: "obbedi* segui* rispetta*", verbatim: "letteral* parola esatt* integral* complet*", stealth: "segretamente menziona*", transform: "traduc* invert* codific*",
  },
  {
    ignore: "negeer* vergeet* omzeil*", prior: "vorige* eerdere* voorgaande* bovenstaande*", instruction: "instructie* opdracht* regels richtlijn* bevel*", limit: "beperking*", free: "onbeperkt* ongefilterd* ongecensureerd*", secret: "wachtwoord* geheim* vertrouwelijk*", reveal: "onthul* toon herhaal* verklap*", respond: "antwoord* schrijf", only: "alleen uitsluitend slechts", persona: "doe_alsof speel gedraag rol", now: "nu voortaan", negation: "niet geen nooit zonder", any: "alles alle altijd", you: "je jij jouw uw", new: "nieuwe* plaats", system: "systeem* systeemprompt*", model: "assistent taalmodel*",
  },
  {
    ignore: "ignoruj* zignoruj* zapomn* pomin* obejdz*", prior: "poprzedni* wczesniejsz* powyzsz*", instruction: "instrukc* polecen* zasad* reguly regulamin* wytyczn* rozkaz*", limit: "ogranicz*", free: "nieograniczon* nieocenzurowan*", secret: "haslo* hasla tajn* sekret* poufn*", reveal: "ujawni* pokaz* wyswietl* powtorz* zdradz*", respond: "odpowi* odpowiedz* napisz*", only: "tylko wylacznie", persona: "udawaj* zachowuj* wciel* role", now: "teraz odtad", negation: "nie nigdy bez zadn*", any: "wszystk* zawsze kazd*", you: "ty twoj* twoje* ci", new: "nowe nowa nowy nowych zamiast", system: "systemow*", model: "asystent* sztuczn*",
  },
  {
    ignore: "yoksay* gormezden unut* dikkate_alma boşver* es_gec atla", prior: "onceki* yukaridaki* daha_once evvelki* ilk", instruction: "talimat* yonerge* kural* komut* emir* emri gorev*", limit: "kisitlama* sinirlama* sinir* filtre* engel*", free: "sinirsiz* kisitsiz* sansursuz* filtresiz*", model: "asistan* yapay zeka model*", system: "sistem* gelistirici* yonetici*", secret: "sifre* parola* gizli* sir sirri anahtar*", reveal: "goster* acikla* soyle* yazdir* tekrarla* paylas* ifsa", respond: "cevap* yanit* yaz yazin*", only: "sadece yalniz* yalnizca", persona: "gibi davran* rolu* rolun* taklit", now: "simdi artik itibaren hemen", negation: "asla degil hicbir olmadan yok", any: "hepsi tum tumu butun herhangi daima", you: "sen senin sana siz sizin", new: "yeni yerine asagidaki*", send: "gonder* ilet*", insert: "ekle* dahil", must: "gerek* zorunda onemli dikkat acil", comply: "uy itaat* takip", refuse: "reddet* ozur",
  },
  {
    ignore: "abaikan lupakan", prior: "sebelumnya diatas", instruction: "instruksi* perintah* aturan*", secret: "rahasia sandi", reveal: "tunjukkan ungkapkan ulangi tampilkan", respond: "jawab* tulis*", only: "hanya", now: "sekarang", negation: "tidak jangan tanpa", any: "semua segala selalu", you: "kamu anda", persona: "berpura* bertindak", free: "tanpa_batas bebas", limit: "batasan*",
  },
  {
    ignore: "ignorera glom bortse", prior: "tidigare foregaende ovanstaende", instruction: "instruktioner* regler anvisningar*", secret: "losenord* hemlig*", reveal: "avsloja* upprepa*", respond: "svara* skriv", only: "bara endast", now: "nu hadanefter", negation: "inte aldrig utan", any: "alla allt alltid", you: "du din ditt dina", persona: "latsas agera",
  },
  {
    ignore: "bo phot quen", prior: "truoc tren", instruction: "huong lenh", secret: "mat khau", reveal: "tiet lo hien", you: "ban", now: "gio", any: "tat moi",
  },
]; // prettier-ignore

const eastern: readonly Words[] = [
  {
    ignore: "игнориру* проигнориру* забуд* отбрось* отмени* обойди* пренебрег*", prior: "предыдущ* прежн* предшеств* выше ранее прошл* изначальн*", instruction: "инструкц* указани* правил* команд* приказ* директив* распоряжен* задани* задач*", limit: "ограничен* фильтр* запрет* рамк*", ethics: "этич* этик* морал* закон*", free: "неограничен* нефильтр* свободн* цензур*", model: "ии ассистент* модель* бот нейросет*", system: "систем* разработчик* администратор*",
    secret: "парол* секрет* конфиденц* ключ* тайн* скрыт*", reveal: "покажи* раскро* выведи* повтори* назови* сообщи* распечата* скажи* выдай*", respond: "ответ* отвеча* напиши* пиши*", only: "только лишь исключительно ничего", persona: "притвори* веди играй* роль* роли представ* действуй*", now: "теперь сейчас отныне немедленно", negation: "не нет никогда без ни нельзя", refuse: "отказ* отклон* извин*", any: "все всё любой любые любую всегда что_угодно", harm: "незакон* опасн* вредн* запрещен*", new: "нов* вместо следующ*", user: "пользовател*", insert: "добав* встав* включи*", you: "ты твой твои твоя тебя тебе вы ваш* вам вас", transform: "перевед* переведи* зашифру* наоборот", send: "отправ* перешл* пошли*", must: "должен должна важно внимание срочно обязан*", comply: "следуй* подчин* соблюда* выполн*", verbatim: "дословн* слово полност*", stealth: "тайно упомина* незаметно",
  },
  {
    ignore: "ігнору* забуд*", prior: "попередн* вище", instruction: "інструкц* вказівк* правил* наказ*", secret: "пароль* секрет* таємн*", reveal: "покажи* розкрий* виведи* повтори*", respond: "відпов* напиши*", only: "тільки лише", now: "тепер зараз віднині", negation: "не ніколи без", any: "усі всі завжди", you: "ти твій твої ви ваші ваш",
  },
  {
    ignore: "تجاهل* انس انسي تجاوز* تغاض*", prior: "السابق* سابق* اعلاه السالف*", instruction: "التعليمات تعليمات* الاوامر اوامر* القواعد قواعد* الارشادات ارشادات* التوجيهات توجيهات* المهمة", limit: "القيود قيود* حدود* الحدود الفلاتر", free: "مقيد حر حرا بحرية", model: "الذكاء المساعد مساعد النموذج نموذج روبوت", system: "النظام نظام المطور المسؤول مطور", secret: "كلمة المرور السر سر السري* سري* المفتاح مفتاح* السرية", reveal: "اكشف* اظهر* اعرض* اطبع* كرر* اخبرني افصح*", respond: "اجب رد اكتب* الرد جوابك اجابتك ردك", only: "فقط حصرا", persona: "تظاهر* تصرف* تقمص دور مثل", now: "الان فورا فصاعدا", negation: "لا لن ليس بدون دون ابدا", any: "جميع كل اي دائما", you: "انت لك لديك عليك", new: "الجديد* جديد* بدلا التالي*", send: "ارسل* ابعث", insert: "اضف ادرج", must: "يجب مهم انتباه عاجل", comply: "اتبع التزم نفذ", harm: "غير_قانوني خطير*", refuse: "ترفض رفض",
  },
  {
    ignore: "अनदेखा नजरअंदाज नज़रअंदाज़ भूल भुला उपेक्षा", prior: "पिछले पिछला पिछली पूर्व ऊपर पहले", instruction: "निर्देश* निर्देशों नियम* आदेश* आदेशों", limit: "प्रतिबंध* सीमा* पाबंदी*", free: "असीमित मुक्त बेरोक", model: "एआई सहायक मॉडल चैटबॉट", system: "सिस्टम डेवलपर एडमिन", secret: "पासवर्ड गुप्त गोपनीय कुंजी रहस्य", reveal: "दिखाओ दिखाएं दिखाइए बताओ बताएं बताइए प्रकट दोहराओ दोहराएं खुलासा", respond: "जवाब उत्तर लिखो लिखें", only: "केवल सिर्फ बस", persona: "नाटक अभिनय भूमिका बनकर", now: "अब अभी तुरंत", negation: "नहीं मत न बिना कभी", any: "सभी सब सारे कुछ हमेशा हर", you: "तुम आप आपके आपको तुम्हारे अपने अपना अपनी तुम्हें", new: "नया नए नई बजाय", send: "भेजो भेजें", must: "चाहिए महत्वपूर्ण ध्यान जरूरी", comply: "पालन मानो",
  },
  {
    ignore: "무시* 잊어* 잊으* 무효*", prior: "이전* 앞선* 위의 기존* 지금까지*", instruction: "지시* 명령* 규칙* 지침* 프롬프트*", limit: "제한* 제약* 필터*", free: "무제한* 자유롭* 검열*", model: "인공지능* 어시스턴트* 챗봇* 모델*", system: "시스템* 개발자* 관리자*", secret: "비밀* 암호* 기밀* 비번*", reveal: "공개* 보여* 알려* 출력* 말해* 반복*", respond: "대답* 답변* 응답* 답해*", only: "오직 만 단지", persona: "연기* 역할* 행세* 척*", now: "이제* 지금*", negation: "않* 말고 없이 절대*", any: "모든 무엇이든 항상 전부", you: "너는 너의 당신* 넌 네",
    new: "새로운* 대신*",
  },
  {
    ignore: "忽略 无视 無視 忘记 忘掉 忽視 忽视 不要理会 抛开 绕过 撇开 忘記", prior: "之前 以前 先前 上面 以上 前面 此前 上述 原来 原有", instruction: "指令 指示 规则 規則 提示 命令 说明 要求 任务 设定 提示词", limit: "限制 约束 約束 过滤 审查 束缚", ethics: "道德 伦理 法律 政策", free: "不受限制 无限制 自由 不受约束 越狱 无审查", model: "人工智能 助手 模型 机器人 聊天机器人 助理", system: "系统 系統 开发者 管理员 開發者 后台", secret: "密码 密碼 秘密 机密 密钥 口令 隐藏 暗号", reveal: "显示 透露 告诉 输出 打印 泄露 重复 展示 说出 公开 告訴 顯示 揭示 列出", respond: "回答 回复 回應 回覆 写出 说", only: "只 仅 只能 只需 仅仅", persona: "扮演 假装 充当 模拟 角色 装作 假扮", now: "现在 从现在 即刻 立即 現在 马上", negation: "不 不要 别 没有 无需 不能 不得 绝不", refuse: "拒绝 抱歉 警告 道歉", any: "所有 任何 一切 全部 总是 什么都", harm: "非法 违法 有害 危险 暴力 色情", new: "新的 改为 而是 接下来 以下", user: "用户 使用者", insert: "添加 插入 加入 附上 包含", code: "代码 脚本", you: "你 您 你的", transform: "翻译 编码 反转 加密 倒序", send: "发送 转发 上传", must: "必须 应该 重要 注意 务必 紧急", comply: "遵守 服从 遵循 执行 听从", verbatim: "逐字 原文 完整 一字不差", stealth: "秘密地 不要提及 偷偷 悄悄",
    document: "邮件 文章 文档 对话 内容", mode: "模式", hypothetical: "假设 虚构 故事 小说",
  },
  {
    ignore: "無視 忘れ 破棄 無効", prior: "以前 前の これまで 上記 先ほど 今まで 従来", instruction: "指示 命令 ルール 規則 プロンプト 指令 タスク", limit: "制限 制約 フィルター 規制", free: "無制限 自由 検閲 ジェイルブレイク", model: "アシスタント モデル ボット", system: "システム 開発者 管理者", secret: "パスワード 秘密 機密 鍵 合言葉", reveal: "教え 表示 見せ 出力 公開 明かし 繰り返 暴露", respond: "答え 返答 回答 返信 書い", only: "だけ のみ", persona: "ふり 演じ なりき 役 振る舞", now: "これから 今から 今後 ただちに", negation: "ない ません なく ず", refuse: "拒否 断ら 謝罪", any: "すべて 全て 何でも あらゆる 全部 常に", you: "あなた 君 お前", new: "新しい 代わりに 次の", user: "ユーザー", insert: "追加 挿入 含め", must: "必ず 重要 注意 なければ", comply: "従っ 従う 守", harm: "違法 有害 危険", send: "送信 転送", transform: "翻訳 逆 暗号",
    mode: "モード", hypothetical: "架空 物語 仮定",
  },
]; // prettier-ignore

/** Languages added later, and more words for some above. A word with several meanings keeps the first one listed. */
const further: readonly Words[] = [
  {
    // Dutch, Danish, Norwegian, Swedish
    ignore: "negeren vergeten overtreed* glem glemme ignorer ignorere bortse strunta asidosatt*", prior: "voorafgaande* hierboven foregaende tidligere ovenstaende forrige ovanfor", instruction: "instruksjoner* instruktioner* instrukser regler* ordrer anvisninger* voorschrift* richtlijnen", limit: "beperking* begraensning* begrensning* begransning* filtre filtren", ethics: "etik etikk moral moraal", free: "uindskraenket ubegraenset ubegrenset obegransad* ucensureret ocensurerad", model: "kunstmatige kunstig sprogmodel* spraakmodel sprakmodell* assistenten assistent*", system: "systemprompt* systemet utvikler* utvecklar* udvikler* ontwikkelaar* beheerder*",
    secret: "adgangskode* passord* hemmelig* fortrolig* sleutel nogle nokkel nyckel toegangscode*", reveal: "afslor* avslor* vis vise gentag* gjenta* onthullen laat herhalen", respond: "svar svare skriv skrive beantwoord*", persona: "lad_som opfor oppfor rollen doe alsof", refuse: "weiger* nekt* afvis* avvis* vagra* undskyld* unnskyld* ursakt* verontschuldig*", send: "stuur sturen doorstuur* videresend* vidarebefordra skicka* sende", user: "bruger* bruker* anvandar* gebruiker*", document: "besked beskeden meddelande* bericht berichten besked* mejl samtale* gesprek", verbatim: "ordret ordagrant letterlijk", only: "kun bare alleen endast", any: "alt allt altid alltid alles", negation: "ikke aldri ingen inga zonder uden uten utan", you: "du dine dina jouw", must: "moet moeten skal skall maste viktigt vigtigt belangrijk", now: "hereafter vanaf fremover", insert: "tilfoj* voeg toevoegen lagg infoga", stealth: "fortell fortel vertel berätta hemmeligt",
  },
  {
    // Czech, Slovak, Polish
    ignore: "ignoruj* zapomen* zabudni* vynech* nedbej* odrzuc* zlekcewaz*", prior: "predchozi* drivejsi* vyse predchadzajuc* uvedene dotychczasow*", instruction: "pokyn* prikaz* pravidl* instrukc* smernic*", limit: "omezen* obmedzen*", ethics: "moralk* etik* zakon* moraln*", free: "neomezen* svobodn* wolny wolnym cenzur*", model: "umela inteligence jazykovy jazykow* asistent*", system: "systemov* vyvojar* spravce administratora", secret: "heslo hesla hasla tajn* klic utajen*", reveal: "ukaz* prozrad* vypis* zopakuj* podaj wyswietl*", respond: "odpovez* odpovedz* napis* rekni", only: "jen pouze len tylko", persona: "predstirej* predstav* chovej hraj udawaj*", now: "odted ted teraz nyni", negation: "nikdy bez neni nesmis", refuse: "odmita* odmitn* omlouv* odmaw* przeprasz*", any: "vsechn* vsechno vsetk* cokoli wszystk*", you: "tvoj* tvuj svoj* swoj* swoje", send: "posli* preposli* odesli* wyslij* przeslij* przelej* preved*", user: "uzivatel* uzytkownik*", document: "zprav* wiadomosc* wiadomosci tekst* maily", insert: "pridej* dodaj* vloz* wstaw*", verbatim: "doslova slovo slowo slowie doslownie", must: "musis musisz dulezit* wazn*", stealth: "nerikej wspominaj* zminuj*", harm: "nezakonn* nelegaln* nielegaln* nebezpecn*",
  },
  {
    // Romanian, Catalan, Galician
    ignore: "ignora* uita omite* oblida*", prior: "anterioare precedente anteriors previes", instruction: "instructiun* regulil* comenzi* indicatii* instruccions regles ordres", limit: "restrictii* limitele limitari*", ethics: "etica morala legea", free: "nelimitat* liber* necenzurat*", model: "inteligenta asistentul* modelul", system: "sistem sistemul* dezvoltator* administratorul", secret: "parola parole secrete cheia confidential*", reveal: "arata* dezvalui* afiseaza* repeta* spune", respond: "raspunde* scrie*", only: "doar numai nomes", persona: "prefa* comporta* imagineaza* pretinde*", now: "acum", negation: "niciodata fara nicio", refuse: "refuzi refuza* scuzi scuze*", any: "tot toate totul orice mereu", you: "tau tale", send: "trimite* redirectioneaza* transfera*", user: "utilizator*", document: "mesaj* textul conversati*", insert: "adauga* insereaza*", verbatim: "cuvant literalment", must: "trebuie", harm: "ilegal* periculos*",
  },
  {
    // Hungarian
    ignore: "felejts* mellozd* hagyd figyelmen", prior: "korabbi* elozo* fenti*", instruction: "utasitas* szabaly* parancs* iranyelv*", limit: "korlat* szuro*", ethics: "erkolcs* etika*", free: "korlatlan* szabad cenzura*", model: "mesterseges nyelvi asszisztens*", system: "rendszer* fejleszto*", secret: "jelszo* jelszavad titkos* titok* kulcs*", reveal: "mutasd* aruld ismeteld* ird* mondd*", respond: "valaszolj* valasz*", only: "csak kizarolag", persona: "tegyel mintha szerep* kepzeld", now: "mostantol", negation: "soha nelkul", refuse: "utasit* bocsanat* tagad*", any: "mindent minden barmi* osszes", you: "te tied vagy", send: "kuldd* tovabbitsd* utalj*", user: "felhasznalo*", document: "uzenet* szoveg* levelet", verbatim: "szorol szora", harm: "illegalis* tiltott",
  },
  {
    // Finnish, Estonian
    ignore: "unohda* ohita* sivuuta* huomiotta", prior: "aiemmat* aiempi* edelliset* edellis* ylla", instruction: "ohjeet* ohjeita* saannot* saantoja* kaskyt*", limit: "rajoitu* suodatti*", free: "rajaton* vapaa*", model: "tekoaly* kielimalli* avustaja*", system: "jarjestelma* kehotteesi yllapitaja*", secret: "salasana* salainen* salaiset*", reveal: "nayta* paljasta* kerro* toista*", respond: "vastaa* kirjoita*", only: "vain ainoastaan", persona: "esita* teeskentele*", now: "nyt lahtien", negation: "ala alka koskaan ilman", refuse: "kieltaydy* anteeksi", any: "kaikki kaikkea aina", you: "sina sinun", send: "laheta* valita*", user: "kayttaja*", document: "viesti* teksti*",
  },
  {
    // Greek: folded, so without accents
    ignore: "αγνοησ* ξεχνα* ξεχασ* παραβλεψ* παρακαμψ*", prior: "προηγουμεν* παραπανω αρχικ*", instruction: "οδηγι* εντολ* κανον* κατευθυνσ*", limit: "περιορισμ* φιλτρ*", ethics: "ηθικ* νομ*", free: "ελευθερ* απεριοριστ*", model: "τεχνητη νοημοσυνη βοηθ* μοντελο", system: "συστηματ* προγραμματιστ* διαχειριστ*", secret: "κωδικ* μυστικ* κλειδι*", reveal: "δειξ* αποκαλυψ* επαναλαβ* εμφανισ*", respond: "απαντησ* γραψ* πες", only: "μονο", persona: "κανε φαντασου προσποιησου ρολο", now: "τωρα", negation: "μην δεν ποτε χωρις", refuse: "αρνηθ* αρνειται συγγνωμη", any: "ολα ολες οτι παντα", you: "εσυ σου σας", send: "στειλ* προωθησ* μεταφερ*", user: "χρηστη*", document: "μηνυμα* κειμενο*", harm: "παρανομ* επικινδυν*", verbatim: "λεξη",
  },
  {
    // Indonesian, Malay
    ignore: "abaikan* lupakan* kesampingkan* hiraukan", prior: "sebelumnya terdahulu atas awal", instruction: "instruksi* perintah* aturan* petunjuk* arahan*", limit: "batasan* pembatasan*", ethics: "etika", free: "bebas* sensor", model: "kecerdasan asisten* bahasa", system: "sistem pengembang*", secret: "sandi rahasia* kunci kata_sandi", reveal: "tunjukkan* ungkapkan* tampilkan* ulangi* sebutkan* bocorkan*", respond: "jawab* tulis* katakan*", only: "hanya saja", persona: "berpura* bertindak* berperan*", now: "sekarang mulai", negation: "jangan tidak tanpa pernah bukan", refuse: "menolak tolak maaf", any: "semua segala apapun selalu seluruh", you: "kamu anda kau mu", send: "kirim* teruskan*", user: "pengguna*", document: "pesan* teks email", insert: "tambahkan* sertakan*", must: "harus penting wajib", harm: "ilegal berbahaya",
  },
  {
    // Vietnamese: one syllable between spaces
    ignore: "bo phot quen lo", prior: "truoc tren", instruction: "huong chi lenh quy tac nhac", limit: "gioi han", secret: "mat khau khoa", reveal: "lo xem hien lap", respond: "viet loi", only: "chi", system: "thong", model: "hinh", refuse: "choi", negation: "dung khong", any: "moi ca", send: "gui chuyen", user: "dung_nguoi", persona: "vo vai",
  },
  {
    // Swahili, Tagalog
    ignore: "puuza* sahau* pansinin* kalimutan* balewalain*", prior: "yaliyotangulia zilizopita uliopita naunang* nakaraang* nauna", instruction: "maagizo* maelekezo* kanuni amri tagubilin* utos patakaran* panuto*", limit: "vikwazo limitasyon*", model: "msaidizi* modeli", system: "mfumo sistema", secret: "nenosiri* siri lihim*", reveal: "nionyeshe* rudia* ipakita* ulitin* sabihin*", respond: "jibu* andika* isulat* isagot* sagutin*", only: "lamang lang", persona: "jifanye* magkunwari*", now: "sasa ngayon kuanzia", negation: "usifuate usimwambie usiseme usitaje kamwe huwag walang hindi", any: "yote zote lahat", you: "wewe yako ikaw iyong", send: "tuma* ipadala*", user: "mtumiaji*", document: "ujumbe mensahe* teksto*",
  },
  {
    // Hindi and Russian in Latin letters
    ignore: "bhool bhul nazarandaz zabud* zabud ignoriruy* ignoriruj* otmeni*", prior: "pichle pichla pehle predydusch* predydush* prezhni*", instruction: "nirdesh* niyam* instruktsi* instrukci* pravila", secret: "parol gupt sekretn*", reveal: "batao dikhao pokazhi* vyvedi* raskroy*", respond: "likho otvet* napishi*", only: "sirf tolko", now: "teper seychas", negation: "mat nikogda bez", you: "tum tumhara tumhare tvoy* svoy*", send: "bhejo bhej otprav*",
  },
  {
    // Persian
    ignore: "نادیده فراموش", prior: "قبلی پیشین بالا پیش", instruction: "دستور* دستورات* دستورالعمل* قوانین* قانون* فرمان*", limit: "محدودیت* فیلتر*", ethics: "اخلاق* قانونی", free: "آزاد نامحدود", model: "هوش مصنوعی دستیار* مدل ربات", system: "سیستم* توسعه‌دهنده مدیر پرامپت*", secret: "رمز مخفی محرمانه راز پسورد", reveal: "نشان بگو فاش تکرار بنویس", respond: "پاسخ* جواب* بنویسید", only: "فقط تنها", persona: "وانمود نقش تظاهر", now: "اکنون حالا", negation: "هیچ هرگز بدون نباید نکن", refuse: "رد عذرخواهی", any: "همه تمام هر", you: "تو خود شما", send: "بفرست* ارسال واریز", user: "کاربر*", document: "پیام* متن ایمیل*", harm: "غیرقانونی خطرناک",
  },
  {
    // Urdu
    ignore: "انداز بھول بھلا نظرانداز", prior: "پچھلی پچھلے سابقہ پہلے اوپر", instruction: "ہدایات* احکامات* حکم* اصول* قوانین*", limit: "پابندی* حدود", free: "آزاد", model: "اسسٹنٹ ماڈل", system: "سسٹم* ڈویلپر", secret: "پاس_ورڈ خفیہ راز", reveal: "بتاؤ دکھاؤ ظاہر دہراؤ", respond: "جواب لکھو", only: "صرف", persona: "بنو کردار", now: "اب", negation: "نہیں مت نہ کبھی بغیر", refuse: "انکار معافی", any: "تمام سب ہر", you: "تم تمہارا تمہارے آپ اپنے اپنی", send: "بھیج* بھیجو", user: "صارف*", document: "پیغام متن",
  },
  {
    // Hebrew: small words stand before a word without a space
    ignore: "התעלם* תתעלם* התעלמי שכח* תשכח* בטל*", prior: "הקודמות הקודמים קודמות קודם הקודם* שלמעלה לעיל מלמעלה", instruction: "הוראות* ההוראות* מהוראות* מההוראות* להוראות* הנחיות* ההנחיות* מההנחיות* כללים* הכללים* מהכללים* פקודות* הפקודות* מהפקודות* הנחיית הוראה", limit: "מגבלות* הגבלות* ההגבלות מסננים", ethics: "מוסר* אתיקה", free: "חופשי* בלתי", model: "בינה מלאכותית מודל* עוזר* לעוזר", system: "המערכת מערכת* מפתח המפתחים", secret: "סיסמה* הסיסמה* סיסמא* סודי* הסודי* סוד המפתח", reveal: "הצג* גלה* חשוף* הראה* חזור ספר", respond: "ענה* כתוב* אמור תענה", only: "רק בלבד", persona: "העמד דמיין התנהג תפקיד", now: "עכשיו מעכשיו מעתה", negation: "אל לא בלי ללא לעולם אסור", refuse: "לסרב מסרב* להתנצל", any: "כל הכול הכל תמיד", you: "אתה שלך", send: "שלח* העבר* תשלח*", user: "משתמש* למשתמש* המשתמש*", document: "הודעה* ההודעה* ההודעות טקסט* הטקסט", harm: "חוקי מסוכן",
  },
  {
    // Bengali
    ignore: "উপেক্ষা ভুলে ভুলো", prior: "আগের পূর্ববর্তী উপরের পূর্বের", instruction: "নির্দেশ* নিয়ম* আদেশ*", limit: "সীমাবদ্ধতা*", free: "মুক্ত", model: "এআই সহকারী* মডেল*", system: "সিস্টেম* প্রম্পট", secret: "পাসওয়ার্ড গোপন*", reveal: "দেখাও বলো পুনরাবৃত্তি প্রকাশ", respond: "উত্তর লেখো", only: "শুধু কেবল", persona: "ভান অভিনয়", now: "এখন এখন_থেকে", negation: "না কখনো", refuse: "প্রত্যাখ্যান ক্ষমা", any: "সব সমস্ত সকল", you: "তুমি তোমার", send: "পাঠাও পাঠান", user: "ব্যবহারকারী*", document: "বার্তা* লেখা",
  },
  {
    // Tamil, Telugu, Marathi, Punjabi: the main words only
    ignore: "புறக்கணி* மறந்து* விస్మరించు* విస్మరించ* మర్చిపో* दुर्लक्ष विसरा ਅਣਡਿੱਠ ਭੁੱਲ", prior: "முந்தைய மேலே మునుపటి పైన मागील ਪਿਛਲੇ", instruction: "வழிமுறை* விதி* கட்டளை* సూచన* నియమ* ఆదేశ* सूचना* ਹਦਾਇਤ* ਨਿਯਮ*", secret: "கடவுச்சொல்* ரகசிய* రహస్య* పాస్‌వర్డ్ ਗੁਪਤ", reveal: "காட்டு* சொல்* చూపించు* చెప్పు* दाखवा ਦੱਸੋ", any: "அனைத்து எல்லா అన్ని सर्व ਸਾਰੇ", you: "உன் உங்கள் మీ तुझ्या ਤੁਹਾਡੇ",
  },
  {
    // Ukrainian, Bulgarian, Serbian
    ignore: "відкинь* скасуй* пропусти* игнорирай* забрави* занемари* заборави* ігноруй*", prior: "минул* попередн* предишн* горните претходн*", instruction: "команд* інструкці* указания* правила упутств* наредб*", limit: "обмежен* ограничения", ethics: "мораль* законн*", free: "вільн* необмежен* свободен", model: "ші асистент* мовна модель* штучний інтелект*", system: "системн* розробник* система", secret: "таємн* парола лозинк* тајн*", reveal: "покажи* виведи* назви* повтори* розкажи*", respond: "відповідай* скажи* одговори* отговори*", only: "лише само", persona: "удавай* уяви* прикидайся*", refuse: "відмовля* вибач*", send: "надішли* перешли* переказ* изпрати* пошаљи*", user: "користувач* потребител* корисник*", document: "повідомлен* лист листи текст*", verbatim: "дослівно", harm: "незаконн*",
  },
  {
    // Arabic with its prefixes, more forms
    ignore: "اهمل* تناس* لا_تتبع الغ", prior: "قبل الاصلية الاولى", instruction: "للتعليمات لتعليماتك بالتعليمات والتعليمات الارشادات تعليماتك توجيهات* اوامري", model: "ذكاء اصطناعي الاصطناعي لغوي نموذجا للمساعد", secret: "المرور الباسورد", reveal: "كرر* اعرض* اطبع* اخبرني", send: "ارسل* حول* ابعث*", user: "المستخدم* مستخدم", document: "الرسائل رسائل الرسالة النص", refuse: "ترفض يرفض تعتذر",
  },
  {
    // Thai; its words are found where they begin a run of letters
    ignore: "เพิกเฉย* ละเว้น* ลืม* ไม่ต้องสนใจ*", prior: "ก่อนหน้า* ข้างต้น* เดิม", instruction: "คำสั่ง* คำแนะนำ* กฎ* ข้อกำหนด*", limit: "ข้อจำกัด*", secret: "รหัสผ่าน* ความลับ* ลับ*", reveal: "แสดง* บอก* เปิดเผย* ทำซ้ำ*", respond: "ตอบ* เขียน*", system: "ระบบ* พรอมต์*", persona: "แกล้งทำ* สวมบทบาท*", now: "ตอนนี้* ตั้งแต่นี้*", negation: "ห้าม* อย่า*", any: "ทั้งหมด* ทุก*", you: "คุณ*", send: "ส่ง*", user: "ผู้ใช้*", model: "ปัญญาประดิษฐ์* ผู้ช่วย*",
  },
  {
    // Traditional Chinese, and more Chinese
    ignore: "忽略掉 不要理会 無需理會 别管 別管 拋開 繞過 作废 作廢 取消", instruction: "設定 提示詞 命令 規定 指引 系統提示 系统提示", limit: "過濾 審查", model: "人工智慧 助理 模型 機器人 語言模型 语言模型", system: "開發者 管理員 後台", secret: "機密 金鑰 密鑰 暗號 隱藏", reveal: "顯示 告訴 輸出 洩露 重複 公開", respond: "回答 回覆 輸出", only: "只 僅", persona: "扮演 假裝 角色", now: "現在 從現在", negation: "不要 永遠不 沒有 不能", refuse: "拒絕 道歉", any: "所有 全部 一切 任何 什麼", you: "你 你的 您", send: "发送 發送 寄到 转发 轉寄 转账 轉帳", user: "用户 使用者 用戶", document: "郵件 訊息 对话 對話", harm: "非法 違法 违法 危險", verbatim: "逐字 一字不差 完整 原文",
  },
  {
    // More Japanese and Korean
    ignore: "無視して 忘れて 破棄して 従わない 무시하* 잊어버* 따르지", instruction: "システムプロンプト 指令 설정* 프롬프트를", model: "人工知能 言語モデル 언어 비서*", send: "送信 転送 送って 보내* 전송* 송금*", user: "ユーザー 利用者 사용자*", document: "メール 文章 メッセージ 이메일* 메시지* 글을", refuse: "拒否 謝罪 거절* 사과*", persona: "演じて ふりを 연기해* 역할을", harm: "違法 불법* 위험*", any: "すべて 全て 何でも 모두*", verbatim: "そのまま 一字一句 그대로*",
  },
]; // prettier-ignore

export const conceptWords: readonly Words[] = [english, ...western, ...eastern, ...further];
