import type { Inventory, Resource } from "./model/inventory.ts";

/** What holds in other accounts than the one it is made in, with the types that it may stand for there; `*` for all. */
const reaching: readonly (readonly [type: string, there: readonly string[], property?: string])[] = [
  ["AWS::CloudFormation::StackSet", ["*"]],
  ["AWS::Organizations::Policy", ["AWS::Organizations::Policy"]],
  ["AWS::CloudTrail::Trail", ["AWS::CloudTrail::Trail"], "IsOrganizationTrail"],
  ["AWS::SecurityHub::OrganizationConfiguration", ["AWS::SecurityHub::Hub"]],
  ["AWS::SSO::Instance", ["AWS::SSO::Instance"]],
  ["AWS::FMS::Policy", ["AWS::Route53Resolver::FirewallRuleGroupAssociation", "AWS::WAFv2::WebACLAssociation"]],
  ["AWS::EC2::TransitGatewayRoute", ["AWS::EC2::TransitGatewayRoute"]],
  ["AWS::RAM::ResourceShare", ["AWS::EC2::VPCEndpoint", "AWS::Route53Resolver::FirewallRuleGroupAssociation"]],
];

/**
 * Inventories of one target, of several accounts maybe. What one of them does in others is not missing there: of those types none of the
 * others is all there is.
 */
export function reachAccounts(inventories: readonly Inventory[]): readonly Inventory[] {
  const found = inventories.flatMap((inventory) =>
    inventory.resources.flatMap((resource) => whereFrom(resource).map((type) => ({ inventory, type, id: resource.id }))),
  );
  if (found.length === 0) return inventories;
  return inventories.map((inventory) => {
    if (!inventory.whole) return inventory;
    const unread = new Map(inventory.unread);
    for (const one of found)
      if (one.inventory !== inventory && !unread.has(one.type))
        unread.set(one.type, `${one.id} of ${one.inventory.target} may hold here too`);
    return { ...inventory, unread };
  });
}

function whereFrom({ type, properties, unreadable }: Resource): readonly string[] {
  const [, there = [], property] = reaching.find(([name]) => name === type) ?? [];
  const value = property === undefined || unreadable !== undefined || properties[property];
  return value === undefined || value === null || value === false || value === "false" ? [] : there;
}
