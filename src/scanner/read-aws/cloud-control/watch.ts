import type { CloudControlType } from "./cloud-control-type.ts";

export const watchTypes: Readonly<Record<string, CloudControlType>> = {
  "AWS::AccessAnalyzer::Analyzer": {
    id: "Arn",
    actions: "access-analyzer:GetAnalyzer access-analyzer:ListAnalyzers access-analyzer:ListArchiveRules",
  },
  "AWS::CloudTrail::EventDataStore": {
    id: "EventDataStoreArn",
    actions:
      "cloudtrail:GetEventConfiguration cloudtrail:GetEventDataStore cloudtrail:GetInsightSelectors cloudtrail:ListEventDataStores cloudtrail:ListTags",
  },
  "AWS::CloudTrail::Trail": {
    id: "TrailName",
    scope: "account",
    lister: "trails",
    actions:
      "cloudtrail:DescribeTrails cloudtrail:GetEventConfiguration cloudtrail:GetEventSelectors cloudtrail:GetInsightSelectors cloudtrail:GetTrail cloudtrail:GetTrailStatus cloudtrail:ListTags cloudtrail:ListTrails",
  },
  "AWS::CloudWatch::Alarm": { id: "AlarmName", actions: "cloudwatch:DescribeAlarms cloudwatch:ListTagsForResource" },
  "AWS::Config::ConfigRule": {
    id: "ConfigRuleName",
    actions: "config:DescribeComplianceByConfigRule config:DescribeConfigRules",
  },
  "AWS::Config::ConformancePack": {
    id: "ConformancePackName",
    actions: "config:DescribeConformancePacks config:ListTagsForResource",
  },
  "AWS::Events::Rule": {
    id: "Arn",
    actions: "events:DescribeRule events:ListRules events:ListTagsForResource events:ListTargetsByRule",
  },
  "AWS::GuardDuty::Detector": {
    id: "Id",
    actions: "guardduty:GetDetector guardduty:ListDetectors guardduty:ListTagsForResource",
  },
  "AWS::Logs::AccountPolicy": {
    id: "AccountId PolicyType PolicyName",
    models: [{ PolicyType: "DATA_PROTECTION_POLICY" }, { PolicyType: "SUBSCRIPTION_FILTER_POLICY" }],
    actions: "logs:DescribeAccountPolicies logs:GetTransformer",
  },
  "AWS::Logs::LogGroup": {
    id: "LogGroupName",
    actions:
      "logs:DescribeIndexPolicies logs:DescribeLogGroups logs:DescribeResourcePolicies logs:GetDataProtectionPolicy logs:ListTagsForResource",
  },
  "AWS::Logs::MetricFilter": { id: "LogGroupName FilterName", actions: "logs:DescribeMetricFilters" },
  "AWS::Logs::ResourcePolicy": { id: "PolicyName", actions: "logs:DescribeResourcePolicies" },
  "AWS::Logs::SubscriptionFilter": {
    id: "FilterName LogGroupName",
    under: { type: "AWS::Logs::LogGroup", property: "LogGroupName", as: "LogGroupName" },
    actions: "logs:DescribeSubscriptionFilters",
  },
  "AWS::Macie::Session": { id: "AwsAccountId", actions: "macie2:GetMacieSession macie2:ListAutomatedDiscoveryAccounts" },
  "AWS::SecurityHub::FindingAggregator": {
    id: "FindingAggregatorArn",
    actions: "securityhub:GetFindingAggregator securityhub:ListFindingAggregators",
  },
  "AWS::SecurityHub::Hub": { id: "ARN", actions: "securityhub:DescribeHub securityhub:ListTagsForResource" },
  "AWS::SecurityHub::HubV2": { id: "HubV2Arn", actions: "securityhub:DescribeSecurityHubV2 securityhub:ListTagsForResource" },
  "AWS::SecurityLake::DataLake": { id: "Arn", actions: "securitylake:ListDataLakes" },
};
