import { findResource, keyOf } from "../../network/find-resource.ts";
import { isWideRange } from "../../network/wide-range.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { plainText } from "../../model/plain-text.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { isProperties, Unknown, type Value } from "../../model/value.ts";

type Members = Readonly<Record<string, Value>>;

/** Of one rule of a security group: whether it is for every address; undefined where that is not told. */
function isForAll(rule: Members, index: InventoryIndex): boolean | Unknown {
  const own = (name: string): Value | undefined => (Object.hasOwn(rule, name) ? rule[name] : undefined);
  const listed = ["SourcePrefixListId", "DestinationPrefixListId"].flatMap((name) => rangesOf(own(name), index));
  for (const range of [own("CidrIp"), own("CidrIpv6"), ...listed]) {
    if (range instanceof Unknown) return range;
    if (range === undefined || range === null) continue;
    if (typeof range !== "string") return new Unknown("a range of addresses is known only when it is deployed");
    if (isWideRange(range)) return true;
  }
  return false;
}

/** Those of a list of prefixes that is here; one that is elsewhere is named for what it holds. */
function rangesOf(list: Value | undefined, index: InventoryIndex): readonly (Value | undefined)[] {
  const found = list === undefined ? undefined : index.follow(list);
  if (found === undefined || found instanceof Unknown || found.type !== "AWS::EC2::PrefixList") return [];
  const entries = rulesOf(readProperty(found, "Entries"));
  if (entries instanceof Unknown) return [entries];
  return entries.map((entry) => (isProperties(entry) ? entry["Cidr"] : entry));
}

const rulesOf = (value: Value | undefined): readonly Value[] | Unknown => {
  if (value instanceof Unknown) return value;
  if (value === undefined) return [];
  return Array.isArray(value) ? value.slice(0, 1000) : [value];
};

/** Rules of which it is not known whose they are, that would open a group. */
function strayRule(type: string, index: InventoryIndex): string | undefined {
  const stray = index
    .ofType(type)
    .find(
      (rule) =>
        findResource(index, readProperty(rule, "GroupId")) instanceof Unknown && isForAll(rule.properties, index) !== false,
    );
  return stray === undefined ? undefined : `of which group ${stray.id} is`;
}

/** Rules of a group that stand in resources of their own. */
function separate(group: Resource, type: string, index: InventoryIndex): readonly Resource[] {
  return index.ofType(type).filter((rule) => {
    const found = findResource(index, readProperty(rule, "GroupId"));
    return !(found instanceof Unknown) && keyOf(found) === group.id;
  });
}

interface Side {
  readonly property: "SecurityGroupIngress" | "SecurityGroupEgress";
  readonly type: string;
  readonly open: (rule: Members) => string;
  readonly good: string;
}

function checkGroup(group: Resource, index: InventoryIndex, { property, type, open, good }: Side): Outcome {
  const own = rulesOf(readProperty(group, property));
  if (own instanceof Unknown) return { status: "UNKNOWN", why: `Its rules are not known: ${own.why}.`, property };
  const rules = [...own, ...separate(group, type, index).map(({ properties }) => properties)];
  let unknown: string | undefined;
  for (const rule of rules) {
    if (!isProperties(rule)) {
      unknown ??= rule instanceof Unknown ? rule.why : "a rule is written in a way that is not understood";
      continue;
    }
    const all = isForAll(rule, index);
    if (all === true) return { status: "FAIL", why: open(rule), property };
    if (all instanceof Unknown) unknown ??= all.why;
  }
  unknown ??= index.inventory.unread.get(type) ?? strayRule(type, index);
  return unknown === undefined
    ? { status: "PASS", why: good, property }
    : { status: "UNKNOWN", why: `Not all of its rules are known: ${unknown}.`, property };
}

/** A rule of a group that is declared elsewhere. Of a group that is here, the group tells. */
function checkAlone(rule: Resource, index: InventoryIndex, { open, good }: Side): Outcome | undefined {
  const group = findResource(index, readProperty(rule, "GroupId"));
  if (group instanceof Unknown) return { status: "UNKNOWN", why: `Of which group it is is not known: ${group.why}.` };
  if (typeof group !== "string") return undefined;
  const all = isForAll(rule.properties, index);
  if (all instanceof Unknown) return { status: "UNKNOWN", why: `For whom it is is not known: ${all.why}.` };
  return all ? { status: "FAIL", why: open(rule.properties) } : { status: "PASS", why: good };
}

const ports = (rule: Members): string => {
  const [from, to, protocol] = ["FromPort", "ToPort", "IpProtocol"].map((name) => plainText(rule[name]));
  return from === undefined || to === undefined || from === "-1" || protocol === "-1" ? "all ports" : `ports ${from} to ${to}`;
};

const ingress: Side = {
  property: "SecurityGroupIngress",
  type: "AWS::EC2::SecurityGroupIngress",
  open: (rule) => `Every address may reach ${ports(rule)}.`,
  good: "It lets in named ranges and groups only.",
};
const egress: Side = {
  property: "SecurityGroupEgress",
  type: "AWS::EC2::SecurityGroupEgress",
  open: (rule) => `It lets out to every address on ${ports(rule)}.`,
  good: "It lets out to named ranges and groups only.",
};

export const segmentationRules: readonly Rule[] = [
  {
    id: "network-security-group-no-open-ingress",
    control: "NET-009",
    severity: "high",
    title: "No security group lets every address in",
    remediation: "Name the security group or the range of addresses that needs to come in, instead of 0.0.0.0/0 or ::/0.",
    also: {
      prowler: [
        "ec2_securitygroup_allow_ingress_from_internet_to_all_ports",
        "ec2_securitygroup_allow_ingress_from_internet_to_any_port",
      ],
      // Checkov has four checks of single ports; here none is open to everyone.
      cdkNag: ["AwsSolutions-EC23"],
      cfnGuard: ["INCOMING_SSH_DISABLED", "RESTRICTED_INCOMING_TRAFFIC", "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS"],
    },
    types: ["AWS::EC2::SecurityGroup", ingress.type],
    check: (one, index) => (one.type === ingress.type ? checkAlone : checkGroup)(one, index, ingress),
  },
  {
    id: "network-security-group-no-open-egress",
    control: "NET-009",
    severity: "medium",
    title: "No security group lets out to every address",
    remediation:
      "List SecurityGroupEgress to the security groups of the endpoints and stores: without any, AWS lets out to every address.",
    // CKV_AWS_382 lets single ports out to everyone.
    types: ["AWS::EC2::SecurityGroup", egress.type],
    check: (group, index) => {
      if (group.type === egress.type) return checkAlone(group, index, egress);
      const property = "SecurityGroupEgress";
      if (readProperty(group, property) === undefined && separate(group, egress.type, index).length === 0)
        return { status: "FAIL", why: "Without a rule it lets out to every address.", property };
      return checkGroup(group, index, egress);
    },
  },
  {
    id: "network-vpc-flow-logs",
    control: "NET-009",
    severity: "medium",
    title: "The traffic of a VPC is logged",
    remediation: "Add AWS::EC2::FlowLog with ResourceType VPC, the VPC as ResourceId and TrafficType ALL.",
    also: {
      prowler: ["vpc_flow_logs_enabled"],
      checkov: ["CKV2_AWS_11"],
      cdkNag: ["AwsSolutions-VPC7"],
      cfnGuard: ["VPC_FLOW_LOGS_ENABLED"],
    },
    types: ["AWS::EC2::VPC"],
    check: (vpc, index) => {
      let unknown: string | undefined;
      for (const log of index.ofType("AWS::EC2::FlowLog")) {
        const of = findResource(index, readProperty(log, "ResourceId"));
        if (of instanceof Unknown) unknown ??= `of what ${log.id} is: ${of.why}`;
        else if (keyOf(of) === vpc.id || of === readProperty(vpc, "VpcId"))
          return { status: "PASS", why: `Its traffic is logged by ${log.id}.` };
      }
      const why = unknown ?? index.mayLack("AWS::EC2::FlowLog");
      // What makes a VPC makes its flow log too, unless the account does that for all: then whoever reads the account sees it.
      return why === undefined
        ? { status: "FAIL", why: "No flow log is of it." }
        : { status: "UNKNOWN", why: `No flow log of it was read: ${why}.` };
    },
  },
];
