import { isBoundBy } from "../../iam/bind-condition.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import { isEveryResource } from "../../iam/match-pattern.ts";
import { isWideModel } from "../../iam/model-actions.ts";
import { type Answer, patternsOf, showPattern } from "../../iam/pattern.ts";
import { grantsOf } from "../../iam/what-role-can.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { Joined, Reference, Unknown } from "../../model/value.ts";
import { sourceKeys } from "./external-access.ts";
import { sentence } from "./judge-documents.ts";

const property = "AgentResourceRoleArn";

/** The role of an agent, or the outcome where there is none to ask. */
function roleOf(agent: Resource, index: InventoryIndex): Resource | Outcome {
  const arn = readProperty(agent, property);
  if (arn === undefined) return { status: "FAIL", why: "It has no role of its own.", property };
  const role = index.follow(arn);
  if (role instanceof Unknown) return { status: "UNKNOWN", why: `Its role is not known: ${role.why}.`, property };
  if (role?.type !== "AWS::IAM::Role") return { status: "UNKNOWN", why: "Its role is not in what was read.", property };
  return role;
}

const askRole =
  (ask: (role: Resource, index: InventoryIndex) => Outcome) =>
  (agent: Resource, index: InventoryIndex): Outcome => {
    const role = roleOf(agent, index);
    return "status" in role ? role : ask(role, index);
  };

/** The clauses of each statement of the role's trust policy that go too far. */
function checkTrust(role: Resource): Outcome {
  const wrong: string[] = [];
  let unknown: string | undefined;
  const documents = listDocuments(role).filter(({ kind }) => kind === "trust");
  for (const { document } of documents) {
    unknown ??= document.unread;
    for (const statement of document.statements) {
      const { effect, principals = [], notPrincipal, unknownConditions } = statement;
      if (effect === "Deny") continue;
      if (effect !== "Allow") unknown ??= effect.why;
      unknown ??= unknownConditions;
      for (const { kind, value } of principals) {
        if (kind === "unknown" || value instanceof Unknown)
          unknown ??= value instanceof Unknown ? value.why : "its principal is not known";
        else if (
          notPrincipal ||
          kind !== "Service" ||
          typeof value !== "string" ||
          !/^bedrock(-agentcore)?\.amazonaws\.com/.test(value)
        )
          wrong.push(`${notPrincipal ? "all but " : ""}${showPattern(value)} may take its role`);
      }
      const bound = isBoundBy(statement, sourceKeys);
      if (bound instanceof Unknown) unknown ??= bound.why;
      if (bound === false) wrong.push("its role is bound to no aws:SourceAccount or aws:SourceArn");
    }
  }
  if (wrong.length > 0) return { status: "FAIL", why: sentence(wrong), property };
  if (unknown !== undefined || documents.length === 0)
    return {
      status: "UNKNOWN",
      why: `Who may take its role is not known: ${unknown ?? "the role has no trust policy"}.`,
      property,
    };
  return { status: "PASS", why: "Only Bedrock may take its role, and only for this account.", property };
}

function checkSession(role: Resource): Outcome {
  const seconds = readProperty(role, "MaxSessionDuration") ?? 3600;
  if (seconds instanceof Unknown || seconds instanceof Reference || seconds instanceof Joined)
    return { status: "UNKNOWN", why: "How long its sessions last is not known.", property };
  const length = Number(seconds);
  if (!Number.isFinite(length)) return { status: "UNKNOWN", why: "How long its sessions last is no number.", property };
  return length <= 3600
    ? { status: "PASS", why: "Its sessions last an hour at most.", property }
    : { status: "FAIL", why: `Its sessions last up to ${length} seconds, which is more than an hour.`, property };
}

function checkPrivilege(role: Resource, index: InventoryIndex): Outcome {
  const { grants, managed, unread, perhaps = [] } = grantsOf(role, index);
  const wrong = managed.map((name) => `${name} is attached to its role`);
  let unknown = unread ?? (perhaps.length === 0 ? undefined : "to whom a policy is attached is not known");
  for (const { from, document } of grants) {
    if (managed.includes(from)) continue;
    unknown ??= document.unread;
    for (const { effect, actions, notAction, resources, notResource, name } of document.statements) {
      if (effect === "Deny") continue;
      const where = `statement ${name} of ${from}`;
      if (notAction || notResource) wrong.push(`${where} allows all but what it lists`);
      const wild = actions.find((action) => typeof action === "string" && /[*?]/.test(action));
      if (wild !== undefined && !notAction) wrong.push(`${where} allows ${showPattern(wild)}`);
      const wide = resources.find((one) => isWideModel(one) || (typeof one === "string" && isEveryResource(one)));
      if (wide !== undefined) wrong.push(`${where} is for every resource that ${showPattern(wide)} describes`);
      const odd: Answer = [...actions, ...resources].find((one) => one instanceof Unknown) ?? false;
      if (odd instanceof Unknown) unknown ??= odd.why;
    }
  }
  if (wrong.length > 0) return { status: "FAIL", why: sentence(wrong), property };
  if (unknown !== undefined) return { status: "UNKNOWN", why: `Not all that its role can do is known: ${unknown}.`, property };
  return { status: "PASS", why: "Its role names actions and resources.", property };
}

const about = { control: "AGT-002", severity: "high", types: ["AWS::Bedrock::Agent"] } as const;

export const agentRoleRules: readonly Rule[] = [
  {
    ...about,
    id: "bedrock-agent-role-trusts-bedrock-only",
    title: "Only Bedrock may take an agent's role, and only for its own account or agent",
    remediation: "Trust bedrock.amazonaws.com alone, with conditions on aws:SourceAccount and on aws:SourceArn of the agent.",
    check: askRole(checkTrust),
  },
  {
    ...about,
    id: "bedrock-agent-role-short-sessions",
    title: "Sessions of an agent's role last an hour at most",
    remediation: "Leave MaxSessionDuration of the role out, or set it to 3600.",
    check: askRole(checkSession),
  },
  {
    ...about,
    id: "bedrock-agent-role-least-privilege",
    title: "An agent's role names the actions and resources that the agent needs",
    remediation:
      "Replace wildcards in the role's policies by bedrock:InvokeModel on the agent's model, and by what its tools need; detach managed policies of AWS.",
    also: { prowler: ["bedrock_agent_role_least_privilege"] },
    check: askRole(checkPrivilege),
  },
  {
    ...about,
    id: "bedrock-agent-role-not-shared",
    title: "Each agent has a role of its own",
    remediation: "Make a role for each agent, and name it in AgentResourceRoleArn.",
    also: { prowler: ["bedrock_agent_role_not_shared_across_agents"] },
    check: (agent, index) => {
      const role = roleOf(agent, index);
      if ("status" in role && role.status === "FAIL") return role;
      const key = "status" in role ? keyOf(agent) : role.id;
      if (key === undefined) return "status" in role ? role : undefined;
      const others = index.ofType("AWS::Bedrock::Agent").filter((one) => {
        if (one === agent) return false;
        const theirs = roleOf(one, index);
        return ("status" in theirs ? keyOf(one) : theirs.id) === key;
      });
      const [other] = others;
      if (other !== undefined) return { status: "FAIL", why: `It shares its role with ${other.id}.`, property };
      const unread = index.inventory.unread.get("AWS::Bedrock::Agent") ?? index.inventory.unread.get("*");
      const unsure = index
        .ofType("AWS::Bedrock::Agent")
        .find((one) => one !== agent && readProperty(one, property) instanceof Unknown);
      if (unsure !== undefined) return { status: "UNKNOWN", why: `The role of ${unsure.id} is not known.`, property };
      if (unread !== undefined) return { status: "UNKNOWN", why: `Not all agents were read: ${unread}.`, property };
      return { status: "PASS", why: "No other agent has its role.", property };
    },
  },
];

/** A role that is elsewhere, by its ARN as it is written. */
function keyOf(agent: Resource): string | undefined {
  const [arn] = patternsOf(readProperty(agent, property));
  return typeof arn === "string" ? arn : undefined;
}
