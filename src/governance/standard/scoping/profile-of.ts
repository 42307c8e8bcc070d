import { exceedsClass, higherClass, type DataClass, type Overlay, overlays as allOverlays } from "../../../core/data-class.ts";
import { applies } from "../condition.ts";
import { type ProfileFlag, profileFlags, type Scope, type UseCaseProfile } from "../profile.ts";
import type { Component } from "./component.ts";
import { decideScope } from "./decide-scope.ts";
import { readEffectiveAnswers } from "./effective-answers.ts";
import type { DerivedNeed, Obligation, Scoping } from "./scoping.ts";

/** What a profile is derived from. Where a fact is not known, give what asks for more: every one below only ever adds. */
export interface UseCaseFacts {
  /** As the manifest has it. */
  readonly declared: {
    readonly scope: Scope;
    readonly dataClass: DataClass;
    readonly overlays: readonly Overlay[];
    readonly environment: UseCaseProfile["environment"];
    readonly regions: readonly string[];
  };
  readonly components: readonly Component[];
  /** Whether anybody but the organisation and its cloud provider processes its data; bought surfaces say so by themselves. */
  readonly externalVendors: boolean;
  readonly keepsContent: boolean;
  readonly residualRisk: UseCaseProfile["residualRisk"];
  /** Whether data governance has confirmed that a regulated kind of data is handled below restricted. */
  readonly classConfirmed: boolean;
  /** Whether infrastructure is another than the one that was approved last; true before there was one. */
  readonly infrastructureChanged: boolean;
  /** Whether code or commands that a model proposes are run. */
  readonly runsCode: boolean;
  /** Whether `findContradictions` found any. */
  readonly contradicted: boolean;
}

/** Kinds of data that are restricted until data governance says otherwise; personal data as such is not among them. */
const regulated: readonly Overlay[] = ["ferpa", "phi", "human-subjects", "export-controlled"];

/**
 * The profile by which the standard judges a use case. Pure. Open answers count as what asks for most; a use case of which no
 * component is described is what its manifest says of data, and everything else that a question could bring.
 */
export function profileOf(scoping: Scoping, facts: UseCaseFacts): UseCaseProfile {
  const { declared, components } = facts;
  const scoped = components.length > 0;
  const decision = decideScope(scoping, components);
  const effective = readEffectiveAnswers(scoping, scoped ? components : [{ name: "", answers: {} }]);
  const overlays = allOverlays.filter((one) => declared.overlays.includes(one) || (scoped && effective.overlays.includes(one)));
  const answered = scoped ? higherClass(declared.dataClass, effective.dataClass) : declared.dataClass;
  const lowered = exceedsClass("restricted", answered) && overlays.some((one) => regulated.includes(one));
  const bought = ["consumer", "saas"].some((surface) => scoped && effective.answers["q_surface"]?.includes(surface));
  const found: Readonly<Partial<Record<ProfileFlag, boolean>>> = {
    NOT_SCOPED: !scoped,
    UNKNOWN: decision.flags.includes("UNKNOWN"),
    INCONSISTENT_ANSWER: decision.flags.includes("INCONSISTENT_ANSWER"),
    CONTRACT_MISSING: decision.flags.includes("CONTRACT_MISSING"),
    DATA_CLASS_UNKNOWN: scoped && effective.open.has("q_data"),
    OVERLAYS_UNKNOWN: scoped && effective.open.has("q_overlay"),
    DOWNGRADE_REQUESTED: lowered,
    MULTI_REGION: declared.regions.length > 1,
    RUNS_CODE: facts.runsCode,
    INFRASTRUCTURE_CHANGED: facts.infrastructureChanged,
    RESCOPE_REQUIRED: facts.contradicted,
  };
  const duties = decision.components.flatMap((component) => component.duties);
  // What the manifest claims stands beside what the answers say: a claim too many asks too much, until it is put right.
  const componentScopes = [...new Set([...duties, declared.scope])].sort();
  const profile: UseCaseProfile = {
    scope: componentScopes.at(-1) ?? declared.scope,
    componentScopes,
    agency: effective.agency,
    dataClass: lowered && !facts.classConfirmed ? "restricted" : answered,
    overlays,
    environment: declared.environment,
    answers: effective.answers,
    externalVendors: facts.externalVendors || bought,
    keepsContent: facts.keepsContent,
    residualRisk: facts.residualRisk,
    flags: profileFlags.filter((flag) => found[flag] === true),
  };
  return obligationsOf(scoping, profile).some((one) => one.regulated)
    ? { ...profile, flags: profileFlags.filter((flag) => found[flag] === true || flag === "REGULATED") }
    : profile;
}

/** Laws, contracts and rules that apply, as far as answers say: for counsel to confirm. */
export function obligationsOf(scoping: Scoping, profile: UseCaseProfile): readonly Obligation[] {
  return scoping.obligations.filter(({ when }) => applies(when, profile));
}

/** What has to be done because of what it is: a penetration test, a fairness evaluation … */
export function needsOf(scoping: Scoping, profile: UseCaseProfile): readonly DerivedNeed[] {
  return scoping.derived.filter(({ when }) => applies(when, profile));
}
