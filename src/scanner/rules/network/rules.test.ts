import assert from "node:assert/strict";
import { test } from "node:test";
import { checkRule, findingsOf, type Fixture } from "../../../../test/scanner/check-rule.ts";
import type { Rule } from "../../model/rule.ts";
import { networkRules } from "./network-rules.ts";

const ruleOf = (id: string): Rule => {
  const rule = networkRules.find((one) => one.id === id);
  assert.ok(rule, id);
  return rule;
};
const template = (...resources: readonly string[]): string => `Resources:\n${resources.map((one) => `  ${one}`).join("\n")}`;
const make = (name: string, type: string, properties = ""): string =>
  `${name}: { Type: AWS::${type}, Properties: { ${properties} } }`;

const vpc = make("Vpc", "EC2::VPC");
const subnet = make("Subnet", "EC2::Subnet", "VpcId: !Ref Vpc");
const table = [
  make("Table", "EC2::RouteTable", "VpcId: !Ref Vpc"),
  make("Uses", "EC2::SubnetRouteTableAssociation", "SubnetId: !Ref Subnet, RouteTableId: !Ref Table"),
];
const route = (target: string): string =>
  make("Route", "EC2::Route", `RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, ${target}`);
const gateway = make("Gateway", "EC2::InternetGateway");
const lambda = make("Lambda", "Lambda::Function", "VpcConfig: { SubnetIds: [!Ref Subnet] }");

checkRule(ruleOf("network-workload-no-internet-path"), {
  PASS: [template(vpc, subnet, ...table, lambda), template(vpc, subnet, lambda)],
  FAIL: [
    template(vpc, subnet, ...table, gateway, route("GatewayId: !Ref Gateway"), lambda),
    template(
      vpc,
      subnet,
      ...table,
      route("EgressOnlyInternetGatewayId: !Ref Gateway"),
      make("Db", "RDS::DBSubnetGroup", "SubnetIds: [!Ref Subnet]"),
    ),
  ],
  UNKNOWN: [
    template(vpc, subnet, ...table, route("GatewayId: !ImportValue igw"), lambda),
    make("Lambda", "Lambda::Function", "VpcConfig: { SubnetIds: [subnet-0123] }"),
    make("Lambda", "Lambda::Function", "VpcConfig: { SubnetIds: !ImportValue subnets }"),
  ],
  NONE: [make("Lambda", "Lambda::Function"), vpc],
});

const service = (assign: string): string =>
  make("S", "ECS::Service", `NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [a], ${assign} } }`);
checkRule(ruleOf("network-workload-no-public-address"), {
  PASS: [
    service(""),
    service("AssignPublicIp: DISABLED"),
    make("I", "EC2::Instance", "NetworkInterfaces: [{ AssociatePublicIpAddress: false }]"),
  ],
  FAIL: [
    service("AssignPublicIp: ENABLED"),
    make("I", "EC2::Instance", "NetworkInterfaces: [{ AssociatePublicIpAddress: 'true' }]"),
    make("L", "EC2::LaunchTemplate", "LaunchTemplateData: { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] }"),
  ],
  UNKNOWN: [service("AssignPublicIp: !ImportValue x")],
});
checkRule(ruleOf("network-subnet-no-public-addresses"), {
  PASS: [subnet.replace("!Ref Vpc", "x")],
  FAIL: [make("S", "EC2::Subnet", "MapPublicIpOnLaunch: true")],
  UNKNOWN: [make("S", "EC2::Subnet", "MapPublicIpOnLaunch: !ImportValue x")],
});
const balancer = (scheme: string): string => make("B", "ElasticLoadBalancingV2::LoadBalancer", scheme);
checkRule(ruleOf("network-load-balancer-internal"), {
  PASS: [balancer("Scheme: internal")],
  FAIL: [balancer(""), balancer("Scheme: internet-facing")],
  UNKNOWN: [balancer("Scheme: !ImportValue x"), balancer("Type: !ImportValue x")],
  NONE: [balancer("Type: gateway")],
});
checkRule(ruleOf("lambda-function-in-vpc"), {
  PASS: [lambda.replace("!Ref Subnet", "subnet-1")],
  FAIL: [make("L", "Lambda::Function"), make("L", "Lambda::Function", "VpcConfig: { SubnetIds: [] }")],
  UNKNOWN: [make("L", "Lambda::Function", "VpcConfig: !ImportValue x")],
});

const group = (properties: string): string => make("G", "EC2::SecurityGroup", properties);
checkRule(ruleOf("network-security-group-no-open-ingress"), {
  PASS: [
    group(""),
    group("SecurityGroupIngress: [{ CidrIp: 10.0.0.0/8, FromPort: 443, ToPort: 443 }]"),
    make("In", "EC2::SecurityGroupIngress", "GroupId: sg-0a1b2c3d, CidrIp: 10.0.0.0/8"),
  ],
  FAIL: [
    group("SecurityGroupIngress: [{ CidrIp: 0.0.0.0/0, IpProtocol: '-1' }]"),
    group("SecurityGroupIngress: { CidrIpv6: '::/0', FromPort: 22, ToPort: 22 }"),
    template(group(""), make("In", "EC2::SecurityGroupIngress", "GroupId: !GetAtt G.GroupId, CidrIp: 0.0.0.0/1")),
    make("In", "EC2::SecurityGroupIngress", "GroupId: sg-0a1b2c3d, CidrIp: 0.0.0.0/0"),
  ],
  UNKNOWN: [
    group("SecurityGroupIngress: [{ CidrIp: !ImportValue x }]"),
    group("SecurityGroupIngress: !ImportValue x"),
    make("In", "EC2::SecurityGroupIngress", "GroupId: sg-0a1b2c3d, CidrIp: !ImportValue x"),
  ],
});
checkRule(ruleOf("network-security-group-no-open-egress"), {
  PASS: [group("SecurityGroupEgress: [{ DestinationSecurityGroupId: sg-1, IpProtocol: tcp }]")],
  FAIL: [group(""), group("SecurityGroupEgress: [{ CidrIp: 0.0.0.0/0, IpProtocol: '-1' }]")],
  UNKNOWN: [group("SecurityGroupEgress: [{ CidrIp: !ImportValue x }]")],
});
checkRule(ruleOf("network-vpc-flow-logs"), {
  PASS: [template(vpc, make("Log", "EC2::FlowLog", "ResourceId: !Ref Vpc"))],
  FAIL: [{ cloudformation: vpc, whole: true }],
  UNKNOWN: [vpc, { cloudformation: template(vpc, make("Log", "EC2::FlowLog", "ResourceId: !ImportValue x")), whole: true }],
});

const services = ["bedrock-runtime", "sagemaker.runtime", "s3", "sts", "kms", "logs", "monitoring", "secretsmanager"];
const endpoint = (name: string, properties: string): string => make(name, "EC2::VPCEndpoint", properties);
const endpoints = (names: readonly string[]): readonly string[] =>
  names.map((name, n) => endpoint(`E${n}`, `VpcId: !Ref Vpc, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.${name}'`));
checkRule(ruleOf("network-vpc-has-ai-endpoints"), {
  PASS: [template(vpc, ...endpoints(services))],
  FAIL: [{ cloudformation: template(vpc, ...endpoints(services.slice(1))), whole: true }],
  UNKNOWN: [
    template(vpc, ...endpoints(services.slice(1))),
    template(vpc, subnet, lambda),
    {
      cloudformation: template(
        vpc,
        ...endpoints(services.slice(1)),
        endpoint("X", "VpcId: !Ref Vpc, ServiceName: !ImportValue x"),
      ),
      whole: true,
    },
  ],
  NONE: [vpc],
});
const interface_ = (properties: string): string =>
  endpoint("E", `VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, ${properties}`);
checkRule(ruleOf("network-endpoint-private-dns"), {
  PASS: [interface_("PrivateDnsEnabled: true")],
  FAIL: [interface_(""), interface_("PrivateDnsEnabled: false")],
  UNKNOWN: [interface_("PrivateDnsEnabled: !ImportValue x"), endpoint("E", "VpcEndpointType: !ImportValue x")],
  NONE: [endpoint("E", "ServiceName: com.amazonaws.eu-west-1.s3")],
});
const zone = (name: string, at: string): string => make(name, "EC2::Subnet", `VpcId: v, AvailabilityZone: ${at}`);
checkRule(ruleOf("network-endpoint-two-zones"), {
  PASS: [
    interface_("SubnetIds: [subnet-1, subnet-2]"),
    template(zone("A", "a"), zone("B", "b"), interface_("SubnetIds: [!Ref A, !Ref B]")),
  ],
  FAIL: [
    interface_("SubnetIds: [subnet-1]"),
    interface_(""),
    template(zone("A", "a"), zone("B", "a"), interface_("SubnetIds: [!Ref A, !Ref B]")),
  ],
  UNKNOWN: [interface_("SubnetIds: !ImportValue x"), interface_("SubnetIds: [!ImportValue x]")],
});

const runtime = (policy: string): string =>
  endpoint("E", `VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.bedrock-runtime, ${policy}`);
const allowing = (statement: string): string =>
  runtime(`PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', ${statement} }] }`);
const bucket = make("Bucket", "S3::Bucket");
const invoking = (resources: string): string => allowing(`Action: execute-api:Invoke, Resource: ${resources}`);
const model = "arn:aws:bedrock:eu-west-1::foundation-model/x";
const own = "Condition: { StringEquals: { 'aws:PrincipalOrgID': o-1 } }";
const unreadPolicy = runtime("PolicyDocument: !ImportValue x");
checkRule(ruleOf("network-endpoint-policy-not-open"), {
  PASS: [allowing(`Action: bedrock:InvokeModel, Resource: '${model}'`), allowing(`Action: '*', Resource: '*', ${own}`)],
  FAIL: [runtime(""), allowing("Action: '*', Resource: '*'")],
  UNKNOWN: [unreadPolicy, allowing("Action: !ImportValue x, Resource: '*'")],
  NONE: [endpoint("E", "VpcEndpointType: GatewayLoadBalancer")],
});
const denyOthers = runtime(
  "PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }, { Effect: Deny, Principal: '*', Action: '*', Resource: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': !ImportValue org } } }] }",
);
checkRule(ruleOf("network-endpoint-policy-own-organization"), {
  PASS: [
    allowing(`Action: '*', Resource: '*', ${own}`),
    denyOthers,
    allowing("Action: s3:GetObject, Resource: 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*'"),
    invoking("!Sub 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:*'"),
    template(
      make("Api", "ApiGateway::RestApi"),
      invoking("[!Sub 'arn:aws:execute-api:eu-west-1:${AWS::AccountId}:${Api}/*', !GetAtt Queue.Arn]"),
      make("Queue", "SQS::Queue"),
    ),
  ],
  FAIL: [
    runtime(""),
    invoking("'*'"),
    invoking("'arn:aws:execute-api:eu-west-1:*:*'"),
    invoking("'arn:aws:*:eu-west-1:111122223333:*'"),
    invoking("[!Sub 'arn:aws:execute-api:eu-west-1:${AWS::AccountId}:*', '*']"),
    invoking("!Sub 'arn:aws:execute-api:eu-west-1:${AWS::AccountId}:*'").replace("Resource", "NotResource"),
    // No account is in these, and these lead on to those.
    invoking("'arn:aws:s3:::own-bucket/*'"),
    invoking("!Sub 'arn:aws:s3:eu-west-1:${AWS::AccountId}:accesspoint/own'"),
    invoking("!Sub 'arn:aws:bedrock:eu-west-1:${AWS::AccountId}:inference-profile/*'"),
    template(bucket, invoking("!GetAtt Bucket.Arn")),
    allowing("Action: '*', Resource: '*'"),
    allowing("Action: '*', Resource: '*', Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } }"),
  ],
  UNKNOWN: [
    unreadPolicy,
    allowing("Action: '*', Resource: '*', Condition: !ImportValue x"),
    invoking("!ImportValue api"),
    invoking("'arn:aws:execute-api:eu-west-1:111122223333:*'"),
    `Parameters: { account: { Type: String } }\n${template(invoking("!Sub 'arn:aws:execute-api:eu-west-1:${account}:*'"))}`,
    `Parameters: { Region: { Type: String } }\n${template(invoking("!Sub 'arn:aws:execute-api:${Region}:${AWS::AccountId}:*'"))}`,
  ],
});
checkRule(ruleOf("network-endpoint-policy-lists-models"), {
  PASS: [allowing(`Action: bedrock:InvokeModel, Resource: '${model}'`)],
  FAIL: [
    runtime(""),
    allowing("Action: 'bedrock:*', Resource: '*'"),
    allowing("Action: bedrock:InvokeModel, Resource: 'arn:aws:bedrock:*::foundation-model/*'"),
  ],
  UNKNOWN: [
    unreadPolicy,
    allowing("Action: bedrock:InvokeModel, Resource: !ImportValue x"),
    endpoint("E", "ServiceName: !ImportValue x"),
  ],
  NONE: [interface_("")],
});

const denying = (condition: string): string =>
  make(
    "Policy",
    "S3::BucketPolicy",
    `Bucket: !Ref Bucket, PolicyDocument: { Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: !Sub '\${Bucket.Arn}/*', Condition: ${condition} }] }`,
  );
checkRule(ruleOf("network-bucket-policy-own-network"), {
  PASS: [
    template(bucket, denying("{ StringNotEquals: { 'aws:SourceVpce': !ImportValue vpce } }")),
    template(
      bucket,
      denying(
        "{ StringNotEqualsIfExists: { 'aws:SourceVpc': vpc-1 }, Bool: { 'aws:ViaAWSService': 'false' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }",
      ),
    ),
  ],
  FAIL: [
    bucket,
    template(bucket, denying("{ Bool: { 'aws:SecureTransport': 'false' } }")),
    template(bucket, denying("{ StringEquals: { 'aws:SourceVpce': vpce-1 } }")),
  ],
  UNKNOWN: [
    template(bucket, denying("!ImportValue x")),
    template(bucket, make("P", "S3::BucketPolicy", "Bucket: !ImportValue x")),
  ],
});
const keyPolicy = (statement: string): string =>
  make(
    "Key",
    "KMS::Key",
    `KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }, ${statement}] }`,
  );
checkRule(ruleOf("network-key-policy-own-network"), {
  PASS: [
    keyPolicy(
      "{ Effect: Deny, Principal: '*', Action: kms:Decrypt, Resource: '*', Condition: { StringNotEquals: { 'aws:SourceVpc': vpc-1 }, Bool: { 'aws:ViaAWSService': 'false' } } }",
    ),
    make(
      "Key",
      "KMS::Key",
      "KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: x }, Action: kms:Decrypt, Resource: '*', Condition: { StringEquals: { 'kms:ViaService': s3.eu-west-1.amazonaws.com } } }] }",
    ),
  ],
  FAIL: [keyPolicy("{ Effect: Deny, Principal: '*', Action: kms:PutKeyPolicy, Resource: '*' }"), make("Key", "KMS::Key")],
  UNKNOWN: [make("Key", "KMS::Key", "KeyPolicy: !ImportValue x")],
  NONE: [make("Key", "KMS::Key", "KeyUsage: SIGN_VERIFY")],
});

const caller = (statement: string, more = ""): string =>
  make(
    "Role",
    "IAM::Role",
    `AssumeRolePolicyDocument: { Statement: [] }, ${more} Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${statement}] } }]`,
  );
const call = (condition: string): string =>
  `{ Effect: Allow, Action: bedrock:InvokeModel, Resource: '*', Condition: ${condition} }`;
const elsewhere =
  "{ Effect: Deny, Action: 'bedrock:*', Resource: '*', Condition: { StringNotEquals: { 'aws:SourceVpce': !ImportValue e } } }";
checkRule(ruleOf("iam-invoke-own-network"), {
  PASS: [caller(call("{ StringEquals: { 'aws:SourceVpce': !ImportValue e } }")), caller(`${call("{}")}, ${elsewhere}`)],
  FAIL: [
    caller(call("{}")),
    caller(call("{ StringEqualsIfExists: { 'aws:SourceVpc': vpc-1 } }")),
    caller(call("{ StringLike: { 'aws:SourceVpc': '*' } }")),
  ],
  UNKNOWN: [
    caller(`${call("{}")}, { Effect: Deny, Action: !ImportValue a, Resource: '*' }`),
    caller("{ Effect: Allow, Action: !ImportValue a, Resource: '*' }"),
  ],
  NONE: [caller("{ Effect: Allow, Action: s3:GetObject, Resource: '*' }")],
});

const tagged = (name: string, env: string): string => make(name, "EC2::VPC", `Tags: [{ Key: env, Value: ${env} }]`);
const peering = make("Peering", "EC2::VPCPeeringConnection", "VpcId: !Ref A, PeerVpcId: !Ref B");
checkRule(ruleOf("network-peering-within-environment"), {
  PASS: [template(tagged("A", "prod"), tagged("B", "production"), peering)],
  FAIL: [template(tagged("A", "prod"), tagged("B", "research"), peering)],
  UNKNOWN: [
    template(tagged("A", "prod"), make("B", "EC2::VPC"), peering),
    make("P", "EC2::VPCPeeringConnection", "VpcId: vpc-1, PeerVpcId: vpc-2"),
    template(tagged("A", "prod"), tagged("B", "!ImportValue x"), peering),
  ],
});
const attached = (name: string): string =>
  make(`At${name}`, "EC2::TransitGatewayAttachment", `TransitGatewayId: !Ref T, VpcId: !Ref ${name}, SubnetIds: [x]`);
const transit = make("T", "EC2::TransitGateway");
checkRule(ruleOf("network-transit-within-environment"), {
  PASS: [template(transit, tagged("A", "dev"), tagged("B", "test"), attached("A"), attached("B"))],
  FAIL: [template(transit, tagged("A", "prod"), tagged("B", "test"), attached("A"), attached("B"))],
  UNKNOWN: [transit],
});
checkRule(ruleOf("account-one-environment"), {
  PASS: [{ cloudformation: template(tagged("A", "prod"), tagged("B", "prod")), whole: true }],
  FAIL: [template(tagged("A", "prod"), tagged("B", "sandbox"))],
  UNKNOWN: [tagged("A", "prod"), { cloudformation: vpc, whole: true } satisfies Fixture],
});

test("Networks that name themselves end", async () => {
  const found = await findingsOf(
    networkRules,
    template(
      make("Nat", "EC2::NatGateway", "SubnetId: !Ref Subnet"),
      subnet.replace("!Ref Vpc", "!Ref Subnet"),
      ...table,
      route("NatGatewayId: !Ref Nat"),
      lambda,
      make("Fw", "EC2::VPCEndpoint", "SubnetIds: [!Ref Fw], VpcId: !Ref Fw"),
    ),
  );
  assert.ok(found.length > 5);
  assert.ok(found.every(({ why }) => !why.includes("failed on what it read")));
});
