import { z } from "zod";
import { roles } from "../../../core/roles.ts";
import { toInstant } from "../../../core/units.ts";
import type { Approval } from "../../../governance/case/statements.ts";
import type { StoredStatement } from "../../../storage/statement-store.ts";
import type { Actor } from "../../actor.ts";
import type { AdminDeps } from "../../deps.ts";
import { openSubject } from "../subject.ts";

export const signatureView = z
  .object({
    id: z.int(),
    subject: z.string(),
    about: z.string(),
    digest: z.string().describe("What it is bound to."),
    decision: z.enum(["approve", "reject"]),
    role: z.enum(roles),
    signer: z.string(),
    reason: z.string(),
    at: z.iso.datetime(),
    signature: z.enum(["passkey", "log-in"]),
    withdrawn: z.boolean(),
  })
  .meta({ id: "Signature" });
export type SignatureView = z.infer<typeof signatureView>;

export function viewSignature({ id, at, body }: StoredStatement): SignatureView {
  const { document, signer, assertion, withdrawn } = JSON.parse(body) as Approval;
  const { subject, about, digest, decision, role, reason } = document;
  return {
    id,
    subject,
    about,
    digest,
    decision,
    role,
    signer,
    reason,
    at: toInstant(at),
    signature: assertion === undefined ? "log-in" : "passkey",
    withdrawn: withdrawn === true,
  };
}

/** Everybody's newest word on each thing that is signed about a subject, oldest first. */
export async function listSignatures(
  deps: AdminDeps,
  actor: Actor,
  { subject, about }: { readonly subject: string; readonly about?: string | undefined },
): Promise<readonly SignatureView[]> {
  const { text } = await openSubject(deps, actor, "ReadRegister", subject);
  const current = await deps.store.currentStatements(text);
  return current
    .filter(({ topic }) => topic.startsWith("approval/"))
    .sort((one, other) => one.id - other.id)
    .map(viewSignature)
    .filter((one) => about === undefined || one.about === about);
}
