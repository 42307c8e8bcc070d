import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";
import type { PutResource, Store } from "../../src/storage/store.ts";
import { describeDirectory } from "./store-directory-contract.ts";
import { describeDocuments } from "./store-documents-contract.ts";
import { describeGroups } from "./store-groups-contract.ts";
import { describeKept } from "./store-kept-contract.ts";
import { describeKeys } from "./store-keys-contract.ts";
import { describeLeases } from "./store-leases-contract.ts";
import { describePasskeys } from "./store-passkeys-contract.ts";
import { describeResources } from "./store-resources-contract.ts";
import { describeSealed } from "./store-sealed-contract.ts";
import { describeSessions } from "./store-sessions-contract.ts";
import { describeStatements } from "./store-statements-contract.ts";
import { describeTokens } from "./store-tokens-contract.ts";
import { describeTransitions } from "./store-transitions-contract.ts";
import { describeChanges } from "./store-changes-contract.ts";

/** An empty backend of its own for each test. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>;
  /** Closes what is open and removes the data. */
  end(): Promise<void>;
}

/** How a test of one part of the contract reaches the store. */
export interface StoreAccess {
  readonly store: () => Store;
  readonly reopen: () => Promise<Store>;
}

/** Every sentence of `storage/store.ts`, for any backend. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the ${name} store`, () => {
    let subject: StoreUnderTest | undefined;
    let store: Store | undefined;
    const current = (): Store => {
      assert(store);
      return store;
    };
    const access: StoreAccess = {
      store: current,
      async reopen() {
        assert(subject);
        store = await subject.reopen();
        return store;
      },
    };
    beforeEach(async () => {
      subject = await open();
      store = subject.store;
    });
    afterEach(async () => {
      await subject?.end();
    });
    describeResources(access);
    describeTransitions(access);
    describeKeys(access);
    describeKept(access);
    describeLeases(access);
    describeChanges(access);
    describeSealed(access);
    describeDirectory(access);
    describeGroups(access);
    describeSessions(access);
    describePasskeys(access);
    describeTokens(access);
    describeDocuments(access);
    describeStatements(access);
  });
}

/** A put of a model whose digest and spec follow from `content`. */
export const modelPut = (name: string, content: string, more: Partial<PutResource> = {}): PutResource => ({
  kind: "Model",
  name,
  digest: `sha256:${content}`,
  spec: JSON.stringify({ content }),
  at: 1_700_000_000_000,
  by: "alice",
  ...more,
});
