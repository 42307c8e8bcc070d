import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { DeploymentConfig, DeploymentInput } from "../../config/deployment-config.ts";
import { parseDeployment } from "../../config/read-deployment.ts";

export type ExampleName = "prod" | "research";

/** One of the committed examples as it is written, to be changed by a test. */
export function readExample(name: ExampleName): DeploymentInput {
  return parse(readFileSync(join(import.meta.dirname, "..", "..", "examples", `${name}.yaml`), "utf8")) as DeploymentInput;
}

/** The example with some of its fields replaced; checked as any other. */
export function changeExample(name: ExampleName, change: Partial<DeploymentInput> = {}): DeploymentConfig {
  return parseDeployment({ ...readExample(name), ...change }, `${name}.yaml`);
}
