import type { GuardrailManifestSpec } from "../governance/schemas.ts";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import { runSteps } from "../guardrails/run-steps.ts";

/** What lets somebody in somewhere: none of it has a place in a prompt, which everybody may read who reads the register. */
const secretTypes = [
  "AWS_ACCESS_KEY",
  "AWS_SECRET_KEY",
  "PRIVATE_KEY",
  "JWT",
  "PROVIDER_TOKEN",
  "CONNECTION_STRING",
  "PASSWORD",
] as const;

const spec: GuardrailManifestSpec = {
  sensitiveInformationPolicy: { piiEntities: secretTypes.map((type) => ({ type, action: "NONE" })) },
  blockedInputMessaging: "-",
  blockedOutputsMessaging: "-",
} as unknown as GuardrailManifestSpec;
const types: ReadonlySet<string> = new Set(secretTypes);
let guardrail: Guardrail | undefined;

/** The kinds of secrets that a text holds, each once. Never the secrets themselves (INVARIANT secrets-stay-secret). */
export function findSecrets(text: string): readonly string[] {
  guardrail ??= compileGuardrail(spec);
  const part = { surface: "system", text, replace: () => {} } as const;
  const { findings } = runSteps(guardrail.inspectInputInSteps([part], { hash: () => "" }));
  return [...new Set(findings.map(({ type }) => type).filter((type) => types.has(type)))];
}
