import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Templates as teams have them: a network, roles, keys, buckets and AI services, some 30 resources each, every third in YAML. */
export function writeTemplates(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < count; n++) {
    const template = JSON.stringify(makeTemplate(n), undefined, 1);
    // JSON is YAML too: with a comment before it, it is read by the YAML parser.
    writeFileSync(
      join(folder, n % 3 === 0 ? `stack-${n}.yaml` : `stack-${n}.json`),
      n % 3 === 0 ? `# stack ${n}\n${toYaml(template)}` : template,
    );
  }
}

const ref = (name: string): object => ({ Ref: name });
const arn = (name: string): object => ({ "Fn::GetAtt": [name, "Arn"] });

function makeTemplate(n: number): object {
  const statement = (actions: readonly string[], resource: unknown): object => ({
    Effect: "Allow",
    Action: actions,
    Resource: resource,
  });
  const role = (name: string, actions: readonly string[]): readonly [string, object] => [
    name,
    {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "bedrock.amazonaws.com" } }],
        },
        Policies: [
          {
            PolicyName: "own",
            PolicyDocument: {
              Version: "2012-10-17",
              Statement: [
                statement(actions, { "Fn::Sub": "arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/*" }),
                statement(["s3:GetObject"], { "Fn::Join": ["", [arn("Bucket0"), "/*"]] }),
              ],
            },
          },
        ],
      },
    },
  ];
  const buckets = Array.from({ length: 6 }, (_, i): readonly [string, object] => [
    `Bucket${i}`,
    {
      Type: "AWS::S3::Bucket",
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: arn("Key") } },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: i % 2 === 0,
        },
        VersioningConfiguration: { Status: { "Fn::If": ["IsProd", "Enabled", "Suspended"] } },
      },
    },
  ]);
  const subnets = Array.from({ length: 4 }, (_, i): readonly [string, object] => [
    `Subnet${i}`,
    { Type: "AWS::EC2::Subnet", Properties: { VpcId: ref("Vpc"), CidrBlock: `10.0.${i}.0/24`, MapPublicIpOnLaunch: false } },
  ]);
  const endpoints = ["bedrock-runtime", "bedrock", "sts", "kms", "logs", "sagemaker.runtime"].map(
    (service, i): readonly [string, object] => [
      `Endpoint${i}`,
      {
        Type: "AWS::EC2::VPCEndpoint",
        Properties: {
          ServiceName: { "Fn::Sub": `com.amazonaws.\${AWS::Region}.${service}` },
          VpcId: ref("Vpc"),
          VpcEndpointType: "Interface",
          PrivateDnsEnabled: true,
          SubnetIds: subnets.map(([name]) => ref(name)),
          SecurityGroupIds: [ref("Group")],
        },
      },
    ],
  );
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: { Env: { Type: "String", Default: n % 2 === 0 ? "prod" : "research" }, Access: { Type: "String" } },
    Conditions: { IsProd: { "Fn::Equals": [ref("Env"), "prod"] } },
    Resources: Object.fromEntries([
      [
        "Key",
        {
          Type: "AWS::KMS::Key",
          Properties: {
            EnableKeyRotation: n % 5 !== 0,
            KeyPolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: { AWS: { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" } },
                  Action: "kms:*",
                  Resource: "*",
                },
              ],
            },
          },
        },
      ],
      ["Vpc", { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } }],
      [
        "Group",
        {
          Type: "AWS::EC2::SecurityGroup",
          Properties: {
            VpcId: ref("Vpc"),
            GroupDescription: "endpoints",
            SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "10.0.0.0/16" }],
          },
        },
      ],
      ...buckets,
      ...subnets,
      ...endpoints,
      role("Invoke", ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]),
      role("Train", ["sagemaker:CreateTrainingJob", "bedrock:CreateModelCustomizationJob"]),
      [
        "Notebook",
        {
          Type: "AWS::SageMaker::NotebookInstance",
          Properties: {
            InstanceType: "ml.t3.medium",
            RoleArn: arn("Train"),
            DirectInternetAccess: n % 4 === 0 ? ref("Access") : "Disabled",
            SubnetId: ref("Subnet0"),
            KmsKeyId: ref("Key"),
          },
        },
      ],
      [
        "Model",
        {
          Type: "AWS::SageMaker::Model",
          Properties: {
            ExecutionRoleArn: arn("Train"),
            EnableNetworkIsolation: true,
            VpcConfig: { Subnets: [ref("Subnet0")], SecurityGroupIds: [ref("Group")] },
          },
        },
      ],
      [
        "Guardrail",
        {
          Type: "AWS::Bedrock::Guardrail",
          Properties: { Name: `rail-${n}`, KmsKeyArn: arn("Key"), BlockedInputMessaging: "no", BlockedOutputsMessaging: "no" },
        },
      ],
      [
        "Trail",
        {
          Type: "AWS::CloudTrail::Trail",
          Properties: { S3BucketName: ref("Bucket1"), IsLogging: true, KMSKeyId: arn("Key"), EnableLogFileValidation: true },
        },
      ],
    ]),
  };
}

/** Block style of plain JSON, which is what people write. */
function toYaml(json: string): string {
  const write = (value: unknown, indent: string): string => {
    if (typeof value !== "object" || value === null) return ` ${JSON.stringify(value)}\n`;
    const entries = Object.entries(value);
    if (entries.length === 0) return Array.isArray(value) ? " []\n" : " {}\n";
    const lines = entries.map(
      ([name, inner]) => `${indent}${Array.isArray(value) ? "-" : `${JSON.stringify(name)}:`}${write(inner, `${indent}  `)}`,
    );
    return `\n${lines.join("")}`;
  };
  return write(JSON.parse(json), "").trimStart();
}
