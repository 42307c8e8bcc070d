import type { Stack } from "aws-cdk-lib";
import { Effect, ManagedPolicy, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { deliveryRoleName } from "../../parts/role-names.ts";
import type { ApproverGroup } from "../../functions/compare-approvers.ts";

export interface Approval extends ApproverGroup {
  readonly name: string;
}

/** The approvals by their groups, in the order of the configuration. */
export function approvalsOf({ approvers }: DeploymentConfig): readonly [Approval, Approval] {
  const [first, second] = approvers;
  const approval = ({ name, roles }: (typeof approvers)[number]): Approval => ({ name, roles, actionName: `Approve-${name}` });
  return [approval(first), approval(second)];
}

export interface ApprovalUse {
  readonly pipelineName: string;
  readonly stageName: string;
  /** What lets approvers read what they approve. */
  readonly read: readonly PolicyStatement[];
}

/**
 * Each group may answer its own approval, and is denied every other and all that would go around them. Roles of other accounts get their
 * policy there (docs/aws.md); the comparison of people is by both. Permission sets name the policy.
 */
export function letApprove(stack: Stack, config: DeploymentConfig, { pipelineName, stageName, read }: ApprovalUse): void {
  for (const { name, roles, actionName } of approvalsOf(config)) {
    const here = roles.filter((arn) => arn.split(":")[4] === config.account);
    if (here.length === 0) continue;
    const pipeline = ownArn(config, "codepipeline", pipelineName);
    const policy = new ManagedPolicy(stack, `Approvers-${name}`, {
      managedPolicyName: `${config.name}-approvers-${name}`,
      description: `Approves releases of ${config.name} as ${name}, and nothing else of the pipeline`,
      roles: here.filter(mayAttach).map((arn, at) => Role.fromRoleArn(stack, `Approver-${name}-${at}`, arn, { mutable: true })),
      statements: [
        new PolicyStatement({
          sid: "Approve",
          actions: ["codepipeline:PutApprovalResult"],
          resources: [`${pipeline}/${stageName}/${actionName}`],
        }),
        new PolicyStatement({
          sid: "See",
          actions: [
            "codepipeline:GetPipeline",
            "codepipeline:GetPipelineExecution",
            "codepipeline:GetPipelineState",
            "codepipeline:ListActionExecutions",
            "codepipeline:ListPipelineExecutions",
          ],
          resources: [pipeline],
        }),
        ...read.map((statement) => statement.copy()),
        new PolicyStatement({
          sid: "NoOtherApproval",
          effect: Effect.DENY,
          actions: ["codepipeline:PutApprovalResult"],
          notResources: [`${pipeline}/${stageName}/${actionName}`],
        }),
        new PolicyStatement({
          sid: "NoWayAround",
          effect: Effect.DENY,
          actions: [
            "codepipeline:DeletePipeline",
            "codepipeline:DisableStageTransition",
            "codepipeline:EnableStageTransition",
            "codepipeline:OverrideStageCondition",
            "codepipeline:RollbackStage",
            "codepipeline:UpdatePipeline",
          ],
          resources: [pipeline, `${pipeline}/*`],
        }),
        // A step that is started by itself asks nobody, and may be told to do something else.
        new PolicyStatement({
          sid: "NoStepByItself",
          effect: Effect.DENY,
          actions: ["codebuild:RetryBuild", "codebuild:StartBuild", "codebuild:UpdateProject"],
          resources: ["Check", "Verify", "Compare", "Deploy"].map((step) =>
            ownArn(config, "codebuild", `project/${deliveryRoleName(config, step)}`),
          ),
        }),
      ],
    });
    acknowledgeWildcards(policy, /Checked\/\*$/, "Artefacts of Check, which CodePipeline names by executions.");
    acknowledge(policy, {
      [`AwsSolutions-IAM5[Resource::${pipeline}/*]`]: "A denial: of every stage of this pipeline.",
    });
  }
}

/** IAM refuses changes of the roles that IAM Identity Center makes. */
const mayAttach = (arn: string): boolean => !arn.includes(":role/aws-reserved/");
