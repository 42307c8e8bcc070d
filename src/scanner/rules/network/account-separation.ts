import { findResource, keyOf } from "../../network/find-resource.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { AccountOutcome, Outcome, Rule } from "../../model/rule.ts";
import { isProperties, Unknown, type Value } from "../../model/value.ts";

type Environment = "production" | "other";

/** The environment that the tags of a resource name; undefined where none does. */
function environmentOf({ properties }: Resource): Environment | Unknown | undefined {
  const tags = properties["Tags"];
  if (tags instanceof Unknown) return tags;
  const pairs = Array.isArray(tags)
    ? tags.slice(0, 200).flatMap((tag: Value) => (isProperties(tag) ? [[tag["Key"], tag["Value"]] as const] : []))
    : isProperties(tags)
      ? Object.entries(tags)
      : [];
  for (const [key, value] of pairs) {
    if (typeof key !== "string" || !/^(?:[\w-]+[:/])?(env|environment|stage|account-?use)$/i.test(key)) continue;
    if (value instanceof Unknown) return value;
    if (typeof value === "string") return /^(prod|production|prd|live)$/i.test(value) ? "production" : "other";
  }
  // A tag that is not known may be the one that says it.
  return (Array.isArray(tags) ? tags : [])
    .flatMap((tag: Value) => (isProperties(tag) ? [tag["Key"]] : [tag]))
    .find((one) => one instanceof Unknown);
}

/** Whether what connects two VPCs connects production with something else. */
function judge(
  ends: readonly { readonly name: string; readonly environment: Environment | Unknown | undefined }[],
  property: string,
): Outcome {
  const named = (environment: Environment): string | undefined => ends.find((end) => end.environment === environment)?.name;
  const [production, other] = [named("production"), named("other")];
  if (production !== undefined && other !== undefined)
    return { status: "FAIL", why: `It connects ${production}, which is production, with ${other}, which is not.`, property };
  const unknown = ends.find(({ environment }) => environment === undefined || environment instanceof Unknown);
  if (unknown !== undefined || ends.length < 2)
    return {
      status: "UNKNOWN",
      why: `Of which environment ${unknown?.name ?? "the other side"} is is not known${unknown?.environment instanceof Unknown ? `: ${unknown.environment.why}` : ""}.`,
      property,
    };
  return { status: "PASS", why: "What it connects is of one environment.", property };
}

function endOf(
  value: Value | undefined,
  index: InventoryIndex,
): { readonly name: string; readonly environment: Environment | Unknown | undefined } {
  const vpc = findResource(index, value);
  if (vpc instanceof Unknown) return { name: "a VPC", environment: vpc };
  if (typeof vpc === "string") return { name: vpc.slice(0, 100), environment: undefined };
  return { name: vpc.id, environment: environmentOf(vpc) };
}

const attachmentTypes = ["AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment"];

export const accountSeparationRules: readonly Rule[] = [
  {
    id: "network-peering-within-environment",
    control: "NET-006",
    severity: "high",
    title: "No peering connects production with anything else",
    remediation: "Delete the peering; hand models and data over by a pipeline. Tag VPCs with env, so that it can be told.",
    also: { prowler: ["vpc_peering_routing_tables_with_least_privilege"] },
    types: ["AWS::EC2::VPCPeeringConnection"],
    check: (peering, index) =>
      judge([endOf(readProperty(peering, "VpcId"), index), endOf(readProperty(peering, "PeerVpcId"), index)], "PeerVpcId"),
  },
  {
    id: "network-transit-within-environment",
    control: "NET-006",
    severity: "high",
    title: "No transit gateway connects production with anything else",
    remediation:
      "Give production a transit gateway, or at least a route table of it, of its own. Tag VPCs with env, so that it can be told.",
    types: ["AWS::EC2::TransitGateway"],
    check: (gateway, index) => {
      const ends = attachmentTypes
        .flatMap((type) => index.ofType(type))
        .filter((attachment) => {
          const of = findResource(index, readProperty(attachment, "TransitGatewayId"));
          return !(of instanceof Unknown) && keyOf(of) === gateway.id;
        })
        .map((attachment) => endOf(readProperty(attachment, "VpcId"), index));
      const outcome = judge(ends, "Tags");
      // Tables of routes of their own may keep them apart.
      if (outcome.status === "FAIL" && index.ofType("AWS::EC2::TransitGatewayRouteTable").length > 1)
        return { ...outcome, status: "UNKNOWN", why: `${outcome.why} Its route tables may keep them apart.` };
      return outcome;
    },
  },
  {
    id: "account-one-environment",
    control: "NET-006",
    severity: "high",
    title: "An account holds production, or something else, but not both",
    remediation: "Move what is not production into an account of its own, and tag resources with env.",
    also: { prowler: ["organizations_account_part_of_organizations"] },
    reads: ["AWS::EC2::VPC"],
    checkAccount: (index) => oneEnvironment(index),
  },
];

function oneEnvironment(index: InventoryIndex): readonly AccountOutcome[] {
  let unknown: string | undefined;
  const seen = new Map<string, { production?: Resource; other?: Resource }>();
  for (const resource of index.inventory.resources) {
    const environment = environmentOf(resource);
    if (environment instanceof Unknown) unknown ??= `${resource.id}: ${environment.why}`;
    if (environment !== "production" && environment !== "other") continue;
    const account = resource.account ?? "";
    const both = seen.get(account) ?? {};
    both[environment] ??= resource;
    seen.set(account, both);
  }
  for (const { production, other } of seen.values())
    if (production !== undefined && other !== undefined)
      return [
        {
          status: "FAIL",
          why: `In one account, ${production.id} is tagged as production and ${other.id} is not.`,
          resource: other,
        },
      ];
  const why =
    unknown ??
    index.inventory.unread.get("*") ??
    (seen.size === 0 ? "no resource is tagged with its environment" : undefined) ??
    index.mayLack("AWS::EC2::VPC");
  if (why !== undefined) return [{ status: "UNKNOWN", why: `Whether the account holds one environment is not known: ${why}.` }];
  return [{ status: "PASS", why: "All that is tagged is of one environment." }];
}
