/** Actions that send a prompt to a model, in lower case. There is no bedrock:Converse: it is InvokeModel to IAM. */
export const bedrockInvoke: readonly string[] = [
  "bedrock:invokemodel",
  "bedrock:invokemodelwithresponsestream",
  "bedrock:invokemodelwithbidirectionalstream",
];

export const invoke: readonly string[] = [
  ...bedrockInvoke,
  "bedrock:createmodelinvocationjob",
  "sagemaker:invokeendpoint",
  "sagemaker:invokeendpointasync",
  "sagemaker:invokeendpointwithresponsestream",
];

/** Actions that make or change a model. */
export const train: readonly string[] = [
  "bedrock:createmodelcustomizationjob",
  "bedrock:createmodelimportjob",
  "bedrock:createcustommodel",
  "sagemaker:createtrainingjob",
  "sagemaker:createhyperparametertuningjob",
  "sagemaker:createautomljob",
  "sagemaker:createautomljobv2",
  "sagemaker:createmodel",
  "sagemaker:createmodelpackage",
];
