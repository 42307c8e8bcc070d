export interface Timed {
  readonly p50Us: number;
  readonly p99Us: number;
  /** Of the whole process, its thread pool included, a run. */
  readonly cpuUs: number;
  /** Of the thread that serves calls, a run. */
  readonly mainUs: number;
}

/** One after another: a waiting run is timed until it is done. What is measured must be as varied as in earnest. */
export async function timeEach<Item>(items: readonly Item[], run: (item: Item) => unknown): Promise<Timed> {
  const times: number[] = [];
  const before = process.cpuUsage();
  const beforeHere = process.threadCpuUsage();
  for (const item of items) {
    const started = performance.now();
    const result = run(item);
    if (result instanceof Promise) await result;
    times.push(performance.now() - started);
  }
  const here = process.threadCpuUsage(beforeHere);
  const cpu = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const quantile = (q: number): number => (times[Math.floor(q * (times.length - 1))] ?? 0) * 1000;
  return {
    p50Us: quantile(0.5),
    p99Us: quantile(0.99),
    cpuUs: (cpu.user + cpu.system) / items.length,
    mainUs: (here.user + here.system) / items.length,
  };
}
