import { isProperties, type Value } from "../model/value.ts";
import { beside, entry, entryOf, listOf, type Mappings } from "./mapping.ts";

const dimensions = (value: Value): Value =>
  isProperties(value) ? Object.entries(value).map(([name, member]) => ({ name, value: member })) : value;

export const detectionMappings: Mappings = {
  aws_cloudtrail: {
    type: "AWS::CloudTrail::Trail",
    names: {
      name: "TrailName",
      enable_logging: "IsLogging",
      kms_key_id: "KMSKeyId",
      cloud_watch_logs_group_arn: "CloudWatchLogsLogGroupArn",
      event_selector: "EventSelectors",
      data_resource: "DataResources",
      advanced_event_selector: "AdvancedEventSelectors",
      field_selector: "FieldSelectors",
      insight_selector: "InsightSelectors",
    },
    defaults: { IsLogging: true, IncludeGlobalServiceEvents: true },
  },
  aws_cloudtrail_event_data_store: {
    type: "AWS::CloudTrail::EventDataStore",
    names: { advanced_event_selector: "AdvancedEventSelectors", field_selector: "FieldSelectors" },
  },
  aws_cloudwatch_log_group: {
    type: "AWS::Logs::LogGroup",
    names: { name: "LogGroupName", name_prefix: null, skip_destroy: null },
  },
  aws_cloudwatch_log_resource_policy: {
    type: "AWS::Logs::ResourcePolicy",
    names: { policy_document: "PolicyDocument" },
    json: ["policy_document"],
  },
  aws_cloudwatch_log_data_protection_policy: {
    of: ["aws_cloudwatch_log_group"],
    by: "log_group_name",
    names: { log_group_name: null, policy_document: "DataProtectionPolicy" },
    json: ["policy_document"],
    fold: beside,
  },
  aws_cloudwatch_log_metric_filter: {
    type: "AWS::Logs::MetricFilter",
    names: {
      name: "FilterName",
      pattern: "FilterPattern",
      metric_transformation: "MetricTransformations",
      "metric_transformation.name": "MetricName",
      "metric_transformation.namespace": "MetricNamespace",
      "metric_transformation.value": "MetricValue",
    },
  },
  aws_cloudwatch_log_subscription_filter: { type: "AWS::Logs::SubscriptionFilter" },
  aws_cloudwatch_metric_alarm: {
    type: "AWS::CloudWatch::Alarm",
    names: {
      metric_query: "Metrics",
      alarm_description: "AlarmDescription",
      "metric_query.metric": "MetricStat",
      ok_actions: "OKActions",
    },
    values: { dimensions },
    many: ["dimensions"],
    one: ["metric"],
  },
  aws_cloudwatch_composite_alarm: { type: "AWS::CloudWatch::CompositeAlarm" },
  aws_cloudwatch_event_rule: {
    type: "AWS::Events::Rule",
    names: { is_enabled: "State", name_prefix: null },
    json: ["event_pattern"],
    values: { is_enabled: (value) => (value === true ? "ENABLED" : value === false ? "DISABLED" : value) },
    namedBy: ["name"],
  },
  aws_cloudwatch_event_target: {
    of: ["aws_cloudwatch_event_rule"],
    by: "rule",
    names: { rule: null, target_id: "Id", event_bus_name: null },
    one: ["ecs_target", "input_transformer", "sqs_target", "dead_letter_config"],
    maps: ["input_paths"],
    fold: entry("Targets"),
  },
  aws_config_configuration_recorder: {
    type: "AWS::Config::ConfigurationRecorder",
    names: { role_arn: "RoleARN" },
    one: ["recording_group", "recording_mode", "recording_strategy"],
  },
  // No type of CloudFormation's: as DescribeConfigurationRecorderStatus of the Config API answers.
  aws_config_configuration_recorder_status: {
    type: "Sallyport::AWS::ConfigRecorderStatus",
    names: { is_enabled: "Recording", name: "Name" },
  },
  aws_config_delivery_channel: { type: "AWS::Config::DeliveryChannel" },
  aws_config_config_rule: {
    type: "AWS::Config::ConfigRule",
    names: { name: "ConfigRuleName", source_detail: "SourceDetails" },
    json: ["input_parameters"],
    one: ["source", "scope"],
  },
  aws_config_organization_managed_rule: {
    type: "AWS::Config::OrganizationConfigRule",
    names: { name: "OrganizationConfigRuleName", rule_identifier: "OrganizationManagedRuleMetadata.RuleIdentifier" },
  },
  aws_config_conformance_pack: { type: "AWS::Config::ConformancePack", names: { name: "ConformancePackName" } },
  aws_config_configuration_aggregator: { type: "AWS::Config::ConfigurationAggregator" },
  aws_guardduty_detector: {
    type: "AWS::GuardDuty::Detector",
    names: { datasources: "DataSources", "datasources.s3_logs": "S3Logs" },
    one: [
      "datasources",
      "s3_logs",
      "kubernetes",
      "audit_logs",
      "malware_protection",
      "scan_ec2_instance_with_findings",
      "ebs_volumes",
    ],
    defaults: { Enable: true },
  },
  aws_guardduty_detector_feature: {
    of: ["aws_guardduty_detector"],
    by: "detector_id",
    names: { detector_id: null },
    many: ["additional_configuration"],
    fold: entry("Features"),
  },
  aws_securityhub_account: { type: "AWS::SecurityHub::Hub" },
  aws_securityhub_standards_subscription: { type: "AWS::SecurityHub::Standard" },
  aws_macie2_account: { type: "AWS::Macie::Session" },
  aws_securitylake_data_lake: {
    type: "AWS::SecurityLake::DataLake",
    names: { configuration: "Configurations" },
    many: ["configuration"],
  },
  aws_securitylake_aws_log_source: { type: "AWS::SecurityLake::AwsLogSource", one: ["source"] },
  aws_inspector2_enabler: { type: "Sallyport::AWS::Inspector2" },
  aws_accessanalyzer_analyzer: { type: "AWS::AccessAnalyzer::Analyzer" },
  aws_organizations_organization: { type: "AWS::Organizations::Organization" },
  aws_organizations_account: { type: "AWS::Organizations::Account", names: { name: "AccountName" } },
  aws_organizations_organizational_unit: { type: "AWS::Organizations::OrganizationalUnit" },
  aws_organizations_policy: {
    type: "AWS::Organizations::Policy",
    json: ["content"],
    defaults: { Type: "SERVICE_CONTROL_POLICY" },
    names: { skip_destroy: null },
  },
  aws_organizations_policy_attachment: {
    of: ["aws_organizations_policy"],
    by: "policy_id",
    names: { policy_id: null, target_id: "TargetIds", skip_destroy: null },
    values: { target_id: (value) => listOf(value) },
    fold: entryOf("TargetIds"),
  },
  aws_cognito_user_pool: { type: "AWS::Cognito::UserPool" },
};
