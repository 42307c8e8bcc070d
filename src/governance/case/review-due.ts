import { days } from "../../core/units.ts";
import type { StandardSettings } from "../standard/settings.ts";
import type { CaseLife } from "./case-life.ts";

/** By when reviewers should have decided, milliseconds since the epoch; from then on it is called late. Undefined where nobody has to. */
export function reviewDueAt({ state, since }: CaseLife, { reviewDays }: StandardSettings): number | undefined {
  if (state === "INTAKE_REVIEW") return since + days(reviewDays.intake);
  return state === "DESIGN_REVIEW" ? since + days(reviewDays.design) : undefined;
}
