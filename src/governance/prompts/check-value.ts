import type { PromptVariable } from "../schemas/prompt.ts";

/** What a variable stands for in one call. */
export type PromptValue = string | number;

/** Its only spelling, so that a value and its text are one another's. */
const number = /-?(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?/y;
const date = /\d{4}-\d{2}-\d{2}/y;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const lineEnd = /[\n\r\u2028\u2029]/;

/** The value that this text is, or undefined where it is none of the variable's. */
export function readValue(variable: PromptVariable, text: string): PromptValue | undefined {
  if (variable.type === "enum") return variable.values.includes(text) ? text : undefined;
  if (variable.type === "date") return isDate(text) ? text : undefined;
  if (variable.type === "number") {
    const value = Number(text);
    const { min = -Infinity, max = Infinity } = variable;
    return spellNumber(value) === text && value >= min && value <= max ? value : undefined;
  }
  const { minLength = 1, maxLength, lines = false } = variable;
  const fits = text.length >= minLength && text.length <= maxLength && !control.test(text);
  return fits && (lines || !lineEnd.test(text)) ? text : undefined;
}

/** The text that stands for a value, or undefined where it is none of the variable's. */
export function spellValue(variable: PromptVariable, value: PromptValue): string | undefined {
  const text = typeof value === "number" ? spellNumber(value) : value;
  const isNumber = variable.type === "number";
  return text !== undefined && isNumber === (typeof value === "number") && readValue(variable, text) === value ? text : undefined;
}

/** Where the text of a number or a date ends that begins at `from`; -1 where none begins there. */
export function endOfToken(type: "number" | "date", text: string, from: number): number {
  const pattern = type === "number" ? number : date;
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Undefined for what has no plain decimal spelling. */
function spellNumber(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const text = Object.is(value, -0) ? "0" : String(value);
  number.lastIndex = 0;
  return number.test(text) && number.lastIndex === text.length ? text : undefined;
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
