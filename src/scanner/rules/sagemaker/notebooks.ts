import type { Rule } from "../../model/rule.ts";
import { readProperty } from "../../model/read-property.ts";
import { Unknown } from "../../model/value.ts";

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
      cdkNag: ["SageMakerNotebookNoDirectInternetAccess", "AwsSolutions-SM3"],
      cfnGuard: ["SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS"],
    },
    types: ["AWS::SageMaker::NotebookInstance"],
    check: (notebook) => {
      const property = "DirectInternetAccess";
      const access = readProperty(notebook, property);
      if (access instanceof Unknown) return { status: "UNKNOWN", why: `Direct internet access: ${access.why}.`, property };
      if (access === undefined)
        return { status: "FAIL", why: "Direct internet access is enabled unless it is disabled.", property };
      if (typeof access !== "string") return { status: "UNKNOWN", why: "Direct internet access is no plain text.", property };
      const isDisabled = access === "Disabled";
      return { status: isDisabled ? "PASS" : "FAIL", why: `Direct internet access is ${access}.`, property };
    },
  },
];
