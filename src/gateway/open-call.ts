import { Problem } from "../core/problem.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { Caller } from "../identity/key-index.ts";
import { authenticate, authenticateWhole } from "./authenticate.ts";
import { bindUseCase, type Binding } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { orElse } from "./refuse-call.ts";
import type { IncomingCall } from "./reply.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SessionVault } from "./token-vault.ts";
import type { Trail } from "./trail.ts";

export interface OpenCall {
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  readonly binding: Binding;
}

/**
 * Reads the body and tells who calls, and for which approved use case, by the Snapshot of now.
 *
 * Before the body is read, so that strangers and use cases that may not call cost nothing; and after it where only the body
 * proves who calls, and where the key or the approval may have ended meanwhile.
 */
export async function openCall(
  deps: CallDeps,
  incoming: IncomingCall,
  trail: Trail,
): Promise<OpenCall & { readonly body: Uint8Array }> {
  const early = openEarly(deps, incoming, trail);
  const carriesMedia = early === undefined || (early.binding.entitlement.spec.modalities ?? []).length > 0;
  const body = await incoming.readBody({ carriesMedia, owner: early?.caller.useCase ?? "" });
  if (early !== undefined && stillStands(deps, early)) return { ...early, body };
  const snapshot = deps.snapshot();
  const caller = authenticateWhole(deps, snapshot, incoming, body, trail);
  return { snapshot, caller, binding: bindUseCase(snapshot, caller, incoming, deps.clock(), trail), body };
}

/** Undefined where only the body can tell. */
function openEarly(deps: CallDeps, incoming: IncomingCall, trail: Trail): OpenCall | undefined {
  const snapshot = deps.snapshot();
  const caller = authenticate(deps, snapshot, incoming, trail);
  return caller && { snapshot, caller, binding: bindUseCase(snapshot, caller, incoming, deps.clock(), trail) };
}

function stillStands(deps: CallDeps, { snapshot, caller, binding }: OpenCall): boolean {
  const now = deps.clock();
  return deps.snapshot() === snapshot && now < caller.expiresAt && now < binding.entitlement.notAfter;
}

const sessionName = /^[A-Za-z0-9._:-]{1,128}$/;

/** Of a guardrail that needs one. Throws Problem `request_malformed`, `guardrail_unavailable`. */
export async function openVault(
  deps: CallDeps,
  caller: Caller,
  guardrail: Guardrail,
  session: string | undefined,
): Promise<SessionVault | undefined> {
  if (session !== undefined && !sessionName.test(session))
    throw new Problem("request_malformed", "x-sallyport-session must have 1 to 128 letters, digits or ._:- and nothing else.");
  if (!guardrail.tokenizes) return undefined;
  return orElse("guardrail_unavailable", () => deps.vaults.open(caller, session));
}
