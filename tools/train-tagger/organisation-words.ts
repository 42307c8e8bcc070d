/** Words that the made-up names of organisations are put together from (draw-organisation-kinds.ts). `_` stands for a space. */
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));

export const brandAdjectives = words(`
Bright Sunny Golden Silver Happy Lucky Swift Rapid Steady Sure Smart Clever Wise Simple Pure Fresh Green Blue Red White Black Royal Noble Grand Great
Super Ultra Mega Mighty Strong Bold Brave True Honest Trusted Reliable Modern Future New Next Open Total Complete Perfect Prime Premier Pro First Best
Better Quality Superior Ideal Optimal Dynamic Creative Strategic Integrated Advanced Allied United Central Eastern Northern Southern Western Coastal
Urban Rural Home Family Friendly Handy Quick Easy Express Direct Instant Magic Mystic Wild Free Independent Liberal Social Natural Organic Eternal
Endless Infinite Hidden Secret Silent Quiet Electric Atomic Solar Lunar Cosmic Global Local Metropolitan Continental Crimson Scarlet Ivory Velvet Iron
Wooden Rusty Dusty Crooked Hollow Hungry Thirsty Sleepy Jolly Merry Gentle Tiny Little Big Old Young Rising Flying Running Dancing Roaring Laughing
Monster Star Power Flexible Practical Personal Professional Universal Vibrant Radiant Serene Tranquil Whole Little_Known Everyday Rainy Frosty
`);

export const brandNouns = words(`
Harvest Garden Orchard Meadow Prairie Forest Grove River Brook Creek Lake Harbor Harbour Ocean Wave Tide Coast Beach Island Mountain Peak Summit Ridge
Valley Canyon Stone Rock Sand Desert Oasis Sky Cloud Rain Thunder Lightning Storm Wind Breeze Sun Moon Star Planet Galaxy Comet Dawn Sunrise Sunset
Twilight Midnight Winter Summer Autumn Spring Rose Lily Tulip Daisy Clover Ivy Fern Maple Oak Willow Pine Cedar Birch Acorn Apple Cherry Peach Plum
Lemon Olive Berry Honey Sugar Salt Pepper Ginger Saffron Bread Kettle Barrel Bottle Cup Spoon Fork Table Chair Door Window Gate Bridge Tower Castle
Palace Temple Lighthouse Anchor Sail Ship Compass Arrow Shield Sword Crown Throne Key Lantern Candle Torch Spark Flame Ember Hammer Anvil Wheel Gear
Engine Rocket Bullet Needle Thread Button Ribbon Mirror Pearl Diamond Gold Copper Feather Wing Eagle Falcon Owl Sparrow Robin Fox Wolf Bear Lion Tiger
Panther Horse Bull Stag Otter Beaver Badger Rabbit Turtle Salmon Whale Dolphin Bee Butterfly Dragon Griffin Unicorn Giant Wizard Knight Monarch Pilgrim
Ranger Scout Rebel Gypsy Nomad Pirate Sailor Captain Butler Baker Miller Mind Heart Soul Spirit Dream Vision Idea Choice Chance Fortune Wisdom Truth
Trust Honor Unity Harmony Liberty Victory Future Century Pathway Path Way Road Corner Square Circle Triangle Line Point Edge Core Link Bond Web Net
Network Signal Pulse Echo Voice Song Rhythm Motion Energy Power Force Action Impact Vista View Image Pixel Canvas Palette Pencil Paper Page Story Book
Market Mart Depot Hut Barn Cottage Cabin House Home Nest Den Lodge Attic Cellar Pantry Kitchen Grill Oven Skillet Platter Cafe Tavern Pub Diner Bistro
`);

export const brandFields = words(`
Garden Lawn Landscape Pool Roof Kitchen Bath Floor Carpet Window Door Furniture Property Home House Building Land Estate Network Data Web Internet Media
Print Photo Video Sound Music Film Book Art Craft Fashion Shoe Jewelry Beauty Hair Skin Fitness Health Dental Vision Medical Pharmacy Pet Dog Horse
Farm Food Grocery Bakery Coffee Tea Wine Beer Pizza Burger Seafood Travel Car Auto Truck Tire Bike Boat Rail Freight Cargo Parcel Energy Solar Water
Waste Tool Metal Steel Wood Paper Plastic Glass Textile Toy Game Sport Golf Ski School Career Job Staff Tax Loan Money Credit Merchant Card Wealth
Investment Insurance Legal Patent Security Safety Fire Alarm Phone Mobile Cable Software Computer Chip Robot Space Research Market Brand Event Wedding
Party Business Office Enterprise Project Trade Export
`);

export const brandActivities = words(`
Design Designs Management Development Services Service Care Maintenance Planning Consulting Advice Support Rental Rentals Repair Cleaning Training
Coaching Supply Supplies Delivery Transport Solutions Systems Concepts Works Workshop Studio Studios Lab Labs Center Centre Exchange Group Team Crew
Partners Brokers Agents Specialists Experts Professionals Wholesale Outlet Warehouse Depot Mart World Land City Town Plus Direct Express Online Club
Guild Collective Alliance Associates Network Connection Source Zone Station Company Brothers Sisters Makers Builders Movers Cleaners Drivers Analysts
Operations Logistics Production Productions Engineering Inspection Testing Marketing Resources Strategies Investments Holdings Enterprises Industries
Chemicals Financial Security Technology Realty Realtors Contractors Imports Stores Shop Shoppe Emporium Boutique Market Foods
`);

export const shopKinds = words(`
Bakery Diner Deli Grill Pizzeria Cafe Coffee_House Tavern Pub Bar Bistro Kitchen Steakhouse Burgers Tacos Donuts Ice_Cream Candy Market Grocery Food_Market
Supermarket Department_Store Hardware Lumber Garage Auto_Parts Tire_Service Gas Body_Shop Cleaners Laundry Barbershop Salon Shoes Menswear Clothing
Fashions Furniture Carpets Appliances Electronics Hi-Fi Records Books Toys Sporting_Goods Cycles Jewelers Pharmacy Drugs Florist Nursery Garden_Center
Pet_Supply Photo Print_Shop Music_Center Big_Store Discount_Store Bargain_Barn Five_and_Dime Catalog_Showroom Superstore Warehouse Plumbing Roofing
Cafeteria Family_Restaurant Buffet Pancake_House Chicken Seafood BBQ Fish_and_Chips Home_Center Stereo Video Outfitters Tailors Tea_Room
`);

export const paperWords = words(`
Times Post Herald Tribune Chronicle Gazette Journal Courier Observer Examiner Sentinel Star Sun Mirror Globe Guardian Independent Telegraph Standard
Echo Express Mail News Press Record Dispatch Ledger Register Review Inquirer Bulletin Daily_News Evening_Post Weekly Morning_News Sunday_Times
`);

export const mascots = words(`
Lions Tigers Bears Wolves Hawks Falcons Ravens Sharks Panthers Wildcats Bulldogs Cougars Rams Bulls Broncos Colts Stallions Knights Warriors Raiders
Pirates Vikings Kings Royals Giants Titans Rockets Comets Stars Suns Thunder Storm Hurricanes Cyclones Blazers Flames Rangers Pioneers Miners Brewers
Sailors Mariners Dolphins Marlins Rays Braves Rebels Patriots Senators Saints Angels Devils Ducks Penguins Jets Flyers Bruins Hornets Wasps
`);

export const bandNouns = words(`
Stones Shadows Strangers Ramblers Drifters Dreamers Lovers Thieves Sisters Brothers Machines Monkeys Beetles Crickets Birds Spiders Scorpions Ghosts Zombies
Pistols Roses Knives Mirrors Windows Doors Engines Trains Rivers Mountains Killers Smiths Kinks Cars Police Cure Clash Jam Verve Strokes Hives Vines
Heads Hearts Bones Pumpkins Peppers Pilots Airplanes Submarines Satellites Planets Comets Wolves Foxes Badgers
`);

export const partyAdjectives = words(`
Labor Labour Conservative Liberal Democratic Republican Socialist Communist Green National People's Workers' Farmers' Reform Progress Unity Freedom
Justice Christian_Democratic Social_Democratic Independent Popular Centre Radical Pirate Independence Constitution Alliance Nationalist
`);

export const syllables = words(`
ba be bi bo bra bre bri ca ce cla co cra da de di do dra du el en er fa fi flo fo ga gi gla go gra ha hi ho ja jo ju ka ke ki kla ko kra kwi la le li
lo lu ma me mi mo mu na ne ni no nu ol or pa pe pi pla po pri qua ra re ri ro ru sa se si sla so spi sta su ta te ti to tra tri ul va ve vi vo wa we wi
xa xe xi yo za ze zi zo zu zy
`);
export const coinedTails = words(
  "x n s r t l m d k p x z ra la na co bo ro zo do lo mo go to va sa za ty ly zy ny by ia io ea eo oo us is on en ex ax ix ux ock ick ack ent ant orp erra ello etta ino ana oid ide",
);

/** Well known by name, beside the list in organisation-lists.ts. */
export const moreOrganisations = words(`
Woolworths Marks_&_Spencer John_Lewis Harrods Selfridges Debenhams Boots Argos Currys Halfords Greggs Nando's Wagamama Costa Pret_A_Manger Tim_Hortons
Wendy's Arby's Chipotle Taco_Bell Pizza_Hut Papa_John's Dunkin' Denny's IHOP Applebee's Outback_Steakhouse Olive_Garden Cracker_Barrel Popeyes Five_Guys
Shake_Shack Panera Chick-fil-A Jack_in_the_Box White_Castle Whole_Foods Trader_Joe's Publix Safeway Albertsons Wegmans Sam's_Club Dollar_General
RadioShack Circuit_City Toys_R_Us Barnes_&_Noble Staples Office_Depot PetSmart AutoZone Pep_Boys Jiffy_Lube JCPenney Kohl's Neiman_Marcus Saks
Bloomingdale's Victoria's_Secret Banana_Republic Old_Navy Abercrombie_&_Fitch Foot_Locker Forever_21 Primark Mango Benetton Decathlon Auchan Leclerc
Leroy_Merlin Fnac Monoprix Galeries_Lafayette El_Corte_Inglés MediaMarkt Saturn Kaufland Penny Rossmann Hornbach Obi Karstadt Albert_Heijn Hema Blokker
Jumbo Delhaize Colruyt Spar Biedronka Allegro Kesko Netto Bilka Elkjøp Systembolaget Chase Capital_One HSBC Standard_Chartered Scotiabank TD_Bank RBC BMO
ANZ Westpac NAB Rabobank ABN_AMRO KBC Nordea Danske_Bank Swedbank Intesa_Sanpaolo Mediobanca Caixabank Bankia Itaú Bradesco Nubank ICBC Mizuho Nomura
Fidelity Charles_Schwab Robinhood Coinbase Binance Western_Union MoneyGram Prudential MetLife Aflac Nationwide Liberty_Mutual Zurich Swiss_Re Munich_Re
Aviva Bupa Southwest JetBlue Alaska_Airlines Iberia Alitalia TAP SAS Finnair LOT Aeroflot Turkish_Airlines Qatar_Airways Cathay_Pacific ANA Korean_Air
Virgin_Atlantic Wizz_Air Vueling Norwegian GOL Avianca Hertz Avis Enterprise Europcar Sixt Greyhound Amtrak Eurostar Deutsche_Bahn SNCF Renfe Trenitalia
Netflix Hulu Peacock Spotify Deezer Pandora Tinder Twitch Discord Telegram Signal Yahoo AOL MSN Mozilla Wikipedia Craigslist Yelp TripAdvisor Groupon
Duolingo Coursera Udemy Khan_Academy Nature Science Time Newsweek Forbes Fortune The_Economist The_Guardian The_New_York_Times Washington_Post
Wall_Street_Journal USA_Today Financial_Times Daily_Mail Rolling_Stone Vogue Vanity_Fair National_Geographic Playboy Variety Billboard Le_Figaro
El_País La_Repubblica Die_Zeit Bild Asahi_Shimbun ESPN MTV Nickelodeon PBS NPR Sky Channel_4 ZDF ARD RAI TF1 RTL Univision Telemundo NHK
Universal_Music Sony_Music EMI Motown Def_Jam Pixar DreamWorks Lucasfilm Marvel Penguin Random_House HarperCollins Macmillan Hachette Scholastic
The_Beatles The_Rolling_Stones Queen Pink_Floyd Led_Zeppelin Metallica Nirvana Coldplay Radiohead U2 ABBA AC/DC Aerosmith Genesis Oasis Blur Kraftwerk
Rammstein Daft_Punk Sigur_Rós Boy_Scouts Girl_Scouts Rotary Lions_Club Salvation_Army Goodwill YMCA World_Wildlife_Fund WWF ACLU NAACP AARP PETA
Wikimedia_Foundation Gates_Foundation Ford_Foundation Rockefeller_Foundation Smithsonian Louvre Uffizi MoMA Tate British_Museum Bundestag Knesset Duma
Scotland_Yard FDIC SEC FCC FTC NIH CDC USPS DMV TSA ICE DEA ATF IAEA ILO ASEAN African_Union Mercosur CERN Max_Planck_Institute Fraunhofer Dartmouth
Duke Vanderbilt Rutgers Purdue Notre_Dame Georgetown Johns_Hopkins Carnegie_Mellon Penn_State Texas_A&M Virginia_Tech Georgia_Tech LSE UCL McGill EPFL
Heidelberg_University Uppsala_University Tsinghua Peking_University IIT_Bombay Tottenham_Hotspur Manchester_City Celtic Ajax PSV Benfica Sevilla
Atlético_Madrid Inter_Milan AC_Milan Napoli Borussia_Dortmund Schalke Galatasaray Fenerbahçe Boca_Juniors Flamengo New_York_Knicks Golden_State_Warriors
Green_Bay_Packers New_England_Patriots Toronto_Maple_Leafs Chicago_Cubs
`);
