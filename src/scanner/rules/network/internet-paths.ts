import { findReferrers } from "../checks/find-referrers.ts";
import { runsForDeployments } from "../checks/runs-for-deployments.ts";
import { findInternetPath, subnetOf } from "../../network/find-internet-path.ts";
import { subnetsOf, workloadTypes } from "../../network/list-workloads.ts";
import { flagOf, readFlag } from "../../model/read-flag.ts";
import { readProperty } from "../../model/read-property.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { isProperties, Unknown, type Value } from "../../model/value.ts";

const about = { control: "NET-002", severity: "critical" } as const;

function checkPaths(workload: Resource, index: InventoryIndex): Outcome | undefined {
  const subnets = subnetsOf(workload);
  if (subnets instanceof Unknown) return { status: "UNKNOWN", why: `Its subnets are not known: ${subnets.why}.` };
  if (subnets.length === 0) return undefined;
  let unknown: string | undefined;
  for (const value of subnets) {
    const subnet = subnetOf(value, index);
    if (subnet instanceof Unknown) {
      unknown ??= subnet.why;
      continue;
    }
    const { way, steps } = findInternetPath(subnet, index);
    if (way === "open")
      return { status: "FAIL", why: `From ${subnet.id} there is a way to the internet: ${steps.join(", then ")}.` };
    if (way === "unknown") unknown ??= `from ${subnet.id}, ${steps.join(", ")}`;
    if (way === "filtered")
      unknown ??= `from ${subnet.id} a firewall decides which hosts are reached, and which those are to be is the organisation's to say`;
  }
  if (unknown !== undefined)
    return { status: "UNKNOWN", why: `Whether there is a way to the internet is not known: ${unknown}.` };
  return { status: "PASS", why: "None of its subnets has a way to the internet." };
}

/** Of interfaces that are given a public address when they are made. */
function checkAddress(resource: Resource, paths: readonly string[], index: InventoryIndex): Outcome {
  const given = ["AWS::EC2::EIP", "AWS::EC2::EIPAssociation"]
    .flatMap((type) => findReferrers(index, type, "InstanceId").of(resource, [resource.properties["InstanceId"]]))
    .find(({ mayBeAbsent }) => mayBeAbsent === undefined);
  if (given !== undefined) return { status: "FAIL", why: `It is given a public address by ${given.id}.` };
  let unknown: string | undefined;
  for (const path of paths) {
    const value = readProperty(resource, path);
    if (value instanceof Unknown) unknown ??= value.why;
    const interfaces: readonly Value[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    for (const one of interfaces.slice(0, 100)) {
      const flag =
        one === "ENABLED"
          ? true
          : one === "DISABLED"
            ? false
            : flagOf(isProperties(one) ? (one["AssociatePublicIpAddress"] ?? false) : one);
      if (flag === true) return { status: "FAIL", why: "It is given a public address.", property: path };
      if (flag instanceof Unknown) unknown ??= flag.why;
    }
  }
  const [property = ""] = paths;
  if (unknown !== undefined)
    return { status: "UNKNOWN", why: `Whether it is given a public address is not known: ${unknown}.`, property };
  return { status: "PASS", why: "It is given no public address.", property };
}

const addresses: Readonly<Record<string, readonly string[]>> = {
  "AWS::EC2::Instance": ["NetworkInterfaces"],
  "AWS::EC2::LaunchTemplate": ["LaunchTemplateData.NetworkInterfaces"],
  "AWS::AutoScaling::LaunchConfiguration": ["AssociatePublicIpAddress"],
  "AWS::ECS::Service": ["NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"],
  "AWS::ECS::TaskSet": ["NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"],
};

export const internetPathRules: readonly Rule[] = [
  {
    ...about,
    id: "network-workload-no-internet-path",
    title: "No subnet of a workload has a way to the internet",
    remediation:
      "Take routes to internet gateways, egress-only gateways and NAT gateways out of the workload's route tables, and reach AWS through VPC endpoints. Package mirrors get a subnet of their own behind a firewall.",
    also: {
      prowler: ["vpc_subnet_separate_private_public", "networkfirewall_in_all_vpc"],
      cdkNag: ["NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW"],
    },
    types: workloadTypes,
    check: checkPaths,
  },
  {
    ...about,
    id: "network-workload-no-public-address",
    title: "No workload is given a public address",
    remediation:
      "Set AssignPublicIp to DISABLED on ECS services, and AssociatePublicIpAddress to false on instances and launch templates.",
    also: { prowler: ["ecs_service_no_assign_public_ip", "ec2_instance_public_ip"], checkov: ["CKV_AWS_88", "CKV_AWS_333"] },
    types: Object.keys(addresses),
    check: (resource, index) => checkAddress(resource, addresses[resource.type] ?? [], index),
  },
  {
    ...about,
    id: "network-subnet-no-public-addresses",
    severity: "high",
    title: "A subnet gives no public addresses to what is launched in it",
    remediation: "Set MapPublicIpOnLaunch to false or leave it out.",
    also: {
      prowler: ["vpc_subnet_no_public_ip_by_default"],
      checkov: ["CKV_AWS_130"],
      cdkNag: ["NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled"],
      cfnGuard: ["SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED"],
    },
    types: ["AWS::EC2::Subnet"],
    check: (subnet) => {
      const property = "MapPublicIpOnLaunch";
      const maps = readFlag(subnet, property);
      if (maps instanceof Unknown) return { status: "UNKNOWN", why: `Whether it gives public addresses: ${maps.why}.`, property };
      return maps === true
        ? { status: "FAIL", why: "It gives a public address to whatever is launched in it.", property }
        : { status: "PASS", why: "It gives no public addresses.", property };
    },
  },
  {
    ...about,
    id: "network-load-balancer-internal",
    severity: "high",
    title: "A load balancer is internal",
    remediation:
      "Set Scheme to internal. In Terraform: internal = true of aws_lb. People arrive over Direct Connect, VPN or a private API.",
    also: { prowler: ["elbv2_internet_facing"] },
    types: ["AWS::ElasticLoadBalancingV2::LoadBalancer"],
    check: (balancer) => {
      const property = "Scheme";
      // One in front of appliances has no scheme: endpoints of its own account's and of others' VPCs reach it.
      const kind = readProperty(balancer, "Type");
      if (kind === "gateway") return undefined;
      const scheme = readProperty(balancer, property) ?? "internet-facing";
      if (typeof scheme !== "string")
        return {
          status: "UNKNOWN",
          why: `Its scheme is not known${scheme instanceof Unknown ? `: ${scheme.why}` : ""}.`,
          property,
        };
      return scheme === "internal"
        ? { status: "PASS", why: "It is internal.", property }
        : kind instanceof Unknown
          ? { status: "UNKNOWN", why: `Of which kind it is is not known: ${kind.why}.`, property: "Type" }
          : { status: "FAIL", why: `It is ${scheme}.`, property };
    },
  },
  {
    ...about,
    id: "lambda-function-in-vpc",
    severity: "high",
    title: "A Lambda function runs in a VPC",
    remediation:
      "Give the function a VpcConfig with private SubnetIds and SecurityGroupIds: outside a VPC it reaches the internet.",
    also: {
      prowler: ["awslambda_function_inside_vpc"],
      checkov: ["CKV_AWS_117"],
      cdkNag: ["NIST.800.53.R5-LambdaInsideVPC"],
      cfnGuard: ["LAMBDA_INSIDE_VPC"],
    },
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    check: (lambda, index) => {
      if (runsForDeployments(lambda, index)) return undefined;
      const property = "VpcConfig.SubnetIds";
      const subnets = readProperty(lambda, property);
      if (subnets instanceof Unknown) return { status: "UNKNOWN", why: `Its subnets are not known: ${subnets.why}.`, property };
      const none = subnets === undefined || (Array.isArray(subnets) && subnets.length === 0);
      return none
        ? { status: "FAIL", why: "It is in no VPC, and reaches the internet.", property }
        : { status: "PASS", why: "It is in a VPC.", property };
    },
  },
];
