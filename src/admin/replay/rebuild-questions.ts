import { entitlementIn } from "../../governance/entitlement-at.ts";
import type { UseCaseSpec } from "../../governance/schemas.ts";
import { type UseCaseState, useCaseStates } from "../../governance/use-case-state.ts";
import type { Role } from "../../core/roles.ts";
import { isRole } from "../../core/roles.ts";
import type { PolicyQuestion, PolicySubject } from "../../policy/decision.ts";
import { questionOfRoute } from "../../policy/question-of-route.ts";
import type { AskedCall, DecidedCall } from "./decided-record.ts";
import type { SharedRegister } from "./read-history.ts";

export type Rebuilt =
  | { readonly ok: true; readonly questions: readonly PolicyQuestion[] }
  /** What of the register of that time is not there any more. */
  | { readonly ok: false; readonly missing: readonly string[] };

/**
 * The questions that a call asked, one for each place that it could go to, from its record and the register of that time. Nothing
 * of it is taken from today.
 *
 * @param spec the version of the use case that was served
 */
export function rebuildQuestions(
  { record, useCase }: DecidedCall,
  asked: AskedCall,
  spec: UseCaseSpec | undefined,
  register: SharedRegister,
): Rebuilt {
  const state = useCaseStates.find((one) => one === asked.state);
  if (spec === undefined) return { ok: false, missing: [`UseCase ${useCase} as ${asked.useCaseDigest}`] };
  if (state === undefined) return { ok: false, missing: [`the state ${asked.state}, which this version does not know`] };
  const entitlement = entitle(useCase, asked, spec, state);
  const { principal, kind = "user", strength = 0, endUser, dataClass = spec.dataClass } = record;
  const subject = { principal, kind, roles: rolesIn(asked.roles), groups: asked.groups ?? [] };
  const person: PolicySubject | undefined = endUser && {
    principal: endUser.principal,
    kind: "user",
    roles: rolesIn(asked.endUserRoles ?? []),
    groups: asked.endUserGroups ?? [],
  };
  const call = {
    subject,
    ...(person && { endUser: person }),
    authentication: { strength, at: asked.at - asked.ageMinutes * minuteMs, method: "token" as const },
    ip: undefined,
    now: asked.at,
    useCaseState: state,
    dataClass,
    overlays: asked.overlays,
    usesTools: asked.usesTools === true,
    uninspected: asked.uninspected,
    observed: asked.observed,
  };
  const questions: PolicyQuestion[] = [];
  const missing: string[] = [];
  for (const name of asked.deployments) {
    const found = findDeployment(register, name);
    if (found === undefined) missing.push(`Deployment ${name} as it was`);
    else
      questions.push(questionOfRoute({ entitlement, ...found }, { ...call, safeMode: asked.safeMode?.includes(name) === true }));
  }
  if (questions.length === 0 && missing.length === 0) missing.push("where the call could go");
  return missing.length > 0 ? { ok: false, missing } : { ok: true, questions };
}

const minuteMs = 60_000;

/** As it was served in that state, up to that class. */
function entitle(useCase: string, asked: AskedCall, spec: UseCaseSpec, state: UseCaseState) {
  const { useCaseDigest: digest, approvedClass: dataClass } = asked;
  const phase = { from: 0, state, dataClass, rateFactor: 1, exceptions: [], causes: [] };
  const { overlays } = spec;
  return entitlementIn(
    { useCase, digest, spec, phases: [phase], overlays, applyGuardrails: [], models: [], sandboxLabel: "" },
    phase,
  );
}

function rolesIn(names: readonly string[]): readonly Role[] {
  return names.filter(isRole);
}

function findDeployment({ models, deploymentsByModel }: SharedRegister, name: string) {
  for (const [modelName, deployments] of deploymentsByModel) {
    const deployment = deployments.find((one) => one.name === name);
    const model = models.get(modelName);
    if (deployment !== undefined && model !== undefined) return { model, deployment };
  }
  return undefined;
}
