import type { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { callOnce } from "../../parts/call-once.ts";

/**
 * No bucket of the account is public, whatever its own settings say (DAT-007). CloudFormation has no type for it, so a function calls the
 * API. It is not taken back with the stack: other buckets are still there.
 */
export function blockPublicAccess(stack: Stack, config: DeploymentConfig, key: IKey): void {
  callOnce(stack, config, key, {
    id: "AccountPublicAccess",
    resourceType: "Custom::AccountPublicAccessBlock",
    service: "S3Control",
    action: "PutPublicAccessBlock",
    parameters: {
      AccountId: config.account,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
    statements: [new PolicyStatement({ actions: ["s3:PutAccountPublicAccessBlock"], resources: ["*"] })],
  });
}
