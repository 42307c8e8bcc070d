import { isProperties, Unknown, type Properties, type Value } from "../model/value.ts";
import { type Also, listOf, type Mappings, type Shape } from "./mapping.ts";

/** One rule of Terraform's names several ways in; each of CloudFormation's names one. */
const ways: readonly (readonly [given: string, ingress: string, egress: string])[] = [
  ["cidr_blocks", "CidrIp", "CidrIp"],
  ["ipv6_cidr_blocks", "CidrIpv6", "CidrIpv6"],
  ["prefix_list_ids", "SourcePrefixListId", "DestinationPrefixListId"],
  ["security_groups", "SourceSecurityGroupId", "DestinationSecurityGroupId"],
  ["source_security_group_id", "SourceSecurityGroupId", "DestinationSecurityGroupId"],
  ["referenced_security_group_id", "SourceSecurityGroupId", "DestinationSecurityGroupId"],
  ["cidr_ipv4", "CidrIp", "CidrIp"],
  ["cidr_ipv6", "CidrIpv6", "CidrIpv6"],
  ["prefix_list_id", "SourcePrefixListId", "DestinationPrefixListId"],
];

function rulesOf(rule: Properties, isIngress: boolean, self: Value): readonly Properties[] {
  const common: Record<string, Value> = {};
  for (const [from, to] of [
    ["protocol", "IpProtocol"],
    ["ip_protocol", "IpProtocol"],
    ["from_port", "FromPort"],
    ["to_port", "ToPort"],
    ["description", "Description"],
  ] as const) {
    const value = rule[from];
    if (value !== undefined && value !== null && value !== "") common[to] = value;
  }
  if (common["IpProtocol"] === "all") common["IpProtocol"] = "-1";
  if (typeof common["IpProtocol"] === "number") common["IpProtocol"] = String(common["IpProtocol"]);
  const found: Properties[] = [];
  for (const [from, ingress, egress] of ways) {
    const value = rule[from];
    if (value === undefined || value === null || value === "") continue;
    for (const one of listOf(value)) found.push({ ...common, [isIngress ? ingress : egress]: one });
  }
  const own = rule["self"];
  if (own === true || own === "true")
    found.push({ ...common, [isIngress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId"]: self });
  else if (own instanceof Unknown && found.length === 0) found.push({ ...common, CidrIp: own });
  return found;
}

/** A list of rules; an Unknown stays one, and so does a rule that is one. */
function inline(given: Value | undefined, isIngress: boolean, self: Value): Value | undefined {
  if (given === undefined || given === null) return undefined;
  if (given instanceof Unknown) return given;
  return listOf(given).flatMap((rule): readonly Value[] => (isProperties(rule) ? rulesOf(rule, isIngress, self) : [rule]));
}

const group: Shape = {
  names: {
    name: "GroupName",
    description: "GroupDescription",
    ingress: null,
    egress: null,
    name_prefix: null,
    revoke_rules_on_delete: null,
  },
};

/**
 * The rules stand in the group, as CloudFormation has them. Without an egress rule Terraform takes the one away that AWS makes, which
 * CloudFormation leaves: there it would be written as a list of none.
 */
const groupRules = (properties: Properties, given: Properties, self: Value): Properties => {
  const [ingress, egress] = [inline(given["ingress"], true, self), inline(given["egress"], false, self)];
  return {
    ...properties,
    ...(ingress !== undefined && { SecurityGroupIngress: ingress }),
    SecurityGroupEgress: egress ?? [],
  };
};

const ruleOf =
  (isIngress: (given: Properties) => boolean | undefined) =>
  (given: Properties): readonly Also[] => {
    const ingress = isIngress(given);
    const rules = rulesOf(given, ingress !== false, given["security_group_id"] ?? null);
    return (rules.length === 0 ? [{}] : rules).map((rule, n): Also => [
      n === 0 ? "" : `#${n}`,
      ingress === false ? "AWS::EC2::SecurityGroupEgress" : "AWS::EC2::SecurityGroupIngress",
      { GroupId: given["security_group_id"] ?? null, ...rule },
    ]);
  };

export const securityGroupMappings: Mappings = {
  aws_security_group: { ...group, type: "AWS::EC2::SecurityGroup", finish: groupRules },
  aws_default_security_group: { ...group, type: "AWS::EC2::SecurityGroup", finish: groupRules },
  aws_security_group_rule: {
    type: "AWS::EC2::SecurityGroupIngress",
    instead: ruleOf(({ type }) => type !== "egress"),
  },
  aws_vpc_security_group_ingress_rule: {
    type: "AWS::EC2::SecurityGroupIngress",
    instead: ruleOf(() => true),
  },
  aws_vpc_security_group_egress_rule: {
    type: "AWS::EC2::SecurityGroupEgress",
    instead: ruleOf(() => false),
  },
};
