import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import { samples, spec } from "../support/bare-realm-samples.ts";

test("The engine runs without Node, as in a browser or a Lambda of another runtime, and finds the same", () => {
  const script = join(import.meta.dirname, "..", "support", "run-in-bare-realm.ts");
  const printed = execFileSync(process.execPath, ["--experimental-vm-modules", "--no-warnings", script], { encoding: "utf8" });
  const { seen, modules } = JSON.parse(printed) as { seen: unknown[]; modules: number };
  assert.ok(modules > 60, `${modules} modules`);
  const guardrail = compileGuardrail(spec);
  const context = { hash: (value: string): string => `h${value.length}` };
  const here = samples.map((text) => {
    let now = text;
    const { outcome, findings } = guardrail.inspectInput([{ surface: "user", text, replace: (to) => (now = to) }], context);
    const channel = guardrail.openOutput(context).openChannel("assistant");
    return { outcome, findings, now, answer: channel.push(text).text + channel.end().text };
  });
  assert.deepEqual(seen, JSON.parse(JSON.stringify(here)));
  assert.deepEqual(new Set(here.map(({ outcome }) => outcome)), new Set(["clean", "masked", "blocked"]));
});
