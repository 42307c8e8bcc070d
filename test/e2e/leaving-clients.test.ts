import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { request as requestHttp, type ServerResponse } from "node:http";
import { connect, constants, type ClientHttp2Session } from "node:http2";
import type { Readable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { apiForms, apiOf, chatApis, type ChatApi } from "../support/api-forms.ts";
import { followLog, type FollowedLog } from "../support/follow-log.ts";
import { deployment, guardrail, model, useCase } from "../support/manifests.ts";
import { sendJson, startMockServer, type MockServer } from "../support/mock-server.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

const drainMs = 1500;
/** The kernel takes the answer in pieces of some MB, so that a slow reader is heard of about once a second. */
const slowClientMs = 4000;

let stub: MockServer<"by-prompt">;
let sallyport: Sallyport;
let log: FollowedLog;
let key: string;
interface Given {
  readonly response: ServerResponse;
  /** Bytes that it was rid of, or has in its own buffer. */
  written: number;
  /** Lets it end, where it waits for that. */
  finish(): void;
}
/** What the stub answered, by the mark that the caller set in its prompt. */
const given = new Map<string, Given>();
const arrivals = new EventEmitter();
const pieces = ["Hello there, ", "you all. "];
const large = "all is well ".repeat(1300);
const poured = 64_000_000;

async function pour(entry: Given, piece: string | Uint8Array): Promise<void> {
  const { response } = entry;
  while (entry.written < poured && !response.destroyed) {
    entry.written += piece.length;
    if (response.write(piece)) continue;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        response.off("drain", go).off("close", go);
        resolve();
      };
      response.on("drain", go).on("close", go);
    });
  }
}

before(async () => {
  stub = await startMockServer({
    behaviours: {
      "by-prompt": async ({ path, body, text }, response) => {
        const { api, stream } = apiOf(path, body);
        const form = apiForms[api];
        const [, mark = "", then] = /mark:(\w+) do:(\w+)/.exec(text) ?? [];
        let finish = (): void => {};
        const finished = new Promise<void>((resolve) => (finish = resolve));
        const entry: Given = { response, written: 0, finish: () => finish() };
        given.set(mark, entry);
        arrivals.emit(mark);
        if (!stream) {
          await finished;
          return sendJson(response, form.whole("Hello."));
        }
        response.writeHead(200, { "content-type": form.framing.contentType });
        for (const piece of form.opening(pieces)) response.write(piece);
        if (then === "pour") await pour(entry, form.opening([large]).at(-1) ?? "");
        if (then === "finish") await finished;
        if (then === "stall") return;
        for (const piece of form.closing(pieces)) response.write(piece);
        response.end();
      },
    },
    behaviour: "by-prompt",
  });
  sallyport = await startSallyport({
    env: { BEDROCK_KEY: "bedrock" },
    config: JSON.stringify({ drainMs, slowClientMs, drainBytes: 100_000 }),
  });
  log = followLog(sallyport);
  const kinds: Readonly<Record<string, [string, object]>> = {
    openai: ["/v1", { provider: "openai-compatible" }],
    anthropic: ["", { provider: "anthropic" }],
    bedrock: ["", { provider: "bedrock", credential: { env: "BEDROCK_KEY" }, aws: { region: "eu-central-1" } }],
  };
  await sallyport.apply(
    ...Object.entries(kinds).flatMap(([name, [path, spec]]) => [model(name), deployment(name, name, stub.url + path, spec)]),
    guardrail("test-guardrail"),
    useCase("tests", Object.keys(kinds)),
  );
  ({ key } = await sallyport.newKey("tests"));
});
after(async () => {
  await sallyport.stop();
  await stub.close();
});

/** A caller that has got the head of its answer. */
interface Caller {
  readonly headers: Headers;
  readonly body: Readable;
  leave(): void;
}
type Transport = "HTTP/1.1" | "h2c";

let marks = 0;
const sessions: ClientHttp2Session[] = [];
after(() => {
  for (const session of sessions) session.destroy();
});

async function call(api: ChatApi, transport: Transport, then: string, stream = true): Promise<{ caller: Caller; entry: Given }> {
  const mark = `m${marks++}`;
  const name = api.startsWith("openai") ? "openai" : api.startsWith("anthropic") ? "anthropic" : "bedrock";
  const { path, body } = apiForms[api].request(name, `Please mark:${mark} do:${then} this`, stream);
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const caller = await (transport === "h2c" ? callHttp2 : callHttp1)(path, headers, JSON.stringify(body));
  const entry = given.get(mark);
  assert.ok(entry, "the call came to the upstream");
  return { caller, entry };
}

function callHttp1(path: string, headers: Record<string, string>, body: string): Promise<Caller> {
  return new Promise((resolve, reject) => {
    const request = requestHttp(sallyport.dataUrl + path, { method: "POST", headers, agent: false });
    request.on("error", reject);
    request.on("response", (response) => {
      const got = new Headers(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
      // What it loses by leaving is no news.
      response.on("error", () => {});
      resolve({ headers: got, body: response, leave: () => request.destroy() });
    });
    request.end(body);
  });
}

function callHttp2(path: string, headers: Record<string, string>, body: string): Promise<Caller> {
  return new Promise((resolve, reject) => {
    const session = connect(sallyport.dataUrl);
    sessions.push(session);
    session.on("error", reject);
    const stream = session.request({ ":method": "POST", ":path": path, ...headers });
    stream.on("error", reject);
    stream.on("response", (got) => {
      const fields = Object.entries(got).filter(([name]) => !name.startsWith(":"));
      const leave = (): void => stream.close(constants.NGHTTP2_CANCEL);
      resolve({ headers: new Headers(fields.map(([name, value]) => [name, String(value)])), body: stream, leave });
    });
    stream.end(body);
  });
}

/** The gateway has heard of what was done before: whatever comes over another connection, it reads later. */
async function heardOf(): Promise<void> {
  for (let count = 0; count < 2; count++) await (await fetch(`${sallyport.dataUrl}/livez`)).text();
}

/** The upstream's answer is over, whoever ended it. */
async function ended({ response }: Given): Promise<void> {
  if (!response.closed) await once(response, "close");
}

const ways = chatApis.flatMap((api) => (["HTTP/1.1", "h2c"] as const).map((transport) => ({ api, transport })));

describe("A client that leaves in mid-stream", { concurrency: 12, timeout: 30_000 }, () => {
  for (const { api, transport } of ways) {
    it(`pays what the model made, where the answer of ${api} soon ends (${transport})`, async () => {
      const { caller, entry } = await call(api, transport, "finish");
      caller.leave();
      await heardOf();
      entry.finish();
      const { outcome } = await log.callOf(caller);
      assert.equal(outcome["status"], "client-left");
      assert.deepEqual([outcome["inputTokens"], outcome["outputTokens"], outcome["usage"]], [12, 7, "reported"]);
      assert.ok(entry.response.writableFinished, "the upstream was heard to its end");
    });

    it(`has its upstream of ${api} aborted after ${drainMs} ms of silence, and pays (${transport})`, async () => {
      const { caller, entry } = await call(api, transport, "stall");
      const leftAt = performance.now();
      caller.leave();
      await ended(entry);
      const tookMs = performance.now() - leftAt;
      assert.ok(tookMs >= drainMs - 50, `aborted after ${tookMs} ms`);
      const { outcome } = await log.callOf(caller);
      assert.equal(outcome["status"], "client-left");
      assert.ok(outcome["inputTokens"] > 0);
    });

    it(`has an upstream of ${api} that pours aborted after so many bytes, and pays for what came (${transport})`, async () => {
      const { caller, entry } = await call(api, transport, "pour");
      caller.leave();
      await ended(entry);
      assert.ok(entry.written < poured / 2, `${entry.written} bytes`);
      const { outcome } = await log.callOf(caller);
      assert.equal(outcome["status"], "client-left");
      assert.ok(outcome["outputTokens"] > 0);
    });
  }

  /** Two calls over one connection, each with the head of its answer. */
  const callTwice = async (session: ClientHttp2Session, names: readonly [string, string]) => {
    sessions.push(session);
    const ask = async (mark: string) => {
      const { path, body } = apiForms["openai-chat"].request("openai", `Please mark:${mark} do:finish this`, true);
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      const stream = session.request({ ":method": "POST", ":path": path, ...headers });
      stream.on("error", () => {});
      stream.end(JSON.stringify(body));
      const [head] = await once(stream, "response");
      return { stream, headers: new Headers({ "x-sallyport-audit": String(head["x-sallyport-audit"]) }) };
    };
    return Promise.all([ask(names[0]), ask(names[1])]);
  };

  it("takes nobody along: other streams of its connection go on", async () => {
    const [leaving, staying] = await callTwice(connect(sallyport.dataUrl), ["leaving", "staying"]);
    leaving.stream.close(constants.NGHTTP2_CANCEL);
    await heardOf();
    for (const mark of ["leaving", "staying"]) given.get(mark)?.finish();
    let text = "";
    for await (const chunk of staying.stream) text += String(chunk);
    assert.match(text, /data: \[DONE\]\n\n$/);
    const ends = await Promise.all([leaving, staying].map((answer) => log.callOf(answer)));
    assert.deepEqual(
      ends.map(({ outcome }) => outcome["status"]),
      ["client-left", "completed"],
    );
  });

  it("by cutting its connection leaves all of its calls", async () => {
    const session = connect(sallyport.dataUrl);
    const both = await callTwice(session, ["cut1", "cut2"]);
    session.destroy();
    await heardOf();
    for (const mark of ["cut1", "cut2"]) given.get(mark)?.finish();
    for (const answer of both) assert.equal((await log.callOf(answer)).outcome["status"], "client-left");
  });
});

describe("A client that leaves before its whole answer is there", { concurrency: 12, timeout: 30_000 }, () => {
  for (const api of chatApis) {
    it(`pays for it, in ${api}`, async () => {
      const mark = `m${marks++}`;
      const name = api.startsWith("openai") ? "openai" : api.startsWith("anthropic") ? "anthropic" : "bedrock";
      const { path, body } = apiForms[api].request(name, `Please mark:${mark} do:finish this`, false);
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      const request = requestHttp(sallyport.dataUrl + path, { method: "POST", headers, agent: false });
      request.on("error", () => {});
      request.end(JSON.stringify(body));
      await once(arrivals, mark);
      request.destroy();
      await heardOf();
      given.get(mark)?.finish();
      const outcome = await log.outcomeWhere(
        ({ admission, outcome: end }) => admission["dialect"] === api && !admission["stream"] && end["status"] === "client-left",
      );
      assert.deepEqual([outcome["inputTokens"], outcome["outputTokens"], outcome["usage"]], [12, 7, "reported"]);
    });
  }
});

/** Resident memory of the gateway, bytes; 0 where the system does not tell. */
function memory(): number {
  const file = `/proc/${sallyport.process.pid}/status`;
  if (!existsSync(file)) return 0;
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(file, "utf8"))?.[1] ?? 0) * 1024;
}

/** Waits until the upstream has not been rid of anything for a while. */
async function stalls(entry: Given): Promise<void> {
  for (let before = -1; before !== entry.written;) {
    before = entry.written;
    await delay(300);
  }
}

describe("A client that reads slowly", { concurrency: 2, timeout: 60_000 }, () => {
  for (const { api, transport } of [
    { api: "openai-chat", transport: "HTTP/1.1" },
    { api: "bedrock-converse", transport: "h2c" },
  ] as const) {
    it(`holds its upstream back, and the gateway's memory stays as it was (${api}, ${transport})`, async () => {
      const before = memory();
      let most = before;
      let read = 0;
      const { caller, entry } = await call(api, transport, "pour");
      const startedAt = performance.now();
      for await (const chunk of caller.body) {
        read += (chunk as Buffer).length;
        most = Math.max(most, memory());
        if (performance.now() - startedAt > 1.25 * slowClientMs) break;
        await delay(10);
      }
      assert.ok(!entry.response.closed, "whoever reads is not cut off, however slowly");
      assert.ok(entry.written < read + 16_000_000, `${entry.written} bytes written, ${read} read`);
      assert.ok(most - before < 64_000_000, `${(most - before) / 1e6} MB more`);
      caller.leave();
      await ended(entry);
      assert.equal((await log.callOf(caller)).outcome["status"], "client-left");
    });
  }
});

describe("A client that does not read", { concurrency: 4, timeout: 60_000 }, () => {
  for (const { api, transport } of [
    { api: "openai-chat", transport: "HTTP/1.1" },
    { api: "openai-chat", transport: "h2c" },
    { api: "bedrock-converse", transport: "h2c" },
    { api: "anthropic-messages", transport: "HTTP/1.1" },
  ] as const) {
    it(`stalls its upstream, is cut off after ${slowClientMs} ms, and pays (${api}, ${transport})`, async () => {
      const { caller, entry } = await call(api, transport, "pour");
      await stalls(entry);
      assert.ok(entry.written > large.length && !entry.response.closed, "it pours, and is held back");
      assert.ok(entry.written < poured / 2, `${entry.written} bytes`);
      await ended(entry);
      const { outcome } = await log.callOf(caller);
      assert.equal(outcome["status"], "client-left");
      assert.ok(outcome["outputTokens"] > 0);
      // What it had been sent it may still read; the end is missing.
      caller.body.resume();
      if (!caller.body.closed) await new Promise((resolve) => caller.body.once("close", resolve));
      // Nothing that anybody could take for a whole answer.
      if ("rstCode" in caller.body) assert.equal(caller.body.rstCode, constants.NGHTTP2_CANCEL);
      else assert.ok(!caller.body.readableEnded);
    });
  }
});
