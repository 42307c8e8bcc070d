import { setImmediate } from "node:timers/promises";
import { kindNames } from "../../governance/kinds.ts";
import { type CaseLife, newLife } from "../../governance/case/case-life.ts";
import type { Approval } from "../../governance/case/statements.ts";
import type { EvidenceInputs, EvidenceStatement, EvidenceVersion } from "../../governance/reports/evidence-inputs.ts";
import { selectOthers, selectVersions } from "../../governance/reports/select-inputs.ts";
import { standardDigest } from "../../governance/reports/standard-digest.ts";
import type { RoleBindingSpec, UseCaseSpec } from "../../governance/schemas.ts";
import { loadStandard } from "../../governance/standard/load-standard.ts";
import { readState } from "../../governance/use-case-state.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import { mostPerPage, type StoredResource } from "../../storage/store.ts";
import { runInSlices } from "../run-in-slices.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import type { AdminDeps } from "../deps.ts";

/** Everything that a use case is judged by at an instant, read from the store. To be called where nothing changes meanwhile. */
export async function collectEvidenceInputs(deps: AdminDeps, useCase: string, at: number): Promise<EvidenceInputs> {
  const { store, register, settings, directory } = deps;
  const steps = await store.listTransitions(useCase);
  const life = register().governance?.world(useCase)?.life ?? newLife;
  const selected = await runInSlices(selectVersions(await versionsFor(store, useCase), useCase, frozenOf(life)));
  const said = (await Promise.all(subjectsOf(useCase, selected).map((subject) => store.currentStatements(subject)))).flat();
  const approvals = said.filter(({ topic }) => topic.startsWith("approval/")).map(({ body }) => JSON.parse(body) as Approval);
  const signers = new Set(approvals.map(({ signer }) => signer));
  const answering = accountableOf(selected);
  // Whoever answers for a program made what it made, and asked for what it asked for.
  const acting = new Set([...said.map(({ by }) => by), ...selected.map(({ createdBy }) => createdBy), ...signers]);
  const providers = new Set([
    ...approvals.map(({ provider }) => provider),
    ...answering.map((principal) => directory.find(principal)?.provider),
  ]);
  const versions = selected.filter(({ kind, name }) => {
    if (kind === "ServiceAccount") return acting.has(name);
    return kind !== "IdentityProvider" || providers.has(name);
  });
  const subjects = new Set(subjectsOf(useCase, versions));
  const statements = said.filter(({ subject }) => subjects.has(subject));
  return {
    format: "sallyport-evidence-inputs/1",
    useCase,
    at,
    standard: { version: loadStandard().version, digest: standardDigest(digestOf) },
    settings: settingsOf(settings.lifecycle),
    versions,
    transitions: steps.map(({ from, to, digest, by, at: taken, notAfter, reason, frozen, saidBefore }) => ({
      from: readState(from),
      to: readState(to),
      digest,
      by,
      at: taken,
      ...(notAfter !== undefined && { notAfter }),
      reason,
      ...(saidBefore !== undefined && { saidBefore }),
      ...(frozen !== undefined && { frozen }),
    })),
    statements: statements.toSorted((a, b) => a.id - b.id).map(viewStatement),
    people: peopleOf(directory, new Set([...signers, ...answering]), groupsOf(versions)),
    others: selectOthers(register().governance?.lives ?? [], useCase, versions),
  };
}

/** Every version of what is not retired, but of other use cases: there are thousands of these. */
async function versionsFor(store: AdminDeps["store"], useCase: string): Promise<readonly EvidenceVersion[]> {
  const found: EvidenceVersion[] = [];
  for (const kind of kindNames) {
    const rows = kind === "UseCase" ? await versionsOf(store, useCase) : await store.everyVersion(kind);
    for (const all of Map.groupBy(rows, ({ name }) => name).values()) {
      if (all.at(-1)?.retired !== false) continue;
      for (const { name, version, digest, spec, createdBy, createdAt, retired } of all)
        if (!retired) found.push({ kind, name, version, digest, spec, createdBy, createdAt });
    }
    await setImmediate();
  }
  return found;
}

/** Oldest first. */
async function versionsOf(store: AdminDeps["store"], useCase: string): Promise<readonly StoredResource[]> {
  const found: StoredResource[] = [];
  for (let before: number | undefined; ;) {
    const page = await store.listVersions("UseCase", useCase, { limit: mostPerPage, ...(before !== undefined && { before }) });
    found.push(...page);
    before = page.at(-1)?.version;
    if (before === undefined || page.length < mostPerPage) return found.reverse();
  }
}

function frozenOf(life: CaseLife): ReadonlySet<string> {
  const parts = [...(life.approved?.frozen.parts ?? []), ...(life.frozen?.parts ?? [])];
  return new Set(parts.map(({ kind, name }) => `${kind}/${name}`));
}

/** What something may be said about that counts for it. */
export function subjectsOf(useCase: string, versions: readonly EvidenceVersion[]): readonly string[] {
  const named = versions.map(({ kind, name }) => `${kind}/${name}`);
  return [...new Set([`UseCase/${useCase}`, "Programme/standard", ...named])];
}

function viewStatement({ id, subject, topic, body, digest, by, at, notAfter }: StoredStatement): EvidenceStatement {
  return { id, subject, topic, body, digest, by, at, ...(notAfter !== undefined && { notAfter }) };
}

function settingsOf({ sandboxApprovalDays, productionApprovalDays, approveOnApply }: AdminDeps["settings"]["lifecycle"]) {
  const { maxDataClass, overlays } = approveOnApply;
  return { sandboxApprovalDays, productionApprovalDays, approveOnApply: { maxDataClass, overlays: [...overlays] } };
}

function accountableOf(versions: readonly EvidenceVersion[]): readonly string[] {
  return versions.flatMap(({ kind, spec }) => (kind === "UseCase" ? ((JSON.parse(spec) as UseCaseSpec).accountable ?? []) : []));
}

/** Groups that a role binding among these names, as `PROVIDER/NAME`. */
function groupsOf(versions: readonly EvidenceVersion[]): ReadonlySet<string> {
  const bound = versions
    .filter(({ kind }) => kind === "RoleBinding")
    .flatMap(({ spec }) => (JSON.parse(spec) as RoleBindingSpec).members);
  return new Set(bound.flatMap((member) => (member.startsWith("group:") ? [member.slice("group:".length)] : [])));
}

function peopleOf(
  directory: AdminDeps["directory"],
  principals: ReadonlySet<string>,
  bound: ReadonlySet<string>,
): EvidenceInputs["people"] {
  return [...principals].sort().flatMap((principal) => {
    const found = directory.find(principal);
    if (found === undefined) return [];
    const { provider, active, groups } = found;
    return [{ principal, provider, active, groups: groups.filter((group) => bound.has(group)) }];
  });
}
