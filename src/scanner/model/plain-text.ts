/** A text, a number or a boolean as the text that it is written as; undefined for all else. */
export function plainText(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
