import { z } from "zod";
import { dataClasses } from "../../src/core/data-class.ts";
import {
  accountId,
  bucketArn,
  connectionArn,
  eventBusArn,
  imageDigest,
  imageRepository,
  inferenceProfileArn,
  modelArn,
  organizationId,
  organizationTarget,
  regionName,
  roleArn,
  secretArn,
  signingProfileArn,
  zoneName,
} from "./arn-schemas.ts";
import { checkDeployment } from "./check-deployment.ts";
import { gatewayConfig } from "./gateway-config.ts";
import { networkConfig } from "./network-config.ts";
import { retentionConfig } from "./retention-config.ts";

const roles = z.array(roleArn).min(1).max(10);
const tag = z.string().regex(/^[\w .:/=+@-]{1,128}$/, "must be 1 to 128 letters, digits, spaces or _ . : / = + - @");

/** Which models may be called. An inference profile routes to models in several regions: each of those is listed too. */
const models = z.strictObject({
  approved: z.array(modelArn).min(1, "needs at least one approved model").max(200),
  inferenceProfiles: z.array(inferenceProfileArn).max(50).default([]),
  /** Of knowledge bases; one of the approved. */
  embedding: modelArn.optional(),
});

/** Who approves a release: two groups that share nobody. */
const approverGroup = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, "must be a short lower-case name"),
  roles,
});

/** Where findings and logs go beside this account. */
const siem = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("event-bus"), arn: eventBusArn }),
  z.strictObject({ kind: z.literal("security-lake"), account: accountId, externalId: z.string().min(2).max(1224) }),
  z.strictObject({ kind: z.literal("s3"), bucket: bucketArn }),
]);

const alarms = z.strictObject({
  email: z.email().optional(),
  webhook: z.strictObject({ url: z.url({ protocol: /^https$/, error: "must be an https URL" }), secret: secretArn }).optional(),
  /** Tokens in an hour above which somebody is told. */
  tokensPerHour: z.int().min(1000).default(5_000_000),
});

const database = z.strictObject({
  instanceClass: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,6}\.(?:medium|large|\d{0,2}xlarge)$/, "must be a class such as r8g.large")
    .default("r8g.large"),
  storageGiB: z.int().min(20).max(16_384).default(100),
  /** Whether databases have a standby in another zone. Always true in prod. */
  multiAz: z.boolean().default(true),
});

const knowledgeBase = z.strictObject({
  store: z.enum(["none", "s3-vectors", "aurora-pgvector"]).default("s3-vectors"),
  /** Numbers in one vector, as the embedding model gives them. */
  dimensions: z.int().min(1).max(4096).default(1024),
});

/** What watches the account. False for what the organisation already has in it: most of these can be there only once. */
const detection = z.strictObject({
  trail: z.boolean().default(true),
  configRecorder: z.boolean().default(true),
  guardDuty: z.boolean().default(true),
  securityHub: z.boolean().default(true),
  accessAnalyzer: z.boolean().default(true),
  /** Looks for sensitive data in buckets, and costs by what it reads. */
  macie: z.boolean().default(false),
});

/** The organisation's own policies are deployed from its management account, so by default this deployment brings none. */
const organization = z.strictObject({
  id: organizationId,
  policyTargets: z.array(organizationTarget).max(50).default([]),
});

const delivery = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({
    kind: z.literal("pipeline"),
    connection: connectionArn,
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "must be OWNER/NAME"),
    branch: z.string().min(1).max(255).default("main"),
    signingProfile: signingProfileArn,
    /** The deployment's configuration in that repository. */
    file: z
      .string()
      .regex(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\.(?:ya?ml|json)$/, "must be a YAML or JSON file, from the repository's root")
      .default("deployment.yaml"),
    /** Your approved mirror of npm; without it, npm's own registry. */
    registry: z.url({ protocol: /^https$/, error: "must be an https URL" }).optional(),
  }),
]);

const deployment = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{1,18}[a-z0-9]$/,
      "must be 3 to 20 lower-case letters, digits and dashes; it begins the names of all that is made",
    ),
  environment: z.enum(["prod", "research"]),
  dataClass: z.enum(dataClasses),
  owner: tag,
  project: tag,
  useCase: tag,
  account: accountId,
  region: regionName,
  availabilityZones: z.array(zoneName).min(2, "needs at least two zones").max(3),
  approvedRegions: z.array(regionName).min(1).max(20),
  organization,
  ...networkConfig,
  image: z.strictObject({ repository: imageRepository, digest: imageDigest }),
  gateway: gatewayConfig,
  models,
  retention: retentionConfig,
  /** Roles that may administer keys; they can't use them. */
  keyAdministrators: roles,
  /** What CloudFormation acts as; without it, the role that `cdk bootstrap` makes. */
  deploymentRole: roleArn.optional(),
  approvers: z.tuple([approverGroup, approverGroup], "needs exactly two groups: a release is approved by two different people"),
  siem: siem.default({ kind: "none" }),
  alarms,
  detection: detection.prefault({}),
  database: database.prefault({}),
  knowledgeBase: knowledgeBase.prefault({}),
  /** `sagemaker` needs IAM Identity Center in the region. */
  training: z.enum(["none", "sagemaker"]).default("sagemaker"),
  guardrailManifests: z.array(z.string().min(1).max(500)).max(20).default([]),
  delivery: delivery.default({ kind: "none" }),
});

/** All that the stacks need to know about one deployment. Only `parseDeployment` makes one. */
export type DeploymentConfig = z.infer<typeof deployment>;

/** What a person may write: fields with a default can be left out. */
export type DeploymentInput = z.input<typeof deployment>;

export const deploymentSchema = deployment.superRefine((config, context) => {
  for (const { path, message } of checkDeployment(config)) context.addIssue({ code: "custom", path: [...path], message });
});
