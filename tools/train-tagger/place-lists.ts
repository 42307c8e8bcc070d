/** Places written from general knowledge, to go with faker's lists. `_` stands for a space. */
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));

export const wellKnownCities = words(`
London Paris Berlin Madrid Rome Vienna Prague Budapest Warsaw Brussels Amsterdam Copenhagen Stockholm Oslo Helsinki Dublin Lisbon Athens Bern Zurich
Geneva Basel Munich Hamburg Frankfurt Cologne Stuttgart Dresden Leipzig Bremen Hanover Nuremberg Lyon Marseille Toulouse Nice Bordeaux Lille Nantes
Strasbourg Montpellier Milan Naples Turin Florence Venice Bologna Genoa Palermo Verona Barcelona Valencia Seville Bilbao Zaragoza Malaga Granada Porto
Braga Coimbra Rotterdam Utrecht Eindhoven Antwerp Ghent Bruges Krakow Gdansk Wroclaw Poznan Lodz Katowice Brno Ostrava Bratislava Ljubljana Zagreb
Split Belgrade Sarajevo Skopje Sofia Plovdiv Bucharest Cluj-Napoca Timisoara Chisinau Kyiv Lviv Odesa Kharkiv Minsk Vilnius Kaunas Riga Tallinn Tartu
Moscow Novosibirsk Kazan Samara Istanbul Ankara Izmir Antalya Tbilisi Yerevan Baku Reykjavik Valletta Nicosia Luxembourg Monaco Edinburgh Glasgow
Manchester Birmingham Liverpool Leeds Sheffield Bristol Cardiff Belfast Newcastle Nottingham Leicester Southampton Portsmouth Brighton Oxford
Cambridge York Bath Norwich Exeter Plymouth Aberdeen Dundee Inverness Swansea Cork Galway Limerick Reading Croydon Luton Derby Coventry Wolverhampton
New_York Los_Angeles Chicago Houston Phoenix Philadelphia San_Antonio San_Diego Dallas San_Jose Austin Jacksonville Fort_Worth Columbus Charlotte
Indianapolis San_Francisco Seattle Denver Washington Nashville Oklahoma_City El_Paso Boston Portland Las_Vegas Detroit Memphis Louisville Baltimore
Milwaukee Albuquerque Tucson Fresno Sacramento Kansas_City Mesa Atlanta Omaha Colorado_Springs Raleigh Miami Long_Beach Virginia_Beach Oakland
Minneapolis Tulsa Tampa Arlington New_Orleans Wichita Cleveland Bakersfield Aurora Anaheim Honolulu Santa_Ana Riverside Corpus_Christi Lexington
Stockton Henderson Saint_Paul Cincinnati St._Louis Pittsburgh Greensboro Lincoln Anchorage Plano Orlando Irvine Newark Toledo Durham Chula_Vista
Fort_Wayne Jersey_City St._Petersburg Laredo Madison Chandler Buffalo Lubbock Scottsdale Reno Glendale Gilbert Winston-Salem North_Las_Vegas Norfolk
Chesapeake Garland Irving Hialeah Fremont Boise Richmond Baton_Rouge Spokane Des_Moines Tacoma San_Bernardino Modesto Fontana Santa_Clarita
Birmingham Oxnard Fayetteville Moreno_Valley Rochester Glendale Huntington_Beach Salt_Lake_City Grand_Rapids Amarillo Yonkers Aurora Montgomery Akron
Little_Rock Huntsville Augusta Port_St._Lucie Grand_Prairie Columbus Tallahassee Overland_Park Tempe McKinney Mobile Cape_Coral Shreveport Frisco
Knoxville Worcester Brownsville Vancouver Fort_Lauderdale Sioux_Falls Ontario Chattanooga Providence Newport_News Rancho_Cucamonga Santa_Rosa
Oceanside Salem Elk_Grove Garden_Grove Pembroke_Pines Peoria Eugene Corona Cary Springfield Fort_Collins Jackson Alexandria Hayward Lancaster
Lakewood Clarksville Palmdale Salinas Hollywood Pasadena Sunnyvale Macon Kansas_City Pomona Escondido Killeen Naperville Joliet Bellevue Rockford
Savannah Paterson Torrance Bridgeport McAllen Mesquite Syracuse Midland Pasadena Murfreesboro Miramar Dayton Fullerton Olathe Orange Thornton Roseville
Denton Waco Surprise Carrollton West_Valley_City Charleston Warren Hampton Gainesville Visalia Coral_Springs Columbia Cedar_Rapids Sterling_Heights
New_Haven Stamford Concord Kent Santa_Clara Elizabeth Round_Rock Thousand_Oaks Lafayette Athens Topeka Simi_Valley Fargo Norman Abilene Wilmington
Hartford Victorville Pearland Vallejo Ann_Arbor Berkeley Allentown Richardson Odessa Arvada Cambridge Sugar_Land Beaumont Lansing Evansville Rochester
Independence Fairfield Provo Clearwater College_Station West_Jordan Carlsbad El_Monte Murrieta Temecula Palm_Bay Costa_Mesa Westminster North_Charleston
Miami_Gardens Manchester High_Point Downey Clovis Pompano_Beach Pueblo Elgin Lowell Antioch West_Palm_Beach Everett Ventura Centennial Lakeland
Gresham Billings Inglewood Broken_Arrow Sandy_Springs Jurupa_Valley Hillsboro Waterbury Santa_Maria Boulder Greeley Daly_City Meridian Lewisville Davie
Tyler Green_Bay Cheyenne Burlington Bozeman Missoula Duluth Bangor Juneau Santa_Fe Palo_Alto Mountain_View Menlo_Park Santa_Monica Santa_Barbara
Toronto Montreal Vancouver Calgary Edmonton Ottawa Winnipeg Quebec_City Halifax Victoria Hamilton Kitchener Saskatoon Regina St._John's Mexico_City
Guadalajara Monterrey Puebla Tijuana Cancun Havana San_Juan Kingston Panama_City San_Salvador Managua Tegucigalpa Guatemala_City Bogota Medellin Cali
Quito Guayaquil Lima Cusco La_Paz Santiago Valparaiso Buenos_Aires Cordoba Rosario Mendoza Montevideo Asuncion Brasilia Sao_Paulo Rio_de_Janeiro
Salvador Fortaleza Recife Curitiba Porto_Alegre Belo_Horizonte Manaus Caracas Maracaibo Cairo Alexandria Giza Casablanca Rabat Marrakesh Fez Tangier
Algiers Oran Tunis Tripoli Khartoum Addis_Ababa Nairobi Mombasa Kampala Kigali Dar_es_Salaam Dodoma Lusaka Harare Bulawayo Gaborone Windhoek
Johannesburg Cape_Town Durban Pretoria Port_Elizabeth Bloemfontein Maputo Luanda Kinshasa Lagos Abuja Kano Ibadan Port_Harcourt Accra Kumasi Abidjan
Dakar Bamako Ouagadougou Freetown Monrovia Conakry Douala Yaounde Libreville Antananarivo Jerusalem Tel_Aviv Haifa Beirut Damascus Aleppo Amman
Baghdad Basra Mosul Tehran Isfahan Shiraz Mashhad Tabriz Riyadh Jeddah Mecca Medina Dammam Dubai Abu_Dhabi Sharjah Doha Manama Kuwait_City Muscat
Sanaa Kabul Kandahar Karachi Lahore Islamabad Rawalpindi Faisalabad Peshawar Multan Delhi New_Delhi Mumbai Kolkata Chennai Bangalore Bengaluru
Hyderabad Pune Ahmedabad Jaipur Lucknow Kanpur Nagpur Indore Bhopal Patna Surat Vadodara Coimbatore Kochi Chandigarh Dhaka Chittagong Sylhet
Colombo Kandy Kathmandu Pokhara Thimphu Yangon Mandalay Bangkok Chiang_Mai Phuket Hanoi Da_Nang Hue Saigon Phnom_Penh Siem_Reap Vientiane
Kuala_Lumpur Penang Johor_Bahru Singapore Jakarta Surabaya Bandung Medan Yogyakarta Denpasar Manila Quezon_City Cebu Davao Beijing Shanghai
Guangzhou Shenzhen Tianjin Wuhan Chongqing Chengdu Nanjing Hangzhou Xi'an Suzhou Qingdao Harbin Dalian Xiamen Kunming Hong_Kong Macau Taipei Kaohsiung
Taichung Tokyo Osaka Kyoto Yokohama Nagoya Sapporo Fukuoka Kobe Hiroshima Sendai Nara Seoul Busan Incheon Daegu Daejeon Pyongyang Ulaanbaatar Almaty
Astana Tashkent Samarkand Bishkek Dushanbe Ashgabat Sydney Melbourne Brisbane Perth Adelaide Canberra Hobart Darwin Cairns Newcastle Wollongong Geelong
Auckland Wellington Christchurch Dunedin Queenstown Hamilton Suva Apia Nuuk Innsbruck Salzburg Graz Linz Lausanne Lucerne Lugano Tromso Bergen
Trondheim Gothenburg Malmo Uppsala Aarhus Odense Aalborg Tampere Turku Espoo
Chelmsford Colchester Ipswich Peterborough Northampton Bedford Slough Guildford Woking Canterbury Maidstone Dover Hastings Eastbourne Bournemouth
Swindon Gloucester Cheltenham Worcester Hereford Shrewsbury Stafford Stoke-on-Trent Crewe Chester Wigan Bolton Blackburn Preston Lancaster Carlisle
Durham Sunderland Middlesbrough Hull Grimsby Lincoln Doncaster Wakefield Huddersfield Halifax Bradford Harrogate Stirling Perth Paisley
`);

export const regions = words(`
California Texas Florida Ohio Michigan Oregon Nevada Arizona Colorado Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts
Minnesota Mississippi Missouri Montana Nebraska New_Hampshire New_Jersey New_Mexico North_Carolina North_Dakota Oklahoma Pennsylvania Rhode_Island
South_Carolina South_Dakota Tennessee Utah Vermont Virginia Washington West_Virginia Wisconsin Wyoming Alabama Alaska Arkansas Connecticut Delaware
Georgia Hawaii Idaho Ontario Quebec British_Columbia Alberta Manitoba Nova_Scotia Saskatchewan Bavaria Saxony Hesse Brandenburg Tuscany Lombardy
Sicily Sardinia Piedmont Veneto Catalonia Andalusia Galicia Normandy Brittany Provence Burgundy Alsace Scotland Wales England Cornwall Devon Kent
Essex Sussex Surrey Yorkshire Lancashire Norfolk Suffolk Dorset Somerset Cumbria Northumberland Queensland Victoria Tasmania New_South_Wales
Gujarat Punjab Kerala Maharashtra Karnataka Tamil_Nadu Rajasthan Bihar Bengal Sichuan Guangdong Yunnan Fujian Hokkaido Okinawa Kyushu Siberia Crimea
Transylvania Bohemia Moravia Flanders Wallonia Silesia Tyrol Carinthia Styria Jalisco Oaxaca Yucatan Patagonia Bahia Minas_Gerais Europe Asia Africa
South_America North_America Scandinavia Manhattan Brooklyn Queens Harlem Soho Kensington Camden Silicon_Valley Westminster Greenwich Hackney
`);

/** As they are mostly written in English; faker has the official ones. */
export const countries = words(`
Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize
Benin Bhutan Bolivia Bosnia Botswana Brazil Brunei Bulgaria Burkina_Faso Burundi Cambodia Cameroon Canada Chad Chile China Colombia Congo Costa_Rica
Croatia Cuba Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt El_Salvador Eritrea Estonia Ethiopia Fiji Finland France Gabon Gambia Georgia
Germany Ghana Greece Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan
Jordan Kazakhstan Kenya Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia
Maldives Mali Malta Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands New_Zealand Nicaragua
Niger Nigeria North_Korea Norway Oman Pakistan Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Saudi_Arabia
Senegal Serbia Seychelles Sierra_Leone Singapore Slovakia Slovenia Somalia South_Africa South_Korea Spain Sri_Lanka Sudan Suriname Sweden Switzerland
Syria Taiwan Tajikistan Tanzania Thailand Togo Tonga Trinidad Tunisia Turkey Turkmenistan Uganda Ukraine United_Kingdom United_States Uruguay
Uzbekistan Vanuatu Venezuela Vietnam Yemen Zambia Zimbabwe UK USA U.S. UAE Greenland Puerto_Rico Hong_Kong Scotland Wales England Deutschland
Österreich Schweiz Frankreich España Italia Brasil Nederland België Polska Sverige Norge Danmark Suomi Magyarország Česko Türkiye
`);

export const stateCodes =
  words(`AL AK AZ AR CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD
TN TX UT VA VT WA WI WV WY DC`);
export const provinceCodes = words("ON QC BC AB MB SK NS NB NL PE NSW VIC QLD WA SA TAS ACT");
