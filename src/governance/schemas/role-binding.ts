import { z } from "zod";
import { roles, useCaseRoles } from "../../core/roles.ts";
import { nameSchema, textSchema } from "./shared.ts";

/** A principal's name, or `group:PROVIDER/NAME`. */
const memberSchema = z
  .string()
  .max(320)
  .regex(
    /^(?:group:[a-z0-9][a-z0-9._-]{0,62}\/[^\p{Cc}]{1,250}|[A-Za-z0-9](?:[A-Za-z0-9._@+-]{0,126}[A-Za-z0-9])?)$/u,
    "must be a principal's name, or group:PROVIDER/NAME",
  );

export const roleBindingSchema = z
  .strictObject({
    description: textSchema(1000).exactOptional().describe("Why they hold it."),
    role: z.enum(roles).describe("The role that is given."),
    members: z.array(memberSchema).min(1).max(1000).describe("Principals, and groups as group:PROVIDER/NAME."),
    useCases: z
      .array(nameSchema)
      .min(1)
      .max(500)
      .exactOptional()
      .describe("For which use cases. DATA_OWNER, PROJECT_LEAD, DEVELOPER and USER need it; others hold for all when absent."),
    until: z.iso.datetime({ offset: true }).exactOptional().describe("When it ends by itself."),
  })
  .superRefine(({ role, useCases }, context) => {
    if (useCaseRoles.has(role) && useCases === undefined)
      context.addIssue({ code: "custom", path: ["useCases"], message: `is needed for the role ${role}` });
  });

export type RoleBindingSpec = z.infer<typeof roleBindingSchema>;
