import assert from "node:assert/strict";
import { test } from "node:test";
import { measureScan } from "./scan/measure-scan.ts";

test("60 templates are read and checked by every rule at 50 a second; what else runs on the machine may take two thirds of it", async () => {
  const figures = await measureScan(60);
  assert.equal(figures.templates, 60);
  assert.ok(figures.resources >= 60 * 25, `${figures.resources} resources`);
  assert.ok(figures.findings >= 60 * 2, `${figures.findings} findings`);
  assert.ok(figures.templatesPerSecond > 50 / 3, `${figures.templatesPerSecond} templates a second`);
});
