import { type DataClass, exceedsClass } from "../../core/data-class.ts";
import { days, minutes } from "../../core/units.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { ExceptionRules } from "../standard/standard.ts";
import type { StandardSettings } from "../standard/settings.ts";
import type { CaseFile, HeldApproval } from "./case-file.ts";
import { fillSeats, type Seat } from "./fill-seats.ts";
import { findSignatures } from "./find-signatures.ts";
import { personOf } from "./person-of.ts";

/** An exception as it was declared: the newest version of its resource. */
export interface DeclaredException {
  readonly name: string;
  readonly digest: string;
  /** Who applied it, in any version. */
  readonly authors: readonly string[];
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
  /** For whom it is asked, whoever does. */
  readonly requester: string;
}

export const exceptionStates = [
  "DRAFT",
  "REQUESTED",
  "UNDER_REVIEW",
  "APPROVED",
  "ACTIVE",
  "EXPIRING",
  "EXPIRED",
  "REVOKED",
  "REJECTED",
] as const;

export interface JudgedException {
  readonly exception: DeclaredException;
  readonly state: (typeof exceptionStates)[number];
  /** When it relaxes anything: from inclusive, until exclusive. Both 0 where it never does as it stands. */
  readonly from: number;
  readonly until: number;
  readonly missing: readonly Seat[];
  readonly why: string;
}

export interface ExceptionWorld {
  readonly rules: ExceptionRules;
  readonly settings: Pick<StandardSettings, "approvals">;
  /** Until when somebody holds the role that they signed for, exclusive; 0 where they do not. Whoever loses it takes their seat along. */
  readonly holdsUntil: (approval: HeldApproval) => number;
  /** Everybody who ever answered for a program; nobody for who is none. */
  readonly ownersOf: (principal: string) => readonly string[];
  /** When a control first fails to hold in truth; what compensates for it is one that holds. Infinity for never. */
  readonly badFrom: (control: string) => { readonly at: number; readonly why: string };
}

const expiringMs = days(7);

/**
 * Where an exception stands: only what was signed since it was asked for counts. Whoever asked for it, wrote it, has it asked for or owes its remediation fills no seat (INVARIANT two-people). It ends at
 * the earliest of its sunset, the longest that the standard allows for its class, the end of a role that a signature stands on, and
 * the first instant at which a control that compensates for it does not hold; and for good when somebody revokes it.
 */
export function judgeException(
  exception: DeclaredException,
  file: CaseFile,
  world: ExceptionWorld,
  now: number,
): JudgedException {
  const { rules, settings, holdsUntil, ownersOf } = world;
  const none = { exception, from: 0, until: 0, missing: [] };
  const request = file.requests.get("EXCEPTION");
  if (request === undefined || request.body.digest !== exception.digest)
    return { ...none, state: "DRAFT", why: "Nobody asked for this version yet." };
  if (exception.renewals > rules.maxRenewals)
    return { ...none, state: "REJECTED", why: `It can be renewed ${rules.maxRenewals} times at most.` };
  const about = exception.breakGlass ? "BREAK_GLASS" : "EXCEPTION";
  const { approved, rejected } = findSignatures(file, about, exception.digest, settings);
  const [no] = rejected;
  if (no !== undefined) {
    const { signer, document } = no.body;
    return { ...none, state: "REJECTED", why: `${signer} rejected it as ${document.role}: ${document.reason}` };
  }
  const concerned = [request.by, ...exception.authors, exception.planOwner, exception.requester];
  const barred = new Set(concerned.flatMap((one) => [one, ...ownersOf(one)]).map(personOf));
  const signatures = approved
    .filter(({ id, body, by }) => id > request.id && !barred.has(personOf(body.signer)) && !barred.has(personOf(by)))
    .map((said) => ({ said, until: Math.min(said.notAfter, holdsUntil(said.body)) }))
    .filter(({ until }) => until > 0);
  const { missing, completeAt, until: signedUntil } = fillSeats(signatures, exceptionSeats(exception, rules));
  const timeout = request.at + days(rules.timeoutDays);
  if (missing.length > 0 || completeAt >= timeout) {
    if (now >= timeout || completeAt >= timeout)
      return { ...none, missing, state: "REJECTED", why: `It was not complete in ${rules.timeoutDays} days.` };
    const roles = missing.map(({ role }) => role).join(", ");
    return { ...none, missing, state: signatures.length > 0 ? "UNDER_REVIEW" : "REQUESTED", why: `It waits for ${roles}.` };
  }
  const from = Math.max(exception.startsAt, completeAt);
  const sunset = Math.min(exception.expiresAt, exception.startsAt + longestMs(exception, rules));
  const revoked = revokedBy(exception, file, world, signedUntil);
  const until = Math.min(sunset, revoked.at);
  const judged = { exception, missing, ...(from < until ? { from, until } : { from: 0, until: 0 }) };
  if (revoked.at <= now && revoked.at < sunset) return { ...judged, state: "REVOKED", why: revoked.why };
  if (now >= sunset) return { ...judged, state: "EXPIRED", why: `It ended at ${new Date(sunset).toISOString()}.` };
  const why = `It ends at ${new Date(until).toISOString()}.`;
  if (now < from) return { ...judged, state: "APPROVED", why };
  return { ...judged, state: until - now <= expiringMs ? "EXPIRING" : "ACTIVE", why };
}

/** What ends it before its time, and when; Infinity for nothing. */
function revokedBy(
  { compensatingControls }: DeclaredException,
  file: CaseFile,
  { badFrom }: ExceptionWorld,
  signedUntil: number,
): { readonly at: number; readonly why: string } {
  const said = file.evidence.get("REVOKED");
  return [
    ...(said === undefined ? [] : [{ at: said.at, why: `It was revoked: ${said.body.summary}` }]),
    { at: signedUntil, why: "It was revoked: somebody who approved it no longer holds the role that they signed for." },
    ...compensatingControls.map((control) => {
      const { at, why } = badFrom(control);
      return { at, why: `It was revoked: ${control}, which compensates for it, does not hold. ${why}`.trimEnd() };
    }),
  ].reduce((a, b) => (b.at < a.at ? b : a));
}

/** Who must sign: three officers, those whose matter the controls are, and more for a renewal that is not the first. */
export function exceptionSeats(
  { breakGlass, controls, renewals }: Pick<DeclaredException, "breakGlass" | "controls" | "renewals">,
  rules: ExceptionRules,
): readonly Seat[] {
  if (breakGlass) return rules.breakGlass.quorum;
  return [
    ...rules.quorum,
    ...rules.extra.flatMap(({ role, controls: theirs }) =>
      theirs.some((control) => controls.includes(control)) ? [{ role, count: 1 }] : [],
    ),
    ...rules.renewalNeeds.filter(({ renewal }) => renewals >= renewal),
  ];
}

function longestMs({ breakGlass, dataClassCap }: DeclaredException, rules: ExceptionRules): number {
  return breakGlass ? minutes(60 * rules.breakGlass.maxHours) : days(rules.maxDays[dataClassCap]);
}

/**
 * Whether it may relax a control of this use case while it is in force. What may never be waived is not (standard, exceptions), and
 * neither is a class above its own, another environment or another use case.
 */
export function relaxes(
  exception: DeclaredException,
  useCase: { readonly name: string; readonly profile: Pick<UseCaseProfile, "dataClass" | "environment"> },
  control: string,
  { nonWaivable }: Pick<ExceptionRules, "nonWaivable">,
): boolean {
  const { controls, useCases, environments, dataClassCap } = exception;
  return (
    controls.includes(control) &&
    !nonWaivable.has(control) &&
    (useCases === undefined || useCases.includes(useCase.name)) &&
    environments.includes(useCase.profile.environment) &&
    !exceedsClass(useCase.profile.dataClass, dataClassCap)
  );
}
