import type { DataClass } from "../../core/data-class.ts";
import { applies } from "../standard/condition.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { ArtefactKind, Control, Standard } from "../standard/standard.ts";
import type { CaseFile } from "./case-file.ts";
import { judgeControl } from "./judge-control.ts";
import { type DeclaredException, judgeException, type JudgedException, relaxes } from "./judge-exception.ts";
import type { Verdict } from "./judgement.ts";
import type { JudgedControl } from "./plan-phases.ts";
import { isGood, type TrueVerdict } from "./true-verdict.ts";

export interface VerdictWorld {
  readonly standard: Standard;
  readonly useCase: { readonly name: string; readonly dataClass: DataClass; readonly environment: string };
  readonly profile: UseCaseProfile;
  readonly file: CaseFile;
  readonly programme: CaseFile;
  /** Those that name this use case, or the whole programme. */
  readonly exceptions: readonly { readonly declared: DeclaredException; readonly file: CaseFile }[];
  readonly derive: (control: string) => TrueVerdict | undefined;
  readonly digest: string;
  readonly now: number;
}

export interface JudgedControls {
  readonly controls: readonly JudgedControl[];
  readonly exceptions: readonly JudgedException[];
}

/**
 * A verdict on every control that applies. First each in truth; then exceptions, each only as good as the controls that compensate for
 * it are in truth: one of them red and it is revoked (standard, exceptions).
 */
export function judgeVerdicts(world: VerdictWorld): JudgedControls {
  const { standard, profile, now } = world;
  const applicable = [...standard.controls.values()].filter((control) => applies(control.appliesWhen, profile));
  const controlWorld = { ...world, artefacts: artefactsByControl(standard, profile) };
  const truths = new Map(applicable.map((control) => [control.id, judgeControl(control, controlWorld)]));
  const exceptions = world.exceptions.map(({ declared, file }) =>
    judgeException(declared, file, standard.exceptions, now, revokedBy(declared, file, truths)),
  );
  const inForce = exceptions.filter(({ from, until }) => from <= now && now < until);
  const controls = applicable.map((control) => judge(control, truths.get(control.id) ?? nothing, inForce, world));
  return { controls, exceptions };
}

const nothing: TrueVerdict = { verdict: "unknown", since: 0, until: Infinity, evidence: [], why: "It was not judged." };

function judge(control: Control, truth: TrueVerdict, exceptions: readonly JudgedException[], world: VerdictWorld): JudgedControl {
  const { standard, useCase, now } = world;
  const { id } = control;
  const { verdict: underlying, evidence, until, why } = truth;
  const covering = isGood(truth)
    ? []
    : exceptions.filter((exception) => relaxes(exception, useCase, id, standard.exceptions, now));
  // The one that lasts longest: those that end before it change nothing.
  const [best] = covering.sort((a, b) => b.until - a.until);
  const verdict: Verdict =
    best === undefined
      ? { control: id, verdict: underlying, evidence, until, why }
      : { control: id, verdict: "excepted", underlying, exception: best.exception.name, evidence, until: best.until, why };
  return { control, verdict, truth };
}

/** Why an exception counts no more: somebody said so, or what compensates for it does not hold. */
function revokedBy(
  { compensatingControls }: DeclaredException,
  file: CaseFile,
  truths: ReadonlyMap<string, TrueVerdict>,
): string | undefined {
  const said = file.evidence.get("REVOKED");
  if (said !== undefined) return `It was revoked: ${said.body.summary}`;
  for (const control of compensatingControls) {
    const truth = truths.get(control);
    if (truth === undefined || !isGood(truth))
      return `It was revoked: ${control}, which compensates for it, does not hold. ${truth?.why ?? ""}`.trimEnd();
  }
  return undefined;
}

function artefactsByControl(standard: Standard, profile: UseCaseProfile): ReadonlyMap<string, readonly ArtefactKind[]> {
  const byControl = new Map<string, ArtefactKind[]>();
  for (const artefact of standard.artefacts.values()) {
    if (!applies(artefact.requiredWhen, profile)) continue;
    for (const control of artefact.controls) {
      const known = byControl.get(control);
      if (known) known.push(artefact);
      else byControl.set(control, [artefact]);
    }
  }
  return byControl;
}
