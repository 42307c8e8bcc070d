import type { Identity } from "../identity/caller.ts";
import type { CallDeps } from "./call-deps.ts";
import type { IncomingCall } from "./reply.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Who calls, as far as can be told before the body is read: undefined for a signed request, which the body alone proves.
 * Of who it claims to be nothing may be told or written until `authenticateWhole`. A promise only for a token that is seen for the
 * first time: whoever calls with a key waits for nothing.
 *
 * Throws, or rejects with, Problem `credential_missing`, `credential_invalid`, `credential_expired`, `identity_unavailable`.
 */
export function authenticate(
  deps: CallDeps,
  snapshot: Snapshot,
  incoming: IncomingCall,
): Identity | Promise<Identity> | undefined {
  return deps.verifier.verifyHead(incoming.credential, snapshot, deps.clock());
}

/** The same with the body. A signature passes once, so this is asked once for each call. */
export function authenticateWhole(
  deps: CallDeps,
  snapshot: Snapshot,
  incoming: IncomingCall,
  body: Uint8Array,
): Identity | Promise<Identity> {
  return deps.verifier.verifyWhole(incoming.credential, body, snapshot, deps.clock());
}
