import type { CaseSources } from "./compile-case.ts";
import type { VersionIndex } from "./version-index.ts";

/** Who may what: each use case asks that of those whom it is about. */
const accessKinds: ReadonlySet<string> = new Set(["IdentityProvider", "RoleBinding"]);

/**
 * All that use cases share of what they are compiled from, but for what each asks for itself. While each of these is the same, a use
 * case comes out as before unless something of its own has changed.
 */
export function sharedInputs(index: VersionIndex, sources: CaseSources | undefined): readonly unknown[] {
  const kinds = [...index.kinds].filter(([kind]) => kind !== "UseCase" && !accessKinds.has(kind));
  if (sources === undefined) return kinds.flat();
  const { inForce, standard, settings, hash, caseFile } = sources;
  const said = kinds.flatMap(([kind, histories]) => [...histories.keys()].map((name) => caseFile(`${kind}/${name}`)));
  return [...kinds.flat(), standard, settings, hash, ...inForce.basis, ...said];
}
