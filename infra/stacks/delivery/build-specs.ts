import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { ApproverGroup } from "../../functions/compare-approvers.ts";

/** What CodeBuild runs, as data; all of it is in the pipeline's own template, so that a commit can't change what judges it. */
export interface BuildSpec {
  readonly version: string;
  readonly env?: { readonly shell: string; readonly "exported-variables"?: readonly string[] };
  readonly phases: Readonly<Record<string, { readonly commands: readonly string[] }>>;
  readonly artifacts?: { readonly files: readonly string[] };
}

/** A step: its commands, in one shell that ends at the first that fails. */
function stepOf(commands: readonly string[], exported: readonly string[] = []): BuildSpec {
  return {
    version: "0.2",
    env: { shell: "bash", ...(exported.length === 0 ? {} : { "exported-variables": exported }) },
    phases: { build: { commands: ["set -euo pipefail", ...commands] } },
  };
}

/** Of all that is deployed, whatever its order on a disk. */
const digest =
  "export TEMPLATES=$(find cdk.out ! -type d -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)";

/**
 * What ran in Check could put other templates in place of those that it told the digest of, for as long as its credentials last: whoever
 * takes them compares.
 */
const sameAsChecked = [digest, 'test "$TEMPLATES" = "$CHECKED"'];

/** Tests, audits, SBOM, synthesis and scans. What it leaves is what is approved, and what is deployed. */
export function checkSpec({ delivery }: DeploymentConfig): BuildSpec {
  const file = delivery.kind === "pipeline" ? delivery.file : "deployment.yaml";
  const commands = [
    "npm ci --ignore-scripts && (cd infra && npm ci --ignore-scripts)",
    "npm audit signatures && npm audit --omit=dev --audit-level=high",
    "npm run check",
    "mkdir -p evidence",
    "npm sbom --sbom-format cyclonedx --omit dev > evidence/sbom.cdx.json",
    "(cd infra && npm sbom --sbom-format cyclonedx --omit dev) > evidence/sbom-infra.cdx.json",
    "npm run infra:check",
    `npm run infra:synth -- --config ${file} --out cdk.out`,
    "npm run sallyport -- scan cdk.out --format sarif --output evidence/scan.sarif --fail-on high",
    digest,
    'echo "$TEMPLATES" > evidence/templates.sha256',
  ];
  return { ...stepOf(commands, ["TEMPLATES"]), artifacts: { files: ["cdk.out/**/*", "evidence/*"] } };
}

/** Each image that the templates run: scanned by ECR without a finding that matters, and signed by the profile, by AWS's own word. */
export function verifySpec({ delivery }: DeploymentConfig): BuildSpec {
  const profile = delivery.kind === "pipeline" ? delivery.signingProfile : "none";
  return stepOf([
    ...sameAsChecked,
    `jq -r '.. | objects | .Image? // empty | strings | select(contains("@sha256:"))' cdk.out/*.template.json | sort -u > images`,
    "test -s images",
    [
      "while read -r image; do",
      '  name="${image#*/}"; repository="${name%@*}"; digest="${image##*@}"',
      '  registry="${image%%.*}"',
      '  echo "$image"',
      '  status=$(aws ecr describe-image-signing-status --registry-id "$registry" --repository-name "$repository" --image-id "imageDigest=$digest" --output json)',
      `  echo "$status" | jq -e --arg profile "${profile}" '.signingStatuses | any(.status == "COMPLETE" and ((.signingProfileArn == $profile) or (.signingProfileArn | startswith($profile + "/"))))'`,
      '  findings=$(aws ecr describe-image-scan-findings --registry-id "$registry" --repository-name "$repository" --image-id "imageDigest=$digest" --output json)',
      `  echo "$findings" | jq -e '.imageScanStatus.status as $s | ($s == "COMPLETE" or $s == "ACTIVE") and ((.imageScanFindings.findingSeverityCounts // {}) | ((.CRITICAL // 0) + (.HIGH // 0)) == 0)'`,
      "done < images",
    ].join("\n"),
  ]);
}

const source = join(import.meta.dirname, "..", "..", "functions", "compare-approvers.ts");

/** The program that compares: it reads what CodePipeline says of this execution, and fails where that is not two people. */
export function compareProgram(groups: readonly [ApproverGroup, ApproverGroup]): string {
  const code = stripTypeScriptTypes(readFileSync(source, "utf8")).replaceAll(/^export /gm, "");
  return `${code}
const { readFileSync } = await import("node:fs");
const { actionExecutionDetails } = JSON.parse(readFileSync(0, "utf8"));
const refusal = compareApprovers(actionExecutionDetails, ${JSON.stringify(groups)});
console.log(refusal ?? "approved by two different people");
process.exitCode = refusal === undefined ? 0 : 1;
`;
}

export function compareSpec(groups: readonly [ApproverGroup, ApproverGroup]): BuildSpec {
  const program = Buffer.from(compareProgram(groups)).toString("base64");
  return stepOf([
    `echo ${program} | base64 -d > /tmp/compare-approvers.mjs`,
    'aws codepipeline list-action-executions --pipeline-name "$PIPELINE" --filter "pipelineExecutionId=$EXECUTION" --output json | node /tmp/compare-approvers.mjs',
  ]);
}

/**
 * What was approved and nothing else: its digest is compared, nothing is synthesised again. The command that deploys comes from the
 * source's lockfile, since what ran in Check could have changed the one there.
 */
export const deploySpec: BuildSpec = stepOf([
  "(cd infra && npm ci --ignore-scripts)",
  'cd "$CODEBUILD_SRC_DIR_Checked"',
  ...sameAsChecked,
  // Beside the templates could lie a cdk.json, which says what to run first.
  'cd "$(mktemp -d)"',
  'node "$CODEBUILD_SRC_DIR/infra/node_modules/aws-cdk/bin/cdk" deploy --app "$CODEBUILD_SRC_DIR_Checked/cdk.out" --all --require-approval never',
]);
