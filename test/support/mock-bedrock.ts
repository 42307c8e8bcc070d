import { EventStreamCodec } from "@smithy/eventstream-codec";
import { familyOf, invokeBody, invokeChunks } from "./invoke-bodies.ts";
import type { MockServer, ReceivedRequest, Respond } from "./mock-server.ts";
import { sendAndCut, sendAndStall, sendJson, sendPieces, sendPouring, startMockServer, textOf, wordsOf } from "./mock-server.ts";
import { type AwsKey, mockKey, signatureFault } from "./verify-signature.ts";

export interface MockAwsOptions<Name extends string> {
  /** The key pairs whose signatures are accepted; `mockKey` when absent. */
  readonly keys?: AwsKey[];
  /** Bedrock API keys that are accepted as bearer tokens. */
  readonly bearerTokens?: string[];
  readonly behaviour?: Respond | Name;
}

export interface MockAws<Name extends string> extends MockServer<Name> {
  /** Both are changed in place, to rotate them. */
  readonly keys: AwsKey[];
  readonly bearerTokens: string[];
}

const text = "Hello from the mock of Bedrock.";
const usage = { inputTokens: 12, outputTokens: 7, totalTokens: 19 };
const stream = "application/vnd.amazon.eventstream";
const padding = { p: "abcdefgh" };

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString("utf8"),
  (string) => Buffer.from(string),
);

/** One frame of an event stream with the payload as JSON. */
export function frameOf(type: string, payload: unknown, kind: "event" | "exception" = "event"): Uint8Array {
  return codec.encode({
    headers: {
      [kind === "event" ? ":event-type" : ":exception-type"]: { type: "string", value: type },
      ":content-type": { type: "string", value: "application/json" },
      ":message-type": { type: "string", value: kind },
    },
    body: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)),
  });
}

export const exceptionFrame = (type = "modelStreamErrorException"): Uint8Array =>
  frameOf(type, { message: "upstream-secret" }, "exception");

/** A whole answer of Converse that says this, or has these content blocks. */
export function converseOf(content: string | readonly object[], more: object = {}): object {
  const blocks = typeof content === "string" ? [{ text: content }] : content;
  return {
    output: { message: { role: "assistant", content: blocks } },
    stopReason: "end_turn",
    usage,
    metrics: { latencyMs: 1 },
    ...more,
  };
}

/** The deltas and the stop of one block of ConverseStream, after its start where it has one. */
export function blockFrames(index: number, start: object | undefined, deltas: readonly object[]): Uint8Array[] {
  const at = { contentBlockIndex: index, ...padding };
  return [
    ...(start === undefined ? [] : [frameOf("contentBlockStart", { ...at, start })]),
    ...deltas.map((delta) => frameOf("contentBlockDelta", { ...at, delta })),
    frameOf("contentBlockStop", at),
  ];
}
export const textFrames = (pieces: readonly string[], index = 0): Uint8Array[] =>
  blockFrames(
    index,
    undefined,
    pieces.map((piece) => ({ text: piece })),
  );
export const toolFrames = (name: string, pieces: readonly string[], index = 0): Uint8Array[] =>
  blockFrames(
    index,
    { toolUse: { toolUseId: "tooluse_mock", name } },
    pieces.map((input) => ({ toolUse: { input } })),
  );
export const startFrame = (): Uint8Array => frameOf("messageStart", { role: "assistant", ...padding });
export const endFrames = (stopReason = "end_turn"): Uint8Array[] => [
  frameOf("messageStop", { stopReason, ...padding }),
  frameOf("metadata", { usage, metrics: { latencyMs: 1 }, ...padding }),
];

/** The frames of a ConverseStream that says these pieces. */
export function converseFrames(pieces: readonly string[]): Uint8Array[] {
  return [startFrame(), ...textFrames(pieces), ...endFrames()];
}

/** A frame of InvokeModelWithResponseStream around a model's own chunk. */
export const chunkFrame = (chunk: unknown): Uint8Array =>
  frameOf("chunk", {
    bytes: Buffer.from(typeof chunk === "string" ? chunk : JSON.stringify(chunk)).toString("base64"),
    ...padding,
  });

export interface BedrockPath {
  readonly model: string;
  readonly operation: "converse" | "converse-stream" | "invoke" | "invoke-with-response-stream";
}

export function bedrockPath({ path }: ReceivedRequest): BedrockPath | undefined {
  const match = /^\/model\/([^/?]+)\/(converse|converse-stream|invoke|invoke-with-response-stream)$/.exec(path);
  if (match === null) return undefined;
  return { model: decodeURIComponent(match[1] ?? ""), operation: match[2] as BedrockPath["operation"] };
}

/** Says these pieces: each a delta of a stream, or all of them one answer, in the form that the path and model ask for. */
export function says(...pieces: readonly string[]): Respond {
  return (request, response) => {
    const { model, operation } = bedrockPath(request) ?? { model: "", operation: "converse" };
    const counts = {
      "x-amzn-requestid": "mock",
      "x-amzn-bedrock-input-token-count": "12",
      "x-amzn-bedrock-output-token-count": "7",
    };
    switch (operation) {
      case "converse":
        return sendJson(response, converseOf(pieces.join("")), { "x-amzn-requestid": "mock" });
      case "converse-stream":
        return sendPieces(response, stream, converseFrames(pieces));
      case "invoke":
        return sendJson(response, invokeBody(familyOf(model), pieces.join("")), counts);
      case "invoke-with-response-stream":
        return sendPieces(response, stream, invokeChunks(familyOf(model), pieces).map(chunkFrame));
    }
  };
}

/** Says the last message, or the prompt, back, a word at a time. */
export const saysBack: Respond = (request, response) => {
  const { messages, prompt, inputText } = request.body ?? {};
  const said = textOf(messages?.at?.(-1)?.content) || prompt || inputText || request.text;
  return says(...wordsOf(String(said)))(request, response);
};

/** Answers with a status, and an error body that must not reach a caller. */
export function fails(status: number, type = "InternalServerException", headers: Record<string, string> = {}): Respond {
  return (_request, response) =>
    sendJson(response, { message: "upstream-secret" }, { "x-amzn-errortype": type, ...headers }, status);
}

/** Sends these as an event stream, then ends. */
export function streams(...pieces: readonly (string | Uint8Array)[]): Respond {
  return (_request, response) => sendPieces(response, stream, pieces);
}

const isStream = (request: ReceivedRequest): boolean => bedrockPath(request)?.operation.includes("stream") === true;
const isInvoke = (request: ReceivedRequest): boolean => bedrockPath(request)?.operation.startsWith("invoke") === true;
/** The first frames of a stream, in the form that the path asks for. */
const opening = (request: ReceivedRequest): Uint8Array[] =>
  isInvoke(request)
    ? invokeChunks(familyOf(bedrockPath(request)?.model ?? ""), ["Hello", " world"])
        .slice(0, 3)
        .map(chunkFrame)
    : [startFrame(), ...textFrames(["Hello"]).slice(0, 1)];

const tool = { toolUseId: "tooluse_mock", name: "lookup", input: { name: "Dana" } };

/** What can go wrong with it, by name. A stall lasts until the other side goes. */
export const bedrockBehaviours = {
  answer: says(...wordsOf(text)),
  "says-back": saysBack,
  reset: (_request, response) => void response.destroy(),
  "stall-before-headers": () => {},
  "stall-before-body": (request, response) => sendAndStall(response, isStream(request) ? stream : "application/json", []),
  "stall-mid-stream": (request, response) => sendAndStall(response, stream, opening(request)),
  "cut-mid-stream": (request, response) => {
    const frames = Buffer.concat(opening(request));
    return sendAndCut(response, stream, [frames.subarray(0, -20)]);
  },
  "end-mid-stream": (request, response) => sendPieces(response, stream, opening(request)),
  "torn-frame": (request, response) => sendPieces(response, stream, [Buffer.concat(opening(request)).subarray(0, -20)]),
  "damaged-frame": (request, response) => {
    const frames = Buffer.concat(opening(request));
    frames.writeUInt8((frames.at(-1) ?? 0) ^ 1, frames.length - 1);
    sendPieces(response, stream, [frames]);
  },
  "cut-mid-body": (_request, response) => sendAndCut(response, "application/json", ['{"output":']),
  "not-a-stream": streams("<html>Bad gateway</html>, and enough of it to be read as a frame"),
  "invalid-json": (_request, response) => sendPieces(response, "application/json", ['{"output":']),
  "huge-body": (_request, response) => sendPouring(response, "application/json", "x".repeat(65_536), 1600),
  "huge-stream": async (_request, response) =>
    sendPouring(response, stream, textFrames(["x".repeat(65_000)])[0] ?? new Uint8Array(), 1600),
  "exception-mid-stream": (request, response) => sendPieces(response, stream, [...opening(request), exceptionFrame()]),
  throttled: fails(429, "ThrottlingException"),
  unavailable: fails(503, "ServiceUnavailableException", { "retry-after": "7" }),
  redirect: fails(302, "Redirect", { location: "http://169.254.169.254/latest/meta-data/" }),
  "guardrail-intervened": (request, response) => {
    if (!isStream(request)) return sendJson(response, converseOf("Not here.", { stopReason: "guardrail_intervened" }));
    sendPieces(response, stream, [startFrame(), ...textFrames(["Not here."]), ...endFrames("guardrail_intervened")]);
  },
  "no-usage": (request, response) => {
    if (!isStream(request)) return sendJson(response, converseOf("Hello", { usage: undefined }));
    sendPieces(response, stream, converseFrames(["Hello"]).slice(0, -1));
  },
  "tool-call": (request, response) => {
    if (!isStream(request)) return sendJson(response, converseOf([{ toolUse: tool }], { stopReason: "tool_use" }));
    const pieces = JSON.stringify(tool.input).match(/.{1,4}/g) ?? [];
    sendPieces(response, stream, [startFrame(), ...toolFrames(tool.name, pieces), ...endFrames("tool_use")]);
  },
  reasoning: (request, response) => {
    const signature = "c2lnbmVk";
    if (!isStream(request)) {
      const block = { reasoningContent: { reasoningText: { text: "Let me see.", signature } } };
      return sendJson(response, converseOf([block, { text: "Hello." }]));
    }
    const deltas = [{ text: "Let me" }, { text: " see." }, { signature }].map((reasoningContent) => ({ reasoningContent }));
    sendPieces(response, stream, [
      startFrame(),
      ...blockFrames(0, undefined, deltas),
      ...textFrames(["Hello."], 1),
      ...endFrames(),
    ]);
  },
} as const satisfies Record<string, Respond>;

export type BedrockBehaviour = keyof typeof bedrockBehaviours;

/** A server that speaks the Bedrock runtime API over HTTP/1.1, checks each signature or bearer token, and can misbehave on demand. */
export async function startMockBedrock(options: MockAwsOptions<BedrockBehaviour> = {}): Promise<MockAws<BedrockBehaviour>> {
  const { keys = [mockKey], bearerTokens = [] } = options;
  const server = await startMockServer<BedrockBehaviour>({
    behaviours: bedrockBehaviours,
    behaviour: options.behaviour ?? "answer",
    async refuse(request, response) {
      const fault =
        bedrockPath(request) === undefined ? "UnknownOperationException" : await awsFault(request, "bedrock", keys, bearerTokens);
      if (fault === undefined) return false;
      await fails(fault === "UnknownOperationException" ? 404 : 403, fault)(request, response);
      return true;
    },
  });
  return Object.assign(server, { keys, bearerTokens });
}

/** Why a request with neither a known bearer token nor a good signature is refused. */
export async function awsFault(
  request: ReceivedRequest,
  service: string,
  keys: readonly AwsKey[],
  bearerTokens: readonly string[] = [],
): Promise<string | undefined> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (token !== undefined) return bearerTokens.includes(token) ? undefined : "AccessDeniedException";
  return signatureFault(request, service, keys);
}
