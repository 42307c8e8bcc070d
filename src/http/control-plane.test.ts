import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, before, test } from "node:test";
import { guardrail, mockWorld, model } from "../../test/support/manifests.ts";
import { alex, type Admin, adminToken, openAdmin } from "../../test/support/open-admin.ts";
import { createKey } from "../admin/create-key.ts";
import { verifyProof } from "../audit/tlog-proof.ts";
import { parseVerifierKey } from "../crypto/signed-note.ts";
import { createControlPlane } from "./control-plane.ts";
import { controlRoutes } from "./control-routes.ts";
import { csrfHeader, sessionCookie } from "./cookies.ts";

let admin: Admin;
let server: Server;
before(async () => {
  admin = await openAdmin();
  server = createControlPlane(admin.deps);
  await once(server.listen(0, "127.0.0.1"), "listening");
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await admin.close();
});
const port = (): number => (server.address() as AddressInfo).port;

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: ReturnType<typeof JSON.parse>;
}

const asAdmin = { authorization: `Bearer ${adminToken}` };

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = asAdmin): Promise<Answered> {
  const bytes = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const all = {
    ...(bytes !== undefined && { "content-type": "application/json", "content-length": String(Buffer.byteLength(bytes)) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const req = request({ host: "127.0.0.1", port: port(), method, path, headers: all }, (res) => {
      let text = "";
      res.on("data", (chunk: Buffer) => (text += chunk.toString()));
      res.on("error", reject);
      res.on("end", () => {
        const isJson = (res.headers["content-type"] ?? "").endsWith("json");
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text,
          json: isJson && text !== "" ? JSON.parse(text) : undefined,
        });
      });
    });
    req.on("error", reject);
    req.end(bytes);
  });
}

const apply = (...manifests: object[]) => call("POST", "/api/v1/apply", manifests);
const world = () => mockWorld("http://127.0.0.1:9/v1");

test("Every route but those that say so answers 401 without a credential, with a wrong one and with an API key", async () => {
  assert.equal((await apply(...world())).status, 200);
  const { key = "" } = await createKey(admin.deps, alex, { useCase: "tests" });
  const open = controlRoutes.filter(({ auth }) => auth === "none").map(({ path }) => path);
  assert.deepEqual(
    open.filter((path) => !/^\/(auth|account)(\/|$)/.test(path)),
    ["/livez", "/readyz"],
  );

  const credentials: Record<string, string>[] = [
    {},
    { authorization: "Bearer wrong" },
    { authorization: `Bearer ${adminToken.slice(0, -1)}` },
    { authorization: `Bearer ${adminToken}x` },
    { authorization: `Basic ${Buffer.from(`admin:${adminToken}`).toString("base64")}` },
    { authorization: adminToken },
    { authorization: "Bearer " },
    { "x-api-key": adminToken },
    { cookie: `token=${adminToken}` },
    { authorization: `Bearer ${key}` },
    { "x-api-key": key },
  ];
  const before = admin.changes.length;
  const paths = controlRoutes
    .filter(({ auth }) => auth !== "none" && auth !== "scim")
    .map(({ method, path }) => ({ method, path: path.replaceAll(/\{[^}]*\}/g, "mock") }));
  for (const { method, path } of [...paths, { method: "GET", path: "/nothing" }, { method: "DELETE", path: "/metrics" }]) {
    for (const headers of credentials) {
      const answer = await call(method, path, method === "GET" ? undefined : {}, headers);
      assert.equal(answer.status, 401, `${method} ${path} with ${JSON.stringify(headers)}`);
      assert.match(answer.json.code, /^credential_(missing|invalid)$/);
      assert.match(answer.headers["www-authenticate"] ?? "", /^Bearer/);
    }
  }
  assert.equal(admin.changes.length, before);
});

test("Who loses their credential while their request's body is on its way changes nothing with it", async () => {
  const { deps } = admin;
  const start = { principal: "dana", provider: "campus", providerDigest: "", groups: [], roles: [], strength: 2 };
  const provider = { issuer: "https://campus.example", login: { clientId: "console" } };
  assert.equal((await apply({ kind: "IdentityProvider", name: "campus", spec: provider })).status, 200);
  const { digest = "" } = deps.register().access.providers.get("campus") ?? {};
  const login = { ...start, providerDigest: digest, authenticatedAt: admin.now };
  const { secret, session } = await deps.sessions.start(login, admin.now);
  const headers = {
    cookie: `${sessionCookie}=${secret}`,
    [csrfHeader]: deps.sessions.csrfTokenOf(session),
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    "content-length": "2",
  };
  const send = async (meanwhile: () => Promise<unknown>): Promise<number> => {
    const path = "/api/v1/session/access-tokens";
    const req = request({ host: "127.0.0.1", port: port(), method: "POST", path, headers });
    const looked = new Promise((resolve) => {
      const getSession = deps.store.getSession.bind(deps.store);
      deps.store.getSession = async (id) => {
        const found = await getSession(id);
        resolve(found);
        return found;
      };
    });
    req.write("{");
    assert.ok(await looked);
    await meanwhile();
    req.end("}");
    const [answer] = (await once(req, "response")) as [IncomingMessage];
    answer.resume();
    return answer.statusCode ?? 0;
  };
  assert.equal(await send(async () => {}), 201);
  assert.equal(await send(() => deps.store.endSession(session.id, admin.now)), 401);
  assert.equal((await deps.store.listTokens("access", "dana")).length, 1);
});

test("A log-in goes to adminUrl first, once: a proxy that hides the browser's host name is told, not followed in circles", async () => {
  const first = await call("GET", "/auth/login?provider=campus&maxAge=0", undefined, {});
  const moved = new URL(first.headers.location ?? "");
  assert.deepEqual([first.status, moved.origin], [303, "http://localhost:8081"]);
  assert.deepEqual(Object.fromEntries(moved.searchParams), { provider: "campus", returnTo: "/account", maxAge: "0", moved: "1" });
  const again = await call("GET", moved.pathname + moved.search, undefined, { host: "10.0.0.7:8081" });
  assert.equal(again.status, 400);
  assert.match(again.text, /came for the host 10\.0\.0\.7:8081, though adminUrl is http:\/\/localhost:8081/);
});

test("Livez and readyz answer anybody, and readyz says why not", async () => {
  assert.equal((await call("GET", "/livez", undefined, {})).text, "ok\n");
  assert.deepEqual((await call("GET", "/readyz", undefined, {})).json, { ready: true, reasons: [] });
  admin.logFails = true;
  const not = await call("GET", "/readyz", undefined, {});
  admin.logFails = false;
  assert.equal(not.status, 503);
  assert.deepEqual(not.json.reasons, ["the audit log cannot be written"]);
});

test("A host name that is not this plane's and a page of another origin are refused, also with the token", async () => {
  const own = `127.0.0.1:${port()}`;
  for (const host of ["localhost", "localhost:8081", own, "[::1]:8081", "sallyport.campus.example", "10.0.0.7"])
    assert.equal((await call("GET", "/api/v1/keys", undefined, { ...asAdmin, host })).status, 200, host);
  for (const host of [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.nip.example:8081",
    "sallyport.campus.example.evil",
    "[evil]",
  ])
    assert.equal((await call("GET", "/api/v1/keys", undefined, { ...asAdmin, host })).json.code, "forbidden", host);
  assert.equal((await call("GET", "/api/v1/keys", undefined, { ...asAdmin, host: own, origin: `http://${own}` })).status, 200);
  for (const origin of ["null", "http://evil.example", `http://${own}.evil.example`, "http://localhost"])
    assert.equal(
      (await call("GET", "/api/v1/keys", undefined, { ...asAdmin, host: own, origin })).json.code,
      "forbidden",
      origin,
    );
});

test("Answers carry a request id and forbid being cached, framed or sniffed; nothing invites other origins", async () => {
  for (const answer of [
    await call("GET", "/api/v1/keys"),
    await call("GET", "/nothing"),
    await call("GET", "/livez", undefined, {}),
  ]) {
    assert.match(String(answer.headers["x-request-id"]), /^[0-9a-f-]{36}$/);
    assert.equal(answer.headers["cache-control"], "no-store");
    assert.equal(answer.headers["x-content-type-options"], "nosniff");
    assert.match(String(answer.headers["content-security-policy"]), /default-src 'none'/);
    assert.equal(answer.headers["access-control-allow-origin"], undefined);
  }
  assert.equal((await call("OPTIONS", "/api/v1/keys", undefined, { origin: "http://evil.example" })).status, 403);
});

test("A mistake is a problem document of RFC 9457 with its code", async () => {
  const { status, headers, json } = await call("GET", "/api/v1/models/none");
  assert.equal(status, 404);
  assert.equal(headers["content-type"], "application/problem+json");
  assert.deepEqual(json, {
    type: "urn:sallyport:problem:not_found",
    title: "Not found",
    status: 404,
    detail: "There is no Model named none.",
    code: "not_found",
  });
});

test("Wrong paths, methods, queries, content types and bodies each get their own code", async () => {
  const code = async (...args: Parameters<typeof call>) => (await call(...args)).json.code as string;
  assert.equal(await code("GET", "/api/v1/nothing"), "not_found");
  const wrong = await call("PUT", "/api/v1/keys", {});
  assert.equal(wrong.json.code, "method_not_allowed");
  assert.equal(wrong.headers.allow, "GET, POST");
  for (const query of ["?limit=0", "?limit=many", "?limit=1&limit=2", "?colour=red", "?cursor=!!", "?limit=9999"])
    assert.equal(await code("GET", `/api/v1/keys${query}`), "request_malformed", query);
  assert.equal(await code("GET", "/metrics?all=true"), "request_malformed");
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/yaml", ""])
    assert.equal(
      await code("POST", "/api/v1/keys", "{}", { ...asAdmin, "content-type": type }),
      "media_type_not_supported",
      type,
    );
  for (const body of ["{", "[]", "null", '{"__proto__":{}}', "[".repeat(5000), '{"a":'.repeat(100)])
    assert.equal(await code("POST", "/api/v1/keys", body), "request_malformed", body.slice(0, 20));
  for (const body of [
    {},
    { useCase: "tests", admin: true },
    { useCase: "../etc" },
    { useCase: 7 },
    { useCase: "tests", expiresInDays: 0 },
  ])
    assert.equal(await code("POST", "/api/v1/keys", body), "resource_invalid", JSON.stringify(body));
  assert.equal(await code("POST", "/api/v1/keys", "x".repeat(1_048_577)), "request_too_large");
  assert.equal(
    await code("POST", "/api/v1/apply", "a: [", { ...asAdmin, "content-type": "application/yaml" }),
    "request_malformed",
  );
});

test("What is not foreseen answers 500, tells the operator, and shows the client nothing of it", async () => {
  const failing = createControlPlane({
    ...admin.deps,
    metrics: async () => {
      throw new Error("secret-detail at /srv/sallyport");
    },
  });
  await once(failing.listen(0, "127.0.0.1"), "listening");
  const answer = await fetch(`http://127.0.0.1:${(failing.address() as AddressInfo).port}/metrics`, { headers: asAdmin });
  const text = await answer.text();
  failing.close();
  assert.equal(answer.status, 500);
  assert.doesNotMatch(text, /secret-detail|srv/);
  assert.match(String(admin.reported.at(-1)), /secret-detail/);
});

test("A client that drips its headers or its body is cut off", async () => {
  const socket = connect(port(), "127.0.0.1");
  socket.write(
    `POST /api/v1/keys HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${adminToken}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
  );
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
  await once(socket, "close");
  assert.match(text, /^HTTP\/1\.1 408 /);
  assert.match(text, /request_timeout/);
});

test("A resource is made, read, guarded by its digest, changed, listed with its versions and retired", async () => {
  const path = "/api/v1/models/written";
  const body = (description: string) => ({ ...model("written", { description }) });
  const made = await call("PUT", path, body("one"), { ...asAdmin, "if-none-match": "*" });
  assert.equal(made.status, 201);
  assert.equal((await call("PUT", path, body("one"), { ...asAdmin, "if-none-match": "*" })).status, 412);
  const read = await call("GET", path);
  assert.equal(read.headers.etag, `"${read.json.digest}"`);
  assert.equal(read.headers.etag, made.headers.etag);
  assert.equal(read.json.createdBy, "admin");

  const guarded = { ...asAdmin, "if-match": read.headers.etag ?? "" };
  assert.equal((await call("PUT", path, { spec: { ...read.json.spec, description: "two" } }, guarded)).json.version, 2);
  assert.equal((await call("PUT", path, body("three"), guarded)).json.code, "precondition_failed");
  assert.equal((await call("DELETE", path, undefined, guarded)).json.code, "precondition_failed");
  assert.equal((await call("PUT", path, body("three"), { ...asAdmin, "if-match": 'W/"x"' })).json.code, "request_malformed");
  assert.equal((await call("PUT", path, { name: "other", spec: {} })).json.code, "resource_invalid");
  assert.equal((await call("PUT", "/api/v1/models/Upper", { spec: {} })).json.code, "resource_invalid");

  const versions = await call("GET", `${path}/versions?limit=1`);
  assert.deepEqual([versions.json.items[0].version, versions.json.items[0].spec.description], [2, "two"]);
  const older = await call("GET", `${path}/versions?limit=1&cursor=${versions.json.nextCursor}`);
  assert.deepEqual([older.json.items[0].version, older.json.nextCursor], [1, undefined]);

  const gone = await call("DELETE", path);
  assert.deepEqual([gone.status, gone.text], [204, ""]);
  assert.equal((await call("GET", path)).status, 404);
  assert.equal((await call("GET", `${path}/versions`)).json.items[0].retired, true);
});

test("Lists come in pages that follow each other without gaps", async () => {
  await apply(...["a", "b", "c", "d", "e"].map((name) => model(`page-${name}`)));
  const names: string[] = [];
  for (let cursor = ""; ;) {
    const { json } = await call("GET", `/api/v1/models?limit=2${cursor}`);
    names.push(...json.items.map(({ name }: { name: string }) => name));
    if (json.nextCursor === undefined) break;
    cursor = `&cursor=${json.nextCursor}`;
  }
  assert.deepEqual(names, ["mock", "page-a", "page-b", "page-c", "page-d", "page-e"]);
});

test("YAML documents are applied like a JSON list, and dryRun changes nothing", async () => {
  const yaml =
    "kind: Model\nname: from-yaml\nspec:\n  provider: echo\n  dataClassCeiling: public\n  terms: { trainsOnData: false, retainsData: false, reviewedBy: legal, reviewedAt: 2026-11-01 }\n";
  const headers = { ...asAdmin, "content-type": "application/yaml" };
  const dry = await call("POST", "/api/v1/apply?dryRun=true", yaml, headers);
  assert.deepEqual([dry.json.dryRun, dry.json.items[0].action], [true, "created"]);
  assert.equal((await call("GET", "/api/v1/models/from-yaml")).status, 404);
  assert.equal((await call("POST", "/api/v1/apply", yaml, headers)).json.items[0].action, "created");
  assert.equal((await call("POST", "/api/v1/apply", yaml, headers)).json.items[0].action, "unchanged");
});

test("Keys are made, listed without their secret, rotated and revoked", async () => {
  const made = await call("POST", "/api/v1/keys", { useCase: "tests", principal: "portal", expiresInDays: 1 });
  assert.equal(made.status, 201);
  assert.match(made.json.key, /^sp_/);
  const rotated = await call("POST", `/api/v1/keys/${made.json.id}/rotate`);
  assert.equal(rotated.json.principal, "portal");
  assert.equal((await call("POST", `/api/v1/keys/${made.json.id}/revoke`)).json.status, "revoked");
  const listed = await call("GET", "/api/v1/keys");
  assert.ok(listed.json.items.length >= 2);
  assert.ok(!listed.text.includes("hash") && !listed.text.includes(made.json.key) && !listed.text.includes(rotated.json.key));
});

test("The Andon cord and a use case's life are worked by their routes", async () => {
  assert.equal((await call("POST", "/api/v1/andon/pull", { scope: "use-case/tests", reason: "incident" })).json.safeMode, false);
  assert.equal((await call("GET", "/api/v1/andon")).json.items[0].scope, "use-case/tests");
  assert.equal((await call("POST", "/api/v1/andon/pull", { scope: "tool/x", reason: "r" })).json.code, "resource_invalid");
  assert.equal((await call("POST", "/api/v1/andon/pull", { scope: "all", reason: "two\nlines" })).json.code, "resource_invalid");
  assert.equal((await call("POST", "/api/v1/andon/release", { scope: "use-case/tests", reason: "over" })).status, 200);

  const path = "/api/v1/use-cases/tests/transitions";
  assert.equal((await call("POST", path, { to: "SUSPENDED", reason: "incident" })).status, 201);
  assert.equal((await call("GET", "/api/v1/use-cases/tests")).json.status.refused.code, "use_case_suspended");
  assert.equal((await call("POST", path, { to: "RETIRED", reason: "no" })).json.code, "conflict");
  const steps = (await call("GET", path)).json.items as { to: string }[];
  assert.deepEqual(
    steps.map(({ to }) => to),
    ["PRODUCTION", "SUSPENDED"],
  );
  assert.equal((await call("GET", "/api/v1/use-cases/none/transitions")).status, 404);
});

test("A guardrail is tried out on a text, and nothing of it is logged", async () => {
  await apply(guardrail("plain"));
  const before = admin.changes.length;
  const path = "/api/v1/guardrails/plain/test";
  const masked = await call("POST", path, { text: "Ask dana@campus.example." });
  assert.equal(masked.json.guardrail, "plain@1");
  assert.equal(masked.json.outcome, "masked");
  assert.doesNotMatch(masked.json.text, /dana/);
  assert.deepEqual(
    masked.json.findings.map(({ type, start, end }: { type: string; start: number; end: number }) => [type, start, end]),
    [["EMAIL", 4, 23]],
  );
  const blocked = await call("POST", path, { text: "Project Nightingale", source: "output" });
  assert.deepEqual([blocked.json.outcome, blocked.json.text], ["blocked", "The answer was withheld."]);
  assert.equal((await call("POST", "/api/v1/guardrails/plain@1/test", { text: "fine" })).json.outcome, "clean");
  assert.equal((await call("POST", "/api/v1/guardrails/plain@9/test", { text: "fine" })).status, 404);
  assert.equal(admin.changes.length, before);
});

test("The log is read, proved and exported over HTTP", async () => {
  await admin.deps.audit.append({ type: "stopped", at: admin.now, version: "test" });
  await (admin.deps.log as unknown as { publish(): Promise<void> }).publish();
  const { verifierKey } = admin.deps.log as unknown as { verifierKey: string };
  assert.ok(parseVerifierKey(verifierKey));
  const checkpoint = await call("GET", "/log/checkpoint");
  const size = Number(checkpoint.text.split("\n")[1]);
  assert.ok(size > 3);
  assert.equal((await call("GET", `/log/tile/entries/000.p/${size}`)).status, 200);
  for (const tile of ["entries/000.p/9999", "0/../../keys/master.key", "0/999", "99/000", "%2e%2e/x"])
    assert.equal((await call("GET", `/log/tile/${tile}`)).status, 404, tile);

  const proof = await call("GET", "/api/v1/audit/prove/0");
  const checked = verifyProof(proof.text, verifierKey);
  assert.ok(checked.ok);
  for (const index of ["-1", "1e3", "abc", String(size)])
    assert.equal((await call("GET", `/api/v1/audit/prove/${index}`)).status, 404, index);

  const lines = (await call("GET", "/api/v1/audit/export")).text.trimEnd().split("\n");
  assert.equal(lines.length, size);
  assert.equal(JSON.parse(lines[0] ?? "").record.type, "change");
  const none = await call("GET", `/api/v1/audit/export?format=ocsf&since=${encodeURIComponent("2027-01-01T00:00:00Z")}`);
  assert.deepEqual([none.status, none.text], [200, ""]);
  assert.equal((await call("GET", "/api/v1/audit/export?since=yesterday")).json.code, "request_malformed");
});

test("The log's read API, and nothing else, can be opened to anybody", async () => {
  const open = createControlPlane({ ...admin.deps, http: { ...admin.deps.http, logPublic: true } });
  await once(open.listen(0, "127.0.0.1"), "listening");
  const base = `http://127.0.0.1:${(open.address() as AddressInfo).port}`;
  const statuses = await Promise.all(
    ["/log/checkpoint", "/log/tile/0/999", "/api/v1/audit/prove/0", "/api/v1/audit/export", "/metrics"].map(
      async (path) => (await fetch(base + path)).status,
    ),
  );
  open.close();
  assert.deepEqual(statuses, [200, 404, 401, 401, 401]);
});

test("HEAD answers as GET does, without the body", async () => {
  const head = await call("HEAD", "/api/v1/models/mock");
  assert.deepEqual([head.status, head.text], [200, ""]);
  assert.ok(Number(head.headers["content-length"]) > 100);
});
