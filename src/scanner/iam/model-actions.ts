import { Joined } from "../model/value.ts";
import { anyName, matchWildcard } from "./match-pattern.ts";
import type { Pattern } from "./pattern.ts";

/** Whether an ARN leaves the name of Bedrock's model open; that of a provider, or a part of it such as `a*`, is no model's either. */
export function isWideModel(resource: Pattern): boolean {
  if (typeof resource !== "string" && !(resource instanceof Joined)) return false;
  const parts = typeof resource === "string" ? [resource] : resource.parts;
  const text = parts.map((part) => (typeof part === "string" ? part : "x")).join("");
  const [, , service = "", , , ...rest] = text.split(":");
  if (rest.length === 0) return matchWildcard(text, `arn:aws:bedrock:${anyName}::foundation-model/${anyName}`);
  if (!/bedrock|[*?]/.test(service)) return false;
  const [kind = "", ...names] = rest.join(":").split("/");
  const name = names.join("/");
  if (names.length === 0) return kind.includes("*");
  return kind === "foundation-model" ? /^[^*?.]*[*?]/.test(name) : name.includes("*") && !/[\p{L}\p{N}]/u.test(name);
}

/** Actions that send a prompt to a model of Bedrock. There is no bedrock:Converse: to IAM it is InvokeModel. */
export const bedrockInvoke: readonly string[] = [
  "bedrock:InvokeModel",
  "bedrock:InvokeModelWithResponseStream",
  "bedrock:InvokeModelWithBidirectionalStream",
];

/** Actions that use a model. */
export const invokeActions: readonly string[] = [
  ...bedrockInvoke,
  "bedrock:CreateModelInvocationJob",
  "bedrock:InvokeAgent",
  "bedrock:RetrieveAndGenerate",
  "sagemaker:InvokeEndpoint",
  "sagemaker:InvokeEndpointAsync",
  "sagemaker:InvokeEndpointWithResponseStream",
];

/** Actions that make or change a model, or prepare its data. */
export const trainActions: readonly string[] = [
  "bedrock:CreateModelCustomizationJob",
  "bedrock:CreateModelImportJob",
  "bedrock:CreateCustomModel",
  "sagemaker:CreateTrainingJob",
  "sagemaker:CreateHyperParameterTuningJob",
  "sagemaker:CreateProcessingJob",
  "sagemaker:CreateAutoMLJob",
  "sagemaker:CreateAutoMLJobV2",
  "sagemaker:CreateLabelingJob",
  "sagemaker:CreateModel",
  "sagemaker:CreateModelPackage",
];

export const modelActions: readonly string[] = [...invokeActions, ...trainActions];
