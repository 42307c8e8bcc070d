import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dataRoutes } from "../../src/http/data-plane.ts";
import { deployment, identityProvider, model, roleBinding, serviceAccount, useCase } from "../support/manifests.ts";
import { type MockIssuer, startMockIssuer } from "../support/mock-issuer.ts";
import { each, quiet, respond } from "./every-surface/walk.ts";
import { ownWays } from "./every-surface/ways.ts";
import { allModels, openWorld, type World } from "./every-surface/world.ts";

/**
 * Every route of the data plane × no credential, expired, wrong plane, wrong role, wrong tenant, right, each in the API's own error
 * shape. A route that is not known here fails.
 */
let world: World;
let issuer: MockIssuer;
const keys = { others: "", expired: "", program: "" };
const denials = { tests: "" };
/** Of the caller with the world's key. */
const kept: Record<string, string> = {};

interface DataCall {
  /** Path and body that do what the route is for. */
  readonly path: string;
  readonly body?: unknown;
  readonly type?: string;
  /** Of the answer to who may. */
  readonly status?: number;
  /** The code that another use case's key is answered with; absent where there is nothing of another's to ask for. */
  readonly strange?: string;
  /** Only a service account may. */
  readonly program?: true;
  /** It is about whoever asks, whatever use case they may use. */
  readonly own?: true;
  /** Makes what the path is about, of this caller: `{id}` in the path. */
  readonly make?: (headers: Headers) => Promise<string>;
  readonly prepare?: () => void;
}

const chatText = "hello";

/** By method and path. */
function callsOf(): Record<string, DataCall> {
  const models = dataRoutes.filter(({ calls }) => calls === "model");
  const modelCalls = models.flatMap(({ method, path }): [string, DataCall][] => {
    const way = ownWays.find((one) => one.path === path.replace(/\{\w+\}/, one.model));
    if (way === undefined) return [];
    const body = { ...way.table.around(way.model, way.stream), ...quiet(way, chatText)("") };
    const prepare = (): void => world.stubs[way.upstream.upstream].behave(respond(way.upstream.plain, way, ["x"]));
    return [[`${method} ${path}`, { path: way.path, body, strange: "model_not_found", prepare }]];
  });
  const text = [{ text: { text: chatText } }];
  return {
    ...Object.fromEntries(modelCalls),
    "POST /guardrail/{name}/version/{version}/apply": {
      path: "/guardrail/test-guardrail/version/DRAFT/apply",
      body: { source: "INPUT", content: text },
      strange: "not_found",
    },
    "POST /guardrail-checks/invoke": {
      path: "/guardrail-checks/invoke",
      body: { messages: [{ role: "user", content: [{ text: chatText }] }], checks: {} },
      status: 400,
    },
    "GET /v1/models": { path: "/v1/models" },
    ...keptCalls(),
    "GET /v1/denials/{index}": { path: `/v1/denials/${denials.tests}`, strange: "not_found", own: true },
    "POST /oauth/token": {
      path: "/oauth/token",
      type: "application/x-www-form-urlencoded",
      body: "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token=x&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token",
      status: 400,
      program: true,
    },
    "GET /livez": { path: "/livez" },
    "GET /readyz": { path: "/readyz" },
  };
}

const json = { "content-type": "application/json" };

async function makeConversation(headers: Headers): Promise<string> {
  const answer = await fetch(`${world.sallyport.dataUrl}/v1/conversations`, {
    method: "POST",
    headers: { ...headers, ...json },
    body: "{}",
  });
  return ((await answer.json()) as { id: string }).id;
}

async function makeResponse(headers: Headers): Promise<string> {
  const way = ownWays.find(({ path, stream }) => path === "/v1/responses" && !stream);
  assert.ok(way);
  world.stubs[way.upstream.upstream].behave(respond(way.upstream.plain, way, ["x"]));
  const body = JSON.stringify({ model: way.model, input: chatText });
  const answer = await fetch(`${world.sallyport.dataUrl}/v1/responses`, {
    method: "POST",
    headers: { ...headers, ...json },
    body,
  });
  return ((await answer.json()) as { id: string }).id;
}

/** Of what is kept for the Responses API. */
function keptCalls(): Record<string, DataCall> {
  const conversation = { strange: "not_found", make: makeConversation };
  const response = { strange: "not_found", make: makeResponse };
  return {
    "POST /v1/conversations": { path: "/v1/conversations", body: {} },
    "GET /v1/conversations/{id}": { path: "/v1/conversations/{id}", ...conversation },
    "POST /v1/conversations/{id}": { path: "/v1/conversations/{id}", body: { metadata: { topic: "x" } }, ...conversation },
    "DELETE /v1/conversations/{id}": { path: "/v1/conversations/{id}", ...conversation },
    "GET /v1/conversations/{id}/items": { path: "/v1/conversations/{id}/items", ...conversation },
    "GET /v1/responses/{id}": { path: "/v1/responses/{id}", ...response },
    "DELETE /v1/responses/{id}": { path: "/v1/responses/{id}", ...response },
    "GET /v1/responses/{id}/input_items": { path: "/v1/responses/{id}/input_items", ...response },
  };
}

before(async () => {
  [world, issuer] = await Promise.all([openWorld({ applyGuardrails: ["test-guardrail"], conversations: {} }), startMockIssuer()]);
  const { sallyport, stubs } = world;
  await sallyport.apply(
    model("theirs"),
    deployment("theirs-local", "theirs", stubs.openai.url),
    useCase("others", ["theirs"], { conversations: {} }),
    identityProvider("campus", issuer.issuer),
    serviceAccount("portal", { exchange: true }),
    roleBinding("user", "USER", ["alice"], { useCases: ["tests"] }),
    roleBinding("stranger", "USER", ["mallory"], { useCases: ["others"] }),
    roleBinding("lead", "PROJECT_LEAD", ["lead"], { useCases: ["tests"] }),
    roleBinding("auditor", "AUDITOR", ["auditor"]),
  );
  keys.others = (await sallyport.newKey("others")).key;
  keys.expired = (await sallyport.newKey("tests", { expiresInDays: 1e-9 })).key;
  const program = await sallyport.admin("POST", "/api/v1/keys", { useCase: "tests", serviceAccount: "portal" });
  keys.program = program.body.key;
  // Somebody of the use case that was denied something: what another use case must not read.
  const denied = await world.post("/v1/chat/completions", { model: "absent", messages: [{ role: "user", content: "hi" }] });
  denials.tests = denied.headers.get("x-sallyport-audit") ?? "0";
  await denied.arrayBuffer();
  for (const [route, { make }] of Object.entries(callsOf())) if (make) kept[route] = await make(bearer(world.key));
});
after(async () => {
  await world.close();
  await issuer.close();
});

type Headers = Record<string, string>;
const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const token = (sub: string, claims: object = {}): string => issuer.token({ sub, acr: "phr", ...claims });

async function ask(route: string, headers: Headers, id = kept[route] ?? ""): Promise<Response> {
  const { path, body, type = "application/json", prepare } = callsOf()[route] ?? { path: "/" };
  prepare?.();
  const [method = "GET"] = route.split(" ");
  return await fetch(world.sallyport.dataUrl + path.replace("{id}", id), {
    method,
    headers: { ...(body !== undefined && { "content-type": type }), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** The code of an error, which must have the shape of the API that the route speaks; of OAuth's, the word for it. */
async function errorOf(route: string, answer: Response): Promise<{ status: number; code: string; text: string }> {
  const text = await answer.text();
  const body = JSON.parse(text);
  const dialect = dataRoutes.find(({ method, path }) => `${method} ${path}` === route)?.dialect.name ?? "";
  const { status } = answer;
  if (route === "POST /oauth/token") {
    assert.deepEqual(Object.keys(body).sort(), ["error", "error_description"], text);
    return { status, code: body.error, text };
  }
  if (status === 401) assert.match(answer.headers.get("www-authenticate") ?? "", /^Bearer/);
  if (dialect.startsWith("openai")) {
    assert.deepEqual(Object.keys(body), ["error"], text);
    return { status, code: body.error.code, text };
  }
  if (dialect.startsWith("anthropic")) {
    assert.equal(body.type, "error", text);
    return { status, code: body.error.code, text };
  }
  assert.match(answer.headers.get("x-amzn-errortype") ?? "", /^[A-Z]\w+$/, text);
  return { status, code: body.code, text };
}

const guarded = Object.fromEntries(
  dataRoutes.filter(({ credential }) => credential).map(({ method, path }) => [`${method} ${path}`, `${method} ${path}`]),
);
const isOauth = (route: string): boolean => route === "POST /oauth/token";

async function requireRefused(route: string, headers: Headers, status: number, code: RegExp, what: string): Promise<string> {
  const seen = Object.values(world.stubs).reduce((sum, { requests }) => sum + requests.length, 0);
  const told = await errorOf(route, await ask(route, headers));
  const where = `${what}: ${told.text}`;
  if (isOauth(route)) assert.ok(told.status === 401 || told.status === 400, where);
  else {
    assert.equal(told.status, status, where);
    assert.match(told.code, code, where);
  }
  assert.equal(
    Object.values(world.stubs).reduce((sum, { requests }) => sum + requests.length, 0),
    seen,
    `${what}: it was sent`,
  );
  return told.text;
}

test("Every route is known here, and nothing else is", () => {
  assert.deepEqual(Object.keys(callsOf()).sort(), dataRoutes.map(({ method, path }) => `${method} ${path}`).sort());
});

test("No credential, an expired one and one of the other plane are refused on every route", async () => {
  const now = Math.floor(Date.now() / 1000);
  await each(guarded, async (route) => {
    await requireRefused(route, {}, 401, /^credential_missing$/, "nothing");
    await requireRefused(route, bearer(keys.expired), 401, /^credential_(expired|invalid)$/, "an expired key");
    const expired = token("alice", { iat: now - 1200, exp: now - 600 });
    await requireRefused(route, bearer(expired), 401, /^credential_expired$/, "an expired token");
    await requireRefused(route, bearer(world.sallyport.adminToken), 401, /^credential_invalid$/, "the bootstrap token");
    for (const prefix of ["spt", "sps"])
      await requireRefused(route, bearer(`${prefix}_${"0".repeat(16)}_${"A".repeat(43)}`), 401, /^credential_invalid$/, prefix);
    const control = token("alice", { aud: "console" });
    await requireRefused(route, bearer(control), 401, /^credential_invalid$/, "a token of the control plane");
    await requireRefused(route, { cookie: "__Host-sallyport=secret" }, 401, /^credential_missing$/, "a session");
  });
});

test("Who is known and may use no use case is refused on every route", async () => {
  await each(guarded, async (route) => {
    for (const person of ["nobody", "lead", "auditor"]) {
      if (callsOf()[route]?.own) await requireRefused(route, bearer(token(person)), 404, /^not_found$/, person);
      else await requireRefused(route, bearer(token(person)), 403, /^use_case_not_permitted$/, person);
    }
  });
});

test("Another use case's is not there, by its key and by a person who names it (no-cross-tenant)", async () => {
  await each(guarded, async (route) => {
    const { strange } = callsOf()[route] ?? {};
    if (strange !== undefined) await requireRefused(route, bearer(keys.others), 404, new RegExp(`^${strange}$`), "a key");
    const known = kept[route];
    if (known !== undefined) {
      const never = known.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
      const told = async (id: string): Promise<string> =>
        (await errorOf(route, await ask(route, bearer(keys.others), id))).text
          .replaceAll(id, "…")
          .replaceAll(/req_[0-9a-f-]+/g, "ID");
      assert.equal(await told(known), await told(never), "another's and one that never was");
    }
    if (callsOf()[route]?.own) return;
    const naming = (name: string): Headers => ({ ...bearer(token("mallory")), "x-sallyport-use-case": name });
    const theirs = await requireRefused(route, naming("tests"), 403, /^use_case_not_permitted$/, "a person");
    const absent = await requireRefused(route, naming("absent"), 403, /^use_case_not_permitted$/, "a person");
    const plain = (text: string): string =>
      text.replaceAll(/"(request_)?id":"[^"]*"/g, "").replaceAll(/\b(tests|absent)\b/g, "…");
    assert.equal(plain(theirs), plain(absent));
  });
});

test("Who may, may: with a key, as a person and as a program", async () => {
  await each(guarded, async (route) => {
    const { status = 200, program, make } = callsOf()[route] ?? {};
    const people = program ? [] : [bearer(world.key), bearer(token("alice"))];
    for (const headers of [...people, bearer(keys.program)]) {
      // A denial is its own caller's.
      const own = route.includes("denials") && headers["authorization"] !== bearer(world.key)["authorization"];
      const answer = await ask(route, headers, await make?.(headers));
      const text = await answer.text();
      assert.equal(answer.status, own ? 404 : status, `${headers["authorization"]?.slice(0, 12)}: ${text.slice(0, 300)}`);
    }
  });
  for (const { method, path } of dataRoutes.filter(({ credential }) => !credential))
    assert.equal((await ask(`${method} ${path}`, {})).status, 200);
  assert.ok(allModels.length > 0);
});
