import { z } from "zod";
import { addressRange, vpcRange } from "./address-ranges.ts";
import {
  certificateArn,
  prefixListId,
  routeTableId,
  subnetId,
  transitGatewayId,
  virtualGatewayId,
  vpcEndpointId,
  vpcId,
  zoneName,
} from "./arn-schemas.ts";

const existingSubnet = z.strictObject({ id: subnetId, zone: zoneName, routeTable: routeTableId });
const subnets = z.array(existingSubnet).min(2, "needs at least two subnets, in different zones").max(6);

const newVpc = z.strictObject({ kind: z.literal("new"), cidr: vpcRange });

/** A VPC that somebody else keeps. Its own routes are not in the templates: `sallyport scan --aws` proves them. */
const existingVpc = z.strictObject({
  kind: z.literal("existing"),
  id: vpcId,
  cidr: addressRange,
  subnets: z.strictObject({ workload: subnets, data: subnets, endpoints: subnets }),
  /** A gateway endpoint of S3 that the route tables already use; there can be only one for each. Else one is created. */
  s3Endpoint: vpcEndpointId.optional(),
});

/** How the campus or office network reaches the VPC. Direct Connect ends at either gateway. */
const connection = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("transit-gateway"), id: transitGatewayId }),
  z.strictObject({
    kind: z.literal("virtual-private-gateway"),
    /** One that a Direct Connect gateway or a VPN already uses; else one is created. */
    id: virtualGatewayId.optional(),
    /** The other end of a site-to-site VPN; without it only the gateway is made ready, for Direct Connect. */
    customerGateway: z.strictObject({ address: z.ipv4(), asn: z.int().min(1).max(4_294_967_294) }).optional(),
  }),
]);

/** Where callers come in. Both are reached from within the VPC and `corporateCidrs` only. */
const ingress = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("internal-alb"), hostname: z.hostname(), certificate: certificateArn }),
  z.strictObject({
    kind: z.literal("private-api-gateway"),
    hostname: z.hostname().optional(),
    certificate: certificateArn.optional(),
  }),
]);

/** Which names things in the VPC may look up: those of AWS, the deployment's own, and these. */
const dns = z.strictObject({
  /** Whether the VPC gets a firewall of names. Without it, only a new VPC does: others may live in an existing one. */
  firewall: z.boolean().optional(),
  /** Domains with all below them, such as the organisation's own or its identity provider's. */
  names: z.array(z.hostname()).max(200).default([]),
});

export const networkConfig = {
  vpc: z.discriminatedUnion("kind", [newVpc, existingVpc]),
  /** AWS's list of S3's addresses in the region, the only place but endpoints that anything may send to: docs/aws.md says how to ask for it. */
  s3PrefixList: prefixListId,
  connection: connection.default({ kind: "none" }),
  corporateCidrs: z.array(addressRange).max(20).default([]),
  ingress,
  dns: dns.prefault({}),
};
