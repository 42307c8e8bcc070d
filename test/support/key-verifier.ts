import assert from "node:assert/strict";
import type { KeyObject } from "node:crypto";
import type { Identity } from "../../src/identity/caller.ts";
import type { Credential } from "../../src/identity/credential.ts";
import { notKnown, type KeyIndex } from "../../src/identity/key-index.ts";
import { createVerifier } from "../../src/identity/verify-credential.ts";

/** For a verifier that knows keys and certificates only. */
export const noTokens = {
  tokens: {
    verify: () => {
      throw notKnown();
    },
  },
  openExchanged: () => {
    throw notKnown();
  },
};

/** The verifier as keys and certificates see it: nothing has to be waited for. */
export interface KeyVerifier {
  verifyHead(credential: Credential | undefined, keys: KeyIndex, now: number): Identity | undefined;
  verifyWhole(credential: Credential | undefined, body: Uint8Array, keys: KeyIndex, now: number): Identity;
}

export function keyVerifier(keyring: { readonly pepper: KeyObject; readonly pairKey: KeyObject }, limit?: number): KeyVerifier {
  const verifier = createVerifier({ ...keyring, ...noTokens }, limit);
  const providersByIssuer = new Map();
  return {
    verifyHead: (credential, keys, now) => {
      const identity = verifier.verifyHead(credential, { keys, providersByIssuer }, now);
      assert.ok(!(identity instanceof Promise));
      return identity;
    },
    verifyWhole: (credential, body, keys, now) => {
      const identity = verifier.verifyWhole(credential, body, { keys, providersByIssuer }, now);
      assert.ok(!(identity instanceof Promise));
      return identity;
    },
  };
}
