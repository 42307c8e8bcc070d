import type { Resource } from "../model/inventory.ts";
import { readProperty } from "../model/read-property.ts";
import { isProperties, Unknown, type Value } from "../model/value.ts";

/** Where each type of workload says which subnets its network interfaces are in. */
const places: Readonly<Record<string, readonly string[]>> = {
  "AWS::ECS::Service": ["NetworkConfiguration.AwsvpcConfiguration.Subnets"],
  "AWS::ECS::TaskSet": ["NetworkConfiguration.AwsvpcConfiguration.Subnets"],
  "AWS::Lambda::Function": ["VpcConfig.SubnetIds"],
  "AWS::SageMaker::Model": ["VpcConfig.Subnets"],
  "AWS::SageMaker::NotebookInstance": ["SubnetId"],
  "AWS::SageMaker::Domain": ["SubnetIds"],
  "Sallyport::AWS::SageMakerTrainingJob": ["VpcConfig.Subnets"],
  "AWS::RDS::DBSubnetGroup": ["SubnetIds"],
  "AWS::ElastiCache::SubnetGroup": ["SubnetIds"],
  "AWS::OpenSearchService::Domain": ["VPCOptions.SubnetIds"],
  "AWS::EC2::Instance": ["SubnetId", "NetworkInterfaces"],
  "AWS::AutoScaling::AutoScalingGroup": ["VPCZoneIdentifier"],
  "AWS::EKS::Cluster": ["ResourcesVpcConfig.SubnetIds"],
  "AWS::EKS::Nodegroup": ["Subnets"],
  "AWS::Batch::ComputeEnvironment": ["ComputeResources.Subnets"],
};

/** Types of workloads that have network interfaces in a VPC. */
export const workloadTypes: readonly string[] = Object.keys(places);

/** Subnets that one workload may have. */
const maxSubnets = 200;

/** Values that name the subnets of a workload; empty where it is in no VPC, an Unknown where that is not told. */
export function subnetsOf(workload: Resource): readonly Value[] | Unknown {
  const subnets: Value[] = [];
  for (const place of Object.hasOwn(places, workload.type) ? (places[workload.type] ?? []) : []) {
    const value = readProperty(workload, place);
    if (value instanceof Unknown) return value;
    if (value === undefined) continue;
    if (!Array.isArray(value)) subnets.push(value);
    else
      for (const one of value as readonly Value[])
        subnets.push(isProperties(one) ? (readSubnet(one) ?? new Unknown("its subnet is not told")) : one);
  }
  return subnets.slice(0, maxSubnets);
}

const readSubnet = (members: Readonly<Record<string, Value>>): Value | undefined =>
  Object.hasOwn(members, "SubnetId") ? members["SubnetId"] : undefined;
