/**
 * The strict check of the landing zone, for CI: `npm run infra:check`. Both examples are built with CDK's CloudFormation validation,
 * and by the rules of AwsSolutions and NIST 800-53 r5. Whatever is found and not acknowledged with a reason in code fails it.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, NIST80053R5Checks } from "cdk-nag";
import { buildApp } from "./build-app.ts";
import { readDeployment } from "./config/read-deployment.ts";

for (const name of ["prod", "research"]) {
  const outdir = mkdtempSync(join(tmpdir(), "sallyport-infra-"));
  try {
    const app = buildApp(readDeployment(join(import.meta.dirname, "examples", `${name}.yaml`)), { outdir });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
    const { stacks } = app.synth();
    const { missing } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
      readonly missing?: readonly unknown[];
    };
    if (missing !== undefined && missing.length > 0) throw new Error(`look-ups are left: ${JSON.stringify(missing)}`);
    process.stdout.write(`${name}: ${stacks.length} stacks, nothing found\n`);
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
