import type { InventoryIndex } from "../model/index-inventory.ts";
import type { Resource } from "../model/inventory.ts";
import { readProperty } from "../model/read-property.ts";
import { Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { type Pattern, patternsOf } from "./pattern.ts";

/** Policies, or groups, that are followed for one identity. */
export const maxAttached = 100;

const nameProperties = ["RoleName", "UserName", "GroupName"];
export function nameOf(identity: Resource): string | undefined {
  for (const property of nameProperties) {
    const name = readProperty(identity, property);
    if (typeof name === "string") return name;
  }
  return undefined;
}

export const byName = (index: InventoryIndex, type: string, name: Value): Resource | undefined =>
  typeof name === "string" ? index.ofType(type).find((one) => nameOf(one) === name) : undefined;

const ends: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "AWS::IAM::Policy": [
    ["Roles", "AWS::IAM::Role"],
    ["Users", "AWS::IAM::User"],
    ["Groups", "AWS::IAM::Group"],
  ],
  "AWS::IAM::ManagedPolicy": [
    ["Roles", "AWS::IAM::Role"],
    ["Users", "AWS::IAM::User"],
    ["Groups", "AWS::IAM::Group"],
  ],
  "AWS::IAM::RolePolicy": [["RoleName", "AWS::IAM::Role"]],
  "AWS::IAM::UserPolicy": [["UserName", "AWS::IAM::User"]],
  "AWS::IAM::GroupPolicy": [["GroupName", "AWS::IAM::Group"]],
};

/** Policies by whom they are attached to. */
interface Attachments {
  /** By the id of an identity, or by its type and its name. */
  readonly sure: ReadonlyMap<string, readonly Resource[]>;
  /** By `unknown TYPE` those of somebody who is not known, by `named TYPE` those of a name that none in the inventory has. */
  readonly stray: ReadonlyMap<string, readonly Resource[]>;
}

const remembered = new WeakMap<InventoryIndex, Attachments>();

function attachmentsOf(index: InventoryIndex): Attachments {
  let found = remembered.get(index);
  if (found === undefined) remembered.set(index, (found = readAttachments(index)));
  return found;
}

function readAttachments(index: InventoryIndex): Attachments {
  const sure = new Map<string, Resource[]>();
  const stray = new Map<string, Resource[]>();
  const add = (map: Map<string, Resource[]>, key: string, policy: Resource, most = Infinity): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [policy]);
    else if (known.length < most) known.push(policy);
  };
  for (const [type, properties] of Object.entries(ends))
    for (const policy of index.ofType(type))
      for (const [property, identityType] of properties)
        for (const name of patternsOf(readProperty(policy, property)).slice(0, 1000)) {
          if (name instanceof Reference) add(sure, name.id, policy);
          else if (typeof name !== "string") add(stray, `unknown ${identityType}`, policy, 1000);
          else {
            add(sure, `${identityType} ${name}`, policy);
            if (byName(index, identityType, name) === undefined) add(stray, `named ${identityType}`, policy, 1000);
          }
        }
  return { sure, stray };
}

/** Policies that name the identity, by its id or its name. */
export function attachedTo(identity: Resource, index: InventoryIndex): readonly Resource[] {
  const { sure } = attachmentsOf(index);
  const name = nameOf(identity);
  return [
    ...new Set([...(sure.get(identity.id) ?? []), ...(name === undefined ? [] : (sure.get(`${identity.type} ${name}`) ?? []))]),
  ];
}

/** Policies that may name the identity: whom they name, or what it is called, is not known. */
export function strayPolicies(identity: Resource, index: InventoryIndex): readonly Resource[] {
  const isNamed = nameProperties.some((property) => {
    const name = readProperty(identity, property);
    return name instanceof Unknown || name instanceof Joined;
  });
  const { stray } = attachmentsOf(index);
  const mine = [
    ...(stray.get(`unknown ${identity.type}`) ?? []),
    ...(isNamed ? (stray.get(`named ${identity.type}`) ?? []) : []),
  ];
  const sure = new Set(attachedTo(identity, index));
  return [...new Set(mine)].filter((policy) => !sure.has(policy)).slice(0, maxAttached);
}

/** Groups that a user is added to from elsewhere. */
export function joinedGroups(identity: Resource, index: InventoryIndex): readonly Pattern[] {
  if (identity.type !== "AWS::IAM::User") return [];
  const name = nameOf(identity);
  return index.ofType("AWS::IAM::UserToGroupAddition").flatMap((addition) => {
    const users = patternsOf(readProperty(addition, "Users"));
    const holds = users.some((user) =>
      user instanceof Reference ? user.id === identity.id : user === name && name !== undefined,
    );
    return holds ? patternsOf(readProperty(addition, "GroupName")) : [];
  });
}

/** Why it may be in groups that are not seen: a user whose name is not known, or additions of users who are not. */
export function strayGroups(identity: Resource, index: InventoryIndex): string | undefined {
  if (identity.type !== "AWS::IAM::User") return undefined;
  const name = readProperty(identity, "UserName");
  const stray = index.ofType("AWS::IAM::UserToGroupAddition").find((addition) =>
    patternsOf(readProperty(addition, "Users")).some((user) => {
      if (user instanceof Unknown || user instanceof Joined) return true;
      return (
        (name instanceof Unknown || name instanceof Joined) &&
        typeof user === "string" &&
        byName(index, identity.type, user) === undefined
      );
    }),
  );
  return stray === undefined ? undefined : `whom ${stray.id} adds to a group is not known`;
}
