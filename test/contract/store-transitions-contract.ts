import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredTransition } from "../../src/storage/store.ts";
import type { StoreAccess } from "./store-contract.ts";

const step = (useCase: string, to: string, more: Partial<StoredTransition> = {}): Omit<StoredTransition, "id"> => ({
  useCase,
  from: "draft",
  to,
  digest: "sha256:a",
  by: "alice",
  at: 1000,
  reason: "because",
  ...more,
});

export function describeTransitions({ store, reopen }: StoreAccess): void {
  describe("transitions", () => {
    test("A step comes back with an id, and without an end when it has none.", async () => {
      const first = await store().appendTransition(step("hr", "submitted"));
      assert.deepEqual(first, { ...step("hr", "submitted"), id: first.id });
      const second = await store().appendTransition(step("hr", "approved", { notAfter: 5000 }));
      assert.equal(second.notAfter, 5000);
      assert(second.id > first.id);
    });

    test("A step tells what was said before it, whatever the times say, and nobody else can.", async () => {
      const said = { subject: "UseCase/hr", topic: "request/G1_INTAKE", body: "{}", digest: "sha256:b", by: "alice", at: 1000 };
      assert.equal((await store().appendTransition(step("hr", "submitted"))).saidBefore, undefined);
      const [first, second] = await store().appendStatements([said, { ...said, subject: "UseCase/pilot" }]);
      const after = await store().appendTransition(step("hr", "approved", { at: 1000, saidBefore: 7000 }));
      assert.equal(after.saidBefore, second?.id);
      await store().appendStatements([{ ...said, at: 500 }]);
      const listed = await store().listTransitions("hr");
      assert.deepEqual(
        listed.map(({ saidBefore }) => saidBefore),
        [undefined, second?.id],
      );
      assert.ok((first?.id ?? 0) > 0);
    });

    test("A use case's steps are listed oldest first; one without steps has none.", async () => {
      await store().appendTransition(step("hr", "submitted", { at: 9000 }));
      await store().appendTransition(step("pilot", "submitted"));
      await store().appendTransition(step("hr", "approved", { at: 1000 }));
      assert.deepEqual(
        (await store().listTransitions("hr")).map(({ to }) => to),
        ["submitted", "approved"],
      );
      assert.deepEqual(await store().listTransitions("other"), []);
    });

    test("The current step of each use case is the one appended last, whatever its time says.", async () => {
      assert.deepEqual(await store().currentTransitions(), []);
      await store().appendTransition(step("pilot", "submitted"));
      await store().appendTransition(step("hr", "approved", { at: 9000 }));
      await store().appendTransition(step("hr", "suspended", { at: 1000 }));
      assert.deepEqual(
        (await store().currentTransitions()).map(({ useCase, to }) => `${useCase} ${to}`),
        ["hr suspended", "pilot submitted"],
      );
    });

    test("Steps of all use cases are followed in order, page by page, from any one on.", async () => {
      const made = [];
      for (const [name, to] of [
        ["hr", "submitted"],
        ["pilot", "submitted"],
        ["hr", "approved"],
      ] as const)
        made.push(await store().appendTransition(step(name, to)));
      assert.deepEqual(await store().transitionChanges(0, 2), made.slice(0, 2));
      assert.deepEqual(await store().transitionChanges(made[1]?.id ?? 0, 2), made.slice(2));
      assert.deepEqual(await store().transitionChanges(made[2]?.id ?? 0, 2), []);
    });

    test("A step says what it was approved on where it was approved on frozen parts.", async () => {
      const frozen = '{"digest":"sha256:f","digestSet":{},"parts":[]}';
      assert.equal((await store().appendTransition(step("hr", "sandbox", { frozen }))).frozen, frozen);
      await store().appendTransition(step("pilot", "sandbox"));
      await reopen();
      assert.deepEqual(
        (await store().currentTransitions()).map((current) => [current.useCase, current.frozen]),
        [
          ["hr", frozen],
          ["pilot", undefined],
        ],
      );
      assert.equal("frozen" in ((await store().listTransitions("pilot"))[0] ?? {}), false);
    });

    test("Steps outlive closing and opening, and ids go on.", async () => {
      const first = await store().appendTransition(step("hr", "submitted", { notAfter: 7 }));
      await reopen();
      assert.deepEqual(await store().listTransitions("hr"), [first]);
      assert((await store().appendTransition(step("hr", "approved"))).id > first.id);
    });
  });

  describe("the Andon cord", () => {
    const pull = { scope: "use-case/hr", reason: "a leak", safeMode: false, pulledAt: 1000, pulledBy: "alice" };

    test("A pull is listed by its scope until it is released, also after closing and opening.", async () => {
      assert.deepEqual(await store().listAndon(), []);
      await store().pullAndon(pull);
      await store().pullAndon({ ...pull, scope: "all", safeMode: true });
      assert.deepEqual(await store().listAndon(), [{ ...pull, scope: "all", safeMode: true }, pull]);
      await reopen();
      assert.equal((await store().listAndon()).length, 2);
      assert.equal(await store().releaseAndon("all"), true);
      assert.deepEqual(await store().listAndon(), [pull]);
    });

    test("A second pull of a scope replaces the first.", async () => {
      await store().pullAndon(pull);
      const second = { ...pull, reason: "worse", safeMode: true, pulledAt: 2000, pulledBy: "bob" };
      await store().pullAndon(second);
      assert.deepEqual(await store().listAndon(), [second]);
    });

    test("Releasing what isn't pulled says so.", async () => {
      await store().pullAndon(pull);
      assert.equal(await store().releaseAndon("use-case/h"), false);
      assert.equal(await store().releaseAndon("all"), false);
      assert.equal(await store().releaseAndon(pull.scope), true);
      assert.equal(await store().releaseAndon(pull.scope), false);
    });
  });
}
