import type { Rule } from "../scanner/model/rule.ts";

/** The rules for programs. */
export function listRules(rules: readonly Rule[]): object {
  const items = rules.map((rule) => ({
    id: rule.id,
    control: rule.control,
    severity: rule.severity,
    title: rule.title,
    remediation: rule.remediation,
    about: "types" in rule ? rule.types : rule.reads,
    also: rule.also ?? {},
  }));
  return { items };
}
