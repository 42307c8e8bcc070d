import { matchWildcard } from "../../iam/match-pattern.ts";
import type { Rule } from "../../model/rule.ts";
import { isProperties, Unknown } from "../../model/value.ts";
import { ask, part, say } from "../checks/check.ts";
import { all, any, when } from "../checks/combine-checks.ts";
import { allowsNotEveryone, isAnyone, listOf, statementsOf } from "../checks/read-statements.ts";
import { requireAtLeast, requireNoneOf, requireOneOf, requireText, requireTrue } from "../checks/require-value.ts";

const types = ["AWS::KMS::Key"];

export const kmsKeyRules: readonly Rule[] = [
  {
    id: "kms-key-rotates",
    control: "DAT-006",
    severity: "high",
    title: "A customer-managed key rotates every year",
    remediation: "Set EnableKeyRotation to true. In Terraform: enable_key_rotation of aws_kms_key.",
    also: {
      prowler: ["kms_cmk_rotation_enabled"],
      checkov: ["CKV_AWS_7"],
      cdkNag: ["AwsSolutions-KMS5", "NIST.800.53.R5-KMSBackingKeyRotationEnabled"],
      cfnGuard: ["CMK_BACKING_KEY_ROTATION_ENABLED"],
    },
    types,
    // Only symmetric keys whose material AWS made can rotate by themselves.
    check: ask(
      when(
        requireOneOf("Origin", ["AWS_KMS"], { absent: "PASS" }),
        any(
          requireNoneOf("KeySpec", ["SYMMETRIC_DEFAULT"]),
          all(
            requireTrue("EnableKeyRotation"),
            requireText("RotationPeriodInDays", (text) => Number(text) <= 366, { absent: "NONE" }),
          ),
        ),
      ),
    ),
  },
  {
    id: "kms-key-not-for-everyone",
    control: "DAT-006",
    severity: "critical",
    title: "A key's policy allows nobody who is not named, without a condition",
    remediation: "Name the principals in KeyPolicy, or bind everyone by kms:CallerAccount and kms:ViaService.",
    also: { prowler: ["kms_key_not_publicly_accessible"], checkov: ["CKV_AWS_33"], cfnGuard: ["KMS_NO_WILDCARD_PRINCIPAL"] },
    types: [...types, "AWS::KMS::ReplicaKey"],
    check: ask(allowsNotEveryone("KeyPolicy", "PASS")),
  },
  {
    id: "kms-key-not-being-deleted",
    control: "DAT-006",
    severity: "high",
    title: "A key is in use: neither disabled nor about to be deleted",
    remediation: "Cancel the deletion, or enable the key. In Terraform: is_enabled of aws_kms_key.",
    also: {
      prowler: ["kms_cmk_not_deleted_unintentionally"],
      checkov: ["CKV_AWS_227"],
      cfnGuard: ["KMS_CMK_NOT_SCHEDULED_FOR_DELETION"],
    },
    types,
    check: ask(
      all(
        requireTrue("Enabled", { absent: "PASS" }),
        requireOneOf("KeyState", ["Enabled", "Creating", "Updating"], { absent: "NONE" }),
      ),
    ),
  },
  {
    id: "kms-key-deletion-waits",
    control: "DAT-006",
    severity: "medium",
    title: "The deletion of a key waits for a month",
    remediation: "Set PendingWindowInDays to 30, or leave it out. In Terraform: deletion_window_in_days of aws_kms_key.",
    types,
    check: ask(requireAtLeast("PendingWindowInDays", 30, { absent: "PASS" })),
  },
  {
    id: "kms-key-duties-separated",
    control: "DAT-006",
    severity: "medium",
    title: "Who administers a key does not decrypt with it",
    remediation:
      "Give kms:PutKeyPolicy and its like, and kms:Decrypt, to different principals; only the account's root may have both, to hand them out by IAM.",
    types,
    check: ask((subject) => {
      const document = part(subject, "KeyPolicy");
      if (document.value === undefined) return say("PASS", document, "is the one that AWS gives, which leaves it to IAM");
      const { items, doubt } = statementsOf(subject, "KeyPolicy");
      const duties = new Map<string, Set<string>>();
      let unsure = doubt;
      for (const item of items) {
        const { value } = item;
        if (!isProperties(value)) {
          unsure ??= say("UNKNOWN", item, "is no statement that can be read");
          continue;
        }
        if (value["Effect"] === "Deny" || isAnyone(value["Principal"]) === true) continue;
        const principal = value["Principal"];
        const actions = listOf(value["Action"]);
        const unread =
          !isProperties(principal) || value["NotAction"] !== undefined || actions.some((action) => typeof action !== "string");
        if (unread || value["Effect"] !== "Allow")
          unsure ??= say("UNKNOWN", item, "names principals or actions that are not known");
        if (value["Effect"] !== "Allow") continue;
        for (const one of listOf(isProperties(principal) ? principal["AWS"] : undefined)) {
          if (one instanceof Unknown) {
            unsure ??= say("UNKNOWN", item, `has a principal that is not known: ${one.why}`);
            continue;
          }
          const name = JSON.stringify(one);
          // The root principal hands rights out by IAM, and uses none itself.
          if (/:root"/.test(name) || /^"\d{12}"$/.test(name)) continue;
          const held = duties.get(name) ?? new Set<string>();
          for (const action of actions) if (typeof action === "string") for (const duty of dutiesOf(action)) held.add(duty);
          duties.set(name, held);
        }
      }
      const both = [...duties.values()].some((held) => held.size > 1);
      if (both) return say("FAIL", document, "lets one principal both administer the key and decrypt with it");
      return unsure ?? say("PASS", document, "keeps administering and decrypting apart");
    }),
  },
];

function dutiesOf(action: string): readonly string[] {
  const matches = (wanted: string): boolean => matchWildcard(action.toLowerCase(), wanted);
  return [...(matches("kms:decrypt") ? ["decrypt"] : []), ...(matches("kms:putkeypolicy") ? ["administer"] : [])];
}
