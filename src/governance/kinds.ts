import type { ZodType } from "zod";
import { deploymentSchema } from "./schemas/deployment.ts";
import { guardrailSchema } from "./schemas/guardrail.ts";
import { identityProviderSchema } from "./schemas/identity-provider.ts";
import { modelSchema } from "./schemas/model.ts";
import { policySchema } from "./schemas/policy.ts";
import { roleBindingSchema } from "./schemas/role-binding.ts";
import { serviceAccountSchema } from "./schemas/service-account.ts";
import { useCaseSchema } from "./schemas/use-case.ts";

/** Everything that an administrator declares. The order is that in which a batch is applied: what others refer to comes first. */
export const kinds = {
  Model: { path: "models", schema: modelSchema, summary: "A model: its provider's terms and the class of data it may be given." },
  Deployment: { path: "deployments", schema: deploymentSchema, summary: "Where a model runs, and how it is reached." },
  Guardrail: {
    path: "guardrails",
    schema: guardrailSchema,
    summary: "What is looked for in prompts and answers, and what is done about it.",
  },
  Policy: { path: "policies", schema: policySchema, summary: "Cedar policies on top of the shipped ones." },
  IdentityProvider: {
    path: "identity-providers",
    schema: identityProviderSchema,
    summary: "An OpenID Connect issuer whose tokens are taken, and what their claims mean.",
  },
  UseCase: { path: "use-cases", schema: useCaseSchema, summary: "A registered purpose that calls are bound to." },
  ServiceAccount: {
    path: "service-accounts",
    schema: serviceAccountSchema,
    summary: "A program that calls, and what it may call.",
  },
  RoleBinding: { path: "role-bindings", schema: roleBindingSchema, summary: "Who holds a role, for what and how long." },
} as const satisfies Record<string, { readonly path: string; readonly schema: ZodType; readonly summary: string }>;

export type Kind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as readonly Kind[];

export function isKind(value: unknown): value is Kind {
  return typeof value === "string" && Object.hasOwn(kinds, value);
}
