import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import type { BedrockBehaviour, MockAws } from "../../test/support/mock-bedrock.ts";
import { startMockBedrock } from "../../test/support/mock-bedrock.ts";
import { mockKey, signatureFault } from "../../test/support/verify-signature.ts";
import { createBedrock } from "./bedrock.ts";
import { createEgressGuard } from "./check-egress.ts";
import { type HttpOut, type HttpRequest, openHttp } from "./open-http.ts";
import type { DeploymentTarget, NotSent, Provider, ProviderAnswer, ProviderCall } from "./provider.ts";

const directory = mkdtempSync(join(tmpdir(), "sallyport-aws-"));
const credentialsFile = join(directory, "credentials");
process.env["AWS_SHARED_CREDENTIALS_FILE"] = credentialsFile;
process.env["AWS_CONFIG_FILE"] = join(directory, "config");
process.env["AWS_EC2_METADATA_DISABLED"] = "true";
for (const name of ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]) delete process.env[name];

const writeProfile = (key: typeof mockKey): void =>
  writeFileSync(
    credentialsFile,
    `[lab]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n${
      key.sessionToken === undefined ? "" : `aws_session_token = ${key.sessionToken}\n`
    }`,
  );

let clock = Date.now();
let upstream: MockAws<BedrockBehaviour>;
let http: HttpOut;
let provider: Provider;
before(async () => {
  upstream = await startMockBedrock({ bearerTokens: ["token-1"], keys: [mockKey] });
  http = openHttp({ egress: createEgressGuard(), now: Date.now });
});
beforeEach(() => {
  writeProfile(mockKey);
  upstream.behave("answer");
  upstream.requests.length = 0;
  upstream.keys.splice(0, upstream.keys.length, mockKey);
  clock = Date.now();
  provider = createBedrock(http, () => clock);
});
after(async () => {
  await http.close();
  await upstream.close();
  rmSync(directory, { recursive: true });
});

const timeouts = { connectMs: 300, firstByteMs: 300, idleMs: 300, totalMs: 5000 };
const aws = { region: "eu-central-1", profile: "lab" };
const guardrail = { identifier: "gr1", version: "3" };
const target = (more: Partial<DeploymentTarget> = {}): DeploymentTarget => ({
  name: "claude",
  provider: "bedrock",
  baseUrl: upstream.url,
  network: "private",
  timeouts,
  aws,
  ...more,
});
const callOf = (call: Partial<ProviderCall> = {}): ProviderCall => ({
  dialect: "bedrock-converse",
  model: "anthropic.claude-v1:0",
  body: JSON.stringify({ messages: [{ role: "user", content: [{ text: "hällo" }] }] }),
  stream: false,
  signal: new AbortController().signal,
  ...call,
});
const send = (call: Partial<ProviderCall> = {}, more: Partial<DeploymentTarget> = {}): Promise<ProviderAnswer | NotSent> =>
  provider.send(target(more), callOf(call));
const status = async (sending: Promise<ProviderAnswer | NotSent>): Promise<number> => {
  const sent = await sending;
  if ("notSent" in sent) throw sent.notSent;
  await sent.readAll(100_000);
  return sent.status;
};

test("each operation has its path, and a signature that holds", async () => {
  const arn = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0";
  assert.equal(await status(send()), 200);
  assert.equal(await status(send({ stream: true, model: arn })), 200);
  assert.equal(await status(send({ dialect: "bedrock-invoke", model: "a (b)*'!" })), 200);
  assert.equal(await status(send({ dialect: "bedrock-invoke", stream: true })), 200);
  assert.deepEqual(
    upstream.requests.map(({ path }) => path),
    [
      "/model/anthropic.claude-v1%3A0/converse",
      "/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Ainference-profile%2Feu.amazon.nova-lite-v1%3A0/converse-stream",
      "/model/a%20%28b%29%2A%27%21/invoke",
      "/model/anthropic.claude-v1%3A0/invoke-with-response-stream",
    ],
  );
  assert.match(
    upstream.requests[0]?.headers.authorization ?? "",
    /\/eu-central-1\/bedrock\/aws4_request, SignedHeaders=content-type;host;/,
  );
});

test("temporary credentials bring their session token, under the signature", async () => {
  const key = { ...mockKey, sessionToken: "session-token" };
  upstream.keys.splice(0, 1, key);
  writeProfile(key);
  assert.equal(await status(send()), 200);
  assert.match(upstream.requests[0]?.headers.authorization ?? "", /x-amz-security-token/);
});

test("a signature made with another key is refused, and the profile is read anew for the next call, not at each", async () => {
  const next = { accessKeyId: "AKIDNEXT", secretAccessKey: "next-secret" };
  assert.equal(await status(send()), 200);
  upstream.keys.splice(0, 1, next);
  writeProfile(next);
  assert.equal(await status(send()), 403, "within seconds of the last reading");
  clock += 6000;
  assert.equal(await status(send()), 403);
  assert.equal(await status(send()), 200);
});

test("a profile that is rotated is used after some minutes, before anything is refused", async () => {
  const next = { accessKeyId: "AKIDNEXT", secretAccessKey: "next-secret" };
  assert.equal(await status(send()), 200);
  upstream.keys.push(next);
  writeProfile(next);
  const used = (): boolean => upstream.requests.at(-1)?.headers.authorization?.includes(next.accessKeyId) === true;
  // The signature's date is of this clock too, and may be five minutes off.
  provider = createBedrock(http, () => clock);
  clock -= 240_000;
  assert.equal(await status(send()), 200);
  clock += 301_000;
  for (let count = 0; count < 50 && !used(); count++) assert.equal(await status(send()), 200);
  assert.ok(used());
});

test("without credentials nothing is sent, and the reason tells none of them", async () => {
  const sent = await send({}, { aws: { ...aws, profile: "absent" } });
  assert.ok("notSent" in sent);
  assert.equal(sent.notSent.code, "upstream_unavailable");
  assert.equal(upstream.requests.length, 0);
});

test("an API key of the deployment goes as a bearer token, and nothing is signed", async () => {
  assert.equal(await status(send({}, { credential: () => "token-1" })), 200);
  assert.equal(upstream.requests[0]?.headers.authorization, "Bearer token-1");
  assert.equal(upstream.requests[0]?.headers["x-amz-date"], undefined);
  let refused = 0;
  assert.equal(await status(send({}, { credential: async () => "token-2", credentialRefused: () => refused++ })), 403);
  assert.equal(refused, 1);
});

test("the deployment's guardrail is on each call, in place of any other [request-cannot-weaken]", async () => {
  const guarded = { aws: { ...aws, guardrail } };
  const config = { guardrailIdentifier: "gr1", guardrailVersion: "3" };
  const weaker = JSON.stringify({ guardrailConfig: { guardrailIdentifier: "weak" }, messages: [], extra: "ä" });
  assert.equal(await status(send({ body: weaker }, guarded)), 200);
  assert.equal(await status(send({ body: weaker, stream: true }, guarded)), 200);
  assert.equal(await status(send({ dialect: "bedrock-invoke" }, guarded)), 200);
  const [whole, streamed, invoked] = upstream.requests;
  assert.deepEqual(whole?.body, { guardrailConfig: config, messages: [], extra: "ä" });
  assert.deepEqual(streamed?.body.guardrailConfig, { ...config, streamProcessingMode: "sync" });
  assert.equal(invoked?.headers["x-amzn-bedrock-guardrailidentifier"], "gr1");
  assert.equal(invoked?.headers["x-amzn-bedrock-guardrailversion"], "3");
  assert.deepEqual(invoked?.body, JSON.parse(callOf().body));
});

test("the caller's checked headers go along under the signature, and none that names a guardrail, a trace or a credential", async () => {
  const name = "x-amzn-bedrock-performanceconfig-latency";
  assert.equal(await status(send({ dialect: "bedrock-invoke", headers: { [name]: "optimized" } })), 200);
  assert.equal(upstream.requests[0]?.headers[name], "optimized");
  for (const stray of ["x-amzn-bedrock-guardrailidentifier", "x-amzn-bedrock-trace", "authorization", "x-amz-date", "host"]) {
    const sent = await send({ headers: { [stray]: "x" } });
    assert.ok("notSent" in sent, stray);
  }
  assert.equal(upstream.requests.length, 1);
});

test("a base URL with a path of its own is signed with it", async () => {
  assert.equal(await status(send({}, { baseUrl: `${upstream.url}/vpce` })), 404);
  const [request] = upstream.requests;
  assert.equal(request?.path, "/vpce/model/anthropic.claude-v1%3A0/converse");
  assert.equal(await signatureFault(request, "bedrock", [mockKey]), undefined);
});

test("without a base URL the region's own is called", async () => {
  const called: HttpRequest[] = [];
  const recording: HttpOut = {
    ...http,
    async send(_target, request) {
      called.push(request);
      throw new Error("Not sent anywhere.");
    },
  };
  const { baseUrl: _, ...regional } = target();
  for (const region of ["us-east-1", "cn-north-1"]) {
    await assert.rejects(createBedrock(recording, Date.now).send({ ...regional, aws: { ...aws, region } }, callOf()));
  }
  assert.deepEqual(
    called.map(({ baseUrl }) => baseUrl),
    ["https://bedrock-runtime.us-east-1.amazonaws.com", "https://bedrock-runtime.cn-north-1.amazonaws.com.cn"],
  );
});
