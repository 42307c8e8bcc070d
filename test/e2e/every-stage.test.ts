import assert from "node:assert/strict";
import { request as requestHttp } from "node:http";
import { after, before, test } from "node:test";
import { dataRoutes } from "../../src/http/data-plane.ts";
import { deployment, model, useCase } from "../support/manifests.ts";
import { eventsIn, spell } from "./every-surface/spell.ts";
import { each, quiet, respond, wayOf, type Way } from "./every-surface/walk.ts";
import { nameOf, ownWays, translatedWays } from "./every-surface/ways.ts";
import { allModels, openWorld, type World } from "./every-surface/world.ts";

/** One pipeline serves every API: each stage is met on each route, whole and streamed, in each form of its bodies. */
const ways = Object.fromEntries(ownWays.map((way) => [nameOf(way), way]));
/** These and the ways on which APIs are translated. */
const allWays = { ...ways, ...Object.fromEntries(translatedWays.map((way) => [nameOf(way), way])) };
const names = Object.keys(ways);
const streamed = Object.fromEntries(Object.entries(allWays).filter(([, { stream }]) => stream));

const blockedWords = "Project Nightingale";
const inputRefusal = "This request can't be sent.";
const outputRefusal = "The answer was withheld.";

let world: World;
const keys = new Map<string, string>();
/** Keys by the use cases that are one for each way: `rate-3`. */
const keyOf = (name: string): string => {
  const key = keys.get(name);
  assert.ok(key, name);
  return key;
};
const place = (kind: string, surface: string): string => `${kind}-${names.indexOf(surface)}`;

before(async () => {
  world = await openWorld();
  const { sallyport, stubs } = world;
  const own = (kind: string, spec: object): object[] =>
    names.map((name) => useCase(place(kind, name), allModels, { modalities: [], ...spec }));
  await sallyport.apply(
    model("theirs"),
    deployment("theirs-local", "theirs", stubs.openai.url),
    useCase("others", ["theirs"]),
    useCase("plain", allModels),
    useCase("suspended", allModels),
    useCase("draft", allModels),
    ...own("rate", { limits: { requestsPerMinute: 2 } }),
    ...own("concurrent", { limits: { concurrent: 1 } }),
  );
  const made = [
    "others",
    "plain",
    "suspended",
    "draft",
    ...["rate", "concurrent"].flatMap((kind) => names.map((name) => place(kind, name))),
  ];
  for (const name of made) keys.set(name, (await sallyport.newKey(name)).key);
  for (const [name, to] of Object.entries({ suspended: "SUSPENDED", draft: "DRAFT" })) {
    const { status, body } = await sallyport.admin("POST", `/api/v1/use-cases/${name}/transitions`, { to, reason: "a test" });
    assert.ok(status < 300, JSON.stringify(body));
  }
});
after(() => world.close());

const bodyOf = (way: Way, text?: string): Record<string, unknown> => ({
  ...way.table.around(way.model, way.stream),
  ...quiet(way, text)(""),
});
const ask = (way: Way, { text, key = world.key, headers = {} }: Asked = {}): Promise<Response> =>
  world.post(way.path, bodyOf(way, text), { authorization: `Bearer ${key}`, ...headers });
interface Asked {
  readonly text?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}
const answerPlainly = (way: Way): void => world.stubs[way.upstream.upstream].behave(respond(way.upstream.plain, way, ["x"]));
const arrivals = (): number => Object.values(world.stubs).reduce((sum, { requests }) => sum + requests.length, 0);

const exactly = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

/** An error in the shape of the API that the route speaks. */
async function requireError(way: Way, answer: Response, status: number, code: string): Promise<string> {
  const text = await answer.text();
  assert.equal(answer.status, status, text);
  assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
  const body = JSON.parse(text);
  const { dialect } = way.table;
  if (dialect.startsWith("openai-")) {
    assert.deepEqual(Object.keys(body), ["error"]);
    assert.deepEqual(Object.keys(body.error).sort(), ["code", "message", "param", "type"]);
    assert.match(body.error.code, exactly(code));
  } else if (dialect.startsWith("anthropic-")) {
    assert.equal(body.type, "error");
    assert.match(body.error.type, /_error$|^request_too_large$/);
    assert.match(body.error.code, exactly(code));
    assert.match(answer.headers.get("request-id") ?? "", /^req_/);
  } else {
    assert.match(answer.headers.get("x-amzn-errortype") ?? "", /^[A-Z]\w+$/);
    assert.ok((dialect.startsWith("sagemaker-") ? body.Message : body.message).length > 10);
    assert.match(body.code, exactly(code));
  }
  const retryable = status >= 500 || (status === 429 && code !== "budget_exhausted");
  assert.equal(answer.headers.get("x-should-retry"), retryable ? null : "false");
  return text;
}

/** The same, and nothing was sent anywhere. */
async function requireRefused(way: Way, asked: Asked, status: number, code: string): Promise<string> {
  const seen = arrivals();
  const text = await requireError(way, await ask(way, asked), status, code);
  assert.equal(arrivals(), seen, "it was sent");
  return text;
}

test("Every route that takes a credential refuses none, a wrong one and one that has expired, in its API's own shape", async () => {
  const { key: expired } = await world.sallyport.newKey("tests", { expiresInDays: 1e-9 });
  await each(ways, async (way) => {
    const seen = arrivals();
    const bare = await fetch(world.sallyport.dataUrl + way.path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(bodyOf(way)),
    });
    await requireError(way, bare, 401, "credential_missing");
    assert.equal(arrivals(), seen);
    await requireRefused(
      way,
      { key: `${world.key.slice(0, -1)}${world.key.endsWith("A") ? "B" : "A"}` },
      401,
      "credential_invalid",
    );
    await requireRefused(way, { key: world.sallyport.adminToken }, 401, "credential_invalid");
    // Once nobody could use it any more it may be forgotten.
    await requireRefused(way, { key: expired }, 401, "credential_(expired|invalid)");
  });
});

test("No other route than those of health answers without a credential", async () => {
  for (const { method, path, credential } of dataRoutes) {
    const answer = await fetch(world.sallyport.dataUrl + path.replace(/\{\w+\}/g, "x"), { method });
    await answer.arrayBuffer();
    assert.equal(answer.status, credential ? 401 : 200, `${method} ${path}`);
  }
});

test("No route serves a use case that is suspended, not approved, or another's (no-cross-tenant)", () =>
  each(ways, async (way) => {
    await requireRefused(way, { key: keyOf("suspended") }, 403, "use_case_suspended");
    await requireRefused(way, { key: keyOf("draft") }, 403, "use_case_not_approved");
    await requireRefused(way, { headers: { "x-sallyport-use-case": "others" } }, 403, "use_case_not_permitted");
    await requireRefused(way, { headers: { "x-sallyport-use-case": "nobodys" } }, 403, "use_case_not_permitted");
  }));

test("A pulled Andon cord stops every route", async () => {
  const andon = (action: string): Promise<unknown> =>
    world.sallyport.admin("POST", `/api/v1/andon/${action}`, { scope: "all", reason: "a drill" });
  await andon("pull");
  try {
    await each(ways, async (way) => {
      await requireRefused(way, {}, 403, "andon_stopped");
    });
  } finally {
    await andon("release");
  }
});

test("On every route a model that does not exist and one of another use case answer the same (no-cross-tenant)", () =>
  each(ways, async (way) => {
    const told = async (name: string): Promise<string> => {
      const other = wayOf(pathOf(way), way.table, way.stream, way.upstream, name);
      return (await requireRefused(other, {}, 404, "model_not_found")).replaceAll(name, "NAME").replace(/req_[\w-]+/g, "");
    };
    assert.equal(await told("theirs"), await told("nobodys"));
  }));

test("Every route refuses a class of data above its use case's", () =>
  each(ways, async (way) => {
    await requireRefused(way, { headers: { "x-sallyport-data-class": "restricted" } }, 403, "data_class_exceeded");
  }));

test("The rate limit of a use case holds on every route, whatever comes at once", () =>
  each(ways, async (way, name) => {
    answerPlainly(way);
    const seen = arrivals();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(way, { key: keyOf(place("rate", name)) })));
    assert.equal(answers.filter(({ status }) => status === 200).length, 2);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      assert.match(answer.headers.get("retry-after") ?? "", /^\d+$/);
      await requireError(way, answer, 429, "rate_limited");
    }
    assert.equal(arrivals(), seen + 2);
  }));

/** So many calls at once, of which those that are sent are answered once all others are. */
async function askAtOnce(way: Way, key: string, count: number): Promise<Response[]> {
  const gate = Promise.withResolvers<void>();
  let settled = 0;
  const settle = (): void => {
    if (++settled === count) gate.resolve();
  };
  world.stubs[way.upstream.upstream].behave(async (request: any, response: any) => {
    settle();
    await gate.promise;
    await respond(way.upstream.plain, way, ["x"])(request, response);
  });
  return Promise.all(
    Array.from({ length: count }, async () => {
      const answer = await ask(way, { key });
      if (answer.status !== 200) settle();
      return answer;
    }),
  );
}

test("The limit on concurrent calls holds on every route", () =>
  each(ways, async (way, name) => {
    const answers = await askAtOnce(way, keyOf(place("concurrent", name)), 4);
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      await requireError(way, answer, 429, "concurrency_exceeded");
    for (const answer of answers) if (!answer.bodyUsed) await answer.arrayBuffer();
  }));

test("A budget of tokens is not overspent on any route, by calls at once or one after another (never-overspent)", async () => {
  const limits = new Map<string, number>();
  const measured = new Map<string, Response>();
  await each(ways, async (way, name) => {
    answerPlainly(way);
    const answer = await ask(way);
    await answer.arrayBuffer();
    measured.set(name, answer);
  });
  for (const [name, answer] of measured) {
    const { admission } = await world.log.callOf(answer);
    assert.ok(admission["reservedTokens"] > 0, `${name}: nothing was reserved`);
    limits.set(name, Math.floor(admission["reservedTokens"] * 2.5));
  }
  await world.sallyport.apply(
    ...names.map((name) =>
      useCase(place("budget", name), allModels, { budgets: [{ limit: limits.get(name), unit: "tokens", per: "month" }] }),
    ),
  );
  const spent = new Map<string, number>();
  await each(ways, async (way, name) => {
    const { key } = await world.sallyport.newKey(place("budget", name));
    const answers = await askAtOnce(way, key, 5);
    const served = answers.filter(({ status }) => status === 200);
    assert.equal(served.length, 2);
    for (const answer of served) {
      await answer.arrayBuffer();
      world.expect(answer, (_admission, outcome) => {
        const now = (spent.get(name) ?? 0) + outcome["inputTokens"] + outcome["outputTokens"];
        assert.ok(now <= (limits.get(name) ?? 0), name);
        spent.set(name, now);
      });
    }
    for (const answer of answers.filter(({ status }) => status !== 200)) await requireError(way, answer, 429, "budget_exhausted");
  });
});

/** How each API says that a guardrail stepped in; the others answer with an error. */
const refusals: Readonly<Record<string, RegExp>> = {
  "openai-chat": /"content_filter"/,
  "openai-responses": /"content_filter"/,
  "anthropic-messages": /"refusal"/,
  "bedrock-converse": /"guardrail_intervened"/,
  "bedrock-invoke": /"INTERVENED"/,
  "sagemaker-invocations": /"content_filter"|"generated_text"/,
};
const refusalOf = ({ table }: Way): RegExp | undefined => (/embed/.test(table.model) ? undefined : refusals[table.dialect]);

/** What was received, out of its frames and chunks: as JSON, and as its strings put together. */
async function hear(way: Way, answer: Response): Promise<{ text: string; spelt: string }> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isStream = way.stream && !(answer.headers.get("content-type") ?? "").startsWith("application/json");
  const documents = isStream
    ? eventsIn(bytes, way.table.streamType).map(({ type, data }) => [type, data])
    : [JSON.parse(bytes.toString())];
  const inChunks = documents.map((document) =>
    JSON.stringify(document).replace(/"bytes":"([A-Za-z0-9+/=]+)"/g, (_, base64) => Buffer.from(base64, "base64").toString()),
  );
  return { text: inChunks.join("\n"), spelt: spell(documents) };
}

test("A blocked word in a prompt is refused in every API's own way, and nothing is sent", () =>
  each(allWays, async (way) => {
    const refusal = refusalOf(way);
    if (refusal === undefined) {
      await requireRefused(way, { text: `About ${blockedWords}.` }, 400, "guardrail_blocked");
      return;
    }
    const seen = arrivals();
    const answer = await ask(way, { text: `About ${blockedWords}.` });
    assert.equal(answer.headers.get("x-sallyport-decision"), "blocked");
    const { text } = await hear(way, answer);
    assert.equal(answer.status, 200, text);
    assert.equal(arrivals(), seen, "it was sent");
    assert.ok(text.includes(inputRefusal), text);
    assert.match(text, refusal);
  }));

test("A blocked word in an answer is withheld in every API's own way, in streams too", () =>
  each(allWays, async (way) => {
    const saying = way.upstream.said["assistant"] ?? way.upstream.said["unknown field"];
    if (saying === undefined) return;
    const cuts = way.stream ? [[...`Of ${blockedWords}: no.`], ["Of ", blockedWords, ": no."]] : [[`Of ${blockedWords}: no.`]];
    for (const pieces of cuts) {
      world.stubs[way.upstream.upstream].behave(respond(saying, way, pieces));
      const answer = await ask(way);
      const { text, spelt } = await hear(way, answer);
      assert.doesNotMatch(text + spelt, /Nightingale/);
      const refusal = refusalOf(way);
      assert.equal(answer.status, refusal === undefined ? 400 : 200, text);
      assert.ok(text.includes(outputRefusal), text);
      if (refusal !== undefined) assert.match(text, refusal);
      if (!way.stream) assert.equal(answer.headers.get("x-sallyport-decision"), "blocked");
      world.expect(answer, (_admission, outcome) => assert.equal(outcome["status"], "blocked", way.path));
    }
  }));

test("Every call that is served has one admission and one outcome, with what it used and where, and is counted", async () => {
  await each(allWays, async (way) => {
    answerPlainly(way);
    const answer = await ask(way);
    await answer.arrayBuffer();
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("x-sallyport-use-case"), "tests");
    const expected = { dialect: way.table.dialect, stream: way.stream, model: way.model, deployment: `${way.model}-local` };
    world.expect(answer, (admission, outcome) => {
      const { dialect, stream, model: called, deployment: where, useCase: of, principal } = admission;
      assert.deepEqual({ dialect, stream, model: called, deployment: where }, expected);
      assert.deepEqual({ of, principal }, { of: "tests", principal: "tester" });
      assert.equal(outcome["status"], "completed");
      assert.ok(outcome["inputTokens"] + outcome["outputTokens"] > 0 || dialect === "anthropic-count-tokens", "no usage");
    });
  });
  const { body: metrics } = await world.sallyport.admin("GET", "/metrics");
  for (const dialect of new Set(Object.values(ways).map(({ table }) => table.dialect))) {
    assert.match(
      metrics,
      new RegExp(`sallyport_calls_total\\{dialect="${dialect}",use_case="tests",decision="allowed",[^}]*\\} \\d+`),
    );
  }
});

test("A client that leaves a stream in its middle pays for it, and the log says so, on every route that streams", () =>
  each(streamed, async (way) => {
    const gone = Promise.withResolvers<void>();
    const frames =
      way.upstream.plain.stream?.(["Hello there, how are you all today? ", "Fine, I hope, and well. ", "Bye."]) ?? [];
    world.stubs[way.upstream.upstream].behave(async (_request: any, response: any) => {
      response.writeHead(200, { "content-type": way.upstream.streamType });
      for (const frame of frames.slice(0, -2)) response.write(frame);
      await gone.promise;
      for (const frame of frames.slice(-2)) response.write(frame);
      response.end();
    });
    const leaving = new AbortController();
    const answer = await fetch(world.sallyport.dataUrl + way.path, {
      method: "POST",
      headers: { authorization: `Bearer ${world.key}`, "content-type": "application/json" },
      body: JSON.stringify(bodyOf(way)),
      signal: leaving.signal,
    });
    assert.equal(answer.status, 200);
    const reader = answer.body?.getReader();
    await reader?.read();
    const cut = reader?.read().catch(() => undefined);
    leaving.abort();
    await cut;
    gone.resolve();
    world.expect(answer, (_admission, outcome) => {
      // The answer may have ended before anybody noticed.
      assert.match(outcome["status"], /^(client-left|completed)$/, way.path);
      assert.ok(outcome["inputTokens"] > 0 && outcome["outputTokens"] > 0);
    });
  }));

test("A body that is malformed, over-deep, too large or of another type is refused on every route, and not quoted", () =>
  each(ways, async (way) => {
    const seen = arrivals();
    const key = keyOf("plain");
    const send = (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(world.sallyport.dataUrl + way.path, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
        body: body as string,
      });
    const good = JSON.stringify(bodyOf(way));
    for (const body of [
      "",
      "null",
      "[]",
      '"secret-body"',
      '{"secret-body',
      `${good}secret-body`,
      `{"x":${"[".repeat(5000)}${"]".repeat(5000)},${good.slice(1)}`,
      `{"__proto__":{"secret-body":1},${good.slice(1)}`,
      Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff, 0xfe]), Buffer.from(`",${good.slice(1)}`)]),
    ]) {
      const text = await requireError(way, await send(body), 400, "request_malformed");
      assert.doesNotMatch(text, /secret-body/);
    }
    await requireError(way, await send(good, { "content-type": "text/plain" }), 415, "media_type_not_supported");
    await requireError(
      way,
      await send(good, { "content-type": "multipart/form-data; boundary=x" }),
      415,
      "media_type_not_supported",
    );
    await requireError(way, await send(good, { "content-encoding": "gzip" }), 415, "media_type_not_supported");
    const large = await new Promise<number | undefined>((resolve, reject) => {
      const request = requestHttp(world.sallyport.dataUrl + way.path, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "content-length": 50_000_000 },
      });
      request.on("response", (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on("error", reject);
      request.write("{");
    });
    assert.equal(large, 413);
    assert.equal(arrivals(), seen, "it was sent");
  }));

const switches = {
  "x-amzn-bedrock-guardrailidentifier": "none",
  "x-amzn-bedrock-guardrailversion": "1",
  "x-amzn-bedrock-trace": "DISABLED",
  "x-portkey-config": '{"input_guardrails":[]}',
  "x-portkey-guardrails": "off",
  "x-litellm-disable-guardrails": "true",
  "x-litellm-no-log": "true",
  "x-guardrails": "off",
  "x-sallyport-guardrail": "none",
  "x-sallyport-decision": "allowed",
  "x-sallyport-audit": "off",
  "x-no-log": "1",
  "cf-aig-skip-cache": "true",
  "helicone-moderations-enabled": "false",
};
const address = "ca.na.ry@every-stage.example";

test("Headers and members that switch guards or logs off elsewhere change nothing here (request-cannot-weaken)", () =>
  each(ways, async (way) => {
    const members = {
      guardrails: [],
      guardrail: false,
      disable_guardrails: true,
      disable_global_guardrail: true,
      "no-log": true,
      no_log: true,
      guardrailConfig: { guardrailIdentifier: "none", guardrailVersion: "1" },
      trace: "DISABLED",
      moderation: false,
      store: true,
      cache: { "no-store": true },
      litellm_metadata: { guardrails: [] },
    };
    answerPlainly(way);
    const { requests } = world.stubs[way.upstream.upstream];
    const seen = requests.length;
    const answer = await world.post(way.path, { ...members, ...bodyOf(way, `To ${address}`) }, switches);
    const text = await answer.text();
    if (answer.status === 400) {
      assert.equal(requests.length, seen, "it was sent");
      assert.match(text, /content_not_supported|request_malformed/);
      return;
    }
    assert.equal(answer.status, 200, text);
    assert.equal(answer.headers.get("x-sallyport-decision"), "masked");
    const sent = requests[seen];
    assert.ok(sent);
    assert.doesNotMatch(sent.text, /every-stage/);
    const arrived = JSON.parse(sent.text);
    if (way.table.dialect === "openai-chat" || way.table.dialect === "openai-responses") assert.notEqual(arrived.store, true);
    if (way.table.dialect === "bedrock-converse") {
      assert.equal(arrived.guardrailConfig, undefined);
      assert.equal(arrived.trace, undefined);
    }
    for (const name of Object.keys(switches)) assert.equal((sent.headers as Record<string, string>)[name], undefined, name);
    world.expect(answer, (admission, outcome) => {
      assert.equal(admission["masked"], true);
      assert.equal(outcome["status"], "completed");
    });
  }));

test("Known members in other letters do not slip past: they are refused, or inspected and nothing like the known ones (request-cannot-weaken)", () =>
  each(ways, async (way) => {
    const variants = [
      { Model: "other-model" },
      { MODEL: "other-model" },
      { Stream: !way.stream },
      { MAX_TOKENS: 1_000_000 },
      { Max_Tokens: 1_000_000 },
      { Tools: [{ type: "web_search_20250305", name: "web_search" }] },
      { Mcp_Servers: [{ type: "url", url: "https://mcp.example" }] },
      { Previous_Response_Id: "resp_1" },
      { STORE: true },
      { Messages: [{ role: "user", content: address }] },
      { ſystem: address },
      { toolſ: [{ type: "web_search" }] },
      { GuardrailConfig: { guardrailIdentifier: "none", guardrailVersion: "1" } },
      { N: 100 },
    ];
    answerPlainly(way);
    const { requests } = world.stubs[way.upstream.upstream];
    for (const variant of variants) {
      const seen = requests.length;
      const answer = await world.post(way.path, { ...bodyOf(way), ...variant });
      const text = await answer.text();
      if (answer.status !== 200) {
        assert.equal(answer.status, 400, text);
        assert.equal(requests.length, seen);
        continue;
      }
      const arrived = JSON.parse(requests[seen]?.text ?? "");
      assert.doesNotMatch(JSON.stringify(arrived), /every-stage/);
      const folded = Object.keys(arrived).map((key) => key.toUpperCase().toLowerCase());
      assert.equal(new Set(folded).size, folded.length, `${JSON.stringify(variant)} stands beside what it could be taken for`);
      for (const name of ["Model", "MODEL"]) assert.ok(!(name in arrived), `${name} arrived`);
    }
  }));

test("In the log every admission has exactly one outcome, and each that was expected", async () => {
  await world.checkLog();
  const outcomes = await world.log.outcomes();
  assert.equal(new Set(outcomes.map(({ admission }) => admission)).size, outcomes.length);
});

/** With the parameter back in its place. */
function pathOf({ path, model: name }: Way): string {
  return path.replace(`/${name}/`, "/{id}/");
}
