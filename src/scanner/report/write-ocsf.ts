import type { Severity, Status } from "../model/rule.ts";
import type { ReportedFinding, ScanReport } from "./scan-report.ts";

/** OCSF 1.8.0 (https://schema.ocsf.io/1.8.0/classes/compliance_finding), a line of JSON for each finding. */
const schemaVersion = "1.8.0";
const product = { name: "Sallyport", vendor_name: "Sallyport", feature: { name: "scanner" } };
const classification = {
  class_uid: 2003,
  class_name: "Compliance Finding",
  category_uid: 2,
  category_name: "Findings",
  // Each scan says anew what it found: the fingerprint says that it is the same finding.
  activity_id: 1,
  activity_name: "Create",
  type_uid: 200301,
  type_name: "Compliance Finding: Create",
} as const;
const levels = {
  critical: { severity_id: 5, severity: "Critical" },
  high: { severity_id: 4, severity: "High" },
  medium: { severity_id: 3, severity: "Medium" },
  low: { severity_id: 2, severity: "Low" },
} as const satisfies Record<Severity, object>;
const informational = { severity_id: 1, severity: "Informational" };
/** Of the check; a check without a result for want of information is a warning by the schema's own words. */
const results = {
  PASS: { status_id: 1, status: "Pass" },
  UNKNOWN: { status_id: 2, status: "Warning" },
  FAIL: { status_id: 3, status: "Fail" },
} as const satisfies Record<Status, object>;

export function scanOcsf(report: ScanReport): string {
  return report.findings.map((finding) => `${JSON.stringify(complianceFinding(finding, report))}\n`).join("");
}

export function complianceFinding(finding: ReportedFinding, { at, standard }: ScanReport): object {
  const { rule, status, why, resource, inventory, fingerprint, exception } = finding;
  const control = standard.controls.get(rule.control);
  const requirements = Object.entries(control?.mappings ?? {}).flatMap(([framework, ids]) =>
    ids.map((id) => `${framework} ${id}`),
  );
  return {
    ...classification,
    ...(status === "FAIL" ? levels[rule.severity] : informational),
    time: at,
    message: why,
    metadata: { version: schemaVersion, product, profiles: [], uid: `${fingerprint}/${at}` },
    ...(exception === undefined
      ? { status_id: 1, status: "New" }
      : { status_id: 3, status: "Suppressed", status_detail: exception }),
    finding_info: {
      uid: fingerprint,
      title: rule.title,
      desc: why,
      created_time: at,
      types: ["baseline"],
      analytic: { type_id: 1, type: "Rule", name: rule.id, uid: rule.id },
    },
    compliance: {
      control: control === undefined ? rule.control : `${rule.control} ${control.title}`,
      standards: [`Sallyport control standard ${standard.version}`],
      requirements,
      ...results[status],
      status_detail: why,
    },
    remediation: { desc: rule.remediation },
    resources: [
      resource === undefined
        ? { name: inventory.target, type: "inventory" }
        : {
            uid: resource.id,
            name: resource.id.split("/").at(-1) ?? resource.id,
            type: resource.type,
            ...(resource.region !== undefined && { region: resource.region }),
            ...(resource.account !== undefined && { owner: { account: { uid: resource.account } } }),
          },
    ],
    unmapped: {
      source: inventory.source,
      ...(resource !== undefined && { file: resource.place.file, line: resource.place.line }),
      ...(finding.property !== undefined && { property: finding.property }),
    },
  };
}
