import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2, type ClientHttp2Session, type OutgoingHttpHeaders } from "node:http2";
import { request as requestHttp } from "node:http";
import { Agent, request as requestHttps, type RequestOptions } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import { after, before, test } from "node:test";
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { makeCertificate, type MadeCertificate } from "../support/make-certificate.ts";
import { deployment, mockWorld, model } from "../support/manifests.ts";
import { startMockBedrock, type BedrockBehaviour, type MockAws } from "../support/mock-bedrock.ts";
import { frame, startMockUpstream, type MockUpstream } from "../support/mock-upstream.ts";
import { signRequest } from "../support/sign-request.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";
import { mockKey } from "../support/verify-signature.ts";

const dir = mkdtempSync(join(tmpdir(), "sallyport-listeners-"));
const certFile = join(dir, "cert.pem");
const keyFile = join(dir, "key.pem");
const authority = makeCertificate({ name: "the authority" });
const server = (): MadeCertificate => makeCertificate({ name: "gateway", authority, hosts: ["127.0.0.1"] });
const put = ({ cert, key }: { readonly cert: string; readonly key: string }): void => {
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key, { mode: 0o600 });
};

let upstream: MockUpstream;
let bedrock: MockAws<BedrockBehaviour>;
let open: Sallyport;
let secured: Sallyport;
let pair: { id: string; accessKeyId: string; secretAccessKey: string };
let key: string;
let securedKey: string;

before(async () => {
  upstream = await startMockUpstream();
  bedrock = await startMockBedrock();
  put(server());
  writeFileSync(join(dir, "clients.pem"), authority.cert);
  const tls = { certFile, keyFile, clientCaFile: join(dir, "clients.pem") };
  const env = { AWS_ACCESS_KEY_ID: mockKey.accessKeyId, AWS_SECRET_ACCESS_KEY: mockKey.secretAccessKey };
  [open, secured] = await Promise.all([
    startSallyport({ env, config: "headersTimeoutMs: 300\nmaxBodyBytes: 20000\n" }),
    startSallyport({ config: JSON.stringify({ tls }) }),
  ]);
  const world = mockWorld(upstream.url, { models: ["mock", "claude"] });
  const claude = [
    model("claude"),
    deployment("claude", "claude", bedrock.url, { provider: "bedrock", aws: { region: "eu-central-1" } }),
  ];
  await open.apply(...world, ...claude);
  await secured.apply(...mockWorld(upstream.url));
  ({ key } = await open.newKey("tests"));
  ({ key: securedKey } = await secured.newKey("tests", { principal: "svc" }));
  pair = await make(open, { useCase: "tests", aws: true });
});
after(async () => {
  await Promise.all([open.stop(), secured.stop()]);
  await Promise.all([upstream.close(), bedrock.close()]);
  rmSync(dir, { recursive: true });
});

const hello = { model: "mock", messages: [{ role: "user", content: "hello" }] };

async function make(gateway: Sallyport, wish: object): Promise<any> {
  const { status, body } = await gateway.admin("POST", "/api/v1/keys", wish);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

function ask(session: ClientHttp2Session, headers: OutgoingHttpHeaders, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = session.request(
      { ":method": body === undefined ? "GET" : "POST", ...headers },
      { endStream: body === undefined },
    );
    let answer: Record<string, unknown> = {};
    let text = "";
    stream.on("response", (received) => (answer = received));
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    stream.on("error", reject);
    stream.on("close", () => resolve({ status: Number(answer[":status"]), headers: answer, text }));
    if (body !== undefined) stream.end(typeof body === "string" ? body : JSON.stringify(body));
  });
}

const chatHeaders = (bearer: string): OutgoingHttpHeaders => ({
  ":path": "/v1/chat/completions",
  authorization: `Bearer ${bearer}`,
  "content-type": "application/json",
});

/** Over HTTP/1.1, header by header as given: `fetch` would join what is sent twice. */
function send(url: string, method: string, rawHeaders: readonly string[], body = "", tls: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = url.startsWith("https") ? requestHttps : requestHttp;
    const sent = request(
      url,
      { method, headers: [...rawHeaders, "content-length", String(Buffer.byteLength(body))], ...tls },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

test("One cleartext port serves HTTP/2 and HTTP/1.1, whole and streamed", async () => {
  upstream.behave("answer");
  assert.equal((await open.chat(key, hello)).status, 200);
  const session = connectHttp2(open.dataUrl);
  const whole = await ask(session, chatHeaders(key), hello);
  assert.equal(whole.status, 200, whole.text);
  assert.match(whole.text, /Hello from the mock upstream/);
  assert.equal(whole.headers["x-sallyport-decision"], "allowed");
  const streams = await Promise.all(Array.from({ length: 30 }, () => ask(session, chatHeaders(key), { ...hello, stream: true })));
  for (const { status, text } of streams) {
    assert.equal(status, 200, text);
    assert.match(text, /data: \[DONE\]\n\n$/);
  }
  assert.equal((await ask(session, chatHeaders(`${key}x`), hello)).status, 401);
  const tooLarge = await ask(session, chatHeaders(key), { ...hello, more: "x".repeat(100_000) });
  assert.equal(tooLarge.status, 413);
  session.close();
});

test("A client that says nothing, or only half of a beginning, is let go", async () => {
  const { hostname, port } = new URL(open.dataUrl);
  for (const beginning of ["", "PR", "PRI * HTTP/2.0\r\n\r\nSM"]) {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on("error", () => {}).resume();
    socket.write(beginning);
    await once(socket, "close");
  }
});

test("The AWS SDK's clients, HTTP/2 and HTTP/1.1, call with a pair that signs", async () => {
  const { accessKeyId, secretAccessKey } = pair;
  // This one's default handler speaks HTTP/2, that one's HTTP/1.1.
  for (const http1 of [false, true]) {
    const requestHandler = http1 ? new SageMakerRuntimeClient({ region: "us-east-1" }).config.requestHandler : undefined;
    const client = new BedrockRuntimeClient({
      endpoint: open.dataUrl,
      region: "us-east-1",
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
      ...(requestHandler && { requestHandler }),
    });
    const messages = [{ role: "user" as const, content: [{ text: "hello" }] }];
    const { output } = await client.send(new ConverseCommand({ modelId: "claude", messages }));
    assert.ok(output?.message?.content?.[0]?.text);
    const { stream } = await client.send(new ConverseStreamCommand({ modelId: "claude", messages }));
    const types: string[] = [];
    for await (const event of stream ?? []) types.push(...Object.keys(event));
    assert.ok(types.includes("messageStop"), types.join());
    await assert.rejects(client.send(new ConverseCommand({ modelId: "no:such/model", messages })), {
      name: "ResourceNotFoundException",
    });
    client.destroy();

    const wrong = new BedrockRuntimeClient({
      endpoint: open.dataUrl,
      region: "us-east-1",
      credentials: { accessKeyId, secretAccessKey: `${secretAccessKey}x` },
      maxAttempts: 1,
      ...(requestHandler && { requestHandler: new SageMakerRuntimeClient({ region: "us-east-1" }).config.requestHandler }),
    });
    await assert.rejects(wrong.send(new ConverseCommand({ modelId: "claude", messages })), {
      name: "UnrecognizedClientException",
    });
    wrong.destroy();
  }
});

test("A signed request is served once, as it was signed, and until its key is revoked", async () => {
  const body = JSON.stringify({ messages: [{ role: "user", content: [{ text: "hello" }] }] });
  const path = "/model/claude/converse";
  const host = new URL(open.dataUrl).host;
  const sign = async (more: object = {}): Promise<string[]> => {
    const { headers } = await signRequest({ pair, at: Date.now(), path, body, headers: { host, "x-amz-meta": "a" }, ...more });
    return Object.entries(headers).flat();
  };
  const post = (headers: readonly string[], sent = body, target = path): Promise<Answer> =>
    send(open.dataUrl + target, "POST", headers, sent);
  const signed = await sign();
  const first = await post(signed);
  assert.equal(first.status, 200, first.text);
  assert.equal((await post(await sign({ stateHash: false, headers: { host } }))).status, 200, "without x-amz-content-sha256");
  const refused = async (answer: Promise<Answer>, said: RegExp): Promise<void> => {
    const { status, headers, text } = await answer;
    assert.equal(status, 401, text);
    assert.equal(headers["x-amzn-errortype"], "UnrecognizedClientException");
    assert.match(text, said);
  };
  await refused(post(signed), /sent before/);
  await refused(post(await sign(), body.replace("hello", "hallo")), /not known/);
  await refused(post((await sign()).map((part) => (part === "a" ? "b" : part))), /not known/);
  await refused(post(await sign(), body, `${path}?x=1`), /not known/);
  await refused(post(await sign(), body, "/model/mock/converse"), /not known/);
  await refused(post(await sign({ at: Date.now() - 301_000 })), /five minutes/);
  await refused(post(await sign({ headers: { host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } })), /SHA-256/);
  await refused(post([...(await sign()), "x-api-key", key]), /not known/);
  await refused(post([...(await sign()), "authorization", `Bearer ${key}`]), /not known/);
  await refused(post([...(await sign()), "x-amz-security-token", "t"]), /Session tokens/);
  const presigned = await send(
    `${open.dataUrl}${path}?X-Amz-Signature=ab&X-Amz-Credential=${pair.accessKeyId}`,
    "POST",
    ["host", host],
    body,
  );
  assert.equal(presigned.headers["x-amzn-errortype"], "MissingAuthenticationTokenException");

  const late = await sign();
  assert.equal((await open.admin("POST", `/api/v1/keys/${pair.id}/revoke`, {})).status, 200);
  await refused(post(late), /not known/);
});

test("A pair is rotated to a pair, and no secret of it is ever shown again", async () => {
  const made = await make(open, { useCase: "tests", aws: true });
  assert.equal(made.key, undefined);
  const { body: rotated } = await open.admin("POST", `/api/v1/keys/${made.id}/rotate`, {});
  assert.match(rotated.accessKeyId, /^SPAK[0-9A-F]{16}$/);
  assert.notEqual(rotated.secretAccessKey, made.secretAccessKey);
  const { body: list } = await open.admin("GET", "/api/v1/keys?limit=100");
  assert.doesNotMatch(JSON.stringify(list), new RegExp(`${made.secretAccessKey}|${rotated.secretAccessKey}`));
  assert.doesNotMatch(open.output(), new RegExp(made.secretAccessKey));
});

test("Credentials that are sent twice, differ, or are another plane's name nobody", async () => {
  const post = (...headers: string[]): Promise<Answer> =>
    send(
      `${open.dataUrl}/v1/chat/completions`,
      "POST",
      ["host", "x", "content-type", "application/json", ...headers],
      JSON.stringify(hello),
    );
  const bearer = `Bearer ${key}`;
  assert.equal((await post("Authorization", bearer, "X-API-Key", key)).status, 200);
  for (const headers of [
    [],
    ["Authorization", bearer, "authorization", bearer],
    ["Authorization", bearer, "x-api-key", open.demoKey],
    ["x-api-key", key, "X-Api-Key", key],
    ["Authorization", `Bearer ${open.adminToken}`],
    ["x-api-key", open.adminToken],
    ["Cookie", `key=${key}`],
    ["Proxy-Authorization", bearer],
  ])
    assert.equal((await post(...headers)).status, 401, headers.join(" "));
  const inQuery = await send(`${open.dataUrl}/v1/models?api_key=${key}&key=${key}`, "GET", ["host", "x"]);
  assert.equal(inQuery.status, 401);
  assert.equal((await fetch(`${open.adminUrl}/api/v1/keys`, { headers: { authorization: bearer } })).status, 401);
});

test("What is no route is refused in the shape of the API that it looks like", async () => {
  const get = (method: string, path: string, ...headers: string[]): Promise<Answer> =>
    send(open.dataUrl + path, method, ["host", "x", ...headers]);
  assert.equal((await get("GET", "/model/x/nothing")).headers["x-amzn-errortype"], "ResourceNotFoundException");
  assert.equal((await get("POST", "/model/%zz/converse")).status, 400);
  assert.equal(JSON.parse((await get("GET", "/v1/messages/none")).text).type, "error");
  assert.equal(JSON.parse((await get("GET", "/v1/none")).text).error.code, "not_found");
  for (const method of ["OPTIONS", "DELETE", "GET"]) {
    const { status, headers } = await get(method, "/v1/messages");
    assert.deepEqual([status, headers["allow"]], [405, "POST"]);
  }
  const head = await get("HEAD", "/v1/models");
  assert.deepEqual([head.status, head.text], [405, ""]);

  const models = JSON.parse((await get("GET", "/v1/models", "authorization", `Bearer ${key}`)).text);
  assert.deepEqual([models.object, models.data[0].id], ["list", "mock"]);
  const anthropic = await get("GET", "/v1/models", "x-api-key", key, "anthropic-version", "2023-06-01");
  const { data, ...page } = JSON.parse(anthropic.text);
  assert.deepEqual([data[0].type, page], ["model", { has_more: false, first_id: "mock", last_id: "claude" }]);
  const nobody = await get("GET", "/v1/models", "anthropic-version", "2023-06-01");
  assert.equal(JSON.parse(nobody.text).error.type, "authentication_error");
});

const tlsTo = (more: ConnectionOptions): ConnectionOptions => {
  const { hostname, port } = new URL(secured.dataUrl);
  return { host: hostname, port: Number(port), ca: authority.cert, ...more };
};

/** The serial number that the gateway shows now, and the protocol agreed on. */
async function handshake(
  more: ConnectionOptions,
): Promise<{ serial: string; alpn: string | false | null; version: string | null }> {
  const socket = connectTls(tlsTo(more));
  await once(socket, "secureConnect");
  const seen = { serial: socket.getPeerCertificate().serialNumber, alpn: socket.alpnProtocol, version: socket.getProtocol() };
  socket.destroy();
  return seen;
}

test("Over TLS both protocols are on one port, and nothing older than TLS 1.2 is spoken", async () => {
  assert.match(secured.dataUrl, /^https:/);
  assert.equal((await handshake({ ALPNProtocols: ["h2", "http/1.1"] })).alpn, "h2");
  assert.equal((await handshake({ ALPNProtocols: ["http/1.1"] })).alpn, "http/1.1");
  assert.equal((await handshake({ maxVersion: "TLSv1.2" })).version, "TLSv1.2");
  for (const version of ["TLSv1", "TLSv1.1"] as const) {
    await assert.rejects(handshake({ minVersion: version, maxVersion: version, ciphers: "DEFAULT:@SECLEVEL=0" }));
  }
  await assert.rejects(handshake({ ALPNProtocols: ["smtp"] }));

  upstream.behave("answer");
  const session = connectHttp2(secured.dataUrl, { ca: authority.cert });
  assert.equal((await ask(session, chatHeaders(securedKey), hello)).status, 200);
  session.close();
  assert.equal((await over({}, "authorization", `Bearer ${securedKey}`)).status, 200);
  await assert.rejects(fetch(secured.dataUrl.replace("https", "http")), "cleartext");
});

/** A call over a connection of its own, with a client certificate perhaps. */
function over(client: Partial<MadeCertificate>, ...headers: string[]): Promise<Answer> {
  const { cert, key: privateKey } = client;
  const agent = new Agent({ ca: authority.cert, ...(cert !== undefined && { cert, key: privateKey }) });
  const url = `${secured.dataUrl}/v1/chat/completions`;
  return send(url, "POST", ["host", "x", "content-type", "application/json", ...headers], JSON.stringify(hello), { agent });
}

test("New certificates are used for new connections, on SIGHUP, while a stream runs on; bad ones are told of", async () => {
  let say = (_text: string): void => {};
  let finish = (): void => {};
  upstream.behave((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    say = (text) => response.write(frame({ content: text }));
    finish = () => response.end(`${frame({}, "stop")}data: [DONE]\n\n`);
    say(`Once upon a time there was a gateway. ${"It stood. ".repeat(100)}`);
  });
  const session = connectHttp2(secured.dataUrl, { ca: authority.cert });
  const stream = session.request({ ":method": "POST", ...chatHeaders(securedKey) });
  stream.end(JSON.stringify({ ...hello, stream: true }));
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  await once(stream, "data");

  const before = await handshake({});
  put({ cert: server().cert, key: server().key });
  secured.process.kill("SIGHUP");
  const bad = (): boolean => /not usable/.test(secured.output());
  while (!bad()) await once(secured.process.stderr ?? assert.fail(), "data");
  assert.match(secured.output(), /is not the key of the certificate/);
  assert.equal((await handshake({})).serial, before.serial);

  put(server());
  secured.process.kill("SIGHUP");
  while (!/new certificates are in use/.test(secured.output())) await once(secured.process.stderr ?? assert.fail(), "data");
  assert.notEqual((await handshake({})).serial, before.serial);
  say("And they lived.");
  finish();
  await once(stream, "close");
  assert.match(text, /lived\.[^]*\[DONE\]/);
  session.close();
});

test("A client certificate calls as its service account; wrong, unknown and expired ones do not", async () => {
  upstream.behave("answer");
  const client = makeCertificate({ name: "svc", authority });
  const wish = { useCase: "tests", principal: "svc", certificate: client.cert };
  const registered = await make(secured, wish);
  assert.match(registered.fingerprint, /^[0-9a-f]{64}$/);
  assert.ok(Date.parse(registered.expiresAt) <= Date.now() + 3_600_000, "ends with the certificate");

  assert.equal((await over(client)).status, 200);
  const session = connectHttp2(secured.dataUrl, { ca: authority.cert, cert: client.cert, key: client.key });
  const { authorization: _none, ...withoutKey } = chatHeaders("");
  assert.equal((await ask(session, withoutKey, hello)).status, 200);

  assert.equal((await over(client, "x-api-key", securedKey)).status, 200, "with a key of the same service account");
  const { key: others } = await secured.newKey("tests", { principal: "other" });
  assert.equal((await over(client, "x-api-key", others)).status, 401, "with a key of another");
  assert.equal((await over(client, "x-api-key", "wrong")).status, 401);
  assert.equal((await over({})).status, 401);
  assert.equal((await over(makeCertificate({ name: "svc", authority }))).status, 401, "not registered");
  const impostor = makeCertificate({ name: "svc", authority: makeCertificate({ name: "the authority" }) });
  assert.equal((await over(impostor)).status, 401, "of another authority");
  assert.equal((await over(impostor, "x-api-key", securedKey)).status, 401);
  const old = makeCertificate({ name: "svc", authority, notAfter: Date.now() - 1000 });
  assert.equal((await over(old, "x-api-key", securedKey)).status, 401, "expired");
  const refused = await secured.admin("POST", "/api/v1/keys", { ...wish, certificate: old.cert });
  assert.equal(refused.status, 422);
  const another = await secured.admin("POST", "/api/v1/keys", { ...wish, principal: "other" });
  assert.equal(another.status, 409);

  const again = await make(secured, wish);
  await secured.admin("POST", `/api/v1/keys/${registered.id}/revoke`, {});
  assert.equal((await ask(session, withoutKey, hello)).status, 200, "registered twice");
  await secured.admin("POST", `/api/v1/keys/${again.id}/revoke`, {});
  assert.equal((await ask(session, withoutKey, hello)).status, 401, "on an open connection too");
  session.close();
});

test("Where client certificates are required, nobody else gets as far as HTTP, and an expiry ends a connection's calls", async () => {
  const tls = { certFile, keyFile, clientCaFile: join(dir, "clients.pem"), requireClientCertificate: true };
  const strict = await startSallyport({ config: JSON.stringify({ tls }) });
  await strict.apply(...mockWorld(upstream.url));
  const client = makeCertificate({ name: "svc", authority, notAfter: Date.now() + 2000 });
  const { expiresAt } = await make(strict, { useCase: "tests", certificate: client.cert });
  const path = `${strict.dataUrl}/v1/models`;
  const get = (agent: Agent): Promise<Answer> => send(path, "GET", ["host", "x"], "", { agent });
  const agent = new Agent({ ca: authority.cert, cert: client.cert, key: client.key, keepAlive: true });
  assert.equal((await get(agent)).status, 200);
  await assert.rejects(get(new Agent({ ca: authority.cert })));
  const old = makeCertificate({ name: "svc", authority, notAfter: Date.now() - 1000 });
  await assert.rejects(get(new Agent({ ca: authority.cert, cert: old.cert, key: old.key })));
  let answer = await get(agent);
  while (Date.now() < Date.parse(expiresAt)) answer = await get(agent);
  answer = await get(agent);
  assert.equal(answer.status, 401);
  assert.match(answer.text, /credential_(expired|invalid)/);
  agent.destroy();
  assert.equal(await strict.stop(), 0);
});
