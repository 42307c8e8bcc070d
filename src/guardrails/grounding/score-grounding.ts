import type { PromptReference } from "../guardrail.ts";
import { readClaims } from "./read-claims.ts";
import type { Claim, Term } from "./read-claims.ts";

/** What is compared of the sources, of the answer and of the query, in UTF-16 units. */
const mostSource = 1_048_576;
export const longestAnswer = 262_144;
const longestQuery = 16_384;
/** Places of a term that count; a term that stands everywhere tells nothing. */
const mostPlaces = 64;

export interface GroundingScores {
  /** How far the answer's sentences rest on the sources; 1 without sources or without a claim. */
  readonly grounding: number;
  /** How far the answer speaks of what the query asks; 1 without a query. */
  readonly relevance: number;
}

/**
 * Lexical scores from 0 to 1. A sentence is supported as far as its words, weighed by rarity, stand in one stretch of the
 * sources; an unsupported number or name, and a negation on one side only, lower it further. The grounding is the
 * middle between the mean and the worst sentence, so that one invented sentence among many is not lost. Words are compared, not
 * meanings: a paraphrase scores low, and a wrong claim made of the source's own words scores high.
 */
export function scoreGrounding(answer: string, { sources, query }: PromptReference): GroundingScores {
  const claims = readClaims(answer.slice(0, longestAnswer));
  return { grounding: scoreClaims(claims, sources), relevance: scoreRelevance(claims, query) };
}

function scoreClaims(claims: readonly Claim[], sources: readonly string[]): number {
  const source = readSources(sources);
  if (source.length === 0) return 1;
  const index = new SourceIndex(source);
  const scores = claims
    .filter(({ terms }) => terms.length >= 2 || terms[0]?.kind !== "word")
    .map((claim) => index.support(claim));
  if (scores.length === 0) return 1;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return (mean + scores.reduce((least, score) => Math.min(least, score), 1)) / 2;
}

function readSources(sources: readonly string[]): Claim[] {
  let left = mostSource;
  const claims: Claim[] = [];
  for (const text of sources) {
    for (const claim of readClaims(text.slice(0, left))) claims.push(claim);
    left -= text.length;
    if (left <= 0) break;
  }
  return claims;
}

class SourceIndex {
  readonly #claims: readonly Claim[];
  readonly #places = new Map<string, number[]>();
  readonly #pairs = new Set<string>();

  constructor(claims: readonly Claim[]) {
    this.#claims = claims;
    for (const [at, { terms }] of claims.entries()) {
      for (const [i, { text }] of terms.entries()) {
        const places = this.#places.get(text);
        if (places === undefined) this.#places.set(text, [at]);
        else if (places.length < mostPlaces && places.at(-1) !== at) places.push(at);
        for (const later of terms.slice(i + 1, i + 4)) this.#pairs.add(`${text} ${later.text}`);
      }
    }
  }

  /** 0 to 1. */
  support({ terms, isNegated }: Claim): number {
    let total = 0;
    let known = 0;
    let penalty = 1;
    const near = new Map<number, number>();
    const exact = new Map<number, number>();
    for (const term of terms) {
      const places = this.#places.get(term.text);
      const weight = this.#weight(term, places?.length ?? 0);
      total += weight;
      if (places === undefined) {
        if (term.kind === "number") penalty *= 0.35;
        if (term.kind === "name") penalty *= 0.7;
        continue;
      }
      known += weight;
      // A sentence may draw on two that follow each other.
      for (const at of places) {
        exact.set(at, (exact.get(at) ?? 0) + weight);
        for (const to of [at - 1, at]) near.set(to, (near.get(to) ?? 0) + weight);
      }
    }
    const [bestAt, best] = heaviest(near);
    const [nearestAt] = heaviest(exact);
    const agrees = isNegated
      ? this.#claims[bestAt]?.isNegated === true || this.#claims[bestAt + 1]?.isNegated === true
      : this.#claims[nearestAt]?.isNegated !== true;
    const local = Math.min(1, best / total);
    return (0.35 * (known / total) + 0.4 * local + 0.25 * this.#pairShare(terms)) * penalty * (agrees ? 1 : 0.45);
  }

  #weight({ kind }: Term, places: number): number {
    const rarity = places === 0 ? 1 : 0.6 + Math.log(1 + this.#claims.length / places) / 4;
    return rarity * (kind === "number" ? 2.5 : kind === "name" ? 2 : 1);
  }

  /** Of neighbouring words, those that stand near each other and in this order in the sources too. */
  #pairShare(terms: readonly Term[]): number {
    if (terms.length < 2) return this.#places.has(terms[0]?.text ?? "") ? 1 : 0;
    let same = 0;
    for (let i = 1; i < terms.length; i++) if (this.#pairs.has(`${terms[i - 1]?.text ?? ""} ${terms[i]?.text ?? ""}`)) same++;
    return same / (terms.length - 1);
  }
}

function heaviest(weights: ReadonlyMap<number, number>): [at: number, weight: number] {
  let best: [number, number] = [0, 0];
  for (const [at, weight] of weights) if (weight > best[1]) best = [at, weight];
  return best;
}

function scoreRelevance(claims: readonly Claim[], query: string): number {
  const asked = new Map(
    readClaims(query.slice(0, longestQuery))
      .flatMap(({ terms }) => terms)
      .map((term) => [term.text, term.kind === "word" ? 1 : 2] as const),
  );
  if (asked.size === 0) return 1;
  if (claims.length === 0) return 0;
  const said = new Set(claims.flatMap(({ terms }) => terms.map(({ text }) => text)));
  let total = 0;
  let covered = 0;
  for (const [text, weight] of asked) {
    total += weight;
    if (said.has(text)) covered += weight;
  }
  // A short answer to a question of time or amount names a number rather than the question's words.
  const wantsNumber = /\b(?:when|how (?:many|much|old|long|far|high)|what (?:year|date|time|percentage))\b/i.test(query);
  const givesNumber = claims.some(({ terms }) => terms.some(({ kind }) => kind === "number"));
  const wantsName = /\b(?:who|where|whose)\b/i.test(query);
  const givesName = claims.some(({ terms }) => terms.some(({ kind }) => kind === "name"));
  const bonus = (wantsNumber && givesNumber) || (wantsName && givesName) ? 0.3 : 0;
  return Math.min(1, Math.sqrt(covered / total) * 0.9 + bonus + (covered === total ? 0.1 : 0));
}
