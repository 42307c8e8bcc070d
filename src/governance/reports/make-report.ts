import { makeApplicableControls } from "./make-applicable-controls.ts";
import { makeModelCards, makeSystemCards } from "./make-cards.ts";
import { makeCompliance } from "./make-compliance.ts";
import { makeDataMap } from "./make-data-map.ts";
import { makeRaci } from "./make-raci.ts";
import type { ReportWorld } from "./report-world.ts";
import type { Report } from "./report.ts";

/** Every report, by name, with what it tells. */
export const reports = {
  raci: "Who answers for what: activities, gates, documents, and who holds the roles of a use case.",
  "applicable-controls": "Which controls apply to a use case with their verdicts, and why the others do not.",
  "data-map": "Where data goes: classes, models, deployments, regions, vendors.",
  "model-card": "Each model: terms, licence, training data, where it runs, who calls it.",
  "system-card": "Each use case as a system: purpose, parts, controls, exceptions.",
  compliance: "How use cases stand by the requirements of a framework.",
} as const;
export type ReportName = keyof typeof reports;
export const reportNames = Object.keys(reports) as readonly ReportName[];

/** Pure. @param framework of `compliance`; all of them when absent */
export function makeReport(name: ReportName, world: ReportWorld, framework?: string): Report {
  switch (name) {
    case "raci":
      return makeRaci(world);
    case "applicable-controls":
      return makeApplicableControls(world);
    case "data-map":
      return makeDataMap(world);
    case "model-card":
      return makeModelCards(world);
    case "system-card":
      return makeSystemCards(world);
    case "compliance":
      return makeCompliance(world, framework);
  }
  return name satisfies never;
}
