import type { Rule } from "../../model/rule.ts";
import { plainText } from "../../model/plain-text.ts";
import { isProperties, Unknown, type Value } from "../../model/value.ts";
import { existing } from "../checks/ask-account.ts";
import { ask, cannotTell, type Check, part, say, type Subject } from "../checks/check.ts";
import { all, any, each, itemsOf, some, worst } from "../checks/combine-checks.ts";
import { aiFeature, isEnabledFeature } from "./services.ts";
import { listOf } from "../checks/read-statements.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireList, requireNoneOf, requirePresent, requireTrue } from "../checks/require-value.ts";

const types = ["AWS::CloudTrail::Trail"];

export const trailRules: readonly Rule[] = [
  {
    id: "cloudtrail-exists",
    control: "LOG-001",
    severity: "critical",
    title: "A trail of all regions is logging",
    remediation: "Make an AWS::CloudTrail::Trail with IsMultiRegionTrail and IsLogging. In Terraform: aws_cloudtrail.",
    also: { cfnGuard: ["CLOUD_TRAIL_ENABLED"] },
    ...existing(
      types,
      "No trail of all regions is logging",
      all(requireTrue("IsMultiRegionTrail"), requireTrue("IsLogging", { absent: "PASS" })),
    ),
  },
  {
    id: "cloudtrail-multi-region",
    control: "LOG-001",
    severity: "high",
    title: "A trail records all regions",
    remediation: "Set IsMultiRegionTrail to true. In Terraform: is_multi_region_trail of aws_cloudtrail.",
    also: {
      prowler: ["cloudtrail_multi_region_enabled"],
      checkov: ["CKV_AWS_67"],
      cfnGuard: ["MULTI_REGION_CLOUD_TRAIL_ENABLED"],
    },
    types,
    check: ask(requireTrue("IsMultiRegionTrail")),
  },
  {
    id: "cloudtrail-validated",
    control: "LOG-001",
    severity: "high",
    title: "A trail's files can be validated",
    remediation: "Set EnableLogFileValidation to true. In Terraform: enable_log_file_validation of aws_cloudtrail.",
    also: {
      prowler: ["cloudtrail_log_file_validation_enabled"],
      checkov: ["CKV_AWS_36"],
      cdkNag: ["NIST.800.53.R5-CloudTrailLogFileValidationEnabled"],
      cfnGuard: ["CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED"],
    },
    types,
    check: ask(requireTrue("EnableLogFileValidation")),
  },
  {
    id: "cloudtrail-key",
    control: "LOG-001",
    severity: "high",
    title: "A trail is encrypted with a customer-managed key",
    remediation: "Set KMSKeyId. In Terraform: kms_key_id of aws_cloudtrail.",
    also: {
      prowler: ["cloudtrail_kms_encryption_enabled"],
      checkov: ["CKV_AWS_35"],
      cdkNag: ["NIST.800.53.R5-CloudTrailEncryptionEnabled"],
      cfnGuard: ["CLOUD_TRAIL_ENCRYPTION_ENABLED"],
    },
    types,
    check: ask(requireKey("KMSKeyId")),
  },
  {
    id: "cloudtrail-logging",
    control: "LOG-001",
    severity: "critical",
    title: "A trail is logging",
    remediation: "Set IsLogging to true. In Terraform: enable_logging of aws_cloudtrail.",
    also: { checkov: ["CKV_AWS_251"] },
    types,
    check: ask(requireTrue("IsLogging", { absent: "PASS" })),
  },
  {
    id: "cloudtrail-to-cloudwatch",
    control: "LOG-009",
    severity: "medium",
    title: "A trail's events reach a log group, where alarms see them",
    remediation:
      "Set CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn, or alarm from EventBridge. In Terraform: cloud_watch_logs_group_arn.",
    also: {
      prowler: ["cloudtrail_cloudwatch_logging_enabled"],
      checkov: ["CKV2_AWS_10"],
      cdkNag: ["NIST.800.53.R5-CloudTrailCloudWatchLogsEnabled"],
      cfnGuard: ["CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED"],
    },
    types,
    check: ask(requirePresent("CloudWatchLogsLogGroupArn")),
  },
  {
    id: "cloudtrail-bedrock-events",
    control: "LOG-001",
    severity: "high",
    title: "A trail records what is done with Bedrock",
    remediation:
      "Record management events, and by AdvancedEventSelectors the data events of AWS::Bedrock::AgentAlias, KnowledgeBase, FlowAlias, Guardrail and Prompt.",
    also: { prowler: ["cloudtrail_bedrock_logging_enabled"] },
    ...existing(
      types,
      "No trail records what is done with Bedrock",
      all(
        requireTrue("IsLogging", { absent: "PASS" }),
        any(
          some("AdvancedEventSelectors", selects(/^AWS::Bedrock::/), "has no selector for Bedrock"),
          some("AdvancedEventSelectors", managementEvents, "has no selector of management events"),
          some(
            "EventSelectors",
            all(
              requireTrue("IncludeManagementEvents", { absent: "PASS" }),
              // Calls of models only read.
              requireNoneOf("ReadWriteType", ["WriteOnly"], { absent: "PASS" }),
              each("ExcludeManagementEventSources", requireNoneOf("", ["bedrock.amazonaws.com"])),
            ),
            "has no selector of management events",
          ),
          managementByDefault,
        ),
      ),
    ),
  },
  {
    id: "cloudtrail-bedrock-data-events",
    control: "LOG-001",
    severity: "medium",
    title: "A trail records the calls of agents, knowledge bases and guardrails of Bedrock",
    remediation:
      "Add AdvancedEventSelectors with eventCategory Data and resources.type AWS::Bedrock::AgentAlias, KnowledgeBase, FlowAlias, Guardrail and Prompt.",
    ...existing(
      types,
      "No trail records data events of Bedrock",
      some("AdvancedEventSelectors", selects(/^AWS::Bedrock::/), "has no selector for Bedrock"),
    ),
  },
  {
    id: "cloudtrail-s3-data-events",
    control: "LOG-001",
    severity: "medium",
    title: "A trail records who reads the objects of buckets",
    remediation: "Add data events of AWS::S3::Object to the selectors of a trail, at least for the corpora.",
    also: { prowler: ["cloudtrail_s3_dataevents_read_enabled"], cfnGuard: ["CLOUDTRAIL_S3_DATAEVENTS_ENABLED"] },
    ...existing(
      types,
      "No trail records data events of Amazon S3",
      any(
        some("AdvancedEventSelectors", selects(/^AWS::S3::Object$/), "has no selector for objects of Amazon S3"),
        some(
          "EventSelectors",
          (selector) => some("DataResources", ofS3, "has no data resource of Amazon S3")(selector),
          "has no data resource of Amazon S3",
        ),
      ),
    ),
  },
  {
    id: "cloudtrail-threat-detection",
    control: "LOG-009",
    severity: "medium",
    title: "Unusual calls of models are noticed: by trail insights or by GuardDuty's AI protection",
    remediation:
      "Turn on InsightSelectors of the trail, and AI protection of GuardDuty; alarm on InvokeModel spikes and on denied calls.",
    also: { prowler: ["cloudtrail_threat_detection_llm_jacking", "cloudtrail_insights_exist"] },
    ...existing(
      [...types, "AWS::GuardDuty::Detector"],
      "Nothing notices unusual calls of models",
      any(
        requireList("InsightSelectors"),
        some("Features", (feature) => isEnabledFeature(feature, aiFeature), "has no AI protection"),
      ),
    ),
  },
];

/** An advanced selector of data events whose `resources.type` is as asked. */
function selects(form: RegExp): Check {
  return (selector) =>
    some(
      "FieldSelectors",
      (field) => matchesField(field, "resources.type", (text) => form.test(text)),
      "has no field selector of that type",
    )(selector);
}

/** Management events, and not only those of other services. */
function managementEvents(selector: Subject) {
  const isManagement = some(
    "FieldSelectors",
    (field) => matchesField(field, "eventCategory", (text) => text === "Management"),
    "is of data events",
  )(selector);
  if (isManagement?.status !== "PASS") return isManagement;
  const { items } = itemsOf(selector, "FieldSelectors");
  return worst([...items.map(leavesOut), isManagement]);
}

/** What the fields of an event hold that tells of a model's call by anybody. */
const ofCalls: ReadonlyMap<string, string> = new Map([
  ["eventSource", "bedrock.amazonaws.com"],
  ["eventName", "InvokeModel"],
  ["eventType", "AwsApiCall"],
  ["readOnly", "true"],
  ["userIdentity.arn", "arn:aws:sts::999999999999:assumed-role/any/any"],
]);

/** Of a field selector: whether calls of models, which only read, are none of what it selects. */
function leavesOut(field: Subject) {
  const { value } = field;
  if (!isProperties(value) || (value["Field"] !== undefined && typeof value["Field"] !== "string"))
    return say("UNKNOWN", field, "is no field selector that can be read");
  const called = typeof value["Field"] === "string" ? ofCalls.get(value["Field"]) : undefined;
  if (called === undefined) return undefined;
  const told = operators.map(([operator, fits, wanted]) => {
    if (value[operator] === undefined) return undefined;
    const values = listOf(value[operator]);
    const texts = values.map(plainText);
    const matches = texts.some((one) => one !== undefined && fits(called, one));
    if (!matches && texts.includes(undefined)) return say("UNKNOWN", field, "is not all known");
    return matches === wanted ? undefined : say("FAIL", field, "leaves calls of models out");
  });
  return worst(told);
}

type Fits = (text: string, value: string) => boolean;
const isSame: Fits = (text, value) => text === value;
const begins: Fits = (text, value) => text.startsWith(value);
const ends: Fits = (text, value) => text.endsWith(value);
/** Operators of field selectors, and whether a match is what they select. */
const operators: readonly (readonly [string, Fits, boolean])[] = [
  ["Equals", isSame, true],
  ["StartsWith", begins, true],
  ["EndsWith", ends, true],
  ["NotEquals", isSame, false],
  ["NotStartsWith", begins, false],
  ["NotEndsWith", ends, false],
];

function matchesField(field: Subject, name: string, test: (text: string) => boolean) {
  const { value } = field;
  if (value instanceof Unknown) return cannotTell(field, value);
  if (!isProperties(value)) return say("UNKNOWN", field, "is no field selector that can be read");
  const named = value["Field"];
  if (named instanceof Unknown) return cannotTell(field, named);
  if (named !== name) return say("FAIL", field, "is of another field");
  const values: readonly Value[] = [...listOf(value["Equals"]), ...listOf(value["StartsWith"])];
  if (values.some((one) => typeof one === "string" && test(one))) return say("PASS", field, "selects it");
  return say(values.some((one) => typeof one !== "string") ? "UNKNOWN" : "FAIL", field, "selects other things");
}

function ofS3(resource: Subject) {
  const { value } = part(resource, "Type");
  return say(
    value === "AWS::S3::Object" ? "PASS" : typeof value === "string" ? "FAIL" : "UNKNOWN",
    resource,
    "is a data resource",
  );
}

/** Without selectors a trail records management events. */
function managementByDefault(trail: Subject) {
  const [advanced, plain] = [part(trail, "AdvancedEventSelectors"), part(trail, "EventSelectors")];
  if (advanced.value === undefined && plain.value === undefined) return say("PASS", trail, "records management events");
  return say("FAIL", trail, "has selectors of its own");
}
