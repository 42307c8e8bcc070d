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
