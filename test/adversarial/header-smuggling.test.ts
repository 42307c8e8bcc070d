import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mockWorld, useCase } from "../support/manifests.ts";
import { type MockUpstream, startMockUpstream } from "../support/mock-upstream.ts";
import { type Sallyport, startSallyport } from "../support/start-sallyport.ts";
import { type Field, isServedOverHttp2, sendRaw, writeRequest } from "./raw-http.ts";

let upstream: MockUpstream;
/** Reached as it is, and behind a proxy that it trusts. */
let plain: Sallyport;
let behind: Sallyport;
const keys = { good: "", other: "", ranged: "", rangedBehind: "" };
before(async () => {
  upstream = await startMockUpstream();
  [plain, behind] = await Promise.all([startSallyport(), startSallyport({ config: 'trustedProxies: ["127.0.0.1"]\n' })]);
  for (const gateway of [plain, behind]) await gateway.apply(...mockWorld(upstream.url), useCase("others", ["mock"]));
  keys.good = (await plain.newKey("tests")).key;
  keys.other = (await plain.newKey("others")).key;
  const ranged = async (gateway: Sallyport): Promise<string> =>
    (await gateway.admin("POST", "/api/v1/keys", { useCase: "tests", ipRanges: ["203.0.113.0/24"] })).body.key;
  keys.ranged = await ranged(plain);
  keys.rangedBehind = await ranged(behind);
});
after(async () => {
  await Promise.all([plain?.stop(), behind?.stop()]);
  await upstream?.close();
});

const line = "POST /v1/chat/completions";
const body = JSON.stringify({ model: "mock", messages: [{ role: "user", content: "hello" }] });
const common = ["Host: x", "Content-Type: application/json"];
const chunked = (text: string, trailers: readonly string[] = []): string =>
  [text.length.toString(16), text, "0", ...trailers, "", ""].join("\r\n");

/** That nothing of it was served, or sent on. */
async function requireUnserved(text: string, what: string): Promise<readonly number[]> {
  const sent = upstream.requests.length;
  const { statuses, text: said } = await sendRaw(plain.dataUrl, text);
  assert.ok(
    statuses.every((status) => [400, 401, 403, 404, 405].includes(status)),
    `${what}: ${said.slice(0, 300)}`,
  );
  assert.equal(upstream.requests.length, sent, what);
  return statuses;
}

test("A credential that is sent twice, in two ways or in any disguise names nobody, byte for byte on the wire", async () => {
  const { good, other } = keys;
  const bearer = `Authorization: Bearer ${good}`;
  assert.deepEqual((await sendRaw(plain.dataUrl, writeRequest(line, [...common, bearer], body))).statuses, [200]);
  const disguises: Record<string, readonly string[]> = {
    "the same twice": [bearer, bearer],
    "two, in other cases": [bearer, `AUTHORIZATION: bearer ${other}`],
    "a good one and an empty one": [bearer, "authorization:"],
    "both headers, two keys": [bearer, `X-Api-Key: ${other}`],
    "both headers, two keys, the other way round": [`x-api-key: ${good}`, `Authorization: Bearer ${other}`],
    "one header with a list": [`Authorization: Bearer ${good}, Bearer ${other}`],
    "a key with a scheme of its own": [`Authorization: Basic ${Buffer.from(`x:${good}`).toString("base64")}`],
    "a folded line": ["Authorization: Bearer", ` ${good}`],
    "a blank before the colon": [`Authorization : Bearer ${good}`],
    "a control character in the name": [`Author\u0001ization: Bearer ${good}`],
    "a null in the value": [`Authorization: Bearer ${good}\0`],
    "a bare line feed": [`X-Nothing: a\nAuthorization: Bearer ${good}`],
    "a bare carriage return": [`X-Nothing: a\rAuthorization: Bearer ${good}`],
    underscores: [`x_api_key: ${good}`, `HTTP_AUTHORIZATION: Bearer ${good}`],
    "headers of proxies": [
      `Proxy-Authorization: Bearer ${good}`,
      `X-Forwarded-Authorization: Bearer ${good}`,
      `X-Original-Authorization: Bearer ${good}`,
    ],
    "what a proxy says of its user": ["X-Forwarded-User: admin", "X-Remote-User: admin", "X-Amzn-Oidc-Identity: admin"],
    "a cookie": [`Cookie: authorization=${good}; x-api-key=${good}`],
  };
  for (const [what, headers] of Object.entries(disguises))
    assert.notDeepEqual(await requireUnserved(writeRequest(line, [...common, ...headers], body), what), [], what);
});

test("A credential in a trailer is none, and takes nobody's place", async () => {
  const { good, other } = keys;
  const headers = [...common, "Transfer-Encoding: chunked", "Trailer: Authorization"];
  const trailer = [`Authorization: Bearer ${good}`, `x-api-key: ${good}`];
  assert.deepEqual(await requireUnserved(writeRequest(line, headers, chunked(body, trailer)), "a trailer alone"), [401]);
  const beside = [...headers, `Authorization: Bearer ${good}`];
  const answer = await sendRaw(
    plain.dataUrl,
    writeRequest(line, beside, chunked(body, [`Authorization: Bearer ${other}`, "x-sallyport-use-case: others"])),
  );
  assert.deepEqual(answer.statuses, [200], answer.text);
  assert.match(answer.text, /x-sallyport-use-case: tests\r\n/i);
});

test("A request is cut where its length says, or refused: none is smuggled in behind another", async () => {
  const good = `Authorization: Bearer ${keys.good}`;
  const hidden = `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n${good}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const framings: Record<string, readonly string[]> = {
    "a length and chunks": ["Content-Length: 5", "Transfer-Encoding: chunked"],
    "two lengths": ["Content-Length: 0", `Content-Length: ${hidden.length}`],
    "a list of lengths": [`Content-Length: 0, ${hidden.length}`],
    "a signed length": ["Content-Length: +0"],
    "chunks by another name": ["Transfer-Encoding: xchunked"],
    "chunks behind something else": ["Transfer-Encoding: chunked, identity"],
    "chunks in a folded line": ["Transfer-Encoding:", " chunked"],
    "chunks behind a blank": ["Transfer-Encoding : chunked"],
  };
  for (const [what, headers] of Object.entries(framings)) {
    const text = writeRequest(line, [...common, ...headers], `0\r\n\r\n${hidden}`).replace(
      "Connection: close",
      "Connection: keep-alive",
    );
    await requireUnserved(text, what);
  }
  for (const target of [
    "http://127.0.0.1/v1/chat/completions",
    "/V1/chat/completions",
    "//v1/chat/completions",
    "/v1/./chat/completions",
    "/v1/chat/completions/",
    "/x/../v1/chat/completions",
    "/v1/chat%2fcompletions",
    "*",
  ])
    await requireUnserved(writeRequest(`POST ${target}`, [...common, good], body), target);
});

test("An upgrade to HTTP/2 is not taken: who asks for it is asked for a credential like anybody", async () => {
  const upgrade = ["Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"];
  const text = writeRequest(line, [...common, ...upgrade], body).replace(
    "Connection: close",
    "Connection: Upgrade, HTTP2-Settings, close",
  );
  await requireUnserved(text, "h2c");
});

test("Over HTTP/2 too: what is sent twice, out of place or in another case is refused", async () => {
  const { good, other } = keys;
  const pseudo: readonly Field[] = [
    [":method", "POST"],
    [":scheme", "http"],
    [":path", "/v1/chat/completions"],
    [":authority", "x"],
  ];
  const type: Field = ["content-type", "application/json"];
  const bearer: Field = ["authorization", `Bearer ${good}`];
  const served = (fields: readonly Field[], trailers: readonly Field[] = []): Promise<boolean> =>
    isServedOverHttp2(plain.dataUrl, fields, body, trailers);
  assert.equal(await served([...pseudo, type, bearer]), true);
  const sent = upstream.requests.length;
  const wrong: Record<string, readonly [fields: readonly Field[], trailers?: readonly Field[]]> = {
    "the same twice": [[...pseudo, type, bearer, bearer]],
    "two keys": [[...pseudo, type, bearer, ["authorization", `Bearer ${other}`]]],
    "two headers, two keys": [[...pseudo, type, bearer, ["x-api-key", other]]],
    "an upper case name": [[...pseudo, type, ["Authorization", `Bearer ${good}`]]],
    "a pseudo-header of its own": [[...pseudo, [":authorization", `Bearer ${good}`], type]],
    "pseudo-headers behind others": [[type, bearer, ...pseudo]],
    "two paths": [[...pseudo, [":path", "/v1/models"], type, bearer]],
    "two authorities": [[...pseudo, [":authority", "y"], type, bearer]],
    "a line end in a value": [[...pseudo, type, ["x-nothing", `a\r\nauthorization: Bearer ${good}`]]],
    "a null in a value": [[...pseudo, type, ["authorization", `Bearer ${good}\0`]]],
    "a header of a connection": [[...pseudo, type, bearer, ["connection", "authorization"]]],
    chunks: [[...pseudo, type, bearer, ["transfer-encoding", "chunked"]]],
    "an underscore": [[...pseudo, type, ["x_api_key", good]]],
    "a trailer alone": [[...pseudo, type], [bearer]],
  };
  for (const [what, [fields, trailers]] of Object.entries(wrong)) assert.equal(await served(fields, trailers), false, what);
  assert.equal(upstream.requests.length, sent);
});

test("Where a client comes from is the connection's word, and a proxy's only where it is trusted", async () => {
  const codeOf = async (gateway: Sallyport, key: string, ...headers: string[]): Promise<string> => {
    const text = writeRequest(line, [...common, `Authorization: Bearer ${key}`, ...headers], body);
    const answer = await sendRaw(gateway.dataUrl, text);
    return answer.statuses[0] === 200 ? "served" : (/"code":"(\w+)"/.exec(answer.text)?.[1] ?? answer.text);
  };
  const inside = "203.0.113.7";
  const outside = "198.51.100.1";
  const spoofs = ["X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP", "Client-IP"].map(
    (name) => `${name}: ${inside}`,
  );
  for (const spoof of [...spoofs, `Forwarded: for=${inside}`, `X-Forwarded-For: ${inside}, 127.0.0.1`])
    assert.equal(await codeOf(plain, keys.ranged, spoof), "forbidden", spoof);
  const chains: readonly (readonly [expected: string, ...headers: string[]])[] = [
    ["forbidden"],
    ["served", `X-Forwarded-For: ${inside}`],
    ["served", `x-forwarded-for: ${outside}, ${inside}`],
    ["served", `X-Forwarded-For: ${inside}, 127.0.0.1`],
    ["served", `X-Forwarded-For: ${inside}:443`],
    ["forbidden", `X-Forwarded-For: ${inside}, ${outside}`],
    ["forbidden", `X-Forwarded-For: ${inside}`, `x-forwarded-for: ${outside}`],
    ["forbidden", `Forwarded: for=${inside}`, `X-Real-IP: ${inside}`],
    ["forbidden", `X_Forwarded_For: ${inside}`],
    ["request_malformed", `X-Forwarded-For: unknown, ${inside}`],
    ["request_malformed", "X-Forwarded-For:"],
    ["request_malformed", `X-Forwarded-For: ${Array.from({ length: 40 }, () => "127.0.0.1").join(",")}`],
  ];
  for (const [expected, ...headers] of chains)
    assert.equal(await codeOf(behind, keys.rangedBehind, ...headers), expected, headers.join(" | "));

  // The control plane's policies hear of the same address.
  const cedar = `@id("from-inside") forbid (principal, action == Action::"ReadMetrics", resource)
    unless { context has ip && context.ip.isInRange(ip("203.0.113.0/24")) };`;
  for (const gateway of [plain, behind]) await gateway.apply({ kind: "Policy", name: "inside", spec: { cedar } });
  const metrics = async (gateway: Sallyport, ...headers: string[]): Promise<number | undefined> => {
    const admin = [`Host: ${new URL(gateway.adminUrl).host}`, `Authorization: Bearer ${gateway.adminToken}`];
    return (await sendRaw(gateway.adminUrl, writeRequest("GET /metrics", [...admin, ...headers]))).statuses[0];
  };
  assert.equal(await metrics(plain, `X-Forwarded-For: ${inside}`), 403);
  assert.equal(await metrics(behind, `X-Forwarded-For: ${inside}`), 200);
  assert.equal(await metrics(behind, `X-Forwarded-For: ${inside}, ${outside}`), 403);
});

test("The control plane takes one credential, in one header, from its own host name and its own pages", async () => {
  const { host } = new URL(plain.adminUrl);
  const own = `Host: ${host}`;
  const bearer = `Authorization: Bearer ${plain.adminToken}`;
  const statuses = async (headers: readonly string[], target = "GET /api/v1/use-cases"): Promise<readonly number[]> =>
    (await sendRaw(plain.adminUrl, writeRequest(target, headers))).statuses;
  assert.deepEqual(await statuses([own, bearer]), [200]);
  const wrong: Record<string, readonly string[]> = {
    "the same twice": [own, bearer, bearer],
    "two, in other cases": [own, bearer, `AUTHORIZATION: bearer ${keys.good}`],
    "two in one header": [own, `Authorization: Bearer ${plain.adminToken} ${plain.adminToken}`],
    "a token beside a session": [own, bearer, "Cookie: __Host-sallyport=x"],
    "two sessions": [own, "Cookie: __Host-sallyport=x; __Host-sallyport=y"],
    "a folded line": [own, "Authorization: Bearer", ` ${plain.adminToken}`],
    "a bare line feed": [own, `X-Nothing: a\n${bearer}`],
    underscores: [own, `HTTP_AUTHORIZATION: Bearer ${plain.adminToken}`],
    "the data plane's header": [own, `x-api-key: ${plain.adminToken}`],
    "a key of the data plane": [own, `Authorization: Bearer ${keys.good}`],
    "a host name that only resolves here": ["Host: rebound.example", bearer],
    "the same, vouched for by whoever sent it": ["Host: rebound.example", `X-Forwarded-Host: ${host}`, bearer],
    "two hosts": [own, "Host: rebound.example", bearer],
    "another origin": [own, "Origin: https://evil.example", bearer],
    "no origin of any name": [own, "Origin: null", bearer],
    "an origin on another port": [own, "Origin: http://127.0.0.1:1", bearer],
  };
  for (const [what, headers] of Object.entries(wrong)) {
    const answered = await statuses(headers);
    assert.ok(answered.length > 0 && answered.every((status) => [400, 401, 403].includes(status)), `${what}: ${answered.join()}`);
  }
  assert.deepEqual(await statuses([own], `GET /api/v1/use-cases?access_token=${plain.adminToken}`), [401]);
  assert.deepEqual(await statuses([own], `GET /api/v1/use-cases?authorization=Bearer%20${plain.adminToken}`), [401]);
  assert.deepEqual(await statuses([own, bearer], "GET http://x/api/v1/use-cases"), [404]);
  // A GET stays one, whatever it is said to stand for.
  const override = [own, bearer, "X-HTTP-Method-Override: DELETE", "X-Method-Override: DELETE"];
  assert.deepEqual(await statuses(override, "GET /api/v1/use-cases/tests"), [200]);
  assert.deepEqual(await statuses([own, bearer], "GET /api/v1/use-cases/tests?_method=DELETE"), [400]);
  assert.equal((await plain.admin("GET", "/api/v1/use-cases/tests")).status, 200);
  const http2: readonly Field[] = [
    [":method", "GET"],
    [":scheme", "http"],
    [":path", "/api/v1/use-cases"],
    [":authority", host],
    ["authorization", `Bearer ${plain.adminToken}`],
  ];
  assert.equal(await isServedOverHttp2(plain.adminUrl, http2, ""), false);
});
