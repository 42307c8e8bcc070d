import type { GuardrailTest } from "../admin/test-guardrail.ts";
import { actionColours, highlightText, visible } from "./guardrail-highlight.ts";
import { formatTable, type Output, printable } from "./output.ts";

const outcomeColours = { clean: "green", masked: "yellow", blocked: "red" } as const;
const excerptLength = 48;

/** A test of a guardrail for people: the text in colour, what was found in it, and what would go on. */
export function formatReport(output: Output, result: GuardrailTest, text: string): string {
  const { guardrail, outcome, findings, asks, notes } = result;
  const title = `${guardrail}: ${output.style(outcomeColours[outcome], outcome)}`;
  const sections = [
    title,
    indent(highlightText(output, text, findings)),
    findings.length === 0 ? "Nothing was found." : findingsTable(output, result),
    outcome === "blocked" ? "It stops here. The caller reads instead:" : "This would go on:",
    indent(visible(result.text)),
    ...asks.map(({ kind, model, onFailure, times }) => {
      const failing = onFailure === "BLOCK" ? "the call is denied" : "it goes by what is known without it";
      return `${output.style("bold", "would ask")} ${printable(model)} about ${kind}${times > 1 ? `, ${times} times` : ""}. It was not asked; in a call where it does not answer ${failing}.`;
    }),
    ...notes.map((note) => `${output.style("yellow", "note")} ${printable(withOption(note))}`),
  ];
  return sections.join("\n\n");
}

function findingsTable(output: Output, { findings }: GuardrailTest): string {
  const head = ["POLICY", "TYPE", "ACTION", "AT", "CONFIDENCE", "CLASS", "EXCERPT"];
  const rows = findings.map(({ policy, type, action, start, end, confidence, dataClass, excerpt }) => [
    policy,
    type,
    action,
    `${start}-${end}`,
    confidence.toFixed(2),
    dataClass,
    shorten(visible(excerpt).replaceAll(/\s+/g, " ")),
  ]);
  const [first = "", ...lines] = formatTable(output, head, rows).split("\n");
  // Coloured only now, because colours have a length and no width.
  const widthOf = (column: number): number => Math.max(head[column]?.length ?? 0, ...rows.map((row) => row[column]?.length ?? 0));
  const at = widthOf(0) + 2 + widthOf(1) + 2;
  const coloured = lines.map((line, index) => {
    const action = findings[index]?.action ?? "reported";
    return line.slice(0, at) + output.style(actionColours[action], action) + line.slice(at + action.length);
  });
  return [first, ...coloured].join("\n");
}

function shorten(text: string): string {
  return text.length > excerptLength ? `${text.slice(0, excerptLength - 1).toWellFormed()}…` : text;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");
}

/** The API speaks of its members, the command line of its options. */
function withOption(note: string): string {
  const options = { GROUNDING: "--grounding-source", RELEVANCE: "--query", Overlap: "--system" };
  const option = Object.entries(options).find(([word]) => note.startsWith(word))?.[1];
  return option === undefined ? note : note.replace(/\.$/, ` (${option}).`);
}
