import { blockFrames, converseOf, endFrames, frameOf, startFrame, textFrames } from "../../support/mock-bedrock.ts";
import { line, pdfOf } from "../../support/write-pdf.ts";
import { base64, once, png, tornHtml, type Plant, type Saying, type Table, type Tree } from "./table.ts";

const hi = { role: "user", content: [{ text: "hi" }] };
const say = (...messages: Tree[]): Tree => ({ messages: [...messages, hi] });
const block =
  (plant: Plant, role = "user"): Plant =>
  (text) =>
    say({ role, content: [{ text: "x" }, plant(text)] });
const document = (format: string, write: (text: string) => string | Uint8Array): Plant =>
  block((text) => ({ document: { format, name: "x", source: { bytes: base64(write(text)) } } }));
const inline = (source: Tree): Tree => ({ document: { format: "txt", name: "x", source } });
const call = (more: Tree): Tree =>
  say(
    { role: "user", content: [{ text: "x" }] },
    { role: "assistant", content: [{ toolUse: { toolUseId: "t1", name: "f", input: {}, ...more } }] },
    { role: "user", content: [{ toolResult: { toolUseId: "t1", content: [{ text: "x" }] } }] },
  );
const result = (more: Tree): Tree =>
  say(
    { role: "user", content: [{ text: "x" }] },
    { role: "assistant", content: [{ toolUse: { toolUseId: "t1", name: "f", input: {} } }] },
    { role: "user", content: [{ toolResult: { toolUseId: "t1", content: [{ text: "x" }], ...more } }] },
  );
const tool = (spec: Tree): Tree => ({
  ...say(),
  toolConfig: { tools: [{ toolSpec: { name: "f", inputSchema: { json: { type: "object" } }, ...spec } }] },
});
const signature = base64("s".repeat(60));
const reasoning = (text: string, more: Tree = {}): Tree => ({
  reasoningContent: { reasoningText: { text, signature, ...more } },
});
const image = { format: "png", source: { bytes: png } };

type Frames = readonly Uint8Array[];
const streamed = (...blocks: Frames[]): Frames => [startFrame(), ...blocks.flat(), ...endFrames()];
const growing = (
  whole: (text: string) => Tree,
  start: Tree | undefined,
  delta: (piece: string) => Tree,
  before = "",
  after = "",
): Saying => ({
  whole: (text) => converseOf([whole(before + text + after)]),
  stream: (pieces) =>
    streamed(
      blockFrames(
        0,
        start,
        [before, ...pieces, after].filter((piece) => piece !== "").map((piece) => delta(piece)),
      ),
    ),
});
const inBlock = (whole: (text: string) => Tree, start: (text: string) => Tree): Saying => ({
  whole: (text) => converseOf([whole(text)]),
  stream: (pieces) => streamed(...pieces.map((piece, index) => blockFrames(index, start(piece), []))),
  once: true,
});
const inDeltas = (whole: (text: string) => Tree, delta: (text: string) => Tree): Saying => ({
  whole: (text) => converseOf([whole(text)]),
  stream: (pieces) => streamed(blockFrames(0, undefined, [{ text: "x" }, ...pieces.map((piece) => delta(piece))])),
});
const inAnswer = (more: (text: string) => Tree): Saying => ({
  whole: (text) => converseOf("x", more(text)),
  stream: (pieces) => [
    startFrame(),
    ...textFrames(["x"]),
    ...pieces.map((piece) => frameOf("messageStop", { stopReason: "end_turn", ...more(piece) })),
    ...endFrames().slice(1),
  ],
});
const inEvents = (type: string, fields: (text: string) => Tree): Saying => ({
  stream: (pieces) => [
    startFrame(),
    ...textFrames(["x"]),
    ...pieces.map((piece) => frameOf(type, fields(piece))),
    ...endFrames(),
  ],
});
const toolUse = (input: unknown, more: Tree = {}): Tree => ({
  toolUse: { toolUseId: "tooluse_mock", name: "f", input, ...more },
});
const toolStart = (more: Tree = {}): Tree => ({ toolUse: { toolUseId: "tooluse_mock", name: "f", ...more } });
const args = (before: string, after: string): Saying =>
  growing(
    (text) => toolUse(JSON.parse(text)),
    toolStart(),
    (input) => ({ toolUse: { input } }),
    before,
    after,
  );
const citation = (text: string): Tree => ({
  title: text,
  sourceContent: [{ text }],
  location: { documentChar: { documentIndex: 0, start: 0, end: 1 } },
});
const plain = growing(
  (text) => ({ text }),
  undefined,
  (text) => ({ text }),
);

export const bedrockConverse: Table = {
  dialect: "bedrock-converse",
  model: "converse",
  upstream: "bedrock",
  streamType: "application/vnd.amazon.eventstream",
  around: () => ({}),
  end: /^metadata$/,
  masked: {
    system: (text) => ({ ...say(), system: [{ text }] }),
    "system, in parts": (text) => ({ ...say(), system: [...text].map((letter) => ({ text: letter })) }),
    "system, marked for a guardrail": (text) => ({ ...say(), system: [{ guardContent: { text: { text } } }] }),
    user: (text) => say({ role: "user", content: [{ text }] }),
    "user, in parts": (text) => say({ role: "user", content: [...text].map((letter) => ({ text: letter })) }),
    "user, around a cache mark": (text) =>
      say({
        role: "user",
        content: [{ text: text.slice(0, 12) }, { cachePoint: { type: "default" } }, { text: text.slice(12) }],
      }),
    "user, marked for a guardrail": block((text) => ({ guardContent: { text: { text } } })),
    assistant: (text) => say(hi, { role: "assistant", content: [{ text }] }),
    "tool definition": (text) => tool({ description: text }),
    "tool name": (text) => tool({ name: text }),
    "tool parameter's name": (text) =>
      tool({ inputSchema: { json: { type: "object", properties: { [text]: { type: "string" } } } } }),
    "tool parameter's values": (text) => tool({ inputSchema: { json: { type: "object", properties: { a: { enum: [text] } } } } }),
    "tool choice": (text) => ({ ...say(), toolConfig: { tools: [], toolChoice: { tool: { name: text } } } }),
    "tool arguments": (text) => call({ input: { to: [text] } }),
    "tool arguments' key": (text) => call({ input: { [text]: 1 } }),
    "called tool's name": (text) => call({ name: text }),
    "tool call's id": (text) => call({ toolUseId: text }),
    "tool result": (text) => result({ content: [{ text }] }),
    "tool result, in parts": (text) => result({ content: [...text].map((letter) => ({ text: letter })) }),
    "tool result, JSON": (text) => result({ content: [{ json: { to: { deep: [text] } } }] }),
    "tool result's key": (text) => result({ content: [{ json: { [text]: 1 } }] }),
    "tool call's id of a result": (text) => result({ toolUseId: text }),
    "tool result's status": (text) => result({ status: text }),
    "document in a tool's result": (text) => result({ content: [inline({ bytes: base64(text) })] }),
    "unknown block": block((text) => ({ vendorBlock: { deep: [text] } })),
    "unknown role": (text) => say({ role: text, content: [{ text: "x" }] }),
    "unknown field": (text) => ({ ...say(), vendorNote: { deep: [[text]] } }),
    "unknown field of a message": (text) => say({ role: "user", content: [{ text: "x" }], vendorNote: text }),
    "unknown field of a block": block((text) => ({ text: "y", vendorNote: text })),
    "unknown field of a tool's result": (text) => result({ note: text }),
    "free-form key": (text) => ({ ...say(), requestMetadata: { [text]: "x" } }),
    "unknown field's name": (text) => ({ ...say(), [text]: 1 }),
    metadata: (text) => ({ ...say(), requestMetadata: { ticket: text } }),
    "stop sequences": (text) => ({ ...say(), inferenceConfig: { stopSequences: ["x", text] } }),
    "setting that is text": (text) => ({ ...say(), inferenceConfig: { temperature: text } }),
    "model's own field": (text) => ({ ...say(), additionalModelRequestFields: { note: { deep: [text] } } }),
    "model's own tool": (text) => ({ ...say(), additionalModelRequestFields: { tools: [{ name: "f", description: text }] } }),
    "fields to answer with": (text) => ({ ...say(), additionalModelResponseFieldPaths: [`/${text}`] }),
    "answer's schema": (text) => ({
      ...say(),
      outputConfig: {
        textFormat: {
          type: "json_schema",
          structure: { jsonSchema: { name: "s", schema: JSON.stringify({ description: text }) } },
        },
      },
    }),
    "document of plain text": document("txt", (text) => `See ${text}.`),
    "document in Markdown": document("md", (text) => `# Title\n\n- *${text}*\n`),
    "document in HTML": document("html", (text) => `<p>${text}</p>`),
    "document in CSV": document("csv", (text) => `a,b\n1,"${text}"\n`),
    "document's text source": block((text) => inline({ text })),
    "document of blocks": block((text) => inline({ content: [...text].map((letter) => ({ text: letter })) })),
    "document's name": block((name) => ({ document: { format: "txt", name, source: { bytes: base64("x") } } })),
    "document's context": block((context) => ({
      document: { format: "txt", name: "x", context, source: { bytes: base64("x") } },
    })),
    "image's alternative text": block((alt) => ({ image: { ...image, alt } })),
    "member beside an image's bytes": block((alt) => ({ image: { format: "png", source: { bytes: png, alt } } })),
    "search result": block((text) => ({ searchResult: { source: "s", title: "t", content: [{ text }] } })),
    "search result's title": block((title) => ({ searchResult: { source: "s", title, content: [{ text: "x" }] } })),
    "cited answer": block((text) => ({ citationsContent: { content: [{ text }], citations: [] } }), "assistant"),
    "cited answer, in parts": block(
      (text) => ({ citationsContent: { content: [...text].map((letter) => ({ text: letter })), citations: [] } }),
      "assistant",
    ),
    "search result, in parts": block((text) => ({
      searchResult: { source: "s", title: "t", content: [...text].map((letter) => ({ text: letter })) },
    })),
    "system, around a cache mark": (text) => ({
      ...say(),
      system: [{ text: text.slice(0, 12) }, { cachePoint: { type: "default" } }, { text: text.slice(12) }],
    }),
    "user, partly marked for a guardrail": (text) =>
      say({ role: "user", content: [{ text: text.slice(0, 12) }, { guardContent: { text: { text: text.slice(12) } } }] }),
    citation: block((text) => ({ citationsContent: { content: [{ text: "x" }], citations: [citation(text)] } }), "assistant"),
  },
  gone: {
    reasoning: block((text) => reasoning(text), "assistant"),
    "redacted reasoning that is text": block((text) => ({ reasoningContent: { redactedContent: text } }), "assistant"),
    "caller's guardrail": (text) => ({
      ...say(),
      guardrailConfig: { guardrailIdentifier: text, guardrailVersion: "1", trace: "enabled" },
    }),
  },
  blocked: {
    PDF: document("pdf", (text) => pdfOf([line(`(${text})`)])),
    "HTML that is torn by tags": document("html", tornHtml),
    "PDF in a tool's result": (text) =>
      result({
        content: [{ document: { format: "pdf", name: "x", source: { bytes: base64(pdfOf([line(`(${text})`)])) } } }],
      }),
  },
  refused: {
    "key in capitals": (text) => ({ ...say(), System: [{ text }], Messages: [{ text }], ToolConfig: { text } }),
    "place in S3": block((text) => ({
      document: { format: "pdf", name: "x", source: { s3Location: { uri: `s3://${text}/` } } },
    })),
    "image in S3": block((text) => ({ image: { format: "png", source: { s3Location: { uri: `s3://${text}/` } } } })),
    video: block((text) => ({ video: { format: "mp4", source: { bytes: base64(text) } } })),
    "prompt's variables": (text) => ({ ...say(), promptVariables: { a: { text } } }),
    "tool that the provider runs": (text) => ({ ...say(), toolConfig: { tools: [{ systemTool: { name: text } }] } }),
    "MCP server": (text) => ({ ...say(), additionalModelRequestFields: { mcp_servers: [{ url: text }] } }),
  },
  headers: {
    "x-amzn-bedrock-trace": (text) => text,
    "x-amzn-bedrock-guardrailidentifier": (text) => text,
    "x-amz-meta-note": (text) => text,
  },
  plain,
  said: {
    assistant: plain,
    reasoning: growing(
      (text) => reasoning(text),
      undefined,
      (text) => ({ reasoningContent: { text } }),
    ),
    "tool arguments": args('{"to":["', '"]}'),
    "tool arguments' key": args('{"', '":1}'),
    "tool name": inBlock(
      (name) => toolUse({}, { name }),
      (name) => toolStart({ name }),
    ),
    "tool call's id": inBlock(
      (toolUseId) => toolUse({}, { toolUseId }),
      (toolUseId) => toolStart({ toolUseId }),
    ),
    "cited answer": {
      whole: (text) => converseOf([{ citationsContent: { content: [{ text }], citations: [] } }]),
    },
    citation: inDeltas(
      (text) => ({ citationsContent: { content: [{ text: "x" }], citations: [citation(text)] } }),
      (text) => ({ citation: citation(text) }),
    ),
    "unknown block": inBlock(
      (text) => ({ vendorBlock: { deep: [text] } }),
      (text) => ({ vendorBlock: { deep: [text] } }),
    ),
    "unknown delta": inDeltas(
      (text) => ({ vendorBlock: text }),
      (text) => ({ vendorDelta: text }),
    ),
    "unknown field of a block": inDeltas(
      (vendorNote) => ({ text: "x", vendorNote }),
      (vendorNote) => ({ text: "y", vendorNote }),
    ),
    "unknown field's name": once(inAnswer((text) => ({ [text]: 1 }))),
    "unknown field": inAnswer((text) => ({ vendorNote: { deep: [text] } })),
    "free-form key": once(inAnswer((text) => ({ additionalModelResponseFields: { [text]: 1 } }))),
    "model's own field": inAnswer((note) => ({ additionalModelResponseFields: { note } })),
    "stop's reason": inAnswer((stopReason) => ({ stopReason })),
    role: {
      whole: (role) => converseOf("x", { output: { message: { role, content: [{ text: "x" }] } } }),
      stream: (pieces) => [frameOf("messageStart", { role: pieces.join("") }), ...textFrames(["x"]), ...endFrames()],
    },
    "unknown event": inEvents("vendorEvent", (note) => ({ note })),
    "unknown field of an event": {
      stream: (pieces) => [
        startFrame(),
        ...textFrames(["x"]),
        ...endFrames().slice(0, 1),
        ...pieces.map((note) => frameOf("metadata", { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, note })),
      ],
    },
  },
  unsaid: {
    "signature that is text": inDeltas(
      (text) => reasoning("x", { signature: text }),
      (text) => ({ reasoningContent: { signature: text } }),
    ),
    trace: inAnswer((text) => ({ trace: { guardrail: { modelOutput: [text] }, promptRouter: { invokedModelId: text } } })),
    usage: inAnswer((note) => ({ usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2, note } })),
    metrics: inAnswer((note) => ({ metrics: { latencyMs: 1, note } })),
    padding: {
      stream: (pieces) => [
        startFrame(),
        ...pieces.map((p) => frameOf("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "x" }, p })),
        frameOf("contentBlockStop", { contentBlockIndex: 0 }),
        ...endFrames(),
      ],
    },
  },
  withheld: {
    image: { whole: (text) => converseOf([{ image: { format: "png", source: { bytes: base64(text) } } }]) },
  },
  translated: {
    masked: [
      "system",
      "system, in parts",
      "user",
      "user, in parts",
      "assistant",
      "tool definition",
      "tool parameter's values",
    ].concat("tool arguments", "tool result"),
    said: ["assistant", "tool arguments", "tool arguments' key", "tool name"],
  },
};
