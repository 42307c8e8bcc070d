import { toInstant } from "../../core/units.ts";
import type { Rule, Severity } from "../model/rule.ts";
import type { ReportedFinding, ScanReport } from "./scan-report.ts";

/**
 * SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0). What failed and what is not known are results; what passed is none. What an
 * exception lets pass is suppressed by it.
 */
export function scanSarif(report: ScanReport): object {
  const { rules, findings, at, docsUrl, standard } = report;
  const told = rulesOf(rules, findings);
  const indexOf = new Map(told.map(({ id }, n) => [id, n]));
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Sallyport",
            fullName: `Sallyport scanner, control standard ${standard.version}`,
            rules: told.map((rule) => descriptor(rule, report, docsUrl)),
          },
        },
        columnKind: "utf16CodeUnits",
        automationDetails: { id: "sallyport-scan/" },
        invocations: [{ executionSuccessful: true, endTimeUtc: toInstant(at) }],
        results: findings.filter(({ status }) => status !== "PASS").map((one) => result(one, indexOf.get(one.rule.id) ?? 0)),
      },
    ],
  };
}

/** Those that were asked, and those that only findings know. */
function rulesOf(rules: readonly Rule[], findings: readonly ReportedFinding[]): readonly Rule[] {
  return [...new Map([...rules, ...findings.map(({ rule }) => rule)].map((rule) => [rule.id, rule])).values()];
}

const levels = { critical: "error", high: "error", medium: "warning", low: "note" } as const satisfies Record<Severity, string>;
/** As code hosts sort by: the CVSS score in the middle of the severity's range. */
const scores = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.5" } as const satisfies Record<Severity, string>;

function descriptor(rule: Rule, { standard }: ScanReport, docsUrl: string | undefined): object {
  const control = standard.controls.get(rule.control);
  const frameworks = Object.entries(control?.mappings ?? {}).map(([framework, ids]) => `${framework}: ${ids.join(", ")}`);
  const text = `${rule.title}. ${rule.remediation}`;
  const about = control === undefined ? rule.control : `${rule.control}: ${control.title}`;
  return {
    id: rule.id,
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: control === undefined ? `${rule.title}.` : control.statement },
    help: { text, markdown: [`**${rule.title}.**`, rule.remediation, about, ...frameworks].join("\n\n") },
    ...(docsUrl !== undefined && { helpUri: `${docsUrl.replace(/#.*$/, "")}#${rule.id}` }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: ["security", rule.control, rule.severity],
      "security-severity": scores[rule.severity],
      precision: "high",
      control: rule.control,
      frameworks: control?.mappings ?? {},
      also: rule.also ?? {},
    },
  };
}

function result(finding: ReportedFinding, ruleIndex: number): object {
  const { rule, status, why, resource, inventory, fingerprint, exception, property } = finding;
  const failed = status === "FAIL";
  return {
    ruleId: rule.id,
    ruleIndex,
    kind: failed ? "fail" : "open",
    level: failed ? levels[rule.severity] : "none",
    message: { text: `${resource?.id ?? inventory.target}: ${why}` },
    locations: [location(finding)],
    partialFingerprints: { "sallyportFinding/v1": fingerprint },
    ...(exception !== undefined && {
      suppressions: [{ kind: "external", status: "accepted", justification: `The exception ${exception} is in force.` }],
    }),
    properties: {
      control: rule.control,
      source: inventory.source,
      ...(property !== undefined && { property }),
      ...(resource !== undefined && { resourceType: resource.type }),
    },
  };
}

function location({ resource, inventory }: ReportedFinding): object {
  const isLive = inventory.source === "aws";
  const [first = inventory.target] = inventory.target.split(", ", 1);
  const file = resource?.place.file ?? first;
  return {
    ...(!isLive && {
      physicalLocation: { artifactLocation: { uri: fileUri(file) }, region: { startLine: resource?.place.line ?? 1 } },
    }),
    logicalLocations: [
      resource === undefined
        ? { fullyQualifiedName: inventory.target, kind: "module" }
        : { fullyQualifiedName: resource.id, name: resource.id.split("/").at(-1) ?? resource.id, kind: "resource" },
    ],
  };
}

/** A relative reference where the path is relative. */
function fileUri(path: string): string {
  const slashed = path.replaceAll("\\", "/");
  const drive = /^[A-Za-z]:\//.test(slashed);
  const escaped = slashed
    .toWellFormed()
    .split("/")
    .map((part, n) => (drive && n === 0 ? part : encodeURIComponent(part)))
    .join("/");
  if (drive) return `file:///${escaped}`;
  return slashed.startsWith("/") ? `file://${escaped}` : escaped.replace(/^(\.\/)+/, "");
}
