import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonValue } from "../core/json.ts";
import { withoutCacheCounts } from "./hide-cache.ts";

const cases: readonly [api: string, warm: JsonValue, told: JsonValue][] = [
  [
    "OpenAI's chat",
    { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10, prompt_tokens_details: { cached_tokens: 8, audio_tokens: 0 } },
    { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10, prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 } },
  ],
  [
    "responses",
    { input_tokens: 9, output_tokens: 1, input_tokens_details: { cached_tokens: 8, cache_write_tokens: 1 }, total_tokens: 10 },
    { input_tokens: 9, output_tokens: 1, input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 }, total_tokens: 10 },
  ],
  [
    "servers that say it their own way, or what it cost",
    { prompt_tokens: 9, completion_tokens: 1, prompt_cache_hit_tokens: 8, prompt_cache_miss_tokens: 1, cost: 0.01 },
    { prompt_tokens: 9, completion_tokens: 1, prompt_cache_hit_tokens: 0, prompt_cache_miss_tokens: 0 },
  ],
  [
    "Anthropic's, which leaves out of the prompt what was cached",
    {
      input_tokens: 2,
      cache_read_input_tokens: 5,
      cache_creation_input_tokens: 2,
      cache_creation: { ephemeral_5m_input_tokens: 2 },
      output_tokens: 1,
    },
    {
      input_tokens: 9,
      cache_read_input_tokens: 0,
      cache_creation_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0 },
      output_tokens: 1,
    },
  ],
  ["the end of its stream", { output_tokens: 1, cache_read_input_tokens: 5 }, { output_tokens: 1, cache_read_input_tokens: 0 }],
  [
    "Converse's",
    {
      inputTokens: 2,
      outputTokens: 1,
      totalTokens: 10,
      cacheReadInputTokens: 5,
      cacheWriteInputTokens: 2,
      cacheDetails: [{ ttl: "5m" }],
    },
    { inputTokens: 9, outputTokens: 1, totalTokens: 10, cacheReadInputTokens: 0, cacheWriteInputTokens: 0, cacheDetails: [] },
  ],
  [
    "Nova's",
    { inputTokens: 4, outputTokens: 1, cacheReadInputTokenCount: 5, cacheWriteInputTokenCount: 0 },
    { inputTokens: 9, outputTokens: 1, cacheReadInputTokenCount: 0, cacheWriteInputTokenCount: 0 },
  ],
  [
    "the metrics of InvokeModel",
    { inputTokenCount: 4, outputTokenCount: 1, cacheReadInputTokenCount: 5 },
    { inputTokenCount: 9, outputTokenCount: 1, cacheReadInputTokenCount: 0 },
  ],
  ["nothing", null, null],
];

for (const [api, warm, told] of cases) {
  test(`Usage of ${api} says as much as if nothing had come from a cache`, () => {
    const before = structuredClone(warm);
    assert.deepEqual(withoutCacheCounts(warm), told);
    assert.deepEqual(warm, before);
  });
}
