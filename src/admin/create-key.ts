import { z } from "zod";
import { days } from "../core/units.ts";
import type { AdminDeps } from "./deps.ts";
import { Problem } from "../core/problem.ts";
import { toInstant } from "./key-view.ts";
import { principalName, resourceName } from "./names.ts";
import { readCertificate } from "../identity/read-certificate.ts";
import { recordChange } from "./record-change.ts";
import { requireResource } from "./read-resource.ts";
import type { StoredKey } from "../storage/store.ts";

export const createKeyInput = z
  .strictObject({
    useCase: resourceName.describe("The use case that every call with this key is bound to."),
    principal: principalName.optional().describe("Who will hold it. The use case's name when absent."),
    expiresInDays: z.number().positive().optional().describe("The longest that is allowed when absent. Fractions are fine."),
    aws: z.boolean().optional().describe("Make a pair for AWS SDKs, which sign with it (SigV4), in place of a key."),
    certificate: z
      .string()
      .max(16_384)
      .optional()
      .describe("A client certificate, PEM: a call over TLS with it needs no key. It ends with the certificate at the latest."),
  })
  .refine(({ aws, certificate }) => !(aws && certificate !== undefined), "Ask for a pair or for a certificate, not for both.");

export const newKey = z
  .object({
    id: z.string(),
    key: z.string().optional().describe("The key itself. It is shown this once and kept nowhere. Absent for the other kinds."),
    accessKeyId: z.string().optional().describe("Of a pair for AWS SDKs."),
    secretAccessKey: z.string().optional().describe("Of a pair for AWS SDKs. It is shown this once and kept nowhere."),
    fingerprint: z.string().optional().describe("SHA-256 of the client certificate."),
    useCase: z.string(),
    principal: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "NewKey" });
export type NewKey = z.infer<typeof newKey>;

/** INVARIANT secrets-stay-secret: the answer is the only place where the key ever is. */
export function createKey(deps: AdminDeps, actor: string, input: z.infer<typeof createKeyInput>): Promise<NewKey> {
  return deps.exclusive(async () => {
    const { keyMaxDays } = deps.settings;
    const lifeDays = input.expiresInDays ?? keyMaxDays;
    if (lifeDays > keyMaxDays)
      throw new Problem("resource_invalid", `A key may live ${keyMaxDays} days at most here; ${lifeDays} were asked for.`, {
        errors: [{ path: "expiresInDays", message: `is more than ${keyMaxDays}` }],
      });
    await requireResource(deps.store, "UseCase", input.useCase);

    const now = deps.clock();
    const principal = input.principal ?? input.useCase;
    const issued = issue(deps, input);
    const { id, kind, hash } = issued;
    const expiresAt = Math.min(now + Math.ceil(days(lifeDays)), issued.notAfter ?? Infinity);
    if (expiresAt <= now) throw new Problem("resource_invalid", "The certificate has expired. Register one that is valid.");
    if (kind === "certificate") await requireNotAnothers(deps, hash, input.useCase, principal, now);
    const change = {
      actor,
      action: "key-create",
      target: id,
      detail: { useCase: input.useCase, principal, kind, expiresAt },
    };
    await recordChange(deps, [change], () =>
      deps.store.putKey({ id, useCase: input.useCase, principal, kind, hash, createdAt: now, createdBy: actor, expiresAt }),
    );
    return { id, ...issued.shown, useCase: input.useCase, principal, expiresAt: toInstant(expiresAt) };
  });
}

interface Issued extends Pick<StoredKey, "id" | "kind" | "hash"> {
  readonly shown: Pick<NewKey, "key" | "accessKeyId" | "secretAccessKey" | "fingerprint">;
  readonly notAfter?: number;
}

function issue(deps: AdminDeps, input: Pick<z.infer<typeof createKeyInput>, "aws" | "certificate">): Issued {
  if (input.certificate === undefined) return issueSecret(deps, input.aws === true ? "pair" : "secret");
  const { fingerprint, notAfter } = readCertificate(input.certificate);
  return { id: deps.issueKey().id, kind: "certificate", hash: fingerprint, shown: { fingerprint }, notAfter };
}

/** Of a pair, the secret that the stored hash was made from is dropped here, so that nobody can send it as a key. */
export function issueSecret(deps: AdminDeps, kind: "secret" | "pair"): Issued {
  const { id, key, hash } = deps.issueKey();
  return { id, kind, hash, shown: kind === "secret" ? { key } : deps.pairOf({ id, hash }) };
}

/** A certificate names one service account of one use case. The same may be registered again, to live longer. */
async function requireNotAnothers(deps: AdminDeps, hash: string, useCase: string, principal: string, now: number): Promise<void> {
  const others = await deps.store.keysWithHash(hash, now);
  const other = others.find((key) => key.useCase !== useCase || key.principal !== principal);
  if (other === undefined) return;
  throw new Problem("conflict", `Key ${other.id} names this certificate already, for ${other.useCase}. Revoke it first.`);
}
