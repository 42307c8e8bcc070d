import type { CloudControlType } from "./cloud-control-type.ts";

export const aiTypes: Readonly<Record<string, CloudControlType>> = {
  "AWS::Bedrock::Agent": {
    id: "AgentId",
    actions:
      "bedrock:GetAgent bedrock:GetAgentActionGroup bedrock:GetAgentCollaborator bedrock:GetAgentKnowledgeBase bedrock:GetGuardrail bedrock:ListAgentActionGroups bedrock:ListAgentCollaborators bedrock:ListAgentKnowledgeBases bedrock:ListAgents bedrock:ListGuardrails bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::AgentAlias": {
    id: "AgentId AgentAliasId",
    under: { type: "AWS::Bedrock::Agent", property: "AgentId", as: "AgentId" },
    actions: "bedrock:GetAgentAlias bedrock:ListAgentAliases bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::ApplicationInferenceProfile": {
    id: "InferenceProfileIdentifier",
    actions: "bedrock:GetInferenceProfile bedrock:ListInferenceProfiles bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::AutomatedReasoningPolicy": {
    id: "PolicyArn",
    actions: "bedrock:GetAutomatedReasoningPolicy bedrock:ListAutomatedReasoningPolicies bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::DataSource": {
    id: "KnowledgeBaseId DataSourceId",
    under: { type: "AWS::Bedrock::KnowledgeBase", property: "KnowledgeBaseId", as: "KnowledgeBaseId" },
    actions: "bedrock:GetDataSource bedrock:ListDataSources",
  },
  "AWS::Bedrock::EnforcedGuardrailConfiguration": { id: "ConfigId", actions: "bedrock:ListEnforcedGuardrailsConfiguration" },
  "AWS::Bedrock::Flow": {
    id: "Arn",
    actions: "bedrock:GetFlow bedrock:GetGuardrail bedrock:ListFlows bedrock:ListGuardrails bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::FlowAlias": {
    id: "Arn FlowArn",
    under: { type: "AWS::Bedrock::Flow", property: "Arn", as: "FlowArn" },
    actions: "bedrock:GetFlowAlias bedrock:ListFlowAliases bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::Guardrail": {
    id: "GuardrailArn",
    actions: "bedrock:GetGuardrail bedrock:ListGuardrails bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::KnowledgeBase": {
    id: "KnowledgeBaseId",
    actions: "bedrock:GetKnowledgeBase bedrock:ListKnowledgeBases bedrock:ListTagsForResource",
  },
  "AWS::Bedrock::Prompt": { id: "Arn", actions: "bedrock:GetPrompt bedrock:ListPrompts bedrock:ListTagsForResource" },
  "AWS::Bedrock::PromptVersion": {
    id: "Arn",
    under: { type: "AWS::Bedrock::Prompt", property: "Arn", as: "PromptArn" },
    actions: "bedrock:GetPrompt bedrock:ListPrompts bedrock:ListTagsForResource",
  },
  "AWS::BedrockAgentCore::BrowserCustom": {
    id: "BrowserId",
    actions: "bedrock-agentcore:GetBrowser bedrock-agentcore:ListBrowsers bedrock-agentcore:ListTagsForResource",
  },
  "AWS::BedrockAgentCore::CodeInterpreterCustom": {
    id: "CodeInterpreterId",
    actions: "bedrock-agentcore:GetCodeInterpreter bedrock-agentcore:ListCodeInterpreters bedrock-agentcore:ListTagsForResource",
  },
  "AWS::BedrockAgentCore::Gateway": {
    id: "GatewayIdentifier",
    actions: "bedrock-agentcore:GetGateway bedrock-agentcore:ListGateways bedrock-agentcore:ListTagsForResource",
  },
  "AWS::BedrockAgentCore::GatewayTarget": {
    id: "GatewayIdentifier TargetId",
    under: { type: "AWS::BedrockAgentCore::Gateway", property: "GatewayIdentifier", as: "GatewayIdentifier" },
    actions: "bedrock-agentcore:GetGatewayTarget bedrock-agentcore:ListGatewayTargets",
  },
  "AWS::BedrockAgentCore::Memory": {
    id: "MemoryArn",
    actions: "bedrock-agentcore:GetMemory bedrock-agentcore:ListMemories bedrock-agentcore:ListTagsForResource kms:DescribeKey",
  },
  "AWS::BedrockAgentCore::Runtime": {
    id: "AgentRuntimeId",
    actions:
      "bedrock-agentcore:GetAgentRuntime bedrock-agentcore:GetAgentRuntimeEndpoint bedrock-agentcore:ListAgentRuntimeEndpoints bedrock-agentcore:ListAgentRuntimes bedrock-agentcore:ListTagsForResource",
  },
  "AWS::OpenSearchServerless::AccessPolicy": {
    id: "Type Name",
    models: [{ Type: "data" }],
    actions: "aoss:GetAccessPolicy aoss:ListAccessPolicies",
  },
  "AWS::OpenSearchServerless::Collection": {
    id: "Id",
    actions: "aoss:BatchGetCollection aoss:ListCollections aoss:ListTagsForResource",
  },
  "AWS::OpenSearchServerless::SecurityPolicy": {
    id: "Type Name",
    models: [{ Type: "encryption" }, { Type: "network" }],
    actions: "aoss:GetSecurityPolicy aoss:ListSecurityPolicies kms:DescribeKey",
  },
  "AWS::OpenSearchServerless::VpcEndpoint": {
    id: "Id",
    actions: "aoss:BatchGetVpcEndpoint aoss:ListVpcEndpoints ec2:DescribeVpcEndpoints",
  },
  "AWS::OpenSearchService::Domain": {
    id: "DomainName",
    lister: "domains",
    actions: "es:DescribeDomain es:ListDomainNames es:ListTags",
  },
  "AWS::S3Vectors::Index": {
    id: "IndexArn",
    under: { type: "AWS::S3Vectors::VectorBucket", property: "VectorBucketArn", as: "VectorBucketArn" },
    actions: "s3vectors:GetIndex s3vectors:ListIndexes s3vectors:ListTagsForResource",
  },
  "AWS::S3Vectors::VectorBucket": {
    id: "VectorBucketArn",
    actions: "s3vectors:GetVectorBucket s3vectors:ListTagsForResource s3vectors:ListVectorBuckets",
  },
  "AWS::S3Vectors::VectorBucketPolicy": {
    id: "VectorBucketArn",
    actions: "s3vectors:GetVectorBucketPolicy s3vectors:ListVectorBuckets",
  },
  "AWS::SageMaker::App": {
    id: "AppName AppType DomainId UserProfileName",
    actions: "sagemaker:DescribeApp sagemaker:ListApps sagemaker:ListTags",
  },
  "AWS::SageMaker::Cluster": { id: "ClusterArn", actions: "sagemaker:DescribeCluster sagemaker:ListClusters sagemaker:ListTags" },
  "AWS::SageMaker::DataQualityJobDefinition": {
    id: "JobDefinitionArn",
    actions: "sagemaker:DescribeDataQualityJobDefinition sagemaker:ListDataQualityJobDefinitions sagemaker:ListTags",
  },
  "AWS::SageMaker::Domain": {
    id: "DomainId",
    actions:
      "sagemaker:DescribeApp sagemaker:DescribeDomain sagemaker:DescribeImage sagemaker:DescribeImageVersion sagemaker:DescribeUserProfile sagemaker:ListDomains sagemaker:ListTags",
  },
  "AWS::SageMaker::Endpoint": {
    id: "EndpointArn",
    actions: "sagemaker:DescribeEndpoint sagemaker:ListEndpoints sagemaker:ListTags",
  },
  "AWS::SageMaker::FeatureGroup": {
    id: "FeatureGroupName",
    actions: "sagemaker:DescribeFeatureGroup sagemaker:ListFeatureGroups sagemaker:ListTags",
  },
  "AWS::SageMaker::InferenceComponent": {
    id: "InferenceComponentArn",
    actions: "sagemaker:DescribeInferenceComponent sagemaker:ListInferenceComponents sagemaker:ListTags",
  },
  "AWS::SageMaker::MlflowTrackingServer": {
    id: "TrackingServerName",
    actions: "sagemaker:DescribeMlflowTrackingServer sagemaker:ListMlflowTrackingServers sagemaker:ListTags",
  },
  "AWS::SageMaker::Model": { id: "ModelArn", actions: "sagemaker:DescribeModel sagemaker:ListModels sagemaker:ListTags" },
  "AWS::SageMaker::ModelBiasJobDefinition": {
    id: "JobDefinitionArn",
    actions: "sagemaker:DescribeModelBiasJobDefinition sagemaker:ListModelBiasJobDefinitions sagemaker:ListTags",
  },
  "AWS::SageMaker::ModelExplainabilityJobDefinition": {
    id: "JobDefinitionArn",
    actions:
      "sagemaker:DescribeModelExplainabilityJobDefinition sagemaker:ListModelExplainabilityJobDefinitions sagemaker:ListTags",
  },
  "AWS::SageMaker::ModelPackage": {
    id: "ModelPackageArn",
    under: { type: "AWS::SageMaker::ModelPackageGroup", property: "ModelPackageGroupName", as: "ModelPackageGroupName" },
    actions: "kms:DescribeKey sagemaker:DescribeModelPackage sagemaker:ListModelPackages sagemaker:ListTags",
  },
  "AWS::SageMaker::ModelPackageGroup": {
    id: "ModelPackageGroupArn",
    actions:
      "sagemaker:DescribeModelPackageGroup sagemaker:GetModelPackageGroupPolicy sagemaker:ListModelPackageGroups sagemaker:ListTags",
  },
  "AWS::SageMaker::ModelQualityJobDefinition": {
    id: "JobDefinitionArn",
    actions: "sagemaker:DescribeModelQualityJobDefinition sagemaker:ListModelQualityJobDefinitions sagemaker:ListTags",
  },
  "AWS::SageMaker::MonitoringSchedule": {
    id: "MonitoringScheduleArn",
    actions: "sagemaker:ListMonitoringSchedules sagemaker:DescribeMonitoringSchedule",
  },
  "AWS::SageMaker::Pipeline": {
    id: "PipelineName",
    actions: "sagemaker:DescribePipeline sagemaker:ListPipelines sagemaker:ListTags",
  },
  "AWS::SageMaker::ProcessingJob": {
    id: "ProcessingJobArn",
    actions: "sagemaker:DescribeProcessingJob sagemaker:ListProcessingJobs sagemaker:ListTags",
  },
  "AWS::SageMaker::Space": {
    id: "DomainId SpaceName",
    actions: "sagemaker:DescribeSpace sagemaker:ListSpaces sagemaker:ListTags",
  },
  "AWS::SageMaker::StudioLifecycleConfig": {
    id: "StudioLifecycleConfigName",
    actions: "sagemaker:DescribeStudioLifecycleConfig sagemaker:ListStudioLifecycleConfigs sagemaker:ListTags",
  },
  "AWS::SageMaker::UserProfile": {
    id: "UserProfileName DomainId",
    actions:
      "identitystore:DescribeUser identitystore:ListUsers sagemaker:DescribeUserProfile sagemaker:ListTags sagemaker:ListUserProfiles sso:DescribeInstance sso:ListInstances",
  },
};
