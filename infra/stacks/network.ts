import type { App } from "aws-cdk-lib";
import { SecurityGroup, type ISecurityGroup, type IVpc, type SubnetSelection } from "aws-cdk-lib/aws-ec2";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { createKey } from "../parts/create-key.ts";
import { createStack } from "./create-stack.ts";
import { connectCorporateNetwork } from "./network/connect-corporate-network.ts";
import { createDnsFirewall } from "./network/create-dns-firewall.ts";
import { createEndpoints } from "./network/create-endpoints.ts";
import { createSecurityGroups } from "./network/create-security-groups.ts";
import { createVpc } from "./network/create-vpc.ts";

/** Where things run. No part of it has a route to the internet. */
export interface Network {
  readonly vpc: IVpc;
  /** Tasks, functions and load balancers. */
  readonly workload: SubnetSelection;
  /** Databases. */
  readonly data: SubnetSelection;
  /** Interface endpoints. */
  readonly endpoints: SubnetSelection;
  /**
   * What runs here gets this group: it sends to endpoints and to S3, and takes nothing in. A later stack opens more with
   * `letReach`; rules that an L2 would add to it by itself are left out, since they would tie this stack to a later one.
   */
  readonly workloadGroup: ISecurityGroup;
  /** Of the interface endpoints; takes 443 from the workload group. */
  readonly endpointGroup: ISecurityGroup;
  /** For `aws:SourceVpce` in bucket policies. */
  readonly s3EndpointId: string;
  /** The private API's endpoint; only with ingress `private-api-gateway`. */
  readonly executeApiEndpointId: string | undefined;
}

export function buildNetwork(app: App, config: DeploymentConfig): Network {
  const stack = createStack(app, config, "Network", "a VPC without a way to the internet, and the endpoints of AWS in it");
  const key = createKey(stack, config, "Network", { description: "Flow logs of the VPC", services: ["logs"] });
  const { vpc, tiers } = createVpc(stack, config, key);
  const groups = createSecurityGroups(stack, config, vpc);
  const endpoints = createEndpoints(stack, config, { vpc, tiers, groups });
  connectCorporateNetwork(stack, config, vpc, tiers);
  createDnsFirewall(stack, config, vpc);
  return {
    vpc,
    workload: { subnets: [...tiers.workload] },
    data: { subnets: [...tiers.data] },
    endpoints: { subnets: [...tiers.endpoints] },
    workloadGroup: groups.workload,
    endpointGroup: SecurityGroup.fromSecurityGroupId(stack, "EndpointGroupRef", groups.endpoints.securityGroupId, {
      mutable: false,
    }),
    ...endpoints,
  };
}
