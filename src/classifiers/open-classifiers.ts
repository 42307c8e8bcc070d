import { Problem } from "../core/problem.ts";
import { Classifier, type ClassifierOptions } from "./classifier.ts";
import type { ClassifierSettings } from "./settings.ts";

/** The classifiers of the configuration, by their names. */
export interface Classifiers {
  /**
   * How likely one takes a text for a prompt attack, 0 to 1. Rejects with Problem `guardrail_unavailable` where there is none of this
   * name or it can't answer now, with the signal's reason when that comes first.
   */
  classify(name: string, text: string, signal: AbortSignal): Promise<number>;
  /** Ends their processes. */
  close(): void;
}

/** Starts them all. Rejects with Problem `resource_invalid`, which says what to do, when one can't be loaded; none runs then. */
export async function openClassifiers(settings: readonly ClassifierSettings[], options: ClassifierOptions): Promise<Classifiers> {
  const classifiers = new Map(settings.map((one) => [one.name, new Classifier(one, options)]));
  const close = (): void => {
    for (const classifier of classifiers.values()) classifier.close();
  };
  try {
    await Promise.all([...classifiers.values()].map((classifier) => classifier.start()));
  } catch (error) {
    close();
    throw error;
  }
  return {
    classify: async (name, text, signal) => {
      const classifier = classifiers.get(name);
      if (classifier === undefined)
        throw new Problem("guardrail_unavailable", `The configuration has no classifier ${name}: add it to its classifiers.`);
      return classifier.classify(text, signal);
    },
    close,
  };
}
