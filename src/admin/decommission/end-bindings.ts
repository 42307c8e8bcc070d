import { parseSpec } from "../../governance/parse-manifest.ts";
import type { PutResource } from "../../storage/store.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import type { Change } from "../record-change.ts";
import type { FoundBinding } from "./count-residual.ts";

export interface EndedBinding {
  readonly change: Pick<Change, "action" | "target" | "digest" | "reason" | "detail">;
  readonly put: PutResource;
}

/** A binding without this use case; one that is for nothing else is retired. */
export function endBinding(
  { resource, spec }: FoundBinding,
  useCase: string,
  { by, at }: { readonly by: string; readonly at: number },
): EndedBinding {
  const { kind, name, digest: expected, version } = resource;
  const useCases = (spec.useCases ?? []).filter((one) => one !== useCase);
  const target = `${kind}/${name}`;
  const reason = `The use case ${useCase} is decommissioned.`;
  if (useCases.length === 0) {
    const put = { kind, name, digest: expected, spec: resource.spec, at, by, expected, retire: true };
    return { change: { action: "retire", target, digest: expected, reason }, put };
  }
  const { canonical } = parseSpec("RoleBinding", name, { ...spec, useCases });
  const digest = digestOf(canonical);
  const detail = { version: version + 1, created: false };
  return {
    change: { action: "apply", target, digest, reason, detail },
    put: { kind, name, digest, spec: canonical, at, by, expected },
  };
}
