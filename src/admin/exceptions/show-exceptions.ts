import { z } from "zod";
import { toInstant } from "../../core/units.ts";
import { spellSeat } from "../../governance/case/fill-seats.ts";
import { exceptionStates, type JudgedException } from "../../governance/case/judge-exception.ts";
import { exceptionNotices } from "../../governance/reviews/exception-notices.ts";
import type { StoredResource } from "../../storage/store.ts";
import type { Actor } from "../actor.ts";
import { mayReadStored } from "../belongs-to.ts";
import type { AdminDeps } from "../deps.ts";
import { noSuch } from "../authorize.ts";
import { standardNow } from "../governance/standard-now.ts";
import { openSubject } from "../governance/subject.ts";
import { type Page, type PageQuery, pageOf, readPage } from "../pages.ts";
import { type ExceptionNow, judgeExceptions, stateOf } from "./judge-exceptions.ts";

const instant = z.iso.datetime();
const state = z.enum(exceptionStates);

export const exceptionState = z
  .object({
    name: z.string(),
    version: z.int(),
    title: z.string(),
    state,
    why: z.string(),
    breakGlass: z.boolean(),
    controls: z.array(z.string()),
    compensatingControls: z.array(z.string()),
    dataClassCap: z.string(),
    waitsFor: z.array(z.string()).describe("Roles that have to sign yet."),
    from: instant.optional().describe("From when on it relaxes anything."),
    until: instant.optional().describe("When it ends by itself, or ended."),
    notices: z
      .array(z.object({ days: z.int(), at: instant, due: z.boolean() }))
      .describe("So many days before its end people are told. Empty where it is not in force."),
    remediation: z.object({
      owner: z.string(),
      dueAt: z.string(),
      overdue: z.boolean(),
      renewals: z.int(),
      progress: z.string().optional().describe("What the last renewal said has become of it."),
    }),
    useCases: z
      .array(z.object({ name: z.string(), state, why: z.string() }))
      .describe("As each has it: what compensates for it holds in one and not in another. Empty for one of the whole programme."),
  })
  .meta({ id: "ExceptionState" });
export type ExceptionStateView = z.infer<typeof exceptionState>;
export const exceptionStatePage = pageOf(exceptionState);

/** Where every exception stands that the reader may read, by name. */
export async function listExceptionStates(deps: AdminDeps, actor: Actor, query: PageQuery): Promise<Page<ExceptionStateView>> {
  const { items, nextCursor } = await readPage<StoredResource>(
    query,
    (after, limit) => deps.store.listResources("Exception", { ...(after !== undefined && { after }), limit }),
    ({ name }) => name,
    (stored) => mayReadStored(deps, actor, stored),
  );
  const judged = await judgeExceptions(deps, items, true);
  return { items: judged.map((one) => viewState(deps, one)), ...(nextCursor !== undefined && { nextCursor }) };
}

export async function showExceptionState(deps: AdminDeps, actor: Actor, name: string): Promise<ExceptionStateView> {
  const { resource } = await openSubject(deps, actor, "ReadRegister", `Exception/${name}`);
  const [judged] = resource === undefined ? [] : await judgeExceptions(deps, [resource], true);
  if (judged === undefined) throw noSuch({ kind: "Exception", name });
  return viewState(deps, judged);
}

function viewState(deps: AdminDeps, one: ExceptionNow): ExceptionStateView {
  const { name, version, spec, useCases } = one;
  const judged = stateOf(one);
  const { remediationPlan, progress, renewals } = spec;
  const now = deps.clock();
  const { notifyDays } = standardNow(deps).settings.exceptions;
  return {
    name,
    version,
    title: spec.title,
    state: judged.state,
    why: judged.why,
    breakGlass: spec.breakGlass,
    controls: [...spec.controls],
    compensatingControls: [...spec.compensatingControls],
    dataClassCap: spec.dataClassCap,
    waitsFor: judged.missing.map(spellSeat),
    ...(judged.from > 0 && { from: toInstant(judged.from) }),
    ...(judged.until > 0 && judged.until !== Infinity && { until: toInstant(judged.until) }),
    notices: isInForce(judged)
      ? exceptionNotices(judged.until, notifyDays, now).map(({ days, at, due }) => ({ days, at: toInstant(at), due }))
      : [],
    remediation: {
      owner: remediationPlan.owner,
      dueAt: remediationPlan.dueAt,
      overdue: Date.parse(remediationPlan.dueAt) < now,
      renewals,
      ...(progress !== undefined && { progress }),
    },
    useCases: useCases.map(({ name: useCase, judged: there }) => ({ name: useCase, state: there.state, why: there.why })),
  };
}

export function isInForce({ state: is }: JudgedException): boolean {
  return is === "ACTIVE" || is === "EXPIRING";
}
