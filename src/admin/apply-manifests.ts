import { Problem } from "../core/problem.ts";
import { transitionOnApply } from "../governance/lifecycle.ts";
import type { ServiceAccountSpec, UseCaseSpec } from "../governance/schemas.ts";
import type { StoredKey, StoredTransition } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { type AppliedManifest, type Approvals, viewApplied } from "./applied-manifest.ts";
import { isAllowed, useCaseResource } from "./authorize.ts";
import { type CheckedManifest, checkManifests } from "./check-manifests.ts";
import type { AdminDeps } from "./deps.ts";
import { liveKeysOf } from "./live-keys-of.ts";
import { makerOf } from "./maker-of.ts";
import { digestOf } from "../crypto/digest-of.ts";
import { isGated } from "./governance/judge-now.ts";
import { storedStep } from "./governance/stored-step.ts";
import { type Change, changeBy, recordChange } from "./record-change.ts";
import { requireMayApply } from "./require-may-apply.ts";
import { mayLockOut, requireSomebodyAdministers } from "./require-no-lockout.ts";
import { describeRevocation } from "./revoke-key.ts";
import { readCurrentStep } from "./use-case-status.ts";

export interface ApplyInput {
  /** As they were sent; nothing is known about them yet. */
  readonly manifests: readonly unknown[];
  /** Check and answer as usual, and change nothing. */
  readonly dryRun: boolean;
  /** For a single manifest: what must be there now. A digest, `any` version, or `none`. */
  readonly expected?: string;
}

const approvedByApplying = "Approved by applying it.";

/**
 * Applies a batch, all of it or nothing, where its author may apply each of it. What is unchanged makes no new version. Where the
 * configuration lets applying a use case be its approval, and its author may approve that very version, it is approved, also when
 * only the approval is missing or has ended.
 *
 * A crash after the versions and before the approvals leaves use cases that are not served; applying again mends it.
 */
export function applyManifests(deps: AdminDeps, actor: Actor, input: ApplyInput): Promise<readonly AppliedManifest[]> {
  return deps.exclusive(async () => {
    const checked = await checkManifests(deps.store, input.manifests, (manifest, batch) =>
      requireMayApply(deps, actor, { ...manifest, batch }),
    );
    const [first] = checked;
    if (input.expected !== undefined && first !== undefined) requireExpected(first, input.expected);

    const changed = checked.filter((manifest) => manifest.action !== "unchanged");
    await requireNoLockout(deps, actor, changed);
    const { steps, waiting } = await planApprovals(deps, actor, checked);
    const ending = await keysThatEnd(deps, changed);
    if (!input.dryRun && (changed.length > 0 || steps.length > 0)) {
      const changes = [
        ...ending.map((key) => describeRevocation(actor, key, disabledReason)),
        ...changed.map((one) => describeVersion(one, actor)),
        ...steps.map((step) => describeStep(actor, step)),
      ];
      await recordChange(deps, changes, async () => {
        // First, so that a crash after it leaves an account without keys, never keys that a later version of it revives.
        for (const { id } of ending) await deps.store.revokeKey(id, deps.clock());
        await putAll(deps, actor, changed);
        for (const step of steps) await deps.store.appendTransition(step);
      });
    }
    const candidates = new Set(deps.register().candidates.map(({ kind, name, version }) => `${kind}/${name}@${version}`));
    return checked.map((manifest) => viewApplied(manifest, { steps, waiting }, candidates));
  });
}

function requireExpected({ kind, name, newest }: CheckedManifest, expected: string): void {
  const digest = newest === undefined || newest.retired ? "none" : newest.digest;
  if (expected === digest || (expected === "any" && digest !== "none")) return;
  const now = digest === "none" ? "does not exist" : `has the digest ${digest}`;
  throw new Problem("precondition_failed", `${kind} ${name} ${now}. Look at what is there, then decide again.`);
}

async function planApprovals(deps: AdminDeps, actor: Actor, manifests: readonly CheckedManifest[]): Promise<Approvals> {
  const at = deps.clock();
  const steps: Omit<StoredTransition, "id">[] = [];
  const waiting = new Set<string>();
  for (const { kind, name, digest, spec, action, newest } of manifests) {
    if (kind !== "UseCase") continue;
    const current = await readCurrentStep(deps.store, name);
    const useCase = spec as unknown as UseCaseSpec;
    if (isGated(deps, name, useCase)) continue;
    const step = transitionOnApply({ digest, spec: useCase }, current, deps.settings.lifecycle, at);
    if (step === undefined) continue;
    const createdBy = action === "unchanged" && newest ? await makerOf(deps, actor, newest) : actor.name;
    const { environment, dataClass, project } = useCase;
    const made = { environment, dataClass, ...(project !== undefined && { project }), createdBy };
    if (isAllowed(deps, actor, "ApproveUseCase", { ...useCaseResource(deps, name), ...made }))
      steps.push(storedStep(step, { useCase: name, by: actor.name, at, reason: approvedByApplying }));
    else if (current?.to !== step.to || current.digest !== digest) waiting.add(name);
  }
  return { steps, waiting };
}

/** Throws Problem `conflict` where nobody could administer any more. */
async function requireNoLockout(deps: AdminDeps, actor: Actor, changed: readonly CheckedManifest[]): Promise<void> {
  if (!changed.some(({ kind }) => mayLockOut.has(kind))) return;
  const made = { createdBy: actor.name, createdAt: deps.clock() };
  const coming = changed.map(({ kind, name, version, digest, canonical: spec }) => ({
    kind,
    name,
    version,
    digest,
    spec,
    ...made,
  }));
  await requireSomebodyAdministers(deps, { coming });
}

const disabledReason = "Its service account was disabled.";

/** Live keys of the service accounts that are disabled by this. */
async function keysThatEnd(deps: AdminDeps, changed: readonly CheckedManifest[]): Promise<readonly StoredKey[]> {
  const disabled = changed.filter(
    ({ kind, spec }) => kind === "ServiceAccount" && (spec as unknown as ServiceAccountSpec).disabled,
  );
  const keys = await Promise.all(disabled.map(({ name }) => liveKeysOf(deps, name)));
  return keys.flat();
}

/** The store checks the digests again, so that another replica's change in between is not overwritten. */
async function putAll(deps: AdminDeps, actor: Actor, manifests: readonly CheckedManifest[]): Promise<void> {
  const at = deps.clock();
  const outcomes = await deps.store.putResources(
    manifests.map(({ kind, name, digest, canonical, newest }) => ({
      kind,
      name,
      digest,
      spec: canonical,
      at,
      by: actor.name,
      expected: newest === undefined || newest.retired ? "none" : newest.digest,
    })),
  );
  if (outcomes.some(({ outcome }) => outcome === "conflict"))
    throw new Problem("conflict", "Somebody else changed one of these in the meantime, so nothing was applied. Try again.");
}

function describeVersion({ kind, name, digest, version, action }: CheckedManifest, actor: Actor): Change {
  const detail = { version, created: action === "created" };
  return changeBy(actor, { action: "apply", target: `${kind}/${name}`, digest, detail });
}

/** A step of a use case's life, as the log has it. */
export function describeStep(actor: Actor, step: Omit<StoredTransition, "id">): Change {
  const { useCase, from, to, digest, notAfter, reason, frozen } = step;
  const detail = {
    from,
    to,
    ...(frozen !== undefined && { frozen: digestOf(frozen) }),
    ...(notAfter !== undefined && { notAfter }),
  };
  return changeBy(actor, { action: "transition", target: `UseCase/${useCase}`, digest, reason, detail });
}
