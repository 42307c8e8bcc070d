import assert from "node:assert/strict";
import { test } from "node:test";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import type { Steps } from "../guardrails/guardrail.ts";
import { takeTurns, type Ask } from "./take-turns.ts";

const guardrail = compileGuardrail({
  contentPolicy: { filters: [{ type: "PROMPT_ATTACK", inputStrength: "LOW" }] },
  sensitiveInformationPolicy: { piiEntities: [{ type: "EMAIL", action: "ANONYMIZE" }] },
  blockedInputMessaging: "no",
  blockedOutputsMessaging: "no",
});
const nobody: Ask = () => Promise.resolve({ kind: "failed" });
const context = { hash: (): string => "h" };

/** About a million characters. */
const prose = "The trainings of room 12 begin at 9:30, write to ann@example.org or call 555 0100. ".repeat(12_000);

test("A long prompt is inspected in steps, with the findings and the text of one go", () => {
  for (const texts of [[prose], prose.match(/.{1,100}/g) ?? []]) {
    const inspect = (inSteps: boolean): unknown => {
      const written = [...texts];
      const parts = texts.map((text, at) => ({
        surface: "document" as const,
        text,
        replace: (to: string) => void (written[at] = to),
      }));
      if (!inSteps) return [guardrail.inspectInput(parts, context), written.join("")];
      const steps = guardrail.inspectInputInSteps(parts, context);
      for (let pauses = 0; ; pauses++) {
        const step = steps.next();
        if (step.done !== true) continue;
        assert.ok(pauses > 60, `${pauses} pauses`);
        return [step.value, written.join("")];
      }
    };
    assert.deepEqual(inspect(true), inspect(false));
  }
});

test("Others have their turn while a long prompt is inspected", async () => {
  let turns = 0;
  let over = false;
  const count = (): void => {
    if (over) return;
    turns++;
    setImmediate(count);
  };
  setImmediate(count);
  const part = { surface: "user" as const, text: prose, replace: () => {} };
  const { outcome } = await takeTurns(guardrail.inspectInputInSteps([part], context), nobody);
  over = true;
  assert.notEqual(outcome, "clean");
  assert.ok(turns > 10, `${turns} turns`);
});

test("Of many long prompts at once only one has its turn each time the event loop goes round", async () => {
  let over = false;
  let round = 0;
  const count = (): void => {
    round++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const rounds: number[] = [];
  const busy = function* (): Steps<void> {
    for (let step = 0; step < 4; step++) {
      yield;
      rounds.push(round);
      const began = performance.now();
      while (performance.now() - began < 3);
    }
  };
  await Promise.all([busy(), busy(), busy(), busy()].map((steps) => takeTurns(steps, nobody)));
  over = true;
  // The first step of each comes with its call.
  const later = rounds.slice(4);
  assert.equal(new Set(later).size, later.length);
});
