import type { TrueVerdict } from "../case/true-verdict.ts";

/** A thing that was looked at, by its digest. */
interface Seen {
  readonly digest: string;
  readonly at: number;
}

interface Conclusion {
  readonly seen: readonly Seen[];
  /** Exclusive end, milliseconds since the epoch; for ever when absent: it is looked at again whenever anything of it changes. */
  readonly until?: number;
}

/** It holds; what was looked at is its evidence. */
export function holds(why: string, { seen, until = Infinity }: Conclusion): TrueVerdict {
  return { verdict: "pass", since: newestOf(seen), until, evidence: evidenceOf(seen), why };
}

/** There is nothing of the use case that it could be about. */
export function proved(why: string, conclusion: Conclusion): TrueVerdict {
  return { ...holds(why, conclusion), verdict: "not-applicable-proved" };
}

/** It does not, since the newest of what was looked at was applied. */
export function fails(why: string, { seen }: Conclusion): TrueVerdict {
  return { verdict: "fail", since: newestOf(seen), until: Infinity, evidence: evidenceOf(seen), why };
}

/** The register has a place for it, and nobody has filled it in. */
export function unsaid(why: string, { seen }: Conclusion): TrueVerdict {
  return { verdict: "unknown", since: newestOf(seen), until: Infinity, evidence: evidenceOf(seen), why };
}

function newestOf(seen: readonly Seen[]): number {
  return seen.reduce((newest, { at }) => Math.max(newest, at), 0);
}

function evidenceOf(seen: readonly Seen[]): TrueVerdict["evidence"] {
  return seen.map(({ digest, at }) => ({ digest, at }));
}

const mostNamed = 10;

/** A list for people, of no more than a few. */
export function listed(things: readonly string[]): string {
  const shown = things.slice(0, mostNamed).join(", ");
  return things.length > mostNamed ? `${shown} and ${things.length - mostNamed} more` : shown;
}
