import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allRules } from "../../src/scanner/rules/all-rules.ts";
import { loadStandard } from "../../src/governance/standard/load-standard.ts";
import { makeScanReport } from "../../src/scanner/report/scan-report.ts";
import { scanSarif } from "../../src/scanner/report/write-sarif.ts";
import { readTarget } from "../../src/scanner/read-targets.ts";
import { runRules } from "../../src/scanner/run-rules.ts";
import { writeTemplates } from "./write-templates.ts";

export interface ScanFigures {
  readonly templates: number;
  readonly megabytes: number;
  readonly resources: number;
  readonly rules: number;
  readonly findings: number;
  readonly readMs: number;
  readonly rulesMs: number;
  readonly reportMs: number;
  readonly templatesPerSecond: number;
  /** The slowest rules, milliseconds over all templates. */
  readonly slowest: readonly (readonly [string, number])[];
}

/** Reads templates from a disk, asks every rule, and writes SARIF: as `sallyport scan FOLDER` does. */
export async function measureScan(templates: number): Promise<ScanFigures> {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-scan-"));
  try {
    writeTemplates(folder, templates);
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const begun = performance.now();
    const inventories = await readTarget(folder);
    const read = performance.now();
    const findings = inventories.flatMap((inventory) => runRules(inventory, allRules));
    const asked = performance.now();
    const report = makeScanReport({ at: 0, targets: [folder], inventories, findings, rules: allRules, standard: loadStandard() });
    JSON.stringify(scanSarif(report));
    const ended = performance.now();
    const slowest = allRules.map((rule): readonly [string, number] => {
      const from = performance.now();
      for (const inventory of inventories) runRules(inventory, [rule]);
      return [rule.id, performance.now() - from];
    });
    return {
      templates,
      megabytes: bytes / 1e6,
      resources: inventories.reduce((sum, one) => sum + one.resources.length, 0),
      rules: allRules.length,
      findings: findings.length,
      readMs: read - begun,
      rulesMs: asked - read,
      reportMs: ended - asked,
      templatesPerSecond: (1000 * templates) / (ended - begun),
      slowest: slowest.toSorted(([, one], [, other]) => other - one).slice(0, 5),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
