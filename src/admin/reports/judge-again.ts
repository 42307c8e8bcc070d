import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import { judgeInputs } from "../../governance/reports/judge-inputs.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { derivedFiles } from "./bundle-files.ts";
import type { Differ } from "./read-bundle.ts";

/** Each verdict and everything else that was judged must come out the same. Gives how many verdicts there are. */
export function judgeAgain(inputs: EvidenceInputs, texts: ReadonlyMap<string, string>, differ: Differ): number {
  let again: Record<string, string>;
  let count: number;
  try {
    const judged = judgeInputs(inputs, digestOf);
    again = derivedFiles(inputs, judged);
    count = judged.judgement.verdicts.size;
  } catch {
    differ("It cannot be judged again: what it was judged by is not whole.");
    return 0;
  }
  if (texts.get("judgement.json") !== again["judgement.json"])
    tellVerdicts(texts.get("judgement.json"), again["judgement.json"], differ);
  if (texts.get("assessment-results.json") !== again["assessment-results.json"])
    differ("assessment-results.json does not follow from the verdicts.");
  return count;
}

interface Told {
  readonly verdicts?: readonly { readonly control: string; readonly verdict: string }[];
}

function tellVerdicts(said: string | undefined, again: string | undefined, differ: Differ): void {
  const before = verdictsOf(said);
  const after = verdictsOf(again);
  let told = false;
  for (const control of new Set([...before.keys(), ...after.keys()])) {
    const [was = "nothing", is = "nothing"] = [before.get(control), after.get(control)];
    if (was === is) continue;
    told = true;
    differ(`${control} is said to be ${was}, and comes out as ${is}.`);
  }
  if (!told) differ("judgement.json does not follow from what it was judged by.");
}

function verdictsOf(text: string | undefined): ReadonlyMap<string, string> {
  try {
    const { verdicts = [] } = JSON.parse(text ?? "{}") as Told;
    return new Map(verdicts.map(({ control, verdict }) => [control, verdict]));
  } catch {
    return new Map();
  }
}
