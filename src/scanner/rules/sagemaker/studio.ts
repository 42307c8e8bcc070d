import type { Rule } from "../../model/rule.ts";
import { ask } from "../checks/check.ts";
import { all, at, when } from "../checks/combine-checks.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireOneOf, requirePresent, requireTrue } from "../checks/require-value.ts";

const domains = ["AWS::SageMaker::Domain"];
const featureGroups = ["AWS::SageMaker::FeatureGroup"];

export const studioRules: readonly Rule[] = [
  {
    id: "sagemaker-domain-vpc-only",
    control: "NET-007",
    severity: "high",
    title: "A Studio domain reaches the network through the VPC alone",
    remediation: "Set AppNetworkAccessType to VpcOnly. In Terraform: app_network_access_type of aws_sagemaker_domain.",
    types: domains,
    check: ask(requireOneOf("AppNetworkAccessType", ["VpcOnly"])),
  },
  {
    id: "sagemaker-domain-sso",
    control: "IAM-001",
    severity: "high",
    title: "People sign in to a Studio domain through IAM Identity Center",
    remediation: "Set AuthMode to SSO. In Terraform: auth_mode of aws_sagemaker_domain. It cannot be changed later.",
    also: { prowler: ["sagemaker_domain_sso_configured"] },
    types: domains,
    check: ask(requireOneOf("AuthMode", ["SSO"])),
  },
  {
    id: "sagemaker-domain-key",
    control: "DAT-005",
    severity: "high",
    title: "A Studio domain's file system is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId. In Terraform: kms_key_id of aws_sagemaker_domain.",
    also: { checkov: ["CKV_AWS_187"] },
    types: domains,
    check: ask(requireKey("KmsKeyId")),
  },
  {
    id: "sagemaker-domain-no-sharing-without-key",
    control: "DAT-005",
    severity: "medium",
    title: "The outputs of notebooks that a Studio domain shares are encrypted with a customer-managed key",
    remediation: "Set NotebookOutputOption to Disabled, or S3KmsKeyId of DefaultUserSettings.SharingSettings.",
    types: domains,
    check: ask(
      at(
        "DefaultUserSettings.SharingSettings",
        when(requireOneOf("NotebookOutputOption", ["Allowed"], { absent: "NONE" }), requireKey("S3KmsKeyId")),
      ),
    ),
  },
  {
    id: "sagemaker-feature-group-offline-key",
    control: "DAT-005",
    severity: "high",
    title: "A feature group's offline store is encrypted with a customer-managed key",
    remediation:
      "Set KmsKeyId of OfflineStoreConfig.S3StorageConfig. In Terraform: offline_store_config of aws_sagemaker_feature_group.",
    types: featureGroups,
    check: ask(when(requirePresent("OfflineStoreConfig"), requireKey("OfflineStoreConfig.S3StorageConfig.KmsKeyId"))),
  },
  {
    id: "sagemaker-feature-group-online-key",
    control: "DAT-005",
    severity: "high",
    title: "A feature group's online store is encrypted with a customer-managed key",
    remediation:
      "Set KmsKeyId of OnlineStoreConfig.SecurityConfig. In Terraform: online_store_config of aws_sagemaker_feature_group.",
    types: featureGroups,
    check: ask(
      when(
        all(requirePresent("OnlineStoreConfig"), requireTrue("OnlineStoreConfig.EnableOnlineStore", { absent: "PASS" })),
        requireKey("OnlineStoreConfig.SecurityConfig.KmsKeyId"),
      ),
    ),
  },
];
