/**
 * Runs a module of src/guardrails in a realm that has the language and what every browser and runtime has, and nothing of
 * Node: `node --experimental-vm-modules run-in-bare-realm.ts`. Prints what the guardrail makes of some texts, as JSON.
 */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import type * as Engine from "../../src/guardrails/compile-guardrail.ts";
import { samples, spec } from "./bare-realm-samples.ts";

const root = join(import.meta.dirname, "..", "..", "src", "guardrails", "compile-guardrail.ts");
/** Web APIs that browsers, Lambda runtimes and workers all have. */
const context = vm.createContext({ TextEncoder, TextDecoder, btoa, atob, URL });
const modules = new Map<string, vm.SourceTextModule>();

function load(path: string): vm.SourceTextModule {
  let module = modules.get(path);
  if (module === undefined) {
    const source = readFileSync(path, "utf8");
    module = new vm.SourceTextModule(path.endsWith(".ts") ? stripTypeScriptTypes(source) : source, { context, identifier: path });
    modules.set(path, module);
  }
  return module;
}

function resolve(specifier: string, from: string): string {
  return specifier.startsWith(".") ? join(dirname(from), specifier) : fileURLToPath(import.meta.resolve(specifier));
}

const entry = load(root);
await entry.link((specifier, { identifier }) => load(resolve(specifier, identifier)));
await entry.evaluate();
const { compileGuardrail } = entry.namespace as typeof Engine;
const guardrail = compileGuardrail(spec);
const seen = samples.map((text) => {
  let now = text;
  const { outcome, findings } = guardrail.inspectInput([{ surface: "user", text, replace: (to) => (now = to) }], {
    hash: (value) => `h${value.length}`,
  });
  const channel = guardrail.openOutput({ hash: (value) => `h${value.length}` }).openChannel("assistant");
  return { outcome, findings, now, answer: channel.push(text).text + channel.end().text };
});
console.log(JSON.stringify({ seen, modules: modules.size }));
