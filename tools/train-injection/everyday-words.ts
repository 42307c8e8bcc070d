import { bars, type Grammar } from "./expand-grammar.ts";

/** Slots that attacks and harmless texts share, so that no topic, name or company is a sign of either. */
export const everydayWords: Grammar = {
  topic: bars(
    "photosynthesis|the French Revolution|compound interest|black holes|sourdough baking|machine learning|renewable energy|the Roman Empire|vaccines|inflation|jazz history|marathon training|blockchain|climate change|the water cycle|stoicism|quantum computing|plate tectonics|the immune system|supply chains|urban planning|the Cold War|chess openings|coral reefs|electric cars|mindfulness|sleep hygiene|remote work|fermentation|the stock market|neural networks|project management|public speaking|gardening in small spaces|the solar system|human rights|the Renaissance|DNA replication|cybersecurity basics|consumer behaviour|Shakespeare's tragedies|wind turbines|the gig economy|antibiotic resistance|social media and teenagers|game theory|Greek mythology|credit scores|beekeeping|volcanoes|typography|tax brackets|ocean currents|the history of Japan|artificial intelligence in hospitals|data privacy law|crop rotation|feminist literature|car insurance|student loans|earthquakes|immigration policy|gun laws|drug policy|prison reform|military history|nuclear power|hacking in movies|poisonous plants|crime novels|the psychology of lying|cults|propaganda in the 1930s|knife sharpening|explosions in chemistry class|divorce law|online dating|religion and politics|gender roles|racism in sports|police body cameras|cancer screening|HIV prevention|depression|addiction recovery|sex education|the Holocaust|slavery in the Americas|terrorism and the media|war crimes trials|home insulation|the psychology of waiting in line|railway timetables|the price of coffee|animal testing|human trafficking|identity theft|the death penalty|school lunches|hospital food|tenant unions|rent control|vertical farming|suicide prevention|cyberbullying|money laundering|hate speech|eating disorders|night shifts|bilingual children|fairy tales and their sources|space debris|facial recognition|whistleblowing|adoption law|wolves in farmland|the placebo effect|survivorship bias|enzymes|migraine|parental leave|prenuptial agreements|opera for newcomers|cold-water swimming|open-source licences|password managers|phishing|cannabis legalisation|match fixing|forensic toxicology|the opioid crisis|domestic violence|deepfakes|freedom of speech|handwriting|second-hand clothing|local newspapers|the history of bread|palliative care|warehouse robots",
  ),
  noun: bars(
    "river|teacher|lighthouse|robot|village|dragon|detective|garden|spaceship|grandmother|sailor|mountain|library|market|forest|violin|stray dog|baker|old clock|train station|winter storm|queen|thief|lost letter|painter|city of glass|island|farmer|soldier|ghost|nurse|astronaut|cat|wizard|refugee|chess player|mayor|orchestra|desert|boxing champion|spy|vampire|pirate|assassin|hacker|zombie|gangster|prison guard|alien|bakery|tailor|bishop|submarine|beekeeper|bridge|jury|umbrella|translator|orphan|smuggler|governor|snake|locksmith|mirror|monk|taxi driver|twin|fox|widow|piano|bus stop|nun|referee|butcher|widower|circus|barber|goat|telescope|judge|hostage|clown|carpenter|poet|whale|scarecrow|prisoner|surgeon|bridesmaid",
  ),
  name: bars(
    "Anna|Carlos|Mei|Priya|Omar|Lena|Tom|Fatima|Yuki|David|Sofia|Kwame|Ingrid|Raj|Elena|Hassan|Maria|Jack|Olga|Chen|Amara|Luca|Noah|Zoe|Marcus|Aisha|Pavel|Grace|Diego|Hannah|Ivan|Nia|Sam|Dr. Lee|Ms. Patel|Mr. Okafor|Professor Novak|Emily|Ben|Layla|Abdul|Thandiwe|Björn|Guadalupe|Kenji|Svetlana|Ibrahim|Chloe|Mateo|Anjali|Oluwaseun|Niamh|Piotr|Leila|Giovanni|Hye-jin|Tariq|Beatriz|Wanjiru|Stefan|Nour|Dimitri|Siobhan|Ravi|Camille|Mustafa|Yara|Henrik|Lucía|Ming|Ms. Adeyemi|Mr. Kowalski|Dr. Haddad|Mrs. Lindqvist|Uncle Joe|Coach Ramirez",
  ),
  company: bars(
    "Acme Corp|Northwind|Blue Harbor Bank|GreenLeaf Foods|Contoso|Summit Airlines|Brightside Dental|Orion Software|Maple Street School|CityFit Gym|Harbor Hotel|Lumen Energy|Riverside Clinic|TravelNest|Pine & Co|Vertex Logistics|Quill Publishing|HomeWorks|Sunrise Insurance|Atlas Telecom|Fernhill Library|Tidewater Ferries|Oak & Anchor|Nimbus Cloud|Pomelo Pay|Redwood Hospital|St. Brigid's College|Kestrel Airways|Marigold Cafe|Ironbridge Steel|Pixel Pony Games|Halcyon Homes|Delta Dairy|Copper Kettle Tea|the city council|the tax office|Bluebird Buses|Lakeside Zoo|Juniper Pharmacy|Granite Legal",
  ),
  job: bars(
    "travel guide|math tutor|career coach|personal trainer|chef|lawyer|doctor|software engineer|Linux terminal|SQL database|English teacher|translator|interviewer|therapist|financial advisor|marketing manager|historian|poet|stand-up comedian|film critic|UX designer|data scientist|project manager|nutritionist|gardener|customer service agent|real estate agent|philosopher|science communicator|proofreader|recruiter|copywriter|security analyst|JavaScript console|dungeon master|tour guide in Rome|debate coach|librarian|storyteller|astrologer|wedding planner|accountant|screenwriter|social media manager|midwife|court clerk|locksmith|stonemason|patent attorney|crisis-line volunteer|forensic accountant|detective novelist|hostage negotiator|museum curator|kindergarten teacher|wine waiter|penetration tester|parole officer|football coach|ship's captain|sociologist|ethicist|vet|paramedic|speechwriter|game designer|mountain guide|magician|barista|diplomat|statistician|toxicologist|radio host|wise old monk",
  ),
  genre: bars(
    "short story|poem|haiku|blog post|essay|cover letter|product description|speech|limerick|song|dialogue|press release|tweet|LinkedIn post|lesson plan|newsletter|screenplay scene|eulogy|wedding toast|birthday message|complaint letter|resume summary|fable|monologue|script|rap|letter|news article|review|summary|report|fairy tale|scene|thank-you note|fan fiction chapter|diary entry|character profile|sonnet|one-act play|podcast intro|advice column|ghost story|user manual|policy memo|obituary|job advert|petition|travel guide|FAQ|case study|bedtime story|slogan|quiz|checklist|courtroom scene|interview|open letter|parody|lullaby|horoscope|white paper|abstract|radio play|menu|timeline|debate speech|interrogation scene",
  ),
  place: bars(
    "Paris|Tokyo|Lisbon|Nairobi|Chicago|Istanbul|Buenos Aires|Oslo|Bangkok|Cairo|Toronto|Sydney|Prague|Mumbai|Seoul|Mexico City|Vienna|Cape Town|Hanoi|Reykjavik|Lagos|Warsaw|Lima|Manila|Detroit|Marrakesh|Glasgow|Tbilisi|Karachi|Havana|Helsinki|Perth|Quito|Dhaka|a village in Wales|Naples|Johannesburg|Kyoto|Accra|Montreal|the Alps|rural Ohio|Sarajevo|Beirut|Jakarta|Marseille|Zagreb|Riga|Bogotá|Tallinn",
  ),
  language: bars("Python|JavaScript|TypeScript|Java|C++|Go|Rust|SQL|Bash|C#|Ruby|Kotlin|R|PHP|Swift"),
  tongue: bars(
    "French|Spanish|German|Italian|Portuguese|Japanese|Chinese|Arabic|Hindi|Russian|Turkish|Korean|Dutch|Swedish|Greek",
  ),
  food: bars(
    "lentil soup|banana bread|chicken curry|lasagne|tacos|pancakes|ramen|roast vegetables|paella|hummus|apple pie|dumplings|risotto|omelette|chocolate cake|kimchi|sourdough|shakshuka|fish and chips|jollof rice|pierogi|falafel|goulash|tiramisu|miso soup|empanadas|scones|pho|moussaka|rice pudding|pickled herring|gazpacho|naan|cabbage rolls|cornbread",
  ),
  number: bars("2|3|4|5|6|7|8|10|12|15|20|25|50|100|150|200|300|500"),
  day: bars(
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|tomorrow|next week|the 14th|March 3rd|October 21|noon|the weekend",
  ),
  adjective: bars(
    "funny|sad|detailed|short|formal|friendly|persuasive|simple|creative|professional|dramatic|realistic|romantic|dark|inspiring|sarcastic|concise|heartfelt|suspenseful|historical|humorous|gritty|emotional|satirical|melancholy|witty|blunt|playful|solemn|vivid|dry|angry|tender|factual|absurd|polite|poetic|brief|thorough|chilling|cheerful|neutral|academic|old-fashioned",
  ),
  technical: bars(
    "a null pointer exception|a merge conflict|a memory leak|a slow SQL query|a CORS error|a failing unit test|a Docker build|a Kubernetes pod that restarts|an off-by-one error|a race condition|a 502 from nginx|a broken CSS layout|an infinite loop|a segmentation fault|a type error|an expired certificate|a stuck migration|flaky tests|a permission denied error",
  ),
  goods: bars(
    "wireless headphones|a standing desk|running shoes|a coffee grinder|a winter jacket|a laptop|a tent|an office chair|a bicycle|kitchen knives|a camera lens|a mattress|solar panels|a phone case|a washing machine|a drone|a pressure cooker|hiking boots|a sewing machine|an electric scooter|a printer|a pram|binoculars|a chainsaw|a sofa bed|a blender|a guitar|reading glasses|a smoke detector|a lawn mower|a fishing rod|a microphone|an umbrella|a bread maker|a safe",
  ),
  code_line: bars(
    "const total = items.reduce((sum, item) => sum + item.price, 0);|for i in range(10): print(i)|SELECT name, count(*) FROM orders GROUP BY name;|if err != nil { return err }|def load(path): return json.load(open(path))|git rebase -i HEAD~3|docker run --rm -it app:latest|public static void main(String[] args) { }|let parsed = line.trim().parse::<u32>()?;|import pandas as pd; df = pd.read_csv('data.csv')|npm install && npm run build|curl -s https://api.example.com/v1/items | jq .|console.log(user.name)|x = [n * n for n in numbers if n % 2 == 0]|chmod 644 config.yml|export PATH=$PATH:/usr/local/bin|<div class=\"card\"><h2>Title</h2></div>|while (queue.length) visit(queue.shift());".replaceAll(
      " | jq",
      " > out",
    ),
  ),
};
