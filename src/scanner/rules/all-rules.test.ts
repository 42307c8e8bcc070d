import assert from "node:assert/strict";
import { test } from "node:test";
import { loadStandard } from "../../governance/standard/load-standard.ts";
import { layersAgree } from "../compare-layers.ts";
import type { Inventory, Resource } from "../model/inventory.ts";
import { type Properties, Unknown } from "../model/value.ts";
import { runRules } from "../run-rules.ts";
import { allRules } from "./all-rules.ts";

/** What holds for every rule, whoever wrote it. */
const { controls } = loadStandard();

test("Every rule has an id of its own, a control that is not attested by people, and texts for people", () => {
  const ids = [...allRules, layersAgree].map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, n) => ids.indexOf(id) !== n),
    [],
  );
  for (const { id, control, title, remediation } of [...allRules, layersAgree]) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
    const kind = controls.get(control)?.verification.kind;
    assert.ok(kind !== undefined && kind !== "attestation", `${id}: ${control}`);
    assert.match(title, /^[A-Z][^\n]{5,200}[^.\n]$/, id);
    assert.match(remediation, /^[A-Z][^\n]{10,1500}\.$/, id);
  }
});

/** Controls verified by infrastructure of which no source tells anything; each with the reason. */
const unseen: ReadonlyMap<string, string> = new Map();

test("Every control that is verified by infrastructure has a rule, or a reason why nothing of it can be seen", () => {
  const ruled = new Set(allRules.map(({ control }) => control));
  const without = [...controls.values()]
    .filter(({ id, verification }) => verification.kind === "infrastructure" && !ruled.has(id) && !unseen.has(id))
    .map(({ id }) => id);
  assert.deepEqual(without, []);
  assert.deepEqual(
    [...unseen.keys()].filter((id) => ruled.has(id)),
    [],
    "a rule sees it after all",
  );
});

test("Every rule is asked of types that AWS could have", () => {
  for (const rule of allRules)
    for (const type of "types" in rule ? rule.types : rule.reads)
      assert.match(type, /^(AWS::[A-Za-z0-9]+::|Sallyport::AWS::)[A-Za-z0-9]+$/, rule.id);
});

const unknown = new Unknown("nobody knows");
/** Has every property, and each is unknown. */
const allUnknown = new Proxy<Properties>(
  {},
  {
    get: (_, name) => (typeof name === "string" ? unknown : undefined),
    has: () => true,
    getOwnPropertyDescriptor: () => ({ value: unknown, enumerable: true, configurable: true, writable: false }),
  },
);

const inventoryOf = (resources: readonly Resource[], more: Partial<Inventory> = {}): Inventory => ({
  source: "cloudformation",
  target: "a.yaml",
  resources,
  unread: new Map(),
  whole: false,
  ...more,
});
const allTypes = [...new Set(allRules.flatMap((rule) => ("types" in rule ? rule.types : rule.reads)))];
const each = (properties: Properties, more: Partial<Inventory> = {}): Inventory =>
  inventoryOf(
    allTypes.map((type, n) => ({ type, id: `a/R${n}`, properties, place: { file: "a.yaml" } })),
    more,
  );

test("No rule passes a resource of which nothing is known, whole or not", () => {
  for (const whole of [false, true])
    for (const { rule, status, why, resource } of runRules(each(allUnknown, { whole }), allRules))
      if (resource !== undefined) assert.notEqual(status, "PASS", `${rule.id}: ${why}`);
});

test("No rule passes an account of which nothing could be read", () => {
  const nothing = inventoryOf([], { unread: new Map([["*", "it is denied"]]) });
  for (const { rule, status, why } of runRules(nothing, allRules)) assert.equal(status, "UNKNOWN", `${rule.id}: ${why}`);
});

test("No rule fails on what is empty or of a wrong kind; each says a sentence", () => {
  const odd: readonly Properties[] = [
    {},
    ...[null, true, 7, "text", "", [], {}, [null], [[]], [{}], { a: { b: [{}] } }, unknown, [unknown]].map(
      (value) =>
        new Proxy<Properties>(
          {},
          {
            get: (_, name) => (typeof name === "string" ? value : undefined),
            has: () => true,
            getOwnPropertyDescriptor: () => ({ value, enumerable: true, configurable: true, writable: false }),
          },
        ),
    ),
  ];
  for (const properties of odd)
    for (const { rule, why } of runRules(each(properties), allRules)) {
      assert.doesNotMatch(why, /failed on what it read/, rule.id);
      assert.match(why, /^\P{Ll}[^\n]*[.…]$/u, `${rule.id}: ${why}`);
    }
});
