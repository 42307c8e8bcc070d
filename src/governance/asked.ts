import type { CaseFile } from "./case/case-file.ts";
import type { WhatApplies } from "./case/what-applies.ts";
import type { Signed } from "./holds-until.ts";

/**
 * What judging asks of things that all use cases share and of which each needs little: who is who, and what was said of the programme.
 * An answer is the same value for as long as nothing changes it.
 */
export interface Answers {
  readonly holdsUntil: (approval: Signed, useCase: string) => number;
  readonly ownsUntil: (principal: string, useCase: string) => number;
  readonly isGone: (principal: string) => boolean;
  readonly isMember: (principal: string, useCase: string) => boolean;
  /** Everybody who ever answered for a program; nobody for who is none. */
  readonly ownersOf: (principal: string) => readonly string[];
  readonly programme: (applicable: WhatApplies) => CaseFile;
}

/** Questions that were asked, and what the answers were. */
export type Asked = readonly { readonly again: (answers: Answers) => unknown; readonly answer: unknown }[];

/** Answers, with a note of each question that is asked of them. */
export function noteAsked(answers: Answers): { readonly answers: Answers; readonly asked: Asked } {
  const asked: Asked[number][] = [];
  const note = <Answer>(again: (answers: Answers) => Answer): Answer => {
    const answer = again(answers);
    asked.push({ again, answer });
    return answer;
  };
  return {
    asked,
    answers: {
      holdsUntil: (approval, useCase) => note((of) => of.holdsUntil(approval, useCase)),
      ownsUntil: (principal, useCase) => note((of) => of.ownsUntil(principal, useCase)),
      isGone: (principal) => note((of) => of.isGone(principal)),
      isMember: (principal, useCase) => note((of) => of.isMember(principal, useCase)),
      ownersOf: (principal) => note((of) => of.ownersOf(principal)),
      programme: (applicable) => note((of) => of.programme(applicable)),
    },
  };
}

/** Whether whoever asks again is told the same. */
export function isAnsweredAlike(asked: Asked, answers: Answers): boolean {
  return asked.every(({ again, answer }) => again(answers) === answer);
}
