import type { Stack } from "aws-cdk-lib";
import {
  FlowLogDestination,
  FlowLogTrafficType,
  FlowLog,
  FlowLogResourceType,
  IpAddresses,
  Subnet,
  SubnetType,
  Vpc,
  type ISubnet,
  type IVpc,
} from "aws-cdk-lib/aws-ec2";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";

/** The subnets by what lives in them, one for each zone at least. */
export interface Tiers {
  readonly workload: readonly ISubnet[];
  readonly data: readonly ISubnet[];
  readonly endpoints: readonly ISubnet[];
}

const tierNames = ["workload", "data", "endpoints"] as const;

/** A new VPC, or the one that the configuration names. Both get flow logs. */
export function createVpc(stack: Stack, config: DeploymentConfig, key: IKey): { readonly vpc: IVpc; readonly tiers: Tiers } {
  const made = config.vpc.kind === "new" ? createNew(stack, config, config.vpc.cidr) : attachExisting(stack, config, config.vpc);
  const logGroup = createLogGroup(stack, "FlowLogs", { key, retentionDays: config.retention.operationsDays });
  new FlowLog(stack, "FlowLog", {
    resourceType: FlowLogResourceType.fromVpc(made.vpc),
    trafficType: FlowLogTrafficType.ALL,
    destination: FlowLogDestination.toCloudWatchLogs(
      logGroup,
      // Only for flow logs of this account: nobody else's may be sent here.
      new Role(stack, "FlowLogRole", {
        assumedBy: new ServicePrincipal("vpc-flow-logs.amazonaws.com", {
          conditions: {
            StringEquals: { "aws:SourceAccount": config.account },
            ArnLike: { "aws:SourceArn": ownArn(config, "ec2", "vpc-flow-log/*") },
          },
        }),
      }),
    ),
  });
  return made;
}

/** Sixteen equal parts: three tiers in up to three zones, and room to grow. */
function createNew(stack: Stack, config: DeploymentConfig, cidr: string): { readonly vpc: IVpc; readonly tiers: Tiers } {
  const cidrMask = Number(cidr.split("/")[1]) + 4;
  const vpc = new Vpc(stack, "Vpc", {
    ipAddresses: IpAddresses.cidr(cidr),
    availabilityZones: config.availabilityZones,
    natGateways: 0,
    createInternetGateway: false,
    restrictDefaultSecurityGroup: true,
    subnetConfiguration: tierNames.map((name) => ({ name, cidrMask, subnetType: SubnetType.PRIVATE_ISOLATED })),
  });
  const tier = (subnetGroupName: string) => vpc.selectSubnets({ subnetGroupName }).subnets;
  return { vpc, tiers: { workload: tier("workload"), data: tier("data"), endpoints: tier("endpoints") } };
}

type ExistingVpc = Extract<DeploymentConfig["vpc"], { kind: "existing" }>;

function attachExisting(
  stack: Stack,
  config: DeploymentConfig,
  { id, cidr, subnets }: ExistingVpc,
): { readonly vpc: IVpc; readonly tiers: Tiers } {
  const vpc = Vpc.fromVpcAttributes(stack, "Vpc", { vpcId: id, vpcCidrBlock: cidr, availabilityZones: config.availabilityZones });
  const tier = (name: (typeof tierNames)[number]) =>
    subnets[name].map(({ id: subnetId, zone, routeTable }, at) =>
      Subnet.fromSubnetAttributes(stack, `${name}${at}`, { subnetId, availabilityZone: zone, routeTableId: routeTable }),
    );
  return { vpc, tiers: { workload: tier("workload"), data: tier("data"), endpoints: tier("endpoints") } };
}
