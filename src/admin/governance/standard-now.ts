import { applySettings } from "../../governance/standard/apply-settings.ts";
import { loadStandard } from "../../governance/standard/load-standard.ts";
import { standardSchema } from "../../governance/standard/settings.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import type { AdminDeps } from "../deps.ts";

let known: { readonly digest: string; readonly standard: Standard } | undefined;

/** The control standard as the organisation has set it; as it is shipped where nobody has. */
export async function standardNow({ store }: Pick<AdminDeps, "store">): Promise<Standard> {
  const resource = await store.getResource("Standard", "default");
  if (resource === undefined || resource.retired) return loadStandard();
  // Made anew for each version only: it has hundreds of parts.
  if (known?.digest !== resource.digest)
    known = {
      digest: resource.digest,
      standard: applySettings(loadStandard(), standardSchema.parse(JSON.parse(resource.spec))),
    };
  return known.standard;
}
