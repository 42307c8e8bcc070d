import { type HeldRole, rolesOf } from "../../governance/access.ts";
import { createWhatApplies } from "../../governance/case/what-applies.ts";
import { type Frozen, type LifeStep, readLife } from "../../governance/case/case-life.ts";
import type { HeldApproval } from "../../governance/case/case-file.ts";
import { digestSetOf } from "../../governance/case/digest-set.ts";
import type { CaseWorld } from "../../governance/case/judge-use-case.ts";
import { declaredException } from "../../governance/declared-exception.ts";
import type { ExceptionSpec, UseCaseSpec } from "../../governance/schemas.ts";
import type { UseCaseProfile } from "../../governance/standard/profile.ts";
import { profileOf } from "../../governance/standard/scoping/profile-of.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import type { UseCaseState } from "../../governance/use-case-state.ts";
import { mostPerPage, type StoredResource, type StoredTransition } from "../../storage/store.ts";
import type { AdminDeps } from "../deps.ts";
import { builtOf, collectParts } from "./collect-parts.ts";
import { digestOf } from "./digest-of.ts";
import { programme } from "./subject.ts";

const whatAppliesOf = new WeakMap<Standard, CaseWorld["whatApplies"]>();

/** All that is known of one use case now, from the store and the live case files. */
export async function openWorld(deps: AdminDeps, useCase: StoredResource, standard: Standard): Promise<CaseWorld> {
  const { name } = useCase;
  const spec = JSON.parse(useCase.spec) as UseCaseSpec;
  const [steps, parts, exceptions] = await Promise.all([
    deps.store.listTransitions(name),
    collectParts(deps, useCase),
    exceptionsFor(deps, name),
  ]);
  const whatApplies = whatAppliesOf.get(standard) ?? createWhatApplies(standard);
  whatAppliesOf.set(standard, whatApplies);
  const file = deps.cases.caseFile(`UseCase/${name}`);
  const { owner, contact, dataClass } = spec;
  const reason = steps.at(-1)?.reason;
  return {
    useCase: name,
    standard,
    whatApplies,
    life: readLife(steps.map(lifeStep)),
    ...(reason !== undefined && { reason }),
    current: {
      ...digestSetOf(parts, builtOf(spec), digestOf),
      parts,
      profile: profileNow(standard, spec, file.artefacts.get("RISK")?.body.fields["residualRisk"]),
      dataClass,
      owner,
      ...(contact !== undefined && { contact }),
      derive: () => undefined,
    },
    file,
    programme: deps.cases.caseFile(programme.text),
    exceptions,
    members: membersOf(deps, name),
    holdsUntil: (approval) => holdsUntil(deps, approval, name),
    approvalDays: {
      sandbox: deps.settings.lifecycle.sandboxApprovalDays,
      production: deps.settings.lifecycle.productionApprovalDays,
    },
  };
}

function lifeStep({ to, at, notAfter, frozen }: StoredTransition): LifeStep {
  return {
    to: to as UseCaseState,
    at,
    ...(notAfter !== undefined && { notAfter }),
    ...(frozen !== undefined && { frozen: JSON.parse(frozen) as Frozen }),
  };
}

async function exceptionsFor(deps: AdminDeps, useCase: string): Promise<CaseWorld["exceptions"]> {
  const all = await deps.store.listResources("Exception", { limit: mostPerPage });
  return all.flatMap((resource) => {
    const spec = JSON.parse(resource.spec) as ExceptionSpec;
    if (spec.useCases !== undefined && !spec.useCases.includes(useCase)) return [];
    return [{ declared: declaredException(resource), file: deps.cases.caseFile(`Exception/${resource.name}`) }];
  });
}

function profileNow(standard: Standard, spec: UseCaseSpec, risk: unknown): UseCaseProfile {
  const { scope, dataClass, overlays, environment, regions } = spec;
  return profileOf(standard.scoping, {
    declared: { scope: scope as UseCaseProfile["scope"], dataClass, overlays, environment, regions },
    components: spec.scoping ?? [],
    externalVendors: (spec.vendors ?? []).length > 0,
    keepsContent: spec.keepsContent ?? true,
    residualRisk: risk === "low" || risk === "medium" || risk === "high" ? risk : "unknown",
    classConfirmed: false,
    infrastructureChanged: true,
    runsCode: false,
    contradicted: false,
  });
}

/** Those who hold PROJECT_LEAD or DEVELOPER for it by name; who holds it by a group is told apart at signing. */
function membersOf({ register }: AdminDeps, useCase: string): ReadonlySet<string> {
  const builds = ({ role, useCases }: HeldRole): boolean =>
    (role === "PROJECT_LEAD" || role === "DEVELOPER") && (useCases === undefined || useCases.has(useCase));
  return new Set([...register().access.rolesByMember].flatMap(([member, held]) => (held.some(builds) ? [member] : [])));
}

/**
 * Until when somebody holds the role that they signed for: by role bindings of their name, and of the groups that the directory has
 * them in. Of who has logged in with groups or roles that no directory knows, as long as their provider can give it: a log-in cannot be
 * looked at again. Who is no longer let in holds nothing.
 */
function holdsUntil({ register, directory }: AdminDeps, { signer, provider, document }: HeldApproval, useCase: string): number {
  const { access } = register();
  if (access.serviceAccounts.has(signer)) return 0;
  const from = provider === undefined ? undefined : access.providers.get(provider);
  if (provider !== undefined && from === undefined) return 0;
  const provisioned = from?.spec.provisioning === "scim";
  const known = directory.find(signer);
  if (provisioned && (known === undefined || !known.active || known.provider !== provider)) return 0;
  const counts = ({ role, useCases }: HeldRole): boolean =>
    role === document.role && (useCases === undefined || useCases.has(useCase));
  const groups = provisioned ? (known?.groups ?? []) : groupsOf(access.rolesByMember, provider);
  const byClaims = !provisioned && from?.spec.rules.some(({ roles = [] }) => roles.includes(document.role)) === true;
  const held = rolesOf(access, { principal: signer, groups, roles: byClaims ? [document.role] : [] }, 0);
  return Math.max(0, ...held.filter(counts).map(({ until }) => until));
}

/** Every group of a provider that a role binding names. */
function groupsOf(rolesByMember: ReadonlyMap<string, unknown>, provider: string | undefined): readonly string[] {
  if (provider === undefined) return [];
  const prefix = `group:${provider}/`;
  return [...rolesByMember.keys()].filter((member) => member.startsWith(prefix)).map((member) => member.slice("group:".length));
}
