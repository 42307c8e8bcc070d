import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { BedrockClient, GetModelInvocationLoggingConfigurationCommand, ListGuardrailsCommand } from "@aws-sdk/client-bedrock";
import {
  GenerateCredentialReportCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetCredentialReportCommand,
  GetServiceLastAccessedDetailsCommand,
  IAMClient,
  ListRolesCommand,
  ListServiceSpecificCredentialsCommand,
} from "@aws-sdk/client-iam";
import { DescribeEffectivePolicyCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import {
  DescribeNotebookInstanceCommand,
  DescribeTrainingJobCommand,
  ListNotebookInstancesCommand,
  ListTagsCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { GetResourcePolicyCommand, ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { mockClient } from "aws-sdk-client-mock";
import { openSession, usualBounds } from "./account-session.ts";
import { ownReaders } from "./own/all-readers.ts";
import { attempt, type Reading } from "./reading.ts";

/** The shapes are those that the SDK's clients give, as they were recorded from AWS's references. */
const [bedrock, iam, organizations, sageMaker, secrets] = [
  mockClient(BedrockClient),
  mockClient(IAMClient),
  mockClient(OrganizationsClient),
  mockClient(SageMakerClient),
  mockClient(SecretsManagerClient),
];
afterEach(() => [bedrock, iam, organizations, sageMaker, secrets].forEach((mock) => mock.reset()));

const account = "123456789012";
const now = Date.parse("2026-11-21T00:00:00Z");
function read(type: string, more: Partial<typeof usualBounds> = {}): Promise<Reading> {
  const session = openSession({
    account,
    regions: ["eu-west-1"],
    identity: () => Promise.resolve({ accessKeyId: "a", secretAccessKey: "s" }),
    deadline: new AbortController().signal,
    now: () => now,
    bounds: { ...usualBounds, pollMs: 1, ...more },
  });
  const reader = ownReaders.get(type);
  assert.ok(reader, type);
  return attempt([type], "", () => reader.read(session, "eu-west-1"));
}

const named = (name: string): Error => Object.assign(new Error("no"), { name });
const document = (Action: string): string =>
  encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] }));

test("Each region tells whether invocations are logged there, also where they are not", async () => {
  const type = "Sallyport::AWS::BedrockInvocationLogging";
  bedrock.on(GetModelInvocationLoggingConfigurationCommand).resolvesOnce({
    loggingConfig: {
      textDataDeliveryEnabled: true,
      s3Config: { bucketName: "logs", keyPrefix: "b" },
      cloudWatchConfig: { logGroupName: "g", roleArn: "r" },
    },
  });
  const [logged] = (await read(type)).resources;
  assert.deepEqual(logged?.properties, {
    LoggingConfig: {
      TextDataDeliveryEnabled: true,
      S3Config: { BucketName: "logs", KeyPrefix: "b" },
      CloudWatchConfig: { LogGroupName: "g", RoleArn: "r" },
    },
  });
  bedrock.on(GetModelInvocationLoggingConfigurationCommand).resolves({});
  assert.deepEqual((await read(type)).resources[0]?.properties, {});
});

test("Versions of guardrails are listed for each guardrail, without the draft", async () => {
  const arn = "arn:aws:bedrock:eu-west-1:123456789012:guardrail/g1";
  const common = { id: "g1", arn, name: "n", status: "READY", createdAt: new Date(now), updatedAt: new Date(now) } as const;
  bedrock.on(ListGuardrailsCommand).resolves({ guardrails: [{ ...common, version: "DRAFT" }] });
  bedrock.on(ListGuardrailsCommand, { guardrailIdentifier: arn }).resolves({
    guardrails: [
      { ...common, version: "DRAFT" },
      { ...common, version: "1" },
    ],
  });
  const { resources } = await read("AWS::Bedrock::GuardrailVersion");
  assert.deepEqual(
    resources.map(({ id, properties }) => [id, properties["GuardrailIdentifier"], properties["Version"]]),
    [["g1|1", arn, "1"]],
  );
});

test("Notebooks have CloudFormation's names", async () => {
  const arn = "arn:aws:sagemaker:eu-west-1:123456789012:notebook-instance/n";
  sageMaker
    .on(ListNotebookInstancesCommand)
    .resolves({ NotebookInstances: [{ NotebookInstanceName: "n", NotebookInstanceArn: arn }] });
  sageMaker.on(DescribeNotebookInstanceCommand).resolves({
    NotebookInstanceName: "n",
    NotebookInstanceArn: arn,
    SecurityGroups: ["sg-1"],
    NotebookInstanceLifecycleConfigName: "l",
    DirectInternetAccess: "Enabled",
    CreationTime: new Date(now),
  });
  sageMaker.on(ListTagsCommand).resolves({ Tags: [{ Key: "Project", Value: "p" }] });
  const [notebook] = (await read("AWS::SageMaker::NotebookInstance")).resources;
  assert.equal(notebook?.id, arn);
  assert.deepEqual(notebook.properties, {
    NotebookInstanceName: "n",
    NotebookInstanceArn: arn,
    SecurityGroupIds: ["sg-1"],
    LifecycleConfigName: "l",
    DirectInternetAccess: "Enabled",
    CreationTime: "2026-11-21T00:00:00.000Z",
    Tags: [{ Key: "Project", Value: "p" }],
  });
});

test("Training jobs of the last thirty days are read, and more than a thousand are not", async () => {
  const type = "Sallyport::AWS::SageMakerTrainingJob";
  sageMaker.on(ListTrainingJobsCommand).resolves({
    TrainingJobSummaries: [
      {
        TrainingJobName: "t",
        TrainingJobArn: "arn:aws:sagemaker:eu-west-1:1:training-job/t",
        CreationTime: new Date(now),
        TrainingJobStatus: "Completed",
      },
    ],
  });
  sageMaker.on(DescribeTrainingJobCommand).resolves({ TrainingJobName: "t", EnableNetworkIsolation: true });
  sageMaker.on(ListTagsCommand).resolves({});
  assert.equal((await read(type)).resources[0]?.properties["EnableNetworkIsolation"], true);
  const asked = sageMaker.commandCalls(ListTrainingJobsCommand)[0]?.args[0].input;
  assert.equal(asked?.CreationTimeAfter?.toISOString(), "2026-10-22T00:00:00.000Z");
  const many = Array.from({ length: 1001 }, (_, n) => ({
    TrainingJobName: `t${n}`,
    TrainingJobArn: "a",
    CreationTime: new Date(now),
    TrainingJobStatus: "Completed" as const,
  }));
  sageMaker.on(ListTrainingJobsCommand).resolves({ TrainingJobSummaries: many });
  assert.equal((await read(type)).unread.get(type), "there are more than 1000");
});

test("Roles are read with their policies, over pages, and those of services are left out", async () => {
  const role = (name: string, path = "/") => ({
    RoleName: name,
    Path: path,
    Arn: `arn:aws:iam::${account}:role/${name}`,
    AssumeRolePolicyDocument: document("sts:AssumeRole"),
    RolePolicyList: [{ PolicyName: "p", PolicyDocument: document("bedrock:*") }],
    AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess", PolicyName: "ReadOnlyAccess" }],
  });
  const linked = role("AWSServiceRoleForX", "/aws-service-role/x.amazonaws.com/");
  iam
    .on(GetAccountAuthorizationDetailsCommand)
    .resolvesOnce({ RoleDetailList: [role("a"), linked], IsTruncated: true, Marker: "m" });
  iam
    .on(GetAccountAuthorizationDetailsCommand, { Marker: "m" })
    .resolves({ RoleDetailList: [{ ...role("b"), AssumeRolePolicyDocument: "%7Bbroken" }] });
  iam.on(ListRolesCommand).resolves({
    Roles: [{ RoleName: "a", MaxSessionDuration: 7200, Path: "/", RoleId: "i", Arn: "x", CreateDate: new Date(now) }],
  });
  const { resources, unread } = await read("AWS::IAM::Role");
  assert.deepEqual([...unread], []);
  assert.deepEqual(
    resources.map(({ id, unreadable }) => [id, unreadable]),
    [
      [`arn:aws:iam::${account}:role/a`, undefined],
      ["b", "one of its policies is no JSON"],
    ],
  );
  const [first] = resources;
  assert.equal(first?.properties["MaxSessionDuration"], 7200);
  assert.deepEqual(first?.properties["Policies"], [
    {
      PolicyName: "p",
      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "bedrock:*", Resource: "*" }] },
    },
  ]);
});

test("The credential report is waited for, and becomes passwords and keys", async () => {
  iam.on(GenerateCredentialReportCommand).resolvesOnce({ State: "STARTED" }).resolves({ State: "COMPLETE" });
  const columns =
    "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date";
  const rows = [
    `<root_account>,arn:aws:iam::${account}:root,2020-01-01T00:00:00+00:00,not_supported,no_information,true,false,N/A,N/A,false,N/A,N/A`,
    `anna,arn:aws:iam::${account}:user/anna,2020-01-01T00:00:00+00:00,true,2026-01-01T00:00:00+00:00,false,true,2024-01-01T00:00:00+00:00,N/A,false,N/A,N/A`,
  ];
  iam.on(GetCredentialReportCommand).resolves({ Content: Buffer.from([columns, ...rows].join("\n")) });
  const users = (await read("Sallyport::AWS::IamUserCredentials")).resources.map(({ properties }) => properties);
  assert.deepEqual(users, [
    { UserName: "<root_account>", Arn: `arn:aws:iam::${account}:root`, MfaActive: true, PasswordEnabled: true },
    {
      UserName: "anna",
      Arn: `arn:aws:iam::${account}:user/anna`,
      MfaActive: false,
      PasswordEnabled: true,
      PasswordLastUsed: "2026-01-01T00:00:00+00:00",
    },
  ]);
  const keys = (await read("AWS::IAM::AccessKey")).resources.map(({ properties }) => properties);
  assert.deepEqual(keys, [{ UserName: "anna", Status: "Active", CreateDate: "2024-01-01T00:00:00+00:00" }]);
});

test("A credential report of another form, or one that never comes, is unread", async () => {
  const type = "Sallyport::AWS::IamUserCredentials";
  iam.on(GenerateCredentialReportCommand).resolves({ State: "COMPLETE" });
  iam.on(GetCredentialReportCommand).resolves({ Content: Buffer.from("<html>") });
  assert.equal((await read(type)).unread.get(type), "the credential report has other columns");
  iam.on(GenerateCredentialReportCommand).resolves({ State: "INPROGRESS" });
  assert.equal((await read(type)).unread.get(type), "the credential report was not ready in time");
});

test("An account without a password policy has none, and one that may not be asked is unread", async () => {
  const type = "Sallyport::AWS::IamAccountPasswordPolicy";
  iam.on(GetAccountPasswordPolicyCommand).rejectsOnce(named("NoSuchEntityException")).rejects(named("AccessDenied"));
  assert.deepEqual(await read(type), { resources: [], unread: new Map() });
  assert.equal((await read(type)).unread.get(type), "it is denied to whoever scans (AccessDenied)");
});

test("Credentials of services are those of all users", async () => {
  iam.on(ListServiceSpecificCredentialsCommand).resolves({
    ServiceSpecificCredentials: [
      {
        UserName: "bot",
        Status: "Active",
        ServiceUserName: "b",
        CreateDate: new Date(now),
        ServiceSpecificCredentialId: "ACCA1",
        ServiceName: "bedrock.amazonaws.com",
      },
    ],
  });
  const { resources } = await read("Sallyport::AWS::ServiceSpecificCredential");
  assert.deepEqual([resources[0]?.id, resources[0]?.properties["ServiceName"]], ["ACCA1", "bedrock.amazonaws.com"]);
  assert.equal(iam.commandCalls(ListServiceSpecificCredentialsCommand)[0]?.args[0].input.AllUsers, true);
});

test("When services were last used is asked of identities that may use AI, until it is there", async () => {
  const detail = (name: string, action: string) => ({
    RoleName: name,
    Path: "/",
    Arn: `arn:aws:iam::${account}:role/${name}`,
    AssumeRolePolicyDocument: document("sts:AssumeRole"),
    RolePolicyList: [{ PolicyName: "p", PolicyDocument: document(action) }],
  });
  iam
    .on(GetAccountAuthorizationDetailsCommand)
    .resolves({ RoleDetailList: [detail("ai", "bedrock:InvokeModel"), detail("web", "s3:GetObject")] });
  iam.on(ListRolesCommand).resolves({ Roles: [] });
  iam.on(GenerateServiceLastAccessedDetailsCommand).resolves({ JobId: "00000000-0000-0000-0000-000000000000" });
  const times = { JobCreationDate: new Date(now), JobCompletionDate: new Date(now) };
  iam
    .on(GetServiceLastAccessedDetailsCommand)
    .resolvesOnce({ ...times, JobStatus: "IN_PROGRESS", ServicesLastAccessed: [] })
    .resolves({
      ...times,
      JobStatus: "COMPLETED",
      ServicesLastAccessed: [{ ServiceName: "Bedrock", ServiceNamespace: "bedrock", LastAuthenticated: new Date(now) }],
    });
  const { resources } = await read("Sallyport::AWS::ServiceLastAccess");
  assert.deepEqual(
    resources.map(({ properties }) => properties),
    [
      {
        Arn: `arn:aws:iam::${account}:role/ai`,
        ServiceNamespace: "bedrock",
        LastAuthenticated: "2026-11-21T00:00:00.000Z",
        ObservedAt: "2026-11-21T00:00:00.000Z",
      },
    ],
  );
});

test("What of the organisation's policies holds is told, also that none does", async () => {
  organizations
    .on(DescribeEffectivePolicyCommand)
    .rejects(named("EffectivePolicyNotFoundException"))
    .on(DescribeEffectivePolicyCommand, { PolicyType: "AISERVICES_OPT_OUT_POLICY" })
    .resolves({ EffectivePolicy: { PolicyContent: '{"services":{}}' } });
  const { resources } = await read("Sallyport::AWS::OrganizationsEffectivePolicy");
  assert.deepEqual(
    resources.map(({ properties }) => [properties["PolicyType"], properties["PolicyContent"]]),
    [
      ["AISERVICES_OPT_OUT_POLICY", '{"services":{}}'],
      ["TAG_POLICY", undefined],
    ],
  );
});

test("Secrets are listed without their values, with rotation and policy apart", async () => {
  const ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:s-AbCdEf";
  secrets.on(ListSecretsCommand).resolves({
    SecretList: [
      { ARN, Name: "s", KmsKeyId: "alias/k", RotationEnabled: true, RotationRules: { AutomaticallyAfterDays: 30 } },
      { ARN: `${ARN}2`, Name: "t" },
    ],
  });
  secrets
    .on(GetResourcePolicyCommand)
    .resolves({})
    .on(GetResourcePolicyCommand, { SecretId: ARN })
    .resolves({ ResourcePolicy: "{}" });
  assert.deepEqual(
    (await read("AWS::SecretsManager::Secret")).resources.map(({ id, properties }) => [id, properties["KmsKeyId"]]),
    [
      [ARN, "alias/k"],
      [`${ARN}2`, undefined],
    ],
  );
  const [rotation] = (await read("AWS::SecretsManager::RotationSchedule")).resources;
  assert.deepEqual(rotation?.properties, { SecretId: ARN, RotationRules: { AutomaticallyAfterDays: 30 } });
  const { resources } = await read("AWS::SecretsManager::ResourcePolicy");
  assert.deepEqual(
    resources.map(({ properties }) => properties),
    [{ SecretId: ARN, ResourcePolicy: "{}" }],
  );
});
