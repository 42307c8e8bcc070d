import { z } from "zod";
import type { PrincipalKind } from "../core/authentication.ts";
import { dataClasses, higherClass, overlays } from "../core/data-class.ts";
import { principalNamePattern } from "../core/names.ts";
import { Problem } from "../core/problem.ts";
import { roles } from "../core/roles.ts";
import { type HeldRole, type RoleHolder, rolesFor, rolesOf } from "../governance/access.ts";
import { entitlementAt } from "../governance/entitlement-at.ts";
import type { DeploymentEntry, ModelEntry, Register } from "../governance/register.ts";
import { useCaseStates } from "../governance/use-case-state.ts";
import {
  adminActions,
  type AdminResource,
  type AskedOf,
  type PolicyCircumstances,
  type PolicySubject,
} from "../policy/decision.ts";
import { rolesAsked } from "../policy/roles-asked.ts";
import { questionOfRoute } from "../policy/question-of-route.ts";

const name = z.string().min(1).max(320);
const principal = z.string().regex(principalNamePattern);

/** YAML reads an unquoted time as a date. */
const instant = z.preprocess((value) => (value instanceof Date ? value.toISOString() : value), z.iso.datetime({ offset: true }));

const who = {
  principal: principal.describe("Who asks."),
  roles: z.array(z.enum(roles)).max(19).optional().describe("Held besides those that role bindings give."),
  groups: z.array(name).max(100).optional().describe("As PROVIDER/NAME."),
};

const circumstances = {
  ...who,
  kind: z
    .enum(["user", "service-account", "key", "bootstrap"])
    .optional()
    .describe("service-account where one of that name is declared, otherwise user."),
  authentication: z
    .strictObject({
      strength: z
        .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
        .default(1)
        .describe("1: one factor. 2: several. 3: a passkey."),
      ageMinutes: z.number().min(0).max(10_000_000).default(0).describe("Since the log-in."),
    })
    .prefault({}),
  ip: z.union([z.ipv4(), z.ipv6()]).optional().describe("Unknown when absent."),
  at: instant.optional().describe("When; now when absent."),
};

export const askedCall = z.strictObject({
  ...circumstances,
  useCase: name.describe("For which it calls."),
  model: name.optional().describe("The use case's first when absent."),
  deployment: name.optional().describe("Where to; when absent it is allowed where any deployment of the model is."),
  dataClass: z.enum(dataClasses).optional().describe("At least the use case's."),
  overlays: z.array(z.enum(overlays)).max(5).default([]).describe("Found in it, besides the use case's."),
  state: z.enum(useCaseStates).optional().describe("As if the use case were in this state."),
  endUser: z.strictObject(who).optional().describe("The person that a program calls on behalf of."),
  usesTools: z.boolean().default(false),
  uninspected: z.boolean().default(false),
  observed: z.boolean().default(false),
  safeMode: z.boolean().default(false),
});
export type AskedCall = z.infer<typeof askedCall>;

export const askedAction = z.strictObject({
  ...circumstances,
  action: z.enum(adminActions),
  resource: z.strictObject({
    kind: name.describe("A resource kind, or Key, Andon, Log, Session, Service."),
    name,
    useCase: name.optional().describe("That it belongs to; of a use case its own name."),
    createdBy: name.optional().describe("Who made the version that it is about."),
    concerns: z
      .array(name)
      .max(1000)
      .optional()
      .describe("Whom it gives something: principals, and groups as group:PROVIDER/NAME."),
  }),
});
export type AskedAction = z.infer<typeof askedAction>;

/** What is asked against: what is declared, and what is known of who asks besides what the question says of them. */
export interface World {
  readonly register: Register;
  readonly now: number;
  /** Roles that are held at some time besides those of the question. */
  readonly roles: (holder: Pick<RoleHolder, "principal" | "groups">, at: number) => readonly HeldRole[];
  /** Where the question does not say. */
  readonly kind: (principal: string) => PrincipalKind;
  readonly groups: (principal: string) => readonly string[];
}

/** By role bindings and service accounts as they are declared. Groups of people are not known here: the question says them. */
export function accessAsDeclared({ access }: Register): Pick<World, "roles" | "kind" | "groups"> {
  return {
    roles: ({ principal, groups }, at) => rolesOf(access, { principal, groups, roles: [] }, at),
    kind: (principal) => (access.serviceAccounts.has(principal) ? "service-account" : "user"),
    groups: () => [],
  };
}

/** The questions that a call asks: one for each deployment that it may go to. Throws Problem `not_found`. */
export function questionsOfCall(world: World, call: AskedCall): readonly AskedOf[] {
  const { register } = world;
  const compiled = register.entitlements.get(call.useCase);
  if (compiled === undefined) throw new Problem("not_found", `There is no UseCase named ${call.useCase}.`);
  if (call.endUser?.principal === call.principal)
    throw invalid("call.endUser.principal", "is who calls; leave endUser out, or name the person that the program calls for");
  const when = circumstancesOf(world, call);
  const entitlement = entitlementAt(compiled, when.now);
  const forUseCase = (held: readonly HeldRole[]): PolicySubject["roles"] => rolesFor(held, call.useCase);
  const subject = subjectOf(world, call, when.now, forUseCase);
  const endUser = call.endUser && subjectOf(world, { ...call.endUser, kind: "user" }, when.now, forUseCase);
  const callClass = entitlement.refused ? entitlement.spec.dataClass : entitlement.callClass;
  const asked = {
    subject,
    ...(endUser && { endUser }),
    ...when,
    useCaseState: call.state ?? entitlement.state,
    dataClass: higherClass(callClass, call.dataClass ?? callClass),
    overlays: [...new Set([...entitlement.overlays, ...call.overlays])],
    usesTools: call.usesTools,
    uninspected: call.uninspected,
    observed: call.observed,
    safeMode: call.safeMode,
  };
  return deploymentsOf(register, call, entitlement.models).map(([model, deployment]) => ({
    plane: "data",
    question: questionOfRoute({ entitlement, model, deployment }, asked),
  }));
}

/** The question that something on the control plane asks. Throws Problem `resource_invalid`. */
export function questionOfAction(world: World, asked: AskedAction): AskedOf {
  const { kind, name, createdBy, concerns } = asked.resource;
  const useCase = useCaseOf(asked);
  const spec = useCase === undefined ? undefined : world.register.entitlements.get(useCase)?.spec;
  const resource: AdminResource = {
    kind,
    name,
    ...(useCase !== undefined && { useCase }),
    ...(spec && { environment: spec.environment, dataClass: spec.dataClass }),
    ...(spec?.project !== undefined && { project: spec.project }),
    ...(createdBy !== undefined && { createdBy }),
    ...(concerns && { concerns }),
  };
  const when = circumstancesOf(world, asked);
  const subject = subjectOf(world, asked, when.now, (held) => rolesAsked(held, asked.action, useCase));
  return { plane: "control", question: { subject, ...when, action: asked.action, resource } };
}

/** The use case that an action is about. Throws Problem `resource_invalid` where it is said to be about two. */
export function useCaseOf({ resource: { kind, name, useCase } }: AskedAction): string | undefined {
  if (kind !== "UseCase") return useCase;
  if (useCase !== undefined && useCase !== name) throw invalid("action.resource.useCase", "is of a use case its own name");
  return name;
}

function invalid(path: string, message: string): Problem {
  return new Problem("resource_invalid", `The question is not sound: ${path} ${message}.`, { errors: [{ path, message }] });
}

function subjectOf(
  world: World,
  asked: Pick<AskedCall, "principal" | "kind" | "roles" | "groups">,
  at: number,
  count: (held: readonly HeldRole[]) => PolicySubject["roles"],
): PolicySubject {
  const { principal, kind = world.kind(principal), groups = world.groups(principal), roles: said = [] } = asked;
  const besides = said.map((role): HeldRole => ({ role, useCases: undefined, until: Infinity, binding: "asked" }));
  return { principal, kind, roles: count([...world.roles({ principal, groups }, at), ...besides]), groups };
}

function circumstancesOf(
  { now }: World,
  { authentication, ip, at }: Pick<AskedCall, "authentication" | "ip" | "at">,
): PolicyCircumstances {
  const then = at === undefined ? now : Date.parse(at);
  const { strength, ageMinutes } = authentication;
  return { authentication: { strength, at: then - ageMinutes * 60_000, method: "token" }, ip, now: then };
}

function deploymentsOf(
  { models, deploymentsByModel }: Register,
  { model, deployment, useCase }: AskedCall,
  approved: readonly string[],
): readonly (readonly [ModelEntry, DeploymentEntry])[] {
  const entries = (model === undefined ? approved : [model]).flatMap((wanted) => {
    const entry = approved.includes(wanted) ? models.get(wanted) : undefined;
    return entry === undefined ? [] : (deploymentsByModel.get(wanted) ?? []).map((place) => [entry, place] as const);
  });
  const first = entries[0]?.[0];
  const chosen = entries.filter(([entry, place]) => (deployment === undefined ? entry === first : place.name === deployment));
  if (chosen.length === 0) {
    const what = deployment ?? model ?? "any model";
    throw new Problem("not_found", `${useCase} has no deployment of ${what} to go to.`);
  }
  return chosen;
}
