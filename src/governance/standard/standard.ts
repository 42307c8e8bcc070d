import type { DataClass } from "../../core/data-class.ts";
import type { Role } from "../../core/roles.ts";
import type { UseCaseState } from "../use-case-state.ts";
import type { Condition } from "./condition.ts";
import type { Scoping } from "./scoping/scoping.ts";
import type { StandardSettings } from "./settings.ts";
import type { Sources } from "./sources.ts";

/** What the control standard says, as data. controls.json, lifecycle.json, scoping.json and sources.json hold it; `loadStandard` checks it. */
export interface Standard {
  readonly version: string;
  /** Day counts and thresholds, as the organisation has set them. What is said below of single controls and artefacts follows them. */
  readonly settings: StandardSettings;
  readonly controls: ReadonlyMap<string, Control>;
  readonly gates: ReadonlyMap<GateId, Gate>;
  readonly artefacts: ReadonlyMap<string, ArtefactKind>;
  readonly goLive: readonly GoLiveItem[];
  readonly exceptions: ExceptionRules;
  readonly roles: ReadonlyMap<Role, string>;
  readonly raci: readonly RaciRow[];
  readonly states: ReadonlyMap<UseCaseState, StateRules>;
  readonly transitions: readonly TransitionRule[];
  /** Controls whose end stops a use case that serves at that instant, whatever their severity: agreements, ethics, export, records. */
  readonly stopsAtOnce: ReadonlySet<string>;
  /** The control that somebody answers for it: its end degrades at that instant, and stops after `settings.owner.missingDays`. */
  readonly ownerControl: string;
  /** How approvals count, for people; the code of gates holds it. */
  readonly approvalRules: readonly string[];
  /** Controls that a sandbox needs too, and the class it may have with the artefacts that this class asks for. */
  readonly sandbox: { readonly baseline: readonly string[]; readonly maxDataClassWithArtefacts: DataClass };
  readonly monthlyReview: {
    readonly items: readonly { readonly id: string; readonly title: string; readonly controls: readonly string[] }[];
    readonly signedBy: Role;
  };
  readonly decommission: DecommissionRules;
  readonly enforcement: readonly EnforcementStep[];
  readonly scoping: Scoping;
  readonly sources: Sources;
}

export type Severity = "critical" | "high" | "medium" | "low";
export const disciplines = ["governance-compliance", "legal-privacy", "risk-management", "controls", "resilience"] as const;
export type Discipline = (typeof disciplines)[number];

/** One row of the control catalogue. */
export interface Control {
  /** Such as NET-005. */
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly discipline: Discipline;
  /** When in a use case's life it is first asked for; `programme` is asked of the organisation as a whole. */
  readonly stage: "programme" | "intake" | "design" | "build" | "security-gate" | "cutover" | "operations" | "decommission";
  /** The one gate that asks for it. */
  readonly gate: GateId;
  readonly appliesWhen: Condition;
  readonly severity: Severity;
  /** What a failure does: `block` stops at its gate, and a use case that serves by its severity; the others never stop a gate. */
  readonly onFail: "block" | "degrade" | "alert";
  readonly verification: {
    readonly kind: "runtime" | "infrastructure" | "evidence" | "attestation";
    readonly how: string;
    /** How old evidence may be, milliseconds. */
    readonly maxAgeMs: number;
    /** Whose signatures it needs; of attestations always some. */
    readonly signers: readonly Role[];
    /** Ids of other scanners' checks that bear on it, by scanner: `prowler`, `cfn-guard-registry`, `cdk-nag`, `checkov`. */
    readonly checks: Readonly<Record<string, readonly string[]>>;
  };
  /** Requirements of frameworks, by framework: `NIST-CSF-2.0` to `ID.AM-02`. */
  readonly mappings: Readonly<Record<string, readonly string[]>>;
  /** Those of them whose id was not seen in a source: reports say so. */
  readonly unseen: Readonly<Record<string, readonly string[]>>;
  /** Those of them that an independent scanner maps its checks to, too. */
  readonly corroborated: Readonly<Record<string, readonly string[]>>;
  /** Those of ISO 27001 that a published crosswalk leads to. */
  readonly crosswalk: readonly string[];
  readonly basis: readonly Basis[];
}

/** Where something stands: a document of sources.json, and the place in it. */
export interface Basis {
  readonly source: string;
  readonly section?: string;
}

export const gateIds = [
  "G1_INTAKE",
  "G2_DESIGN",
  "G3_SECURITY",
  "G4_SECURITY_PASS",
  "G5_GO_LIVE",
  "G6_CONTINUOUS",
  "G7_RETIRE",
] as const;
export type GateId = (typeof gateIds)[number];

export interface Gate {
  readonly id: GateId;
  readonly from: UseCaseState;
  /** Where transitions say nothing else for a use case. */
  readonly to: UseCaseState;
  readonly controls: readonly string[];
  readonly approvals: readonly NeededApproval[];
  /** People at least, whatever the roles. */
  readonly minPeople: number;
  /** Roles that whoever asked for it may not fill. The author of what is approved never may. */
  readonly notByRequester: readonly Role[] | "any";
  /** Whoever builds it, holding PROJECT_LEAD or DEVELOPER for the use case, may sign nothing here. */
  readonly notByMembers: boolean;
  /** Whoever signed for this role at that earlier gate may not do it here. */
  readonly differentFrom: readonly { readonly role: Role; readonly gate: GateId; readonly when: Condition }[];
  /** All items of the go-live list must hold, on the digest set that the gate froze. */
  readonly needsGoLive: boolean;
}

export interface NeededApproval {
  readonly role: Role;
  readonly count: number;
  readonly when: Condition;
}

/** A document or a report that the standard asks for. */
export interface ArtefactKind {
  readonly id: string;
  readonly name: string;
  readonly requiredWhen: Condition;
  readonly producedBy: string;
  readonly signedBy: readonly Role[];
  /** Signatures that it needs besides, where the condition holds. */
  readonly signedAlso: readonly NeededApproval[];
  /** Days from its signature; `given` where the document itself says until when; `digest-bound` while nothing changes. */
  readonly valid: number | "given" | "digest-bound" | "unlimited";
  /** By which it must be there. Before it, nothing rests on it. */
  readonly gate: GateId;
  readonly controls: readonly string[];
  /** What the standard reads of it. */
  readonly fields: readonly ArtefactField[];
  readonly note?: string;
}

export interface ArtefactField {
  readonly name: string;
  readonly type: "text" | "texts" | "number" | "boolean" | "choice";
  readonly describe: string;
  readonly choices?: readonly string[];
  /** The only value with which the artefact counts. */
  readonly must?: boolean;
  /** The highest value with which it counts. */
  readonly most?: number;
}

export interface GoLiveItem {
  readonly n: number;
  readonly title: string;
  readonly controls: readonly string[];
  /** What has to be proved, not declared, for it not to apply. */
  readonly notApplicableWhen?: string;
}

export interface ExceptionRules {
  readonly states: readonly string[];
  readonly quorum: readonly NeededApproval[];
  /** With more signatures where one of the controls is among these. */
  readonly extra: readonly { readonly role: Role; readonly controls: readonly string[] }[];
  /** With more signatures from this renewal on. */
  readonly renewalNeeds: readonly { readonly renewal: number; readonly role: Role; readonly count: number }[];
  readonly maxDays: Readonly<Record<DataClass, number>>;
  readonly nonWaivable: ReadonlySet<string>;
  readonly timeoutDays: number;
  readonly onTimeout: string;
  readonly maxRenewals: number;
  /** What ends one before its time. */
  readonly revokedWhen: readonly string[];
  readonly breakGlass: {
    readonly maxHours: number;
    readonly quorum: readonly NeededApproval[];
    /** What using it opens by itself. */
    readonly opens: readonly string[];
  };
  readonly metrics: readonly string[];
}

/** Who answers for an activity and who does it; vendors stand beside the roles. */
export interface RaciRow {
  readonly activity: string;
  readonly accountable: readonly Role[];
  readonly responsible: readonly (Role | "VENDOR")[];
}

export interface StateRules {
  readonly id: UseCaseState;
  /** The stage of the life cycle, for people. */
  readonly stage?: string;
  readonly description: string;
  /** How it is served; absent when it is not. */
  readonly serves?: {
    readonly environments: readonly ("sandbox" | "staging" | "production")[];
    readonly dataClass: "sandbox" | "as-approved" | "one-lower";
    readonly routes: "sandbox" | "all";
    readonly syntheticOnly?: boolean;
    /** Whether people who have not called before may begin to. */
    readonly newUsers?: boolean;
  };
  /** Its data may still be taken out. */
  readonly exportOnly?: boolean;
  readonly terminal?: boolean;
}

export interface TransitionRule {
  readonly from: UseCaseState;
  readonly to: UseCaseState;
  /** Any of these causes it. */
  readonly on: readonly string[];
  /** Taken by the control plane as soon as it is due. */
  readonly automatic: boolean;
  readonly gate?: GateId;
  /** Who may ask for it; for an automatic one, who may besides. */
  readonly roles: readonly Role[];
  readonly minPeople: number;
  readonly when: Condition;
  /** What is in production stays as it is; the change goes the way of a candidate. */
  readonly parallel: boolean;
}

export interface DecommissionRules {
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly attestations: readonly { readonly id: string; readonly signers: readonly Role[]; readonly evidence: string }[];
  readonly controls: readonly string[];
}

export interface EnforcementStep {
  readonly level: number;
  readonly when: string;
  readonly action: string;
  readonly effect: "lower-class" | "DEGRADED" | "SUSPENDED";
  readonly withinDays?: number;
}
