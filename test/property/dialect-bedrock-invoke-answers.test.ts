import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/core/json.ts";
import type { TextPart } from "../../src/core/inspection.ts";
import { Problem } from "../../src/core/problem.ts";
import { bedrockInvoke } from "../../src/dialects/bedrock-invoke/bedrock-invoke.ts";
import type { Dialect } from "../../src/dialects/dialect.ts";
import { sagemakerInvocations } from "../../src/dialects/sagemaker-invocations/sagemaker-invocations.ts";

const canary = "dana@campus.example";
const number = 123_456_789;

const inner: ReadonlySet<string> = new Set(["anthropic", "nova", "chat"]);

function mask(parts: readonly TextPart[]): void {
  for (const part of parts) {
    const masked = part.text.replaceAll(canary, "{X}").replaceAll(String(number), "{N}");
    if (masked !== part.text) part.replace(masked);
  }
}

const names = (
  "generation outputs text outputText results completionReason stop_reason content message choices role id created usage arguments tokens " +
  "logprobs embedding embeddings details output type delta index tool_calls function prompt inputs parameters messages inputText texts stop"
).split(" ");
const word = fc.oneof(fc.constantFrom(canary, `see ${canary}.`, "stop", "assistant", "user"), fc.string({ maxLength: 6 }));
const key = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: word });
const tree = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: "medium", withCrossShrink: true },
    word,
    fc.constantFrom<JsonValue>(null, true, 0, 0.5, number, -number),
    fc.array(fc.float({ noNaN: true, min: -1, max: 1 }), { maxLength: 4 }),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(key, tie("value"), { minKeys: 1, maxKeys: 5 }),
}));

/** A number may stand where a time or a seed does, and in the settings and counts of the dialects that read some of the families. */
function assertClean(text: string, byAnother: boolean): void {
  assert.ok(!text.includes(canary), text);
  if (byAnother) return;
  const told = text.replaceAll(/"(?:created|seed)":-?\d+/g, "");
  assert.ok(!told.includes(String(number)), text);
}

const attempt = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    assert.ok(!error.detail.includes(canary));
    assert.notEqual(error.code, "internal");
  }
};

const cases: [Dialect, string[]][] = [
  [bedrockInvoke, ["llama", "titan", "mistral", "nova", "anthropic", "chat", "embeddings", "unknown"]],
  [sagemakerInvocations, ["chat", "prompt", "inputs", "other"]],
];

for (const [dialect, variants] of cases) {
  test(`whatever ${dialect.name} is answered, what a guardrail masks is nowhere in it [every-surface-inspected]`, () => {
    fc.assert(
      fc.property(fc.constantFrom(...variants), fc.oneof(tree.object, tree.value), (variant, answer) => {
        attempt(() => {
          const copy = JSON.parse(JSON.stringify(answer)) as JsonValue;
          const view = dialect.parseAnswer(copy, { model: "m", includeUsage: true, variant, callId: "req_1", at: 0 });
          mask(view.parts);
          assertClean(view.serialise(), inner.has(variant));
        });
      }),
      { numRuns: 1500 },
    );
  });

  test(`whatever ${dialect.name} is asked, what a guardrail masks is nowhere in what is sent [every-surface-inspected]`, () => {
    fc.assert(
      fc.property(tree.object, fc.boolean(), (body, chat) => {
        attempt(() => {
          const copy = JSON.parse(JSON.stringify(body)) as JsonObject;
          if (chat)
            copy["messages"] = [
              { role: "user", content: canary },
              { role: "assistant", content: "ok" },
            ];
          const view = dialect.parseRequest(copy, { model: "m", stream: false, header: () => undefined });
          mask(view.parts);
          assertClean(JSON.stringify(view.document()), inner.has(view.variant ?? ""));
          assertClean(view.serialise({ model: "up", maxOutputTokens: 10 }), inner.has(view.variant ?? ""));
        });
      }),
      { numRuns: 1500 },
    );
  });
}
