import { exceedsClass, higherClass, isDataClass, type DataClass, type Overlay } from "../core/data-class.ts";
import { Problem } from "../core/problem.ts";
import type { Entitlement } from "../governance/register.ts";
import type { Finding } from "../guardrails/guardrail.ts";
import type { Trail } from "./trail.ts";

export interface Classified {
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
}

/**
 * The class that the caller says this call has, or the use case's where it says nothing; it can only be raised (INVARIANT
 * request-cannot-weaken). Asked before anything of the call is shown to anybody. Throws Problem `data_class_exceeded` above
 * what is approved.
 */
export function requireDeclaredClass(entitlement: Entitlement, header: string | undefined, trail: Trail): DataClass {
  if (header === undefined) return entitlement.callClass;
  if (!isDataClass(header)) {
    throw new Problem("request_malformed", "x-sallyport-data-class must be public, internal, confidential or restricted.");
  }
  const dataClass = higherClass(entitlement.callClass, header);
  requireApproved(entitlement, dataClass, "x-sallyport-data-class says", trail);
  return dataClass;
}

/**
 * The class of this call: the highest of what was declared and what was found and not masked. Throws Problem
 * `data_class_exceeded` above what is approved.
 */
export function classify(entitlement: Entitlement, declared: DataClass, findings: readonly Finding[], trail: Trail): Classified {
  let dataClass = declared;
  const overlays = new Set<Overlay>(entitlement.overlays);
  let raisedBy = "";
  for (const finding of findings) {
    if (finding.action !== "reported") continue;
    if (exceedsClass(finding.dataClass, dataClass)) raisedBy = finding.type;
    dataClass = higherClass(dataClass, finding.dataClass);
    for (const overlay of finding.overlays) overlays.add(overlay);
  }
  trail.dataClass = dataClass;
  trail.overlays = [...overlays];
  requireApproved(entitlement, dataClass, `it holds ${raisedBy}, which makes it`, trail);
  return { dataClass, overlays: trail.overlays };
}

function requireApproved({ dataClass: approved, useCase }: Entitlement, dataClass: DataClass, why: string, trail: Trail): void {
  if (!exceedsClass(dataClass, approved)) return;
  trail.dataClass = dataClass;
  const detail = `This call is too sensitive: ${why} ${dataClass}, and ${useCase} is approved up to ${approved}.`;
  throw new Problem("data_class_exceeded", detail);
}
