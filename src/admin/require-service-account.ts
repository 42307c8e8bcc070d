import { Problem } from "../core/problem.ts";
import type { ServiceAccountSpec } from "../governance/schemas.ts";
import type { Store } from "../storage/store.ts";

/** One that may hold keys for this use case. Throws Problem `resource_invalid`. */
export async function requireServiceAccount(store: Store, name: string, useCase: string): Promise<ServiceAccountSpec> {
  const stored = await store.getResource("ServiceAccount", name);
  const spec = stored === undefined || stored.retired ? undefined : (JSON.parse(stored.spec) as ServiceAccountSpec);
  // In the same words, whether it is not there or is other use cases' alone (INVARIANT no-cross-tenant).
  const message = !spec?.useCases.includes(useCase)
    ? `there is no ServiceAccount named ${name} whose spec.useCases names ${useCase}`
    : spec.disabled
      ? `${name} is disabled`
      : undefined;
  if (spec === undefined || message !== undefined)
    throw new Problem("resource_invalid", `No key can be made for this service account: ${message}.`, {
      errors: [{ path: "serviceAccount", message: message ?? "" }],
    });
  return spec;
}
