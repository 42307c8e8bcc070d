import type { InventoryIndex } from "../model/index-inventory.ts";
import type { Resource } from "../model/inventory.ts";
import { readProperty } from "../model/read-property.ts";
import { Unknown } from "../model/value.ts";
import { findResource, keyOf } from "./find-resource.ts";

export type Family = "IPv4" | "IPv6";

/** Where a route sends what it is for. */
export type Target =
  | { readonly kind: "internet"; readonly by: string }
  /** Another subnet of the account: of a NAT gateway, an appliance, a firewall's endpoint. */
  | {
      readonly kind: "subnets";
      readonly by: string;
      readonly subnets: readonly (Resource | string | Unknown)[];
      readonly isNat: boolean;
      readonly isFirewall: boolean;
    }
  | { readonly kind: "transit"; readonly by: string; readonly gateway: string }
  | { readonly kind: "unknown"; readonly why: string }
  /** The VPC itself, a peer, an endpoint, the organisation's own networks: no way to the internet begins there. */
  | { readonly kind: "inside"; readonly by: string };

export interface Route {
  readonly destination: string;
  readonly families: readonly Family[];
  /** Whether it is for addresses of the internet. */
  readonly isPublic: boolean;
  readonly target: Target;
}

export interface RouteGraph {
  /** The routes of a subnet, by its own route table or its VPC's main one. An Unknown where these are not known. */
  readonly routesOf: (subnet: Resource) => readonly Route[] | Unknown;
  /** Where transit gateways send what is for the internet. */
  readonly transitTargets: (gateway: string) => readonly Target[];
}

const remembered = new WeakMap<InventoryIndex, RouteGraph>();

/**
 * Subnets, route tables and what their routes lead to. The main route table of a VPC is told by `Sallyport::AWS::MainRouteTable` (`VpcId`,
 * `RouteTableId`), and a route whose `RouteTableId` is the VPC is one of it: CloudFormation has no word for it, and a VPC that a template
 * makes has a main table of local routes alone.
 */
export function routeGraph(index: InventoryIndex): RouteGraph {
  let graph = remembered.get(index);
  if (graph === undefined) remembered.set(index, (graph = build(index)));
  return graph;
}

function build(index: InventoryIndex): RouteGraph {
  const tables = new Map<string, Route[]>();
  let lost: string | undefined;
  for (const route of index.ofType("AWS::EC2::Route")) {
    const table = findResource(index, readProperty(route, "RouteTableId"));
    if (table instanceof Unknown) lost ??= `the route ${route.id} is in a table that is not known: ${table.why}`;
    else push(tables, keyOf(table), routeOf(route, index));
  }
  const own = new Map<string, string | Unknown>();
  let astray: string | undefined;
  for (const association of index.ofType("AWS::EC2::SubnetRouteTableAssociation")) {
    const subnet = findResource(index, readProperty(association, "SubnetId"));
    const table = findResource(index, readProperty(association, "RouteTableId"));
    if (subnet instanceof Unknown) astray ??= `${association.id} is of a subnet that is not known: ${subnet.why}`;
    else own.set(keyOf(subnet), table instanceof Unknown ? table : keyOf(table));
  }
  const main = new Map<string, string | Unknown>();
  for (const one of index.ofType("Sallyport::AWS::MainRouteTable")) {
    const [vpc, table] = [readProperty(one, "VpcId"), readProperty(one, "RouteTableId")].map((value) =>
      findResource(index, value),
    );
    if (vpc === undefined || vpc instanceof Unknown) astray ??= `${one.id} is of a VPC that is not known`;
    else
      main.set(
        keyOf(vpc),
        table === undefined || table instanceof Unknown ? new Unknown("its main route table is not known") : keyOf(table),
      );
  }
  const { unread, source } = index.inventory;
  const blind = ["AWS::EC2::Route", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::RouteTable", "*"]
    .map((type) => unread.get(type))
    .find((why) => why !== undefined);

  const tableRoutes = (table: string): readonly Route[] | Unknown => {
    const routes = tables.get(table);
    if (routes === undefined && index.byId(table) === undefined)
      return new Unknown(`the route table ${table} is not in what was read`);
    const doubt = blind ?? lost;
    return doubt === undefined ? (routes ?? []) : [...(routes ?? []), doubtful(doubt)];
  };
  const routesOf = (subnet: Resource): readonly Route[] | Unknown => {
    const table = own.get(subnet.id) ?? ownByName(subnet, own);
    if (table instanceof Unknown) return table;
    if (table !== undefined) return tableRoutes(table);
    const doubt = blind ?? astray;
    if (doubt !== undefined) return new Unknown(doubt);
    const vpc = findResource(index, readProperty(subnet, "VpcId"));
    if (vpc instanceof Unknown) return new Unknown(`its VPC is not known: ${vpc.why}`);
    const mainTable = main.get(keyOf(vpc));
    if (mainTable instanceof Unknown) return mainTable;
    if (mainTable !== undefined) return tableRoutes(mainTable);
    if (typeof vpc === "string" || source === "aws")
      return new Unknown("the main route table of its VPC is not in what was read");
    return [...(tables.get(vpc.id) ?? []), ...(lost === undefined ? [] : [doubtful(lost)])];
  };
  return { routesOf, transitTargets: (gateway) => transitTargets(gateway, index) };
}

const ownByName = (subnet: Resource, own: ReadonlyMap<string, string | Unknown>): string | Unknown | undefined => {
  const name = readProperty(subnet, "SubnetId");
  return typeof name === "string" ? own.get(name) : undefined;
};

const bothFamilies: readonly Family[] = ["IPv4", "IPv6"];
const doubtful = (why: string): Route => ({
  destination: "?",
  families: bothFamilies,
  isPublic: true,
  target: { kind: "unknown", why },
});

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function routeOf(route: Resource, index: InventoryIndex): Route {
  const [four, six, list] = ["DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"].map((name) =>
    readProperty(route, name),
  );
  const target = targetOf(route, index);
  if (six !== undefined)
    return { destination: shown(six), families: ["IPv6"], isPublic: typeof six !== "string" || !/^f[cd]/i.test(six), target };
  if (four !== undefined) {
    // Terraform's and a person's mistake: an IPv6 range in the property of IPv4 ranges.
    const isSix = typeof four === "string" && four.includes(":");
    return {
      destination: shown(four),
      families: isSix ? ["IPv6"] : ["IPv4"],
      isPublic: typeof four !== "string" || !isPrivate(four),
      target,
    };
  }
  return { destination: shown(list), families: bothFamilies, isPublic: true, target };
}

const shown = (value: unknown): string => (typeof value === "string" ? value.slice(0, 60) : "a range that is not known");

/** Ranges that the internet does not route (RFC 1918, 6598, 3927), and all within them. */
function isPrivate(range: string): boolean {
  const [address = "", bits = ""] = range.split("/");
  const [a = -1, b = -1] = address.split(".").map(Number);
  const prefix = Number(bits);
  if (a === 10) return prefix >= 8;
  if (a === 172 && b >= 16 && b <= 31) return prefix >= 12;
  if (a === 192 && b === 168) return prefix >= 16;
  if (a === 169 && b === 254) return prefix >= 16;
  return a === 100 && b >= 64 && b <= 127 && prefix >= 10;
}

function targetOf(route: Resource, index: InventoryIndex): Target {
  const at = (name: string): Resource | string | Unknown | undefined => {
    const value = readProperty(route, name);
    return value === undefined ? undefined : findResource(index, value);
  };
  if (at("EgressOnlyInternetGatewayId") !== undefined) return { kind: "internet", by: "an egress-only internet gateway" };
  if (at("CarrierGatewayId") !== undefined) return { kind: "internet", by: "a carrier gateway" };
  if (at("VpcPeeringConnectionId") !== undefined)
    return { kind: "inside", by: "a peering, which leads no further than the peer" };
  if (at("LocalGatewayId") !== undefined) return { kind: "inside", by: "a local gateway" };
  const gateway = at("GatewayId");
  if (gateway !== undefined) return gatewayTarget(gateway);
  const nat = at("NatGatewayId");
  if (nat !== undefined) return through(nat, index, "the NAT gateway", "AWS::EC2::NatGateway");
  const endpoint = at("VpcEndpointId");
  if (endpoint !== undefined) return through(endpoint, index, "the endpoint of a firewall", "AWS::EC2::VPCEndpoint");
  const appliance = at("InstanceId") ?? at("NetworkInterfaceId");
  if (appliance !== undefined) return through(appliance, index, "the appliance", "AWS::EC2::Instance");
  const transit = at("TransitGatewayId") ?? at("CoreNetworkArn");
  if (transit !== undefined)
    return transit instanceof Unknown
      ? { kind: "unknown", why: `its transit gateway is not known: ${transit.why}` }
      : { kind: "transit", by: `the transit gateway ${keyOf(transit)}`, gateway: keyOf(transit) };
  return { kind: "unknown", why: `where the route ${route.id} leads is not known` };
}

function gatewayTarget(gateway: Resource | string | Unknown): Target {
  if (gateway instanceof Unknown) return { kind: "unknown", why: `the gateway of a route is not known: ${gateway.why}` };
  const name = keyOf(gateway);
  const type = typeof gateway === "string" ? "" : gateway.type;
  if (type === "AWS::EC2::InternetGateway" || name.startsWith("igw-"))
    return { kind: "internet", by: `the internet gateway ${name}` };
  if (type === "AWS::EC2::EgressOnlyInternetGateway") return { kind: "internet", by: `the egress-only internet gateway ${name}` };
  if (type === "AWS::EC2::VPNGateway" || /^(vgw-|local$|vpce-)/.test(name) || type === "AWS::EC2::VPCEndpoint")
    return { kind: "inside", by: name };
  // An attachment names the internet gateway that it attaches.
  return { kind: "unknown", why: `what ${name.slice(0, 100)} is is not known` };
}

function through(found: Resource | string | Unknown, index: InventoryIndex, what: string, type: string): Target {
  if (found instanceof Unknown || typeof found === "string")
    return {
      kind: "unknown",
      why:
        found instanceof Unknown
          ? `${what} of a route is not known: ${found.why}`
          : `${what} ${found.slice(0, 100)} is not in what was read`,
    };
  const isNat = found.type === "AWS::EC2::NatGateway";
  const isFirewall = found.type === "AWS::NetworkFirewall::Firewall" || found.type === "AWS::EC2::VPCEndpoint";
  const named = ["SubnetId", "SubnetIds", "SubnetMappings"].flatMap((property) => [readProperty(found, property) ?? []].flat());
  const subnets = named.slice(0, 100).map((value) => findResource(index, subnetIn(value)));
  if (subnets.length === 0 && found.type !== type) return { kind: "unknown", why: `what ${found.id} is is not known` };
  if (subnets.length === 0) return { kind: "unknown", why: `the subnet of ${found.id} is not known` };
  return { kind: "subnets", by: `${what} ${found.id}`, subnets, isNat, isFirewall };
}

function subnetIn(value: Parameters<typeof findResource>[1]): Parameters<typeof findResource>[1] {
  return typeof value === "object" && value !== null && "SubnetId" in value ? value["SubnetId"] : value;
}

/** Whether a transit gateway is of this account: only its owner sees its tables. Others share it. */
function isOwn(gateway: string, index: InventoryIndex): boolean {
  if (index.byId(gateway) !== undefined) return true;
  return index.ofType("AWS::EC2::TransitGatewayRouteTable").some((table) => {
    const found = findResource(index, readProperty(table, "TransitGatewayId"));
    return !(found instanceof Unknown) && keyOf(found) === gateway;
  });
}

/** Static routes of transit gateways for the internet, whichever table they are in. */
function transitTargets(gateway: string, index: InventoryIndex): readonly Target[] {
  const targets: Target[] = [];
  for (const route of index.ofType("AWS::EC2::TransitGatewayRoute")) {
    const range = readProperty(route, "DestinationCidrBlock");
    if (typeof range === "string" && isPrivate(range)) continue;
    if (readProperty(route, "Blackhole") === true) continue;
    const attachment = findResource(index, readProperty(route, "TransitGatewayAttachmentId"));
    if (attachment instanceof Unknown || typeof attachment === "string") {
      targets.push({ kind: "unknown", why: `where the transit gateway's route ${route.id} leads is not known` });
      continue;
    }
    const of = findResource(index, readProperty(attachment, "TransitGatewayId"));
    if (!(of instanceof Unknown) && keyOf(of) !== gateway) continue;
    const subnets = [readProperty(attachment, "SubnetIds") ?? []]
      .flat()
      .slice(0, 100)
      .map((value) => findResource(index, value));
    targets.push(
      subnets.length === 0
        ? { kind: "unknown", why: `the subnets of ${attachment.id} are not known` }
        : { kind: "subnets", by: `the attachment ${attachment.id}`, subnets, isNat: false, isFirewall: false },
    );
  }
  if (targets.length > 0) return targets;
  const lacks = index.mayLack("AWS::EC2::TransitGatewayRoute");
  return lacks === undefined && isOwn(gateway, index)
    ? []
    : [{ kind: "unknown", why: `where the transit gateway ${gateway} sends it is not in what was read` }];
}
