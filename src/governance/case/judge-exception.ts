import { type DataClass, exceedsClass } from "../../core/data-class.ts";
import { days } from "../../core/units.ts";
import type { ExceptionRules } from "../standard/standard.ts";
import type { CaseFile } from "./case-file.ts";
import { fillSeats, type Seat } from "./fill-seats.ts";
import { findSignatures } from "./find-signatures.ts";

/** An exception as it was declared: the newest version of its resource. */
export interface DeclaredException {
  readonly name: string;
  readonly digest: string;
  /** Who applied this version. */
  readonly author: string;
  readonly controls: readonly string[];
  /** Absent for the whole programme. */
  readonly useCases?: readonly string[];
  readonly compensatingControls: readonly string[];
  readonly dataClassCap: DataClass;
  readonly environments: readonly string[];
  readonly startsAt: number;
  /** Exclusive. */
  readonly expiresAt: number;
  /** How often it was renewed before. */
  readonly renewals: number;
  readonly breakGlass: boolean;
  /** Who answers for the remediation plan. */
  readonly planOwner: string;
}

export type ExceptionState =
  | "DRAFT"
  | "REQUESTED"
  | "UNDER_REVIEW"
  | "APPROVED"
  | "ACTIVE"
  | "EXPIRING"
  | "EXPIRED"
  | "REVOKED"
  | "REJECTED";

export interface JudgedException {
  readonly exception: DeclaredException;
  readonly state: ExceptionState;
  /** When it relaxes anything: from inclusive, until exclusive. Both 0 where it never will as it stands. */
  readonly from: number;
  readonly until: number;
  readonly missing: readonly Seat[];
  readonly why: string;
}

const expiringMs = days(7);

/**
 * Where an exception stands. Whoever asked for it, wrote it or owes its remediation fills no seat (INVARIANT two-people). It ends at
 * the earlier of its sunset and the longest that the standard allows for its class, and for good when it is revoked.
 *
 * @param revoked why it was revoked, where it was: said by somebody, or because a compensating control is red
 */
export function judgeException(
  exception: DeclaredException,
  file: CaseFile,
  rules: ExceptionRules,
  now: number,
  revoked?: string,
): JudgedException {
  const none = { exception, from: 0, until: 0, missing: [] };
  const request = file.requests.get("EXCEPTION");
  if (request === undefined || request.body.digest !== exception.digest)
    return { ...none, state: "DRAFT", why: "Nobody asked for this version yet." };
  const about = exception.breakGlass ? "BREAK_GLASS" : "EXCEPTION";
  const { approved, rejected } = findSignatures(file, about, exception.digest, now);
  const [no] = rejected;
  if (no !== undefined) {
    const { signer, document } = no.body;
    return { ...none, state: "REJECTED", why: `${signer} rejected it as ${document.role}: ${document.reason}` };
  }
  const barred = new Set([request.by, exception.author, exception.planOwner]);
  const eligible = approved.filter(({ body, by }) => !barred.has(body.signer) && !barred.has(by));
  const { missing, completeAt } = fillSeats(eligible, seatsOf(exception, rules));
  if (missing.length > 0) {
    const timeout = request.at + days(rules.timeoutDays);
    if (now >= timeout) return { ...none, missing, state: "REJECTED", why: `Nobody completed it in ${rules.timeoutDays} days.` };
    const roles = missing.map(({ role }) => role).join(", ");
    return { ...none, missing, state: eligible.length > 0 ? "UNDER_REVIEW" : "REQUESTED", why: `It waits for ${roles}.` };
  }
  const from = Math.max(exception.startsAt, completeAt);
  const until = Math.min(exception.expiresAt, exception.startsAt + longestMs(exception, rules));
  const ends = new Date(until).toISOString();
  if (revoked !== undefined) return { ...none, state: "REVOKED", why: revoked };
  if (now >= until) return { ...none, state: "EXPIRED", why: `It ended at ${ends}.` };
  const active = { exception, from, until, missing: [], why: `It ends at ${ends}.` };
  if (now < from) return { ...active, state: "APPROVED" };
  return { ...active, state: until - now <= expiringMs ? "EXPIRING" : "ACTIVE" };
}

/** Who must sign: three officers, those whose matter the controls are, and for a second renewal the governance committee. */
function seatsOf({ breakGlass, controls, renewals }: DeclaredException, rules: ExceptionRules): readonly Seat[] {
  if (breakGlass) return rules.breakGlass.quorum.map(({ role, count }) => ({ role, count }));
  const extra = rules.extra.filter((one) => one.controls.some((control) => controls.includes(control)));
  return [
    ...rules.quorum.map(({ role, count }) => ({ role, count })),
    ...extra.map(({ role }) => ({ role, count: 1 })),
    ...(renewals >= rules.maxRenewals ? [{ role: "GOV_COMMITTEE" as const, count: 1 }] : []),
  ];
}

function longestMs({ breakGlass, dataClassCap }: DeclaredException, rules: ExceptionRules): number {
  return breakGlass ? rules.breakGlass.maxHours * 3_600_000 : days(rules.maxDays[dataClassCap]);
}

/** Whether it relaxes a control of this use case. What may never be waived is not (standard, exceptions). */
export function relaxes(
  { exception, from, until }: JudgedException,
  useCase: { readonly name: string; readonly dataClass: DataClass; readonly environment: string },
  control: string,
  rules: ExceptionRules,
  now: number,
): boolean {
  return (
    from <= now &&
    now < until &&
    exception.controls.includes(control) &&
    !rules.nonWaivable.has(control) &&
    (exception.useCases === undefined || exception.useCases.includes(useCase.name)) &&
    exception.environments.includes(useCase.environment) &&
    !exceedsClass(useCase.dataClass, exception.dataClassCap)
  );
}
