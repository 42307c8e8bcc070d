import { bedrockMappings } from "./bedrock.ts";
import { computeMappings } from "./compute.ts";
import { dataProtectionMappings } from "./data-protection.ts";
import { databaseMappings } from "./databases.ts";
import { detectionMappings } from "./detection.ts";
import { iamMappings } from "./iam.ts";
import { kmsMappings } from "./kms.ts";
import type { Mappings } from "./mapping.ts";
import { networkMappings } from "./network.ts";
import { s3Mappings } from "./s3.ts";
import { sagemakerMappings } from "./sagemaker.ts";
import { securityGroupMappings } from "./security-groups.ts";
import { webMappings } from "./web.ts";

/** What every type of Terraform's that is read becomes. */
export const allMappings: Mappings = {
  ...sagemakerMappings,
  ...bedrockMappings,
  ...s3Mappings,
  ...kmsMappings,
  ...iamMappings,
  ...networkMappings,
  ...securityGroupMappings,
  ...webMappings,
  ...computeMappings,
  ...databaseMappings,
  ...dataProtectionMappings,
  ...detectionMappings,
};
