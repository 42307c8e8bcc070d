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
 * @param before the newest version of the same exception; absent where it is new, or was retired
 */
export function checkException(spec: ExceptionSpec, standard: Standard, before?: ExceptionSpec): readonly Mistake[] {
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

/** Counts cannot be set back, and a later sunset is a renewal, so that nobody gets around whom a renewal needs. */
function checkRenewals(
  { renewals, expiresAt, progress }: ExceptionSpec,
  { exceptions }: Standard,
  before?: ExceptionSpec,
): Mistake[] {
  const path = "spec.renewals";
  const later = before !== undefined && instantOf(expiresAt) > instantOf(before.expiresAt);
  const least = (before?.renewals ?? 0) + (later ? 1 : 0);
  const { maxRenewals } = exceptions;
  const mistakes: Mistake[] = [];
  if (renewals < least)
    mistakes.push({
      path,
      message: later ? `must be ${least}: its sunset is later than before` : `must not be less than ${least}, as before`,
    });
  if (renewals > maxRenewals) mistakes.push({ path, message: `must be at most ${maxRenewals}: meet the controls instead` });
  if (renewals > 0 && progress === undefined)
    mistakes.push({ path: "spec.progress", message: "is required: a renewal says what has become of the remediation plan" });
  return mistakes;
}
