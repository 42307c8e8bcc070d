import type { DataClass } from "../../core/data-class.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { GateId, Standard } from "../standard/standard.ts";
import type { UseCaseState } from "../use-case-state.ts";
import type { CaseFile, HeldApproval } from "./case-file.ts";
import type { CaseLife } from "./case-life.ts";
import type { DigestSet, Part } from "./digest-set.ts";
import { candidateGates, dueStep, type StepWorld } from "./due-step.ts";
import { phasesFrom, refusalPhase } from "./end-phases.ts";
import type { DeclaredException } from "./judge-exception.ts";
import { earlyToPass, judgeGate, restsOnEarly } from "./judge-gate.ts";
import { judgeGoLive } from "./judge-go-live.ts";
import { type JudgedControls, judgeVerdicts } from "./judge-verdicts.ts";
import type { GateResult, Judgement, Phase } from "./judgement.ts";
import { manualSteps } from "./manual-steps.ts";
import { type PhaseWorld, planProduction } from "./plan-phases.ts";
import { planSandbox } from "./plan-sandbox.ts";
import { reviewTimes } from "./review-times.ts";
import { scanCaseFile } from "./scan-case-file.ts";
import type { TrueVerdict } from "./true-verdict.ts";
import type { WhatApplies } from "./what-applies.ts";

/** A use case as one set of versions makes it. */
export interface CaseVersion {
  readonly profile: UseCaseProfile;
  /** As the manifest has it: the highest class that it asks to be served. */
  readonly dataClass: DataClass;
  /** Shown to whoever is refused. */
  readonly owner: string;
  readonly contact?: string;
  readonly digest: string;
  /** What the register itself shows of a control, now and from now on; undefined where it shows nothing. */
  readonly derive: (control: string) => TrueVerdict | undefined;
}

/** What is declared now, and would be frozen by a gate. */
export interface CurrentVersion extends CaseVersion {
  readonly digestSet: DigestSet;
  readonly parts: readonly Part[];
}

/** All that is known of one use case. Pure data and pure functions of it. */
export interface CaseWorld {
  readonly useCase: string;
  readonly standard: Standard;
  readonly whatApplies: (profile: UseCaseProfile) => WhatApplies;
  readonly life: CaseLife;
  /** Why its newest step was taken. */
  readonly reason?: string;
  readonly current: CurrentVersion;
  /** What `life.approved` froze, where that is another set than the current one. Without it, nothing in production is served. */
  readonly approved?: CaseVersion;
  readonly file: CaseFile;
  readonly programme: CaseFile;
  /** Those that name this use case, or the whole programme. */
  readonly exceptions: readonly { readonly declared: DeclaredException; readonly file: CaseFile }[];
  /** Those who hold PROJECT_LEAD or DEVELOPER for it. */
  readonly members: ReadonlySet<string>;
  /** Until when somebody holds the role that they signed for, exclusive; 0 where they do not, or are a program. */
  readonly holdsUntil: (approval: HeldApproval) => number;
  readonly approvalDays: { readonly sandbox: number; readonly production: number };
}

/** By state: the gate that is next, or the last one that was passed; what is due only later is not asked for. */
const stages: Readonly<Record<UseCaseState, GateId>> = {
  DRAFT: "G1_INTAKE",
  INTAKE_REVIEW: "G1_INTAKE",
  DESIGN_REVIEW: "G2_DESIGN",
  SANDBOX: "G3_SECURITY",
  SECURITY_GATE: "G4_SECURITY_PASS",
  CUTOVER: "G5_GO_LIVE",
  PRODUCTION: "G5_GO_LIVE",
  DEGRADED: "G5_GO_LIVE",
  SUSPENDED: "G5_GO_LIVE",
  DECOMMISSIONING: "G7_RETIRE",
  RETIRED: "G7_RETIRE",
  REJECTED: "G1_INTAKE",
  WITHDRAWN: "G1_INTAKE",
};

/** Everything that governance knows of a use case at an instant. Pure. */
export function judgeUseCase(world: CaseWorld, now: number): Judgement {
  const { standard, useCase, life, current } = world;
  const { served, judged } = judgeServed(world, now);
  const phases = phasesFrom(planPhases(world, served, judged), now);
  const candidate = served === current ? judged : judgeVersion(current, stageOf(life), world, now);
  const goLive = judgeGoLive(standard, candidate.verdicts());
  const gates = judgeGates(world, candidate, goLive, now);
  const [phase] = phases;
  const steps: StepWorld = {
    ...world,
    profile: current.profile,
    current: { frozen: freeze(current) },
    gates: new Map(gates.map((one) => [one.gate, one])),
    phase,
    now,
  };
  const due = dueStep(steps);
  return {
    useCase,
    state: life.state,
    profile: current.profile,
    digestSet: current.digestSet,
    digest: current.digest,
    parts: current.parts,
    verdicts: judged.verdicts(),
    exceptions: judged.exceptions,
    gates,
    goLive,
    ...(due && { due }),
    steps: manualSteps(steps),
    phases,
  };
}

/** How it is served from now on, as `judgeUseCase` has it, without what only people ask for. */
export function judgePhases(world: CaseWorld, now: number): Judgement["phases"] {
  const { served, judged } = judgeServed(world, now);
  return phasesFrom(planPhases(world, served, judged), now);
}

/** In production what was approved is judged, and until then what is declared. */
function judgeServed(
  world: CaseWorld,
  now: number,
): { readonly served: CaseVersion | undefined; readonly judged: JudgedControls } {
  const { life, current, approved } = world;
  const live = life.state === "PRODUCTION" || life.state === "DEGRADED";
  const served = live && life.approved?.frozen.digest !== current.digest ? approved : current;
  return { served, judged: judgeVersion(served ?? current, stageOf(life), world, now) };
}

function stageOf({ state, approved }: CaseLife): GateId {
  return state === "SUSPENDED" && approved === undefined ? "G3_SECURITY" : stages[state];
}

function judgeVersion(version: CaseVersion, stage: GateId, world: CaseWorld, now: number): JudgedControls {
  const { profile, derive, digest } = version;
  const { standard, useCase, file, programme, exceptions, holdsUntil } = world;
  // Not all of the world: who builds it is found out for whoever asks.
  return judgeVerdicts({
    standard,
    name: useCase,
    file,
    programme,
    exceptions,
    holdsUntil,
    profile,
    applicable: world.whatApplies(profile),
    stage,
    derive,
    digest,
    now,
  });
}

function judgeGates(world: CaseWorld, judged: JudgedControls, goLive: Judgement["goLive"], now: number): readonly GateResult[] {
  const { current, whatApplies } = world;
  const ids = nextGates(world);
  if (ids.length === 0) return [];
  const gateWorld = {
    ...world,
    profile: current.profile,
    applicable: whatApplies(current.profile),
    judged,
    goLive,
    digest: current.digest,
    authors: new Set(current.parts.flatMap(({ authors }) => authors)),
    now,
  };
  return [...(restsOnEarly(ids) ? earlyToPass(gateWorld) : []), ...ids].map((id) => judgeGate(id, gateWorld));
}

const gatesFrom: Readonly<Partial<Record<UseCaseState, readonly GateId[]>>> = {
  INTAKE_REVIEW: ["G1_INTAKE"],
  DESIGN_REVIEW: ["G2_DESIGN"],
  SANDBOX: ["G3_SECURITY"],
  SECURITY_GATE: ["G4_SECURITY_PASS"],
  CUTOVER: ["G5_GO_LIVE"],
  PRODUCTION: candidateGates,
  DEGRADED: candidateGates,
  SUSPENDED: ["G3_SECURITY"],
  DECOMMISSIONING: ["G7_RETIRE"],
};

function nextGates({ life, current }: CaseWorld): readonly GateId[] {
  const { state, approved } = life;
  if (state === "SUSPENDED" && approved?.frozen.digest === current.digest) return ["G3_SECURITY", "G5_GO_LIVE"];
  return gatesFrom[state] ?? [];
}

function planPhases(
  world: CaseWorld,
  served: CaseVersion | undefined,
  { controls }: JudgedControls,
): readonly [Phase, ...Phase[]] {
  const { standard, life, useCase, file, current, reason } = world;
  const { state, since, approved, liveSince = since, sandboxUntil = 0 } = life;
  const { owner, contact, dataClass } = served ?? current;
  const refused = { useCase, owner, dataClass, ...(contact !== undefined && { contact }) };
  const phaseWorld = (servesSince: number, notAfter: number): PhaseWorld => ({
    ...refused,
    standard,
    state,
    since,
    servesSince,
    notAfter,
    controls,
    changedAt: changedAt(world),
  });
  if (state === "SANDBOX" || state === "SECURITY_GATE" || state === "CUTOVER")
    return planSandbox(phaseWorld(since, sandboxUntil));
  if ((state === "PRODUCTION" || state === "DEGRADED") && approved !== undefined && served !== undefined)
    return planProduction(phaseWorld(approved.at, approved.notAfter), reviewTimes(file, liveSince, standard));
  return [refusalPhase(state, since, reason, refused)];
}

/** When anything last changed that was said or done; until something is said again, everything follows from it. */
function changedAt({ life, file, programme, exceptions }: CaseWorld): number {
  let last = Math.max(life.since, scanCaseFile(file).lastSaid, scanCaseFile(programme).lastSaid);
  for (const one of exceptions) last = Math.max(last, scanCaseFile(one.file).lastSaid);
  return last;
}

function freeze({ digest, digestSet, parts }: CurrentVersion): StepWorld["current"]["frozen"] {
  return { digest, digestSet, parts: parts.map(({ kind, name, version, digest: of }) => ({ kind, name, version, digest: of })) };
}
