import type { Caller } from "../identity/key-index.ts";
import type { CallDeps } from "./call-deps.ts";
import type { IncomingCall } from "./reply.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Trail } from "./trail.ts";

/**
 * Who calls, as far as can be told before the body is read: undefined for a signed request, which the body alone proves.
 * Of who it claims to be nothing may be told or written until `authenticateWhole`.
 *
 * Throws Problem `credential_missing`, `credential_invalid`, `credential_expired`, `identity_unavailable`.
 */
export function authenticate(deps: CallDeps, snapshot: Snapshot, incoming: IncomingCall, trail: Trail): Caller | undefined {
  const caller = deps.verifier.verifyHead(incoming.credential, snapshot.keys, deps.clock());
  if (caller !== undefined) noteCaller(trail, caller);
  return caller;
}

/** The same with the body. A signature passes once, so this is asked once for each call. */
export function authenticateWhole(
  deps: CallDeps,
  snapshot: Snapshot,
  incoming: IncomingCall,
  body: Uint8Array,
  trail: Trail,
): Caller {
  const caller = deps.verifier.verifyWhole(incoming.credential, body, snapshot.keys, deps.clock());
  noteCaller(trail, caller);
  return caller;
}

function noteCaller(trail: Trail, caller: Caller): void {
  trail.key = caller.key;
  trail.principal = caller.principal;
}
