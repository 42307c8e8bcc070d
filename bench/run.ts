/**
 * The benchmark of docs/performance.md: one mock upstream, called directly, through a plain proxy, and through Sallyport with
 * every stage on. The gateway has one processor, upstream and load the other. `npm run bench -- --short` takes a minute;
 * without it every figure has more behind it. A table on a terminal, JSON when piped. Linux.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ChildProcess } from "node:child_process";
import { deployment, guardrail, model, useCase } from "../test/support/manifests.ts";
import { atRate, quantile, saturate, type Load, type Measured } from "./load.ts";
import { canPin, cpuMicros, firstLine, residentMiB, startPinned } from "./processes.ts";
import { makePrompts } from "./prompts.ts";
import { measureStreams } from "./streams.ts";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const seconds = values.short ? 4 : 15;
const memoryCalls = values.short ? 10_000 : 100_000;
const streams = 500;
const note = (text: string): void => void process.stderr.write(`bench: ${text}\n`);

const prompts = makePrompts(500, 1024);
const here = import.meta.dirname;
let streamProxy: ChildProcess | undefined;
const upstreamProcess = startPinned(1, [join(here, "upstream.ts")]);
const upstream = await firstLine(upstreamProcess);
const proxyProcess = startPinned(0, [join(here, "plain-proxy.ts"), upstream]);
const proxy = `${await firstLine(proxyProcess)}/v1`;

const dataDir = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
const readyFile = join(dataDir, "ready.json");
const adminToken = "bench-admin-token-0123456789abcdef";
const gateway = startPinned(
  0,
  ["--max-semi-space-size=16", join(here, "..", "src", "main.ts"), "serve", "--ready-file", readyFile],
  {
    SALLYPORT_DATA_DIR: join(dataDir, "data"),
    SALLYPORT_PORT: "0",
    SALLYPORT_ADMIN_PORT: "0",
    SALLYPORT_ADMIN_TOKEN: adminToken,
  },
);
await firstLine(gateway);
const ready = JSON.parse(readFileSync(readyFile, "utf8")) as { dataUrl: string; adminUrl: string };
const admin = async (path: string, body: unknown): Promise<Record<string, string>> => {
  const headers = { authorization: `Bearer ${adminToken}`, "content-type": "application/json" };
  const answer = await fetch(ready.adminUrl + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, string>;
};
// A guardrail with everything on: the prompt-attack model, sensitive information, words, a regex.
await admin("/api/v1/apply", [
  model("mock"),
  deployment("mock-local", "mock", upstream),
  guardrail("test-guardrail", {
    contentPolicy: { filters: [{ type: "PROMPT_ATTACK", inputStrength: "MEDIUM" }] },
    wordPolicy: { words: [{ text: "Project Nightingale" }, { text: "individual salaries" }], managedWordLists: ["PROFANITY"] },
    sensitiveInformationPolicy: {
      piiEntities: ["EMAIL", "PHONE", "IP_ADDRESS", "CREDIT_DEBIT_CARD_NUMBER"].map((type) => ({ type, action: "ANONYMIZE" })),
      regexes: [{ name: "employee-id", pattern: "\\bE\\d{6}\\b", action: "HASH" }],
    },
  }),
  useCase("tests", ["mock"], {
    limits: { requestsPerMinute: 10_000_000, concurrent: 10_000, maxInputTokens: 16_000 },
    budgets: [{ limit: 1e11, unit: "tokens", per: "day" }],
  }),
]);
const { key = "" } = await admin("/api/v1/keys", { useCase: "tests" });

const targets = { direct: upstream, proxy, sallyport: `${ready.dataUrl}/v1` };
const load = (url: string, more: Partial<Load> = {}): Load => ({ url, key, model: "mock", prompts, ...more });
const pids = { proxy: proxyProcess.pid ?? 0, sallyport: gateway.pid ?? 0 };

async function throughput(
  name: "proxy" | "sallyport",
): Promise<{ perSecond: number; cpu: number; perCore: number; failed: number }> {
  await saturate(load(targets[name]), 32, { seconds: values.short ? 2 : 4 });
  const before = cpuMicros(pids[name]);
  const run = await saturate(load(targets[name]), 32, { seconds });
  const cpu = (cpuMicros(pids[name]) - before) / run.calls;
  return { perSecond: run.calls / run.seconds, cpu, perCore: 1e6 / cpu, failed: run.failed };
}

note(`throughput, ${seconds} s each`);
const plain = await throughput("proxy");
const all = await throughput("sallyport");

const half = Math.floor(all.perSecond / 2);
note(`latency at ${half} calls a second`);
const spread = (run: Measured): { p50: number; p99: number; failed: number } => ({
  p50: quantile(run.latencies, 0.5),
  p99: quantile(run.latencies, 0.99),
  failed: run.failed,
});
const latency = {
  direct: spread(await atRate(load(targets.direct), half, seconds)),
  sallyport: spread(await atRate(load(targets.sallyport), half, seconds)),
};

note("time to first byte of a stream");
const streamRate = Math.max(20, Math.floor(half / 8));
const firstByte = {
  direct: spread(await atRate(load(targets.direct, { stream: true }), streamRate, seconds)),
  sallyport: spread(await atRate(load(targets.sallyport, { stream: true }), streamRate, seconds)),
};

note(`memory over ${memoryCalls} calls, and with ${streams} streams`);
const memory = { before: residentMiB(pids.sallyport), after: 0, withStreams: 0 };
await saturate(load(targets.sallyport), 32, { calls: memoryCalls });
memory.after = residentMiB(pids.sallyport);
const watching = setInterval(() => (memory.withStreams = Math.max(memory.withStreams, residentMiB(pids.sallyport))), 50);
await saturate(load(targets.sallyport, { stream: true }), streams, { calls: streams * 10 });
clearInterval(watching);

const figures = await measureStreams({
  through: async (streamUpstream) => {
    const name = `streams-${new URL(streamUpstream).port}`;
    await admin("/api/v1/apply", [
      model(name),
      deployment(name, name, streamUpstream),
      useCase(name, [name], { limits: { concurrent: 10_000 } }),
    ]);
    const { key: streamKey = "" } = await admin("/api/v1/keys", { useCase: name });
    streamProxy?.kill("SIGKILL");
    streamProxy = startPinned(0, [join(here, "plain-proxy.ts"), streamUpstream]);
    return {
      direct: streamUpstream,
      proxy: `${await firstLine(streamProxy)}/v1`,
      sallyport: targets.sallyport,
      key: streamKey,
      model: name,
    };
  },
  prompts,
  pids: { proxy: () => streamProxy?.pid ?? 0, sallyport: pids.sallyport },
  short: values.short,
  note,
});

const result = {
  machine: { processors: cpus().length, model: cpus()[0]?.model, node: process.version, pinned: canPin() },
  throughput: { proxy: plain, sallyport: all, cpuRatio: all.cpu / plain.cpu },
  halfLoad: {
    perSecond: half,
    ...latency,
    addedP50: latency.sallyport.p50 - latency.direct.p50,
    addedP99: latency.sallyport.p99 - latency.direct.p99,
  },
  firstByte: { perSecond: streamRate, ...firstByte, addedP50: firstByte.sallyport.p50 - firstByte.direct.p50 },
  memoryMiB: memory,
  streams: { ...figures, addedFirstTokenMs: figures.firstToken.sallyport - figures.firstToken.direct },
};
if (process.stdout.isTTY) print();
else process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
for (const child of [gateway, proxyProcess, streamProxy, upstreamProcess]) child?.kill("SIGKILL");
rmSync(dataDir, { recursive: true, force: true });
process.exit(all.failed + latency.sallyport.failed + firstByte.sallyport.failed + figures.failed > 0 ? 1 : 0);

function print(): void {
  const rows: [string, string, string, string][] = [
    ["", "direct", "plain proxy", "sallyport"],
    ["requests/s", "", plain.perSecond.toFixed(0), all.perSecond.toFixed(0)],
    ["CPU µs a call", "", plain.cpu.toFixed(0), all.cpu.toFixed(0)],
    ["requests/s per core", "", plain.perCore.toFixed(0), all.perCore.toFixed(0)],
    [`p50 ms at ${half}/s`, latency.direct.p50.toFixed(2), "", latency.sallyport.p50.toFixed(2)],
    [`p99 ms at ${half}/s`, latency.direct.p99.toFixed(2), "", latency.sallyport.p99.toFixed(2)],
    [`first byte p50 ms at ${streamRate}/s`, firstByte.direct.p50.toFixed(2), "", firstByte.sallyport.p50.toFixed(2)],
    [`memory MiB, ${memoryCalls} calls`, "", "", `${memory.before.toFixed(0)} → ${memory.after.toFixed(0)}`],
    [`memory MiB, ${streams} streams`, "", "", memory.withStreams.toFixed(0)],
    ["CPU µs a chunk", "", figures.cpuMicrosPerChunk.proxy.toFixed(1), figures.cpuMicrosPerChunk.sallyport.toFixed(1)],
    [
      `first token p50 ms at ${figures.firstToken.perSecond}/s`,
      figures.firstToken.direct.toFixed(2),
      figures.firstToken.proxy.toFixed(2),
      figures.firstToken.sallyport.toFixed(2),
    ],
    [`memory MiB, ${figures.concurrent.streams} paced streams`, "", "", figures.concurrent.peakMiB.toFixed(0)],
  ];
  for (const [what, ...cells] of rows)
    process.stdout.write(`${what.padEnd(34)}${cells.map((cell) => cell.padStart(14)).join("")}\n`);
}
