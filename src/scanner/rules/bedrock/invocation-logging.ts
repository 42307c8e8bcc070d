import type { Outcome, Rule } from "../../model/rule.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import { Joined, Reference, Unknown, type Value } from "../../model/value.ts";
import { existing, lacking } from "../checks/ask-account.ts";
import { ask, cannotTell, part, say, subjectOf, type Subject } from "../checks/check.ts";
import { all, any, each } from "../checks/combine-checks.ts";
import { requireKey, skeletonOf } from "../checks/require-key.ts";
import { requirePresent, requireTrue } from "../checks/require-value.ts";

/** The one setting of each region that GetModelInvocationLoggingConfiguration tells of: `{ LoggingConfig: { S3Config, CloudWatchConfig } }`. */
const logging = "Sallyport::AWS::BedrockInvocationLogging";
const missing = "Model invocations are not logged";
const goesSomewhere = all(
  // Prompts and answers are texts, and delivered unless that is turned off.
  requireTrue("LoggingConfig.TextDataDeliveryEnabled", { absent: "PASS" }),
  any(requirePresent("LoggingConfig.S3Config.BucketName"), requirePresent("LoggingConfig.CloudWatchConfig.LogGroupName")),
);

const bucketKey = (subject: Subject): Outcome | undefined =>
  each(
    "BucketEncryption.ServerSideEncryptionConfiguration",
    requireKey("ServerSideEncryptionByDefault.KMSMasterKeyID"),
    "FAIL",
  )(subject);

export const invocationLoggingRules: readonly Rule[] = [
  {
    id: "bedrock-invocation-logging",
    control: "LOG-002",
    severity: "high",
    title: "Model invocations are logged",
    remediation:
      "Call PutModelInvocationLoggingConfiguration with a log group or bucket in each region, by a custom resource. In Terraform: aws_bedrock_model_invocation_logging_configuration.",
    also: { prowler: ["bedrock_model_invocation_logging_enabled"] },
    reads: [logging],
    checkAccount: (index) => {
      const found = existing([logging], missing, goesSomewhere).checkAccount(index);
      if (found.some(({ status, resource }) => status === "PASS" || resource !== undefined) || index.ofType(logging).length > 0)
        return found;
      const custom = index.ofType("Custom::AWS").find(({ properties }) => callsForLogging(properties["Create"]));
      const unread = index.ofType("Custom::AWS").find(({ properties }) => properties["Create"] instanceof Unknown);
      if (custom === undefined && unread !== undefined)
        return [{ status: "UNKNOWN", why: "What a custom resource calls is not known.", resource: unread }];
      if (custom === undefined) return [lacking(index, [logging], missing)];
      return [{ status: "PASS", why: "A custom resource turns the logging of model invocations on.", resource: custom }];
    },
  },
  {
    id: "bedrock-invocation-logs-key",
    control: "LOG-002",
    severity: "high",
    title: "Where model invocations are logged to is encrypted with a customer-managed key",
    remediation: "Encrypt the bucket and the log group that take the logs with a key of the data's class.",
    also: { prowler: ["bedrock_model_invocation_logs_encryption_enabled"] },
    types: [logging],
    check: ask(
      all(
        encryptedPlace("LoggingConfig.S3Config.BucketName", ["AWS::S3::Bucket"], bucketKey),
        encryptedPlace("LoggingConfig.CloudWatchConfig.LogGroupName", ["AWS::Logs::LogGroup"], requireKey("KmsKeyId")),
        encryptedPlace("LoggingConfig.CloudWatchConfig.LargeDataDeliveryS3Config.BucketName", ["AWS::S3::Bucket"], bucketKey),
      ),
    ),
  },
];

function callsForLogging(create: Value | undefined): boolean {
  const text = create instanceof Joined ? skeletonOf(create) : create;
  return typeof text === "string" && /"action"\s*:\s*"putModelInvocationLoggingConfiguration"/i.test(text);
}

/** A place that is named, where it is in the inventory; what cannot be found might be encrypted or not. */
function encryptedPlace(path: string, types: readonly string[], check: (subject: Subject) => Outcome | undefined) {
  return (subject: Subject): Outcome | undefined => {
    const at = part(subject, path);
    if (at.value === undefined || at.value === "") return undefined;
    if (at.value instanceof Unknown) return cannotTell(at, at.value);
    const place = placeOf(at.index, types, at.value);
    if (place === undefined) return say("UNKNOWN", at, "names what was not read");
    const outcome = check(subjectOf(place, at.index));
    return outcome && { ...outcome, property: at.path };
  };
}

function placeOf(index: InventoryIndex, types: readonly string[], value: Value) {
  if (value instanceof Reference) {
    const found = index.byId(value.id);
    return found !== undefined && types.includes(found.type) ? found : undefined;
  }
  return types
    .flatMap((type) => index.ofType(type))
    .find(({ id, properties }) => [id, properties["BucketName"], properties["LogGroupName"]].includes(value));
}
