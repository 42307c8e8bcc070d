import { applies, type Condition } from "./condition.ts";
import type { UseCaseProfile } from "./profile.ts";

/** Why a condition does not hold, for people: each member of it that does not. Empty when it holds. */
export function whyNot(condition: Condition, profile: UseCaseProfile): string {
  const failing = membersOf(condition).filter((member) => !applies(member, profile));
  return failing.map((member) => explain(member, profile)).join("; ");
}

/** A condition as several that must all hold, with one member each. */
function membersOf(condition: Condition): readonly Condition[] {
  return Object.entries(condition).flatMap(([member, value]): readonly Condition[] => {
    if (member !== "answers") return [{ [member]: value }];
    return Object.entries(condition.answers ?? {}).map(([id, wanted]) => ({ answers: { [id]: wanted } }));
  });
}

function explain(member: Condition, profile: UseCaseProfile): string {
  const { scopes, agencyAtLeast, dataClassAtLeast, overlays, environment, answers } = member;
  const { externalVendors, keepsContent, residualRisk, flags, any, not } = member;
  if (scopes) return `for scope ${either(scopes)}, this has ${list(profile.componentScopes)}`;
  if (agencyAtLeast !== undefined) return `for agents of level ${agencyAtLeast} and up, this has ${profile.agency}`;
  if (dataClassAtLeast) return `for data from ${dataClassAtLeast} up, this is ${profile.dataClass}`;
  if (overlays) return `for ${either(overlays)}, this has ${list(profile.overlays)}`;
  if (environment) return `for the environment ${environment}, this is ${profile.environment}`;
  const [asked] = Object.entries(answers ?? {});
  if (asked) return `where ${asked[0]} is ${either(asked[1])}, here it is ${list(profile.answers[asked[0]] ?? [])}`;
  if (externalVendors !== undefined) return externalVendors ? "where a vendor processes data" : "where no vendor processes data";
  if (keepsContent !== undefined) return keepsContent ? "where prompts or answers are kept" : "where nothing is kept";
  if (residualRisk) return `where the residual risk is ${either(residualRisk)}, this is ${profile.residualRisk}`;
  if (flags) return `where ${either(flags)} is found`;
  if (any) return any.map((one) => whyNot(one, profile)).join(", or ");
  if (not) return "it holds what it must not";
  return "";
}

function either(values: readonly (string | number)[]): string {
  const [last = "none", ...before] = [...values].reverse();
  return before.length === 0 ? String(last) : `${before.reverse().join(", ")} or ${last}`;
}

function list(values: readonly (string | number)[]): string {
  return values.length === 0 ? "none" : values.join(", ");
}
