import type { InventoryIndex } from "../model/index-inventory.ts";
import type { Resource } from "../model/inventory.ts";
import { Joined, Reference, Unknown, type Value } from "../model/value.ts";

/** Properties by which EC2 names its things to each other. */
const identifiers: Readonly<Record<string, readonly string[]>> = {
  "AWS::EC2::Subnet": ["SubnetId"],
  "AWS::EC2::VPC": ["VpcId"],
  "AWS::EC2::RouteTable": ["RouteTableId"],
  "AWS::EC2::InternetGateway": ["InternetGatewayId"],
  "AWS::EC2::NatGateway": ["NatGatewayId"],
  "AWS::EC2::VPNGateway": ["VPNGatewayId"],
  "AWS::EC2::SecurityGroup": ["GroupId"],
  "AWS::EC2::NetworkInterface": ["Id"],
  "AWS::EC2::Instance": ["InstanceId"],
  "AWS::EC2::TransitGateway": ["Id", "TransitGatewayId"],
  "AWS::EC2::TransitGatewayAttachment": ["Id"],
  "AWS::EC2::TransitGatewayVpcAttachment": ["Id"],
  "AWS::EC2::VPCEndpoint": ["Id", "VpcEndpointId"],
};

const remembered = new WeakMap<InventoryIndex, ReadonlyMap<string, Resource>>();

function named(index: InventoryIndex): ReadonlyMap<string, Resource> {
  let found = remembered.get(index);
  if (found === undefined) {
    const map = new Map<string, Resource>();
    for (const [type, properties] of Object.entries(identifiers))
      for (const resource of index.ofType(type))
        for (const property of properties) {
          const name = resource.properties[property];
          if (typeof name === "string") map.set(name, resource);
        }
    remembered.set(index, (found = map));
  }
  return found;
}

/** The resource of the network that a value names; a text for one that is not in the inventory; an Unknown where that is not told. */
export function findResource(index: InventoryIndex, value: Value | undefined): Resource | string | Unknown {
  if (value === undefined || value === null) return new Unknown("it names none");
  const found = index.follow(value);
  if (found !== undefined) return found;
  if (typeof value === "string") return named(index).get(value) ?? value;
  if (value instanceof Reference) return `${value.id}${value.attribute === undefined ? "" : `.${value.attribute}`}`;
  return new Unknown(
    value instanceof Joined ? "its name is known only when it is deployed" : "it is written in a way that is not understood",
  );
}

/** What is said of it, by the id of the resource or the text that names it. */
export const keyOf = (found: Resource | string): string => (typeof found === "string" ? found : found.id);
