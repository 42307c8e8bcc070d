/**
 * How far the scanner agrees with Checkov's own fixtures: `npm run measure:agreement -- DIR [--check ID]…`, where DIR is a checkout of
 * Checkov. For every check that a rule names, its tests say which resources of its examples pass and which fail; the rule is asked of them.
 *
 * Where the fixture itself leaves a value open, such as a variable without default, UNKNOWN is the right answer and counts neither way;
 * everywhere else it is a difference. Besides, every folder of DIR with templates is scanned with all rules: how quick that is, and that
 * nothing fails. DIR may be a checkout without tests of Checkov: then that alone is measured. A table on a terminal, JSON when piped. Exit
 * code 1 below 97 % or where a scan failed, 2 on wrong usage.
 */
import { parseArgs, styleText } from "node:util";
import { allRules } from "../src/scanner/rules/all-rules.ts";
import { printable } from "../src/cli/output.ts";
import { shortFixture } from "./measure-agreement/compare-check.ts";
import { type Agreement, measureAgreement, percentOf } from "./measure-agreement/measure.ts";
import { measureScans, type Scans } from "./measure-agreement/measure-scans.ts";

const leastPercent = 97;
const { values, positionals } = parseArgs({ options: { check: { type: "string", multiple: true } }, allowPositionals: true });
const [checkout, ...rest] = positionals;
if (checkout === undefined || rest.length > 0) {
  process.stderr.write("usage: npm run measure:agreement -- DIR [--check ID]…, where DIR is a checkout of Checkov\n");
  process.exit(2);
}
const chosen = values.check;
const rules = allRules.filter((rule) => chosen === undefined || chosen.some((id) => rule.also?.checkov?.includes(id)));
const agreement = await measureAgreement(checkout, rules);
const scans = await measureScans(checkout, rules);
process.stdout.write(
  process.stdout.isTTY ? table(agreement) + lines(scans) : `${JSON.stringify({ ...agreement, scans }, undefined, 2)}\n`,
);
if (agreement.percent < leastPercent || scans.failures.length > 0) process.exitCode = 1;

function lines({ folders, files, seconds, filesPerSecond, slowest, failures }: Scans): string {
  return [
    `${folders} folders with ${files} files scanned in ${seconds} s: ${filesPerSecond} files/s; the slowest took ${slowest.ms} ms (${printable(slowest.folder)})`,
    ...failures.map((one) => styleText("red", printable(one))),
    "",
  ].join("\n");
}

function table({ checks, withoutFixtures, differences, ...total }: Agreement): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string => styleText(style, text);
  const line = (name: string, row: Pick<Agreement, "agrees" | "differs" | "open">, of = ""): string => {
    const text = `${name.padEnd(14)}${row.agrees.toString().padStart(7)}${row.differs.toString().padStart(9)}${row.open.toString().padStart(6)}${percentOf(row).toFixed(1).padStart(8)}  ${of}`;
    return row.differs === 0 ? text : paint("red", text);
  };
  return [
    paint("bold", "CHECK          AGREES  DIFFERS  OPEN       %  RULES"),
    ...checks.map((row) => line(row.check, row, row.rules.join(", "))),
    paint("bold", line("all", total)),
    "",
    ...differences.map((one) =>
      printable(`${one.check} ${one.resource} in ${shortFixture(one)}: ${one.expected} there, ${one.said} here. ${one.why}`),
    ),
    ...(withoutFixtures.length > 0 ? ["", `No fixtures of these are read: ${withoutFixtures.join(", ")}`] : []),
    "",
  ].join("\n");
}
