import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { days } from "../../src/core/units.ts";
import { controlRoutes } from "../../src/http/control-routes.ts";
import type { ControlRoute } from "../../src/http/control-request.ts";
import { applyManifests } from "../../src/admin/apply-manifests.ts";
import { alex } from "../support/open-admin.ts";
import { type ControlCall, controlCalls } from "./every-route/control-calls.ts";
import { approvers, controlRoles, everybody } from "./every-route/control-roles.ts";
import { type Answered, type ControlWorld, openControlWorld } from "./every-route/control-world.ts";

/** Every route of the control plane × no credential, expired, wrong plane, wrong role, wrong tenant, right. */
let world: ControlWorld;
before(async () => {
  world = await openControlWorld();
});
after(() => world.close());

const known = controlRoutes.filter(({ auth }) => auth !== "none");
const callOf = ({ id }: ControlRoute): ControlCall => {
  const call = controlCalls[id];
  assert.ok(call, `${id} is not in every-route/control-calls.ts: say who may call it, and how`);
  return call;
};

type Params = Readonly<Record<string, string>>;
type Headers = Record<string, string>;
const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

async function paramsOf({ params = {} }: ControlCall): Promise<Params> {
  return typeof params === "function" ? await params(world) : params;
}

function ask(route: ControlRoute, headers: Headers, params: Params, body: unknown = callOf(route).body): Promise<Answered> {
  const path = route.path.replaceAll(/\{(\w+)(\*?)\}/g, (_, name: string, rest: string) => {
    const value = params[name] ?? "x";
    return rest === "*" ? value : encodeURIComponent(value);
  });
  const query = callOf(route).query;
  return world.call(route.method, query === undefined ? path : `${path}?${query}`, {
    headers,
    ...(route.request !== undefined && { body }),
  });
}

/** An error in the form of the API: a problem document, or an error of SCIM. */
function requireError(route: ControlRoute, { status, headers, json }: Answered, expected: readonly string[], what: string): void {
  const where = `${route.id}, ${what}: ${JSON.stringify(json)}`;
  if (route.path.startsWith("/scim/")) {
    assert.equal(headers["content-type"], "application/scim+json", where);
    assert.deepEqual(json.schemas, ["urn:ietf:params:scim:api:messages:2.0:Error"], where);
    assert.equal(json.status, String(status), where);
    assert.equal(typeof json.detail, "string", where);
    assert.ok(
      expected.some((one) => one.startsWith(`${status}`)),
      where,
    );
  } else {
    assert.equal(headers["content-type"], "application/problem+json", where);
    assert.equal(json.type, `urn:sallyport:problem:${json.code}`, where);
    assert.equal(json.status, status, where);
    assert.ok(expected.includes(`${status} ${json.code}`), where);
  }
  if (status === 401) assert.match(headers["www-authenticate"] ?? "", /^Bearer/, where);
}

test("Every route is known here, and nothing else is", () => {
  assert.deepEqual(Object.keys(controlCalls).sort(), controlRoutes.map(({ id }) => id).sort());
  for (const { auth, id } of known) assert.equal(controlCalls[id]?.as === undefined, auth === "scim", `${id}: who may call it`);
});

test("A route that anybody may ask answers nobody in particular", async () => {
  for (const route of controlRoutes.filter(({ auth }) => auth === "none")) {
    const { status } = await ask(route, {}, await paramsOf(callOf(route)));
    assert.equal(status, callOf(route).status ?? route.response.status, route.id);
  }
});

test("Without a credential, with one of the other plane and with one that has expired, every route but those refuses", async () => {
  const { admin, keys } = world;
  const now = Math.floor(admin.now / 1000);
  const past = { iat: now - 1200, exp: now - 600, auth_time: now - 1200 };
  const old = await world.session("PLATFORM");
  admin.now += days(1);
  const wrong: readonly { what: string; headers: Headers; expected: readonly string[] }[] = [
    { what: "no credential", headers: {}, expected: ["401 credential_missing"] },
    { what: "an API key", headers: bearer(keys.tests.key), expected: ["401 credential_invalid"] },
    { what: "an API key elsewhere", headers: { "x-api-key": keys.tests.key }, expected: ["401 credential_missing"] },
    {
      what: "a token of the data plane",
      headers: bearer(world.token("PLATFORM", { aud: "gateway" })),
      expected: ["401 credential_invalid"],
    },
    {
      what: "an expired token",
      headers: bearer(world.token("PLATFORM", past)),
      expected: ["401 credential_expired", "401 credential_invalid"],
    },
    { what: "an expired session", headers: old, expected: ["401 credential_expired", "401 credential_missing"] },
    {
      what: "an access token that never was",
      headers: bearer(`spt_${"0".repeat(16)}_${"A".repeat(43)}`),
      expected: ["401 credential_expired", "401 credential_invalid"],
    },
    {
      what: "a SCIM token that never was",
      headers: bearer(`sps_${"0".repeat(16)}_${"A".repeat(43)}`),
      expected: ["401 credential_invalid"],
    },
  ];
  const changes = admin.changes.length;
  for (const route of known)
    for (const { what, headers, expected } of wrong) requireError(route, await ask(route, headers, {}), expected, what);
  assert.equal(admin.changes.length, changes);
  admin.now -= days(1);
});

test("Who holds no role that may is refused, and changes nothing", async () => {
  const { admin } = world;
  for (const route of known.filter(({ auth }) => auth === "actor" || auth === "log")) {
    const call = callOf(route);
    const params = await paramsOf(call);
    const changes = admin.changes.length;
    for (const person of ["USER@tests", "nobody-at-all"]) {
      const answer = await ask(route, bearer(world.token(person)), params);
      requireError(route, answer, [call.tenant ? "404 not_found" : "403 forbidden"], person);
    }
    assert.equal(admin.changes.length, changes, route.id);
  }
  for (const route of known.filter(({ auth }) => auth === "scim"))
    requireError(route, await ask(route, bearer(world.token("PLATFORM")), {}), ["401 credential_invalid"], "PLATFORM");
});

test("Each role may ask for what the standard gives it, and for nothing else", async () => {
  const { admin } = world;
  const asking = known.filter(({ auth }) => auth === "actor" || auth === "log");
  assert.deepEqual(asking.map(({ id }) => id).sort(), Object.keys(controlRoles).sort());
  for (const route of asking) {
    const params = await paramsOf(callOf(route));
    const bodies = [{ body: callOf(route).body, allowed: controlRoles[route.id] ?? [] }];
    if (route.id === "transitionUseCase") bodies.push({ body: { to: "PRODUCTION", reason: "a test" }, allowed: approvers });
    for (const { body, allowed } of bodies) await requireRoles(route, params, body, allowed);
  }
  // Who audits changes nothing, whatever else they hold; a second role does not lift it.
  await applyManifests(admin.deps, alex, {
    dryRun: false,
    manifests: ["AUDITOR", "INFOSEC", "PLATFORM"].map((role) => ({
      kind: "RoleBinding",
      name: `both-${role.toLowerCase()}`,
      spec: { role, members: ["both"] },
    })),
  });
  for (const route of asking.filter(changes)) {
    const answer = await ask(route, bearer(world.token("both")), await paramsOf(callOf(route)));
    requireError(route, answer, ["403 forbidden"], "an auditor with other roles");
  }
});

const changes = (route: ControlRoute): boolean => route.method !== "GET" && !callOf(route).looks;

/** With a password alone nothing is changed: who may is told what log-in would do, who may not that they may not. */
async function requireRoles(route: ControlRoute, params: Params, body: unknown, allowed: readonly string[]): Promise<void> {
  const { admin } = world;
  // Taking evidence out is a look that the log tells of.
  const changed = (): number => admin.changes.filter(({ action }) => action !== "evidence-export").length;
  const before = changed();
  for (const person of everybody) {
    const answer = await ask(route, bearer(world.token(person, { acr: "1" })), params, body);
    const what = `${route.id} ${JSON.stringify(body ?? "")} by ${person}`;
    if (!allowed.includes(person)) requireError(route, answer, ["403 forbidden", "404 not_found"], what);
    else if (changes(route)) requireError(route, answer, ["401 authentication_insufficient"], what);
    else assert.equal(answer.status, callOf(route).status ?? route.response.status, `${what}: ${answer.text}`);
  }
  assert.equal(changed(), before, route.id);
}

test("A SCIM client's token is good for nothing else", async () => {
  for (const route of known.filter(({ auth }) => auth !== "scim"))
    requireError(route, await ask(route, bearer(world.scim.clinic), {}), ["401 credential_invalid"], "a SCIM client");
});

test("What belongs to another use case, provider or person answers as what is not there (no-cross-tenant)", async () => {
  const { admin } = world;
  const routes = known.filter((route) => callOf(route).tenant);
  assert.ok(routes.length >= 20);
  for (const route of routes) {
    const call = callOf(route);
    const params = await paramsOf(call);
    const stranger =
      route.auth === "scim"
        ? bearer(world.scim.hospital)
        : route.auth === "session"
          ? await world.session("USER@others")
          : bearer(world.token("PROJECT_LEAD@others"));
    const changes = admin.changes.length;
    const answer = await ask(route, stranger, params);
    requireError(route, answer, ["404 not_found"], "another's");
    const absent = {
      ...params,
      ...(route.auth === "scim" ? { id: "00000000-0000-4000-8000-000000000000" } : call.absent?.params),
    };
    const missing = await ask(route, stranger, absent, call.absent?.body ?? call.body);
    // Names are what was sent, so that only they may differ.
    const plain = ({ text }: Answered): string =>
      [...Object.values(params), ...Object.values(absent), "tests", "absent"].reduce(
        (left, name) => left.replaceAll(name, "…"),
        text,
      );
    assert.equal(plain(answer), plain(missing), route.id);
    assert.equal(answer.status, missing.status);
    assert.equal(admin.changes.length, changes, route.id);
  }
});

test("Who may, but came with a password alone, changes nothing and is told what log-in would do (RFC 9470)", async () => {
  const { admin } = world;
  const changing = known.filter((route) => route.auth === "actor" && changes(route));
  assert.ok(changing.length >= 25);
  for (const route of changing) {
    const call = callOf(route);
    const params = await paramsOf(call);
    const changes = admin.changes.length;
    const answer = await ask(route, bearer(world.token(call.as ?? "", { acr: "1" })), params);
    requireError(route, answer, ["401 authentication_insufficient"], "a password");
    assert.match(answer.headers["www-authenticate"] ?? "", /error="insufficient_user_authentication".*, max_age=\d+$/, route.id);
    assert.ok(answer.json.needs.strength >= 2, route.id);
    assert.equal(admin.changes.length, changes, route.id);
  }
});

test("Who may, may", async () => {
  for (const route of known.filter(({ id }) => id !== "retireUseCase" && id !== "endBootstrap")) {
    const call = callOf(route);
    const params = await paramsOf(call);
    const headers =
      route.auth === "scim"
        ? bearer(world.scim.clinic)
        : route.auth === "session"
          ? await world.session(call.as ?? "")
          : bearer(world.token(call.as ?? ""));
    const answer = await ask(route, headers, params);
    const expected = call.status === undefined ? [route.response.status, route.response.alsoStatus] : [call.status];
    assert.ok(expected.includes(answer.status as 200), `${route.id}: ${answer.status} ${answer.text}`);
  }
});

test("Who may end things for good, may", async () => {
  for (const id of ["retireUseCase", "endBootstrap"]) {
    const route = known.find((one) => one.id === id);
    assert.ok(route);
    const answer = await ask(route, bearer(world.token(callOf(route).as ?? "")), await paramsOf(callOf(route)));
    assert.equal(answer.status, route.response.status, `${id}: ${answer.text}`);
  }
});
