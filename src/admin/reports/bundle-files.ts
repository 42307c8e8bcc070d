import { z } from "zod";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { assessmentResults } from "../../governance/reports/assessment-results.ts";
import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import type { JudgedInputs } from "../../governance/reports/judge-inputs.ts";
import { judgementJson } from "../../governance/reports/judgement-json.ts";
import type { UseCaseSpec } from "../../governance/schemas.ts";
import { digestOf } from "../../crypto/digest-of.ts";

/** Files of an evidence bundle. The manifest has the SHA-256 of those before it; the seal proves the manifest. */
export const bundleFiles = ["inputs.json", "judgement.json", "assessment-results.json", "proofs.json"] as const;
export type BundleFile = (typeof bundleFiles)[number];
export const manifestFile = "manifest.json";
export const sealFile = "manifest.tlog-proof";
export const allFiles = [...bundleFiles, manifestFile, sealFile] as const;

/** Characters of one file. */
export const longestFile = 64 * 1024 * 1024;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

export const manifestSchema = z.strictObject({
  format: z.literal("sallyport-evidence/1"),
  useCase: z.string().max(200),
  at: z.int().min(0),
  exportedBy: z.string().max(200),
  standard: z.strictObject({ version: z.string().max(100), digest }),
  files: z.strictObject(Object.fromEntries(bundleFiles.map((name) => [name, digest])) as Record<BundleFile, typeof digest>),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** By what it proves: c2sp.org/tlog-proof text. */
export const proofsSchema = z.record(z.string().max(400), z.string().max(262_144));

/** One canonical line: a byte more or less is another file. */
export function fileText(value: JsonValue): string {
  return `${canonicalJson(value)}\n`;
}

/** What follows from the inputs alone: whoever has them makes the same files. */
export function derivedFiles(
  inputs: EvidenceInputs,
  { judgement, standard }: JudgedInputs,
): Record<"judgement.json" | "assessment-results.json", string> {
  const row = inputs.versions.filter(({ kind, name }) => kind === "UseCase" && name === inputs.useCase).at(-1);
  const { title } = JSON.parse(row?.spec ?? '{"title":""}') as UseCaseSpec;
  const assessed = { title, judgement, at: inputs.at, standard, standardDigest: inputs.standard.digest };
  return {
    "judgement.json": fileText(judgementJson(judgement)),
    "assessment-results.json": fileText(assessmentResults(assessed, digestOf)),
  };
}
