import { loadStandard } from "../../src/governance/standard/load-standard.ts";
import { layersAgree } from "../../src/scanner/compare-layers.ts";
import type { Rule } from "../../src/scanner/model/rule.ts";
import { allRules } from "../../src/scanner/rules/all-rules.ts";

const scanners = { prowler: "Prowler", checkov: "Checkov", cdkNag: "cdk-nag", cfnGuard: "cfn-guard registry" } as const;

/** A section for each control, a part for each of its rules: its id is its anchor. */
export function scannerRules(): string {
  const { controls } = loadStandard();
  const byControl = Map.groupBy([...allRules, layersAgree], ({ control }) => control);
  const sections = [...byControl]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, rules]) => {
      const control = controls.get(id);
      return [`## ${id}`, "", `${control?.title ?? ""}: ${control?.statement ?? ""}`, "", ...rules.map(part)].join("\n");
    });
  return sections.join("\n");
}

function part(rule: Rule): string {
  const types = "types" in rule ? rule.types : rule.reads;
  const also = Object.entries(scanners).flatMap(([key, name]) => {
    const ids = rule.also?.[key as keyof typeof scanners] ?? [];
    return ids.length === 0 ? [] : [`${name}: ${ids.map((id) => `\`${id}\``).join(", ")}`];
  });
  return [
    `### ${rule.id}`,
    "",
    `${rule.title}. Severity: ${rule.severity}.`,
    ...(types.length === 0
      ? []
      : [
          "",
          `${"types" in rule ? "Asked of each" : "Asked of the whole; it reads"} ${types.map((type) => `\`${type}\``).join(", ")}.`,
        ]),
    "",
    `To do: ${rule.remediation}`,
    ...(also.length === 0 ? [] : ["", `Elsewhere: ${also.join("; ")}.`]),
    "",
  ].join("\n");
}
