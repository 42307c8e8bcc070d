import assert from "node:assert/strict";
import { test } from "node:test";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { changeExample, readExample } from "../test/support/change-example.ts";
import { readBuiltResources } from "../guards/read-built-resources.ts";
import { readAllowances } from "../guards/read-statements.ts";
import { passagesOf } from "./network/endpoint-policies.ts";
import { synthesise } from "../test/support/synthesise.ts";

const config = changeExample("prod");
const network = synthesise(config).template("Network");

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The statements of every endpoint's policy by the end of its service name. */
function endpointPolicies(template: Template): ReadonlyMap<string, readonly Statement[]> {
  return new Map(
    Object.values(template.findResources("AWS::EC2::VPCEndpoint")).map((resource) => {
      const { ServiceName, PolicyDocument } = (
        resource as { Properties: { ServiceName: unknown; PolicyDocument: { Statement: Statement[] } } }
      ).Properties;
      const name =
        JSON.stringify(ServiceName)
          .replaceAll(/["\]}]/g, "")
          .split(/com\.amazonaws\.[a-z0-9-]+\.|,\./)
          .at(-1) ?? "";
      return [name, PolicyDocument.Statement];
    }),
  );
}

test("no gateway, no public address and no default route is in the network (NET-002)", () => {
  for (const type of ["InternetGateway", "NatGateway", "EgressOnlyInternetGateway", "EIP"])
    network.resourceCountIs(`AWS::EC2::${type}`, 0);
  network.resourceCountIs("AWS::EC2::Subnet", 9);
  network.allResourcesProperties("AWS::EC2::Subnet", { MapPublicIpOnLaunch: false });
  network.allResourcesProperties("AWS::EC2::Route", {
    DestinationCidrBlock: "10.0.0.0/12",
    TransitGatewayId: "tgw-0a1b2c3d4e5f60718",
  });
});

test("each service that is needed has an endpoint with private names (NET-001)", () => {
  assert.deepEqual([...endpointPolicies(network).keys()].sort(), [
    "bedrock",
    "bedrock-agent-runtime",
    "bedrock-runtime",
    "ecr.api",
    "ecr.dkr",
    "kms",
    "logs",
    "monitoring",
    "s3",
    "sagemaker.api",
    "sagemaker.runtime",
    "secretsmanager",
    "sts",
  ]);
  const interfaces = network.findResources("AWS::EC2::VPCEndpoint", {
    Properties: { VpcEndpointType: "Interface", PrivateDnsEnabled: true },
  });
  assert.equal(Object.keys(interfaces).length, 12);
});

test("no endpoint lets pass everything, nor anybody from outside of the organisation (NET-004)", () => {
  for (const [name, statements] of endpointPolicies(network))
    for (const { Action, Condition, Resource } of statements) {
      for (const action of [Action].flat()) assert.doesNotMatch(action, /\*/, name);
      const layers = JSON.stringify(Resource).includes("starport-layer-bucket");
      if (!layers) assert.equal(Condition?.["StringEquals"]?.["aws:PrincipalOrgID"], "o-a1b2c3d4e5", name);
    }
});

test("models are called by the approved ARNs only", () => {
  const [invoke] = endpointPolicies(network).get("bedrock-runtime") ?? [];
  assert.deepEqual([invoke?.Resource].flat().sort(), [...config.models.approved, ...config.models.inferenceProfiles].sort());
});

test("nothing is carried to somebody else's bucket", () => {
  const [data] = endpointPolicies(network).get("s3") ?? [];
  assert.equal(data?.Condition?.["StringEquals"]?.["aws:ResourceOrgID"], "o-a1b2c3d4e5");
});

test("workloads send to endpoints and S3 only (NET-009)", () => {
  network.hasResourceProperties("AWS::EC2::SecurityGroup", {
    GroupDescription: "Workloads: TLS to endpoints and S3 only",
    SecurityGroupEgress: [Match.objectLike({ DestinationPrefixListId: "pl-0a1b2c3d", FromPort: 443, ToPort: 443 })],
    SecurityGroupIngress: Match.absent(),
  });
  network.resourceCountIs("AWS::EC2::SecurityGroupEgress", 1);
  network.resourceCountIs("AWS::EC2::SecurityGroupIngress", 1);
});

test("every flow is logged, under a key, for as long as operations keep logs", () => {
  network.hasResourceProperties("AWS::EC2::FlowLog", { TrafficType: "ALL", ResourceType: "VPC" });
  network.hasResourceProperties("AWS::Logs::LogGroup", { RetentionInDays: 400, KmsKeyId: Match.anyValue() });
});

test("the default security group is emptied", () => {
  network.resourceCountIs("Custom::VpcRestrictDefaultSG", 1);
});

test("a VPC that others keep gets endpoints and flow logs, and neither subnets nor routes", () => {
  const template = synthesise(changeExample("research")).template("Network");
  for (const type of ["VPC", "Subnet", "Route", "TransitGatewayAttachment"]) template.resourceCountIs(`AWS::EC2::${type}`, 0);
  template.allResourcesProperties("AWS::EC2::VPCEndpoint", { VpcId: "vpc-0f1e2d3c4b5a69788" });
  template.hasResourceProperties("AWS::EC2::FlowLog", { ResourceId: "vpc-0f1e2d3c4b5a69788" });
  // The private API is called by people's tokens: its door is open to the corporate network, and to these APIs only.
  assert.deepEqual(endpointPolicies(template).get("execute-api")?.[0]?.Resource, "arn:aws:execute-api:us-east-1:222233334444:*");
});

test("an S3 endpoint that a VPC already has is used", () => {
  const { vpc } = readExample("research");
  assert.ok(vpc.kind === "existing");
  const built = synthesise(changeExample("research", { vpc: { ...vpc, s3Endpoint: "vpce-0a1b2c3d4e5f60718" } }));
  assert.equal(endpointPolicies(built.template("Network")).has("s3"), false);
  assert.match(JSON.stringify(built.template("Foundation").toJSON()), /vpce-0a1b2c3d4e5f60718/);
});

test("a VPN is encrypted by AES-256 and carries only the corporate ranges", () => {
  const connection = { kind: "virtual-private-gateway", customerGateway: { address: "198.51.100.7", asn: 65_010 } } as const;
  const template = synthesise(changeExample("prod", { connection })).template("Network");
  template.hasResourceProperties("AWS::EC2::VPNConnection", {
    VpnTunnelOptionsSpecifications: [1, 2].map(() =>
      Match.objectLike({ IKEVersions: [{ Value: "ikev2" }], Phase2EncryptionAlgorithms: [{ Value: "AES256-GCM-16" }] }),
    ),
  });
  template.allResourcesProperties("AWS::EC2::VPNConnectionRoute", { DestinationCidrBlock: "10.0.0.0/12" });
});

test("from a new VPC only names of AWS, of the deployment and of the organisation are found (NET-010)", () => {
  const lists = Object.values(network.findResources("AWS::Route53Resolver::FirewallDomainList")).map(
    (resource) => (resource as { readonly Properties: { readonly Domains: readonly string[] } }).Properties.Domains,
  );
  const [known = [], others] = [...lists].sort((one, other) => other.length - one.length);
  assert.deepEqual(others, ["*"]);
  for (const name of ["*.amazonaws.com", "gateway.llm.example.edu", "example.edu", "*.example.edu"])
    assert.ok(known.includes(name), name);
  network.hasResourceProperties("AWS::Route53Resolver::FirewallRuleGroup", {
    FirewallRules: [
      Match.objectLike({ Action: "ALLOW", Priority: 100 }),
      Match.objectLike({ Action: "BLOCK", BlockResponse: "NXDOMAIN", Priority: 200 }),
    ],
  });
  network.hasResourceProperties("AWS::Route53Resolver::FirewallRuleGroupAssociation", { MutationProtection: "ENABLED" });
});

test("an existing VPC has a firewall of names when its keepers say so, and a new one can be without", () => {
  const count = (template: Template, of: number) =>
    template.resourceCountIs("AWS::Route53Resolver::FirewallRuleGroupAssociation", of);
  count(synthesise(changeExample("research")).template("Network"), 0);
  count(synthesise(changeExample("research", { dns: { firewall: true } })).template("Network"), 1);
  count(synthesise(changeExample("prod", { dns: { firewall: false } })).template("Network"), 0);
});

test("what people at work in Studio may ask of SageMaker passes its endpoint too", () => {
  const config = changeExample("prod");
  const passing = new Set(passagesOf(config)["sagemaker-api"].flatMap(({ actions }) => actions));
  const policies = readBuiltResources(synthesise(config).app).filter(({ logicalId }) => logicalId.startsWith("StudioRole"));
  const asked = policies
    .flatMap(({ properties }) => readAllowances({ policy: properties["PolicyDocument"] }))
    .flatMap(({ actions }) => actions)
    .filter((action) => action.startsWith("sagemaker:"));
  assert.ok(asked.length > 15);
  const refused = asked.filter((action) => ![...passing].some((each) => each.toLowerCase() === action));
  assert.deepEqual(refused, []);
});
