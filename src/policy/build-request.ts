import type { CedarValueJson, Context, EntityJson } from "@cedar-policy/cedar-wasm/nodejs";
import { addressOf } from "./address.ts";
import { ageMinutes, hourOf, weekdayOf } from "./circumstances.ts";
import type { AdminQuestion, PolicyCircumstances, PolicyQuestion, PolicySubject } from "./decision.ts";
import type { Request } from "./evaluate.ts";
import { concernedGroups, concernedPrincipals, creatorKind, resourceId } from "./facts.ts";
import { adminActionGroups, classRank } from "./schema.ts";

/** @param withAddress whether a policy looks at addresses; what is no address is an error only then */
export function callRequest(question: PolicyQuestion, withAddress: boolean): Request {
  const { subject, endUser } = question;
  const useCase = { type: "UseCase", id: question.useCase };
  const model = { type: "Model", id: question.model };
  const deployment = { type: "Deployment" as const, id: question.deployment };
  return {
    principal: subject.principal,
    action: "CallModel",
    resource: deployment,
    context: {
      useCase: { __entity: useCase },
      dataClass: classRank(question.dataClass),
      overlays: [...question.overlays],
      usesTools: question.usesTools,
      uninspected: question.uninspected,
      observed: question.observed,
      safeMode: question.safeMode,
      ...(endUser && { endUser: principalValue(endUser.principal) }),
      ...circumstancesOf(question, withAddress),
    },
    entities: [
      personEntity(subject),
      ...(endUser ? [personEntity(endUser)] : []),
      {
        uid: useCase,
        attrs: {
          state: question.useCaseState,
          environment: question.environment,
          ...(question.project !== undefined && { project: question.project }),
          scope: question.scope,
          approvedClass: classRank(question.approvedClass),
          overlays: [...question.approvedOverlays],
          regions: [...question.approvedRegions],
        },
        parents: [],
      },
      {
        uid: model,
        attrs: { provider: question.provider, trainsOnData: question.trainsOnData, retainsData: question.retainsData },
        parents: [],
      },
      {
        uid: deployment,
        attrs: {
          model: { __entity: model },
          region: question.region,
          network: question.network,
          ceiling: classRank(question.ceiling),
        },
        parents: [],
      },
    ],
  };
}

export function adminRequest(question: AdminQuestion, withAddress: boolean): Request {
  const { subject, resource } = question;
  const { useCase, environment, project, dataClass, createdBy } = resource;
  const uid = { type: "Resource" as const, id: resourceId(resource) };
  const kind = creatorKind(createdBy, subject);
  return {
    principal: subject.principal,
    action: question.action,
    resource: uid,
    context: circumstancesOf(question, withAddress),
    entities: [
      ...actionEntities,
      personEntity(subject),
      ...(createdBy !== undefined && createdBy !== subject.principal
        ? [{ uid: { type: "Principal", id: createdBy }, attrs: { kind: kind ?? "", name: createdBy }, parents: [] }]
        : []),
      {
        uid,
        attrs: {
          kind: resource.kind,
          name: resource.name,
          ...(useCase !== undefined && { useCase }),
          ...(environment !== undefined && { environment }),
          ...(project !== undefined && { project }),
          ...(dataClass !== undefined && { dataClass: classRank(dataClass) }),
          ...(createdBy !== undefined && { createdBy: principalValue(createdBy) }),
          concerns: concernedPrincipals(resource).map(principalValue),
          concernedGroups: concernedGroups(resource).map((id) => ({ __entity: { type: "Group", id } })),
        },
        parents: [],
      },
    ],
  };
}

/** Which actions change and which look: the engine knows it only from here, as requests are not read with the schema. */
const actionEntities: readonly EntityJson[] = Object.entries(adminActionGroups).flatMap(([group, actions]) =>
  actions.map((id) => ({ uid: { type: "Action", id }, attrs: {}, parents: [{ type: "Action", id: group }] })),
);

function circumstancesOf({ authentication, ip, now }: PolicyCircumstances, withAddress: boolean): Context {
  return {
    authentication: { strength: authentication.strength, ageMinutes: ageMinutes(authentication.at, now) },
    time: { hour: hourOf(now), weekday: weekdayOf(now) },
    ...(withAddress && ip !== undefined && { ip: { __extn: { fn: "ip", arg: addressOf(ip) } } }),
  };
}

function personEntity({ principal, kind, roles, groups }: PolicySubject): EntityJson {
  return {
    uid: { type: "Principal", id: principal },
    attrs: { kind, name: principal },
    parents: [
      ...[...new Set<string>(roles)].map((id) => ({ type: "Role", id })),
      ...[...new Set(groups)].map((id) => ({ type: "Group", id })),
    ],
  };
}

function principalValue(id: string): CedarValueJson {
  return { __entity: { type: "Principal", id } };
}
