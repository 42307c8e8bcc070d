import assert from "node:assert/strict";
import { test } from "node:test";
import { compilePolicies } from "./compile-policies.ts";
import { openDecisions } from "./decide.ts";
import type { PolicyQuestion } from "./decision.ts";
import { defaultPolicies } from "./default-policies.ts";
import { tooIntricate } from "./limit-complexity.ts";
import { checkPolicy } from "./parse-policies.ts";
import { processorMs } from "../../test/support/processor-ms.ts";

const question: PolicyQuestion = {
  subject: { principal: "hr-portal", kind: "key", roles: [], groups: [] },
  authentication: { strength: 1, at: 0, method: "key" },
  ip: undefined,
  now: 0,
  project: undefined,
  useCase: "hr-insights",
  useCaseState: "PRODUCTION",
  environment: "production",
  scope: 3,
  approvedClass: "internal",
  approvedOverlays: [],
  approvedRegions: ["local"],
  model: "echo",
  provider: "echo",
  trainsOnData: false,
  retainsData: false,
  deployment: "echo-local",
  region: "local",
  network: "private",
  ceiling: "restricted",
  dataClass: "internal",
  overlays: [],
  usesTools: false,
  uninspected: false,
  observed: false,
  safeMode: false,
};
const forbidWhen = (condition: string): string => `@id("a") forbid (principal, action, resource) when { ${condition} };`;
const times = (text: string, n: number): string => text.repeat(n);

/** Texts whose expression tree is `n` deep, each by another means. */
const deep: Readonly<Record<string, (n: number) => string>> = {
  parentheses: (n) => forbidWhen(`${times("(", n)}context.usesTools${times(")", n)}`),
  sets: (n) => forbidWhen(`${times("[", n)}1${times("]", n)} == 1`),
  records: (n) => forbidWhen(`${times("{a:", n)}1${times("}", n)} == 1`),
  calls: (n) => forbidWhen(`${times("ip(", n)}"x"${times(")", n)} == 1`),
  conjunctions: (n) => forbidWhen(`${times("context.usesTools&&", n)}true`),
  disjunctions: (n) => forbidWhen(`${times("context.usesTools||", n)}false`),
  sums: (n) => forbidWhen(`${times("1+", n)}1 > 100000`),
  differences: (n) => forbidWhen(`${times("context.dataClass-", n)}1 > 100000`),
  products: (n) => forbidWhen(`${times("1*", n)}context.dataClass > 100000`),
  conditions: (n) => forbidWhen(`${times("if context.usesTools then ", n)}true${times(" else false", n)}`),
  alternatives: (n) => forbidWhen(`${times("if context.usesTools then true else ", n)}false`),
  clauses: (n) => forbidWhen(`false }${times(" when { context.usesTools }", n)} unless { false`),
  negations: (n) => forbidWhen(`${times("!", n)}context.usesTools`),
  attributes: (n) => forbidWhen(`context${times(".useCase", n)} == 1`),
};

test("A policy too deep for the engine is refused before the engine sees it, and the engine goes on deciding (fail-closed)", () => {
  for (const [means, make] of Object.entries(deep)) {
    for (const n of [150, 1000, 4000]) assert.match(checkPolicy(make(n))[0]?.message ?? "", /more than/, `${means} ${n}`);
  }
  assert.match(checkPolicy(`${times(")", 4000)}${times("(", 4000)}`)[0]?.message ?? "", /more than/);
  assert.equal(openDecisions(compilePolicies([], "sha256:x")).decide(question).effect, "allow");
});

test("Whatever the limits let through, the engine parses and decides", () => {
  for (const [means, make] of Object.entries(deep)) {
    for (const n of [8, 28, 60, 120]) {
      const cedar = make(n);
      if (checkPolicy(cedar).length > 0) continue;
      const { effect } = openDecisions(compilePolicies([{ name: "deep", cedar }], `sha256:${means}${n}`)).decide(question);
      assert.equal(effect, "allow", `${means} ${n}`);
    }
  }
  const both = forbidWhen(
    `${times("(", 28)}${times("context.usesTools&&(context.safeMode||", 2)}true${times(")", 2)}${times(")", 28)}${times("&&true", 100)}`,
  );
  assert.deepEqual(checkPolicy(both), []);
  assert.equal(openDecisions(compilePolicies([{ name: "both", cedar: both }], "sha256:both")).decide(question).effect, "allow");
});

test("What stands in strings and comments does not count, and each policy counts by itself", () => {
  const braces = forbidWhen(`context.overlays.contains("${times("({[&&", 500)}\\"(((")`);
  assert.equal(tooIntricate(`// ${times("(", 500)}\n${braces}`), undefined);
  assert.deepEqual(checkPolicy(braces), []);
  assert.equal(tooIntricate(times(forbidWhen(`${times("context.usesTools && ", 50)}true`), 50)), undefined);
  assert.equal(tooIntricate(defaultPolicies), undefined);
});

test("An unended string or a text of brackets alone costs linear time", () => {
  const started = processorMs();
  for (const text of [`"${times("\\a", 30_000)}`, times('"', 60_000), times("/", 60_000), times(")", 60_000), times(";", 60_000)])
    tooIntricate(text);
  assert.ok(processorMs() - started < 1000);
});
