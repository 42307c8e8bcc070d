import type { Stack, App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { buildApp } from "../../build-app.ts";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { StackName } from "../../stacks/create-stack.ts";

// Fast mode: CDK's own validation is what `npm run infra:check` is for.
process.env["CDK_VALIDATION"] = "false";

export interface Built {
  readonly app: App;
  readonly names: readonly string[];
  template(name: StackName): Template;
}

const built = new Map<string, Built>();

/** Builds the landing zone and writes its templates to a temporary folder, once for the same configuration; throws what a guard says. */
export function synthesise(config: DeploymentConfig): Built {
  const key = JSON.stringify(config);
  const known = built.get(key) ?? synthesiseAgain(config);
  built.set(key, known);
  return known;
}

export function synthesiseAgain(config: DeploymentConfig): Built {
  const app = buildApp(config);
  const { stacks } = app.synth();
  return {
    app,
    names: stacks.map(({ stackName }) => stackName),
    template: (name) => Template.fromStack(app.node.findChild(`${config.name}-${name}`) as Stack),
  };
}
