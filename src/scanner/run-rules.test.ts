import assert from "node:assert/strict";
import { test } from "node:test";
import type { Inventory, Resource } from "./model/inventory.ts";
import type { Rule } from "./model/rule.ts";
import { runRules } from "./run-rules.ts";

const text = { control: "DAT-006", severity: "high", title: "A key is there", remediation: "Make one." } as const;
const flag: Rule = {
  ...text,
  id: "key-flag",
  types: ["AWS::KMS::Key"],
  check: ({ properties }) => ({ status: properties["Good"] === true ? "PASS" : "FAIL", why: "So it is." }),
};
const exists: Rule = {
  ...text,
  id: "key-exists",
  reads: ["AWS::KMS::Key"],
  checkAccount: (index) => {
    if (index.ofType("AWS::KMS::Key").length > 0) return [{ status: "PASS", why: "There is one." }];
    const lacks = index.mayLack("AWS::KMS::Key");
    return [lacks === undefined ? { status: "FAIL", why: "There is none." } : { status: "UNKNOWN", why: lacks }];
  },
};
const key = (id: string, more: Partial<Resource> = {}): Resource => ({
  type: "AWS::KMS::Key",
  id,
  properties: { Good: true },
  place: { file: "a.yaml" },
  ...more,
});
const inventory = (resources: readonly Resource[], more: Partial<Inventory> = {}): Inventory => ({
  source: "aws",
  target: "a",
  resources,
  unread: new Map(),
  whole: true,
  ...more,
});
const said = (of: Inventory, rules: readonly Rule[] = [flag, exists]): readonly string[] =>
  runRules(of, rules).map(
    ({ rule, status, resource }) => `${rule.id} ${status}${resource === undefined ? "" : ` ${resource.id}`}`,
  );

test("A rule is asked of each resource of its types, and of the account once", () => {
  const of = inventory([key("one"), key("two", { properties: {} }), { ...key("three"), type: "AWS::S3::Bucket" }]);
  assert.deepEqual(said(of), ["key-flag PASS one", "key-flag FAIL two", "key-exists PASS"]);
});

test("Types that could not be read are an UNKNOWN of their own beside what was read", () => {
  const denied = new Map([["AWS::KMS::Key", "kms:ListKeys is denied"]]);
  assert.deepEqual(said(inventory([key("one")], { unread: denied })), [
    "key-flag PASS one",
    "key-flag UNKNOWN",
    "key-exists PASS",
  ]);
  const [, finding] = runRules(inventory([key("one")], { unread: denied }), [flag]);
  assert.equal(finding?.why, "Not everything could be read: kms:ListKeys is denied.");
  assert.deepEqual(said(inventory([], { unread: new Map([["*", "all is denied"]]) })), [
    "key-flag UNKNOWN",
    "key-exists UNKNOWN",
  ]);
  assert.deepEqual(said(inventory([], { unread: new Map([["AWS::S3::Bucket", "denied"]]) })), ["key-exists FAIL"]);
});

test("What need not be there shows nothing of the account, and fails nothing for sure", () => {
  const maybe = { mayBeAbsent: "the parameter X has no default" };
  assert.deepEqual(said(inventory([key("one", maybe), key("two", { ...maybe, properties: {} })])), [
    "key-flag PASS one",
    "key-flag UNKNOWN two",
    "key-exists UNKNOWN",
  ]);
});

test("A resource whose properties cannot be read neither passes nor fails", () => {
  assert.deepEqual(said(inventory([key("one", { unreadable: "a macro changes it" })])), [
    "key-flag UNKNOWN one",
    "key-exists UNKNOWN",
  ]);
});

test("A rule that throws ends nothing: it has found nothing out", () => {
  const broken: Rule = {
    ...flag,
    id: "key-broken",
    check: () => {
      throw new Error("secret");
    },
  };
  const brokenAccount: Rule = {
    ...exists,
    id: "key-broken-account",
    checkAccount: () => {
      throw new Error("secret");
    },
  };
  const found = runRules(inventory([key("one")]), [broken, brokenAccount, flag]);
  assert.deepEqual(
    found.map(({ status }) => status),
    ["UNKNOWN", "UNKNOWN", "PASS"],
  );
  assert.ok(found.every(({ why }) => !why.includes("secret")));
});
