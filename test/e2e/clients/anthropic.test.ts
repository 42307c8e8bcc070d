import Anthropic from "@anthropic-ai/sdk";
import { contactSchema, sendMail, testClient, type Client, type Connection, type Wish } from "./client-suite.ts";

function connect({ url, key, retries, onRequest }: Connection): Client {
  const client = new Anthropic({
    baseURL: url,
    apiKey: key,
    ...(retries !== undefined && { maxRetries: retries }),
    fetch: (input, init) => {
      onRequest();
      return fetch(input, init);
    },
  });
  return {
    ask: async (wish) => said(await client.messages.create(body(wish))),
    async stream(wish) {
      const stream = client.messages.stream(body(wish), { signal: wish.signal ?? null });
      stream.on("text", (text) => wish.onText?.(text));
      return said(await stream.finalMessage());
    },
  };
}

function body(wish: Wish): Anthropic.MessageCreateParamsNonStreaming {
  const { name, description, schema } = sendMail;
  return {
    model: wish.model,
    max_tokens: 1000,
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: wish.prompt },
          ...(wish.image === undefined
            ? []
            : [
                {
                  type: "image" as const,
                  source: { type: "base64" as const, media_type: "image/png" as const, data: wish.image },
                },
              ]),
        ],
      },
      ...(wish.done ? exchange(wish.done) : []),
    ],
    ...(wish.tools && { tools: [{ name, description, input_schema: schema }] }),
    ...(wish.structured && { output_config: { format: { type: "json_schema", schema: contactSchema } } }),
  };
}

function exchange({ call, result }: NonNullable<Wish["done"]>): Anthropic.MessageParam[] {
  return [
    { role: "assistant", content: [{ type: "tool_use", id: call.id, name: call.name, input: call.args }] },
    { role: "user", content: [{ type: "tool_result", tool_use_id: call.id, content: result }] },
  ];
}

function said({ content, stop_reason: finish }: Anthropic.Message) {
  return {
    text: content.map((block) => (block.type === "text" ? block.text : "")).join(""),
    finish,
    calls: content.flatMap((block) =>
      block.type === "tool_use" ? [{ id: block.id, name: block.name, args: block.input as object }] : [],
    ),
  };
}

/** The SDK's class, and the error's type in the body. */
const is =
  (type: new (...args: any[]) => object, code: string) =>
  (error: { error?: any }): boolean =>
    error instanceof type && error.error?.error?.code === code;

testClient({
  name: "@anthropic-ai/sdk",
  models: ["claude", "gpt", "chat", "nova"],
  connect,
  finish: { end: "end_turn", tools: "tool_use", blocked: "refusal" },
  errors: {
    wrongKey: is(Anthropic.AuthenticationError, "credential_invalid"),
    unknownModel: is(Anthropic.NotFoundError, "model_not_found"),
    stopped: is(Anthropic.PermissionDeniedError, "use_case_suspended"),
    budget: is(Anthropic.RateLimitError, "budget_exhausted"),
    rate: is(Anthropic.RateLimitError, "rate_limited"),
    blocked: is(Anthropic.BadRequestError, "guardrail_blocked"),
    upstreamDown: is(Anthropic.InternalServerError, "upstream_unavailable"),
    upstreamRefuses: is(Anthropic.APIError, "upstream_rejected"),
    midStream: is(Anthropic.APIError, "upstream_unavailable"),
  },
});
