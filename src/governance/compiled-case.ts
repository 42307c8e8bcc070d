import type { JudgedCase } from "./compile-gated.ts";
import type { KnownPerson, People } from "./holds-until.ts";
import type { CandidateVersion, Entitlement } from "./register.ts";

/** What became of one use case, and what of its own that rests on. */
export interface CompiledCase {
  /** Its versions, its newest step, its life, its case file. */
  readonly own: readonly unknown[];
  /** By what name its case file is asked for. */
  readonly subject: string;
  /** Who was asked about, and what was known of them. */
  readonly asked: readonly (readonly [principal: string, known: KnownPerson | undefined])[];
  /** Absent on the light track. */
  readonly judged?: JudgedCase;
  readonly entitlement: Entitlement;
  /** Versions that wait, of what it stands on. */
  readonly candidates: readonly CandidateVersion[];
}

/** Whether it would come out the same; what use cases share must be as it was. */
export function isUpToDate({ own, asked }: CompiledCase, ownNow: readonly unknown[], people: People | undefined): boolean {
  return isSame(own, ownNow) && asked.every(([principal, known]) => people?.find(principal) === known);
}

/** People, with a note of each who is asked about. */
export function noteAsked(people: People): { readonly people: People; readonly asked: CompiledCase["asked"] } {
  const asked: [string, KnownPerson | undefined][] = [];
  const find = (principal: string): KnownPerson | undefined => {
    const known = people.find(principal);
    asked.push([principal, known]);
    return known;
  };
  return { people: { find }, asked };
}

export function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, n) => one === b[n]);
}
