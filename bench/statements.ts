/**
 * What 50,000 approvals of 5,000 use cases cost: `npm run bench:statements [-- --short]`. Measured are appending them, loading them all at
 * a start, what their case files take of memory, and following one change. A table on a terminal, JSON when piped. The short form, with
 * its bounds, is a test.
 */
import { parseArgs } from "node:util";
import { measureStatements } from "./statements/measure-statements.ts";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const figures = await measureStatements(
  values.short ? { useCases: 1000, approvals: 10, appended: 100 } : { useCases: 5000, approvals: 10, appended: 1000 },
);
if (process.stdout.isTTY) {
  for (const [name, value] of Object.entries(figures)) {
    const text = typeof value === "number" ? value.toFixed(1) : `p50 ${value.p50.toFixed(2)}, p99 ${value.p99.toFixed(2)}`;
    process.stdout.write(`${name.padEnd(20)}${text.padStart(24)}\n`);
  }
} else process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
