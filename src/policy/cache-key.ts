import ipaddr from "ipaddr.js";
import type { Fact } from "./facts.ts";
import type { Reading, Reads } from "./read-policy.ts";

/** Everything about a question that the policies in force can tell apart. Two questions of one key are decided alike. */
export type KeyOf<Q> = (question: Q) => string;

/**
 * Every part says by itself where it ends, and a plan always has the same parts in the same order, so no two different lists of
 * values make one key.
 */
export function planKey<Q>(reads: Reads, facts: readonly Fact<Q>[]): KeyOf<Q> {
  const parts: KeyOf<Q>[] = [];
  for (const fact of facts) {
    const reading = reads.everything ? { whole: true, values: new Set<string>() } : reads.facts.get(fact.path);
    if (reading !== undefined) parts.push(planPart(fact, reading));
  }
  return (question) => {
    let key = "";
    for (const part of parts) key += part(question);
    return key;
  };
}

const absent = "-";
/** Of more than that, the value itself is as good. */
const mostNamed = 30;

function planPart<Q>(fact: Fact<Q>, { whole, values }: Reading): KeyOf<Q> {
  const named = [...values].sort();
  const exact = whole || named.length > mostNamed;
  if (fact.kind === "bool") return booleanPart(fact.read, exact);
  if (fact.kind === "long") return exact ? numberPart(fact.read) : positionPart(fact.read, named);
  if (fact.kind === "text") return exact ? textPart(fact.read) : amongPart(fact.read, named);
  if (fact.kind === "ip") return exact ? textPart(fact.read) : rangesPart(fact.read, named);
  return exact ? remembered(fact.read, writeTexts) : remembered(fact.read, (texts) => writeHeld(texts, named));
}

function booleanPart<Q>(read: (question: Q) => boolean | undefined, exact: boolean): KeyOf<Q> {
  return (question) => {
    const value = read(question);
    return value === undefined ? absent : value && exact ? "y" : "n";
  };
}

function numberPart<Q>(read: (question: Q) => number | undefined): KeyOf<Q> {
  return (question) => `${read(question) ?? absent};`;
}

/** Below, at or above each constant that it is compared with. */
function positionPart<Q>(read: (question: Q) => number | undefined, constants: readonly (string | number)[]): KeyOf<Q> {
  const steps = constants.filter((constant) => typeof constant === "number").sort((a, b) => a - b);
  return (question) => {
    const value = read(question);
    if (value === undefined) return absent;
    let below = 0;
    while (below < steps.length && (steps[below] ?? 0) < value) below++;
    return steps[below] === value ? `=${below};` : `${below};`;
  };
}

function textPart<Q>(read: (question: Q) => string | undefined): KeyOf<Q> {
  return (question) => {
    const value = read(question);
    return value === undefined ? absent : `${value.length}:${value}`;
  };
}

/** Which of the named ones it is, or another. */
function amongPart<Q>(read: (question: Q) => string | undefined, named: readonly (string | number)[]): KeyOf<Q> {
  const marks = new Map(named.map((name, index) => [name, `${index};`]));
  return (question) => {
    const value = read(question);
    return value === undefined ? absent : (marks.get(value) ?? ";");
  };
}

/** Most such lists live as long as a credential or a Snapshot does, so what is made of one is kept with it. */
function remembered<Q>(
  read: (question: Q) => readonly string[] | undefined,
  write: (texts: readonly string[]) => string,
): KeyOf<Q> {
  const written = new WeakMap<readonly string[], string>();
  return (question) => {
    const texts = read(question);
    if (texts === undefined) return absent;
    if (texts.length === 0) return ";";
    const known = written.get(texts);
    if (known !== undefined) return known;
    const part = write(texts);
    written.set(texts, part);
    return part;
  };
}

function writeTexts(texts: readonly string[]): string {
  let part = "";
  for (const text of [...texts].sort()) part += `${text.length}:${text}`;
  return `${part};`;
}

function writeHeld(texts: readonly string[], named: readonly (string | number)[]): string {
  let held = "";
  for (const [index, name] of named.entries()) if (texts.includes(String(name))) held += `${index},`;
  return `${held};`;
}

const mostAddresses = 10_000;

/** In which of the ranges it is. Where one can't be read here, the address itself counts. */
function rangesPart<Q>(read: (question: Q) => string | undefined, literals: readonly (string | number)[]): KeyOf<Q> {
  const ranges = literals.map((literal) => readRange(String(literal)));
  const known = new Map<string, string>();
  return (question) => {
    const address = read(question);
    if (address === undefined) return absent;
    let part = known.get(address);
    if (part === undefined) {
      part = ranges.every((range) => range !== undefined) ? placesIn(address, ranges) : `${address.length}:${address}`;
      if (known.size >= mostAddresses) known.clear();
      known.set(address, part);
    }
    return part;
  };
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

function readRange(text: string): Range | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function placesIn(text: string, ranges: readonly Range[]): string {
  const address = ipaddr.parse(text);
  const inside = ranges.map(([start, bits]) => start.kind() === address.kind() && address.match(start, bits));
  return `${inside.map((is) => (is ? "1" : "0")).join("")};`;
}
