import type { EvidenceView } from "../admin/governance/add-evidence.ts";
import type { ExceptionStateView } from "../admin/exceptions/show-exceptions.ts";
import type { ControlVerdictView } from "../admin/governance/show-judgement.ts";
import type { HeldVerdict } from "../scanner/compare-layers.ts";
import { toEvidence } from "../scanner/report/to-evidence.ts";
import type { ScanReport } from "../scanner/report/scan-report.ts";
import type { AdminClient } from "./admin-client.ts";
import { casePathOf } from "./governance/subject-of.ts";

const programme = "programme";

/** The exception in force for a control of a use case, or of the whole programme. */
export async function askExceptions(client: AdminClient, useCase = programme): Promise<(control: string) => string | undefined> {
  const states = await client.list<ExceptionStateView>("/api/v1/exception-states");
  const inForce = states.filter(({ state, useCases }) => {
    if (useCases.length === 0) return isInForce(state);
    return useCases.some((one) => one.name === useCase && isInForce(one.state));
  });
  const byControl = new Map(inForce.flatMap(({ controls, name }) => controls.map((control) => [control, name])));
  return (control) => byControl.get(control);
}

const isInForce = (state: string): boolean => state === "ACTIVE" || state === "EXPIRING";

/** What the control plane holds for true of each control. Nothing, where it is asked about the programme: only use cases have verdicts. */
export async function askVerdicts(client: AdminClient, useCase: string | undefined): Promise<readonly HeldVerdict[]> {
  if (useCase === undefined) return [];
  return (await client.get<{ items: readonly ControlVerdictView[] }>(`${casePathOf(useCase)}/controls`)).items;
}

/** What one request may have. */
const mostItems = 100;

/**
 * Tells the control plane what was found of each control.
 *
 * @param digest of the report that it rests on
 */
export async function postEvidence(
  client: AdminClient,
  report: ScanReport,
  digest: string,
  useCase = programme,
): Promise<readonly EvidenceView[]> {
  const observedAt = new Date(report.at).toISOString();
  const items = toEvidence(report).map((one) => ({ ...one, observedAt, digest, source: "scanner" }));
  const said: EvidenceView[] = [];
  for (let from = 0; from < items.length; from += mostItems) {
    const body = { items: items.slice(from, from + mostItems) };
    said.push(...(await client.post<{ items: readonly EvidenceView[] }>(`${casePathOf(useCase)}/evidence`, body)).items);
  }
  return said;
}
