import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { bootstrapRoleName, deliveryRoleName, deploymentRoleOf } from "../../parts/role-names.ts";
import { anyOf, type Suspicion } from "./suspicious-calls.ts";

/** Of CloudFormation; those that read are called DescribeStacks and the like. */
const changes = ["*Stack", "ExecuteChangeSet"];

/**
 * Changes of the deployment that the pipeline did not make: its step started by somebody else, the role of deployments taken by another
 * than that step or opened to others, or CloudFormation called, or handed its role, without it. The first deployment, by a person, is one of them.
 */
export function pastThePipeline(config: DeploymentConfig): readonly Suspicion[] {
  if (config.delivery.kind === "none") return [];
  const [pipeline, deploy] = ["pipeline", "deploy"].map((step) => deliveryRoleName(config, step));
  const role = bootstrapRoleName(config, "deploy");
  const notBy = (name = "") => `($.userIdentity.arn != "*:assumed-role/${name}/*")`;
  const ways = [
    `($.eventName = "StartBuild*") && ($.requestParameters.projectName = "*${deploy}") && ${notBy(pipeline)}`,
    `($.eventName = "AssumeRole") && ($.requestParameters.roleArn = "*:role/${role}") && ${notBy(deploy)}`,
    `($.eventName = "UpdateAssumeRolePolicy") && ($.requestParameters.roleName = "${role}")`,
    `($.eventSource = "cloudformation.amazonaws.com") && (${anyOf("eventName", changes)}) && (($.requestParameters.stackName = "*${config.name}-*") || ($.requestParameters.roleARN = "${deploymentRoleOf(config)}")) && ${notBy(role)}`,
  ];
  return [
    {
      name: "PastThePipeline",
      description: "Something was deployed past the pipeline and its two approvals",
      pattern: `{ ${ways.map((way) => `(${way})`).join(" || ")} }`,
      threshold: 0,
    },
  ];
}
