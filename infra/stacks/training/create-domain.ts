import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnDomain } from "aws-cdk-lib/aws-sagemaker";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { Network } from "../network.ts";

interface Surroundings {
  readonly key: IKey;
  readonly roleArn: string;
  readonly groupId: string;
  readonly network: Network;
}

/**
 * Where people train: a domain of SageMaker that people enter by IAM Identity Center (IAM-001), with the VPC as its only network, and
 * what they keep under the class's key (NET-007). Apps that nobody uses end; outputs of notebooks are not shared; no Docker.
 */
export function createDomain(
  stack: Stack,
  config: DeploymentConfig,
  { key, roleArn, groupId, network }: Surroundings,
): CfnDomain {
  const storage = { defaultEbsStorageSettings: { defaultEbsVolumeSizeInGb: 20, maximumEbsVolumeSizeInGb: 200 } };
  const idle = { idleSettings: { lifecycleManagement: "ENABLED", idleTimeoutInMinutes: 120, maxIdleTimeoutInMinutes: 480 } };
  const settings = {
    executionRole: roleArn,
    securityGroups: [groupId],
    spaceStorageSettings: storage,
    jupyterLabAppSettings: { appLifecycleManagement: idle },
  };
  const domain = new CfnDomain(stack, "Domain", {
    domainName: config.name,
    authMode: "SSO",
    appNetworkAccessType: "VpcOnly",
    vpcId: network.vpc.vpcId,
    subnetIds: network.workload.subnets?.map(({ subnetId }) => subnetId) ?? [],
    kmsKeyId: key.keyArn,
    tagPropagation: "ENABLED",
    domainSettings: {
      securityGroupIds: [groupId],
      // Whoever starts a job is in its record by name, though all share a role.
      executionRoleIdentityConfig: "USER_PROFILE_NAME",
      dockerSettings: { enableDockerAccess: "DISABLED" },
    },
    defaultUserSettings: {
      ...settings,
      studioWebPortal: "ENABLED",
      defaultLandingUri: "studio::",
      sharingSettings: { notebookOutputOption: "Disabled" },
      codeEditorAppSettings: { appLifecycleManagement: idle },
    },
    defaultSpaceSettings: settings,
  });
  domain.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return domain;
}
