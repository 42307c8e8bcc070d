import { isBoundBy } from "../../iam/bind-condition.ts";
import { bedrockInvoke } from "../../iam/model-actions.ts";
import { denies, ordinary, type RequestFixture, strangers } from "../../iam/evaluate-deny.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import type { Answer } from "../../iam/pattern.ts";
import { can, type Grants, grantsOf, speaksOf } from "../../iam/what-role-can.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Rule } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";

const without: RequestFixture["context"] = { ...ordinary, "bedrock:guardrailidentifier": [] };

const another: RequestFixture["context"] = {
  ...ordinary,
  "bedrock:guardrailidentifier": [strangers.guardrail],
};

/** Whether an Allow holds only with a guardrail that the statement names. */
const requires = (statement: Statement): Answer => isBoundBy(statement, /^bedrock:guardrailidentifier$/i);

export const guardrailConditionRules: readonly Rule[] = [
  {
    id: "iam-invoke-requires-guardrail",
    control: "GRD-001",
    severity: "high",
    title: "An identity that calls Bedrock models can do so only with an approved guardrail",
    remediation:
      "Add a Deny of bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream with StringNotEquals on bedrock:GuardrailIdentifier, or that condition as StringEquals to every Allow.",
    types: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"],
    check: (identity, index) => {
      if (isBedrocks(identity)) return undefined;
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
        const [bare, other] = [isDenied(grants, action, without), isDenied(grants, action, another)];
        const bound = bare === true && other === true;
        if (bound) continue;
        const open = grants.grants
          .flatMap(({ document }) => document.statements)
          .filter((one) => one.effect !== "Deny" && speaksOf(one, action) === true && requires(one) !== true && !embedsOnly(one));
        if (open.length === 0) continue;
        const unsure = open.every((one) => requires(one) !== false || one.effect !== "Allow" || mayEmbedOnly(one));
        if (unsure) unknown ??= "the conditions of what it is allowed are known only when it is deployed";
        else if (typeof bare === "object" || typeof other === "object")
          unknown ??= "what it is denied is known only when it is deployed";
        else return { status: "FAIL", why: `It may call ${action} ${bare ? "with any guardrail" : "without a guardrail"}.` };
      }
      if (unknown !== undefined)
        return { status: "UNKNOWN", why: `Whether it may call models without a guardrail is not known: ${unknown}.` };
      return calls ? { status: "PASS", why: "It calls models only with a guardrail that its policies name." } : undefined;
    },
  },
];

/** Models that make vectors and rankings take no guardrail. */
const embedsOnly = ({ resources, notResource }: Statement): boolean =>
  !notResource &&
  resources.length > 0 &&
  resources.every((one) => typeof one === "string" && /foundation-model\/[^*?]*(embed|rerank)/i.test(one));

/** The same as far as the resources are known. */
const mayEmbedOnly = (statement: Statement): boolean => {
  const known = statement.resources.filter((one) => !(one instanceof Unknown));
  return known.length < statement.resources.length && (known.length === 0 || embedsOnly({ ...statement, resources: known }));
};

/** Roles that only Bedrock takes call models for knowledge bases and agents: embeddings take no guardrail, and an agent names its own. */
function isBedrocks(identity: Resource): boolean {
  const trusted = listDocuments(identity).flatMap(({ kind, document }) =>
    kind === "trust" ? document.statements.flatMap(({ principals = [] }) => principals) : [],
  );
  return (
    trusted.length > 0 &&
    trusted.every(({ kind, value }) => kind === "Service" && typeof value === "string" && value.startsWith("bedrock"))
  );
}

function isDenied({ grants }: Grants, action: string, context: RequestFixture["context"]): ReturnType<typeof denies> {
  let unknown: ReturnType<typeof denies> = false;
  for (const { document } of grants) {
    const answer = denies(document, { action, context });
    if (answer === true) return true;
    if (answer !== false) unknown = answer;
  }
  return unknown;
}
