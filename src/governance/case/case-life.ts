import { readState, type UseCaseState } from "../use-case-state.ts";
import type { DigestSet } from "./digest-set.ts";

/** What a gate froze, as its request had it: a transition's `frozen`. */
export interface Frozen {
  readonly digest: string;
  readonly digestSet: DigestSet;
  readonly parts: readonly { readonly kind: string; readonly name: string; readonly version: number; readonly digest: string }[];
}

export interface ReleasedPolicy {
  readonly part: Frozen["parts"][number];
  readonly at: number;
}

/** A step of a use case's life, as the log of transitions has it. */
export interface LifeStep {
  readonly to: UseCaseState;
  readonly at: number;
  readonly notAfter?: number;
  /** Of every step that a gate leads to; a use case that serves without one is on the light track. */
  readonly frozen?: Frozen;
  /** The newest statement of all when it was taken, 0 before there was one; absent where that is not known. */
  readonly saidBefore?: number;
}

/** The newest statements before these moments. What was said later has a higher id, even in the same millisecond. */
export interface SaidBefore {
  readonly step: number;
  readonly round: number;
  readonly draft: number;
  readonly approved: number;
}

/** Where a use case stands on its way through the gates, as its steps so far say. */
export interface CaseLife {
  readonly state: UseCaseState;
  readonly since: number;
  /** Requests and approvals count at gates only when they are newer: a suspension or a return starts a new round. */
  readonly roundSince: number;
  /** The same for the gates before the first frozen set: since it was a draft. */
  readonly draftSince: number;
  /** What is under review, in SECURITY_GATE and CUTOVER. */
  readonly frozen?: Frozen;
  /** What is in production, or was until it was suspended. */
  readonly approved?: { readonly frozen: Frozen; readonly at: number; readonly notAfter: number };
  /**
   * Policies that its gates ever let into production, and when. They hold for everybody, and so for longer than it: no rule goes because a
   * use case ends. Absent for none.
   */
  readonly policies?: readonly ReleasedPolicy[];
  /** Since when it has been in production without a suspension. */
  readonly liveSince?: number;
  /** When its gates let it into production for the first time, however it went on. Absent for never. */
  readonly firstLive?: number;
  /** When the sandbox ends, exclusive. */
  readonly sandboxUntil?: number;
  /** Absent where the steps do not say it: then time alone tells what was said after them. */
  readonly said?: SaidBefore;
}

const nothingSaid: SaidBefore = { step: 0, round: 0, draft: 0, approved: 0 };

export const newLife: CaseLife = { state: "DRAFT", since: 0, roundSince: 0, draftSince: 0, said: nothingSaid };

/** A transition as the store has it. `frozen` is the canonical JSON of a `Frozen`. */
export interface StepRow {
  readonly to: string;
  readonly at: number;
  readonly notAfter?: number;
  readonly frozen?: string;
  readonly saidBefore?: number;
}

/** Throws SyntaxError where `frozen` is no JSON: the store is damaged. @param share gives one object for what is frozen again and again */
export function readStep(
  { to, at, notAfter, frozen, saidBefore = 0 }: StepRow,
  share: (frozen: Frozen) => Frozen = (one) => one,
): LifeStep {
  return {
    to: readState(to),
    at,
    saidBefore,
    ...(notAfter !== undefined && { notAfter }),
    ...(frozen !== undefined && { frozen: share(JSON.parse(frozen) as Frozen) }),
  };
}

/** @param steps oldest first */
export function readLife(steps: Iterable<LifeStep>): CaseLife {
  let life = newLife;
  for (const step of steps) life = nextLife(life, step);
  return life;
}

/** Pure; what was approved on the light track counts for nothing here, so that such a use case begins as a draft. */
export function nextLife(life: CaseLife, step: LifeStep): CaseLife {
  const { to, at, frozen, notAfter = 0 } = step;
  const { draftSince, roundSince, approved, liveSince = at } = life;
  const kept = { ...(life.policies && { policies: life.policies }), ...(life.firstLive && { firstLive: life.firstLive }) };
  const goesOn = { state: to, since: at, roundSince, draftSince, ...kept, ...markSaid(life, step, []) };
  const fresh = { ...goesOn, roundSince: at, ...markSaid(life, step, ["round"]) };
  const drafted = { ...fresh, state: "DRAFT", draftSince: at, ...markSaid(life, step, ["round", "draft"]) } as const;
  switch (to) {
    case "SANDBOX":
      return frozen === undefined ? drafted : { ...fresh, sandboxUntil: notAfter };
    case "SECURITY_GATE":
    case "CUTOVER":
      return { ...goesOn, sandboxUntil: notAfter, ...keep(frozen ?? life.frozen) };
    case "PRODUCTION": {
      if (frozen === undefined) return drafted;
      // Back from being degraded: nothing was approved.
      if (life.state === "DEGRADED" && approved?.frozen.digest === frozen.digest && approved.notAfter === notAfter)
        return { ...goesOn, approved, liveSince };
      const served = life.state === "PRODUCTION" || life.state === "DEGRADED";
      return {
        ...fresh,
        ...release(life, frozen, at),
        approved: { frozen, at, notAfter },
        liveSince: served ? liveSince : at,
        firstLive: life.firstLive ?? at,
        ...markSaid(life, step, ["round", "approved"]),
      };
    }
    case "DEGRADED":
      return { ...goesOn, liveSince, ...(approved && { approved }) };
    case "SUSPENDED":
      return { ...fresh, ...(approved && { approved }) };
    case "DRAFT":
      return drafted;
    case "INTAKE_REVIEW":
    case "DESIGN_REVIEW":
    case "DECOMMISSIONING":
    case "RETIRED":
    case "REJECTED":
    case "WITHDRAWN":
      return goesOn;
  }
  return to satisfies never;
}

function keep(frozen: Frozen | undefined): { readonly frozen?: Frozen } {
  return frozen === undefined ? {} : { frozen };
}

function release({ policies = [] }: CaseLife, { parts }: Frozen, at: number): { readonly policies?: readonly ReleasedPolicy[] } {
  const fresh = parts.filter(
    ({ kind, name, version }) =>
      kind === "Policy" && !policies.some(({ part }) => part.name === name && part.version === version),
  );
  return fresh.length === 0 ? {} : { policies: [...policies, ...fresh.map((part) => ({ part, at }))] };
}

function markSaid(
  { said }: CaseLife,
  { saidBefore }: LifeStep,
  begun: readonly (keyof SaidBefore)[],
): { readonly said?: SaidBefore } {
  if (saidBefore === undefined) return {};
  // What was before steps that do not say it counts as said before this one.
  const before = said ?? { step: saidBefore, round: saidBefore, draft: saidBefore, approved: saidBefore };
  return { said: { ...before, step: saidBefore, ...Object.fromEntries(begun.map((moment) => [moment, saidBefore])) } };
}

/** Whether a statement was made after a moment of a life: by their order where it is known, and otherwise by the time. */
export function isAfter(said: { readonly id: number; readonly at: number }, { at, saidBefore }: Moment): boolean {
  return saidBefore === undefined ? said.at > at : said.id > saidBefore;
}

export interface Moment {
  readonly at: number;
  readonly saidBefore?: number | undefined;
}
