import { z } from "zod";
import { compilePolicies } from "../policy/compile-policies.ts";
import { namespacePattern, writeVerifiedPermissions } from "../policy/write-verified-permissions.ts";
import type { Actor } from "./actor.ts";
import type { AdminDeps } from "./deps.ts";
import { runWhenQuiet } from "./run-in-slices.ts";

export const exportQuery = z.strictObject({
  namespace: z.string().regex(namespacePattern).default("Sallyport").describe("The one namespace of its entities and actions."),
});

export const verifiedPermissions = z
  .object({
    schema: z.object({ definition: z.object({ cedarJson: z.string() }) }).describe("Body of PutSchema, without policyStoreId."),
    policies: z
      .array(
        z.object({
          name: z.string().optional(),
          definition: z.object({ static: z.object({ description: z.string(), statement: z.string() }) }),
        }),
      )
      .describe("Bodies of CreatePolicy, without policyStoreId."),
    notExported: z.array(z.object({ policy: z.string(), message: z.string() })),
    notes: z.array(z.string()).describe("What decides differently there."),
  })
  .meta({ id: "VerifiedPermissionsExport" });
export type VerifiedPermissionsExport = z.infer<typeof verifiedPermissions>;

/**
 * The policies in force, as Amazon Verified Permissions takes them. Throws Problem `policy_unavailable` where they do not compile,
 * `concurrency_exceeded`.
 */
export async function exportPolicies(
  deps: Pick<AdminDeps, "register">,
  actor: Pick<Actor, "name">,
  namespace: string,
): Promise<VerifiedPermissionsExport> {
  const compiled = compilePolicies(deps.register().policies, "sha256:export");
  const { schema, policies, notExported, notes } = await runWhenQuiet(actor.name, () =>
    writeVerifiedPermissions(compiled, namespace),
  );
  return { schema, policies: [...policies], notExported: [...notExported], notes: [...notes] };
}
