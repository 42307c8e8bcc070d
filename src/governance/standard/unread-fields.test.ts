import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import lifecycle from "./lifecycle.json" with { type: "json" };

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

/** Everything that could read the standard, without what only describes or copies it, and without comments. */
const source = globSync("src/**/*.ts", { cwd: root })
  .filter(
    (path) =>
      !path.endsWith(".test.ts") && !/governance\/standard\/(standard|standard-schema|settings|load-standard)\.ts$/.test(path),
  )
  .map((path) => read(path).replaceAll(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, ""))
  .join("\n");

/** Members of lifecycle.json, but for the settings (setting-effects.test.ts), names of roles and ids of what conditions ask. */
function membersOf(value: unknown, into: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const one of value) membersOf(one, into);
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) {
      into.add(key);
      if (key !== "answers" && key !== "when" && key !== "requiredWhen") membersOf(one, into);
    }
  return into;
}

test("What no code reads of the lifecycle is listed, and the documentation says of each what holds instead", () => {
  const { settings: _settings, roles: _roles, ...rest } = lifecycle;
  const unread = [...membersOf(rest, new Set())].filter((key) => !new RegExp(`[.{,\\s(]${key}\\b(?!["'])`).test(source));
  assert.deepEqual(unread.sort(), [
    "approvalRules",
    "enforcement",
    "exportOnly",
    "newUsers",
    "notApplicableWhen",
    "revokedWhen",
    "syntheticOnly",
  ]);
  const documentation = read("docs/governance.md");
  for (const key of unread)
    assert.ok(documentation.includes(`\`${key}\``), `docs/governance.md does not say what becomes of ${key}`);
});
