import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Problem } from "../core/problem.ts";
import { readTarget } from "./read-targets.ts";
import { findBeside, findFiles } from "./find-files.ts";

let desk: string;
const key = "Resources: { Key: { Type: AWS::KMS::Key } }\n";
const nesting = (url: string): string =>
  `Resources: { Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "${url}" } } }\n`;
before(() => {
  desk = mkdtempSync(join(tmpdir(), "sallyport-find-"));
  for (const folder of ["inside/sub", "outside"]) mkdirSync(join(desk, folder), { recursive: true });
  writeFileSync(join(desk, "outside", "child.yaml"), key);
  writeFileSync(join(desk, "inside", "sub", "child.yaml"), key);
  symlinkSync(join(desk, "outside"), join(desk, "inside", "link"));
  symlinkSync(join(desk, "outside", "child.yaml"), join(desk, "inside", "child.yaml"));
});
after(() => rmSync(desk, { recursive: true }));

test("What a template names is read inside its own folder only, whatever links there are", async () => {
  const folder = join(desk, "inside");
  const found = async (path: string): Promise<boolean> => (await findBeside(folder, path, path)) !== undefined;
  assert.equal(await found("sub/child.yaml"), true);
  for (const path of [
    "link/child.yaml",
    "child.yaml",
    "../outside/child.yaml",
    join(desk, "outside", "child.yaml"),
    "sub",
    "none",
  ])
    assert.equal(await found(path), false, path);
});

test("A nested template outside is not known, and its resources are not read", async () => {
  const target = join(desk, "inside", "main.yaml");
  for (const [url, count] of [
    ["sub/child.yaml", 2],
    ["link/child.yaml", 1],
    ["child.yaml", 1],
    ["../outside/child.yaml", 1],
    ["sub/../../outside/child.yaml", 1],
    ["/etc/passwd", 1],
    ["/dev/zero", 1],
    ["file:///etc/passwd", 1],
  ] as const) {
    writeFileSync(target, nesting(url));
    const [inventory] = await readTarget(target);
    assert.equal(inventory?.resources.length, count, url);
    assert.equal(inventory.unread.has("*"), count === 1, url);
  }
});

test("What has no end is read up to the bound, and refused", { skip: process.platform === "win32" }, async () => {
  const [zero] = await findFiles("/dev/zero");
  assert.ok(zero);
  await assert.rejects(zero.read(), (error) => error instanceof Problem && /is larger than/.test(error.detail));
});
