import type { Rule } from "../model/rule.ts";
import { cloudControlTypes } from "./cloud-control/all-types.ts";
import { ownReaders } from "./own/all-readers.ts";

/**
 * Types of templates that are no things of their own in an account: what they declare is within what is named here, and is read with it.
 */
export const heldWithin: ReadonlyMap<string, readonly string[]> = new Map([
  ["AWS::IAM::Policy", ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]],
  ["AWS::IAM::RolePolicy", ["AWS::IAM::Role"]],
  ["AWS::IAM::UserPolicy", ["AWS::IAM::User"]],
  ["AWS::IAM::GroupPolicy", ["AWS::IAM::Group"]],
  ["AWS::IAM::UserToGroupAddition", ["AWS::IAM::User"]],
  ["AWS::Elasticsearch::Domain", ["AWS::OpenSearchService::Domain"]],
  ["AWS::Serverless::Function", ["AWS::Lambda::Function"]],
  ["AWS::SNS::TopicInlinePolicy", ["AWS::SNS::TopicPolicy"]],
  ["AWS::SQS::QueueInlinePolicy", ["AWS::SQS::QueuePolicy"]],
  ["AWS::EC2::EIPAssociation", ["AWS::EC2::EIP"]],
  ["Custom::AWS", []],
  ["AWS::CloudFormation::CustomResource", []],
  // AWS ended the first WAF in September 2025: templates still have it, and no account does.
  ["AWS::WAF::WebACL", []],
  ["AWS::WAFRegional::WebACL", []],
  ["AWS::WAFRegional::WebACLAssociation", []],
]);

/** Types that are not read although they could be, and why not. */
export const refusedTypes: ReadonlyMap<string, string> = new Map([
  ["AWS::SSM::Parameter", "what parameters hold is data, which a scan of an account does not read"],
  ["AWS::ECS::TaskSet", "AWS lists them for no account: they are known only to whoever deploys by them"],
]);

const network =
  "EgressOnlyInternetGateway FlowLog InternetGateway NatGateway NetworkInterface Route RouteTable SecurityGroup SecurityGroupEgress SecurityGroupIngress Subnet SubnetRouteTableAssociation TransitGatewayAttachment TransitGatewayRoute TransitGatewayRouteTable TransitGatewayVpcAttachment VPC VPCGatewayAttachment VPNGateway";

/** What rules of some controls look up besides the types that they are asked of: the way of packets and whom they reach, and names of keys. */
const lookedUp: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(NET|AGT|SDL|DAT-008)/, network.split(" ").map((name) => `AWS::EC2::${name}`)],
  [
    /^NET/,
    [
      "Sallyport::AWS::MainRouteTable",
      "AWS::EC2::EIP",
      "AWS::EC2::PrefixList",
      "AWS::NetworkFirewall::Firewall",
      "AWS::WAFv2::LoggingConfiguration",
      "AWS::WAFv2::WebACLAssociation",
    ],
  ],
  [/^(DAT-005|DAT-008|DAT-017|LOG)/, ["AWS::KMS::Alias"]],
  [/^(IAM-003|SDL)/, ["AWS::CodePipeline::Pipeline"]],
];

/** All types that rules look at, in order: nothing is asked of an account that no rule needs. */
export function typesOf(rules: readonly Rule[]): readonly string[] {
  const declared = rules.flatMap((rule) => ("types" in rule ? rule.types : rule.reads));
  const besides = lookedUp.flatMap(([control, types]) => (rules.some((rule) => control.test(rule.control)) ? types : []));
  const named = [...declared, ...besides];
  return [...new Set(named.flatMap((type) => [type, ...(heldWithin.get(type) ?? [])]))].toSorted();
}

/** What is known once these were asked: also what is held within them. */
export function knownBy(types: readonly string[]): ReadonlySet<string> {
  const asked = new Set(types);
  for (const [type, within] of heldWithin) if (within.every((one) => asked.has(one))) asked.add(type);
  return asked;
}

export const isHeldWithin = (type: string): boolean => heldWithin.has(type);

/** Every type that can be read in an account. */
export const readableTypes: readonly string[] = [
  ...new Set([...ownReaders.keys(), ...cloudControlTypes.keys(), ...heldWithin.keys()]),
].toSorted();
