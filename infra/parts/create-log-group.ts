import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { LogGroup } from "aws-cdk-lib/aws-logs";

export interface LogGroupUse {
  /** Its policy must let `logs` write. */
  readonly key: IKey;
  /** One of the numbers of days that CloudWatch can keep; the configuration was checked for it. */
  readonly retentionDays: number;
  /** Only where a service insists on a name. */
  readonly name?: string;
}

/** A log group under a customer-managed key, with an end to what it keeps (DAT-012). */
export function createLogGroup(stack: Stack, id: string, { key, retentionDays, name }: LogGroupUse): LogGroup {
  return new LogGroup(stack, id, {
    encryptionKey: key,
    retention: retentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(name === undefined ? {} : { logGroupName: name }),
  });
}
