import type { Groups } from "./read-groups.ts";

/** How near the word must be to a number that nothing else gives away. */
export const nearWidth = 32;

/** Whether the word that ends at `wordEnd` names what follows: near, in the same sentence, with no other number in between. */
export function isNamedBy({ text, start }: Groups, wordEnd: number): boolean {
  if (start - wordEnd > nearWidth || wordEnd < 0) return false;
  const between = text.slice(wordEnd, start);
  return !/[0-9!?;]|\n\s*\n/.test(between) && !/\.\s/.test(between.replace(/^\.|\b(?:no|nr|num|nos|number)\.(?=\s)/i, ""));
}
