import { exceedsClass } from "../../core/data-class.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { GateId } from "../standard/standard.ts";
import { type CaseLife, isAfter, type Moment } from "./case-life.ts";
import type { JudgedControls } from "./judge-verdicts.ts";
import { judgeSeats, type SeatWorld } from "./judge-seats.ts";
import type { GateMissing, GateResult, Judgement } from "./judgement.ts";
import type { AskedFor } from "./statements.ts";
import { asOf, isGood } from "./true-verdict.ts";
import type { AskedGate, WhatApplies } from "./what-applies.ts";

export interface GateWorld extends SeatWorld {
  readonly profile: UseCaseProfile;
  readonly applicable: WhatApplies;
  readonly judged: Pick<JudgedControls, "verdicts" | "artefacts">;
  readonly goLive: Judgement["goLive"];
  readonly life: CaseLife;
  /** Of the digest set as it stands. */
  readonly digest: string;
}

const early: readonly GateId[] = ["G1_INTAKE", "G2_DESIGN"];

/** Judges some gates together: those of the first two that do not stand for what it is now have to be passed again, and come first. */
export function judgeGates(ids: readonly GateId[], world: GateWorld): readonly GateResult[] {
  const again = ids.some(restsOnEarly) ? early.map((id) => ({ id, missing: lackingGate(id, world) })) : [];
  const toPass = again.filter(({ missing }) => missing.length > 0);
  const lacking = toPass.flatMap(({ missing }) => missing);
  return [...toPass.map(({ id }) => id), ...ids].map((id) => judgeGate(id, world, restsOnEarly(id) ? lacking : []));
}

/**
 * Whether a gate lets a use case through: it was asked for on the digest set as it stands and in this round, every control of it that
 * blocks holds or is excepted, the artefacts are there that must be by then, and the right people signed. Nobody sets this.
 *
 * @param lackingEarly of the first two gates, where it rests on them
 */
function judgeGate(id: GateId, world: GateWorld, lackingEarly: readonly GateMissing[]): GateResult {
  const asked = world.applicable.gates.get(id);
  if (asked === undefined)
    return { gate: id, passed: false, missing: [{ what: "request", why: `There is no ${id}.` }], signed: [] };
  const { file, digest, life, profile } = world;
  const after = early.includes(id) ? draftOf(life) : { at: life.roundSince, saidBefore: life.said?.round };
  const request = file.requests.get(id);
  const bound = request !== undefined && request.body.digest === digest && isAfter(request, after) ? request : undefined;
  const seats = judgeSeats(asked, { digest, requester: bound?.by ?? "", after, pending: true }, world);
  const missing: GateMissing[] = [
    ...(bound === undefined ? [{ what: "request" as const, why: whyNotAsked(id, request !== undefined) }] : []),
    ...lackingManifest(id, profile),
    ...lackingEarly,
    ...asked.artefacts.flatMap((one) => lackingArtefact(one, world)),
    ...asked.blocking.flatMap((control) => lackingControl(control, world)),
    ...(asked.gate.needsGoLive ? world.goLive.flatMap((item) => lackingItem(item, asked, world)) : []),
    ...seats.missing,
  ];
  return { gate: id, passed: missing.length === 0, missing, signed: bound === undefined ? [] : seats.signed };
}

/** Whether a gate rests on the first two having passed. */
function restsOnEarly(id: GateId): boolean {
  return !early.includes(id) && id !== "G7_RETIRE";
}

/** What a request for a gate writes down of a profile, so that it is known later for what it was passed. */
export function askedFor({ componentScopes, agency, dataClass, overlays, externalVendors }: UseCaseProfile): AskedFor {
  return { scopes: [...componentScopes], agency, dataClass, overlays: [...overlays], externalVendors };
}

function lackingManifest(id: GateId, { environment }: UseCaseProfile): GateMissing[] {
  if (id !== "G5_GO_LIVE" || environment === "production") return [];
  return [{ what: "manifest", why: `It is declared for the ${environment}. Set spec.environment to production first.` }];
}

/** The first two gates stand for what they were passed for. What is more than that must pass them again, signed by whom that asks for. */
function lackingGate(id: GateId, world: GateWorld): GateMissing[] {
  const { file, life, profile, applicable } = world;
  const asked = applicable.gates.get(id);
  const request = file.requests.get(id);
  if (asked === undefined || request === undefined || !isAfter(request, draftOf(life)))
    return [{ what: "gate", gate: id, why: `Nobody asked for ${id}.` }];
  const more =
    request.body.asked === undefined ? "of which it does not say for what it was asked" : beyond(request.body.asked, profile);
  if (more !== undefined)
    return [{ what: "gate", gate: id, why: `It is more now than what passed ${id}: ${more}. Ask for ${id} again.` }];
  const { approved, since, said } = life;
  const passed = approved ? { at: approved.at, saidBefore: said?.approved } : { at: since, saidBefore: said?.step };
  const { digest } = request.body;
  const bound = { digest, requester: request.by, after: draftOf(life), pending: isAfter(request, passed) };
  return judgeSeats(asked, bound, world).missing.map(({ why }) => ({ what: "gate", gate: id, why: `${id}: ${why}` }));
}

function draftOf({ draftSince, said }: CaseLife): Moment {
  return { at: draftSince, saidBefore: said?.draft };
}

function beyond(
  asked: AskedFor,
  { componentScopes, agency, dataClass, overlays, externalVendors }: UseCaseProfile,
): string | undefined {
  if (exceedsClass(dataClass, asked.dataClass)) return `${dataClass} data, where it was ${asked.dataClass}`;
  const overlay = overlays.find((one) => !asked.overlays.includes(one));
  if (overlay !== undefined) return `${overlay} data`;
  const scope = componentScopes.find((one) => !asked.scopes.includes(one));
  if (scope !== undefined) return `a component of scope ${scope}`;
  if (agency > asked.agency) return `agentic scope ${agency}, where it was ${asked.agency}`;
  return externalVendors && !asked.externalVendors ? "another vendor processes its data" : undefined;
}

/** An artefact holds nothing back where exceptions relax every control that it shows. */
function lackingArtefact({ asked, controls }: AskedGate["artefacts"][number], { judged, now }: GateWorld): GateMissing[] {
  const truth = judged.artefacts.get(asked.id);
  if (truth === undefined) return [];
  const { verdict, why } = asOf(truth, now);
  if (isGood({ verdict }) || controls.every((control) => judged.verdicts().get(control)?.verdict === "excepted")) return [];
  return [{ what: "artefact", artefact: asked.id, why }];
}

function lackingControl(control: string, { judged }: GateWorld): GateMissing[] {
  const found = judged.verdicts().get(control);
  if (found === undefined || found.verdict === "excepted" || isGood({ verdict: found.verdict })) return [];
  return [{ what: "control", control, verdict: found.verdict, why: found.why }];
}

/** Those of its controls that do not block otherwise. */
function lackingItem({ controls }: Judgement["goLive"][number], { blocking }: AskedGate, world: GateWorld): GateMissing[] {
  return controls.filter((control) => !blocking.includes(control)).flatMap((control) => lackingControl(control, world));
}

function whyNotAsked(id: GateId, before: boolean): string {
  return before
    ? `What is to pass ${id} has changed since it was asked for, or was sent back, so that what was signed is void. Ask for it again.`
    : `Nobody asked for ${id} yet.`;
}
