import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { compileFilter } from "./compile-filter.ts";
import { parseFilter } from "./parse-filter.ts";
import { parsePatchPath } from "./parse-patch-path.ts";
import { planGroupFilter, planUserFilter } from "./plan-filter.ts";

const user: JsonObject = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  id: "2819C223",
  externalId: "Ada",
  userName: "Ada.L@campus.example",
  name: { familyName: "Lovelace", givenName: "Ada" },
  title: "Analyst",
  active: true,
  emails: [
    { value: "ada@campus.example", type: "work", primary: true },
    { value: "ada@home.example", type: "home" },
  ],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "Engines" },
  meta: { resourceType: "User", created: "2026-11-01T00:00:00.000Z", lastModified: "2026-11-02T00:00:00.000Z" },
};

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const answers: readonly (readonly [string, boolean])[] = [
  ['userName eq "ada.l@CAMPUS.example"', true],
  ['username EQ "nobody"', false],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ada"', true],
  ['name.familyName co "LACE"', true],
  ['name.familyName ew "lace" and active eq true', true],
  ["active eq false", false],
  ['active eq "True"', true],
  ['externalId eq "ada"', false],
  ['externalId eq "Ada"', true],
  ["title pr", true],
  ["displayName pr", false],
  ["displayName eq null", true],
  ["title ne null", true],
  ['title ne "analyst"', false],
  ['title eq "x" or title eq "Analyst" and active eq true', true],
  ['(title eq "Analyst" or title eq "x") and active eq false', false],
  ['not (title eq "x")', true],
  ["not(active eq true) or name.givenName pr", true],
  ['emails eq "ada@home.example"', true],
  ['emails.type eq "other"', false],
  ['emails[type eq "work" and value co "home"]', false],
  ['emails[type eq "home"].value eq "ada@home.example"', true],
  ['emails[type eq "work"].value eq "ada@home.example"', false],
  ["emails[primary eq true]", true],
  [`${enterprise}:department eq "engines"`, true],
  ['meta.lastModified gt "2026-11-01T12:00:00Z"', true],
  ['meta.created ge "2026-11-01T00:00:00+00:00"', true],
  ['meta.created lt "2020-01-01T00:00:00Z"', false],
  ['name.givenName gt "AAA"', true],
  ['userName le "b"', true],
  ['name.familyName eq "\\u004covelace"', true],
  ['  userName   eq   "ada.l@campus.example"  ', true],
];

for (const [filter, passes] of answers) {
  test(`The filter ${filter} is answered ${passes}`, () => {
    assert.equal(compileFilter("User", parseFilter(filter))(user), passes);
  });
}

const refused: readonly string[] = [
  "",
  " ",
  "userName",
  "userName eq",
  'userName eq "a',
  'userName eq "a" and',
  'userName eq "a" or or title pr',
  'userName = "a"',
  "userName eq a",
  'userName eq "a" title pr',
  '(userName eq "a"',
  'userName eq "a")',
  'emails[type eq "work"',
  'emails[type eq "work"]]',
  'emails[emails[type eq "a"]]',
  'name[familyName eq "a"]',
  "not title pr",
  'urn:other:userName eq "a"',
  'user.name.x eq "a"',
  'a:b eq "c"',
  'nickName eq "a"',
  'password eq "a"',
  'password sw "a"',
  'name eq "Ada"',
  'emails.x eq "a"',
  'groups.value eq "a"',
  'active gt "true"',
  'active eq "maybe"',
  "userName eq 5",
  "userName gt null",
  "userName co true",
  'meta.created gt "yesterday"',
  '__proto__ eq "a"',
  'constructor.name eq "Object"',
  `${"(".repeat(11)}title pr${")".repeat(11)}`,
  Array.from({ length: 101 }, () => "title pr").join(" or "),
  `title eq "${"a".repeat(2000)}"`,
];

for (const filter of refused) {
  test(`The filter ${filter.slice(0, 60)} is refused as invalidFilter`, () => {
    assert.throws(
      () => compileFilter("User", parseFilter(filter)),
      (error) => error instanceof Problem && error.subtype === "invalidFilter" && error.status === 400,
    );
  });
}

test("What the store can answer is left to it, and the rest is looked at", () => {
  assert.deepEqual(planUserFilter('userName eq "a"'), { find: { userName: "a" } });
  assert.deepEqual(planUserFilter('externalId eq "x" and (active eq true and id eq "i")').find, {
    externalId: "x",
    active: true,
    id: "i",
  });
  const mixed = planUserFilter('userName eq "a" and title pr');
  assert.deepEqual(mixed.find, { userName: "a" });
  assert.equal(mixed.passes?.({ title: "x" }), true);
  assert.deepEqual(planUserFilter('userName eq "a" or title pr').find, {});
  const twice = planUserFilter('userName eq "a" and userName eq "b"');
  assert.deepEqual(twice.find, { userName: "a" });
  assert.equal(twice.passes?.({ userName: "a" }), false);
});

test("Groups are found by one member, however it is spelled", () => {
  for (const filter of ['members eq "u1"', 'members.value eq "u1"', 'members[value eq "u1"]'])
    assert.deepEqual(planGroupFilter(`id eq "g1" and ${filter}`), { find: { id: "g1", member: "u1" } });
  for (const filter of [
    "members pr",
    'not (members eq "u1")',
    'members eq "a" or displayName pr',
    'members eq "a" and members eq "b"',
  ])
    assert.throws(() => planGroupFilter(filter), { subtype: "invalidFilter" });
});

test("Paths of a PATCH are taken apart", () => {
  const parts = (path: string) => {
    const { attribute, filter } = parsePatchPath(path);
    return { ...attribute, ...(filter && { filter: filter.kind }) };
  };
  assert.deepEqual(parts("Active"), { name: "active" });
  assert.deepEqual(parts("name.givenName"), { name: "name", sub: "givenname" });
  assert.deepEqual(parts('emails[type eq "work"]'), { name: "emails", filter: "compare" });
  assert.deepEqual(parts('emails[type eq "work" and primary eq true].value'), { name: "emails", sub: "value", filter: "and" });
  assert.deepEqual(parts(`${enterprise}:department`), { urn: enterprise.toLowerCase(), name: "department" });
  for (const path of [
    "",
    ".",
    "a.",
    "a..b",
    "a.b.c",
    "a[",
    "a[]",
    'a[b eq "c"',
    'a[b eq "c"]d',
    'a[b eq "c"].',
    'a[b eq "c"].d.e',
    "a b",
    "a:b",
    'a.b[c eq "d"]',
  ])
    assert.throws(() => parsePatchPath(path), { subtype: "invalidPath" }, path);
});
