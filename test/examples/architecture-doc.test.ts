import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
const sources = globSync("src/**/*.ts", { cwd: root });

test("Every file that ARCHITECTURE.md names is there", () => {
  const named = new Set([...page.matchAll(/(?<![\w*.-])(?:[a-z][a-z-]*\/)*[a-z][a-z0-9-]*\.ts\b/g)].map(([name]) => name));
  assert.ok(named.size > 40, String(named.size));
  const missing = [...named].filter((name) => !sources.some((file) => file.endsWith(`/${name}`)));
  assert.deepEqual(missing, []);
});

test("Its import table and its list of folders are those of src", () => {
  const table = page.slice(page.indexOf("## Import table"), page.indexOf("## Invariants"));
  const folders = [...table.matchAll(/^\| ([a-z]+) \|/gm)].map(([, name]) => name).filter((name) => name !== "folder");
  assert.deepEqual(folders.sort(), [...new Set(sources.flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? []))].sort());
});

test("Every table of the database is in its list", () => {
  const migrations = globSync("src/storage/sqlite/migrations/*.ts", { cwd: root }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  const tables = migrations.flatMap((text) => [...text.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name ?? ""));
  const [, list = ""] = /\*\*Tables\*\*([\s\S]*?)\n\n/.exec(page) ?? [];
  for (const table of tables) assert.match(list, new RegExp(`\\b${table}\\b`), table);
});

test("Each invariant is named where it is held and where it is tested, and there is no other", () => {
  const [, list = ""] = page.split("## Invariants\n");
  const listed = [...list.matchAll(/^- \*\*([a-z-]+)\*\*:/gm)].map(([, name]) => name ?? "").sort();
  const texts = (files: readonly string[]): string => files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  const isTest = (file: string): boolean => file.endsWith(".test.ts");
  const held = texts(sources.filter((file) => !isTest(file)));
  const tested = texts([...sources.filter(isTest), ...globSync("test/**/*.ts", { cwd: root })]);
  const named = [...held.matchAll(/INVARIANT ([a-z][a-z-]*)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(named)].sort(), listed);
  for (const name of listed) assert.ok(tested.includes(name), `no test names ${name}`);
});
