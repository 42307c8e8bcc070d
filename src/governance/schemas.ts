import type { GuardrailManifestSpec } from "./schemas/guardrail.ts";

export type { DeploymentSpec } from "./schemas/deployment.ts";
export type { GuardrailManifestSpec } from "./schemas/guardrail.ts";
export type { IdentityProviderSpec } from "./schemas/identity-provider.ts";
export type { ModelSpec } from "./schemas/model.ts";
export type { PolicySpec } from "./schemas/policy.ts";
export type { RoleBindingSpec } from "./schemas/role-binding.ts";
export type { ExceptionSpec } from "./schemas/exception.ts";
export type { KnowledgeBaseSpec } from "./schemas/knowledge-base.ts";
export type { PromptSpec } from "./schemas/prompt.ts";
export type { ToolSpec } from "./schemas/tool.ts";
export type { VendorSpec } from "./schemas/vendor.ts";
export type { ServiceAccountSpec } from "./schemas/service-account.ts";
export type { StandardSettings } from "./standard/settings.ts";
export type { UseCaseSpec } from "./schemas/use-case.ts";

/** One version of a guardrail, ready to be compiled. */
export interface GuardrailResource {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  readonly spec: GuardrailManifestSpec;
}
