import { defaultGuardrail, defaultGuardrailId, defaultGuardrailName } from "../governance/default-guardrail.ts";
import type { GuardrailManifestSpec } from "../governance/schemas.ts";
import type { Store } from "../storage/store.ts";
import { parseReference, requireVersion } from "./read-version.ts";

export interface ReadGuardrail {
  /** name@version */
  readonly id: string;
  readonly name: string;
  readonly spec: GuardrailManifestSpec;
}

/** A version of a guardrail, or the built-in one. Throws Problem `not_found`, `request_malformed`. */
export async function readGuardrail(store: Store, text: string): Promise<ReadGuardrail> {
  const reference = parseReference(text);
  const { name, version = 1 } = reference;
  if (name === defaultGuardrailName && `${name}@${version}` === defaultGuardrailId) {
    // One of that name can be left over from before the name was kept.
    const stored = await store.getResource("Guardrail", name);
    if (stored === undefined) return { id: defaultGuardrailId, name, spec: defaultGuardrail };
  }
  const resource = await requireVersion(store, "Guardrail", reference);
  return { id: `${resource.name}@${resource.version}`, name, spec: JSON.parse(resource.spec) as GuardrailManifestSpec };
}
