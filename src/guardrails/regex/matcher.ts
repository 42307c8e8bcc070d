import { atBoundary, atEnd, atStart, buildPositions, offBoundary } from "./build-positions.ts";
import type { Positions, Step } from "./build-positions.ts";
import { includes, wordUnits } from "./unit-set.ts";

/**
 * A set of live positions, grouped by where their match began, oldest first. The scanner keeps the beginnings, one for each
 * group, so that a state can be shared by all texts.
 */
export interface State {
  readonly groups: readonly (readonly number[])[];
  readonly afterWord: boolean;
  readonly atStart: boolean;
  /** Where its row begins in `Matcher.table`. */
  readonly row: number;
  /** By symbol; filled as they are needed. */
  readonly moves: (Move | undefined)[];
}

/** What happens on reading one symbol. */
export interface Move {
  readonly to: State;
  /** The oldest group of which a match ends before the symbol, or -1. */
  readonly accepts: number;
  /** Which old groups live on, in order; undefined when all of them do. */
  readonly kept: readonly number[] | undefined;
  /** Whether a match may begin at the symbol: it becomes the youngest group. */
  readonly begins: boolean;
}

/**
 * Bounds for what a pattern's states may take: a few megabytes, and that only of the longest repetitions. Beyond it, texts are
 * matched without new states, a hundred times slower: a repetition of the most positions that there may be must fit in, for
 * which each of its positions has a state with all before it.
 */
const mostStates = 1000;
const mostStateEntries = 140_000;

/**
 * A pattern ready for matching. Symbols are classes of units that no part of the pattern tells apart. States are made when a
 * text first needs them; no text's outcome depends on which exist.
 */
export class Matcher {
  readonly positions: Positions;
  readonly symbols: number;
  readonly start: State;
  /** Symbol after the last unit. */
  readonly endSymbol: number;
  readonly asciiSymbols = new Uint16Array(128);
  /** For each state a row of symbols: the row of the next state where there is nothing to do but go on, else -1. */
  table = new Int32Array(0);
  readonly #byRow = new Map<number, State>();
  readonly #starts: number[];
  readonly #intervalSymbols: number[];
  readonly #members: readonly Uint8Array[];
  readonly #isWord: Uint8Array;
  readonly #states = new Map<string, State>();
  #entries = 0;

  constructor(positions: Positions) {
    this.positions = positions;
    const { starts, symbolOf, members, isWord } = divideUnits(this.positions);
    this.#starts = starts;
    this.#intervalSymbols = symbolOf;
    this.#members = members;
    this.#isWord = isWord;
    this.symbols = isWord.length;
    this.endSymbol = this.symbols;
    for (let unit = 0; unit < 128; unit++) this.asciiSymbols[unit] = this.symbolOf(unit);
    this.start = this.#addState(positions.usesConditions ? "^" : "", [], false, positions.usesConditions);
  }

  symbolOf(unit: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= unit) low = middle + 1;
      else high = middle;
    }
    return this.#intervalSymbols[low - 1] ?? 0;
  }

  /** The move from `state` by `symbol`; undefined when it would need one state more than the bounds allow. */
  move(state: State, symbol: number): Move | undefined {
    const known = state.moves[symbol];
    if (known !== undefined) return known;
    const move = this.#makeMove(state, symbol);
    if (move === undefined) return undefined;
    state.moves[symbol] = move;
    const survives = move.kept === undefined || move.kept.length === 0;
    if (move.accepts < 0 && !move.begins && survives && symbol !== this.endSymbol) this.table[state.row + symbol] = move.to.row;
    return move;
  }

  stateAt(row: number): State {
    return this.#byRow.get(row) ?? this.start;
  }

  /** The state with nothing live after `symbol`. */
  idle(symbol: number): State {
    return this.#state([], this.isWordSymbol(symbol), false) ?? this.start;
  }

  isWordSymbol(symbol: number): boolean {
    return this.#isWord[symbol] === 1;
  }

  /** Conditions that hold between what came before and `symbol`. */
  conditions(afterWord: boolean, isStart: boolean, symbol: number): number {
    const boundary = afterWord === this.isWordSymbol(symbol) ? offBoundary : atBoundary;
    return boundary | (isStart ? atStart : 0) | (symbol === this.endSymbol ? atEnd : 0);
  }

  canStep(step: Step, conditions: number, symbol: number): boolean {
    return (step.conditions & ~conditions) === 0 && this.#members[step.to]?.[symbol] === 1;
  }

  canEnd(position: number, conditions: number): boolean {
    for (const needed of this.positions.accept[position] ?? []) if ((needed & ~conditions) === 0) return true;
    return false;
  }

  #makeMove(state: State, symbol: number): Move | undefined {
    const { first, follow, sets } = this.positions;
    const conditions = this.conditions(state.afterWord, state.atStart, symbol);
    const accepts = state.groups.findIndex((group) => group.some((position) => this.canEnd(position, conditions)));
    const taken = new Uint8Array(sets.length);
    const groups: number[][] = [];
    const kept: number[] = [];
    const advance = (steps: readonly Step[], into: number[]): void => {
      for (const step of steps) {
        if (taken[step.to] === 1 || !this.canStep(step, conditions, symbol)) continue;
        taken[step.to] = 1;
        into.push(step.to);
      }
    };
    for (const [index, group] of state.groups.entries()) {
      const next: number[] = [];
      for (const position of group) advance(follow[position] ?? [], next);
      if (next.length === 0) continue;
      groups.push(next.sort((a, b) => a - b));
      kept.push(index);
    }
    const fresh: number[] = [];
    advance(first, fresh);
    if (fresh.length > 0) groups.push(fresh.sort((a, b) => a - b));

    const to = this.#state(groups, this.isWordSymbol(symbol), false);
    if (to === undefined) return undefined;
    const begins = fresh.length > 0;
    const keepsAll = kept.length === state.groups.length;
    return { to, accepts, kept: keepsAll ? undefined : kept, begins };
  }

  #state(groups: readonly (readonly number[])[], afterWord: boolean, isStart: boolean): State | undefined {
    const { usesConditions } = this.positions;
    const key = `${usesConditions && afterWord ? "w" : ""}${usesConditions && isStart ? "^" : ""}${groups.map((group) => group.join(",")).join(";")}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= mostStates || this.#entries >= mostStateEntries) {
      // The few states with nothing live must always exist, or a text could never come back from matching without states.
      if (groups.length > 0) return undefined;
    }
    return this.#addState(key, groups, usesConditions && afterWord, usesConditions && isStart);
  }

  #addState(key: string, groups: readonly (readonly number[])[], afterWord: boolean, isStart: boolean): State {
    const row = this.#states.size * this.symbols;
    const state: State = { groups, afterWord, atStart: isStart, row, moves: [] };
    this.#states.set(key, state);
    this.#byRow.set(row, state);
    this.#entries += groups.reduce((sum, group) => sum + group.length, this.symbols);
    if (row + this.symbols > this.table.length) {
      const table = new Int32Array(Math.max(this.table.length * 2, this.symbols * 8)).fill(-1);
      table.set(this.table);
      this.table = table;
    }
    return state;
  }
}

/** Throws PatternError. */
export function compilePattern(pattern: string): Matcher {
  return new Matcher(buildPositions(pattern));
}

interface Division {
  /** First unit of each interval, and the interval's symbol. */
  readonly starts: number[];
  readonly symbolOf: number[];
  /** For each position, 1 where a symbol is in its set; one array for all positions with one set. */
  readonly members: readonly Uint8Array[];
  readonly isWord: Uint8Array;
}

/** Divides the units at every border of every set, and gives intervals that are in the same sets one symbol. */
function divideUnits({ sets }: Positions): Division {
  const distinct = new Map<string, (typeof sets)[number]>();
  for (const set of [wordUnits, ...sets]) distinct.set(set.join(), set);
  const borders = new Set([0]);
  for (const set of distinct.values()) {
    for (let i = 0; i < set.length; i += 2) {
      borders.add(set[i] ?? 0);
      borders.add((set[i + 1] ?? 0) + 1);
    }
  }
  const starts = [...borders].filter((unit) => unit <= 0xffff).sort((a, b) => a - b);
  const symbols = new Map<string, number>();
  const examples: number[] = [];
  const symbolOf = starts.map((start) => {
    const signature = [...distinct.values()].map((set) => (includes(set, start) ? "1" : "0")).join("");
    const known = symbols.get(signature);
    if (known !== undefined) return known;
    examples.push(start);
    symbols.set(signature, symbols.size);
    return symbols.size - 1;
  });
  const membership = new Map<string, Uint8Array>();
  for (const [key, set] of distinct)
    membership.set(
      key,
      Uint8Array.from(examples, (unit) => (includes(set, unit) ? 1 : 0)),
    );
  const none = new Uint8Array(examples.length);
  return {
    starts,
    symbolOf,
    members: sets.map((set) => membership.get(set.join()) ?? none),
    isWord: membership.get(wordUnits.join()) ?? none,
  };
}
