import type { Rule } from "../../model/rule.ts";
import { ask } from "../checks/check.ts";
import { all, any, at } from "../checks/combine-checks.ts";
import { requirePresent, requireText, requireTrue } from "../checks/require-value.ts";

const accessPoints = ["AWS::S3::AccessPoint"];

export const accessPointRules: readonly Rule[] = [
  {
    id: "s3-access-point-in-vpc",
    control: "DAT-007",
    severity: "high",
    title: "An access point is reached from a VPC alone",
    remediation: "Set VpcConfiguration.VpcId. In Terraform: the block vpc_configuration of aws_s3_access_point.",
    types: accessPoints,
    check: ask(
      any(
        requirePresent("VpcConfiguration.VpcId"),
        requireText("NetworkOrigin", (text) => text === "VPC"),
      ),
    ),
  },
  {
    id: "s3-access-point-not-public",
    control: "DAT-007",
    severity: "high",
    title: "An access point blocks public access in all four ways",
    remediation: "Leave PublicAccessBlockConfiguration out, or set all four flags to true.",
    also: { prowler: ["s3_access_point_public_access_block"], checkov: ["CKV_AWS_392"] },
    types: accessPoints,
    // What is absent is blocked.
    check: ask(
      at(
        "PublicAccessBlockConfiguration",
        all(
          ...["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"].map((flag) =>
            requireTrue(flag, { absent: "PASS" }),
          ),
        ),
      ),
    ),
  },
];
