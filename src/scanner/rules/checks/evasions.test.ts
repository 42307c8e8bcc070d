import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "../../../../test/scanner/check-rule.ts";
import { allRules } from "../all-rules.ts";

const said = async (id: string, cloudformation: string): Promise<string> => {
  const rule = allRules.find((one) => one.id === id);
  assert.ok(rule, id);
  return (await findingsOf(rule, { cloudformation: `Resources:\n  ${cloudformation}` })).map(({ status }) => status).join(" ");
};

test("A key that is no key, and one that AWS manages in another case, are none of yours", async () => {
  const queue = (key: string): string => `Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: "${key}" } }`;
  for (const [key, status] of [
    [" ", "FAIL"],
    ["alias/AWS/sqs", "FAIL"],
    ["arn:aws:kms:eu-west-1:999999999999:alias/aws/sqs", "FAIL"],
    ["none", "UNKNOWN"],
    ["FALSE", "UNKNOWN"],
    ["***", "UNKNOWN"],
    ["alias/", "UNKNOWN"],
    ["arn:aws:s3:::bucket", "UNKNOWN"],
    ["own-key", "PASS"],
    ["alias/own", "PASS"],
  ] as const)
    assert.equal(await said("sqs-key", queue(key)), status, key);
});

test("Everyone is everyone, however it is written", async () => {
  const policy = (statement: string): string =>
    `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: { Statement: ${statement} } } }`;
  for (const principal of [
    '"*"',
    '{ AWS: "*" }',
    '{ AWS: ["*"] }',
    '{ AWS: "arn:aws:iam::*:root" }',
    '{ AWS: ["arn:aws:iam::*:role/x"] }',
  ])
    for (const more of [
      "",
      "Condition: {}",
      'Condition: { StringLike: { "aws:PrincipalArn": "*" } }',
      'Condition: { Bool: { "aws:SecureTransport": true } }',
    ])
      for (const list of [false, true]) {
        const statement = `{ Effect: Allow, Principal: ${principal}, Action: "s3:*", Resource: "*", ${more} }`;
        assert.equal(await said("s3-bucket-policy-not-public", policy(list ? `[${statement}]` : statement)), "FAIL", statement);
      }
});

test("A document whose members are written in another case is not read", async () => {
  const document = '{ statement: { effect: Allow, principal: "*", action: "s3:*", resource: "*" } }';
  const policy = `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: ${document} } }`;
  assert.equal(await said("s3-bucket-policy-not-public", policy), "UNKNOWN");
});

test("All of the internet is found in quarters too", async () => {
  const group = (range: string): string =>
    `G: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ IpProtocol: -1, ${range} }] } }`;
  for (const range of ["CidrIp: 0.0.0.0/0", "CidrIp: 64.0.0.0/2", 'CidrIpv6: "2000::/3"'])
    assert.equal(await said("network-security-group-no-open-ingress", group(range)), "FAIL", range);
  assert.equal(await said("network-security-group-no-open-ingress", group("CidrIp: 10.0.0.0/8")), "PASS");
});

test("A value that looks like a secret is not told, whatever property it stands in", async () => {
  const secret = ["AKIA", "ABCDEFGHIJKLMNOP"].join("");
  const properties = `{ Runtime: ${secret}, Handler: ${secret}, Code: { ImageUri: "${secret}:latest", ZipFile: "k = '${secret}'" }, PackageType: Image, Environment: { Variables: { KEY: ${secret} } } }`;
  const template = `Resources:\n  F: { Type: AWS::Lambda::Function, Properties: ${properties} }\n  D: { Type: AWS::RDS::DBInstance, Properties: { Engine: ${secret}, MasterUserPassword: ${secret} } }`;
  const found = await findingsOf(allRules, { cloudformation: template });
  assert.ok(found.some(({ status }) => status === "FAIL"));
  for (const { rule, why } of found) assert.doesNotMatch(why, /AKIA/, rule.id);
});

test("A condition or a tag that NoValue may take away is not relied on", async () => {
  const template = (resource: string): string =>
    `Parameters: { P: { Type: String } }\nConditions: { C: !Equals [!Ref P, a] }\nResources:\n  ${resource}`;
  const maybe = (value: string): string => `!If [C, ${value}, !Ref "AWS::NoValue"]`;
  const policy = (condition: string): string =>
    `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*", Condition: ${condition} }] } } }`;
  const tags = `G: { Type: AWS::Bedrock::Guardrail, Properties: { Tags: [{ Key: Project, Value: ${maybe("x")} }] } }`;
  for (const [id, resource] of [
    ["s3-bucket-policy-not-public", policy(maybe('{ StringEquals: { "aws:PrincipalOrgID": o-1 } }'))],
    ["s3-bucket-policy-not-public", policy(`{ StringEquals: { "aws:PrincipalOrgID": ${maybe("o-1")} } }`)],
    ["iam-policy-no-external-principals", policy(`{ StringEquals: ${maybe('{ "aws:PrincipalOrgID": o-1 }')} }`)],
    ["ai-resource-project-tag", tags],
  ] as const) {
    const rule = allRules.filter((one) => one.id === id);
    const found = await findingsOf(rule, { cloudformation: template(resource) });
    assert.deepEqual(
      found.map(({ status }) => status),
      ["UNKNOWN"],
      resource,
    );
  }
});

test("What turns a setting off again beside it is seen, and what is right passes", async () => {
  const told: readonly (readonly [id: string, type: string, properties: string, status: string])[] = [
    ["sagemaker-model-in-vpc", "SageMaker::Model", '{ VpcConfig: { Subnets: [""] } }', "FAIL"],
    ["sagemaker-notebook-in-vpc", "SageMaker::NotebookInstance", '{ SubnetId: " " }', "FAIL"],
    ["opensearch-in-vpc", "OpenSearchService::Domain", "{ VPCOptions: { SubnetIds: [''] } }", "FAIL"],
    ...([
      "{ Action: BLOCK, InputEnabled: false, OutputEnabled: 'false' }",
      "{ Action: BLOCK, InputAction: NONE, OutputAction: NONE }",
    ].map((one) => [
      "bedrock-guardrail-sensitive-information",
      "Bedrock::Guardrail",
      `{ SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [ ${one} ] } }`,
      "FAIL",
    ]) as [string, string, string, string][]),
    [
      "bedrock-guardrail-sensitive-information",
      "Bedrock::Guardrail",
      "{ SensitiveInformationPolicyConfig: { RegexesConfig: [ { Action: NONE, OutputAction: ANONYMIZE } ] } }",
      "PASS",
    ],
    ["bedrock-knowledge-base-key", "Bedrock::KnowledgeBase", "{ KnowledgeBaseConfiguration: { Type: MANAGED } }", "FAIL"],
    [
      "ecs-not-privileged",
      "ECS::TaskDefinition",
      "{ ContainerDefinitions: [ { LinuxParameters: { Capabilities: { Add: [ ALL ] } } } ] }",
      "FAIL",
    ],
    [
      "ecs-not-privileged",
      "ECS::TaskDefinition",
      "{ ContainerDefinitions: [ { LinuxParameters: { Capabilities: { Add: [ SYS_PTRACE ] } } } ] }",
      "PASS",
    ],
    [
      "ecr-not-public",
      "ECR::RegistryPolicy",
      '{ PolicyText: { Statement: { Effect: Allow, Principal: "*", Action: "ecr:*" } } }',
      "FAIL",
    ],
    ["rds-tls", "RDS::DBClusterParameterGroup", "{ Family: aurora-postgresql16 }", "FAIL"],
    ["rds-tls", "RDS::DBClusterParameterGroup", "{ Family: aurora-postgresql17 }", "PASS"],
    [
      "elasticache-tls",
      "ElastiCache::ReplicationGroup",
      "{ TransitEncryptionEnabled: true, TransitEncryptionMode: preferred }",
      "FAIL",
    ],
    [
      "ec2-volumes-encrypted",
      "EC2::LaunchTemplate",
      "{ LaunchTemplateData: { BlockDeviceMappings: [ { Ebs: { VolumeSize: 1 } } ] } }",
      "FAIL",
    ],
    [
      "opensearch-fine-grained",
      "OpenSearchService::Domain",
      "{ AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled: true } }",
      "FAIL",
    ],
    [
      "opensearch-serverless-private",
      "OpenSearchServerless::SecurityPolicy",
      `{ Type: network, Policy: !Sub '[{"Rules":[{"Resource":["collection/\${AWS::StackName}"]}],"AllowFromPublic":true}]' }`,
      "FAIL",
    ],
    [
      "cloudfront-tls12",
      "CloudFront::Distribution",
      "{ DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: TLSv1.2_2021 } } }",
      "FAIL",
    ],
    [
      "waf-has-managed-groups",
      "WAFv2::WebACL",
      "{ Rules: [ { OverrideAction: { Count: {} }, Statement: { ManagedRuleGroupStatement: { Name: a } } } ] }",
      "FAIL",
    ],
    ["kms-key-rotates", "KMS::Key", "{ EnableKeyRotation: true, RotationPeriodInDays: 2560 }", "FAIL"],
    ["kms-key-rotates", "KMS::Key", "{ EnableKeyRotation: true, RotationPeriodInDays: 365 }", "PASS"],
    [
      "kms-key-not-for-everyone",
      "KMS::ReplicaKey",
      '{ KeyPolicy: { Statement: { Effect: Allow, Principal: "*", Action: "kms:*", Resource: "*" } } }',
      "FAIL",
    ],
    [
      "s3-audit-bucket-locked",
      "S3::Bucket",
      "{ BucketName: audit, ObjectLockConfiguration: { ObjectLockEnabled: Enabled, Rule: { DefaultRetention: { Mode: COMPLIANCE, Days: 0 } } } }",
      "FAIL",
    ],
    ["lambda-url-authenticated", "Serverless::Function", "{ FunctionUrlConfig: { AuthType: NONE } }", "FAIL"],
    ["lambda-url-authenticated", "Serverless::Function", "{ Handler: a }", ""],
    ["lambda-no-secrets-in-code", "Serverless::Function", "{ InlineCode: 'k = \"AKIAIOSFODNN7EXAMPLE\"' }", "FAIL"],
    ["lambda-not-public", "Lambda::Permission", '{ Principal: "arn:aws:iam::*:root" }', "FAIL"],
    ["lambda-not-public", "Lambda::Permission", '{ Principal: "*", SourceAccount: "*" }', "FAIL"],
    ["lambda-not-public", "Lambda::Permission", '{ Principal: "*", PrincipalOrgID: o-abcde12345 }', "PASS"],
    [
      "lambda-no-secrets-in-environment",
      "Lambda::Function",
      "{ Environment: { Variables: { DB_PASSWORD: 1234567890 } } }",
      "FAIL",
    ],
    [
      "lambda-no-secrets-in-environment",
      "Lambda::Function",
      "{ Environment: { Variables: { DB_PWD: hunter2hunter2 } } }",
      "FAIL",
    ],
    [
      "secret-not-written",
      "SecretsManager::Secret",
      `{ SecretString: '{"password":12345678,"user":"{{resolve:secretsmanager:x}}"}' }`,
      "FAIL",
    ],
    [
      "secret-not-written",
      "SecretsManager::Secret",
      `{ GenerateSecretString: { SecretStringTemplate: '{"user":"a","port":5432}' } }`,
      "PASS",
    ],
    ["sagemaker-feature-group-online-key", "SageMaker::FeatureGroup", "{ OnlineStoreConfig: { EnableOnlineStore: false } }", ""],
  ];
  for (const [id, type, properties, status] of told)
    assert.equal(await said(id, `X: { Type: "AWS::${type}", Properties: ${properties} }`), status, `${id} ${properties}`);
});

test("What an account has is not there where it is told to leave out what it is for", async () => {
  const trail = (selectors: string): string =>
    `T: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, ${selectors} } }`;
  const fields = (more: string): string =>
    `AdvancedEventSelectors: [ { FieldSelectors: [ { Field: eventCategory, Equals: [ Management ] }, ${more} ] } ]`;
  for (const selectors of [
    "EventSelectors: [ { ExcludeManagementEventSources: [ bedrock.amazonaws.com ] } ]",
    fields("{ Field: eventName, NotStartsWith: [ InvokeModel ] }"),
    fields("{ Field: eventType, Equals: [ AwsServiceEvent ] }"),
    fields("{ Field: userIdentity.arn, NotStartsWith: [ 'arn:aws:' ] }"),
  ])
    assert.equal(await said("cloudtrail-bedrock-events", trail(selectors)), "UNKNOWN", selectors);
  assert.equal(await said("cloudtrail-bedrock-events", trail(fields("{ Field: userIdentity.arn, NotEquals: [ a ] }"))), "PASS");
  const recorder = (types: string): string =>
    `R: { Type: AWS::Config::ConfigurationRecorder, Properties: { RecordingGroup: { RecordingStrategy: { UseOnly: EXCLUSION_BY_RESOURCE_TYPES }, ExclusionByResourceTypes: { ResourceTypes: [ ${types} ] } } } }`;
  assert.equal(await said("config-records", recorder("AWS::SageMaker::NotebookInstance")), "UNKNOWN");
  assert.equal(await said("config-records", recorder("AWS::IAM::Role")), "PASS");
  const create = (text: string): string => `C: { Type: Custom::AWS, Properties: { Create: '${text}' } }`;
  for (const text of ["{}", '{"textDataDeliveryEnabled":false,"s3Config":{"bucketName":"b"}}'])
    assert.equal(
      await said(
        "bedrock-invocation-logging",
        create(`{"service":"Bedrock","action":"putModelInvocationLoggingConfiguration","parameters":{"loggingConfig":${text}}}`),
      ),
      "UNKNOWN",
      text,
    );
});

test("Addresses that another resource says are those of what names it", async () => {
  const group = (cidr: string): string =>
    `G: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [ { IpProtocol: tcp, SourcePrefixListId: !Ref L } ] } }
L: { Type: AWS::EC2::PrefixList, Properties: { Entries: [ { Cidr: 10.0.0.0/8 }, { Cidr: "${cidr}" } ] } }`;
  assert.equal(await said("network-security-group-no-open-ingress", group("0.0.0.0/0").replace("\n", "\n  ")), "FAIL");
  assert.equal(await said("network-security-group-no-open-ingress", group("10.1.0.0/16").replace("\n", "\n  ")), "PASS");
  const instance = "I: { Type: AWS::EC2::Instance, Properties: { ImageId: a } }";
  for (const type of ["EIP", "EIPAssociation"])
    assert.equal(
      await said(
        "network-workload-no-public-address",
        `${instance}\n  E: { Type: AWS::EC2::${type}, Properties: { InstanceId: !Ref I } }`,
      ),
      "FAIL",
    );
  const rule = allRules.filter(({ id }) => id === "network-security-group-no-open-ingress");
  const hcl = `resource "aws_security_group" "g" {
  ingress {
    protocol        = "-1"
    prefix_list_ids = [aws_ec2_managed_prefix_list.l.id]
  }
}
resource "aws_ec2_managed_prefix_list" "l" {
  name = "l"
}
resource "aws_ec2_managed_prefix_list_entry" "e" {
  cidr           = "0.0.0.0/0"
  prefix_list_id = aws_ec2_managed_prefix_list.l.id
}`;
  assert.deepEqual(
    (await findingsOf(rule, { hcl })).map(({ status }) => status),
    ["FAIL"],
  );
});
