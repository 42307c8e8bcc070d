import { z } from "zod";

export const waitingChange = z
  .object({
    subject: z.string().describe("KIND/NAME, or Andon/SCOPE."),
    about: z.string().describe("What is signed: CHANGE, RETIRE, RELEASE, or the gates that a use case passes again."),
    digest: z.string().describe("What a signature is bound to. Of a use case, of its version."),
    version: z.int().optional(),
    inForce: z.int().optional().describe("The version that is served meanwhile. Absent for none."),
    by: z.string().describe("Who made it, pulled the cord, or signed first that it is retired."),
    maySign: z.array(z.string()).describe("Roles whose holders may sign it; of RETIRE, who may retire it now."),
    notBy: z.array(z.string()).describe("Whose word does not count: they made a part of it, or said theirs already."),
    signed: z.array(
      z.object({ principal: z.string(), role: z.string(), decision: z.enum(["approve", "reject"]), at: z.iso.datetime() }),
    ),
    why: z.string(),
  })
  .meta({ id: "WaitingChange" });
export type WaitingChange = z.infer<typeof waitingChange>;
