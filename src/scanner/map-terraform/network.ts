import { isProperties, Reference, type Properties, type Value } from "../model/value.ts";
import { convertProperties } from "./convert-properties.ts";
import { beside, type Also, entry, entryOf, listOf, type Mappings, type Shape } from "./mapping.ts";

const routeShape: Shape = {
  names: {
    cidr_block: "DestinationCidrBlock",
    ipv6_cidr_block: "DestinationIpv6CidrBlock",
    destination_prefix_list_id: "DestinationPrefixListId",
    network_interface_id: "NetworkInterfaceId",
    egress_only_gateway_id: "EgressOnlyInternetGatewayId",
  },
};

/** Routes that stand in the table itself. */
function inlineRoutes(given: Properties, self: Value): readonly Also[] {
  const routes = given["route"];
  if (routes !== undefined && !Array.isArray(routes) && !isProperties(routes))
    return [["#route", "AWS::EC2::Route", { RouteTableId: self, GatewayId: routes, DestinationCidrBlock: routes }]];
  return listOf(routes)
    .filter((route) => isProperties(route))
    .map((route, n): Also => [`#route${n}`, "AWS::EC2::Route", { RouteTableId: self, ...convertProperties(route, routeShape) }]);
}

/** The VPC of which a default resource is: `aws_vpc.main.default_route_table_id`. */
const vpcOf = (value: Value | undefined): Properties =>
  value instanceof Reference && value.attribute?.startsWith("Default") === true ? { VpcId: new Reference(value.id) } : {};

const entryShape: Shape = {
  names: {
    rule_no: "RuleNumber",
    action: "RuleAction",
    rule_action: "RuleAction",
    from_port: "PortRange.From",
    to_port: "PortRange.To",
    icmp_type: "Icmp.Type",
    icmp_code: "Icmp.Code",
  },
};

function inlineEntries(given: Properties, self: Value): readonly Also[] {
  return ["ingress", "egress"].flatMap((direction) =>
    listOf(given[direction])
      .filter((rule) => isProperties(rule))
      .map((rule, n): Also => [
        `#${direction}${n}`,
        "AWS::EC2::NetworkAclEntry",
        { NetworkAclId: self, Egress: direction === "egress", ...convertProperties(rule, entryShape) },
      ]),
  );
}

const vpc: Shape = { names: { assign_generated_ipv6_cidr_block: null, enable_network_address_usage_metrics: null } };
const acl: Shape = { names: { ingress: null, egress: null, subnet_ids: null, default_network_acl_id: null } };

export const networkMappings: Mappings = {
  aws_vpc: { ...vpc, type: "AWS::EC2::VPC" },
  aws_default_vpc: { ...vpc, type: "AWS::EC2::VPC" },
  aws_vpc_ipv4_cidr_block_association: { type: "AWS::EC2::VPCCidrBlock" },
  aws_subnet: { type: "AWS::EC2::Subnet" },
  aws_default_subnet: { type: "AWS::EC2::Subnet", defaults: { MapPublicIpOnLaunch: true } },
  aws_route_table: {
    type: "AWS::EC2::RouteTable",
    names: { route: null, propagating_vgws: null },
    also: inlineRoutes,
  },
  aws_default_route_table: {
    type: "AWS::EC2::RouteTable",
    names: { route: null, default_route_table_id: null },
    finish: (properties, given) => ({ ...properties, ...vpcOf(given["default_route_table_id"]) }),
    also: (given, self) => [
      ...inlineRoutes(given, self),
      ["#main", "Sallyport::AWS::MainRouteTable", { RouteTableId: self, ...vpcOf(given["default_route_table_id"]) }],
    ],
  },
  aws_route: {
    type: "AWS::EC2::Route",
    names: { ...routeShape.names, egress_only_gateway_id: "EgressOnlyInternetGatewayId" },
  },
  aws_route_table_association: {
    type: "AWS::EC2::SubnetRouteTableAssociation",
    instead: (given) => {
      const isGateway = given["gateway_id"] !== undefined && given["gateway_id"] !== null && given["gateway_id"] !== "";
      return [
        [
          "",
          isGateway ? "AWS::EC2::GatewayRouteTableAssociation" : "AWS::EC2::SubnetRouteTableAssociation",
          convertProperties(given, {}),
        ],
      ];
    },
  },
  aws_main_route_table_association: { type: "Sallyport::AWS::MainRouteTable" },
  aws_internet_gateway: {
    type: "AWS::EC2::InternetGateway",
    names: { vpc_id: null },
    also: (given, self) =>
      given["vpc_id"] === undefined || given["vpc_id"] === null
        ? []
        : [["#attachment", "AWS::EC2::VPCGatewayAttachment", { VpcId: given["vpc_id"], InternetGatewayId: self }]],
  },
  aws_internet_gateway_attachment: { type: "AWS::EC2::VPCGatewayAttachment" },
  aws_egress_only_internet_gateway: { type: "AWS::EC2::EgressOnlyInternetGateway" },
  aws_nat_gateway: { type: "AWS::EC2::NatGateway" },
  aws_vpn_gateway: {
    type: "AWS::EC2::VPNGateway",
    names: { vpc_id: null },
    also: (given, self) =>
      given["vpc_id"] === undefined || given["vpc_id"] === null
        ? []
        : [["#attachment", "AWS::EC2::VPCGatewayAttachment", { VpcId: given["vpc_id"], VpnGatewayId: self }]],
  },
  aws_vpn_gateway_attachment: { type: "AWS::EC2::VPCGatewayAttachment" },
  aws_vpn_connection: { type: "AWS::EC2::VPNConnection", names: { tunnel1_preshared_key: null, tunnel2_preshared_key: null } },
  aws_customer_gateway: { type: "AWS::EC2::CustomerGateway" },
  aws_vpc_endpoint: {
    type: "AWS::EC2::VPCEndpoint",
    names: { policy: "PolicyDocument", auto_accept: null },
    json: ["policy"],
    defaults: { VpcEndpointType: "Gateway" },
  },
  aws_vpc_endpoint_policy: {
    of: ["aws_vpc_endpoint"],
    by: "vpc_endpoint_id",
    names: { vpc_endpoint_id: null, policy: "PolicyDocument" },
    json: ["policy"],
    fold: beside,
  },
  aws_vpc_endpoint_route_table_association: {
    of: ["aws_vpc_endpoint"],
    by: "vpc_endpoint_id",
    fold: entryOf("RouteTableIds", "RouteTableId"),
  },
  aws_vpc_endpoint_subnet_association: {
    of: ["aws_vpc_endpoint"],
    by: "vpc_endpoint_id",
    fold: entryOf("SubnetIds", "SubnetId"),
  },
  aws_vpc_endpoint_security_group_association: {
    of: ["aws_vpc_endpoint"],
    by: "vpc_endpoint_id",
    fold: entryOf("SecurityGroupIds", "SecurityGroupId"),
  },
  aws_vpc_endpoint_service: { type: "AWS::EC2::VPCEndpointService" },
  aws_network_acl: { ...acl, type: "AWS::EC2::NetworkAcl", also: inlineEntries },
  aws_default_network_acl: {
    ...acl,
    type: "AWS::EC2::NetworkAcl",
    finish: (properties, given) => ({ ...properties, ...vpcOf(given["default_network_acl_id"]) }),
    also: inlineEntries,
  },
  aws_network_acl_rule: {
    ...entryShape,
    type: "AWS::EC2::NetworkAclEntry",
    defaults: { Egress: false },
  },
  aws_network_acl_association: { type: "AWS::EC2::SubnetNetworkAclAssociation" },
  aws_flow_log: {
    type: "AWS::EC2::FlowLog",
    names: { iam_role_arn: "DeliverLogsPermissionArn", vpc_id: null, subnet_id: null, eni_id: null, transit_gateway_id: null },
    finish: (properties, given) => {
      for (const [name, type] of [
        ["vpc_id", "VPC"],
        ["subnet_id", "Subnet"],
        ["eni_id", "NetworkInterface"],
        ["transit_gateway_id", "TransitGateway"],
      ] as const) {
        const value = given[name];
        if (value !== undefined && value !== null && value !== "")
          return { ...properties, ResourceId: value, ResourceType: type };
      }
      return properties;
    },
  },
  aws_vpc_peering_connection: { type: "AWS::EC2::VPCPeeringConnection" },
  aws_ec2_transit_gateway: { type: "AWS::EC2::TransitGateway" },
  aws_ec2_transit_gateway_vpc_attachment: { type: "AWS::EC2::TransitGatewayVpcAttachment" },
  aws_ec2_transit_gateway_route: { type: "AWS::EC2::TransitGatewayRoute" },
  aws_ec2_transit_gateway_route_table: { type: "AWS::EC2::TransitGatewayRouteTable" },
  aws_eip: { type: "AWS::EC2::EIP", names: { instance: "InstanceId", vpc: null } },
  aws_eip_association: { type: "AWS::EC2::EIPAssociation", names: { allocation_id: "AllocationId" } },
  aws_network_interface: { type: "AWS::EC2::NetworkInterface", names: { security_groups: "GroupSet" } },
  aws_ec2_managed_prefix_list: {
    type: "AWS::EC2::PrefixList",
    names: { name: "PrefixListName", entry: "Entries" },
  },
  aws_ec2_managed_prefix_list_entry: {
    of: ["aws_ec2_managed_prefix_list"],
    by: "prefix_list_id",
    names: { prefix_list_id: null },
    fold: entry("Entries"),
  },
};
