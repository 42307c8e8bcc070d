import { denies, type RequestFixture } from "../../iam/evaluate-deny.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import { widestOf } from "../../iam/match-pattern.ts";
import { bedrockInvoke } from "../../iam/model-actions.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import { type Answer, allOf, anyOf } from "../../iam/pattern.ts";
import { can, type Grants, grantsOf, speaksOf } from "../../iam/what-role-can.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Outcome } from "../../model/rule.ts";

/** What calls of Bedrock's models are bound to, such as a guardrail or one's own network. */
export interface Bond {
  /** Whether an Allow holds only so. */
  readonly isBound: (statement: Statement) => Answer;
  /** Requests that are not bound so, which a Deny may keep out, and how they are told. */
  readonly unbound: readonly { readonly context: RequestFixture["context"]; readonly told: string }[];
  /** A clause for what is not known: "whether it may call models without a guardrail". */
  readonly question: string;
  /** Why it passes, as a sentence. */
  readonly good: string;
}

/** Whether an identity calls models of Bedrock only as it is bound to. Undefined where it calls none, or where it is Bedrock's own. */
export function judgeInvocations(identity: Resource, index: InventoryIndex, bond: Bond): Outcome | undefined {
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
    const open = grants.grants
      .flatMap(({ document }) => document.statements)
      .filter((one) => one.effect !== "Deny" && speaksOf(one, action) === true && bond.isBound(one) !== true);
    if (open.length === 0) continue;
    const asked = [...new Set(open.flatMap(askedFor))];
    const denied = allOf(bond.unbound, ({ context }) => isDenied(grants, action, context, asked));
    if (denied === true) continue;
    if (open.every((one) => bond.isBound(one) !== false || one.effect !== "Allow"))
      unknown ??= "the conditions of what it is allowed are known only when it is deployed";
    else if (denied !== false) unknown ??= denied.why;
    else {
      const first = bond.unbound.find(({ context }) => isDenied(grants, action, context, asked) === false);
      return { status: "FAIL", why: `It may call ${action} ${first?.told}.` };
    }
  }
  if (unknown !== undefined) return { status: "UNKNOWN", why: `${bond.question} is not known: ${unknown}.` };
  return calls ? { status: "PASS", why: bond.good } : undefined;
}

/** Whether a request is denied of whatever it asks for. */
const isDenied = ({ grants }: Grants, action: string, context: RequestFixture["context"], resources: readonly string[]): Answer =>
  allOf(resources, (resource) => anyOf(grants, ({ document }) => denies(document, { action, resource, context })));

/** One resource of each pattern that a statement allows: what is denied of another one is not denied of it. */
const askedFor = ({ resources, notResource }: Statement): readonly string[] =>
  notResource
    ? [someModel]
    : resources.map((one) => {
        const widest = widestOf(one);
        return /^\*+$/.test(widest) ? someModel : widest.replaceAll(/[*?]+/g, "any");
      });
const someModel = "arn:aws:bedrock:us-east-1::foundation-model/any";

/**
 * Roles that only Bedrock takes call models for knowledge bases and agents: embeddings take no guardrail, an agent names its own, and the
 * calls come from AWS's network.
 */
function isBedrocks(identity: Resource): boolean {
  const trusted = listDocuments(identity).flatMap(({ kind, document }) =>
    kind === "trust" ? document.statements.flatMap(({ principals = [] }) => principals) : [],
  );
  return (
    trusted.length > 0 &&
    trusted.every(({ kind, value }) => kind === "Service" && typeof value === "string" && value.startsWith("bedrock"))
  );
}
