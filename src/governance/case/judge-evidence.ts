import { seconds } from "../../core/units.ts";
import type { CaseFile, Said } from "./case-file.ts";
import { newestOf, scanCaseFile } from "./scan-case-file.ts";
import type { Evidence } from "./statements.ts";
import { isGood, type TrueVerdict } from "./true-verdict.ts";

/**
 * What the newest evidence for a control says: the use case's own, of any digest set or of this very one, then the programme's. It ends by
 * itself when it is too old, but for what was seen to fail: that stays so until something else is seen. Asks for no time.
 *
 * @param bound kinds of which the case file has something that holds for one digest set alone
 */
export function judgeEvidence(
  control: { readonly id: string; readonly verification: { readonly maxAgeMs: number } },
  file: CaseFile,
  programme: CaseFile,
  digest: string,
  bound = scanCaseFile(file).bound,
): TrueVerdict {
  const { id } = control;
  const own = file.evidence.get(id);
  const found = about(newestOf(file.evidence, id, digest, bound), digest) ?? about(programme.evidence.get(id), digest);
  if (found === undefined) {
    const other = own ?? programme.evidence.get(id);
    if (other === undefined)
      return { verdict: "unknown", since: 0, until: Infinity, evidence: [], why: `Nothing shows whether ${id} holds.` };
    return {
      verdict: "stale",
      since: other.at,
      until: Infinity,
      evidence: [{ digest: other.body.digest, at: other.body.observedAt }],
      why: `${id} was seen of another digest set (${other.body.source}).`,
    };
  }
  const { outcome, observedAt, summary, source } = found.body;
  const evidence = [{ digest: found.body.digest, at: observedAt }];
  // Nobody sees the future: what says so is not believed.
  if (observedAt > found.at + clockSkewMs)
    return {
      verdict: "unknown",
      since: found.at,
      until: Infinity,
      evidence,
      why: `${id} is said to be seen later than it was said (${source}).`,
    };
  const ends = isGood({ verdict: outcome });
  return {
    verdict: outcome,
    since: observedAt,
    until: ends ? Math.min(observedAt + control.verification.maxAgeMs, found.notAfter) : Infinity,
    evidence,
    why: `${source}: ${summary}`,
  };
}

function about(said: Said<Evidence> | undefined, digest: string): Said<Evidence> | undefined {
  return said === undefined || (said.body.digestSet ?? digest) === digest ? said : undefined;
}

/** Clocks of scanners may be a little ahead. */
export const clockSkewMs = seconds(60);
