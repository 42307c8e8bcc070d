import type { Rule } from "../../model/rule.ts";
import { ask } from "../checks/check.ts";
import { all } from "../checks/combine-checks.ts";
import { allowsNotEveryone } from "../checks/read-statements.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireOneOf, requireTrue } from "../checks/require-value.ts";

const types = ["AWS::ECR::Repository"];

export const registryRules: readonly Rule[] = [
  {
    id: "ecr-tags-immutable",
    control: "SUP-002",
    severity: "high",
    title: "The tags of a repository of images cannot be moved",
    remediation: "Set ImageTagMutability to IMMUTABLE. In Terraform: image_tag_mutability of aws_ecr_repository.",
    also: { prowler: ["ecr_repositories_tag_immutability"], checkov: ["CKV_AWS_51"] },
    types,
    check: ask(requireOneOf("ImageTagMutability", ["IMMUTABLE"])),
  },
  {
    id: "ecr-scans",
    control: "SUP-002",
    severity: "medium",
    title: "Images are scanned when they come in",
    remediation: "Set ImageScanningConfiguration.ScanOnPush. In Terraform: image_scanning_configuration of aws_ecr_repository.",
    also: {
      prowler: ["ecr_repositories_scan_images_on_push_enabled"],
      checkov: ["CKV_AWS_163"],
      cfnGuard: ["ECR_REPO_SCAN_ON_PUSH_RULE"],
    },
    types,
    check: ask(requireTrue("ImageScanningConfiguration.ScanOnPush")),
  },
  {
    id: "ecr-key",
    control: "DAT-005",
    severity: "medium",
    title: "A repository of images is encrypted with a customer-managed key",
    remediation:
      "Set EncryptionConfiguration with EncryptionType KMS and KmsKey. In Terraform: encryption_configuration of aws_ecr_repository.",
    types,
    check: ask(
      all(
        requireOneOf("EncryptionConfiguration.EncryptionType", ["KMS", "KMS_DSSE"]),
        requireKey("EncryptionConfiguration.KmsKey"),
      ),
    ),
  },
  {
    id: "ecr-not-public",
    control: "SUP-002",
    severity: "critical",
    title: "A repository's policy lets in nobody who is not named",
    remediation: "Name the accounts or the organisation in RepositoryPolicyText. In Terraform: aws_ecr_repository_policy.",
    // CKV_AWS_32 passes everyone under ForAllValues, which holds of a request without the key.
    also: { prowler: ["ecr_repositories_not_publicly_accessible"], cdkNag: ["AwsSolutions-ECR1"] },
    types: [...types, "AWS::ECR::RegistryPolicy"],
    check: (one, index) =>
      ask(allowsNotEveryone(one.type === "AWS::ECR::RegistryPolicy" ? "PolicyText" : "RepositoryPolicyText", "PASS"))(one, index),
  },
];
