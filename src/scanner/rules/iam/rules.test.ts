import assert from "node:assert/strict";
import { test } from "node:test";
import { checkRule, findingsOf, type Fixture } from "../../../../test/scanner/check-rule.ts";
import type { Rule } from "../../model/rule.ts";
import { iamRules } from "./iam-rules.ts";

const ruleOf = (id: string): Rule => {
  const rule = iamRules.find((one) => one.id === id);
  assert.ok(rule, id);
  return rule;
};

/** A managed policy of one statement, in YAML's flow style. */
const policy = (statement: string): string =>
  `Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, ${statement} }] } } }`;
const trust = "{ Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }";
const role = (statement: string, more = ""): string =>
  `Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}, ${more} Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, ${statement} }] } }] } }`;
const parameter = (resources: string): Fixture => ({
  name: "a parameter without default",
  cloudformation: `Parameters: { P: { Type: String } }\nResources:\n  ${resources}`,
});
const model = '"arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2"';
const invoke = `Action: bedrock:InvokeModel, Resource: ${model}`;

checkRule(ruleOf("iam-policy-no-wildcard-actions"), {
  PASS: [policy(invoke), policy("Action: [s3:Get*], Resource: '*'")],
  FAIL: [
    policy("Action: '*', Resource: '*'"),
    policy("Action: ['bedrock:*'], Resource: x"),
    policy("Action: 'sage*', Resource: x"),
    role("Action: 'kms:*', Resource: x"),
  ],
  UNKNOWN: [parameter(policy("Action: !Ref P, Resource: '*'")), policy("Action: !ImportValue x, Resource: '*'")],
  NONE: ["Key: { Type: AWS::KMS::Key }"],
});

checkRule(ruleOf("iam-policy-no-wildcard-resources"), {
  PASS: [
    policy(invoke),
    policy("Action: bedrock:ListFoundationModels, Resource: '*'"),
    policy("Action: 'sagemaker:InvokeEndpoint', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/Project': a } }"),
    policy("Action: s3:GetObject, Resource: !Sub 'arn:aws:s3:::${AWS::AccountId}-x/*'"),
  ],
  FAIL: [policy("Action: bedrock:InvokeModel, Resource: '*'"), policy("NotAction: 'iam:*', Resource: '*'")],
  UNKNOWN: [parameter(policy("Action: s3:GetObject, Resource: !Ref P"))],
});

checkRule(ruleOf("iam-policy-no-privilege-escalation"), {
  PASS: [
    policy("Action: iam:PassRole, Resource: 'arn:aws:iam::111122223333:role/app'"),
    policy(invoke),
    policy("Action: lambda:UpdateFunctionCode, Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:app-*'"),
    policy("Action: ssm:SendCommand, Resource: '*', Condition: { StringEquals: { 'ssm:resourceTag/team': a } }"),
    policy(
      "Action: iam:AttachRolePolicy, Resource: '*', Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::111122223333:policy/*' } }",
    ),
  ],
  FAIL: [
    policy("Action: iam:PassRole, Resource: '*'"),
    policy("Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:role/*'"),
    policy("Action: lambda:UpdateFunctionCode, Resource: '*'"),
    policy("Action: 'lambda:Update*', Resource: 'arn:aws:lambda:*:111122223333:function:*'"),
    policy("Action: glue:UpdateDevEndpoint, Resource: '*'"),
    policy("Action: sagemaker:CreatePresignedNotebookInstanceUrl, Resource: 'arn:aws:sagemaker:*:*:notebook-instance/*'"),
    policy("Action: codebuild:StartBuild, Resource: '*'"),
    policy("Action: ecs:ExecuteCommand, Resource: '*'"),
    policy("Action: iam:SetDefaultPolicyVersion, Resource: 'arn:aws:iam::*:policy/*'"),
    policy("Action: sso:CreateAccountAssignment, Resource: '*'"),
    policy(
      "Action: iam:AttachRolePolicy, Resource: '*', Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/*' } }",
    ),
  ],
  UNKNOWN: ["Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: !ImportValue x } }"],
});

checkRule(ruleOf("iam-no-broad-managed-policies"), {
  PASS: [role(invoke), role(invoke, "ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],")],
  FAIL: [
    role(invoke, "ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonBedrockFullAccess'],"),
    role(invoke, "ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess'],"),
  ],
  UNKNOWN: [parameter(role(invoke, "ManagedPolicyArns: [!Ref P],"))],
});

const full = "ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSageMakerFullAccess'],";
checkRule(ruleOf("iam-role-not-invoke-and-train"), {
  PASS: [
    role(invoke),
    role("Action: sagemaker:CreateTrainingJob, Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/x'"),
    {
      name: "a boundary that leaves training out",
      cloudformation: `
        Boundary: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: 'sagemaker:Invoke*', Resource: '*' }] } } }
        ${role("Action: 'sagemaker:*', Resource: '*'", "PermissionsBoundary: !Ref Boundary,")}`,
    },
    {
      name: "a Deny of training on everything",
      cloudformation: `
        Deny: { Type: AWS::IAM::Policy, Properties: { PolicyName: d, Roles: [!Ref Role], PolicyDocument: { Statement: [{ Effect: Deny, Action: 'sagemaker:Create*', Resource: '*' }] } } }
        ${role("Action: 'sagemaker:*', Resource: '*'")}`,
    },
  ],
  FAIL: [
    role("Action: [bedrock:InvokeModel, bedrock:CreateModelCustomizationJob], Resource: '*'"),
    role("Action: bedrock:ListFoundationModels, Resource: '*'", full),
    {
      name: "a policy that is attached from elsewhere",
      cloudformation: `
        Train: { Type: AWS::IAM::ManagedPolicy, Properties: { Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Allow, Action: sagemaker:CreateTrainingJob, Resource: '*' } } } }
        ${role(invoke)}`,
    },
  ],
  UNKNOWN: [
    parameter(role(invoke, "ManagedPolicyArns: [!Ref P],")),
    role(invoke, "ManagedPolicyArns: ['arn:aws:iam::aws:policy/NobodyKnowsThis'],"),
  ],
  NONE: [role("Action: s3:GetObject, Resource: 'arn:aws:s3:::b/*'")],
});

const taken = (name: string, by: string, action: string): string =>
  `${name}: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { AWS: '${by}' }, Action: sts:AssumeRole }] }, Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: ${action}, Resource: '*' }] } }] } }`;
const pair = (one: string, other: string): string =>
  `Resources:\n  ${taken("Train", one, "sagemaker:CreateTrainingJob")}\n  ${taken("Call", other, "bedrock:InvokeModel")}`;
checkRule(ruleOf("iam-train-and-invoke-roles-share-no-principal"), {
  PASS: [pair("arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b")],
  FAIL: [pair("arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/a")],
  UNKNOWN: ["Key: { Type: AWS::KMS::Key }"],
});

checkRule(ruleOf("ai-resource-project-tag"), {
  PASS: [
    "A: { Type: AWS::Bedrock::Agent, Properties: { Tags: { Project: x } } }",
    "A: { Type: AWS::SageMaker::Model, Properties: { Tags: [{ Key: project, Value: !ImportValue x }] } }",
  ],
  FAIL: [
    "A: { Type: AWS::Bedrock::Guardrail }",
    "A: { Type: AWS::SageMaker::Endpoint, Properties: { Tags: [{ Key: Owner, Value: x }] } }",
  ],
  UNKNOWN: ["A: { Type: AWS::Bedrock::Guardrail, Properties: { Tags: !ImportValue x } }"],
});

checkRule(ruleOf("iam-ai-access-by-project"), {
  PASS: [
    policy("Action: sagemaker:InvokeEndpoint, Resource: 'arn:aws:sagemaker:*:111122223333:endpoint/chat-*'"),
    policy(
      "Action: sagemaker:InvokeEndpoint, Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/Project': '${aws:PrincipalTag/Project}' } }",
    ),
    policy(invoke),
  ],
  FAIL: [
    policy("Action: sagemaker:InvokeEndpoint, Resource: '*'"),
    policy("Action: bedrock:InvokeModel, Resource: 'arn:aws:bedrock:*::foundation-model/*'"),
  ],
  UNKNOWN: [
    parameter(
      policy("Action: sagemaker:InvokeEndpoint, Resource: !Sub 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/${P}'"),
    ),
  ],
  NONE: [policy("Action: s3:GetObject, Resource: '*'")],
});

const user = (more: string): string => `User: { Type: AWS::IAM::User, Properties: { UserName: u, ${more} } }`;
const caller = user(`Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, ${invoke} }] } }]`);
const accessKey = "Key: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Ref User } }";
checkRule(ruleOf("iam-access-key-not-for-models"), {
  PASS: [
    `Resources:\n  ${user("")}\n  ${accessKey}`,
    `Resources:\n  ${caller}\n  Key: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Ref User, Status: Inactive } }`,
  ],
  FAIL: [
    `Resources:\n  ${caller}\n  ${accessKey}`,
    `Resources:\n  ${user("Groups: [!Ref Group]")}\n  ${accessKey}\n  Group: { Type: AWS::IAM::Group, Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonBedrockFullAccess'] } }`,
  ],
  UNKNOWN: ["Key: { Type: AWS::IAM::AccessKey, Properties: { UserName: somebody } }"],
});
const added = `Resources:\n  ${user("")}\n  Add: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: g, Users: [u] } }\n  Group: { Type: AWS::IAM::Group, Properties: { GroupName: g, ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonBedrockFullAccess'] } }`;
checkRule(ruleOf("iam-user-no-model-access"), {
  PASS: [user("")],
  FAIL: [caller, added],
  UNKNOWN: [user("ManagedPolicyArns: !ImportValue x")],
});

const credential = (more: string): string =>
  `C: { Type: Sallyport::AWS::ServiceSpecificCredential, Properties: { UserName: u, ${more} } }`;
checkRule(ruleOf("bedrock-no-long-term-api-key"), {
  PASS: [credential("ServiceName: bedrock.amazonaws.com, Status: Inactive")],
  FAIL: [credential("ServiceName: bedrock.amazonaws.com, Status: Active")],
  UNKNOWN: [credential("ServiceName: !ImportValue x")],
  NONE: [credential("ServiceName: codecommit.amazonaws.com")],
});
const key = credential("ServiceName: bedrock.amazonaws.com");
checkRule(ruleOf("bedrock-api-key-no-administrative-privileges"), {
  PASS: [`Resources:\n  ${key}\n  ${user("")}`],
  FAIL: [`Resources:\n  ${key}\n  ${user("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']")}`],
  UNKNOWN: [key],
});
const access = (more: string): string =>
  `A: { Type: Sallyport::AWS::ServiceLastAccess, Properties: { Arn: 'arn:aws:iam::111122223333:role/x', ServiceNamespace: bedrock, ObservedAt: '2026-06-01T00:00:00Z', ${more} } }`;
checkRule(ruleOf("bedrock-access-not-stale"), {
  PASS: [access("LastAuthenticated: '2026-05-20T00:00:00Z'")],
  FAIL: [access("LastAuthenticated: '2026-01-01T00:00:00Z'"), access("")],
  UNKNOWN: [access("LastAuthenticated: sometime"), access("LastAuthenticated: !ImportValue x")],
  NONE: ["A: { Type: Sallyport::AWS::ServiceLastAccess, Properties: { ServiceNamespace: s3 } }"],
});

checkRule(ruleOf("iam-policy-actions-exist"), {
  PASS: [policy(invoke)],
  FAIL: [policy("Action: bedrock:Converse, Resource: '*'")],
  UNKNOWN: [parameter(policy("Action: !Ref P, Resource: '*'"))],
  NONE: ["P: { Type: AWS::Organizations::Policy, Properties: { Type: TAG_POLICY, Content: { tags: {} } } }"],
});
checkRule(ruleOf("iam-policy-condition-keys-exist"), {
  PASS: [policy(`${invoke}, Condition: { StringEquals: { 'aws:SourceVpce': vpce-1 } }`)],
  FAIL: [
    policy(
      "Action: sagemaker:CreateNotebookInstance, Resource: '*', Condition: { StringEquals: { 'sagemaker:EnableInternetAccess': 'false' } }",
    ),
    policy("Action: sagemaker:CreateTrainingJob, Resource: '*', Condition: { StringEquals: { 'sagemaker:SourceVpc': vpc-1 } }"),
  ],
  UNKNOWN: [policy(`${invoke}, Condition: !ImportValue x`)],
});
checkRule(ruleOf("iam-policy-resources-fit-actions"), {
  PASS: [
    policy(invoke),
    `Resources:\n  Bucket: { Type: AWS::S3::Bucket }\n  ${policy("Action: s3:GetObject, Resource: !Sub '${Bucket.Arn}/*'")}`,
  ],
  FAIL: [policy("Action: bedrock:InvokeModel, Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/x'")],
  UNKNOWN: [parameter(policy("Action: bedrock:InvokeModel, Resource: !Ref P"))],
});
checkRule(ruleOf("iam-policy-operators-fit-keys"), {
  PASS: [policy(`${invoke}, Condition: { Bool: { 'aws:SecureTransport': 'true' } }`)],
  FAIL: [policy(`${invoke}, Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }`)],
  UNKNOWN: [policy(`${invoke}, Condition: !ImportValue x`)],
});
checkRule(ruleOf("iam-policy-tag-conditions-work"), {
  PASS: [
    policy(
      "Action: bedrock:Retrieve, Resource: 'arn:aws:bedrock:*:*:knowledge-base/*', Condition: { StringEquals: { 'aws:ResourceTag/Project': x } }",
    ),
  ],
  FAIL: [policy(`${invoke}, Condition: { StringEquals: { 'aws:ResourceTag/Project': x } }`)],
  UNKNOWN: [policy(`${invoke}, Condition: !ImportValue x`)],
});
checkRule(ruleOf("iam-policy-no-allow-of-all-else"), {
  PASS: [
    policy(invoke),
    "P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Deny, NotAction: 'iam:*', Resource: '*' } } } }",
  ],
  FAIL: [policy("NotAction: 'iam:*', Resource: x"), policy("Action: 's3:Get*', NotResource: x")],
  UNKNOWN: [
    parameter(
      "P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: !Ref P, NotAction: 'iam:*', Resource: '*' } } } }",
    ),
  ],
});

const bucketPolicy = (statement: string): string =>
  `B: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::b/*', ${statement} }] } } }`;
checkRule(ruleOf("iam-policy-no-external-principals"), {
  PASS: [
    bucketPolicy("Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': o-1 } }"),
    bucketPolicy("Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }"),
    bucketPolicy("Principal: { Service: cloudtrail.amazonaws.com }"),
  ],
  FAIL: [
    bucketPolicy("Principal: '*'"),
    bucketPolicy("Principal: { AWS: '*' }, Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } }"),
  ],
  UNKNOWN: [bucketPolicy("Principal: { AWS: !ImportValue x }"), bucketPolicy("Principal: { AWS: '444455556666' }")],
  NONE: [policy(invoke)],
});
const service = (more: string): string =>
  `R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: bedrock.amazonaws.com }, Action: sts:AssumeRole, ${more} }] } } }`;
const bound = "Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } }";
checkRule(ruleOf("iam-role-service-trust-names-source"), {
  PASS: [service(bound)],
  FAIL: [service("")],
  UNKNOWN: [service("Condition: !ImportValue x")],
  NONE: [role(invoke)],
});

const guarded =
  "Condition: { StringEquals: { 'bedrock:GuardrailIdentifier': 'arn:aws:bedrock:us-east-1:111122223333:guardrail/g:1' } }";
checkRule(ruleOf("iam-invoke-requires-guardrail"), {
  PASS: [
    role(`${invoke}, ${guarded}`),
    role("Action: bedrock:InvokeModel, Resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0'"),
    {
      name: "a Deny of every other guardrail",
      cloudformation: `
        Deny: { Type: AWS::IAM::Policy, Properties: { PolicyName: d, Roles: [!Ref Role], PolicyDocument: { Statement: [{ Effect: Deny, Action: 'bedrock:Invoke*', Resource: '*', ${guarded.replace("StringEquals", "StringNotEquals")} }] } } }
        ${role(invoke)}`,
    },
  ],
  FAIL: [
    role(invoke),
    {
      name: "a Deny that is of another model alone",
      cloudformation: `
        Deny: { Type: AWS::IAM::Policy, Properties: { PolicyName: d, Roles: [!Ref Role], PolicyDocument: { Statement: [{ Effect: Deny, Action: 'bedrock:Invoke*', Resource: 'arn:aws:bedrock:us-east-1::foundation-model/other', ${guarded.replace("StringEquals", "StringNotEquals")} }] } } }
        ${role(invoke)}`,
    },
    role(`${invoke}, ${guarded.replace("StringEquals", "StringEqualsIfExists")}`),
    role(`${invoke}, Condition: { StringLike: { 'bedrock:GuardrailIdentifier': '*' } }`),
  ],
  UNKNOWN: [parameter(role("Action: bedrock:ListFoundationModels, Resource: '*'", "ManagedPolicyArns: [!Ref P],"))],
  NONE: [service(bound)],
});

const agent = (roleArn: string, name = "Agent"): string =>
  `${name}: { Type: AWS::Bedrock::Agent, Properties: { AgentResourceRoleArn: ${roleArn} } }`;
const agentWith = (resource: string): string => `Resources:\n  ${agent("!GetAtt R.Arn")}\n  ${resource}`;
const elsewhere = agent("'arn:aws:iam::111122223333:role/agent'");
checkRule(ruleOf("bedrock-agent-role-trusts-bedrock-only"), {
  PASS: [agentWith(service(bound))],
  FAIL: [
    agentWith(service("")),
    agentWith(service(bound).replace("bedrock.amazonaws", "ec2.amazonaws")),
    agentWith(service(bound).replace("Service: bedrock.amazonaws.com", "AWS: '*'")),
  ],
  UNKNOWN: [elsewhere],
});
const trusted = service(bound);
const withProperty = (more: string): string => trusted.replace("Properties: {", `Properties: { ${more},`);
checkRule(ruleOf("bedrock-agent-role-short-sessions"), {
  PASS: [agentWith(trusted)],
  FAIL: [agentWith(withProperty("MaxSessionDuration: 7200"))],
  UNKNOWN: [elsewhere, agentWith(withProperty("MaxSessionDuration: !ImportValue x"))],
});
const policies = (statement: string): string =>
  withProperty(`Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, ${statement} }] } }]`);
checkRule(ruleOf("bedrock-agent-role-least-privilege"), {
  PASS: [agentWith(policies(invoke))],
  FAIL: [
    agentWith(policies("Action: bedrock:*, Resource: x")),
    agentWith(policies("Action: bedrock:InvokeModel, Resource: '*'")),
    agentWith(withProperty("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonBedrockFullAccess']")),
  ],
  UNKNOWN: [elsewhere, agentWith(policies("Action: !ImportValue x, Resource: y"))],
});
checkRule(ruleOf("bedrock-agent-role-not-shared"), {
  PASS: [agentWith(trusted)],
  FAIL: [`${agentWith(trusted)}\n  ${agent("!GetAtt R.Arn", "Other")}`],
  UNKNOWN: [agent("!ImportValue x")],
});

checkRule(ruleOf("iam-federated-sign-in"), {
  PASS: ["I: { Type: AWS::SSO::Instance }"],
  FAIL: [{ cloudformation: "K: { Type: AWS::KMS::Key }", whole: true }],
  UNKNOWN: ["K: { Type: AWS::KMS::Key }"],
});
const report = (more: string): string => `C: { Type: Sallyport::AWS::IamUserCredentials, Properties: { UserName: u, ${more} } }`;
const login = user("LoginProfile: { Password: x }");
checkRule(ruleOf("iam-console-user-has-mfa"), {
  PASS: [
    report("PasswordEnabled: true, MfaActive: true"),
    report("PasswordEnabled: false, MfaActive: false"),
    user(""),
    `Resources:\n  ${login}\n  M: { Type: AWS::IAM::VirtualMFADevice, Properties: { Users: [!Ref User] } }`,
  ],
  FAIL: [
    { cloudformation: login, whole: true },
    report("PasswordEnabled: true, MfaActive: false"),
    report("UserName: <root_account>, MfaActive: false").replace("UserName: u, ", ""),
  ],
  UNKNOWN: [login, report("PasswordEnabled: true"), user("LoginProfile: !ImportValue x")],
});
checkRule(ruleOf("cognito-user-pool-requires-mfa"), {
  PASS: ["P: { Type: AWS::Cognito::UserPool, Properties: { MfaConfiguration: 'ON' } }"],
  FAIL: [
    "P: { Type: AWS::Cognito::UserPool }",
    "P: { Type: AWS::Cognito::UserPool, Properties: { MfaConfiguration: OPTIONAL } }",
  ],
  UNKNOWN: ["P: { Type: AWS::Cognito::UserPool, Properties: { MfaConfiguration: !ImportValue x } }"],
});

/** A service control policy of one Deny, attached to a unit. */
const scp = (action: string, condition: string, targets = "[ou-1]"): string =>
  `S: { Type: AWS::Organizations::Policy, Properties: { Type: SERVICE_CONTROL_POLICY, TargetIds: ${targets}, Content: { Statement: [{ Effect: Deny, Action: ${action}, Resource: '*', Condition: ${condition} }] } } }`;
const jobs = "['sagemaker:Create*']";
const denials: Readonly<Record<string, readonly [string, string, string]>> = {
  "scp-denies-notebook-internet": [
    "sagemaker:CreateNotebookInstance",
    "{ StringNotEquals: { 'sagemaker:DirectInternetAccess': Disabled } }",
    "{ StringEquals: { 'sagemaker:DirectInternetAccess': Disabled } }",
  ],
  "scp-denies-notebook-root": [
    "sagemaker:CreateNotebookInstance",
    "{ StringNotEquals: { 'sagemaker:RootAccess': Disabled } }",
    "{ StringEquals: { 'sagemaker:RootAccess': Disabled } }",
  ],
  "scp-denies-jobs-without-volume-key": [
    jobs,
    "{ 'Null': { 'sagemaker:VolumeKmsKey': 'true' } }",
    "{ 'Null': { 'sagemaker:VolumeKmsKey': 'false' } }",
  ],
  "scp-denies-jobs-without-output-key": [
    jobs,
    "{ 'Null': { 'sagemaker:OutputKmsKey': 'true' } }",
    "{ 'Null': { 'sagemaker:OutputKmsKey': 'false' } }",
  ],
  "scp-denies-jobs-without-isolation": [
    jobs,
    "{ BoolIfExists: { 'sagemaker:NetworkIsolation': 'false' } }",
    "{ Bool: { 'sagemaker:NetworkIsolation': 'false' } }",
  ],
  "scp-denies-invocation-without-guardrail": [
    "'bedrock:Invoke*'",
    "{ StringNotEquals: { 'bedrock:GuardrailIdentifier': [!ImportValue g] } }",
    "{ 'Null': { 'bedrock:GuardrailIdentifier': 'true' } }",
  ],
  "scp-denies-other-regions": [
    "'*'",
    "{ StringNotEquals: { 'aws:RequestedRegion': [eu-central-1] } }",
    "{ StringEquals: { 'aws:RequestedRegion': [us-east-1] } }",
  ],
};
for (const [id, [action, good, bad]] of Object.entries(denials))
  checkRule(ruleOf(id), {
    PASS: [scp(action, good)],
    FAIL: [
      { name: "a condition that lets some through", cloudformation: scp(action, bad), whole: true },
      { name: "no policy", cloudformation: "K: { Type: AWS::KMS::Key }", whole: true },
    ],
    UNKNOWN: ["K: { Type: AWS::KMS::Key }", scp(action, good, "[]"), scp(action, "!ImportValue x"), scp("!ImportValue x", good)],
  });

test("Hostile policies end soon, and pass nothing", async () => {
  const statement = `{ Effect: Allow, Action: ['s*:Get*', 'bedrock:${"*a".repeat(500)}'], Resource: 'arn:${"*:".repeat(300)}', Condition: { StringLike: { 'aws:${"x".repeat(2000)}': '${"*?".repeat(500)}' } } }`;
  const short = "{ Effect: Allow, Action: 'bedrock:*', Resource: '*', Condition: { StringLike: { 'aws:Nothing': '*' } } }";
  const many = `P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${Array.from({ length: 10_000 }, () => short).join(",")}] } } }`;
  const begun = process.cpuUsage().user;
  for (const fixture of [
    `P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${statement}] } } }`,
    many,
  ])
    for (const { rule, status } of await findingsOf(iamRules, fixture))
      if (rule.id === "iam-policy-actions-exist") assert.notEqual(status, "PASS", rule.id);
  assert.ok(process.cpuUsage().user - begun < 20_000_000);
});

test("Groups that hold each other, and policies that name themselves, end", async () => {
  const found = await findingsOf(
    iamRules,
    `
      One: { Type: AWS::IAM::Group, Properties: { Groups: [!Ref Two], ManagedPolicyArns: [!Ref P] } }
      Two: { Type: AWS::IAM::Group, Properties: { Groups: [!Ref One] } }
      P: { Type: AWS::IAM::ManagedPolicy, Properties: { Groups: [!Ref One, !Ref P], PolicyDocument: !Ref P } }`,
  );
  assert.ok(found.every(({ why }) => !why.includes("failed on what it read")));
});
