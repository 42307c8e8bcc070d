import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { apiForms, apiOf, chatApis, eventsOf, textOfAnswer, textOfEvents, type ChatApi } from "../support/api-forms.ts";
import { followLog, type FollowedLog } from "../support/follow-log.ts";
import { deployment, guardrail, model, useCase } from "../support/manifests.ts";
import { sendAndCut, sendJson, sendPieces, startMockServer, type MockServer, type Respond } from "../support/mock-server.ts";
import { readStreamError } from "../support/read-error.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

let stub: MockServer<"by-deployment">;
let sallyport: Sallyport;
let log: FollowedLog;
let key: string;
let narrowKey: string;
/** What each deployment does, by its name; it stands first in the path. */
const behaviours = new Map<string, Respond>();
const nameOf = (path: string): string => path.split("/")[1] ?? "";

const pieces = ["Good ", "day ", "to you."];
const answers: Respond = ({ path, body }, response) => {
  const { api, stream } = apiOf(path, body);
  const form = apiForms[api];
  if (!stream) return sendJson(response, form.whole(pieces.join("")));
  return sendPieces(response, form.framing.contentType, [...form.opening(pieces), ...form.closing(pieces)]);
};
const fails =
  (status: number, headers: Record<string, string> = {}): Respond =>
  ({ path, body }, response) =>
    sendJson(response, apiForms[apiOf(path, body).api].failure, headers, status);
/** Does these in turn, and the last of them from then on. */
const inTurn = (...turns: readonly Respond[]): Respond => {
  let next = 0;
  return (request, response) => turns[Math.min(next++, turns.length - 1)]?.(request, response);
};

before(async () => {
  stub = await startMockServer({
    behaviours: { "by-deployment": (request, response) => (behaviours.get(nameOf(request.path)) ?? answers)(request, response) },
    behaviour: "by-deployment",
  });
  sallyport = await startSallyport();
  log = followLog(sallyport);
  const place = (name: string, of: string, spec: object = {}): object =>
    deployment(name, of, `${stub.url}/${name}/v1`, { retry: { attempts: 1 }, ...spec });
  const patient = { retry: { attempts: 3, baseMs: 20, maxMs: 3000 } };
  const models = ["retried", "ordered", "weighted", "quickest", "stepped", "broken", "kept", "opened", "mixed", "spare"];
  await sallyport.apply(
    model("retried"),
    place("again", "retried", patient),
    model("ordered"),
    place("one", "ordered", { priority: 1 }),
    place("two", "ordered", { priority: 2 }),
    model("weighted", { routing: "weighted" }),
    place("heavy", "weighted", { weight: 3 }),
    place("light", "weighted", { weight: 1 }),
    model("quickest", { routing: "least-latency" }),
    place("slow", "quickest"),
    place("swift", "quickest"),
    model("stepped", { fallbacks: ["spare"] }),
    place("step", "stepped"),
    model("spare"),
    place("rest", "spare"),
    model("broken"),
    place("fragile", "broken", { priority: 1, breaker: { failures: 2, openMs: 1000 } }),
    place("steady", "broken", { priority: 2 }),
    model("kept"),
    place("inside", "kept", { priority: 1 }),
    place("outside", "kept", { priority: 2, network: "public" }),
    model("opened"),
    place("outer", "opened", { priority: 1, network: "public" }),
    place("inner", "opened", { priority: 2 }),
    model("mixed"),
    place("claude", "mixed", { provider: "anthropic", priority: 1 }),
    place("chat", "mixed", { apis: ["chat-completions"], priority: 2 }),
    guardrail("test-guardrail"),
    useCase("tests", models),
    useCase("narrow", ["stepped"]),
  );
  ({ key } = await sallyport.newKey("tests"));
  ({ key: narrowKey } = await sallyport.newKey("narrow"));
});
after(async () => {
  await sallyport.stop();
  await stub.close();
});

function call(name: string, api: ChatApi = "openai-chat", stream = false, bearer = key): Promise<Response> {
  const { path, body } = apiForms[api].request(name, "Good day.", stream);
  return fetch(sallyport.dataUrl + path, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
const askedOf = (name: string): number => stub.requests.filter(({ path }) => nameOf(path) === name).length;

test("What an upstream refuses for now is tried again, after the time that it asks for", async () => {
  const asked: number[] = [];
  const turns = inTurn(fails(429, { "retry-after": "1" }), fails(503), answers);
  behaviours.set("again", (request, response) => {
    asked.push(performance.now());
    return turns(request, response);
  });
  const answer = await call("retried");
  assert.equal(answer.status, 200);
  const [first = 0, second = 0] = asked;
  assert.equal(asked.length, 3);
  assert.ok(second - first >= 990, `tried again after ${second - first} ms`);
  const { outcome } = await log.callOf(answer);
  assert.equal(outcome["status"], "completed");
  assert.deepEqual(outcome["attempts"], [
    { deployment: "again", failure: "429" },
    { deployment: "again", failure: "503" },
  ]);
});

test("Tries end: by their number, by a wait that is too long, and at once where the request itself is refused", async () => {
  const tries = async (behaviour: Respond): Promise<[number, number, string | null]> => {
    behaviours.set("again", behaviour);
    const before = askedOf("again");
    const { status, headers } = await call("retried");
    return [askedOf("again") - before, status, headers.get("retry-after")];
  };
  assert.deepEqual(await tries(fails(500)), [3, 502, null]);
  behaviours.set("again", answers);
  assert.equal((await call("retried")).status, 200);
  assert.deepEqual(await tries(fails(429, { "retry-after": "60" })), [1, 502, "60"]);
  assert.deepEqual(await tries(fails(400)), [1, 424, null]);
  assert.deepEqual(await tries(fails(401)), [1, 424, null]);
});

test("What the model may have acted on is sent nowhere again", async () => {
  const cut: Respond = (_request, response) => sendAndCut(response, "application/json", ['{"id":']);
  for (const behaviour of [(_: unknown, response: ServerResponse): void => void response.destroy(), cut]) {
    behaviours.set("one", behaviour);
    const before = [askedOf("one"), askedOf("two")];
    const answer = await call("ordered");
    assert.equal(answer.status, 502);
    assert.deepEqual([askedOf("one"), askedOf("two")], [(before[0] ?? 0) + 1, before[1]]);
    assert.ok((await log.callOf(answer)).outcome["inputTokens"] > 0);
  }
});

test("The next deployment by priority takes over, and the log names both", async () => {
  behaviours.set("one", fails(503));
  const answer = await call("ordered");
  assert.equal(answer.status, 200);
  const { admission, outcome } = await log.callOf(answer);
  assert.equal(admission["deployment"], "one");
  assert.deepEqual(admission["alternatives"], ["two"]);
  assert.equal(outcome["deployment"], "two");
  assert.deepEqual(outcome["attempts"], [{ deployment: "one", failure: "503" }]);

  behaviours.set("two", fails(500));
  const failed = await call("ordered");
  assert.equal(failed.status, 502);
  const { outcome: end } = await log.callOf(failed);
  assert.equal(end["status"], "failed");
  assert.deepEqual(
    end["attempts"].map(({ deployment: name, failure }: Record<string, string>) => `${name} ${failure}`),
    ["one 503", "two 500"],
  );
  behaviours.delete("one");
  behaviours.delete("two");
  const direct = await log.callOf(await call("ordered"));
  assert.equal(direct.outcome["deployment"], undefined);
  assert.equal(direct.outcome["attempts"], undefined);
});

test("Nothing is sent again once a byte has reached the client: a broken stream ends with its error", async () => {
  behaviours.set("one", ({ path, body }, response) => {
    const form = apiForms[apiOf(path, body).api];
    return sendAndCut(response, form.framing.contentType, form.opening(pieces));
  });
  const before = askedOf("two");
  const answer = await call("ordered", "openai-chat", true);
  assert.equal(answer.status, 200);
  const events = eventsOf(apiForms["openai-chat"].framing, new Uint8Array(await answer.arrayBuffer()));
  assert.equal(readStreamError("openai-chat", events), "upstream_unavailable");
  assert.equal(askedOf("two"), before);
  behaviours.delete("one");
});

test("Weighted deployments share the calls by weight", async () => {
  await Promise.all(Array.from({ length: 80 }, () => call("weighted")));
  const [heavy, light] = [askedOf("heavy"), askedOf("light")];
  assert.equal(heavy + light, 80);
  assert.ok(light > 0 && heavy > light, `${heavy} to ${light}`);
});

test("The quicker deployment gets the calls, once each has been tried", async () => {
  behaviours.set("slow", async (request, response) => {
    await delay(500);
    return answers(request, response);
  });
  for (let count = 0; count < 8; count++) assert.equal((await call("quickest")).status, 200);
  assert.deepEqual([askedOf("slow"), askedOf("swift")], [1, 7]);
});

test("Another model takes over only where the use case is approved for it too (boundary-kept)", async () => {
  behaviours.set("step", fails(500));
  const answer = await call("stepped");
  assert.equal(answer.status, 200);
  assert.equal(((await answer.json()) as { model: string }).model, "stepped");
  const { admission, outcome } = await log.callOf(answer);
  assert.deepEqual(admission["alternatives"], ["rest"]);
  assert.equal(outcome["deployment"], "rest");

  const before = askedOf("rest");
  const refused = await call("stepped", "openai-chat", false, narrowKey);
  assert.equal(refused.status, 502);
  assert.equal(askedOf("rest"), before);
  assert.equal((await log.callOf(refused)).admission["alternatives"], undefined);
});

test("A call that would go to a private network never falls back to a public one (boundary-kept)", async () => {
  behaviours.set("inside", fails(500));
  const answer = await call("kept");
  assert.equal(answer.status, 502);
  const { admission, outcome } = await log.callOf(answer);
  assert.equal(admission["deployment"], "inside");
  assert.equal(admission["alternatives"], undefined);
  assert.deepEqual(outcome["attempts"], [{ deployment: "inside", failure: "500" }]);
  assert.equal(askedOf("outside"), 0);

  // The other way round it may.
  const other = await call("opened");
  assert.equal(other.status, 200);
  assert.deepEqual((await log.callOf(other)).admission["alternatives"], ["inner"]);
  assert.equal(askedOf("outer"), 0);
});

test("A deployment that fails again and again is left alone; one call tries it, and its success brings the others back", async () => {
  behaviours.set("fragile", fails(500));
  for (let count = 0; count < 2; count++) assert.equal((await call("broken")).status, 200);
  assert.equal(askedOf("fragile"), 2);
  const { admission } = await log.callOf(await call("broken"));
  assert.equal(admission["deployment"], "steady");
  assert.deepEqual(admission["alternatives"], ["fragile"]);
  assert.equal(askedOf("fragile"), 2);

  // Holds its answer back until it is told: what comes meanwhile goes elsewhere.
  let tried: (value: () => unknown) => void = () => {};
  const trial = new Promise<() => unknown>((resolve) => (tried = resolve));
  behaviours.set("fragile", (request, response) => tried(() => answers(request, response)));
  const trials: Promise<Response>[] = [];
  const deadline = Date.now() + 10_000;
  while (askedOf("fragile") < 3 && Date.now() < deadline) {
    const going = call("broken");
    trials.push(going);
    await Promise.race([going, trial]);
  }
  const meanwhile = await Promise.all([call("broken"), call("broken"), call("broken")]);
  assert.deepEqual(
    meanwhile.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(askedOf("fragile"), 3, "one call tries");
  const goOn = await trial;
  behaviours.delete("fragile");
  goOn();
  for (const answer of await Promise.all(trials)) assert.equal(answer.status, 200);
  const served = askedOf("steady");
  assert.equal((await call("broken")).status, 200);
  assert.equal(askedOf("fragile"), 4);
  assert.equal(askedOf("steady"), served);
});

test("With all of a model's deployments out of service, a call is told at once when to come back", async () => {
  behaviours.set("fragile", fails(500));
  behaviours.set("steady", fails(500));
  const before = (): number => askedOf("fragile") + askedOf("steady");
  for (let count = 0; count < 6; count++) assert.equal((await call("broken")).status, 502);
  const asked = before();
  const answer = await call("broken");
  assert.equal(answer.status, 502);
  assert.match(answer.headers.get("retry-after") ?? "", /^([1-9]|10)$/);
  assert.ok(before() - asked <= 1, "only the one whose time is over may be tried");
});

/** What an API's answers have or have not, as the provider has it. */
const optional = ["system_fingerprint", "prompt_tokens_details", "cacheReadInputTokens", "cacheWriteInputTokens"];

for (const api of chatApis) {
  test(`A caller of ${api} gets the same answer from whichever provider takes over, whole and streamed`, async () => {
    const shapeOf = (value: unknown): unknown =>
      typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([name]) => !optional.includes(name))
              .map(([name, member]) => [name, shapeOf(member)]),
          )
        : typeof value;
    const ask = async (): Promise<{ whole: object; text: string; told: string; kinds: string[] }> => {
      const whole = (await (await call("mixed", api)).json()) as object;
      const { framing } = apiForms[api];
      const events = eventsOf(framing, new Uint8Array(await (await call("mixed", api, true)).arrayBuffer()));
      assert.equal(readStreamError(api, events), undefined);
      const kinds = [...new Set(events.map(({ type }) => type))].filter((type) => type !== "ping");
      return { whole, text: textOfAnswer(api, whole), told: textOfEvents(api, events), kinds };
    };
    behaviours.delete("claude");
    const first = await ask();
    behaviours.set("claude", fails(529));
    const asked = askedOf("chat");
    const second = await ask();
    assert.equal(askedOf("chat"), asked + 2);
    assert.equal(second.text, pieces.join(""));
    assert.equal(second.told, pieces.join(""));
    assert.deepEqual([second.text, second.told, second.kinds], [first.text, first.told, first.kinds]);
    // Anthropic's own answer passes as it is, counts of its cache included.
    if (api !== "anthropic-messages") assert.deepEqual(shapeOf(second.whole), shapeOf(first.whole));
  });
}
