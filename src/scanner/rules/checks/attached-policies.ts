import type { Resource } from "../../model/inventory.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import { isProperties, Joined, Reference, Unknown, type Value } from "../../model/value.ts";
import { subjectOf, type Subject } from "./check.ts";
import { itemsOf } from "./combine-checks.ts";
import { listOf, statementsOf } from "./read-statements.ts";
import { skeletonOf } from "./require-key.ts";

/** What an identity may do, by the policies that are seen to be its own. */
export interface Attached {
  /** Names or ARNs of managed policies that are not in the inventory. */
  readonly managed: readonly string[];
  readonly statements: readonly Value[];
  /** Why there may be more. */
  readonly doubt?: string;
}

/** Of a role or a user: its inline policies, and policies that name it or that it names. */
export function attachedPolicies(identity: Resource, index: InventoryIndex): Attached {
  const managed: string[] = [];
  const statements: Value[] = [];
  let doubt: string | undefined;
  const add = (subject: Subject, path: string): void => {
    const read = statementsOf(subject, path);
    statements.push(...read.items.map(({ value }) => value ?? null));
    if (read.doubt !== undefined) doubt ??= "a policy of it cannot be read";
  };
  const subject = subjectOf(identity, index);
  const inline = itemsOf(subject, "Policies");
  for (const policy of inline.items) add(policy, "PolicyDocument");
  if (inline.doubt !== undefined) doubt ??= "its inline policies are not known";
  const arns = itemsOf(subject, "ManagedPolicyArns");
  if (arns.doubt !== undefined) doubt ??= "its managed policies are not known";
  for (const { value } of arns.items) {
    const policy = index.follow(value);
    if (policy instanceof Unknown || policy === undefined) {
      const name = value instanceof Joined ? skeletonOf(value) : value;
      if (typeof name === "string" && !name.endsWith("?")) managed.push(name);
      else doubt ??= "a managed policy of it is not known";
      if (typeof name === "string" && !name.includes(":iam::aws:policy/")) doubt ??= `${name.slice(0, 80)} cannot be read`;
    } else add(subjectOf(policy, index), "PolicyDocument");
  }
  for (const type of ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy"])
    for (const policy of index.ofType(type)) {
      const names = [
        policy.properties["Roles"],
        policy.properties["Users"],
        policy.properties["RoleName"],
        policy.properties["UserName"],
      ];
      if (names.flatMap(listOf).some((name) => isNamed(name, identity, index))) add(subjectOf(policy, index), "PolicyDocument");
    }
  return { managed, statements, ...(doubt !== undefined && { doubt }) };
}

function isNamed(name: Value, identity: Resource, index: InventoryIndex): boolean {
  if (name instanceof Reference) return index.byId(name.id) === identity;
  return (
    typeof name === "string" &&
    (name === identity.properties["RoleName"] || name === identity.properties["UserName"] || name === identity.id)
  );
}

/** Why a statement is far too much: all actions of all services, or of one, on everything. */
export function tooMuchOf(statement: Value): string | undefined {
  if (!isProperties(statement) || statement["Effect"] !== "Allow") return undefined;
  const actions = listOf(statement["Action"]);
  if (actions.some((action) => action === "*" || action === "*:*")) return "it allows every action";
  if (statement["NotAction"] !== undefined) return "it allows every action but some";
  if (!listOf(statement["Resource"]).includes("*")) return undefined;
  const broad = actions.find((action) => typeof action === "string" && /^[a-z0-9-]+:\*$/i.test(action));
  if (typeof broad === "string") return `it allows ${broad} on everything`;
  const escalating = actions.find((action) => typeof action === "string" && escalations.has(action.toLowerCase()));
  return typeof escalating === "string" ? `it allows ${escalating} on everything, by which it can get more rights` : undefined;
}

/** With everything for their resource, each of these lets its holder take more rights than it was given. */
const escalations = new Set(
  [
    "PassRole",
    "CreatePolicyVersion",
    "SetDefaultPolicyVersion",
    "AttachRolePolicy",
    "AttachUserPolicy",
    "AttachGroupPolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "PutGroupPolicy",
    "UpdateAssumeRolePolicy",
    "CreateAccessKey",
    "CreateLoginProfile",
    "UpdateLoginProfile",
    "AddUserToGroup",
  ].map((name) => `iam:${name}`.toLowerCase()),
);
