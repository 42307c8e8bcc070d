import { applySettings } from "./standard/apply-settings.ts";
import { loadStandard } from "./standard/load-standard.ts";
import { standardSchema } from "./standard/settings.ts";
import type { Standard } from "./standard/standard.ts";
import { type ResourceVersion } from "./version-index.ts";

/**
 * The standard as the organisation has set it, the same object for one version of it. As shipped where nobody has, or where what
 * was set goes beyond what this version of the standard allows: as shipped it is never milder.
 */
export function compileStandard(): (row: ResourceVersion | undefined) => Standard {
  const known = new WeakMap<ResourceVersion, Standard>();
  return (row) => {
    if (row === undefined) return loadStandard();
    const standard = known.get(row) ?? setStandard(row);
    known.set(row, standard);
    return standard;
  };
}

function setStandard({ spec }: ResourceVersion): Standard {
  const settings = standardSchema.safeParse(JSON.parse(spec));
  if (!settings.success) return loadStandard();
  try {
    return applySettings(loadStandard(), settings.data);
  } catch {
    // Its settings go beyond this version of the standard, which then holds itself.
    return loadStandard();
  }
}
