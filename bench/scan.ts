/**
 * How quick a scan is: `npm run bench:scan [-- --short]`. Templates of some 30 resources, a third of them in YAML, are read from a disk,
 * every rule is asked, and SARIF is written. A table on a terminal, JSON when piped. Exit code 1 below 50 templates a second.
 */
import { parseArgs } from "node:util";
import { measureScan } from "./scan/measure-scan.ts";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const figures = await measureScan(values.short ? 60 : 1000);
if (process.stdout.isTTY) {
  for (const [name, value] of Object.entries(figures)) {
    const text = Array.isArray(value)
      ? value.map(([id, ms]) => `${id} ${Number(ms).toFixed(0)} ms`).join(", ")
      : Number(value).toFixed(1);
    process.stdout.write(`${name.padEnd(20)}${text}\n`);
  }
} else process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
if (figures.templatesPerSecond < 50) process.exitCode = 1;
