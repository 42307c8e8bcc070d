import type { SQLOutputValue } from "node:sqlite";

/** A row as `node:sqlite` gives it. The tables are STRICT, so a wrong type here means a damaged file, and throws. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

export function readText(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`column ${column} holds no text`);
  return value;
}

export function readInteger(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`column ${column} holds no integer`);
  return value;
}

export const readBoolean = (row: Row, column: string): boolean => readInteger(row, column) === 1;

export function readBytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column} holds no bytes`);
  return value;
}

export const readOptionalText = (row: Row, column: string): string | undefined =>
  row[column] === null ? undefined : readText(row, column);

export const readOptionalInteger = (row: Row, column: string): number | undefined =>
  row[column] === null ? undefined : readInteger(row, column);

/** A list of texts, stored as JSON. */
export function readTexts(row: Row, column: string): readonly string[] {
  const value: unknown = JSON.parse(readText(row, column));
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string"))
    throw new TypeError(`column ${column} holds no list of texts`);
  return value;
}
