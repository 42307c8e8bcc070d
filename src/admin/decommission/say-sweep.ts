import { canonicalJson } from "../../core/canonical-json.ts";
import { sweepTopic } from "../../governance/checks/check-decommission.ts";
import { type Evidence, evidenceBody } from "../../governance/case/statements.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { controlPlane, type Word } from "../governance/say.ts";
import { type Residual, totalOf } from "./count-residual.ts";

/** What the control plane counted, as it is kept: the evidence of DEC-002. */
export function sweepWord(useCase: string, residual: Residual, now: number): Word & { readonly body: Evidence } {
  const left = Object.entries(residual).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
  const body: Evidence = evidenceBody.parse({
    control: sweepTopic,
    outcome: totalOf(residual) === 0 ? "pass" : "fail",
    observedAt: now,
    digest: digestOf(canonicalJson({ useCase, residual: { ...residual }, observedAt: now })),
    source: controlPlane,
    summary: left.length === 0 ? "Nothing of it is left." : `Still there: ${left.join(", ")}.`,
  });
  return { subject: `UseCase/${useCase}`, topic: `evidence/${sweepTopic}`, body };
}
