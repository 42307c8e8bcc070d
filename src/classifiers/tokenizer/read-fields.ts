/** Why a tokenizer.json can't be used, for the operator: it names the part. */
export class TokenizerNotSupported extends Error {
  override readonly name = "TokenizerNotSupported";
}

/** One component of a tokenizer.json. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown, where: string): Fields {
  if (!isFields(value)) throw new TokenizerNotSupported(`its ${where} is not an object`);
  return value;
}

export function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TokenizerNotSupported(`its ${where} is not a list`);
  return value;
}

export function textOf(value: unknown, where: string): string {
  if (typeof value !== "string") throw new TokenizerNotSupported(`its ${where} is not a string`);
  return value;
}

export function flagOf(value: unknown, absent: boolean, where: string): boolean {
  if (value === undefined || value === null) return absent;
  if (typeof value !== "boolean") throw new TokenizerNotSupported(`its ${where} is neither true nor false`);
  return value;
}

/** Ids and their like: 0 to 2²⁰ - 1, which bounds every table that is made for them. */
export function idOf(value: unknown, where: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value >= 2 ** 20)
    throw new TokenizerNotSupported(`its ${where} is not a number from 0 to ${2 ** 20 - 1}`);
  return value;
}

/** A member that would change what comes out, and that only one value of is understood. */
export function requireUnset(fields: Fields, names: readonly string[], where: string): void {
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined && value !== null && value !== "" && value !== false && value !== 0)
      throw new TokenizerNotSupported(`${name} of its ${where} is not supported`);
  }
}
