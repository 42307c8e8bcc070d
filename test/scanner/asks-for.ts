import type { Rule } from "../../src/scanner/model/rule.ts";

/** As if one rule read just these types. */
export const asksFor = (...types: readonly string[]): readonly Rule[] => [
  {
    id: "test-asks",
    control: "DAT-006",
    severity: "high",
    title: "It is asked",
    remediation: "Do nothing.",
    reads: types,
    checkAccount: () => [],
  },
];
