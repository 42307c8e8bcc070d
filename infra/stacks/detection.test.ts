import assert from "node:assert/strict";
import { test } from "node:test";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { changeExample, readExample } from "../test/support/change-example.ts";
import { synthesise } from "../test/support/synthesise.ts";
import { pastThePipeline } from "./detection/past-the-pipeline.ts";

const detection = synthesise(changeExample("prod")).template("Detection");

const textOf = (template: Template, type: string): string => JSON.stringify(template.findResources(type));

test("the trail has all regions, signed digests, the key of audit, and data events of Bedrock (LOG-001)", () => {
  detection.hasResourceProperties("AWS::CloudTrail::Trail", {
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    KMSKeyId: Match.anyValue(),
    CloudWatchLogsLogGroupArn: Match.anyValue(),
    EventSelectors: Match.absent(),
  });
  const trail = textOf(detection, "AWS::CloudTrail::Trail");
  for (const type of ["AgentAlias", "KnowledgeBase", "FlowAlias", "Guardrail", "Prompt"])
    assert.ok(trail.includes(`AWS::Bedrock::${type}`), type);
  assert.match(trail, /"Equals":\["Management"\]/);
  assert.match(trail, /"Field":"eventName","NotEquals":\["PutObject"\]/);
});

test("tokens, calls and interventions have bands that CloudWatch learns, and tokens a bound that people chose", () => {
  const alarms = detection.findResources("AWS::CloudWatch::Alarm");
  const bands = Object.values(alarms).filter((alarm) => JSON.stringify(alarm).includes("ANOMALY_DETECTION_BAND"));
  assert.equal(bands.length, 5);
  detection.hasResourceProperties("AWS::CloudWatch::Alarm", { Threshold: 5_000_000, ComparisonOperator: "GreaterThanThreshold" });
  assert.match(JSON.stringify(bands), /"MetricName":"InvocationsIntervened"/);
});

test("every alarm says what it is about and tells the topic", () => {
  const alarms = Object.values(detection.findResources("AWS::CloudWatch::Alarm"));
  assert.ok(alarms.length >= 13);
  for (const alarm of alarms) {
    const { AlarmDescription, AlarmActions } = (alarm as { Properties: { AlarmDescription?: string; AlarmActions?: unknown[] } })
      .Properties;
    assert.ok((AlarmDescription ?? "").length > 20);
    assert.match(JSON.stringify(AlarmActions), /Alarms/);
  }
});

test("calls of models that nobody approved, or beside the gateway, are told", () => {
  const filters = textOf(detection, "AWS::Logs::MetricFilter");
  assert.match(filters, /\$\.modelId != \\"\*us\.anthropic\.claude-sonnet-4-20250514-v1:0\\"/);
  assert.match(filters, /\$\.identity\.arn != /);
  assert.match(filters, /assumed-role\/sallyport-prod-us-west-2-knowledge-base\//);
});

test("a pattern is never longer than CloudWatch takes: with very many models that one alarm is left out", () => {
  const approved = Array.from(
    { length: 60 },
    (_, at) => `arn:aws:bedrock:us-west-2::foundation-model/amazon.model-number-${at}-v1:0`,
  );
  const template = synthesise(
    changeExample("prod", {
      models: { approved: [...approved, ...readExample("prod").models.approved], embedding: approved[0] ?? "" },
    }),
  ).template("Detection");
  for (const filter of Object.values(template.findResources("AWS::Logs::MetricFilter"))) {
    const { FilterPattern } = (filter as { Properties: { FilterPattern: unknown } }).Properties;
    if (typeof FilterPattern === "string") assert.ok(FilterPattern.length <= 1024, FilterPattern);
  }
  assert.doesNotMatch(textOf(template, "AWS::CloudWatch::Alarm"), /models\.approved/);
});

test("GuardDuty, Security Hub, Config, the access analyser and Macie watch; what the organisation has is left out (LOG-009)", () => {
  for (const type of [
    "GuardDuty::Detector",
    "SecurityHub::Hub",
    "Config::ConfigurationRecorder",
    "AccessAnalyzer::Analyzer",
    "Macie::Session",
  ])
    detection.resourceCountIs(`AWS::${type}`, 1);
  const research = synthesise(changeExample("research")).template("Detection");
  for (const type of ["CloudTrail::Trail", "SecurityHub::Hub", "Macie::Session"]) research.resourceCountIs(`AWS::${type}`, 0);
  research.resourceCountIs("AWS::GuardDuty::Detector", 1);
});

test("Config's rules look for what a person could change, and for tags that are missing (LOG-006)", () => {
  detection.hasResourceProperties("AWS::Config::ConfigRule", {
    Source: { Owner: "AWS", SourceIdentifier: "REQUIRED_TAGS" },
    InputParameters: { tag1Key: "Owner", tag2Key: "Project", tag3Key: "UseCase", tag4Key: "DataClass", tag5Key: "Environment" },
  });
  assert.ok(Object.keys(detection.findResources("AWS::Config::ConfigRule")).length > 20);
  // It refuses buckets that lock objects by default.
  assert.doesNotMatch(textOf(detection, "AWS::Config::DeliveryChannel"), /ImportValue[^}]*AuditLogs/);
});

test("drift is looked for by a role that reads settings, and changes nothing (SDL-001)", () => {
  detection.hasResourceProperties("AWS::Config::ConfigRule", {
    Source: { Owner: "AWS", SourceIdentifier: "CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK" },
    InputParameters: { cloudformationRoleArn: { "Fn::GetAtt": [Match.stringLikeRegexp("^DriftRole"), "Arn"] } },
  });
  detection.hasResourceProperties("AWS::IAM::Role", {
    AssumeRolePolicyDocument: {
      Statement: [Match.objectLike({ Principal: { Service: "config.amazonaws.com" }, Condition: Match.anyValue() })],
    },
    ManagedPolicyArns: [{ "Fn::Join": ["", Match.arrayWith([":iam::aws:policy/SecurityAudit"])] }],
  });
});

test("Macie samples buckets by itself, once it is on (DAT-014)", () => {
  const session = Object.keys(detection.findResources("AWS::Macie::Session"));
  detection.hasResource("Custom::MacieAutomatedDiscovery", {
    Properties: { Create: Match.stringLikeRegexp('"UpdateAutomatedDiscoveryConfiguration","parameters":{"status":"ENABLED"}') },
    DependsOn: Match.arrayWith(session),
  });
});

test("findings and calls that take protection away become incidents at the webhook, with a queue for what is lost", () => {
  detection.hasResourceProperties("AWS::Events::ApiDestination", {
    InvocationEndpoint: "https://incidents.example.edu/hooks/llm",
    HttpMethod: "POST",
  });
  detection.hasResourceProperties("AWS::Events::Connection", {
    AuthorizationType: "API_KEY",
    KmsKeyIdentifier: Match.anyValue(),
  });
  assert.match(textOf(detection, "AWS::Events::Connection"), /\{\{resolve:secretsmanager:/);
  const rules = textOf(detection, "AWS::Events::Rule");
  for (const call of [
    "DeleteGuardrail",
    "DeleteModelInvocationLoggingConfiguration",
    "StopLogging",
    "ScheduleKeyDeletion",
    "AttachInternetGateway",
  ])
    assert.ok(rules.includes(`"${call}"`), call);
  for (const rule of Object.values(detection.findResources("AWS::Events::Rule"))) {
    const { Targets } = (rule as { Properties: { Targets: { Arn: unknown; DeadLetterConfig?: unknown }[] } }).Properties;
    assert.ok(Targets.length >= 2 && Targets.length <= 5);
    for (const target of Targets) assert.ok(target.DeadLetterConfig !== undefined);
  }
});

test("whoever silences what tells is told of, and so is whoever goes past the pipeline", () => {
  const rules = textOf(detection, "AWS::Events::Rule");
  for (const call of ["DisableRule", "RemoveTargets", "DeleteAlarms", "DeleteMetricFilter", "Unsubscribe", "RollbackStage"])
    assert.ok(rules.includes(`"${call}"`), call);
  const filters = textOf(detection, "AWS::Logs::MetricFilter");
  for (const part of [
    "*:assumed-role/sallyport-prod-us-west-2-pipeline/*",
    "*:assumed-role/sallyport-prod-us-west-2-deploy/*",
    "*:assumed-role/cdk-hnb659fds-deploy-role-111122223333-us-west-2/*",
  ])
    assert.ok(filters.includes(part), part);
  assert.ok(filters.includes('$.requestParameters.roleARN = \\"arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role'));
  const longest = pastThePipeline({ ...changeExample("prod"), name: "a-name-of-20-letters", region: "ap-southeast-1" });
  assert.ok((longest[0]?.pattern.length ?? 0) <= 1024, `${longest[0]?.pattern.length}`);
  const withoutPipeline = synthesise(changeExample("prod", { delivery: { kind: "none" } })).template("Detection");
  assert.doesNotMatch(textOf(withoutPipeline, "AWS::CloudWatch::Alarm"), /past the pipeline/);
});

test("without a webhook, people are told alone", () => {
  const research = synthesise(changeExample("research")).template("Detection");
  research.resourceCountIs("AWS::Events::ApiDestination", 0);
  research.hasResourceProperties("AWS::SNS::Subscription", { Protocol: "email", Endpoint: "research-computing@example.edu" });
});

test("topic and queue are under a key, and speak TLS only", () => {
  detection.hasResourceProperties("AWS::SNS::Topic", { KmsMasterKeyId: Match.anyValue() });
  detection.hasResourceProperties("AWS::SQS::Queue", { KmsMasterKeyId: Match.anyValue() });
  for (const type of ["AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy"])
    assert.match(textOf(detection, type), /"aws:SecureTransport":"false"/);
});

test("a SIEM gets findings on its bus, as files, or from Security Lake", () => {
  assert.match(textOf(detection, "AWS::Events::Rule"), /arn:aws:events:us-west-2:444455556666:event-bus\/security/);
  const files = synthesise(changeExample("prod", { siem: { kind: "s3", bucket: "arn:aws:s3:::siem-of-example" } })).template(
    "Detection",
  );
  files.hasResourceProperties("AWS::KinesisFirehose::DeliveryStream", {
    DeliveryStreamEncryptionConfigurationInput: Match.objectLike({ KeyType: "CUSTOMER_MANAGED_CMK" }),
    ExtendedS3DestinationConfiguration: Match.objectLike({
      BucketARN: "arn:aws:s3:::siem-of-example",
      Prefix: "sallyport-prod/",
    }),
  });
  const lake = synthesise(
    changeExample("prod", { siem: { kind: "security-lake", account: "444455556666", externalId: "sallyport" } }),
  ).template("Detection");
  lake.hasResourceProperties("AWS::SecurityLake::DataLake", { EncryptionConfiguration: { KmsKeyId: Match.anyValue() } });
  lake.hasResourceProperties("AWS::SecurityLake::Subscriber", {
    SubscriberIdentity: { Principal: "444455556666", ExternalId: "sallyport" },
  });
});
