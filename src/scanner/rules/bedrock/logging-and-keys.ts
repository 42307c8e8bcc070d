import type { Outcome, Rule } from "../../model/rule.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import { Joined, Reference, Unknown, type Value } from "../../model/value.ts";
import { existing, lacking } from "../checks/ask-account.ts";
import { attachedPolicies, tooMuchOf } from "../checks/attached-policies.ts";
import { ask, cannotTell, part, say, subjectOf, type Subject } from "../checks/check.ts";
import { all, any, each, when } from "../checks/combine-checks.ts";
import { requireKey, skeletonOf } from "../checks/require-key.ts";
import { requireOneOf, requirePresent } from "../checks/require-value.ts";

/** The one setting of each region that GetModelInvocationLoggingConfiguration tells of: `{ LoggingConfig: { S3Config, CloudWatchConfig } }`. */
const logging = "Sallyport::AWS::BedrockInvocationLogging";
const credentials = ["AWS::IAM::ServiceSpecificCredential"];
const ofBedrock = requireOneOf("ServiceName", ["bedrock.amazonaws.com"], { absent: "NONE" });
const missing = "Model invocations are not logged";
const goesSomewhere = any(
  requirePresent("LoggingConfig.S3Config.BucketName"),
  requirePresent("LoggingConfig.CloudWatchConfig.LogGroupName"),
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
      if (found.some(({ status, resource }) => status === "PASS" || resource !== undefined)) return found;
      const custom = index.ofType("Custom::AWS").find(({ properties }) => callsForLogging(properties["Create"]));
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
  {
    id: "bedrock-no-long-term-api-key",
    control: "IAM-006",
    severity: "high",
    title: "There are no long-term API keys of Bedrock",
    remediation: "Delete the key, and let applications use roles, or short-term keys at most.",
    also: { prowler: ["bedrock_api_key_no_long_term_credentials"] },
    types: credentials,
    check: ask(when(ofBedrock, requireOneOf("Status", ["Inactive", "Expired"]))),
  },
  {
    id: "bedrock-api-key-not-admin",
    control: "IAM-006",
    severity: "critical",
    title: "No API key of Bedrock is of a user with wide rights",
    remediation: "Delete the key. Where it has to be, its user may have no more than invoking the models that it needs.",
    also: { prowler: ["bedrock_api_key_no_administrative_privileges"] },
    types: credentials,
    check: ask(when(ofBedrock, userIsNarrow)),
  },
];

function callsForLogging(create: Value | undefined): boolean {
  const text = create instanceof Joined ? skeletonOf(create) : create;
  return typeof text === "string" && /putModelInvocationLoggingConfiguration/i.test(text);
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

function userIsNarrow(subject: Subject): Outcome {
  const at = part(subject, "UserName");
  const user = at.index
    .ofType("AWS::IAM::User")
    .find(({ id, properties }) =>
      at.value instanceof Reference
        ? at.value.id === id
        : typeof at.value === "string" && [id, properties["UserName"]].includes(at.value),
    );
  if (user === undefined) return say("UNKNOWN", at, "names a user that was not read");
  const { managed, statements, doubt } = attachedPolicies(user, at.index);
  const full = managed.find((name) => /(FullAccess|AdministratorAccess|PowerUserAccess)$/.test(name));
  if (full !== undefined) return say("FAIL", at, "has a policy that is far too wide");
  const much = statements.map(tooMuchOf).find((why) => why !== undefined);
  if (much !== undefined) return say("FAIL", at, `has a policy that is too wide: ${much}`);
  if (doubt !== undefined) return say("UNKNOWN", at, `has policies that cannot be read: ${doubt}`);
  if (user.properties["Groups"] !== undefined) return say("UNKNOWN", at, "is in groups, whose policies are not looked at");
  return say("PASS", at, "has no wide policies");
}
