import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/core/json.ts";
import { isJsonObject } from "../../src/core/json.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Conversation, ConversationAnswer, Translation } from "../../src/dialects/conversation.ts";
import { anthropicMessages } from "../../src/dialects/anthropic-messages/anthropic-messages.ts";
import { bedrockConverse } from "../../src/dialects/bedrock-converse/bedrock-converse.ts";
import type { AnswerContext, Dialect } from "../../src/dialects/dialect.ts";
import { openaiChat } from "../../src/dialects/openai-chat/openai-chat.ts";
import { openaiResponses } from "../../src/dialects/openai-responses/openai-responses.ts";
import { answer, assemble, conversation, events, interleave, type Says } from "./translation-arbitraries.ts";

interface Case {
  readonly dialect: Dialect;
  readonly says: Says;
  /** Members that change nothing about an answer: the tables in its read-conversation.ts and read-messages.ts. */
  readonly neutral: readonly string[];
}

const words = (list: string): readonly string[] => list.split(" ");
const png = { type: "image", mediaType: "image/png" } as const;
const pdf = { type: "document", mediaType: "application/pdf", name: "report.pdf" } as const;
const efforts = [{ effort: "low" }, { effort: "medium" }, { effort: "high" }] as const;

const cases: readonly Case[] = [
  {
    dialect: openaiChat,
    says: {
      topK: false,
      user: true,
      noTool: true,
      strictTools: "maybe",
      parallelToolCalls: true,
      stopSequences: true,
      responseFormats: ["json", "json-schema"],
      namedSchemas: true,
      strictSchemas: true,
      reasoning: [...efforts, { effort: "none" }, { effort: "minimal" }, { effort: "xhigh" }],
      media: [png, pdf, { type: "audio", mediaType: "audio/wav" }, { type: "audio", mediaType: "audio/mpeg" }],
      mediaInResults: [],
      failedResults: false,
      reasoned: false,
      signatures: false,
      stopReasons: ["end", "length", "filtered"],
      stopSequenceNamed: false,
      usage: { always: ["inputTokens", "outputTokens"], maybe: ["cacheReadTokens", "reasoningTokens"] },
      answerIds: true,
    },
    neutral: words(
      "model stream stream_options max_tokens max_completion_tokens store metadata service_tier safety_identifier prompt_cache_key " +
        "prompt_cache_retention cache_control index",
    ),
  },
  {
    dialect: openaiResponses,
    says: {
      topK: false,
      user: true,
      noTool: true,
      strictTools: "always",
      parallelToolCalls: true,
      stopSequences: false,
      responseFormats: ["json", "json-schema"],
      namedSchemas: true,
      strictSchemas: true,
      reasoning: [...efforts, { effort: "none" }, { effort: "minimal" }, { effort: "xhigh" }],
      media: [png, pdf, { type: "audio", mediaType: "audio/wav" }, { type: "audio", mediaType: "audio/mpeg" }],
      mediaInResults: [png, pdf],
      failedResults: true,
      reasoned: true,
      signatures: true,
      stopReasons: ["end", "length", "filtered"],
      stopSequenceNamed: false,
      usage: { always: ["inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens", "reasoningTokens"], maybe: [] },
      answerIds: false,
    },
    neutral: words(
      "model stream stream_options max_output_tokens store metadata service_tier safety_identifier prompt_cache_key prompt_cache_retention " +
        "prompt_cache_breakpoint id status phase annotations logprobs caller include summary",
    ),
  },
  {
    dialect: anthropicMessages,
    says: {
      topK: true,
      user: true,
      noTool: false,
      strictTools: "maybe",
      parallelToolCalls: true,
      stopSequences: true,
      responseFormats: ["json-schema"],
      namedSchemas: false,
      strictSchemas: false,
      reasoning: [...efforts, { effort: "none" }, { effort: "xhigh" }, { budgetTokens: 4096 }],
      media: [png, pdf],
      mediaInResults: [png, pdf],
      failedResults: true,
      reasoned: true,
      signatures: true,
      stopReasons: ["end", "length", "stop-sequence", "refusal"],
      stopSequenceNamed: true,
      usage: { always: ["inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens"], maybe: ["reasoningTokens"] },
      answerIds: true,
    },
    neutral: words(
      "model stream max_tokens service_tier speed cache_control anthropic_version anthropic_beta caller citations eager_input_streaming",
    ),
  },
  {
    dialect: bedrockConverse,
    says: {
      topK: false,
      user: false,
      noTool: false,
      strictTools: "maybe",
      parallelToolCalls: false,
      stopSequences: true,
      responseFormats: ["json-schema"],
      namedSchemas: true,
      strictSchemas: false,
      reasoning: [...efforts, { effort: "xhigh" }],
      // Documents are given names of their own: see the golden files.
      media: [png],
      mediaInResults: [png],
      failedResults: true,
      reasoned: true,
      signatures: true,
      stopReasons: ["end", "length", "stop-sequence", "filtered"],
      stopSequenceNamed: false,
      usage: { always: ["inputTokens", "outputTokens"], maybe: ["cacheReadTokens", "cacheWriteTokens"] },
      answerIds: false,
    },
    neutral: words("requestMetadata performanceConfig serviceTier cachePoint maxTokens"),
  },
];

const context: AnswerContext = { model: "campus-model", includeUsage: true, callId: "c", at: 0 };

/** As it comes off the wire. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** An answer without what its API has no place for. Counts of nothing are as good as none. */
function told(answer: ConversationAnswer, { says }: Case): unknown {
  const { id, usage, ...rest } = plain(answer);
  const counts = Object.entries(usage ?? {}).filter(([, count]) => count !== 0);
  return { ...rest, usage: Object.fromEntries(counts), ...(says.answerIds && { id }) };
}

/** What an answer says, whatever the order of its blocks. */
function inAnyOrder({ content, stopReason }: ConversationAnswer): unknown {
  const join = (type: string): string =>
    content.map((block) => ("text" in block && block.type === type ? block.text : "")).join("");
  const calls = plain(content.filter(({ type }) => type === "tool-call")).map((call) =>
    JSON.stringify(Object.entries(call).sort()),
  );
  return { text: join("text"), reasoning: join("reasoning"), calls: calls.sort(), stopReason };
}

function readBack({ dialect }: Case, translation: Translation, document: JsonObject, stream: boolean): Conversation {
  const byPath = dialect.name.startsWith("bedrock-");
  const view = dialect.parseRequest(document, {
    model: byPath ? "m" : undefined,
    stream: byPath ? stream : undefined,
    header: () => undefined,
  });
  return translation.readRequest(view.document(), view);
}

for (const one of cases) {
  const { name, translation } = one.dialect;
  if (translation === undefined) throw new TypeError(`${name} has no translation`);

  test(`${name}: a conversation that is written and read is the same conversation`, () => {
    fc.assert(
      fc.property(conversation(one.says), (whole) => {
        const written = plain(translation.writeRequest(whole, { model: "m", maxOutputTokens: 9000 }));
        assert.deepEqual(plain(readBack(one, translation, written, whole.stream)), plain(whole));
      }),
      { numRuns: 300 },
    );
  });

  test(`${name}: an answer that is written and read is the same answer, whole and in events`, () => {
    fc.assert(
      fc.property(answer(one.says), fc.array(fc.nat(20), { maxLength: 4 }), (whole, cuts) => {
        const written = plain(translation.writeAnswer(whole, context));
        assert.deepEqual(told(translation.readAnswer(written), one), told(whole, one));

        const writer = translation.openWriter(context);
        const wire = [...events(whole, cuts).flatMap((event) => writer.take(event)), ...writer.finish()];
        const reader = translation.openReader();
        const read = [...wire.flatMap((event) => reader.take(event)), ...reader.end(undefined)];
        assert.deepEqual(told(assemble(read), one), told(whole, one));
      }),
      { numRuns: 300 },
    );
  });

  test(`${name}: of blocks that are open at once nothing is lost, inspection included`, () => {
    fc.assert(
      fc.property(answer(one.says), fc.array(fc.nat(20), { maxLength: 4 }), (whole, cuts) => {
        const writer = translation.openWriter(context);
        const rewriter = one.dialect.streaming?.rewrite(
          () => ({ push: (text) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) }),
          context,
        );
        assert.ok(rewriter);
        const wire = [...interleave(events(whole, cuts)).flatMap((event) => writer.take(event)), ...writer.finish()];
        const passed = [...wire.flatMap((event) => rewriter.take(event)), ...rewriter.end(undefined)];
        const reader = translation.openReader();
        const read = assemble([...passed.flatMap((event) => reader.take(event)), ...reader.end(undefined)]);
        assert.deepEqual(inAnyOrder(read), inAnyOrder(whole));
      }),
      { numRuns: 200 },
    );
  });

  test(`${name}: a member that nobody knows is carried over or refused, wherever it stands`, () => {
    const names = fc.oneof(
      fc.constantFrom(...strangers),
      fc.stringMatching(/^[a-z_]{3,12}$/).filter((key) => !one.neutral.includes(key)),
    );
    fc.assert(
      fc.property(conversation(one.says), fc.nat(), names, (whole, at, key) => {
        if (one.neutral.includes(key)) return;
        const written = plain(translation.writeRequest(whole, { model: "m", maxOutputTokens: 9000 }));
        const places = objectsIn(written, one.neutral);
        const place = places[at % places.length];
        if (place === undefined || key in place) return;
        place[key] = canary;
        try {
          const read = readBack(one, translation, written, whole.stream);
          assert.ok(JSON.stringify(read).includes(canary), `${key} is dropped`);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          assert.ok(error.code === "content_not_supported" || error.code === "request_malformed", error.code);
        }
      }),
      { numRuns: 500 },
    );
  });
}

const canary = "canary-7f3a";

/** Members that mean something in some place of some API. */
const strangers = (
  "name title detail strict status context citations phase annotations refusal audio reasoning signature description parameters id " +
  "text data effort summary budget_tokens verbosity seed n logprobs top_logprobs top_k topK thinking truncation include instructions format " +
  "performanceConfig promptVariables additionalModelRequestFields is_error error caller input_examples defer_loading allowed_callers encrypted_content"
).split(" ");

/** Every object but those under members that change nothing. */
function objectsIn(value: JsonValue, neutral: readonly string[], found: JsonObject[] = []): JsonObject[] {
  if (typeof value !== "object" || value === null) return found;
  if (isJsonObject(value)) found.push(value);
  for (const [key, member] of Object.entries(value)) if (!neutral.includes(key)) objectsIn(member, neutral, found);
  return found;
}
