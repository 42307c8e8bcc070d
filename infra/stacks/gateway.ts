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
  const guarded =
    ingress.kind === "internal-alb"
      ? createLoadBalancer(stack, config, ingress, service, groups, needs).loadBalancerArn
      : createPrivateApi(stack, config, ingress, service, groups, needs);
  createWebAcl(stack, config, guarded, needs);
  const filter = createFilter(stack, config, needs);
  new CfnOutput(stack, "FilterArn", {
    value: filter.functionArn,
    description: "The guardrail filter, for gateway.filterCallers",
  });
  return { ...names, filterName: filter.functionName };
}
