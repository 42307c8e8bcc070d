import { type DataClass, lowerClass } from "../../core/data-class.ts";
import type { CheckFacts } from "./facts.ts";

/** The highest class that may go to a deployment: the lower of its own and its model's. */
export function ceilingOf({ spec }: CheckFacts["deployments"][number], models: CheckFacts["models"]): DataClass {
  const model = models.find(({ name }) => name === spec.model)?.spec.dataClassCeiling ?? "public";
  return lowerClass(spec.dataClassCeiling ?? model, model);
}
