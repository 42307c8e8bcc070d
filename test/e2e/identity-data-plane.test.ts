import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { deployment, guardrail, identityProvider, model, roleBinding, serviceAccount, useCase } from "../support/manifests.ts";
import { startMockIssuer, type MockIssuer } from "../support/mock-issuer.ts";
import { startMockUpstream, type MockUpstream } from "../support/mock-upstream.ts";
import { startRealIssuer, type RealIssuer } from "../support/real-issuer.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

const audience = "https://gateway.campus.example";
/** What takes rights away takes effect within, milliseconds; test/adversarial/access-ends.test.ts has all other ways. */
const atOnceMs = 1000;

let campus: RealIssuer;
let github: MockIssuer;
let cluster: MockIssuer;
let upstream: MockUpstream;
let sallyport: Sallyport;
/** Alice's access token of the real provider. */
let alice: string;

const provider = (name: string, issuer: string, spec: object = {}): object =>
  identityProvider(name, issuer, { audiences: [audience], ...spec });

before(async () => {
  [campus, github, cluster, upstream, sallyport] = await Promise.all([
    startRealIssuer(audience),
    startMockIssuer(),
    startMockIssuer(),
    startMockUpstream(),
    startSallyport(),
  ]);
  await sallyport.apply(
    model("mock"),
    deployment("mock-local", "mock", upstream.url),
    guardrail("test-guardrail"),
    useCase("tests", ["mock"]),
    useCase("others", ["mock"]),
    useCase("lab", ["mock"], { environment: "sandbox", guardrail: "test-guardrail" }),
    provider("campus", campus.url),
    provider("github", github.issuer, {
      principal: { claim: "sub", prefix: "github-" },
      required: { repository_owner: "campus" },
      rules: [{ when: { repository: "campus/tutor", ref: "refs/heads/main" }, serviceAccount: "tutor-ci" }],
    }),
    provider("cluster", cluster.issuer, {
      principal: { claim: "sub", prefix: "cluster-" },
      rules: [{ when: { sub: "system:serviceaccount:tutor:web" }, serviceAccount: "tutor-web" }],
    }),
    serviceAccount("tutor-ci"),
    serviceAccount("tutor-web", { useCases: ["tests", "others"] }),
    roleBinding("users", "USER", ["alice"], { useCases: ["tests"] }),
    roleBinding("developers", "DEVELOPER", ["dev"], { useCases: ["tests", "lab"] }),
  );
  ({ accessToken: alice } = await campus.logIn("alice"));
});
after(async () => {
  await sallyport?.stop();
  campus?.close();
  await Promise.all([github, cluster, upstream].map((server) => server?.close()));
});

const prompt = { model: "mock", messages: [{ role: "user" as const, content: "hello" }] };
const openai = (apiKey: string, headers: Record<string, string> = {}): OpenAI =>
  new OpenAI({ baseURL: `${sallyport.dataUrl}/v1`, apiKey, maxRetries: 0, defaultHeaders: headers });
async function ask(token: string, headers: Record<string, string> = {}, body: object = prompt): Promise<string> {
  const answer = await sallyport.chat(token, body, headers);
  const text = await answer.text();
  return answer.status === 200 ? "served" : ((JSON.parse(text) as { error: { code: string } }).error.code ?? text);
}

test("A person calls with a token of their provider through the OpenAI SDK and the Anthropic SDK", async () => {
  const answer = await openai(alice).chat.completions.create(prompt);
  assert.notEqual(answer.choices[0]?.message.content ?? "", "");
  for (const more of [{ authToken: alice }, { apiKey: alice }]) {
    const anthropic = new Anthropic({ baseURL: sallyport.dataUrl, authToken: null, apiKey: null, maxRetries: 0, ...more });
    const message = await anthropic.messages.create({ ...prompt, max_tokens: 100 });
    assert.equal(message.role, "assistant");
  }
  const listed = await openai(alice).models.list();
  assert.deepEqual(
    listed.data.map(({ id }) => id),
    ["mock"],
  );
  assert.ok(upstream.requests.every(({ headers }) => !JSON.stringify(headers).includes(alice)));
});

test("With several use cases one is picked by the header; another's answers like one that is not there (no-cross-tenant)", async () => {
  const { accessToken } = await campus.logIn("bob");
  assert.equal(await ask(accessToken), "use_case_not_permitted");
  await sallyport.apply(roleBinding("bobs", "USER", ["bob"], { useCases: ["tests", "others"] }));
  assert.equal(await ask(accessToken), "use_case_not_permitted");
  assert.equal(await ask(accessToken, { "x-sallyport-use-case": "others" }), "served");
  const said = await Promise.all(
    ["lab", "nowhere"].map(async (name) => {
      const answer = await sallyport.chat(accessToken, prompt, { "x-sallyport-use-case": name });
      return `${answer.status} ${(await answer.text()).replace(/req_[0-9a-f-]+/, "")}`;
    }),
  );
  assert.equal(said[0], said[1]);
});

test("A developer calls what is in the sandbox, and needs the role USER for the rest", async () => {
  const { accessToken } = await campus.logIn("dev");
  assert.equal(await ask(accessToken, { "x-sallyport-use-case": "lab" }), "served");
  assert.equal(await ask(accessToken, { "x-sallyport-use-case": "tests" }), "policy_denied");
});

test("Why a call was denied is told to whoever made it, as JSON and as a page, and to nobody else (no-cross-tenant)", async () => {
  const { accessToken } = await campus.logIn("dev");
  const denied = await sallyport.chat(accessToken, prompt, { "x-sallyport-use-case": "tests" });
  const index = denied.headers.get("x-sallyport-audit");
  assert.match(index ?? "", /^\d+$/);
  await denied.body?.cancel();
  const why = (token: string, at = index, headers: Record<string, string> = {}) =>
    fetch(`${sallyport.dataUrl}/v1/denials/${at}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const told = await why(accessToken);
  assert.equal(told.status, 200, told.status === 200 ? "" : await told.text());
  const explanation = (await told.json()) as Record<string, unknown>;
  assert.equal(explanation["code"], "policy_denied");
  assert.match(JSON.stringify(explanation["why"]), /role USER/);
  const page = await why(accessToken, index, { accept: "text/html,application/xhtml+xml" });
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.match(await page.text(), /<h1>.*<\/h1>[\s\S]*role USER/);
  const others = await Promise.all([why(alice), why(accessToken, "999999"), why(accessToken, "0"), why(accessToken, "x")]);
  const texts = await Promise.all(others.map(async (one) => `${one.status} ${(await one.text()).replace(/req_[0-9a-f-]+/, "")}`));
  assert.equal(new Set(texts).size, 1);
  assert.match(texts[0] ?? "", /^404/);
  assert.equal((await fetch(`${sallyport.dataUrl}/v1/denials/${index}`)).status, 401);
});

test("A token of GitHub Actions is a service account's by its claims, and that of another branch or owner is nobody's", async () => {
  const claims = { aud: audience, sub: "repo:campus/tutor:ref:refs/heads/main", repository_owner: "campus" };
  const main = { ...claims, repository: "campus/tutor", ref: "refs/heads/main" };
  assert.equal(await ask(github.token(main)), "served");
  assert.equal(await ask(github.token({ ...main, ref: "refs/heads/attack" })), "credential_invalid");
  assert.equal(await ask(github.token({ ...main, repository_owner: "campus-evil" })), "credential_invalid");
});

test("A token of a Kubernetes service account picks among the use cases of its service account", async () => {
  const token = cluster.token({
    aud: [audience],
    sub: "system:serviceaccount:tutor:web",
    "kubernetes.io": { namespace: "tutor", serviceaccount: { name: "web" } },
  });
  assert.equal(await ask(token), "use_case_not_permitted");
  assert.equal(await ask(token, { "x-sallyport-use-case": "others" }), "served");
  assert.equal(await ask(token, { "x-sallyport-use-case": "lab" }), "use_case_not_permitted");
});

test("A key in the query, whatever else is sent, is as if nothing had been, and is told where to go", async () => {
  const { key } = await sallyport.newKey("tests");
  for (const name of ["key", "api_key", "access_token"])
    for (const headers of [{}, { authorization: `Bearer ${key}` }]) {
      const answer = await fetch(`${sallyport.dataUrl}/v1/chat/completions?${name}=${key}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(prompt),
      });
      assert.equal(answer.status, 401);
      assert.match(answer.headers.get("www-authenticate") ?? "", /^Bearer/);
      assert.match(await answer.text(), /credential_missing.*|Authorization: Bearer/);
    }
  assert.ok(!sallyport.output().includes(key));
});

/** Opens a stream that the upstream never ends; gives what comes until it is cut. */
async function openStream(token: string): Promise<() => Promise<string>> {
  upstream.behave((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const choices = [{ index: 0, delta: { role: "assistant", content: "Once upon a time there was " }, finish_reason: null }];
    response.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices })}\n\n`);
  });
  const answer = await sallyport.chat(token, { ...prompt, stream: true });
  upstream.behave("answer");
  assert.equal(answer.status, 200);
  const reader = answer.body?.getReader();
  assert.ok(reader);
  await reader.read();
  return async () => {
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text;
      text += Buffer.from(value).toString();
    }
  };
}

test("A provider that changes ends within a second what runs under it as it was, and not what begins then", async () => {
  const ended = (await openStream(alice))();
  const from = performance.now();
  await sallyport.apply(provider("campus", campus.url, { description: "It has changed." }));
  assert.match(await ended, /credential_invalid/);
  assert.ok(performance.now() - from <= atOnceMs);
  // Under the provider as it is now, the token is as good as before.
  assert.equal(await ask(alice), "served");
});
