import type { CaseFile } from "./case-file.ts";
import type { TrueVerdict } from "./true-verdict.ts";

/**
 * What the newest evidence for a control says: the use case's own before the programme's. Too old is stale, and so is what was seen of
 * another digest set.
 */
export function judgeEvidence(
  control: { readonly id: string; readonly verification: { readonly maxAgeMs: number } },
  files: readonly CaseFile[],
  digest: string,
  now: number,
): TrueVerdict {
  const { id } = control;
  const found = files.map((file) => file.evidence.get(id)).find((one) => one !== undefined);
  if (found === undefined)
    return { verdict: "unknown", since: 0, until: Infinity, evidence: [], why: `Nothing shows whether ${id} holds.` };
  const { outcome, observedAt, summary, source, digestSet } = found.body;
  const evidence = [{ digest: found.body.digest, at: observedAt }];
  if (digestSet !== undefined && digestSet !== digest)
    return {
      verdict: "stale",
      since: found.at,
      until: Infinity,
      evidence,
      why: `${id} was seen of another digest set (${source}).`,
    };
  const until = Math.min(observedAt + control.verification.maxAgeMs, found.notAfter);
  // Nobody sees the future: what says so is not believed.
  if (observedAt > now + clockSkewMs)
    return {
      verdict: "unknown",
      since: 0,
      until: Infinity,
      evidence,
      why: `${id} is said to be seen later than now (${source}).`,
    };
  if (now >= until && outcome !== "fail")
    return {
      verdict: "stale",
      since: until,
      until: Infinity,
      evidence,
      why: `${id} was last seen at ${new Date(observedAt).toISOString()} (${source}).`,
    };
  return {
    verdict: outcome,
    since: observedAt,
    until: outcome === "fail" ? Infinity : until,
    evidence,
    why: `${source}: ${summary}`,
  };
}

const clockSkewMs = 60_000;
