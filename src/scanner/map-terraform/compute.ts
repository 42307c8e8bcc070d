import { isProperties, type Properties, Unknown, type Value } from "../model/value.ts";
import { readJsonText } from "../read-terraform/json-text.ts";
import { pascal } from "./convert-properties.ts";
import { beside, listOf, type Mappings, type Shape, unknownProperties } from "./mapping.ts";

/** Definitions of containers are JSON with names in camel case. */
const containerMaps = new Set(["dockerLabels", "options"]);
function containers(value: Value): Value {
  const list = readJsonText(value);
  return Array.isArray(list) ? (list as readonly Value[]).map(upper) : list;
}
function upper(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => upper(item));
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [pascal(name), containerMaps.has(name) ? member : upper(member)]),
  );
}

const blockDevice = (block: Properties, name?: Value): Properties => {
  const { device_name: device = name, no_device, virtual_name, ...rest } = block;
  void no_device;
  void virtual_name;
  return {
    ...(device !== undefined && device !== null && { DeviceName: device }),
    Ebs: Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) =>
        value === null || value === "" || key === "tags" ? [] : [[pascal(key), value]],
      ),
    ),
  };
};

function withDevices(properties: Properties, given: Properties): Properties {
  const devices = [
    ...listOf(given["root_block_device"]).map((block) => [block, "/dev/xvda"] as const),
    ...listOf(given["ebs_block_device"]).map((block) => [block, undefined] as const),
  ].map(([block, name]) => (isProperties(block) ? blockDevice(block, name) : block));
  return devices.length === 0 ? properties : { ...properties, BlockDeviceMappings: devices };
}

const artifacts = (value: Value): Value => (Array.isArray(value) ? (value as readonly Value[]).map((name) => ({ name })) : value);

/** Of user data a plan and a state keep the hash alone. */
const unlessHash = (value: Value): Value =>
  typeof value === "string" && /^[\da-f]{40}$/.test(value) ? new Unknown("its hash alone is kept") : value;

const templateNames: Shape["names"] = {
  "launch_template.id": "LaunchTemplateId",
  "launch_template.name": "LaunchTemplateName",
};

const metadata: Shape["names"] = { http_protocol_ipv6: "HttpProtocolIpv6" };

export const computeMappings: Mappings = {
  aws_instance: {
    type: "AWS::EC2::Instance",
    names: {
      ...metadata,
      ami: "ImageId",
      vpc_security_group_ids: "SecurityGroupIds",
      key_name: "KeyName",
      root_block_device: null,
      ebs_block_device: null,
      ephemeral_block_device: null,
      associate_public_ip_address: null,
      network_interface: "NetworkInterfaces",
      user_data_base64: "UserData",
      get_password_data: null,
      ...templateNames,
    },
    values: { user_data: unlessHash },
    one: ["launch_template"],
    finish: (properties, given) => {
      const isPublic = given["associate_public_ip_address"];
      const face: Properties = {
        DeviceIndex: "0",
        AssociatePublicIpAddress: isPublic ?? null,
        ...(properties["SubnetId"] !== undefined && { SubnetId: properties["SubnetId"] }),
        ...(properties["SecurityGroupIds"] !== undefined && { GroupSet: properties["SecurityGroupIds"] }),
      };
      return {
        ...withDevices(properties, given),
        ...(isPublic !== undefined && isPublic !== null && { NetworkInterfaces: [face] }),
      };
    },
  },
  aws_launch_template: {
    type: "AWS::EC2::LaunchTemplate",
    names: {
      name: "LaunchTemplateName",
      name_prefix: null,
      block_device_mappings: "BlockDeviceMappings",
      vpc_security_group_ids: "SecurityGroupIds",
      network_interfaces: "NetworkInterfaces",
      "network_interfaces.security_groups": "Groups",
      update_default_version: null,
      tag_specifications: "TagSpecifications",
    },
    one: ["ebs", "iam_instance_profile", "monitoring", "placement", "enclave_options"],
    finish: ({ LaunchTemplateName, Tags, ...properties }) => {
      void Tags;
      return { ...(LaunchTemplateName !== undefined && { LaunchTemplateName }), LaunchTemplateData: properties };
    },
  },
  aws_launch_configuration: {
    type: "AWS::AutoScaling::LaunchConfiguration",
    names: { name: "LaunchConfigurationName", root_block_device: null, ebs_block_device: null, user_data_base64: "UserData" },
    values: { user_data: unlessHash },
    finish: withDevices,
  },
  aws_autoscaling_group: {
    type: "AWS::AutoScaling::AutoScalingGroup",
    names: {
      name: "AutoScalingGroupName",
      launch_configuration: "LaunchConfigurationName",
      vpc_zone_identifier: "VPCZoneIdentifier",
      ...templateNames,
      tag: "Tags",
      force_delete: null,
    },
    one: ["launch_template", "mixed_instances_policy", "instances_distribution", "launch_template_specification"],
  },
  aws_ebs_volume: { type: "AWS::EC2::Volume", names: { type: "VolumeType" } },
  // No type of CloudFormation's: as GetEbsEncryptionByDefault of the EC2 API answers.
  aws_ebs_encryption_by_default: {
    type: "Sallyport::AWS::EbsEncryptionByDefault",
    names: { enabled: "EbsEncryptionByDefault" },
    defaults: { EbsEncryptionByDefault: true },
  },
  aws_lambda_function: {
    type: "AWS::Lambda::Function",
    names: {
      filename: null,
      source_code_hash: null,
      image_uri: "Code.ImageUri",
      s3_bucket: "Code.S3Bucket",
      s3_key: "Code.S3Key",
      s3_object_version: "Code.S3ObjectVersion",
      publish: null,
    },
    one: ["environment", "ephemeral_storage"],
    maps: ["variables"],
    namedBy: ["function_name"],
  },
  aws_lambda_permission: {
    type: "AWS::Lambda::Permission",
    names: { principal_org_id: "PrincipalOrgID", statement_id: null },
  },
  aws_lambda_function_url: {
    type: "AWS::Lambda::Url",
    names: { function_name: "TargetFunctionArn", authorization_type: "AuthType" },
    one: ["cors"],
  },
  aws_lambda_layer_version: { type: "AWS::Lambda::LayerVersion" },
  aws_lambda_event_source_mapping: { type: "AWS::Lambda::EventSourceMapping" },
  aws_ecs_cluster: {
    type: "AWS::ECS::Cluster",
    names: { name: "ClusterName", setting: "ClusterSettings", s3_bucket_encryption_enabled: "S3EncryptionEnabled" },
  },
  aws_ecs_service: {
    type: "AWS::ECS::Service",
    names: {
      name: "ServiceName",
      network_configuration: "NetworkConfiguration.AwsvpcConfiguration",
      load_balancer: "LoadBalancers",
      iam_role: "Role",
      service_registries: "ServiceRegistries",
      capacity_provider_strategy: "CapacityProviderStrategy",
      wait_for_steady_state: null,
    },
    values: {
      assign_public_ip: (value) =>
        value === true || value === "true" ? "ENABLED" : value === false || value === "false" ? "DISABLED" : value,
    },
  },
  aws_ecs_task_definition: {
    type: "AWS::ECS::TaskDefinition",
    names: {
      container_definitions: "ContainerDefinitions",
      volume: "Volumes",
      host_path: "Host.SourcePath",
      efs_volume_configuration: "EFSVolumeConfiguration",
      skip_destroy: null,
      track_latest: null,
    },
    values: { container_definitions: containers },
    json: ["container_definitions"],
    one: ["runtime_platform", "ephemeral_storage"],
  },
  aws_ecr_repository: {
    type: "AWS::ECR::Repository",
    names: { name: "RepositoryName", force_delete: null },
    namedBy: ["name"],
  },
  aws_ecr_repository_policy: {
    of: ["aws_ecr_repository"],
    by: "repository",
    names: { repository: null, policy: "RepositoryPolicyText" },
    json: ["policy"],
    fold: beside,
    alone: (part, name) => [
      "AWS::ECR::Repository",
      {
        ...part,
        RepositoryName: name,
        ...unknownProperties("ImageTagMutability", "ImageScanningConfiguration", "EncryptionConfiguration", "LifecyclePolicy"),
      },
    ],
  },
  aws_ecr_lifecycle_policy: {
    of: ["aws_ecr_repository"],
    by: "repository",
    names: { repository: null, policy: "LifecyclePolicy.LifecyclePolicyText" },
    fold: beside,
  },
  aws_ecrpublic_repository: { type: "AWS::ECR::PublicRepository" },
  aws_eks_cluster: {
    type: "AWS::EKS::Cluster",
    names: {
      vpc_config: "ResourcesVpcConfig",
      enabled_cluster_log_types: "Logging.ClusterLogging.EnabledTypes",
      encryption_config: "EncryptionConfig",
    },
    many: ["encryption_config"],
    one: ["provider"],
    values: {
      enabled_cluster_log_types: (value) =>
        Array.isArray(value) ? (value as readonly Value[]).map((type) => ({ type })) : value,
    },
  },
  aws_eks_node_group: {
    type: "AWS::EKS::Nodegroup",
    names: { node_group_name: "NodegroupName", node_role_arn: "NodeRole", subnet_ids: "Subnets" },
  },
  aws_codebuild_project: {
    type: "AWS::CodeBuild::Project",
    names: {
      build_timeout: "TimeoutInMinutes",
      queued_timeout: "QueuedTimeoutInMinutes",
      buildspec: "BuildSpec",
      cloudwatch_logs: "CloudWatchLogs",
      environment_variable: "EnvironmentVariables",
    },
    one: ["artifacts", "environment", "source", "s3_logs", "cloudwatch_logs", "cache"],
  },
  aws_codepipeline: {
    type: "AWS::CodePipeline::Pipeline",
    names: {
      stage: "Stages",
      action: "Actions",
      artifact_store: "ArtifactStore",
      encryption_key: "EncryptionKey",
      category: "ActionTypeId.Category",
      owner: "ActionTypeId.Owner",
      provider: "ActionTypeId.Provider",
      version: "ActionTypeId.Version",
      "stage.action.version": "ActionTypeId.Version",
      "artifact_store.type": "Type",
    },
    values: { input_artifacts: artifacts, output_artifacts: artifacts },
    one: ["artifact_store", "encryption_key"],
    maps: ["configuration"],
  },
  aws_sfn_state_machine: {
    type: "AWS::StepFunctions::StateMachine",
    names: { name: "StateMachineName" },
    json: ["definition"],
  },
  aws_cloudformation_stack: { type: "AWS::CloudFormation::Stack", maps: ["parameters"], names: { template_body: null } },
};
