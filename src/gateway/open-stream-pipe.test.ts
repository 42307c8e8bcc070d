import assert from "node:assert/strict";
import { test } from "node:test";
import type { OpenChannel } from "../core/inspection.ts";
import { anthropicMessages } from "../dialects/anthropic-messages/anthropic-messages.ts";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import { openStreamPipe } from "./open-stream-pipe.ts";

const passing: OpenChannel = () => ({
  push: (text) => ({ text, blocked: false }),
  end: () => ({ text: "", blocked: false }),
});
const context = { model: "m", includeUsage: false, callId: "req_1", at: 0 };
const chunk = (fields: object): string => `data: ${JSON.stringify({ id: "chatcmpl-1", choices: [], ...fields })}\n\n`;
const said = chunk({ choices: [{ index: 0, delta: { content: "hi" }, finish_reason: "stop" }] });

test("the usage of a translated stream is what the upstream reported, and none where it reported none (never-overspent)", () => {
  const run = (stream: string): { text: string; usage: unknown } => {
    const pipe = openStreamPipe(anthropicMessages, openaiChat, passing, context);
    const text = String(pipe.push(Buffer.from(stream))) + String(pipe.end());
    return { text, usage: pipe.usage };
  };
  const silent = run(`${said}data: [DONE]\n\n`);
  assert.match(silent.text, /"output_tokens":0/);
  assert.equal(silent.usage, undefined);
  const usage = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
  assert.deepEqual(run(`${said + chunk({ usage })}data: [DONE]\n\n`).usage, { inputTokens: 3, outputTokens: 4 });
});
