import type { JsonObject } from "../../core/json.ts";
import type { DataClass } from "../../core/data-class.ts";
import { asProblem, Problem } from "../../core/problem.ts";
import type { ConversationRecord } from "../../audit/record.ts";
import type { StateForm, Dialect } from "../../dialects/dialect.ts";
import type { CallDeps } from "../call-deps.ts";
import { judgeRoute } from "../decide.ts";
import type { OpenCall } from "../open-call.ts";
import { recordCaller } from "../record-caller.ts";
import type { IncomingCall } from "../reply.ts";
import type { Trail } from "../trail.ts";
import type { Lifetime } from "./keep-alive.ts";
import type { KeptConversation, KeptTurn } from "./kept-documents.ts";
import { requireApproved } from "./require-approved.ts";
import type { Shelf, Shelved } from "./open-shelf.ts";

/** One request about what is kept, by a caller who is known and whose use case keeps conversations. */
export interface ConversationRequest extends OpenCall {
  readonly deps: CallDeps;
  readonly dialect: Dialect;
  readonly form: StateForm;
  readonly incoming: IncomingCall;
  readonly trail: Trail;
  readonly shelf: Shelf;
  readonly lifetime: Lifetime;
  readonly now: number;
  /** Empty where the path names nothing. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Empty where there is none. */
  readonly body: Uint8Array;
}

/** What a request about what is kept is answered with. */
export type Operation = (request: ConversationRequest) => Promise<JsonObject>;

export async function requireConversation(request: ConversationRequest): Promise<Shelved<KeptConversation>> {
  const found = await readHeld(request);
  if (found?.document.kind !== "conversation") throw unknown("conversation");
  requireMayHold(request, found.document.dataClass);
  return { document: found.document, version: found.version };
}

export async function requireTurn(request: ConversationRequest): Promise<Shelved<KeptTurn>> {
  const found = await readHeld(request);
  if (found?.document.kind !== "turn") throw unknown("response");
  requireMayHold(request, found.document.dataClass);
  return { document: found.document, version: found.version };
}

async function readHeld({ shelf, lifetime, now, id }: ConversationRequest): Promise<Shelved | undefined> {
  const found = await fromStore(() => shelf.read(id));
  return found !== undefined && lifetime.holds(found.document, now) ? found : undefined;
}

/** In the same words for what never was, has expired, was deleted, is damaged or is another's (INVARIANT no-cross-tenant). */
export function unknown(what: "conversation" | "response"): Problem {
  return new Problem("not_found", `There is no such ${what} of this caller's: it may have expired or been deleted.`);
}

/**
 * What a caller may not send, it may not read either: some model of the use case must be allowed it, by the policies of this hour
 * and this log-in. Throws Problem `policy_denied`, `authentication_insufficient`, `data_class_exceeded`, `andon_stopped`.
 */
export function requireMayHold(request: ConversationRequest, dataClass: DataClass): void {
  const { snapshot, caller, binding, incoming, now, trail } = request;
  const { entitlement } = binding;
  const { policies, register } = snapshot;
  trail.dataClass = dataClass;
  requireApproved(dataClass, entitlement);
  if (policies === undefined) throw new Problem("policy_unavailable", "The policies did not compile, so everything is denied.");
  let refusal: Problem | undefined;
  const question = {
    snapshot,
    caller,
    address: incoming.address,
    now,
    entitlement,
    usesTools: false,
    classified: { dataClass, overlays: entitlement.overlays },
    safeMode: false,
    found: false,
    uninspected: false,
    observed: false,
  };
  for (const name of entitlement.models) {
    const model = register.models.get(name);
    for (const deployment of model === undefined ? [] : (register.deploymentsByModel.get(name) ?? [])) {
      if (model === undefined) continue;
      const verdict = judgeRoute(question, policies, model, deployment);
      if (!(verdict.outcome instanceof Problem)) return;
      if (refusal === undefined && verdict.policies !== undefined) trail.policies = verdict.policies;
      refusal ??= verdict.outcome;
    }
  }
  throw refusal ?? new Problem("policy_denied", "Denied: no model of this use case is there to talk to.");
}

/** Durable before anything is told or changed. Throws Problem `audit_unavailable`. */
export async function recordOperation(
  { deps, trail, caller, binding }: ConversationRequest,
  action: ConversationRecord["action"],
  target: string,
): Promise<void> {
  try {
    trail.audit = await deps.audit.append({
      type: "conversation",
      call: trail.call,
      at: deps.clock(),
      ...recordCaller(caller),
      useCase: caller.useCase,
      action,
      target,
      dataClass: trail.dataClass ?? binding.entitlement.spec.dataClass,
      findings: trail.findings,
    });
  } catch (error) {
    throw asProblem(error, "audit_unavailable", "This could not be logged, so nothing is told or changed. Try again later.");
  }
}

/** What the store can't do is no answer. Throws Problem `conversation_unavailable`. */
export async function fromStore<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asProblem(error, "conversation_unavailable", "What is kept could not be read or written. Try again later.");
  }
}
