import assert from "node:assert/strict";
import { test } from "node:test";
import { indexVersions, type VersionIndex } from "../governance/version-index.ts";
import type { StoredResource } from "../storage/store.ts";
import { createLiveResources } from "./live-resources.ts";

/** What was put, in its order, as a store would give it. */
function openSource() {
  const rows: StoredResource[] = [];
  return {
    put: (kind: string, name: string, retired = false) => {
      const version = 1 + rows.filter((one) => one.kind === kind && one.name === name).length;
      rows.push({ kind, name, version, digest: `sha256:${version}`, spec: "{}", createdAt: 1, createdBy: "ada", retired });
    },
    resourceChanges: (sequence: number, limit: number) =>
      Promise.resolve(rows.slice(sequence, sequence + limit).map((resource, n) => ({ sequence: sequence + n + 1, resource }))),
    /** As a register that is read anew has it. */
    anew: (): VersionIndex => {
      const last = new Map(rows.map((row) => [`${row.kind}/${row.name}`, row]));
      return indexVersions(rows.filter((row) => !row.retired && last.get(`${row.kind}/${row.name}`)?.retired === false));
    },
  };
}

const told = ({ kinds }: VersionIndex) =>
  [...kinds]
    .flatMap(([kind, names]) => [...names].map(([name, rows]) => `${kind}/${name}: ${rows.map(({ version }) => version).join()}`))
    .sort();

test("What is declared is followed change by change, and is what a register that is read anew would be", async () => {
  const source = openSource();
  const live = createLiveResources(source);
  const changes: readonly (readonly [string, string, boolean?][])[] = [
    [],
    [
      ["Model", "b"],
      ["Model", "a"],
      ["UseCase", "hr"],
    ],
    [["Model", "a"]],
    [["Model", "a", true]],
    [
      ["Model", "a"],
      ["UseCase", "hr", true],
    ],
    [
      ["UseCase", "hr"],
      ["UseCase", "hr", true],
      ["UseCase", "hr"],
    ],
    [
      ["Model", "b", true],
      ["Model", "c"],
    ],
    Array.from({ length: 250 }, (_, n) => ["Prompt", `p${n % 120}`] as const),
  ];
  for (const some of changes) {
    for (const [kind, name, retired] of some) source.put(kind, name, retired);
    await live.follow();
    assert.deepEqual(told(live.index), told(source.anew()));
  }
  assert.deepEqual(
    live.index.ofKind("Model").map(({ name, version }) => `${name}@${version}`),
    ["a@4", "c@1"],
  );
});

test("Kinds and names of which nothing changed stay the objects that they were, and an index that was handed out never changes", async () => {
  const source = openSource();
  const live = createLiveResources(source);
  for (const [kind, name] of [
    ["Model", "a"],
    ["Model", "b"],
    ["Policy", "p"],
  ] as const)
    source.put(kind, name);
  await live.follow();
  const before = live.index;
  const shown = told(before);
  await live.follow();
  assert.equal(live.index, before);
  source.put("Model", "a");
  source.put("Model", "b", true);
  source.put("Model", "c");
  await live.follow();
  assert.equal(live.index.kinds.get("Policy"), before.kinds.get("Policy"));
  assert.notEqual(live.index.history("Model", "a"), before.history("Model", "a"));
  assert.equal(live.index.find("Model", "b"), undefined);
  assert.equal(live.index.find("Model", "a@1"), before.find("Model", "a"));
  assert.deepEqual(told(before), shown);
});

test("What was read before reading failed is there, and is not read twice", async () => {
  const source = openSource();
  for (let n = 0; n < 250; n++) source.put("Model", `m${n}`);
  let fails = true;
  const live = createLiveResources({
    resourceChanges: (sequence, limit) =>
      fails && sequence >= 100 ? Promise.reject(new Error("away")) : source.resourceChanges(sequence, limit),
  });
  await assert.rejects(live.follow(), /away/);
  assert.equal(live.index.ofKind("Model").length, 100);
  fails = false;
  await live.follow();
  assert.deepEqual(told(live.index), told(source.anew()));
});
