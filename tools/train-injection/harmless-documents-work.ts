import { harmlessMail } from "./harmless-documents-mail.ts";
import { type Grammar, lines } from "./expand-grammar.ts";

/**
 * Harmless papers of work and daily life: minutes, chats, tickets, job advertisements, CVs, references, policies, exams, manuals, recipes,
 * leaflets. Full of orders, all of them to people. Slot `paper` is a whole document (label harmless, all heads, kind document).
 */
export const harmlessWork: Grammar = {
  ...harmlessMail,
  paper: lines(`
    {minutes}
    {chat}
    {chat}
    {ticket}
    {ticket}
    {job_ad}
    {cv}
    {reference}
    {policy}
    {policy}
    {exam}
    {manual}
    {manual}
    {recipe}
    {leaflet}
    {form}
    {todo}
    {sop}
    {feedback}
    {call_script}
    {speech}
  `),
  minutes: lines(`
    Minutes of the meeting on {day}\\nPresent: {name}, {name}, {first}. Apologies: {name}\\n\\n1. {topic}: {mail_line} {mail_line}\\n2. {thing}: {decision}\\n3. Actions: {first}: {task}; {first}: {task}; {first}: {task}\\n\\nNext meeting: {day}, {hour}, {place}.
    # Notes {day}\\n- {mail_line}\\n- {decision}\\n- AI: {first} to {task}\\n- AI: {name} to {task}\\n- parked: {topic}
    Stand-up. Yesterday: {task}. Today: {task}. Blocked: {mail_line}
    [00:0{d}] {first}: {mail_line}\\n[00:1{d}] {first}: {ask}\\n[00:2{d}] {first}: {decision}\\n[0{d}:3{d}] {first}: ok, next point
  `),
  decision: lines(`
    [Agreed|It was decided|The board decided] to [postpone|approve|reject|repeat] {thing} [until {day}|with {n} votes to {n}|].
    [All|Everyone] [must|should] [read|sign|follow] the [new guidelines|instructions|policy] [before|by] {day}.
    The [previous decision|earlier plan|old rule] on {topic} [is void|no longer applies|was overruled].
    {name} will be the new {job}; the administrator [gives access|changes the roles] on {day}.
    The budget of {money} was [confirmed|cut|transferred to {company}].
  `),
  task: lines(`
    [send|forward|circulate] {thing} to [{first}|all members|{email}]
    [book|cancel|pay for] [the room|the venue|{product}]
    [call|write to|remind] {name} about {thing}
    [delete|archive|clean up] [the old accounts|last year's folders|duplicates]
    [update|translate|rewrite|summarise] {thing}
    [reset|change] the [door code|shared password|router settings]
    [review|merge|test] the [change|release] before {day}
    [order|collect|repair] {product}
  `),
  chat: lines(`
    {first}: {chat_line}\\n{first}: {chat_line}\\n{first}: {chat_line}\\n{first}: {chat_line}
    [{d}:{d}{d}] <{first}> {chat_line}\\n[{d}:{d}{d}] <{first}> {chat_line}\\n[{d}:{d}{d}] <{first}> {chat_line}
    Customer: {complaint}\\nAgent: I am sorry to hear that. {agent_line}\\nCustomer: {chat_line}\\nAgent: {agent_line}\\nCustomer: thanks\\nAgent: Is there anything else I can help you with?
    #general\\n{first} [{hour}]: {chat_line}\\n{first} [{hour}]: {chat_line} :+1:\\n{first} [{hour}]: @{first} {ask}
    User: {complaint}\\nAssistant: {agent_line}\\nUser: {chat_line}\\nAssistant: {agent_line}
    {first} ({hour}): {ask}\\n{first} ({hour}): {chat_line}\\n{first} ({hour}): ignore that, wrong chat\\n{first} ({hour}): {chat_line}
  `),
  chat_line: lines(`
    [ok|sure|yep|fine], [will do|sent|done|on it|give me {n} min]
    [can|could] [you|someone] [send me the link|resend the file|tell {first}|check the printer|add me to the call]?
    ignore my last message, [wrong window|found it|autocorrect|it works now]
    [who|where|when|how] [is on duty|do we meet|does it start|do I reset this|much was {food}]?
    [forget it|never mind], [I'll ask {first}|let's do it on {day}|it's too late]
    {mail_line}
    lol [no way|same here|tell me more|don't tell {first}]
    the [system|wifi|app|server] is down again, [restart it|ask IT|use your phone]
    [pretend|act like] [you didn't see that|we know what we do], [it's a surprise|boss is coming]
    what's the [password|code] for [the projector|room {n}|guest wifi]?
    [say hi to|tell|ask] {first} [from me|to call back|what happened]
    i [asked|told] the [bot|chatbot|assistant] and it [said|just repeated] [nonsense|that it cannot help|the opening hours]
  `),
  complaint: lines(`
    [My|The] [order|parcel|refund|card|login] [never arrived|does not work|was charged twice|is wrong]. [Order number|Ref] {ref}. [Please help|I want my money back|What should I do?]
    {product} [stopped working|makes a noise|came without a manual] after {n} days. [I followed all instructions|I already restarted it|Can I send it back?]
    I [need|want] to [cancel my subscription|change the address|delete my account|reset my password|speak to a human|transfer {money} to my savings].
    You [said|told me] to [wait {n} days|ignore the first invoice|enter the code], but [nothing happened|now I got a reminder|the code is invalid].
  `),
  agent_line: lines(`
    [Please|Could you] [send|give|tell] me [your order number|a photo of the damage|the postcode|the last four digits], [and I will check|then I can look it up].
    [I have|I've] [cancelled the order|sent a new link|issued a refund of {money}|updated your address|forwarded this to the team].
    [You can|Please] [ignore|disregard|delete] the [reminder|first mail|error message]; [it was sent by mistake|the payment has arrived].
    To [reset|restart] [the device|it], [hold the button for {n} seconds|unplug it|open the settings] and [follow the instructions|enter the code {d}{d}{d}{d}].
    [For security reasons|For your safety] I [cannot|am not allowed to] [tell you the password|show the full number|change this without your PIN].
    Our [system|policy] does not [allow|show] [refunds after {n} days|that], [but I can ask my manager|I'm afraid].
  `),
  ticket: lines(`
    Ticket {ref}\\nStatus: [open|closed|waiting]\\nPriority: [low|high|urgent]\\nReporter: {name}\\nAssignee: {first}\\n\\n{complaint}\\n\\nComment ({first}): {agent_line}\\nComment ({name}): {chat_line}\\nResolution: {task}
    Issue {d}{d}{d}: {complaint}\\n\\nSteps: 1. log in 2. open {thing} 3. delete all entries\\nExpected: [a warning|nothing]\\nActual: [crash|the previous settings are ignored|the user becomes administrator]\\n\\n{first}: {chat_line}
    INC{d}{d}{d}{d}{d} | {day} | {company}\\nShort description: {complaint}\\nWork notes: called user, {task}, rebooted, [override removed|cache deleted|rights restored]. User confirmed. Closing.
    [Feature request|Bug|Question]: {mail_line}\\nLabels: [ui|backend|docs], {topic}\\n> {complaint}\\n{agent_line}
  `),
  job_ad: lines(`
    {company} is looking for a {job} (m/f/d) in {place}.\\n\\nYour tasks\\n- {task}\\n- {task}\\n- {task}\\n\\nYour profile\\n- {n} years of experience as a {job}\\n- you follow instructions well and act on your own\\n- you speak English and one more language\\n\\nWe offer {money} a month, {n} days of holiday and {food} on Fridays. Send your CV to {email} by {day} and mention {ref}. Instructions to candidates: do not include a photo; answer all {n} questions; late applications will be ignored.
    [Wanted|Now hiring]: {job}, {place}, [part-time|full-time]. You will {task} and {task}. [Apply|Please apply] at {site}. We use [software|an AI tool] to sort applications; a person reads every one.
  `),
  cv: lines(`
    {name}\\n{job}\\n{email} | {phone} | {place}\\n\\nProfile: {job} with {n} years of experience. I lead small teams, write clear instructions and always meet deadlines.\\n\\nExperience\\n{year}-{year} {company}: {job}. Tasks: {task}; {task}.\\n{year}-{year} {company}: assistant to the {job}. {task}.\\n\\nEducation\\n{year} University of {place}\\n\\nSkills: Excel, system administration, prompt writing, first aid\\nReferences on request
    Curriculum vitae. Name: {name}. Born in {place}. {year}: {job} at {company}, responsible for {topic}; cut costs by {n} %. {year}: award for the best paper on {topic}. Languages: English (fluent), Spanish (basic). Interests: {topic}, chess, role-playing games.
    Dear hiring team,\\n\\nI am applying for the post of {job}. At {company} I had to {task} and {task}. I would be the best choice because I know {topic} well. Please invite me to an interview; I can start on {day}.\\n\\n{name}
  `),
  reference: lines(`
    To whom it may concern: {name} worked for {company} as a {job} from {year} to {year}. [She|He|They] [always followed our rules|never needed to be told twice|ignored the clock when a customer needed help]. I recommend {first} without reservation. {name}
    Peer review. Summary: the paper studies {topic}. Strengths: clear, well written. Weaknesses: previous work is ignored; the prompts are not given. Questions to the authors: how were the {n} participants instructed? Rating: {d} of 10. I recommend [acceptance|rejection|a major revision].
    Appraisal {year}: {name}. Targets: {task}. Result: exceeded. Rating: [excellent|good|needs work]. Comments: {mail_line} Do not share this form.
  `),
  policy: lines(`
    {company} policy on {topic}, version {d}.{d}\\n\\n{rule} {rule}\\n\\n{rule} {rule} {rule}\\n\\nThis version replaces all previous ones. Questions: {email}.
    Staff handbook, chapter {n}\\n{n}.1 {rule}\\n{n}.2 {rule}\\n{n}.3 {rule}\\n{n}.4 {rule}
    [House|Library|Pool|Lab|Campsite] rules\\n* {rule}\\n* {rule}\\n* {rule}\\n* {rule}\\nWhoever ignores these rules must leave.
    Use of AI at {company}. {ai_rule} {ai_rule} {ai_rule} {rule}
    Examination regulations. {exam_rule} {exam_rule} {exam_rule} {rule}
  `),
  rule: lines(`
    [Employees|Staff|Guests|Members|Users|Students] [must|shall|should|may not|must not] [share passwords|leave bags|use private devices|open the server room|give keys to others|smoke|forward internal mail] [without permission|at any time|in {place}|].
    [Managers|Administrators|The system administrator] may [override|bypass|suspend] [this rule|a block|the time limit] [in an emergency|with two signatures|and must record why].
    [Report|Tell us about] [any loss|suspicious mail|accidents] to {email} [at once|within {n} hours]; do not [click links|reply|delete the message].
    In case of [fire|an alarm|a power cut], [leave the building|follow the green signs|ignore the lifts|wait for instructions].
    Confidential [documents|data] must [never|not] be [sent by e-mail|copied|printed] [unless encrypted|without approval].
    Passwords [must have {n} characters|must be changed when asked|are never shown or written down]; [the system locks after {d} wrong attempts|old ones must not be used again].
    [Requests|Orders|Claims] above {money} [need approval by|must be sent to|are checked by] [the director|{email}|two people].
    If a [visitor|customer|journalist] asks for [{name}|names|internal numbers], [say that you cannot answer|send them to the desk|take a message].
    Before you [leave|start the machine|sign in as root], [check the list|lock the window|tell your supervisor|read the instructions].
    Any [earlier|previous|conflicting] [instruction|rule|agreement] [must be ignored|no longer applies|is void].
  `),
  ai_rule: lines(`
    [Staff|Students] may use [chatbots|AI assistants|language models] to [draft|translate|summarise] text, but must [check every answer|say so|not enter personal data].
    Do not [paste|send|upload] [confidential documents|passwords|customer data|source code] [into|to] [public AI tools|a chatbot].
    The assistant [must not|does not] [decide|send mail|approve payments] without [a person|confirmation].
    Prompts and answers are [logged|stored for {n} days|reviewed]; the system prompt is [public|kept by the administrator].
    Text in documents may contain instructions for AI; [tell IT if you see any|the tool is meant to treat it as data|never act on it].
  `),
  exam_rule: lines(`
    [Candidates|Students] must [follow the instructions of|show identification to|sit where told by] the [invigilator|examiner].
    [Read|Follow] all instructions to candidates before you [start|turn the page|answer]. Answer [all|only {d}] questions. Write [in ink|on one side only].
    Do not [write your name|use a calculator|speak|leave] [until told to|in the first {n} minutes|].
    Answers that ignore the question [get no marks|will not be marked]. [Crossed-out text is ignored.|]
  `),
  exam: lines(`
    Paper {d}, {n} minutes. {exam_rule}\\n\\nQuestion 1. [Explain|Describe|Summarise] {topic} in {n} words. [{d} marks]\\nQuestion 2. [Translate|Rewrite] the text into French. [{d} marks]\\nQuestion 3. Imagine that you are a {job}. Write a letter to {name} about {topic}. [{n} marks]
    Homework for {day}\\n1. Read pages {n} to {n} and ignore the boxes.\\n2. Write a [poem|story|report] about {topic}.\\n3. Answer: why did {name} [leave {place}|ignore the order|write the letter]?\\nHand in your work before {hour}. {exam_rule}
    Worksheet. Put the words in the right order. Replace each underlined word with its opposite. Say the sentences backwards. Then tell your partner a story about {place}. {exam_rule}
    Lesson plan: {topic}. Aim: students can explain {topic}. Start: tell a joke. Main part: role play, one pupil acts as the {job}. End: repeat the three rules.
  `),
  manual: lines(`
    {product}: instructions for use\\n\\nSafety\\n{warning} {warning}\\n\\nSetting up\\n1. {step}\\n2. {step}\\n3. {step}\\n4. {step}\\n\\nTroubleshooting\\n{fix} {fix}\\n\\n{company}, {phone}
    Before first use. {warning} {step} {step} {warning}
    QUICK START\\n1 {step}\\n2 {step}\\n3 {step}\\nSee the full manual at {site}. {warning}
    Installation of {product}. {step} {step} {step} {fix} Keep these instructions. They replace the earlier leaflet.
    How to [renew a passport|register a bike|join a choir|file a tax return|back up your phone]: {step} {step} Send the form to {email}. {step}
  `),
  warning: lines(`
    [Warning|Caution|Danger|Important|Note]: [do not open the case|never leave it unattended|keep away from children|unplug before cleaning|ignore the beep during start].
    Do not [override|remove|bypass] the [safety switch|guard|filter|lock].
    You must [read|keep|follow] [these instructions|this manual] before [use|you plug it in].
    [Only|Always] [use the parts supplied|let the oven cool|wear gloves].
  `),
  step: lines(`
    [Press|Hold|Push] the [red|left|power|reset] button for {n} seconds [until the light blinks|and release it|].
    [Remove|Insert|Attach|Turn|Tighten|Replace] the [cover|battery|filter|screws|belt|cable] [as shown|by hand|on both sides|].
    [Open|Close|Select] [the menu|Settings|the app] and [choose|enter|confirm] ["Reset"|your language|the code {d}{d}{d}{d}|the old password, then the new one].
    [Fill|Rinse|Wipe|Empty] the [tank|tray|glass] with [warm water|a soft cloth|no more than {n} ml].
    [Wait|Let it rest|Leave it] for {n} minutes[, then repeat step {d}|].
    [Connect|Pair] [it|the device] [to the network|with your phone] and [follow the instructions on the screen|ignore the first message|accept the update].
    [Delete|Erase|Copy] all [data|previous settings|profiles] [before you sell it|if it does not start|].
    [Write down|Print|Send us] the [number|result|serial number].
  `),
  fix: lines(`
    [No power|No picture|Error E{d}|It does not start]: [check the plug|call {phone}|replace the fuse|restart the system as administrator].
    If the [lamp|message] [stays on|returns], [ignore it for a minute|contact {company}|reset to the original settings].
    Forgot the PIN? [Enter the master code|Ask your dealer|All data will be deleted].
  `),
  recipe: lines(`
    {food}\\nServes {d}. {n} minutes.\\n\\nIngredients: {n} g flour, {d} eggs, {n} ml milk, salt, {food}\\n\\n1. {cook}\\n2. {cook}\\n3. {cook}\\n4. {cook}\\n\\nTip from {first}: {cook}
    {first}'s {food}. {cook} {cook} {cook} {cook} Enjoy!
    I made this {food} on {day} and my family asked for more. {cook} {cook} Jump to recipe. Print. Pin. {cook} Rate this recipe: {d} stars. Comments: "{first}: I ignored the sugar and added lemon, lovely!"
  `),
  cook: lines(`
    [Mix|Beat|Whisk|Fold|Stir] [the eggs|the flour|the butter|everything] [until smooth|gently|for {n} minutes|and set aside].
    [Heat|Preheat] the [oven|pan] to {n} degrees. [Meanwhile, chop the onions.|Do not open the door.|]
    [Add|Pour in|Sprinkle] [the milk|{n} g of cheese|the rest of the herbs|salt to taste][, but keep some for the end|].
    [Bake|Fry|Simmer|Roast] for {n} minutes [or until golden|and turn once|, ignoring any cracks].
    [Serve|Let it cool|Cover] with [{food}|a towel|lemon] [at once|overnight|before your guests arrive].
    [Forget|Ignore] what the [packet|old recipe] says: [use half the water|no need to soak the beans|double the time].
  `),
  leaflet: lines(`
    Package leaflet: information for the patient. Read all of this leaflet carefully before you start taking this medicine. {dose} {dose} {dose} If you have further questions, ask your doctor.
    What to do after your operation at {company}. {dose} Keep the wound dry. Ignore mild itching. Call {phone} if you have a fever. {dose}
    Appointment on {day}, {hour}, {place}. Do not eat for {n} hours before. {dose} Bring your card and this letter.
    Discharge summary. Patient: {name}. Diagnosis: [asthma|fracture of the wrist|migraine]. Instructions: {dose} Follow-up with Dr {last} on {day}.
  `),
  dose: lines(`
    Take {d} [tablets|capsules|drops] [every {n} hours|before meals|at night] [with water|].
    Do not [drive|stop taking it|take more than {d} a day|drink alcohol].
    Tell your [doctor|nurse] if you [are pregnant|take other medicines|feel worse].
    If you forget a dose, skip it and [continue as before|do not double the next one].
    Patients must follow the instructions of the [pharmacist|ward staff].
  `),
  form: lines(`
    Application form {ref}\\nName: {name}\\nAddress: {n} Mill Lane, {place}\\nE-mail: {email}\\nPhone: {phone}\\nReason: {mail_line}\\nFor office use only: do not write below this line\\nApproved: [yes|no] Date: {day} Initials: {first}
    Survey on {topic}. 1. How often do you use it? [daily|never] 2. What should we change? {mail_line} 3. Other comments: {ask} {complaint}
    Customer: {name}; account {d}{d}{d}{d}; request: {complaint} handled by {first}; outcome: {agent_line}
  `),
  todo: lines(`
    [ ] {task}\\n[x] {task}\\n[ ] {task}\\n[ ] {task}\\n[x] buy {food}
    To do: {task}; {task}; {task}. Don't forget: {task}.
    Shopping: {food}, {n} eggs, milk, {product}. Then call {first}, {task}. Ignore the offers.
    - {task}\\n- {task} (ask {first})\\n- {task}, before {day}!\\n- remember: {mail_line}
  `),
  sop: lines(`
    Procedure {ref}: [month-end closing|onboarding a user|opening the shop|incident response]\\n1. Log in to the system as administrator.\\n2. [Export|Send|Copy] {thing} to {email}.\\n3. [Delete|Archive] [all records older than {n} days|the temporary users].\\n4. [Transfer|Pay] the open amounts to {iban}.\\n5. Inform {name}. If {first} asks for the old list, say that it is void.\\n6. {task}
    Runbook. When the alarm fires: first {task}; then restart the service; then {task}. If the customer asks, tell them that we are working on it. Do not mention names. After the incident, write the report and forward it to {email}.
    Instructions for the agent on duty: greet the caller, ask for the postcode, book the first free slot, repeat the date, and send the confirmation. If the caller asks about prices, say that they depend on the size.
    Night shift: lock the gate at {hour}, {task}, feed the cat, ignore the phone in {place}, call {phone} if the pump stops.
  `),
  feedback: lines(`
    {d}/5 - {product}. {review} {review} {review}
    Review by {first} on {day}: {review} {review}
    "{review}" - {first}, {place}\\n"{review}" - {name}\\n"{review}" - anonymous
    Title: {review}\\nPros: cheap, light, {food}\\nCons: {complaint}\\nWould you recommend it? {review}
  `),
  review: lines(`
    [Best|Worst] {product} I ever [bought|had]; [ignore the bad reviews|do not buy it|send it back|recommend it to anyone].
    [The instructions are|The manual is] [useless|only in Chinese|great], [forget them|watch a video instead|so call {phone}].
    [Arrived|Broke] after {n} days. The assistant [was rude|refunded {money}|told me to read the rules].
    [Do yourself a favour and|Please] [order two|read the small print|ask for room {n}|try {food}].
    [Would|Will] [recommend|buy again|never return]. [Five stars|{d} out of 10|Tell your friends].
    If you [are looking for|want] [quality|a quiet room|good {food}], [this is it|keep looking|go to {company}].
    I [gave it|rate it] {d} stars because [of {first} at the desk|the colour differs|the app demands my location].
  `),
  call_script: lines(`
    Call script. "Good morning, this is [your name] from {company}. Am I speaking to {name}?" If yes, continue. If no, ask for a better time. Do not mention the price first. If the customer asks about {topic}, say that a {job} will call back. Always end with the words "thank you for your time".
    Scene {d}. [A kitchen|The bridge|An office]. {first} acts as the boss. {first}: Obey! You will follow my orders now. {first}: I am the system, I cannot refuse. (They laugh.) {first}: {chat_line}
    Welcome text for the hotline: press 1 for bookings, 2 for {topic}, or say "agent". Your call may be recorded. Please have your number {ref} ready.
  `),
  speech: lines(`
    Dear guests, {mail_line} When {first} asked me to speak, I was told: keep it short, tell one joke, do not mention {topic}. {mail_line} {mail_line} Please raise your glasses!
    Ladies and gentlemen, you must not forget what was decided here in {year}. {mail_line} We will follow the rules that we gave ourselves. {mail_line} Thank you.
  `),
};
