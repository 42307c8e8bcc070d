import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnLogGroup, LogGroup, type ILogGroup } from "aws-cdk-lib/aws-logs";

export interface LogGroupUse {
  readonly key: IKey;
  /** One of the numbers of days that CloudWatch can keep; the configuration was checked for it. */
  readonly retentionDays: number;
  /** Only where a service insists on a name. */
  readonly name?: string;
}

/**
 * A log group under a customer-managed key, with an end to what it keeps (DAT-012). It is made by its L1: the L2 would add itself to
 * the key's policy, and that policy is whole where the key is made.
 */
export function createLogGroup(stack: Stack, id: string, { key, retentionDays, name }: LogGroupUse): ILogGroup {
  const group = new CfnLogGroup(stack, id, {
    kmsKeyId: key.keyArn,
    retentionInDays: retentionDays,
    ...(name === undefined ? {} : { logGroupName: name }),
  });
  group.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return LogGroup.fromLogGroupArn(stack, `${id}Ref`, group.attrArn);
}
