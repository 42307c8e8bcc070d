import { evidenceBundleView, exportEvidence } from "../admin/reports/export-evidence.ts";
import { readReport, reportQuery, reportView } from "../admin/reports/read-report.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

/** What is told of use cases, for people and for auditors. */
export const reportRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "readReport",
    method: "GET",
    path: "/api/v1/reports/{name}",
    auth: "actor",
    action: "checked-inside",
    tag: "reports",
    summary:
      "A report: raci, applicable-controls, data-map, model-card, system-card or compliance. As JSON here; csv, md and html are the same content.",
    query: reportQuery,
    response: { status: 200, schema: reportView },
    problems: ["not_found", "resource_invalid"],
    handler: async (deps, { actor, params, query }) => {
      const report = await readReport(deps, actor, params["name"] ?? "", query);
      // What people wrote is in it: should anything of that run after all, it runs as nobody.
      const headers = {
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      };
      return { status: 200, headers, ...report };
    },
  }),
  controlRoute({
    id: "exportEvidence",
    method: "POST",
    path: "/api/v1/use-cases/{name}/evidence-bundle",
    auth: "actor",
    action: "checked-inside",
    tag: "use-cases",
    summary: "The evidence bundle of a use case, sealed by the log: what it is judged by, the verdicts, OSCAL, and proofs.",
    response: { status: 200, schema: evidenceBundleView },
    problems: ["not_found", "conflict", "audit_unavailable"],
    handler: async (deps, { actor, params }) => jsonAnswer(await exportEvidence(deps, actor, params["name"] ?? "")),
  }),
];
