import type { MockServer, Respond } from "./mock-server.ts";
import { sendAndCut, sendAndStall, sendJson, sendPieces, sendPouring, startMockServer, textOf, wordsOf } from "./mock-server.ts";

export interface MockAnthropicOptions {
  /** The keys that are accepted, in `x-api-key` or as a bearer token; any when absent. */
  readonly apiKeys?: string[];
  readonly behaviour?: Respond | AnthropicBehaviour;
}

const text = "Hello from the mock of Anthropic.";
const usage = { input_tokens: 12, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 7 };
const sse = "text/event-stream; charset=utf-8";

/** A whole message that says this, or has these content blocks. */
export function messageOf(content: string | readonly object[], more: object = {}): object {
  return {
    id: "msg_mock",
    type: "message",
    role: "assistant",
    model: "mock-claude",
    content: typeof content === "string" ? [{ type: "text", text: content }] : content,
    stop_reason: "end_turn",
    stop_sequence: null,
    usage,
    ...more,
  };
}

/** One server-sent event; its type stands in the event line and in the data. */
export const eventOf = (type: string, data: object = {}): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;

export const startOf = (more: object = {}): string =>
  eventOf("message_start", { message: messageOf([], { stop_reason: null, usage: { ...usage, output_tokens: 1 }, ...more }) });
/** The start, deltas and stop of one content block. */
export function blockEvents(index: number, block: object, deltas: readonly object[]): string[] {
  return [
    eventOf("content_block_start", { index, content_block: block }),
    ...deltas.map((delta) => eventOf("content_block_delta", { index, delta })),
    eventOf("content_block_stop", { index }),
  ];
}
export const textEvents = (pieces: readonly string[], index = 0): string[] =>
  blockEvents(
    index,
    { type: "text", text: "" },
    pieces.map((piece) => ({ type: "text_delta", text: piece })),
  );
export const toolEvents = (name: string, pieces: readonly string[], index = 0): string[] =>
  blockEvents(
    index,
    { type: "tool_use", id: "toolu_mock", name, input: {} },
    pieces.map((piece) => ({ type: "input_json_delta", partial_json: piece })),
  );
export const endOf = (stopReason = "end_turn"): string[] => [
  eventOf("message_delta", { delta: { stop_reason: stopReason, stop_sequence: null }, usage: { output_tokens: 7 } }),
  eventOf("message_stop"),
];

/** The events of a stream that says these pieces. */
export function eventsOf(pieces: readonly string[]): string[] {
  return [startOf(), eventOf("ping"), ...textEvents(pieces), ...endOf()];
}

/** Says these pieces: each a delta of a stream, or all of them one answer. Counts tokens where that is asked for. */
export function says(...pieces: readonly string[]): Respond {
  return ({ path, body }, response) => {
    if (path.endsWith("/count_tokens")) sendJson(response, { input_tokens: 12 });
    else if (body?.stream === true) sendPieces(response, sse, eventsOf(pieces));
    else sendJson(response, messageOf(pieces.join("")), { "request-id": "req_mock" });
  };
}

/** Says the last message back, a word at a time. */
export const saysBack: Respond = (request, response) =>
  says(...wordsOf(textOf(request.body?.messages?.at(-1)?.content)))(request, response);

/** Answers with a status, and an error body that must not reach a caller. */
export function fails(status: number, headers: Record<string, string> = {}, type = "api_error"): Respond {
  return (_request, response) =>
    sendJson(response, { type: "error", error: { type, message: "upstream-secret" } }, headers, status);
}

export function answers(body: unknown, headers: Record<string, string> = {}): Respond {
  return (_request, response) => sendJson(response, body, headers);
}

/** Sends these as a stream of events, then ends. */
export function streams(...pieces: readonly (string | Uint8Array)[]): Respond {
  return (_request, response) => sendPieces(response, sse, pieces);
}

const tool = { type: "tool_use", id: "toolu_mock", name: "lookup", input: { name: "Dana" } };

/** What can go wrong with it, by name. A stall lasts until the other side goes. */
export const anthropicBehaviours = {
  answer: says(...wordsOf(text)),
  "says-back": saysBack,
  reset: (_request, response) => void response.destroy(),
  "stall-before-headers": () => {},
  "stall-before-body": ({ body }, response) => sendAndStall(response, body?.stream === true ? sse : "application/json", []),
  "stall-mid-stream": (_request, response) => sendAndStall(response, sse, eventsOf(["Hello"]).slice(0, 4)),
  "cut-mid-stream": (_request, response) => {
    const [start = "", , ...rest] = eventsOf(["Hello", " wor"]);
    return sendAndCut(response, sse, [start, rest.slice(0, 2).join(""), (rest[2] ?? "").slice(0, 40)]);
  },
  "end-mid-stream": streams(...eventsOf(["Hello"]).slice(0, 4)),
  "cut-mid-body": (_request, response) => sendAndCut(response, "application/json", ['{"id":"msg_mock",']),
  "broken-sse": streams(startOf(), "event: content_block_delta\ndata: {oops\n\n"),
  "invalid-json": (_request, response) => sendPieces(response, "application/json", ['{"id":']),
  "huge-body": (_request, response) => sendPouring(response, "application/json", "x".repeat(65_536), 1600),
  "huge-stream": async (_request, response) =>
    sendPouring(
      response,
      sse,
      eventOf("content_block_delta", { index: 0, delta: { type: "text_delta", text: "x".repeat(65_000) } }),
      1600,
    ),
  "error-event": streams(
    ...eventsOf(["Hello"]).slice(0, 4),
    eventOf("error", { error: { type: "overloaded_error", message: "upstream-secret" } }),
  ),
  overloaded: fails(529, { "retry-after": "7", "x-should-retry": "true" }, "overloaded_error"),
  redirect: fails(302, { location: "http://169.254.169.254/latest/meta-data/" }),
  "no-usage": ({ body }, response) => {
    if (body?.stream === true)
      sendPieces(response, sse, [startOf({ usage: undefined }), ...textEvents(["Hello"]), eventOf("message_stop")]);
    else sendJson(response, messageOf("Hello", { usage: undefined }));
  },
  "tool-call": ({ body }, response) => {
    if (body?.stream !== true) return sendJson(response, messageOf([tool], { stop_reason: "tool_use" }));
    const pieces = ["", ...(JSON.stringify(tool.input).match(/.{1,4}/g) ?? [])];
    sendPieces(response, sse, [startOf(), ...toolEvents(tool.name, pieces), ...endOf("tool_use")]);
  },
  thinking: ({ body }, response) => {
    const block = { type: "thinking", thinking: "Let me see.", signature: "c2lnbmVk" };
    if (body?.stream !== true) return sendJson(response, messageOf([block, { type: "text", text: "Hello." }]));
    const deltas = [
      { type: "thinking_delta", thinking: "Let me" },
      { type: "thinking_delta", thinking: " see." },
      { type: "signature_delta", signature: block.signature },
    ];
    const opening = { type: "thinking", thinking: "", signature: "" };
    sendPieces(response, sse, [startOf(), ...blockEvents(0, opening, deltas), ...textEvents(["Hello."], 1), ...endOf()]);
  },
} as const satisfies Record<string, Respond>;

export type AnthropicBehaviour = keyof typeof anthropicBehaviours;

export interface MockAnthropic extends MockServer<AnthropicBehaviour> {
  /** Changed in place, to rotate them. */
  readonly apiKeys: string[];
}

/** A server that speaks Anthropic's Messages API at `url`/v1/messages, and can misbehave on demand. */
export async function startMockAnthropic(options: MockAnthropicOptions = {}): Promise<MockAnthropic> {
  const apiKeys = options.apiKeys ?? [];
  const server = await startMockServer<AnthropicBehaviour>({
    behaviours: anthropicBehaviours,
    behaviour: options.behaviour ?? "answer",
    refuse({ path, headers }, response) {
      const refuse = (status: number, type: string): boolean => {
        sendJson(response, { type: "error", error: { type, message: "upstream-secret" } }, {}, status);
        return true;
      };
      if (!/^\/v1\/messages(?:\/count_tokens)?$/.test(path)) return refuse(404, "not_found_error");
      if (headers["anthropic-version"] === undefined) return refuse(400, "invalid_request_error");
      const key = headers["x-api-key"] ?? headers.authorization?.replace(/^Bearer /, "");
      if (apiKeys.length > 0 && !apiKeys.includes(String(key))) return refuse(401, "authentication_error");
      return false;
    },
  });
  return Object.assign(server, { apiKeys });
}
