import { lowerClass } from "../../core/data-class.ts";
import { sandboxEndsAt, uncovered } from "./effect-times.ts";
import { earliestEnd, type End, endPhases, expiryOf } from "./end-phases.ts";
import type { Phase } from "./judgement.ts";
import type { PhaseWorld } from "./plan-phases.ts";
import { edgesOf, holdsAt, stoodOn, whyBad } from "./stretches.ts";
import { badFrom } from "./true-verdict.ts";

/**
 * How a use case is served in the sandbox and on its way out of it, as time alone moves it: with the class of the sandbox, or its own
 * while everything that the first two gates ask for holds; until it is too old, or what every sandbox needs does not hold.
 */
export function planSandbox(world: PhaseWorld): readonly [Phase, ...Phase[]] {
  const { standard, state, controls, changedAt, servesSince } = world;
  const { settings, sandbox } = standard;
  const stops: End[] = [];
  let fullUntil = Infinity;
  for (const judged of controls) {
    const { control, parts, cover } = judged;
    const stopAt = sandboxEndsAt(judged, servesSince, standard);
    if (stopAt < Infinity) {
      const at = uncovered(Math.max(stopAt, changedAt), cover);
      stops.push({ at, code: "use_case_suspended", why: whyBad(judged, at) });
    }
    if (control.onFail === "block" && (control.gate === "G1_INTAKE" || control.gate === "G2_DESIGN"))
      fullUntil = Math.min(fullUntil, uncovered(Math.max(changedAt, Math.min(...parts.map(badFrom))), cover));
  }
  const end = earliestEnd([expiryOf(world.useCase, world.notAfter), ...stops], changedAt);
  const full = lowerClass(world.dataClass, sandbox.maxDataClassWithArtefacts);
  const capped = lowerClass(full, settings.sandbox.dataClass);
  const lowered = capped === full ? [] : [{ from: fullUntil, until: Infinity, why: () => "" }];
  const standing = stoodOn(controls);
  const served = edgesOf([...lowered, ...standing], changedAt, end.at).map((from): Phase => ({
    from,
    state,
    dataClass: from < fullUntil ? full : capped,
    rateFactor: settings.sandbox.rateFactor,
    exceptions: standing.filter((one) => holdsAt(one, from)).map(({ exception }) => exception),
    causes: [],
  }));
  return endPhases(served, end, world);
}
