import { CfnOutput, type App } from "aws-cdk-lib";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { createStack } from "./create-stack.ts";
import type { Data } from "./data.ts";
import type { Foundation } from "./foundation.ts";
import { createFilter } from "./gateway/create-filter.ts";
import { createGroups } from "./gateway/create-groups.ts";
import { createLoadBalancer } from "./gateway/create-load-balancer.ts";
import { createPrivateApi } from "./gateway/create-private-api.ts";
import { createService } from "./gateway/create-service.ts";
import { createWebAcl } from "./gateway/create-web-acl.ts";
import type { Guardrails } from "./guardrails.ts";
import type { Network } from "./network.ts";

/** The way in. */
export interface Ingress {
  /** What the firewall stands before. */
  readonly arn: string;
  /** A name in DNS. */
  readonly address: string;
}

/** What serves, by the names that CloudWatch and releases know it by. */
export interface Gateway {
  readonly clusterName: string;
  readonly serviceName: string;
  /** Whoever else calls models is looked into. */
  readonly taskRoleName: string;
  readonly filterName: string;
}

export interface GatewayNeeds {
  readonly network: Network;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly guardrails: Guardrails;
}

export function buildGateway(app: App, config: DeploymentConfig, needs: GatewayNeeds): Gateway {
  const stack = createStack(app, config, "Gateway", "the gateway, what is before it, and the guardrail filter");
  const { ingress } = config;
  const groups = createGroups(stack, config, needs.network);
  const { service, ...names } = createService(stack, config, needs, groups);
  const { arn, address } =
    ingress.kind === "internal-alb"
      ? createLoadBalancer(stack, config, ingress, service, groups, needs)
      : createPrivateApi(stack, config, ingress, service, groups, needs);
  createWebAcl(stack, config, arn, needs);
  new CfnOutput(stack, "Address", { value: address, description: "Where callers come in; ingress.hostname leads here" });
  const filter = createFilter(stack, config, needs);
  new CfnOutput(stack, "FilterArn", {
    value: filter.functionArn,
    description: "The guardrail filter, for gateway.filterCallers",
  });
  return { ...names, filterName: filter.functionName };
}
