import { Problem } from "../../core/problem.ts";
import type { CaseFile } from "../../governance/case/case-file.ts";
import { mostTopics } from "../../storage/statement-store.ts";

/** So many different artefacts and pieces of evidence one subject may have: the rest is for signatures, and for what the control plane finds. */
export const mostFiled = mostTopics / 2;

/** Nobody keeps others from saying no by filing without end. What is there can always be said anew. Throws Problem `conflict`. */
export function requireRoom({ subject, artefacts, evidence }: CaseFile, topics: readonly string[]): void {
  const added = topics.filter((topic) => {
    const slash = topic.indexOf("/");
    const known = topic.slice(0, slash) === "artefact" ? artefacts : evidence;
    return !known.has(topic.slice(slash + 1));
  });
  if (added.length === 0 || artefacts.size + evidence.size + added.length <= mostFiled) return;
  const detail = `Too much is filed for ${subject}: ${mostFiled} different artefacts and controls at most. Those that are there can be filed anew.`;
  throw new Problem("conflict", detail);
}
