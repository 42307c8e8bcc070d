import ipaddr from "ipaddr.js";
import type { Strength } from "../core/authentication.ts";
import { Problem } from "../core/problem.ts";
import type { Role } from "../core/roles.ts";
import { opensControlPlane } from "../governance/access-in-force.ts";
import { rolesOf, type AccessRegister, type ProviderEntry, type RoleHolder } from "../governance/access.ts";
import type { Register } from "../governance/register.ts";
import type { Directory } from "../identity/directory.ts";
import { compilePolicies, type CompiledPolicies } from "../policy/compile-policies.ts";
import { openTrial, type Trial } from "../policy/decide.ts";
import type { AdminQuestion, PolicySubject } from "../policy/decision.ts";
import { rolesAsked } from "../policy/roles-asked.ts";
import type { Steps } from "../policy/steps.ts";

/** By what is decided who may administer. */
export type Declared = Pick<Register, "policies" | "access">;

export interface LockoutQuestion {
  /** In force now, and as it would be after the change. */
  readonly before: Declared;
  readonly after: Declared;
  readonly directory: Directory;
  /** Whether the bootstrap token still opens the control plane; `ends` where the change is its end. */
  readonly bootstrapLives: boolean | "ends";
  readonly now: number;
}

/** Questions of one check, and how many of them the engine is asked. What is not found by then counts as not there. */
const mostQuestions = 1_000_000;
const mostAsked = 20_000;
const mostCandidates = 5000;
const mostTried = 200_000;

/**
 * Throws Problem `conflict` where, after a change, nobody could apply policies or role bindings any more, though somebody can
 * now. Asked for whoever the identity providers could let in to the control plane, as strong and fresh as can be, at any time
 * of the week and from anywhere that policies speak of. It goes by what is declared: that a provider is there and has such people
 * is not known here.
 */
export function* checkLockout(question: LockoutQuestion): Steps<void> {
  const { before, after, bootstrapLives } = question;
  if (yield* canAdminister({ ...question, bootstrapLives: bootstrapLives === true }, after)) return;
  if (!(yield* canAdminister({ ...question, bootstrapLives: bootstrapLives !== false }, before))) return;
  const detail =
    "After this change nobody could apply policies and role bindings any more. Keep somebody, or a group that a provider of the control plane fills, in a role that may, and no policy that forbids it to all of them.";
  throw new Problem("conflict", detail);
}

type Situation = LockoutQuestion & { readonly bootstrapLives: boolean };

function* canAdminister({ directory, bootstrapLives, now }: Situation, register: Declared): Steps<boolean> {
  const compiled = compile(register);
  if (compiled === undefined) return bootstrapLives;
  const trial = openTrial(compiled);
  const people = [
    ...(bootstrapLives ? [bootstrap] : []),
    ...(yield* candidatesOf(register.access, compiled, directory, now)).slice(0, mostCandidates),
  ];
  let questions = 0;
  function* someoneMay(action: "ApplyPolicy" | "ApplyRoleBinding"): Steps<boolean> {
    const resource = { kind: kindOf[action], name: "lock-out-check" };
    // The likeliest circumstances first, for all people.
    for (const circumstances of circumstancesIn(compiled as CompiledPolicies, now)) {
      for (const subject of people) {
        if (++questions > mostQuestions || trial.asked() > mostAsked) return false;
        yield;
        if (isAllowed(trial, { ...circumstances, subject, action, resource })) return true;
      }
    }
    return false;
  }
  return (yield* someoneMay("ApplyPolicy")) && (yield* someoneMay("ApplyRoleBinding"));
}

const kindOf = { ApplyPolicy: "Policy", ApplyRoleBinding: "RoleBinding" } as const;

function compile({ policies }: Declared): CompiledPolicies | undefined {
  try {
    return compilePolicies(policies, "sha256:lock-out-check");
  } catch {
    // Policies that do not hold decide nothing; only the bootstrap token may mend them.
    return undefined;
  }
}

function isAllowed(trial: Trial, question: AdminQuestion): boolean {
  try {
    return trial.allows(question);
  } catch {
    // A policy that fails denies (INVARIANT fail-closed).
    return false;
  }
}

const bootstrap: PolicySubject = { principal: "admin", kind: "bootstrap", roles: [], groups: [] };

interface Named {
  readonly principals: readonly string[];
  readonly groups: readonly string[];
  /** Whether every group may count. What is asked about here concerns no group, so that being in one of those is nothing. */
  readonly all: boolean;
}

/** Principals and groups that policies speak of: who is none of them is decided on alike. */
function namedIn({ planes }: CompiledPolicies): Named {
  const { everything, facts } = planes.control.reads;
  const valuesAt = (path: string): string[] => [...(facts.get(path)?.values ?? [])].map(String);
  return {
    principals: [...valuesAt("principal"), ...valuesAt("principal.name")],
    groups: valuesAt("principal^Group"),
    all: everything,
  };
}

/** Whoever the providers could let in to the control plane, one of each sort that roles and policies tell apart. */
function* candidatesOf(
  access: AccessRegister,
  compiled: CompiledPolicies,
  directory: Directory,
  now: number,
): Steps<PolicySubject[]> {
  const named = namedIn(compiled);
  const candidates = new Map<string, PolicySubject>();
  let tried = 0;
  // What is applied belongs to no use case.
  const rolesHeld = (holder: RoleHolder): readonly Role[] => rolesAsked(rolesOf(access, holder, now), "ApplyPolicy", undefined);
  const add = (holder: RoleHolder): void => {
    const roles = rolesHeld(holder);
    if (roles.length === 0) return;
    const name = named.principals.includes(holder.principal) ? holder.principal : "";
    const groups = holder.groups.filter((group) => named.all || named.groups.includes(group)).sort();
    candidates.set(JSON.stringify([name, roles, groups]), {
      principal: holder.principal,
      kind: "user",
      roles,
      groups: holder.groups,
    });
  };
  const providers = [...access.providers.values()].filter(({ spec }) => opensControlPlane(spec));
  for (const provider of providers) {
    const { name: providerName, spec } = provider;
    const fillable = [...groupsIn(access, providerName), ...named.groups].filter((group) => canFill(provider, group));
    const groupSets = [[], ...[...new Set(fillable)].map((group) => [group]), fillable];
    const claims = [[], ...spec.rules.filter((rule) => rule.serviceAccount === undefined).map((rule) => rule.roles ?? [])];
    const someone = `${spec.principal.prefix ?? ""}somebody`;
    // Whoever holds nothing by their own name is like somebody.
    const bound = [...access.rolesByMember.keys()].filter(
      (name) => rolesHeld({ principal: name, groups: [], roles: [] }).length > 0,
    );
    const principals = [...bound, ...named.principals].filter((principal) => canBe(principal, provider, access, directory));
    // Of a provider that provisions nobody is known by name here but who is bound; its groups may still have people.
    for (const principal of [someone, ...new Set(principals)]) {
      for (const groups of groupSets) {
        for (const roles of claims) {
          if (++tried > mostTried) return [...candidates.values()];
          yield;
          add({ principal, groups, roles });
        }
      }
    }
  }
  return [...candidates.values()];
}

const groupMember = /^group:([^/]+)\/(.*)$/s;

function groupsIn(access: AccessRegister, provider: string): string[] {
  return [...access.rolesByMember.keys()].flatMap((member) => {
    const [, from, name] = groupMember.exec(member) ?? [];
    return from === provider ? [`${from}/${name ?? ""}`] : [];
  });
}

function canFill({ name, spec }: ProviderEntry, group: string): boolean {
  if (!group.startsWith(`${name}/`)) return false;
  const own = group.slice(name.length + 1);
  const byRule = spec.rules.some((rule) => rule.serviceAccount === undefined && rule.groups?.includes(own) === true);
  return spec.provisioning === "scim" || spec.groupsClaim !== undefined || byRule;
}

/** Whether a provider's tokens could name this principal. */
function canBe(principal: string, { name, spec }: ProviderEntry, access: AccessRegister, directory: Directory): boolean {
  if (groupMember.test(principal) || access.serviceAccounts.has(principal)) return false;
  const prefix = spec.principal.prefix ?? "";
  if (!principal.startsWith(prefix)) return false;
  const others = [...access.providers.values()].map((other) => other.spec.principal.prefix ?? "");
  if (others.some((other) => other.length > prefix.length && principal.startsWith(other))) return false;
  if (spec.provisioning !== "scim") return true;
  const person = directory.find(principal);
  return person !== undefined && person.active && person.provider === name;
}

const hourMs = 3_600_000;
const strengths: readonly Strength[] = [3, 2, 1, 0];

type Circumstances = Pick<AdminQuestion, "authentication" | "ip" | "now">;

/** Fresh and strong, now and from nowhere known; then, where policies look at it, every hour of a week and each range of theirs. */
function* circumstancesIn({ planes }: CompiledPolicies, now: number): Generator<Circumstances> {
  const { everything, facts } = planes.control.reads;
  const looksAt = (prefix: string): boolean => everything || [...facts.keys()].some((path) => path.startsWith(prefix));
  const addresses = looksAt("context.ip") ? addressesIn([...(facts.get("context.ip")?.values ?? [])]) : [undefined];
  const hours = looksAt("context.time.") ? 7 * 24 : 1;
  for (let hour = 0; hour < hours; hour++) {
    const at = now + hour * hourMs;
    for (const ip of addresses)
      for (const strength of strengths) yield { authentication: { strength, at, method: "session" }, ip, now: at };
  }
}

function addressesIn(ranges: readonly (string | number)[]): (string | undefined)[] {
  const starts = ranges.map(String).flatMap((range) => {
    if (ipaddr.isValidCIDR(range)) return [ipaddr.parseCIDR(range)[0].toString()];
    return ipaddr.isValid(range) ? [range] : [];
  });
  // Documentation addresses (RFC 5737, RFC 3849) stand for anywhere else.
  return ["192.0.2.1", ...starts, "127.0.0.1", "2001:db8::1", undefined];
}
