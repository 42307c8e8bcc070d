import { controlsThatApply } from "../applicable-controls.ts";
import type { Scope, UseCaseProfile } from "../profile.ts";
import type { Control, Discipline, Standard } from "../standard.ts";
import type { Demand, DisciplineDemands } from "./scoping.ts";

/** What one discipline demands of a use case. */
export interface DemandsOfDiscipline {
  readonly id: Discipline;
  readonly name: string;
  /** Each once, with the lowest of the use case's scopes that brings it. */
  readonly demands: readonly (Demand & { readonly scope: Scope })[];
  /** Its controls that apply. */
  readonly controls: readonly Control[];
}

/** Demands of all scopes that a use case has, per discipline, those that a scope takes over from a lower one included. */
export function demandsOf(standard: Standard, profile: UseCaseProfile): readonly DemandsOfDiscipline[] {
  const applicable = controlsThatApply(standard, profile);
  return standard.scoping.disciplines.map((discipline) => {
    const scopes = new Set(profile.componentScopes.flatMap((scope) => withIncluded(discipline, scope)));
    const demands = [...scopes]
      .sort()
      .flatMap((scope) => (discipline.perScope.get(scope)?.demands ?? []).map((demand) => ({ ...demand, scope })));
    return {
      id: discipline.id,
      name: discipline.name,
      demands: demands.filter((one, index) => demands.findIndex(({ text }) => text === one.text) === index),
      controls: applicable.filter((control) => control.discipline === discipline.id),
    };
  });
}

function withIncluded(discipline: DisciplineDemands, scope: Scope): readonly Scope[] {
  const includes = discipline.perScope.get(scope)?.includes;
  return includes === undefined ? [scope] : [scope, ...withIncluded(discipline, includes)];
}
