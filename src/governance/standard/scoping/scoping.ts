import type { DataClass, Overlay } from "../../../core/data-class.ts";
import type { Role } from "../../../core/roles.ts";
import type { Condition } from "../condition.ts";
import type { Scope } from "../profile.ts";
import type { Basis, Discipline } from "../standard.ts";

/** The Generative AI Security Scoping Matrix as data: what is asked, what follows from the answers, what each scope demands. */
export interface Scoping {
  readonly scopes: readonly ScopeDefinition[];
  readonly disciplines: readonly DisciplineDemands[];
  readonly questions: readonly Question[];
  /** The first that holds decides; the last always does. */
  readonly decision: readonly DecisionRule[];
  /** What makes a new look at the answers necessary. */
  readonly rescopeWhen: readonly string[];
  readonly derived: readonly DerivedNeed[];
  readonly obligations: readonly Obligation[];
  /** By scope. */
  readonly dataCaps: ReadonlyMap<Scope, DataCapRule>;
  readonly agency: {
    /** Of the answers to q_agent. */
    readonly answers: Readonly<Record<string, 0 | 1 | 2 | 3 | 4>>;
    readonly levels: readonly {
      readonly level: 1 | 2 | 3 | 4;
      readonly name: string;
      readonly controls: readonly string[];
      readonly approvals: readonly Role[];
    }[];
    readonly basis: readonly Basis[];
  };
}

export interface ScopeDefinition {
  readonly id: Scope;
  readonly name: string;
  readonly family: "buy" | "build";
  readonly definition: string;
  readonly example: string;
  readonly organisationOwns: readonly string[];
  readonly providerOwns: readonly string[];
  readonly enforcementPoint: string;
}

export interface DisciplineDemands {
  readonly id: Discipline;
  readonly name: string;
  readonly perScope: ReadonlyMap<Scope, ScopeDemands>;
}

export interface ScopeDemands {
  /** All demands of that scope stand, too. */
  readonly includes?: Scope;
  readonly demands: readonly Demand[];
}

export interface Demand {
  readonly text: string;
  readonly controls: readonly string[];
  readonly basis: readonly Basis[];
}

export interface Question {
  readonly id: string;
  readonly text: string;
  /** Whether several options may be chosen. */
  readonly multiple: boolean;
  readonly required: boolean;
  /** From the least to the most, where there is an order; `unknown` last where it can be answered. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Its options but `unknown`. */
  readonly known: readonly string[];
  /** Asked only where one of these answers was given, by question. */
  readonly askedWhen?: Readonly<Record<string, readonly string[]>>;
  readonly why: string;
  /** What would contradict the answer. */
  readonly probe?: string;
}

export interface DecisionRule {
  readonly order: number;
  /** Of `answers`, `any` and `not` alone. */
  readonly when: Condition;
  readonly scope: Scope;
  readonly flag?: ScopeFlag;
  readonly why: string;
}

export const scopeFlags = ["INCONSISTENT_ANSWER", "CONTRACT_MISSING", "UNKNOWN"] as const;
export type ScopeFlag = (typeof scopeFlags)[number];

/** Something that has to be done because of what the use case is. */
export interface DerivedNeed {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
  readonly controls: readonly string[];
  readonly artefacts: readonly string[];
}

/** A law, a contract or a rule that applies. Derived for counsel to confirm, never legal advice. */
export interface Obligation {
  readonly id: string;
  readonly title: string;
  /** A law or a regulator stands behind it. */
  readonly regulated: boolean;
  readonly when: Condition;
  readonly frameworks: readonly string[];
  readonly controls: readonly string[];
}

export interface DataCapRule {
  readonly scope: Scope;
  /** Without an approval of its own. */
  readonly dataClass: DataClass;
  /** With the gates' approvals. */
  readonly withApproval: DataClass;
  /** Classes beyond that an exception alone opens. */
  readonly byException: readonly DataClass[];
  readonly forbiddenOverlays: readonly Overlay[];
  /** Controls that must hold for anything above `dataClass`. */
  readonly conditions: readonly string[];
  readonly basis: readonly Basis[];
}
