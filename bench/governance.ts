/**
 * What 5,000 use cases with 50,000 approvals cost, half of them through gates and in production: `npm run bench:governance [-- --short]`.
 * Measured are compiling all of it, one statement and one version more, what it takes of memory, and, over HTTP, the time from a signature
 * that is withdrawn until a call is refused. A table on a terminal, JSON when piped. The short form, with its bounds, is a test.
 */
import { parseArgs } from "node:util";
import { measureGovernance } from "./governance/measure-governance.ts";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const figures = await (values.short
  ? measureGovernance({ useCases: 500, approvals: 5000 }, 5, true)
  : measureGovernance({ useCases: 5000, approvals: 50_000 }, 20, true));
if (process.stdout.isTTY) {
  for (const [name, value] of Object.entries(figures)) {
    const text =
      typeof value === "number"
        ? value.toFixed(1)
        : `median ${value?.median.toFixed(1) ?? ""}, worst ${value?.worst.toFixed(1) ?? ""}`;
    process.stdout.write(`${name.padEnd(20)}${text.padStart(32)}\n`);
  }
} else process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
