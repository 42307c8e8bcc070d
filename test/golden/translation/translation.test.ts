import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { anthropicMessages } from "../../../src/dialects/anthropic-messages/anthropic-messages.ts";
import { bedrockConverse } from "../../../src/dialects/bedrock-converse/bedrock-converse.ts";
import type { JsonObject } from "../../../src/core/json.ts";
import { Problem } from "../../../src/core/problem.ts";
import type { Dialect } from "../../../src/dialects/dialect.ts";
import { openaiChat } from "../../../src/dialects/openai-chat/openai-chat.ts";
import { openaiResponses } from "../../../src/dialects/openai-responses/openai-responses.ts";
import { goldenText, translateAll } from "./translate-fixtures.ts";

/**
 * Golden files: what each dialect's fixtures become in each other. Read the difference before committing one.
 * REWRITE_GOLDENS=1 writes them anew from what the code does now.
 */
const dialects: readonly Dialect[] = [openaiChat, openaiResponses, anthropicMessages, bedrockConverse];
const rewrite = process.env["REWRITE_GOLDENS"] === "1";

function compare(name: string, now: JsonObject): void {
  const file = new URL(`expected/${name}.json`, import.meta.url);
  if (rewrite) writeFileSync(file, `${goldenText(now)}\n`);
  assert.deepEqual(now, JSON.parse(readFileSync(file, "utf8")) as JsonObject);
}

for (const from of dialects) {
  for (const to of dialects) {
    test(`${from.name} becomes ${to.name} as the golden file says`, () => {
      compare(`${from.name}-to-${to.name}`, { ...translateAll(from, to) });
    });
  }
}

test("what went wrong is told in each API's own shape as the golden file says", () => {
  const told = dialects.map((dialect): [string, JsonObject] => {
    const answers = problems.map((problem): [string, JsonObject] => {
      const { status, headers, body } = dialect.error(problem, "req_1");
      return [problem.code, { status, headers: { ...headers }, body: JSON.parse(body) as JsonObject }];
    });
    return [dialect.name, Object.fromEntries(answers)];
  });
  compare("errors", Object.fromEntries(told));
});

const problems = [
  new Problem("request_malformed", "messages must be a non-empty array."),
  new Problem("content_not_supported", "seed: this can't be said in the API of this model. Leave it out."),
  new Problem("credential_invalid", "The key is not valid."),
  new Problem("policy_denied", "A policy denies the call."),
  new Problem("model_not_found", "There is no such model here."),
  new Problem("rate_limited", "Too many calls in a minute.", { retryAfterSeconds: 1.5 }),
  new Problem("budget_exhausted", "The day's budget is spent."),
  new Problem("upstream_rejected", "The model provider refused the call."),
  new Problem("upstream_unavailable", "The model provider can't be reached."),
  new Problem("deadline_exceeded", "The model provider took too long."),
];
