import type { DeploymentSpec } from "./schemas/deployment.ts";
import type { ModelSpec } from "./schemas/model.ts";

/**
 * Why a deployment does not run a verified version of its model; undefined where it does. For models that the standard wants verified
 * (control SUP-001). Pure: a signature that stands in a stored manifest held when it was applied, and whoever has the manifest can verify
 * it again (crypto/model-signatures/).
 */
export function whyUnverified(
  { versions = [] }: Pick<ModelSpec, "versions">,
  { modelVersion }: Pick<DeploymentSpec, "modelVersion">,
): string | undefined {
  if (versions.length === 0) return "its model has no versions with signatures";
  if (modelVersion === undefined) {
    const unsigned = versions.find(({ signature }) => signature === undefined);
    return unsigned && `it does not say which version runs there, and ${unsigned.version} has no signature`;
  }
  const version = versions.find((one) => one.version === modelVersion);
  if (version === undefined) return `its model has no version ${modelVersion}`;
  return version.signature === undefined ? `the version ${modelVersion} has no signature` : undefined;
}
