import assert from "node:assert/strict";
import { test } from "node:test";
import { marked } from "marked";
import { judgeUseCase } from "../case/judge-use-case.ts";
import type { ModelSpec, UseCaseSpec } from "../schemas.ts";
import { loadStandard } from "../standard/load-standard.ts";
import { advisingSpec, declareShared, openRealm, showProgramme, takeLive } from "../../../test/support/governed.ts";
import { requirementsOf, standingOf } from "./make-compliance.ts";
import { makeReport, reportNames } from "./make-report.ts";
import { renderReport } from "./render-report.ts";
import type { ReportedUseCase, ReportWorld } from "./report-world.ts";
import { type Report, type ReportFormat, reportFormats, type Section } from "./report.ts";

const standard = loadStandard();

function worldOf(change: Partial<UseCaseSpec> = {}): ReportWorld {
  const realm = openRealm();
  realm.declare("UseCase", "advising", { ...advisingSpec, ...change });
  declareShared(realm, ["advising"]);
  showProgramme(realm, realm.world("advising"));
  realm.now += 1;
  takeLive(realm, "advising", realm.world);
  const judgement = judgeUseCase(realm.world("advising"), realm.now);
  const register = realm.compile();
  const spec = register.entitlements.get("advising")?.spec as UseCaseSpec;
  const useCase: ReportedUseCase = {
    name: "advising",
    state: judgement.state,
    track: "gated",
    spec,
    judge: () => judgement,
    holders: () => [{ role: "DATA_OWNER", members: ["dean@campus.example"] }],
  };
  return {
    at: realm.now,
    standard,
    useCases: [useCase],
    models: new Map([...register.models].map(([name, one]): [string, ModelSpec] => [name, one.spec])),
    deployments: register.deploymentsByModel,
    vendors: new Map(),
    tools: new Map(),
    knowledgeBases: new Map(),
  };
}

const world = worldOf();
const sectionsOf = ({ sections }: Report): readonly Section[] => [...sections()].filter((one) => one !== undefined);
const textOf = (report: Report, format: ReportFormat): string => [...renderReport(report, format)].join("");
const cellsOf = (report: Report): readonly string[] =>
  sectionsOf(report).flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flatMap((row) => row.flat())));

test("Every report says something, in every format, and every row is as long as its head", () => {
  for (const name of reportNames) {
    const report = makeReport(name, world);
    const sections = sectionsOf(report);
    assert.ok(sections.length > 0, name);
    for (const { tables } of sections)
      for (const { head, rows } of tables)
        for (const row of rows) assert.equal(row.length, head.length, `${name}: ${row.join()}`);
    for (const format of reportFormats) assert.ok(textOf(report, format).length > 200, `${name} as ${format}`);
    assert.deepEqual(sectionsOf(makeReport(name, world)), sections);
  }
});

test("The applicable-controls statement has every control of the standard once: with a verdict, or with why it does not apply", () => {
  const sections = sectionsOf(makeReport("applicable-controls", world));
  const [applying, others] = sections.map(({ tables }) => tables[0]?.rows ?? []);
  assert.ok(applying && others);
  assert.deepEqual([...applying, ...others].map(([id]) => id).sort(), [...standard.controls.keys()].sort());
  assert.deepEqual(
    applying.map(([id, , verdict]) => [id, verdict]),
    [...(world.useCases[0]?.judge().verdicts.values() ?? [])].map(({ control, verdict }) => [control, verdict]),
  );
  for (const [id, , why] of others) assert.ok(why && why.length > 5, String(id));
});

test("A requirement is met only where all controls that bear on it and apply hold", () => {
  const controls = requirementsOf(standard, "NIST-CSF-2.0").find((one) => one.controls.length > 2)?.controls ?? [];
  const [a, b] = controls;
  assert.ok(a && b);
  const verdicts = (...said: readonly (readonly [string, "pass" | "fail" | "stale" | "excepted" | "not-applicable-proved"])[]) =>
    new Map(said.map(([control, verdict]) => [control, { control, verdict, evidence: [], until: Infinity, why: "" }]));
  assert.equal(standingOf(controls, verdicts()), "not-applicable");
  assert.equal(standingOf(controls, verdicts([a.id, "pass"], [b.id, "not-applicable-proved"])), "met");
  assert.equal(standingOf(controls, verdicts([a.id, "pass"], [b.id, "excepted"])), "excepted");
  assert.equal(standingOf(controls, verdicts([a.id, "excepted"], [b.id, "stale"])), "open");
  assert.equal(standingOf(controls, verdicts([a.id, "stale"], [b.id, "fail"])), "not-met");
});

test("Every framework of the standard has requirements, and marks those whose ids nobody saw", () => {
  const { frameworks } = standard.sources;
  for (const { framework } of frameworks) {
    const requirements = requirementsOf(standard, framework);
    assert.ok(requirements.length > 0, framework);
    const unseen = new Set([...standard.controls.values()].flatMap((control) => control.unseen[framework] ?? []));
    assert.deepEqual(
      requirements
        .filter(({ seen }) => !seen)
        .map(({ id }) => id)
        .sort(),
      [...unseen].sort(),
    );
  }
  const ferpa = makeReport("compliance", world, "FERPA");
  assert.equal(sectionsOf(ferpa).length, 1);
  assert.ok(cellsOf(ferpa).includes("not seen in a source"));
  assert.equal(sectionsOf(makeReport("compliance", world)).length, frameworks.length);
});

test("The data map follows data to where it goes", () => {
  const cells = cellsOf(makeReport("data-map", world));
  for (const expected of ["advising", "restricted", "ferpa", "tutor", "tutor-local", "local"])
    assert.ok(cells.includes(expected), expected);
});

test("What people wrote is text in every format: no markup, no link, no formula", () => {
  const evil = '=1+1"<script>alert(1)</script>|![x](https://evil.example/)\u202e';
  const report = makeReport("system-card", worldOf({ title: evil, owner: "@SUM(A1)" }));
  const html = textOf(report, "html");
  assert.ok(html.includes("&lt;script&gt;alert(1)"));
  assert.doesNotMatch(html, /<(script|img|a|iframe|link|object|form)\b|\u202e| on\w+=/i);
  assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;/);
  const markdown = textOf(report, "md");
  const shown = marked.parse(markdown, { async: false });
  assert.match(shown, /alert\(1\)/);
  assert.doesNotMatch(shown, /<(script|img)\b|<a href="(?!mailto:)|\u202e/i);
  assert.ok(markdown.split("\n").every((line) => !line.startsWith("|") || line.endsWith("|")));
  const csv = textOf(report, "csv");
  assert.match(csv, /,"'=1\+1""<script>/);
  assert.match(csv, /,'@SUM\(A1\)\r\n/);
  assert.equal(JSON.parse(textOf(report, "json")).sections[0].tables[0].rows[0][1], evil);
});

test("Without the right to know who holds roles, nobody is named", () => {
  const [useCase] = world.useCases;
  assert.ok(useCase);
  assert.ok(cellsOf(makeReport("raci", world)).includes("dean@campus.example"));
  const { holders: _, ...hidden } = useCase;
  assert.ok(!cellsOf(makeReport("raci", { ...world, useCases: [hidden] })).includes("dean@campus.example"));
});

test("What is told of thousands of use cases is made step by step, one of them at a time, and keeps nothing of each", () => {
  const [useCase] = world.useCases;
  assert.ok(useCase);
  const count = 300;
  let judged = 0;
  const judge = () => {
    judged++;
    return useCase.judge();
  };
  const many: ReportWorld = {
    ...world,
    useCases: Array.from({ length: count }, (_, n) => ({ ...useCase, name: `u-${n}`, judge })),
  };
  for (const name of ["compliance", "applicable-controls", "system-card"] as const) {
    judged = 0;
    let before = 0;
    for (const _ of renderReport(makeReport(name, many), "json")) {
      assert.ok(judged - before <= 1, `${name}: ${judged - before} at once`);
      before = judged;
    }
    assert.equal(judged, count, name);
  }
  const rows = sectionsOf(makeReport("compliance", many, "GDPR"))[0]?.tables[0]?.rows ?? [];
  assert.ok(rows.length > 0);
  for (const [, , standing, counted] of rows) assert.deepEqual(counted, [`${String(standing)}: ${count}`]);
});

test("A cell that a spreadsheet would take for a formula is text, whatever stands before the sign", () => {
  for (const evil of ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "\u00a0@x", "\uff1d1+1", "\r=1"]) {
    const csv = textOf(makeReport("system-card", worldOf({ title: evil })), "csv");
    assert.match(csv, new RegExp(`Purpose,"?'`), JSON.stringify(evil));
  }
});
