import type { DataClass } from "../../core/data-class.ts";
import type { UseCaseState } from "../use-case-state.ts";
import type { Phase } from "./judgement.ts";

/** Who is refused what, for the sentence that callers read. */
export interface Refused {
  readonly useCase: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Whom to reach about what is suspended, where that is not the owner. */
  readonly contact?: string;
  /** What it would have, were it served. */
  readonly dataClass: DataClass;
}

/** What ends it, if nobody does anything. */
export interface End {
  readonly at: number;
  readonly code: "use_case_suspended" | "entitlement_expired";
  readonly why: () => string;
}

export function expiryOf(useCase: string, notAfter: number): End {
  return {
    at: notAfter,
    code: "entitlement_expired",
    why: () => `The approval of ${useCase} ended at ${new Date(notAfter).toISOString()}.`,
  };
}

/** The first of them, and not before what is looked at began. */
export function earliestEnd(ends: readonly [End, ...End[]], changedAt: number): End {
  const first = ends.reduce((a, b) => (b.at < a.at ? b : a));
  return { ...first, at: Math.max(first.at, changedAt) };
}

/** With the phase in which it is served no more; it ends there until people act. */
export function endPhases(served: readonly Phase[], { at, code, why }: End, refused: Refused): readonly [Phase, ...Phase[]] {
  const [first, ...others] = served;
  if (first !== undefined && at === Infinity) return [first, ...others];
  const reason = why();
  const detail =
    code === "entitlement_expired"
      ? `${reason} Its owner, ${refused.owner}, can ask for a new one.`
      : `The use case ${refused.useCase} is suspended. ${reason} Ask ${whom(refused)}.`;
  const last = refusal(at, "SUSPENDED", reason, refused.dataClass, { code, detail });
  return first === undefined ? [last] : [first, ...others, last];
}

/** A state in which nothing is served, however long it lasts. */
export function refusalPhase(state: UseCaseState, since: number, reason: string | undefined, refused: Refused): Phase {
  const { useCase, owner, dataClass } = refused;
  if (state === "SUSPENDED") {
    const why = sentence(reason ?? "No reason was given");
    const detail = `The use case ${useCase} is suspended: ${why} Ask ${whom(refused)}.`;
    return refusal(since, state, why, dataClass, { code: "use_case_suspended", detail });
  }
  const detail = `The use case ${useCase} is not approved: it is in ${state}. Ask its owner, ${owner}.`;
  return refusal(since, state, `It is in ${state}.`, dataClass, { code: "use_case_not_approved", detail });
}

/** Those that still matter: the one that holds now, and those after it. */
export function phasesFrom(phases: readonly [Phase, ...Phase[]], now: number): readonly [Phase, ...Phase[]] {
  const [first, ...others] = phases.slice(
    Math.max(
      0,
      phases.findLastIndex(({ from }) => from <= now),
    ),
  );
  return [first ?? phases[0], ...others];
}

function whom({ owner, contact }: Refused): string {
  return contact ?? `its owner, ${owner}`;
}

function refusal(
  from: number,
  state: UseCaseState,
  why: string,
  dataClass: DataClass,
  refused: NonNullable<Phase["refused"]>,
): Phase {
  return { from, state, dataClass, rateFactor: 0, exceptions: [], causes: [why], refused };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
