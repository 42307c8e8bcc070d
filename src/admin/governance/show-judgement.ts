import { z } from "zod";
import { roles } from "../../core/roles.ts";
import { toInstant } from "../../core/units.ts";
import type { CaseFile } from "../../governance/case/case-file.ts";
import { spellSeat } from "../../governance/case/fill-seats.ts";
import type { JudgedException } from "../../governance/case/judge-exception.ts";
import {
  type GateMissing,
  type GateResult,
  type Judgement,
  type Phase,
  type Verdict,
  verdictValues,
} from "../../governance/case/judgement.ts";
import { reviewDueAt } from "../../governance/case/review-due.ts";
import type { UseCaseSpec } from "../../governance/schemas.ts";
import type { Control, Standard } from "../../governance/standard/standard.ts";
import { useCaseStates } from "../../governance/use-case-state.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { isGated, judgeNow } from "./judge-now.ts";
import { openSubject } from "./subject.ts";

const instant = z.iso.datetime();
const verdictValue = z.enum(verdictValues);

const missingView = z.object({
  what: z.enum(["manifest", "gate", "request", "control", "artefact", "approval", "people"]),
  why: z.string(),
  gate: z.string().optional(),
  control: z.string().optional(),
  verdict: verdictValue.optional(),
  artefact: z.string().optional(),
  role: z.enum(roles).optional(),
  count: z.int().optional(),
});

export const judgementView = z
  .object({
    useCase: z.string(),
    track: z
      .enum(["light", "gated"])
      .describe("light: applying it, or one approval, is enough. gated: it goes through the gates of the standard."),
    state: z.enum(useCaseStates),
    digest: z.string().describe("Of what a gate would freeze now."),
    digestSet: z.record(z.string(), z.string()),
    profile: z.looseObject({}).describe("What the standard judges it by: scope, classes, overlays, what answers leave open."),
    gates: z
      .array(
        z.object({
          gate: z.string(),
          passed: z.boolean(),
          requestedBy: z.string().optional(),
          requestedAt: instant.optional(),
          missing: z.array(missingView),
          signed: z.array(z.object({ role: z.string(), principal: z.string(), at: instant })),
        }),
      )
      .describe("Those that lead on from here, with everything that is missing."),
    goLive: z.array(z.object({ n: z.int(), title: z.string(), verdict: verdictValue, controls: z.array(z.string()) })),
    exceptions: z.array(
      z.object({
        name: z.string(),
        state: z.string(),
        controls: z.array(z.string()),
        from: instant.optional(),
        until: instant.optional(),
        waitsFor: z.array(z.string()),
        why: z.string(),
      }),
    ),
    reviewDue: z
      .object({ by: instant, late: z.boolean() })
      .optional()
      .describe("By when reviewers should have decided, in INTAKE_REVIEW and DESIGN_REVIEW."),
    due: z
      .object({ to: z.enum(useCaseStates), reason: z.string() })
      .optional()
      .describe("The step that the control plane is about to take."),
    steps: z
      .array(z.object({ action: z.string(), to: z.enum(useCaseStates), roles: z.array(z.string()) }))
      .describe("Those that people may take."),
    phases: z
      .array(
        z.object({
          from: instant,
          state: z.enum(useCaseStates),
          dataClass: z.string(),
          rateFactor: z.number(),
          exceptions: z.array(z.string()),
          refused: z.object({ code: z.string(), detail: z.string() }).optional(),
          causes: z.array(z.string()),
        }),
      )
      .describe("How it is served from now on, if nobody does anything."),
  })
  .meta({ id: "Judgement" });
export type JudgementView = z.infer<typeof judgementView>;

export const controlVerdict = z
  .object({
    control: z.string(),
    title: z.string(),
    severity: z.string(),
    gate: z.string(),
    kind: z.string().describe("How it is verified: runtime, infrastructure, evidence or attestation."),
    verdict: verdictValue,
    underlying: verdictValue.optional().describe("Where it is excepted: what it is in truth."),
    exception: z.string().optional(),
    evidence: z.array(z.object({ digest: z.string(), at: instant })),
    until: instant.optional().describe("When it changes by itself."),
    why: z.string(),
  })
  .meta({ id: "ControlVerdict" });
export type ControlVerdictView = z.infer<typeof controlVerdict>;

/** Where a use case stands, and everything that it waits for. */
export async function showJudgement(deps: AdminDeps, actor: Actor, name: string): Promise<JudgementView> {
  const { resource, text } = await openSubject(deps, actor, "ReadRegister", `UseCase/${name}`);
  const { judgement, life, standard } = judgeNow(deps, name);
  const reviewDue = reviewDueAt(life, standard.settings);
  const light = !isGated(deps, name, JSON.parse(resource?.spec ?? "{}") as UseCaseSpec);
  const served = deps.register().entitlements.get(name);
  const { useCase, digest, digestSet, profile, gates, goLive, exceptions, due, steps, phases } = judgement;
  const file = deps.cases.caseFile(text);
  return {
    useCase,
    track: light ? "light" : "gated",
    state: light ? (served?.state ?? "DRAFT") : judgement.state,
    digest,
    digestSet: { ...digestSet },
    profile: { ...profile },
    gates: light ? [] : gates.map((gate) => viewGate(gate, file)),
    goLive: goLive.map((item) => ({ ...item, controls: [...item.controls] })),
    exceptions: exceptions.map(viewException),
    ...(reviewDue !== undefined && !light && { reviewDue: { by: toInstant(reviewDue), late: deps.clock() >= reviewDue } }),
    ...(due && !light && { due: { to: due.to, reason: due.reason } }),
    steps: light ? [] : steps.map(({ action, to, roles: of }) => ({ action, to, roles: [...of] })),
    phases: (light ? [] : phases).map(viewPhase),
  };
}

/** The verdict on every control that applies, in the standard's order. */
export async function showControls(deps: AdminDeps, actor: Actor, name: string): Promise<readonly ControlVerdictView[]> {
  await openSubject(deps, actor, "ReadRegister", `UseCase/${name}`);
  const { judgement, standard } = judgeNow(deps, name);
  return controlsOf(judgement, standard);
}

function controlsOf({ verdicts }: Judgement, { controls }: Standard): readonly ControlVerdictView[] {
  return [...verdicts.values()].flatMap((verdict) => {
    const control = controls.get(verdict.control);
    return control === undefined ? [] : [viewVerdict(verdict, control)];
  });
}

function viewVerdict(
  { control, verdict, underlying, exception, evidence, until, why }: Verdict,
  of: Control,
): ControlVerdictView {
  return {
    control,
    title: of.title,
    severity: of.severity,
    gate: of.gate,
    kind: of.verification.kind,
    verdict,
    ...(underlying !== undefined && { underlying }),
    ...(exception !== undefined && { exception }),
    evidence: evidence.map(({ digest, at }) => ({ digest, at: toInstant(at) })),
    ...(until !== Infinity && { until: toInstant(until) }),
    why,
  };
}

function viewGate({ gate, passed, missing, signed }: GateResult, { requests }: CaseFile): JudgementView["gates"][number] {
  const request = requests.get(gate);
  return {
    gate,
    passed,
    ...(request && { requestedBy: request.by, requestedAt: toInstant(request.at) }),
    missing: missing.map((one): z.infer<typeof missingView> => ({ ...(one satisfies GateMissing) })),
    signed: signed.map(({ role, principal, at }) => ({ role, principal, at: toInstant(at) })),
  };
}

function viewException({ exception, state, from, until, missing, why }: JudgedException): JudgementView["exceptions"][number] {
  return {
    name: exception.name,
    state,
    controls: [...exception.controls],
    ...(from > 0 && from !== Infinity && { from: toInstant(from) }),
    ...(until > 0 && until !== Infinity && { until: toInstant(until) }),
    waitsFor: missing.map(spellSeat),
    why,
  };
}

function viewPhase({ from, state, dataClass, rateFactor, exceptions, refused, causes }: Phase): JudgementView["phases"][number] {
  return {
    from: toInstant(from),
    state,
    dataClass,
    rateFactor,
    exceptions: [...exceptions],
    ...(refused && { refused }),
    causes: [...causes],
  };
}
