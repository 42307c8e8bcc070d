import type { Severity } from "../scanner/model/rule.ts";
import { countFindings, type ReportedFinding, type ScanReport, severities } from "../scanner/report/scan-report.ts";
import { type Output, printable } from "./output.ts";

const colours = { critical: ["bold", "red"], high: "red", medium: "yellow", low: "cyan" } as const satisfies Record<
  Severity,
  unknown
>;

/** For people: what failed with what to do, grouped by where it was read; what is not known in brief; what passed as a number. */
export function formatScan(output: Output, report: ScanReport, all: boolean): string {
  const groups = Map.groupBy(
    report.findings.filter(({ status }) => status === "FAIL" || (all && status === "PASS")),
    ({ resource, inventory }) => resource?.place.file ?? inventory.target,
  );
  const failures = [...groups].map(([file, found]) =>
    [output.style("bold", printable(file)), ...found.flatMap((one) => describe(output, one))].join("\n"),
  );
  return [...failures, ...unknowns(output, report, all), summary(output, report)].join("\n\n");
}

function describe(output: Output, finding: ReportedFinding): readonly string[] {
  const { rule, status, resource, why, exception } = finding;
  const about =
    resource === undefined
      ? "the account"
      : `${resource.id} ${resource.place.line === undefined ? "" : `line ${resource.place.line}`}`;
  const excepted = exception === undefined ? "" : ` excepted by ${exception}`;
  const isOpen = status === "FAIL" && exception === undefined;
  const mark = isOpen
    ? output.style(colours[rule.severity], `FAIL ${rule.severity}`)
    : output.style(status === "PASS" ? "green" : "yellow", status === "PASS" ? "ok" : `FAIL ${rule.severity}`);
  return [
    `  ${mark}${printable(excepted)}  ${printable(about.trim())}`,
    `    ${printable(rule.title)}: ${printable(why)}`,
    ...(status === "FAIL" ? [`    ${printable(rule.remediation)}`] : []),
    output.style("dim", `    ${rule.id}, ${rule.control}`),
  ];
}

/** What was not told, by why: one template can leave a hundred rules without an answer for the same reason. */
function unknowns(output: Output, { findings }: ScanReport, all: boolean): readonly string[] {
  const found = findings.filter(({ status }) => status === "UNKNOWN");
  if (found.length === 0) return [];
  const reasons = [...Map.groupBy(found, ({ why, resource, inventory }) => `${resource?.id ?? inventory.target}: ${why}`)];
  const shown = all ? reasons : reasons.slice(0, shownReasons);
  const lines = shown.map(([reason, of]) => {
    const [first] = of;
    const rules = of.length === 1 && first !== undefined ? first.rule.id : `${of.length} rules`;
    return `  ${output.style("yellow", "?")} ${printable(reason)} ${output.style("dim", `(${rules})`)}`;
  });
  const more = reasons.length - shown.length;
  return [
    [output.style("bold", "Not known"), ...lines, ...(more > 0 ? [`  and ${more} more: --all shows them`] : [])].join("\n"),
  ];
}

const shownReasons = 20;

function summary(output: Output, report: ScanReport): string {
  const { failed, excepted, unknown, passed, resources, rules } = countFindings(report);
  const of = severities.filter((severity) => failed[severity] > 0);
  const total = of.reduce((sum, severity) => sum + failed[severity], 0);
  const failures = total === 0 ? "nothing failed" : `${total} failed (${of.map((one) => `${failed[one]} ${one}`).join(", ")})`;
  return [
    output.style(total === 0 ? "green" : "red", failures),
    ...(excepted > 0 ? [`${excepted} excepted`] : []),
    `${unknown} not known`,
    `${passed} passed: ${count(resources, "resource")} by ${count(rules, "rule")}.`,
  ].join(", ");
}

const count = (number: number, of: string): string => `${number} ${of}${number === 1 ? "" : "s"}`;
