import type { Rule } from "../../model/rule.ts";
import { existing } from "../checks/ask-account.ts";
import { ask, type Check, part } from "../checks/check.ts";
import { all, any, some } from "../checks/combine-checks.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireNoneOf, requireOneOf, requirePresent, requireText, requireTrue } from "../checks/require-value.ts";

const types = ["AWS::Bedrock::Guardrail"];

/** That there is a filter of a kind, and that it is as asked. */
const filter = (path: string, type: string, check: Check): Check =>
  some(path, all(requireOneOf("Type", [type]), check), `has no ${type} filter that is as it has to be`);

const grounding = (type: string): Check =>
  filter(
    "ContextualGroundingPolicyConfig.FiltersConfig",
    type,
    all(
      // AWS tells no default for either, so what is absent is not known.
      requireTrue("Enabled", { absent: "UNKNOWN" }),
      requireOneOf("Action", ["BLOCK"], { absent: "UNKNOWN" }),
      requireText("Threshold", (text) => Number(text) > 0),
    ),
  );

const hides = ["BLOCK", "ANONYMIZE"];
/** What is asked, and what is answered, may each have an action of its own, or be left out. */
const hidden: Check = any(
  ...["Input", "Output"].map((side) =>
    all(
      requireTrue(`${side}Enabled`, { absent: "NONE" }),
      any(requireOneOf(`${side}Action`, hides, { absent: "NONE" }), notToldBeside(side)),
    ),
  ),
);

/** The action of both sides, where one has none of its own. */
function notToldBeside(side: string): Check {
  return (subject) => (part(subject, `${side}Action`).value === undefined ? requireOneOf("Action", hides)(subject) : undefined);
}

export const guardrailRules: readonly Rule[] = [
  {
    id: "bedrock-guardrail-prompt-attack",
    control: "AGT-002",
    severity: "high",
    title: "A guardrail's filter against prompt attacks is at its highest strength",
    remediation:
      "Add a filter of type PROMPT_ATTACK with InputStrength HIGH to ContentPolicyConfig. In Terraform: content_policy_config of aws_bedrock_guardrail.",
    also: { prowler: ["bedrock_guardrail_prompt_attack_filter_enabled"] },
    types,
    check: ask(
      filter(
        "ContentPolicyConfig.FiltersConfig",
        "PROMPT_ATTACK",
        all(
          requireOneOf("InputStrength", ["HIGH"]),
          requireNoneOf("InputAction", ["NONE"], { absent: "NONE" }),
          requireTrue("InputEnabled", { absent: "NONE" }),
        ),
      ),
    ),
  },
  {
    id: "bedrock-guardrail-sensitive-information",
    control: "AGT-002",
    severity: "high",
    title: "A guardrail blocks or masks sensitive information",
    remediation:
      "Add PiiEntitiesConfig or RegexesConfig to SensitiveInformationPolicyConfig. In Terraform: sensitive_information_policy_config of aws_bedrock_guardrail.",
    also: { prowler: ["bedrock_guardrail_sensitive_information_filter_enabled"] },
    types,
    check: ask(
      any(
        some("SensitiveInformationPolicyConfig.PiiEntitiesConfig", hidden, "has no entity that is blocked or masked"),
        some("SensitiveInformationPolicyConfig.RegexesConfig", hidden, "has no pattern that is blocked or masked"),
      ),
    ),
  },
  {
    id: "bedrock-guardrail-contextual-grounding",
    control: "AGT-002",
    severity: "medium",
    title: "A guardrail blocks answers without ground in their sources or without relevance",
    remediation:
      "Add filters of types GROUNDING and RELEVANCE, enabled, with Action BLOCK and a threshold above 0. In Terraform: contextual_grounding_policy_config.",
    also: { prowler: ["bedrock_guardrail_contextual_grounding_filter_enabled"] },
    types,
    check: ask(all(grounding("GROUNDING"), grounding("RELEVANCE"))),
  },
  {
    id: "bedrock-guardrail-topics",
    control: "AGT-002",
    severity: "low",
    title: "A guardrail denies topics that the use case is not for",
    remediation: "Add a topic of type DENY to TopicPolicyConfig. In Terraform: topic_policy_config of aws_bedrock_guardrail.",
    types,
    check: ask(some("TopicPolicyConfig.TopicsConfig", requireOneOf("Type", ["DENY"]), "denies no topic")),
  },
  {
    id: "bedrock-guardrail-key",
    control: "DAT-005",
    severity: "medium",
    title: "A guardrail is encrypted with a customer-managed key",
    remediation: "Set KmsKeyArn. In Terraform: kms_key_arn of aws_bedrock_guardrail.",
    types,
    check: ask(requireKey("KmsKeyArn")),
  },
  {
    id: "bedrock-guardrails-exist",
    control: "AGT-002",
    severity: "high",
    title: "There is a guardrail for what is asked of models",
    remediation: "Make an AWS::Bedrock::Guardrail and a version of it. In Terraform: aws_bedrock_guardrail.",
    also: { prowler: ["bedrock_guardrails_configured"] },
    ...existing(types, "There is no guardrail", requirePresent("Name")),
  },
];
