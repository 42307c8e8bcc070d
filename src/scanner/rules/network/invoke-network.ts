import { isBoundBy } from "../../iam/bind-condition.ts";
import { denies, offNetwork } from "../../iam/evaluate-deny.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import { bedrockInvoke } from "../../iam/model-actions.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import { type Answer, anyOf } from "../../iam/pattern.ts";
import { can, grantsOf, speaksOf } from "../../iam/what-role-can.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Rule } from "../../model/rule.ts";

/** Whether an Allow holds only for requests that come by an endpoint or a VPC that it names. */
const isBound = (statement: Statement): Answer => isBoundBy(statement, /^aws:(sourcevpce|sourcevpc|sourcevpcarn)$/i);

/** Calls by services, such as those of Bedrock for an agent, come from AWS's own network. */
const isServices = (identity: Resource): boolean => {
  const trusted = listDocuments(identity).flatMap(({ kind, document }) =>
    kind === "trust" ? document.statements.flatMap(({ principals = [] }) => principals) : [],
  );
  return (
    trusted.length > 0 &&
    trusted.every(({ kind, value }) => kind === "Service" && typeof value === "string" && value.startsWith("bedrock"))
  );
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
    check: (identity, index) => {
      if (isServices(identity)) return undefined;
      const grants = grantsOf(identity, index);
      let unknown: string | undefined;
      let calls = false;
      for (const action of bedrockInvoke) {
        const may = can(grants, action);
        if (may === false) continue;
        if (may !== true) {
          unknown ??= may.why;
          continue;
        }
        calls = true;
        const open = grants.grants
          .flatMap(({ document }) => document.statements)
          .filter((one) => one.effect !== "Deny" && speaksOf(one, action) === true && isBound(one) !== true);
        if (open.length === 0) continue;
        const denied = anyOf(grants.grants, ({ document }) => denies(document, { action, context: offNetwork }));
        const unsure = open.every((one) => isBound(one) !== false || one.effect !== "Allow");
        if (denied === true) continue;
        if (unsure) unknown ??= "the conditions of what it is allowed are known only when it is deployed";
        else if (denied === false) return { status: "FAIL", why: `It may call ${action} from any network.` };
        else unknown ??= denied.why;
      }
      if (unknown !== undefined) return { status: "UNKNOWN", why: `From where it may call models is not known: ${unknown}.` };
      return calls ? { status: "PASS", why: "It calls models by one's own network only." } : undefined;
    },
  },
];
