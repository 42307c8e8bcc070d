import { beside, type Mappings, type Shape, policyAlone } from "./mapping.ts";
import { isProperties, type Value } from "../model/value.ts";

const jobDefinition = (type: string): Shape & { readonly type: string } => ({
  type: `AWS::SageMaker::${type}`,
  names: { name: "JobDefinitionName", volume_size_in_gb: "VolumeSizeInGB", local_path: "LocalPath" },
  one: [
    "data_quality_job_input",
    "model_quality_job_input",
    "model_bias_job_input",
    "model_explainability_job_input",
    "job_resources",
    "endpoint_input",
    "batch_transform_input",
    "stopping_condition",
    "s3_output",
    "csv",
    "json",
    "ground_truth_s3_input",
  ],
  many: ["monitoring_outputs"],
  maps: ["environment"],
});

/** A script of a lifecycle configuration, in base64 as both have it. */
const script = (value: Value): Value => (Array.isArray(value) || isProperties(value) ? value : [{ Content: value }]);

export const sagemakerMappings: Mappings = {
  aws_sagemaker_notebook_instance: {
    type: "AWS::SageMaker::NotebookInstance",
    names: { name: "NotebookInstanceName", security_groups: "SecurityGroupIds", volume_size: "VolumeSizeInGB" },
  },
  aws_sagemaker_notebook_instance_lifecycle_configuration: {
    type: "AWS::SageMaker::NotebookInstanceLifecycleConfig",
    names: { name: "NotebookInstanceLifecycleConfigName" },
    values: { on_create: script, on_start: script },
  },
  aws_sagemaker_studio_lifecycle_config: { type: "AWS::SageMaker::StudioLifecycleConfig" },
  aws_sagemaker_domain: {
    type: "AWS::SageMaker::Domain",
    many: ["custom_file_system_config"],
    names: { custom_image: "CustomImages", custom_file_system_config: "CustomFileSystemConfigs", retention_policy: null },
  },
  aws_sagemaker_user_profile: { type: "AWS::SageMaker::UserProfile", names: { custom_image: "CustomImages" } },
  aws_sagemaker_space: { type: "AWS::SageMaker::Space" },
  aws_sagemaker_app: { type: "AWS::SageMaker::App", one: ["resource_spec"] },
  aws_sagemaker_endpoint_configuration: {
    type: "AWS::SageMaker::EndpointConfig",
    names: {
      name: "EndpointConfigName",
      kms_key_arn: "KmsKeyId",
      memory_size_in_mb: "MemorySizeInMB",
      volume_size_in_gb: "VolumeSizeInGB",
    },
    one: ["capture_content_type_header"],
    many: ["capture_options"],
  },
  aws_sagemaker_endpoint: { type: "AWS::SageMaker::Endpoint", names: { name: "EndpointName" } },
  aws_sagemaker_model: {
    type: "AWS::SageMaker::Model",
    names: { name: "ModelName", container: "Containers" },
    one: ["primary_container", "model_data_source", "s3_data_source"],
    maps: ["environment"],
  },
  aws_sagemaker_feature_group: {
    type: "AWS::SageMaker::FeatureGroup",
    names: { feature_definition: "FeatureDefinitions", ttl_duration: "TtlDuration" },
    one: ["ttl_duration"],
  },
  aws_sagemaker_monitoring_schedule: {
    type: "AWS::SageMaker::MonitoringSchedule",
    names: { name: "MonitoringScheduleName" },
  },
  aws_sagemaker_data_quality_job_definition: jobDefinition("DataQualityJobDefinition"),
  aws_sagemaker_model_quality_job_definition: jobDefinition("ModelQualityJobDefinition"),
  aws_sagemaker_model_bias_job_definition: jobDefinition("ModelBiasJobDefinition"),
  aws_sagemaker_model_explainability_job_definition: jobDefinition("ModelExplainabilityJobDefinition"),
  aws_sagemaker_model_package_group: { type: "AWS::SageMaker::ModelPackageGroup", namedBy: ["model_package_group_name"] },
  aws_sagemaker_model_package_group_policy: {
    of: ["aws_sagemaker_model_package_group"],
    by: "model_package_group_name",
    names: { resource_policy: "ModelPackageGroupPolicy", model_package_group_name: null },
    json: ["resource_policy"],
    fold: beside,
    alone: policyAlone("AWS::SageMaker::ModelPackageGroup", "Tags"),
  },
  aws_sagemaker_flow_definition: { type: "AWS::SageMaker::FlowDefinition" },
  aws_sagemaker_code_repository: { type: "AWS::SageMaker::CodeRepository" },
  aws_sagemaker_device_fleet: { type: "AWS::SageMaker::DeviceFleet" },
  aws_sagemaker_image: { type: "AWS::SageMaker::Image" },
  aws_sagemaker_image_version: { type: "AWS::SageMaker::ImageVersion" },
  aws_sagemaker_project: { type: "AWS::SageMaker::Project", one: ["service_catalog_provisioning_details"] },
  aws_sagemaker_pipeline: { type: "AWS::SageMaker::Pipeline", json: ["pipeline_definition"] },
  aws_sagemaker_mlflow_tracking_server: { type: "AWS::SageMaker::MlflowTrackingServer" },
  aws_sagemaker_workforce: { type: "AWS::SageMaker::Workforce" },
  aws_sagemaker_workteam: { type: "AWS::SageMaker::Workteam", names: { member_definition: "MemberDefinitions" } },
};
