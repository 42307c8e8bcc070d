import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Store } from "../../src/storage/store.ts";
import { modelPut, type StoreAccess } from "./store-contract.ts";

const versionNumbers = async (store: Store, page: { before?: number; limit: number }): Promise<number[]> =>
  (await store.listVersions("Model", "echo", page)).map((resource) => resource.version);

export function describeResources({ store, reopen }: StoreAccess): void {
  describe("resources", () => {
    test("A first put makes version 1 and gives back what was put.", async () => {
      const outcome = await store().putResource(modelPut("echo", "a"));
      assert.deepEqual(outcome, {
        outcome: "created",
        resource: {
          kind: "Model",
          name: "echo",
          version: 1,
          digest: "sha256:a",
          spec: '{"content":"a"}',
          createdAt: 1_700_000_000_000,
          createdBy: "alice",
          retired: false,
        },
      });
      assert.deepEqual(await store().getResource("Model", "echo"), "resource" in outcome ? outcome.resource : undefined);
    });

    test("Versions count up without gaps, and each stays readable as it was put.", async () => {
      for (const content of ["a", "b", "a"]) await store().putResource(modelPut("echo", content));
      assert.equal((await store().getResource("Model", "echo"))?.version, 3);
      assert.equal((await store().getResource("Model", "echo", 1))?.digest, "sha256:a");
      assert.equal((await store().getResource("Model", "echo", 2))?.digest, "sha256:b");
      assert.equal((await store().getResource("Model", "echo", 3))?.digest, "sha256:a");
    });

    test("Putting the current digest again changes nothing and says so.", async () => {
      await store().putResource(modelPut("echo", "a"));
      const again = await store().putResource(modelPut("echo", "a", { by: "bob", at: 5 }));
      assert.equal(again.outcome, "unchanged");
      assert("resource" in again);
      assert.equal(again.resource.createdBy, "alice");
      assert.equal((await store().listVersions("Model", "echo", { limit: 9 })).length, 1);
    });

    test("A miss is undefined or empty, never a throw.", async () => {
      await store().putResource(modelPut("echo", "a"));
      assert.equal(await store().getResource("Model", "other"), undefined);
      assert.equal(await store().getResource("Deployment", "echo"), undefined);
      assert.equal(await store().getResource("Model", "echo", 2), undefined);
      assert.equal(await store().getResource("Model", "echo", 0), undefined);
      assert.deepEqual(await store().listResources("Policy", { limit: 9 }), []);
      assert.deepEqual(await store().listVersions("Model", "other", { limit: 9 }), []);
    });

    test("Kinds don't share names or versions.", async () => {
      await store().putResource(modelPut("echo", "a"));
      await store().putResource(modelPut("echo", "b"));
      const other = await store().putResource(modelPut("echo", "c", { kind: "Deployment" }));
      assert("resource" in other);
      assert.equal(other.resource.version, 1);
      assert.equal((await store().getResource("Model", "echo"))?.version, 2);
    });

    test("A put that expects another digest conflicts, shows the current one and writes nothing.", async () => {
      await store().putResource(modelPut("echo", "a"));
      for (const expected of ["sha256:z", "none"]) {
        const outcome = await store().putResource(modelPut("echo", "b", { expected }));
        assert.equal(outcome.outcome, "conflict");
        assert("current" in outcome);
        assert.equal(outcome.current?.digest, "sha256:a");
      }
      assert.equal((await store().getResource("Model", "echo"))?.version, 1);
      assert.equal((await store().putResource(modelPut("echo", "b", { expected: "sha256:a" }))).outcome, "created");
    });

    test("A digest expected where nothing is conflicts with nothing as the current one; none is met there.", async () => {
      assert.deepEqual(await store().putResource(modelPut("echo", "a", { expected: "sha256:a" })), {
        outcome: "conflict",
        current: undefined,
      });
      assert.equal((await store().putResource(modelPut("echo", "a", { expected: "none" }))).outcome, "created");
    });

    test("Of writers that all saw the same digest, one wins.", async () => {
      await store().putResource(modelPut("echo", "a"));
      const puts = Array.from({ length: 8 }, (_, i) =>
        store().putResource(modelPut("echo", `writer-${i}`, { expected: "sha256:a" })),
      );
      const outcomes = (await Promise.all(puts)).map((put) => put.outcome).sort();
      assert.deepEqual(outcomes, ["conflict", "conflict", "conflict", "conflict", "conflict", "conflict", "conflict", "created"]);
    });

    test("Concurrent puts of one name get versions without gaps or repeats.", async () => {
      await Promise.all(Array.from({ length: 20 }, (_, i) => store().putResource(modelPut("echo", `${i}`))));
      const versions = await store().listVersions("Model", "echo", { limit: 50 });
      assert.deepEqual(
        versions.map((resource) => resource.version),
        Array.from({ length: 20 }, (_, i) => 20 - i),
      );
    });

    test("Several puts are all written, and each sees those before it.", async () => {
      const outcomes = await store().putResources([
        modelPut("one", "a", { expected: "none" }),
        modelPut("two", "b"),
        modelPut("one", "c", { expected: "sha256:a" }),
        modelPut("two", "b"),
      ]);
      assert.deepEqual(
        outcomes.map((put) => put.outcome),
        ["created", "created", "created", "unchanged"],
      );
      assert.equal((await store().getResource("Model", "one"))?.version, 2);
      assert.deepEqual(await store().putResources([]), []);
    });

    test("One conflict among several puts is the only outcome, and nothing is written.", async () => {
      await store().putResource(modelPut("two", "b"));
      const outcomes = await store().putResources([
        modelPut("one", "a"),
        modelPut("two", "c", { expected: "none" }),
        modelPut("three", "d"),
        modelPut("four", "d", { expected: "sha256:z" }),
      ]);
      assert.equal(outcomes.length, 1);
      assert.equal(outcomes[0]?.outcome, "conflict");
      assert(outcomes[0] && "current" in outcomes[0]);
      assert.equal(outcomes[0].current?.name, "two");
      assert.deepEqual(
        (await store().allResources()).map((resource) => `${resource.name}@${resource.version}`),
        ["two@1"],
      );
    });

    test("A retired name keeps its versions, is listed no more, and goes on counting when it comes back.", async () => {
      await store().putResource(modelPut("echo", "a"));
      const retired = await store().putResource(modelPut("echo", "a", { retire: true, expected: "sha256:a", by: "bob" }));
      assert(retired.outcome === "created" && retired.resource.retired);
      assert.equal(retired.resource.version, 2);
      assert.deepEqual(await store().getResource("Model", "echo"), retired.resource);
      assert.equal((await store().getResource("Model", "echo", 1))?.retired, false);
      assert.deepEqual(await store().listResources("Model", { limit: 9 }), []);
      assert.deepEqual(await store().allResources(), []);
      const back = await store().putResource(modelPut("echo", "a"));
      assert(back.outcome === "created");
      assert.equal(back.resource.version, 3);
      assert.deepEqual(
        (await store().listVersions("Model", "echo", { limit: 9 })).map(({ version, retired }) => ({ version, retired })),
        [
          { version: 3, retired: false },
          { version: 2, retired: true },
          { version: 1, retired: false },
        ],
      );
      assert.deepEqual(
        (await store().allResources()).map((resource) => resource.version),
        [1, 3],
      );
    });

    test("Every version of a kind is read by name and version, with retirements and names that are retired.", async () => {
      await store().putResource(modelPut("gone", "a"));
      await store().putResource(modelPut("gone", "a", { retire: true }));
      for (const content of ["a", "b"]) await store().putResource(modelPut("echo", content));
      await store().putResource(modelPut("echo", "c", { kind: "Deployment" }));
      assert.deepEqual(
        (await store().everyVersion("Model")).map(({ name, version, retired }) => [name, version, retired]),
        [
          ["echo", 1, false],
          ["echo", 2, false],
          ["gone", 1, false],
          ["gone", 2, true],
        ],
      );
      assert.deepEqual(await store().everyVersion("Policy"), []);
    });

    test("A retired name has no digest that can be expected; none is what it has.", async () => {
      await store().putResource(modelPut("echo", "a"));
      await store().putResource(modelPut("echo", "a", { retire: true }));
      assert.equal((await store().putResource(modelPut("echo", "b", { expected: "sha256:a" }))).outcome, "conflict");
      assert.equal((await store().putResource(modelPut("echo", "b", { expected: "none" }))).outcome, "created");
    });

    test("Retiring twice changes nothing, and there is nothing to retire where nothing was.", async () => {
      await store().putResource(modelPut("echo", "a"));
      await store().putResource(modelPut("echo", "a", { retire: true }));
      assert.equal((await store().putResource(modelPut("echo", "a", { retire: true }))).outcome, "unchanged");
      assert.equal((await store().listVersions("Model", "echo", { limit: 9 })).length, 2);
      assert.deepEqual(await store().putResource(modelPut("other", "a", { retire: true })), {
        outcome: "conflict",
        current: undefined,
      });
    });

    test("The list has the newest version of each name, in byte order, in pages that end.", async () => {
      for (const name of ["b", "a", "a.b", "a-b", "c", "a_b", "a0"]) await store().putResource(modelPut(name, "1"));
      await store().putResource(modelPut("c", "2"));
      await store().putResource(modelPut("b", "1", { retire: true }));
      const seen: string[] = [];
      for (let after = ""; ;) {
        const page = await store().listResources("Model", after === "" ? { limit: 2 } : { after, limit: 2 });
        assert(page.length <= 2);
        seen.push(...page.map((resource) => `${resource.name}@${resource.version}`));
        const last = page.at(-1);
        if (last === undefined) break;
        after = last.name;
      }
      assert.deepEqual(seen, ["a@1", "a-b@1", "a.b@1", "a0@1", "a_b@1", "c@2"]);
      assert.deepEqual(await store().listResources("Model", { after: "c", limit: 2 }), []);
      assert.deepEqual(
        (await store().listResources("Model", { after: "a/not-there", limit: 1 })).map((resource) => resource.name),
        ["a0"],
      );
    });

    test("Versions are listed newest first, before the one asked for.", async () => {
      for (let i = 1; i <= 5; i++) await store().putResource(modelPut("echo", `${i}`));
      assert.deepEqual(await versionNumbers(store(), { limit: 2 }), [5, 4]);
      assert.deepEqual(await versionNumbers(store(), { before: 4, limit: 2 }), [3, 2]);
      assert.deepEqual(await versionNumbers(store(), { before: 2, limit: 2 }), [1]);
      assert.deepEqual(await versionNumbers(store(), { before: 1, limit: 2 }), []);
    });

    test("A page of nothing, or of less, is refused.", async () => {
      for (const limit of [0, -1, 1.5, Number.NaN]) {
        await assert.rejects(store().listResources("Model", { limit }));
        await assert.rejects(store().listVersions("Model", "echo", { limit }));
        await assert.rejects(store().listKeys({ limit }));
      }
    });

    test("All resources are every version of what is live, by kind, name and version.", async () => {
      await store().putResource(modelPut("b", "1"));
      await store().putResource(modelPut("a", "1"));
      await store().putResource(modelPut("a", "2"));
      await store().putResource(modelPut("z", "1", { kind: "Guardrail" }));
      await store().putResource(modelPut("gone", "1"));
      await store().putResource(modelPut("gone", "1", { retire: true }));
      assert.deepEqual(
        (await store().allResources()).map((resource) => `${resource.kind}/${resource.name}@${resource.version}`),
        ["Guardrail/z@1", "Model/a@1", "Model/a@2", "Model/b@1"],
      );
    });

    test("Versions of all resources are followed in the order in which they were put, page by page, from any one on.", async () => {
      await store().putResource(modelPut("b", "1"));
      await store().putResources([modelPut("a", "1"), modelPut("z", "1", { kind: "Guardrail" })]);
      await store().putResources([modelPut("c", "1"), modelPut("a", "2", { expected: "sha256:other" })]);
      await store().putResource(modelPut("b", "1", { retire: true }));
      await store().putResource(modelPut("b", "2"));
      const all = await store().resourceChanges(0, 100);
      assert.deepEqual(
        all.map(({ resource }) => `${resource.kind}/${resource.name}@${resource.version}${resource.retired ? " ends" : ""}`),
        ["Model/b@1", "Model/a@1", "Guardrail/z@1", "Model/b@2 ends", "Model/b@3"],
      );
      assert.deepEqual(all[1]?.resource, await store().getResource("Model", "a"));
      assert.deepEqual(await store().resourceChanges(0, 2), all.slice(0, 2));
      assert.deepEqual(await store().resourceChanges(all[1]?.sequence ?? 0, 2), all.slice(2, 4));
      assert.deepEqual(await store().resourceChanges(all[4]?.sequence ?? 0, 2), []);
    });

    test("Text of any kind comes back as it was, and is never read as SQL.", async () => {
      const spec = JSON.stringify({ text: "'; DROP TABLE resources; -- \u0000 \u{1F511} \u202E %_\\" });
      await store().putResource(modelPut("echo", "a", { spec, by: `o'brien"` }));
      await store().putResource(modelPut("other", "a"));
      const found = await store().getResource("Model", "echo");
      assert.equal(found?.spec, spec);
      assert.equal(found?.createdBy, `o'brien"`);
      assert.equal(await store().getResource("Model", "' OR '1'='1"), undefined);
    });

    test("Resources and their versions are still there after closing and opening.", async () => {
      await store().putResource(modelPut("echo", "a"));
      await store().putResource(modelPut("echo", "b"));
      const before = await store().allResources();
      await reopen();
      assert.deepEqual(await store().allResources(), before);
      assert.equal((await store().putResource(modelPut("echo", "c", { expected: "sha256:b" }))).outcome, "created");
      assert.equal((await store().getResource("Model", "echo"))?.version, 3);
    });
  });
}
