/** Words that topics of offices, universities and courts say for much the same thing, a line each; compared as stems. */
export const synonyms: readonly string[] = `
salary salaries wage wages pay pays paid earn earns earned earnings income compensation remuneration payroll paycheck paycheque payslip stipend bonus bonuses takehome gross
person someone somebody individual individuals colleague coworker employee he she him his her hers himself herself anybody
raise increment promotion promote promoted pay-rise
fire fired dismiss dismissal terminate termination layoff layoffs redundancy redundancies sacked downsize downsizing severance axed restructuring restructure
hire hired hiring recruit recruiting recruitment applicant applicants candidate candidates interview vacancy
resign resignation quit quitting leaving notice
harass harassment harassing bully bullying mobbing discriminate discrimination discriminated misconduct grievance
union unions unionise unionize strike strikes walkout collective bargaining
merger mergers acquisition acquisitions acquire acquiring acquired takeover merge merging buyout divest divestiture
revenue revenues profit profits turnover margin margins forecast forecasts quarterly ebitda sales earnings-call guidance loss losses
invest invests investing investment investments investor stock stocks share shares bond bonds etf etfs fund funds portfolio equity equities brokerage dividend dividends securities asset assets
crypto cryptocurrency cryptocurrencies bitcoin ethereum btc eth coin coins token tokens blockchain dogecoin nft nfts altcoin
tax taxes taxation irs deduction deductions deductible taxable refund withholding vat audit audited filing
loan loans mortgage mortgages credit lend lender lending borrow borrowing debt debts refinance interest
insurance insurer insure insured premium premiums deductible claim claims coverage
law laws legal legally lawyer lawyers attorney attorneys solicitor counsel litigation lawsuit lawsuits sue sued suing court courts judge trial liable liability plaintiff defendant settlement
contract contracts agreement agreements clause clauses nda lease tenant landlord evict eviction
divorce divorced custody alimony separation spouse marital prenup
medicine medicines medical medication medications drug drugs pill pills dose doses dosage prescription prescribe prescribed antibiotic antibiotics ibuprofen paracetamol aspirin insulin tablet tablets mg antidepressant antidepressants
diagnose diagnosis diagnosed symptom symptoms sick illness ill disease diseases rash fever ache pain painful headache infection infected swollen lump cough dizzy condition
treatment treat treats therapy therapies cure cures heal remedy remedies surgery
doctor doctors physician nurse hospital clinic patient patients
mental depression depressed anxiety anxious psychological psychiatric panic burnout
vaccine vaccines vaccination vaccinate jab immunisation booster
pregnant pregnancy abortion abortions foetus fetus contraception birth
politics political politician politicians party parties democrat democrats republican republicans labour conservative conservatives liberal liberals senator president minister parliament congress left-wing right-wing government
election elections vote votes voting voter voters ballot ballots campaign campaigns candidate poll polls referendum
immigration immigrants immigrant migrants migrant refugee refugees asylum border deportation visa visas
religion religious god church faith bible quran islam christianity christian muslim jewish hindu prayer pray atheist
gun guns firearm firearms weapon weapons rifle rifles pistol pistols ammunition ammo shotgun
bomb bombs explosive explosives detonate
alcohol alcoholic beer wine liquor vodka whisky drunk drinking booze cocktail
gamble gambling bet bets betting casino casinos poker wager lottery odds sportsbook slots roulette
exam exams examination test tests midterm midterms final finals quiz quizzes
cheat cheating cheated plagiarise plagiarize plagiarism copy essay-mill ghostwrite ghostwriter
homework assignment assignments essay essays coursework thesis dissertation problem-set term-paper
grade grades graded grading gpa mark marks transcript transcripts score scores
admission admissions admit admitted enrol enroll enrolment enrollment applicant accepted acceptance reject rejected
professor professors lecturer lecturers instructor teacher teachers faculty tutor dean
scholarship scholarships tuition fee fees bursary financial-aid grant grants
password passwords passcode credential credentials login logins passphrase pin
hack hacks hacking hacked hacker hackers exploit exploits malware ransomware phishing breach breached vulnerability vulnerabilities zero-day intrusion pentest cyberattack bypass
source-code codebase repository repositories algorithm algorithms proprietary
server servers infrastructure network firewall vpn datacenter cluster
secret secrets confidential classified nda trade-secret proprietary undisclosed unreleased unannounced leaked leak leaks
launch launches launching release releases released roadmap prototype prototypes announce announcement unveil upcoming-product
competitor competitors competitor's rival rivals competition competing alternative alternatives
price prices pricing cost costs expensive cheap cheaper discount discounts rebate fee quote quotation
address addresses street lives residence located whereabouts
love dating date relationship girlfriend boyfriend romance romantic crush tinder flirt flirting partner breakup
sex sexual sexually intimate erotic porn pornography nude
weather rain sunny forecast temperature storm
sport sports football soccer basketball tennis match league championship
celebrity celebrities actor actress singer gossip famous star stars
astrology horoscope horoscopes zodiac tarot psychic birth-chart
diet diets calorie calories slimming keto fasting weight-loss nutrition weight
nuclear reactor uranium warhead plutonium enrichment
animal animals rodent mice mouse rats primate monkey monkeys vivisection
climate warming emissions carbon greenhouse
suicide suicidal self-harm
corrupt corruption bribe bribes bribery kickback kickbacks
bankrupt bankruptcy insolvent insolvency
supplier suppliers vendor vendors procurement tender tenders bid bids bidding
budget budgets spending expenditure funding
lawsuit-pending dispute disputes arbitration
patent patents trademark trademarks copyright copyrighted copyrights infringe infringement infringing licence license royalty royalties
disability disabled accommodation accommodations
parental maternity paternity leave vacation holiday holidays pto sabbatical absence sick-leave
pension pensions retirement retire 401k retiring
performance appraisal appraisals review reviews rating ratings evaluation evaluations
`
  .trim()
  .split("\n");

/** Two words that together stand for the first word of a line above, wherever they are in a cell. */
export const synonymPairs: readonly (readonly [string, string, string])[] = [
  ["make", "year", "salary"],
  ["makes", "year", "salary"],
  ["make", "month", "salary"],
  ["makes", "month", "salary"],
  ["make", "hour", "salary"],
  ["makes", "hour", "salary"],
  ["much", "make", "salary"],
  ["much", "makes", "salary"],
  ["much", "making", "salary"],
  ["money", "makes", "salary"],
  ["bring", "home", "salary"],
  ["brings", "home", "salary"],
  ["six", "figures", "salary"],
  ["let", "go", "fire"],
  ["laid", "off", "fire"],
  ["lay", "off", "fire"],
  ["positions", "cut", "fire"],
  ["lose", "job", "fire"],
  ["lose", "jobs", "fire"],
  ["losing", "jobs", "fire"],
  ["job", "cuts", "fire"],
  ["side", "effects", "medicine"],
  ["losing", "money", "revenue"],
  ["plead", "guilty", "law"],
  ["break", "into", "hack"],
  ["high", "return", "invest"],
  ["highest", "return", "invest"],
];
