import { days } from "../core/units.ts";
import type { ExceptionSpec } from "./schemas/exception.ts";
import { instantOf } from "./schemas/shared.ts";
import type { Standard } from "./standard/standard.ts";

interface Mistake {
  readonly path: string;
  readonly message: string;
}

/**
 * What the standard says of an exception before anybody is asked to approve it. Judging asks again what counts at run time
 * (case/judge-exception.ts). Pure. Paths begin with `spec`.
 *
 * @param standard with the organisation's settings
 * @param before exceptions that this one goes on from: its newest version, and others for the same controls and use cases
 */
export function checkException(
  spec: ExceptionSpec,
  standard: Standard,
  before: readonly { readonly name: string; readonly spec: ExceptionSpec }[],
): readonly Mistake[] {
  return [...checkControls(spec, standard), ...checkTimes(spec, standard), ...checkRenewals(spec, standard, before)];
}

function checkControls({ controls, compensatingControls }: ExceptionSpec, standard: Standard): Mistake[] {
  const { nonWaivable } = standard.exceptions;
  const known = (ids: readonly string[], path: string): Mistake[] =>
    ids.flatMap((id, n) =>
      standard.controls.has(id) ? [] : [{ path: `${path}.${n}`, message: `${id} is no control of the standard` }],
    );
  return [
    ...known(controls, "spec.controls"),
    ...known(compensatingControls, "spec.compensatingControls"),
    ...controls.flatMap((id, n) =>
      nonWaivable.has(id) ? [{ path: `spec.controls.${n}`, message: `${id} may never be waived (standard, exceptions)` }] : [],
    ),
    ...compensatingControls.flatMap((id, n) =>
      controls.includes(id)
        ? [{ path: `spec.compensatingControls.${n}`, message: `${id} is relaxed by it, so it holds no risk down` }]
        : [],
    ),
  ];
}

function checkTimes(spec: ExceptionSpec, { exceptions }: Standard): Mistake[] {
  const { breakGlass, dataClassCap, startsAt, expiresAt } = spec;
  const lasts = instantOf(expiresAt) - instantOf(startsAt);
  const path = "spec.expiresAt";
  if (lasts <= 0) return [{ path, message: "must be after startsAt" }];
  const { maxHours } = exceptions.breakGlass;
  if (breakGlass)
    return lasts > maxHours * 3_600_000
      ? [{ path, message: `must be at most ${maxHours} h after startsAt: it is a break-glass exception` }]
      : [];
  const most = exceptions.maxDays[dataClassCap];
  return lasts > days(most)
    ? [{ path, message: `must be at most ${most} days after startsAt, the longest for ${dataClassCap} data` }]
    : [];
}

/** So soon after another has ended, one for the same is its renewal under another name. */
export const renewalGapMs = days(30);

/**
 * Whether `next` goes on where another exception ends: for one of its controls, in one of its use cases, at most a month later. A regular
 * exception after an emergency's is not: the standard asks for it.
 */
export function goesOnFrom(next: ExceptionSpec, other: ExceptionSpec): boolean {
  if (other.breakGlass && !next.breakGlass) return false;
  const { useCases: here } = next;
  const { useCases: there } = other;
  const sameUse = here === undefined || there === undefined || here.some((name) => there.includes(name));
  const [starts, ends] = [instantOf(next.startsAt), instantOf(other.expiresAt)];
  return (
    sameUse &&
    next.controls.some((id) => other.controls.includes(id)) &&
    starts <= ends + renewalGapMs &&
    instantOf(next.expiresAt) > ends
  );
}

/** Counts cannot be set back, and a later sunset is a renewal, so that nobody gets around whom a renewal needs. */
function checkRenewals(spec: ExceptionSpec, { exceptions }: Standard, before: Parameters<typeof checkException>[2]): Mistake[] {
  const { renewals, expiresAt, progress } = spec;
  const path = "spec.renewals";
  const mistakes: Mistake[] = [];
  for (const { name, spec: former } of before) {
    const later = instantOf(expiresAt) > instantOf(former.expiresAt);
    const least = former.renewals + (later ? 1 : 0);
    if (renewals >= least) continue;
    const why = later ? `it goes on where ${name} ends` : `as ${name} has it`;
    mistakes.push({ path, message: `must be at least ${least}: ${why}` });
    break;
  }
  const { maxRenewals } = exceptions;
  if (renewals > maxRenewals) mistakes.push({ path, message: `must be at most ${maxRenewals}: meet the controls instead` });
  if (renewals > 0 && progress === undefined)
    mistakes.push({ path: "spec.progress", message: "is required: a renewal says what has become of the remediation plan" });
  return mistakes;
}
