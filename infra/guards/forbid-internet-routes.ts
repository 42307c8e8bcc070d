import type { BuiltResource, GuardFinding } from "./read-built-resources.ts";
import { at, findAll, listOf, textOf } from "./read-value.ts";

/** What is a way to or from the internet by being there at all. */
const forbiddenTypes: Readonly<Record<string, string>> = {
  "AWS::EC2::InternetGateway": "an internet gateway",
  "AWS::EC2::EgressOnlyInternetGateway": "an egress-only internet gateway",
  "AWS::EC2::CarrierGateway": "a carrier gateway",
  "AWS::EC2::NatGateway": "a NAT gateway",
  "AWS::EC2::EIP": "a public address",
  "AWS::EC2::EIPAssociation": "a public address",
  "AWS::Lambda::Url": "a function's public address",
  "AWS::ApiGatewayV2::Api": "an API of a kind that is always public",
  "AWS::CloudFront::Distribution": "a public distribution",
  "AWS::GlobalAccelerator::Accelerator": "a public accelerator",
};

type Check = (properties: BuiltResource["properties"]) => string | false;

const isTrue = (value: unknown): boolean => value === true || value === "true";

/** Wider than /8 is a good part of the internet: two halves are all of it. */
function isAnywhere(value: unknown): boolean {
  const match = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(textOf(value));
  return match !== null && Number(match[2]) < 8;
}

const opensTo = (rule: unknown): boolean => isAnywhere(at(rule, "CidrIp")) || isAnywhere(at(rule, "CidrIpv6"));
const publicAddress = (properties: unknown): string | false =>
  findAll(properties, "AssociatePublicIpAddress").some(isTrue) &&
  "gives its interface a public address: leave AssociatePublicIpAddress out";
const publicTask = (properties: unknown): string | false =>
  findAll(properties, "AssignPublicIp").includes("ENABLED") && "gives its tasks public addresses: set AssignPublicIp to DISABLED";
const publicDatabase = (properties: unknown): string | false =>
  isTrue(at(properties, "PubliclyAccessible")) && "is publicly accessible: set PubliclyAccessible to false";

function wideRoute(properties: BuiltResource["properties"]): string | false {
  const destination = [properties["DestinationCidrBlock"], properties["DestinationIpv6CidrBlock"]].find(isAnywhere);
  return destination !== undefined && `routes ${textOf(destination)}: route only the ranges of your own networks`;
}

const checks: Readonly<Record<string, Check>> = {
  "AWS::EC2::VPCGatewayAttachment": (properties) =>
    properties["InternetGatewayId"] !== undefined && "attaches an internet gateway: leave it out",
  "AWS::EC2::Route": wideRoute,
  "AWS::EC2::TransitGatewayRoute": wideRoute,
  "AWS::EC2::VPNConnectionRoute": wideRoute,
  "AWS::EC2::Subnet": (properties) =>
    isTrue(properties["MapPublicIpOnLaunch"]) && "gives out public addresses: set MapPublicIpOnLaunch to false",
  "AWS::EC2::SecurityGroup": (properties) => {
    if (listOf(properties["SecurityGroupIngress"]).some(opensTo))
      return "lets anybody in: name the ranges or groups that call it";
    const egress = listOf(properties["SecurityGroupEgress"]);
    return (
      (egress.length === 0 || egress.some(opensTo)) &&
      "lets everything out (so does a group without any egress rule): set allowAllOutbound to false, and open ports by letReach"
    );
  },
  "AWS::EC2::SecurityGroupIngress": (properties) =>
    opensTo(properties) && "lets anybody in: name the ranges or groups that call it",
  "AWS::EC2::SecurityGroupEgress": (properties) => opensTo(properties) && "lets everything out: name the groups that it calls",
  "AWS::EC2::Instance": publicAddress,
  "AWS::EC2::LaunchTemplate": publicAddress,
  "AWS::EC2::NetworkInterface": publicAddress,
  "AWS::ECS::Service": publicTask,
  "AWS::ECS::TaskSet": publicTask,
  "AWS::Events::Rule": publicTask,
  "AWS::RDS::DBInstance": publicDatabase,
  "AWS::RDS::DBCluster": publicDatabase,
  "AWS::Redshift::Cluster": publicDatabase,
  "AWS::EKS::Cluster": (properties) =>
    at(properties, "ResourcesVpcConfig", "EndpointPublicAccess") !== false &&
    "has a public endpoint: set EndpointPublicAccess to false",
  "AWS::OpenSearchService::Domain": (properties) =>
    properties["VPCOptions"] === undefined && "has a public endpoint: give it VPCOptions with subnets",
  "AWS::OpenSearchServerless::SecurityPolicy": (properties) =>
    /"AllowFromPublic"\s*:\s*true/.test(textOf(properties["Policy"])) && "lets the internet in: set AllowFromPublic to false",
  "AWS::AppRunner::Service": (properties) =>
    at(properties, "NetworkConfiguration", "IngressConfiguration", "IsPubliclyAccessible") !== false &&
    "is publicly accessible: set IsPubliclyAccessible to false",
  "AWS::ElasticLoadBalancingV2::LoadBalancer": (properties) =>
    properties["Type"] !== "gateway" && properties["Scheme"] !== "internal" && "is not internal: set Scheme to internal",
  "AWS::ApiGateway::RestApi": (properties) => {
    const types = listOf(at(properties, "EndpointConfiguration", "Types"));
    return (types.length === 0 || types.some((type) => type !== "PRIVATE")) && "is not private: set its endpoint type to PRIVATE";
  },
  "AWS::ApiGateway::DomainName": (properties) => {
    const types = listOf(at(properties, "EndpointConfiguration", "Types"));
    return types.some((type) => type !== "PRIVATE") && "is not private: use a private domain name";
  },
  "AWS::SageMaker::NotebookInstance": (properties) =>
    properties["DirectInternetAccess"] !== "Disabled" && "has direct internet access: set DirectInternetAccess to Disabled",
  "AWS::SageMaker::Domain": (properties) =>
    properties["AppNetworkAccessType"] !== "VpcOnly" &&
    "reaches the internet by SageMaker's own network: set AppNetworkAccessType to VpcOnly",
};

/** INVARIANT: nothing that is built has a route to the internet, or is reached from it (control NET-002). */
export function forbidInternetRoutes(resources: readonly BuiltResource[]): readonly GuardFinding[] {
  return resources.flatMap(({ path, type, properties }) => {
    const thing = forbiddenTypes[type];
    const message =
      thing === undefined ? (checks[type]?.(properties) ?? false) : `is ${thing}: leave it out, AWS is reached by VPC endpoints`;
    return message === false ? [] : [{ path, message: `internet route: ${type} ${message}` }];
  });
}
