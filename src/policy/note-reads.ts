import type { EntityUidJson, Expr } from "@cedar-policy/cedar-wasm/nodejs";
import { pathOf, uidOf } from "./read-literals.ts";

/**
 * What a policy reads of a question, by fact (facts.ts). `whole` where its value as such counts; otherwise only how it stands to
 * `values`: is it one of them, does it hold them; of a number, which of them it reaches.
 */
export interface Reading {
  whole: boolean;
  readonly values: Set<string | number>;
}

export interface Reads {
  /** Something in it is not understood here, so that everything may count. */
  everything: boolean;
  readonly facts: Map<string, Reading>;
}

export function mergeReads(all: Iterable<Reads>): Reads {
  const merged: Reads = { everything: false, facts: new Map() };
  for (const { everything, facts } of all) {
    merged.everything ||= everything;
    for (const [path, reading] of facts) {
      const known = readingOf(merged, path);
      known.whole ||= reading.whole;
      for (const value of reading.values) known.values.add(value);
    }
  }
  return merged;
}

/** What was read so far, of the facts that there are. */
export interface Reader {
  readonly reads: Reads;
  readonly paths: ReadonlySet<string>;
}

export function readingOf(reads: Reads, path: string): Reading {
  const known = reads.facts.get(path) ?? { whole: false, values: new Set() };
  reads.facts.set(path, known);
  return known;
}

/**
 * Notes how the fact at `expression` stands to constants. False where it is no such fact, or they are none.
 *
 * @param reaches of numbers: what is asked of each, as offsets to it
 */
export function readAgainst(
  reader: Reader,
  expression: Expr,
  constants: readonly (string | number | undefined)[],
  reaches: readonly number[],
): boolean {
  const path = pathOf(expression)?.join(".");
  if (path === undefined || !reader.paths.has(path) || path === "context.ip") return false;
  if (constants.some((constant) => constant === undefined)) return false;
  const { values } = readingOf(reader.reads, path);
  for (const constant of constants) {
    if (typeof constant === "number") for (const offset of reaches) values.add(constant + offset);
    else if (constant !== undefined) values.add(constant);
  }
  return true;
}

export function readEntity(reader: Reader, path: string, entity: EntityUidJson): void {
  if (reader.paths.has(path)) readingOf(reader.reads, path).values.add(uidOf(entity).id);
  else reader.reads.everything = true;
}

/** Membership counts only of what is named. What has no ancestors is only ever in itself. */
export function readMembership(reader: Reader, path: string, entities: readonly EntityUidJson[]): void {
  if (path === "action") return;
  for (const entity of entities) {
    const { type, id } = uidOf(entity);
    const ancestors = `${path}^${type}`;
    if (reader.paths.has(ancestors)) readingOf(reader.reads, ancestors).values.add(id);
    else readEntity(reader, path, entity);
  }
  touch(reader, path.split("."));
}

export function ancestorFacts({ paths }: Reader, path: string): readonly string[] {
  return [...paths].filter((fact) => fact.startsWith(`${path}^`));
}

/** The fact at a path, or, of a record, everything in it. */
export function readPath(reader: Reader, path: readonly string[] | undefined): void {
  if (path?.length === 1 && path[0] === "action") return;
  const joined = path?.join(".");
  if (joined === undefined) reader.reads.everything = true;
  else if (reader.paths.has(joined)) readingOf(reader.reads, joined).whole = true;
  else {
    const inside = [...reader.paths].filter((fact) => fact.startsWith(`${joined}.`));
    if (inside.length === 0) reader.reads.everything = true;
    for (const fact of inside) readingOf(reader.reads, fact).whole = true;
  }
}

/** Whether something is there. Of a record, that is fixed by the schema. */
export function touch(reader: Reader, path: readonly string[]): void {
  const joined = path.join(".");
  if (reader.paths.has(joined)) readingOf(reader.reads, joined);
  else if (joined !== "action" && ![...reader.paths].some((fact) => fact.startsWith(`${joined}.`)))
    reader.reads.everything = true;
}
