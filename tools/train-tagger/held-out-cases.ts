import type { TagType } from "../../src/guardrails/tagger/model-layout.ts";
import type { Example, Span } from "./fill-frame.ts";
import { freshCases } from "./fresh-cases.ts";

const typeOf: Readonly<Record<string, TagType>> = { N: "NAME", A: "ADDRESS", O: "ORGANIZATION", L: "LOCATION" };

/** Cases are written as `{N:Ann Lee}`; `\n` stands for a line end. */
export function readHeldOutCases(): Example[] {
  return readCases(cases);
}

export function readFreshCases(): Example[] {
  return readCases(freshCases);
}

function readCases(lines: string): Example[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const spans: Span[] = [];
      let text = "";
      for (const part of line.replaceAll("\\n", "\n").split(/(\{[NAOL]:[^}]*\})/)) {
        const type = typeOf[part[1] ?? ""];
        if (/^\{[NAOL]:/.test(part) && type !== undefined) {
          const value = part.slice(3, -1);
          spans.push({ type, start: text.length, end: text.length + value.length });
          text += value;
        } else text += part;
      }
      return { text, spans };
    });
}

/** Written by hand, in words that no frame uses. Never trained on, but their errors were looked at while frames were added. */
const cases = String.raw`
{N:Zora Whitcombe} is here.
Quick heads-up: {N:Marguerite Delacroix} won't be joining us on Thursday.
The keys are with {N:Owen Fitzsimmons}, second floor.
Could someone let {N:Priyanka Venkataraman} know the courier came?
{N:Tomasz Wiśniewski} and his sister {N:Agnieszka} opened the bakery together.
My GP is Dr {N:Halloran} and she is based in {L:Swindon}.
I've been renting from Mrs. {N:Abernethy-Jones} since 2014.
you should ask {N:kevin} about it, he did the same thing in {L:chicago}
hello, {N:maria gonzalez} here, wheres my parcel??
i think {N:jake} and {N:sophie} broke up
its {N:hannah}'s turn to cook
My sister-in-law {N:Oluwaseun Adebayo-Thompson} teaches at {O:Lagos Business School}.
{N:Nguyễn Thị Minh Khai} received the parcel in {L:Đà Nẵng}.
{N:Ana Mikolčić} flew from {L:Zagreb} to {L:Reykjavik} last night.
{N:Şebnem Ferah} will sing in {L:İzmir} on Saturday.
The deed names {N:Johannes van der Meer} as the owner.
{N:Khalid bin Rashid Al-Mansoori} signed for the goods in {L:Doha}.
Yesterday {N:Siobhán O'Grady} presented the figures to {O:Enterprise Ireland}.
Prof. {N:Takeshi Yamamoto} from {O:Kyoto University} will give the keynote.
The shortlist: {N:Amara Okafor}, {N:Liam Gallagher}, {N:Wei Zhang} and {N:Fatima Al-Sayed}.
{N:D'Shawn Whitfield} scored twice in the second half.
{N:J. K. Pemberton} wrote the foreword.
{N:R.J. MacAllister}'s notes are in the folder.
Please make the cheque payable to {N:Beatrice L. Kowalczyk}.
My daughter's name is {N:Persephone}, after her great-grandmother.
Everyone calls him {N:Buddy}, but his real name is {N:Bartholomew Ignatius Crane}.
Speak soon, {N:Hattie}
Cheers,\n{N:Callum}
Thanks a million,\n{N:Ingrid Sørensen}\nProcurement Lead\n{O:Nordlys Shipping A/S}
Kind regards\n\n{N:Dr. Felix Obermeier}
Dear {N:Guadalupe},\nyour appointment is confirmed for 14 March.
Dear Ms {N:Featherstonehaugh},\n\nWe regret to inform you that your claim was declined.
Hey {N:Dmitri}, did {N:Svetlana} ever get back to you about the visa?
Good morning {N:Rajesh}, please find the statement attached.
Tell {N:Will} that {N:Grace} has the tickets.
{N:May} and {N:June} are twins.
{N:Mark} said the bill was wrong.
{N:Rose Hawkins} grows roses behind the shop.
I saw {N:Bill Page} at the library with {N:Joy}.
{N:CHRISTOPHER JOHN LAMBERT}, DOB 04/11/1978
PATIENT: {N:ALVAREZ, ROSA} MRN 448812
NAME: {N:HENRIK LINDSTRÖM}\nCITY: {L:UPPSALA}\nCOUNTRY: {L:SWEDEN}
Surname: {N:Papadopoulou}\nGiven names: {N:Eleni Maria}
Passenger {N:Castellano/Giulia} has checked in.
Full name (as on passport): {N:Emeka Chukwuemeka Obi}
Tenant: {N:Lucille Prendergast}\nGuarantor: {N:Howard Prendergast}
The defendant, {N:Marcus Aurelio Tavares}, pleaded not guilty.
Witness {N:Yolanda Brightwater} saw a grey van leave.
{N:Chen Guangming} (he/him) joined as data engineer.
interview with {N:Sir Nigel Cavanaugh}, historian
{N:Clementine Ashdown}, 34, of {L:Harrogate}, was awarded the medal.
According to {N:Beaumont}, the method fails on small samples.
{N:Haraldsen} and {N:Weng} disagree with this view.
Photo by {N:Lucía Etcheverry}
CC: {N:Brandon Sykes}; {N:Nadia Petrosyan}
{"user": {"name": "{N:Orla Kavanagh}", "city": "{L:Limerick}"}}
2024-03-02 10:11:09 INFO user={N:Orla} logged in
| {N:Gemma Stubbs} | gemma.stubbs@mail.test | {L:Stockport} |
{N:Fiona Mbeki},fiona@mail.test,{L:Pretoria},{L:South Africa}
1. {N:Sanjay Kapoor}\n2. {N:Ewa Nowakowska}\n3. {N:Tyrone Biggs}
Send it to {A:48 Larkspur Crescent, Boulder, CO 80302} please.
Our new address is {A:Flat 7, 19 Marchmont Road, Edinburgh EH9 1HZ}.
I'm at {A:221B Baker Street} if you need me.
{N:Desmond Achebe}\n{A:1420 Pine Hollow Rd\nApt 6B\nKnoxville, TN 37919}
{O:Greenleaf Dental}\n{A:88 Harbour View Terrace\nAuckland 1010}
Mail goes to {A:P.O. Box 7731, Fargo, ND 58102}.
Ship to: {A:Lindenallee 14, 20259 Hamburg}
Wohnhaft in der {A:Goethestraße 27, 60313 Frankfurt am Main}.
Adresse de livraison : {A:14 bis rue des Tanneurs, 67000 Strasbourg}
J'habite {A:3 avenue Foch, 75116 Paris}.
Mi casa está en {A:Calle de Serrano 41, 28001 Madrid}.
Abito in {A:Via dei Condotti 12, 00187 Roma}.
Entrega na {A:Rua das Laranjeiras, 210 - Rio de Janeiro, 22240-003}
Bezorgadres: {A:Prinsengracht 263, 1016 GV Amsterdam}
Adres: {A:ul. Floriańska 15/3, 31-019 Kraków}
Leverans till {A:Kungsgatan 5, 411 19 Göteborg}.
The flat is at {A:12/4, Nehru Road, Bengaluru 560025}.
{A:45 Wattle Street, Fremantle WA 6160} is where we store it.
She moved from {A:9 Elm Court, Leeds LS6 2AB} to {A:310 West 57th Street, New York, NY 10019}.
the van is parked outside {A:77 maple avenue}
deliver to {A:19 rose lane, oxford}
Billing address: {A:2750 Sunset Blvd, Suite 400, Los Angeles, California 90026}
Street: {A:61 Quarry Lane}\nCity: {L:Shrewsbury}\nPostcode: {A:SY3 8PQ}
Address line 1: {A:5 Rue de l'Abreuvoir}\nCity: {L:Lille}\nZip: {A:59800}
Incident reported near {A:Tottenham Court Road} at 23:40.
I lost my phone somewhere on {A:Lombard Street}.
He works at {O:Kestrel Robotics} in {L:Pittsburgh}.
She left {O:Barnaby, Finch and Doyle} to start her own practice.
{O:Hansen-Riedel GmbH} has filed for insolvency.
Our supplier is {O:Oakenshaw Timber Ltd.}, the cheapest in the county.
I bank with {O:First Prairie Credit Union}.
My insurance is through {O:Bluewater Mutual}.
{O:Siemens} and {O:Bosch} both bid for the contract.
A charge from {O:Tesco} showed up twice on my card.
{O:University of Ljubljana} offers the course in English.
He studied law at {O:Georgetown University} before joining the {O:Ministry of Justice}.
{O:Doctors Without Borders} opened a clinic in {L:Juba}.
The {O:World Health Organization} praised {L:Rwanda} for its response.
Employer: {O:Cartwright & Sons}\nPosition: Foreman
Vendor: {O:Zentek Solutions LLC}
Company: {O:Aurora Biotech}\nContact: {N:Simone Achterberg}
I interned at {O:NASA} in {L:Houston}.
{O:Nokia} was founded in {L:Tampere}.
The merger of {O:Pellworm Capital} and {O:Stanhope Partners} was called off.
She chairs the board of the {O:Harper Foundation}.
My cousin drives for {O:DHL} out of {L:Leipzig}.
{O:Manchester City} lost to {O:Real Madrid} last night.
They sued {O:Blackthorn Media Group} for libel.
He was treated at {O:St. Bartholomew's Hospital}.
I go to {O:Lincoln High School}.
The {O:Red Cross} is collecting blankets.
We switched from {O:Vodafone} to {O:Orange} last spring.
Job offer from {O:Mitchell, Okoro and Hughes}: what should I ask?
I flew {L:Lisbon} to {L:Toronto} with a stop in {L:Frankfurt}.
Is {L:Tbilisi} safe at night?
The weather in {L:Adelaide} is lovely.
She was raised in rural {L:Montana} and studied in {L:Ghent}, {L:Belgium}.
We crossed from {L:Uganda} into {L:Kenya} on foot.
Our offices: {L:Seoul}, {L:São Paulo}, {L:Warsaw}.
{L:Vancouver}, {L:BC}, {L:Canada}
moving to {L:denver} in june, any tips?
greetings from {L:bali}!
He retired to {L:Tuscany}.
I grew up in {L:Wolverhampton}.
The capital of {L:Mongolia} is {L:Ulaanbaatar}.
Refugees from {L:Syria} arrived in {L:Thessaloniki}.
Trains between {L:Osaka} and {L:Nagoya} run every ten minutes.
Place of birth: {L:Guayaquil}
Destination: {L:Marrakesh}
The river floods {L:Bangladesh} every year.
Amelie is a 2001 film directed by {N:Jean-Pierre Jeunet} and starring {N:Audrey Tautou}.
The Glass Meridian is a 1997 novel by {N:Isolde Farquharson}.
{N:Henrietta Swann} ({L:Dover}, 1868 - {L:Chicago}, 1921) was an American astronomer.
{N:Kwabena Mensah} is a Ghanaian footballer who plays for {O:Fulham FC}.
{N:Ludmila Horáková} is a Czech composer born in {L:Brno}.
Paint the Sky was written by {N:Dolores Quintero} for the band's third album.
The museum bought the canvas from {N:Anselm Krieger}'s heirs in {L:Vienna}.
Senator {N:Whitlock} visited {L:Tulsa} on Monday.
{O:Halcyon Airlines} said it will cut 400 jobs in {L:Denver}.
"It was a mess," said {N:Greta Lindqvist}, spokeswoman for {O:Vattenfall}.
{L:KABUL}, 3 May - Two people were hurt.
In 1923, {N:Arvid Holm} moved to {L:Minneapolis}, where he founded {O:Holm Bakeries}.
Guten Tag, mein Name ist {N:Jürgen Steinbrück} und ich rufe aus {L:Kassel} an.
Frau {N:Özdemir} hat die Unterlagen an die {O:Volksbank Göttingen} geschickt.
Bonjour, je suis {N:Aurélie Lemoine}, j'habite à {L:Rennes}.
Hola, soy {N:Joaquín Barrientos} de {L:Córdoba}.
Buongiorno, sono {N:Chiara Bellucci} e lavoro per {O:Enel}.
Olá, meu nome é {N:Thiago Nascimento} e moro em {L:Curitiba}.
Hoi, ik ben {N:Sanne de Vries} uit {L:Utrecht}.
Меня зовут {N:Ольга Смирнова}, я живу в городе {L:Казань}.
I wrote the parser in Rust and the tests in Python.
The Monday meeting moves to Friday in March.
WARNING: HIGH VOLTAGE. DO NOT OPEN THE CABINET.
Will you mark the bill as paid? May I hope so?
public class OrderService extends BaseService implements Runnable {
SELECT id, total FROM Orders WHERE Status = 'Shipped' ORDER BY Created DESC;
Traceback (most recent call last): ValueError: invalid literal for int()
Caused by: java.lang.NullPointerException at com.acme.Main.run(Main.java:42)
## Getting Started\n\nInstall the package and run the server.
The French and German teams played in Spanish weather.
Die Bundesregierung hat am Mittwoch den Haushalt beschlossen.
Der Hund lief über die Straße und die Katze blieb im Garten.
Sodium chloride and Potassium iodide dissolve in Water.
I finished War and Peace and started The Great Gatsby.
She installed Windows on her ThinkPad and bought an iPhone 14 Pro.
Terms and Conditions apply to all Gift Cards and Store Credits.
Tyrannosaurus rex lived in the Late Cretaceous.
Use the Pythagorean theorem and Bayes' rule to solve Exercise 4.
Ibuprofen and Paracetamol can be taken together.
HTTP and TLS run over TCP; JSON goes in the body.
Merry Christmas and a Happy New Year to everyone!
Chapter 3: The Long Road Home
const User = require("./models/User"); app.use(Router);
The Employee shall notify the Employer within Thirty (30) days.
Senior Software Engineer (Remote), Full Time
Customer Service will get back to you by Tuesday.
What is your full name and home address?
The bank on the corner closes at five, the library at six.
`;
