import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { Reference } from "../../model/value.ts";
import { ask, part, say, type Subject } from "../checks/check.ts";
import { all, any, at, itemsOf, some } from "../checks/combine-checks.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireFalse, requireItems, requireOneOf, requireText } from "../checks/require-value.ts";

const types = ["AWS::EKS::Cluster"];
const versionTwo = any(
  requireOneOf("MetadataOptions.HttpTokens", ["required"]),
  requireOneOf("MetadataOptions.HttpEndpoint", ["disabled"]),
);
const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const clusterRules: readonly Rule[] = [
  {
    id: "eks-private",
    control: "SUP-004",
    severity: "high",
    title: "A cluster's endpoint is not reached from the internet",
    remediation:
      "Set EndpointPublicAccess to false and EndpointPrivateAccess to true. In Terraform: vpc_config of aws_eks_cluster.",
    also: {
      prowler: ["eks_cluster_not_publicly_accessible"],
      checkov: ["CKV_AWS_39"],
      cdkNag: ["AwsSolutions-EKS1"],
      cfnGuard: ["EKS_ENDPOINT_NO_PUBLIC_ACCESS"],
    },
    types,
    check: ask(requireFalse("ResourcesVpcConfig.EndpointPublicAccess")),
  },
  {
    id: "eks-logs",
    control: "SUP-004",
    severity: "medium",
    title: "A cluster's control plane logs everything that it can",
    remediation: "Enable api, audit, authenticator, controllerManager and scheduler. In Terraform: enabled_cluster_log_types.",
    also: { prowler: ["eks_control_plane_logging_all_types_enabled"], checkov: ["CKV_AWS_37"], cdkNag: ["AwsSolutions-EKS2"] },
    types,
    check: ask(logsAll),
  },
  {
    id: "eks-secrets-key",
    control: "DAT-005",
    severity: "high",
    title: "A cluster's secrets are encrypted with a customer-managed key",
    remediation:
      "Set EncryptionConfig with the resource secrets and a KeyArn. In Terraform: encryption_config of aws_eks_cluster.",
    also: {
      prowler: ["eks_cluster_kms_cmk_encryption_in_secrets_enabled"],
      checkov: ["CKV_AWS_58"],
      cfnGuard: ["EKS_CLUSTER_ENCRYPTION_RULE"],
    },
    types,
    check: ask(
      some("EncryptionConfig", all(requireItems("Resources", ["secrets"]), requireKey("Provider.KeyArn")), "encrypts no secrets"),
    ),
  },
  {
    id: "eks-supported",
    control: "SUP-004",
    severity: "medium",
    title: "A cluster runs a version of Kubernetes that is supported",
    remediation: "Update to a version in standard support. In Terraform: version of aws_eks_cluster.",
    also: { prowler: ["eks_cluster_uses_a_supported_version"] },
    types,
    // AWS gives what is absent the newest version that it has.
    check: ask(requireText("Version", (text) => Number(text.split(".")[1] ?? 0) >= 31, { absent: "PASS" })),
  },
  {
    id: "ec2-imdsv2",
    control: "SUP-004",
    severity: "high",
    title: "What runs on an instance gets its credentials by version 2 of the metadata service alone",
    remediation:
      "Set MetadataOptions.HttpTokens to required. In Terraform: metadata_options of aws_launch_template or aws_instance.",
    also: { checkov: ["CKV_AWS_79"] },
    types: ["AWS::EC2::LaunchTemplate", "AWS::EC2::Instance", "AWS::AutoScaling::LaunchConfiguration"],
    check: (machine, index) => {
      if (machine.type === "AWS::EC2::LaunchTemplate") return ask(at("LaunchTemplateData", versionTwo))(machine, index);
      const saysItself = ["HttpTokens", "HttpEndpoint"].some(
        (name) => readProperty(machine, `MetadataOptions.${name}`) !== undefined,
      );
      return (saysItself ? undefined : byTemplate(machine, index)) ?? ask(versionTwo)(machine, index);
    },
  },
];

function logsAll(subject: Subject) {
  const { items, doubt } = itemsOf(subject, "Logging.ClusterLogging.EnabledTypes");
  const enabled = items.map((item) => part(item, "Type").value);
  const missing = logTypes.filter((type) => !enabled.includes(type));
  const at = part(subject, "Logging.ClusterLogging.EnabledTypes");
  if (missing.length === 0) return say("PASS", at, "has every type");
  if (doubt !== undefined || enabled.some((type) => typeof type !== "string")) return say("UNKNOWN", at, "is not wholly known");
  return say("FAIL", at, `lacks ${missing.join(", ")}`);
}

/** What an instance does not say itself is what its launch template says; undefined where it has none. */
function byTemplate(machine: Resource, index: InventoryIndex): Outcome | undefined {
  const property = "LaunchTemplate";
  if (readProperty(machine, property) === undefined) return undefined;
  const named = ["LaunchTemplateId", "LaunchTemplateName"].map((name) => readProperty(machine, `${property}.${name}`));
  const version = readProperty(machine, `${property}.Version`);
  const template = index
    .ofType("AWS::EC2::LaunchTemplate")
    .find((one) =>
      named.some(
        (name) => index.follow(name) === one || (typeof name === "string" && name === readProperty(one, "LaunchTemplateName")),
      ),
    );
  const isThis = version === undefined || version instanceof Reference || version === "$Latest" || version === "$Default";
  const said = template && isThis ? ask(at("LaunchTemplateData", versionTwo))(template, index) : undefined;
  if (template === undefined || said === undefined)
    return { status: "UNKNOWN", why: "What its launch template says is not known.", property };
  return { ...said, why: `Of its launch template ${template.id}: ${said.why}`, property };
}
