import { days } from "../../core/units.ts";
import { phaseAt } from "../../governance/case/phase-at.ts";
import { exceptionNotices } from "../../governance/reviews/exception-notices.ts";
import type { AdminDeps } from "../deps.ts";
import { controlPlane } from "../governance/say.ts";
import { standardNow } from "../governance/standard-now.ts";
import { resourcePages } from "../resource-pages.ts";
import { judgeExceptions } from "./judge-exceptions.ts";
import { isInForce } from "./show-exceptions.ts";

const ages = [
  { upTo: 7, label: "7d" },
  { upTo: 30, label: "30d" },
  { upTo: 90, label: "90d" },
] as const;

/**
 * Metrics of exceptions in the text format of Prometheus, counted when they are asked for: from what is declared and said, and from what
 * the data plane serves by. So that an exception which is honoured after its end would show, it is not taken from the same place.
 */
export async function exceptionMetrics(deps: AdminDeps): Promise<string> {
  const now = deps.clock();
  const { notifyDays } = standardNow(deps).settings.exceptions;
  const active = new Map<string, number>();
  const due = new Map(notifyDays.map((count) => [count, 0]));
  const inForce = new Set<string>();
  const expired: string[] = [];
  let failures = 0;
  for await (const page of resourcePages(deps.store, "Exception"))
    for (const { name, spec, judged } of await judgeExceptions(deps, page, false)) {
      if (deps.cases.caseFile(`Exception/${name}`).evidence.get("REVOKED")?.by === controlPlane) failures++;
      if (judged.state === "EXPIRED") expired.push(name);
      if (!isInForce(judged)) continue;
      inForce.add(name);
      const age = ages.find(({ upTo }) => now - judged.from < days(upTo))?.label ?? "older";
      for (const control of spec.controls) count(active, `control="${control}",age="${age}"`);
      for (const notice of exceptionNotices(judged.until, notifyDays, now)) if (notice.due) count(due, notice.days);
    }
  const honoured = new Set<string>();
  for (const { phases } of deps.register().entitlements.values())
    for (const name of phaseAt(phases, now).exceptions) honoured.add(name);
  const late = [...honoured].filter((name) => !inForce.has(name)).length;
  const onTime = expired.filter((name) => !honoured.has(name)).length;
  return [
    ...gauge("sallyport_exceptions_active", "Exceptions in force, by control and age.", [...active]),
    ...gauge("sallyport_exceptions_expired", "Exceptions that have ended by themselves.", [["", expired.length]]),
    ...gauge("sallyport_exceptions_expired_on_time", "Those of them that nothing is served by any more.", [["", onTime]]),
    ...gauge("sallyport_exceptions_used_after_expiry", "Exceptions that are honoured and not in force. Must be 0.", [["", late]]),
    ...gauge("sallyport_exceptions_compensating_failures", "Exceptions ended by a failed compensating control.", [
      ["", failures],
    ]),
    ...gauge(
      "sallyport_exception_notices_due",
      "Exceptions in force that end within so many days.",
      [...due].map(([before, n]) => [`days="${before}"`, n]),
    ),
    "",
  ].join("\n");
}

function gauge(name: string, help: string, values: readonly (readonly [labels: string, value: number])[]): readonly string[] {
  const lines = values.map(([labels, value]) => `${name}${labels === "" ? "" : `{${labels}}`} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines];
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
