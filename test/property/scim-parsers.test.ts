import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileFilter } from "../../src/admin/scim/compile-filter.ts";
import { patchUserDocument, readUserDocument } from "../../src/admin/scim/change-user-document.ts";
import { patchGroupDocument, readGroupDocument } from "../../src/admin/scim/group-document.ts";
import { type Filter, parseFilter } from "../../src/admin/scim/parse-filter.ts";
import { parsePatch } from "../../src/admin/scim/parse-patch.ts";
import { parsePatchPath } from "../../src/admin/scim/parse-patch-path.ts";
import { planGroupFilter, planUserFilter } from "../../src/admin/scim/plan-filter.ts";
import { parseSelection, selectAttributes } from "../../src/admin/scim/select-attributes.ts";
import { enterpriseSchema, userSchema } from "../../src/admin/scim/schema-names.ts";
import { packAttributes } from "../../src/admin/scim/user-document.ts";
import type { JsonObject, JsonValue } from "../../src/core/json.ts";
import { Problem } from "../../src/core/problem.ts";

/** Runs it; whatever it throws is a Problem that tells a client what is wrong with what was sent. */
function onlyProblems(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.ok(error.status === 400 || error.code === "request_too_large", error.message);
    assert.ok(error.detail.length < 400, error.detail);
    assert.match(error.detail, /^[^\p{Cc}]+$/u);
  }
}

const names = ["userName", "emails", "members", "name.givenName", "active", "meta.created", "value", "type", "constructor"];
const symbols = ["(", ")", "[", "]", ".", ":", '"', "\\", " ", "\u0000", "\ud800", "😀", "__proto__"];
const keywords = ["and", "or", "not", "pr", "eq", "co", "gt", '"a"', "true", "null", "-1e9", "1e999"];
const words = fc.constantFrom(...names, ...symbols, ...keywords, userSchema, enterpriseSchema, "urn:");
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(words, { maxLength: 60 }).map((all) => all.join("")),
  fc.array(words, { maxLength: 40 }).map((all) => all.join(" ")),
);
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => value as JsonValue);
const key = fc.oneof(
  hostile,
  fc.constantFrom(
    "userName",
    "active",
    "emails",
    "members",
    "displayName",
    "name",
    "id",
    "schemas",
    enterpriseSchema,
    userSchema,
    "password",
  ),
);
const body = fc.dictionary(key, json, { maxKeys: 8 }).map((value) => value as JsonObject);
const operation = fc.record(
  {
    op: fc.oneof(fc.constantFrom("add", "Replace", "REMOVE", "x"), json),
    path: fc.oneof(key, fc.constantFrom('emails[type eq "work"].value', 'emails[primary eq "x"]', 'members[value eq "a"]'), json),
    value: fc.oneof(json, body),
  },
  { requiredKeys: [] },
);

test("Whatever is sent as a filter, a path or a selection of attributes is taken or refused as a Problem", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      onlyProblems(() => compileFilter("User", parseFilter(text))({}));
      onlyProblems(() => planUserFilter(text));
      onlyProblems(() => planGroupFilter(text));
      onlyProblems(() => parsePatchPath(text));
      onlyProblems(() =>
        selectAttributes(parseSelection({ attributes: text, excludedAttributes: text }), { id: "x", emails: [{}] }),
      );
    }),
    { numRuns: 5000 },
  );
});

test("Whatever is sent as a resource or a PATCH becomes a document within bounds or a Problem", () => {
  fc.assert(
    fc.property(body, fc.array(operation, { maxLength: 6 }), (sent, operations) => {
      onlyProblems(() => assert.ok(packAttributes(readUserDocument(sent)).length < 32_768));
      onlyProblems(() => readGroupDocument(sent));
      const message = { Operations: operations as JsonValue[] };
      onlyProblems(() => {
        const document = patchUserDocument({ userName: "ada", active: true }, parsePatch(message, 10), "id");
        assert.equal(typeof document.userName, "string");
        assert.equal(typeof document.active, "boolean");
        assert.doesNotMatch(packAttributes(document), /password/i);
      });
      onlyProblems(() => patchGroupDocument({ displayName: "Staff" }, parsePatch(message, 10), "id"));
    }),
    { numRuns: 3000 },
  );
  assert.equal(Object.hasOwn(Object.prototype, "active"), false);
});

const attribute = fc.constantFrom("userName", "title", "externalId", "emails.value", "name.familyName");
const comparison = fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
const literal = fc.string({ maxLength: 10 }).map((text) => text.toWellFormed());
const filter: fc.Arbitrary<string> = fc.letrec<{ filter: string; term: string }>((tie) => ({
  term: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(attribute, comparison, literal).map(([path, by, text]) => `${path} ${by} ${JSON.stringify(text)}`),
    },
    { weight: 1, arbitrary: attribute.map((path) => `${path} pr`) },
  ),
  filter: fc.oneof(
    { maxDepth: 3 },
    tie("term"),
    fc.tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter")).map(([left, by, right]) => `(${left}) ${by} (${right})`),
    tie("filter").map((inner) => `not (${inner})`),
  ),
})).filter;

/** The same in words of its own: an answer to be compared with. */
function holds(parsed: Filter, user: JsonObject): boolean {
  if (parsed.kind === "and") return parsed.parts.every((part) => holds(part, user));
  if (parsed.kind === "or") return parsed.parts.some((part) => holds(part, user));
  if (parsed.kind === "not") return !holds(parsed.part, user);
  return compileFilter("User", parsed)(user);
}

test("A well-formed filter is understood, and means what its parts mean; what the store finds loses nothing", () => {
  const people = fc.record({ userName: literal, title: literal, externalId: literal, familyName: literal, email: literal });
  fc.assert(
    fc.property(filter, people, (text, person) => {
      const { familyName, email, ...rest } = person;
      const user: JsonObject = { ...rest, name: { familyName }, emails: [{ value: email }] };
      const passes = compileFilter("User", parseFilter(text))(user);
      assert.equal(passes, holds(parseFilter(text), user));
      const { find, passes: others } = planUserFilter(text);
      const same = (a: string | undefined, b: string): boolean => a === undefined || a.toLowerCase() === b.toLowerCase();
      const found =
        same(find.userName, person.userName) && (find.externalId === undefined || find.externalId === person.externalId);
      assert.equal(found && (others?.(user) ?? true), passes);
    }),
    { numRuns: 2000 },
  );
});

test("The longest hostile filters and paths are refused or read within a bound of time", () => {
  const shapes = [
    "(".repeat(2000),
    "[".repeat(2000),
    "not (".repeat(400),
    'a eq "\\'.repeat(250),
    `a eq "${"\\\\".repeat(990)}"`,
    `a eq "${"\\".repeat(1990)}`,
    "a.".repeat(1000),
    "a:".repeat(1000),
    "urn:".repeat(500),
    "a[a[a[a[".repeat(250),
    "title pr and ".repeat(150),
    " ".repeat(2000),
    "1".repeat(2000),
  ];
  for (const shape of shapes) {
    onlyProblems(() => parseFilter(shape));
    onlyProblems(() => parsePatchPath(shape));
    const begun = performance.now();
    for (let round = 0; round < 20; round += 1) {
      onlyProblems(() => parseFilter(shape));
      onlyProblems(() => parsePatchPath(shape));
    }
    const each = (performance.now() - begun) / 40;
    assert.ok(each < 20, `${shape.slice(0, 20)}… took ${each} ms`);
  }
  onlyProblems(() => parseFilter("a".repeat(10_000_000)));
});
