import { AIMessage, HumanMessage, ToolMessage, type AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { contactSchema, sendMail, testClient, type Client, type Connection, type Wish } from "./client-suite.ts";

function connect({ url, key, retries, onRequest }: Connection): Client {
  const settings = (wish: Wish) => {
    const { name, description, schema: parameters } = sendMail;
    return {
      ...(wish.tools && { tools: [{ type: "function" as const, function: { name, description, parameters } }] }),
      ...(wish.structured && {
        response_format: { type: "json_schema" as const, json_schema: { name: "contact", schema: contactSchema, strict: true } },
      }),
    };
  };
  const model = (name: string) =>
    new ChatOpenAI({
      model: name,
      apiKey: key,
      ...(retries !== undefined && { maxRetries: retries }),
      configuration: {
        baseURL: `${url}/v1`,
        fetch: (input, init) => {
          onRequest();
          return fetch(input, init);
        },
      },
    });
  return {
    ask: async (wish) => said(await model(wish.model).invoke(messages(wish), settings(wish))),
    async stream(wish) {
      const options = { ...settings(wish), ...(wish.signal && { signal: wish.signal }) };
      let whole: AIMessageChunk | undefined;
      for await (const chunk of await model(wish.model).stream(messages(wish), options)) {
        whole = whole === undefined ? chunk : whole.concat(chunk);
        if (chunk.text !== "") wish.onText?.(chunk.text);
      }
      return said(whole ?? new AIMessage(""));
    },
  };
}

function messages({ prompt, image, done }: Wish): BaseMessage[] {
  const picture = { type: "image_url", image_url: { url: `data:image/png;base64,${image ?? ""}` } };
  const asked = new HumanMessage(image === undefined ? prompt : { content: [{ type: "text", text: prompt }, picture] });
  if (done === undefined) return [asked];
  const { id, name, args } = done.call;
  const called = new AIMessage({ content: "", tool_calls: [{ id, name, args: args as Record<string, unknown> }] });
  return [asked, called, new ToolMessage({ tool_call_id: id, content: done.result })];
}

function said({ text, tool_calls: calls = [], response_metadata: metadata }: AIMessage | AIMessageChunk) {
  return {
    text,
    finish: metadata["finish_reason"] as string | undefined,
    calls: calls.map(({ id = "", name, args }) => ({ id, name, args })),
  };
}

/** The OpenAI SDK's error, as LangChain passes it on. */
const is =
  (status: number, code: string) =>
  (error: any): boolean =>
    error.status === status && error.code === code;

testClient({
  name: "@langchain/openai",
  models: ["gpt", "claude"],
  connect,
  finish: { end: "stop", tools: "tool_calls", blocked: "content_filter" },
  triesAgain: ["upstreamRefuses"],
  errors: {
    wrongKey: is(401, "credential_invalid"),
    unknownModel: is(404, "model_not_found"),
    stopped: is(403, "use_case_suspended"),
    budget: is(429, "budget_exhausted"),
    rate: is(429, "rate_limited"),
    blocked: is(400, "guardrail_blocked"),
    upstreamDown: is(502, "upstream_unavailable"),
    upstreamRefuses: is(424, "upstream_rejected"),
    midStream: (error) => error.code === "upstream_unavailable",
  },
});
