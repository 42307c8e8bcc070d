import assert from "node:assert/strict";
import { test } from "node:test";
import { indexInventory } from "../model/index-inventory.ts";
import type { Resource } from "../model/inventory.ts";
import { Reference, Unknown, type Properties } from "../model/value.ts";
import { findInternetPath, type InternetPath } from "./find-internet-path.ts";

const make = (type: string, id: string, properties: Properties = {}): Resource => ({
  type: `AWS::EC2::${type}`,
  id,
  properties,
  place: { file: "a.yaml" },
});
const ref = (id: string): Reference => new Reference(id);

function wayOf(resources: readonly Resource[], subnet = "S0", whole = true): InternetPath {
  const index = indexInventory({ source: "cloudformation", target: "a", resources, unread: new Map(), whole });
  const start = index.byId(subnet);
  assert.ok(start);
  return findInternetPath(start, index);
}

/** A VPC of some subnets, each with a table of its own, and the routes that are given: subnet, destination, target. */
function network(subnets: number, routes: readonly (readonly [number, Properties])[]): readonly Resource[] {
  const all = [make("VPC", "V"), make("InternetGateway", "I"), make("VPNGateway", "G"), make("VPCPeeringConnection", "P")];
  for (let n = 0; n < subnets; n++) {
    all.push(make("Subnet", `S${n}`, { VpcId: ref("V") }), make("RouteTable", `T${n}`, { VpcId: ref("V") }));
    all.push(make("SubnetRouteTableAssociation", `A${n}`, { SubnetId: ref(`S${n}`), RouteTableId: ref(`T${n}`) }));
    all.push(make("NatGateway", `N${n}`, { SubnetId: ref(`S${n}`) }), make("Instance", `E${n}`, { SubnetId: ref(`S${n}`) }));
  }
  for (const [n, [from, target]] of routes.entries())
    all.push(make("Route", `R${n}`, { RouteTableId: ref(`T${from}`), ...target }));
  return all;
}
const four = { DestinationCidrBlock: "0.0.0.0/0" };
const six = { DestinationIpv6CidrBlock: "::/0" };

test("A way to the internet leads over gateways, NAT gateways and appliances, and is told step by step", () => {
  const direct = wayOf(network(1, [[0, { ...four, GatewayId: ref("I") }]]));
  assert.deepEqual([direct.way, direct.steps], ["open", ["0.0.0.0/0 to the internet gateway I"]]);
  const chain = wayOf(
    network(3, [
      [0, { ...four, InstanceId: ref("E1") }],
      [1, { ...four, NatGatewayId: ref("N2") }],
      [2, { ...four, GatewayId: ref("I") }],
    ]),
  );
  assert.equal(chain.way, "open");
  assert.equal(chain.steps.length, 3);
  assert.equal(wayOf(network(1, [[0, { ...six, EgressOnlyInternetGatewayId: ref("X") }]])).way, "open");
});

test("Peerings, virtual private gateways, private ranges and NAT gateways in private subnets lead nowhere", () => {
  assert.equal(wayOf(network(1, [])).way, "none");
  assert.equal(wayOf(network(1, [[0, { ...four, VpcPeeringConnectionId: ref("P") }]])).way, "none");
  assert.equal(wayOf(network(1, [[0, { ...four, GatewayId: ref("G") }]])).way, "none");
  assert.equal(wayOf(network(2, [[0, { ...four, NatGatewayId: ref("N1") }]])).way, "none");
  assert.equal(
    wayOf(
      network(2, [
        [0, { DestinationCidrBlock: "10.0.0.0/8", NatGatewayId: ref("N1") }],
        [1, { ...four, GatewayId: ref("I") }],
      ]),
    ).way,
    "none",
  );
});

test("IPv4 goes no further by a route of IPv6; a NAT gateway makes IPv4 of both", () => {
  const onlySix: readonly [number, Properties] = [1, { ...six, GatewayId: ref("I") }];
  assert.equal(wayOf(network(2, [[0, { ...four, InstanceId: ref("E1") }], onlySix])).way, "none");
  assert.equal(wayOf(network(2, [[0, { ...six, InstanceId: ref("E1") }], onlySix])).way, "open");
  assert.equal(
    wayOf(
      network(2, [
        [0, { DestinationIpv6CidrBlock: "64:ff9b::/96", NatGatewayId: ref("N1") }],
        [1, { ...four, GatewayId: ref("I") }],
      ]),
    ).way,
    "open",
  );
});

test("What is not known of a route, a table or a target is not known of the way", () => {
  const unknown = new Unknown("the parameter Gateway has no default");
  assert.equal(wayOf(network(1, [[0, { ...four, GatewayId: unknown }]])).way, "unknown");
  assert.equal(wayOf(network(1, [[0, { ...four, NatGatewayId: "nat-0123" }]])).way, "unknown");
  assert.equal(wayOf(network(1, [[0, { ...four, TransitGatewayId: "tgw-1" }]]), "S0", false).way, "unknown");
  assert.equal(wayOf([make("Subnet", "S0", { VpcId: "vpc-elsewhere" })]).way, "unknown");
  const lost = make("Route", "L", { RouteTableId: unknown, ...four, GatewayId: ref("I") });
  assert.equal(wayOf([...network(1, []), lost]).way, "unknown");
});

test("A firewall's endpoint filters the way, a transit gateway's route leads on", () => {
  const firewall = make("VPCEndpoint", "F", { SubnetIds: [ref("S1")] });
  const routes: readonly (readonly [number, Properties])[] = [
    [0, { ...four, VpcEndpointId: ref("F") }],
    [1, { ...four, GatewayId: ref("I") }],
  ];
  assert.equal(wayOf([...network(2, routes), firewall]).way, "filtered");
  const transit = [
    make("TransitGateway", "W"),
    make("TransitGatewayAttachment", "WA", { TransitGatewayId: ref("W"), VpcId: ref("V"), SubnetIds: [ref("S1")] }),
    make("TransitGatewayRoute", "WR", { DestinationCidrBlock: "0.0.0.0/0", TransitGatewayAttachmentId: ref("WA") }),
  ];
  assert.equal(
    wayOf([...network(2, [[0, { ...four, TransitGatewayId: ref("W") }], routes[1] ?? [0, {}]]), ...transit]).way,
    "open",
  );
});

test("Where a transit gateway of another account leads is not known; its owner sees its tables", () => {
  const shared = network(1, [[0, { ...four, TransitGatewayId: "tgw-1" }]]);
  const table = make("TransitGatewayRouteTable", "WT", { TransitGatewayId: "tgw-1" });
  assert.equal(wayOf(shared).way, "unknown");
  assert.equal(wayOf([...shared, table]).way, "none");
  const own = network(1, [[0, { ...four, TransitGatewayId: ref("W") }]]);
  assert.equal(wayOf([...own, make("TransitGateway", "W")]).way, "none");
});

test("The main route table is that of subnets without one of their own", () => {
  const open = network(1, [[0, { ...four, GatewayId: ref("I") }]]);
  const bare = make("Subnet", "B", { VpcId: ref("V") });
  assert.equal(wayOf([...open, bare], "B").way, "none");
  const main: Resource = {
    ...make("VPC", "M", { VpcId: ref("V"), RouteTableId: ref("T0") }),
    type: "Sallyport::AWS::MainRouteTable",
  };
  assert.equal(wayOf([...open, bare, main], "B").way, "open");
  const routeOfVpc = make("Route", "RV", { RouteTableId: new Reference("V", "MainRouteTableId"), ...four, GatewayId: ref("I") });
  assert.equal(wayOf([...network(1, []), bare, routeOfVpc], "B").way, "open");
});

test("The way that is found is the one that there is, in random networks with cycles", () => {
  let state = 3;
  const pick = (below: number): number => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % 65_521) % below;
  for (let round = 0; round < 400; round++) {
    const size = 2 + pick(7);
    const routes: (readonly [number, Properties])[] = [];
    // Edges of [subnet, family] pairs, worked out apart from the code: reach[n] says that node n reaches the internet.
    const edges: [number, number][] = [];
    const reach = Array.from({ length: 2 * size }, () => false);
    for (let n = 0; n < size * 2; n++) {
      const [from, family, to] = [pick(size), pick(2), pick(size)];
      const destination = family === 0 ? four : six;
      const kind = pick(5);
      if (kind === 0 && pick(3) === 0) {
        routes.push([from, { ...destination, GatewayId: ref("I") }]);
        reach[2 * from + family] = true;
      } else if (kind === 1) {
        routes.push([from, { ...destination, NatGatewayId: ref(`N${to}`) }]);
        edges.push([2 * from + family, 2 * to]);
      } else if (kind === 2) {
        routes.push([from, { ...destination, InstanceId: ref(`E${to}`) }]);
        edges.push([2 * from + family, 2 * to + family]);
      } else
        routes.push([from, { ...destination, ...(kind === 3 ? { VpcPeeringConnectionId: ref("P") } : { GatewayId: ref("G") }) }]);
    }
    for (let again = 0; again < 2 * size; again++) for (const [from, to] of edges) reach[from] ||= reach[to] ?? false;
    const resources = network(size, routes);
    for (let n = 0; n < size; n++)
      assert.equal(
        wayOf(resources, `S${n}`).way,
        reach[2 * n] || reach[2 * n + 1] ? "open" : "none",
        `round ${round}, S${n}: ${JSON.stringify(routes)}`,
      );
  }
});

test("A thousand subnets in a circle end", () => {
  const routes = Array.from({ length: 1000 }, (_, n): readonly [number, Properties] => [
    n,
    { ...four, NatGatewayId: ref(`N${(n + 1) % 1000}`) },
  ]);
  assert.equal(wayOf(network(1000, routes)).way, "none");
});
