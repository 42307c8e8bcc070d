import { exceedsClass, type DataClass } from "../../core/data-class.ts";
import { Problem } from "../../core/problem.ts";
import type { Entitlement } from "../../governance/register.ts";

/** The class of what is kept holds for what is made of it. Throws Problem `data_class_exceeded` where it is no longer approved. */
export function requireApproved(dataClass: DataClass, { dataClass: approved, useCase }: Entitlement): void {
  if (!exceedsClass(dataClass, approved)) return;
  throw new Problem(
    "data_class_exceeded",
    `This is too sensitive: what was kept is ${dataClass}, and ${useCase} is approved up to ${approved}.`,
  );
}
