import type { DataClass } from "../../core/data-class.ts";
import type { Role } from "../../core/roles.ts";
import type { GateId } from "../standard/standard.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { UseCaseState } from "../use-case-state.ts";
import type { Frozen } from "./case-life.ts";
import type { Part } from "./digest-set.ts";
import type { JudgedException } from "./judge-exception.ts";

export const verdictValues = ["pass", "fail", "stale", "unknown", "not-applicable-proved", "excepted"] as const;
export type VerdictValue = (typeof verdictValues)[number];

/** Whether one control holds for one use case. Stale and unknown count as fail at a gate. */
export interface Verdict {
  readonly control: string;
  readonly verdict: VerdictValue;
  /** Where it is excepted: what it is in truth, and under which exception. */
  readonly underlying?: Exclude<VerdictValue, "excepted">;
  readonly exception?: string;
  /** Digests of what it rests on, and when that was. */
  readonly evidence: readonly { readonly digest: string; readonly at: number }[];
  /** When it changes by itself, milliseconds since the epoch; Infinity for never. Exclusive (INVARIANT expiry-needs-nobody). */
  readonly until: number;
  /** What was seen or is missing, for people. */
  readonly why: string;
}

export interface GateResult {
  readonly gate: GateId;
  readonly passed: boolean;
  readonly missing: readonly GateMissing[];
  /** Who signed for which role, of those that count. */
  readonly signed: readonly { readonly role: Role; readonly principal: string; readonly at: number }[];
}

export type GateMissing =
  /** Something in its manifest. */
  | { readonly what: "manifest"; readonly why: string }
  /** A gate before this one that was passed for less. */
  | { readonly what: "gate"; readonly gate: GateId; readonly why: string }
  | { readonly what: "request"; readonly why: string }
  | { readonly what: "control"; readonly control: string; readonly verdict: VerdictValue; readonly why: string }
  | { readonly what: "artefact"; readonly artefact: string; readonly why: string }
  | { readonly what: "approval"; readonly role: Role; readonly count: number; readonly why: string }
  | { readonly what: "people"; readonly count: number; readonly why: string };

/** How a use case is served from an instant on, until the next phase. Computed ahead, so that time alone moves it. */
export interface Phase {
  /** Inclusive, milliseconds since the epoch. */
  readonly from: number;
  readonly state: UseCaseState;
  readonly dataClass: DataClass;
  /** Of its rate limits: 1, 0.5 when degraded, 0.2 in the sandbox. */
  readonly rateFactor: number;
  /** Exceptions that it stands on. */
  readonly exceptions: readonly string[];
  /** Why it is not served; absent when it is. */
  readonly refused?: {
    readonly code: "use_case_not_approved" | "use_case_suspended" | "entitlement_expired";
    readonly detail: string;
  };
  /** Why it is not as it was approved. */
  readonly causes: readonly string[];
}

/** Everything that governance knows of a use case at an instant. Pure data. */
export interface Judgement {
  readonly useCase: string;
  readonly state: UseCaseState;
  readonly profile: UseCaseProfile;
  /** What a gate would freeze now. */
  readonly digestSet: Readonly<Record<string, string>>;
  readonly digest: string;
  /** The versions that it was made of, with who applied each: what a request writes down. */
  readonly parts: readonly Part[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Why each exception that names it, or the programme, is where it is. */
  readonly exceptions: readonly JudgedException[];
  /** Those that lead on from its state; in production those that a candidate must pass. First those before them that must be passed again. */
  readonly gates: readonly GateResult[];
  readonly goLive: readonly {
    readonly n: number;
    readonly title: string;
    readonly verdict: VerdictValue;
    readonly controls: readonly string[];
  }[];
  /** The step that is due by itself. */
  readonly due?: CaseStep;
  /** Those that people may take, with the roles that they need. */
  readonly steps: readonly ManualStep[];
  /** From now on. */
  readonly phases: readonly [Phase, ...Phase[]];
}

/** A step of a use case's life, as a transition records it. */
export interface CaseStep {
  readonly to: UseCaseState;
  readonly reason: string;
  readonly gate?: GateId;
  /** What is let through, where a gate is passed. */
  readonly frozen?: Frozen;
  /** When what it grants ends, exclusive; absent where it grants nothing. */
  readonly notAfter?: number;
}

export interface ManualStep extends Omit<CaseStep, "reason"> {
  readonly action: ManualAction;
  /** Any of these. */
  readonly roles: readonly Role[];
}

export type ManualAction = "submit" | "reject" | "withdraw" | "suspend" | "return" | "resume" | "retire" | "redraft";
