import type { PromptSpec, PromptVariable } from "../schemas/prompt.ts";
import { endOfToken, type PromptValue, readValue, spellValue } from "./check-value.ts";
import { findText, seek, type SoughtText } from "./find-text.ts";
import { parseTemplate, type TemplateMistake } from "./parse-template.ts";

export type PromptValues = Readonly<Record<string, PromptValue>>;

/** One step of matching: text that must stand here, or a variable and what must stand behind it. */
type Step =
  | { readonly literal: string }
  | {
      readonly variable: PromptVariable;
      /** Undefined at the end of the template. */
      readonly next: SoughtText | undefined;
      /** Whether what is behind it ends the template: then the value reaches as far as it can. */
      readonly last: boolean;
    };

/** A template ready to be compared with texts. Immutable. */
export interface CompiledPrompt {
  readonly steps: readonly Step[];
  /** Longest text that it can come to, characters. */
  readonly longest: number;
}

export type CompileOutcome =
  | { readonly ok: true; readonly prompt: CompiledPrompt }
  | { readonly ok: false; readonly mistakes: readonly TemplateMistake[] };

export function compilePrompt(spec: Pick<PromptSpec, "template" | "variables">): CompileOutcome {
  const parsed = parseTemplate(spec);
  if (!parsed.ok) return parsed;
  const { pieces } = parsed;
  const steps = pieces.map((piece, n): Step => {
    if ("literal" in piece) return piece;
    const next = pieces[n + 1];
    const literal = next !== undefined && "literal" in next ? next.literal : undefined;
    return { ...piece, next: literal === undefined ? undefined : seek(literal), last: n + 2 >= pieces.length };
  });
  const longest = pieces.reduce(
    (sum, piece) => sum + ("literal" in piece ? piece.literal.length : longestValue(piece.variable)),
    0,
  );
  return { ok: true, prompt: { steps, longest } };
}

/**
 * The values that make this text of the template, or undefined where none do. The whole text is compared, each variable has one place
 * where its value can end, and nothing is tried twice: linear in the text, whatever stands in it.
 *
 * In mid-template a text variable ends where the text behind it stands for the first time, at the end it reaches as far as it can. White
 * space at the two ends of the text counts for nothing.
 */
export function matchPrompt({ steps, longest }: CompiledPrompt, whole: string): PromptValues | undefined {
  const text = whole.trim();
  if (text.length > longest) return undefined;
  const values = new Map<string, PromptValue>();
  let at = 0;
  for (const step of steps) {
    if ("literal" in step) {
      if (!standsAt(text, step.literal, at)) return undefined;
      at += step.literal.length;
      continue;
    }
    const { variable } = step;
    const end = endOfValue(step, text, at);
    const value = end < at ? undefined : readValue(variable, text.slice(at, end));
    if (value === undefined || (values.has(variable.name) && values.get(variable.name) !== value)) return undefined;
    values.set(variable.name, value);
    at = end;
  }
  return at === text.length ? Object.fromEntries(values) : undefined;
}

/** Where the value that begins at `from` ends; -1 where none does. */
function endOfValue({ variable, next, last }: Exclude<Step, { literal: string }>, text: string, from: number): number {
  if (variable.type === "number" || variable.type === "date") return endOfToken(variable.type, text, from);
  if (variable.type === "enum") {
    const ends = variable.values.filter((value) => text.startsWith(value, from)).map((value) => from + value.length);
    return Math.max(-1, ...ends.filter((end) => (next === undefined ? end === text.length : standsAt(text, next.text, end))));
  }
  if (next === undefined) return text.length;
  if (last) return text.endsWith(next.text) ? text.length - next.text.length : -1;
  const { minLength = 1, maxLength } = variable;
  return findText(next, text, from + minLength, from + maxLength + next.text.length);
}

/** As `startsWith`, which compares one character after the other: this is thirty times as fast for a paragraph. */
function standsAt(text: string, literal: string, at: number): boolean {
  return text.slice(at, at + literal.length) === literal;
}

export type Rendering = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/**
 * The template with these values. Values that the text would not give back are refused, such as one that holds what stands behind it:
 * whatever is rendered matches, with the same values.
 */
export function renderPrompt(prompt: CompiledPrompt, values: PromptValues): Rendering {
  const texts: string[] = [];
  const used = new Set<string>();
  for (const step of prompt.steps) {
    if ("literal" in step) {
      texts.push(step.literal);
      continue;
    }
    const { variable } = step;
    used.add(variable.name);
    const value = Object.hasOwn(values, variable.name) ? values[variable.name] : undefined;
    if (value === undefined) return { ok: false, why: `${variable.name} has no value` };
    const text = spellValue(variable, value);
    if (text === undefined) return { ok: false, why: `the value of ${variable.name} is no ${variable.type} as it is declared` };
    texts.push(text);
  }
  const unknown = Object.keys(values).find((name) => !used.has(name));
  if (unknown !== undefined) return { ok: false, why: `there is no variable ${unknown}` };
  const text = texts.join("");
  const back = matchPrompt(prompt, text);
  const differs = [...used].find((name) => back?.[name] !== values[name]);
  if (back === undefined || differs !== undefined)
    return { ok: false, why: `the value of ${differs ?? "a variable"} could not be told from the text around it` };
  return { ok: true, text };
}

/** Of numbers and dates as ./check-value.ts spells them. */
function longestValue(variable: PromptVariable): number {
  if (variable.type === "text") return variable.maxLength;
  if (variable.type === "enum") return Math.max(...variable.values.map(({ length }) => length));
  return variable.type === "number" ? 33 : 10;
}
