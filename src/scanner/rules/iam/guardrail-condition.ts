import { isBoundBy } from "../../iam/bind-condition.ts";
import { ordinary, strangers } from "../../iam/evaluate-deny.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import { type Answer, anyOf } from "../../iam/pattern.ts";
import type { Rule } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";
import { type Bond, judgeInvocations } from "./judge-invocations.ts";

const guardrail: Bond = {
  isBound: (statement) =>
    anyOf([isBoundBy(statement, /^bedrock:guardrailidentifier$/i), embedsOnly(statement)], (answer) => answer),
  unbound: [
    { context: { ...ordinary, "bedrock:guardrailidentifier": [] }, told: "without a guardrail" },
    { context: { ...ordinary, "bedrock:guardrailidentifier": [strangers.guardrail] }, told: "with any guardrail" },
  ],
  question: "Whether it may call models without a guardrail",
  good: "It calls models only with a guardrail that its policies name.",
};

export const guardrailConditionRules: readonly Rule[] = [
  {
    id: "iam-invoke-requires-guardrail",
    control: "GRD-001",
    severity: "high",
    title: "An identity that calls Bedrock models can do so only with an approved guardrail",
    remediation:
      "Add a Deny of bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream with StringNotEquals on bedrock:GuardrailIdentifier, or that condition as StringEquals to every Allow.",
    types: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"],
    check: (identity, index) => judgeInvocations(identity, index, guardrail),
  },
];

/** Models that make vectors and rankings take no guardrail. An Unknown where all that is known of the resources is such. */
function embedsOnly({ resources, notResource }: Statement): Answer {
  if (notResource) return false;
  const unknown = resources.find((one) => one instanceof Unknown);
  const known = resources.filter((one) => !(one instanceof Unknown));
  const embeds = known.every((one) => typeof one === "string" && /foundation-model\/[^*?]*(embed|rerank)/i.test(one));
  return embeds && (unknown ?? known.length > 0);
}
