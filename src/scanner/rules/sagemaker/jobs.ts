import type { Rule } from "../../model/rule.ts";
import { existing } from "../checks/ask-account.ts";
import { ask } from "../checks/check.ts";
import { all, at } from "../checks/combine-checks.ts";
import { requireDigest } from "../checks/require-image.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireList, requirePresent, requireText, requireTrue } from "../checks/require-value.ts";

/** CloudFormation has no training jobs: they are seen in a live account alone, as DescribeTrainingJob tells of them. */
const trainingJobs = ["Sallyport::AWS::SageMakerTrainingJob"];
const inScp = "Deny CreateTrainingJob without it in a service control policy";

/** Where the type of a monitor's job has its output. */
const outputOf: Readonly<Record<string, string>> = {
  "AWS::SageMaker::DataQualityJobDefinition": "DataQualityJobOutputConfig",
  "AWS::SageMaker::ModelQualityJobDefinition": "ModelQualityJobOutputConfig",
  "AWS::SageMaker::ModelBiasJobDefinition": "ModelBiasJobOutputConfig",
  "AWS::SageMaker::ModelExplainabilityJobDefinition": "ModelExplainabilityJobOutputConfig",
};
const monitorJobs = Object.keys(outputOf);

export const jobRules: readonly Rule[] = [
  {
    id: "sagemaker-training-network-isolation",
    control: "NET-007",
    severity: "high",
    title: "A training job's containers reach no network",
    remediation: `Start training jobs with EnableNetworkIsolation. ${inScp} (sagemaker:NetworkIsolation).`,
    also: { prowler: ["sagemaker_training_jobs_network_isolation_enabled"] },
    types: trainingJobs,
    check: ask(requireTrue("EnableNetworkIsolation")),
  },
  {
    id: "sagemaker-training-in-vpc",
    control: "NET-007",
    severity: "high",
    title: "A training job runs in subnets of yours",
    remediation: `Start training jobs with a VpcConfig. ${inScp} (sagemaker:VpcSubnets).`,
    also: { prowler: ["sagemaker_training_jobs_vpc_settings_configured"] },
    types: trainingJobs,
    check: ask(requireList("VpcConfig.Subnets")),
  },
  {
    id: "sagemaker-training-keys",
    control: "DAT-005",
    severity: "high",
    title: "A training job's volumes and outputs are encrypted with customer-managed keys",
    remediation: `Set VolumeKmsKeyId of ResourceConfig and KmsKeyId of OutputDataConfig. ${inScp} (sagemaker:VolumeKmsKey, sagemaker:OutputKmsKey).`,
    also: { prowler: ["sagemaker_training_jobs_volume_and_output_encryption_enabled"] },
    types: trainingJobs,
    check: ask(all(requireKey("ResourceConfig.VolumeKmsKeyId"), requireKey("OutputDataConfig.KmsKeyId"))),
  },
  {
    id: "sagemaker-training-encrypted-traffic",
    control: "NET-003",
    severity: "high",
    title: "What a training job's instances say to each other is encrypted",
    remediation: `Start training jobs with EnableInterContainerTrafficEncryption. ${inScp} (sagemaker:InterContainerTrafficEncryption).`,
    also: { prowler: ["sagemaker_training_jobs_intercontainer_encryption_enabled"] },
    types: trainingJobs,
    check: ask(requireTrue("EnableInterContainerTrafficEncryption")),
  },
  {
    id: "sagemaker-training-checkpoints",
    control: "RES-009",
    severity: "low",
    title: "A training job keeps checkpoints in Amazon S3",
    remediation: "Start training jobs with a CheckpointConfig, in a bucket whose default key is customer-managed.",
    types: trainingJobs,
    check: ask(requirePresent("CheckpointConfig.S3Uri")),
  },
  {
    id: "sagemaker-training-image-pinned",
    control: "SUP-002",
    severity: "medium",
    title: "A training job's image is named by its digest",
    remediation: "Name TrainingImage by its digest, or use an algorithm by its version.",
    types: trainingJobs,
    check: ask(requireDigest("AlgorithmSpecification.TrainingImage", { absent: "NONE" })),
  },
  {
    id: "sagemaker-monitor-output-key",
    control: "DAT-005",
    severity: "medium",
    title: "What a monitoring job writes is encrypted with a customer-managed key",
    remediation:
      "Set KmsKeyId of the job definition's output. In Terraform: data_quality_job_output_config of aws_sagemaker_data_quality_job_definition.",
    also: { checkov: ["CKV_AWS_367"] },
    types: monitorJobs,
    check: (job, index) => ask(at(outputOf[job.type] ?? "", requireKey("KmsKeyId")))(job, index),
  },
  {
    id: "sagemaker-monitor-volume-key",
    control: "DAT-005",
    severity: "medium",
    title: "The volume of a monitoring job is encrypted with a customer-managed key",
    remediation:
      "Set VolumeKmsKeyId of JobResources.ClusterConfig. In Terraform: volume_kms_key_id of job_resources.cluster_config.",
    also: { checkov: ["CKV_AWS_368"] },
    types: monitorJobs,
    check: ask(requireKey("JobResources.ClusterConfig.VolumeKmsKeyId")),
  },
  {
    id: "sagemaker-monitor-encrypted-traffic",
    control: "NET-003",
    severity: "medium",
    title: "What the instances of a monitoring job say to each other is encrypted",
    remediation:
      "Set NetworkConfig.EnableInterContainerTrafficEncryption to true. In Terraform: the block network_config of the job definition.",
    also: { checkov: ["CKV_AWS_369"] },
    types: monitorJobs,
    check: ask(requireTrue("NetworkConfig.EnableInterContainerTrafficEncryption")),
  },
  {
    id: "sagemaker-monitor-network-isolation",
    control: "NET-007",
    severity: "medium",
    title: "A monitoring job's containers reach no network",
    remediation:
      "Set NetworkConfig.EnableNetworkIsolation to true. In Terraform: the block network_config of the job definition.",
    types: monitorJobs,
    check: ask(requireTrue("NetworkConfig.EnableNetworkIsolation")),
  },
  {
    id: "sagemaker-processing-key",
    control: "DAT-005",
    severity: "medium",
    title: "A processing job's volume and outputs are encrypted with customer-managed keys",
    remediation: "Set VolumeKmsKeyId of ProcessingResources.ClusterConfig and KmsKeyId of ProcessingOutputConfig.",
    types: ["AWS::SageMaker::ProcessingJob"],
    check: ask(
      all(requireKey("ProcessingResources.ClusterConfig.VolumeKmsKeyId"), requireKey("ProcessingOutputConfig.KmsKeyId")),
    ),
  },
  {
    id: "sagemaker-clarify-used",
    control: "LOG-010",
    severity: "low",
    title: "Bias and explanations of models are looked at with SageMaker Clarify",
    remediation: "Run processing jobs with the sagemaker-clarify-processing image on what is trained and hosted.",
    also: { prowler: ["sagemaker_clarify_exists"] },
    ...existing(
      ["AWS::SageMaker::ProcessingJob"],
      "No processing job uses the image of SageMaker Clarify",
      requireText("AppSpecification.ImageUri", (text) => text.includes("sagemaker-clarify-processing")),
    ),
  },
  {
    id: "sagemaker-flow-output-key",
    control: "DAT-005",
    severity: "medium",
    title: "What a human review writes is encrypted with a customer-managed key",
    remediation:
      "Set KmsKeyId of the flow definition's OutputConfig. In Terraform: output_config of aws_sagemaker_flow_definition.",
    also: { checkov: ["CKV_AWS_372"] },
    types: ["AWS::SageMaker::FlowDefinition"],
    check: ask(requireKey("OutputConfig.KmsKeyId")),
  },
  {
    id: "sagemaker-monitor-image-pinned",
    control: "SUP-002",
    severity: "low",
    title: "What a monitoring job runs is named by its digest",
    remediation: "Name the ImageUri of the job definition's AppSpecification by its digest.",
    types: monitorJobs,
    check: ask(
      all(
        ...["DataQuality", "ModelQuality", "ModelBias", "ModelExplainability"].map((kind) =>
          requireDigest(`${kind}AppSpecification.ImageUri`, { absent: "NONE" }),
        ),
      ),
    ),
  },
];
