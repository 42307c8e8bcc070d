import type { Rule } from "../../model/rule.ts";
import { existing } from "../checks/ask-account.ts";
import { ask } from "../checks/check.ts";
import { some } from "../checks/combine-checks.ts";
import { requireOneOf, requirePresent } from "../checks/require-value.ts";

export const dnsFirewallRules: readonly Rule[] = [
  {
    id: "dns-firewall-associated",
    control: "NET-010",
    severity: "high",
    title: "A firewall of names stands before the VPC, so that unsanctioned AI services are not found",
    remediation:
      "Associate a rule group of Route 53 Resolver's DNS Firewall with the VPC. In Terraform: aws_route53_resolver_firewall_rule_group_association.",
    ...existing(
      ["AWS::Route53Resolver::FirewallRuleGroupAssociation"],
      "No DNS firewall is associated with a VPC",
      requirePresent("VpcId"),
    ),
  },
  {
    id: "dns-firewall-blocks",
    control: "NET-010",
    severity: "medium",
    title: "A group of DNS firewall rules blocks something",
    remediation:
      "Add a rule with Action BLOCK for the list of unsanctioned services. In Terraform: aws_route53_resolver_firewall_rule.",
    types: ["AWS::Route53Resolver::FirewallRuleGroup"],
    check: ask(some("FirewallRules", requireOneOf("Action", ["BLOCK"]), "blocks nothing")),
  },
];
