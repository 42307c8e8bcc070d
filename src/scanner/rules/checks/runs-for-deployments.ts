import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { gather, type Referrers } from "./find-referrers.ts";

const makers = new WeakMap<InventoryIndex, Referrers>();

/** What makes a custom resource of a stack runs while it is deployed, and sees no data of the workload. */
export function runsForDeployments(lambda: Resource, index: InventoryIndex): boolean {
  const isCustom = ({ type }: Resource): boolean => type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource";
  const known = makers.get(index) ?? gather(index.inventory.resources.filter(isCustom), "ServiceToken");
  makers.set(index, known);
  return known.of(lambda).length > 0;
}
