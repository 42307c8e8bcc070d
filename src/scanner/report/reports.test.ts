import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@cfworker/json-schema";
import sarifSchema from "../../../test/sarif/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { loadStandard } from "../../governance/standard/load-standard.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Finding, Rule } from "../model/rule.ts";
import { readTemplate } from "../read-cloudformation/read-templates.ts";
import { allRules } from "../rules/all-rules.ts";
import { runRules } from "../run-rules.ts";
import { countFindings, failsAt, makeScanReport, type ReportInput, type ScanReport } from "./scan-report.ts";
import { toEvidence } from "./to-evidence.ts";
import { scanHtml } from "./write-html.ts";
import { scanJson } from "./write-json.ts";
import { scanOcsf } from "./write-ocsf.ts";
import { scanSarif } from "./write-sarif.ts";

const standard = loadStandard();
const hostile = "<script>alert(1)</script>\u001b[31m";
const rules = allRules.filter(({ id }) => id === "sagemaker-notebook-no-direct-internet" || id === "kms-key-rotates");

const template = (resources: object, lines = 0): string =>
  `${"\n".repeat(lines)}${JSON.stringify({ Parameters: { Open: { Type: "String" } }, Resources: resources }, undefined, 1)}`;
const notebook = (access: unknown): object => ({
  Type: "AWS::SageMaker::NotebookInstance",
  Properties: { DirectInternetAccess: access },
});
const mixed = {
  Good: notebook("Disabled"),
  [hostile]: notebook("Enabled"),
  Open: notebook({ Ref: "Open" }),
  Key: { Type: "AWS::KMS::Key" },
};

function reportOf(texts: readonly string[], more: Partial<ReportInput> & { readonly whole?: boolean } = {}): ScanReport {
  const { whole = false, ...input } = more;
  const inventories = texts.map((text, n) => readTemplate(text, `folder with space/stack${n}.json`, { whole }) ?? assert.fail());
  return makeScanReport({
    at: Date.UTC(2026, 10, 1),
    targets: ["folder with space"],
    inventories,
    findings: inventories.flatMap((inventory) => runRules(inventory, rules)),
    rules,
    standard,
    ...input,
  });
}

// What is asked of a document in a test is known there.
// oxlint-disable-next-line typescript/no-explicit-any
const sarifOf = (report: ScanReport): any => JSON.parse(JSON.stringify(scanSarif(report)));

test("SARIF is valid by its schema, with and without exceptions, and for a live account", () => {
  const validator = new Validator(sarifSchema as never, "4", false);
  const live: Inventory = {
    ...(reportOf([template(mixed)]).inventories[0] ?? assert.fail()),
    source: "aws",
    target: "111122223333",
    unread: new Map([["AWS::KMS::Key", "denied"]]),
  };
  const reports = [
    reportOf([template(mixed)]),
    reportOf([template(mixed)], { exceptionOf: () => "legacy", docsUrl: "https://docs.example.org/rules" }),
    reportOf([], { inventories: [live], findings: runRules(live, rules) }),
    reportOf([]),
  ];
  for (const report of reports) assert.deepEqual(validator.validate(sarifOf(report)).errors, []);
  const broken = sarifOf(reportOf([template(mixed)]));
  broken.runs[0].results[0].level = "fatal";
  assert.equal(validator.validate(broken).valid, false);
});

test("In SARIF a failure has its level, its place and its rule; what is not known is open; what is excepted is suppressed", () => {
  const { runs } = sarifOf(
    reportOf([template(mixed)], {
      exceptionOf: (control) => (control === "DAT-006" ? "legacy" : undefined),
      docsUrl: "https://docs.example.org/rules",
    }),
  );
  const [{ results, tool }] = runs;
  assert.deepEqual(
    results.map((one: Record<string, unknown>) => [one["ruleId"], one["kind"], one["level"], "suppressions" in one]),
    [
      ["sagemaker-notebook-no-direct-internet", "fail", "error", false],
      ["kms-key-rotates", "fail", "error", true],
      ["sagemaker-notebook-no-direct-internet", "open", "none", false],
    ],
  );
  const { artifactLocation, region } = results[1].locations[0].physicalLocation;
  assert.deepEqual([artifactLocation.uri, region.startLine], ["folder%20with%20space/stack0.json", 28]);
  const rule = tool.driver.rules[results[0].ruleIndex];
  assert.equal(rule.id, "sagemaker-notebook-no-direct-internet");
  assert.equal(rule.helpUri, "https://docs.example.org/rules#sagemaker-notebook-no-direct-internet");
  assert.deepEqual(rule.properties.frameworks["NIST-800-53r5"], ["SC-7", "SC-7(5)", "CM-7", "SC-39"]);
});

test("A fingerprint stays when lines move, and differs between resources and between findings of one", () => {
  const prints = (report: ScanReport): readonly string[] => report.findings.map(({ fingerprint }) => fingerprint);
  const first = prints(reportOf([template(mixed)]));
  assert.deepEqual(prints(reportOf([template(mixed, 20)])), first);
  assert.equal(new Set(first).size, first.length);
  const [finding] = reportOf([template(mixed)]).findings;
  const twice = reportOf([template(mixed)], { findings: finding === undefined ? [] : [finding, finding] });
  assert.equal(new Set(prints(twice)).size, 2);
});

test("What is missing in an account is told of that account, and keeps its fingerprint when another has it", () => {
  const [rule = assert.fail()] = rules;
  const missing = (account: string): Finding => {
    const read = readTemplate(template(mixed), "cdk.out", { where: { account } }) ?? assert.fail();
    return { rule, status: "FAIL", why: "There is none.", inventory: { ...read, target: `cdk.out, account ${account}` } };
  };
  const [one, other] = ["111122223333", "444455556666"].map(missing) as [Finding, Finding];
  const both = reportOf([], { findings: [one, other] });
  assert.equal(new Set(both.findings.map(({ fingerprint }) => fingerprint)).size, 2);
  assert.equal(reportOf([], { findings: [other] }).findings[0]?.fingerprint, both.findings[1]?.fingerprint);
  assert.deepEqual(
    sarifOf(both).runs[0].results.map((result: { readonly message: object }) => result.message),
    [{ text: "cdk.out, account 111122223333: There is none." }, { text: "cdk.out, account 444455556666: There is none." }],
  );
});

test("OCSF findings have what class 2003 requires, and a status for each outcome", () => {
  const lines = scanOcsf(
    reportOf([template(mixed)], { exceptionOf: (control) => (control === "DAT-006" ? "legacy" : undefined) }),
  )
    .trimEnd()
    .split("\n");
  const events = lines.map((line): ReturnType<typeof JSON.parse> => JSON.parse(line));
  for (const event of events) {
    for (const member of [
      "activity_id",
      "category_uid",
      "class_uid",
      "severity_id",
      "time",
      "type_uid",
      "metadata",
      "finding_info",
      "compliance",
    ])
      assert.ok(Object.hasOwn(event, member), member);
    assert.deepEqual([event["class_uid"], event["category_uid"], event["type_uid"]], [2003, 2, 200301]);
    assert.match(event["finding_info"]["uid"], /^[0-9a-f]{64}$/);
    assert.ok((event["compliance"]["standards"] as readonly string[]).length > 0);
  }
  assert.deepEqual(
    events.map((event) => [event["compliance"]["status"], event["severity"], event["status"]]),
    [
      ["Fail", "Critical", "New"],
      ["Fail", "High", "Suppressed"],
      ["Warning", "Informational", "New"],
      ["Pass", "Informational", "New"],
    ],
  );
});

test("HTML is one page that loads nothing, and what a template holds is text in it", () => {
  const html = scanHtml(reportOf([template(mixed)]));
  assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;/);
  assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
  assert.ok(!html.includes("<script") && !html.includes("\u001b"));
  assert.doesNotMatch(html, /(src|href)=/);
});

test("JSON has every finding with its place, and what could not be read", () => {
  const json = scanJson(reportOf([`{"Transform":"Own",${template(mixed).slice(1)}`])) as ReturnType<typeof JSON.parse>;
  assert.deepEqual(json["summary"], {
    failed: { critical: 1, high: 1, medium: 0, low: 0 },
    excepted: 0,
    unknown: 3,
    passed: 1,
    resources: 4,
    rules: 2,
  });
  assert.deepEqual(json["inventories"][0]["unread"], [
    { type: "*", why: "folder with space/stack0.json is changed by Own when it is deployed" },
  ]);
  assert.equal(json["findings"][0]["resource"]["file"], "folder with space/stack0.json");
});

test("The exit follows the severity, and an exception in force lets a failure pass", () => {
  const keys = reportOf([template({ Key: { Type: "AWS::KMS::Key" } })]);
  assert.deepEqual([failsAt(keys, "critical"), failsAt(keys, "high"), failsAt(keys, "low")], [false, true, true]);
  const excepted = reportOf([template({ Key: { Type: "AWS::KMS::Key" } })], { exceptionOf: () => "legacy" });
  assert.equal(failsAt(excepted, "low"), false);
  assert.equal(countFindings(excepted).excepted, 1);
});

const outcomesOf = (report: ScanReport): object =>
  Object.fromEntries(toEvidence(report).map(({ control, outcome }) => [control, outcome]));

test("Evidence is the worst of a control's rules; unknown never becomes a pass, and a pass needs that everything was read", () => {
  const good = template({ A: notebook("Disabled") });
  assert.deepEqual(outcomesOf(reportOf([good])), { "NET-007": "unknown", "DAT-006": "unknown" });
  assert.deepEqual(outcomesOf(reportOf([good], { whole: true })), { "NET-007": "pass", "DAT-006": "not-applicable-proved" });
  assert.deepEqual(outcomesOf(reportOf([template(mixed)], { whole: true })), { "NET-007": "fail", "DAT-006": "fail" });
  const open = template({ A: notebook("Disabled"), B: notebook({ Ref: "Open" }) });
  assert.deepEqual(outcomesOf(reportOf([open], { whole: true })), { "NET-007": "unknown", "DAT-006": "not-applicable-proved" });
  const macro = `{"Transform":"Own",${good.slice(1)}`;
  assert.deepEqual(outcomesOf(reportOf([macro], { whole: true })), { "NET-007": "unknown", "DAT-006": "unknown" });
  assert.deepEqual(outcomesOf(reportOf([template(mixed)], { whole: true, exceptionOf: () => "legacy" })), {
    "NET-007": "fail",
    "DAT-006": "fail",
  });
});

test("Evidence speaks one line, as long as the control plane takes, and not of what people attest", () => {
  const many = template(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`Key${n}\n`, { Type: "AWS::KMS::Key" }])));
  for (const { summary } of toEvidence(reportOf([many]))) {
    assert.ok(summary.length <= 2000);
    assert.match(summary, /^\P{Cc}+$/u);
  }
  const attested = [...standard.controls.values()].find(({ verification }) => verification.kind === "attestation");
  const rule: Rule = { ...(rules[0] ?? assert.fail()), control: attested?.id ?? "" };
  assert.deepEqual(toEvidence(reportOf([template(mixed)], { rules: [rule], findings: [] })), []);
});

test("What the live account answers, a template need not, unless it is another account's", () => {
  const of = (text: string, account?: string): Inventory =>
    readTemplate(text, "stack.json", account === undefined ? {} : { where: { account } }) ?? assert.fail();
  const live: Inventory = {
    ...of(template({ A: notebook("Disabled") }), "111122223333"),
    source: "aws",
    whole: true,
  };
  const outcome = (account?: string): string | undefined => {
    const inventories = [live, of(template({ A: notebook({ Ref: "Open" }) }), account)];
    const report = reportOf([], { inventories, findings: inventories.flatMap((one) => runRules(one, rules)) });
    return (outcomesOf(report) as Record<string, string>)["NET-007"];
  };
  assert.equal(outcome(), "pass");
  assert.equal(outcome("111122223333"), "pass");
  assert.equal(outcome("444455556666"), "unknown");
});
