import { findResource, keyOf } from "../../network/find-resource.ts";
import { subnetOf } from "../../network/find-internet-path.ts";
import { subnetsOf, workloadTypes } from "../../network/list-workloads.ts";
import { widestOf } from "../../iam/match-pattern.ts";
import { patternsOf } from "../../iam/pattern.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readFlag } from "../../model/read-flag.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { Joined, Reference, Unknown } from "../../model/value.ts";

/** What a workload that calls models needs, by the last part of the endpoint's service name. */
const required = ["bedrock-runtime", "sagemaker.runtime", "s3", "sts", "kms", "logs", "monitoring", "secretsmanager"];

/** `com.amazonaws.eu-central-1.bedrock-runtime`, in any region, becomes `bedrock-runtime`; undefined where it is not known. */
export function serviceOf(endpoint: Resource): string | undefined {
  const [name] = patternsOf(readProperty(endpoint, "ServiceName"));
  if (name === undefined || name instanceof Unknown || name instanceof Reference) return undefined;
  const match =
    /^(?:cn\.)?com\.amazonaws\.(?:[a-z]{2}(?:-[a-z]+)+-\d+|\*)\.([a-z0-9.*-]+)$/.exec(widestOf(name)) ??
    /^aws\.(?:[a-z0-9-]+|\*)\.([a-z0-9.-]+)$/.exec(widestOf(name));
  const service = match?.[1];
  return service?.includes("*") ? undefined : service;
}

/** VPCs that workloads have interfaces in. */
const hosts = new WeakMap<InventoryIndex, ReadonlySet<string>>();
function hostsWorkloads(vpc: Resource, index: InventoryIndex): boolean {
  let found = hosts.get(index);
  if (found === undefined) {
    const ids = new Set<string>();
    for (const type of workloadTypes)
      for (const workload of index.ofType(type)) {
        const subnets = subnetsOf(workload);
        for (const value of subnets instanceof Unknown ? [] : subnets) {
          const subnet = subnetOf(value, index);
          if (subnet instanceof Unknown) continue;
          const one = findResource(index, readProperty(subnet, "VpcId"));
          if (!(one instanceof Unknown)) ids.add(keyOf(one));
        }
      }
    hosts.set(index, (found = ids));
  }
  return found.has(vpc.id);
}

function endpointsOf(
  vpc: Resource,
  index: InventoryIndex,
): { readonly endpoints: readonly Resource[]; readonly unknown?: string } {
  let unknown: string | undefined;
  const endpoints = index.ofType("AWS::EC2::VPCEndpoint").filter((endpoint) => {
    const of = findResource(index, readProperty(endpoint, "VpcId"));
    if (of instanceof Unknown) unknown ??= `of which VPC ${endpoint.id} is: ${of.why}`;
    return !(of instanceof Unknown) && keyOf(of) === vpc.id;
  });
  for (const one of endpoints) if (serviceOf(one) === undefined) unknown ??= `of which service ${one.id} is`;
  return unknown === undefined ? { endpoints } : { endpoints, unknown };
}

function checkRequired(vpc: Resource, index: InventoryIndex): Outcome | undefined {
  const { endpoints, unknown } = endpointsOf(vpc, index);
  if (endpoints.length === 0 && !hostsWorkloads(vpc, index)) return undefined;
  const services = new Set(endpoints.map(serviceOf));
  const missing = required.filter((service) => !services.has(service) && !services.has(`${service}-fips`));
  if (missing.length === 0) return { status: "PASS", why: "It has an endpoint of each service that a workload needs." };
  const why = unknown ?? index.mayLack("AWS::EC2::VPCEndpoint");
  const what = `It has no endpoint of ${missing.join(", ")}`;
  return why === undefined
    ? { status: "FAIL", why: `${what}.` }
    : { status: "UNKNOWN", why: `${what} as far as was read: ${why}.` };
}

const endpointType = ["AWS::EC2::VPCEndpoint"] as const;

export const endpointRules: readonly Rule[] = [
  {
    id: "network-vpc-has-ai-endpoints",
    control: "NET-001",
    severity: "critical",
    title: "A VPC with workloads has endpoints of the model, storage, key, token, secret and log services",
    remediation: `Add AWS::EC2::VPCEndpoint for each of ${required.join(", ")}: a gateway endpoint for s3, interface endpoints for the others.`,
    also: { prowler: ["bedrock_vpc_endpoints_configured"] },
    types: ["AWS::EC2::VPC"],
    check: checkRequired,
  },
  {
    id: "network-endpoint-private-dns",
    control: "NET-001",
    severity: "high",
    title: "An interface endpoint answers by the service's own name",
    remediation: "Set PrivateDnsEnabled to true, so that programs reach the endpoint without being told.",
    types: endpointType,
    check: (endpoint) => {
      const property = "PrivateDnsEnabled";
      const type = readProperty(endpoint, "VpcEndpointType") ?? "Gateway";
      if (type instanceof Unknown)
        return { status: "UNKNOWN", why: `Its type is not known: ${type.why}.`, property: "VpcEndpointType" };
      if (type !== "Interface") return undefined;
      const service = serviceOf(endpoint);
      const enabled = readFlag(endpoint, property);
      if (enabled === true) return { status: "PASS", why: "It answers by the service's own name.", property };
      // An interface endpoint of S3 leaves the name to the gateway endpoint.
      if (service === "s3" || service === "dynamodb") return undefined;
      if (enabled instanceof Unknown) return { status: "UNKNOWN", why: `Whether it has private DNS: ${enabled.why}.`, property };
      return { status: "FAIL", why: "It has no private DNS: programs go on to the public address.", property };
    },
  },
  {
    id: "network-endpoint-two-zones",
    control: "NET-001",
    severity: "medium",
    title: "An interface endpoint is in two availability zones at least",
    remediation: "Name SubnetIds of two availability zones or more.",
    also: { prowler: ["vpc_endpoint_multi_az_enabled"] },
    types: endpointType,
    check: (endpoint, index) => {
      const property = "SubnetIds";
      const type = readProperty(endpoint, "VpcEndpointType") ?? "Gateway";
      if (type instanceof Unknown)
        return { status: "UNKNOWN", why: `Its type is not known: ${type.why}.`, property: "VpcEndpointType" };
      if (type !== "Interface") return undefined;
      const value = readProperty(endpoint, property);
      if (value instanceof Unknown) return { status: "UNKNOWN", why: `Its subnets are not known: ${value.why}.`, property };
      const subnets = new Set(patternsOf(value).map((one) => (one instanceof Reference ? one.id : one)));
      if (subnets.size < 2) {
        const unsure = [...subnets].some((one) => one instanceof Unknown || one instanceof Joined);
        return unsure
          ? { status: "UNKNOWN", why: "How many subnets it has is not known.", property }
          : { status: "FAIL", why: `It is in ${subnets.size === 1 ? "one subnet" : "no subnet"} only.`, property };
      }
      const zones = patternsOf(value).map((one) => {
        const subnet = subnetOf(one, index);
        return subnet instanceof Unknown ? undefined : readProperty(subnet, "AvailabilityZone");
      });
      const known = zones.filter((zone) => typeof zone === "string");
      if (known.length === zones.length && new Set(known).size < 2)
        return { status: "FAIL", why: `All of its subnets are in ${String(known[0])}.`, property };
      const unsure = zones.some((zone) => zone !== undefined && typeof zone !== "string") && new Set(known).size < 2;
      if (unsure || [...subnets].some((one) => one instanceof Unknown))
        return { status: "UNKNOWN", why: "Its subnets are not known.", property };
      return { status: "PASS", why: `It is in ${subnets.size} subnets.`, property };
    },
  },
];
