/** Organisations and the words that their names are made of, written from general knowledge. `_` stands for a space. */
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));

export const wellKnownOrganisations = words(`
Google Microsoft Apple Amazon Facebook Meta Netflix Tesla IBM Intel Oracle Cisco Adobe Salesforce Nvidia AMD Qualcomm Samsung Sony Panasonic Toshiba
Hitachi Fujitsu Nintendo Sega Toyota Honda Nissan Mazda Subaru Mitsubishi Suzuki Hyundai Kia LG SK_Hynix Volkswagen Audi Porsche BMW Mercedes-Benz
Daimler Siemens Bosch Bayer BASF SAP Adidas Puma Lufthansa Allianz Deutsche_Bank Commerzbank Continental ThyssenKrupp Renault Peugeot Michelin Airbus
Total L'Oréal Danone Carrefour BNP_Paribas Société_Générale AXA Sanofi Orange Fiat Ferrari Eni Enel UniCredit Generali Telefónica Santander BBVA
Inditex Zara Repsol Iberdrola Philips ING Heineken Unilever Shell ASML KLM Nokia Ericsson Volvo IKEA Spotify H&M Electrolux Novo_Nordisk Maersk Lego
Carlsberg Equinor Telenor Nestlé Novartis Roche UBS Credit_Suisse ABB Swatch Rolex HSBC Barclays Lloyds NatWest BP Vodafone Tesco Sainsbury's Asda
Morrisons Waitrose Rolls-Royce AstraZeneca GlaxoSmithKline GSK Pfizer Moderna Johnson_&_Johnson Merck AbbVie Eli_Lilly Amgen Gilead Procter_&_Gamble
Coca-Cola PepsiCo McDonald's Starbucks KFC Burger_King Subway Domino's Walmart Target Costco Kroger Walgreens CVS Home_Depot Lowe's Best_Buy eBay
PayPal Visa Mastercard American_Express JPMorgan_Chase Goldman_Sachs Morgan_Stanley Citigroup Citibank Wells_Fargo Bank_of_America BlackRock Vanguard
Berkshire_Hathaway General_Electric General_Motors Ford Chrysler Boeing Lockheed_Martin Northrop_Grumman Raytheon Caterpillar John_Deere ExxonMobil
Chevron Halliburton AT&T Verizon T-Mobile Comcast Disney Warner_Bros Paramount Universal HBO CNN BBC ITV NBC ABC CBS Fox_News Reuters Bloomberg
Associated_Press Al_Jazeera Le_Monde Der_Spiegel FedEx UPS DHL Uber Lyft Airbnb Booking.com Expedia Delta_Air_Lines United_Airlines American_Airlines
British_Airways Air_France Emirates Ryanair EasyJet Qantas Singapore_Airlines Marriott Hilton Hyatt McKinsey Deloitte PwC KPMG Ernst_&_Young EY
Accenture Capgemini Infosys Wipro Tata Reliance HDFC_Bank ICICI_Bank Alibaba Tencent Huawei Xiaomi Baidu ByteDance TikTok Lenovo Foxconn TSMC Petrobras
Embraer Gazprom Rosneft Sberbank Aramco Etihad SoftBank Rakuten Uniqlo NASA ESA FBI CIA NSA IRS FDA EPA FEMA NATO UN UNESCO UNICEF WHO WTO IMF OPEC
OECD Interpol Europol NHS HMRC DVLA United_Nations World_Bank European_Union European_Commission World_Health_Organization Red_Cross Greenpeace Oxfam
Amnesty_International Save_the_Children Doctors_Without_Borders Médecins_Sans_Frontières Habitat_for_Humanity Human_Rights_Watch Harvard Yale Princeton
Stanford MIT Caltech UCLA Cornell Columbia_University Oxford_University Cambridge_University Imperial_College ETH_Zurich Sorbonne NYU Goldsmiths
Manchester_United Real_Madrid FC_Barcelona Bayern_Munich Juventus Arsenal Chelsea Liverpool_FC Chicago_Bulls Los_Angeles_Lakers New_York_Yankees
Boston_Red_Sox Dallas_Cowboys FIFA UEFA NBA NFL Supreme_Court Congress Parliament Senate Pentagon Kremlin Labour_Party Conservative_Party
Democratic_Party Republican_Party Nike Reebok Gucci Prada Chanel Hermès Dior Cartier Gap Levi's Macy's Nordstrom Sears Kmart Best_Western Blockbuster
Kodak Xerox Polaroid Motorola Dell HP Hewlett-Packard Lyft DoorDash Instacart Stripe Shopify Slack Zoom Dropbox Twitter LinkedIn Reddit Pinterest
Snapchat YouTube Instagram WhatsApp OpenAI Anthropic DeepMind Palantir SpaceX Zappos Wayfair Etsy Zillow Progressive Geico State_Farm Allstate Aetna
Cigna Humana Kaiser_Permanente Blue_Cross Mayo_Clinic Cleveland_Clinic Santander Monzo Revolut N26 Klarna Lidl Aldi Rewe Edeka Mercadona Migros Coop
`);

/** With how they are written after a name. */
export const companySuffixes = words(`
Inc Inc. Incorporated LLC L.L.C. Ltd Ltd. Limited Corp Corp. Corporation Co Co. Company PLC plc LLP LP Group Holdings GmbH AG KG OHG e.V. SE GmbH_&_Co._KG
S.A. SA SAS SARL S.A.R.L. S.L. S.p.A. SpA S.r.l. Srl N.V. NV B.V. BV AB ASA AS A/S ApS Oy Oyj Kft. Zrt. s.r.o. a.s. d.o.o. Sp._z_o.o. S.A._de_C.V.
Ltda Ltda. Pty_Ltd Pvt._Ltd. Pte_Ltd K.K. Sdn_Bhd and_Sons &_Sons Brothers Bros. Associates Partners &_Co. and_Partners
`);

/** What companies do: the last word of their names. */
export const companyTrades = words(`
Solutions Systems Technologies Technology Software Labs Laboratories Consulting Consultants Industries Enterprises Logistics Media Studios Studio
Entertainment Pharmaceuticals Pharma Biotech Therapeutics Diagnostics Healthcare Health Medical Dental Energy Power Electric Oil Gas Petroleum Solar Mining Metals Steel
Chemicals Materials Plastics Foods Beverages Brewing Bakery Farms Dairy Organics Textiles Apparel Fashion Furniture Interiors Construction Builders
Contractors Engineering Architects Design Properties Realty Estates Development Developers Insurance Assurance Capital Investments Ventures Equity
Asset_Management Wealth_Management Finance Financial Financial_Services Accounting Accountants Legal Law Attorneys Airlines Airways Aviation Shipping
Transport Transportation Freight Couriers Motors Automotive Auto_Repair Autos Telecom Communications Networks Wireless Broadcasting Publishing Press
Printing Books Records Music Games Gaming Sports Fitness Travel Tours Hotels Resorts Hospitality Catering Restaurant Grill Cafe Coffee Roasters Pizza
Stores Supermarkets Markets Trading Imports Exports Wholesale Distributors Supply Supplies Hardware Tools Electronics Semiconductors Robotics Aerospace
Defense Security Analytics Data AI Cloud Digital Interactive Marketing Advertising Services Staffing Recruitment Cleaning Plumbing Roofing Landscaping
`);

export const companyRoots = words(`
Acme Apex Summit Pinnacle Vertex Zenith Horizon Pioneer Frontier Liberty Patriot Eagle Falcon Phoenix Titan Atlas Orion Nova Stellar Lunar Solaris
Aurora Polaris Vega Sirius Quantum Fusion Vector Matrix Nexus Synergy Catalyst Momentum Velocity Dynamo Ironwood Redwood Oakridge Maple_Leaf Cedar
Evergreen Green_Valley Blue_Ridge Blue_Sky Clearwater Silver_Creek Golden_Gate Red_Rock Black_Diamond White_Stone Bright_Path Northstar Southgate
Eastwood Westfield Midland Lakeside Riverside Seaside Hillcrest Stonebridge Brookfield Fairview Grandview Crescent Cornerstone Keystone Milestone
Landmark Heritage Legacy Premier Prime Elite Royal Imperial Majestic Paramount Universal Global Worldwide International National United American
Continental Pacific Atlantic Nordic Baltic Alpine Rhein Danube Thames Hudson Sierra Andes Sahara Savanna Lotus Jade Dragon Tiger Lion Bear Wolf Raven
Hawk Bluebird Swan Dolphin Coral Pearl Sapphire Emerald Ruby Crystal Amber Cobalt Carbon Helix Vita Bio Nano Cyber Tech Info Data Net Soft Micro Macro
Omni Poly Trans Inter Inno Nova Lumen Lumina Spark Bolt Flux Pulse Wave Echo Ember Blaze Glacier Granite Marble Onyx Obsidian Copper Sterling
`);

/** Parts of made-up one-word names. */
export const coinedStarts = words(
  "Zen Qua Nex Lum Ver Tri Syn Cor Dyna Flex Geo Hydro Kine Lexi Medi Neuro Opti Pay Robo Sola Tele Uni Vivi Wave Xen Yello Zip Brain Cloud Data Snap Ship Pix Fin Agri Edu Log",
);
export const coinedEnds = words(
  "tek tech tronic ify ly io ora ium ix on ance ia eo va sys soft ware net link works hub labs base flow mind genix care bit gen wise zone point scape stream ster",
);

export const institutionHeads = words(`
University College School High_School Academy Institute Hospital Clinic Medical_Center Library Museum Gallery Foundation Trust Society Association
Federation Union Council Commission Committee Agency Authority Bureau Department Ministry Office Bank Credit_Union Church Orchestra Theatre Press
`);

export const ministries = words(`
Health Education Defence Finance Justice Agriculture Transport Labour Foreign_Affairs the_Interior Energy Culture Trade Science Housing Commerce
Veterans_Affairs the_Environment Public_Works Economic_Affairs Immigration Homeland_Security Motor_Vehicles Revenue Statistics
`);

export const ngoThemes = words(`
Children Women Refugees Animals Wildlife Oceans Forests Clean_Water Literacy Heart Cancer Diabetes Alzheimer's Autism Hunger Peace Climate Youth
Veterans Farmers Journalists Teachers Nurses Engineers Physicists Chess Football Cycling Birds Mountain Heritage Rivers Orphans Housing Mental_Health
`);

export const institutionWords = words(`
university college school academy institute hospital clinic library museum foundation trust society association federation union council commission
committee agency authority bureau department ministry bank church orchestra theatre laboratory faculty center centre universität hochschule klinikum
krankenhaus sparkasse stiftung verein ministerium amt bundesamt université école hôpital ministère mairie banque lycée association fondation universidad
colegio instituto hospital ministerio ayuntamiento banco fundación asociación università ospedale ministero comune banca fondazione istituto
universidade escola ministério fundação associação câmara universiteit ziekenhuis ministerie gemeente stichting hogeschool uniwersytet szpital
universitet sykehus sjukhus airlines airways corps police army navy parliament party club team court tribunal
`);

export const companyWords = words(`
inc incorporated llc ltd limited corp corporation co company plc llp lp group holdings holding gmbh ag kg ohg ev se sa sas sarl sl spa srl nv bv ab asa as
aps oy oyj kft zrt sro doo ltda pty pvt pte sdn bhd sons brothers bros associates partners enterprises industries solutions systems technologies
consulting ventures labs
`);
