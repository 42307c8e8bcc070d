import type { Role } from "../../core/roles.ts";
import type { HeldApproval, Said } from "./case-file.ts";
import { personOf } from "./person-of.ts";

export interface Seat {
  readonly role: Role;
  readonly count: number;
}

/** For people: `CISO`, or `2 × CISO`. */
export function spellSeat({ role, count }: Seat): string {
  return count === 1 ? role : `${count} × ${role}`;
}

/** A signature with when it ends, exclusive. */
export interface Signature {
  readonly said: Said<HeldApproval>;
  readonly until: number;
}

export interface FilledSeats {
  /** Seats that nobody fills, by role. */
  readonly missing: readonly Seat[];
  /** Those who fill them, in the order of the seats, each in the role that they signed for. */
  readonly filled: readonly Said<HeldApproval>[];
  /** When the last of them signed; 0 where there are no seats. */
  readonly completeAt: number;
  /** Until when all seats stay filled, exclusive, whoever sits in them. */
  readonly until: number;
}

const none: readonly Seat[] = [];
const nothingAsked: FilledSeats = { missing: none, filled: [], completeAt: 0, until: Infinity };

/**
 * Seats people in the roles that they signed for, each person in one (INVARIANT two-people), so that as many seats as can be are
 * filled: whoever holds several roles takes the one that nobody else can. Where there is a choice, by those whose signatures last
 * longest, and then by those who signed first: what is complete depends on nothing but what was signed.
 */
export function fillSeats(signatures: readonly Signature[], seats: readonly Seat[]): FilledSeats {
  if (seats.length === 0) return nothingAsked;
  const places = placesOf(seats);
  const all = seatPeople(signatures, places);
  const missing = all.includes(undefined) ? openSeats(all, places) : none;
  if (missing.length > 0) return { missing, filled: all.filter(isFilled), completeAt: lastOf(all), until: 0 };
  // Nearly always everybody who signed is needed, so that there is no choice.
  if (signatures.length === places.length)
    return {
      missing,
      filled: all.filter(isFilled),
      completeAt: lastOf(all),
      until: signatures.reduce((until, one) => Math.min(until, one.until), Infinity),
    };
  const ends = distinct(signatures.map(({ until }) => until)).reverse();
  const until = ends.find((end) => isFull(signatures, places, (one) => one.until >= end)) ?? Infinity;
  const lasting = signatures.filter((one) => one.until >= until);
  const begins = distinct(lasting.map(({ said }) => said.at));
  const completeAt = begins.find((begin) => isFull(lasting, places, ({ said }) => said.at <= begin)) ?? 0;
  const chosen = lasting.filter(({ said }) => said.at <= completeAt);
  return { missing, filled: seatPeople(chosen, places).filter(isFilled), completeAt, until };
}

const known = new WeakMap<readonly Seat[], readonly Role[]>();

function placesOf(seats: readonly Seat[]): readonly Role[] {
  let places = known.get(seats);
  if (places === undefined) {
    places = seats.flatMap(({ role, count }) => Array.from({ length: count }, () => role));
    known.set(seats, places);
  }
  return places;
}

/** Maximum bipartite matching of people and places, by augmenting paths; the number of people at a gate is small. */
function seatPeople(signatures: readonly Signature[], places: readonly Role[]): readonly (Said<HeldApproval> | undefined)[] {
  const holders: (Said<HeldApproval> | undefined)[] = places.map(() => undefined);
  const people = new Set<string>();
  const sit = (person: string, tried: Set<number>): boolean => {
    for (const [place, role] of places.entries()) {
      if (tried.has(place)) continue;
      const signature = signatures.find(
        ({ said: { body } }) => personOf(body.signer) === person && body.document.role === role,
      )?.said;
      if (signature === undefined) continue;
      tried.add(place);
      const holder = holders[place];
      if (holder === undefined || sit(personOf(holder.body.signer), tried)) {
        holders[place] = signature;
        return true;
      }
    }
    return false;
  };
  for (const { said } of signatures) {
    const { document } = said.body;
    const person = personOf(said.body.signer);
    if (people.has(person)) continue;
    people.add(person);
    // Nearly always there is a seat for what they signed as.
    const free = places.findIndex((role, place) => role === document.role && holders[place] === undefined);
    if (free >= 0) holders[free] = said;
    else sit(person, new Set());
  }
  return holders;
}

function openSeats(holders: readonly (Said<HeldApproval> | undefined)[], places: readonly Role[]): readonly Seat[] {
  const open = places.filter((_, place) => holders[place] === undefined);
  return [...new Set(open)].map((role) => ({ role, count: open.filter((one) => one === role).length }));
}

function isFull(signatures: readonly Signature[], places: readonly Role[], counts: (one: Signature) => boolean): boolean {
  return !seatPeople(signatures.filter(counts), places).includes(undefined);
}

function isFilled(holder: Said<HeldApproval> | undefined): holder is Said<HeldApproval> {
  return holder !== undefined;
}

function lastOf(holders: readonly (Said<HeldApproval> | undefined)[]): number {
  return holders.reduce((last, one) => Math.max(last, one?.at ?? 0), 0);
}

function distinct(instants: readonly number[]): number[] {
  return [...new Set(instants)].sort((a, b) => a - b);
}
