/**
 * The strict check of the landing zone, for CI: `npm run infra:check`. Both examples are built with CDK's CloudFormation validation,
 * and by the rules of AwsSolutions and NIST 800-53 r5. Whatever is found, warnings too, and not acknowledged with a reason in code
 * fails it; so does a look-up that is left in the manifest.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, NIST80053R5Checks } from "cdk-nag";
import { buildApp } from "./build-app.ts";
import { readDeployment } from "./config/read-deployment.ts";

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string; readonly description: string }[];
  }[];
}

/** Throws at the first error; answers with what is less than one. */
function findWarnings(example: string, outdir: string): readonly string[] {
  const app = buildApp(readDeployment(example), { outdir });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
  const { stacks } = app.synth();
  process.stdout.write(`${stacks.map(({ stackName }) => stackName).join(", ")}\n`);
  const report = join(outdir, "validation-report.json");
  const { pluginReports } = existsSync(report) ? (readJson(report) as Report) : { pluginReports: [] };
  const { missing = [] } = readJson(join(outdir, "manifest.json")) as { readonly missing?: readonly unknown[] };
  return [
    ...pluginReports.flatMap(({ pluginName, violations }) =>
      violations.map(({ ruleName, description }) => `${pluginName} ${ruleName}: ${description}`),
    ),
    ...missing.map((lookUp) => `a look-up is left: ${JSON.stringify(lookUp)}`),
  ];
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

if (process.env["CDK_VALIDATION"] === "false") {
  process.stderr.write("infra: CDK_VALIDATION=false would leave out what this is for; unset it\n");
  process.exit(2);
}
for (const name of ["prod", "research"]) {
  const outdir = mkdtempSync(join(tmpdir(), "sallyport-infra-"));
  try {
    const warnings = findWarnings(join(import.meta.dirname, "examples", `${name}.yaml`), outdir);
    for (const warning of warnings) process.stderr.write(`${name}: ${warning}\n`);
    if (warnings.length > 0) process.exitCode = 1;
    else rmSync(outdir, { recursive: true });
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
if (process.exitCode !== 1) process.stdout.write("nothing found that is not acknowledged\n");
