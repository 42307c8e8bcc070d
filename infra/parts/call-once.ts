import type { Stack } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from "aws-cdk-lib/custom-resources";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { acknowledge } from "./acknowledge.ts";
import { acknowledgeWildcards } from "./acknowledge-wildcards.ts";
import { acknowledgeProvider, createProviderRole } from "./create-provider-role.ts";

export interface SdkCall {
  readonly id: string;
  readonly resourceType: string;
  readonly service: string;
  readonly action: string;
  readonly parameters: object;
  /** What the call needs. Settings of an account and region have no ARN: their resource is a wildcard. */
  readonly statements: readonly PolicyStatement[];
}

/**
 * A setting of the account that CloudFormation has no type for: a function calls the API when it is made and whenever it changes. One
 * such call in a stack; its function logs under `key`.
 */
export function callOnce(stack: Stack, config: DeploymentConfig, key: IKey, call: SdkCall): AwsCustomResource {
  const { id, resourceType, service, action, parameters, statements } = call;
  const provider = createProviderRole(stack, config, key);
  const resource = new AwsCustomResource(stack, id, {
    resourceType,
    // For its creation too.
    onUpdate: { service, action, parameters, physicalResourceId: PhysicalResourceId.of(id) },
    installLatestAwsSdk: false,
    ...provider,
    policy: AwsCustomResourcePolicy.fromStatements([...statements]),
  });
  acknowledgeWildcards(provider.role, /ProviderLog.*\*$/, "The streams of this one log group, which Lambda names.");
  acknowledge(resource, {
    "AwsSolutions-IAM5[Resource::*]": "The API knows no resource: it is a setting of the account and region.",
  });
  acknowledgeProvider(stack);
  return resource;
}
