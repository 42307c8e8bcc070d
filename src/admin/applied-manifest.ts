import { z } from "zod";
import type { JsonValue } from "../core/json.ts";
import { type Kind, kindNames } from "../governance/kinds.ts";
import type { StoredTransition } from "../storage/store.ts";
import { type CheckedManifest, warningsOf } from "./check-manifests.ts";
import { diffSpecs, specChange } from "./diff-specs.ts";
import { transition, viewTransition } from "./use-case-status.ts";

export const appliedManifest = z
  .object({
    kind: z.enum(kindNames as [Kind, ...Kind[]]),
    name: z.string(),
    action: z.enum(["created", "changed", "unchanged"]),
    version: z.int(),
    digest: z.string(),
    changes: z.array(specChange).describe("Against the newest version; empty for what is created."),
    transition: transition.optional().describe("The step that applying a use case took by itself."),
    warnings: z.array(z.string()),
  })
  .meta({ id: "AppliedManifest" });
export type AppliedManifest = z.infer<typeof appliedManifest>;

/** What applying comes to where one approval is enough. */
export interface Approvals {
  readonly steps: readonly Omit<StoredTransition, "id">[];
  /** Use cases that somebody else must approve. */
  readonly waiting: ReadonlySet<string>;
}

/** @param candidates versions that are not in force, as KIND/NAME@VERSION */
export function viewApplied(
  manifest: CheckedManifest,
  { steps, waiting }: Approvals,
  candidates: ReadonlySet<string>,
): AppliedManifest {
  const { kind, name, action, version, digest, newest, spec } = manifest;
  const step = kind === "UseCase" ? steps.find((one) => one.useCase === name) : undefined;
  const changes = action === "changed" && newest ? diffSpecs(JSON.parse(newest.spec) as JsonValue, spec) : [];
  return {
    kind,
    name,
    action,
    version,
    digest,
    changes: [...changes],
    ...(step !== undefined && { transition: viewTransition(step) }),
    warnings: [
      ...warningsOf(manifest),
      ...manifest.waitsFor,
      ...(kind === "UseCase" && waiting.has(name)
        ? [`${name}: somebody else who may approve it must do so before it is served.`]
        : []),
      ...(kind !== "UseCase" && candidates.has(`${kind}/${name}@${version}`)
        ? [
            `${name}: it is not in force before somebody else who may make this change signs it: sallyport sign ${kind}/${name} CHANGE`,
          ]
        : []),
    ],
  };
}
