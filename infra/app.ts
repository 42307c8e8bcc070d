/**
 * Writes the CloudFormation templates of one deployment: `node infra/app.ts --config FILE [--out DIR]`.
 *
 * Needs neither the CDK command nor an AWS account. Exit code 1 where the file is not valid or a guard found something; 2 wrong usage.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../src/core/problem.ts";
import { readDeployment } from "./config/read-deployment.ts";

const usage = "usage: npm run infra:synth -- --config FILE [--out DIR]\n";

function readArguments(): { readonly config: string; readonly out: string } {
  try {
    const { values } = parseArgs({ options: { config: { type: "string" }, out: { type: "string", default: "cdk.out" } } });
    if (values.config !== undefined) return { config: values.config, out: values.out };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.stderr.write(usage);
  return process.exit(2);
}

const { config, out } = readArguments();
try {
  const outdir = resolve(out);
  const deployment = readDeployment(config);
  // The CDK takes two seconds to load: what is wrong with the file is told before.
  const { buildApp } = await import("./build-app.ts");
  const { stacks } = buildApp(deployment, { outdir }).synth();
  for (const { stackName, template } of stacks) {
    const resources = Object.keys((template as { readonly Resources?: object }).Resources ?? {}).length;
    process.stdout.write(`${stackName}: ${resources} resources\n`);
  }
  process.stdout.write(`written to ${outdir}\n`);
} catch (error) {
  const said = error instanceof Problem ? error.detail : error instanceof Error ? error.message : String(error);
  process.stderr.write(`infra: ${said}\n`);
  process.exit(1);
}
