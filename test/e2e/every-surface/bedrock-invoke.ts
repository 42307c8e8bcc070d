import { invokeBody, invokeChunks, type Family } from "../../support/invoke-bodies.ts";
import { chunkFrame, frameOf } from "../../support/mock-bedrock.ts";
import { answers, requests } from "./anthropic-messages.ts";
import { bedrockConverse } from "./bedrock-converse.ts";
import { openaiChat } from "./openai-chat.ts";
import { eventsIn } from "./spell.ts";
import { base64, once, png, type Plant, type Piece, type Saying, type Table, type Tree } from "./table.ts";

type Sayings = Table["said"];
type Plants = Table["masked"];

const common: Pick<Table, "dialect" | "upstream" | "streamType" | "headers"> = {
  dialect: "bedrock-invoke",
  upstream: "bedrock",
  streamType: "application/vnd.amazon.eventstream",
  headers: {
    "x-amzn-bedrock-trace": (text) => text,
    "x-amzn-bedrock-guardrailidentifier": (text) => text,
    "x-amzn-bedrock-performanceconfig-latency": (text) => text,
  },
};

const mapped = <T, U>(of: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));

export const without = <T>(of: Readonly<Record<string, T>>, ...names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));

/** The events of another API's stream, each in a chunk. */
const chunked =
  (type: Table["streamType"], chunkOf: (event: { type: string; data: unknown }) => unknown) =>
  (saying: Saying): Saying => {
    const { whole, stream, ...more } = saying;
    const frames = (pieces: readonly string[]): Piece[] =>
      eventsIn(Buffer.concat((stream?.(pieces) ?? []).map((piece) => Buffer.from(piece as string))), type)
        .filter(({ data }) => data !== "[DONE]")
        .map((event) => chunkFrame(chunkOf(event)));
    return { ...more, ...(whole && { whole }), ...(stream && { stream: frames }) };
  };
const anthropicChunks = chunked("text/event-stream", ({ data }) => data);
const novaChunks = chunked("application/vnd.amazon.eventstream", ({ type, data }) => ({ [type]: data }));

const anthropic: Table = {
  ...common,
  model: "anthropic.mock",
  around: () => ({ anthropic_version: "bedrock-2023-05-31" }),
  ...requests,
  plain: anthropicChunks(answers.plain),
  said: mapped(answers.said, anthropicChunks),
  unsaid: mapped(answers.unsaid ?? {}, anthropicChunks),
  withheld: answers.withheld ?? {},
  translated: {
    masked: ["system", "user", "user, in parts", "assistant", "tool definition", "tool arguments", "tool result"],
    said: ["assistant", "tool arguments", "tool arguments' key", "tool name"],
  },
};

const nova: Table = {
  ...common,
  model: "amazon.nova-mock",
  around: () => ({ schemaVersion: "messages-v1" }),
  masked: bedrockConverse.masked,
  gone: bedrockConverse.gone ?? {},
  blocked: bedrockConverse.blocked ?? {},
  refused: bedrockConverse.refused ?? {},
  plain: novaChunks(bedrockConverse.plain),
  said: mapped(bedrockConverse.said, novaChunks),
  unsaid: mapped(bedrockConverse.unsaid ?? {}, novaChunks),
  withheld: bedrockConverse.withheld ?? {},
};

const chat: Table = {
  ...common,
  model: "mistral.chat-mock",
  around: () => ({}),
  masked: without(openaiChat.masked, "stream options"),
  gone: openaiChat.gone ?? {},
  blocked: openaiChat.blocked ?? {},
  refused: openaiChat.refused ?? {},
  plain: anthropicChunks(openaiChat.plain),
  said: mapped(openaiChat.said, anthropicChunks),
  unsaid: mapped(openaiChat.unsaid ?? {}, anthropicChunks),
  withheld: openaiChat.withheld ?? {},
};

/** Members that any body could have. */
const anywhere = (body: (more: Tree) => Tree): Plants => ({
  "unknown field": (text) => body({ vendor_note: { deep: [[text]] } }),
  "unknown field's name": (text) => body({ [text]: 1 }),
  "free-form key": (text) => body({ vendor_note: { [text]: { deep: 1 } } }),
  "setting that is text": (text) => body({ temperature: text }),
  "key in capitals": (text) => body({ Prompt: text, Messages: [{ text }], System: text }),
});
const reaching = (body: (more: Tree) => Tree): Plants => ({
  "place in S3": (text) => body({ source: { s3Location: { uri: `s3://${text}/` } } }),
  "answer in S3": (text) => body({ outputDataConfig: { s3OutputDataConfig: { s3Uri: `s3://${text}` } } }),
  "address of an image": (text) => body({ image_url: `https://example.org/${text}` }),
  "text in base64, at some length": (text) => body({ vendor_note: base64(text.repeat(20)) }),
});
const image: Plant = (alt) => ({ prompt: "x", images: [png], alt });

/** One member of the family's own answers and chunks. */
const inBody = (family: Family, more: (text: string) => Tree): Saying => ({
  whole: (text) => ({ ...invokeBody(family, "x"), ...more(text) }),
  stream: (pieces) => {
    const chunks = invokeChunks(
      family,
      pieces.map(() => "x"),
    ).map((chunk) => ({ ...chunk }));
    return chunks.map((chunk, index) => chunkFrame(index < pieces.length ? { ...chunk, ...more(pieces[index] ?? "") } : chunk));
  },
});
const spoken = (family: Family): Saying => ({
  whole: (text) => invokeBody(family, text),
  stream: (pieces) => invokeChunks(family, pieces).map(chunkFrame),
});
const ownSayings = (family: Family, stop: (text: string) => Tree): Sayings => ({
  assistant: spoken(family),
  "unknown field": inBody(family, (text) => ({ vendor_note: { deep: [text] } })),
  "unknown field's name": once(inBody(family, (text) => ({ [text]: "x" }))),
  "free-form key": once(inBody(family, (text) => ({ vendor_note: { [text]: 1 } }))),
  "stop's reason": inBody(family, stop),
  "type of an unknown object": inBody(family, (type) => ({ note: { type } })),
});
const unknownEvents: Sayings = {
  "event that is no chunk": {
    stream: (pieces) => [...pieces.map((note) => frameOf("vendorEvent", { note })), chunkFrame({ reply: "x" })],
  },
};

const llamaBody = (more: Tree): Tree => ({ prompt: "x", max_gen_len: 100, ...more });
const llama: Table = {
  ...common,
  model: "meta.llama-mock",
  around: () => ({}),
  masked: { user: (prompt) => llamaBody({ prompt }), ...anywhere(llamaBody), "image's alternative text": image },
  refused: reaching(llamaBody),
  plain: spoken("llama"),
  said: ownSayings("llama", (text) => ({ stop_reason: text })),
};

const titanBody = (more: Tree): Tree => ({ inputText: "x", textGenerationConfig: { maxTokenCount: 100 }, ...more });
const titan: Table = {
  ...common,
  model: "amazon.titan-text-mock",
  around: () => ({}),
  masked: {
    user: (inputText) => titanBody({ inputText }),
    "stop sequences": (text) => titanBody({ textGenerationConfig: { stopSequences: [text] } }),
    ...anywhere(titanBody),
  },
  refused: reaching(titanBody),
  plain: spoken("titan"),
  said: ownSayings("titan", (completionReason) => ({ completionReason })),
};

const mistralBody = (more: Tree): Tree => ({ prompt: "x", max_tokens: 100, ...more });
const mistral: Table = {
  ...common,
  model: "mistral.mock",
  around: () => ({}),
  masked: {
    user: (prompt) => mistralBody({ prompt }),
    "stop sequences": (text) => mistralBody({ stop: [text] }),
    ...anywhere(mistralBody),
  },
  refused: reaching(mistralBody),
  plain: spoken("mistral"),
  said: ownSayings("mistral", (stop_reason) => ({ stop_reason })),
};

const vendorBody = (more: Tree): Tree => ({ question: "x", ...more });
const vendor: Table = {
  ...common,
  model: "vendor.mock",
  around: () => ({}),
  masked: {
    user: (question) => vendorBody({ question }),
    "user, in a list": (text) => vendorBody({ turns: [["x"], [text]] }),
    system: (preamble) => vendorBody({ preamble }),
    document: (text) => vendorBody({ documents: [{ title: "x", snippet: text }] }),
    "tool definition": (description) => vendorBody({ tools: [{ name: "f", description }] }),
    "tool result": (text) => vendorBody({ tool_results: [{ outputs: [{ to: text }] }] }),
    "tool arguments in a string": (text) => vendorBody({ calls: [{ arguments: JSON.stringify({ to: text }) }] }),
    "text in base64 of a document": (text) => vendorBody({ file: `data:text/plain;base64,${base64(text)}` }),
    ...anywhere(vendorBody),
  },
  refused: { ...reaching(vendorBody), connectors: (text) => vendorBody({ connectors: [{ id: text }] }) },
  plain: spoken("other"),
  said: { ...ownSayings("other", (text) => ({ finish_reason: text })), ...unknownEvents },
};

const titanEmbed: Table = {
  ...common,
  model: "amazon.titan-embed-mock",
  around: () => ({}),
  masked: {
    user: (inputText) => ({ inputText }),
    "setting that is text": (normalize) => ({ inputText: "x", normalize }),
    "unknown field": (text) => ({ inputText: "x", vendor_note: [text] }),
    "image's alternative text": (alt) => ({ inputText: "x", inputImage: png, alt }),
  },
  plain: { whole: () => invokeBody("titan-embed", "") },
  said: { "unknown field": { whole: (text) => ({ ...invokeBody("titan-embed", ""), note: { [text]: text } }) } },
};

const cohereEmbed: Table = {
  ...common,
  model: "cohere.embed-mock",
  around: () => ({}),
  masked: {
    "list of texts": (text) => ({ texts: ["x", text], input_type: "search_document" }),
    "input's type": (text) => ({ texts: ["x"], input_type: text }),
    "embedding's types": (text) => ({ texts: ["x"], embedding_types: [text] }),
    "contents of inputs": (text) => ({ inputs: [{ content: [{ type: "text", text }] }], input_type: "search_document" }),
  },
  plain: { whole: () => invokeBody("cohere-embed", "x") },
  said: { "texts that come back": { whole: (text) => invokeBody("cohere-embed", text) } },
};

const families: readonly Table[] = [anthropic, nova, chat, llama, titan, mistral, vendor, titanEmbed, cohereEmbed];

export const invoked = families;
export const invokedAnthropic = anthropic;
/** Embedding models have no streams. */
export const invokedStreams = families.filter(({ plain }) => plain.stream !== undefined);
