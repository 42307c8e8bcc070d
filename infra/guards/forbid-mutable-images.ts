import type { BuiltResource, GuardFinding } from "./read-built-resources.ts";
import { at, findAll, listOf, textOf } from "./read-value.ts";

const byDigest = /@sha256:[0-9a-f]{64}$/;

/** Where each type of resource names the images that it runs. */
const imagesOf: Readonly<Record<string, (properties: BuiltResource["properties"]) => readonly unknown[]>> = {
  "AWS::ECS::TaskDefinition": (properties) =>
    listOf(properties["ContainerDefinitions"]).map((container) => at(container, "Image")),
  "AWS::Lambda::Function": (properties) => listOf(at(properties, "Code", "ImageUri")),
  "AWS::SageMaker::Model": (properties) =>
    [properties["PrimaryContainer"], ...listOf(properties["Containers"])].flatMap((container) => listOf(at(container, "Image"))),
  "AWS::SageMaker::ModelPackage": (properties) => findAll(properties, "Image"),
  "AWS::Batch::JobDefinition": (properties) => findAll(properties, "Image"),
  // AWS's own build images have no digests that a project could name; they build, and what they built is signed.
  "AWS::CodeBuild::Project": (properties) =>
    listOf(at(properties, "Environment", "Image")).filter((image) => !textOf(image).startsWith("aws/codebuild/")),
};

/** INVARIANT: what runs is named by its content. A tag can be moved to something that nobody approved (control SUP-002). */
export function forbidMutableImages(resources: readonly BuiltResource[]): readonly GuardFinding[] {
  return resources.flatMap(({ path, type, properties }) => {
    if (type === "AWS::ECR::Repository" && properties["ImageTagMutability"] !== "IMMUTABLE")
      return [{ path, message: "mutable image: the repository lets tags be moved: set ImageTagMutability to IMMUTABLE" }];
    return (imagesOf[type]?.(properties) ?? [])
      .map(textOf)
      .filter((image) => !byDigest.test(image))
      .map((image) => ({ path, message: `mutable image: ${image} is not named by its digest: use REPOSITORY@sha256:…` }));
  });
}
