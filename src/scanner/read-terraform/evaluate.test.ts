import assert from "node:assert/strict";
import { test } from "node:test";
import { Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { newBudget } from "../read-cloudformation/scope.ts";
import { evaluate } from "./evaluate.ts";
import { readJsonText } from "./json-text.ts";
import { parseExpression, parseText } from "./parse-expression.ts";
import { Missing, type Scope } from "./scope.ts";
import { takeSteps } from "./take-step.ts";

const roots: Readonly<Record<string, Value>> = {
  var: {
    list: ["a", "b"],
    map: { x: 1, y: "two" },
    none: null,
    text: "hello",
    open: new Unknown("the variable open has no default"),
  },
  aws_kms_key: { main: new Reference("aws_kms_key.main") },
};
const scope = (): Scope => ({
  resolve: (root, steps) => takeSteps(roots[root] ?? new Missing(`there is no ${root}`), steps),
  file: (path) => (path === "./p.tftpl" ? "${name}-%{ if on }yes%{ else }no%{ endif }" : undefined),
  budget: newBudget(),
  names: new Map(),
});
const worked = (text: string): Value => evaluate(parseExpression(text), scope());

test("Expressions of plain values come to what Terraform makes of them", () => {
  const cases: readonly [string, Value][] = [
    ["1 + 2 * 3 == 7 && !false", true],
    ["-(4 - 6) % 2", 0],
    ['var.list[0] == "a" ? "yes" : "no"', "yes"],
    ["var.map.x >= 1 || var.open", true],
    ['{ a = 1, (var.text) : var.list[1], "c d" = null }', { a: 1, hello: "b", "c d": null }],
    ['[for i, v in var.list : "${i}-${v}" if v != "a"]', ["1-b"]],
    ["{ for k, v in var.map : upper(k) => v }", { X: 1, Y: "two" }],
    ['{ for v in ["a", "b", "a"] : v => 1... }', { a: [1, 1], b: [1] }],
    ["[{ n = 1 }, { n = 2 }][*].n", [1, 2]],
    ["var.none[*]", []],
    ["merge({ a = 1 }, { a = 2 }, [{ b = 3 }]...)", { a: 2, b: 3 }],
    ['lookup(var.map, "z", "other")', "other"],
    ["try(var.map.z, var.text)", "hello"],
    ["can(var.map.z)", false],
    ['coalesce(null, "", var.text)', "hello"],
    ['concat(var.list, ["c"])', ["a", "b", "c"]],
    ["element(var.list, 3)", "b"],
    ['format("%s/%%/%d", var.text, 5)', "hello/%/5"],
    ['join(",", flatten([var.list, [["c"]]]))', "a,b,c"],
    ['length(split(",", "a,b,c"))', 3],
    ['replace(var.text, "l", "L")', "heLLo"],
    ["jsondecode(jsonencode({ a = [1] })).a[0]", 1],
    ['templatefile("./p.tftpl", { name = var.text, on = true })', "hello-yes"],
    ['contains(var.list, "z")', false],
    ['"a $${b} \\"q\\" \\u00e9"', 'a ${b} "q" é'],
    ["<<-EOT\n    one\n      ${var.text}\n  EOT\n", "one\n  hello\n"],
    ['zipmap(["a"], [1])', { a: 1 }],
    ["slice(range(5), 1, 3)", [1, 2]],
    ["tostring(5)", "5"],
    ["max(1, 9, 3)", 9],
    ["True", true],
    [String.raw`jsondecode("{\"a\": [1, 2 , ], \"b\": \",]\",}")`, { a: [1, 2], b: ",]" }],
  ];
  for (const [text, expected] of cases) {
    const found = worked(text);
    assert.deepEqual(found, expected, text);
  }
});

test("References stay references, texts around them are parts, and JSON keeps what is in it", () => {
  assert.deepEqual(worked("aws_kms_key.main.arn"), new Reference("aws_kms_key.main", "arn"));
  assert.deepEqual(worked('"${aws_kms_key.main.arn}"'), new Reference("aws_kms_key.main", "arn"));
  assert.deepEqual(worked('"${aws_kms_key.main.arn}/*"'), new Joined([new Reference("aws_kms_key.main", "arn"), "/*"]));
  assert.deepEqual(worked("jsonencode({ Resource = [aws_kms_key.main.arn] })"), {
    Resource: [new Reference("aws_kms_key.main", "arn")],
  });
  assert.deepEqual(
    readJsonText(evaluate(parseText('{"a": "${aws_kms_key.main.arn}", "b": "x${var.open}", "c": [1]}'), scope())),
    {
      a: new Reference("aws_kms_key.main", "arn"),
      b: new Joined(["x", new Unknown("the variable open has no default")]),
      c: [1],
    },
  );
  assert.equal(worked("aws_kms_key.main.arn == null"), false);
});

test("What is not known is an Unknown, never a guess; what two branches agree on is known", () => {
  for (const text of [
    "var.open",
    'var.open ? "a" : "b"',
    "!var.open",
    "var.open + 1",
    "length(var.open)",
    "[for v in var.open : v]",
    "nobody_knows(1)",
    'file("/etc/passwd")',
    'replace("a", "/(a+)+$/", "b")',
    "timestamp()",
    "1 / 0",
    'sensitive("secret")',
    "a b",
    "${",
    "1 ? [",
  ])
    assert.ok(worked(text) instanceof Unknown, text);
  assert.equal(worked('var.open ? "a" : "a"'), "a");
  assert.deepEqual(worked("{ a = var.open, b = 1 }.b"), 1);
  assert.equal(worked("false && var.open"), false);
});
