import { defaultGuardrail, defaultGuardrailDigest, defaultGuardrailId, defaultGuardrailName } from "./default-guardrail.ts";
import type { PromptResource } from "./prompts/resolve-prompts.ts";
import type { Entitlement } from "./register.ts";
import type { GuardrailResource } from "./schemas.ts";
import { specOf, type VersionIndex } from "./version-index.ts";

/** The guardrails and prompts that entitlements name, by `name@version`. */
export interface NamedResources {
  readonly guardrails: ReadonlyMap<string, GuardrailResource>;
  readonly prompts: ReadonlyMap<string, PromptResource>;
}

export function collectNamed(entitlements: Iterable<Entitlement>, index: VersionIndex): NamedResources {
  const guardrails = new Map<string, GuardrailResource>();
  const prompts = new Map<string, PromptResource>();
  const addGuardrail = (id: string): void => {
    if (guardrails.has(id)) return;
    const found = guardrailOf(id, index);
    if (found !== undefined) guardrails.set(id, found);
  };
  for (const { guardrail, applyGuardrails, prompts: named } of entitlements) {
    if (guardrail !== undefined) addGuardrail(guardrail);
    for (const id of applyGuardrails) addGuardrail(id);
    for (const id of named?.ids ?? []) {
      const row = prompts.has(id) ? undefined : index.find("Prompt", id);
      if (row === undefined) continue;
      const { name, version, digest } = row;
      prompts.set(id, { name, version, digest, spec: specOf(row, "Prompt") });
    }
  }
  return { guardrails, prompts };
}

function guardrailOf(id: string, index: VersionIndex): GuardrailResource | undefined {
  if (id === defaultGuardrailId)
    return { name: defaultGuardrailName, version: 1, digest: defaultGuardrailDigest, spec: defaultGuardrail };
  const row = index.find("Guardrail", id);
  return row && { name: row.name, version: row.version, digest: row.digest, spec: specOf(row, "Guardrail") };
}
