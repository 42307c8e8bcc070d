import { ClusterCollector } from "../../src/guardrails/collect-clusters.ts";
import type { Rule } from "../../src/guardrails/candidate.ts";
import { resolveCluster } from "../../src/guardrails/resolve-cluster.ts";
import { SensitiveScanner } from "../../src/guardrails/sensitive/scan-sensitive.ts";
import { sensitiveTypeNames, sensitiveTypes } from "../../src/guardrails/sensitive/sensitive-types.ts";
import type { SensitiveTypeName } from "../../src/guardrails/sensitive/sensitive-types.ts";

const rules: Partial<Record<SensitiveTypeName, Rule>> = {};
for (const [order, type] of sensitiveTypeNames.entries()) {
  const { dataClass, overlays, hashed } = sensitiveTypes[type];
  rules[type] = { policy: "sensitive-information", type, action: "report", configured: true, dataClass, overlays, hashed, order };
}

/** For tests: what a guardrail that names every type reports in normalised text, as `TYPE value`. */
export function findSensitive(text: string): string[] {
  const collector = new ClusterCollector();
  new SensitiveScanner(rules).scan(text, 0, true, collector.found);
  const lines: string[] = [];
  collector.advance(text.length + 1, (cluster) => {
    for (const { rule, start, end } of resolveCluster(cluster, {})) lines.push(`${rule.type} ${text.slice(start, end)}`);
    return true;
  });
  return lines;
}
