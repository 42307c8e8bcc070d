import type { GuardrailTest } from "../admin/test-guardrail.ts";
import type { Output } from "./output.ts";

type Finding = GuardrailTest["findings"][number];

export const actionColours = { blocked: "red", masked: "yellow", reported: "blue" } as const satisfies Record<
  Finding["action"],
  string
>;
const severity: readonly Finding["action"][] = ["reported", "masked", "blocked"];

/**
 * A text with what was found in colour. Where findings overlap the shortest shows, so that a word stands out in a text that is
 * blocked as a whole; of equally long ones the gravest.
 */
export function highlightText(output: Output, text: string, findings: readonly Finding[]): string {
  const cuts = [...new Set([0, text.length, ...findings.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const ranked = [...findings].sort((a, b) => b.end - b.start - (a.end - a.start) || rank(a) - rank(b));
  // The longest is painted first and the shortest last.
  const painted = Array.from<Finding | undefined>({ length: cuts.length });
  const indexOf = new Map(cuts.map((cut, index) => [cut, index]));
  for (const finding of ranked) painted.fill(finding, indexOf.get(finding.start) ?? 0, indexOf.get(finding.end) ?? 0);
  return cuts
    .slice(0, -1)
    .map((cut, index) => {
      const shown = visible(text.slice(cut, cuts[index + 1]));
      const finding = painted[index];
      return finding === undefined ? shown : output.style([actionColours[finding.action], "underline"], shown);
    })
    .join("");
}

function rank({ action }: Finding): number {
  return severity.indexOf(action);
}

/** Line ends and tabs as they are; what cannot be seen, or could steer a terminal, by its number. */
export function visible(text: string): string {
  return text.replaceAll(
    /[^\n\t\P{C}]|[\u2028\u2029]/gu,
    (unit) => `<U+${(unit.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}
