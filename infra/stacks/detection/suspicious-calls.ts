export interface Suspicion {
  readonly name: string;
  readonly description: string;
  /** Of the trail's log group. */
  readonly pattern: string;
  /** In five minutes; more than this tells somebody. */
  readonly threshold: number;
}

export const anyOf = (field: string, values: readonly string[]): string =>
  values.map((value) => `($.${field} = "${value}")`).join(" || ");

/** What people and programs do in an account when they have come in, or before they take models of it for themselves. */
export const suspicious: readonly Suspicion[] = [
  {
    name: "RootUsed",
    description: "Somebody used the account's root user",
    pattern: '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    threshold: 0,
  },
  {
    name: "ModelCallsDenied",
    description: "Calls of models are refused again and again: somebody tries what a stolen credential can",
    pattern: '{ ($.eventSource = "bedrock.amazonaws.com") && ($.errorCode = "AccessDenied*") }',
    threshold: 10,
  },
  {
    name: "ModelAccessWidened",
    description: "Somebody asks for access to more models",
    pattern: `{ ($.eventSource = "bedrock.amazonaws.com") && (${anyOf("eventName", ["PutFoundationModelEntitlement", "CreateFoundationModelAgreement", "PutUseCaseForModelAccess", "CreateMarketplaceModelEndpoint"])}) }`,
    threshold: 0,
  },
  {
    name: "LongTermModelKey",
    description: "Somebody made a long-term API key of Bedrock (IAM-006)",
    pattern: '{ ($.eventName = "CreateServiceSpecificCredential") || ($.eventName = "CreateAccessKey") }',
    threshold: 0,
  },
  {
    name: "SignInFailed",
    description: "Log-ins to the console fail again and again",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    threshold: 5,
  },
];

/** Calls that take protection away, by the service that CloudTrail names. Each becomes an incident by itself. */
export const weakening: Readonly<Record<string, readonly string[]>> = {
  backup: ["DeleteBackupVaultLockConfiguration", "DeleteRecoveryPoint"],
  bedrock: [
    "DeleteEnforcedGuardrailConfiguration",
    "DeleteGuardrail",
    "DeleteModelInvocationLoggingConfiguration",
    "PutModelInvocationLoggingConfiguration",
    "UpdateGuardrail",
  ],
  codebuild: ["DeleteProject", "UpdateProject"],
  codepipeline: ["DeletePipeline", "OverrideStageCondition", "RollbackStage", "UpdatePipeline"],
  cloudtrail: ["DeleteTrail", "PutEventSelectors", "PutInsightSelectors", "StopLogging", "UpdateTrail"],
  config: ["DeleteConfigurationRecorder", "DeleteDeliveryChannel", "StopConfigurationRecorder"],
  ec2: [
    "AttachInternetGateway",
    "CreateNatGateway",
    "CreateVpcPeeringConnection",
    "DeleteFlowLogs",
    "DeleteVpcEndpoints",
    "ModifyVpcEndpoint",
  ],
  events: ["DeleteRule", "DisableRule", "RemoveTargets"],
  guardduty: ["DeleteDetector", "UpdateDetector"],
  kms: ["DisableKey", "DisableKeyRotation", "PutKeyPolicy", "ScheduleKeyDeletion"],
  logs: ["DeleteLogGroup", "DeleteLogStream", "DeleteMetricFilter", "DeleteRetentionPolicy", "PutRetentionPolicy"],
  macie2: ["DisableMacie", "UpdateAutomatedDiscoveryConfiguration", "UpdateMacieSession"],
  // As CloudTrail calls CloudWatch.
  monitoring: ["DeleteAlarms", "DisableAlarmActions"],
  route53resolver: [
    "DeleteFirewallRule",
    "DisassociateFirewallRuleGroup",
    "UpdateFirewallConfig",
    "UpdateFirewallDomains",
    "UpdateFirewallRule",
    "UpdateFirewallRuleGroupAssociation",
  ],
  s3: [
    "DeleteAccountPublicAccessBlock",
    "DeleteBucketPolicy",
    "PutAccountPublicAccessBlock",
    "PutBucketObjectLockConfiguration",
    "PutBucketPolicy",
  ],
  securityhub: ["DisableSecurityHub"],
  sns: ["DeleteTopic", "SetTopicAttributes", "Unsubscribe"],
  wafv2: ["DeleteLoggingConfiguration", "DeleteWebACL", "DisassociateWebACL", "UpdateWebACL"],
};
