import { blockEvents, endOf, messageOf, startOf, textEvents } from "../../support/mock-anthropic.ts";
import {
  bedrockPath,
  blockFrames,
  chunkFrame,
  converseOf,
  endFrames,
  startFrame,
  textFrames,
} from "../../support/mock-bedrock.ts";
import type { ReceivedRequest, Respond } from "../../support/mock-server.ts";
import { sendAndCut, sendAndStall, sendJson, sendPieces } from "../../support/mock-server.ts";
import { completion, doneFrame, frame, usageFrame } from "../../support/mock-upstream.ts";

/** What a model says: text in pieces, or a call of a tool. */
export type Saying = { readonly text: readonly string[] } | { readonly call: ToolCall };

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly args: object;
}

type Piece = string | Uint8Array;

interface Wire {
  readonly contentType: string;
  isStream(request: ReceivedRequest): boolean;
  whole(saying: Saying): unknown;
  /** The events of a stream up to the last piece that is said, and those that close it. */
  events(saying: Saying, wantsUsage: boolean): { readonly opening: Piece[]; readonly closing: Piece[] };
}

const sse = "text/event-stream";
const inPieces = (args: object): string[] => JSON.stringify(args).match(/.{1,4}/gs) ?? [];

const chat: Wire = {
  contentType: sse,
  isStream: ({ body }) => body?.stream === true,
  whole: (saying) => {
    if ("text" in saying) return completion(saying.text.join(""));
    const { id, name, args } = saying.call;
    const call = { id, type: "function", function: { name, arguments: JSON.stringify(args) } };
    const answer = completion(null, { tool_calls: [call] }) as { choices: { finish_reason: string }[] };
    for (const choice of answer.choices) choice.finish_reason = "tool_calls";
    return answer;
  },
  events: (saying, wantsUsage) => {
    const closing = (reason: string): string[] => [frame({}, reason), ...(wantsUsage ? [usageFrame()] : []), doneFrame];
    const start = frame({ role: "assistant", content: "" });
    if ("text" in saying)
      return { opening: [start, ...saying.text.map((content) => frame({ content }))], closing: closing("stop") };
    const { id, name, args } = saying.call;
    const call = { index: 0, id, type: "function", function: { name, arguments: "" } };
    const pieces = inPieces(args).map((piece) => frame({ tool_calls: [{ index: 0, function: { arguments: piece } }] }));
    return { opening: [start, frame({ tool_calls: [call] }), ...pieces], closing: closing("tool_calls") };
  },
};

const usage = {
  input_tokens: 12,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 7,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 19,
};
const response = { id: "resp_mock", object: "response", created_at: 1_700_000_000, model: "mock-model", error: null };

/** The one item of the output, as it begins and as it is in the end. */
function itemOf(saying: Saying): { readonly begun: object; readonly done: object } {
  if ("text" in saying) {
    const message = { id: "msg_mock", type: "message", role: "assistant" };
    const part = { type: "output_text", text: saying.text.join(""), annotations: [], logprobs: [] };
    return {
      begun: { ...message, status: "in_progress", content: [] },
      done: { ...message, status: "completed", content: [part] },
    };
  }
  const { id, name, args } = saying.call;
  const call = { id: "fc_mock", type: "function_call", call_id: id, name };
  return {
    begun: { ...call, status: "in_progress", arguments: "" },
    done: { ...call, status: "completed", arguments: JSON.stringify(args) },
  };
}

const responses: Wire = {
  contentType: sse,
  isStream: ({ body }) => body?.stream === true,
  whole: (saying) => ({
    ...response,
    status: "completed",
    incomplete_details: null,
    output: [itemOf(saying).done],
    parallel_tool_calls: true,
    tools: [],
    usage,
  }),
  events: (saying) => {
    let sequence = 0;
    const event = (type: string, data: object): string =>
      `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence++, ...data })}\n\n`;
    const { begun, done } = itemOf(saying);
    const going = { ...response, status: "in_progress", incomplete_details: null, output: [], usage: null };
    const head = [
      event("response.created", { response: going }),
      event("response.in_progress", { response: going }),
      event("response.output_item.added", { output_index: 0, item: begun }),
    ];
    const tail = (): string[] => [
      event("response.output_item.done", { output_index: 0, item: done }),
      event("response.completed", { response: { ...going, status: "completed", output: [done], usage } }),
    ];
    if ("text" in saying) {
      const at = { item_id: "msg_mock", output_index: 0, content_index: 0 };
      const part = { type: "output_text", annotations: [], logprobs: [] };
      const text = saying.text.join("");
      const opening = [
        ...head,
        event("response.content_part.added", { ...at, part: { ...part, text: "" } }),
        ...saying.text.map((delta) => event("response.output_text.delta", { ...at, delta, logprobs: [] })),
      ];
      const closing = [
        event("response.output_text.done", { ...at, text, logprobs: [] }),
        event("response.content_part.done", { ...at, part: { ...part, text } }),
        ...tail(),
      ];
      return { opening, closing };
    }
    const at = { item_id: "fc_mock", output_index: 0 };
    const { args } = saying.call;
    const deltas = inPieces(args).map((delta) => event("response.function_call_arguments.delta", { ...at, delta }));
    const closing = [
      event("response.function_call_arguments.done", { ...at, name: saying.call.name, arguments: JSON.stringify(args) }),
      ...tail(),
    ];
    return { opening: [...head, ...deltas], closing };
  },
};

const messages: Wire = {
  contentType: sse,
  isStream: ({ body }) => body?.stream === true,
  whole: (saying) => {
    if ("text" in saying) return messageOf(saying.text.join(""));
    const { id, name, args } = saying.call;
    return messageOf([{ type: "tool_use", id, name, input: args }], { stop_reason: "tool_use" });
  },
  events: (saying) => {
    const called = "call" in saying;
    const block = called
      ? blockEvents(
          0,
          { type: "tool_use", id: saying.call.id, name: saying.call.name, input: {} },
          inPieces(saying.call.args).map((piece) => ({ type: "input_json_delta", partial_json: piece })),
        )
      : textEvents(saying.text);
    return {
      opening: [startOf(), ...block.slice(0, -1)],
      closing: [...block.slice(-1), ...endOf(called ? "tool_use" : "end_turn")],
    };
  },
};

const eventStream = "application/vnd.amazon.eventstream";
const isBedrockStream = (request: ReceivedRequest): boolean => bedrockPath(request)?.operation.includes("stream") === true;

const converse: Wire = {
  contentType: eventStream,
  isStream: isBedrockStream,
  whole: (saying) => {
    if ("text" in saying) return converseOf(saying.text.join(""));
    const { id, name, args } = saying.call;
    return converseOf([{ toolUse: { toolUseId: id, name, input: args } }], { stopReason: "tool_use" });
  },
  events: (saying) => {
    const called = "call" in saying;
    const block = called
      ? blockFrames(
          0,
          { toolUse: { toolUseId: saying.call.id, name: saying.call.name } },
          inPieces(saying.call.args).map((input) => ({ toolUse: { input } })),
        )
      : textFrames(saying.text);
    return {
      opening: [startFrame(), ...block.slice(0, -1)],
      closing: [...block.slice(-1), ...endFrames(called ? "tool_use" : "end_turn")],
    };
  },
};

/** InvokeModel with a body of Anthropic's form: its events without their lines, each in a frame. */
const invoke: Wire = {
  contentType: eventStream,
  isStream: isBedrockStream,
  whole: (saying) => messages.whole(saying),
  events: (saying, wantsUsage) => {
    const wrap = (pieces: readonly Piece[]): Uint8Array[] =>
      pieces.map((piece) => chunkFrame(/^data: (.*)$/m.exec(String(piece))?.[1] ?? ""));
    const { opening, closing } = messages.events(saying, wantsUsage);
    return { opening: wrap(opening), closing: wrap(closing) };
  },
};

function wireOf(request: ReceivedRequest): Wire {
  if (request.path.endsWith("/responses")) return responses;
  if (request.path.includes("/v1/messages")) return messages;
  const operation = bedrockPath(request)?.operation;
  if (operation === undefined) return chat;
  return operation.startsWith("converse") ? converse : invoke;
}

const eventsFor = (request: ReceivedRequest, saying: Saying) =>
  wireOf(request).events(saying, request.body?.stream_options?.include_usage === true);

/** Answers in whatever API the request is in, whole or streamed. */
export function speaks(say: Saying | ((request: ReceivedRequest) => Saying)): Respond {
  return (request, response) => {
    const saying = typeof say === "function" ? say(request) : say;
    const wire = wireOf(request);
    if (!wire.isStream(request)) return sendJson(response, wire.whole(saying));
    const { opening, closing } = eventsFor(request, saying);
    sendPieces(response, wire.contentType, [...opening, ...closing]);
  };
}

/** Says these pieces of a stream, then breaks the connection off. */
export function cutsAfter(...text: readonly string[]): Respond {
  return (request, response) => sendAndCut(response, wireOf(request).contentType, eventsFor(request, { text }).opening);
}

/** Says these pieces of a stream, then ends it as if that were all. */
export function endsAfter(...text: readonly string[]): Respond {
  return (request, response) => sendPieces(response, wireOf(request).contentType, eventsFor(request, { text }).opening);
}

/** Says these pieces of a stream, then nothing more; `released` resolves when the other side goes. */
export function stallsAfter(...text: readonly string[]): { readonly respond: Respond; readonly released: Promise<void> } {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const respond: Respond = (request, response) => {
    response.on("close", resolve);
    sendAndStall(response, wireOf(request).contentType, eventsFor(request, { text }).opening);
  };
  return { respond, released };
}
