import { listDocuments } from "../../iam/list-documents.ts";
import { grantsOf, whichCan } from "../../iam/what-role-can.ts";
import { type Answer, anyOf, whyUnknown } from "../../iam/pattern.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Rule } from "../../model/rule.ts";
import { isProperties, Unknown } from "../../model/value.ts";
import { ask, part, say, type Subject } from "../checks/check.ts";
import { all, itemsOf, worst } from "../checks/combine-checks.ts";
import { decodeText, findSecrets } from "../checks/find-secrets.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireOneOf, requirePresent } from "../checks/require-value.ts";

const types = ["AWS::SageMaker::NotebookInstance"];

export const notebookRules: readonly Rule[] = [
  {
    id: "sagemaker-notebook-no-direct-internet",
    control: "NET-007",
    severity: "critical",
    title: "A notebook instance has no direct internet access",
    remediation:
      "Set DirectInternetAccess to Disabled, with a SubnetId and SecurityGroupIds of the workload's VPC. In Terraform: direct_internet_access, subnet_id and security_groups of aws_sagemaker_notebook_instance.",
    also: {
      prowler: ["sagemaker_notebook_instance_without_direct_internet_access_configured"],
      checkov: ["CKV_AWS_122"],
      cdkNag: ["AwsSolutions-SM3", "NIST.800.53.R5-SageMakerNotebookNoDirectInternetAccess"],
      cfnGuard: ["SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS"],
    },
    types,
    // What is absent is Enabled.
    check: ask(requireOneOf("DirectInternetAccess", ["Disabled"])),
  },
  {
    id: "sagemaker-notebook-no-root",
    control: "NET-007",
    severity: "high",
    title: "Users of a notebook instance are not root on it",
    remediation: "Set RootAccess to Disabled. In Terraform: root_access of aws_sagemaker_notebook_instance.",
    also: { prowler: ["sagemaker_notebook_instance_root_access_disabled"], checkov: ["CKV_AWS_307"] },
    types,
    check: ask(requireOneOf("RootAccess", ["Disabled"])),
  },
  {
    id: "sagemaker-notebook-in-vpc",
    control: "NET-007",
    severity: "high",
    title: "A notebook instance is in a subnet of yours",
    remediation:
      "Set SubnetId and SecurityGroupIds. In Terraform: subnet_id and security_groups of aws_sagemaker_notebook_instance.",
    also: {
      prowler: ["sagemaker_notebook_instance_vpc_settings_configured"],
      checkov: ["CKV_AWS_306"],
      cdkNag: ["AwsSolutions-SM1"],
    },
    types,
    check: ask(requirePresent("SubnetId")),
  },
  {
    id: "sagemaker-notebook-key",
    control: "DAT-005",
    severity: "high",
    title: "The volume of a notebook instance is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId to a key of the data's class. In Terraform: kms_key_id of aws_sagemaker_notebook_instance.",
    also: {
      prowler: ["sagemaker_notebook_instance_encryption_enabled"],
      checkov: ["CKV_AWS_22", "CKV_AWS_187"],
      cdkNag: ["AwsSolutions-SM2", "NIST.800.53.R5-SageMakerNotebookInstanceKMSKeyConfigured"],
      cfnGuard: ["SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED"],
    },
    types,
    check: ask(requireKey("KmsKeyId")),
  },
  {
    id: "sagemaker-notebook-imdsv2",
    control: "NET-007",
    severity: "medium",
    title: "A notebook instance hands out its credentials only by version 2 of the metadata service",
    remediation:
      "Set InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion to 2. In Terraform: the block instance_metadata_service_configuration.",
    also: { checkov: ["CKV_AWS_371"] },
    types,
    check: ask(requireOneOf("InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion", ["2"])),
  },
  {
    id: "sagemaker-notebook-lifecycle-no-secrets",
    control: "DAT-017",
    severity: "critical",
    title: "The scripts that a notebook instance runs hold no secrets",
    remediation:
      "Take the secret out of OnCreate and OnStart, rotate it, and let the script read it from Secrets Manager with the notebook's role.",
    also: { prowler: ["sagemaker_notebook_instance_no_secrets"] },
    types: ["AWS::SageMaker::NotebookInstanceLifecycleConfig"],
    check: ask(
      all(scriptsOf("OnCreate"), scriptsOf("OnStart"), (subject) => say("PASS", subject, "holds no secrets that are seen")),
    ),
  },
  {
    id: "sagemaker-notebook-role-no-administrator",
    control: "IAM-002",
    severity: "high",
    title: "Who works in a notebook instance does not administer the account",
    remediation:
      "Give RoleArn a role that allows the named actions of the work alone. In Terraform: role_arn of aws_sagemaker_notebook_instance.",
    also: { checkov: ["CKV2_AWS_68"] },
    types,
    check: ask((subject) => {
      const at = part(subject, "RoleArn");
      const role = at.index.follow(at.value);
      if (role instanceof Unknown) return say("UNKNOWN", at, `is not known: ${role.why}`);
      if (role?.type !== "AWS::IAM::Role") return say("UNKNOWN", at, "names a role that was not read");
      const trusts = trustsWithEveryAction(role);
      if (trusts === true) return say("FAIL", at, "names a role whose trust policy allows every action");
      // Whoever may do both of these may do anything.
      const { may, unknown } = whichCan(grantsOf(role, at.index), ["iam:CreateUser", "iam:AttachUserPolicy"]);
      if (may.length > 0) return say("FAIL", at, `names a role that may call ${may.join(", ")}`);
      const why = unknown ?? (trusts === false ? undefined : trusts.why);
      return why === undefined
        ? say("PASS", at, "names a role that administers nothing")
        : say("UNKNOWN", at, `names a role of which it is not known what it may do: ${why}`);
    }),
  },
];

function trustsWithEveryAction(role: Resource): Answer {
  return anyOf(listDocuments(role), ({ kind, document }): Answer => {
    if (kind !== "trust") return false;
    const told = anyOf(document.statements, ({ effect, actions }): Answer => {
      if (effect === "Deny") return false;
      const every = anyOf(actions, (action): Answer => {
        const why = whyUnknown(action);
        return why === undefined ? action === "*" : new Unknown(why);
      });
      return every === true ? effect === "Allow" || effect : every;
    });
    return told === false && document.unread !== undefined ? new Unknown(document.unread) : told;
  });
}

function scriptsOf(path: string) {
  return (subject: Subject) => {
    const { items, doubt } = itemsOf(subject, path);
    const said = items.map((item) => {
      const content = part(item, "Content");
      if (content.value instanceof Unknown || !isProperties(item.value)) return undefined;
      return findSecrets({ ...content, value: decodeText(content.value) });
    });
    const unknown = items.map((item) => part(item, "Content")).find(({ value }) => value instanceof Unknown);
    return worst([...said, doubt, unknown && say("UNKNOWN", unknown, "is not known")]);
  };
}
