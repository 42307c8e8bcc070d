import type { Stack } from "aws-cdk-lib";
import {
  CfnCustomerGateway,
  CfnRoute,
  CfnTransitGatewayAttachment,
  CfnVPCGatewayAttachment,
  CfnVPNConnection,
  CfnVPNConnectionRoute,
  CfnVPNGateway,
  type ISubnet,
  type IVpc,
} from "aws-cdk-lib/aws-ec2";
import type { CfnResource } from "aws-cdk-lib";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { Tiers } from "./create-vpc.ts";

/**
 * Joins the VPC to the campus or office network by a transit gateway or a virtual private gateway: where Direct Connect and VPNs
 * end. Only the configured ranges are routed there, never a default route.
 */
export function connectCorporateNetwork(stack: Stack, config: DeploymentConfig, vpc: IVpc, tiers: Tiers): void {
  const { connection } = config;
  // Answers to callers leave from where callers are let in: databases need no route out.
  const subnets = [...tiers.workload, ...tiers.endpoints];
  switch (connection.kind) {
    case "none":
      return;
    case "transit-gateway": {
      const attachment = new CfnTransitGatewayAttachment(stack, "TransitGateway", {
        transitGatewayId: connection.id,
        vpcId: vpc.vpcId,
        subnetIds: tiers.endpoints.map(({ subnetId }) => subnetId),
      });
      addRoutes(stack, config, subnets, { transitGatewayId: connection.id }, attachment);
      return;
    }
    case "virtual-private-gateway": {
      const id = connection.id ?? new CfnVPNGateway(stack, "VpnGateway", { type: "ipsec.1" }).ref;
      const attachment = new CfnVPCGatewayAttachment(stack, "VpnGatewayAttachment", { vpcId: vpc.vpcId, vpnGatewayId: id });
      addRoutes(stack, config, subnets, { gatewayId: id }, attachment);
      if (connection.customerGateway !== undefined) createVpn(stack, config, id, connection.customerGateway);
      return;
    }
  }
}

function addRoutes(
  stack: Stack,
  { corporateCidrs }: DeploymentConfig,
  subnets: readonly ISubnet[],
  target: { readonly transitGatewayId: string } | { readonly gatewayId: string },
  attachment: CfnResource,
): void {
  for (const [at, subnet] of subnets.entries())
    for (const [nth, destinationCidrBlock] of corporateCidrs.entries()) {
      const route = new CfnRoute(stack, `Route${at}-${nth}`, {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock,
        ...target,
      });
      route.addResourceDependency(attachment);
    }
}

function createVpn(
  stack: Stack,
  { corporateCidrs }: DeploymentConfig,
  vpnGatewayId: string,
  far: { readonly address: string; readonly asn: number },
): void {
  const customer = new CfnCustomerGateway(stack, "CustomerGateway", { type: "ipsec.1", ipAddress: far.address, bgpAsn: far.asn });
  const tunnel = {
    phase1EncryptionAlgorithms: [{ value: "AES256-GCM-16" }],
    phase2EncryptionAlgorithms: [{ value: "AES256-GCM-16" }],
    ikeVersions: [{ value: "ikev2" }],
  };
  const vpn = new CfnVPNConnection(stack, "Vpn", {
    type: "ipsec.1",
    customerGatewayId: customer.ref,
    vpnGatewayId,
    staticRoutesOnly: true,
    vpnTunnelOptionsSpecifications: [tunnel, tunnel],
  });
  for (const [at, destinationCidrBlock] of corporateCidrs.entries())
    new CfnVPNConnectionRoute(stack, `VpnRoute${at}`, { destinationCidrBlock, vpnConnectionId: vpn.ref });
}
