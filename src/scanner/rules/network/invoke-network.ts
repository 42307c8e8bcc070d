import { isBoundBy } from "../../iam/bind-condition.ts";
import { offNetwork } from "../../iam/evaluate-deny.ts";
import type { Rule } from "../../model/rule.ts";
import { type Bond, judgeInvocations } from "../iam/judge-invocations.ts";

/** Requests come by an endpoint or a VPC that is named. */
const ownNetwork: Bond = {
  isBound: (statement) => isBoundBy(statement, /^aws:(sourcevpce|sourcevpc|sourcevpcarn)$/i),
  unbound: [{ context: offNetwork, told: "from any network" }],
  question: "From where it may call models",
  good: "It calls models by one's own network only.",
};

export const invokeNetworkRules: readonly Rule[] = [
  {
    id: "iam-invoke-own-network",
    control: "NET-004",
    severity: "medium",
    title: "An identity calls Bedrock models only by one's own endpoints",
    remediation:
      "Add StringEquals on aws:SourceVpce or aws:SourceVpc to each Allow of bedrock:InvokeModel, or a Deny with StringNotEquals on it.",
    types: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"],
    check: (identity, index) => judgeInvocations(identity, index, ownNetwork),
  },
];
