import assert from "node:assert/strict";
import { test } from "node:test";
import { loadStandard } from "../load-standard.ts";
import { type Answers, componentsSchema } from "./component.ts";
import { decideScope } from "./decide-scope.ts";

const { scoping } = loadStandard();
const decide = (answers: Answers) => decideScope(scoping, [{ name: "one", answers }]);

const vectors: readonly { readonly answers: Answers; readonly scope: number; readonly flag?: string }[] = [
  { answers: { q_surface: ["consumer"], q_contract: "no", q_weights: ["no"] }, scope: 1 },
  { answers: { q_surface: ["saas"], q_contract: "yes_all", q_embed: "no", q_weights: ["no"] }, scope: 2 },
  { answers: { q_surface: ["saas"], q_contract: "some", q_weights: ["no"] }, scope: 1 },
  { answers: { q_surface: ["own_app"], q_weights: ["rag"], q_origin: "third" }, scope: 3 },
  { answers: { q_surface: ["own_hosted"], q_weights: ["no"], q_origin: "third" }, scope: 3 },
  { answers: { q_surface: ["saas"], q_contract: "yes_all", q_embed: "build", q_weights: ["no"] }, scope: 3 },
  { answers: { q_surface: ["own_app"], q_weights: ["soft"], q_origin: "third" }, scope: 4 },
  { answers: { q_surface: ["saas"], q_contract: "yes_all", q_weights: ["vendor_tunes"], q_origin: "third" }, scope: 4 },
  { answers: { q_surface: ["own_hosted"], q_weights: ["scratch"], q_origin: "us" }, scope: 5 },
  {
    answers: { q_surface: ["own_hosted"], q_weights: ["scratch"], q_origin: "third" },
    scope: 4,
    flag: "INCONSISTENT_ANSWER",
  },
  { answers: { q_surface: ["consumer", "own_app"], q_weights: ["rag"], q_origin: "third" }, scope: 3 },
  { answers: { q_surface: ["unknown"], q_weights: ["unknown"] }, scope: 3, flag: "UNKNOWN" },
];

for (const [index, { answers, scope, flag }] of vectors.entries())
  test(`Test vector ${index + 1} of the scoping matrix gives scope ${scope}${flag === undefined ? "" : ` and says ${flag}`}`, () => {
    assert.ok(componentsSchema.safeParse([{ name: "one", answers }]).success);
    const decision = decide(answers);
    assert.equal(decision.scope, scope);
    if (flag !== undefined)
      assert.ok(
        decision.flags.some((one) => one === flag),
        decision.flags.join(),
      );
  });

test("An enterprise product without an agreement on file is a consumer service, and that is said", () => {
  const { components, flags } = decide({ q_surface: ["saas"], q_contract: "no", q_embed: "no", q_weights: ["no"] });
  assert.deepEqual(components[0]?.duties, [1]);
  assert.ok(flags.includes("CONTRACT_MISSING"));
});

test("Where the agreement is not known, it has the controls of an enterprise product and the data cap of a consumer service", () => {
  const [component] = decide({ q_surface: ["saas"], q_contract: "unknown", q_embed: "no", q_weights: ["no"] }).components;
  assert.deepEqual(component?.duties, [1, 2]);
  assert.equal(component?.capScope, 1);
  assert.ok(component?.flags.includes("UNKNOWN"));
});

test("A use case has the highest scope of its components, and the duties of each", () => {
  const { scope, components } = decideScope(scoping, [
    { name: "drafts", answers: { q_surface: ["saas"], q_contract: "yes_all", q_embed: "no", q_weights: ["no"] } },
    { name: "tuned", answers: { q_surface: ["own_app"], q_weights: ["ft"], q_origin: "third" } },
  ]);
  assert.equal(scope, 4);
  assert.deepEqual(
    components.map(({ duties }) => duties),
    [[2], [4]],
  );
});

test("One component that is reached in two ways has the duties of both and the lower cap", () => {
  const [component] = decide({
    q_surface: ["consumer", "own_app"],
    q_contract: "no",
    q_weights: ["no"],
    q_origin: "third",
  }).components;
  assert.deepEqual(component?.duties, [1, 3]);
  assert.equal(component?.capScope, 1);
});

test("Building on an enterprise product keeps the duties of having bought it, and is capped as what is built", () => {
  const [component] = decide({ q_surface: ["saas"], q_contract: "yes_all", q_embed: "build", q_weights: ["no"] }).components;
  assert.deepEqual(component?.duties, [2, 3]);
  assert.equal(component?.capScope, 3);
});

test("A component names the questions that are open, and not those that were never asked", () => {
  const [component] = decide({ q_surface: ["own_app"], q_weights: ["no"] }).components;
  assert.ok(component?.open.includes("q_contract"));
  assert.ok(component?.open.includes("q_exposed"));
  assert.ok(!component?.open.includes("q_embed"), "it is for enterprise products");
});

test("No component at all leaves every scope open", () => {
  const { scope, flags, components } = decideScope(scoping, []);
  assert.equal(scope, 3);
  assert.deepEqual(flags, ["UNKNOWN"]);
  assert.deepEqual(components[0]?.duties, [1, 2, 3, 4, 5]);
  assert.equal(components[0]?.capScope, 1);
});

test("Answers that the questionnaire does not have are mistakes", () => {
  const parse = (answers: unknown) => componentsSchema.safeParse([{ name: "one", answers }]).success;
  assert.ok(parse({}));
  assert.ok(!parse({ q_surface: "own_app" }), "several can be chosen: a list");
  assert.ok(!parse({ q_surface: ["own_app", "own_app"] }));
  assert.ok(!parse({ q_surface: ["elsewhere"] }));
  assert.ok(!parse({ q_contract: ["yes_all"] }));
  assert.ok(!parse({ q_colour: "blue" }));
});
