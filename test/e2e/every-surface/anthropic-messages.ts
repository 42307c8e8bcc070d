import { blockEvents, endOf, eventOf, messageOf, startOf, textEvents } from "../../support/mock-anthropic.ts";
import { line, pdfOf } from "../../support/write-pdf.ts";
import { base64, once, png, tornHtml, type Plant, type Saying, type Table, type Tree } from "./table.ts";

const hi = { role: "user", content: "hi" };
const say = (...messages: Tree[]): Tree => ({ max_tokens: 100, messages: [...messages, hi] });
const block =
  (plant: Plant, role = "user"): Plant =>
  (text) =>
    say({ role, content: [{ type: "text", text: "x" }, plant(text)] });
const document = (source: Plant, more: Tree = {}): Plant =>
  block((text) => ({ type: "document", source: source(text), ...more }));
const inline: Plant = (text) => ({ type: "text", media_type: "text/plain", data: text });
const call = (more: Tree): Tree =>
  say(
    { role: "user", content: "x" },
    { role: "assistant", content: [{ type: "tool_use", id: "toolu_1", name: "f", input: {}, ...more }] },
    { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: "x" }] },
  );
const result = (more: Tree): Tree =>
  say(
    { role: "user", content: "x" },
    { role: "assistant", content: [{ type: "tool_use", id: "toolu_1", name: "f", input: {} }] },
    { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: "x", ...more }] },
  );
const tool = (more: Tree): Tree => ({ ...say(), tools: [{ name: "f", input_schema: { type: "object" }, ...more }] });
const signature = base64("s".repeat(60));
const citation = (text: string): Tree => ({
  type: "char_location",
  cited_text: text,
  document_index: 0,
  document_title: text,
  start_char_index: 0,
  end_char_index: 1,
});
const image = { type: "base64", media_type: "image/png", data: png };

/** What message requests carry, for all the APIs that take them. */
export const requests: Pick<Table, "masked" | "gone" | "blocked" | "refused"> = {
  masked: {
    system: (text) => ({ ...say(), system: text }),
    "system, in parts": (text) => ({ ...say(), system: [...text].map((letter) => ({ type: "text", text: letter })) }),
    "system, as a message": (text) => say({ role: "system", content: text }),
    user: (text) => say({ role: "user", content: text }),
    "user, in parts": (text) => say({ role: "user", content: [...text].map((letter) => ({ type: "text", text: letter })) }),
    "user, around a cache mark": (text) =>
      say({
        role: "user",
        content: [
          { type: "text", text: text.slice(0, 12), cache_control: { type: "ephemeral" } },
          { type: "text", text: text.slice(12) },
        ],
      }),
    assistant: (text) => say({ role: "user", content: "x" }, { role: "assistant", content: text }),
    "assistant's block": block((text) => ({ type: "text", text }), "assistant"),
    citation: block((text) => ({ type: "text", text: "y", citations: [citation(text)] }), "assistant"),
    "tool definition": (text) => tool({ description: text }),
    "tool name": (text) => tool({ name: text }),
    "tool parameter's name": (text) => tool({ input_schema: { type: "object", properties: { [text]: { type: "string" } } } }),
    "tool parameter's values": (text) => tool({ input_schema: { type: "object", properties: { a: { enum: [text] } } } }),
    "tool's examples": (text) => tool({ input_examples: [{ to: text }] }),
    "tool choice": (text) => ({ ...tool({}), tool_choice: { type: "tool", name: text } }),
    "tool arguments": (text) => call({ input: { to: [text] } }),
    "tool arguments' key": (text) => call({ input: { [text]: 1 } }),
    "called tool's name": (text) => call({ name: text }),
    "tool call's id": (text) => call({ id: text }),
    "tool result": (text) => result({ content: text }),
    "tool result, in parts": (text) => result({ content: [...text].map((letter) => ({ type: "text", text: letter })) }),
    "tool result, around a cache mark": (text) =>
      result({
        content: [
          { type: "text", text: text.slice(0, 12), cache_control: { type: "ephemeral" } },
          { type: "text", text: text.slice(12) },
        ],
      }),
    "tool result, JSON": (text) => result({ content: JSON.stringify({ to: [text] }) }),
    "tool call's id of a result": (text) => result({ tool_use_id: text }),
    "document in a tool's result": (text) => result({ content: [{ type: "document", source: inline(text) }] }),
    "unknown field": (text) => ({ ...say(), vendor_note: { deep: [[text]] } }),
    "unknown field of a message": (text) => say({ role: "user", content: "x", vendor_note: text }),
    "unknown field of a block": block((text) => ({ type: "text", text: "y", note: { text } })),
    "unknown field of a tool's result": (text) => result({ note: text }),
    "free-form key": (text) => ({ ...say(), metadata: { [text]: "x" } }),
    "unknown field's name": (text) => ({ ...say(), [text]: 1 }),
    "stop sequences": (text) => ({ ...say(), stop_sequences: ["x", text] }),
    "setting that is text": (text) => ({ ...say(), temperature: text }),
    "answer's schema": (text) => ({
      ...say(),
      output_config: { format: { type: "json_schema", schema: { description: text } } },
    }),
    "document of plain text": document(inline),
    "document of blocks": document((text) => ({
      type: "content",
      content: [...text].map((letter) => ({ type: "text", text: letter })),
    })),
    "document's title": block((title) => ({ type: "document", source: inline("x"), title })),
    "document's context": block((context) => ({ type: "document", source: inline("x"), context })),
    "member beside a document's source": document((text) => ({ ...inline("x"), name: text })),
    "search result": block((text) => ({
      type: "search_result",
      source: "s",
      title: "t",
      content: [...text].map((letter) => ({ type: "text", text: letter })),
    })),
    "search result's title": block((title) => ({
      type: "search_result",
      source: "s",
      title,
      content: [{ type: "text", text: "x" }],
    })),
    "search result's source": block((source) => ({
      type: "search_result",
      source,
      title: "t",
      content: [{ type: "text", text: "x" }],
    })),
    "image's alternative text": block((alt) => ({ type: "image", source: image, alt })),
    "member beside an image's bytes": block((alt) => ({ type: "image", source: { ...image, alt } })),
    "reasoning's redacted data that is text": block((data) => ({ type: "redacted_thinking", data }), "assistant"),
  },
  gone: {
    "user's identifier": (text) => ({ ...say(), metadata: { user_id: text } }),
    "cache mark": block((text) => ({ type: "text", text: "y", cache_control: { type: "ephemeral", ttl: text } })),
    reasoning: block((thinking) => ({ type: "thinking", thinking, signature }), "assistant"),
    "reasoning without a signature": block((thinking) => ({ type: "thinking", thinking, signature: "" }), "assistant"),
    "where it should go": (text) => ({ ...say(), base_url: `https://${text}/`, extra_headers: { x: text } }),
  },
  blocked: {
    PDF: document((text) => ({
      type: "base64",
      media_type: "application/pdf",
      data: base64(pdfOf([line(`(${text})`)])),
    })),
    "PDF in a tool's result": (text) =>
      result({
        content: [
          {
            type: "document",
            source: { type: "base64", media_type: "application/pdf", data: base64(pdfOf([line(`(${text})`)])) },
          },
        ],
      }),
  },
  refused: {
    "key in capitals": (text) => ({
      ...say(),
      System: text,
      Messages: [{ role: "user", content: text }],
      Tools: [{ name: text }],
    }),
    "address of an image": block((text) => ({ type: "image", source: { type: "url", url: `https://x.example/${text}` } })),
    "address of a document": document((text) => ({ type: "url", url: `https://x.example/${text}` })),
    "kept file": document((text) => ({ type: "file", file_id: text })),
    "document of a type that the API has not": document((text) => ({
      type: "base64",
      media_type: "text/html",
      data: base64(tornHtml(text)),
    })),
    "unknown block": block((text) => ({ type: "vendor_block", text })),
    "unknown role": (text) => say({ role: text, content: "x" }),
    "web search": (text) => ({ ...say(), tools: [{ type: "web_search_20250305", name: text }] }),
    "MCP server": (text) => ({ ...say(), mcp_servers: [{ type: "url", url: `https://${text}`, name: "m" }] }),
    "MCP server, in capitals": (text) => ({ ...say(), MCP_Servers: [{ type: "url", url: `https://${text}`, name: "m" }] }),
    container: (text) => ({ ...say(), container: text }),
  },
};

type Block = readonly [index: number, block: Tree, deltas: readonly Tree[]];
const streamed = (...blocks: Block[]): string[] => [startOf(), ...blocks.flatMap((parts) => blockEvents(...parts)), ...endOf()];
/** A block whose text grows in deltas. */
const growing = (
  whole: (text: string) => Tree,
  empty: Tree,
  delta: (piece: string) => Tree,
  before = "",
  after = "",
): Saying => ({
  whole: (text) => messageOf([whole(before + text + after)]),
  stream: (pieces) =>
    streamed([0, empty, [before, ...pieces, after].filter((piece) => piece !== "").map((piece) => delta(piece))]),
});
/** A block that stands whole in its start; its letters stand in blocks of their own. */
const inBlock = (made: (text: string) => Tree): Saying => ({
  whole: (text) => messageOf([made(text)]),
  stream: (pieces) => streamed(...pieces.map((piece, index): Block => [index, made(piece), []])),
  once: true,
});
const inMessage = (more: (text: string) => Tree): Saying => ({
  whole: (text) => messageOf("x", more(text)),
  stream: (pieces) => [startOf(more(pieces.join(""))), ...textEvents(["x"]), ...endOf()],
});
const inEvents = (type: string, fields: (text: string) => Tree): Saying => ({
  stream: (pieces) => [startOf(), ...pieces.map((piece) => eventOf(type, fields(piece))), ...textEvents(["x"]), ...endOf()],
});
const inDeltas = (delta: (text: string) => Tree): Saying => ({
  stream: (pieces) => streamed([0, { type: "text", text: "" }, [{ type: "text_delta", text: "x" }, ...pieces.map(delta)]]),
});
const toolUse = (input: unknown, more: Tree = {}): Tree => ({ type: "tool_use", id: "toolu_mock", name: "f", input, ...more });
const args = (before: string, after: string): Saying =>
  growing(
    (text) => toolUse(JSON.parse(text)),
    toolUse({}),
    (piece) => ({ type: "input_json_delta", partial_json: piece }),
    before,
    after,
  );

const plain = growing(
  (text) => ({ type: "text", text }),
  { type: "text", text: "" },
  (text) => ({ type: "text_delta", text }),
);

/** What messages say, for all the APIs that answer with them. */
export const answers: Pick<Table, "plain" | "said" | "unsaid" | "withheld"> = {
  plain,
  said: {
    assistant: plain,
    "assistant, in a block's start": inBlock((text) => ({ type: "text", text })),
    reasoning: growing(
      (thinking) => ({ type: "thinking", thinking, signature }),
      { type: "thinking", thinking: "", signature: "" },
      (thinking) => ({ type: "thinking_delta", thinking }),
    ),
    "signature that is text": growing(
      (text) => ({ type: "thinking", thinking: "x", signature: text }),
      { type: "thinking", thinking: "x", signature: "" },
      (text) => ({ type: "signature_delta", signature: text }),
    ),
    "redacted reasoning that is text": inBlock((data) => ({ type: "redacted_thinking", data })),
    "tool arguments": args('{"to":["', '"]}'),
    "tool arguments' key": args('{"', '":1}'),
    "tool name": inBlock((name) => toolUse({}, { name })),
    "tool call's id": inBlock((id) => toolUse({}, { id })),
    "tool arguments in a block's start": inBlock((text) => toolUse({ to: text })),
    citation: once({
      whole: (text) => messageOf([{ type: "text", text: "x", citations: [citation(text)] }]),
      stream: (pieces) =>
        streamed([
          0,
          { type: "text", text: "", citations: [] },
          [{ type: "text_delta", text: "x" }, ...pieces.map((piece) => ({ type: "citations_delta", citation: citation(piece) }))],
        ]),
    }),
    "unknown block": inBlock((text) => ({ type: "vendor_block", note: { deep: [text] } })),
    "block's type": inBlock((type) => ({ type, text: "x" })),
    "server's tool": inBlock((query) => ({ type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: { query } })),
    "server tool's result": inBlock((title) => ({
      type: "web_search_tool_result",
      tool_use_id: "srvtoolu_1",
      content: [{ type: "web_search_result", title, url: "https://x.example", encrypted_content: "x" }],
    })),
    "unknown field of a block": inBlock((text) => ({ type: "text", text: "x", vendor_note: text })),
    "unknown field's name": inBlock((text) => ({ type: "text", text: "x", [text]: 1 })),
    "unknown field": inMessage((text) => ({ vendor_note: { deep: [text] } })),
    "free-form key": inMessage((text) => ({ vendor_note: { [text]: 1 } })),
    id: inMessage((id) => ({ id })),
    role: inMessage((role) => ({ role })),
    "stop sequence": {
      whole: (text) => messageOf("x", { stop_reason: "stop_sequence", stop_sequence: text }),
      stream: (pieces) => [
        startOf(),
        ...textEvents(["x"]),
        ...pieces.map((piece) =>
          eventOf("message_delta", {
            delta: { stop_reason: "stop_sequence", stop_sequence: piece },
            usage: { output_tokens: 7 },
          }),
        ),
        eventOf("message_stop"),
      ],
    },
    "stop's reason": inMessage((text) => ({ stop_reason: text })),
    "stop's details": inMessage((text) => ({ stop_reason: "refusal", stop_details: { type: "refusal", explanation: text } })),
    "unknown event": inEvents("vendor_event", (note) => ({ note })),
    "unknown delta": inDeltas((text) => ({ type: "vendor_delta", text })),
    "unknown field of a delta": inDeltas((note) => ({ type: "text_delta", text: "y", note })),
  },
  unsaid: {
    "unknown field of a ping": inEvents("ping", (note) => ({ note })),
    model: inMessage((model) => ({ model })),
    usage: inMessage((note) => ({ usage: { input_tokens: 1, output_tokens: 1, note } })),
  },
  withheld: {
    image: {
      whole: (text) => messageOf([{ type: "image", source: { type: "base64", media_type: "image/png", data: base64(text) } }]),
    },
  },
};

export const anthropicMessages: Table = {
  dialect: "anthropic-messages",
  model: "claude",
  upstream: "anthropic",
  streamType: "text/event-stream",
  around: (model, stream) => ({ model, stream }),
  end: /^message_stop$/,
  ...requests,
  ...answers,
  headers: { "anthropic-beta": (text) => text, "x-stainless-lang": (text) => text },
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

export const countTokens: Table = {
  dialect: "anthropic-count-tokens",
  model: "claude",
  upstream: "anthropic",
  streamType: "text/event-stream",
  around: (model) => ({ model }),
  ...requests,
  headers: { "anthropic-beta": (text) => text },
  plain: { whole: () => ({ input_tokens: 12 }) },
  said: {},
  unsaid: { "unknown field": { whole: (text) => ({ input_tokens: 12, note: text }) } },
  withheld: { "count that is text": { whole: (text) => ({ input_tokens: text }) } },
};
