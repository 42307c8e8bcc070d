/**
 * Names written from general knowledge, to go with those of faker: surnames and given names that are common in the United States and
 * Britain, and romanised names of cultures whose lists faker keeps in their own script.
 */
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));

export const anglicSurnames = words(`
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson
Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green
Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris
Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez
Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell
Sullivan Bell Coleman Butler Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds Griffin
Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernandez
Mcdonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez
Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt
Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Arnold Pierce Hansen Peters Santos Hart
Bradley Knight Elliott Cunningham Duncan Armstrong Hudson Carroll Lane Riley Andrews Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews
Pena Richards Contreras Willis Carpenter Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins Greene Nunez Wheeler Valdez Harper
Burke Larson Santiago Maldonado Morrison Franklin Carlson Austin Dominguez Carr Lawson Jacobs Obrien Lynch Singh Vega Bishop Montgomery Oliver
Jensen Harvey Williamson Gilbert Dean Sims Espinoza Howell Li Wong Reid Hanson Le Mccoy Garrett Burton Fuller Wang Weber Welch Rojas Lucas Marquez
Fields Park Yang Little Banks Padilla Day Walsh Bowman Schultz Luna Fowler Mejia Davidson Acosta Brewer May Holland Juarez Newman Pearson Curtis
Cortez Douglas Schneider Joseph Barrett Navarro Figueroa Keller Avila Wade Molina Stanley Hopkins Campos Barnett Bates Chambers Caldwell Beck
Lambert Miranda Byrd Craig Ayala Lowe Frazier Powers Neal Leonard Gregory Carrillo Sutton Fleming Rhodes Shelton Schwartz Norris Jennings Rios
Watts Duran Walters Cohen Mcdaniel Moran Parks Steele Vaughn Becker Holt Deleon Barker Terry Hale Leon Hail Benson Haynes Horton Miles Lyons Pham
Graves Bush Thornton Wolfe Warner Cabrera Mckinney Mann Zimmerman Dawson Lara Fletcher Page Mccarthy Love Robles Cervantes Solis Erickson Reeves
Chang Klein Salinas Fuentes Baldwin Daniel Simon Velasquez Hardy Higgins Aguirre Lin Cummings Chandler Sharp Barber Bowen Ochoa Dennis Robbins
Liu Ramsey Francis Griffith Paul Blair Oconnor Cardenas Pacheco Cross Calderon Quinn Moss Swanson Chan Rivas Khan Rodgers Serrano Fitzgerald
Rosales Stevenson Christensen Manning Gill Curry Mclaughlin Harmon Mcgee Gross Doyle Garner Newton Burgess Reese Walton Blake Trujillo Adkins
Brady Goodman Roman Webster Goodwin Fischer Huang Potter Delacruz Montoya Todd Wu Hines Mullins Castaneda Malone Cannon Tate Mack Sherman Hubbard
Hodges Zhang Guerra Wolf Valencia Saunders Franco Rowe Gallagher Farmer Hammond Hampton Townsend Ingram Wise Gallegos Clarke Barton Schroeder
Maxwell Waters Logan Camacho Strickland Norman Person Colon Parsons Frank Harrington Glover Osborne Buchanan Casey Floyd Patton Ibarra Ball Tyler
Suarez Bowers Orozco Salas Cobb Gibbs Andrade Bauer Conner Moody Escobar Mcguire Lloyd Mueller Hartman French Kramer Mcbride Pope Lindsey Velazquez
Norton Mccormick Sparks Flynn Yates Hogan Marsh Macias Villanueva Zamora Pratt Stokes Owen Ballard Lang Brock Villarreal Charles Drake Barrera
Cain Patrick Pineda Burnett Mercado Santana Shepherd Bautista Ali Shaffer Lamb Trevino Mckenzie Hess Beil Olsen Cochran Morton Nash Wilkins
Petersen Briggs Shah Roth Nicholson Holloway Lozano Rangel Flowers Hoover Short Arias Mora Valenzuela Bryan Meyers Weiss Underwood Bass Greer
Summers Houston Carson Morrow Clayton Whitaker Decker Yoder Collier Zuniga Carey Wilcox Melendez Poole Roberson Larsen Conley Davenport Copeland
Massey Lam Huff Rocha Cameron Jefferson Hood Monroe Anthony Pittman Huynh Randall Singleton Kirk Combs Mathis Christian Skinner Bradford Richard
Galvan Wall Boone Kirby Wilkinson Bridges Bruce Atkinson Velez Meza Roy Vincent York Hodge Villa Abbott Allison Tapia Gates Chase Sosa Sweeney
Farrell Wyatt Dalton Horn Barron Phelps Yu Dickerson Heath Foley Atkins Mathews Bonilla Acevedo Benitez Zavala Hensley Glenn Cisneros Harrell
Shields Rubio Choi Huffman Boyer Garrison Arroyo Bond Kane Hancock Callahan Dillon Cline Wiggins Grimes Arellano Melton Oneill Savage Ho Beltran
Pitts Parrish Ponce Rich Booth Koch Golden Ware Brennan Mcdowell Marks Cantu Humphrey Baxter Sawyer Clay Tanner Hutchinson Kaur Berg Wiley Gilmore
Russo Villegas Hobbs Keith Wilkerson Ahmed Beard Mcclain Montes Mata Rosario Vang Walter Henson Oneal Mosley Mcclure Beasley Stephenson Snow Huerta
Preston Vance Barry Johns Eaton Blackwell Dyer Prince Macdonald Solomon Guevara Stafford English Hurst Woodard Cortes Shannon Kemp Nolan McCullough
McKay McIntyre McKenna McAllister McNeil McPherson McGrath MacLeod O'Brien O'Connor O'Neill O'Sullivan O'Reilly O'Hara O'Malley O'Donnell D'Angelo
D'Souza FitzPatrick Ashworth Attwood Barlow Bickerstaff Blackburn Bramley Cartwright Chadwick Clegg Cleary Dodds Entwistle Fairclough Featherstone
Gladwin Hargreaves Haworth Heathcote Hollingsworth Horsfall Illingworth Kershaw Lockwood Longbottom Oldfield Openshaw Pickering Pilkington Ramsbottom
Rowntree Sedgwick Shuttleworth Sidebottom Slater Standish Stringer Sutcliffe Thistlethwaite Tunnicliffe Whitehead Whittaker Winterbottom Wolstenholme
Wrigley Abernathy Applegate Babcock Bancroft Beauchamp Birdwell Blackwood Bloomfield Bracken Bushnell Calloway Caraway Cavendish Chisholm Colby
Crenshaw Cromwell Darby Delaney Devereaux Dunbar Eldridge Fairbanks Farnsworth Finch Gaines Galloway Garfield Goldstein Greenberg Hathaway Hawthorne
Holbrook Huxley Kaplan Kensington Langley Levine Lockhart Lovelace Mayfield Merriweather Middleton Nightingale Pemberton Pennington Prescott Quimby
Radcliffe Redmond Rosenberg Rosenthal Rutherford Sheffield Sinclair Stanton Sterling Thackeray Trent Vanderbilt Wainwright Wakefield Wexler Whitfield
Winchester Winslow Woodward Yarborough Zimmer Bergstrom Lindqvist Halvorsen Nakamura Okafor Kowalski Novak Petrov Ivanov Rossi Moretti Dubois Lefebvre
`);

export const romanisedSurnames = words(`
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng Han Feng Cao Peng Zeng Xiao Tian
Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Shen Zhong Cui Tan Fan Jin Shi Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou
Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu
Saito Mori Ikeda Hashimoto Abe Ishikawa Ogawa Okada Goto Hasegawa Murakami Kondo Ishii Sakamoto Endo Aoki Fujii Nishimura Fukuda Ota Miura Fujiwara
Okamoto Matsuda Nakajima Harada Ono Tamura Takeuchi Kaneko Nakano Uchida Kudo Ueda Moriyama Kojima Sakai Maeda Fujita Hirano
Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Moon Yang Son Bae Baek Heo Nam Noh Ha Joo Min
Ahmed Ali Hassan Hussein Khan Khalil Mansour Haddad Nasser Saleh Farouk Aziz Rahman Abdullah Ibrahim Mahmoud Mustafa Yousef Qureshi Siddiqui Malik
Sheikh Mirza Hashemi Rahimi Karimi Ahmadi Mohammadi Hosseini Moradi Jafari Rezaei Najjar Khoury Sabbagh Darwish Shaheen Zidan Bakr Sharif Hamdan
Al-Farsi Al-Rashid Al-Sayed Al-Masri Al-Hariri El-Sayed El-Masry bin_Salman bin_Rashid Abdelrahman Abdulaziz Benali Bouazizi Chaouch Lahlou Ziani
Sharma Patel Singh Kumar Gupta Shah Mehta Reddy Rao Iyer Nair Menon Pillai Das Banerjee Mukherjee Chatterjee Ghosh Bose Sen Chowdhury Joshi Desai
Kulkarni Deshpande Patil Jain Agarwal Verma Mishra Pandey Tiwari Yadav Chauhan Rajput Kapoor Khanna Malhotra Bhatia Sethi Arora Chopra Gill Sandhu
Dhillon Grewal Subramanian Krishnan Venkatesh Raman Natarajan Balakrishnan Fernando Perera Silva Jayawardena Wickramasinghe Bandara Rahman Hossain
Nguyen Tran Le Pham Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Trinh Truong Lam Mai Dao Santoso Wijaya Susanto Kusuma Hidayat Nugroho
Okafor Adeyemi Okonkwo Eze Nwosu Balogun Ogunleye Adebayo Olawale Chukwu Obi Bello Abubakar Mensah Owusu Asante Boateng Osei Appiah Kamau Mwangi
Otieno Wanjiru Kipchoge Njoroge Odhiambo Mutua Nkosi Dlamini Ndlovu Zulu Khumalo Mokoena Molefe Mthembu Banda Phiri Mwale Tembo Diallo Traore Keita
Coulibaly Cisse Diop Ndiaye Sow Fall Kone Toure Tesfaye Bekele Haile Abebe Getachew Desta Girma Mulugeta Kiprono Chebet Achieng
Ivanov Petrov Smirnov Kuznetsov Popov Sokolov Lebedev Kozlov Novikov Morozov Volkov Pavlov Orlov Fedorov Ivanova Petrova Smirnova Sokolova Shevchenko
Kovalenko Bondarenko Tkachenko Kravchenko Melnyk Papadopoulos Georgiou Nikolaidis Dimitriou Katsaros Yilmaz Kaya Demir Celik Sahin Yildiz Ozturk Aydin
`);

export const romanisedGivenNames = words(`
Wei Fang Min Jing Lei Xiuying Qiang Yan Jun Jie Ting Ming Hui Ling Xin Yue Hao Chen Bo Feng Ying Mei Lan Qing Tao Peng Zhen Yu Xiaoming Xiaoli Jiahao
Zihan Yuxuan Haoran Meilin Jianguo Guoqiang Weimin Lihua Yong Shuang Xiaoyan Zhihao Yifan Ziyi
Haruto Yuto Sota Yuki Hayato Haruki Ryusei Koki Sora Riku Takumi Kenji Hiroshi Takeshi Satoshi Akira Kazuki Daiki Shota Naoki Makoto Yoko Yuko Sakura
Hina Yui Aoi Rin Mio Mei Akiko Keiko Naomi Kumiko Michiko Emi Ayumi Haruka Misaki Nanami Tomoko Junko Hideo Masato Kaori
Minjun Seojun Jiho Jihoon Minho Hyunwoo Sungmin Taeyang Jaewon Donghyun Seoyeon Jiwoo Minseo Soyeon Jiyoung Eunji Hyejin Yuna Minji Sooyoung Ji-woo
Min-jun Seo-yeon Hye-jin Sung-ho Joon-ho Kyung-soo Mi-rae Young-ho
Mohammed Muhammad Ahmed Ali Omar Hassan Hussein Ibrahim Khalid Yusuf Youssef Tariq Bilal Samir Karim Nabil Rashid Faisal Abdullah Abdulrahman Hamza
Zaid Walid Mahmoud Mustafa Fatima Aisha Maryam Zainab Khadija Layla Leila Noor Huda Salma Amina Rania Yasmin Samira Hanan Nadia Farah Dina Reem Amal
Sumaya Reza Hossein Mehdi Amir Parisa Shirin Nasrin Mina Babak Kaveh Farhad Azadeh
Aarav Vivaan Aditya Arjun Rohan Rahul Raj Vikram Sanjay Amit Anil Sunil Rajesh Suresh Ramesh Mahesh Deepak Prakash Ganesh Krishna Ravi Vijay Ajay Manoj
Nikhil Siddharth Karthik Harish Priya Anjali Pooja Neha Sneha Divya Kavita Sunita Anita Lakshmi Meena Radha Shreya Ananya Ishita Aishwarya Swati Rekha
Harpreet Gurpreet Manpreet Jaspreet Simran Balwinder Imran Farhan Asif Nasir Shabana Rukhsana Nusrat
Chidi Emeka Obinna Chinedu Ifeanyi Tunde Segun Femi Kunle Babajide Oluwaseun Temitope Ngozi Chioma Adaeze Amaka Folake Yetunde Bukola Titilayo Kwame
Kofi Kwaku Yaw Kojo Akosua Ama Abena Efua Wanjiku Njeri Wambui Atieno Akinyi Juma Baraka Hamisi Sipho Thabo Thandiwe Nomvula Lerato Zanele Bongani
Mandla Themba Nia Amadou Moussa Ousmane Fatou Aminata Mariama Ibrahima Sekou Mamadou Abebe Tadesse Selam Hirut Dawit Yohannes Almaz
Linh Thao Huong Trang Ngoc Phuong Anh Minh Duc Tuan Hung Quang Khanh Bao Thanh Van Budi Siti Dewi Agus Putri Wayan Ketut Nur Aisyah Rizky
Vladimir Dmitri Sergei Aleksei Nikolai Mikhail Ivan Oleg Andrei Boris Yuri Natalia Olga Svetlana Tatiana Irina Ekaterina Anastasia Ksenia Oksana Taras
Mykola Bohdan Halyna Giorgos Yannis Kostas Dimitris Eleni Katerina Mehmet Mustafa Ahmet Emre Can Deniz Ayse Fatma Elif Zeynep Hatice
`);

/** Given names that are ordinary words too, or short forms that people use. */
export const everydayGivenNames = words(`
Will Bill Mark Grace Rose May June April Dawn Faith Hope Joy Jack Frank Art Rich Chuck Rob Bob Pat Sue Drew Grant Dean Earl Duke Guy Ray Gene Carol
Holly Ivy Lily Violet Daisy Heather Iris Jasmine Olive Ruby Pearl Amber Crystal Ginger Sandy Robin Jay Rusty Cliff Glen Dale Brook Summer Autumn
Melody Harmony Charity Patience Prudence Felicity Christian Angel Destiny Mercy Chance Chase Hunter Mason Carter Parker Taylor Tyler Cooper Sawyer
Miles Max Victor Lance Pierce Wade Clay Stone Reed Forrest Sky Star Mike Dave Steve Tom Jim Joe Dan Ben Sam Tim Matt Nick Chris Alex Kate Liz Beth
Meg Jen Jess Becky Becca Kathy Patty Debbie Barb Cindy Mandy Abby Gabby Maddie Katie Annie Ellie Charlie Freddie Archie Alfie Teddy Ollie Jamie
Zach Josh Jake Luke Kyle Sean Shawn Ian Liam Noah Emma Olivia Ava Mia Zoe Chloe Ella Amelia Isla Freya Poppy Evie Sophia Isabella Charlotte Harper
Evelyn Abigail Emily Elizabeth Sofia Madison Avery Scarlett Victoria Aria Penelope Layla Nora Hazel Aurora Savannah Brooklyn Bella Claire Skylar Lucy
Paisley Everly Anna Caroline Nova Genesis Emilia Kennedy Samantha Maya Willow Kinsley Naomi Aaliyah Elena Sarah Ariana Allison Gabriella Alice Madelyn
Cora Eva Serenity Ethan Oliver Elijah William Henry Benjamin Lucas Michael Alexander Daniel Jacob Logan Jackson Sebastian Mateo Owen Theodore Aiden
Samuel Joseph John David Wyatt Matthew Julian Leo Ezra Gabriel Anthony Isaac Dylan Lincoln Jaxon Asher Christopher Joshua Andrew Thomas Nathan Aaron
Margaret Patricia Linda Barbara Susan Nancy Karen Betty Helen Sandra Donna Ruth Sharon Michelle Laura Kimberly Deborah Jessica Shirley Cynthia Angela
Melissa Brenda Amy Rebecca Virginia Kathleen Pamela Martha Debra Amanda Stephanie Christine Marie Janet Catherine Frances Ann Joyce Diane Richard
Charles Donald Paul George Kenneth Edward Brian Ronald Kevin Jason Jeffrey Ryan Gary Eric Stephen Larry Justin Scott Brandon Raymond Gregory Jerry
Dennis Walter Peter Harold Douglas Arthur Roger Keith Lawrence Terry Albert Willie Louis Ralph Roy Eugene Russell Bobby Philip Harry Howard Fred
`);
