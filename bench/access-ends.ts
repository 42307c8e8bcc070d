/**
 * How long it takes until access has ended, after it was taken away: `npm run bench:access-ends [-- --short]`. Against a gateway in a
 * process of its own; for each way the time until a new call is refused, and until a running stream has ended, from the moment at
 * which the change was sent (or, of what ends by itself, from its instant). A table on a terminal, JSON when piped.
 */
import { parseArgs } from "node:util";
import { measureEnding, type Measured } from "../test/adversarial/access-ends/measure.ts";
import { openScene } from "../test/adversarial/access-ends/open-scene.ts";
import { ways } from "../test/adversarial/access-ends/ways.ts";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const times = values.short ? 3 : 20;

interface Spread {
  readonly medianMs: number;
  readonly worstMs: number;
}

function spreadOf(measured: readonly number[]): Spread | undefined {
  const sorted = [...measured].sort((a, b) => a - b);
  const round = (ms: number): number => Math.round(ms * 10) / 10;
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return median === undefined || worst === undefined ? undefined : { medianMs: round(median), worstMs: round(worst) };
}

const scene = await openScene();
const rows: { way: string; newCall: Spread | undefined; stream: Spread | undefined }[] = [];
try {
  for (const way of ways) {
    const measured: Measured[] = [];
    for (let n = 0; n < times; n++) measured.push(await measureEnding(scene, way));
    rows.push({
      way: way.name,
      newCall: spreadOf(measured.map(({ newCallMs }) => newCallMs)),
      stream: spreadOf(measured.flatMap(({ streamMs }) => streamMs ?? [])),
    });
    process.stderr.write(`${way.name}: measured ${times} times\n`);
  }
} finally {
  await scene.close();
}

if (process.stdout.isTTY) {
  const cells = (spread: Spread | undefined): string[] =>
    spread === undefined ? ["", ""] : [spread.medianMs.toFixed(1), spread.worstMs.toFixed(1)];
  console.log(
    `| what is taken away (${times} times each) | new call: median ms | worst ms | running stream: median ms | worst ms |`,
  );
  console.log("|---|---:|---:|---:|---:|");
  for (const { way, newCall, stream } of rows) console.log(`| ${[way, ...cells(newCall), ...cells(stream)].join(" | ")} |`);
} else console.log(JSON.stringify({ times, rows }, null, 2));
