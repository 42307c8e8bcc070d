import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { DeploymentConfig, DeploymentInput } from "../../config/deployment-config.ts";
import { parseDeployment } from "../../config/read-deployment.ts";

export type ExampleName = "prod" | "research";

const folder = join(import.meta.dirname, "..", "..", "examples");

/** One of the committed examples as it is written, to be changed by a test; paths in it are from the root of the disk. */
export function readExample(name: ExampleName): DeploymentInput {
  const example = parse(readFileSync(join(folder, `${name}.yaml`), "utf8")) as DeploymentInput;
  return { ...example, guardrailManifests: example.guardrailManifests?.map((file) => join(folder, file)) ?? [] };
}

/** The example with some of its fields replaced; checked as any other. */
export function changeExample(name: ExampleName, change: Partial<DeploymentInput> = {}): DeploymentConfig {
  return parseDeployment({ ...readExample(name), ...change }, `${name}.yaml`);
}
