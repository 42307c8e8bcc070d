/**
 * Hostile prose: capitals for emphasis, names that are words, and hardly an entity (a county, a cycle). Written by hand for measuring
 * false entities; never trained on, but words that it showed to be missing were added to the lexicon.
 */
export const entityFreeProse = `
The kettle had been on for ten minutes before anybody noticed that it was not plugged in. By then the toast was cold, the eggs were
hard, and the dog had eaten most of the butter. "Well," said my aunt, "at least the Sunday papers are here." She opened the window. It was
one of those April mornings when Spring cannot make up its mind: sun on the roof, frost on the lawn. Nobody wanted to go to Church.

Dear Customer, Thank you for shopping with us! Your order has been received and is being processed. Please allow 3 to 5 Business Days for
delivery. Refunds are issued within Thirty days. Terms and Conditions apply; see the Privacy Policy and the Cookie Notice. If you have any
Questions, reply to this e-mail or open a Support Ticket. Warm regards, The Customer Care Team

Photosynthesis turns light into sugar. Chlorophyll absorbs mostly Red and Blue light, which is why leaves look Green. In the Calvin cycle,
carbon dioxide is fixed by an enzyme called RuBisCO. Oxygen is a by-product. Most plants store starch; some, such as the Sugar Beet, store
sucrose. Vitamin C, Iron and Magnesium are found in Spinach. Doctors once prescribed Mercury; today they prefer Penicillin or Ibuprofen.

Monday: squats, lunges, planks. Tuesday: rest. Wednesday: Intervals, 6 x 400 m. Thursday: Swim. Friday: Yoga. Weekend: Long Run. Drink Water!
Sleep Eight Hours. No Excuses.

Preheat the oven to 180 C. Cream the butter and the sugar, then add two eggs and a pinch of Salt. Fold in the Flour. French toast, Danish
pastries, Swiss rolls, Turkish delight, Brussels sprouts and Yorkshire pudding all have their own rules. Serve with Earl Grey tea or Espresso.

As of Version 4.2, the Scheduler retries failed Jobs up to five times. Set MAX_RETRIES to change that. A Job that fails is moved to the Dead
Letter Queue, from which an Operator may restore it. The REST API accepts JSON; the older SOAP endpoint was removed. Use PATCH, not PUT. HTTP
429 means Too Many Requests. Error: Connection refused. Warning: Certificate expires in 12 Days. See RFC 9110, Section 15.5. TLS 1.3 is required.

Title: How I Learned to Stop Worrying and Love Spreadsheets. Abstract: We study the use of Pivot Tables in Small Offices. Keywords: Budgets, Macros,
Regret. Chapter One: In the Beginning Was the Cell. Chapter Two: Formulas for the Faint of Heart. Appendix A: Keyboard Shortcuts. Figure 3 shows the
Number of Tabs per Workbook. Table 2 lists the Most Common Mistakes.

omg did you see that?? the cat just jumped on the Christmas tree lol. anyway i'm running late, be there in 20. do we need milk? also can u bring the
charger, mine died. k thx bye. wait, is it Friday already?! ugh. will do. maybe in may. no idea what mark i got on the exam tbh.

The Defendant shall pay the Plaintiff's Costs. The Lessee may not sublet the Premises without the Lessor's prior written Consent. Time is of the Essence.
Neither Party shall be liable for Acts of God, War or Strikes. This Agreement shall be governed by the Laws of the State. In Witness Whereof, the
Parties have executed this Agreement on the Date first written above. Force Majeure is defined in Clause 14. Notices must be in Writing.

HELP WANTED: FULL TIME BAKER. EARLY SHIFTS. GOOD PAY. APPLY INSIDE. NO PHONE CALLS PLEASE. CAUTION: WET FLOOR. EMPLOYEES ONLY. MIND THE GAP. SALE ENDS
SUNDAY! BUY ONE GET ONE FREE. DO NOT REMOVE THIS TAG UNDER PENALTY OF LAW. KEEP OUT OF REACH OF CHILDREN.

Grandma always said that Patience is a Virtue and that Hope springs eternal. Grandpa would mark his place with an old bill, hunt for his glasses, and
rob the biscuit tin. A rose by any other name would smell as sweet. Chase the ball, Drew the teacher on the board: draw, drew, drawn. May I? You
may. Will it rain? It will. Grant me the serenity. Bob up and down. Pat the dog. Sue them if you must. Frank advice is rare.

The Middle Ages were not as Dark as people think. Feudal lords held Manors; Serfs worked the Land. The Black Death killed a third of the population. Later
came the Renaissance, the Reformation and the Enlightenment. The Industrial Revolution brought Steam, Steel and Soot. Historians disagree about Dates.
Buddhism, Islam, Judaism and Hinduism spread along trade routes. Latin, Greek, Arabic and Sanskrit were languages of learning. German nouns are
capitalised; English ones are not, except on Mondays in March, as French teachers like to say about Spanish pupils.

I can't log in. It says Invalid Password, but I reset it Yesterday. I tried Chrome, Firefox and Safari on Windows, macOS and an old Android tablet. The
Captcha never loads. When I click Forgot Password, nothing happens. Screenshot attached. Ticket number 558812. Please fix this ASAP, I have a Deadline!

Q: What is the difference between a Stack and a Queue? A: A Stack is Last In, First Out. Q: Why use Big O notation? A: To compare Algorithms.
Bubble Sort is slow; Merge Sort and Quick Sort are faster. A Hash Table gives O(1) lookups. Binary Search needs a Sorted Array. Graph problems: Shortest Path,
Minimum Spanning Tree, Maximum Flow. Use Breadth First Search. True or False: every Tree is a Graph. Null is not Zero. NaN is not a Number.
`;
