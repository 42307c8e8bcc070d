import { type Answers, isAnsweredAlike } from "./asked.ts";
import type { JudgedCase } from "./compile-gated.ts";
import type { CandidateVersion, Entitlement } from "./register.ts";

/** What became of one use case, and what of its own that rests on. */
export interface CompiledCase {
  /** Its versions, its newest step, its life, its case file. */
  readonly own: readonly unknown[];
  /** By what name its case file is asked for. */
  readonly subject: string;
  /** Absent on the light track. */
  readonly judged?: JudgedCase;
  readonly entitlement: Entitlement;
  /** Versions that wait, of what it stands on. */
  readonly candidates: readonly CandidateVersion[];
}

/** Whether it would come out the same; what use cases share must be as it was. */
export function isUpToDate({ own, judged }: CompiledCase, ownNow: readonly unknown[], answers: Answers | undefined): boolean {
  if (!isSame(own, ownNow)) return false;
  return judged === undefined || (answers !== undefined && isAnsweredAlike(judged.asked, answers));
}

export function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, n) => one === b[n]);
}
