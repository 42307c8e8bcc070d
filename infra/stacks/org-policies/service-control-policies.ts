import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { deliveryRoleName, deploymentRoleOf } from "../../parts/role-names.ts";

export interface PolicyDocumentJson {
  readonly Version: "2012-10-17";
  readonly Statement: readonly object[];
}

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

function deny(
  Sid: string,
  Action: string | readonly string[],
  Condition?: Condition,
  Resource: object = { Resource: "*" },
): object {
  return { Sid, Effect: "Deny", Action, ...Resource, ...(Condition === undefined ? {} : { Condition }) };
}

const policy = (...Statement: readonly object[]): PolicyDocumentJson => ({ Version: "2012-10-17", Statement });

/**
 * What nobody in the accounts below the targets may do, administrators neither (NET-005). A key that a request leaves out counts as
 * wrong (`…IfExists` and `Null`), so that leaving a setting out doesn't help. AWS takes 5,120 characters of each.
 */
export function serviceControlPolicies(config: DeploymentConfig): Readonly<Record<string, PolicyDocumentJson>> {
  return {
    "ai-regions": denyRegions(config),
    "ai-isolation": requireIsolation(),
    "ai-encryption": requireEncryption(),
    "ai-guardrails": requireGuardrails(config),
    "no-public-endpoints": denyPublicEndpoints(config),
    "keep-watching": keepWatching(config),
  };
}

/** The AI services and what they keep things in. A cross-region profile calls each region by itself, so those are held to it too. */
function denyRegions({ approvedRegions }: DeploymentConfig): PolicyDocumentJson {
  return policy(
    deny("ApprovedRegionsOnly", ["bedrock:*", "bedrock-agentcore:*", "sagemaker:*", "s3vectors:*", "aoss:*", "q:*"], {
      StringNotEquals: { "aws:RequestedRegion": approvedRegions },
    }),
  );
}

const jobs = ["sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateHyperParameterTuningJob"];

function requireIsolation(): PolicyDocumentJson {
  return policy(
    deny("NotebooksWithoutInternet", "sagemaker:CreateNotebookInstance", {
      StringNotEqualsIfExists: { "sagemaker:DirectInternetAccess": "Disabled" },
    }),
    deny("NotebooksWithoutRoot", ["sagemaker:CreateNotebookInstance", "sagemaker:UpdateNotebookInstance"], {
      StringNotEqualsIfExists: { "sagemaker:RootAccess": "Disabled" },
    }),
    deny("NetworkIsolation", [...jobs, "sagemaker:CreateModel"], { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } }),
    deny("InVpc", [...jobs, "sagemaker:CreateModel", "sagemaker:CreateNotebookInstance", "sagemaker:CreateAutoMLJobV2"], {
      Null: { "sagemaker:VpcSecurityGroupIds": "true" },
    }),
    deny("BetweenContainers", [...jobs, "sagemaker:CreateAutoMLJobV2"], {
      BoolIfExists: { "sagemaker:InterContainerTrafficEncryption": "false" },
    }),
    deny("DomainsInVpc", "sagemaker:CreateDomain", { StringNotEqualsIfExists: { "sagemaker:AppNetworkAccessType": "VpcOnly" } }),
    // Absent is "as it is": an update that doesn't name it changes nothing.
    deny("DomainsStayInVpc", "sagemaker:UpdateDomain", {
      StringEquals: { "sagemaker:AppNetworkAccessType": "PublicInternetOnly" },
    }),
    deny("DomainsBySso", "sagemaker:CreateDomain", { StringNotEqualsIfExists: { "sagemaker:AuthMode": "SSO" } }),
  );
}

function requireEncryption(): PolicyDocumentJson {
  const volumes = [
    ...jobs,
    "sagemaker:CreateAutoMLJobV2",
    "sagemaker:CreateDomain",
    "sagemaker:CreateEndpointConfig",
    "sagemaker:CreateNotebookInstance",
    "sagemaker:CreateTransformJob",
  ];
  return policy(
    deny("VolumeKey", volumes, { Null: { "sagemaker:VolumeKmsKeyArn": "true" } }),
    deny("OutputKey", [...jobs, "sagemaker:CreateAutoMLJobV2", "sagemaker:CreateTransformJob"], {
      Null: { "sagemaker:OutputKmsKeyArn": "true" },
    }),
    deny("Disks", "ec2:CreateVolume", { BoolIfExists: { "ec2:Encrypted": "false" } }),
    deny("NoPlainDefault", "ec2:DisableEbsEncryptionByDefault"),
    deny("Databases", "rds:CreateDBCluster", { Bool: { "rds:StorageEncrypted": "false" } }),
    deny("FileSystems", "elasticfilesystem:CreateFileSystem", { BoolIfExists: { "elasticfilesystem:Encrypted": "false" } }),
  );
}

/** Models that embed take no guardrail: they answer numbers. */
function requireGuardrails(config: DeploymentConfig): PolicyDocumentJson {
  const { embedding } = config.models;
  return policy(
    deny(
      "NeverWithoutGuardrail",
      ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      { Null: { "bedrock:GuardrailIdentifier": "true" } },
      embedding === undefined ? { Resource: "*" } : { NotResource: [embedding] },
    ),
    // A batch can't bring a guardrail.
    deny("NoBatches", "bedrock:CreateModelInvocationJob"),
    deny(
      "GuardrailsAndLogsStay",
      [
        "bedrock:DeleteEnforcedGuardrailConfiguration",
        "bedrock:DeleteGuardrail",
        "bedrock:DeleteModelInvocationLoggingConfiguration",
        "bedrock:PutEnforcedGuardrailConfiguration",
        "bedrock:PutModelInvocationLoggingConfiguration",
        "bedrock:UpdateGuardrail",
      ],
      exceptDeployments(config),
    ),
    deny("NoLongTermKeys", "bedrock:CallWithBearerToken", { StringEquals: { "bedrock:BearerTokenType": "LONG_TERM" } }),
    deny("NoKeysOfBedrock", "iam:CreateServiceSpecificCredential", {
      StringEquals: { "iam:ServiceSpecificCredentialServiceName": "bedrock.amazonaws.com" },
    }),
    deny("NoAccessKeys", ["iam:CreateAccessKey", "iam:CreateLoginProfile"]),
  );
}

function denyPublicEndpoints(config: DeploymentConfig): PolicyDocumentJson {
  return policy(
    deny("NoWayToTheInternet", [
      "ec2:AttachInternetGateway",
      "ec2:CreateCarrierGateway",
      "ec2:CreateEgressOnlyInternetGateway",
      "ec2:CreateInternetGateway",
      "ec2:CreateNatGateway",
      "globalaccelerator:CreateAccelerator",
    ]),
    deny("NoBridges", ["ec2:AcceptVpcPeeringConnection", "ec2:CreateVpcPeeringConnection"]),
    deny("NoPublicFunctions", ["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"], {
      StringEquals: { "lambda:FunctionUrlAuthType": "NONE" },
    }),
    deny("NoPublicDatabases", "rds:CreateDBInstance", { Bool: { "rds:PubliclyAccessible": "true" } }),
    deny("NoPublicBuckets", ["s3:PutAccountPublicAccessBlock", "s3:PutBucketPublicAccessBlock"], exceptDeployments(config)),
    deny("NoPublicImages", ["ecr-public:CreateRepository", "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute"]),
  );
}

function keepWatching(config: DeploymentConfig): PolicyDocumentJson {
  return policy(
    deny(
      "Detection",
      [
        "access-analyzer:DeleteAnalyzer",
        "cloudtrail:DeleteTrail",
        "cloudtrail:PutEventSelectors",
        "cloudtrail:StopLogging",
        "cloudtrail:UpdateTrail",
        "config:DeleteConfigurationRecorder",
        "config:DeleteDeliveryChannel",
        "config:StopConfigurationRecorder",
        "ec2:DeleteFlowLogs",
        "guardduty:DeleteDetector",
        "guardduty:DisassociateFromAdministratorAccount",
        "guardduty:UpdateDetector",
        "securityhub:DisableSecurityHub",
        "securityhub:DisassociateFromAdministratorAccount",
      ],
      exceptDeployments(config),
    ),
    deny("Audit", ["s3:BypassGovernanceRetention", "s3:PutBucketObjectLockConfiguration"], exceptDeployments(config)),
    // Who could make a role of these names would be excepted from what is above.
    deny(
      "ExceptedRolesStay",
      ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"],
      exceptDeployments(config),
      { Resource: exceptedRoles(config) },
    ),
    deny(
      "StepsByThePipelineOnly",
      ["codebuild:RetryBuild", "codebuild:StartBuild", "codebuild:StartBuildBatch"],
      { ArnNotLike: { "aws:PrincipalArn": `arn:*:iam::*:role/${deliveryRoleName(config, "pipeline")}` } },
      { Resource: `arn:*:codebuild:*:*:project/${deliveryRoleName(config, "deploy")}` },
    ),
    deny("Organisation", ["account:CloseAccount", "organizations:LeaveOrganization"]),
    deny("NoRoot", "*", { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } }),
  );
}

/** The role of deployments in any account below the targets: it is called alike in each. */
const exceptDeployments = (config: DeploymentConfig): Condition => ({
  ArnNotLike: { "aws:PrincipalArn": exceptedRoles(config) },
});

function exceptedRoles(config: DeploymentConfig): readonly string[] {
  const [, name = "nobody"] = deploymentRoleOf(config).split(":role/");
  const role = name.replaceAll(config.account, "*").replaceAll(config.region, "*");
  // And of what CloudFormation starts for it: the function that switches on the log of invocations.
  const provider = `${config.name}-Guardrails-ProviderRole*`;
  return [role, provider].map((each) => `arn:*:iam::*:role/${each}`);
}
