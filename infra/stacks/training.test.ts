import assert from "node:assert/strict";
import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { changeExample } from "../test/support/change-example.ts";
import { synthesise } from "../test/support/synthesise.ts";

const built = synthesise(changeExample("prod"));
const training = built.template("Training");

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function statementsOf(role: "StudioRole" | "JobRole" | "ServingRole"): readonly Statement[] {
  const policies = Object.entries(training.findResources("AWS::IAM::Policy")).filter(([id]) => id.startsWith(role));
  return policies.flatMap(
    ([, policy]) =>
      (policy as { Properties: { PolicyDocument: { Statement: Statement[] } } }).Properties.PolicyDocument.Statement,
  );
}

const allowed = (role: Parameters<typeof statementsOf>[0]): readonly string[] =>
  statementsOf(role)
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action }) => [Action].flat());

test("people enter the domain by IAM Identity Center, and its only network is the VPC, under the class's key (IAM-001, NET-007)", () => {
  training.hasResourceProperties("AWS::SageMaker::Domain", {
    AuthMode: "SSO",
    AppNetworkAccessType: "VpcOnly",
    KmsKeyId: Match.anyValue(),
    SubnetIds: [Match.anyValue(), Match.anyValue(), Match.anyValue()],
    DomainSettings: Match.objectLike({
      DockerSettings: { EnableDockerAccess: "DISABLED" },
      ExecutionRoleIdentityConfig: "USER_PROFILE_NAME",
    }),
    DefaultUserSettings: Match.objectLike({ SharingSettings: { NotebookOutputOption: "Disabled" } }),
  });
  training.resourceCountIs("AWS::SageMaker::NotebookInstance", 0);
});

test("who trains is refused a job without isolation, VPC, key or encryption between its parts, even by leaving it out", () => {
  for (const role of ["StudioRole", "JobRole"] as const) {
    const denied = new Map(
      statementsOf(role)
        .filter(({ Effect }) => Effect === "Deny")
        .map((statement) => [statement.Sid, statement]),
    );
    assert.deepEqual(denied.get("NetworkIsolation")?.Condition, { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } });
    assert.deepEqual(denied.get("InVpc")?.Condition, { Null: { "sagemaker:VpcSecurityGroupIds": "true" } });
    assert.match(
      JSON.stringify(denied.get("InTheseGroups")?.Condition),
      /ForAnyValue:StringNotEquals.*sagemaker:VpcSecurityGroupIds/,
    );
    for (const [sid, key] of [
      ["VolumeKey", "sagemaker:VolumeKmsKeyArn"],
      ["OutputKey", "sagemaker:OutputKmsKeyArn"],
    ] as const)
      assert.match(JSON.stringify(denied.get(sid)?.Condition), new RegExp(`"ArnNotEqualsIfExists":\\{"${key}"`));
    assert.deepEqual(denied.get("BetweenContainers")?.Condition, {
      BoolIfExists: { "sagemaker:InterContainerTrafficEncryption": "false" },
    });
    for (const sid of ["NetworkIsolation", "VolumeKey", "OutputKey", "BetweenContainers"])
      assert.ok([denied.get(sid)?.Action].flat().includes("sagemaker:CreateTrainingJob"), sid);
  }
});

test("training, starting and serving are three roles, and none of them does what another does (IAM-003)", () => {
  assert.ok(allowed("StudioRole").includes("sagemaker:CreateTrainingJob"));
  for (const role of ["StudioRole", "JobRole", "ServingRole"] as const)
    for (const action of allowed(role)) assert.doesNotMatch(action, /Invoke|CreateEndpoint|\*/, role);
  for (const role of ["JobRole", "ServingRole"] as const)
    for (const action of allowed(role)) assert.doesNotMatch(action, /^sagemaker:|^iam:/, role);
  assert.ok(!allowed("ServingRole").includes("s3:PutObject"));
  assert.doesNotMatch(JSON.stringify(statementsOf("ServingRole")), /datasets\//);
});

test("roles are SageMaker's to take, for this account alone, and only the jobs' role is handed on", () => {
  training.allResourcesProperties("AWS::IAM::Role", {
    AssumeRolePolicyDocument: Match.objectLike({
      Statement: [
        Match.objectLike({
          Principal: { Service: "sagemaker.amazonaws.com" },
          Condition: Match.objectLike({ StringEquals: { "aws:SourceAccount": "111122223333" } }),
        }),
      ],
    }),
  });
  const passed = statementsOf("StudioRole").filter(({ Action }) => Action === "iam:PassRole");
  assert.match(JSON.stringify(passed), /^\[\{[^\]]*JobRole[^\]]*"Arn"\]/);
});

test("who makes a model can't approve it", () => {
  const register = statementsOf("StudioRole").find(({ Sid }) => Sid === "RegisterModels");
  assert.deepEqual(register?.Condition, { StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } });
  assert.ok(!allowed("StudioRole").includes("sagemaker:UpdateModelPackage"));
});

test("what is trained with is private, versioned and read by the VPC's endpoint only; images have fixed tags (DAT-007, SUP-002)", () => {
  training.hasResourceProperties("AWS::S3::BucketPolicy", {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: "OnlyByTheEndpoint", Effect: "Deny" })]) },
  });
  training.hasResourceProperties("AWS::ECR::Repository", {
    ImageTagMutability: "IMMUTABLE",
    ImageScanningConfiguration: { ScanOnPush: true },
    EncryptionConfiguration: Match.objectLike({ EncryptionType: "KMS", KmsKey: Match.anyValue() }),
  });
});

test("what was put below models/ stays as it was registered: jobs write elsewhere, and nobody overwrites it", () => {
  training.hasResourceProperties("AWS::S3::BucketPolicy", {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Sid: "ModelsStay",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:PutObject",
          Resource: { "Fn::Join": ["", [Match.anyValue(), "/models/*"]] },
          Condition: { Null: { "s3:if-none-match": "true" }, BoolIfExists: { "s3:ObjectCreationOperation": "true" } },
        }),
      ]),
    },
  });
  const touches = (role: Parameters<typeof statementsOf>[0], action: string) =>
    statementsOf(role).filter(
      ({ Effect, Action, Resource }) =>
        Effect === "Allow" && [Action].flat().includes(action) && JSON.stringify(Resource).includes("/models/"),
    );
  assert.deepEqual(touches("JobRole", "s3:PutObject"), []);
  assert.equal(touches("JobRole", "s3:GetObject").length, 1);
  assert.equal(touches("StudioRole", "s3:PutObject").length, 1);
  for (const role of ["StudioRole", "JobRole", "ServingRole"] as const)
    for (const action of allowed(role)) assert.doesNotMatch(action, /^s3:(Delete|BypassGovernance|PutBucketPolicy)/, role);
});

test("jobs send to endpoints, S3 and each other only (NET-009)", () => {
  const rules = Object.values(training.findResources("AWS::EC2::SecurityGroupEgress")) as { Properties: object }[];
  assert.equal(rules.length, 3);
  for (const { Properties } of rules) assert.ok("DestinationSecurityGroupId" in Properties);
});

test("a deployment without training has none of it", () => {
  const { names } = synthesise(changeExample("prod", { training: "none" }));
  assert.ok(!names.includes("sallyport-prod-Training"));
});
