import type { App } from "aws-cdk-lib";
import { Problem } from "../../src/core/problem.ts";
import { forbidInternetRoutes } from "./forbid-internet-routes.ts";
import { forbidMutableImages } from "./forbid-mutable-images.ts";
import { forbidSharedRoles } from "./forbid-shared-roles.ts";
import { forbidWildcardModels } from "./forbid-wildcard-models.ts";
import { readBuiltResources, type Guard } from "./read-built-resources.ts";

const guards: readonly Guard[] = [forbidInternetRoutes, forbidMutableImages, forbidWildcardModels, forbidSharedRoles];

/**
 * Makes synthesis throw a `Problem` on what must never be built; each line names the construct and says what to do. It looks at what
 * the templates will have, after aspects and raw overrides. There is no way to acknowledge a finding.
 */
export function addGuards(app: App): void {
  app.node.addValidation({
    validate: () => {
      const resources = readBuiltResources(app);
      const lines = guards.flatMap((guard) => guard(resources)).map(({ path, message }) => `  ${path}: ${message}`);
      if (lines.length > 0) throw new Problem("resource_invalid", `this must not be built:\n${lines.join("\n")}`);
      return [];
    },
  });
}
