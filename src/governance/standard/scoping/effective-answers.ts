import { type DataClass, dataClasses, type Overlay, overlays } from "../../../core/data-class.ts";
import type { Component } from "./component.ts";
import { type GivenAnswers, readAnswers } from "./match-answers.ts";
import type { Scoping } from "./scoping.ts";

/** What the answers of all components come to, with open ones assumed to be what asks for most. */
export interface EffectiveAnswers {
  /** By question: what was answered, and every option where it is open. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly agency: 0 | 1 | 2 | 3 | 4;
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  /** Questions that are open in any component. */
  readonly open: ReadonlySet<string>;
}

export function readEffectiveAnswers(scoping: Scoping, components: readonly Component[]): EffectiveAnswers {
  const given = components.map(({ answers }) => readAnswers(scoping, answers));
  const open = new Set<string>();
  const answers: Record<string, readonly string[]> = {};
  for (const { id, known } of scoping.questions) {
    const isOpen = given.some((one) => one[id]?.open === true);
    if (isOpen) open.add(id);
    answers[id] = isOpen ? known : chosenOf(known, id, given);
  }
  const levels = (answers["q_agent"] ?? []).map((answer) => scoping.agency.answers[answer] ?? 4);
  return {
    answers,
    agency: levels.reduce((a, b) => (a > b ? a : b), 0),
    dataClass: dataClasses.findLast((one) => answers["q_data"]?.includes(one)) ?? "public",
    overlays: overlays.filter((one) => answers["q_overlay"]?.includes(one)),
    open,
  };
}

function chosenOf(known: readonly string[], id: string, given: readonly GivenAnswers[]): readonly string[] {
  const [first, ...others] = given.map((one) => one[id]?.values ?? []);
  if (first?.length === 1 && others.length === 0) return first;
  return known.filter((value) => first?.includes(value) === true || others.some((values) => values.includes(value)));
}
