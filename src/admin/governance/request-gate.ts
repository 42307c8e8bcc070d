import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { toInstant } from "../../core/units.ts";
import type { UseCaseSpec } from "../../governance/schemas.ts";
import { type GateRequest, requestBody } from "../../governance/case/statements.ts";
import { askedFor } from "../../governance/case/judge-gate.ts";
import type { Judgement } from "../../governance/case/judgement.ts";
import { type Gate, type GateId, gateIds, type Standard } from "../../governance/standard/standard.ts";
import { useCaseStates } from "../../governance/use-case-state.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import type { StoredTransition } from "../../storage/store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { isGated, judgeNow } from "./judge-now.ts";
import { say } from "./say.ts";
import { storedStep } from "./stored-step.ts";
import { openSubject, type Subject } from "./subject.ts";
import { requireStepRole } from "../transition-use-case.ts";

export const note = z.string().trim().min(1).max(4000).optional().describe("For those who will sign.");

export const gateRequestInput = z.strictObject({
  gate: z.enum(gateIds).optional().describe("The one that leads on from where the use case is, when absent."),
  note,
});

export const requestView = z
  .object({
    id: z.int(),
    subject: z.string(),
    gate: z.string().describe("A gate, or EXCEPTION."),
    digest: z.string().describe("What signatures are bound to."),
    digestSet: z.record(z.string(), z.string()),
    parts: z.array(z.object({ kind: z.string(), name: z.string(), version: z.int(), digest: z.string() })),
    note: z.string().optional(),
    by: z.string(),
    at: z.iso.datetime(),
    state: z.enum(useCaseStates).optional().describe("Of the use case, with this request."),
  })
  .meta({ id: "ApprovalRequest" });
export type RequestView = z.infer<typeof requestView>;

/**
 * Asks that a use case be let through a gate: what it stands on is frozen as it is now, and whoever signs signs that. Of a draft it
 * is the submission. Asking again freezes anew; signatures on what was frozen before count no more, where it has changed.
 *
 * Rejects with Problem `conflict` where the gate does not lead on from where the use case is.
 */
export function requestGate(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  { gate: asked, note: said }: z.infer<typeof gateRequestInput>,
): Promise<RequestView> {
  return deps.exclusive(async () => {
    const subject = await openSubject(deps, actor, "RequestApproval", `UseCase/${name}`);
    if (!isGated(deps, name, JSON.parse(subject.resource?.spec ?? "{}") as UseCaseSpec))
      throw new Problem("conflict", `${name} goes through no gates: applying it, or one approval, is enough.`);
    const { judgement, standard } = judgeNow(deps, name);
    requireFew(judgement);
    const gate = gateFor(standard, judgement, asked);
    const body: GateRequest = requestBody.parse({
      gate: gate.id,
      digestSet: judgement.digestSet,
      digest: judgement.digest,
      parts: judgement.parts.map(({ kind, name: part, version, digest }) => ({ kind, name: part, version, digest })),
      asked: askedFor(judgement.profile),
      ...(said !== undefined && { note: said }),
    });
    const word = { subject: subject.text, topic: `request/${gate.id}`, body };
    const step = judgement.state === "DRAFT" ? planSubmission(deps, actor, subject, judgement) : undefined;
    const detail = { gate: gate.id, digestSet: judgement.digest };
    const stored = await say(deps, actor, word, { action: "request", detail, ...(step && { step }) });
    return { ...viewRequest(stored), state: step === undefined ? judgement.state : "INTAKE_REVIEW" };
  });
}

/** So many versions fit into one request. */
const mostParts = 1000;

function requireFew({ useCase, parts }: Judgement): void {
  if (parts.length > mostParts)
    throw new Problem(
      "conflict",
      `${useCase} stands on ${parts.length} versions; a gate freezes ${mostParts} at most. Name fewer.`,
    );
}

/** Throws Problem `forbidden` for who may not submit it. */
function planSubmission(
  deps: AdminDeps,
  actor: Actor,
  { name, resource }: Subject,
  { steps }: Judgement,
): Omit<StoredTransition, "id"> {
  requireStepRole(actor, name, steps, "INTAKE_REVIEW");
  const digest = resource?.digest ?? "";
  const made = { useCase: name, by: actor.name, at: deps.clock(), reason: "Submitted." };
  return storedStep({ from: "DRAFT", to: "INTAKE_REVIEW", digest }, made);
}

export function viewRequest({ id, subject, body, by, at }: StoredStatement): RequestView {
  const { gate, digest, digestSet, parts, note: said } = JSON.parse(body) as GateRequest;
  return { id, subject, gate, digest, digestSet, parts, ...(said !== undefined && { note: said }), by, at: toInstant(at) };
}

/** A draft is submitted for the gate of its intake. */
function gateFor(standard: Standard, { useCase, state, gates }: Judgement, asked: GateId | undefined): Gate {
  const leading: readonly GateId[] = state === "DRAFT" ? ["G1_INTAKE"] : gates.map(({ gate }) => gate);
  const id = asked === undefined ? leading[0] : leading.find((one) => one === asked);
  const gate = id === undefined ? undefined : standard.gates.get(id);
  if (gate !== undefined) return gate;
  throw new Problem(
    "conflict",
    leading.length === 0
      ? `${useCase} is ${state}: no gate leads on from there.`
      : `${useCase} is ${state}: from there it goes through ${leading.join(", ")}, not ${asked}.`,
  );
}
