import assert from "node:assert/strict";
import { test } from "node:test";
import { App, Aspects, CfnParameter, CfnResource, Fn, Stack } from "aws-cdk-lib";
import {
  CfnRoute,
  CfnSecurityGroup,
  CfnSubnet,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from "aws-cdk-lib/aws-ec2";
import { ContainerImage, FargateTaskDefinition } from "aws-cdk-lib/aws-ecs";
import { ManagedPolicy, Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { addGuards } from "./add-guards.ts";

process.env["CDK_VALIDATION"] = "false";

const digest = `sha256:${"5f".repeat(32)}`;
const model = "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-pro-v1:0";

/** Builds a stack, and says what the construction answers. */
function construct(build: (stack: Stack) => void): string {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, "Wrong", { env: { account: "111122223333", region: "us-west-2" } });
  build(stack);
  addGuards(app);
  try {
    app.synth();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "nothing";
}

const isolated = {
  ipAddresses: IpAddresses.cidr("10.0.0.0/20"),
  subnetConfiguration: [{ name: "a", subnetType: SubnetType.PRIVATE_ISOLATED }],
};
const roleFor = (stack: Stack, id = "Role") =>
  new Role(stack, id, { assumedBy: new ServicePrincipal("ecs-tasks.amazonaws.com") });
const permit = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });
const raw = (type: string, properties: Record<string, unknown>) => (stack: Stack) =>
  void new CfnResource(stack, "Thing", { type, properties });

const internet: readonly (readonly [title: string, build: (stack: Stack) => void, said: RegExp])[] = [
  [
    "a VPC as CDK makes it, with gateways",
    (stack) => void new Vpc(stack, "Vpc"),
    /internet route: AWS::EC2::InternetGateway is an internet gateway/,
  ],
  ["a NAT gateway", raw("AWS::EC2::NatGateway", {}), /is a NAT gateway/],
  ["an egress-only gateway", raw("AWS::EC2::EgressOnlyInternetGateway", {}), /egress-only/],
  [
    "an attached internet gateway",
    raw("AWS::EC2::VPCGatewayAttachment", { InternetGatewayId: "igw-1" }),
    /attaches an internet gateway/,
  ],
  ["a public address", raw("AWS::EC2::EIP", {}), /is a public address/],
  [
    "a default route",
    (stack) =>
      void new CfnRoute(stack, "R", { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-1" }),
    /routes 0\.0\.0\.0\/0/,
  ],
  [
    "half of a default route",
    (stack) =>
      void new CfnRoute(stack, "R", { routeTableId: "rtb-1", destinationCidrBlock: "128.0.0.0/1", transitGatewayId: "tgw-1" }),
    /routes 128\.0\.0\.0\/1/,
  ],
  [
    "a default route of IPv6",
    (stack) =>
      void new CfnRoute(stack, "R", { routeTableId: "rtb-1", destinationIpv6CidrBlock: "::/0", transitGatewayId: "tgw-1" }),
    /routes ::\/0/,
  ],
  [
    "a subnet with public addresses",
    (stack) => void new CfnSubnet(stack, "S", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: true }),
    /gives out public addresses/,
  ],
  [
    "a group that lets anybody in",
    (stack) => {
      const group = new SecurityGroup(stack, "G", { vpc: new Vpc(stack, "Vpc", isolated), allowAllOutbound: false });
      group.addIngressRule(Peer.anyIpv4(), Port.HTTPS);
    },
    /lets anybody in/,
  ],
  [
    "a group that lets everything out",
    (stack) => void new SecurityGroup(stack, "G", { vpc: new Vpc(stack, "Vpc", isolated) }),
    /lets everything out/,
  ],
  [
    "a group without rules, which AWS gives one",
    (stack) => void new CfnSecurityGroup(stack, "G", { groupDescription: "g", vpcId: "vpc-1" }),
    /so does a group without any egress rule/,
  ],
  ["a rule beside its group", raw("AWS::EC2::SecurityGroupIngress", { CidrIpv6: "::/0", IpProtocol: "-1" }), /lets anybody in/],
  [
    "a load balancer whose scheme is left out",
    raw("AWS::ElasticLoadBalancingV2::LoadBalancer", { Type: "application" }),
    /is not internal/,
  ],
  ["an API whose type is left out", raw("AWS::ApiGateway::RestApi", { Name: "api" }), /is not private/],
  ["an HTTP API", raw("AWS::ApiGatewayV2::Api", { Name: "api" }), /always public/],
  ["a function's address", raw("AWS::Lambda::Url", { AuthType: "AWS_IAM" }), /function's public address/],
  [
    "a public task",
    raw("AWS::ECS::Service", { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: "ENABLED" } } }),
    /public addresses/,
  ],
  ["a public database", raw("AWS::RDS::DBInstance", { PubliclyAccessible: true }), /publicly accessible/],
  [
    "a default route of a VPN",
    raw("AWS::EC2::VPNConnectionRoute", { DestinationCidrBlock: "0.0.0.0/0" }),
    /routes 0\.0\.0\.0\/0/,
  ],
  ["a search domain without a VPC", raw("AWS::OpenSearchService::Domain", {}), /VPCOptions/],
  [
    "a search collection for everybody",
    raw("AWS::OpenSearchServerless::SecurityPolicy", { Type: "network", Policy: '[{"AllowFromPublic": true}]' }),
    /AllowFromPublic/,
  ],
  ["a cluster with a public endpoint", raw("AWS::EKS::Cluster", { ResourcesVpcConfig: {} }), /EndpointPublicAccess/],
  [
    "a notebook on the internet",
    raw("AWS::SageMaker::NotebookInstance", { InstanceType: "ml.t3.medium" }),
    /DirectInternetAccess to Disabled/,
  ],
  [
    "a domain with SageMaker's own network",
    raw("AWS::SageMaker::Domain", { AppNetworkAccessType: "PublicInternetOnly" }),
    /VpcOnly/,
  ],
];

for (const [title, build, said] of internet)
  test(`construction fails on an internet route: ${title}`, () => {
    assert.match(construct(build), said);
  });

test("construction fails on an image that is named by a tag", () => {
  const task = (image: string) => (stack: Stack) =>
    void new FargateTaskDefinition(stack, "Task").addContainer("main", { image: ContainerImage.fromRegistry(image) });
  assert.match(
    construct(task("111122223333.dkr.ecr.us-west-2.amazonaws.com/a:v1")),
    /mutable image: .*a:v1 is not named by its digest/,
  );
  assert.match(construct(task("nginx")), /mutable image: nginx/);
  assert.equal(construct(task(`111122223333.dkr.ecr.us-west-2.amazonaws.com/a@${digest}`)), "nothing");
});

test("construction fails on mutable images of functions, models and repositories", () => {
  assert.match(construct(raw("AWS::Lambda::Function", { Code: { ImageUri: "a:latest" } })), /mutable image: a:latest/);
  assert.match(
    construct(raw("AWS::SageMaker::Model", { Containers: [{ Image: "b:1" }, { Image: "c:2" }] })),
    /mutable image: b:1[^]*mutable image: c:2/,
  );
  assert.match(construct(raw("AWS::ECR::Repository", {})), /lets tags be moved/);
  assert.equal(construct(raw("AWS::ECR::Repository", { ImageTagMutability: "IMMUTABLE" })), "nothing");
});

for (const resource of [
  "*",
  "arn:aws:bedrock:*::foundation-model/*",
  "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-?",
])
  test(`construction fails on a wildcard model: ${resource}`, () => {
    assert.match(
      construct((stack) => void roleFor(stack).addToPolicy(permit(["bedrock:InvokeModel"], [model, resource]))),
      /wildcard model: calls are allowed on /,
    );
  });

test("construction fails on a wildcard model in a wildcard action, a joined ARN, a bucket-like policy and a NotAction", () => {
  assert.match(
    construct(
      (stack) =>
        void roleFor(stack).addToPolicy(
          permit(["bedrock:Invoke*"], [`arn:${stack.partition}:bedrock:${stack.region}::foundation-model/*`]),
        ),
    ),
    /wildcard model/,
  );
  const endpoint = { PolicyDocument: { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } } };
  assert.match(construct(raw("AWS::EC2::VPCEndpoint", endpoint)), /wildcard model/);
  const inverse = { PolicyDocument: { Statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }] } };
  assert.match(construct(raw("AWS::IAM::ManagedPolicy", inverse)), /wildcard model/);
});

test("a model that a parameter names could be any; one that is built here is one", () => {
  const permitted = (resource: unknown) => ({
    PolicyDocument: { Statement: [{ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: resource }] },
  });
  const profile = (stack: Stack) =>
    new CfnResource(stack, "Profile", { type: "AWS::Bedrock::ApplicationInferenceProfile", properties: {} });
  const policy = (stack: Stack, resource: unknown) => raw("AWS::IAM::ManagedPolicy", permitted(resource))(stack);
  assert.match(
    construct((stack) => policy(stack, new CfnParameter(stack, "Model").valueAsString)),
    /wildcard model/,
  );
  assert.equal(
    construct((stack) => policy(stack, profile(stack).getAtt("InferenceProfileArn"))),
    "nothing",
  );
  assert.match(
    construct((stack) => policy(stack, Fn.sub("arn:${AWS::Partition}:bedrock:*::foundation-model/a"))),
    /wildcard model/,
  );
});

test("a denial of all models is no wildcard model, nor is a listed one", () => {
  const denial = { PolicyDocument: { Statement: [{ Effect: "Deny", Action: "bedrock:InvokeModel", Resource: "*" }] } };
  assert.equal(construct(raw("AWS::IAM::ManagedPolicy", denial)), "nothing");
  assert.equal(
    construct((stack) => void roleFor(stack).addToPolicy(permit(["bedrock:InvokeModel"], [model]))),
    "nothing",
  );
});

const training = "arn:aws:sagemaker:us-west-2:111122223333:training-job/a";

test("construction fails on invoke and train in one role, whichever policies they come from", () => {
  const ways: readonly ((stack: Stack, role: Role, statement: PolicyStatement) => void)[] = [
    (_stack, role, statement) => void role.addToPolicy(statement),
    (stack, role, statement) => role.attachInlinePolicy(new Policy(stack, "Second", { statements: [statement] })),
    (stack, role, statement) => role.addManagedPolicy(new ManagedPolicy(stack, "Second", { statements: [statement] })),
    (stack, role, statement) => void new ManagedPolicy(stack, "Second", { statements: [statement], roles: [role] }),
  ];
  for (const add of ways) {
    const said = construct((stack) => {
      const role = roleFor(stack);
      role.addToPolicy(permit(["bedrock:InvokeModel"], [model]));
      add(stack, role, permit(["sagemaker:CreateTrainingJob"], [training]));
    });
    assert.match(said, /Wrong\/Role\/Resource: invoke and train in one role/);
  }
});

test("construction fails on invoke and train in one role across stacks", () => {
  const said = construct((stack) => {
    const other = new Stack(stack.node.root, "Other", { env: { account: "111122223333", region: "us-west-2" } });
    const role = roleFor(stack);
    role.addToPolicy(permit(["bedrock:InvokeModel"], [model]));
    void new ManagedPolicy(other, "Second", { statements: [permit(["sagemaker:CreateTrainingJob"], [training])], roles: [role] });
  });
  assert.match(said, /invoke and train in one role/);
});

test("construction fails on AWS's policies that allow both", () => {
  const said = construct((stack) =>
    roleFor(stack).addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName("AmazonSageMakerFullAccess")),
  );
  assert.match(said, /invoke and train in one role/);
});

test("two roles may do what one may not", () => {
  const said = construct((stack) => {
    roleFor(stack, "Server").addToPolicy(permit(["bedrock:InvokeModel"], [model]));
    roleFor(stack, "Trainer").addToPolicy(permit(["sagemaker:CreateTrainingJob"], [training]));
  });
  assert.equal(said, "nothing");
});

test("what an override or an aspect puts in late is seen", () => {
  const overridden = construct((stack) => {
    const subnet = new CfnSubnet(stack, "S", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24" });
    subnet.addPropertyOverride("MapPublicIpOnLaunch", true);
  });
  assert.match(overridden, /gives out public addresses/);
  const late = construct((stack) => {
    const subnet = new CfnSubnet(stack, "S", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24" });
    Aspects.of(stack).add({ visit: (node) => void (node === subnet && (subnet.mapPublicIpOnLaunch = true)) });
  });
  assert.match(late, /gives out public addresses/);
});
