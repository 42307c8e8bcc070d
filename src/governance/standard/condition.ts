import { type DataClass, exceedsClass, type Overlay } from "../../core/data-class.ts";
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
  // Conditions have one to three members of thirteen: going through those that are there is what makes this quick.
  for (const member in condition) if (!holds(member as keyof Condition, condition, profile)) return false;
  return true;
}

function holds(member: keyof Condition, condition: Condition, profile: UseCaseProfile): boolean {
  switch (member) {
    case "scopes":
      return profile.componentScopes.some((scope) => condition.scopes?.includes(scope));
    case "agencyAtLeast":
      return profile.agency >= (condition.agencyAtLeast ?? 0);
    case "dataClassAtLeast":
      return !exceedsClass(condition.dataClassAtLeast ?? "public", profile.dataClass);
    case "overlays":
      return profile.overlays.some((overlay) => condition.overlays?.includes(overlay));
    case "environment":
      return profile.environment === condition.environment;
    case "answers":
      return isAnswered(condition.answers ?? {}, profile);
    case "externalVendors":
      return profile.externalVendors === condition.externalVendors;
    case "keepsContent":
      return profile.keepsContent === condition.keepsContent;
    case "residualRisk":
      return condition.residualRisk?.includes(profile.residualRisk) ?? true;
    case "flags":
      return profile.flags.some((flag) => condition.flags?.includes(flag));
    case "any":
      return condition.any?.some((one) => applies(one, profile)) ?? true;
    case "not":
      return condition.not === undefined || !applies(condition.not, profile);
  }
  return member satisfies never;
}

function isAnswered(wanted: Readonly<Record<string, readonly string[]>>, { answers }: UseCaseProfile): boolean {
  for (const id in wanted) {
    const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (given?.some((answer) => wanted[id]?.includes(answer)) !== true) return false;
  }
  return true;
}
