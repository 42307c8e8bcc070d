import { judgedTexts } from "./judge-by-hand.ts";

/** A text that is never trained on. */
export interface HeldOutText {
  readonly text: string;
  readonly kind: "user" | "document";
  /** 1 = attack. */
  readonly label: 0 | 1;
  readonly group?: string;
}

export interface HeldOutGroup {
  readonly group: string;
  readonly kind: "user" | "document";
  readonly label: 0 | 1;
  readonly texts: readonly string[];
  /** Share of the whole group among the harmless texts that choose the thresholds. */
  readonly weight: number;
}

const lists: Readonly<Record<string, readonly HeldOutText[]>> = { hand: judgedTexts };

/** Long real-looking prompts weigh most: they are what a model that knows only templates gets wrong. */
const WEIGHTS: Readonly<Record<string, number>> = {};

export function readHeldOut(): HeldOutGroup[] {
  const groups: HeldOutGroup[] = [];
  for (const [list, texts] of Object.entries(lists)) {
    const byGroup = Map.groupBy(texts, ({ group, kind, label }) => `${list} ${group ?? ""} ${kind} ${label}`);
    for (const [group, members] of byGroup) {
      const [first] = members;
      if (first === undefined) continue;
      groups.push({
        group,
        kind: first.kind,
        label: first.label,
        texts: members.map(({ text }) => text),
        weight: WEIGHTS[group] ?? members.length,
      });
    }
  }
  return groups;
}
