import type { ZodType } from "zod";
import { deploymentSchema } from "./schemas/deployment.ts";
import { exceptionSchema } from "./schemas/exception.ts";
import { guardrailSchema } from "./schemas/guardrail.ts";
import { identityProviderSchema } from "./schemas/identity-provider.ts";
import { knowledgeBaseSchema } from "./schemas/knowledge-base.ts";
import { modelSchema } from "./schemas/model.ts";
import { policySchema } from "./schemas/policy.ts";
import { promptSchema } from "./schemas/prompt.ts";
import { roleBindingSchema } from "./schemas/role-binding.ts";
import { serviceAccountSchema } from "./schemas/service-account.ts";
import { toolSchema } from "./schemas/tool.ts";
import { useCaseSchema } from "./schemas/use-case.ts";
import { vendorSchema } from "./schemas/vendor.ts";
import { standardSchema } from "./standard/settings.ts";

/** Everything that an administrator declares. The order is that in which a batch is applied: what others refer to comes first. */
export const kinds = {
  Vendor: {
    path: "vendors",
    schema: vendorSchema,
    summary: "Another organisation that processes data: its agreements, what it keeps, and what its security was found to be.",
  },
  Model: { path: "models", schema: modelSchema, summary: "A model: its provider's terms and the class of data it may be given." },
  Deployment: { path: "deployments", schema: deploymentSchema, summary: "Where a model runs, and how it is reached." },
  Guardrail: {
    path: "guardrails",
    schema: guardrailSchema,
    summary: "What is looked for in prompts and answers, and what is done about it.",
  },
  Prompt: {
    path: "prompts",
    schema: promptSchema,
    summary: "A prompt of the catalogue: a template with typed variables, which a use case may be held to.",
  },
  Tool: {
    path: "tools",
    schema: toolSchema,
    summary: "What a model may call: where it runs, what it changes, what it may be given.",
  },
  KnowledgeBase: {
    path: "knowledge-bases",
    schema: knowledgeBaseSchema,
    summary: "Documents that prompts are filled from: their class, who may find what, and how they leave it.",
  },
  Standard: {
    path: "standards",
    schema: standardSchema,
    summary: "The control standard's day counts and thresholds as the organisation sets them. There is one, default.",
  },
  Policy: { path: "policies", schema: policySchema, summary: "Cedar policies on top of the shipped ones." },
  IdentityProvider: {
    path: "identity-providers",
    schema: identityProviderSchema,
    summary: "An OpenID Connect issuer whose tokens are taken, and what their claims mean.",
  },
  UseCase: { path: "use-cases", schema: useCaseSchema, summary: "A registered purpose that calls are bound to." },
  Exception: {
    path: "exceptions",
    schema: exceptionSchema,
    summary:
      "A time-boxed relaxation of named controls, with what holds the risk down meanwhile. It relaxes nothing before it is approved.",
  },
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
