import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../../src/core/problem.ts";
import type { Rule } from "../../src/scanner/model/rule.ts";
import { readTarget } from "../../src/scanner/read-targets.ts";
import { runRules } from "../../src/scanner/run-rules.ts";

export interface Scans {
  readonly folders: number;
  /** Templates and files of Terraform in them. */
  readonly files: number;
  readonly seconds: number;
  readonly filesPerSecond: number;
  readonly slowest: { readonly folder: string; readonly ms: number };
  /** Folders of which a scan ended with an error, but that there was nothing to read; and rules that failed. */
  readonly failures: readonly string[];
}

/** Scans every folder of a checkout by itself with all rules, one that holds another only as a whole. */
export async function measureScans(checkout: string, rules: readonly Rule[]): Promise<Scans> {
  const files = globSync("**/*.{tf,yaml,yml,json,template}", { cwd: checkout }).filter(
    (file) => !/(^|\/)node_modules\//.test(file),
  );
  const all = new Set(files.map((file) => dirname(file)));
  const folders = [...all].filter((folder) => !ancestors(folder).some((one) => all.has(one))).toSorted();
  const failures: string[] = [];
  let slowest = { folder: "", ms: 0 };
  const begin = performance.now();
  for (const folder of folders) {
    const started = performance.now();
    try {
      for (const inventory of await readTarget(join(checkout, folder)))
        for (const { rule, why } of runRules(inventory, rules))
          if (why.startsWith("The rule could not be asked")) failures.push(`${folder}: ${rule.id}`);
    } catch (error) {
      if (!(error instanceof Problem)) failures.push(`${folder}: ${String(error)}`);
    }
    const ms = Math.round(performance.now() - started);
    if (ms > slowest.ms) slowest = { folder, ms };
  }
  const seconds = (performance.now() - begin) / 1000;
  return {
    folders: folders.length,
    files: files.length,
    seconds: Math.round(seconds * 10) / 10,
    filesPerSecond: Math.round(files.length / Math.max(seconds, 0.001)),
    slowest,
    failures: [...new Set(failures)],
  };
}

function ancestors(folder: string): readonly string[] {
  const parts = folder.split("/");
  return folder === "." ? [] : [".", ...parts.slice(1).map((_, n) => parts.slice(0, n + 1).join("/"))];
}
