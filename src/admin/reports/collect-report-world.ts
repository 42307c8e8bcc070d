import type { Role } from "../../core/roles.ts";
import { judgeUseCase } from "../../governance/case/judge-use-case.ts";
import type { ReportedUseCase, ReportWorld } from "../../governance/reports/report-world.ts";
import type { KnowledgeBaseSpec, ToolSpec, VendorSpec } from "../../governance/schemas.ts";
import type { Actor } from "../actor.ts";
import { isAllowed, useCaseResource } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";
import { standardNow } from "../governance/standard-now.ts";
import { runInSlices } from "../run-in-slices.ts";

/** @param names use cases that the reader may see */
export async function collectReportWorld(deps: AdminDeps, actor: Actor, names: readonly string[]): Promise<ReportWorld> {
  const at = deps.clock();
  const register = deps.register();
  const useCases = await runInSlices(findAll(deps, actor, names, at));
  const mayRead = (kind: string, name: string): boolean => isAllowed(deps, actor, "ReadRegister", { kind, name });
  const models = [...register.models].filter(([name]) => mayRead("Model", name));
  const shown = new Map(models.map(([name, { spec }]) => [name, spec]));
  const deployments = [...register.deploymentsByModel]
    .filter(([model]) => shown.has(model))
    .map(([model, places]) => [model, places.filter(({ name }) => mayRead("Deployment", name))] as const);
  const specs = useCases.map(({ spec }) => spec);
  const read = async <Spec>(kind: "Vendor" | "Tool" | "KnowledgeBase", wanted: Iterable<string>): Promise<Map<string, Spec>> => {
    const found = new Map<string, Spec>();
    for (const name of new Set(wanted)) {
      if (!mayRead(kind, name)) continue;
      const row = await deps.store.getResource(kind, name);
      if (row !== undefined && !row.retired) found.set(name, JSON.parse(row.spec) as Spec);
    }
    return found;
  };
  const tools = await read<ToolSpec>(
    "Tool",
    specs.flatMap((spec) => spec.tools ?? []),
  );
  const knowledgeBases = await read<KnowledgeBaseSpec>(
    "KnowledgeBase",
    specs.flatMap((spec) => spec.knowledgeBases ?? []),
  );
  const vendors = [
    ...specs.flatMap((spec) => spec.vendors ?? []),
    ...[...shown.values(), ...tools.values(), ...knowledgeBases.values()].flatMap(({ vendor }) => vendor ?? []),
  ];
  return {
    at,
    standard: standardNow(deps),
    useCases,
    models: shown,
    deployments: new Map(deployments),
    vendors: await read<VendorSpec>("Vendor", vendors),
    tools,
    knowledgeBases,
  };
}

function* findAll(
  deps: AdminDeps,
  actor: Actor,
  names: readonly string[],
  at: number,
): Generator<undefined, readonly ReportedUseCase[], undefined> {
  const { governance, entitlements } = deps.register();
  const found: ReportedUseCase[] = [];
  for (const name of names) {
    yield;
    const world = governance?.world(name);
    const served = entitlements.get(name);
    if (world === undefined || served === undefined) continue;
    const { spec } = served;
    const light = governance?.gated.has(name) !== true;
    const mayKnow = isAllowed(deps, actor, "ReadAccess", useCaseResource(deps, name));
    found.push({
      name,
      state: light ? served.state : world.life.state,
      track: light ? "light" : "gated",
      spec,
      judge: () => judgeUseCase(world, at),
      ...(mayKnow && { holders: () => holdersOf(deps, name) }),
    });
  }
  return found;
}

/** Who holds a role for it now, by role bindings: principals, and groups as `group:PROVIDER/NAME`. */
function holdersOf({ register, clock }: AdminDeps, useCase: string): ReturnType<NonNullable<ReportedUseCase["holders"]>> {
  const now = clock();
  const members = new Map<Role, Set<string>>();
  for (const [member, held] of register().access.rolesByMember)
    for (const { role, useCases, until } of held) {
      if (until <= now || useCases?.has(useCase) === false) continue;
      members.set(role, (members.get(role) ?? new Set()).add(member));
    }
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([role, of]) => ({ role, members: [...of].sort() }));
}
