import type { Stack } from "aws-cdk-lib";
import type { IVpc } from "aws-cdk-lib/aws-ec2";
import { CfnFirewallDomainList, CfnFirewallRuleGroup, CfnFirewallRuleGroupAssociation } from "aws-cdk-lib/aws-route53resolver";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

/** Where AWS answers: endpoints of services, repositories, and what things in the VPC are called. */
const namesOfAws = ["amazonaws.com", "api.aws", "on.aws", "compute.internal", "ec2.internal", "in-addr.arpa", "ip6.arpa"];

/**
 * Answers the VPC's questions for names of AWS, of the deployment itself and of `dns.names`, and no other: neither is an AI service found
 * that nobody approved, nor does anything leave in the names that are asked for (NET-010). An existing VPC has others in it, so its keepers say.
 */
export function createDnsFirewall(stack: Stack, config: DeploymentConfig, vpc: IVpc): void {
  const { dns, environment, gateway, ingress, name, region } = config;
  if (!(dns.firewall ?? config.vpc.kind === "new")) return;
  const china = region.startsWith("cn-") ? ["amazonaws.com.cn"] : [];
  const own = [gateway.tls.hostname, ...(ingress.hostname === undefined ? [] : [ingress.hostname])];
  const list = (id: string, domains: readonly string[]): string =>
    new CfnFirewallDomainList(stack, `Domains-${id}`, { name: `${name}-${id}`, domains: [...new Set(domains)] }).attrId;
  const wanted = [...namesOfAws, ...china, ...dns.names].flatMap((domain) => [domain, `*.${domain}`]);
  const group = new CfnFirewallRuleGroup(stack, "DnsFirewall", {
    name: `${name}-names`,
    firewallRules: [
      {
        action: "ALLOW",
        priority: 100,
        firewallDomainListId: list("known", [...wanted, ...own]),
        // What a known name leads to is its owner's matter.
        firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN",
      },
      { action: "BLOCK", blockResponse: "NXDOMAIN", priority: 200, firewallDomainListId: list("others", ["*"]) },
    ],
  });
  new CfnFirewallRuleGroupAssociation(stack, "DnsFirewallOfVpc", {
    name: `${name}-names`,
    firewallRuleGroupId: group.attrId,
    vpcId: vpc.vpcId,
    priority: 101,
    mutationProtection: environment === "prod" ? "ENABLED" : "DISABLED",
  });
}
