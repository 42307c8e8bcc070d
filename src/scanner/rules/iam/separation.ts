import { invokeActions, trainActions } from "../../iam/model-actions.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import { showPattern, whyUnknown } from "../../iam/pattern.ts";
import { nameOf } from "../../iam/find-attachments.ts";
import { grantsOf, whichCan } from "../../iam/what-role-can.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import type { AccountOutcome, Rule } from "../../model/rule.ts";

const names = (actions: readonly string[]): string => actions.slice(0, 2).join(" and ") + (actions.length > 2 ? " and more" : "");

const identityTypes = ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"];

export const separationRules: readonly Rule[] = [
  {
    id: "iam-role-not-invoke-and-train",
    control: "IAM-003",
    severity: "high",
    title: "No identity can both change a model or its data and call a model",
    remediation:
      "Make two roles: one that trains, customises or prepares data, and one that calls models. A managed policy with full access gives both.",
    types: identityTypes,
    check: (identity, index) => {
      const grants = grantsOf(identity, index);
      const invoke = whichCan(grants, invokeActions);
      const train = whichCan(grants, trainActions);
      if (invoke.may.length > 0 && train.may.length > 0)
        return { status: "FAIL", why: `It can call models by ${names(invoke.may)}, and change them by ${names(train.may)}.` };
      const why = (invoke.may.length > 0 ? train.unknown : undefined) ?? (train.may.length > 0 ? invoke.unknown : undefined);
      if (why !== undefined) return { status: "UNKNOWN", why: `Not all that it can do is known: ${why}.` };
      if (invoke.unknown !== undefined && train.unknown !== undefined)
        return { status: "UNKNOWN", why: `What it can do is not known: ${invoke.unknown}.` };
      if (invoke.may.length + train.may.length === 0) return undefined;
      return {
        status: "PASS",
        why: invoke.may.length > 0 ? "It can call models, and not change them." : "It can change models, and not call them.",
      };
    },
  },
  {
    id: "iam-train-and-invoke-roles-share-no-principal",
    control: "IAM-003",
    severity: "high",
    title: "Nobody may take both a role that changes models and one that calls them",
    remediation:
      "Trust different principals in the roles that train and in those that call, named as roles or by conditions and not as a whole account. Break-glass roles are told by their name.",
    reads: ["AWS::IAM::Role"],
    checkAccount: sharedPrincipals,
  },
];

/** Whom emergencies let in is said by the name of the role. */
const breakGlass = /break-?glass|emergency/i;

function sharedPrincipals(index: InventoryIndex): readonly AccountOutcome[] {
  const invokers = new Map<string, Resource>();
  const trainers: [Resource, readonly string[]][] = [];
  let unknown: string | undefined;
  let some = false;
  for (const role of index.ofType("AWS::IAM::Role")) {
    if (breakGlass.test(`${role.id} ${nameOf(role) ?? ""}`)) continue;
    const grants = grantsOf(role, index);
    const invoke = whichCan(grants, invokeActions);
    const train = whichCan(grants, trainActions);
    unknown ??= invoke.unknown ?? train.unknown;
    const trusted = trustedBy(role);
    if (trusted.unread !== undefined && invoke.may.length + train.may.length > 0) unknown ??= trusted.unread;
    if (invoke.may.length > 0 && train.may.length === 0) for (const one of trusted.names) invokers.set(one, role);
    if (train.may.length > 0 && invoke.may.length === 0) trainers.push([role, trusted.names]);
    some ||= train.may.length > 0;
  }
  const shared: AccountOutcome[] = [];
  for (const [resource, principals] of trainers) {
    const one = principals.find((name) => invokers.has(name));
    const other = one === undefined ? undefined : invokers.get(one);
    if (one === undefined || other === undefined) continue;
    const who = one.slice(0, one.indexOf("\n"));
    shared.push({
      status: "FAIL",
      why: `Whoever is ${who} may take it, and ${other.id} that calls models too.`,
      resource,
      property: "AssumeRolePolicyDocument",
    });
  }
  if (shared.length > 0) return shared;
  const lacks = unknown ?? index.mayLack("AWS::IAM::Role");
  if (unknown !== undefined || (!some && lacks !== undefined))
    return [{ status: "UNKNOWN", why: `Not all roles are known: ${lacks}.` }];
  return [{ status: "PASS", why: "No principal may take both a role that changes models and one that calls them." }];
}

/** Principals by name and condition; services take their roles for different things, and are not shared. */
function trustedBy(role: Resource): { readonly names: readonly string[]; readonly unread?: string } {
  const names: string[] = [];
  let unread: string | undefined;
  for (const { kind, document } of listDocuments(role)) {
    if (kind !== "trust") continue;
    unread ??= document.unread;
    for (const { effect, principals = [], conditions } of document.statements) {
      if (effect === "Deny") continue;
      if (effect !== "Allow") unread ??= effect.why;
      const bounds = conditions
        .map(({ operator, key, values }) => `${operator} ${key.toLowerCase()} ${values.map(showPattern).toSorted().join(" ")}`)
        .toSorted()
        .join("\n");
      for (const { kind, value } of principals) {
        unread ??= whyUnknown(value);
        if (kind !== "Service" && effect === "Allow" && whyUnknown(value) === undefined)
          names.push(`${showPattern(value)}\n${bounds}`);
      }
    }
  }
  return unread === undefined ? { names } : { names, unread };
}
