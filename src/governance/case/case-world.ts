import type { DataClass } from "../../core/data-class.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { Standard } from "../standard/standard.ts";
import type { CaseFile, HeldApproval } from "./case-file.ts";
import type { CaseLife } from "./case-life.ts";
import type { DigestSet, Part } from "./digest-set.ts";
import type { DeclaredException } from "./judge-exception.ts";
import type { TrueVerdict } from "./true-verdict.ts";
import type { WhatApplies } from "./what-applies.ts";

/** A use case as one set of versions makes it. */
export interface CaseVersion {
  readonly profile: UseCaseProfile;
  /** As the manifest has it: the highest class that it asks to be served. */
  readonly dataClass: DataClass;
  /** Shown to whoever is refused. */
  readonly owner: string;
  readonly contact?: string;
  readonly digest: string;
  /** What the register itself shows of a control, now and from now on; undefined where it shows nothing. */
  readonly derive: (control: string) => TrueVerdict | undefined;
}

/** What is declared now, and would be frozen by a gate. */
export interface CurrentVersion extends CaseVersion {
  readonly digestSet: DigestSet;
  readonly parts: readonly Part[];
}

/** All that is known of one use case. Pure data and pure functions of it. */
export interface CaseWorld {
  readonly useCase: string;
  readonly standard: Standard;
  readonly whatApplies: (profile: UseCaseProfile) => WhatApplies;
  readonly life: CaseLife;
  /** Why its newest step was taken. */
  readonly reason?: string;
  readonly current: CurrentVersion;
  /** What `life.approved` froze, where that is another set than the current one. Without it, nothing in production is served. */
  readonly approved?: CaseVersion;
  readonly file: CaseFile;
  /** Of what was said about the programme, that on controls which apply: the same object until something of that is said. */
  readonly programme: (applicable: WhatApplies) => CaseFile;
  /** Those that name this use case, or the whole programme. */
  readonly exceptions: readonly { readonly declared: DeclaredException; readonly file: CaseFile }[];
  /** Whether somebody holds PROJECT_LEAD or DEVELOPER for it. */
  readonly isMember: (principal: string) => boolean;
  /** Everybody who ever answered for a program; nobody for who is none. */
  readonly ownersOf: (principal: string) => readonly string[];
  /** Until when somebody holds the role that they signed for, exclusive; 0 where they do not, or are a program. */
  readonly holdsUntil: (approval: HeldApproval) => number;
  readonly approvalDays: { readonly sandbox: number; readonly production: number };
}
