import { Problem } from "../../core/problem.ts";
import { durationMs } from "./parse-duration.ts";
import type { StandardSettings } from "./settings.ts";
import type { ArtefactKind, Control, Severity, Standard } from "./standard.ts";

const severities: readonly Severity[] = ["low", "medium", "high", "critical"];
const reactions: readonly Control["onFail"][] = ["alert", "degrade", "block"];

/**
 * The standard with an organisation's settings. Pure. Give it the standard as shipped, not one that was set before.
 * Throws Problem `resource_invalid` with every setting that goes beyond what the standard allows.
 */
export function applySettings(standard: Standard, settings: StandardSettings): Standard {
  const errors = checkSettings(standard, settings);
  if (errors.length > 0) throw new Problem("resource_invalid", "The settings go beyond the standard.", { errors });
  const { maxDays, timeoutDays, maxRenewals, nonWaivable } = settings.exceptions;
  const stopping = Object.entries(settings.controls).filter(([, { stopsAtOnce }]) => stopsAtOnce === true);
  return {
    ...standard,
    settings,
    controls: mapValues(standard.controls, (control) => setControl(control, settings.controls[control.id])),
    artefacts: mapValues(standard.artefacts, (kind) => setArtefact(kind, settings.artefacts[kind.id])),
    exceptions: {
      ...standard.exceptions,
      maxDays,
      timeoutDays,
      maxRenewals,
      nonWaivable: new Set([...standard.exceptions.nonWaivable, ...nonWaivable]),
      breakGlass: { ...standard.exceptions.breakGlass, maxHours: settings.breakGlass.maxHours },
    },
    stopsAtOnce: new Set([...standard.stopsAtOnce, ...stopping.map(([id]) => id)]),
  };
}

/** What of the settings does not fit the standard as shipped, beyond what their schema can say. Empty when all does. */
export function checkSettings(
  standard: Standard,
  settings: StandardSettings,
): readonly { readonly path: string; readonly message: string }[] {
  const { exceptions, monthlyReview, controls, artefacts } = settings;
  return [
    ...(monthlyReview.missedToSuspend < monthlyReview.missedToDegrade
      ? [{ path: "monthlyReview.missedToSuspend", message: "must not be less than missedToDegrade" }]
      : []),
    ...exceptions.nonWaivable
      .filter((id) => !standard.controls.has(id))
      .map((id) => ({ path: "exceptions.nonWaivable", message: `${id} is no control of the standard` })),
    ...Object.entries(controls).flatMap(([id, set]) => checkControl(standard.controls.get(id), id, set)),
    ...Object.entries(artefacts).flatMap(([id, { validDays }]) => checkArtefact(standard.artefacts.get(id), id, validDays)),
  ];
}

type ControlSetting = StandardSettings["controls"][string];

function checkControl(control: Control | undefined, id: string, { maxAge, severity, onFail }: ControlSetting) {
  const path = `controls.${id}`;
  if (control === undefined) return [{ path, message: "is no control of the standard" }];
  const { maxAgeMs } = control.verification;
  const errors = [];
  if (maxAge !== undefined && (durationMs(maxAge) ?? Infinity) > 2 * maxAgeMs)
    errors.push({
      path: `${path}.maxAge`,
      message: `must be at most twice the standard's, which is ${maxAgeMs / 60_000} minutes`,
    });
  if (severity !== undefined && severities.indexOf(severity) < severities.indexOf(control.severity))
    errors.push({ path: `${path}.severity`, message: `must not be lower than the standard's, which is ${control.severity}` });
  if (onFail !== undefined && reactions.indexOf(onFail) < reactions.indexOf(control.onFail))
    errors.push({ path: `${path}.onFail`, message: `must not be milder than the standard's, which is ${control.onFail}` });
  return errors;
}

function checkArtefact(kind: ArtefactKind | undefined, id: string, validDays: number) {
  const path = `artefacts.${id}`;
  if (kind === undefined) return [{ path, message: "is no artefact of the standard" }];
  if (typeof kind.valid !== "number") return [{ path, message: "does not hold for a number of days" }];
  if (validDays <= 2 * kind.valid) return [];
  return [{ path: `${path}.validDays`, message: `must be at most twice the standard's, which is ${kind.valid}` }];
}

function setControl(control: Control, set: ControlSetting | undefined): Control {
  if (set === undefined) return control;
  const { maxAge, severity = control.severity, onFail = control.onFail } = set;
  const maxAgeMs = (maxAge === undefined ? undefined : durationMs(maxAge)) ?? control.verification.maxAgeMs;
  return { ...control, severity, onFail, verification: { ...control.verification, maxAgeMs } };
}

function setArtefact(kind: ArtefactKind, set: StandardSettings["artefacts"][string] | undefined): ArtefactKind {
  return set === undefined ? kind : { ...kind, valid: set.validDays };
}

function mapValues<K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
