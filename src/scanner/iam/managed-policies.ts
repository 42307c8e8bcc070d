/**
 * What AWS's own managed policies grant, as far as models, training and keys are concerned: patterns of actions in lower case, by the
 * policy's name without its path. Source: the AWS managed policy reference. Only these are known; what another grants is not.
 */
export interface ManagedGrant {
  readonly allow: readonly string[];
  /** Taken out of what is allowed, as `NotAction` does. */
  readonly except?: readonly string[];
  /** Too broad for any identity that works with models. */
  readonly broad?: boolean;
}

const none: ManagedGrant = { allow: [] };

/** Grant nothing of models, training, keys or identities. */
const harmless = [
  "AWSLambdaBasicExecutionRole",
  "AWSLambdaVPCAccessExecutionRole",
  "AWSLambdaSQSQueueExecutionRole",
  "AWSLambdaDynamoDBExecutionRole",
  "AWSLambdaKinesisExecutionRole",
  "AWSXRayDaemonWriteAccess",
  "AWSXrayWriteOnlyAccess",
  "AmazonSSMManagedInstanceCore",
  "AmazonSSMManagedEC2InstanceDefaultPolicy",
  "CloudWatchAgentServerPolicy",
  "CloudWatchReadOnlyAccess",
  "CloudWatchLambdaInsightsExecutionRolePolicy",
  "CloudWatchLogsReadOnlyAccess",
  "CloudWatchLogsFullAccess",
  "CloudWatchFullAccess",
  "AmazonECSTaskExecutionRolePolicy",
  "AmazonEC2ContainerServiceforEC2Role",
  "AmazonEC2ContainerServiceAutoscaleRole",
  "AmazonEC2ContainerRegistryReadOnly",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonEC2ContainerRegistryPowerUser",
  "AmazonEKSClusterPolicy",
  "AmazonEKSServicePolicy",
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKS_CNI_Policy",
  "AmazonEKSVPCResourceController",
  "AmazonEKSFargatePodExecutionRolePolicy",
  "AmazonRDSEnhancedMonitoringRole",
  "AmazonAPIGatewayPushToCloudWatchLogs",
  "AWS_ConfigRole",
  "AWSConfigRole",
  "AWSConfigRulesExecutionRole",
  "AmazonS3ReadOnlyAccess",
  "AmazonDynamoDBReadOnlyAccess",
  "AmazonSQSFullAccess",
  "AmazonSNSFullAccess",
  "AmazonAthenaFullAccess",
  "AmazonElasticFileSystemClientReadWriteAccess",
  "SecurityAudit",
  "ViewOnlyAccess",
  "ReadOnlyAccess",
  "AWSBillingReadOnlyAccess",
  "AmazonSageMakerReadOnly",
  "AmazonBedrockReadOnly",
  "AWSBackupServiceRolePolicyForBackup",
  "AWSBackupServiceRolePolicyForRestores",
];

const named: Readonly<Record<string, ManagedGrant>> = {
  AdministratorAccess: { allow: ["*"], broad: true },
  PowerUserAccess: { allow: ["*"], except: ["iam:*", "organizations:*", "account:*"], broad: true },
  SystemAdministrator: { allow: ["iam:passrole", "lambda:*", "kms:createkey"], broad: true },
  DataScientist: { allow: ["sagemaker:*", "iam:passrole", "s3:*"], broad: true },
  IAMFullAccess: { allow: ["iam:*"], broad: true },
  AmazonBedrockFullAccess: { allow: ["bedrock:*", "iam:passrole"], broad: true },
  AmazonBedrockLimitedAccess: {
    allow: ["bedrock:get*", "bedrock:list*", "bedrock:invoke*", "bedrock:create*", "bedrock:delete*", "bedrock:stop*"],
    broad: true,
  },
  AmazonBedrockStudioPermissionsBoundary: {
    allow: ["bedrock:invokemodel", "bedrock:invokemodelwithresponsestream", "bedrock:invokeagent"],
  },
  AmazonBedrockMarketplaceAccess: {
    allow: ["sagemaker:*endpoint*", "sagemaker:createmodel", "bedrock:*marketplace*"],
    broad: true,
  },
  BedrockAgentCoreFullAccess: { allow: ["bedrock-agentcore:*", "bedrock:*", "iam:passrole"], broad: true },
  AmazonBedrockMantleFullAccess: { allow: ["bedrock-mantle:*"], broad: true },
  AmazonSageMakerFullAccess: {
    allow: ["sagemaker:*", "sagemaker-geospatial:*", "iam:passrole", "s3:getobject", "s3:putobject"],
    broad: true,
  },
  AmazonSageMakerCanvasFullAccess: {
    allow: ["sagemaker:*", "bedrock:invokemodel*", "bedrock:createmodelcustomizationjob", "s3:getobject", "s3:putobject"],
    broad: true,
  },
  AmazonSageMakerCanvasBedrockAccess: {
    allow: ["bedrock:createmodelcustomizationjob", "bedrock:createprovisionedmodelthroughput"],
  },
  AmazonSageMakerCanvasAIServicesAccess: {
    allow: ["bedrock:listfoundationmodels", "bedrock:invokemodel", "bedrock:invokemodelwithresponsestream"],
  },
  AmazonSageMakerPipelinesIntegrations: { allow: ["lambda:invokefunction", "sagemaker:*hub*"] },
  AmazonSageMakerModelRegistryFullAccess: {
    allow: ["sagemaker:createmodelpackage", "sagemaker:updatemodelpackage", "iam:passrole"],
  },
  AmazonSageMakerModelGovernanceUseAccess: { allow: ["sagemaker:createmonitoringschedule"] },
  AmazonSageMakerFeatureStoreAccess: { allow: ["s3:putobject"] },
  AmazonS3FullAccess: { allow: ["s3:*", "s3-object-lambda:*"], broad: true },
  AWSKeyManagementServicePowerUser: { allow: ["kms:createkey", "kms:createalias", "kms:describekey"] },
  SecretsManagerReadWrite: { allow: ["secretsmanager:*", "kms:decrypt"], broad: true },
  AWSLambda_FullAccess: { allow: ["lambda:*", "iam:passrole"] },
  AmazonEC2FullAccess: { allow: ["ec2:*"] },
  AmazonVPCFullAccess: { allow: ["ec2:*"] },
  AmazonDynamoDBFullAccess: { allow: ["dynamodb:*"] },
  AmazonRDSFullAccess: { allow: ["rds:*"] },
  AmazonECS_FullAccess: { allow: ["ecs:*", "iam:passrole"] },
};

const table: ReadonlyMap<string, ManagedGrant> = new Map([
  ...harmless.map((name): [string, ManagedGrant] => [name, none]),
  ...Object.entries(named),
]);

/** Undefined where it is not known what the policy grants. */
export const managedGrant = (name: string): ManagedGrant | undefined => table.get(name);
