import type { TopicSpec } from "../spec.ts";
import { genericWeight, pairKeys, personKey, readTerms, type Term } from "./read-terms.ts";

/** One index over all topics: from a term to what it is worth in each text (name, definition, example) of each topic. */
export interface TopicIndex {
  /** Tells indexes apart, where holding one would keep it alive. */
  readonly number: number;
  readonly topics: number;
  /** By text: the topic it is of, and the root of its weight. */
  readonly topicOf: readonly number[];
  readonly norms: Float64Array;
  readonly postings: ReadonlyMap<string, Posting>;
  /** By `pairNumber` of two neighbouring terms: the topics that have them as neighbours. */
  readonly pairs: ReadonlyMap<number, readonly number[]>;
}

export interface Posting {
  /** Number of the term, for marking what a window has. */
  readonly id: number;
  /** Texts that have the term. */
  readonly texts: readonly number[];
  /** Topics that have it, and how central it is to each: 0 to 1. */
  readonly topics: readonly number[];
  readonly central: readonly number[];
  readonly mostCentral: number;
}

/** What the index has of a term. The last answer is kept with the term: words repeat, and a map of strings is slow to ask. */
export function postingOf(index: TopicIndex, term: Term): Posting | undefined {
  const { last } = term;
  if (last.index !== index.number) {
    last.index = index.number;
    last.posting = index.postings.get(term.key);
  }
  return last.posting;
}

export function pairNumber(first: Posting, second: Posting): number {
  return first.id * 0x100000 + second.id;
}

const importance = { name: 0.7, definition: 0.5, example: 0.5 } as const;
/** Topics may have long definitions; an index has room for this many words of each. */
const mostTerms = 4000;

let indexes = 0;

export function indexTopics(topics: readonly TopicSpec[]): TopicIndex {
  const topicOf: number[] = [];
  const norms: number[] = [];
  const texts = new Map<string, number[]>();
  const central = new Map<string, Map<number, number>>();
  const pairs = new Map<string, Set<number>>();
  for (const [topic, { name, definition, examples = [] }] of topics.entries()) {
    const spaced = name.replaceAll(/[-_./]/g, " ").replaceAll(/([a-z])([A-Z])/g, "$1 $2");
    const sources = [
      { text: spaced, share: importance.name, isText: false, isExample: false },
      { text: definition, share: importance.definition, isText: true, isExample: false },
      ...examples.map((text) => ({ text, share: importance.example, isText: true, isExample: true })),
    ];
    for (const { text, share, isText, isExample } of sources) {
      const { terms, neighbours } = termsOf(text, isExample);
      for (const [key] of terms) {
        const of = central.get(key) ?? new Map<number, number>();
        central.set(key, of.set(topic, 1 - (1 - (of.get(topic) ?? 0)) * (1 - share)));
        if (isText) texts.set(key, [...(texts.get(key) ?? []), topicOf.length]);
      }
      for (const pair of neighbours) pairs.set(pair, (pairs.get(pair) ?? new Set<number>()).add(topic));
      if (!isText) continue;
      topicOf.push(topic);
      norms.push(Math.sqrt([...terms.values()].reduce((sum, weight) => sum + weight * weight, 0)));
    }
  }
  const postings = new Map<string, Posting>();
  for (const [key, of] of central) {
    const shares = [...of.values()];
    postings.set(key, {
      id: postings.size,
      texts: texts.get(key) ?? [],
      topics: [...of.keys()],
      central: shares,
      mostCentral: Math.max(...shares),
    });
  }
  const pairLists = new Map<number, number[]>();
  for (const [pair, of] of pairs) {
    const [first, second] = pair.split(" ").map((key) => postings.get(key));
    if (first !== undefined && second !== undefined) pairLists.set(pairNumber(first, second), [...of]);
  }
  return { number: ++indexes, topics: topics.length, topicOf, norms: Float64Array.from(norms), postings, pairs: pairLists };
}

/** The different terms of a text with their weights, and its neighbouring terms that weigh something. A name in an example is anybody's. */
function termsOf(
  text: string,
  isExample: boolean,
): { readonly terms: ReadonlyMap<string, number>; readonly neighbours: ReadonlySet<string> } {
  const terms = new Map<string, number>();
  const neighbours = new Set<string>();
  let last = "";
  let firsts = 0;
  let seconds = 0;
  let count = 0;
  readTerms(text, 0, text.length, (term: Term, isName) => {
    if (count++ >= mostTerms) return;
    firsts |= term.pairFirst;
    seconds |= term.pairSecond;
    if (isName) terms.set(personKey, genericWeight);
    if (term.weight === 0 || (isName && isExample && !term.key.startsWith("="))) return;
    terms.set(term.key, term.weight);
    if (last !== "" && last !== term.key) neighbours.add(`${last} ${term.key}`);
    last = term.key;
  });
  for (const key of keysOfPairs(firsts & seconds)) terms.set(key, 1);
  return { terms, neighbours };
}

export function* keysOfPairs(bits: number): Iterable<string> {
  for (let left = bits; left !== 0; left &= left - 1) yield pairKeys[31 - Math.clz32(left & -left)] ?? "";
}
