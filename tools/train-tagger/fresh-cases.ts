/**
 * Cases and ordinary prose that were written after everything was fixed, and measured once: nothing was changed because of them. In the
 * notation of held-out-cases.ts.
 */
export const freshCases = String.raw`
The plumber, {N:Giancarlo Rizzuto}, quoted me 340 euros for the boiler.
Could you reschedule {N:Thandeka Molefe}'s blood test to next Friday?
{N:Petra} forgot her umbrella in the lecture hall again.
Our landlord is {N:Mr. Ferreira}, and he never picks up.
Kindly remit payment to {N:Abdulaziz Al-Harbi}, account ending 4471.
When {N:Winifred Tobin} retired, {N:Alasdair Munro} took over the choir.
i told {N:ashley} not to park there
can someone pick up {N:mrs kowalski} from the station
The bride, {N:Anneliese Brandt}, wore her grandmother's lace.
Minutes taken by {N:Hyun-woo Park}
{N:Oleksandr Shevchuk} lost his passport somewhere between {L:Lviv} and {L:Przemyśl}.
She signed the petition as {N:Eleonora Vitale}.
Regards,\n{N:Bronwyn Llewellyn}\nFinance
Dear {N:Mr. and Mrs. Castellanos},\n\nThank you for staying with us.
{N:Ignatius Mwale} (Lusaka office) approved the budget.
Guest list: {N:Rosalind}, {N:Theo}, {N:Imogen}, {N:Casper}
We buried {N:Uncle Seamus} on Tuesday.
Reporter: {N:Jocelyn Tremblay}\nPriority: high
Employee name: {N:Vikram Bhattacharya}\nDepartment: Facilities
The cheque from {N:L. Hargreave} bounced.
Please courier the samples to {A:27 Tamarind Way, Durban 4001}.
I grew up at {A:1139 Chestnut Street, Allentown, PA 18103}, a brick rowhouse.
Office: {A:Königsallee 92a, 40212 Düsseldorf}
We rented {A:18 Cours Mirabeau, 13100 Aix-en-Provence} for August.
Return to sender: {A:P.O. Box 418, Yellowknife, NT X1A 2N3}
{A:Unit 3, 66 Pacific Highway, St Leonards NSW 2065}
the pickup is at {A:505 cedar st apt 12}
Home: {A:31 Rosslyn Avenue\nBelfast\nBT5 7DQ}
Delivery address\n{N:Maribel Ocampo}\n{A:904 Ash Creek Dr.\nTulsa, OK 74136}
He was towed from {A:Fulton Street} at dawn.
The audit of {O:Carrow & Finlay} starts in June.
{O:Lufthansa} lost my suitcase again.
I was a nurse at {O:Mercy General Hospital} for nine years.
{O:Tallgrass Energy Partners} withdrew its offer.
My pension is with {O:Aviva}.
Apply through the {O:Department of Labor} website.
Our choir rents a hall from {O:St. Columba's Church}.
{O:Yamaha} makes both pianos and motorcycles.
{O:Ostrava Technical University} won the robotics cup.
The plaintiff sued {O:Grayling Chemicals Inc.} over the spill.
Supplier: {O:Morgenstern Textil GmbH}
{O:UNHCR} put up tents near {L:Gaziantep}.
She interned at {O:The Boston Globe}.
We booked through {O:Expedia}.
Is there a ferry from {L:Split} to {L:Ancona}?
My grandparents left {L:Galicia} for {L:Buenos Aires} in 1911.
It hardly ever snows in {L:Brisbane}.
{L:Wyoming} has fewer people than {L:Leeds}.
Ship date 4 May, port of loading {L:Rotterdam}, port of discharge {L:Mombasa}
The vineyard is an hour north of {L:Santiago}.
Nationality: Chilean\nBorn in: {L:Valparaíso}
From {L:Oslo} we took the night train.
{L:Jakarta} is sinking, say geologists.
she moved to {L:seattle} last fall
Velvet Harbour is a 1988 Canadian drama film directed by {N:Renaud Pelletier}.
{N:Mirela Dragomir} is a Romanian gymnast who trained in {L:Cluj-Napoca}.
"Nobody expected this," said {N:Tunde Afolabi}, chief economist at {O:Stanbic Bank}.
{N:Corwin} and {N:Achebe} (2009) reached the opposite conclusion.
Ich möchte einen Termin bei Dr. {N:Wernicke} in {L:Bochum}.
Le colis de {N:Solène Garnier} est resté à {L:Dijon}.
`;

/** Names no person, organisation, address or place. */
export const freshProse = `
We moved the sofa twice before deciding it looked best under the window. The neighbours lent us their trolley, which squeaked all the way down the
hall. By noon the boxes were stacked to the ceiling and nobody could find the scissors. My brother ordered pizza and ate most of it himself. In the
evening it rained, and the new roof held. We were tired but glad.

If the pump does not start, check that the valve is open and that the filter is clean. Turn the dial to position two and wait for the green light. Do
not touch the heater while it is hot. Replace the seal every six months. Keep the manual near the machine. The warranty does not cover damage caused by
frost or by the use of parts from other makers. For help, call the number on the back of the unit between nine and five, Monday to Friday.

The committee met in the small hall on Tuesday. The treasurer reported that fees were up by four per cent and that the heating bill had doubled. After
some debate it was agreed to repair the boiler in spring. A vote on the summer party was put off until May. There being no other business, the chair
closed the meeting at ten. Minutes will be sent by email.

When I was learning to drive, my instructor used to say that the brake is your friend. I did not believe her until the day a deer ran across the road.
Since then I look twice at every hedge. People ask why I drive so slowly. I tell them about the deer, and they laugh, but they slow down too.

A good test names the thing it checks. It sets up as little as it can, does one thing, and looks at one result. When it fails, the message should
say what was expected and what was found. Slow tests get skipped; flaky tests get ignored. Write them as if the next reader had never seen the code,
because the next reader is you in half a year. Keep fixtures small. Prefer plain data to clever helpers. Delete tests that no longer tell you anything.

Bread needs four things: flour, water, salt and time. Mix them in the evening, leave the bowl on the counter, and go to bed. In the morning the dough
will have doubled. Fold it gently, shape it, and let it rest while the oven heats. Bake it dark. The crust should crackle when it cools. English muffins
and French loaves use the same dough with more or less water. Rye is another matter, as any Danish baker will tell you.

Thanks for the quick reply! I tried what you suggested and the error is gone, but now the page loads twice. Could it be the cache? I cleared it once
already. Also, the export button is grey for me; is that because I am on the free plan? No rush, I am away until Wednesday. Have a nice weekend!
`;
