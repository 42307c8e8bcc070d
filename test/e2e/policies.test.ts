import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import type { PolicyExplanation } from "../../src/admin/explain-decision.ts";
import { identityProvider, roleBinding } from "../support/manifests.ts";
import { startMockIssuer, type MockIssuer } from "../support/mock-issuer.ts";
import { type Ran, runInProcess, type RunOptions } from "../support/run-in-process.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

/** The campus of the examples, with people who come in by tokens of its issuer. */
let issuer: MockIssuer;
let sallyport: Sallyport;

const binding = (role: string, member: string, useCases?: readonly string[]): object =>
  roleBinding(`${member.split("/").at(-1) ?? ""}-${role.toLowerCase()}`, role, [member], { ...(useCases && { useCases }) });

before(async () => {
  [issuer, sallyport] = await Promise.all([startMockIssuer(), startSallyport()]);
  await sallyport.apply(
    identityProvider("campus", issuer.issuer, {
      groupsClaim: "groups",
      strength: { multiFactor: { acr: ["mfa"] }, phishingResistant: { acr: ["phr"] } },
    }),
    binding("INFOSEC", "ines"),
    binding("PLATFORM", "petra"),
    binding("PROJECT_LEAD", "dana", ["hr-insights"]),
    binding("USER", "ulla", ["hr-insights"]),
    binding("USER", "group:campus/analysts", ["hr-insights"]),
  );
});
after(async () => {
  await sallyport?.stop();
  await issuer?.close();
});

const tokenOf = (sub: string, claims: object = {}): string =>
  issuer.token({ sub, aud: "console", acr: "phr", auth_time: Math.floor(Date.now() / 1000), ...claims });

/** A command as somebody with a token of their own. */
const run = (as: string, line: string | readonly string[], options: RunOptions = {}): Promise<Ran> =>
  runInProcess(line, {
    ...options,
    env: { ...options.env, SALLYPORT_ADMIN_URL: sallyport.adminUrl, SALLYPORT_ADMIN_TOKEN: tokenOf(as) },
  });

async function explain(as: string, question: object): Promise<PolicyExplanation> {
  const { code, stderr, json } = await run(as, "policy explain -f -", { stdin: JSON.stringify(question) });
  assert.equal(code, 0, stderr);
  return json as PolicyExplanation;
}

test("Why a call is allowed is explained by the policy and what it read, and the call is served", async () => {
  const { code, json } = await run("ines", "policy explain --principal ulla --use-case hr-insights");
  assert.equal(code, 0);
  const { effect, deployment, policies, wouldAllow, notes } = json as PolicyExplanation;
  assert.deepEqual([effect, deployment, wouldAllow, notes], ["allow", "echo-local", [], []]);
  assert.deepEqual(
    policies.map(({ id, effect: its }) => [id, its]),
    [["approved-use-case", "permit"]],
  );
  assert.deepEqual(policies[0]?.facts, {
    "context.dataClass": "1",
    "context.useCase.approvedClass": "1",
    "context.useCase.regions": "[local]",
    "context.useCase.state": "PRODUCTION",
    "resource.ceiling": "3",
    "resource.region": "local",
  });
  const answer = await sallyport.chat(issuer.token({ sub: "ulla" }), {
    model: "echo",
    messages: [{ role: "user", content: "hi" }],
  });
  assert.equal(answer.status, 200, await answer.text());
});

test("Why a call is denied is explained, with every single change that would let it through", async () => {
  const denied = await explain("ines", { call: { principal: "kim", useCase: "hr-insights" } });
  assert.deepEqual(
    [denied.effect, denied.policies.map(({ id }) => id), denied.needs, denied.wouldAllow],
    ["deny", ["people-need-a-role"], undefined, ["With the role USER for the use case."]],
  );
  assert.match(denied.policies[0]?.advice ?? "", /^People call only what they are given/);
  assert.deepEqual(denied.policies[0]?.facts, {
    "context.useCase.environment": "production",
    principal: "kim",
    "principal in Role": "[]",
    "principal.kind": "user",
  });

  const exported = await explain("ines", {
    call: { principal: "hr-portal", kind: "key", useCase: "hr-insights", overlays: ["ferpa"] },
  });
  assert.deepEqual(exported.wouldAllow, ["Without ferpa data."]);

  // What stops a call before any policy is said beside it.
  const draft = await explain("ines", { call: { principal: "app", kind: "key", useCase: "student-advising" } });
  assert.deepEqual(
    draft.policies.map(({ id }) => id),
    ["use-case-not-serving"],
  );
  assert.deepEqual(draft.wouldAllow, ["With the use case approved for PRODUCTION."]);
  assert.match(draft.notes.join(), /^Before any policy: /);
});

test("Why an action is denied is explained, and the log-in that would do does", async () => {
  const policy = { kind: "Policy", name: "quiet" };
  const question = { principal: "ines", action: "ApplyPolicy", resource: policy, authentication: { strength: 2 } };
  const denied = await explain("ines", { action: question });
  assert.deepEqual(
    [denied.effect, denied.policies.map(({ id }) => id), denied.needs],
    ["deny", ["approvals-need-a-passkey"], { strength: 3, maxAgeSeconds: 300 }],
  );
  assert.deepEqual(denied.wouldAllow, ["Log in again with a passkey, at most 5 minutes before you try again."]);
  assert.equal((await explain("ines", { action: { ...question, authentication: { strength: 3 } } })).effect, "allow");

  const manifest = {
    ...policy,
    spec: { cedar: '@id("quiet") forbid (principal, action, resource) when { context.usesTools && context.safeMode };' },
  };
  const apply = (claims: object): Promise<Response> =>
    fetch(`${sallyport.adminUrl}/api/v1/apply`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokenOf("ines", claims)}`, "content-type": "application/json" },
      body: JSON.stringify([manifest]),
    });
  const weak = await apply({ acr: "mfa" });
  assert.equal(weak.status, 401);
  assert.deepEqual(((await weak.json()) as { needs: object }).needs, { strength: 3, maxAgeSeconds: 300 });
  assert.equal((await apply({})).status, 200);
});

test("About a use case that somebody may not know of the answer is that of one that is not there (no-cross-tenant)", async () => {
  for (const question of [
    (useCase: string) => ({ call: { principal: "dana", useCase } }),
    (useCase: string) => ({ call: { principal: "dana", useCase, model: "echo", dataClass: "restricted" } }),
    (useCase: string) => ({
      action: { principal: "dana", action: "ApproveUseCase", resource: { kind: "UseCase", name: useCase } },
    }),
    (useCase: string) => ({ action: { principal: "dana", action: "IssueKey", resource: { kind: "Key", name: "new", useCase } } }),
  ]) {
    const [others, absent] = await Promise.all(
      ["student-advising", "no-such-thing"].map((name) =>
        run("dana", "policy explain -f -", { stdin: JSON.stringify(question(name)) }),
      ),
    );
    assert.equal(others?.code, 1);
    assert.match(others?.stderr ?? "", /There is no UseCase named student-advising/);
    assert.deepEqual(
      [absent?.code, absent?.stdout, absent?.stderr.replaceAll("no-such-thing", "student-advising")],
      [others?.code, others?.stdout, others?.stderr],
    );
  }
  assert.equal((await run("ulla", "policy explain --principal ulla --use-case hr-insights")).code, 1);
});

test("Who may not see who holds which role learns it neither by asking about others nor by borrowing their groups", async () => {
  const others = await explain("dana", { call: { principal: "ulla", useCase: "hr-insights" } });
  assert.deepEqual([others.effect, others.policies.map(({ id }) => id)], ["deny", ["people-need-a-role"]]);
  assert.deepEqual(others.notes, ["Of others only the roles of the question count: you may not see who holds which."]);

  const borrowed = await explain("dana", { call: { principal: "dana", groups: ["campus/analysts"], useCase: "hr-insights" } });
  assert.deepEqual([borrowed.effect, borrowed.notes], ["deny", []]);
  const endUser = { principal: "ulla", groups: ["campus/analysts"] };
  const behalf = await explain("dana", { call: { principal: "app", kind: "service-account", useCase: "hr-insights", endUser } });
  assert.equal(behalf.notes.length, 1);

  // Of themselves they learn what they hold.
  const own = await explain("dana", {
    action: {
      principal: "dana",
      action: "IssueKey",
      resource: { kind: "Key", name: "new", useCase: "hr-insights" },
      authentication: { strength: 2 },
    },
  });
  assert.deepEqual([own.effect, own.policies.map(({ id }) => id)], ["allow", ["project-leads-run-theirs"]]);
  // Who sees access, sees it.
  assert.equal(
    (await explain("ines", { call: { principal: "kim", groups: ["campus/analysts"], useCase: "hr-insights" } })).effect,
    "allow",
  );
});

test("On a terminal an explanation is read from top to bottom", async () => {
  const { stdout, code } = await run(
    "ines",
    "policy explain --principal petra --action ApplyModel --resource Model/echo --strength 1",
    { tty: true },
  );
  assert.equal(code, 0);
  assert.ok(stdout.startsWith("\u001b[31mdenied\u001b[39m\n"));
  assert.equal(
    stripVTControlCharacters(stdout),
    `denied

changes-need-several-factors (forbid)
  Changes need a log-in with several factors. Log in again with a second factor or a passkey.
  context.authentication.strength = 1
  principal.kind = user

A log-in with several factors, at most 480 min old, would let it through.
`,
  );
  const none = await run("ines", "policy explain --principal kim --action ApplyModel --resource Model/echo --strength 3", {
    tty: true,
  });
  assert.match(
    stripVTControlCharacters(none.stdout),
    /^denied\n\nNo policy permits it\.\n\nIt would be allowed:\n {2}With the role PLATFORM\.\n$/,
  );
});

test("Questions that are none are refused in words", async () => {
  for (const [line, code, says] of [
    ["policy explain --use-case hr-insights", 2, /principal/],
    ["policy explain --principal ulla", 2, /either --use-case or --action/],
    ["policy explain --principal ulla --action ApplyPolicy --resource Policy", 2, /KIND\/NAME/],
    ["policy explain --principal ulla --use-case hr-insights --strength 4", 2, /strength/],
    ["policy explain --principal ulla --use-case hr-insights --age soon", 2, /age/],
    ["policy explain --principal ulla --use-case hr-insights --class secret", 1, /call\.dataClass/],
    ["policy explain --principal ulla --use-case hr-insights --model gpt", 1, /no deployment of gpt/],
    ["policy explain -f question.yaml", 2, /--file is -/],
  ] as const) {
    const ran = await run("ines", line);
    assert.deepEqual([ran.code, ran.stdout], [code, ""], `${line}: ${ran.stderr}`);
    assert.match(ran.stderr, says);
  }
  const both = {
    call: { principal: "a", useCase: "hr-insights" },
    action: { principal: "a", action: "ReadLog", resource: { kind: "Log", name: "log" } },
  };
  assert.match((await run("ines", "policy explain -f -", { stdin: JSON.stringify(both) })).stderr, /needs either call or action/);
});

const manifestOf = (cedar: string): string => JSON.stringify({ kind: "Policy", name: "campus", spec: { cedar } });

test("A policy that does not fit the schema is refused on apply, with the line and what was meant, and nothing changes", async () => {
  const wrong = [
    [
      `@id("a")\nforbid (principal, action == Action::"CallModel", resource)\nwhen { context.dataclass > 1 };`,
      /line 3, column 8: a: attribute `dataclass` .*dataClass/,
    ],
    [`@id("a")\nforbid (principal, action == Action::"CallModle", resource);`, /line 2, column 30: a: .*CallModle/],
    [`@id("ä")`, /line 1, column \d+: unexpected end of input/],
    [
      `// é\n@id("a") forbid (principal, action, resource)\nwhen { context.dataClass > };`,
      /line 3, column 28: unexpected token `}`/,
    ],
    [
      `@id("a") forbid (principal, action, resource);\n\n  permit (principal, action, resource);`,
      /line 3, column 3: each policy needs an @id/,
    ],
  ] as const;
  for (const [cedar, says] of wrong) {
    const { code, stderr } = await run("ines", "apply -f -", { stdin: manifestOf(cedar) });
    assert.equal(code, 1, cedar);
    assert.match(stderr, /^sallyport: Nothing was applied: spec\.cedar: /);
    assert.match(stderr, says);
  }
  assert.equal((await run("ines", "get policy campus")).code, 1);
});

test("A change that would lock every administrator out is refused, dry or not, and they can still administer", async () => {
  assert.equal((await sallyport.admin("POST", "/api/v1/bootstrap/end", {})).status, 200);
  const forbidding = (when: string): string =>
    manifestOf(`@id("a") forbid (principal, action in [Action::"ApplyPolicy", Action::"ApplyRoleBinding"], resource) ${when};`);
  const refuses = async (ran: Promise<Ran>, what: string): Promise<void> => {
    const { code, stderr } = await ran;
    assert.equal(code, 1, what);
    assert.match(stderr, /After this change nobody could apply policies and role bindings any more/, what);
  };
  const applied = async (stdin: string): Promise<void> => {
    const { code, stderr } = await run("ines", "apply -f -", { stdin });
    assert.equal(code, 0, stderr);
  };
  await refuses(run("ines", "apply -f -", { stdin: forbidding("") }), "everybody");
  await refuses(run("ines", "apply -f - --dry-run", { stdin: forbidding("") }), "everybody, dry");
  await refuses(run("ines", "apply -f -", { stdin: forbidding('when { principal in Role::"INFOSEC" }') }), "the only role");
  await refuses(run("ines", "apply -f -", { stdin: forbidding("when { context.time.hour < 24 }") }), "at any time");
  await refuses(
    run("ines", "apply -f -", { stdin: forbidding("unless { context has ip && context.ip.isMulticast() }") }),
    "from nowhere",
  );
  const rebound = { ...(binding("INFOSEC", "ines") as { spec: object }), spec: { role: "AUDITOR", members: ["ines"] } };
  await refuses(
    run("ines", "apply -f -", { stdin: JSON.stringify({ ...rebound, spec: { role: "LEGAL", members: ["kim"] } }) }),
    "another role",
  );

  // Where somebody is left, it is theirs to decide.
  const farAway = (new Date().getUTCHours() + 12) % 24;
  await applied(forbidding(`when { context.time.hour == ${farAway} && context.time.weekday > 0 }`));
  await applied(forbidding('unless { context has ip && context.ip.isInRange(ip("127.0.0.0/8")) }'));
  await applied(manifestOf('@id("a") forbid (principal, action, resource) when { context.usesTools && context.safeMode };'));

  const retired = await fetch(`${sallyport.adminUrl}/api/v1/role-bindings/ines-infosec`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${tokenOf("ines")}`, "if-match": "*" },
  });
  assert.equal(retired.status, 409, await retired.text());
  assert.equal((await run("ines", "get role-binding ines-infosec")).code, 0);
});
