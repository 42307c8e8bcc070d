import { applies } from "../standard/condition.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { Gate } from "../standard/standard.ts";
import type { CaseFile, HeldApproval, Said } from "./case-file.ts";
import { fillSeats } from "./fill-seats.ts";
import { findSignatures } from "./find-signatures.ts";
import type { JudgeSettings } from "./judge-settings.ts";
import type { GateMissing, GateResult, Verdict } from "./judgement.ts";

export interface GateWorld {
  readonly profile: UseCaseProfile;
  readonly file: CaseFile;
  /** Of every applicable control. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Of the digest set as it stands. */
  readonly digest: string;
  /** Whoever wrote a part of what is approved. */
  readonly authors: ReadonlySet<string>;
  /** Whoever builds it: those who hold PROJECT_LEAD or DEVELOPER for the use case. */
  readonly members: ReadonlySet<string>;
  /** Whether somebody holds the role that they signed for still: asked of the directory and the role bindings now. */
  readonly holds: (approval: HeldApproval) => boolean;
  readonly settings: JudgeSettings;
  readonly now: number;
}

/**
 * Whether a gate lets a use case through: it was asked for on the digest set as it stands, every control of it holds or is excepted,
 * and the right people signed. INVARIANT two-people: nobody who asked, where the gate says so, and nobody who wrote any of it.
 */
export function judgeGate(gate: Gate, world: GateWorld): GateResult {
  const { file, digest, settings, now } = world;
  const request = file.requests.get(gate.id);
  const asked = request !== undefined && request.body.digest === digest;
  const { approved, rejected } = findSignatures(file, gate.id, digest, now);
  const counting = asked ? approved.filter((approval) => counts(gate, approval, request.by, world)) : [];
  const seats = gate.approvals.filter(({ when }) => applies(when, world.profile));
  const { missing, filled } = fillSeats(counting, seats);
  const people = new Set(filled.map(({ signature }) => signature.body.signer)).size;
  const lacking: GateMissing[] = [
    ...(asked ? [] : [{ what: "request" as const, why: whyNotAsked(gate, request !== undefined) }]),
    ...gate.controls.flatMap((control) => lackingControl(control, world.verdicts)),
    ...rejected.map(({ body }) => ({
      what: "approval" as const,
      role: body.document.role,
      count: 1,
      why: `${body.signer} rejected it: ${body.document.reason}`,
    })),
    ...missing.map(({ role, count }) => ({ what: "approval" as const, role, count, why: `It needs ${count} × ${role}.` })),
    ...(people < gate.minPeople && missing.length === 0
      ? [{ what: "people" as const, count: gate.minPeople - people, why: `It needs ${gate.minPeople} different people.` }]
      : []),
  ];
  return {
    gate: gate.id,
    passed: lacking.length === 0,
    missing: lacking,
    signed: filled.map(({ role, signature }) => ({ role, principal: signature.body.signer, at: signature.at })),
  };

  function counts(
    { notByRequester }: Gate,
    { body, at }: Said<HeldApproval>,
    requester: string,
    { authors, members, holds }: GateWorld,
  ): boolean {
    const { role } = body.document;
    const barred = notByRequester === "any" || notByRequester.includes(role);
    return (
      now < at + settings.approvalLapseMs &&
      !(barred && body.signer === requester) &&
      !authors.has(body.signer) &&
      !(gate.notByMembers && members.has(body.signer)) &&
      (settings.signature === "log-in" || body.assertion !== undefined) &&
      holds(body)
    );
  }
}

function lackingControl(control: string, verdicts: ReadonlyMap<string, Verdict>): GateMissing[] {
  const found = verdicts.get(control);
  // Not in the map: it does not apply to this use case.
  if (found === undefined) return [];
  const { verdict, why } = found;
  if (verdict === "pass" || verdict === "not-applicable-proved" || verdict === "excepted") return [];
  return [{ what: "control", control, verdict, why }];
}

function whyNotAsked({ id }: Gate, before: boolean): string {
  return before
    ? `What is to pass ${id} has changed since it was asked for, so that what was signed is void. Ask for it again.`
    : `Nobody asked for ${id} yet.`;
}
