import { eventStream } from "../../src/dialects/framing/event-stream.ts";
import { sse } from "../../src/dialects/framing/sse.ts";
import type { Framing, StreamEvent } from "../../src/dialects/dialect.ts";
import { endOf, eventOf, messageOf, startOf, textEvents } from "./mock-anthropic.ts";
import { chunkFrame, converseOf, endFrames, exceptionFrame, frameOf, startFrame, textFrames } from "./mock-bedrock.ts";
import { invokeBody, invokeChunks } from "./invoke-bodies.ts";
import { completion, doneFrame, frame, usageFrame } from "./mock-upstream.ts";

/** The APIs that stream chats. The bodies of bedrock-invoke are Anthropic's. */
export const chatApis = ["openai-chat", "openai-responses", "anthropic-messages", "bedrock-converse", "bedrock-invoke"] as const;
export type ChatApi = (typeof chatApis)[number];

type Bytes = string | Uint8Array;

/** One API as its callers and its servers write it. What servers report as usage is 12 tokens in and 7 out. */
export interface ApiForm {
  readonly framing: Framing;
  /** A call with one message of the user's. */
  request(model: string, text: string, stream: boolean): { readonly path: string; readonly body: object };
  /** A whole answer that says this. */
  whole(text: string): object;
  /** The frames of a stream up to its last piece, and those after it. */
  opening(pieces: readonly string[]): Bytes[];
  closing(pieces: readonly string[]): Bytes[];
  /** A frame whose payload is this text, whatever it is. */
  frame(payload: string): Bytes;
  /** What a server says where it fails in mid-stream. */
  readonly error: Bytes;
  /** An error body, for any status. */
  readonly failure: object;
}

export const upstreamSecret = "upstream-secret";
/** Of a model that the gateway's callers name in the path. */
const pathOf = (model: string, operation: string): string => `/model/${encodeURIComponent(model)}/${operation}`;
const user = (content: unknown): object[] => [{ role: "user", content }];
const openAiError = { error: { message: upstreamSecret, type: "server_error", param: null, code: upstreamSecret } };

const openaiChat: ApiForm = {
  framing: sse,
  request: (model, text, stream) => ({
    path: "/v1/chat/completions",
    body: { model, messages: user(text), ...(stream && { stream, stream_options: { include_usage: true } }) },
  }),
  whole: (text) => completion(text),
  opening: (pieces) => [frame({ role: "assistant", content: "" }), ...pieces.map((content) => frame({ content }))],
  closing: () => [frame({}, "stop"), usageFrame(), doneFrame],
  frame: (payload) => `data: ${payload}\n\n`,
  error: `data: ${JSON.stringify(openAiError)}\n\n`,
  failure: openAiError,
};

const message = (text: string, status: string): object => ({
  id: "msg_mock",
  type: "message",
  role: "assistant",
  status,
  content: status === "completed" ? [{ type: "output_text", text, annotations: [], logprobs: [] }] : [],
});
const response = (status: string, output: readonly object[]): object => ({
  id: "resp_mock",
  object: "response",
  created_at: 1_700_000_000,
  status,
  error: null,
  incomplete_details: null,
  model: "mock-model",
  output,
  usage: status === "completed" ? { input_tokens: 12, output_tokens: 7, total_tokens: 19 } : null,
});
const place = { item_id: "msg_mock", output_index: 0, content_index: 0 };
const textPart = (text: string): object => ({ type: "output_text", text, annotations: [], logprobs: [] });

const openaiResponses: ApiForm = {
  framing: sse,
  request: (model, text, stream) => ({ path: "/v1/responses", body: { model, input: user(text), stream } }),
  whole: (text) => response("completed", [message(text, "completed")]),
  opening: (pieces) => [
    eventOf("response.created", { response: response("in_progress", []) }),
    eventOf("response.in_progress", { response: response("in_progress", []) }),
    eventOf("response.output_item.added", { output_index: 0, item: message("", "in_progress") }),
    eventOf("response.content_part.added", { ...place, part: textPart("") }),
    ...pieces.map((delta) => eventOf("response.output_text.delta", { ...place, delta, logprobs: [] })),
  ],
  closing: (pieces) => {
    const text = pieces.join("");
    return [
      eventOf("response.output_text.done", { ...place, text, logprobs: [] }),
      eventOf("response.content_part.done", { ...place, part: textPart(text) }),
      eventOf("response.output_item.done", { output_index: 0, item: message(text, "completed") }),
      eventOf("response.completed", { response: response("completed", [message(text, "completed")]) }),
    ];
  },
  frame: (payload) => `event: response.output_text.delta\ndata: ${payload}\n\n`,
  error: eventOf("error", { code: upstreamSecret, message: upstreamSecret, param: null }),
  failure: openAiError,
};

const anthropicMessages: ApiForm = {
  framing: sse,
  request: (model, text, stream) => ({ path: "/v1/messages", body: { model, max_tokens: 100, messages: user(text), stream } }),
  whole: (text) => messageOf(text),
  opening: (pieces) => [startOf(), eventOf("ping"), ...textEvents(pieces).slice(0, -1)],
  closing: () => [eventOf("content_block_stop", { index: 0 }), ...endOf()],
  frame: (payload) => `event: content_block_delta\ndata: ${payload}\n\n`,
  error: eventOf("error", { error: { type: "overloaded_error", message: upstreamSecret } }),
  failure: { type: "error", error: { type: "api_error", message: upstreamSecret } },
};

const bedrockConverse: ApiForm = {
  framing: eventStream,
  request: (model, text, stream) => ({
    path: pathOf(model, stream ? "converse-stream" : "converse"),
    body: { messages: user([{ text }]), inferenceConfig: { maxTokens: 100 } },
  }),
  whole: (text) => converseOf(text),
  opening: (pieces) => [startFrame(), ...textFrames(pieces).slice(0, -1)],
  closing: (pieces) => [...textFrames(pieces).slice(-1), ...endFrames()],
  frame: (payload) => frameOf("contentBlockDelta", payload),
  error: exceptionFrame(),
  failure: { message: upstreamSecret },
};

const invokeClosing = 3;
const bedrockInvoke: ApiForm = {
  framing: eventStream,
  request: (model, text, stream) => ({
    path: pathOf(model, stream ? "invoke-with-response-stream" : "invoke"),
    body: { anthropic_version: "bedrock-2023-05-31", max_tokens: 100, messages: user(text) },
  }),
  whole: (text) => invokeBody("anthropic", text),
  opening: (pieces) => invokeChunks("anthropic", pieces).slice(0, -invokeClosing).map(chunkFrame),
  closing: (pieces) => invokeChunks("anthropic", pieces).slice(-invokeClosing).map(chunkFrame),
  frame: (payload) => chunkFrame(payload),
  error: exceptionFrame(),
  failure: { message: upstreamSecret },
};

export const apiForms: Readonly<Record<ChatApi, ApiForm>> = {
  "openai-chat": openaiChat,
  "openai-responses": openaiResponses,
  "anthropic-messages": anthropicMessages,
  "bedrock-converse": bedrockConverse,
  "bedrock-invoke": bedrockInvoke,
};

/** Which API a request to a server is made in, and whether it asks for a stream. */
export function apiOf(path: string, body: { readonly stream?: unknown } | undefined): { api: ChatApi; stream: boolean } {
  const bedrock = /\/(converse|invoke)(-stream|-with-response-stream)?$/.exec(path);
  if (bedrock !== null) {
    return { api: bedrock[1] === "converse" ? "bedrock-converse" : "bedrock-invoke", stream: bedrock[2] !== undefined };
  }
  const api = path.endsWith("/messages")
    ? "anthropic-messages"
    : path.endsWith("/responses")
      ? "openai-responses"
      : "openai-chat";
  return { api, stream: body?.stream === true };
}

export function bytesOf(pieces: readonly Bytes[]): Buffer {
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)));
}

/** The events of what a caller got. Throws on what is no such stream, or one that ends within an event. */
export function eventsOf(framing: Framing, bytes: Uint8Array): StreamEvent[] {
  const events: StreamEvent[] = [];
  const decoder = framing.openDecoder((event) => events.push(event));
  decoder.push(bytes);
  const left = decoder.end();
  if (left !== undefined) throw new Error(`an event without its end: ${left.data}`);
  return events;
}

/** What a caller of a stream puts together. */
export function textOfEvents(api: ChatApi, events: readonly StreamEvent[]): string {
  let text = "";
  for (const { type, data } of events) {
    if (data === "[DONE]") continue;
    const told = JSON.parse(data);
    const inner = api === "bedrock-invoke" && type === "chunk" ? JSON.parse(Buffer.from(told.bytes, "base64").toString()) : told;
    const delta =
      api === "openai-chat" ? inner.choices?.[0]?.delta?.content : api === "openai-responses" ? inner.delta : inner.delta?.text;
    if (typeof delta === "string") text += delta;
  }
  return text;
}

/** What a whole answer says. */
export function textOfAnswer(api: ChatApi, answer: any): string {
  switch (api) {
    case "openai-chat":
      return answer.choices[0].message.content;
    case "openai-responses":
      return answer.output[0].content[0].text;
    case "anthropic-messages":
    case "bedrock-invoke":
      return answer.content[0].text;
    case "bedrock-converse":
    default:
      return answer.output.message.content[0].text;
  }
}
