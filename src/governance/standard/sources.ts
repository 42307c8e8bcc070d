/** What the standard rests on, and how far its mappings to frameworks were checked. */
export interface Sources {
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher?: string;
    readonly year?: number;
    readonly url?: string;
    readonly note?: string;
  }[];
  /** What the fields of a control's mappings mean, for reports. */
  readonly meaning: Readonly<Record<"mappings" | "unseen" | "corroborated" | "crosswalk" | "checks", string>>;
  readonly frameworks: readonly Framework[];
  readonly checks: readonly ({ readonly tool: string } & Origin)[];
  /** Condition keys of AWS policies that were seen documented. */
  readonly conditionKeys: readonly string[];
  /** Mistakes in examples of policies that are passed around; a scanner looks for them. */
  readonly policyMistakes: readonly string[];
  readonly policyMistakesBasis: string;
}

/** A framework that controls are mapped to, and where its requirements' ids were seen. */
export interface Framework extends Origin {
  /** As in a control's mappings: `NIST-CSF-2.0`. */
  readonly framework: string;
  readonly name: string;
}

export interface Origin {
  readonly repository?: string;
  readonly commit?: string;
  readonly path?: string;
  readonly version?: string;
  readonly note?: string;
}
