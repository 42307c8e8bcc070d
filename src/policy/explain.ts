import { dataClasses } from "../core/data-class.ts";
import { roles as allRoles } from "../core/roles.ts";
import type { AdminQuestion, AskedOf, Decision, PolicyQuestion, PolicySet, StepUp } from "./decision.ts";
import { spellFact } from "./describe-policy.ts";
import { stepUpSentence } from "./explain-denial.ts";
import { adminFacts, callFacts, type Fact } from "./facts.ts";
import type { Steps } from "./steps.ts";

export interface ExplainedPolicy {
  readonly id: string;
  readonly effect: "permit" | "forbid";
  readonly advice?: string;
  /** What it reads of this question, by name. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface ExplainedDecision {
  readonly effect: "allow" | "deny";
  /** Those that decided; none where nothing permitted it. */
  readonly policies: readonly ExplainedPolicy[];
  readonly needs?: StepUp;
  /** Of a denial: single changes that would each let it through. */
  readonly wouldAllow: readonly string[];
}

/** From the cache where it knows. Throws Problem `policy_unavailable`. */
export function decideAsked(policies: PolicySet, asked: AskedOf): Decision {
  return asked.plane === "data" ? policies.decide(asked.question) : policies.decideAdmin(asked.question);
}

type Weighing = Pick<PolicySet, "ask" | "weigh" | "describe">;

/**
 * Where a call goes first, or, where it goes nowhere, the first denial: what its caller hears of. Throws Problem
 * `policy_unavailable`.
 */
export function* chooseRoute(policies: Weighing, routes: readonly AskedOf[]): Steps<AskedOf | undefined> {
  for (const route of routes) {
    yield;
    if (policies.ask(route).effect === "allow") return route;
  }
  return routes[0];
}

/** Which policies decide, why, and what would change it. Throws Problem `policy_unavailable`. */
export function* explainDecision(policies: Weighing, asked: AskedOf): Steps<ExplainedDecision> {
  const decision = yield* policies.weigh(asked);
  const values = factValues(asked);
  const explained = decision.policies.flatMap((id): ExplainedPolicy[] => {
    const policy = policies.describe(id);
    if (policy === undefined) return [];
    const facts = Object.fromEntries(policy.reads.flatMap((fact) => (values.has(fact) ? [[fact, values.get(fact) ?? ""]] : [])));
    return [{ id, effect: policy.effect, ...(policy.advice !== undefined && { advice: policy.advice }), facts }];
  });
  const needs = decision.effect === "deny" ? decision.needs : undefined;
  return {
    effect: decision.effect,
    policies: explained,
    ...(needs && { needs }),
    wouldAllow: decision.effect === "allow" ? [] : yield* findWhatWouldAllow(policies, asked, needs),
  };
}

function factValues(asked: AskedOf): ReadonlyMap<string, string> {
  const list = <Q>(facts: readonly Fact<Q>[], question: Q): [string, string][] =>
    facts.map((fact) => [spellFact(fact.path), spellValue(fact.read(question))]);
  return new Map(asked.plane === "data" ? list(callFacts, asked.question) : list(adminFacts, asked.question));
}

function spellValue(value: string | number | boolean | readonly string[] | undefined): string {
  if (value === undefined) return "(none)";
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}

type Change = readonly [says: string, asked: AskedOf];

function* findWhatWouldAllow(policies: Weighing, asked: AskedOf, needs: StepUp | undefined): Steps<string[]> {
  const changes = asked.plane === "data" ? changesOfCall(asked.question) : changesOfAction(asked.question);
  const lifting: string[] = needs === undefined ? [] : [stepUpSentence(needs)];
  for (const [says, changed] of changes) {
    yield;
    if (policies.ask(changed).effect === "allow") lifting.push(says);
  }
  return lifting;
}

function changesOfCall(question: PolicyQuestion): Change[] {
  const to = (says: string, change: Partial<PolicyQuestion>): Change => [
    says,
    { plane: "data", question: { ...question, ...change } },
  ];
  const { subject } = question;
  const lower = dataClasses.slice(0, dataClasses.indexOf(question.dataClass)).reverse();
  const unapproved = question.overlays.filter((overlay) => !question.approvedOverlays.includes(overlay));
  return [
    ...missingRoles(subject.roles).map((role) =>
      to(`With the role ${role} for the use case.`, { subject: { ...subject, roles: [...subject.roles, role] } }),
    ),
    ...lower.map((dataClass) => to(`With data of the class ${dataClass}.`, { dataClass })),
    ...(unapproved.length > 0
      ? [
          to(`Without ${unapproved.join(" and ")} data.`, {
            overlays: question.overlays.filter((one) => !unapproved.includes(one)),
          }),
        ]
      : []),
    ...(question.usesTools ? [to("Without tools.", { usesTools: false })] : []),
    ...(question.uninspected ? [to("Without content that nobody can look into.", { uninspected: false })] : []),
    ...(question.observed ? [to("With answers that are inspected before they go out.", { observed: false })] : []),
    ...(question.safeMode ? [to("Outside safe mode.", { safeMode: false })] : []),
    ...(question.network === "public" ? [to("On a private network.", { network: "private" })] : []),
    ...question.approvedRegions
      .filter((region) => region !== question.region)
      .map((region) => to(`In the region ${region}.`, { region })),
    ...["PRODUCTION", "SANDBOX"]
      .filter((state) => state !== question.useCaseState)
      .map((state) => to(`With the use case approved for ${state}.`, { useCaseState: state })),
    ...laterTimes(question.now).map((now) => to(`At ${spellTime(now)}.`, { now, authentication: at(question, now) })),
  ];
}

function changesOfAction(question: AdminQuestion): Change[] {
  const to = (says: string, change: Partial<AdminQuestion>): Change => [
    says,
    { plane: "control", question: { ...question, ...change } },
  ];
  const { subject, resource } = question;
  const { createdBy: _, ...madeByNobody } = resource;
  return [
    ...missingRoles(subject.roles).map((role) =>
      to(`With the role ${role}.`, { subject: { ...subject, roles: [...subject.roles, role] } }),
    ),
    ...subject.roles.map((role) =>
      to(`Without the role ${role}.`, { subject: { ...subject, roles: subject.roles.filter((held) => held !== role) } }),
    ),
    ...(subject.kind === "user" ? [] : [to("As a person.", { subject: { ...subject, kind: "user" } })]),
    ...(resource.createdBy === subject.principal ? [to("Where somebody else made it.", { resource: madeByNobody })] : []),
    ...((resource.concerns?.length ?? 0) > 0
      ? [to("Where it gives nothing to whoever asks.", { resource: { ...resource, concerns: [] } })]
      : []),
    ...laterTimes(question.now).map((now) => to(`At ${spellTime(now)}.`, { now, authentication: at(question, now) })),
  ];
}

function missingRoles(held: readonly string[]): (typeof allRoles)[number][] {
  return allRoles.filter((role) => !held.includes(role));
}

const hourMs = 3_600_000;

/** The next hours of the day, and the same hour of the next days: enough to show that it is a matter of time. */
function laterTimes(now: number): number[] {
  return [6, 12, 18, 24, 48, 72].map((hours) => now + hours * hourMs);
}

/** The log-in is as old then as it is now: only the time changes. */
function at({ authentication, now }: AdminQuestion | PolicyQuestion, then: number): PolicyQuestion["authentication"] {
  return { ...authentication, at: authentication.at + (then - now) };
}

function spellTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
