import { exceedsClass } from "../../core/data-class.ts";
import { inheritedClass, whyNotTrainedOn } from "../inherited-class.ts";
import { fails, holds, listed } from "./conclude.ts";
import { ceilingOf } from "./ceilings.ts";
import type { Check } from "./facts.ts";

/** DAT-002: a tuned model has the highest class of all that it was trained on, and only use cases of that class call it. */
export const checkLineage: Check = ({ models, modelNamed, useCase }) => {
  const seen = [useCase, ...models];
  const { dataClass, overlays } = useCase.spec;
  const wrong = models.flatMap(
    ({ name }) => whyNotTrainedOn({ dataClass, overlays }, name, inheritedClass(name, modelNamed)) ?? [],
  );
  if (wrong.length > 0) return fails(listed(wrong), { seen });
  const trained = models.filter(({ spec }) => spec.tunedFrom !== undefined || (spec.trainingData ?? []).length > 0);
  const shown = trained.map(({ name }) => `${name}: ${inheritedClass(name, modelNamed).dataClass}`);
  return holds(
    shown.length === 0 ? "None of its models was tuned or trained here." : `Of what they were trained on: ${listed(shown)}.`,
    { seen },
  );
};

/** DAT-003: calls go only where data of their class may go, and restricted data to no public network. */
export const checkRoutes: Check = ({ deployments, models, useCase }) => {
  const seen = [useCase, ...deployments];
  const { dataClass } = useCase.spec;
  const called = deployments.filter(({ spec }) => useCase.spec.models.includes(spec.model));
  const cleared = called.filter((one) => !exceedsClass(dataClass, ceilingOf(one, models)));
  if (cleared.length === 0) return fails(`None of its models runs where ${dataClass} data may go.`, { seen });
  const open = deployments.filter((one) => ceilingOf(one, models) === "restricted" && one.spec.network === "public");
  if (open.length > 0)
    return fails(`Restricted data could go over a public network to ${listed(open.map(({ name }) => name))}.`, { seen });
  return holds(`Its calls go to ${listed(cleared.map(({ name }) => name))} alone, which ${dataClass} data may go to.`, { seen });
};

/** DAT-016: what a sandbox answers is marked. */
export const checkLabel: Check = ({ useCase, profile, standard }) => {
  if (profile.environment !== "sandbox") return undefined;
  return holds(`Each answer carries the label "${standard.settings.sandbox.label}".`, { seen: [useCase] });
};
