import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { configReference } from "./config.ts";
import { loadConfig } from "./load-config.ts";

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), "sallyport-config-")), "config.yaml");
  writeFileSync(path, text);
  return path;
};

test("Without a file and an environment the defaults are local and safe", () => {
  const config = loadConfig({});
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.port, 8080);
  assert.equal(config.approveOnApply.maxDataClass, "internal");
});

test("The command line wins over the environment, which wins over the file", () => {
  const path = file("port: 1000\nadminPort: 1001\nrole: data\n");
  const config = loadConfig({ SALLYPORT_CONFIG: path, SALLYPORT_PORT: "2000" }, { role: "control" });
  assert.deepEqual([config.port, config.adminPort, config.role], [2000, 1001, "control"]);
});

test("A mistake names the setting and its variable", () => {
  assert.throws(() => loadConfig({ SALLYPORT_PORT: "http" }), /port \(SALLYPORT_PORT\)/);
  assert.throws(() => loadConfig({ SALLYPORT_CONFIG: file("prot: 1\n") }), /prot/);
  assert.throws(() => loadConfig({ SALLYPORT_CONFIG: "/nowhere.yaml" }), /nowhere\.yaml cannot be read/);
});

test("A secret in the file is refused, and a short admin token too", () => {
  assert.throws(() => loadConfig({ SALLYPORT_CONFIG: file(`adminToken: ${"x".repeat(40)}\n`) }), /may not stand in/);
  assert.throws(() => loadConfig({ SALLYPORT_ADMIN_TOKEN: "short" }), /SALLYPORT_ADMIN_TOKEN/);
});

test("Every setting is described in the reference", () => {
  for (const entry of configReference()) assert.ok(entry.description.length > 10, entry.key);
});
