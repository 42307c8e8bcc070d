import { createHash } from "node:crypto";
import { loadStandard } from "../../governance/standard/load-standard.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Finding, Rule, Severity, Status } from "../model/rule.ts";
import { accountOf } from "../is-elsewhere.ts";

/** What a scan found, before it is shown: the same content in every format. */
export interface ScanReport {
  /** When it was seen, milliseconds since the epoch. */
  readonly at: number;
  readonly targets: readonly string[];
  readonly inventories: readonly Inventory[];
  /** The gravest first. */
  readonly findings: readonly ReportedFinding[];
  /** The rules that were asked. */
  readonly rules: readonly Rule[];
  readonly standard: Standard;
  /** Where the rules' reference can be read: an absolute URL; absent where nobody said. */
  readonly docsUrl?: string;
}

export interface ReportedFinding extends Finding {
  /** The same for the same finding of the next scan, wherever the files are then and whatever lines were added. */
  readonly fingerprint: string;
  /** The exception in force that lets it pass, by its name. */
  readonly exception?: string;
}

export const severities = ["critical", "high", "medium", "low"] as const satisfies readonly Severity[];
export const statuses = ["FAIL", "UNKNOWN", "PASS"] as const satisfies readonly Status[];

export interface ReportInput extends Omit<ScanReport, "findings" | "standard"> {
  /** As it is shipped when absent. */
  readonly standard?: Standard;
  readonly findings: readonly Finding[];
  /** The exception in force for a control. */
  readonly exceptionOf?: (control: string) => string | undefined;
}

export function makeScanReport({
  findings,
  exceptionOf = () => undefined,
  standard = loadStandard(),
  ...report
}: ReportInput): ScanReport {
  const seen = new Map<string, number>();
  const reported = findings.map((finding): ReportedFinding => {
    const { rule, resource, inventory, property = "" } = finding;
    const about = JSON.stringify([rule.id, resource?.id ?? accountOf(inventory) ?? "", property]);
    const times = seen.get(about) ?? 0;
    seen.set(about, times + 1);
    const fingerprint = createHash("sha256").update(`${about}/${times}`).digest("hex");
    const exception = finding.status === "FAIL" ? exceptionOf(finding.rule.control) : undefined;
    return { ...finding, fingerprint, ...(exception !== undefined && { exception }) };
  });
  return { ...report, standard, findings: reported.toSorted(compare) };
}

/** By status, then severity, then as the rules and the resources come. */
function compare(one: ReportedFinding, other: ReportedFinding): number {
  return (
    statuses.indexOf(one.status) - statuses.indexOf(other.status) ||
    Number(one.exception !== undefined) - Number(other.exception !== undefined) ||
    severities.indexOf(one.rule.severity) - severities.indexOf(other.rule.severity)
  );
}

export interface ScanCounts {
  readonly failed: Readonly<Record<Severity, number>>;
  readonly excepted: number;
  readonly unknown: number;
  readonly passed: number;
  readonly resources: number;
  readonly rules: number;
}

export function countFindings({ findings, inventories, rules }: ScanReport): ScanCounts {
  const failed = { critical: 0, high: 0, medium: 0, low: 0 };
  let [excepted, unknown, passed] = [0, 0, 0];
  for (const { status, rule, exception } of findings)
    if (status === "PASS") passed++;
    else if (status === "UNKNOWN") unknown++;
    else if (exception === undefined) failed[rule.severity]++;
    else excepted++;
  const resources = inventories.reduce((sum, one) => sum + one.resources.length, 0);
  return { failed, excepted, unknown, passed, resources, rules: rules.length };
}

/** Whether something failed at a severity or above it that no exception lets pass. */
export function failsAt({ findings }: ScanReport, severity: Severity): boolean {
  const least = severities.indexOf(severity);
  return findings.some(
    ({ status, rule, exception }) => status === "FAIL" && exception === undefined && severities.indexOf(rule.severity) <= least,
  );
}
