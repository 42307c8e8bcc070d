import type { Asked } from "../../governance/asked.ts";
import type { CaseStep } from "../../governance/case/judgement.ts";
import { minutes } from "../../core/units.ts";
import type { AdminDeps } from "../deps.ts";
import { retireSealed } from "../decommission/retire-sealed.ts";
import { endFailedExceptions } from "../exceptions/end-failed.ts";
import { type Change, recordChange } from "../record-change.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { type JudgedNow, judgeNow } from "./judge-now.ts";
import { nextInstant } from "./next-instant.ts";
import { controlPlane } from "./say.ts";
import { storedStep } from "./stored-step.ts";

/** So many steps of one use case are taken in one go: a gate may be passed before the one that was just reached. */
const mostSteps = 8;

/** When to look at a use case again, unless something of it changes or it is told otherwise what it asked. */
export interface LookAgain {
  /** Infinity where time alone changes nothing. */
  readonly at: number;
  readonly asked: Asked;
}

/**
 * Takes the steps of a use case that are due by themselves, one after the other, each in the log first and judged anew. Idempotent: what
 * was taken is not due any more. A crash between the log and the step leaves a step that is due still.
 */
export async function advanceUseCase(deps: AdminDeps, name: string): Promise<LookAgain> {
  for (let taken = 0; taken < mostSteps; taken++) {
    const outcome = await deps.exclusive(() => takeStep(deps, name));
    if (outcome !== "taken") return outcome;
  }
  return { at: deps.clock(), asked: [] };
}

async function takeStep(deps: AdminDeps, name: string): Promise<LookAgain | "taken"> {
  if (!deps.register().entitlements.has(name)) return { at: Infinity, asked: [] };
  const judged = judgeNow(deps, name);
  const { asked } = judged;
  if ((await endFailedExceptions(deps, judged.judgement)) > 0) return "taken";
  const declared = judged.judgement.parts.find(({ kind }) => kind === "UseCase")?.digest ?? "";
  const { due } = judged.judgement;
  if (due === undefined) return { at: nextInstant(judged, deps.clock()), asked };
  const step = stepOf(deps, judged, due, declared);
  const { useCase, from, to, digest, reason, notAfter } = step;
  const change: Change = {
    actor: controlPlane,
    action: "transition",
    target: `UseCase/${useCase}`,
    digest,
    reason,
    detail: {
      from,
      to,
      automatic: true,
      ...(due.gate !== undefined && { gate: due.gate }),
      ...(due.frozen !== undefined && { digestSet: due.frozen.digest }),
      ...(step.frozen !== undefined && { frozen: digestOf(step.frozen) }),
      ...(notAfter !== undefined && { notAfter }),
    },
  };
  if (to === "RETIRED") {
    const outcome = await retireSealed(deps, step, change, judged.standard);
    if (outcome === "held") return { at: deps.clock() + minutes(10), asked };
  } else await recordChange(deps, [change], () => deps.store.appendTransition(step));
  return "taken";
}

function stepOf(deps: AdminDeps, { judgement }: JudgedNow, due: CaseStep, digest: string): ReturnType<typeof storedStep> {
  const { to, reason, notAfter, frozen } = due;
  const decidedOn = frozen?.parts.find(({ kind }) => kind === "UseCase")?.digest ?? digest;
  const planned = {
    from: judgement.state,
    to,
    digest: decidedOn,
    ...(notAfter !== undefined && { notAfter }),
    ...(frozen && { frozen }),
  };
  return storedStep(planned, { useCase: judgement.useCase, by: controlPlane, at: deps.clock(), reason });
}
