import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { deploymentSchema } from "../config/deployment-config.ts";
import { changeExample } from "./support/change-example.ts";
import { synthesise } from "./support/synthesise.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "aws.md"), "utf8");

const section = (title: string): string => page.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
/** The first cells of a section's table, each with what it names. */
const firstCells = (title: string): readonly string[] =>
  [...section(title).matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = ""]) => cell);

test("the page tells of every field of the configuration", () => {
  const told = firstCells("The configuration").join(" ");
  for (const field of Object.keys(deploymentSchema.shape)) assert.match(told, new RegExp(`\`${field}\``), field);
});

test("the page tells of every stack that is built", () => {
  const config = changeExample("prod");
  const told = firstCells("The stacks");
  for (const name of synthesise(config).names) assert.ok(told.includes(name.replace(`${config.name}-`, "")), name);
});

test("every control on the page is one that infrastructure verifies", () => {
  const standard = JSON.parse(readFileSync(join(root, "src", "governance", "standard", "controls.json"), "utf8")) as {
    readonly controls: readonly { readonly id: string; readonly verification: { readonly kind: string } }[];
  };
  const kinds = new Map(standard.controls.map(({ id, verification }) => [id, verification.kind]));
  const told = firstCells("What each control became").filter((cell) => /^[A-Z]{3}-\d{3}$/.test(cell));
  assert.ok(told.length > 15);
  for (const id of told) assert.equal(kinds.get(id), "infrastructure", id);
  assert.equal(new Set(told).size, told.length);
});

test("every command and file of the page exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  for (const [, name = ""] of page.matchAll(/npm run ([\w:]+)/g)) assert.ok(name in scripts, name);
  for (const [, path = ""] of page.matchAll(/\]\(([^)#h][^)#]*)/g)) assert.ok(existsSync(join(root, "docs", path)), path);
  for (const [, anchor = ""] of page.matchAll(/\]\(#([^)]+)\)/g))
    assert.ok(
      [...page.matchAll(/^## (.+)$/gm)].some(([, title = ""]) => title.toLowerCase().replaceAll(" ", "-") === anchor),
      anchor,
    );
});
