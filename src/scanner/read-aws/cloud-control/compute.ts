import type { CloudControlType } from "./cloud-control-type.ts";

export const computeTypes: Readonly<Record<string, CloudControlType>> = {
  "AWS::AutoScaling::AutoScalingGroup": {
    id: "AutoScalingGroupName",
    actions:
      "autoscaling:DescribeAutoScalingGroups autoscaling:DescribeLifecycleHooks autoscaling:DescribeMetricCollectionTypes autoscaling:DescribeNotificationConfigurations autoscaling:DescribeTags autoscaling:DescribeTrafficSources",
  },
  "AWS::AutoScaling::LaunchConfiguration": { id: "LaunchConfigurationName", actions: "autoscaling:DescribeLaunchConfigurations" },
  "AWS::Batch::ComputeEnvironment": { id: "ComputeEnvironmentArn", actions: "batch:DescribeComputeEnvironments" },
  "AWS::Events::EventBus": { id: "Name", actions: "events:DescribeEventBus events:ListEventBuses events:ListTagsForResource" },
  "AWS::CodePipeline::Pipeline": {
    id: "Name",
    actions: "codepipeline:GetPipeline codepipeline:GetPipelineState codepipeline:ListPipelines codepipeline:ListTagsForResource",
  },
  "AWS::ECS::Cluster": { id: "ClusterName", actions: "ecs:DescribeClusters ecs:ListClusters kms:DescribeKey" },
  "AWS::ECS::Service": { id: "ServiceArn Cluster", actions: "ecs:DescribeServices ecs:ListClusters ecs:ListServices" },
  "AWS::ECS::TaskDefinition": { id: "TaskDefinitionArn", actions: "ecs:DescribeTaskDefinition ecs:ListTaskDefinitions" },
  "AWS::EKS::Cluster": { id: "Name", actions: "eks:DescribeCluster eks:ListClusters" },
  "AWS::EKS::Nodegroup": {
    id: "Id",
    under: { type: "AWS::EKS::Cluster", property: "Name", as: "ClusterName" },
    actions: "eks:DescribeNodegroup eks:ListNodegroups",
  },
  "AWS::Lambda::Function": {
    id: "FunctionName",
    actions:
      "lambda:GetFunction lambda:GetFunctionCodeSigningConfig lambda:GetFunctionRecursionConfig lambda:GetFunctionScalingConfig lambda:GetRuntimeManagementConfig lambda:ListFunctions",
  },
  "AWS::Lambda::Permission": {
    id: "FunctionName Id",
    under: { type: "AWS::Lambda::Function", property: "FunctionName", as: "FunctionName" },
    actions: "lambda:GetPolicy",
  },
  "AWS::Lambda::Url": {
    id: "FunctionArn",
    under: { type: "AWS::Lambda::Function", property: "Arn", as: "TargetFunctionArn" },
    actions: "lambda:GetFunctionUrlConfig lambda:ListFunctionUrlConfigs",
  },
  "AWS::StepFunctions::StateMachine": {
    id: "Arn",
    actions: "states:DescribeStateMachine states:ListStateMachines states:ListTagsForResource",
  },
};
