import OpenAI from "openai";
import type { ChatCompletionCreateParamsNonStreaming, ChatCompletionMessageParam } from "openai/resources/chat/completions";
import { contactSchema, sendMail, testClient, type Client, type Connection, type Wish } from "./client-suite.ts";

function connect({ url, key, retries, onRequest }: Connection): Client {
  const client = new OpenAI({
    baseURL: `${url}/v1`,
    apiKey: key,
    ...(retries !== undefined && { maxRetries: retries }),
    fetch: (input, init) => {
      onRequest();
      return fetch(input, init);
    },
  });
  return {
    async ask(wish) {
      const { choices } = await client.chat.completions.create(body(wish));
      return said(choices[0]);
    },
    async stream(wish) {
      const stream = client.chat.completions.stream({ ...body(wish), stream: true }, { signal: wish.signal ?? null });
      stream.on("content", (text) => wish.onText?.(text));
      const { choices } = await stream.finalChatCompletion();
      return said(choices[0]);
    },
  };
}

function body(wish: Wish): ChatCompletionCreateParamsNonStreaming {
  const { name, description, schema: parameters } = sendMail;
  const image = { type: "image_url" as const, image_url: { url: `data:image/png;base64,${wish.image ?? ""}` } };
  const content = wish.image === undefined ? wish.prompt : [{ type: "text" as const, text: wish.prompt }, image];
  return {
    model: wish.model,
    messages: [{ role: "user", content }, ...(wish.done ? exchange(wish.done) : [])],
    ...(wish.tools && { tools: [{ type: "function", function: { name, description, parameters } }] }),
    ...(wish.structured && {
      response_format: { type: "json_schema", json_schema: { name: "contact", schema: contactSchema, strict: true } },
    }),
  };
}

function exchange({ call, result }: NonNullable<Wish["done"]>): ChatCompletionMessageParam[] {
  const called = { name: call.name, arguments: JSON.stringify(call.args) };
  return [
    { role: "assistant", tool_calls: [{ id: call.id, type: "function", function: called }] },
    { role: "tool", tool_call_id: call.id, content: result },
  ];
}

function said(choice: OpenAI.ChatCompletion.Choice | undefined) {
  const calls = choice?.message.tool_calls ?? [];
  return {
    text: choice?.message.content ?? "",
    finish: choice?.finish_reason,
    calls: calls.flatMap((call) =>
      call.type === "function"
        ? [{ id: call.id, name: call.function.name, args: JSON.parse(call.function.arguments) as object }]
        : [],
    ),
  };
}

const is =
  (type: new (...args: any[]) => object, code: string) =>
  (error: { code?: unknown }): boolean =>
    error instanceof type && error.code === code;

testClient({
  name: "openai, chat completions",
  models: ["gpt", "claude", "nova"],
  connect,
  finish: { end: "stop", tools: "tool_calls", blocked: "content_filter" },
  errors: {
    wrongKey: is(OpenAI.AuthenticationError, "credential_invalid"),
    unknownModel: is(OpenAI.NotFoundError, "model_not_found"),
    stopped: is(OpenAI.PermissionDeniedError, "use_case_suspended"),
    budget: is(OpenAI.RateLimitError, "budget_exhausted"),
    rate: is(OpenAI.RateLimitError, "rate_limited"),
    blocked: is(OpenAI.BadRequestError, "guardrail_blocked"),
    upstreamDown: is(OpenAI.InternalServerError, "upstream_unavailable"),
    upstreamRefuses: is(OpenAI.APIError, "upstream_rejected"),
    midStream: is(OpenAI.APIError, "upstream_unavailable"),
  },
});
