import { attacksHeldout } from "./attacks-heldout.ts";
import { documentsHeldOut } from "./documents-heldout.ts";
import { harmlessHeldout } from "./harmless-heldout.ts";
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
  /** Of the whole group, among the harmless texts that choose the thresholds. */
  readonly weight: number;
}

const lists: Readonly<Record<string, readonly HeldOutText[]>> = {
  hand: judgedTexts,
  attacks: attacksHeldout.map(({ text, group }) => ({ text, group, kind: "user", label: 1 })),
  papers: documentsHeldOut,
  prompts: harmlessHeldout.map(({ text, group }) => ({ text, group, kind: "user", label: 0 })),
};

/** Long real-looking prompts weigh most: they are what a model that knows only templates gets wrong. */
const WEIGHTS: Readonly<Record<string, number>> = {
  "hand framed": 3,
  "hand earnest": 2,
  "hand triggers": 0.5,
  "prompts adversarial-frame": 3,
  "prompts sensitive-subject": 2,
  "prompts long-brief": 2,
  "prompts hard-negative": 0.5,
};

export function readHeldOut(): HeldOutGroup[] {
  const groups: HeldOutGroup[] = [];
  for (const [list, texts] of Object.entries(lists)) {
    const byGroup = Map.groupBy(texts, ({ group, kind, label }) => `${list} ${group ?? ""}|${kind}|${label}`);
    for (const [key, members] of byGroup) {
      const [first] = members;
      const [group = ""] = key.split("|");
      if (first === undefined) continue;
      groups.push({
        group,
        kind: first.kind,
        label: first.label,
        texts: members.map(({ text }) => text),
        weight: (WEIGHTS[group] ?? 1) * members.length,
      });
    }
  }
  return groups;
}
