import type { ClassifierSettings } from "./settings.ts";

/** What a classifier's process is told: first what to load, then texts, one at a time. */
export type ToClassifier =
  | { readonly kind: "load"; readonly settings: ClassifierSettings; readonly runtime: string }
  | { readonly kind: "score"; readonly id: number; readonly text: string }
  /** Nobody waits for it any more. */
  | { readonly kind: "cancel"; readonly id: number };

/** What it answers: `ready`, with how long a full window takes, or `failed` once, then one answer for each text. Reasons never hold a text. */
export type FromClassifier =
  | { readonly kind: "ready"; readonly windowMs: number }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "scored"; readonly id: number; readonly score: number }
  | { readonly kind: "not-scored"; readonly id: number; readonly reason: string };
