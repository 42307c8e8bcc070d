import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import {
  AccountRootPrincipal,
  ArnPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { ownArn } from "./own-arn.ts";
import { deploymentRoleOf } from "./role-names.ts";

const administer = [
  "kms:CancelKeyDeletion",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
];
const use = [
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

const write = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"];

// Nothing here calls KMS with data itself: each store does, for whoever reads it.
const viaServices = [
  "backup",
  "bedrock",
  "codepipeline",
  "ec2",
  "ecr",
  "events",
  "lambda",
  "rds",
  "s3",
  "s3vectors",
  "sagemaker",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
];

/** A service that writes by itself, such as `cloudtrail`: it may encrypt for this account only. */
export type WritingService =
  | "cloudtrail"
  | "config"
  | "delivery.logs"
  | "events"
  | "fargate"
  | "cloudwatch"
  | "bedrock"
  | "guardduty"
  | "indexing.s3vectors"
  | "logs"
  | "sns";

export interface KeyUse {
  readonly description: string;
  /** Services that write under their own name. */
  readonly services: readonly WritingService[];
}

/**
 * A customer-managed key, rotated each year, with two kinds of rights that nobody has both of (control DAT-006): administrators and
 * the deployment change the key, and the administrators are denied its use; the account's roles use it as their own policies say, and
 * only through a service that stores something. The policy is whole here: grants of later stacks go into roles' policies.
 */
export function createKey(stack: Stack, config: DeploymentConfig, id: string, { description, services }: KeyUse): Key {
  const administrators = config.keyAdministrators.map((arn) => new ArnPrincipal(arn));
  const anybodyHere = [new AccountRootPrincipal()];
  const statements = [
    allow("Administer", [...administrators, new ArnPrincipal(deploymentRoleOf(config))], administer),
    new PolicyStatement({
      sid: "AdministratorsDoNotUse",
      effect: Effect.DENY,
      principals: administrators,
      actions: use,
      resources: ["*"],
    }),
    allow("UseThroughServices", anybodyHere, use, {
      StringLike: { "kms:ViaService": viaServices.map((service) => `${service}.${config.region}.amazonaws.com`) },
      StringEquals: { "kms:CallerAccount": config.account },
    }),
    allow("Describe", anybodyHere, ["kms:DescribeKey"]),
    // Only what an AWS service asks for, for the time that it keeps a resource open: volumes, databases.
    allow("GrantToServices", anybodyHere, ["kms:CreateGrant"], { Bool: { "kms:GrantIsForAWSResource": "true" } }),
    ...services.flatMap((service) => letServiceWrite(config, service)),
  ];
  return new Key(stack, id, {
    description,
    alias: `${config.name}/${id.toLowerCase()}`,
    enableKeyRotation: true,
    rotationPeriod: Duration.days(365),
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
    policy: new PolicyDocument({ statements }),
  });
}

function allow(
  sid: string,
  principals: PolicyStatement["principals"],
  actions: string[],
  conditions: Record<string, unknown> = {},
): PolicyStatement {
  return new PolicyStatement({ sid, principals, actions, resources: ["*"], conditions });
}

function letServiceWrite(config: DeploymentConfig, service: WritingService): PolicyStatement | PolicyStatement[] {
  const sid = `Service${service.replaceAll(/[^a-z]/g, "")}`;
  // CloudWatch Logs tells no source account, but in the encryption context which log group it is. DescribeKey has none.
  if (service === "logs")
    return allow(sid, [new ServicePrincipal(`logs.${config.region}.amazonaws.com`)], use, {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": ownArn(config, "logs", "log-group:*") },
    });
  const principals = [new ServicePrincipal(`${service}.amazonaws.com`)];
  // The disks of tasks: Fargate tells only whose cluster they belong to.
  if (service === "fargate") {
    const ours = { StringEquals: { "kms:EncryptionContext:aws:ecs:clusterAccount": config.account } };
    return [
      allow(sid, principals, ["kms:GenerateDataKeyWithoutPlaintext"], ours),
      allow(`${sid}Grants`, principals, ["kms:CreateGrant"], {
        ...ours,
        "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] },
      }),
    ];
  }
  if (service === "cloudtrail")
    return allow(sid, principals, write, { ArnLike: { "aws:SourceArn": ownArn(config, service, "trail/*") } });
  // It looks after indexes by itself and reads them only.
  if (service === "indexing.s3vectors")
    return allow(sid, principals, ["kms:Decrypt"], { ArnLike: { "aws:SourceArn": ownArn(config, "s3vectors", "bucket/*") } });
  return allow(sid, principals, write, { StringEquals: { "aws:SourceAccount": config.account } });
}
