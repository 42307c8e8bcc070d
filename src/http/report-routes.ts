import { readReport, reportQuery, reportView } from "../admin/reports/read-report.ts";
import { type ControlRoute, controlRoute } from "./control-request.ts";

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
];
