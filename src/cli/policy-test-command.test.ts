import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { runInProcess } from "../../test/support/run-in-process.ts";
import { deployment, model, useCase } from "../../test/support/manifests.ts";

let dir: string;
let world: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "sallyport-policies-"));
  const { guardrail: _, ...spec } = (useCase("tests", ["mock"]) as { spec: Record<string, unknown> }).spec;
  const manifests = [
    model("mock"),
    deployment("mock-local", "mock", "http://127.0.0.1:9/v1"),
    { kind: "UseCase", name: "tests", spec },
  ];
  world = await write("world.json", JSON.stringify(manifests));
});
after(() => rm(dir, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, text);
  return path;
}

const caseOf = (more: string): string => `{ name: a case, call: { principal: portal, kind: key, useCase: tests }, ${more} }`;
const passing = `cases: [${caseOf("expect: allow, by: [approved-use-case]")}]`;
const failing = `
cases:
  - ${caseOf("expect: allow")}
  - name: people call
    call: { principal: kim, useCase: tests }
    expect: allow
  - name: "esc \\e[2J"
    action: { principal: kim, roles: [INFOSEC], action: ApplyPolicy, resource: { kind: Policy, name: quiet } }
    expect: deny
    needs: nothing
`;

test("Cases that hold end with 0, and JSON when it is piped", async () => {
  const { code, stderr, json } = await runInProcess(["policy", "test", "-f", "-", "--manifests", world], { stdin: passing });
  assert.deepEqual([code, stderr], [0, ""]);
  assert.deepEqual([json.passed, json.failed, json.results.length], [1, 0, 1]);
  assert.deepEqual(json.results[0], {
    name: "a case",
    passed: true,
    expected: "allow",
    effect: "allow",
    policies: ["approved-use-case"],
    advice: [],
    wouldAllow: [],
  });
  assert.ok(json.neverDecided.includes("observed-answers") && !json.neverDecided.includes("approved-use-case"));
  assert.equal(json.policies, json.neverDecided.length + 1);
});

test("A case that fails ends with 1, and says what decided, why, and what would change it", async () => {
  const { code, json } = await runInProcess(["policy", "test", "-f", "-", "--manifests", world], { stdin: failing });
  assert.equal(code, 1);
  const [, people, step] = json.results;
  assert.deepEqual([people.passed, people.wrong, people.policies], [false, "expected allow, got deny", ["people-need-a-role"]]);
  assert.match(people.advice[0], /^People call only what they are given/);
  assert.deepEqual(people.wouldAllow, ["With the role USER for the use case."]);
  assert.equal(step.wrong, "expected that no log-in would do, but one of strength 3 would");
  assert.deepEqual(step.needs, { strength: 3, maxAgeSeconds: 300 });
});

test("On a terminal each case is a line, in colour where colours are wanted, and nothing steers the terminal", async () => {
  const line = ["policy", "test", "-f", "-", "--manifests", world];
  const { code, stdout } = await runInProcess(line, { stdin: failing, tty: true });
  assert.equal(code, 1);
  const plain = stripVTControlCharacters(stdout);
  assert.match(
    plain,
    /^ {5}CASE +EFFECT +DECIDED BY\nok {3}a case +allow +approved-use-case\nFAIL people call +deny +people-need-a-role\n/,
  );
  assert.match(
    plain,
    /\n {7}expected allow, got deny\n {7}People call only .*\n {7}Allowed: With the role USER for the use case\.\n/,
  );
  assert.match(plain, /\n {7}A log-in with a passkey, at most 5 min old, would let it through\.\n/);
  assert.match(plain, /\n2 failed, 1 passed\. 4 of \d+ policies decided in a case\.\nIn no case:\n(.*\n)* {2}observed-answers\n/);
  assert.ok(stdout.includes("\u001b[32mok\u001b[39m") && stdout.includes("\u001b[31mFAIL\u001b[39m"));
  assert.ok(!stdout.includes("\u001b[2J"));

  const grey = await runInProcess(line, { stdin: failing, tty: true, env: { NO_COLOR: "1" } });
  assert.ok(!grey.stdout.includes("\u001b"));
  const held = await runInProcess(line, { stdin: passing, tty: true });
  assert.deepEqual([held.code, held.stdout.includes("\u001b[32m1 passed")], [0, true]);
});

const refused: readonly { readonly what: string; readonly cases: string; readonly says: RegExp }[] = [
  { what: "no YAML", cases: "cases: [", says: /^sallyport: standard input: The YAML cannot be read: .* line 1/ },
  { what: "nothing", cases: "", says: /Cases are one YAML document with a list named cases\.$/m },
  { what: "two documents", cases: `${passing}\n---\n${passing}`, says: /Cases are one YAML document/ },
  { what: "no case", cases: "cases: []", says: /cases must have at least 1 entries/ },
  { what: "neither call nor action", cases: "cases: [{ name: a, expect: deny }]", says: /cases\.0 needs either call or action/ },
  {
    what: "both",
    cases: `cases: [${caseOf("expect: deny, action: { principal: kim, action: ReadLog, resource: { kind: Log, name: log } }")}]`,
    says: /cases\.0 needs either call or action/,
  },
  {
    what: "an unknown member",
    cases: `cases: [${caseOf("expected: deny, expect: deny")}]`,
    says: /cases\.0\.expected .*Did you mean expect\?/,
  },
  {
    what: "an unknown role",
    cases: "cases: [{ name: a, expect: deny, call: { principal: kim, useCase: tests, roles: [USERS] } }]",
    says: /cases\.0\.call\.roles\.0 .*Did you mean USER\?/,
  },
  {
    what: "an unknown action",
    cases: "cases: [{ name: a, expect: deny, action: { principal: kim, action: ReadLogs, resource: { kind: Log, name: log } } }]",
    says: /cases\.0\.action\.action .*Did you mean ReadLog\?/,
  },
];
for (const { what, cases, says } of refused) {
  test(`Cases with ${what} are refused in a line that says where`, async () => {
    const { code, stdout, stderr } = await runInProcess(["policy", "test", "-f", "-", "--manifests", world], { stdin: cases });
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, says);
    assert.equal(stderr.split("\n").length, 2, stderr);
  });
}

test("What a case speaks of must be in the manifests: it fails otherwise, and the others are asked", async () => {
  const cases = `cases: [${caseOf("expect: deny")}, { name: b, expect: deny, call: { principal: kim, useCase: absent } }]`;
  const { code, json } = await runInProcess(["policy", "test", "-f", "-", "--manifests", world], { stdin: cases });
  assert.equal(code, 1);
  const [first, second] = json.results;
  assert.deepEqual([first.effect, second.effect, second.wrong], ["allow", "error", "There is no UseCase named absent."]);
});

test("A program and the person that it calls for have two names, and a use case is about itself", async () => {
  const cases = `cases:
    - { name: a, expect: allow, call: { principal: kim, useCase: tests, endUser: { principal: kim } } }
    - { name: b, expect: deny, action: { principal: kim, action: ApplyUseCase, resource: { kind: UseCase, name: tests, useCase: b } } }`;
  const { code, json } = await runInProcess(["policy", "test", "-f", "-", "--manifests", world], { stdin: cases });
  assert.equal(code, 1);
  assert.match(json.results[0].wrong, /call\.endUser\.principal is who calls/);
  assert.match(json.results[1].wrong, /action\.resource\.useCase is of a use case its own name/);
});

test("Manifests that can't be used are refused, with the line of a policy's mistake", async () => {
  const line = (manifests: string): string[] => ["policy", "test", "-f", "-", "--manifests", manifests];
  const cedar = `|\n    @id("a")\n    forbid (principal, action == Action::"CallModel", resource)\n    when { context.dataclass > 1 };`;
  const policy = await write("policy.yaml", `kind: Policy\nname: mine\nspec:\n  cedar: ${cedar}\n`);
  const mistaken = await runInProcess(line(policy), { stdin: passing });
  assert.equal(mistaken.code, 1);
  assert.match(mistaken.stderr, /^sallyport: --manifests: Policy mine: line 3, column 8: a: attribute `dataclass` .*dataClass/);
  const twice = await runInProcess([...line(world), "--manifests", world], { stdin: passing });
  assert.match(twice.stderr, /^sallyport: --manifests: Model mock is in the manifests more than once\.$/m);
  const absent = await runInProcess(line(join(dir, "absent")), { stdin: passing });
  assert.match(absent.stderr, /^sallyport: There is no .*absent\.$/m);
  assert.deepEqual([mistaken.code, twice.code, absent.code], [1, 1, 1]);
});

test("Wrong usage ends with 2, and a file that is not there with 1", async () => {
  assert.equal((await runInProcess("policy test")).code, 2);
  assert.equal((await runInProcess("policy test -f - extra")).code, 2);
  assert.equal((await runInProcess("policy test -f - -o yaml")).code, 2);
  assert.equal((await runInProcess("policy")).code, 2);
  const absent = await runInProcess(["policy", "test", "-f", join(dir, "absent.yaml")]);
  assert.equal(absent.code, 1);
  assert.match(absent.stderr, /^sallyport: There is no .*absent\.yaml\.$/m);
});

test("A policy that replaces a shipped one is tested in its place", async () => {
  const policy = await write(
    "replaces.yaml",
    `kind: Policy\nname: mine\nspec:\n  cedar: |\n    @id("observed")\n    @replaces("observed-answers")\n    forbid (principal, action == Action::"CallModel", resource)\n    when { context.observed && context.dataClass > 1 };\n`,
  );
  const cases = "cases: [{ name: a, expect: allow, call: { principal: portal, kind: key, useCase: tests, observed: true } }]";
  const replaced = await runInProcess(["policy", "test", "-f", "-", "--manifests", world, "--manifests", policy], {
    stdin: cases,
  });
  assert.equal(replaced.code, 0, replaced.stdout);
  assert.ok(replaced.json.neverDecided.includes("mine/observed") && !replaced.json.neverDecided.includes("observed-answers"));
  assert.equal((await runInProcess(["policy", "test", "-f", "-", "--manifests", world], { stdin: cases })).code, 1);
});
