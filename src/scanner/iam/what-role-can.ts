import type { InventoryIndex } from "../model/index-inventory.ts";
import type { Resource } from "../model/inventory.ts";
import { readProperty } from "../model/read-property.ts";
import { Joined, Unknown, type Value } from "../model/value.ts";
import { attachedTo, byName, joinedGroups, maxAttached, strayGroups, strayPolicies } from "./find-attachments.ts";
import { listDocuments } from "./list-documents.ts";
import { type ManagedGrant, managedGrant } from "./managed-policies.ts";
import { matchAction } from "./match-pattern.ts";
import type { PolicyDocument, Statement } from "./parse-policy.ts";
import { type Answer, anyOf, not, type Pattern, patternsOf } from "./pattern.ts";

/** One source of what an identity may do. */
export interface Grant {
  /** For people: `its policy ReadModels`. */
  readonly from: string;
  readonly document: PolicyDocument;
}

/** All that is granted to one role, user or group, as far as the inventory shows. */
export interface Grants {
  readonly grants: readonly Grant[];
  /** Names of AWS's managed policies that are attached. */
  readonly managed: readonly string[];
  readonly boundary?: PolicyDocument;
  /** Policies of which it is not known whether they are attached to it. */
  readonly perhaps?: readonly PolicyDocument[];
  /** Why more may be granted than is known. */
  readonly unread?: string;
}

const remembered = new WeakMap<InventoryIndex, Map<string, Grants>>();

/** What is granted to an identity: inline, attached from either side, by its groups, and the boundary around it. */
export function grantsOf(identity: Resource, index: InventoryIndex): Grants {
  let known = remembered.get(index);
  if (known === undefined) remembered.set(index, (known = new Map()));
  const before = known.get(identity.id);
  if (before !== undefined) return before;
  // Groups that name each other end here.
  known.set(identity.id, { grants: [], managed: [] });
  const grants = gather(identity, index);
  known.set(identity.id, grants);
  return grants;
}

function gather(identity: Resource, index: InventoryIndex): Grants {
  const grants: Grant[] = [];
  const managed: string[] = [];
  let unread: string | undefined;
  const addFrom = (resource: Resource, from: string): void => {
    if (resource.unreadable !== undefined) unread ??= `${resource.id} cannot be read: ${resource.unreadable}`;
    for (const { kind, document } of listDocuments(resource)) if (kind === "identity") grants.push({ from, document });
  };
  addFrom(identity, "its inline policy");
  for (const one of attachedTo(identity, index)) addFrom(one, `the policy ${one.id}`);
  for (const arn of patternsOf(readProperty(identity, "ManagedPolicyArns")).slice(0, maxAttached)) {
    const found = openManaged(arn, index);
    if (found instanceof Unknown) unread ??= found.why;
    else if ("resource" in found) addFrom(found.resource, `the policy ${found.resource.id}`);
    else {
      managed.push(found.name);
      grants.push({ from: found.name, document: asDocument(found.grant) });
    }
  }
  unread ??= strayGroups(identity, index);
  for (const name of [...patternsOf(readProperty(identity, "Groups")), ...joinedGroups(identity, index)].slice(0, maxAttached)) {
    const group = index.follow(name) ?? byName(index, "AWS::IAM::Group", name);
    if (group === undefined || group instanceof Unknown) unread ??= group?.why ?? "a group of it is not in what was read";
    else if (group.type === "AWS::IAM::Group") {
      const theirs = grantsOf(group, index);
      grants.push(...theirs.grants);
      managed.push(...theirs.managed);
      unread ??= theirs.unread;
    }
  }
  unread ??= unreadPolicies(index);
  const perhaps = strayPolicies(identity, index).flatMap((policy) =>
    listDocuments(policy).flatMap(({ kind, document }) => (kind === "identity" ? [document] : [])),
  );
  const boundary = openBoundary(readProperty(identity, "PermissionsBoundary"), index);
  return { grants, managed, perhaps, ...(unread !== undefined && { unread }), ...(boundary !== undefined && { boundary }) };
}

/** Policies that could not be read may be attached to anything. */
function unreadPolicies({ inventory: { unread } }: InventoryIndex): string | undefined {
  for (const type of ["AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::Policy", "*"]) {
    const why = unread.get(type);
    if (why !== undefined) return why;
  }
  return undefined;
}

type Managed = { readonly name: string; readonly grant: ManagedGrant } | { readonly resource: Resource } | Unknown;

function openManaged(arn: Pattern, index: InventoryIndex): Managed {
  const name = managedName(arn);
  if (name !== undefined) {
    const grant = managedGrant(name);
    return grant === undefined ? new Unknown(`what AWS's policy ${name} grants is not known here`) : { name, grant };
  }
  const found = index.follow(arn);
  if (found instanceof Unknown) return found;
  return found?.type === "AWS::IAM::ManagedPolicy"
    ? { resource: found }
    : new Unknown("an attached policy is not in what was read");
}

/** The name of a policy of AWS's own; undefined where the ARN is another's. */
export function managedName(arn: Pattern): string | undefined {
  const text = arn instanceof Joined ? arn.parts.map((part) => (typeof part === "string" ? part : "aws")).join("") : arn;
  if (typeof text !== "string" || text.length > 300) return undefined;
  return /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(text)?.[1];
}

function asDocument({ allow, except }: ManagedGrant): PolicyDocument {
  const base = {
    name: "1",
    resources: ["*"],
    notResource: false,
    notPrincipal: false,
    conditions: [],
    notAction: false,
  } as const;
  if (allow.length === 0) return { statements: [] };
  if (except === undefined) return { statements: [{ ...base, effect: "Allow", actions: allow }] };
  return { statements: [{ ...base, effect: "Allow", actions: except, notAction: true }] };
}

function openBoundary(value: Value | undefined, index: InventoryIndex): PolicyDocument | undefined {
  const [arn] = patternsOf(value);
  if (arn === undefined) return undefined;
  const found = openManaged(arn, index);
  if (found instanceof Unknown) return { statements: [], unread: found.why };
  if ("grant" in found) return asDocument(found.grant);
  return listDocuments(found.resource)[0]?.document ?? { statements: [], unread: "the boundary has no document" };
}

/** Whether a statement speaks of an action, whatever its resources and conditions. */
export function speaksOf({ actions, notAction }: Statement, action: string): Answer {
  const named = anyOf(actions, (pattern) => matchAction(pattern, action));
  return notAction ? not(named) : named;
}

/**
 * Whether an identity may take an action on anything at all: what is allowed under a condition counts as allowed, and only what is denied
 * without condition and on everything counts as denied.
 */
export function can({ grants, boundary, unread, perhaps = [] }: Grants, action: string): Answer {
  const sure = anyOf(grants, ({ document }) => allows(document, action));
  const stray = sure === false && anyOf(perhaps, (document) => allows(document, action)) !== false;
  const allowed = stray ? new Unknown("to whom a policy that allows it is attached is not known") : sure;
  const rest = allowed === false && unread !== undefined ? new Unknown(unread) : allowed;
  if (rest === false) return false;
  const denied = anyOf(grants, ({ document }) => anyOf(document.statements, (one) => deniesOutright(one, action)));
  if (denied === true) return false;
  if (perhaps.some((document) => document.statements.some((one) => deniesOutright(one, action) !== false)))
    return new Unknown("to whom a policy that denies it is attached is not known");
  if (boundary === undefined) return rest === true ? not(denied) : rest;
  const within = allows(boundary, action);
  if (within === false) return false;
  return rest === true ? (denied === false ? within : denied) : rest;
}

function allows({ statements, unread }: PolicyDocument, action: string): Answer {
  const answer = anyOf(statements, (one) => {
    if (one.effect === "Deny") return false;
    const speaks = speaksOf(one, action);
    return speaks === true && one.effect !== "Allow" ? one.effect : speaks;
  });
  return answer === false && unread !== undefined ? new Unknown(unread) : answer;
}

function deniesOutright(one: Statement, action: string): Answer {
  if (one.effect === "Allow" || one.conditions.length > 0 || one.unknownConditions !== undefined || one.notResource) return false;
  if (!one.resources.some((resource) => typeof resource === "string" && /^\*+$/.test(resource))) return false;
  const speaks = speaksOf(one, action);
  return speaks === true && one.effect !== "Deny" ? one.effect : speaks;
}

/** Which of some actions an identity may take, and why it is not known of others. */
export function whichCan(
  grants: Grants,
  actions: readonly string[],
): { readonly may: readonly string[]; readonly unknown?: string } {
  const may: string[] = [];
  let unknown: string | undefined;
  for (const action of actions) {
    const answer = can(grants, action);
    if (answer === true) may.push(action);
    else if (answer !== false) unknown ??= answer.why;
  }
  return unknown === undefined ? { may } : { may, unknown };
}
