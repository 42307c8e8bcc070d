import type { Rule } from "../../model/rule.ts";
import { accountSeparationRules } from "./account-separation.ts";
import { endpointPolicyRules } from "./endpoint-policies.ts";
import { endpointRules } from "./endpoints.ts";
import { internetPathRules } from "./internet-paths.ts";
import { invokeNetworkRules } from "./invoke-network.ts";
import { segmentationRules } from "./segmentation.ts";
import { sourceNetworkRules } from "./source-networks.ts";

/** Every rule on networks. */
export const networkRules: readonly Rule[] = [
  ...endpointRules,
  ...internetPathRules,
  ...endpointPolicyRules,
  ...sourceNetworkRules,
  ...invokeNetworkRules,
  ...accountSeparationRules,
  ...segmentationRules,
];
