import { z } from "zod";
import { days, toInstant } from "../core/units.ts";
import { checkRanges } from "../governance/check-access.ts";
import type { ServiceAccountSpec, UseCaseSpec } from "../governance/schemas.ts";
import type { Actor } from "./actor.ts";
import { isAllowed, requireAllowed, useCaseResource } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { Problem } from "../core/problem.ts";
import { principalName, resourceName } from "./names.ts";
import { readCertificate } from "../identity/read-certificate.ts";
import { changeBy, recordChange } from "./record-change.ts";
import { keyResource } from "./read-key.ts";
import { requireResource } from "./read-resource.ts";
import { requireServiceAccount } from "./require-service-account.ts";
import type { StoredKey } from "../storage/store.ts";

export const createKeyInput = z
  .strictObject({
    useCase: resourceName.describe("The use case that every call with this key is bound to."),
    principal: principalName.optional().describe("Who will hold it. The use case's name when absent."),
    serviceAccount: resourceName
      .optional()
      .describe("A ServiceAccount that will hold it, in place of a principal: the key ends with the account."),
    owner: z.string().min(1).max(200).optional().describe("Who answers for it. The service account's or use case's when absent."),
    ipRanges: z
      .array(z.string().max(64))
      .min(1)
      .max(50)
      .optional()
      .describe("Addresses that it may come from, CIDR; any when absent. Those of its service account hold besides."),
    models: z.array(resourceName).min(1).max(100).optional().describe("Of the use case's models; all of them when absent."),
    expiresInDays: z.number().positive().optional().describe("The longest that is allowed when absent. Fractions are fine."),
    aws: z.boolean().optional().describe("Make a pair for AWS SDKs, which sign with it (SigV4), in place of a key."),
    certificate: z
      .string()
      .max(16_384)
      .optional()
      .describe("A client certificate, PEM: a call over TLS with it needs no key. It ends with the certificate at the latest."),
  })
  .refine(({ aws, certificate }) => !(aws && certificate !== undefined), "Ask for a pair or for a certificate, not for both.")
  .refine(
    ({ principal, serviceAccount }) => principal === undefined || serviceAccount === undefined,
    "Name a principal or a serviceAccount, not both.",
  );

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

type Input = z.infer<typeof createKeyInput>;

/**
 * Throws as `requireAllowed` does, and Problem `not_found`, `resource_invalid`, `conflict`. INVARIANT secrets-stay-secret: the answer
 * is the only place where the key ever is.
 */
export function createKey(deps: AdminDeps, actor: Actor, input: Input): Promise<NewKey> {
  return deps.exclusive(async () => {
    const { useCase } = input;
    const principal = input.serviceAccount ?? input.principal ?? useCase;
    requireAllowed(deps, actor, "IssueKey", { ...useCaseResource(deps, useCase), concerns: [principal] });
    const spec = JSON.parse((await requireResource(deps.store, "UseCase", useCase)).spec) as UseCaseSpec;
    const account = await holderOf(deps, input, principal);
    const lifeDays = requireLife(input, account?.keyMaxDays ?? deps.settings.keyMaxDays);
    requireScope(input, spec);

    const now = deps.clock();
    const issued = issue(deps, input);
    const { id, kind, hash } = issued;
    const expiresAt = Math.min(now + Math.ceil(days(lifeDays)), issued.notAfter ?? Infinity);
    if (expiresAt <= now) throw new Problem("resource_invalid", "The certificate has expired. Register one that is valid.");
    const key: StoredKey = {
      id,
      useCase,
      principal,
      kind,
      hash,
      createdAt: now,
      createdBy: actor.name,
      expiresAt,
      ...(account !== undefined && { serviceAccount: true }),
      owner: input.owner ?? account?.owner ?? spec.owner,
      ...(input.ipRanges !== undefined && { ipRanges: input.ipRanges }),
      ...(input.models !== undefined && { models: input.models }),
    };
    if (kind === "certificate") await requireNotAnothers(deps, actor, key);
    const detail = { useCase, principal, kind, expiresAt, ...(account !== undefined && { serviceAccount: true }) };
    const change = changeBy(actor, { action: "key-create", target: id, detail });
    await recordChange(deps, [change], () => deps.store.putKey(key));
    return { id, ...issued.shown, useCase, principal, expiresAt: toInstant(expiresAt) };
  });
}

/** A service account's name is only ever that account's: no other key may pass for it. */
async function holderOf(deps: AdminDeps, input: Input, principal: string): Promise<ServiceAccountSpec | undefined> {
  if (input.serviceAccount !== undefined) return await requireServiceAccount(deps.store, input.serviceAccount, input.useCase);
  const taken = await deps.store.getResource("ServiceAccount", principal);
  if (taken === undefined || taken.retired) return undefined;
  throw invalid("principal", `${principal} is a service account: ask for its key with serviceAccount`);
}

function requireLife({ expiresInDays }: Input, most: number): number {
  if (expiresInDays !== undefined && expiresInDays > most)
    throw new Problem("resource_invalid", `A key may live ${most} days at most here; ${expiresInDays} were asked for.`, {
      errors: [{ path: "expiresInDays", message: `is more than ${most}` }],
    });
  return expiresInDays ?? most;
}

function requireScope({ models = [], ipRanges = [] }: Input, useCase: UseCaseSpec): void {
  const model = models.find((one) => !useCase.models.includes(one));
  if (model !== undefined) throw invalid("models", `${model} is none of the use case's models`);
  const [range] = checkRanges(ipRanges, "ipRanges");
  if (range !== undefined) throw invalid(range.path, range.message);
}

function invalid(path: string, message: string): Problem {
  return new Problem("resource_invalid", `The key is not made: ${path}: ${message}.`, { errors: [{ path, message }] });
}

interface Issued extends Pick<StoredKey, "id" | "kind" | "hash"> {
  readonly shown: Pick<NewKey, "key" | "accessKeyId" | "secretAccessKey" | "fingerprint">;
  readonly notAfter?: number;
}

function issue(deps: AdminDeps, input: Pick<Input, "aws" | "certificate">): Issued {
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
async function requireNotAnothers(deps: AdminDeps, actor: Actor, key: StoredKey): Promise<void> {
  const others = await deps.store.keysWithHash(key.hash, key.createdAt);
  const other = others.find(({ useCase, principal }) => useCase !== key.useCase || principal !== key.principal);
  if (other === undefined) return;
  const readable = isAllowed(deps, actor, "ReadRegister", keyResource(deps, other));
  const which = readable ? `Key ${other.id} names this certificate already, for ${other.useCase}. Revoke it first.` : "";
  throw new Problem("conflict", which || "This certificate is registered already. Use another one.");
}
