import { createHash } from "node:crypto";
import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import { CfnGuardrail, CfnGuardrailVersion } from "aws-cdk-lib/aws-bedrock";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Problem } from "../../../src/core/problem.ts";
import { exportGuardrail } from "../../../src/governance/bedrock-guardrail/export-guardrail.ts";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { GuardrailManifest } from "./read-guardrails.ts";

/** A guardrail of Bedrock, in a version that nobody changes. */
export interface BedrockGuardrail {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly version: string;
  /** `ARN:VERSION`, as the condition key `bedrock:GuardrailIdentifier` has it. */
  readonly versionedArn: string;
}

/**
 * Makes a guardrail of a manifest, under the key of the deployment's data. Each change of the manifest makes a new version, and the
 * old ones stay: what calls name is a version, never the draft. What Bedrock can't express is in the template's metadata.
 */
export function createGuardrail(
  stack: Stack,
  config: DeploymentConfig,
  { name, spec, canonical }: GuardrailManifest,
  key: IKey,
): BedrockGuardrail {
  const { request: exported, notExpressed } = exportGuardrail(`${config.name}-${name}`, spec);
  const request = { ...exported, ...sayGrounding(exported) };
  if (!Object.keys(request).some((member) => member.endsWith("PolicyConfig")))
    throw new Problem(
      "resource_invalid",
      `The guardrail ${name} has nothing that Bedrock can do; leave it out of guardrailManifests.`,
    );
  const digest = createHash("sha256").update(canonical).digest("hex");
  const guardrail = new CfnGuardrail(stack, `Guardrail-${name}`, { ...request, kmsKeyArn: key.keyArn });
  guardrail.addMetadata("sallyport:manifest", `sha256:${digest}`);
  guardrail.addMetadata(
    "sallyport:notExpressed",
    notExpressed.map(({ path, message }) => `${path || "spec"}: ${message}`),
  );
  guardrail.applyRemovalPolicy(RemovalPolicy.RETAIN);

  // A version is a copy: another manifest, or another export of it, needs another one. Its id says which.
  const content = createHash("sha256").update(JSON.stringify(request)).digest("hex").slice(0, 12);
  const version = new CfnGuardrailVersion(stack, `Version-${name}-${content}`, {
    guardrailIdentifier: guardrail.attrGuardrailId,
    description: `manifest sha256:${digest}`,
  });
  version.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return {
    name,
    id: guardrail.attrGuardrailId,
    arn: guardrail.attrGuardrailArn,
    version: version.attrVersion,
    versionedArn: `${guardrail.attrGuardrailArn}:${version.attrVersion}`,
  };
}

type Exported = ReturnType<typeof exportGuardrail>["request"];

/** What Bedrock does without a word is written out, so that a person or a scan sees that answers without ground are blocked. */
function sayGrounding({ contextualGroundingPolicyConfig: grounding }: Exported): object {
  if (grounding === undefined) return {};
  const filtersConfig = grounding.filtersConfig.map((filter) => ({ action: "BLOCK", enabled: true, ...filter }));
  return { contextualGroundingPolicyConfig: { filtersConfig } };
}
