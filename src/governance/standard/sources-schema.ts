import { z } from "zod";
import { text } from "./standard-schema.ts";

const origin = {
  repository: text.exactOptional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .exactOptional(),
  path: text.exactOptional(),
  version: text.exactOptional(),
  note: text.exactOptional(),
};

/** Schema of sources.json. Unknown fields are mistakes. */
export const sourcesSchema = z.strictObject({
  version: text,
  documents: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      title: text,
      publisher: text.exactOptional(),
      year: z.int().min(2000).max(2100).exactOptional(),
      url: z.url().exactOptional(),
      note: text.exactOptional(),
    }),
  ),
  meaning: z.strictObject({ mappings: text, unseen: text, corroborated: text, crosswalk: text, checks: text }),
  frameworks: z.array(z.strictObject({ framework: text, name: text, ...origin })),
  checks: z.array(z.strictObject({ tool: text, ...origin })),
  conditionKeys: z.array(text),
  policyMistakes: z.array(text),
  policyMistakesBasis: text,
});
