import { z } from "zod";
import { exportGuardrail } from "../governance/bedrock-guardrail/export-guardrail.ts";
import type { AdminDeps } from "./deps.ts";
import { readGuardrail } from "./read-guardrail.ts";

export const guardrailExport = z
  .object({
    guardrail: z.string().describe("name@version"),
    request: z.record(z.string(), z.unknown()).describe("Amazon Bedrock's CreateGuardrail request."),
    notExpressed: z
      .array(z.object({ path: z.string().describe("Into the spec, with dots between."), message: z.string() }))
      .describe("What the request can't say, or only in another way."),
  })
  .meta({ id: "GuardrailExport" });
export type GuardrailExport = z.infer<typeof guardrailExport>;

/** A version of a guardrail as Bedrock would be asked to create it. Throws Problem `not_found`. */
export async function exportToBedrock(deps: AdminDeps, reference: string): Promise<GuardrailExport> {
  const { id, name, spec } = await readGuardrail(deps.store, reference);
  const { request, notExpressed } = exportGuardrail(name, spec);
  return { guardrail: id, request: { ...request }, notExpressed: [...notExpressed] };
}
