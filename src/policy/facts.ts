import type { Plane } from "../core/authentication.ts";
import { addressOf } from "./address.ts";
import { ageMinutes, hourOf, weekdayOf } from "./circumstances.ts";
import type { AdminQuestion, PolicyCircumstances, PolicyQuestion, PolicySubject } from "./decision.ts";
import { classRank } from "./schema.ts";

/**
 * One thing that a policy can read of a question. `path` is how Cedar spells it; `principal^Role` stands for what `in` looks at.
 * An absent optional attribute is undefined. Entities are their id: their attributes are facts of their own.
 */
export type Fact<Q> =
  | { readonly path: string; readonly kind: "text"; readonly read: (question: Q) => string | undefined }
  | { readonly path: string; readonly kind: "long"; readonly read: (question: Q) => number | undefined }
  | { readonly path: string; readonly kind: "bool"; readonly read: (question: Q) => boolean | undefined }
  | { readonly path: string; readonly kind: "set"; readonly read: (question: Q) => readonly string[] | undefined }
  | { readonly path: string; readonly kind: "ip"; readonly read: (question: Q) => string | undefined };

/** A resource of the control plane, as Cedar names it. */
export function resourceId({ kind, name }: AdminQuestion["resource"]): string {
  return `${kind}/${name}`;
}

const groupPrefix = "group:";

/** Those of `concerns` that are principals. */
export function concernedPrincipals({ concerns = [] }: AdminQuestion["resource"]): readonly string[] {
  return concerns.filter((member) => !member.startsWith(groupPrefix));
}

/** Those of `concerns` that are groups, as `PROVIDER/NAME`. */
export function concernedGroups({ concerns = [] }: AdminQuestion["resource"]): readonly string[] {
  return concerns.filter((member) => member.startsWith(groupPrefix)).map((member) => member.slice(groupPrefix.length));
}

// Spelt out for both, not made by one function: they are read in every call, and an indirection costs as much as the reading.
const subjectFacts: readonly Fact<{ readonly subject: PolicySubject }>[] = [
  { path: "principal", kind: "text", read: ({ subject }) => subject.principal },
  { path: "principal.name", kind: "text", read: ({ subject }) => subject.principal },
  { path: "principal.kind", kind: "text", read: ({ subject }) => subject.kind },
  { path: "principal^Role", kind: "set", read: ({ subject }) => subject.roles },
  { path: "principal^Group", kind: "set", read: ({ subject }) => subject.groups },
];

const endUserFacts: readonly Fact<PolicyQuestion>[] = [
  { path: "context.endUser", kind: "text", read: ({ endUser }) => endUser?.principal },
  { path: "context.endUser.name", kind: "text", read: ({ endUser }) => endUser?.principal },
  { path: "context.endUser.kind", kind: "text", read: ({ endUser }) => endUser?.kind },
  { path: "context.endUser^Role", kind: "set", read: ({ endUser }) => endUser?.roles },
  { path: "context.endUser^Group", kind: "set", read: ({ endUser }) => endUser?.groups },
];

const circumstances: readonly Fact<PolicyCircumstances>[] = [
  { path: "context.authentication.strength", kind: "long", read: ({ authentication }) => authentication.strength },
  {
    path: "context.authentication.ageMinutes",
    kind: "long",
    read: ({ authentication, now }) => ageMinutes(authentication.at, now),
  },
  { path: "context.ip", kind: "ip", read: ({ ip }) => (ip === undefined ? undefined : addressOf(ip)) },
  { path: "context.time.hour", kind: "long", read: ({ now }) => hourOf(now) },
  { path: "context.time.weekday", kind: "long", read: ({ now }) => weekdayOf(now) },
];

export const callFacts: readonly Fact<PolicyQuestion>[] = [
  ...subjectFacts,
  ...endUserFacts,
  { path: "context.useCase", kind: "text", read: (question) => question.useCase },
  { path: "context.useCase.state", kind: "text", read: (question) => question.useCaseState },
  { path: "context.useCase.environment", kind: "text", read: (question) => question.environment },
  { path: "context.useCase.project", kind: "text", read: (question) => question.project },
  { path: "context.useCase.scope", kind: "long", read: (question) => question.scope },
  { path: "context.useCase.approvedClass", kind: "long", read: (question) => classRank(question.approvedClass) },
  { path: "context.useCase.overlays", kind: "set", read: (question) => question.approvedOverlays },
  { path: "context.useCase.regions", kind: "set", read: (question) => question.approvedRegions },
  { path: "context.dataClass", kind: "long", read: (question) => classRank(question.dataClass) },
  { path: "context.overlays", kind: "set", read: (question) => question.overlays },
  { path: "context.usesTools", kind: "bool", read: (question) => question.usesTools },
  { path: "context.uninspected", kind: "bool", read: (question) => question.uninspected },
  { path: "context.observed", kind: "bool", read: (question) => question.observed },
  { path: "context.safeMode", kind: "bool", read: (question) => question.safeMode },
  ...circumstances,
  { path: "resource", kind: "text", read: (question) => question.deployment },
  { path: "resource.region", kind: "text", read: (question) => question.region },
  { path: "resource.network", kind: "text", read: (question) => question.network },
  { path: "resource.ceiling", kind: "long", read: (question) => classRank(question.ceiling) },
  { path: "resource.model", kind: "text", read: (question) => question.model },
  { path: "resource.model.provider", kind: "text", read: (question) => question.provider },
  { path: "resource.model.trainsOnData", kind: "bool", read: (question) => question.trainsOnData },
  { path: "resource.model.retainsData", kind: "bool", read: (question) => question.retainsData },
];

export const adminFacts: readonly Fact<AdminQuestion>[] = [
  ...subjectFacts,
  ...circumstances,
  { path: "resource", kind: "text", read: ({ resource }) => resourceId(resource) },
  { path: "resource.kind", kind: "text", read: ({ resource }) => resource.kind },
  { path: "resource.name", kind: "text", read: ({ resource }) => resource.name },
  { path: "resource.useCase", kind: "text", read: ({ resource }) => resource.useCase },
  { path: "resource.environment", kind: "text", read: ({ resource }) => resource.environment },
  { path: "resource.project", kind: "text", read: ({ resource }) => resource.project },
  {
    path: "resource.dataClass",
    kind: "long",
    read: ({ resource }) => (resource.dataClass === undefined ? undefined : classRank(resource.dataClass)),
  },
  { path: "resource.createdBy", kind: "text", read: ({ resource }) => resource.createdBy },
  {
    path: "resource.createdBy.kind",
    kind: "text",
    read: ({ resource, subject }) => creatorKind(resource.createdBy, subject),
  },
  { path: "resource.createdBy.name", kind: "text", read: ({ resource }) => resource.createdBy },
  {
    path: "resource.createdBy^Role",
    kind: "set",
    read: ({ resource, subject }) => (resource.createdBy === subject.principal ? subject.roles : []),
  },
  {
    path: "resource.createdBy^Group",
    kind: "set",
    read: ({ resource, subject }) => (resource.createdBy === subject.principal ? subject.groups : []),
  },
  { path: "resource.concerns", kind: "set", read: ({ resource }) => concernedPrincipals(resource) },
  { path: "resource.concernedGroups", kind: "set", read: ({ resource }) => concernedGroups(resource) },
];

/** Of whom is not asking, only the name is known. */
export function creatorKind(createdBy: string | undefined, subject: PolicySubject): string | undefined {
  if (createdBy === undefined) return undefined;
  return createdBy === subject.principal ? subject.kind : "";
}

export const factPaths: Readonly<Record<Plane, ReadonlySet<string>>> = {
  data: new Set(callFacts.map(({ path }) => path)),
  control: new Set(adminFacts.map(({ path }) => path)),
};
