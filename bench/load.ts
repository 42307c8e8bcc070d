import { Pool } from "undici";

export interface Load {
  readonly url: string;
  readonly key: string;
  readonly model: string;
  readonly prompts: readonly string[];
  readonly stream?: boolean;
  /** Of streams: what stands in the chunk that counts as the first; any chunk when absent. */
  readonly firstToken?: string;
}

export interface Measured {
  readonly calls: number;
  readonly failed: number;
  readonly seconds: number;
  /** Milliseconds, ascending. To the end of the answer, or to its first byte for streams. */
  readonly latencies: Float64Array;
}

/** As many calls as so many connections can make, for so long or so many. */
export async function saturate(
  load: Load,
  connections: number,
  until: { readonly seconds?: number; readonly calls?: number },
): Promise<Measured> {
  return measured(load, connections, async (one) => {
    const end = performance.now() + (until.seconds ?? Number.POSITIVE_INFINITY) * 1000;
    let left = until.calls ?? Number.POSITIVE_INFINITY;
    const worker = async (): Promise<void> => {
      while (performance.now() < end && left-- > 0) await one();
    };
    await Promise.all(Array.from({ length: connections }, worker));
  });
}

/**
 * Calls at a steady rate, however long each takes, so that a slow answer does not slow the questions (no coordinated
 * omission): latencies count from when a call was due.
 */
export async function atRate(load: Load, perSecond: number, seconds: number): Promise<Measured> {
  return measured(load, 256, async (one) => {
    const start = performance.now();
    const total = Math.floor(perSecond * seconds);
    const running: Promise<void>[] = [];
    for (let sent = 0; sent < total;) {
      const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1);
      for (; sent < due; sent++) running.push(one(start + (sent / perSecond) * 1000));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(running);
  });
}

async function measured(
  load: Load,
  connections: number,
  run: (one: (due?: number) => Promise<void>) => Promise<void>,
): Promise<Measured> {
  const { origin, pathname } = new URL(load.url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${load.key}`, "content-type": "application/json" };
  const bodies = load.prompts.map((content) =>
    JSON.stringify({
      model: load.model,
      max_tokens: 100,
      messages: [{ role: "user", content }],
      ...(load.stream && { stream: true }),
    }),
  );
  const latencies: number[] = [];
  let failed = 0;
  let next = 0;
  const one = (due = performance.now()): Promise<void> =>
    new Promise((resolve) => {
      const body = bodies[next++ % bodies.length] ?? "";
      let first = 0;
      let ok = false;
      pool.dispatch(
        { path: `${pathname}/chat/completions`, method: "POST", headers, body },
        {
          onRequestStart: () => {},
          onResponseStart: (_controller, status) => void (ok = status === 200),
          onResponseData: (_controller, chunk) => {
            if (first === 0 && (load.firstToken === undefined || chunk.includes(load.firstToken))) first = performance.now();
          },
          onResponseEnd: () => {
            latencies.push((load.stream ? first : performance.now()) - due);
            if (!ok) failed++;
            resolve();
          },
          onResponseError: () => {
            failed++;
            resolve();
          },
        },
      );
    });
  const start = performance.now();
  await run(one);
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return { calls: latencies.length, failed, seconds, latencies: Float64Array.from(latencies).sort() };
}

export function quantile(sorted: Float64Array, q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
