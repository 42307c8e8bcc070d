import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import type { ReplayedDecision } from "../../../src/admin/replay/replay-decision.ts";
import type { WhatIf } from "../../../src/admin/replay/what-if-result.ts";
import type { ProblemCode } from "../../../src/core/problem.ts";
import { admissionOf, denialOf } from "../../fault/log-samples.ts";
import { identityProvider, roleBinding } from "../../support/manifests.ts";
import { type MockIssuer, startMockIssuer } from "../../support/mock-issuer.ts";
import { type Ran, runInProcess, type RunOptions } from "../../support/run-in-process.ts";
import { type Sallyport, startSallyport } from "../../support/start-sallyport.ts";
import { type ControlWorld, openControlWorld } from "../every-route/control-world.ts";

/** The campus of the examples, with people who call by tokens of its issuer. */
let issuer: MockIssuer;
let sallyport: Sallyport;
/** A control plane over a log that has what a test puts there. */
let world: ControlWorld;

const member = (role: string, name: string, useCases?: readonly string[]): object =>
  roleBinding(`${name.replaceAll(/[^a-z]/g, "-")}-${role.toLowerCase()}`, role, [name], { ...(useCases && { useCases }) });

before(async () => {
  [issuer, sallyport, world] = await Promise.all([startMockIssuer(), startSallyport(), openControlWorld()]);
  await sallyport.apply(
    identityProvider("campus", issuer.issuer, {
      groupsClaim: "groups",
      strength: { multiFactor: { acr: ["mfa"] }, phishingResistant: { acr: ["phr"] } },
    }),
    member("INFOSEC", "ines"),
    member("PROJECT_LEAD", "dana", ["hr-insights"]),
    member("USER", "ulla", ["hr-insights"]),
    member("USER", "group:campus/analysts", ["hr-insights"]),
    policy(
      "named",
      'forbid (principal in Group::"campus/interns", action == Action::"CallModel", resource) when { context.usesTools };',
    ),
  );
});
after(async () => {
  await sallyport?.stop();
  await world?.close();
  await issuer?.close();
});

function policy(name: string, rule: string): object {
  return { kind: "Policy", name, spec: { cedar: `@id("${name}") ${rule}` } };
}

const run = (as: string, line: string | readonly string[], options: RunOptions = {}): Promise<Ran> =>
  runInProcess(line, {
    ...options,
    env: {
      ...options.env,
      SALLYPORT_ADMIN_URL: sallyport.adminUrl,
      SALLYPORT_ADMIN_TOKEN: issuer.token({ sub: as, aud: "console", acr: "phr", auth_time: Math.floor(Date.now() / 1000) }),
    },
  });

interface Called {
  readonly status: number;
  readonly index: number;
}

/** A call, once its record is in the log that is signed. */
async function call(key: string, body: object = {}): Promise<Called> {
  const answer = await sallyport.chat(key, { model: "echo", messages: [{ role: "user", content: "hi" }], ...body });
  await answer.text();
  const index = Number(answer.headers.get("x-sallyport-audit"));
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    const { body: note } = await sallyport.admin("GET", "/log/checkpoint");
    if (Number(String(note).split("\n")[1]) > index) return { status: answer.status, index };
  }
  throw new Error(`record ${index} is under no checkpoint`);
}

async function replay(index: number, ...flags: readonly string[]): Promise<ReplayedDecision & { readonly code: number }> {
  const { code, stderr, stdout, json } = await run("ines", ["replay", String(index), ...flags]);
  assert.ok(stdout !== "", stderr);
  return { ...(json as ReplayedDecision), code };
}

const allowed = { effect: "allow", deployment: "echo-local", policies: ["approved-use-case"], missing: [] };

test("A call that was allowed and one that was denied come out again as the log says", async () => {
  const served = await call(issuer.token({ sub: "ulla" }));
  assert.equal(served.status, 200);
  const again = await replay(served.index);
  assert.deepEqual([again.code, again.asRecorded, again.today], [0, true, undefined]);
  assert.deepEqual([again.recorded, again.atTheTime], [allowed, allowed]);
  assert.deepEqual([again.useCase, again.principal, again.model], ["hr-insights", "ulla", "echo"]);

  await sallyport.apply(
    policy("no-tools", 'forbid (principal, action == Action::"CallModel", resource) when { context.usesTools };'),
  );
  const tools = [{ type: "function", function: { name: "look", parameters: { type: "object" } } }];
  const refused = await call(sallyport.demoKey, { tools });
  assert.equal(refused.status, 403);
  const denied = await replay(refused.index);
  assert.deepEqual([denied.code, denied.asRecorded], [0, true]);
  assert.deepEqual(
    [denied.atTheTime.effect, denied.atTheTime.policies, denied.atTheTime.deployment],
    ["deny", ["no-tools/no-tools"], "echo-local"],
  );
  const shown = await run("ines", `replay ${refused.index}`, { tty: true });
  assert.match(stripVTControlCharacters(shown.stdout), /then +deny at echo-local by no-tools\/no-tools/);
  assert.match(stripVTControlCharacters(shown.stdout), /comes out as the log says/);
});

test("Under the policies of today a decision comes out otherwise, and the policy that changed is named", async () => {
  const served = await call(issuer.token({ sub: "ulla", groups: ["analysts"] }));
  assert.equal(served.status, 200);
  const same = await replay(served.index, "--today");
  assert.deepEqual([same.today, same.sameToday, same.changedPolicies], [allowed, true, []]);

  await sallyport.apply(
    policy(
      "strong",
      'forbid (principal, action == Action::"CallModel", resource) when { principal.kind == "user" && context.authentication.strength < 2 };',
    ),
  );
  const other = await replay(served.index, "--today");
  assert.deepEqual([other.code, other.asRecorded, other.atTheTime], [0, true, allowed]);
  assert.deepEqual([other.today?.effect, other.today?.policies, other.sameToday], ["deny", ["strong/strong"], false]);
  assert.deepEqual(other.today?.needs?.strength, 2);
  assert.deepEqual(other.changedPolicies, [{ name: "strong", change: "added" }]);
  const shown = await run("ines", `replay ${served.index} --today`, { tty: true });
  assert.match(stripVTControlCharacters(shown.stdout), /Since then:\n +policy strong added/);

  // What was retired is found again.
  const { status } = await sallyport.admin("DELETE", "/api/v1/policies/strong");
  assert.ok(status < 300);
  const denied = await call(issuer.token({ sub: "ulla" }));
  assert.equal(denied.status, 200);
  assert.equal((await replay(served.index, "--today")).sameToday, true);
});

test("What policies read and the log does not keep is named, and never guessed", async () => {
  const served = await call(issuer.token({ sub: "ulla", groups: ["analysts", "interns"] }));
  assert.equal(served.status, 200);
  const strangers = await call(issuer.token({ sub: "ulla", groups: ["analysts"] }));
  const keys = await call(sallyport.demoKey);
  const byGroup = (group: string): object =>
    policy("by-group", `forbid (principal in Group::"campus/${group}", action == Action::"CallModel", resource);`);

  // Named by a policy then, so that the record says it.
  await sallyport.apply(byGroup("interns"));
  assert.deepEqual((await replay(served.index, "--today")).today?.effect, "deny");
  assert.deepEqual((await replay(strangers.index, "--today")).today?.effect, "allow");
  // Not named then.
  await sallyport.apply(byGroup("guests"));
  assert.deepEqual((await replay(strangers.index, "--today")).today, {
    effect: "unknown",
    policies: [],
    missing: ["principal in Group campus/guests"],
  });
  assert.deepEqual((await replay(keys.index, "--today")).today?.effect, "allow", "a key is in no group");

  await sallyport.apply(
    policy(
      "by-group",
      'forbid (principal, action == Action::"CallModel", resource) when { context has ip && context.ip.isInRange(ip("203.0.113.0/24")) };',
    ),
  );
  const { today } = await replay(keys.index, "--today");
  assert.deepEqual([today?.effect, today?.missing], ["unknown", ["context.ip"]]);
  const under = await call(sallyport.demoKey);
  const then = await replay(under.index);
  assert.deepEqual([then.code, then.asRecorded, then.atTheTime.missing], [1, false, ["context.ip"]]);
  const shown = await run("ines", `replay ${under.index}`, { tty: true });
  assert.match(
    stripVTControlCharacters(shown.stdout),
    /cannot be replayed under the policies of that moment\.\n +needs context\.ip/,
  );
  assert.ok((await sallyport.admin("DELETE", "/api/v1/policies/by-group")).status < 300);
});

test("What a policy file would have changed is exactly the calls that it is about, and nothing is applied", async () => {
  const strong = await call(issuer.token({ sub: "ulla", acr: "mfa" }));
  const weak = [await call(issuer.token({ sub: "ulla" })), await call(issuer.token({ sub: "ulla" }))];
  const tools = [{ type: "function", function: { name: "look", parameters: { type: "object" } } }];
  const refused = await call(sallyport.demoKey, { tools });
  assert.deepEqual([strong.status, weak[0]?.status, refused.status], [200, 200, 403]);
  const tryOut = (manifests: readonly object[], ...flags: readonly string[]): Promise<Ran> =>
    run("ines", ["replay", "--since", "1h", "--policy", "-", "--examples", "100", ...flags], {
      stdin: manifests.map((one) => JSON.stringify(one)).join("\n---\n"),
    });

  const several = policy(
    "several-factors",
    'forbid (principal, action == Action::"CallModel", resource) when { principal.kind == "user" && context.authentication.strength < 2 };',
  );
  const { code, json, stderr } = await tryOut([several]);
  assert.equal(code, 0, stderr);
  const stricter = json as WhatIf;
  const people = stricter.examples.map(({ index }) => index);
  for (const { index } of weak) assert.ok(people.includes(index), `${index} of ${people.join()}`);
  assert.ok(![strong.index, refused.index].some((index) => people.includes(index)));
  for (const { principal, before, after } of stricter.examples)
    assert.deepEqual(
      [principal, before.effect, after.effect, after.policies],
      ["ulla", "allow", "deny", ["several-factors/several-factors"]],
    );
  assert.deepEqual(stricter.examples[0]?.after.needs?.strength, 2);
  assert.deepEqual(stricter.changes, [
    { useCase: "hr-insights", policy: "several-factors/several-factors", allowedToDenied: people.length, deniedToAllowed: 0 },
  ]);
  assert.deepEqual([stricter.allowedToDenied, stricter.deniedToAllowed, stricter.unknown], [people.length, 0, 0]);
  assert.equal(stricter.decisions, stricter.same + stricter.otherwise + people.length);
  assert.equal((await sallyport.admin("GET", "/api/v1/policies/several-factors")).status, 404);
  assert.equal((await call(issuer.token({ sub: "ulla" }))).status, 200);

  // In place of what is there, under its name.
  const milder = policy(
    "no-tools",
    'forbid (principal, action == Action::"CallModel", resource) when { context.usesTools && context.safeMode };',
  );
  const opened = (await tryOut([milder], "--use-case", "hr-insights")).json as WhatIf;
  assert.deepEqual([opened.allowedToDenied, opened.examples.length], [0, opened.deniedToAllowed]);
  assert.ok(opened.examples.some(({ index }) => index === refused.index));
  assert.ok(opened.changes.every((row) => row.policy === "no-tools/no-tools"));
  const none = (await tryOut([milder], "--use-case", "student-advising")).json as WhatIf;
  assert.deepEqual([none.decisions, none.examples], [0, []]);

  const byAddress = policy(
    "by-address",
    'forbid (principal, action == Action::"CallModel", resource) when { context has ip && context.ip.isLoopback() };',
  );
  const unknown = (await tryOut([byAddress])).json as WhatIf;
  assert.deepEqual([unknown.unknown, unknown.missing], [unknown.decisions, [{ what: "context.ip", calls: unknown.decisions }]]);

  const shown = await run("ines", "replay --policy - --examples 1", { tty: true, stdin: JSON.stringify(several) });
  assert.match(stripVTControlCharacters(shown.stdout), /hr-insights +several-factors\/several-factors +\d+ +0/);
  assert.match(shown.stderr, /\d+ of \d+ records/);
});

test("What cannot be tried out is refused with what is wrong, before anything is read", async () => {
  const tryOut = (text: string, ...flags: readonly string[]): Promise<Ran> =>
    run("ines", ["replay", "--policy", "-", ...flags], { stdin: text });
  const broken = await tryOut(JSON.stringify(policy("broken", "forbid (principal, action, resource) when { context.nothing };")));
  assert.deepEqual([broken.code, broken.stdout], [1, ""]);
  assert.match(broken.stderr, /Policy broken/);
  assert.match((await tryOut(JSON.stringify(member("INFOSEC", "kim")))).stderr, /only policies can be tried/);
  assert.equal((await tryOut("", "--today")).code, 2);
  assert.equal((await run("ines", "replay")).code, 2);
  assert.equal((await run("ines", "replay 3 --since 7d")).code, 2);
  const others = JSON.stringify(policy("quiet", "forbid (principal, action, resource) when { context.safeMode };"));
  const [theirs, absent] = await Promise.all(
    ["student-advising", "no-such-thing"].map((name) =>
      run("dana", ["replay", "--policy", "-", "--use-case", name], { stdin: others }),
    ),
  );
  assert.match(theirs?.stderr ?? "", /There is no UseCase named student-advising/);
  assert.equal(absent?.stderr.replaceAll("no-such-thing", "student-advising"), theirs?.stderr);
  assert.match((await run("dana", "replay --policy -", { stdin: others })).stderr, /You may not do this/);
});

/** A record in the log of the world, under its checkpoint. */
async function put(record: object): Promise<number> {
  const index = await world.admin.deps.audit.append(record as ReturnType<typeof denialOf>);
  while (world.admin.deps.log.view().checkpoint.size <= index) await new Promise(setImmediate);
  return index;
}

const ask = (as: string, index: number | string) =>
  world.call("GET", `/api/v1/audit/replay/${index}?today=true`, { headers: { authorization: `Bearer ${world.token(as)}` } });

test("A record of an older version says what it lacks", async () => {
  const index = await put({ ...admissionOf("old"), useCase: "tests" });
  const { status, json } = await ask("AUDITOR", index);
  assert.equal(status, 200, JSON.stringify(json));
  assert.deepEqual([json.atTheTime.effect, json.today.effect, json.asRecorded], ["unknown", "unknown", false]);
  for (const missing of ["principal in Role", "context.usesTools", "context.authentication.ageMinutes"])
    assert.ok(json.atTheTime.missing.includes(missing), missing);
  assert.match(json.atTheTime.missing[0], /older version/);
});

test("Policies that no versions make any more are not taken for others", async () => {
  const asked = { at: world.admin.now, roles: [], ageMinutes: 5, approvedClass: "internal" };
  const index = await put({ ...admissionOf("other"), useCase: "tests", asked });
  const { json } = await ask("AUDITOR", index);
  assert.equal(json.atTheTime.effect, "unknown");
  assert.match(json.atTheTime.missing[0], /no versions in the register.* make them/);
});

test("A record of a use case whose log somebody may not read answers as one that is not there (no-cross-tenant)", async () => {
  const tests = await put({ ...denialOf("theirs"), useCase: "tests", policies: [] });
  const change = 0;
  for (const person of ["PROJECT_LEAD@others", "PROJECT_LEAD@tests", "USER@tests", "nobody-at-all"]) {
    const [theirs, none, other] = await Promise.all([ask(person, tests), ask(person, 999_999), ask(person, change)]);
    assert.deepEqual([theirs.status, theirs.json.code], [404, "not_found"], person);
    assert.equal(theirs.text.replaceAll(`${tests}`, "…"), none.text.replaceAll("999999", "…"));
    assert.equal(other.status, 404);
  }
  assert.equal((await ask("SECOPS", tests)).status, 200);
  assert.deepEqual((await ask("SECOPS", change)).json.code, "conflict");
});

test("A call that the cord stopped is no question of policy, and replay says so", async () => {
  const pulled = await sallyport.admin("POST", "/api/v1/andon/pull", { scope: "use-case/hr-insights", reason: "drill" });
  assert.ok(pulled.status < 300, JSON.stringify(pulled.body));
  const stopped = await call(sallyport.demoKey);
  assert.equal(stopped.status, 403);
  const { code, stderr } = await run("ines", `replay ${stopped.index}`);
  assert.equal(code, 1);
  assert.match(stderr, /is a denial with andon_stopped\. .* the cord was pulled/);
});

test("What was not decided by policy says why it cannot be made again", async () => {
  const cases: readonly (readonly [ProblemCode, RegExp])[] = [
    ["guardrail_blocked", /kept as a digest alone/],
    ["prompt_not_approved", /kept as a digest alone/],
    ["data_class_exceeded", /kept as a digest alone/],
    ["budget_exhausted", /limits and budgets at that instant is not kept/],
    ["rate_limited", /limits and budgets at that instant is not kept/],
    ["use_case_suspended", /its steps are in the log/],
    ["entitlement_expired", /its steps are in the log/],
    ["andon_stopped", /the cord was pulled/],
    ["not_found", /Only an admission, or a denial by policy, can be replayed\.$/],
  ];
  for (const [code, why] of cases) {
    const { status, json } = await ask("AUDITOR", await put({ ...denialOf(code), useCase: "tests", code }));
    assert.deepEqual([status, json.code], [409, "conflict"], code);
    assert.match(json.detail, new RegExp(`is a denial with ${code}\\. `));
    assert.match(json.detail, why);
  }
});
