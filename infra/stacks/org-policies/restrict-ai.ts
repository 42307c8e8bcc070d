import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { exceptDeployments } from "./except-deployments.ts";
import { deny } from "./policy-document.ts";

/** The AI services and what they keep things in. A cross-region profile calls each region by itself, so those are held to it too. */
export function denyRegions({ approvedRegions }: DeploymentConfig): readonly object[] {
  return [
    deny("ApprovedRegionsOnly", ["bedrock:*", "bedrock-agentcore:*", "sagemaker:*", "s3vectors:*", "aoss:*", "q:*"], {
      StringNotEquals: { "aws:RequestedRegion": approvedRegions },
    }),
  ];
}

const jobs = ["sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateHyperParameterTuningJob"];

export function requireIsolation(): readonly object[] {
  return [
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
  ];
}

export function requireEncryption(): readonly object[] {
  const volumes = [
    ...jobs,
    "sagemaker:CreateAutoMLJobV2",
    "sagemaker:CreateDomain",
    "sagemaker:CreateEndpointConfig",
    "sagemaker:CreateNotebookInstance",
    "sagemaker:CreateTransformJob",
  ];
  return [
    deny("VolumeKey", volumes, { Null: { "sagemaker:VolumeKmsKeyArn": "true" } }),
    deny("OutputKey", [...jobs, "sagemaker:CreateAutoMLJobV2", "sagemaker:CreateTransformJob"], {
      Null: { "sagemaker:OutputKmsKeyArn": "true" },
    }),
    deny("Disks", "ec2:CreateVolume", { BoolIfExists: { "ec2:Encrypted": "false" } }),
    deny("NoPlainDefault", "ec2:DisableEbsEncryptionByDefault"),
    deny("Databases", "rds:CreateDBCluster", { Bool: { "rds:StorageEncrypted": "false" } }),
    deny("FileSystems", "elasticfilesystem:CreateFileSystem", { BoolIfExists: { "elasticfilesystem:Encrypted": "false" } }),
  ];
}

/** Models that embed take no guardrail: they answer numbers. */
export function requireGuardrails(config: DeploymentConfig): readonly object[] {
  const { embedding } = config.models;
  return [
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
  ];
}
