import { loadStandard } from "../../governance/standard/load-standard.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import type { AdminDeps } from "../deps.ts";

/** The control standard as it is in force: as the organisation has set it, or as it is shipped. */
export function standardNow({ register }: Pick<AdminDeps, "register">): Standard {
  return register().governance?.standard ?? loadStandard();
}
