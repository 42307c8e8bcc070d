import type { DataClass } from "../../core/data-class.ts";
import type { Role } from "../../core/roles.ts";
import type { Condition } from "./condition.ts";

/** What the control standard says, as data. controls.json, lifecycle.json, scoping.json and sources.json hold it; `loadStandard` checks it. */
export interface Standard {
  readonly version: string;
  readonly controls: ReadonlyMap<string, Control>;
  readonly gates: ReadonlyMap<GateId, Gate>;
  readonly artefacts: ReadonlyMap<string, ArtefactKind>;
  readonly goLive: readonly GoLiveItem[];
  readonly exceptions: ExceptionRules;
}

export type Severity = "critical" | "high" | "medium" | "low";

/** One row of the control catalogue. */
export interface Control {
  /** Such as NET-005. */
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly discipline: "governance-compliance" | "legal-privacy" | "risk-management" | "controls" | "resilience";
  readonly appliesWhen: Condition;
  readonly severity: Severity;
  /** What a failure does to a use case that serves. */
  readonly onFail: "block" | "degrade" | "alert";
  readonly verification: {
    readonly kind: "runtime" | "infrastructure" | "evidence" | "attestation";
    readonly how: string;
    /** How old evidence may be, milliseconds. */
    readonly maxAgeMs: number;
    /** Whose signatures an attestation needs. */
    readonly signers: readonly Role[];
  };
  /** Requirements of frameworks, by framework: `NIST-CSF-2.0` to `ID.AM-02`. */
  readonly mappings: Readonly<Record<string, readonly string[]>>;
}

export type GateId =
  | "G1_INTAKE"
  | "G2_DESIGN"
  | "G3_SECURITY"
  | "G4_SECURITY_PASS"
  | "G5_GO_LIVE"
  | "G6_CONTINUOUS"
  | "G7_RETIRE";

export interface Gate {
  readonly id: GateId;
  readonly from: string;
  readonly to: string;
  readonly controls: readonly string[];
  readonly approvals: readonly NeededApproval[];
  /** People at least, whatever the roles. */
  readonly minPeople: number;
  /** Roles that whoever asked for it may not fill. The author of what is approved never may. */
  readonly notByRequester: readonly Role[] | "any";
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
  readonly signedBy: readonly Role[];
  /** Days from its signature; `given` where the document itself says until when; `digest-bound` while nothing changes. */
  readonly valid: number | "given" | "digest-bound";
  readonly gate: GateId;
  readonly controls: readonly string[];
}

export interface GoLiveItem {
  readonly n: number;
  readonly title: string;
  readonly controls: readonly string[];
}

export interface ExceptionRules {
  readonly quorum: readonly NeededApproval[];
  /** With more signatures where one of the controls is among these. */
  readonly extra: readonly { readonly role: Role; readonly controls: readonly string[] }[];
  readonly maxDays: Readonly<Record<DataClass, number>>;
  readonly nonWaivable: ReadonlySet<string>;
  readonly timeoutDays: number;
  readonly maxRenewals: number;
  readonly breakGlass: { readonly maxHours: number; readonly quorum: readonly NeededApproval[] };
}
