import { entry, type Mappings } from "./mapping.ts";

/** In a guardrail, what is called a configuration may be a list. */
const guardrailLists = [
  "filters_config",
  "topics_config",
  "words_config",
  "managed_word_lists_config",
  "pii_entities_config",
  "regexes_config",
];

export const bedrockMappings: Mappings = {
  aws_bedrock_guardrail: {
    type: "AWS::Bedrock::Guardrail",
    many: guardrailLists,
    names: {
      guardrail_identifier: "GuardrailProfileArn",
      guardrail_profile_identifier: "GuardrailProfileArn",
      status: null,
      created_at: null,
      version: null,
      guardrail_id: "GuardrailId",
      guardrail_arn: "GuardrailArn",
    },
    namedBy: ["name", "guardrail_id", "guardrail_arn"],
  },
  aws_bedrock_guardrail_version: {
    type: "AWS::Bedrock::GuardrailVersion",
    names: { guardrail_arn: "GuardrailIdentifier", skip_destroy: null },
  },
  // As GetModelInvocationLoggingConfiguration of the Bedrock API answers, with names in Pascal case.
  aws_bedrock_model_invocation_logging_configuration: {
    type: "Sallyport::AWS::BedrockInvocationLogging",
    names: { cloudwatch_config: "CloudWatchConfig" },
  },
  // What it makes is made by a job: as GetModelCustomizationJob of the Bedrock API answers.
  aws_bedrock_custom_model: {
    type: "Sallyport::AWS::BedrockModelCustomizationJob",
    names: {
      custom_model_name: "OutputModelName",
      custom_model_kms_key_id: "OutputModelKmsKeyArn",
      base_model_identifier: "BaseModelArn",
      training_data_config: "TrainingDataConfig",
      "vpc_config.subnet_ids": "SubnetIds",
    },
    maps: ["hyperparameters"],
    many: ["validator"],
  },
  aws_bedrock_provisioned_model_throughput: { type: "Sallyport::AWS::BedrockProvisionedModelThroughput" },
  aws_bedrock_inference_profile: {
    type: "AWS::Bedrock::ApplicationInferenceProfile",
    names: { name: "InferenceProfileName" },
    one: ["model_source"],
  },
  aws_bedrockagent_agent: {
    type: "AWS::Bedrock::Agent",
    names: { idle_session_ttl_in_seconds: "IdleSessionTTLInSeconds", prepare_agent: null, skip_resource_in_use_check: null },
    many: ["prompt_configurations"],
    namedBy: ["agent_id", "agent_name"],
  },
  aws_bedrockagent_agent_alias: {
    type: "AWS::Bedrock::AgentAlias",
    names: { agent_alias_name: "AgentAliasName", routing_configuration: "RoutingConfiguration" },
    many: ["routing_configuration"],
  },
  aws_bedrockagent_agent_action_group: {
    of: ["aws_bedrockagent_agent"],
    by: "agent_id",
    names: { agent_id: null, agent_version: null, skip_resource_in_use_check: null },
    one: ["action_group_executor", "api_schema", "function_schema", "s3", "member_functions"],
    fold: entry("ActionGroups"),
  },
  aws_bedrockagent_agent_knowledge_base_association: {
    of: ["aws_bedrockagent_agent"],
    by: "agent_id",
    names: { agent_id: null, agent_version: null },
    fold: entry("KnowledgeBases"),
  },
  aws_bedrockagent_knowledge_base: {
    type: "AWS::Bedrock::KnowledgeBase",
    names: { "storage_configuration.opensearch_managed_cluster_configuration": "OpensearchManagedClusterConfiguration" },
    one: ["field_mapping", "storage_location", "s3_location"],
    namedBy: ["name"],
  },
  aws_bedrockagent_data_source: { type: "AWS::Bedrock::DataSource", one: ["intermediate_storage", "s3_location"] },
  aws_bedrockagent_prompt: {
    type: "AWS::Bedrock::Prompt",
    names: { variant: "Variants", input_variable: "InputVariables", message: "Messages", tool: "Tools" },
    one: ["text", "chat", "gen_ai_resource", "agent", "inference_configuration.text"],
    maps: ["additional_model_request_fields"],
  },
  aws_bedrockagent_flow: {
    type: "AWS::Bedrock::Flow",
    names: { node: "Nodes", connection: "Connections" },
    one: ["definition", "configuration.agent", "configuration.knowledge_base", "configuration.lambda_function", "prompt"],
  },
  aws_bedrockagentcore_agent_runtime: {
    type: "AWS::BedrockAgentCore::Runtime",
    maps: ["environment_variables"],
    one: ["agent_runtime_artifact"],
  },
  aws_bedrockagentcore_gateway: { type: "AWS::BedrockAgentCore::Gateway" },
  aws_bedrockagentcore_memory: { type: "AWS::BedrockAgentCore::Memory" },
  aws_bedrockagentcore_browser: { type: "AWS::BedrockAgentCore::BrowserCustom" },
  aws_bedrockagentcore_code_interpreter: { type: "AWS::BedrockAgentCore::CodeInterpreterCustom" },
};
