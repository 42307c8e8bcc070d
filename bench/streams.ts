import { join } from "node:path";
import { atRate, quantile, saturate, type Load, type Measured } from "./load.ts";
import { cpuMicros, firstLine, residentMiB, startPinned } from "./processes.ts";

/** The first word of every stream of bench/stream-upstream.ts, as it stands in the chunk that says it. */
const firstToken = '"content":"The';

export interface StreamFigures {
  /** CPU time of the gateway for each chunk that is inspected and passed on, microseconds. */
  readonly cpuMicrosPerChunk: { readonly proxy: number; readonly sallyport: number };
  /** Until the first token, milliseconds, at a gentle rate. */
  readonly firstToken: {
    readonly perSecond: number;
    readonly direct: number;
    readonly proxy: number;
    readonly sallyport: number;
  };
  readonly concurrent: { readonly streams: number; readonly peakMiB: number; readonly chunks: number };
  readonly failed: number;
}

export interface StreamTargets {
  readonly direct: string;
  readonly proxy: string;
  readonly sallyport: string;
  /** What the gateway is called with. */
  readonly key: string;
  readonly model: string;
}

/** Starts an upstream that streams so many chunks at this pace, and gives what calls it: see `through`. */
export interface StreamBench {
  /** @param through gives the addresses under which an upstream is reached: as it is, by the proxy, and by the gateway */
  readonly through: (upstream: string) => Promise<StreamTargets>;
  readonly prompts: Load["prompts"];
  readonly pids: { readonly proxy: () => number; readonly sallyport: number };
  readonly short: boolean;
  readonly note: (text: string) => void;
}

/** Chunks one by one, first tokens, and many streams at once: each against an upstream of its own pace. */
export async function measureStreams(bench: StreamBench): Promise<StreamFigures> {
  const { note, short } = bench;
  let failed = 0;
  const counted = (run: Measured): Measured => {
    failed += run.failed;
    return run;
  };
  const target = async (chunks: number, paceMs: number): Promise<{ targets: StreamTargets; stop: () => void }> => {
    const upstream = startPinned(1, [join(import.meta.dirname, "stream-upstream.ts"), String(chunks), String(paceMs)]);
    const targets = await bench.through(await firstLine(upstream));
    return { targets, stop: () => void upstream.kill("SIGKILL") };
  };
  const { prompts } = bench;

  note("CPU time of a chunk");
  const chunks = 300;
  const paced = await target(chunks, 4);
  const loadOf = ({ key, model }: StreamTargets, url: string): Load => ({ url, key, model, prompts, stream: true, firstToken });
  const perChunk = async (url: string, pid: number): Promise<number> => {
    const load = loadOf(paced.targets, url);
    const calls = short ? 48 : 160;
    counted(await saturate(load, 16, { calls: 32 }));
    const before = cpuMicros(pid);
    counted(await saturate(load, 16, { calls }));
    return (cpuMicros(pid) - before) / (calls * chunks);
  };
  const cpuMicrosPerChunk = {
    proxy: await perChunk(paced.targets.proxy, bench.pids.proxy()),
    sallyport: await perChunk(paced.targets.sallyport, bench.pids.sallyport),
  };
  paced.stop();

  note("time to the first token");
  const perSecond = 50;
  const gentle = await target(20, 20);
  const p50 = async (url: string): Promise<number> =>
    quantile(counted(await atRate(loadOf(gentle.targets, url), perSecond, short ? 4 : 15)).latencies, 0.5);
  await p50(gentle.targets.sallyport);
  const { direct, proxy, sallyport } = gentle.targets;
  const token = { perSecond, direct: await p50(direct), proxy: await p50(proxy), sallyport: await p50(sallyport) };
  gentle.stop();

  const streams = 1000;
  note(`${streams} streams at once`);
  const slow = await target(40, 250);
  let peakMiB = 0;
  const watching = setInterval(() => (peakMiB = Math.max(peakMiB, residentMiB(bench.pids.sallyport))), 100);
  counted(await saturate(loadOf(slow.targets, slow.targets.sallyport), streams, { calls: short ? streams : streams * 3 }));
  clearInterval(watching);
  slow.stop();
  return { cpuMicrosPerChunk, firstToken: token, concurrent: { streams, peakMiB, chunks: 40 }, failed };
}
