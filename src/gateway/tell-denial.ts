import { asProblem, isProblemCode, Problem } from "../core/problem.ts";
import type { AuditRecord, DenialRecord } from "../audit/record.ts";
import type { Identity } from "../identity/caller.ts";
import { explainDenial, type DenialExplanation } from "../policy/explain-denial.ts";
import { authenticateWhole } from "./authenticate.ts";
import type { CallDeps } from "./call-deps.ts";
import { recordCaller } from "./record-caller.ts";
import type { IncomingCall } from "./reply.ts";
import { requireStanding, type Rights } from "./require-standing.ts";

/** The log, for reading. */
export interface RecordReader {
  readonly size: number;
  /** Rejects with `not_found` where there is no such record. */
  read(index: number): Promise<AuditRecord>;
}

export interface ToldDenial extends DenialExplanation {
  /** The request id that the denied call was answered with. */
  readonly call: string;
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export type DenialAnswer = { readonly ok: true; readonly denial: ToldDenial } | { readonly ok: false; readonly problem: Problem };

/**
 * Why a call was denied, for whoever made it: the same principal, for a use case that is still theirs. Everybody else's denials, other
 * records and none at all answer alike, after one read of the log each (INVARIANT no-cross-tenant).
 */
export async function tellDenial(deps: CallDeps, incoming: IncomingCall, index: number): Promise<DenialAnswer> {
  try {
    const snapshot = deps.snapshot();
    const identity = await authenticateWhole(deps, snapshot, incoming, new Uint8Array());
    const rights = requireStanding(snapshot, identity, incoming.address, deps.clock());
    const { size } = deps.records;
    const record = await deps.records.read(index < size ? index : Math.max(0, size - 1));
    if (index >= size || record.type !== "denial" || !isTheirs(record, identity, rights)) throw noDenial();
    const { call, code, at, policies, needs, useCase } = record;
    const entitlement = useCase === undefined ? undefined : snapshot.register.entitlements.get(useCase);
    const explanation = explainDenial(
      {
        code: isProblemCode(code) ? code : "internal",
        ...(policies && { policies }),
        ...(needs && { needs }),
        ...(entitlement && { owner: entitlement.spec.owner }),
      },
      (id) => snapshot.policies?.describe(id),
    );
    return { ok: true, denial: { call, code, at, ...explanation } };
  } catch (error) {
    const problem = asProblem(error, "audit_unavailable", "The audit log could not be read. Try again later.");
    return { ok: false, problem: problem.code === "not_found" ? noDenial() : problem };
  }
}

/** A name that somebody gave a key is nobody else's: without a use case it is the very key that was denied. */
function isTheirs(record: DenialRecord, identity: Identity, { useCases }: Rights): boolean {
  const { kind = "key", principal, provider, endUser, key, useCase } = record;
  const asker = recordCaller(identity);
  return (
    asker.kind === kind &&
    asker.principal === principal &&
    asker.provider === provider &&
    asker.endUser?.principal === endUser?.principal &&
    asker.endUser?.provider === endUser?.provider &&
    (useCase === undefined ? kind !== "key" || asker.key === key : useCases.has(useCase))
  );
}

function noDenial(): Problem {
  return new Problem("not_found", "There is no denial of yours with this number. x-sallyport-audit of a denied call tells it.");
}
