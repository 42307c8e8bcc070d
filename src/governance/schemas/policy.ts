import { z } from "zod";
import { textSchema } from "./shared.ts";

export const policySchema = z.strictObject({
  description: textSchema(4000).exactOptional().describe("What it is for."),
  cedar: textSchema(20_000).describe(
    'Cedar policies, each with an @id. They are checked against the schema. The shipped forbids always hold, but for those that a forbid annotated @replaces("ID") may take the place of; docs/policies.md lists them.',
  ),
});

export type PolicySpec = z.infer<typeof policySchema>;
