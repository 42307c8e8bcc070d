import { days } from "../../core/units.ts";
import { controlsThatApply } from "../standard/applicable-controls.ts";
import { applies } from "../standard/condition.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import {
  type ArtefactKind,
  type Control,
  type Gate,
  type GateId,
  gateIds,
  type NeededApproval,
  type Standard,
} from "../standard/standard.ts";
import type { Seat } from "./fill-seats.ts";
import type { AskedArtefact } from "./judge-artefact.ts";

/** What the standard asks of use cases of one profile: made once, for all of them and for every instant. */
export interface WhatApplies {
  /** In the standard's order. */
  readonly controls: readonly AskedControl[];
  readonly artefacts: readonly DueArtefact[];
  readonly gates: ReadonlyMap<GateId, AskedGate>;
}

export interface AskedControl {
  readonly control: Control;
  /** Artefacts that show it, with the gate by which each must be there. */
  readonly artefacts: readonly DueArtefact[];
  /** What people attest of it, where no artefact shows it. */
  readonly attested: AskedArtefact;
}

export interface DueArtefact {
  readonly asked: AskedArtefact;
  readonly gate: GateId;
  readonly controls: readonly string[];
}

export interface AskedGate {
  readonly gate: Gate;
  /** Controls that stop it where they do not hold. Going live asks for those of all gates but the last one (standard, PRODUCTION). */
  readonly blocking: readonly string[];
  /** Artefacts that must be there by it; going live asks for those of the gates before it again. */
  readonly artefacts: readonly DueArtefact[];
  readonly seats: readonly Seat[];
  /** Whoever signed for this role at that gate may not do it here. */
  readonly apart: readonly { readonly role: Seat["role"]; readonly gate: GateId }[];
}

/** Profiles are few, as use cases are alike; then all are forgotten. */
const mostProfiles = 500;

/** The same object for profiles that are alike. Holds one for each of the last profiles that were asked for. */
export function createWhatApplies(standard: Standard): (profile: UseCaseProfile) => WhatApplies {
  const known = new Map<string, WhatApplies>();
  const byProfile = new WeakMap<UseCaseProfile, WhatApplies>();
  return (profile) => {
    const same = byProfile.get(profile);
    if (same !== undefined) return same;
    const key = JSON.stringify(profile);
    let found = known.get(key);
    if (found === undefined) {
      if (known.size >= mostProfiles) known.clear();
      found = whatApplies(standard, profile);
      known.set(key, found);
    }
    byProfile.set(profile, found);
    return found;
  };
}

const order: ReadonlyMap<GateId, number> = new Map(gateIds.map((id, n) => [id, n]));

/** Which gate comes first. */
export function gateIndex(gate: GateId): number {
  return order.get(gate) ?? 0;
}

function whatApplies(standard: Standard, profile: UseCaseProfile): WhatApplies {
  const artefacts = [...standard.artefacts.values()]
    .filter((kind) => applies(kind.requiredWhen, profile))
    .map((kind): DueArtefact => ({ asked: askedOf(kind, profile), gate: kind.gate, controls: kind.controls }));
  const controls = controlsThatApply(standard, profile);
  return {
    controls: controls.map((control) => ({
      control,
      artefacts: artefacts.filter((one) => one.controls.includes(control.id)),
      attested: attestedOf(control),
    })),
    artefacts,
    gates: new Map([...standard.gates].map(([id, gate]) => [id, askedGate(gate, controls, artefacts, profile)])),
  };
}

function askedGate(
  gate: Gate,
  controls: readonly Control[],
  artefacts: readonly DueArtefact[],
  profile: UseCaseProfile,
): AskedGate {
  const live = gate.id === "G5_GO_LIVE";
  return {
    gate,
    blocking: controls
      .filter((one) => one.onFail === "block" && (live ? one.gate !== "G7_RETIRE" : one.gate === gate.id))
      .map(({ id }) => id),
    artefacts: artefacts.filter((one) => (live ? gateIndex(one.gate) <= gateIndex(gate.id) : one.gate === gate.id)),
    seats: seatsOf(gate.approvals, profile),
    apart: gate.differentFrom.filter(({ when }) => applies(when, profile)),
  };
}

/** An artefact that is named after the control itself. */
function attestedOf({ id, title, verification: { signers, maxAgeMs } }: Control): AskedArtefact {
  const seats = signers.map((role) => ({ role, count: 1 }));
  return { id, name: title, about: `ARTEFACT/${id}`, seats, valid: maxAgeMs / days(1), fields: [] };
}

function askedOf({ id, name, valid, fields, signedBy, signedAlso }: ArtefactKind, profile: UseCaseProfile): AskedArtefact {
  const seats = [...signedBy.map((role) => ({ role, count: 1 })), ...seatsOf(signedAlso, profile)];
  return { id, name, about: `ARTEFACT/${id}`, valid, fields, seats };
}

function seatsOf(approvals: readonly NeededApproval[], profile: UseCaseProfile): readonly Seat[] {
  return approvals.filter(({ when }) => applies(when, profile)).map(({ role, count }) => ({ role, count }));
}
