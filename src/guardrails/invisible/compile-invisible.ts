import type { OpenScanner, Rule } from "../candidate.ts";
import type { GuardrailSpec } from "../spec.ts";
import type { InvisibleType } from "./classify-hidden.ts";
import { InvisibleScanner } from "./scan-invisible.ts";

const actions = { REMOVE: "remove", BLOCK: "block", NONE: "report" } as const;
const types: readonly InvisibleType[] = [
  "ZERO_WIDTH",
  "BIDI",
  "TAG_CHARACTERS",
  "VARIATION_SELECTORS",
  "PRIVATE_USE",
  "CONTROL",
  "MIXED_SCRIPT",
];

/** The same on both sides and every surface. REMOVE takes hidden characters out, and writes imitated words as they read. */
export function compileInvisible(policy: GuardrailSpec["invisibleText"]): OpenScanner | undefined {
  if (policy === undefined) return undefined;
  const rules = types.map((type, index): [InvisibleType, Rule] => [
    type,
    {
      policy: "invisible-text",
      type,
      action: actions[policy.action],
      configured: true,
      dataClass: "public",
      overlays: [],
      hashed: "as-is",
      order: 400 + index,
    },
  ]);
  const byType = Object.fromEntries(rules) as Record<InvisibleType, Rule>;
  return () => new InvisibleScanner(byType);
}
