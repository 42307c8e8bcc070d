import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { passesEan13, passesLuhn, passesMod1110, remainder97, weigh } from "../../src/guardrails/sensitive/check-digits.ts";
import { nationalNumbers } from "../../src/guardrails/sensitive/national-numbers.ts";
import { findSensitive } from "../support/find-sensitive.ts";

/** A valid number: random digits, and the check digits that make `isRight` true. */
interface Numbers {
  readonly type: string;
  /** Words that may stand before it; "" where it needs none. */
  readonly words: readonly string[];
  /** Digits as `#`, letters as `A`, in the ways that people group them. */
  readonly forms: readonly string[];
  readonly prefixes: readonly string[];
  readonly isRight: (code: string) => boolean;
}

const numbers: readonly Numbers[] = [
  {
    type: "CREDIT_DEBIT_CARD_NUMBER",
    words: ["", "my card is ", "card: ", "Visa ", '"card":"'],
    forms: ["################", "#### #### #### ####", "####-####-####-####"],
    prefixes: ["4", "51", "55", "2221", "6011", "3528"],
    isRight: passesLuhn,
  },
  {
    type: "CREDIT_DEBIT_CARD_NUMBER",
    words: ["", "Amex "],
    forms: ["###############", "#### ###### #####", "####-######-#####"],
    prefixes: ["34", "37"],
    isRight: passesLuhn,
  },
  ...[
    { country: "DE", forms: ["AA####################", "AA## #### #### #### #### ##"] },
    { country: "BE", forms: ["AA##############", "AA## #### #### ####"] },
    { country: "AT", forms: ["AA##################", "AA## #### #### #### ####"] },
  ].map(({ country, forms }) => ({
    type: "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
    words: ["", "IBAN: ", "pay to ", "iban="],
    forms,
    prefixes: [country],
    isRight: (code: string) => remainder97(code.slice(4) + code.slice(0, 4)) === 1,
  })),
  {
    type: "UK_NATIONAL_HEALTH_SERVICE_NUMBER",
    words: ["NHS number ", "nhs: ", "my NHS number is "],
    forms: ["##########", "### ### ####", "###-###-####"],
    prefixes: ["4", "6", "7"],
    isRight: (code) => weigh(code, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  },
  {
    type: "CA_SOCIAL_INSURANCE_NUMBER",
    words: ["SIN ", "social insurance number: ", '"sin": "'],
    forms: ["#########", "### ### ###", "###-###-###"],
    prefixes: ["1", "4", "7"],
    isRight: passesLuhn,
  },
  {
    type: "US_BANK_ROUTING_NUMBER",
    words: ["routing number ", "ABA: ", "routing_number="],
    forms: ["#########"],
    prefixes: ["02", "11", "26", "31"],
    isRight: (code) => weigh(code, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
  },
  {
    type: "EU_TAX_NUMBER",
    words: ["", "VAT ", "USt-IdNr.: "],
    forms: ["AA#########"],
    prefixes: ["DE1", "DE8"],
    isRight: (code) => passesMod1110(code.slice(2)),
  },
  {
    type: "EU_NATIONAL_ID",
    words: ["", "AHV "],
    forms: ["###.####.####.##", "#############"],
    prefixes: ["756"],
    isRight: passesEan13,
  },
];

const sentences = fc.constantFrom(
  ["", ""],
  ["Hello, ", "."],
  ["Please use ", " today."],
  ["a,", ",b"],
  ["{", '"}'],
  ["(", ")"],
  ["\n", "\n"],
);

/** The code, of random digits behind a prefix, whose last two characters are made right. */
function makeRight({ prefixes, isRight }: Numbers, form: string, digits: string, pick: number): string | undefined {
  const length = form.replaceAll(/[^#A]/g, "").length;
  const prefix = prefixes[pick % prefixes.length] ?? "";
  const isIban = /^[A-Z]{2}$/.test(prefix);
  for (let check = 0; check < 100; check++) {
    const two = String(check).padStart(2, "0");
    const code = isIban ? prefix + two + digits.slice(0, length - 4) : prefix + digits.slice(0, length - prefix.length - 2) + two;
    // Of an IBAN's check digits 00, 01 and 99 are never given out.
    if (isRight(code) && !(isIban && (check < 2 || check > 98))) return code;
  }
  return undefined;
}

function write(code: string, form: string): string {
  let next = 0;
  return form.replaceAll(/[#A]/g, () => code.charAt(next++));
}

const cases = fc.record({
  numbers: fc.constantFrom(...numbers),
  digits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }).map((list) => list.join("")),
  pick: fc.nat(1000),
  around: sentences,
});

test("numbers with right check digits are found in any of their forms, in any sentence", () => {
  fc.assert(
    fc.property(cases, ({ numbers: kind, digits, pick, around }) => {
      const form = kind.forms[pick % kind.forms.length] ?? "";
      const code = makeRight(kind, form, digits, pick);
      if (code === undefined) return;
      const value = write(code, form);
      const text = `${around[0] ?? ""}${kind.words[pick % kind.words.length] ?? ""}${value}${around[1] ?? ""}`;
      assert.ok(findSensitive(text).includes(`${kind.type} ${value}`), text);
    }),
    { numRuns: 4000 },
  );
});

test("with one digit changed they are not found", () => {
  fc.assert(
    fc.property(cases, fc.nat(100), fc.integer({ min: 1, max: 9 }), ({ numbers: kind, digits, pick, around }, place, by) => {
      const form = kind.forms[pick % kind.forms.length] ?? "";
      const code = makeRight(kind, form, digits, pick);
      if (code === undefined) return;
      const first = code.search(/\d/);
      const at = first + (place % (code.length - first));
      const wrong = code.slice(0, at) + String((Number(code.charAt(at)) + by) % 10) + code.slice(at + 1);
      if (kind.isRight(wrong)) return;
      const text = `${around[0] ?? ""}${kind.words[pick % kind.words.length] ?? ""}${write(wrong, form)}${around[1] ?? ""}`;
      assert.ok(!findSensitive(text).some((line) => line.startsWith(`${kind.type} `)), text);
    }),
    { numRuns: 4000 },
  );
});

test("each European number is found after a word for it when its check digits are right, and most others are not", () => {
  const shapes = fc.record({
    number: fc.constantFrom(...nationalNumbers),
    digits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 }).map((list) => list.join("")),
  });
  let wrong = 0;
  let foundWrong = 0;
  fc.assert(
    fc.property(shapes, ({ number, digits }) => {
      const candidate = digits.slice(0, number.length);
      const lines = findSensitive(`national id ${candidate}`);
      const isFound = lines.some((line) => line.startsWith("EU_"));
      if (number.check(candidate)) assert.ok(lines.length === 1, candidate);
      else {
        wrong++;
        if (isFound) foundWrong++;
      }
    }),
    { numRuns: 6000 },
  );
  assert.ok(foundWrong / wrong < 0.3, `${String(foundWrong)} of ${String(wrong)}`);
});
