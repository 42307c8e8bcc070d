import type { Role } from "../../core/roles.ts";
import type { HeldApproval, Said } from "./case-file.ts";

export interface Seat {
  readonly role: Role;
  readonly count: number;
}

export interface FilledSeats {
  /** Seats that nobody fills, by role. */
  readonly missing: readonly Seat[];
  /** Who fills which. */
  readonly filled: readonly { readonly role: Role; readonly signature: Said<HeldApproval> }[];
  /** When the last of them signed; 0 where there are no seats. */
  readonly completeAt: number;
}

/**
 * Seats people in the roles that they signed for, each person in one (INVARIANT two-people), so that as many seats as can be are
 * filled: whoever holds several roles takes the one that nobody else can. Maximum bipartite matching by augmenting paths; the
 * number of people at a gate is small.
 */
export function fillSeats(signatures: readonly Said<HeldApproval>[], seats: readonly Seat[]): FilledSeats {
  const places = seats.flatMap(({ role, count }) => Array.from({ length: count }, () => role));
  const byPerson = Map.groupBy(signatures, ({ body }) => body.signer);
  const holders: (string | undefined)[] = places.map(() => undefined);

  const seat = (person: string, tried: Set<number>): boolean => {
    for (const [place, role] of places.entries()) {
      if (tried.has(place) || !signedFor(byPerson, person, role)) continue;
      tried.add(place);
      const holder = holders[place];
      if (holder === undefined || seat(holder, tried)) {
        holders[place] = person;
        return true;
      }
    }
    return false;
  };
  for (const person of byPerson.keys()) seat(person, new Set());

  const filled = places.flatMap((role, place) => {
    const person = holders[place];
    const signature = person === undefined ? undefined : signedFor(byPerson, person, role);
    return signature === undefined ? [] : [{ role, signature }];
  });
  const missing = seats.flatMap(({ role, count }) => {
    const open = count - filled.filter((one) => one.role === role).length;
    return open > 0 ? [{ role, count: open }] : [];
  });
  return { missing, filled, completeAt: Math.max(0, ...filled.map(({ signature }) => signature.at)) };
}

function signedFor(
  byPerson: ReadonlyMap<string, readonly Said<HeldApproval>[]>,
  person: string,
  role: Role,
): Said<HeldApproval> | undefined {
  return byPerson.get(person)?.find(({ body }) => body.document.role === role);
}
