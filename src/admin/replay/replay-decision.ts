import { z } from "zod";
import { parseRecord } from "../../audit/parse-record.ts";
import { proveRecord } from "../../audit/prove-record.ts";
import type { AuditRecord } from "../../audit/record.ts";
import { Problem } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import { type AuthorizeDeps, isAllowed, partOfUseCase } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";
import { runWhenQuiet } from "../run-in-slices.ts";
import { type DecidedCall, decidedCall } from "./decided-record.ts";
import { openReplayed, type ReplayedPolicies } from "./find-policies-then.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { readHistory, type SharedRegister } from "./read-history.ts";
import { createRebuilder, type RebuiltCall } from "./rebuild-call.ts";
import { isSameDecision, type Weighed, weighAgain } from "./weigh-again.ts";
import { policySetText } from "../../policy/policy-set-text.ts";

export const stepUp = z.object({ strength: z.union([z.literal(2), z.literal(3)]), maxAgeSeconds: z.int() });

export const decisionAgain = z
  .object({
    effect: z.enum(["allow", "deny", "unknown"]).describe("unknown where it cannot be replayed: something is missing."),
    deployment: z.string().optional().describe("Where it went or would go, or where it was or would be denied first."),
    policies: z.array(z.string()).describe("Those that decided; none where nothing permitted it."),
    needs: stepUp.optional().describe("The log-in that would let it through."),
    missing: z.array(z.string()).describe("What the policies read and nobody knows any more; never guessed."),
  })
  .meta({ id: "DecisionAgain" });
export type DecisionAgain = z.infer<typeof decisionAgain>;

export const replayedDecision = z
  .object({
    index: z.int(),
    at: z.iso.datetime(),
    call: z.string(),
    useCase: z.string(),
    principal: z.string(),
    model: z.string().optional(),
    policyDigest: z.string().optional().describe("Of the policies that decided; absent where the record does not say."),
    recorded: decisionAgain.describe("What the log says."),
    atTheTime: decisionAgain.describe("Under the policies of that moment."),
    asRecorded: z.boolean().describe("Whether that is what the log says."),
    today: decisionAgain.optional().describe("The same call under the policies in force now, where that was asked for."),
    sameToday: z.boolean().optional(),
    changedPolicies: z
      .array(z.object({ name: z.string(), change: z.enum(["added", "changed", "removed"]) }))
      .optional()
      .describe("Policies of the register that are not as they were then. Absent where those of then are not known."),
  })
  .meta({ id: "ReplayedDecision" });
export type ReplayedDecision = z.infer<typeof replayedDecision>;

type Deps = AuthorizeDeps & Pick<AdminDeps, "log" | "store" | "settings">;

/**
 * Makes a logged decision on a model call again, under the policies of that moment and, where asked, under those in force now: same
 * call, same roles, same register but for the policies. The record's place in the log is proved before it is believed.
 *
 * Throws Problem `not_found` for a record that is not there, or of a use case whose log they may not read, in the same words
 * (INVARIANT no-cross-tenant); `conflict` for one that is no decision by policy; `audit_unavailable`, `concurrency_exceeded`,
 * `policy_unavailable`, `register_unavailable`.
 */
export async function replayDecision(deps: Deps, actor: Actor, index: number, today: boolean): Promise<ReplayedDecision> {
  const record = await readProvedRecord(deps, index);
  if (!mayReadRecord(deps, actor, useCaseOf(record))) throw noSuchRecord(index);
  const call = decidedCall(record);
  if (call === undefined) throw new Problem("conflict", `Record ${index} is ${whatItIs(record)}. ${whyNotReplayed(record)}`);
  const history = await readHistory(deps);
  const rebuilt = await createRebuilder(deps.store, history).rebuild(call);
  return await runWhenQuiet(actor.name, () => replayInSteps(deps.register().policies, index, call, rebuilt, today));
}

const whatIsReplayed = "Only an admission, or a denial by policy, can be replayed";
const textNotKept = "what was sent is kept as a digest alone, so nothing can look at it again";
const limitsNotKept = "what was left of limits and budgets at that instant is not kept";
const stateSaysIt = "no policy was asked: the state of the use case said it, and its steps are in the log";

/** Why a denial that was not by policy is not made again. */
const decidedBy: Partial<Record<string, string>> = {
  guardrail_blocked: textNotKept,
  content_not_supported: textNotKept,
  data_class_exceeded: textNotKept,
  prompt_not_approved: textNotKept,
  tool_not_approved: textNotKept,
  rate_limited: limitsNotKept,
  concurrency_exceeded: limitsNotKept,
  budget_exhausted: limitsNotKept,
  use_case_not_approved: stateSaysIt,
  use_case_suspended: stateSaysIt,
  entitlement_expired: stateSaysIt,
  andon_stopped: "no policy was asked: the cord was pulled, and its pull and release are in the log",
};

function whyNotReplayed(record: AuditRecord): string {
  const why = record.type === "denial" ? decidedBy[record.code] : undefined;
  return why === undefined ? `${whatIsReplayed}.` : `${whatIsReplayed}; here ${why}.`;
}

function* replayInSteps(
  policiesNow: SharedRegister["policies"],
  index: number,
  call: DecidedCall,
  rebuilt: RebuiltCall,
  today: boolean,
): Generator<undefined, ReplayedDecision, undefined> {
  const { record, asked, effect, useCase } = call;
  const deployment = asked?.deployments[0] ?? (record.type === "admission" ? record.deployment : undefined);
  const needs = record.type === "denial" ? record.needs : undefined;
  const recorded = {
    effect,
    ...(deployment !== undefined && { deployment }),
    policies: [...call.policies],
    ...(needs && { needs: { ...needs } }),
    missing: [],
  };
  yield;
  const now = openReplayed(policiesNow, digestOf(policySetText(policiesNow)), "replay-other");
  yield;
  const past = rebuilt.past && openReplayed(rebuilt.past.policies, rebuilt.past.policyDigest, "replay");
  yield;
  // Where the policies are not known, what those of today read stands for what a record must say.
  const atTheTime = past === undefined ? unknown([...policiesThen(call), ...rebuilt.missing]) : again(past, rebuilt);
  yield;
  const todays = today ? again(now, rebuilt) : undefined;
  const reference = atTheTime.effect === "unknown" ? recorded : atTheTime;
  const policyDigest = asked?.policyDigest ?? (record.type === "admission" ? record.policyDigest : undefined);
  return {
    index,
    at: new Date(record.at).toISOString(),
    call: record.call,
    useCase,
    principal: record.principal,
    ...(record.model !== undefined && { model: record.model }),
    ...(policyDigest !== undefined && { policyDigest }),
    recorded,
    atTheTime: asked === undefined ? unknown([...rebuilt.missing, ...rebuilt.missingFor(now.reads)]) : atTheTime,
    asRecorded: isSame(atTheTime, recorded),
    ...(todays && { today: todays, sameToday: isSame(todays, reference) }),
    ...(rebuilt.past && { changedPolicies: changesBetween(rebuilt.past.policies, policiesNow) }),
  };
}

/** Where the policies of that moment are not known. */
function policiesThen({ asked }: DecidedCall): readonly string[] {
  if (asked === undefined) return [];
  return [`the policies ${asked.policyDigest}: no versions in the register, with those that this version ships, make them`];
}

function again({ set, reads }: ReplayedPolicies, rebuilt: RebuiltCall): DecisionAgain {
  const missing = [...rebuilt.missing, ...rebuilt.missingFor(reads)];
  return missing.length > 0 ? unknown(missing) : known(weighAgain(set, rebuilt.questions));
}

export function known({ effect, deployment, policies, needs }: Weighed): DecisionAgain {
  return { effect, deployment, policies: [...policies], ...(needs && { needs: { ...needs } }), missing: [] };
}

function unknown(missing: readonly string[]): DecisionAgain {
  return { effect: "unknown", policies: [], missing: [...missing] };
}

/** INVARIANT fail-closed: what is unknown is the same as nothing. */
function isSame(a: DecisionAgain, b: DecisionAgain): boolean {
  const { effect, needs } = a;
  if (effect === "unknown" || b.effect === "unknown") return false;
  return isSameDecision(
    { effect, policies: a.policies, ...(needs && { needs }) },
    { effect: b.effect, policies: b.policies, ...(b.needs && { needs: b.needs }) },
  );
}

function changesBetween(
  then: SharedRegister["policies"],
  now: SharedRegister["policies"],
): NonNullable<ReplayedDecision["changedPolicies"]> {
  const before = new Map(then.map(({ name, digest }) => [name, digest]));
  const after = new Map(now.map(({ name, digest }) => [name, digest]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap((name): NonNullable<ReplayedDecision["changedPolicies"]> => {
      if (!before.has(name)) return [{ name, change: "added" as const }];
      if (!after.has(name)) return [{ name, change: "removed" as const }];
      return before.get(name) === after.get(name) ? [] : [{ name, change: "changed" as const }];
    });
}

async function readProvedRecord({ log }: Pick<Deps, "log">, index: number): Promise<AuditRecord> {
  const view = log.view();
  if (!Number.isSafeInteger(index) || index < 0 || index >= view.checkpoint.size) throw noSuchRecord(index);
  return parseRecord((await proveRecord(view, index)).entry);
}

/** Whoever may read the log of the use case that a record is about, or, where it is about none, the log. */
export function mayReadRecord(deps: AuthorizeDeps, actor: Actor, useCase: string | undefined): boolean {
  const log = { kind: "Log", name: "audit" };
  return isAllowed(deps, actor, "ReadLog", useCase === undefined ? log : partOfUseCase(deps, useCase, log.kind, log.name));
}

function useCaseOf(record: AuditRecord): string | undefined {
  return "useCase" in record ? record.useCase : undefined;
}

function noSuchRecord(index: number): Problem {
  return new Problem("not_found", `The audit log has no record ${index} that you may read.`);
}

function whatItIs(record: AuditRecord): string {
  return record.type === "denial" ? `a denial with ${record.code}` : `of the type ${record.type}`;
}
