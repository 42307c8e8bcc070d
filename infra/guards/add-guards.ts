import type { App } from "aws-cdk-lib";
import { forbidInternetRoutes } from "./forbid-internet-routes.ts";
import { forbidMutableImages } from "./forbid-mutable-images.ts";
import { forbidSharedRoles } from "./forbid-shared-roles.ts";
import { forbidWildcardModels } from "./forbid-wildcard-models.ts";
import { readBuiltResources, type Guard } from "./read-built-resources.ts";

const guards: readonly Guard[] = [forbidInternetRoutes, forbidMutableImages, forbidWildcardModels, forbidSharedRoles];

/**
 * Makes synthesis fail on what must never be built, with a message that names the construct and says what to do. It looks at what
 * the templates will have, after aspects and raw overrides. There is no way to acknowledge a finding.
 */
export function addGuards(app: App): void {
  app.node.addValidation({
    validate: () => {
      const resources = readBuiltResources(app);
      return guards.flatMap((guard) => guard(resources).map(({ path, message }) => `${path}: ${message}`));
    },
  });
}
