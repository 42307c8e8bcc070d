import OpenAI from "openai";
import type { Response, ResponseCreateParamsNonStreaming, ResponseInput } from "openai/resources/responses/responses";
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
    ask: async (wish) => said(await client.responses.create(body(wish))),
    async stream(wish) {
      const stream = client.responses.stream({ ...body(wish), stream: true }, { signal: wish.signal ?? null });
      stream.on("response.output_text.delta", ({ delta }) => wish.onText?.(delta));
      return said(await stream.finalResponse());
    },
  };
}

function body(wish: Wish): ResponseCreateParamsNonStreaming {
  const { name, description, schema: parameters } = sendMail;
  const image = { type: "input_image" as const, image_url: `data:image/png;base64,${wish.image ?? ""}`, detail: "auto" as const };
  const text = { type: "input_text" as const, text: wish.prompt };
  return {
    model: wish.model,
    input: [
      { role: "user", content: wish.image === undefined ? [text] : [text, image] },
      ...(wish.done ? exchange(wish.done) : []),
    ],
    ...(wish.tools && { tools: [{ type: "function", name, description, parameters, strict: true }] }),
    ...(wish.structured && { text: { format: { type: "json_schema", name: "contact", schema: contactSchema, strict: true } } }),
  };
}

function exchange({ call, result }: NonNullable<Wish["done"]>): ResponseInput {
  return [
    { type: "function_call", call_id: call.id, name: call.name, arguments: JSON.stringify(call.args) },
    { type: "function_call_output", call_id: call.id, output: result },
  ];
}

/** `finish` is why it is incomplete, where it is. */
function said({ output_text: text, status, incomplete_details: details, output }: Response) {
  return {
    text,
    finish: status === "incomplete" ? details?.reason : status,
    calls: output.flatMap((item) =>
      item.type === "function_call" ? [{ id: item.call_id, name: item.name, args: JSON.parse(item.arguments) as object }] : [],
    ),
  };
}

const is =
  (type: new (...args: any[]) => object, code: string) =>
  (error: { code?: unknown }): boolean =>
    error instanceof type && error.code === code;

testClient({
  name: "openai, responses",
  models: ["gpt", "chat", "claude", "nova"],
  connect,
  finish: { end: "completed", tools: "completed", blocked: "content_filter" },
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
