import { sealTopic, sweepTopic } from "../../governance/checks/check-decommission.ts";
import { type Evidence, evidenceBody } from "../../governance/case/statements.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import type { StoredTransition } from "../../storage/store.ts";
import type { AdminDeps } from "../deps.ts";
import { controlPlane, putIntoWords, sayByItself } from "../governance/say.ts";
import { type Change, recordChange } from "../record-change.ts";
import { bindingsOf, countResidual, totalOf } from "./count-residual.ts";
import { endBinding } from "./end-bindings.ts";
import { describeBounds, sealRecord } from "./seal-record.ts";
import { sweepWord } from "./say-sweep.ts";
import { signingRoles } from "./signing-roles.ts";

/**
 * The last step of a use case's life: the record is sealed, its digest stands in the log, the roles that signed end, and it is retired.
 * What came to be since it was counted holds it back: then that is said, and the step is no longer due.
 */
export async function retireSealed(
  deps: AdminDeps,
  step: Omit<StoredTransition, "id">,
  change: Change,
  standard: Standard,
): Promise<"retired" | "counted" | "held"> {
  const { useCase, at } = step;
  const residual = await countResidual(deps, useCase, signingRoles(standard));
  if (totalOf(residual) > 0) {
    const word = sweepWord(useCase, residual, at);
    const before = deps.cases.caseFile(word.subject).evidence.get(sweepTopic)?.body;
    // Where an exception relaxes what this fails, the step stays due: what is known is not said again and again.
    if (before?.outcome === "fail" && before.summary === word.body.summary) return "held";
    const saying = { action: "decommission-count", reason: word.body.summary, detail: { ...residual } };
    await sayByItself(deps, [{ ...word, saying }]);
    return "counted";
  }
  const ended = (await bindingsOf(deps.store, useCase)).map((binding) => endBinding(binding, useCase, { by: controlPlane, at }));
  const { digest, ...bounds } = await sealRecord(deps.store, useCase);
  const body: Evidence = evidenceBody.parse({
    control: sealTopic,
    outcome: "pass",
    observedAt: at,
    digest,
    source: controlPlane,
    summary: describeBounds(bounds),
  });
  const saying = { action: "decommission-seal", detail: { record: digest, ...bounds } };
  const word = { subject: `UseCase/${useCase}`, topic: `evidence/${sealTopic}`, body, saying };
  const sealed = putIntoWords(word, controlPlane, at);
  const ends = ended.map((one) => one.change);
  const changes = [...[...ends, sealed.change].map((one): Change => ({ actor: controlPlane, ...one })), change];
  await recordChange(deps, changes, async () => {
    await deps.store.appendStatements([sealed.statement]);
    await deps.store.appendTransition(step);
    // Last: whoever signed is not needed any more only once it is retired.
    if (ended.length > 0) await deps.store.putResources(ended.map(({ put }) => put));
  });
  return "retired";
}
