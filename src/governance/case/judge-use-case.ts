import type { GateId } from "../standard/standard.ts";
import type { UseCaseState } from "../use-case-state.ts";
import type { CaseLife } from "./case-life.ts";
import type { CaseVersion, CaseWorld, CurrentVersion } from "./case-world.ts";
import { candidateGates, dueStep, type StepWorld } from "./due-step.ts";
import { phasesFrom, refusalPhase } from "./end-phases.ts";
import { judgeGates } from "./judge-gate.ts";
import { judgeGoLive } from "./judge-go-live.ts";
import { type JudgedControls, judgeVerdicts } from "./judge-verdicts.ts";
import type { GateResult, Judgement, Phase } from "./judgement.ts";
import { manualSteps } from "./manual-steps.ts";
import { type PhaseWorld, planProduction } from "./plan-phases.ts";
import { planSandbox } from "./plan-sandbox.ts";
import { reviewTimes } from "./review-times.ts";

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
  const gates = judgeNext(world, candidate, goLive, now);
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
  const applicable = world.whatApplies(profile);
  const programme = world.programme(applicable);
  const { standard, useCase: name, file, exceptions, holdsUntil, ownersOf } = world;
  // Spread instead, the world would cost a tenth of judging.
  return judgeVerdicts({
    standard,
    name,
    file,
    programme,
    exceptions,
    holdsUntil,
    ownersOf,
    profile,
    applicable,
    stage,
    derive,
    digest,
    now,
  });
}

function judgeNext(world: CaseWorld, judged: JudgedControls, goLive: Judgement["goLive"], now: number): readonly GateResult[] {
  const { current, whatApplies } = world;
  const ids = nextGates(world);
  if (ids.length === 0) return [];
  return judgeGates(ids, {
    ...world,
    profile: current.profile,
    applicable: whatApplies(current.profile),
    judged,
    goLive,
    digest: current.digest,
    authors: new Set(current.parts.flatMap(({ authors }) => authors)),
    now,
  });
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
  { controls, lastSaid }: JudgedControls,
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
    changedAt: Math.max(since, lastSaid),
  });
  if (state === "SANDBOX" || state === "SECURITY_GATE" || state === "CUTOVER")
    return planSandbox(phaseWorld(since, sandboxUntil));
  if ((state === "PRODUCTION" || state === "DEGRADED") && approved !== undefined && served !== undefined)
    return planProduction(phaseWorld(approved.at, approved.notAfter), reviewTimes(file, liveSince, standard));
  return [refusalPhase(state, since, reason, refused)];
}

function freeze({ digest, digestSet, parts }: CurrentVersion): StepWorld["current"]["frozen"] {
  return { digest, digestSet, parts: parts.map(({ kind, name, version, digest: of }) => ({ kind, name, version, digest: of })) };
}
