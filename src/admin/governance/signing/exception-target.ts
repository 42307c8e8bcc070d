import { Problem } from "../../../core/problem.ts";
import type { CaseFile } from "../../../governance/case/case-file.ts";
import { exceptionSeats } from "../../../governance/case/judge-exception.ts";
import type { ExceptionSpec } from "../../../governance/schemas.ts";
import type { AdminDeps } from "../../deps.ts";
import { authorsNow } from "../judge-now.ts";
import { standardNow } from "../standard-now.ts";
import type { Subject } from "../subject.ts";
import { isBehind } from "./is-behind.ts";
import type { SignTarget } from "./sign-target.ts";

/** The version of an exception that was asked for. Throws Problem `conflict` where nobody asked for it as it stands. */
export function exceptionTarget(deps: AdminDeps, subject: Subject, about: string, file: CaseFile): SignTarget {
  const { name, resource } = subject;
  const spec = JSON.parse(resource?.spec ?? "{}") as ExceptionSpec;
  const request = file.requests.get("EXCEPTION");
  const asked = spec.breakGlass ? "BREAK_GLASS" : "EXCEPTION";
  if (about !== asked) throw new Problem("conflict", `${name} is signed as ${asked}.`);
  if (resource === undefined || request?.body.digest !== resource.digest)
    throw new Problem("conflict", `Nobody asked for ${name} as it stands yet. sallyport exception request ${name} does.`);
  const { exceptions: rules } = standardNow(deps);
  const { controls, compensatingControls, useCases, startsAt, expiresAt, remediationPlan, requester, dataClassCap } = spec;
  return {
    subject,
    about,
    digest: resource.digest,
    lines: [
      `The exception ${name}: ${spec.title}.`,
      `It relaxes ${controls.join(", ")} for ${useCases?.join(", ") ?? "the whole programme"}, up to ${dataClassCap} data.`,
      `${compensatingControls.join(", ")} hold the risk down meanwhile; it ends when one of them fails.`,
      `From ${startsAt} until ${expiresAt} at the latest. The remediation is due at ${remediationPlan.dueAt}, by ${remediationPlan.owner}.`,
      `Risk: ${spec.riskStatement}`,
      `Version ${resource.version}, ${resource.digest}`,
    ],
    roles: [...new Set(exceptionSeats(spec, rules).map(({ role }) => role))],
    barred: [request.by, ...authorsNow(deps, resource), remediationPlan.owner, requester].map((person) => ({
      who: (principal) => isBehind(deps, principal, person),
      why: "Whoever asked for an exception, wrote it or owes its remediation does not approve it. Ask somebody else who holds the role.",
    })),
  };
}
