import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { compareApprovers, type ActionExecution } from "../functions/compare-approvers.ts";
import { changeExample } from "../test/support/change-example.ts";
import { synthesise } from "../test/support/synthesise.ts";
import { compareProgram, deploySpec, verifySpec } from "./delivery/build-specs.ts";
import { approvalsOf } from "./delivery/let-approve.ts";

const config = changeExample("prod");
const delivery = synthesise(config).template("Delivery");
const groups = approvalsOf(config);

interface Stage {
  readonly Name: string;
  readonly Actions: readonly {
    readonly Name: string;
    readonly ActionTypeId: { readonly Category: string };
    readonly Configuration?: object;
  }[];
}

const [pipeline] = Object.values(delivery.findResources("AWS::CodePipeline::Pipeline")) as { Properties: { Stages: Stage[] } }[];
const stages = pipeline?.Properties.Stages ?? [];

/** What ListActionExecutions says of one approval. */
function approval(actionName: string, role: string, session: string, change: Partial<ActionExecution> = {}): ActionExecution {
  return {
    actionName,
    status: "Succeeded",
    updatedBy: `arn:aws:sts::111122223333:assumed-role/${role}/${session}`,
    ...change,
  };
}

const platform = (session: string, change: Partial<ActionExecution> = {}) =>
  approval("Approve-platform", "PlatformApprovers", session, change);
const security = (session: string, change: Partial<ActionExecution> = {}) =>
  approval("Approve-security", "SecurityApprovers", session, change);

test("a release is checked, its image verified, approved twice, compared, and only then deployed", () => {
  assert.deepEqual(
    stages.map(({ Name }) => Name),
    ["Source", "Check", "Verify", "Approve", "Compare", "Deploy"],
  );
  const approve = stages.find(({ Name }) => Name === "Approve");
  assert.deepEqual(
    approve?.Actions.map(({ Name, ActionTypeId }) => [Name, ActionTypeId.Category]),
    [
      ["Approve-platform", "Approval"],
      ["Approve-security", "Approval"],
    ],
  );
  // The approvers see which content they approve.
  assert.match(JSON.stringify(approve), /#\{Check\.TEMPLATES\}/);
  delivery.hasResourceProperties("AWS::CodePipeline::Pipeline", { PipelineType: "V2", ExecutionMode: "QUEUED" });
});

test("two different people of the two groups pass", () => {
  assert.equal(compareApprovers([platform("ada@example.edu"), security("grace@example.edu")], groups), undefined);
});

test("one person in both groups does not pass, however the name is written", () => {
  assert.match(compareApprovers([platform("ada@example.edu"), security("Ada@Example.edu")], groups) ?? "", /approved twice/);
});

test("whatever is missing, other or not to be read does not pass", () => {
  const other = { updatedBy: "arn:aws:iam::111122223333:user/ada" };
  const elsewhere = { updatedBy: "arn:aws:sts::999988887777:assumed-role/SecurityApprovers/grace" };
  const cases: readonly (readonly [ActionExecution[], RegExp])[] = [
    [[], /Approve-platform: there is not exactly one approval/],
    [[platform("ada")], /Approve-security: there is not exactly one/],
    [[platform("ada"), platform("bob"), security("grace")], /Approve-platform: there is not exactly one/],
    [[platform("ada"), security("grace", { status: "Failed" })], /Approve-security: is Failed/],
    [[platform("ada"), security("grace", other)], /no session of a role/],
    [[platform("ada"), { actionName: "Approve-security", status: "Succeeded" }], /nobody is no session of a role/],
    [[platform("ada"), security("grace", elsewhere)], /SecurityApprovers of 999988887777 is not in the group/],
    [
      [platform("ada"), approval("Approve-security", "PlatformApprovers", "grace")],
      /PlatformApprovers of 111122223333 is not in the group/,
    ],
  ];
  for (const [executions, reason] of cases) assert.match(compareApprovers(executions, groups) ?? "passed", reason);
});

test("the program that the pipeline runs is the one that is tested here, and fails where it can't read", () => {
  const run = (input: string) =>
    spawnSync(process.execPath, ["--input-type=module", "-e", compareProgram(groups)], { input, encoding: "utf8" });
  const told = (...actionExecutionDetails: ActionExecution[]) => JSON.stringify({ actionExecutionDetails });
  const passed = run(told(platform("ada"), security("grace")));
  assert.equal(passed.status, 0, passed.stderr);
  const refused = run(told(platform("ada"), security("ada")));
  assert.equal(refused.status, 1);
  assert.match(refused.stdout, /ada approved twice/);
  for (const input of ["", "{}", "null"]) assert.notEqual(run(input).status, 0, input);
});

/** Runs commands of a step as CodeBuild does, in one shell. */
function runSteps(commands: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync("bash", ["-c", commands.join("\n")], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });
}

test("what is deployed is what was approved: another file, or another content, fails before anything is done", () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-delivery-"));
  try {
    mkdirSync(join(folder, "cdk.out"));
    writeFileSync(join(folder, "cdk.out", "a.template.json"), "{}");
    const commands = (deploySpec.phases["build"]?.commands ?? []).filter((command) => !/npm ci|aws-cdk|^cd /.test(command));
    assert.equal(commands.length, 3);
    const line = `${createHash("sha256").update("{}").digest("hex")}  cdk.out/a.template.json\n`;
    const approved = createHash("sha256").update(line).digest("hex");
    assert.equal(runSteps(commands, folder, { CHECKED: approved }).status, 0);
    writeFileSync(join(folder, "cdk.out", "b.template.json"), "{}");
    assert.notEqual(runSteps(commands, folder, { CHECKED: approved }).status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("what deploys is run in an empty folder: settings beside the templates, which could name commands, are not read", () => {
  const [checked, sources] = [
    mkdtempSync(join(tmpdir(), "sallyport-checked-")),
    mkdtempSync(join(tmpdir(), "sallyport-source-")),
  ];
  try {
    mkdirSync(join(checked, "cdk.out"));
    writeFileSync(join(checked, "cdk.out", "a.template.json"), "{}");
    writeFileSync(join(checked, "cdk.json"), JSON.stringify({ build: "echo whatever" }));
    const bin = join(sources, "infra", "node_modules", "aws-cdk", "bin");
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, "cdk"), 'console.log(JSON.stringify([require("node:fs").readdirSync("."), process.argv.slice(2)]))');
    const line = `${createHash("sha256").update("{}").digest("hex")}  cdk.out/a.template.json\n`;
    const commands = (deploySpec.phases["build"]?.commands ?? []).filter((command) => !command.includes("npm ci"));
    const env = {
      CHECKED: createHash("sha256").update(line).digest("hex"),
      CODEBUILD_SRC_DIR: sources,
      CODEBUILD_SRC_DIR_Checked: checked,
    };
    const { stdout, stderr } = runSteps(commands, sources, env);
    const [files, args] = JSON.parse(stdout || JSON.stringify([stderr, []])) as [unknown, string[]];
    assert.deepEqual(files, []);
    assert.deepEqual(args.slice(0, 3), ["deploy", "--app", join(checked, "cdk.out")]);
    // A link is content too.
    symlinkSync("/etc/hostname", join(checked, "cdk.out", "link"));
    assert.notEqual(runSteps(commands, sources, env).status, 0);
  } finally {
    for (const folder of [checked, sources]) rmSync(folder, { recursive: true });
  }
});

test("images are verified in the templates that were checked: others, put there since, fail before anything is asked", () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-delivery-"));
  try {
    mkdirSync(join(folder, "cdk.out"));
    writeFileSync(join(folder, "cdk.out", "a.template.json"), "{}");
    const commands = (verifySpec(config).phases["build"]?.commands ?? []).slice(0, 3);
    const line = `${createHash("sha256").update("{}").digest("hex")}  cdk.out/a.template.json\n`;
    const checked = createHash("sha256").update(line).digest("hex");
    assert.equal(runSteps(commands, folder, { CHECKED: checked }).status, 0);
    assert.notEqual(runSteps(commands, folder, { CHECKED: "0".repeat(64) }).status, 0);
    const variables = stages.flatMap(({ Actions }) => Actions).map(({ Configuration }) => JSON.stringify(Configuration));
    assert.equal(variables.filter((each) => each.includes('\\"name\\":\\"CHECKED\\"')).length, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("images are verified by the configured profile, and a template without any image by digest fails", () => {
  const commands = JSON.stringify(verifySpec(config));
  assert.ok(commands.includes("arn:aws:signer:us-west-2:111122223333:/signing-profiles/sallyport"));
  assert.ok(commands.includes("test -s images"));
  assert.match(commands, /describe-image-scan-findings/);
});

test("a program in one step reaches neither what another was handed nor the account (SDL-001)", () => {
  const policyOf = (role: string) =>
    JSON.stringify(Object.entries(delivery.findResources("AWS::IAM::Policy")).filter(([id]) => id.startsWith(role)));
  assert.doesNotMatch(policyOf("CheckRole"), /sts:AssumeRole|codepipeline:|ecr:/);
  for (const role of ["VerifyRole", "CompareRole", "DeployRole"]) assert.doesNotMatch(policyOf(role), /s3:PutObject/, role);
  assert.match(policyOf("DeployRole"), /cdk-hnb659fds-deploy-role-111122223333-us-west-2/);
  delivery.allResourcesProperties("AWS::CodeBuild::Project", {
    EncryptionKey: Match.anyValue(),
    Environment: Match.objectLike({ PrivilegedMode: false }),
    // In the pipeline's own template: a commit can't change what judges it.
    Source: Match.objectLike({ BuildSpec: Match.anyValue() }),
  });
});

test("each group may answer its own approval, and is denied the other and every way around", () => {
  const policies = Object.values(delivery.findResources("AWS::IAM::ManagedPolicy")).map((policy) => JSON.stringify(policy));
  assert.equal(policies.length, 2);
  for (const [at, name] of ["platform", "security"].entries()) {
    const own = `arn:aws:codepipeline:us-west-2:111122223333:sallyport-prod-delivery/Approve/Approve-${name}`;
    assert.ok(policies[at]?.includes(`"Action":"codepipeline:PutApprovalResult","Effect":"Allow","Resource":"${own}"`), name);
    assert.ok(policies[at]?.includes(`"Action":"codepipeline:PutApprovalResult","Effect":"Deny","NotResource":"${own}"`), name);
    assert.match(policies[at] ?? "", /codepipeline:OverrideStageCondition/);
    // What they approve they can read: templates, SBOM and scan.
    assert.match(
      policies[at] ?? "",
      /"Action":\["s3:GetObject","s3:GetObjectVersion"\],"Effect":"Allow"[^\]]*\]?[^\]]*sallyport-prod-deliv\/Checked\/\*/,
    );
    assert.doesNotMatch(policies[at] ?? "", /s3:PutObject/);
    assert.match(
      JSON.stringify(delivery.findResources("AWS::S3::BucketPolicy")),
      new RegExp(`"ArnNotEquals":[^\\]]*role/${name === "platform" ? "Platform" : "Security"}Approvers`),
    );
  }
});

test("a group that comes by IAM Identity Center gets its policy by name, since nobody attaches any to roles of that service", () => {
  const sso = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_Approve_0f3c2a105b7e4c1d";
  const [, second] = config.approvers;
  const template = synthesise(changeExample("prod", { approvers: [{ name: "platform", roles: [sso] }, second] })).template(
    "Delivery",
  );
  template.hasResourceProperties("AWS::IAM::ManagedPolicy", {
    ManagedPolicyName: "sallyport-prod-approvers-platform",
    Roles: Match.absent(),
  });
  template.hasResourceProperties("AWS::IAM::ManagedPolicy", {
    ManagedPolicyName: "sallyport-prod-approvers-security",
    Roles: ["SecurityApprovers"],
  });
});

test("without a repository there is no pipeline", () => {
  assert.ok(!synthesise(changeExample("research")).names.includes("sallyport-lab-Delivery"));
});
