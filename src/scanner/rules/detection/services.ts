import type { Rule, Status } from "../../model/rule.ts";
import { isProperties, Unknown } from "../../model/value.ts";
import { existing } from "../checks/ask-account.ts";
import { ask, cannotTell, type Check, part, say, type Subject } from "../checks/check.ts";
import { all, any, each, itemsOf, worst } from "../checks/combine-checks.ts";
import { findReferrers } from "../checks/find-referrers.ts";
import { requireOneOf, requirePresent, requireText, requireTrue } from "../checks/require-value.ts";

export const aiFeature = /(^|_)AI(_|$)|BEDROCK/;
const detectors = ["AWS::GuardDuty::Detector"];

/**
 * That a feature of a detector is on. AWS turns on what a template does not name, but for runtime monitoring; a live account names
 * everything that its region has.
 */
const watches =
  (name: RegExp, notNamed: (subject: Subject) => Status): Check =>
  (detector) => {
    const { items, doubt } = itemsOf(detector, "Features");
    const named = items.filter((item) => {
      const called = part(item, "Name").value;
      return typeof called === "string" && name.test(called);
    });
    if (named.length > 0) return worst(named.map((item) => requireOneOf("Status", ["ENABLED"])(item)));
    const unread = items.find((item) => part(item, "Name").value instanceof Unknown);
    if (unread !== undefined) return say("UNKNOWN", unread, "is of a feature that is not known");
    return doubt ?? say(notNamed(detector), part(detector, "Features"), "does not name it");
  };

const onByDefault = ({ index }: Subject): Status => (index.inventory.source === "aws" ? "FAIL" : "UNKNOWN");

/** Terraform starts a recorder by a resource of its own. */
const isRunning: Check = ({ resource, index, ...subject }) => {
  const states = findReferrers(index, "Sallyport::AWS::ConfigRecorderStatus", "Name");
  const stopped = states.of(resource, [resource.properties["Name"]]).find(({ properties }) => properties["Recording"] === false);
  return stopped && say("FAIL", { ...subject, resource, index }, `is stopped by ${stopped.id}`);
};

export const detectionRules: readonly Rule[] = [
  {
    id: "guardduty-on",
    control: "LOG-009",
    severity: "high",
    title: "GuardDuty watches the account",
    remediation: "Make an AWS::GuardDuty::Detector with Enable true in each region. In Terraform: aws_guardduty_detector.",
    also: { prowler: ["guardduty_is_enabled"] },
    ...existing(detectors, "No detector of GuardDuty is enabled", requireTrue("Enable")),
  },
  {
    id: "guardduty-detector-enabled",
    control: "LOG-009",
    severity: "high",
    title: "A detector of GuardDuty is enabled",
    remediation: "Set Enable to true. In Terraform: enable of aws_guardduty_detector.",
    also: { checkov: ["CKV_AWS_238"] },
    types: detectors,
    check: ask(requireTrue("Enable")),
  },
  {
    id: "guardduty-watches-s3",
    control: "LOG-009",
    severity: "medium",
    title: "GuardDuty watches buckets",
    remediation: "Enable the feature S3_DATA_EVENTS of the detector. In Terraform: aws_guardduty_detector_feature.",
    also: { prowler: ["guardduty_s3_protection_enabled"] },
    types: detectors,
    check: ask(any(watches(/^S3_DATA_EVENTS$/, onByDefault), requireTrue("DataSources.S3Logs.Enable", { absent: "NONE" }))),
  },
  {
    id: "guardduty-watches-runtime",
    control: "LOG-009",
    severity: "medium",
    title: "GuardDuty watches what runs: containers and functions",
    remediation: "Enable RUNTIME_MONITORING (or EKS_RUNTIME_MONITORING) and LAMBDA_NETWORK_LOGS of the detector.",
    also: { prowler: ["guardduty_lambda_protection_enabled", "guardduty_eks_runtime_monitoring_enabled"] },
    types: detectors,
    check: ask(
      all(
        watches(/^(EKS_)?RUNTIME_MONITORING$/, () => "FAIL"),
        watches(/^LAMBDA_NETWORK_LOGS$/, onByDefault),
      ),
    ),
  },
  {
    id: "guardduty-watches-models",
    control: "LOG-009",
    severity: "medium",
    title: "GuardDuty watches what is asked of models",
    remediation: "Enable AI protection of the detector, where the region has it.",
    types: detectors,
    // Not every region has it.
    check: ask(watches(aiFeature, () => "UNKNOWN")),
  },
  {
    id: "security-hub-on",
    control: "LOG-009",
    severity: "high",
    title: "Security Hub gathers findings",
    remediation: "Make an AWS::SecurityHub::Hub in each region. In Terraform: aws_securityhub_account.",
    also: { prowler: ["securityhub_enabled"] },
    ...existing(["AWS::SecurityHub::Hub", "AWS::SecurityHub::HubV2"], "Security Hub is not on"),
  },
  {
    id: "config-records",
    control: "SDL-001",
    severity: "high",
    title: "AWS Config records every resource",
    remediation:
      "Make a configuration recorder with AllSupported, and a delivery channel. In Terraform: aws_config_configuration_recorder.",
    also: { prowler: ["config_recorder_all_regions_enabled"] },
    ...existing(
      ["AWS::Config::ConfigurationRecorder"],
      "AWS Config does not record every resource",
      all(
        isRunning,
        any(
          requireTrue("RecordingGroup.AllSupported"),
          requireOneOf("RecordingGroup.RecordingStrategy.UseOnly", ["ALL_SUPPORTED_RESOURCE_TYPES"]),
          all(
            requireOneOf("RecordingGroup.RecordingStrategy.UseOnly", ["EXCLUSION_BY_RESOURCE_TYPES"]),
            // Where they are recorded elsewhere, what is of all regions is left out.
            each(
              "RecordingGroup.ExclusionByResourceTypes.ResourceTypes",
              requireText("", (type) => type.startsWith("AWS::IAM::")),
            ),
          ),
          (subject) =>
            isProperties(subject.value) && !("RecordingGroup" in subject.value)
              ? say("PASS", subject, "records every type by default")
              : undefined,
        ),
      ),
    ),
  },
  {
    id: "config-checks-drift",
    control: "SDL-001",
    severity: "medium",
    title: "Drift from the templates is detected",
    remediation:
      "Add the Config rule CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK. In Terraform: aws_config_config_rule, or plan on a schedule.",
    ...existing(
      ["AWS::Config::ConfigRule"],
      "No rule of AWS Config looks for drift",
      requireOneOf("Source.SourceIdentifier", ["CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK"]),
    ),
  },
  {
    id: "macie-on",
    control: "DAT-014",
    severity: "medium",
    title: "Macie looks for sensitive data",
    remediation: "Make an AWS::Macie::Session. In Terraform: aws_macie2_account.",
    also: { prowler: ["macie_is_enabled"] },
    ...existing(["AWS::Macie::Session"], "Macie is not on", requireOneOf("Status", ["ENABLED"], { absent: "PASS" })),
  },
  {
    id: "macie-discovers",
    control: "DAT-014",
    severity: "medium",
    title: "Buckets are searched for sensitive data by themselves or by a job",
    remediation:
      "Turn on automated discovery of Macie, or run a classification job on the corpora. In Terraform: aws_macie2_classification_job.",
    also: { prowler: ["macie_automated_sensitive_data_discovery_enabled"] },
    ...existing(
      ["Sallyport::AWS::MacieClassificationJob", "Sallyport::AWS::MacieAutomatedDiscovery"],
      "No bucket is searched for sensitive data",
      any(
        requireOneOf("Status", ["ENABLED"]),
        requireOneOf("JobStatus", ["RUNNING", "IDLE", "COMPLETE"]),
        requirePresent("S3JobDefinition"),
      ),
    ),
  },
  {
    id: "access-analyzer-on",
    control: "IAM-012",
    severity: "high",
    title: "IAM Access Analyzer looks for access from outside",
    remediation:
      "Make an AWS::AccessAnalyzer::Analyzer of type ACCOUNT or ORGANIZATION. In Terraform: aws_accessanalyzer_analyzer.",
    also: { prowler: ["accessanalyzer_enabled"] },
    ...existing(
      ["AWS::AccessAnalyzer::Analyzer"],
      "There is no analyzer of access from outside",
      requireOneOf("Type", ["ACCOUNT", "ORGANIZATION"]),
    ),
  },
];

export function isEnabledFeature(feature: Subject, name: RegExp) {
  const { value } = feature;
  if (value instanceof Unknown) return cannotTell(feature, value);
  if (!isProperties(value)) return say("UNKNOWN", feature, "is no feature that can be read");
  const [called, status] = [value["Name"], value["Status"]];
  if (typeof called !== "string" || typeof status !== "string") return say("UNKNOWN", feature, "is no feature that can be read");
  return say(
    name.test(called) && status === "ENABLED" ? "PASS" : "FAIL",
    feature,
    name.test(called) ? "is the feature" : "is another feature",
  );
}
