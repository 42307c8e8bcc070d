import { toInstant } from "../../core/units.ts";
import { countFindings, type ReportedFinding, type ScanReport } from "./scan-report.ts";

/** What programs read; docs/scanner.md tells its members. */
export function scanJson(report: ScanReport): object {
  const { at, targets, inventories, findings, standard } = report;
  return {
    scannedAt: toInstant(at),
    standard: standard.version,
    targets,
    summary: countFindings(report),
    inventories: inventories.map(({ source, target, resources, unread, whole }) => ({
      source,
      target,
      resources: resources.length,
      whole,
      unread: [...unread].map(([type, why]) => ({ type, why })),
    })),
    findings: findings.map(findingJson),
  };
}

export function findingJson({
  fingerprint,
  rule,
  status,
  why,
  property,
  resource,
  inventory,
  exception,
}: ReportedFinding): object {
  return {
    fingerprint,
    status,
    severity: rule.severity,
    rule: rule.id,
    control: rule.control,
    title: rule.title,
    why,
    ...(property !== undefined && { property }),
    ...(exception !== undefined && { exception }),
    source: inventory.source,
    target: inventory.target,
    ...(resource !== undefined && {
      resource: {
        id: resource.id,
        type: resource.type,
        ...resource.place,
        ...(resource.parts !== undefined && { parts: resource.parts }),
        ...(resource.region !== undefined && { region: resource.region }),
        ...(resource.account !== undefined && { account: resource.account }),
      },
    }),
    remediation: rule.remediation,
  };
}
