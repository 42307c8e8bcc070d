import { Problem } from "../core/problem.ts";
import { phaseAt } from "../governance/case/phase-at.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { Caller } from "../identity/caller.ts";
import { authenticate, authenticateWhole } from "./authenticate.ts";
import { bindUseCase, type BoundCaller } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { noteUse } from "./last-uses.ts";
import { ownerOf } from "./owner-of.ts";
import { orElse } from "./refuse-call.ts";
import type { IncomingCall } from "./reply.ts";
import type { Snapshot } from "./snapshot.ts";
import { reasonToStop } from "./standing.ts";
import type { SessionVault } from "./token-vault.ts";
import type { Trail } from "./trail.ts";

export interface OpenCall extends BoundCaller {
  readonly snapshot: Snapshot;
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
  let snapshot = deps.snapshot();
  const shown = authenticate(deps, snapshot, incoming);
  const known = shown instanceof Promise ? await shown : shown;
  const early = known && { snapshot, ...bindUseCase(snapshot, known, incoming, deps.clock(), trail) };
  if (known !== undefined) noteUse(deps.lastUses, known, deps.clock());
  const carriesMedia = early === undefined || (early.binding.entitlement.spec.modalities ?? []).length > 0;
  const body = await incoming.readBody({ carriesMedia, owner: early?.caller.useCase ?? "" });
  if (early !== undefined && stillStands(deps, early, incoming)) return { ...early, body };
  snapshot = deps.snapshot();
  const proved = authenticateWhole(deps, snapshot, incoming, body);
  const identity = proved instanceof Promise ? await proved : proved;
  const bound = bindUseCase(snapshot, identity, incoming, deps.clock(), trail);
  noteUse(deps.lastUses, identity, deps.clock());
  return { snapshot, ...bound, body };
}

/** Under another Snapshot everything is asked again. Keys and the directory may have changed under the same one. */
function stillStands(deps: CallDeps, { snapshot, caller, binding }: OpenCall, { address }: IncomingCall): boolean {
  const now = deps.clock();
  const { phases, phase } = binding.entitlement;
  // In another phase it is served otherwise.
  if (deps.snapshot() !== snapshot || phaseAt(phases, now) !== phase) return false;
  return (
    reasonToStop(snapshot, { caller, address, model: undefined, deployment: undefined, dataClass: undefined }, now) === undefined
  );
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
  return orElse("guardrail_unavailable", () => deps.vaults.open(ownerOf(caller), session));
}
