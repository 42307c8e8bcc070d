import { renderHtml } from "../../governance/reports/render-html.ts";
import { type Report, section, type Table } from "../../governance/reports/report.ts";
import type { Status } from "../model/rule.ts";
import { countFindings, type ReportedFinding, type ScanReport } from "./scan-report.ts";

/** One page by itself that loads nothing; whatever a template holds is escaped. */
export function scanHtml(report: ScanReport): string {
  return [...renderHtml(pageOf(report))].join("");
}

function pageOf(report: ScanReport): Report {
  const { findings, inventories, rules, standard, at } = report;
  const { failed, excepted, unknown, passed, resources } = countFindings(report);
  const failures = Object.values(failed).reduce((sum, one) => sum + one, 0);
  const of = (status: Status, isExcepted = false): readonly ReportedFinding[] =>
    findings.filter((one) => one.status === status && (one.exception !== undefined) === isExcepted);
  return {
    name: "scan",
    title: "What a scan found",
    at,
    notes: [
      `Read: ${report.targets.join(", ")}.`,
      `${failures} failed (${Object.entries(failed)
        .map(([severity, count]) => `${count} ${severity}`)
        .join(
          ", ",
        )}), ${excepted} excepted, ${unknown} unknown, ${passed} passed: ${resources} resources by ${rules.length} rules, control standard ${standard.version}.`,
    ],
    sections: () => [
      section("Failed", ["What has to be done about each is in its last column."], tableOf(of("FAIL"))),
      section("Excepted", ["These fail, and an exception that is in force lets them pass."], tableOf(of("FAIL", true))),
      section("Not known", ["What is read does not tell: neither passed nor failed."], tableOf(of("UNKNOWN"))),
      section("Passed", [], tableOf(of("PASS"))),
      section("By control", [], controlTable(report)),
      section("What was read", [], {
        head: ["Target", "Source", "Resources", "Not read"],
        rows: inventories.map(({ target, source, resources: found, unread }) => [
          target,
          source,
          String(found.length),
          [...unread].map(([type, why]) => `${type === "*" ? "all types" : type}: ${why}`),
        ]),
      }),
    ],
  };
}

function tableOf(findings: readonly ReportedFinding[]): Table {
  return {
    head: ["Severity", "Control", "Rule", "Resource", "What was found", "What to do"],
    rows: findings.map(({ rule, resource, inventory, why, exception }) => [
      rule.severity,
      rule.control,
      [rule.title, rule.id],
      resource === undefined ? [inventory.target] : [resource.id, resource.type, placeOf(resource.place)],
      exception === undefined ? why : [why, `Exception: ${exception}`],
      rule.remediation,
    ]),
  };
}

export function placeOf({ file, line }: { readonly file: string; readonly line?: number }): string {
  return line === undefined ? file : `${file}:${line}`;
}

function controlTable({ findings, standard }: ScanReport): Table {
  const byControl = Map.groupBy(findings, ({ rule }) => rule.control);
  return {
    head: ["Control", "Title", "Failed", "Excepted", "Not known", "Passed", "Frameworks"],
    rows: [...byControl].toSorted().map(([id, found]) => {
      const control = standard.controls.get(id);
      const count = (status: Status, isExcepted = false): string =>
        String(found.filter((one) => one.status === status && (one.exception !== undefined) === isExcepted).length);
      const frameworks = Object.entries(control?.mappings ?? {}).map(([name, ids]) => `${name}: ${ids.join(", ")}`);
      return [id, control?.title ?? "", count("FAIL"), count("FAIL", true), count("UNKNOWN"), count("PASS"), frameworks];
    }),
  };
}
