import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startMockUpstream, type MockUpstream } from "../support/mock-upstream.ts";
import { mockWorld } from "../support/manifests.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

let upstream: MockUpstream;
let sallyport: Sallyport;
let key: string;
before(async () => {
  upstream = await startMockUpstream();
  sallyport = await startSallyport();
  await sallyport.apply(...mockWorld(upstream.url));
  ({ key } = await sallyport.newKey("tests", { principal: "tester" }));
});
after(async () => {
  await sallyport.stop();
  await upstream.close();
});

const call = { model: "mock", messages: [{ role: "user", content: "hello" }] };
const codeOf = async (answer: Response): Promise<string | undefined> =>
  ((await answer.json()) as { error?: { code: string } }).error?.code;
const andon = (action: "pull" | "release", scope: string, more: object = {}) =>
  sallyport.admin("POST", `/api/v1/andon/${action}`, { scope, reason: "a drill", ...more });

for (const scope of ["all", "use-case/tests", "model/mock", "deployment/mock-local", "principal/tester"]) {
  test(`Pulling the Andon cord for ${scope} stops new calls at once, and releasing it serves them again`, async () => {
    assert.equal((await sallyport.chat(key, call)).status, 200);
    const seen = upstream.requests.length;
    assert.equal((await andon("pull", scope)).status, 200);
    const answer = await sallyport.chat(key, call);
    assert.equal(answer.status, 403);
    assert.equal(await codeOf(answer), "andon_stopped");
    assert.equal(upstream.requests.length, seen);
    assert.equal((await andon("release", scope)).status, 200);
    assert.equal((await sallyport.chat(key, call)).status, 200);
  });
}

/** Starts a stream that the upstream keeps open, and gives its reader once the first frame is there. */
async function openStream(): Promise<{ reader: ReadableStreamDefaultReader<Uint8Array>; first: string }> {
  upstream.behave((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(
      'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Once upon a time there was "},"finish_reason":null}]}\n\n',
    );
  });
  const answer = await sallyport.chat(key, { ...call, stream: true });
  assert.equal(answer.status, 200);
  const reader = answer.body?.getReader();
  assert.ok(reader);
  const { value } = await reader.read();
  return { reader, first: Buffer.from(value ?? []).toString() };
}

async function rest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += Buffer.from(value).toString();
  }
}

test("A running stream ends within a second of the cord being pulled, with an error frame and [DONE]", async () => {
  const { reader, first } = await openStream();
  assert.match(first, /Once upon a/);
  const before = performance.now();
  await andon("pull", "use-case/tests");
  const text = await rest(reader);
  assert.ok(performance.now() - before < 1000);
  assert.match(text, /andon_stopped/);
  assert.match(text, /data: \[DONE\]\n\n$/);
  await andon("release", "use-case/tests");
});

test("Revoking a key and suspending a use case end its running streams too", async () => {
  const mine = await sallyport.newKey("tests", { principal: "tester" });
  const theirs = key;
  key = mine.key;
  const { reader } = await openStream();
  key = theirs;
  await sallyport.admin("POST", `/api/v1/keys/${mine.id}/revoke`, {});
  assert.match(await rest(reader), /credential_invalid/);

  const second = await openStream();
  const suspended = await sallyport.admin("POST", "/api/v1/use-cases/tests/transitions", {
    to: "SUSPENDED",
    reason: "a review is due",
  });
  assert.ok(suspended.status < 300, JSON.stringify(suspended.body));
  assert.match(await rest(second.reader), /use_case_suspended/);
  upstream.behave("answer");
  const answer = await sallyport.chat(key, call);
  assert.equal(await codeOf(answer), "use_case_suspended");
  await sallyport.admin("POST", "/api/v1/use-cases/tests/transitions", { to: "PRODUCTION", reason: "the review is done" });
  assert.equal((await sallyport.chat(key, call)).status, 200);
});

test("A use case of a regulated kind goes through the gates: no administrator's word alone lets it be served", async () => {
  const { key: advising } = await sallyport.newKey("student-advising");
  const ask = { model: "echo", messages: [{ role: "user", content: "Which courses fit?" }] };
  assert.equal(await codeOf(await sallyport.chat(advising, ask)), "use_case_not_approved");
  for (const to of ["SANDBOX", "PRODUCTION"]) {
    const path = "/api/v1/use-cases/student-advising/transitions";
    const approved = await sallyport.admin("POST", path, { to, reason: "signed by the registrar" });
    assert.equal(approved.status, 409, JSON.stringify(approved.body));
  }
  assert.equal(await codeOf(await sallyport.chat(advising, ask)), "use_case_not_approved");
});

test("Safe mode serves, but without tools", async () => {
  upstream.behave("answer");
  await andon("pull", "use-case/tests", { safeMode: true });
  assert.equal((await sallyport.chat(key, call)).status, 200);
  const tools = [{ type: "function", function: { name: "look_up", parameters: { type: "object", properties: {} } } }];
  const answer = await sallyport.chat(key, { ...call, tools });
  assert.equal(answer.status, 403);
  assert.equal(await codeOf(answer), "policy_denied");
  const masked = await sallyport.chat(key, { model: "mock", messages: [{ role: "user", content: "mail bob@example.org" }] });
  assert.equal(masked.headers.get("x-sallyport-decision"), "blocked");
  await andon("release", "use-case/tests");
  assert.equal((await sallyport.chat(key, { ...call, tools })).status, 200);
});
