import type { Rule } from "../../model/rule.ts";
import { ask } from "../checks/check.ts";
import { existing } from "../checks/ask-account.ts";
import { all, any, at, each, not, when } from "../checks/combine-checks.ts";
import { requireDigest } from "../checks/require-image.ts";
import { requireKey } from "../checks/require-key.ts";
import {
  requireAtLeast,
  requireList,
  requireNoneOf,
  requireOneOf,
  requirePresent,
  requireTrue,
} from "../checks/require-value.ts";

const endpointConfigs = ["AWS::SageMaker::EndpointConfig"];
const models = ["AWS::SageMaker::Model"];

export const hostingRules: readonly Rule[] = [
  {
    id: "sagemaker-endpoint-key",
    control: "DAT-005",
    severity: "high",
    title: "An endpoint's storage is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId of the endpoint configuration. In Terraform: kms_key_arn of aws_sagemaker_endpoint_configuration.",
    also: {
      prowler: ["sagemaker_endpoint_config_kms_encryption_enabled"],
      checkov: ["CKV_AWS_98"],
      cdkNag: ["NIST.800.53.R5-SageMakerEndpointConfigurationKMSKeyConfigured"],
      cfnGuard: ["SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED"],
    },
    types: endpointConfigs,
    check: ask(requireKey("KmsKeyId")),
  },
  {
    id: "sagemaker-endpoint-two-instances",
    control: "RES-007",
    severity: "medium",
    title: "Each production variant of an endpoint begins with two instances or more",
    remediation:
      "Set InitialInstanceCount to at least 2, or let ManagedInstanceScaling hold at least 2. In Terraform: initial_instance_count of production_variants.",
    also: { prowler: ["sagemaker_endpoint_config_prod_variant_instances"] },
    types: endpointConfigs,
    check: ask(
      each(
        "ProductionVariants",
        when(
          not(requirePresent("ServerlessConfig")),
          any(requireAtLeast("InitialInstanceCount", 2), requireAtLeast("ManagedInstanceScaling.MinInstanceCount", 2)),
        ),
      ),
    ),
  },
  {
    id: "sagemaker-endpoint-data-capture",
    control: "LOG-010",
    severity: "medium",
    title: "An endpoint captures its inputs and outputs, under a customer-managed key",
    remediation:
      "Set DataCaptureConfig with EnableCapture, Input and Output among CaptureOptions, and a KmsKeyId. In Terraform: the block data_capture_config.",
    types: endpointConfigs,
    check: ask(
      all(
        requireTrue("DataCaptureConfig.EnableCapture"),
        requireKey("DataCaptureConfig.KmsKeyId"),
        each("DataCaptureConfig.CaptureOptions", requireOneOf("CaptureMode", ["Input", "Output", "InputAndOutput"]), "FAIL"),
      ),
    ),
  },
  {
    id: "sagemaker-model-network-isolation",
    control: "NET-007",
    severity: "high",
    title: "A model's containers reach no network",
    remediation: "Set EnableNetworkIsolation to true. In Terraform: enable_network_isolation of aws_sagemaker_model.",
    also: { prowler: ["sagemaker_models_network_isolation_enabled"], checkov: ["CKV_AWS_370"] },
    types: models,
    check: ask(requireTrue("EnableNetworkIsolation")),
  },
  {
    id: "sagemaker-model-in-vpc",
    control: "NET-007",
    severity: "high",
    title: "A model runs in subnets of yours",
    remediation: "Set VpcConfig with Subnets and SecurityGroupIds. In Terraform: the block vpc_config of aws_sagemaker_model.",
    also: { prowler: ["sagemaker_models_vpc_settings_configured"] },
    types: models,
    check: ask(requireList("VpcConfig.Subnets")),
  },
  {
    id: "sagemaker-model-registry-used",
    control: "SUP-002",
    severity: "medium",
    title: "Models are approved in a model registry",
    remediation: "Keep models in a model package group, and deploy packages whose ModelApprovalStatus is Approved.",
    also: { prowler: ["sagemaker_models_registry_in_use"] },
    ...existing(
      ["AWS::SageMaker::ModelPackage"],
      "There is no approved model package",
      requireOneOf("ModelApprovalStatus", ["Approved"]),
    ),
  },
  {
    id: "sagemaker-model-images-private",
    control: "SUP-002",
    severity: "medium",
    title: "A model's image is named by its digest",
    remediation: "Write Image as REPOSITORY@sha256:DIGEST, in a private repository. In Terraform: image of primary_container.",
    types: models,
    check: ask(
      all(
        at("PrimaryContainer", requireDigest("Image", { absent: "NONE" })),
        each("Containers", requireDigest("Image", { absent: "NONE" })),
      ),
    ),
  },
  {
    id: "sagemaker-monitoring-scheduled",
    control: "LOG-010",
    severity: "medium",
    title: "A monitoring schedule watches the models that are hosted",
    remediation:
      "Make an AWS::SageMaker::MonitoringSchedule with a ScheduleConfig for each endpoint. In Terraform: aws_sagemaker_monitoring_schedule.",
    also: { prowler: ["sagemaker_models_monitor_enabled"] },
    ...existing(
      ["AWS::SageMaker::MonitoringSchedule"],
      "There is no monitoring schedule that runs",
      requireNoneOf("MonitoringScheduleStatus", ["Stopped", "Failed", "Pending"], { absent: "PASS" }),
    ),
  },
];
