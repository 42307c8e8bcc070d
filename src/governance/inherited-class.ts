import { type DataClass, exceedsClass, higherClass, type Overlay } from "../core/data-class.ts";
import type { ModelSpec } from "./schemas/model.ts";

/** What a model was trained on here, and so may answer with: the highest class, and every regulated kind of data. */
export interface InheritedClass {
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
}

export type Lineage = Pick<ModelSpec, "tunedFrom" | "trainingData">;

const longestLineage = 20;

/**
 * The class of a model as an artefact: that of its training data and of all that it was tuned from (control DAT-002). Where its
 * lineage leads nowhere, in a circle or too far, or a tuned model does not say what it was tuned on, it is restricted: what is not known
 * is assumed to be the worst. Pure.
 */
export function inheritedClass(name: string, modelNamed: (name: string) => Lineage | undefined): InheritedClass {
  let dataClass: DataClass = "public";
  const overlays = new Set<Overlay>();
  const seen = new Set<string>();
  for (let next: string | undefined = name; next !== undefined;) {
    const model = modelNamed(next);
    if (model === undefined || seen.has(next) || seen.size === longestLineage)
      return { dataClass: "restricted", overlays: [...overlays] };
    seen.add(next);
    // Tuned, and nobody says on what.
    if (model.tunedFrom !== undefined && model.trainingData === undefined) dataClass = "restricted";
    for (const data of model.trainingData ?? []) {
      dataClass = higherClass(dataClass, data.dataClass);
      for (const overlay of data.overlays ?? []) overlays.add(overlay);
    }
    next = model.tunedFrom;
  }
  return { dataClass, overlays: [...overlays] };
}

type Approved = Parameters<typeof whyNotTrainedOn>[0];

/** The models of a use case that are there, and that were trained on nothing that it is not approved for (control DAT-002). */
export function modelsFor(
  useCase: Approved & { readonly models: readonly string[] },
  models: ReadonlyMap<string, { readonly spec: Lineage }>,
): readonly string[] {
  return useCase.models.filter((name) => {
    const { tunedFrom, trainingData } = models.get(name)?.spec ?? {};
    if (!models.has(name)) return false;
    if (tunedFrom === undefined && trainingData === undefined) return true;
    return (
      whyNotTrainedOn(
        useCase,
        name,
        inheritedClass(name, (one) => models.get(one)?.spec),
      ) === undefined
    );
  });
}

/** Why a use case may not call a model that was trained on such data; undefined where it may. */
export function whyNotTrainedOn(
  useCase: { readonly dataClass: DataClass; readonly overlays: readonly Overlay[] },
  model: string,
  inherited: InheritedClass,
): string | undefined {
  const missing = inherited.overlays.filter((overlay) => !useCase.overlays.includes(overlay));
  if (exceedsClass(inherited.dataClass, useCase.dataClass))
    return `${model} was trained on ${inherited.dataClass} data, so only use cases of that class may call it`;
  if (missing.length > 0)
    return `${model} was trained on ${missing.join(", ")} data, so only use cases with these overlays may call it`;
  return undefined;
}
