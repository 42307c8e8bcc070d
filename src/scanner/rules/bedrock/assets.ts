import type { Rule } from "../../model/rule.ts";
import { existing } from "../checks/ask-account.ts";
import { ask } from "../checks/check.ts";
import { any, at, when } from "../checks/combine-checks.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireList, requireOneOf, requirePresent } from "../checks/require-value.ts";

/** CloudFormation has no custom models: these are as GetCustomModel and GetModelCustomizationJob tell of them. */
const customModel = "Sallyport::AWS::BedrockCustomModel";
const customisation = "Sallyport::AWS::BedrockModelCustomizationJob";

export const assetRules: readonly Rule[] = [
  {
    id: "bedrock-data-source-key",
    control: "DAT-008",
    severity: "high",
    title: "A knowledge base's data source is taken in under a customer-managed key",
    remediation:
      "Set ServerSideEncryptionConfiguration.KmsKeyArn. In Terraform: server_side_encryption_configuration of aws_bedrockagent_data_source.",
    also: { prowler: ["bedrock_knowledge_base_encrypted_with_cmk"] },
    types: ["AWS::Bedrock::DataSource"],
    check: ask(requireKey("ServerSideEncryptionConfiguration.KmsKeyArn")),
  },
  {
    id: "bedrock-knowledge-base-key",
    control: "DAT-008",
    severity: "high",
    title: "A knowledge base whose store AWS manages is encrypted with a customer-managed key",
    remediation:
      "Set KmsKeyArn of ManagedKnowledgeBaseConfiguration.ServerSideEncryptionConfiguration, or keep the vectors in a store of your own under your key.",
    types: ["AWS::Bedrock::KnowledgeBase"],
    check: ask(
      at(
        "KnowledgeBaseConfiguration",
        when(
          any(requirePresent("ManagedKnowledgeBaseConfiguration"), requireOneOf("Type", ["MANAGED"])),
          requireKey("ManagedKnowledgeBaseConfiguration.ServerSideEncryptionConfiguration.KmsKeyArn"),
        ),
      ),
    ),
  },
  {
    id: "bedrock-data-source-private",
    control: "DAT-008",
    severity: "medium",
    title: "A knowledge base does not crawl the web",
    remediation: "Take documents from a bucket that people put them in after review, not from type WEB.",
    types: ["AWS::Bedrock::DataSource"],
    check: ask(
      requireOneOf("DataSourceConfiguration.Type", [
        "S3",
        "CUSTOM",
        "CONFLUENCE",
        "SHAREPOINT",
        "SALESFORCE",
        "REDSHIFT_METADATA",
      ]),
    ),
  },
  {
    id: "bedrock-prompt-key",
    control: "DAT-005",
    severity: "medium",
    title: "A managed prompt is encrypted with a customer-managed key",
    remediation: "Set CustomerEncryptionKeyArn. In Terraform: customer_encryption_key_arn of aws_bedrockagent_prompt.",
    also: { prowler: ["bedrock_prompt_encrypted_with_cmk"] },
    types: ["AWS::Bedrock::Prompt"],
    check: ask(requireKey("CustomerEncryptionKeyArn")),
  },
  {
    id: "bedrock-prompts-managed",
    control: "SDL-001",
    severity: "low",
    title: "Prompts are managed, with versions",
    remediation:
      "Keep prompts in Bedrock Prompt Management or in the gateway's catalogue. In Terraform: aws_bedrockagent_prompt.",
    also: { prowler: ["bedrock_prompt_management_exists"] },
    ...existing(["AWS::Bedrock::Prompt"], "There is no managed prompt", requirePresent("Name")),
  },
  {
    id: "bedrock-flow-key",
    control: "DAT-005",
    severity: "medium",
    title: "A flow of Bedrock is encrypted with a customer-managed key",
    remediation: "Set CustomerEncryptionKeyArn. In Terraform: customer_encryption_key_arn of aws_bedrockagent_flow.",
    types: ["AWS::Bedrock::Flow"],
    check: ask(requireKey("CustomerEncryptionKeyArn")),
  },
  {
    id: "bedrock-custom-model-key",
    control: "DAT-005",
    severity: "high",
    title: "A custom model is encrypted with a customer-managed key",
    remediation: "Customise models with customModelKmsKeyId. In Terraform: custom_model_kms_key_id of aws_bedrock_custom_model.",
    also: { prowler: ["bedrock_custom_model_encrypted_with_cmk"] },
    types: [customModel, customisation],
    check: ask(any(requireKey("ModelKmsKeyArn"), requireKey("OutputModelKmsKeyArn"))),
  },
  {
    id: "bedrock-custom-model-in-vpc",
    control: "NET-002",
    severity: "medium",
    title: "A model is customised in subnets of yours",
    remediation: "Start customisation jobs with a vpcConfig. In Terraform: the block vpc_config of aws_bedrock_custom_model.",
    types: [customisation],
    check: ask(requireList("VpcConfig.SubnetIds")),
  },
];
