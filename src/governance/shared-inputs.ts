import type { CaseSources } from "./compile-case.ts";
import type { VersionIndex } from "./version-index.ts";

/** Nothing is said about who is who: that is the register's alone. */
const unspokenKinds: ReadonlySet<string> = new Set(["IdentityProvider", "ServiceAccount", "RoleBinding"]);

/**
 * All that use cases share of what they are compiled from. While each of these is the same, a use case comes out as before unless
 * something of its own has changed.
 */
export function sharedInputs(index: VersionIndex, sources: CaseSources | undefined): readonly unknown[] {
  const inputs: unknown[] = [];
  for (const [kind, histories] of index.kinds) if (kind !== "UseCase") inputs.push(kind, histories);
  if (sources === undefined) return inputs;
  const { inForce, standard, access, settings, hash, caseFile, exceptions, people } = sources;
  inputs.push(standard, access, settings, hash, caseFile("Programme/standard"), ...inForce.basis);
  for (const [kind, histories] of index.kinds) {
    if (kind === "UseCase" || unspokenKinds.has(kind)) continue;
    for (const name of histories.keys()) inputs.push(caseFile(`${kind}/${name}`));
  }
  // Whoever signed it and is let go takes their seat along.
  for (const { row } of exceptions)
    for (const said of caseFile(`Exception/${row.name}`).approvals.values())
      for (const { body } of said) inputs.push(people.find(body.signer));
  return inputs;
}
