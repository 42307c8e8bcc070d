import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { compileJsonSchema } from "./json-schema.ts";
import type { Json, SchemaValidator } from "./json-schema.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

function compile(schema: Json): SchemaValidator {
  const compiled = compileJsonSchema(schema);
  assert.ok("accepts" in compiled, JSON.stringify(compiled));
  return compiled;
}

const leaf = fc.constantFrom<Json>(
  { type: "string" }, { type: "integer" }, { type: ["number", "null"] }, true, false, {}, { const: { a: 1, b: [2] } }, { enum: ["a", 1, [1]] },
  { minLength: 2, maxLength: 3 }, { pattern: "^a+b?$" }, { pattern: "b" }, { pattern: "^[a-z]*$" }, { minimum: 1, exclusiveMaximum: 3 }, { multipleOf: 0.5 },
  { required: ["a"] }, { minProperties: 1, maxProperties: 2 }, { uniqueItems: true }, { minItems: 1, maxItems: 2 }, { $ref: "#/$defs/x" },
  { dependentRequired: { a: ["b"] } }, { propertyNames: { maxLength: 1 } },
); // prettier-ignore
const schemas = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({ properties: fc.record({ a: tie("schema"), b: tie("schema") }), additionalProperties: tie("schema") }),
    fc.record({ patternProperties: fc.record({ "^a": tie("schema"), b$: tie("schema") }) }),
    fc.record({ items: tie("schema"), prefixItems: fc.tuple(tie("schema")) }),
    fc.record({ contains: tie("schema"), minContains: fc.nat(2), maxContains: fc.nat(3) }),
    fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("schema") }),
    fc
      .tuple(tie("schema"), tie("schema"), tie("schema"))
      .map((parts) => Object.fromEntries(["if", "then", "else"].map((name, i) => [name, parts[i] ?? true]))),
    fc.record({ dependentSchemas: fc.record({ a: tie("schema") }) }),
  ),
})).schema;
const values = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Json>(
      null,
      true,
      0,
      1,
      1.5,
      2,
      3,
      "",
      "a",
      "ab",
      "aab",
      "😀b",
      [],
      {},
      { a: 1, b: [2] },
      [1],
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.record({ a: tie("value"), b: tie("value"), ab: tie("value") }, { requiredKeys: [] }),
  ),
})).value;

test("a schema accepts what another implementation accepts", () => {
  fc.assert(
    fc.property(schemas, values, (inner, value) => {
      const schema: Json = { $defs: { x: { type: ["object", "string"] } }, allOf: [inner] };
      const expected = new Validator(schema, "2020-12").validate(value).valid;
      assert.equal(compile(schema).accepts(value), expected);
    }),
    { numRuns: 2000 },
  );
});

test("references may go in a circle, and come to an end", () => {
  const tree = compile({ type: "object", properties: { next: { $ref: "#" } }, additionalProperties: false });
  assert.equal(tree.accepts({ next: { next: {} } }), true);
  assert.equal(tree.accepts({ next: { next: 1 } }), false);
  assert.equal(compile({ anyOf: [{ $ref: "#" }] }).accepts(1), false);
});

test("no answer and no schema makes it hang", () => {
  const started = processorMs();
  const both = { anyOf: [{ $ref: "#" }, { $ref: "#" }] };
  assert.equal(compile({ type: "object", properties: { a: both } }).accepts(nested(60)), false);
  assert.equal(compile({ pattern: "^(a+)+$" }).accepts(`${"a".repeat(100_000)}!`), false);
  assert.equal(compile({ uniqueItems: true }).accepts(Array.from({ length: 100_000 }, (_, i) => i)), true);
  assert.equal(compile({}).accepts(nested(100)), false, "too deep");
  assert.ok(processorMs() - started < 2000);
});

function nested(depth: number): Json {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = { a: value };
  return value;
}

test("what can't be checked is refused with its place", () => {
  const problems = (schema: Json): string[] => {
    const compiled = compileJsonSchema(schema);
    return "accepts" in compiled ? [] : compiled.map(({ path }) => path.join("."));
  };
  assert.deepEqual(problems({ properties: { a: { pattern: "(?=x)" } } }), ["properties.a.pattern"]);
  assert.deepEqual(problems({ unevaluatedProperties: false }), ["unevaluatedProperties"]);
  assert.deepEqual(problems({ $ref: "https://example.org/x" }), ["$ref"]);
  assert.deepEqual(problems({ type: "strnig" }), ["type"]);
  assert.deepEqual(problems({ items: 3 }), ["items"]);
  assert.deepEqual(problems({ title: "fine", format: "email", "x-own": 1 }), []);
});
