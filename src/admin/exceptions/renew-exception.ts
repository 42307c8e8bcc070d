import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { toInstant } from "../../core/units.ts";
import { exceptionSchema, type ExceptionSpec } from "../../governance/schemas/exception.ts";
import type { Actor } from "../actor.ts";
import { applyManifests } from "../apply-manifests.ts";
import { noSuch } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";
import { requestException } from "../governance/request-exception.ts";
import { note, type RequestView } from "../governance/request-gate.ts";
import { openSubject } from "../governance/subject.ts";
import { judgeExceptions } from "./judge-exceptions.ts";
import { isInForce } from "./show-exceptions.ts";

const { progress, expiresAt, remediationPlan } = exceptionSchema.shape;

export const renewExceptionInput = z.strictObject({
  expiresAt: expiresAt.describe("Its new sunset; the standard's longest life counts from where the one before ends."),
  progress: progress.unwrap().describe("What has become of the remediation plan."),
  planDueAt: remediationPlan.shape.dueAt.optional().describe("By when the controls are met now; as before, when absent."),
  note,
});

/**
 * Asks for an exception that goes on where this one ends: another one, declared and signed as each is, so that this one holds until its
 * own sunset whatever becomes of that. Renewals are counted on; the standard says how many there may be and who signs the later ones.
 * Asking again after a failure goes on from what is there.
 *
 * Rejects with Problem `conflict` where there is nothing to go on from, or a renewal was asked for already; and as applying does.
 */
export async function renewException(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  input: z.infer<typeof renewExceptionInput>,
): Promise<RequestView> {
  const { resource } = await openSubject(deps, actor, "RequestApproval", `Exception/${name}`);
  const [found] = resource === undefined ? [] : await judgeExceptions(deps, [resource], false);
  if (found === undefined) throw noSuch({ kind: "Exception", name });
  const { spec, judged } = found;
  if (spec.breakGlass)
    throw new Problem("conflict", `${name} is for an emergency, which is not renewed. A regular exception goes on from it.`);
  if (!isInForce(judged) && judged.state !== "EXPIRED")
    throw new Problem("conflict", `${name} is ${judged.state}: only what is in force, or has ended by itself, is renewed.`);
  const next = nextName(name, spec.renewals);
  if (deps.cases.caseFile(`Exception/${next}`).requests.has("EXCEPTION"))
    throw new Problem("conflict", `The renewal of ${name} was asked for already: sallyport exception status ${next}`);
  const begins = Math.max(judged.until, deps.clock());
  const renewed: ExceptionSpec = {
    ...spec,
    startsAt: toInstant(begins),
    expiresAt: input.expiresAt,
    renewals: spec.renewals + 1,
    progress: input.progress,
    requester: actor.name,
    ...(input.planDueAt !== undefined && { remediationPlan: { ...spec.remediationPlan, dueAt: input.planDueAt } }),
  };
  await applyManifests(deps, actor, { dryRun: false, manifests: [{ kind: "Exception", name: next, spec: renewed }] });
  const said = input.note ?? `It goes on where ${name} ends.`;
  return await requestException(deps, actor, next, { note: said });
}

/** `NAME-r1`, and of that one `NAME-r2`. */
function nextName(name: string, renewals: number): string {
  const former = renewals > 0 && name.endsWith(`-r${renewals}`) ? name.slice(0, name.lastIndexOf("-r")) : name;
  const ending = `-r${renewals + 1}`;
  return `${former.slice(0, 63 - ending.length)}${ending}`;
}
