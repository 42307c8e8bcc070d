import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { evidenceBody, type Evidence } from "../../governance/case/statements.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { reason } from "../names.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { say, viewSaid } from "./say.ts";
import { openSubject } from "./subject.ts";

export const revokeExceptionInput = z.strictObject({ reason });

export const saidView = z
  .object({
    id: z.int(),
    subject: z.string(),
    topic: z.string(),
    digest: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
    notAfter: z.iso.datetime().optional(),
  })
  .meta({ id: "Statement" });
export type SaidView = z.infer<typeof saidView>;

/** Ends an exception for good: whoever may stop what rests on it may. Another one has to be declared and approved. */
export function revokeException(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  input: z.infer<typeof revokeExceptionInput>,
): Promise<SaidView> {
  return deps.exclusive(async () => {
    const { text: subject } = await openSubject(deps, actor, "SuspendUseCase", `Exception/${name}`);
    if (deps.cases.caseFile(subject).evidence.has("REVOKED"))
      throw new Problem("conflict", `The exception ${name} is revoked already.`);
    const body: Evidence = evidenceBody.parse({
      control: "REVOKED",
      outcome: "fail",
      observedAt: deps.clock(),
      digest: digestOf(input.reason),
      source: actor.name,
      summary: input.reason,
    });
    const word = { subject, topic: "evidence/REVOKED", body };
    return viewSaid(await say(deps, actor, word, { action: "exception-revoke", reason: input.reason }));
  });
}
