import { keysOfPairs, pairNumber, type Posting, postingOf, type TopicIndex } from "./index-topics.ts";
import { genericWeight, personKey, readTerms } from "./read-terms.ts";

/** What a cell says, as far as any topic is concerned. */
export interface CellTerms {
  readonly postings: readonly Posting[];
  readonly weights: readonly number[];
  /** Topics that have two of the cell's neighbouring words as neighbours, once for each such pair. */
  readonly pairs: readonly number[];
  /** What the most central of its words is worth to any topic. */
  readonly core: number;
  /** Sums over all words that weigh something, known to a topic or not. */
  readonly mass: number;
  readonly squares: number;
}

export function readCellTerms(index: TopicIndex, text: string, from: number, to: number): CellTerms {
  const postings: Posting[] = [];
  const weights: number[] = [];
  const pairs: number[] = [];
  let core = 0;
  let mass = 0;
  let squares = 0;
  let last: Posting | undefined;
  let firsts = 0;
  let seconds = 0;
  const add = (posting: Posting | undefined, weight: number): void => {
    if (posting !== undefined) {
      if (postings.includes(posting)) return;
      postings.push(posting);
      weights.push(weight);
      core = Math.max(core, weight * posting.mostCentral);
    }
    mass += weight;
    squares += weight * weight;
  };
  const person = index.postings.get(personKey);
  readTerms(text, from, to, (term, isName) => {
    firsts |= term.pairFirst;
    seconds |= term.pairSecond;
    if (isName) add(person, genericWeight);
    if (term.weight === 0) return;
    const posting = postingOf(index, term);
    // An unknown name is no subject of its own.
    add(posting, isName && posting === undefined ? genericWeight : term.weight);
    if (last !== undefined && posting !== undefined) {
      for (const topic of index.pairs.get(pairNumber(last, posting)) ?? []) pairs.push(topic);
    }
    last = posting;
  });
  for (const key of keysOfPairs(firsts & seconds)) add(index.postings.get(key), 1);
  return { postings, weights, pairs, core, mass, squares };
}

/** What the likeness of a window to a topic is judged by; the weights were fitted by tools/measure-topics.ts. */
export interface Likeness {
  /** Cosine with the definition or example that is nearest. */
  readonly nearest: number;
  /** Weight of the words shared with the topic, each by how central it is there; and of the most central one. */
  readonly shared: number;
  readonly core: number;
  /** Share of what the window says that the topic knows. */
  readonly coverage: number;
  readonly pairs: number;
}

/** From this score on a text is of a topic: between 0.2 and 0.5 % of unrelated prompts reached it. */
export const topicThreshold = 0.75;

export const likenessWeights = { bias: -4.25, nearest: 3.06, shared: 0.95, core: 1.74, coverage: 6.2, pairs: 0.29 } as const;

/** More than any generic word has: "a question about a person" is of no topic. */
const leastCore = 0.26;

export function likenessScore({ nearest, shared, core, coverage, pairs }: Likeness): number {
  const of = likenessWeights;
  const odds = of.bias + of.nearest * nearest + of.shared * shared + of.core * core + of.coverage * coverage + of.pairs * pairs;
  return 1 / (1 + Math.exp(-odds));
}

/** Most cells have nothing of a topic but words that every text has. */
function isOfAnyTopic({ core, pairs }: CellTerms): boolean {
  return core >= leastCore || pairs.length > 0;
}

/** Compares windows with all topics at once. What it holds between calls is scratch. */
export class TopicScorer {
  readonly #index: TopicIndex;
  readonly #seen: Uint32Array;
  #window = 0;
  readonly #dots: Float64Array;
  readonly #shared: Float64Array;
  readonly #core: Float64Array;
  readonly #nearest: Float64Array;
  readonly #pairs: Float64Array;
  #texts: number[] = [];
  #topics: number[] = [];

  constructor(index: TopicIndex) {
    this.#index = index;
    this.#seen = new Uint32Array(index.postings.size);
    this.#dots = new Float64Array(index.topicOf.length);
    this.#shared = new Float64Array(index.topics);
    this.#core = new Float64Array(index.topics);
    this.#nearest = new Float64Array(index.topics);
    this.#pairs = new Float64Array(index.topics);
  }

  /** Calls `take` for each topic that shares more than generic words with the window of one cell or two. */
  compare(first: CellTerms, second: CellTerms | undefined, take: (topic: number, likeness: Likeness) => void): void {
    if (!isOfAnyTopic(first) && (second === undefined || !isOfAnyTopic(second))) return;
    this.#window = (this.#window + 1) >>> 0;
    if (this.#window === 0) {
      this.#seen.fill(0);
      this.#window = 1;
    }
    const repeated = this.#add(first) + (second === undefined ? 0 : this.#add(second));
    const mass = Math.max(first.mass + (second?.mass ?? 0) - repeated, 0.25);
    const norm = Math.sqrt(Math.max(first.squares + (second?.squares ?? 0) - repeated, 0.06));
    for (const text of this.#texts) {
      const topic = this.#index.topicOf[text] ?? 0;
      const cosine = (this.#dots[text] ?? 0) / (norm * Math.max(this.#index.norms[text] ?? 1, 0.25));
      this.#nearest[topic] = Math.max(this.#nearest[topic] ?? 0, Math.min(1, cosine));
      this.#dots[text] = 0;
    }
    for (const topic of first.pairs) this.#pairs[topic] = (this.#pairs[topic] ?? 0) + 1;
    if (second !== undefined) for (const topic of second.pairs) this.#pairs[topic] = (this.#pairs[topic] ?? 0) + 1;
    for (const topic of this.#topics) {
      const shared = this.#shared[topic] ?? 0;
      const core = this.#core[topic] ?? 0;
      const pairs = Math.min(this.#pairs[topic] ?? 0, 2);
      if (core >= leastCore || pairs > 0) {
        const nearest = this.#nearest[topic] ?? 0;
        take(topic, { nearest, shared: Math.min(shared, 4), core, coverage: shared / (mass + 0.5), pairs });
      }
      this.#shared[topic] = 0;
      this.#core[topic] = 0;
      this.#nearest[topic] = 0;
    }
    for (const topic of first.pairs) this.#pairs[topic] = 0;
    if (second !== undefined) for (const topic of second.pairs) this.#pairs[topic] = 0;
    this.#texts.length = 0;
    this.#topics.length = 0;
  }

  /** The weight of what the window had already. */
  #add({ postings, weights }: CellTerms): number {
    let repeated = 0;
    for (let at = 0; at < postings.length; at++) {
      const posting = postings[at] as Posting;
      const weight = weights[at] ?? 0;
      if (this.#seen[posting.id] === this.#window) {
        repeated += weight;
        continue;
      }
      this.#seen[posting.id] = this.#window;
      for (const text of posting.texts) {
        if (this.#dots[text] === 0) this.#texts.push(text);
        this.#dots[text] = (this.#dots[text] ?? 0) + weight * weight;
      }
      for (let place = 0; place < posting.topics.length; place++) {
        const topic = posting.topics[place] ?? 0;
        const part = weight * (posting.central[place] ?? 0);
        if (this.#shared[topic] === 0) this.#topics.push(topic);
        this.#shared[topic] = (this.#shared[topic] ?? 0) + part;
        this.#core[topic] = Math.max(this.#core[topic] ?? 0, part);
      }
    }
    return repeated;
  }
}
