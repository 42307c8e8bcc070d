import { days } from "../../core/units.ts";
import type { Standard } from "../standard/standard.ts";
import type { CaseFile, HeldApproval, Said } from "./case-file.ts";
import { isAfter, type Moment } from "./case-life.ts";
import { fillSeats } from "./fill-seats.ts";
import { findSignatures } from "./find-signatures.ts";
import type { GateMissing, GateResult } from "./judgement.ts";
import { personOf } from "./person-of.ts";
import type { AskedGate } from "./what-applies.ts";

export interface SeatWorld {
  readonly standard: Pick<Standard, "settings">;
  readonly file: CaseFile;
  /** Whoever wrote a part of what is approved. */
  readonly authors: ReadonlySet<string>;
  /** Whether somebody builds it: holds PROJECT_LEAD or DEVELOPER for the use case. */
  readonly isMember: (principal: string) => boolean;
  /** Who answers for a program: what it asks for, they ask for. */
  readonly ownersOf: (principal: string) => readonly string[];
  /** Until when somebody holds the role that they signed for, exclusive: asked of the directory and the role bindings now. 0 for not. */
  readonly holdsUntil: (approval: HeldApproval) => number;
  readonly now: number;
}

/** What signatures are given on. */
export interface Asked {
  readonly digest: string;
  readonly requester: string;
  /** Only what was signed later counts. */
  readonly after: Moment;
  /** Whether it still waits to be passed; an approval that has been counted neither lapses nor ends with a role. */
  readonly pending: boolean;
}

/**
 * Who has signed at a gate, and who has not. INVARIANT two-people: nobody who wrote any of it, nobody who asked, where the gate says
 * so, and each person once.
 */
export function judgeSeats(
  { gate, seats, apart }: AskedGate,
  { digest, requester, after, pending }: Asked,
  world: SeatWorld,
): { readonly missing: readonly GateMissing[]; readonly signed: GateResult["signed"] } {
  const { standard, file, authors, isMember, ownersOf, holdsUntil, now } = world;
  const lapseMs = days(standard.settings.approvals.lapseDays);
  const { approved, rejected } = findSignatures(file, gate.id, digest, standard.settings);
  const askers = [requester, ...ownersOf(requester)].map(personOf);
  const counting = approved.filter((one) => {
    const { body, by, at, notAfter } = one;
    const { role } = body.document;
    const person = personOf(body.signer);
    const barred = gate.notByRequester === "any" || gate.notByRequester.includes(role);
    return (
      isAfter(one, after) &&
      (!pending || (now < at + lapseMs && now < notAfter && now < holdsUntil(body))) &&
      !(barred && (askers.includes(person) || askers.includes(personOf(by)))) &&
      !isAmong(person, authors) &&
      !(gate.notByMembers && isMember(person)) &&
      !apart.some((other) => other.role === role && signedAt(file, other.gate, role, person))
    );
  });
  const { missing, filled } = fillSeats(
    counting.map((said) => ({ said, until: said.notAfter })),
    seats,
  );
  const people = new Set(filled.map(({ body }) => personOf(body.signer))).size;
  return {
    missing: [
      ...rejected.filter((one) => isAfter(one, after)).map(rejectionOf),
      ...missing.map(({ role, count }) => ({ what: "approval" as const, role, count, why: `It needs ${count} × ${role}.` })),
      ...(missing.length === 0 && people < gate.minPeople
        ? [{ what: "people" as const, count: gate.minPeople - people, why: `It needs ${gate.minPeople} different people.` }]
        : []),
    ],
    signed: filled.map(({ body, at }) => ({ role: body.document.role, principal: body.signer, at })),
  };
}

function rejectionOf({ body }: Said<HeldApproval>): GateMissing {
  const { role, reason } = body.document;
  return { what: "approval", role, count: 1, why: `${body.signer} rejected it: ${reason}` };
}

function isAmong(person: string, people: ReadonlySet<string>): boolean {
  return [...people].some((one) => personOf(one) === person);
}

/** On whatever digest set that was. */
function signedAt(file: CaseFile, gate: string, role: string, person: string): boolean {
  const said = file.approvals.get(gate) ?? [];
  return said.some(
    ({ body }) =>
      personOf(body.signer) === person &&
      body.document.role === role &&
      body.document.decision === "approve" &&
      body.withdrawn === undefined,
  );
}
