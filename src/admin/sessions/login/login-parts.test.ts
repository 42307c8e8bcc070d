import assert from "node:assert/strict";
import { generateKeySync } from "node:crypto";
import { test } from "node:test";
import { minutes } from "../../../core/units.ts";
import type { ProviderEntry } from "../../../governance/access.ts";
import { identityProviderSchema } from "../../../governance/schemas/identity-provider.ts";
import type { FetchJson } from "../../../identity/oidc/fetch-json.ts";
import { exchangeCode } from "./exchange-code.ts";
import { createFlowBook, type LoginFlow } from "./keep-flows.ts";
import { readClientSecret } from "./read-client-secret.ts";
import { createIssuerMetadata, type IssuerMetadata } from "./read-issuer-metadata.ts";
import { requireLocalPath } from "./return-path.ts";

const start = Date.parse("2026-11-01T08:00:00Z");
const issuer = "https://login.campus.example";
type Asked = Parameters<FetchJson>[0];

function provider(spec: object = {}): ProviderEntry {
  return {
    name: "campus",
    digest: "sha256:00",
    spec: identityProviderSchema.parse({ issuer, login: { clientId: "it's:ours" }, ...spec }),
  };
}

const document = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  authorization_response_iss_parameter_supported: true,
};

const flow: LoginFlow = {
  state: "state",
  nonce: "nonce",
  verifier: "verifier",
  provider: "campus",
  providerDigest: "sha256:00",
  returnTo: "/account",
  begunAt: start,
};

test("A flow comes back once, from its own cookie, with its own state, within ten minutes", () => {
  const key = generateKeySync("aes", { length: 256 });
  const take = (cookie: (sealed: string) => string | undefined, state: string, now: number): LoginFlow | undefined => {
    const book = createFlowBook(key);
    return book.take(cookie(book.seal(flow)), state, now);
  };
  const same = (sealed: string): string => sealed;
  assert.deepEqual(take(same, "state", start + minutes(10) - 1), flow);
  assert.equal(take(same, "state", start + minutes(10)), undefined, "too late");
  assert.equal(take(same, "state", start - 1), undefined, "from the future");
  assert.equal(take(same, "other", start), undefined);
  assert.equal(take(same, "", start), undefined);
  assert.equal(
    take(() => undefined, "state", start),
    undefined,
  );
  assert.equal(
    take((sealed) => `${sealed.slice(0, -2)}AA`, "state", start),
    undefined,
    "damaged",
  );
  assert.equal(
    take(() => createFlowBook(generateKeySync("aes", { length: 256 })).seal(flow), "state", start),
    undefined,
  );
  const book = createFlowBook(key);
  const sealed = book.seal(flow);
  assert.ok(book.take(sealed, "state", start));
  assert.equal(book.take(sealed, "state", start), undefined, "a second time");
});

test("Only what a browser reads as a path of this origin is a place to come back to", () => {
  for (const path of ["/", "/account", "/a/b?c=d&e=%2f#f", "/a//b", "/..//evil.example"])
    assert.equal(requireLocalPath(path), path);
  for (const path of ["", "//x", "/\\x", "/\t/x", "http://x", "javascript:x", "x", "/ ", "/é", "/\u0000", "/a\\b", "/".repeat(2)])
    assert.throws(() => requireLocalPath(path), { code: "request_malformed" }, JSON.stringify(path));
});

test("A discovery document is read once in ten minutes, and again after it could not be had", async () => {
  const answers: (() => Awaited<ReturnType<FetchJson>>)[] = [];
  const asked: Asked[] = [];
  const fetchJson: FetchJson = async (request) => {
    asked.push(request);
    return (answers.shift() ?? (() => ({ status: 200, body: document })))();
  };
  let now = start;
  const read = createIssuerMetadata(fetchJson, () => now);
  answers.push(() => ({ status: 500, body: undefined }));
  await assert.rejects(read(provider()), { code: "identity_unavailable" });
  assert.equal((await read(provider())).authorizationEndpoint, `${issuer}/auth`);
  await read(provider());
  assert.deepEqual(
    asked.map(({ url, network }) => [url, network]),
    Array.from({ length: 2 }, () => [`${issuer}/.well-known/openid-configuration`, "public"]),
  );
  now += minutes(10);
  await read(provider());
  assert.equal(asked.length, 3);
  await read({ ...provider(), digest: "sha256:01" });
  assert.equal(asked.length, 4, "a provider that was changed is read anew");
});

test("A discovery document of another issuer, or with endpoints that may not be used, serves no log-in", async () => {
  const wrong: readonly object[] = [
    { issuer: "https://evil.example" },
    { issuer: `${issuer}/` },
    { authorization_endpoint: "http://login.campus.example/auth" },
    { authorization_endpoint: "javascript:alert(1)" },
    { token_endpoint: undefined },
    { token_endpoint: `${issuer}/token#here` },
    { token_endpoint: "https://user@login.campus.example/token" },
    { end_session_endpoint: "data:text/html,x" },
  ];
  for (const change of wrong) {
    const read = createIssuerMetadata(
      async () => ({ status: 200, body: { ...document, ...change } }),
      () => start,
    );
    await assert.rejects(read(provider()), { code: "identity_unavailable" }, JSON.stringify(change));
  }
});

const metadata: IssuerMetadata = {
  authorizationEndpoint: `${issuer}/auth`,
  tokenEndpoint: `${issuer}/token`,
  endSessionEndpoint: undefined,
  namesItself: true,
  clientAuthentication: "basic",
};
const exchange = {
  code: "code",
  verifier: "verifier",
  redirectUri: "https://here.example/auth/callback/campus",
  clientId: "it's:ours",
};

test("A code is exchanged with the client's secret where the provider wants it, and with PKCE alone by a public client", async () => {
  const ask = async (secret: string | undefined, how: "basic" | "post"): Promise<Asked | undefined> => {
    let seen: Asked | undefined;
    const fetchJson: FetchJson = async (request) => {
      seen = request;
      return { status: 200, body: { id_token: "token" } };
    };
    const asked = { ...exchange, clientSecret: secret };
    assert.equal(await exchangeCode(fetchJson, provider(), { ...metadata, clientAuthentication: how }, asked), "token");
    return seen;
  };
  const basic = await ask("s+cret %", "basic");
  assert.equal(basic?.headers?.["authorization"], `Basic ${Buffer.from("it%27s%3Aours:s%2Bcret+%25").toString("base64")}`);
  assert.deepEqual([basic?.form?.["client_id"], basic?.form?.["client_secret"]], [undefined, undefined]);
  assert.equal(basic?.form?.["code_verifier"], "verifier");
  const post = await ask("s+cret %", "post");
  assert.deepEqual([post?.form?.["client_secret"], post?.headers?.["authorization"]], ["s+cret %", undefined]);
  const open = await ask(undefined, "basic");
  assert.deepEqual(
    [open?.form?.["client_id"], open?.form?.["client_secret"], open?.headers?.["authorization"]],
    ["it's:ours", undefined, undefined],
  );
});

test("What the token endpoint refuses is told apart from what it could not do, and its words go to the log alone", async () => {
  const outcomes: readonly [number, unknown, string][] = [
    [400, { error: "invalid_grant", error_description: "secret words" }, "credential_invalid"],
    [401, { error: "invalid_client" }, "identity_unavailable"],
    [200, { access_token: "no id token" }, "identity_unavailable"],
    [200, "text", "identity_unavailable"],
    [302, undefined, "identity_unavailable"],
  ];
  for (const [status, body, code] of outcomes) {
    const refused = exchangeCode(async () => ({ status, body }), provider(), metadata, { ...exchange, clientSecret: undefined });
    await assert.rejects(refused, (error: Error & { code?: string; detail?: string }) => {
      assert.equal(error.code, code);
      assert.doesNotMatch(`${error.detail ?? ""}${String(error.cause)}`, /secret words/);
      return true;
    });
  }
});

test("A client secret that is not where the manifest says is told by its place", async () => {
  const fromEnv = provider({ login: { clientId: "c", clientSecret: { env: "CONSOLE_SECRET" } } });
  assert.equal(await readClientSecret(fromEnv, { CONSOLE_SECRET: "s" }), "s");
  await assert.rejects(readClientSecret(fromEnv, {}), /CONSOLE_SECRET/);
  await assert.rejects(
    readClientSecret(provider({ login: { clientId: "c", clientSecret: { file: "/nowhere/secret" } } }), {}),
    /its file can't be read/,
  );
  assert.equal(await readClientSecret(provider(), {}), undefined);
});
