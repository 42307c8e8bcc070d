import { lowerClass } from "../core/data-class.ts";
import type { CandidateVersion, DeploymentEntry, ModelEntry, Register } from "./register.ts";
import { type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";
import { candidateOf, type InForce } from "./versions-in-force.ts";

/** What all use cases share, in the versions that are in force. */
export type SharedParts = Pick<Register, "models" | "deploymentsByModel" | "policies">;

/** @param inForce absent where the newest of everything is. @param note takes each version that waits */
export function collectShared(
  index: VersionIndex,
  inForce: InForce | undefined,
  note: (candidate: CandidateVersion) => void,
): SharedParts {
  const shared = (kind: string): readonly ResourceVersion[] =>
    inForce === undefined || !inForce.guarded
      ? index.ofKind(kind)
      : index.ofKind(kind).flatMap((newest) => {
          const row = inForce.shared(kind, newest.name);
          if (row !== newest) note(candidateOf(newest, row));
          return row ?? [];
        });
  const models = new Map(
    shared("Model").map((row): [string, ModelEntry] => [
      row.name,
      { name: row.name, digest: row.digest, spec: specOf(row, "Model") },
    ]),
  );
  return {
    models,
    deploymentsByModel: groupDeployments(shared("Deployment"), models),
    policies: shared("Policy").map((row) => ({ name: row.name, digest: row.digest, cedar: specOf(row, "Policy").cedar })),
  };
}

/** By model, private ones first and then by name, so that the order never depends on when they were applied. */
function groupDeployments(
  rows: readonly ResourceVersion[],
  models: ReadonlyMap<string, ModelEntry>,
): Map<string, readonly DeploymentEntry[]> {
  const byModel = new Map<string, DeploymentEntry[]>();
  for (const row of rows) {
    const { name, digest } = row;
    const spec = specOf(row, "Deployment");
    const model = models.get(spec.model);
    if (model === undefined) continue;
    const { dataClassCeiling } = model.spec;
    const entry = { name, digest, spec, ceiling: lowerClass(spec.dataClassCeiling ?? dataClassCeiling, dataClassCeiling) };
    const known = byModel.get(model.name);
    if (known) known.push(entry);
    else byModel.set(model.name, [entry]);
  }
  for (const entries of byModel.values()) {
    entries.sort((a, b) => a.spec.network.localeCompare(b.spec.network) || (a.name < b.name ? -1 : 1));
  }
  return byModel;
}
