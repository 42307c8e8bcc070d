import type { UseCaseState } from "../use-case-state.ts";
import type { DigestSet } from "./digest-set.ts";

/** What a gate froze, as its request had it: a transition's `frozen`. */
export interface Frozen {
  readonly digest: string;
  readonly digestSet: DigestSet;
  readonly parts: readonly { readonly kind: string; readonly name: string; readonly version: number; readonly digest: string }[];
}

/** A step of a use case's life, as the log of transitions has it. */
export interface LifeStep {
  readonly to: UseCaseState;
  readonly at: number;
  readonly notAfter?: number;
  /** Of every step that a gate leads to; a use case that serves without one is on the light track. */
  readonly frozen?: Frozen;
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
  /** Since when it has been in production without a suspension. */
  readonly liveSince?: number;
  /** When the sandbox ends, exclusive. */
  readonly sandboxUntil?: number;
}

export const newLife: CaseLife = { state: "DRAFT", since: 0, roundSince: 0, draftSince: 0 };

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
  const fresh = { state: to, since: at, roundSince: at, draftSince };
  switch (to) {
    case "SANDBOX":
      return frozen === undefined ? { ...fresh, state: "DRAFT", draftSince: at } : { ...fresh, sandboxUntil: notAfter };
    case "SECURITY_GATE":
    case "CUTOVER":
      return { ...fresh, roundSince, sandboxUntil: notAfter, ...keep(frozen ?? life.frozen) };
    case "PRODUCTION": {
      if (frozen === undefined) return { ...fresh, state: "DRAFT", draftSince: at };
      // Back from being degraded: nothing was approved.
      if (life.state === "DEGRADED" && approved?.frozen.digest === frozen.digest && approved.notAfter === notAfter)
        return { ...fresh, roundSince, approved, liveSince };
      const goesOn = life.state === "PRODUCTION" || life.state === "DEGRADED";
      return { ...fresh, approved: { frozen, at, notAfter }, liveSince: goesOn ? liveSince : at };
    }
    case "DEGRADED":
      return { ...fresh, roundSince, liveSince, ...(approved && { approved }) };
    case "SUSPENDED":
      return { ...fresh, ...(approved && { approved }) };
    case "DRAFT":
      return { ...fresh, draftSince: at };
    case "INTAKE_REVIEW":
    case "DESIGN_REVIEW":
    case "DECOMMISSIONING":
    case "RETIRED":
    case "REJECTED":
    case "WITHDRAWN":
      return { ...fresh, roundSince };
  }
  return to satisfies never;
}

function keep(frozen: Frozen | undefined): { readonly frozen?: Frozen } {
  return frozen === undefined ? {} : { frozen };
}
