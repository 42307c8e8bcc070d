import { Problem } from "../../core/problem.ts";
import { days, toInstant } from "../../core/units.ts";
import { type GateRequest, requestBody } from "../../governance/case/statements.ts";
import type { ExceptionSpec } from "../../governance/schemas.ts";
import type { StoredResource } from "../../storage/store.ts";
import type { Actor } from "../actor.ts";
import { checkManifests, type CheckedManifest } from "../check-manifests.ts";
import type { AdminDeps } from "../deps.ts";
import { changeBy, recordChange } from "../record-change.ts";
import { say } from "../governance/say.ts";
import { standardNow } from "../governance/standard-now.ts";

/**
 * What an emergency opens by itself, when it is asked for: an incident, and the request of a regular exception that goes on from it, by
 * whoever asked for the emergency's. It is signed like any other; nobody signs it by having signed the emergency.
 * Doing it again opens nothing twice. An emergency is not held up where no regular exception can follow: the incident says why.
 */
export async function openBreakGlass(deps: AdminDeps, actor: Actor, resource: StoredResource): Promise<void> {
  const spec = JSON.parse(resource.spec) as ExceptionSpec;
  if (!spec.breakGlass) return;
  const subject = `Exception/${resource.name}`;
  const topic = `incident/${resource.digest.slice("sha256:".length, "sha256:".length + 16)}`;
  const [opened] = await deps.store.listStatements(subject, { topic, limit: 1 });
  if (opened !== undefined) return;
  const followUp = await declareFollowUp(deps, actor, resource.name, spec);
  const body = {
    kind: "BREAK_GLASS",
    exception: resource.digest,
    useCases: [...(spec.useCases ?? [])],
    controls: [...spec.controls],
    reason: spec.reason,
    ...followUp,
  };
  await say(deps, actor, { subject, topic, body }, { action: "incident-open", detail: { automatic: true, ...followUp } });
}

type FollowUp = { readonly followUp: string } | { readonly noFollowUp: string };

async function declareFollowUp(deps: AdminDeps, actor: Actor, of: string, spec: ExceptionSpec): Promise<FollowUp> {
  const name = `${of.slice(0, 63 - "-after".length)}-after`;
  const taken = await deps.store.getResource("Exception", name);
  if (taken !== undefined && !taken.retired) return { followUp: name };
  let checked: CheckedManifest | undefined;
  try {
    [checked] = await checkManifests(deps.store, [{ kind: "Exception", name, spec: followUpOf(deps, spec) }], ignored);
  } catch (error) {
    if (error instanceof Problem && error.code === "resource_invalid") return { noFollowUp: error.message.slice(0, 400) };
    throw error;
  }
  if (checked === undefined) return { noFollowUp: "It could not be declared." };
  const { digest, canonical, version } = checked;
  const target = `Exception/${name}`;
  const detail = { version, created: true, automatic: true };
  await recordChange(deps, [changeBy(actor, { action: "apply", target, digest, detail })], () =>
    deps.store.putResource({
      kind: "Exception",
      name,
      digest,
      spec: canonical,
      at: deps.clock(),
      by: actor.name,
      expected: "none",
    }),
  );
  const body: GateRequest = requestBody.parse({
    gate: "EXCEPTION",
    digestSet: { exception: digest },
    digest,
    parts: [{ kind: "Exception", name, version, digest }],
    note: `It goes on from ${of}, which was asked for in an emergency.`,
  });
  const word = { subject: target, topic: "request/EXCEPTION", body };
  await say(deps, actor, word, { action: "request", detail: { gate: "EXCEPTION", version, automatic: true } });
  return { followUp: name };
}

/** The same, from where the emergency's ends, for as long as its plan takes and the standard allows. */
function followUpOf(deps: AdminDeps, spec: ExceptionSpec): ExceptionSpec {
  const startsAt = Date.parse(spec.expiresAt);
  const longest = startsAt + days(standardNow(deps).exceptions.maxDays[spec.dataClassCap]);
  const planned = Date.parse(spec.remediationPlan.dueAt);
  const expiresAt = planned > startsAt ? Math.min(planned, longest) : longest;
  return { ...spec, breakGlass: false, startsAt: toInstant(startsAt), expiresAt: toInstant(expiresAt) };
}

/** Whoever may ask for an emergency's opens this with it; it relaxes nothing until others sign it. */
function ignored(): void {}
