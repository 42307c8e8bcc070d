import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/**
 * Says in code why a finding of cdk-nag or of CloudFormation's own rules stands, at the smallest construct that has it. `reasons` are
 * by rule id as the report prints it, such as `AwsSolutions-RDS11` or `AwsSolutions-IAM5[Resource::*]`.
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}
