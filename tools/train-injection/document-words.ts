import { bars, type Grammar } from "./expand-grammar.ts";

/** Names, places, things, dates and amounts that documents and the injections in them are filled with. No label of its own. */
export const documentWords: Grammar = {
  d: bars("0|1|2|3|4|5|6|7|8|9"),
  n: bars("2|3|4|5|6|7|8|9|10|11|12|14|15|16|18|20|21|24|25|28|30|32|36|40|45|48|50|60|64|72|75|80|90|100|120|150|200|250|300|365|400|500|750|1,200|2,000|5,000"), // prettier-ignore
  year: bars("1887|1923|1954|1968|1979|1986|1991|1998|2004|2009|2013|2017|2019|2021|2022|2023|2024|2025|2026"),
  hour: bars("7:30|8:00|08:15|9 am|9:30|10:00|10.45|11 a.m.|noon|13:00|2 pm|2:30 PM|15:15|4 o'clock|17:00|6 pm|19:30|20:45"),
  day: bars("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|tomorrow|next week|12 March|April 4|May 19th|1 June|30 June|July 8|the 21st|15 September|3 October|November 2|24 December|2026-02-11|14/08/2025|the end of the month|Friday evening"), // prettier-ignore
  first: bars("Anna|Bilal|Chidi|Dolores|Emre|Fatima|Giulia|Hiroshi|Ines|Jakub|Keiko|Lars|Mei|Noah|Oksana|Priya|Quentin|Rosa|Samir|Tomasz|Uma|Viktor|Wanjiru|Ximena|Yusuf|Zoe|Ahmed|Beatriz|Connor|Divya|Ethan|Freya|Grace|Henrik|Isabel|Jamal|Kwame|Leila|Marta|Nikhil|Olga|Pierre|Ravi|Sofia|Thandi|Ursula|Vera|William|Yara|Zainab|Maria|Daniel|Laura|Peter|Mike|Susan|Karen|David|Linda"), // prettier-ignore
  last: bars("Almeida|Baptiste|Chen|Dubois|Eriksson|Fischer|García|Haddad|Ivanova|Jansen|Kowalski|Lopez|Mbeki|Nakamura|Okafor|Papadopoulos|Quinn|Rossi|Singh|Tanaka|Umarov|Vargas|Walker|Xu|Yılmaz|Zimmermann|Brown|Clarke|Davies|Evans|Foster|Green|Hughes|Iyer|Johnson|Khan|Lee|Miller|Nguyen|Owens|Patel|Reid|Smith|Taylor|Wagner|Young"), // prettier-ignore
  name: bars("{first} {last}|{first} {last}|{first}|Dr {last}|Ms. {last}|Mr {last}|Prof. {last}"),
  company: bars("Northwind|Alderbrook Ltd|Brightwater|Cobalt & Finch|Dunmore Foods|Elmfield Energy|Fairway Travel|Greenleaf Insurance|Harbourview Bank|Ironbridge Tools|Juniper Home|Kestrel Airlines|Lumen Optics|Meridian Health|Nordlicht GmbH|Oakridge School|Pinecrest Hotels|Quarry Street Books|Riverside Clinic|Silverline Logistics|Tamarind Kitchen|Umbra Studio|Vantage Telecom|Westgate Motors|Yellowhammer Media|Zephyr Bikes|the city council|the housing association|the parents' association"), // prettier-ignore
  place: bars("Lisbon|Osaka|Nairobi|Montréal|Leeds|Kraków|Austin|Lima|Accra|Oslo|Hanoi|Cape Town|Porto Alegre|Valencia|Ghent|Riga|Izmir|Pune|Dunedin|Tampere|the coast|the old town|the valley|Building C|the main hall|room 2.14|the north car park|Bristol|Chicago|Toulouse|Bergen|Adelaide"), // prettier-ignore
  product: bars("the espresso machine|a cordless drill|this backpack|the standing desk|wireless headphones|the rain jacket|a bread maker|the night lamp|running shoes|the air purifier|a garden hose|the office chair|the dash camera|noise-cancelling earbuds|the kids' bicycle|an electric kettle|the fitness watch|a set of pans|the mattress|the robot vacuum"), // prettier-ignore
  thing: bars("the budget|the slides|the invoice|the contract|the timetable|the draft report|the floor plan|the guest list|the grant application|the photos|the test results|the shipping label|the inventory|the survey|the keys|the minutes|the price list|the lease|the itinerary|the certificate|the spare parts|the new logo|the annual accounts|the reading list"), // prettier-ignore
  topic: bars("river floods|heat pumps|school meals|bird migration|the tram extension|night trains|coffee prices|soil health|vaccination in rural areas|medieval bridges|childhood asthma|recycling of batteries|glacier retreat|urban bees|open-source licences|tax reform|sleep and memory|olive oil|remote work|coral reefs|the harbour festival|amateur radio|women's football|machine translation|public libraries|antibiotic resistance|pottery|tidal power|rent control|the history of tea"), // prettier-ignore
  food: bars(
    "lentil soup|apple cake|flatbread|pumpkin risotto|fried rice|a tomato salad|chicken stew|dumplings|rhubarb jam|fish pie|mushroom gravy|pancakes|hummus|roast potatoes|lemon tart",
  ),
  job: bars("nurse|electrician|accountant|data analyst|head teacher|warehouse lead|site manager|translator|receptionist|software engineer|pharmacist|social worker|chef|project coordinator|legal counsel|physiotherapist|bus driver|lab technician|editor"), // prettier-ignore
  email: bars("anna.k@example.org|billing@northwind.example|it-support@campus.example|no-reply@fairway.example|{first}.{last}@example.com|office@alderbrook.example|orders@juniperhome.example|hr@meridian.example|editor@yellowhammer.example|info@cityhall.example"), // prettier-ignore
  site: bars("https://example.org/{d}{d}{d}|www.northwind.example|https://help.fairway.example/refunds|example.com/docs|https://shop.juniperhome.example|https://status.vantage.example|https://news.example.net/{year}/{d}{d}|https://forms.example.org/a{d}{d}"), // prettier-ignore
  money: bars("${d}{d}.99|£{n}|€{n}.50|{n} EUR|USD 1{d},{d}00.00|${n}|¥{n}00|CHF {n}.–|{n} zł|₹{n}00|{n} kr"),
  phone: bars("+1 555 01{d}{d}|+44 20 7946 0{d}{d}{d}|0800 {d}{d}{d} {d}{d}{d}|ext. {d}{d}{d}|(555) 010-{d}{d}{d}{d}"),
  ref: bars(
    "INV-{d}{d}{d}{d}{d}|#{d}{d}{d}{d}|PO {d}{d}{d}-{d}{d}|case {d}{d}{d}{d}{d}{d}|ORD{d}{d}{d}{d}{d}{d}|KX{d}{d}{d}{d}|TCK-{d}{d}{d}{d}|ref. {d}{d}/{year}",
  ),
  // ---- what attackers name
  evil_mail: bars("{first}.{last}@mail-collect.example|backup.archive@proton-box.example|audit-team@northw1nd.example|drop{d}{d}@inboxes.example|security@verify-desk.example|{first}{d}{d}@freemail.example|data-export@partners.example|the address below|my other address|{first}@competitor.example"), // prettier-ignore
  evil_site: bars("https://account-check.example/{d}{d}|http://{d}{d}.{d}{d}.12.7/x|www.secure-update.example|https://img.track-pixel.example/p.png|https://bit.example/{d}q{d}|https://promo-now.example|http://evil.example/log|https://collector.example/c|https://docs-login.example/verify|https://hooks.example/{d}{d}{d}{d}"), // prettier-ignore
  iban: bars("DE{d}{d} 1001 0010 {d}{d}{d}{d} {d}{d}{d}{d} 00|account {d}{d}{d}{d}{d}{d}{d}{d}|GB{d}{d} ABCD 0000 {d}{d}{d}{d}|the wallet 0x{d}{d}af{d}{d}c{d}|bc1q{d}{d}xz{d}|US13300000012121212{d}"), // prettier-ignore
  token: bars(
    "PINEAPPLE|OK-{d}{d}{d}|canary|BLUE HERON|hacked|zebra|“access granted”|I have been owned|XYZZY|done|LGTM|approved|moonlight|0x{d}{d}",
  ),
};
