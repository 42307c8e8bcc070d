import type { Rule } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";
import { ask, cannotTell, part, say, type Subject } from "../checks/check.ts";
import { all, any, at, itemsOf, when, worst } from "../checks/combine-checks.ts";
import { allowsNotEveryone, parsed } from "../checks/read-statements.ts";
import { requireKey } from "../checks/require-key.ts";
import {
  requireAtLeast,
  requireFalse,
  requireList,
  requireOneOf,
  requirePresent,
  requireText,
  requireTrue,
} from "../checks/require-value.ts";

const domains = ["AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"];
const securityPolicies = ["AWS::OpenSearchServerless::SecurityPolicy"];
const collections = ["AWS::OpenSearchServerless::Collection"];

export const vectorStoreRules: readonly Rule[] = [
  {
    id: "opensearch-encrypted",
    control: "DAT-008",
    severity: "high",
    title: "An OpenSearch domain is encrypted at rest",
    remediation: "Set EncryptionAtRestOptions.Enabled. In Terraform: encrypt_at_rest of aws_opensearch_domain.",
    also: {
      prowler: ["opensearch_service_domains_encryption_at_rest_enabled"],
      checkov: ["CKV_AWS_5"],
      cdkNag: ["NIST.800.53.R5-OpenSearchEncryptedAtRest"],
      cfnGuard: ["OPENSEARCH_ENCRYPTED_AT_REST", "ELASTICSEARCH_ENCRYPTED_AT_REST"],
    },
    types: domains,
    check: ask(requireTrue("EncryptionAtRestOptions.Enabled")),
  },
  {
    id: "opensearch-key",
    control: "DAT-005",
    severity: "high",
    title: "An OpenSearch domain is encrypted with a customer-managed key",
    remediation: "Set EncryptionAtRestOptions.KmsKeyId. In Terraform: kms_key_id of encrypt_at_rest.",
    also: { checkov: ["CKV_AWS_247"] },
    types: domains,
    check: ask(requireKey("EncryptionAtRestOptions.KmsKeyId")),
  },
  {
    id: "opensearch-nodes-encrypted",
    control: "DAT-008",
    severity: "high",
    title: "What the nodes of an OpenSearch domain say to each other is encrypted",
    remediation: "Set NodeToNodeEncryptionOptions.Enabled. In Terraform: node_to_node_encryption of aws_opensearch_domain.",
    also: {
      prowler: ["opensearch_service_domains_node_to_node_encryption_enabled"],
      cdkNag: ["NIST.800.53.R5-OpenSearchNodeToNodeEncryption"],
      cfnGuard: ["OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK"],
    },
    types: domains,
    check: ask(requireTrue("NodeToNodeEncryptionOptions.Enabled")),
  },
  {
    id: "opensearch-https",
    control: "NET-003",
    severity: "high",
    title: "An OpenSearch domain is spoken to with HTTPS alone",
    remediation: "Set DomainEndpointOptions.EnforceHTTPS. In Terraform: enforce_https of domain_endpoint_options.",
    also: {
      prowler: ["opensearch_service_domains_https_communications_enforced"],
      cfnGuard: ["OPENSEARCH_HTTPS_REQUIRED", "ELASTICSEARCH_HTTPS_REQUIRED"],
    },
    types: domains,
    check: ask(requireTrue("DomainEndpointOptions.EnforceHTTPS")),
  },
  {
    id: "opensearch-tls12",
    control: "NET-003",
    severity: "medium",
    title: "An OpenSearch domain speaks TLS 1.2 or better",
    remediation:
      "Set TLSSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10. In Terraform: tls_security_policy of domain_endpoint_options.",
    also: { checkov: ["CKV_AWS_228"] },
    types: domains,
    check: ask(requireText("DomainEndpointOptions.TLSSecurityPolicy", (text) => /^Policy-Min-TLS-1-[23]/.test(text))),
  },
  {
    id: "opensearch-in-vpc",
    control: "DAT-008",
    severity: "critical",
    title: "An OpenSearch domain is in a VPC",
    remediation: "Set VPCOptions with SubnetIds and SecurityGroupIds. In Terraform: vpc_options of aws_opensearch_domain.",
    also: {
      prowler: ["opensearch_service_domains_not_publicly_accessible"],
      checkov: ["CKV_AWS_137"],
      cdkNag: ["AwsSolutions-OS1", "NIST.800.53.R5-OpenSearchInVPCOnly"],
      cfnGuard: ["OPENSEARCH_IN_VPC_ONLY", "ELASTICSEARCH_IN_VPC_ONLY"],
    },
    types: domains,
    check: ask(any(requireList("VPCOptions.SubnetIds"), at("VPCOptions", requirePresent("VPCId")))),
  },
  {
    id: "opensearch-fine-grained",
    control: "DAT-008",
    severity: "high",
    title: "An OpenSearch domain has fine-grained access control",
    remediation: "Set AdvancedSecurityOptions.Enabled. In Terraform: advanced_security_options of aws_opensearch_domain.",
    also: { prowler: ["opensearch_service_domains_access_control_enabled"], cfnGuard: ["OPENSEARCH_ACCESS_CONTROL_ENABLED"] },
    types: domains,
    check: ask(
      at("AdvancedSecurityOptions", all(requireTrue("Enabled"), requireFalse("AnonymousAuthEnabled", { absent: "PASS" }))),
    ),
  },
  {
    id: "opensearch-policy-not-public",
    control: "DAT-008",
    severity: "critical",
    title: "An OpenSearch domain's policy lets in nobody who is not named",
    remediation: "Name the roles in AccessPolicies. In Terraform: access_policies of aws_opensearch_domain.",
    also: { cdkNag: ["AwsSolutions-OS5"] },
    types: domains,
    check: ask(allowsNotEveryone("AccessPolicies")),
  },
  {
    id: "opensearch-audit-logs",
    control: "DAT-008",
    severity: "medium",
    title: "An OpenSearch domain logs who asks what",
    remediation: "Publish AUDIT_LOGS by LogPublishingOptions. In Terraform: log_publishing_options of aws_opensearch_domain.",
    also: {
      prowler: ["opensearch_service_domains_audit_logging_enabled"],
      checkov: ["CKV_AWS_317"],
      cfnGuard: ["OPENSEARCH_AUDIT_LOGGING_ENABLED", "ELASTICSEARCH_AUDIT_LOGGING_ENABLED"],
    },
    types: domains,
    check: ask(
      at(
        "LogPublishingOptions.AUDIT_LOGS",
        all(requirePresent("CloudWatchLogsLogGroupArn"), requireTrue("Enabled", { absent: "PASS" })),
      ),
    ),
  },
  {
    id: "opensearch-fault-tolerant",
    control: "RES-007",
    severity: "medium",
    title: "An OpenSearch domain has three data nodes or more, in several zones",
    remediation:
      "Set InstanceCount to 3 or more and ZoneAwarenessEnabled. In Terraform: cluster_config of aws_opensearch_domain.",
    also: {
      prowler: ["opensearch_service_domains_fault_tolerant_data_nodes"],
      cfnGuard: ["OPENSEARCH_DATA_NODE_FAULT_TOLERANCE", "ELASTICSEARCH_DATA_NODE_FAULT_TOLERANCE"],
    },
    types: domains,
    check: (domain, index) =>
      ask(
        at(
          domain.type === "AWS::Elasticsearch::Domain" ? "ElasticsearchClusterConfig" : "ClusterConfig",
          all(requireAtLeast("InstanceCount", 3), requireTrue("ZoneAwarenessEnabled")),
        ),
      )(domain, index),
  },
  {
    id: "opensearch-serverless-private",
    control: "DAT-008",
    severity: "critical",
    title: "A collection of OpenSearch Serverless is not reached from the internet",
    remediation:
      "Write AllowFromPublic false and SourceVPCEs in the network policy. In Terraform: aws_opensearchserverless_security_policy.",
    types: securityPolicies,
    check: ask(
      when(requireOneOf("Type", ["network"]), (subject) => {
        const policy = parsed(part(subject, "Policy"));
        const { items, doubt } = itemsOf({ ...policy, value: { Rules: policy.value ?? null } }, "Rules");
        return worst([...items.map((item) => requireFalse("AllowFromPublic")(item)), doubt]);
      }),
    ),
  },
  {
    id: "opensearch-serverless-key",
    control: "DAT-005",
    severity: "high",
    title: "Collections of OpenSearch Serverless are encrypted with a customer-managed key",
    remediation:
      "Write KmsARN, and AWSOwnedKey false, in the encryption policy. In Terraform: aws_opensearchserverless_security_policy.",
    types: securityPolicies,
    check: ask(
      when(requireOneOf("Type", ["encryption"]), (subject) => {
        const policy = parsed(part(subject, "Policy"));
        if (policy.value instanceof Unknown) return cannotTell(policy, policy.value);
        return all(requireFalse("AWSOwnedKey", { absent: "PASS" }), requireKey("KmsARN"))(policy);
      }),
    ),
  },
  {
    id: "opensearch-serverless-standby",
    control: "RES-007",
    severity: "medium",
    title: "A collection of OpenSearch Serverless has standby replicas",
    remediation:
      "Leave StandbyReplicas out, or set it to ENABLED. In Terraform: standby_replicas of aws_opensearchserverless_collection.",
    types: collections,
    check: ask(requireOneOf("StandbyReplicas", ["ENABLED"], { absent: "PASS" })),
  },
  {
    id: "s3-vectors-key",
    control: "DAT-005",
    severity: "high",
    title: "A bucket of vectors is encrypted with a customer-managed key",
    remediation: "Set EncryptionConfiguration with SseType aws:kms and KmsKeyArn. In Terraform: aws_s3vectors_vector_bucket.",
    types: ["AWS::S3Vectors::VectorBucket"],
    check: ask(
      all(requireOneOf("EncryptionConfiguration.SseType", ["aws:kms"]), requireKey("EncryptionConfiguration.KmsKeyArn")),
    ),
  },
  {
    id: "s3-vectors-policy-not-public",
    control: "DAT-008",
    severity: "critical",
    title: "A policy of a bucket of vectors lets in nobody who is not named",
    remediation: "Name the roles in the policy of the vector bucket.",
    types: ["AWS::S3Vectors::VectorBucketPolicy"],
    check: ask(
      (subject: Subject) => allowsNotEveryone("Policy")(subject) ?? say("UNKNOWN", subject, "has no policy that is told"),
    ),
  },
];
