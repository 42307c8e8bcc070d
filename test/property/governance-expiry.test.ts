import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DataClass } from "../../src/core/data-class.ts";
import type { Phase } from "../../src/governance/case/judgement.ts";
import { judgeUseCase } from "../../src/governance/case/judge-use-case.ts";
import { phaseAt } from "../../src/governance/case/phase-at.ts";
import { createCompiler } from "../../src/governance/compile.ts";
import { entitlementAt, entitlementIn } from "../../src/governance/entitlement-at.ts";
import type { Entitlement } from "../../src/governance/register.ts";
import type { Provider, ProviderAnswer } from "../../src/providers/provider.ts";
import type { Limits, Quota } from "../../src/quota/quota.ts";
import { type Calls, startCalls } from "../support/call-harness.ts";
import {
  advisingSpec,
  day,
  declareShared,
  openRealm,
  type Realm,
  sha256,
  showProgramme,
  type SignedHow,
  takeLive,
} from "../support/governed.ts";
import { completion, framesOf } from "../support/mock-upstream.ts";

const hour = 3_600_000;

/** Answers each call; a stream says a word, then waits for what the test does, then says the rest. */
function upstream(meanwhile: () => void = () => {}): Provider & { readonly sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    speaks: () => ["openai-chat"],
    send: async (_target, call): Promise<ProviderAnswer> => {
      sent.push(call.body);
      await Promise.resolve();
      const frames = framesOf(["Once upon a time. ", "They lived. ", "Ever after. "]);
      async function* body(): AsyncGenerator<Uint8Array> {
        for (const [n, frame] of frames.entries()) {
          if (n === 2) meanwhile();
          yield Buffer.from(frame);
          await Promise.resolve();
        }
      }
      return {
        status: 200,
        contentType: call.stream ? "text/event-stream" : "application/json",
        body: body(),
        readAll: () => Promise.resolve(Buffer.from(JSON.stringify(completion("Hello.")))),
      };
    },
    close: () => Promise.resolve(),
  };
}

/** Remembers which limits it was asked for. */
function openQuota(): Quota & { readonly limits: Limits[] } {
  const limits: Limits[] = [];
  return {
    limits,
    reserve: (asked) => {
      limits.push(asked.limits, ...(asked.personal ? [asked.personal.limits] : []));
      return { settle: () => ({ excess: { tokens: 0, micros: 0 } }) };
    },
    close: () => Promise.resolve(),
  };
}

/** The harness's use case, with these phases; there is no database, and nobody moves anything but the clock. */
function serve(phases: readonly [Phase, ...Phase[]], provider: Provider, quota: Quota = openQuota()): Calls {
  const calls = startCalls(provider, quota, {
    dataClass: "restricted",
    limits: { requestsPerMinute: 100, concurrent: 10, perPrincipal: { requestsPerMinute: 20 } },
  });
  const { register } = calls.snapshot;
  const known = register.entitlements.get("tests");
  assert.ok(known);
  const entitlement: Entitlement = entitlementIn({ ...known, phases }, phases[0]);
  calls.snapshot = { ...calls.snapshot, register: { ...register, entitlements: new Map([["tests", entitlement]]) } };
  return calls;
}

const ask = { model: "mock", messages: [{ role: "user", content: "Which courses fit?" }] };
const codeOf = (text: string): string => (JSON.parse(text) as { error: { code: string } }).error.code;
const served = (
  from: number,
  state: "PRODUCTION" | "DEGRADED" | "SANDBOX",
  dataClass: DataClass,
  more: Partial<Phase> = {},
): Phase => ({
  from,
  state,
  dataClass,
  rateFactor: state === "PRODUCTION" ? 1 : state === "DEGRADED" ? 0.5 : 0.2,
  exceptions: [],
  causes: [],
  ...more,
});
const ended = (from: number, code: NonNullable<Phase["refused"]>["code"]): Phase => ({
  ...served(from, "PRODUCTION", "public"),
  state: "SUSPENDED",
  refused: { code, detail: "The use case tests is suspended. Ask extension 4711." },
});

test("Not one millisecond after its end is anything served, and until then everything is (expiry-needs-nobody)", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 * hour }),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom("use_case_suspended" as const, "entitlement_expired" as const),
      async (lasts, off, code) => {
        const provider = upstream();
        const start = Date.UTC(2026, 10, 21, 12);
        const calls = serve([served(start, "PRODUCTION", "restricted"), ended(start + lasts, code)], provider);
        calls.now = start + lasts + off;
        const answer = await calls.call(ask);
        assert.equal(answer.status, off < 0 ? 200 : 403, answer.text);
        assert.equal(provider.sent.length, off < 0 ? 1 : 0);
        if (off >= 0) assert.equal(codeOf(answer.text), code);
        if (off >= 0) assert.match(answer.text, /extension 4711/);
      },
    ),
    { numRuns: 60 },
  );
});

test("A running stream stops at the instant of its end, and says why (expiry-needs-nobody)", async () => {
  const start = Date.UTC(2026, 10, 21, 12);
  const provider = upstream(() => (calls.now = start + hour));
  const calls = serve([served(start, "PRODUCTION", "restricted"), ended(start + hour, "use_case_suspended")], provider);
  calls.now = start + hour - 1;
  const answer = await calls.call({ ...ask, stream: true });
  assert.match(answer.text, /use_case_suspended/);
  assert.doesNotMatch(answer.text, /They lived/);
  const outcome = calls.log.records.find(({ type }) => type === "outcome");
  assert.ok(outcome?.type === "outcome");
  assert.equal(outcome.status, "stopped");
});

test("A running stream of a class that is no longer served stops at that instant too, however long its upstream is silent", async () => {
  const start = Date.UTC(2026, 10, 21, 12);
  for (const look of [true, false]) {
    const provider = upstream(() => {
      calls.now = start + hour;
      if (look) calls.deps.inFlight.recheck(calls.snapshot, calls.now);
    });
    const degraded = served(start + hour, "DEGRADED", "confidential");
    const calls = serve([served(start, "PRODUCTION", "restricted"), degraded], provider);
    calls.now = start + hour - 1;
    const answer = await calls.call({ ...ask, stream: true });
    assert.match(answer.text, /data_class_exceeded/);
    assert.doesNotMatch(answer.text, /They lived/);
  }
});

test("While it is degraded a use case has half its rate and a lower class; its exceptions are named in the answer and in the log", async () => {
  const start = Date.UTC(2026, 10, 21, 12);
  const quota = openQuota();
  const exceptions = ["siem-later", "old-tls"];
  const calls = serve(
    [
      served(start, "PRODUCTION", "restricted"),
      served(start + hour, "DEGRADED", "confidential", { exceptions }),
      ended(start + 2 * hour, "entitlement_expired"),
    ],
    upstream(),
    quota,
  );
  calls.now = start;
  assert.equal((await calls.call(ask)).headers["x-sallyport-exceptions"], undefined);
  calls.now = start + hour;
  const answer = await calls.call(ask);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.headers["x-sallyport-exceptions"], "siem-later, old-tls");
  assert.equal(answer.headers["x-sallyport-data-class"], "confidential");
  assert.deepEqual(quota.limits, [
    { requestsPerMinute: 100, concurrent: 10 },
    { requestsPerMinute: 20 },
    { requestsPerMinute: 50, concurrent: 5 },
    { requestsPerMinute: 10 },
  ]);
  const refused = await calls.call(ask, { dataClass: "restricted" });
  assert.equal(codeOf(refused.text), "data_class_exceeded");
  assert.equal(refused.headers["x-sallyport-exceptions"], "siem-later, old-tls");
  const named = calls.log.records.flatMap((record) =>
    record.type === "admission" || record.type === "denial" ? [[record.type, record.exceptions]] : [],
  );
  assert.deepEqual(named, [
    ["admission", undefined],
    ["admission", exceptions],
    ["denial", exceptions],
  ]);
});

test("A sandbox on the way to production carries the label, a fifth of the rate and its cap", async () => {
  const start = Date.UTC(2026, 10, 21, 12);
  const quota = openQuota();
  const calls = serve([served(start, "SANDBOX", "internal")], upstream(), quota);
  const answer = await calls.call(ask);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.headers["x-sallyport-label"], "Research-Not for Production Use");
  assert.equal(answer.headers["x-sallyport-data-class"], "internal");
  assert.deepEqual(quota.limits[0], { requestsPerMinute: 20, concurrent: 2 });
  assert.equal(codeOf((await calls.call(ask, { dataClass: "confidential" })).text), "data_class_exceeded");
});

type Change = (realm: Realm) => void;

const names = ["advising", "tutoring"];
const anyName = fc.constantFrom(...names);
const someone = fc.constantFrom("dean@campus.example", "cio@campus.example", "ciso@campus.example");
const anybody = fc.constantFrom("dev@campus.example", "eve@campus.example", "sec@campus.example", "deployer");
const newest = (realm: Realm, kind: string, name: string): string =>
  realm.versions.findLast((one) => one.kind === kind && one.name === name)?.digest ?? "";
const light = { ...advisingSpec, dataClass: "internal", overlays: [], prompts: { required: false, names: ["greeting"] } };
const greeting = { owner: "dean@campus.example", role: "system", dataClass: "internal" };
const relaxed = {
  title: "Scanned later",
  controls: ["NET-001", "NET-008"],
  useCases: ["advising"],
  reason: "The scanner comes in December.",
  businessNeed: "Advising in the winter term.",
  riskStatement: "An open port stays unseen for a month.",
  compensatingControls: ["RSK-003"],
  dataClassCap: "restricted",
  environments: ["production"],
  startsAt: "2026-11-01T00:00:00Z",
  remediationPlan: { owner: "ops@campus.example", dueAt: "2026-12-01", steps: "Buy a scanner." },
  requester: "pia@campus.example",
};
const board = ["CISO", "CIO", "RESEARCH_COMPLIANCE_OFFICER"] as const;
/** It is stood on at once, where it counts. */
function relax(realm: Realm, lasts: number, by: string, how?: SignedHow): void {
  const expiresAt = new Date(realm.now + lasts * day).toISOString();
  const { digest } = realm.declare("Exception", "relaxed", { ...relaxed, expiresAt }, by);
  realm.say("Exception/relaxed", "request/EXCEPTION", { gate: "EXCEPTION", digest, digestSet: {}, parts: [] });
  for (const role of board)
    realm.sign("Exception/relaxed", "EXCEPTION", digest, role, `${role.toLowerCase()}@campus.example`, how);
  const seen = {
    control: "NET-008",
    outcome: "fail",
    observedAt: realm.now,
    digest: sha256(by),
    source: "scanner",
    summary: "Seen.",
  };
  realm.say("UseCase/advising", "evidence/NET-008", seen, "scanner");
}

const anyHow = fc.constantFrom<SignedHow>({}, { provider: "campus" });
/** Who lets a change of who is who through, or does not, and who takes that back. */
const anySigned = fc.constantFrom<SignedHow>(
  {},
  {},
  { decision: "reject" },
  { withdrawn: true },
  { decision: "reject", withdrawn: true },
);

/** Who is who: of role bindings, the directory, providers and programs. */
const anyWho: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(someone, fc.boolean(), fc.subarray(["campus/cio", "campus/deans"])).map(
    ([who, active, groups]): Change =>
      (realm) =>
        void realm.people.set(who, { provider: "campus", active, groups }),
  ),
  fc
    .tuple(
      fc.constantFrom("cio", "ciso", "owners-0", "extra"),
      fc.constantFrom("CIO", "CISO", "DATA_OWNER", "DEVELOPER"),
      fc.subarray(
        ["cio@campus.example", "ciso@campus.example", "dean@campus.example", "group:campus/cio", "group:campus/deans"],
        {
          minLength: 1,
        },
      ),
      fc.subarray(names),
      fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    )
    .map(([name, role, members, useCases, lasts]): Change => (realm) => {
      const until = lasts === undefined ? undefined : new Date(realm.now + lasts * day).toISOString();
      realm.declare("RoleBinding", name, {
        role,
        members,
        ...(until !== undefined && { until }),
        ...((role === "DATA_OWNER" || role === "DEVELOPER") && { useCases: useCases.length === 0 ? names : useCases }),
      });
    }),
  fc.tuple(fc.boolean(), fc.boolean()).map(([scim, opens]): Change => (realm) => {
    const provisioning = scim ? { provisioning: "scim" } : {};
    const spec = { issuer: "https://id.campus.example", audiences: ["gateway"], ...provisioning };
    realm.declare("IdentityProvider", "campus", opens ? { ...spec, controlAudiences: ["console"] } : spec);
  }),
  fc
    .tuple(
      fc.constantFrom(
        ["RoleBinding", "cio"],
        ["RoleBinding", "owners-0"],
        ["RoleBinding", "extra"],
        ["IdentityProvider", "campus"],
      ),
      fc.constantFrom("ines@campus.example", "sec@campus.example"),
      anySigned,
    )
    .map(([[kind = "", name = ""], who, how]): Change => (realm) => {
      realm.sign(`${kind}/${name}`, "CHANGE", newest(realm, kind, name), "CISO", who, how);
    }),
  // Who answers for a program is an author of what it applies: some of these sign.
  fc.constantFrom("dean@campus.example", "cio@campus.example", "sec@campus.example").map((owner): Change => (realm) => {
    realm.declare("ServiceAccount", "deployer", { title: "Deploys", owner });
  }),
  fc
    .constantFrom(
      ["RoleBinding", "owners-0"],
      ["RoleBinding", "cio"],
      ["IdentityProvider", "campus"],
      ["ServiceAccount", "deployer"],
    )
    .map(([kind, name]): Change => (realm) => {
      realm.versions.splice(0, realm.versions.length, ...realm.versions.filter((one) => one.kind !== kind || one.name !== name));
    }),
);
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: anyWho },
  fc.tuple(fc.integer({ min: 1, max: 3 }), anybody, anyHow).map(
    ([lasts, by, how]): Change =>
      (realm) =>
        relax(realm, lasts, by, how),
  ),
  fc.constantFrom(["Exception", "relaxed"], ["UseCase", "tutoring"]).map(
    ([kind, name]): Change =>
      (realm) =>
        void realm.versions.splice(
          0,
          realm.versions.length,
          ...realm.versions.filter((one) => one.kind !== kind || one.name !== name),
        ),
  ),
  fc.integer({ min: 0, max: 2 }).map((n): Change => (realm) => {
    realm.declare("UseCase", "light", { ...light, title: `Version ${n}` });
  }),
  fc.integer({ min: 0, max: 2 }).map((n): Change => (realm) => {
    realm.declare("Prompt", "greeting", { ...greeting, template: `Hello ${n}.`, ...(n === 2 && { useCase: "advising" }) });
  }),
  fc.constantFrom("Prompt", "Guardrail", "Exception").map((kind): Change => (realm) => {
    realm.versions.splice(0, realm.versions.length, ...realm.versions.filter((one) => one.kind !== kind));
  }),
  fc.constantFrom("light", ...names).map(
    (name): Change =>
      (realm) =>
        realm.step(name, "PRODUCTION", { notAfter: realm.now + 2 * hour }),
  ),
  anybody.map((by): Change => (realm) => {
    realm.declare(
      "Deployment",
      "tutor-local",
      { model: "tutor", provider: "echo", region: by.slice(0, 3), network: "private" },
      by,
    );
  }),
  fc.tuple(anyName, fc.integer({ min: 0, max: 3 }), anybody).map(([name, n, by]): Change => (realm) => {
    realm.declare("UseCase", name, { ...advisingSpec, title: `Version ${n}` }, by);
  }),
  fc.tuple(fc.integer({ min: 1, max: 5 }), anybody).map(([n, by]): Change => (realm) => {
    const messages = { blockedInputMessaging: `No ${n}.`, blockedOutputsMessaging: "No." };
    realm.declare("Guardrail", "advising", messages, by);
  }),
  fc.tuple(fc.integer({ min: 0, max: 2 }), anybody).map(([n, by]): Change => (realm) => {
    realm.declare(
      "Policy",
      "house-rules",
      { cedar: `@id("rule-${n}") forbid (principal, action == Action::"CallModel", resource) when { context.dataClass > 4 };` },
      by,
    );
  }),
  fc
    .tuple(
      fc.constantFrom(["Guardrail", "advising"] as const, ["Policy", "house-rules"] as const, ["Model", "tutor"] as const),
      anybody,
    )
    .map(
      ([[kind, name], who]): Change =>
        (realm) =>
          realm.sign(`${kind}/${name}`, "CHANGE", newest(realm, kind, name), "INFOSEC", who),
    ),
  fc
    .tuple(anyName, fc.constantFrom("NET-001", "NET-008", "LOG-003"), fc.constantFrom("pass", "fail"))
    .map(([name, control, outcome]): Change => (realm) => {
      const seen = {
        control,
        outcome,
        observedAt: realm.now,
        digest: `sha256:${"0".repeat(64)}`,
        source: "scanner",
        summary: "Seen.",
      };
      realm.say(`UseCase/${name}`, `evidence/${control}`, seen, "scanner");
    }),
  anyName.map((name): Change => (realm) => {
    // It may have been retired.
    if (newest(realm, "UseCase", name) !== "") takeLive(realm, name, realm.world);
  }),
  anyName.map(
    (name): Change =>
      (realm) =>
        realm.step(name, "SUSPENDED", { reason: "It was stopped." }),
  ),
  fc
    .tuple(
      fc.constantFrom("NET-001", "NET-008", "LOG-003", "GRD-001", "GRD-008", "RSK-003"),
      fc.constantFrom("pass", "fail"),
      fc.constantFrom(undefined, ...names),
    )
    .map(([control, outcome, boundTo]): Change => (realm) => {
      const seen = { control, outcome, observedAt: realm.now, digest: sha256(control), source: "probe", summary: "Seen." };
      const digestSet = boundTo === undefined ? undefined : realm.lives.get(boundTo)?.approved?.frozen.digest;
      const body = digestSet === undefined ? seen : { ...seen, digestSet };
      realm.say("Programme/standard", `evidence/${control}`, body, "probe");
    }),
  fc.constantFrom("GOV-005", "RSK-013", "IAM-011").map((control): Change => (realm) => {
    const filed = realm.say("Programme/standard", `artefact/${control}`, {
      kind: control,
      title: `Filed ${realm.now}`,
      fields: {},
    });
    for (const role of ["LEGAL", "INFOSEC", "DATA_OWNER"] as const)
      realm.sign("Programme/standard", `ARTEFACT/${control}`, filed, role, `${role.toLowerCase()}@campus.example`);
  }),
  fc.integer({ min: 1, max: 30 * hour }).map(
    (ms): Change =>
      (realm) =>
        void (realm.now += ms),
  ),
);

function openUnderway(): Realm {
  const realm = openRealm();
  declareShared(realm, names);
  for (const name of names) realm.declare("UseCase", name, advisingSpec);
  for (const role of board)
    realm.declare("RoleBinding", role.toLowerCase().replaceAll("_", "-"), {
      role,
      members: [`${role.toLowerCase()}@campus.example`],
    });
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  takeLive(realm, "advising", realm.world);
  return realm;
}

function requireSame(realm: Realm): void {
  const [kept, fresh] = [realm.compile(), realm.compile(createCompiler())];
  assert.deepEqual([...kept.entitlements.keys()], [...fresh.entitlements.keys()]);
  for (const [name, entitlement] of kept.entitlements) {
    const other = fresh.entitlements.get(name);
    assert.ok(other);
    const [world, anew] = [kept.governance?.world(name), fresh.governance?.world(name)];
    assert.ok(world && anew);
    assert.deepEqual(judgeUseCase(world, realm.now), judgeUseCase(anew, realm.now));
    for (const after of [0, 1, hour, 24 * hour, 40 * day, 400 * day]) {
      const at = realm.now + after;
      const { phases: _, ...one } = entitlementAt(entitlement, at);
      const { phases: __, ...another } = entitlementAt(other, at);
      assert.deepEqual(one, another);
      assert.deepEqual(phaseAt(entitlement.phases, at).causes, phaseAt(other.phases, at).causes);
    }
  }
  assert.deepEqual(kept.access, fresh.access);
  assert.deepEqual(kept.policies, fresh.policies);
  assert.deepEqual(kept.candidates, fresh.candidates);
  for (const part of ["models", "deploymentsByModel", "guardrails", "prompts"] as const)
    assert.deepEqual(kept[part], fresh[part]);
  assert.deepEqual(kept.governance?.gated, fresh.governance?.gated);
}

test("Whatever is declared, said and signed in whatever order, compiling on from before comes to what compiling anew does", () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 15 }), (changes) => {
      const realm = openUnderway();
      for (const change of changes) {
        change(realm);
        requireSame(realm);
      }
    }),
    { numRuns: 40 },
  );
});

test("Whoever comes, goes and answers for what, compiling on from before comes to what compiling anew does", () => {
  fc.assert(
    fc.property(anyHow, fc.array(anyWho, { maxLength: 8 }), (how, changes) => {
      const realm = openUnderway();
      realm.declare("ServiceAccount", "deployer", { title: "Deploys", owner: "sec@campus.example" });
      realm.now += 60_000;
      relax(realm, 20, "deployer", how);
      const { phases } = realm.compile().entitlements.get("advising") ?? {};
      assert.deepEqual(phases?.[0].exceptions, ["relaxed"]);
      for (const change of changes) {
        change(realm);
        requireSame(realm);
      }
    }),
    { numRuns: 60 },
  );
});
