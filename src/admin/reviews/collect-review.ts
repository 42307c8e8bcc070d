import type { JudgedNow } from "../governance/judge-now.ts";
import { judgeNow } from "../governance/judge-now.ts";
import type { ExceptionSpec, ModelSpec, UseCaseSpec, VendorSpec } from "../../governance/schemas.ts";
import {
  mostListed,
  type ReviewData,
  type ReviewedException,
  type ReviewedKey,
  type UseOfMonth,
} from "../../governance/reviews/review-data.ts";
import { sortKeys } from "../../governance/reviews/summarise-review.ts";
import { bindingsOf, livePages } from "../decommission/count-residual.ts";
import type { AdminDeps } from "../deps.ts";

const mostMembers = 50;
const longestWhy = 300;

/**
 * Everything that the review of a month looks at, as it is now.
 *
 * @param use what the log says of that month
 */
export async function collectReview(deps: AdminDeps, useCase: string, period: string, use: UseOfMonth): Promise<ReviewData> {
  const now = deps.clock();
  const judged = judgeNow(deps, useCase);
  const { judgement, life } = judged;
  const resource = await deps.store.getResource("UseCase", useCase);
  const spec = JSON.parse(resource?.spec ?? "{}") as UseCaseSpec;
  const held = await collectAccess(deps, useCase, now);
  const parts = new Set([
    `UseCase/${useCase}`,
    ...judgement.parts.map(({ kind, name }) => `${kind}/${name}`),
    ...held.access.listed.map(({ name }) => `RoleBinding/${name}`),
  ]);
  const candidates = deps
    .register()
    .candidates.filter(({ kind, name }) => parts.has(`${kind}/${name}`))
    .map(({ kind, name, version }) => `${kind}/${name} version ${version}`);
  const approved = life.approved?.frozen.digest;
  return {
    useCase,
    period,
    collectedAt: now,
    ...held,
    drift: {
      ...(approved !== undefined && { approved }),
      current: judgement.digest,
      candidates: candidates.slice(0, mostListed),
    },
    use,
    budgets: (spec.budgets ?? []).map(({ limit, unit, per }) => ({ limit, unit, per })),
    exceptions: await collectExceptions(deps, judged),
    vendors: await collectVendors(deps, spec),
    controls: verdictsOf(judged),
  };
}

async function collectAccess(deps: AdminDeps, useCase: string, now: number): Promise<Pick<ReviewData, "keys" | "access">> {
  const programs = new Set<string>();
  let listed: readonly ReviewedKey[] = [];
  let live = 0;
  for await (const page of livePages(deps, useCase)) {
    live += page.length;
    for (const { serviceAccount, principal } of page)
      if (serviceAccount === true && programs.size < mostListed) programs.add(principal);
    const more = page.map(({ id, principal, kind, owner, createdAt, expiresAt, lastUsedAt }): ReviewedKey => ({
      id,
      principal,
      kind,
      ...(owner !== undefined && { owner }),
      createdAt,
      expiresAt,
      ...(lastUsedAt !== undefined && { lastUsedAt }),
    }));
    listed = sortKeys([...listed, ...more], now).slice(0, mostListed);
  }
  const bindings = await bindingsOf(deps.store, useCase);
  return {
    keys: { live, listed },
    access: {
      bindings: bindings.length,
      listed: bindings.slice(0, mostListed).map(({ resource, spec: { role, members, until } }) => ({
        name: resource.name,
        role,
        members: members.slice(0, mostMembers),
        count: members.length,
        ...(until !== undefined && { until }),
        gone: members.filter((member) => deps.directory.find(member)?.active === false).slice(0, mostMembers),
      })),
      serviceAccounts: [...programs],
    },
  };
}

async function collectExceptions(deps: AdminDeps, { judgement }: JudgedNow): Promise<readonly ReviewedException[]> {
  const found: ReviewedException[] = [];
  for (const { exception, state, until } of judgement.exceptions.slice(0, mostListed)) {
    if (state === "REJECTED" || state === "EXPIRED") continue;
    const stored = await deps.store.getResource("Exception", exception.name);
    if (stored === undefined) continue;
    const { remediationPlan, progress } = JSON.parse(stored.spec) as ExceptionSpec;
    found.push({
      name: exception.name,
      state,
      controls: exception.controls,
      ...(until > 0 && until !== Infinity && { until }),
      planOwner: remediationPlan.owner,
      planDueAt: remediationPlan.dueAt,
      ...(progress !== undefined && { progress: progress.slice(0, 500) }),
    });
  }
  return found;
}

async function collectVendors(deps: AdminDeps, { vendors = [], models }: UseCaseSpec): Promise<ReviewData["vendors"]> {
  const names = new Set<string>(vendors);
  const ends: { name: string; what: string; endsAt?: number }[] = [];
  const end = (name: string, what: string, date: string | undefined): void =>
    void ends.push({ name, what, ...(date !== undefined && { endsAt: Date.parse(date) }) });
  for (const name of models) {
    const stored = await deps.store.getResource("Model", name);
    if (stored === undefined) continue;
    const { vendor, eula } = JSON.parse(stored.spec) as ModelSpec;
    if (vendor !== undefined) names.add(vendor);
    if (eula) end(`Model/${name}`, `the review of its licence (EULA) of ${eula.reviewedAt}`, eula.expiresAt);
  }
  for (const name of names) {
    const stored = await deps.store.getResource("Vendor", name);
    if (stored === undefined) continue;
    const { dpa, baa, riskAssessment } = JSON.parse(stored.spec) as VendorSpec;
    if (dpa) end(name, "the data-processing agreement", dpa.expiresAt);
    if (baa) end(name, "the business associate agreement", baa.expiresAt);
    if (riskAssessment) end(name, `the ${riskAssessment.risk}-risk assessment`, riskAssessment.nextDue);
  }
  return ends.slice(0, mostListed);
}

function verdictsOf({ judgement, standard }: JudgedNow): ReviewData["controls"] {
  const ids = new Set(standard.monthlyReview.items.flatMap(({ controls }) => controls));
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const found = judgement.verdicts.get(id);
      if (found === undefined) return [];
      const { verdict, why, until } = found;
      return [[id, { verdict, why: why.slice(0, longestWhy), ...(until !== Infinity && { until }) }]];
    }),
  );
}
