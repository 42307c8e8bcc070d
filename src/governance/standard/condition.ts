import { type DataClass, dataClasses, type Overlay } from "../../core/data-class.ts";
import type { ProfileFlag, UseCaseProfile } from "./profile.ts";

/** When something of the standard applies: all members that are given must hold. `{}` is always. */
export interface Condition {
  /** Any component is of one of these scopes. */
  readonly scopes?: readonly number[];
  /** The agentic scope is at least this. */
  readonly agencyAtLeast?: number;
  readonly dataClassAtLeast?: DataClass;
  /** It has any of these. */
  readonly overlays?: readonly Overlay[];
  readonly environment?: "sandbox" | "production";
  /** Any of the answers that stand by a question was given, for each question. */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  readonly externalVendors?: boolean;
  readonly keepsContent?: boolean;
  readonly residualRisk?: readonly UseCaseProfile["residualRisk"][];
  readonly flags?: readonly ProfileFlag[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
}

/** Whether it applies. */
export function applies(condition: Condition, profile: UseCaseProfile): boolean {
  const { scopes, agencyAtLeast, dataClassAtLeast, overlays, environment, answers } = condition;
  const { externalVendors, keepsContent, residualRisk, flags, any, not } = condition;
  return (
    (scopes === undefined || profile.componentScopes.some((scope) => scopes.includes(scope))) &&
    (agencyAtLeast === undefined || profile.agency >= agencyAtLeast) &&
    (dataClassAtLeast === undefined || dataClasses.indexOf(profile.dataClass) >= dataClasses.indexOf(dataClassAtLeast)) &&
    (overlays === undefined || overlays.some((overlay) => profile.overlays.includes(overlay))) &&
    (environment === undefined || profile.environment === environment) &&
    (answers === undefined || Object.entries(answers).every(([id, wanted]) => isAnswered(profile, id, wanted))) &&
    (externalVendors === undefined || profile.externalVendors === externalVendors) &&
    (keepsContent === undefined || profile.keepsContent === keepsContent) &&
    (residualRisk === undefined || residualRisk.includes(profile.residualRisk)) &&
    (flags === undefined || flags.some((flag) => profile.flags.includes(flag))) &&
    (any === undefined || any.some((one) => applies(one, profile))) &&
    (not === undefined || !applies(not, profile))
  );
}

function isAnswered({ answers }: UseCaseProfile, id: string, wanted: readonly string[]): boolean {
  return Object.hasOwn(answers, id) && (answers[id]?.some((answer) => wanted.includes(answer)) ?? false);
}
