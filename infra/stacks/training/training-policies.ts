import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";

interface Requirements {
  /** ARN of the one key. */
  readonly key: string;
  /** Ids of groups that jobs may be in. */
  readonly groups: readonly string[];
}

const jobs = ["sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateHyperParameterTuningJob"];
const models = ["sagemaker:CreateModel"];

/**
 * What a job or a model must be like, whoever makes it (NET-007, DAT-005): without a network of its own, in these groups, under this
 * key, its parts speaking to each other encrypted. An absent key of a request counts as wrong, so leaving a setting out doesn't help.
 */
export function requireIsolation({ key, groups }: Requirements): readonly PolicyStatement[] {
  const deny = (sid: string, actions: readonly string[], conditions: Record<string, unknown>) =>
    new PolicyStatement({ sid, effect: Effect.DENY, actions: [...actions], resources: ["*"], conditions });
  return [
    deny("NetworkIsolation", [...jobs, ...models], { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } }),
    deny("InVpc", [...jobs, ...models], { Null: { "sagemaker:VpcSecurityGroupIds": "true" } }),
    deny("InTheseGroups", [...jobs, ...models], { "ForAnyValue:StringNotEquals": { "sagemaker:VpcSecurityGroupIds": groups } }),
    deny("VolumeKey", jobs, { ArnNotEqualsIfExists: { "sagemaker:VolumeKmsKeyArn": key } }),
    deny("OutputKey", jobs, { ArnNotEqualsIfExists: { "sagemaker:OutputKmsKeyArn": key } }),
    deny("BetweenContainers", jobs, { BoolIfExists: { "sagemaker:InterContainerTrafficEncryption": "false" } }),
    new PolicyStatement({
      sid: "NoNotebookInstances",
      effect: Effect.DENY,
      actions: [
        "sagemaker:CreateNotebookInstance",
        "sagemaker:CreatePresignedNotebookInstanceUrl",
        "sagemaker:UpdateNotebookInstance",
      ],
      resources: ["*"],
    }),
    // What trains can't serve, and calls no model in production (IAM-003).
    new PolicyStatement({
      sid: "NeverServe",
      effect: Effect.DENY,
      actions: [
        "bedrock:InvokeModel",
        "bedrock:InvokeModelWithResponseStream",
        "sagemaker:CreateEndpoint",
        "sagemaker:CreateEndpointConfig",
        "sagemaker:InvokeEndpoint",
        "sagemaker:InvokeEndpointAsync",
        "sagemaker:InvokeEndpointWithResponseStream",
        "sagemaker:UpdateEndpoint",
      ],
      resources: ["*"],
    }),
  ];
}
