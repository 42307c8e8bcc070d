import type { UseCaseProfile } from "../standard/profile.ts";
import type { Control, GateId, Standard } from "../standard/standard.ts";
import type { CaseFile, HeldApproval } from "./case-file.ts";
import { type ControlWorld, judgeControl, judgeOnce } from "./judge-control.ts";
import { type DeclaredException, judgeException, type JudgedException, relaxes } from "./judge-exception.ts";
import type { Verdict } from "./judgement.ts";
import { scanCaseFile } from "./scan-case-file.ts";
import { asOf, badFrom, isGood, type TrueVerdict, worstNow } from "./true-verdict.ts";
import { gateIndex, type WhatApplies } from "./what-applies.ts";

export interface VerdictWorld {
  readonly standard: Standard;
  readonly name: string;
  readonly profile: UseCaseProfile;
  readonly applicable: WhatApplies;
  readonly file: CaseFile;
  readonly programme: CaseFile;
  /** Those that name this use case, or the whole programme. */
  readonly exceptions: readonly { readonly declared: DeclaredException; readonly file: CaseFile }[];
  readonly stage: GateId;
  readonly derive: (control: string) => TrueVerdict | undefined;
  readonly holdsUntil: (approval: HeldApproval) => number;
  readonly ownersOf: (principal: string) => readonly string[];
  readonly digest: string;
  readonly now: number;
}

/** One applicable control, for every instant from now on. */
export interface JudgedControl {
  readonly control: Control;
  /** All that it rests on, without exceptions. */
  readonly parts: readonly [TrueVerdict, ...TrueVerdict[]];
  /** When exceptions relax it. */
  readonly cover: readonly Cover[];
}

export interface Cover {
  readonly exception: string;
  /** Inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

export interface JudgedControls {
  readonly controls: readonly JudgedControl[];
  /** Now, by control. Made for whoever asks: phases rest on none of them. */
  readonly verdicts: () => ReadonlyMap<string, Verdict>;
  /** Of those artefacts that were asked for. */
  readonly artefacts: ControlWorld["artefacts"];
  readonly exceptions: readonly JudgedException[];
  /** When anything of all this was last said; until something is said again, everything follows from it. */
  readonly lastSaid: number;
}

/**
 * A verdict on every control that applies. First each in truth; then exceptions, each only as good as the controls that compensate for
 * it are in truth: one of them red and it is revoked (standard, exceptions).
 */
export function judgeVerdicts(world: VerdictWorld): JudgedControls {
  const { standard, applicable, now } = world;
  const { file, programme, stage, derive, digest } = world;
  const controlWorld: ControlWorld = {
    file,
    programme,
    stage,
    derive,
    digest,
    settings: standard.settings,
    bound: scanCaseFile(file).bound,
    artefacts: new Map(),
  };
  const parts = applicable.controls.map((asked) => judgeControl(asked, controlWorld));
  for (const { asked, gate } of applicable.artefacts)
    if (gateIndex(gate) <= gateIndex(world.stage)) judgeOnce(asked, controlWorld);
  const exceptions = world.exceptions.length === 0 ? noExceptions : judgeExceptions(world, parts);
  const controls = applicable.controls.map(({ control }, n): JudgedControl => ({
    control,
    parts: parts[n] ?? nothing,
    cover: exceptions.length === 0 ? noCover : coverOf(control, exceptions, world),
  }));
  let verdicts: ReadonlyMap<string, Verdict> | undefined;
  return {
    controls,
    verdicts: () => (verdicts ??= new Map(controls.map((one) => [one.control.id, judgeNow(one, now)]))),
    artefacts: controlWorld.artefacts,
    exceptions,
    lastSaid: Math.max(...[file, programme, ...world.exceptions.map((one) => one.file)].map((one) => scanCaseFile(one).lastSaid)),
  };
}

const noExceptions: readonly JudgedException[] = [];
const noCover: readonly Cover[] = [];
const nothing: readonly [TrueVerdict] = [
  { verdict: "unknown", since: 0, until: Infinity, evidence: [], why: "It was not judged." },
];

function judgeExceptions(world: VerdictWorld, parts: readonly (readonly TrueVerdict[])[]): readonly JudgedException[] {
  const { standard, applicable, holdsUntil, ownersOf, now } = world;
  const compensates = (id: string): { readonly at: number; readonly why: string } => {
    const found = parts[applicable.controls.findIndex(({ control }) => control.id === id)];
    if (found === undefined) return { at: 0, why: "It does not apply here." };
    return found.map((part) => ({ at: badFrom(part), why: asOf(part, now).why })).reduce((a, b) => (b.at < a.at ? b : a));
  };
  const { exceptions: rules, settings } = standard;
  return world.exceptions.map(({ declared, file }) =>
    judgeException(declared, file, { rules, settings, holdsUntil, ownersOf, badFrom: compensates }, now),
  );
}

function coverOf({ id }: Control, exceptions: readonly JudgedException[], world: VerdictWorld): readonly Cover[] {
  return exceptions
    .filter(({ exception, from, until }) => from < until && relaxes(exception, world, id, world.standard.exceptions))
    .map(({ exception, from, until }) => ({ exception: exception.name, from, until }))
    .sort((a, b) => a.from - b.from);
}

function judgeNow({ control: { id }, parts, cover }: JudgedControl, now: number): Verdict {
  const truth = worstNow(parts, now);
  const { verdict, evidence, until, why } = truth;
  if (!isGood(truth)) {
    // The one that lasts longest: those that end before it change nothing.
    const best = cover
      .filter((one) => one.from <= now && now < one.until)
      .reduce<Cover | undefined>((a, b) => (a === undefined || b.until > a.until ? b : a), undefined);
    if (best !== undefined)
      return {
        control: id,
        verdict: "excepted",
        underlying: verdict,
        exception: best.exception,
        evidence,
        until: best.until,
        why,
      };
  }
  return { control: id, verdict, evidence, until, why };
}
