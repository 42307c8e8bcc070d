import type { CedarValueJson, Context, EntityJson } from "@cedar-policy/cedar-wasm/nodejs";
import { addressOf } from "./address.ts";
import { ageMinutes, hourOf, weekdayOf } from "./circumstances.ts";
import { type AdminQuestion, groupOf, type PolicyCircumstances, type PolicyQuestion, type PolicySubject } from "./decision.ts";
import type { Request } from "./evaluate.ts";
import { concernedGroups, concernedPrincipals, creatorKind, resourceId } from "./facts.ts";
import type { Reads } from "./note-reads.ts";
import { classRank } from "./schema.ts";

/**
 * What the engine is told of a call: only what policies read, because telling it costs more than deciding. An address that can't be
 * read is an error only where policies look at it.
 */
export function callRequest(question: PolicyQuestion, reads: Reads): Request {
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
      ...circumstancesOf(question, reads),
    },
    entities: [
      personEntity(subject, ["principal"], reads),
      ...(endUser ? [personEntity(endUser, ["context.endUser"], reads)] : []),
      {
        uid: useCase,
        attrs: whatIsRead(reads, "context.useCase", {
          state: question.useCaseState,
          environment: question.environment,
          project: question.project,
          scope: question.scope,
          approvedClass: classRank(question.approvedClass),
          overlays: [...question.approvedOverlays],
          regions: [...question.approvedRegions],
        }),
        parents: [],
      },
      {
        uid: model,
        attrs: whatIsRead(reads, "resource.model", {
          provider: question.provider,
          trainsOnData: question.trainsOnData,
          retainsData: question.retainsData,
        }),
        parents: [],
      },
      {
        uid: deployment,
        attrs: {
          model: { __entity: model },
          ...whatIsRead(reads, "resource", {
            region: question.region,
            network: question.network,
            ceiling: classRank(question.ceiling),
          }),
        },
        parents: [],
      },
    ],
  };
}

/** The same of a question of the control plane. */
export function adminRequest(question: AdminQuestion, reads: Reads): Request {
  const { subject, resource, action } = question;
  const { createdBy, dataClass } = resource;
  const uid = { type: "Resource" as const, id: resourceId(resource) };
  return {
    principal: subject.principal,
    action,
    resource: uid,
    context: circumstancesOf(question, reads),
    entities: [
      // The engine does not read the schema for this.
      { uid: { type: "Action", id: action }, attrs: {}, parents: [{ type: "Action", id: groupOf(action) }] },
      personEntity(subject, createdBy === subject.principal ? ["principal", "resource.createdBy"] : ["principal"], reads),
      ...(createdBy !== undefined && createdBy !== subject.principal ? [creatorEntity(createdBy, subject)] : []),
      {
        uid,
        attrs: whatIsRead(reads, "resource", {
          kind: resource.kind,
          name: resource.name,
          useCase: resource.useCase,
          environment: resource.environment,
          project: resource.project,
          dataClass: dataClass === undefined ? undefined : classRank(dataClass),
          createdBy: createdBy === undefined ? undefined : principalValue(createdBy),
          concerns: concernedPrincipals(resource).map(principalValue),
          concernedGroups: concernedGroups(resource).map((id) => ({ __entity: { type: "Group", id } })),
        }),
        parents: [],
      },
    ],
  };
}

/** Without what is absent, and what no policy reads. Of an entity, that something below it is read counts. */
function whatIsRead(
  { everything, facts }: Reads,
  path: string,
  attributes: Readonly<Record<string, CedarValueJson | undefined>>,
): Record<string, CedarValueJson> {
  const read: Record<string, CedarValueJson> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const at = `${path}.${name}`;
    const wanted =
      everything || facts.has(at) || (at === "resource.createdBy" && [...facts.keys()].some((fact) => fact.startsWith(at)));
    if (value !== undefined && wanted) read[name] = value;
  }
  return read;
}

function circumstancesOf({ authentication, ip, now }: PolicyCircumstances, { everything, facts }: Reads): Context {
  return {
    authentication: { strength: authentication.strength, ageMinutes: ageMinutes(authentication.at, now) },
    time: { hour: hourOf(now), weekday: weekdayOf(now) },
    ...(ip !== undefined && (everything || facts.has("context.ip")) && { ip: { __extn: { fn: "ip", arg: addressOf(ip) } } }),
  };
}

/** @param paths under which policies speak of them */
function personEntity({ principal, kind, roles, groups }: PolicySubject, paths: readonly string[], reads: Reads): EntityJson {
  const attributes = paths.map((path) => whatIsRead(reads, path, { kind, name: principal }));
  const parents = (type: "Role" | "Group", all: readonly string[]): { type: string; id: string }[] => {
    const read = paths.flatMap((path) => parentsRead(reads, `${path}^${type}`, all));
    return [...new Set(read)].map((id) => ({ type, id }));
  };
  return {
    uid: { type: "Principal", id: principal },
    attrs: Object.assign({}, ...attributes) as EntityJson["attrs"],
    parents: [...parents("Role", roles), ...parents("Group", groups)],
  };
}

function parentsRead({ everything, facts }: Reads, path: string, parents: readonly string[]): readonly string[] {
  const reading = facts.get(path);
  return everything || reading?.whole === true ? parents : parents.filter((parent) => reading?.values.has(parent));
}

function creatorEntity(createdBy: string, subject: PolicySubject): EntityJson {
  const kind = creatorKind(createdBy, subject) ?? "";
  return { uid: { type: "Principal", id: createdBy }, attrs: { kind, name: createdBy }, parents: [] };
}

function principalValue(id: string): CedarValueJson {
  return { __entity: { type: "Principal", id } };
}
