import { type Evidence, evidenceBody } from "../../governance/case/statements.ts";
import type { Judgement } from "../../governance/case/judgement.ts";
import type { AdminDeps } from "../deps.ts";
import { controlPlane, sayByItself } from "../governance/say.ts";

/**
 * Ends for good those exceptions that name this use case and of which a compensating control has failed. The data plane has stopped
 * honouring them at that instant already; from here on they do not come back when the control does. What only went stale comes back with
 * fresh evidence, and an exception of the whole programme is ended for all by people alone.
 *
 * @returns how many ended
 */
export async function endFailedExceptions(deps: AdminDeps, judgement: Judgement): Promise<number> {
  const at = deps.clock();
  const ending = judgement.exceptions.flatMap(({ exception, state, why }) => {
    const subject = `Exception/${exception.name}`;
    if (state !== "REVOKED" || exception.useCases === undefined) return [];
    if (deps.cases.caseFile(subject).evidence.has("REVOKED")) return [];
    const failed = exception.compensatingControls.find((id) => {
      const found = judgement.verdicts.get(id);
      return (found?.underlying ?? found?.verdict) === "fail";
    });
    if (failed === undefined) return [];
    const body: Evidence = evidenceBody.parse({
      control: "REVOKED",
      outcome: "fail",
      observedAt: at,
      digest: exception.digest,
      source: controlPlane,
      summary: `${failed}, which compensates for it, failed in ${judgement.useCase}. ${why}`.slice(0, 2000),
    });
    const saying = {
      action: "exception-revoke",
      reason: body.summary.slice(0, 500),
      detail: { control: failed, useCase: judgement.useCase },
    };
    return [{ subject, topic: "evidence/REVOKED", body, saying }];
  });
  if (ending.length > 0) await sayByItself(deps, ending);
  return ending.length;
}
