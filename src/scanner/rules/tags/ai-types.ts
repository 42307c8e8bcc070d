/** AI resources that carry tags. */
export const aiTypes: readonly string[] = [
  "AWS::Bedrock::Agent",
  "AWS::Bedrock::AgentAlias",
  "AWS::Bedrock::ApplicationInferenceProfile",
  "AWS::Bedrock::Flow",
  "AWS::Bedrock::Guardrail",
  "AWS::Bedrock::KnowledgeBase",
  "AWS::Bedrock::Prompt",
  "AWS::SageMaker::Domain",
  "AWS::SageMaker::Endpoint",
  "AWS::SageMaker::EndpointConfig",
  "AWS::SageMaker::FeatureGroup",
  "AWS::SageMaker::Model",
  "AWS::SageMaker::ModelPackageGroup",
  "AWS::SageMaker::NotebookInstance",
  "AWS::SageMaker::Pipeline",
];

/** What an AI system is made of, as far as it can be tagged: its data is in stores of other services. */
export const systemTypes: readonly string[] = [
  ...aiTypes,
  "AWS::OpenSearchServerless::Collection",
  "AWS::OpenSearchService::Domain",
  "AWS::S3Vectors::VectorBucket",
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance",
  "AWS::S3::Bucket",
  "AWS::DynamoDB::Table",
];
