import { nationalNumbers } from "../../src/guardrails/sensitive/national-numbers.ts";
import { sensitiveTypeNames, sensitiveTypes } from "../../src/guardrails/sensitive/sensitive-types.ts";

/** One row for each type that is made out by its structure. */
export function sensitiveTypeRows(): string[][] {
  return sensitiveTypeNames.map((name) => {
    const { dataClass, overlays, matched, sought } = sensitiveTypes[name];
    return [`\`${name}\``, matched, [dataClass, ...overlays].join(", "), sought === "always" ? "always" : "if named"];
  });
}

/** One row for each number of digits that European countries give. */
export function nationalNumberRows(): string[][] {
  return nationalNumbers.map(({ country, name, type, length, alone }) => [
    country,
    name,
    `\`${type}\``,
    String(length),
    alone.map((shape) => `\`${shape}\``).join(", "),
  ]);
}
