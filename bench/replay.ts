/**
 * What trying a policy on a long log costs: `npm run bench:replay [-- --records 1000000]`. A log is made by the project's own writer, a
 * gateway is started over it, and `replay --since 7d --policy FILE` is run against it while others call. Measured are how long it takes,
 * the gateway's processor time and memory, and what the calls feel of it. JSON.
 */
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { settings } from "../src/config/config.ts";
import { runInProcess } from "../test/support/run-in-process.ts";
import { type Sallyport, startSallyport } from "../test/support/start-sallyport.ts";
import { cpuMicros, residentMiB } from "./processes.ts";
import { lengthenLog } from "./replay/write-log.ts";

const { values } = parseArgs({ options: { records: { type: "string", default: "1000000" } } });
const records = Number(values.records);
const dataDir = mkdtempSync(join(tmpdir(), "sallyport-replay-"));

/** A rule by name, and one by class: what differs from person to person is decided for each of them. */
const policy = `kind: Policy
name: tried
spec:
  cedar: |
    @id("tried-name") forbid (principal == Principal::"person-13@campus.example", action == Action::"CallModel", resource);
    @id("tried-class") forbid (principal, action == Action::"CallModel", resource) when { context.dataClass > 3 };
`;

/** Calls one after the other until it is stopped; how long each took, milliseconds. */
async function callOn(sallyport: Sallyport, stop: AbortSignal): Promise<readonly number[]> {
  const took: number[] = [];
  while (!stop.aborted) {
    const from = performance.now();
    const answer = await sallyport.chat(sallyport.demoKey, { model: "echo", messages: [{ role: "user", content: "hi" }] });
    await answer.text();
    if (answer.status !== 200) throw new Error(`a call was answered ${answer.status}`);
    took.push(performance.now() - from);
    await setTimeout(100);
  }
  return took;
}

function spreadOf(took: readonly number[]): { readonly median: number; readonly p99: number; readonly worst: number } {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99), worst: at(1) };
}

async function callFor<T>(
  sallyport: Sallyport,
  work: () => Promise<T>,
): Promise<{ callMs: ReturnType<typeof spreadOf>; done: T }> {
  const ending = new AbortController();
  const calling = callOn(sallyport, ending.signal);
  const done = await work().finally(() => ending.abort());
  return { callMs: spreadOf(await calling), done };
}

async function measure(sallyport: Sallyport) {
  const pid = sallyport.process.pid ?? 0;
  const before = await callFor(sallyport, () => setTimeout(10_000));
  const memoryMiB = { before: residentMiB(pid), most: 0 };
  const sampling = setInterval(() => (memoryMiB.most = Math.max(memoryMiB.most, residentMiB(pid))), 250);
  const file = join(dataDir, "tried.yaml");
  writeFileSync(file, policy);
  const [from, cpu] = [performance.now(), cpuMicros(pid)];
  const env = { SALLYPORT_ADMIN_URL: sallyport.adminUrl, SALLYPORT_ADMIN_TOKEN: sallyport.adminToken };
  const line = ["replay", "--since", "7d", "--policy", file, "--output", "json"];
  const during = await callFor(sallyport, () => runInProcess(line, { env }));
  const elapsedS = (performance.now() - from) / 1000;
  clearInterval(sampling);
  if (during.done.code !== 0) throw new Error(`replay failed: ${during.done.stderr}`);
  const { decisions, same, allowedToDenied, unknown } = during.done.json as Record<string, number>;
  const cpuS = (cpuMicros(pid) - cpu) / 1e6;
  return {
    decisions,
    same,
    allowedToDenied,
    unknown,
    elapsedS,
    cpuS,
    memoryMiB,
    callMs: { alone: before.callMs, during: during.callMs },
  };
}

try {
  const first = await startSallyport({ dataDir });
  const { demoKey } = first;
  await callFor(first, () => setTimeout(1500));
  await first.stop();
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < records * 4000) throw new Error(`${records} records need more room than ${dataDir} has.`);
  const { logOrigin } = settings.parse({});
  const from = performance.now();
  const size = await lengthenLog(dataDir, logOrigin, records);
  const writeS = (performance.now() - from) / 1000;
  process.stderr.write(`${size} records were written in ${writeS.toFixed(1)} s.\n`);
  const again = performance.now();
  const sallyport = { ...(await startSallyport({ dataDir })), demoKey };
  const startS = (performance.now() - again) / 1000;
  try {
    const figures = { records: size, writeS, startS, ...(await measure(sallyport)) };
    process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
  } finally {
    await sallyport.stop();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
