import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { makeReport, reportNames, type ReportName, reports } from "../../governance/reports/make-report.ts";
import { renderReport } from "../../governance/reports/render-report.ts";
import { mediaTypes, reportFormats } from "../../governance/reports/report.ts";
import type { Actor } from "../actor.ts";
import { isAllowed, requireAllowed, useCaseResource } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";
import { openSubject } from "../governance/subject.ts";
import { standardNow } from "../governance/standard-now.ts";
import { runInSlices } from "../run-in-slices.ts";
import { collectReportWorld } from "./collect-report-world.ts";

export const reportQuery = z.strictObject({
  useCase: z.string().max(63).optional().describe("Of this use case alone; of all that the reader may see when absent."),
  framework: z.string().max(40).optional().describe("For compliance: of this framework alone, as GDPR or NIST-CSF-2.0."),
  format: z.enum(reportFormats).default("json"),
});
export type ReportQuery = z.infer<typeof reportQuery>;

const cell = z.union([z.string(), z.array(z.string())]);
export const reportView = z
  .object({
    name: z.enum(reportNames as [ReportName, ...ReportName[]]),
    title: z.string(),
    at: z.iso.datetime(),
    notes: z.array(z.string()),
    sections: z.array(
      z.object({
        title: z.string(),
        notes: z.array(z.string()),
        tables: z.array(z.object({ head: z.array(z.string()), rows: z.array(z.array(cell)) })),
      }),
    ),
  })
  .meta({ id: "Report" });

export interface ReportText {
  readonly mediaType: string;
  readonly body: string;
}

/** Of reports that tell of each use case by itself: one of more would be too long to read. */
export const mostUseCases = 100;

/**
 * A report in its format, of what the reader may see and no more (INVARIANT no-cross-tenant). Rejects with Problem `not_found` for no
 * report, or no use case that they may know of; `resource_invalid` for no framework, and for one of too many use cases.
 */
export async function readReport(deps: AdminDeps, actor: Actor, name: string, query: ReportQuery): Promise<ReportText> {
  const found = reportNames.find((one) => one === name);
  const { useCase, framework, format } = query;
  if (useCase === undefined) requireAllowed(deps, actor, "ReadRegister", { kind: "Standard", name: "default" });
  else await openSubject(deps, actor, "ReadRegister", `UseCase/${useCase}`);
  if (found === undefined) throw new Problem("not_found", `There is no report ${name}. There are: ${reportNames.join(", ")}.`);
  requireFramework(deps, framework);
  const names = useCase === undefined ? await runInSlices(visibleUseCases(deps, actor)) : [useCase];
  const each = found !== "compliance" && found !== "model-card";
  const told = found === "raci" && names.length > mostUseCases ? [] : names;
  if (each && told.length > mostUseCases) {
    const message = `names no use case, and ${reports[found].slice(0, -1)} can be told of ${mostUseCases} at once; there are ${names.length}`;
    throw new Problem("resource_invalid", "The report would be too long. Name a use case.", {
      errors: [{ path: "useCase", message }],
    });
  }
  const world = await collectReportWorld(deps, actor, told);
  return {
    mediaType: mediaTypes[format],
    body: await runInSlices(joined(renderReport(makeReport(found, world, framework), format))),
  };
}

function* visibleUseCases(deps: AdminDeps, actor: Actor): Generator<undefined, readonly string[], undefined> {
  const visible: string[] = [];
  for (const name of [...deps.register().entitlements.keys()].sort()) {
    if (isAllowed(deps, actor, "ReadRegister", useCaseResource(deps, name))) visible.push(name);
    yield;
  }
  return visible;
}

function* joined(pieces: Iterable<string>): Generator<undefined, string, undefined> {
  const all: string[] = [];
  for (const piece of pieces) {
    all.push(piece);
    yield;
  }
  return all.join("");
}

function requireFramework(deps: AdminDeps, framework: string | undefined): void {
  const known = standardNow(deps).sources.frameworks.map((one) => one.framework);
  if (framework === undefined || known.includes(framework)) return;
  const message = `is none that controls are mapped to: ${known.join(", ")}`;
  throw new Problem("resource_invalid", `There is no framework ${framework}.`, { errors: [{ path: "framework", message }] });
}
