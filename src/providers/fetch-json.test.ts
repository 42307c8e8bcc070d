import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { makeCertificate } from "../../test/support/make-certificate.ts";
import { startMockIssuer } from "../../test/support/mock-issuer.ts";
import { sendJson, startMockServer, type Respond } from "../../test/support/mock-server.ts";
import { createEgressGuard } from "./check-egress.ts";
import { createFetchJson, type JsonRequest } from "./fetch-json.ts";

const fetchJson = createFetchJson(createEgressGuard());
const ask = (url: string, more: Partial<JsonRequest> = {}) =>
  fetchJson({ url, network: "private", maxBytes: 1000, signal: AbortSignal.timeout(5000), ...more });

async function serve(respond: Respond) {
  return await startMockServer({ behaviours: {}, behaviour: respond });
}

test("A document is fetched with its age, a form is posted, and an error's document is given too", async () => {
  const server = await serve(({ method, path, text, headers }, response) =>
    sendJson(
      response,
      { method, path, text, type: headers["content-type"] ?? "" },
      { "cache-control": "public, max-age=60" },
      path === "/no" ? 400 : 200,
    ),
  );
  assert.deepEqual(await ask(`${server.url}/a?b=c`), {
    status: 200,
    body: { method: "GET", path: "/a?b=c", text: "", type: "" },
    maxAgeSeconds: 60,
  });
  const { status, body } = await ask(`${server.url}/no`, { form: { code: "a b&c=d" }, headers: { authorization: "Basic x" } });
  assert.equal(status, 400);
  assert.deepEqual(body, { method: "POST", path: "/no", text: "code=a+b%26c%3Dd", type: "application/x-www-form-urlencoded" });
  assert.equal(server.requests[1]?.headers.authorization, "Basic x");
  await server.close();
});

test("What must not be stored has no age; redirects are answers", async () => {
  const server = await serve((_, response) => {
    response.writeHead(302, { location: "/other", "cache-control": "no-store, max-age=60" }).end();
  });
  assert.deepEqual(await ask(server.url), { status: 302, body: undefined, maxAgeSeconds: 0 });
  assert.equal(server.requests.length, 1);
  await server.close();
});

test("An answer that is too large, no JSON, nested too deep or late is an error", async () => {
  for (const respond of [
    (_, response) => void response.end(JSON.stringify("x".repeat(999))),
    (_, response) => void response.end("<html>"),
    (_, response) => void response.end(Buffer.from([0x22, 0xff, 0x22])),
    (_, response) => void response.destroy(),
    () => {},
  ] satisfies Respond[]) {
    const server = await serve(respond);
    await assert.rejects(ask(server.url, { signal: AbortSignal.timeout(300) }));
    await server.close();
  }
  const deep = await serve((_, response) => void response.end("[1,".repeat(60_000)));
  await assert.rejects(ask(deep.url, { maxBytes: 1_000_000 }));
  await deep.close();
});

test("Only https is fetched, or http on a private network, and only where the egress guard lets it", async () => {
  const server = await serve((_, response) => sendJson(response, {}));
  for (const [url, network] of [
    [server.url, "public"],
    [server.url.replace("http:", "https:"), "public"],
    [server.url.replace("127.0.0.1", "localhost").replace("http:", "https:"), "public"],
    [server.url.replace("//", "//user:secret@"), "private"],
    ["http://169.254.169.254/latest", "private"],
    ["file:///etc/passwd", "private"],
  ] as const)
    await assert.rejects(ask(url, { network }), url);
  assert.equal(server.connections, 0);
  await server.close();
});

test("A server's certificate must chain to the authority given", async () => {
  const dir = mkdtempSync(join(tmpdir(), "sallyport-fetch-"));
  const authority = makeCertificate({ name: "campus" });
  const stranger = makeCertificate({ name: "stranger" });
  writeFileSync(join(dir, "ca.pem"), authority.cert);
  writeFileSync(join(dir, "stranger.pem"), stranger.cert);
  const issuer = await startMockIssuer({ tls: makeCertificate({ name: "localhost", authority, hosts: ["localhost"] }) });
  assert.equal((await ask(issuer.jwksUri, { caFile: join(dir, "ca.pem") })).status, 200);
  await assert.rejects(ask(issuer.jwksUri, { caFile: join(dir, "stranger.pem") }));
  await assert.rejects(ask(issuer.jwksUri, { caFile: join(dir, "missing.pem") }));
  await assert.rejects(ask(issuer.jwksUri));
  await issuer.close();
  rmSync(dir, { recursive: true });
});
