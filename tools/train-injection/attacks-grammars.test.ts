import assert from "node:assert/strict";
import { test } from "node:test";
import { attacksAgents } from "./attacks-agents.ts";
import { attacksCodeTasks } from "./attacks-code-tasks.ts";
import { attacksExtraction } from "./attacks-extraction.ts";
import { attacksFiction } from "./attacks-fiction.ts";
import { attacksHeldout } from "./attacks-heldout.ts";
import { attacksOverride } from "./attacks-override.ts";
import { attacksPersonas } from "./attacks-personas.ts";
import { attacksSecrets } from "./attacks-secrets.ts";
import { makeSuffixAttack } from "./attacks-suffix.ts";
import { attacksTasks } from "./attacks-tasks.ts";
import { attacksTricks } from "./attacks-tricks.ts";
import { attacksWritten } from "./attacks-written.ts";
import { expand, type Grammar } from "./expand-grammar.ts";
import { seededRandom } from "./seeded-random.ts";

/** The slots that rows are made from. */
const sources: readonly (readonly [Grammar, readonly string[]])[] = [
  [attacksAgents, ["hijack_tool", "hijack_leak", "hijack_stop"]],
  [attacksCodeTasks, ["code_order", "code_snippet"]],
  [attacksExtraction, ["extract_prompt"]],
  [attacksFiction, ["persuasive_brief"]],
  [attacksOverride, ["replace_instructions", "replace_obliquely"]],
  [attacksPersonas, ["persona", "persona_drop", "mode_switch", "bypass"]],
  [attacksSecrets, ["secret_ask", "guarded_secret", "rule_ask", "guarded_rule", "guarded_harmless"]],
  [attacksTasks, ["answer_change", "answer_content", "reader_scam", "other_task"]],
  [attacksTricks, ["fake_turns", "smuggled", "virtual", "pressed", "carried", "tail_task", "mixed_language"]],
  [attacksWritten, ["written_override", "written_extraction", "written_jailbreak"]],
];

function* generated(): Generator<string> {
  const random = seededRandom(11);
  for (const [grammar, slots] of sources)
    for (const slot of slots)
      for (const template of grammar[slot] ?? [])
        for (let made = 0; made < 10; made += 1) yield expand(grammar, template, random);
  for (let made = 0; made < 500; made += 1) yield makeSuffixAttack(random);
}

test("Every slot that an attack grammar names is there.", () => {
  for (const [grammar, slots] of sources) {
    for (const slot of slots) assert.ok((grammar[slot] ?? []).length > 0, slot);
    for (const template of Object.values(grammar).flat())
      for (const [, slot] of template.matchAll(/\{(\w+)\}/g))
        assert.ok(slot !== undefined && slot in grammar, `${slot}: ${template}`);
  }
});

test("Generated attacks are seldom alike and leave no choice open.", () => {
  const texts = [...generated()];
  for (const text of texts)
    assert.ok(text !== "" && !/\{\w+\}/.test(text) && !/\[[^[\]{}()]*\w\|\w[^[\]{}()]*\]/.test(text), text);
  assert.ok(new Set(texts).size / texts.length > 0.85);
});

test("INVARIANT held-out: no attack that is only measured is ever generated.", () => {
  const seen = new Set([...generated()].map((text) => text.toLowerCase()));
  assert.ok(attacksHeldout.length >= 250);
  for (const { text } of attacksHeldout) assert.ok(!seen.has(text.toLowerCase()), text);
});
