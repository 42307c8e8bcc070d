import type * as webAuthn from "@simplewebauthn/server";

/** Loaded with the first passkey: a tenth of a start, and most processes never meet one. */
export function loadWebAuthn(): Promise<typeof webAuthn> {
  return import("@simplewebauthn/server");
}
