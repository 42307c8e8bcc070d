import type { Rule } from "../model/rule.ts";
import { agentRules } from "./bedrock/agents.ts";
import { assetRules } from "./bedrock/assets.ts";
import { guardrailRules } from "./bedrock/guardrails.ts";
import { invocationLoggingRules } from "./bedrock/invocation-logging.ts";
import { clusterRules } from "./containers/clusters.ts";
import { functionRules } from "./containers/functions.ts";
import { registryRules } from "./containers/registries.ts";
import { taskRules } from "./containers/tasks.ts";
import { dnsFirewallRules } from "./detection/dns-firewall.ts";
import { logGroupRules } from "./detection/log-groups.ts";
import { organizationRules } from "./detection/organization.ts";
import { detectionRules } from "./detection/services.ts";
import { trailRules } from "./detection/trails.ts";
import { tlsRules } from "./edge/tls.ts";
import { webAclRules } from "./edge/web-acls.ts";
import { kmsKeyRules } from "./kms/keys.ts";
import { messagingRules } from "./messaging/topics-and-queues.ts";
import { accessPointRules } from "./s3/access-points.ts";
import { bucketRules } from "./s3/buckets.ts";
import { hostingRules } from "./sagemaker/hosting.ts";
import { jobRules } from "./sagemaker/jobs.ts";
import { notebookRules } from "./sagemaker/notebooks.ts";
import { studioRules } from "./sagemaker/studio.ts";
import { secretRules } from "./secrets/secrets.ts";
import { cacheAndFileRules } from "./stores/caches-and-files.ts";
import { databaseRules } from "./stores/databases.ts";
import { tableRules } from "./stores/tables.ts";
import { vectorStoreRules } from "./stores/vector-stores.ts";
import { tagRules } from "./tags/tags.ts";

/** The rules on services: all but those on IAM policies and on routes. */
export const serviceRules: readonly Rule[] = [
  ...notebookRules,
  ...hostingRules,
  ...jobRules,
  ...studioRules,
  ...agentRules,
  ...guardrailRules,
  ...assetRules,
  ...invocationLoggingRules,
  ...kmsKeyRules,
  ...bucketRules,
  ...accessPointRules,
  ...databaseRules,
  ...tableRules,
  ...vectorStoreRules,
  ...cacheAndFileRules,
  ...messagingRules,
  ...secretRules,
  ...registryRules,
  ...taskRules,
  ...functionRules,
  ...clusterRules,
  ...tlsRules,
  ...webAclRules,
  ...trailRules,
  ...logGroupRules,
  ...detectionRules,
  ...organizationRules,
  ...dnsFirewallRules,
  ...tagRules,
];
