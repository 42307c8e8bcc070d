import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import { Schedule } from "aws-cdk-lib/aws-events";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { acknowledge } from "../../parts/acknowledge.ts";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

/** Each night a copy that the database's own owner can't delete before its time (RES-007). */
export function createBackupPlan(
  stack: Stack,
  { retention, environment }: DeploymentConfig,
  key: IKey,
  arns: readonly string[],
): void {
  const backupVault = new BackupVault(stack, "Backups", {
    encryptionKey: key,
    lockConfiguration: {
      minRetention: Duration.days(Math.min(retention.backupDays, 7)),
      // After that not even the account's root takes the lock away, or a copy before its time.
      ...(environment === "prod" ? { changeableFor: Duration.days(3) } : {}),
    },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const plan = new BackupPlan(stack, "BackupPlan", { backupVault });
  plan.addRule(
    new BackupPlanRule({
      ruleName: "nightly",
      scheduleExpression: Schedule.cron({ hour: "5", minute: "0" }),
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(8),
      deleteAfter: Duration.days(retention.backupDays),
    }),
  );
  acknowledge(plan, {
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]":
      "AWS's own policy for AWS Backup. It changes with the service; a copy that lags behind would lose backups silently.",
  });
  plan.addSelection("Stores", { resources: arns.map((arn) => BackupResource.fromArn(arn)) });
}
