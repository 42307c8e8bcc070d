import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnDeliveryStream } from "aws-cdk-lib/aws-kinesisfirehose";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import type { Foundation } from "../foundation.ts";

/** Findings as files in a bucket that the SIEM reads, maybe of another account: its policy must let the role put objects there. Gives the stream's ARN. */
export function createArchive(stack: Stack, config: DeploymentConfig, bucketArn: string, { auditKey }: Foundation): string {
  const role = new Role(stack, "ArchiveRole", {
    assumedBy: new ServicePrincipal("firehose.amazonaws.com", {
      conditions: { StringEquals: { "sts:ExternalId": config.account } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: [
        "s3:AbortMultipartUpload",
        "s3:GetBucketLocation",
        "s3:ListBucket",
        "s3:ListBucketMultipartUploads",
        "s3:PutObject",
      ],
      resources: [bucketArn, `${bucketArn}/${config.name}/*`],
    }),
  );
  acknowledgeWildcards(role, /\/\*$/, "Files below this deployment's own prefix, which Firehose names by time.");
  const made = new CfnDeliveryStream(stack, "Archive", {
    deliveryStreamType: "DirectPut",
    deliveryStreamEncryptionConfigurationInput: { keyType: "CUSTOMER_MANAGED_CMK", keyArn: auditKey.keyArn },
    extendedS3DestinationConfiguration: {
      bucketArn,
      roleArn: role.roleArn,
      prefix: `${config.name}/`,
      errorOutputPrefix: `${config.name}/errors/`,
      compressionFormat: "GZIP",
      bufferingHints: { intervalInSeconds: 60, sizeInMBs: 5 },
    },
  });
  made.node.addDependency(role);
  return made.attrArn;
}
