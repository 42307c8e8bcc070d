/** A source, a question about it, answers that rest on it, and answers that don't. Written for this test. */
export interface GroundingCase {
  readonly source: string;
  readonly query: string;
  readonly supported: readonly string[];
  readonly unsupported: readonly string[];
}

export const groundingCases: readonly GroundingCase[] = [
  {
    source: "The Halden library opened in 1987 and holds 240,000 books. It is closed on Mondays. The architect was Ingrid Moe.",
    query: "When did the Halden library open, and who was its architect?",
    supported: ["The Halden library opened in 1987.", "Its architect was Ingrid Moe, and it opened in 1987.", "The library holds 240000 books and is closed on Mondays.", "It opened in 1987. The library is closed on Mondays."],
    unsupported: ["The Halden library opened in 1978.", "The architect was Lars Vik.", "The library holds 420,000 books.", "The Halden library opened in 1987. It was paid for by the royal family and won several prizes."],
  },
  {
    source: "Customers may return any product within 30 days of purchase. Items must be unused and in their original packaging. Refunds are issued to the original payment method within 5 business days. Gift cards cannot be returned.",
    query: "What is the return policy?",
    supported: ["You can return products within 30 days of purchase if they are unused and in original packaging.", "Refunds go to the original payment method within 5 business days.", "Gift cards cannot be returned.", "The return policy allows returns within 30 days."],
    unsupported: ["You can return products within 90 days of purchase.", "Gift cards can be returned.", "Refunds are issued in cash at any store.", "Returns are free and a courier collects them from your home."],
  },
  {
    source: "Project Larch is led by Dr. Amina Diallo. The budget is 3.2 million euros over four years. The first phase studies peat soils in Finland and Estonia.",
    query: "Who leads Project Larch and what is its budget?",
    supported: ["Project Larch is led by Dr. Amina Diallo with a budget of 3.2 million euros.", "The budget is 3.2 million euros over 4 years.", "The first phase studies peat soils in Finland and Estonia.", "Amina Diallo leads Project Larch."],
    unsupported: ["Project Larch is led by Dr. Peter Novak.", "The budget is 2.3 million euros.", "The first phase studies coral reefs in Indonesia.", "Project Larch is led by Dr. Amina Diallo, who previously worked at Stanford University."],
  },
  {
    source: "The trial enrolled 412 patients with type 2 diabetes. Patients who took metforol lost 4.1 kg on average. The drug did not change blood pressure. Nausea was reported by 12% of patients.",
    query: "What were the results of the metforol trial?",
    supported: ["Patients who took metforol lost 4.1 kg on average.", "Metforol did not change blood pressure.", "The trial enrolled 412 patients, and 12% reported nausea.", "In the trial, nausea was reported by 12% of patients."],
    unsupported: ["Patients who took metforol lost 8 kg on average.", "The drug changed blood pressure.", "Metforol cures diabetes in most children.", "The trial enrolled 1,200 patients."],
  },
  {
    source: "Mercury Freight acquired Baltic Lines in March 2021 for 45 million dollars. Baltic Lines kept its head office in Riga. All 300 employees were retained.",
    query: "When did Mercury Freight acquire Baltic Lines?",
    supported: ["Mercury Freight acquired Baltic Lines in March 2021.", "The acquisition of Baltic Lines by Mercury Freight cost 45 million dollars.", "Baltic Lines kept its head office in Riga.", "All 300 employees were retained."],
    unsupported: ["Baltic Lines acquired Mercury Freight in March 2021.", "Mercury Freight acquired Baltic Lines in June 2019.", "Baltic Lines moved its head office to Hamburg.", "All 300 employees were dismissed without pay."],
  },
  {
    source: "To reset the router, hold the button for 10 seconds until the light turns amber. The default password is printed on the bottom label. Do not unplug the device during an update.",
    query: "How do I reset the router?",
    supported: ["Hold the button for 10 seconds until the light turns amber.", "The default password is on the bottom label.", "Do not unplug the device during an update.", "To reset the router, hold the button for ten seconds."],
    unsupported: ["Hold the button for 30 seconds until the light turns amber.", "The default password is admin123.", "Unplug the device during an update.", "Open the mobile app and choose factory settings from the menu."],
  },
  {
    source: "The comet Averell-Tsung passes the sun every 76 years. It was last visible in 1999 and will return in 2075. Its core is about 9 kilometres wide.",
    query: "When will the comet return?",
    supported: ["The comet will return in 2075.", "The comet passes the sun every 76 years and was last visible in 1999.", "Its core is about 9 kilometres wide.", "It will return in 2075, 76 years after it was last visible in 1999."],
    unsupported: ["The comet will return in 2061.", "Its core is about 90 kilometres wide.", "The comet was discovered by Galileo.", "The comet will not return."],
  },
  {
    source: "Employees earn 25 days of annual leave. Up to 5 unused days can be carried over to the next year. Leave requests need approval by the line manager two weeks in advance.",
    query: "How many days of annual leave do employees get?",
    supported: ["Employees earn 25 days of annual leave.", "Up to 5 unused days can be carried over.", "Leave requests need approval by the line manager two weeks in advance.", "You get 25 days of annual leave."],
    unsupported: ["Employees earn 28 days of annual leave.", "Unused days cannot be carried over.", "Leave requests need approval by the chief executive.", "Employees also receive a travel allowance and free gym membership."],
  },
]; // prettier-ignore
