import type { Manifest } from "./parse-manifest.ts";
import type { DeploymentSpec, IdentityProviderSpec, ModelSpec, UseCaseSpec, VendorSpec } from "./schemas.ts";

/**
 * What a manifest asks for and this version does not do yet, so that nobody takes it for done. What only the guardrail engine
 * knows, such as types that it does not detect, its own check says.
 */
export function manifestWarnings(manifest: Manifest): readonly string[] {
  return warnings(manifest).map((warning) => `${manifest.name}: ${warning}`);
}

function warnings({ kind, spec }: Manifest): readonly string[] {
  if (kind === "UseCase") return useCaseWarnings(spec as unknown as UseCaseSpec);
  if (kind === "IdentityProvider") return providerWarnings(spec as unknown as IdentityProviderSpec);
  if (kind === "Model") return modelWarnings(spec as unknown as ModelSpec);
  if (kind === "Vendor") return vendorWarnings(spec as unknown as VendorSpec);
  return kind === "Deployment" ? deploymentWarnings(spec as unknown as DeploymentSpec) : [];
}

function useCaseWarnings({ retention, environment, dataClass, modalities = [] }: UseCaseSpec): string[] {
  const warnings: string[] = [];
  if (retention.payload !== "none")
    warnings.push(`retention.payload ${retention.payload} is noted, but this version stores no prompts or answers.`);
  if (environment === "sandbox" && (dataClass === "confidential" || dataClass === "restricted"))
    warnings.push(`a sandbox serves internal data at most, so that calls declared ${dataClass} are denied.`);
  const unread = modalities.filter(({ type }) => type !== "document").map(({ type }) => type);
  if (unread.length > 0 && (dataClass === "confidential" || dataClass === "restricted"))
    warnings.push(
      `nobody looks into ${unread.join(" or ")} content, so that its ${dataClass} calls with it are denied (uninspected-content-above-internal).`,
    );
  return warnings;
}

function modelWarnings({ versions = [], licence, signers = [] }: ModelSpec): string[] {
  const unsigned = versions.filter(({ signature }) => signature === undefined).map(({ version }) => version);
  const warnings: string[] = [];
  if (unsigned.length > 0)
    warnings.push(
      `unsigned are its versions ${unsigned.join(", ")}: they are not served where the standard wants verified models.`,
    );
  if (signers.length > 0 && unsigned.length === versions.length)
    warnings.push("it has signers, and no version that they signed.");
  if (licence?.maxUsers !== undefined && licence.userCount === undefined)
    warnings.push(`its licence is for ${licence.maxUsers} users, and it does not say how they are counted (licence.userCount).`);
  return warnings;
}

function vendorWarnings({ dpa, noTraining, riskAssessment }: VendorSpec): string[] {
  const missing = [
    ...(dpa === undefined ? ["a data-processing agreement (dpa)"] : []),
    ...(noTraining?.agreed === true ? [] : ["a clause against training (noTraining)"]),
    ...(riskAssessment === undefined ? ["a risk assessment (riskAssessment)"] : []),
  ];
  return missing.length > 0 ? [`it is not cleared: there is no ${missing.join(", no ")}.`] : [];
}

function deploymentWarnings({ baseUrl, credential, network }: DeploymentSpec): string[] {
  return network === "public" && credential !== undefined && baseUrl?.startsWith("http:") === true
    ? ["its credential goes over a public network without TLS. Use an https address."]
    : [];
}

function providerWarnings({
  issuer,
  audiences,
  controlAudiences,
  login,
  exchange,
  provisioning,
  rules,
}: IdentityProviderSpec): string[] {
  const warnings: string[] = [];
  if (audiences.length === 0 && controlAudiences.length === 0 && login === undefined)
    warnings.push("none of its tokens is taken: it has no audiences, no controlAudiences and no login.");
  if (issuer.startsWith("http:")) warnings.push("its keys come over http: whoever is on the way can replace them. Use https.");
  if (exchange && audiences.length === 0) warnings.push("its tokens cannot be exchanged: that needs audiences.");
  if (provisioning === "scim" && rules.some(({ groups = [] }) => groups.length > 0))
    warnings.push("the groups of its rules count for nothing: with provisioning: scim, groups come from the directory.");
  return warnings;
}
