import type { GuardrailManifestSpec } from "./schemas.ts";

/** A model of the register that a guardrail asks, and where its manifest says so. */
export interface NamedAdviser {
  readonly path: string;
  readonly model: string;
}

/** The models that a guardrail shows texts to. A classifier is none: it runs here, and the configuration has it. */
export function advisersOf({
  contentPolicy,
  topicPolicy,
  contextualGroundingPolicy,
}: Pick<GuardrailManifestSpec, "contentPolicy" | "topicPolicy" | "contextualGroundingPolicy">): readonly NamedAdviser[] {
  const advisers = {
    "spec.contentPolicy.secondOpinion.model": contentPolicy?.secondOpinion,
    "spec.contentPolicy.moderation.model": contentPolicy?.moderation,
    "spec.topicPolicy.embeddings.model": topicPolicy?.embeddings,
    "spec.contextualGroundingPolicy.judge.model": contextualGroundingPolicy?.judge,
  };
  return Object.entries(advisers).flatMap(([path, adviser]) =>
    adviser === undefined || adviser.model.startsWith("onnx/") ? [] : [{ path, model: adviser.model }],
  );
}
