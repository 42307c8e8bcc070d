import { line, pdfOf } from "../../support/write-pdf.ts";
import { base64, once, png, tornHtml, type Plant, type Saying, type Table, type Tree } from "./table.ts";

const hi = { role: "user", content: "hi" };
const input = (...items: Tree[]): Tree => ({ input: [...items, hi] });
const part =
  (plant: Plant): Plant =>
  (text) =>
    input({ role: "user", content: [{ type: "input_text", text: "x" }, plant(text)] });
const file = (media: string, write: (text: string) => string | Uint8Array): Plant =>
  part((text) => ({ type: "input_file", filename: "x", file_data: `data:${media};base64,${base64(write(text))}` }));
const call = (more: Tree): Tree => input({ type: "function_call", call_id: "c1", name: "f", arguments: "{}", ...more });
const result = (more: Tree): Tree =>
  input(
    { type: "function_call", call_id: "c1", name: "f", arguments: "{}" },
    { type: "function_call_output", call_id: "c1", output: "x", ...more },
  );
const tool = (more: Tree): Tree => ({
  ...input(),
  tools: [{ type: "function", name: "f", parameters: { type: "object", properties: {} }, ...more }],
});

const usage = { input_tokens: 12, output_tokens: 7, total_tokens: 19, output_tokens_details: { reasoning_tokens: 0 } };
const response = (output: readonly Tree[], more: Tree = {}, status = "completed"): Tree => ({
  id: "resp_mock",
  object: "response",
  created_at: 1_700_000_000,
  status,
  model: "mock",
  output,
  ...(status === "completed" && { usage }),
  ...more,
});
const event = (type: string, fields: Tree): string => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
const message = (parts: readonly Tree[], more: Tree = {}): Tree => ({
  id: "msg_mock",
  type: "message",
  status: "completed",
  role: "assistant",
  content: parts,
  ...more,
});
const outputText = (text: string, more: Tree = {}): Tree => ({ type: "output_text", text, annotations: [], ...more });
const whole =
  (item: (text: string) => Tree): ((text: string) => unknown) =>
  (text) =>
    response([item(text)]);

interface StreamedText {
  readonly item: (text: string) => Tree;
  /** Members that tell the place of a delta. */
  readonly place: Tree;
  readonly prefix: string;
  /** The member of the `.done` event that holds it all. */
  readonly all: string;
  readonly part?: (text: string) => readonly [type: string, part: Tree];
  readonly before?: string;
  readonly after?: string;
}

/** Said as the API says it: in deltas, and again when the text, its part, its item and the response end. */
const told = ({ item, place, prefix, all, part: content, before = "", after = "" }: StreamedText): Saying => ({
  whole: (text) => response([item(before + text + after)]),
  stream: (pieces) => {
    const text = before + pieces.join("") + after;
    const id = String(item("")["id"]);
    const at = { item_id: id, output_index: 0, ...place };
    const deltas = [before, ...pieces, after].filter((delta) => delta !== "");
    const parts = (end: string, of: string): string[] => {
      if (content === undefined) return [];
      const [type, value] = content(of);
      return [event(`${type}.${end}`, { ...at, part: value })];
    };
    return [
      event("response.created", { response: response([], {}, "in_progress") }),
      event("response.output_item.added", { output_index: 0, item: { ...item(""), status: "in_progress" } }),
      ...parts("added", ""),
      ...deltas.map((delta) => event(`${prefix}.delta`, { ...at, delta })),
      event(`${prefix}.done`, { ...at, [all]: text }),
      ...parts("done", text),
      event("response.output_item.done", { output_index: 0, item: item(text) }),
      event("response.completed", { response: response([item(text)]) }),
    ];
  },
});

const plain = told({
  item: (text) => message(text === "" ? [] : [outputText(text)]),
  place: { content_index: 0 },
  prefix: "response.output_text",
  all: "text",
  part: (text) => ["response.content_part", outputText(text)],
});
const refusal = told({
  item: (text) => message(text === "" ? [] : [{ type: "refusal", refusal: text }]),
  place: { content_index: 0 },
  prefix: "response.refusal",
  all: "refusal",
  part: (text) => ["response.content_part", { type: "refusal", refusal: text }],
});
const reasoningItem = (member: "summary" | "content", type: string) => (text: string) => ({
  id: "rs_mock",
  type: "reasoning",
  summary: [],
  [member]: text === "" ? [] : [{ type, text }],
});
const functionCall = (args: string, more: Tree = {}): Tree => ({
  id: "fc_mock",
  type: "function_call",
  status: "completed",
  call_id: "call_mock",
  name: "f",
  arguments: args,
  ...more,
});
const args = (before: string, after: string): Saying =>
  told({ item: functionCall, place: {}, prefix: "response.function_call_arguments", all: "arguments", before, after });

/** One member, whole, in a stream in all the events that tell of its item; its letters come in items of their own. */
const inItem = (item: (text: string) => Tree): Saying => ({
  whole: whole(item),
  stream: (pieces) => [
    event("response.created", { response: response([], {}, "in_progress") }),
    ...pieces.flatMap((piece, index) => [
      event("response.output_item.added", { output_index: index, item: { ...item(piece), id: `i_${index}` } }),
      event("response.output_item.done", { output_index: index, item: { ...item(piece), id: `i_${index}` } }),
    ]),
    event("response.completed", {
      response: response(pieces.map((piece, index) => ({ ...item(piece), id: `i_${index}` }))),
    }),
  ],
  once: true,
});
const inResponse = (more: (text: string) => Tree): Saying => ({
  whole: (text) => response([message([outputText("x")])], more(text)),
  stream: (pieces) => [
    event("response.created", { response: response([], more(pieces[0] ?? ""), "in_progress") }),
    ...pieces.map((piece) => event("response.in_progress", { response: response([], more(piece), "in_progress") })),
    event("response.completed", { response: response([message([outputText("x")])], more(pieces.join(""))) }),
  ],
});
/** Events of these members in the middle of a plain answer. */
const inEvents = (type: string, fields: (text: string) => Tree): Saying => ({
  stream: (pieces) => {
    const frames = [...(plain.stream?.(["x"]) ?? [])];
    return [...frames.slice(0, 3), ...pieces.map((piece) => event(type, fields(piece))), ...frames.slice(3)];
  },
});

const at = { item_id: "msg_mock", output_index: 0, content_index: 0 };

export const openaiResponses: Table = {
  dialect: "openai-responses",
  model: "gpt",
  upstream: "openai",
  streamType: "text/event-stream",
  around: (model, stream) => ({ model, stream }),
  end: /^response\.(completed|incomplete)$/,
  masked: {
    input: (text) => ({ input: text }),
    system: (text) => ({ ...input(), instructions: text }),
    "system, as a message": (text) => input({ role: "system", content: text }),
    developer: (text) => input({ type: "message", role: "developer", content: [{ type: "input_text", text }] }),
    user: (text) => input({ role: "user", content: text }),
    "user, in parts": (text) =>
      input({ role: "user", content: [...text].map((letter) => ({ type: "input_text", text: letter })) }),
    assistant: (text) => input({ role: "assistant", content: [{ type: "output_text", text, annotations: [] }] }),
    "assistant, in parts": (text) =>
      input({ role: "assistant", content: [...text].map((letter) => ({ type: "output_text", text: letter, annotations: [] })) }),
    "developer, in parts": (text) =>
      input({ role: "developer", content: [...text].map((letter) => ({ type: "input_text", text: letter })) }),
    "user, around a cache mark": (text) =>
      input({
        role: "user",
        content: [
          { type: "input_text", text: text.slice(0, 12), cache_control: { type: "ephemeral" } },
          { type: "input_text", text: text.slice(12) },
        ],
      }),
    "user, in parts of two types": (text) =>
      input({
        role: "user",
        content: [...text].map((letter, index) => ({ type: index % 2 ? "input_text" : "output_text", text: letter })),
      }),
    refusal: (text) => input({ role: "assistant", content: [{ type: "refusal", refusal: text }] }),
    annotation: (text) =>
      input({ role: "assistant", content: [{ type: "output_text", text: "x", annotations: [{ type: "a", title: text }] }] }),
    reasoning: (text) => input({ type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text }] }),
    "reasoning's content": (text) =>
      input({ type: "reasoning", id: "rs_1", summary: [], content: [{ type: "reasoning_text", text }] }),
    "reasoning that is not encrypted": (text) => input({ type: "reasoning", id: "rs_1", summary: [], encrypted_content: text }),
    "tool definition": (text) => tool({ description: text }),
    "tool name": (text) => tool({ name: text }),
    "tool parameter's name": (text) => tool({ parameters: { type: "object", properties: { [text]: { type: "string" } } } }),
    "tool parameter's values": (text) => tool({ parameters: { type: "object", properties: { a: { enum: [text] } } } }),
    "custom tool": (text) => ({ ...input(), tools: [{ type: "custom", name: "f", format: { definition: text } }] }),
    "tool in a namespace": (text) => ({
      ...input(),
      tools: [{ type: "namespace", name: "n", description: "x", tools: [{ type: "function", name: "f", description: text }] }],
    }),
    "additional tools": (text) =>
      input({ type: "additional_tools", role: "developer", tools: [{ type: "function", name: "f", description: text }] }),
    "tool choice": (text) => ({ ...input(), tool_choice: { type: "function", name: text } }),
    "tool arguments": (text) => call({ arguments: JSON.stringify({ to: [text] }) }),
    "tool arguments' key": (text) => call({ arguments: JSON.stringify({ [text]: 1 }) }),
    "tool arguments, escaped": (text) => call({ arguments: `{"to":"${text.replace("@", "\\u0040")}"}` }),
    "tool arguments, not JSON": (text) => call({ arguments: `to: ${text}` }),
    "custom tool's input": (text) => input({ type: "custom_tool_call", call_id: "c1", name: "f", input: text }),
    "called tool's name": (text) => call({ name: text }),
    "tool call's id": (text) => call({ call_id: text }),
    "item's id": (text) => call({ id: text }),
    "tool result": (text) => result({ output: text }),
    "tool result, in parts": (text) => result({ output: [...text].map((letter) => ({ type: "input_text", text: letter })) }),
    "tool result, JSON": (text) => result({ output: JSON.stringify({ to: [text] }) }),
    "custom tool's result": (text) => input({ type: "custom_tool_call_output", call_id: "c1", output: text }),
    "shell call": (text) => input({ type: "local_shell_call", call_id: "c1", action: { type: "exec", command: ["x", text] } }),
    "shell's result": (text) => input({ type: "local_shell_call_output", id: "c1", output: text }),
    patch: (text) =>
      input({ type: "apply_patch_call", call_id: "c1", operation: { type: "update_file", path: "x", diff: `+${text}` } }),
    "computer call": (text) => input({ type: "computer_call", call_id: "c1", action: { type: "type", text } }),
    "unknown role": (text) => input({ role: text, content: "x" }),
    "unknown field": (text) => ({ ...input(), vendor_note: { deep: [[text]] } }),
    "unknown field of an item": (text) => input({ role: "user", content: "x", vendor_note: text }),
    "unknown field of a part": part((text) => ({ type: "input_text", text: "y", note: { text } })),
    "free-form key": (text) => ({ ...input(), metadata: { [text]: "x" } }),
    "unknown field's name": (text) => ({ ...input(), [text]: 1 }),
    metadata: (text) => ({ ...input(), metadata: { ticket: text } }),
    "answer's schema": (text) => ({
      ...input(),
      text: { format: { type: "json_schema", name: "s", schema: { description: text } } },
    }),
    "setting that is text": (text) => ({ ...input(), temperature: text }),
    "document of plain text": file("text/plain", (text) => `See ${text}.`),
    "document in Markdown": file("text/markdown", (text) => `# Title\n\n- *${text}*\n`),
    "document in HTML": file("text/html", (text) => `<p>${text}</p>`),
    "document in a tool's result": (text) =>
      result({ output: [{ type: "input_file", filename: "x", file_data: `data:text/plain;base64,${base64(text)}` }] }),
    "document that its name tells": part((text) => ({ type: "input_file", filename: "x.txt", file_data: base64(text) })),
    "file's name": part((text) => ({
      type: "input_file",
      filename: text,
      file_data: `data:text/plain;base64,${base64("x")}`,
    })),
    "image's alternative text": part((text) => ({
      type: "input_image",
      image_url: `data:image/png;base64,${png}`,
      alt: text,
    })),
    "image's detail": part((text) => ({ type: "input_image", image_url: `data:image/png;base64,${png}`, detail: text })),
  },
  gone: {
    "user's identifier": (text) => ({ ...input(), user: text }),
    "safety identifier": (text) => ({ ...input(), safety_identifier: text }),
    "cache key": (text) => ({ ...input(), prompt_cache_key: text }),
    "where it should go": (text) => ({ ...input(), base_url: `https://${text}/`, extra_headers: { x: text } }),
    "log probabilities": (text) =>
      input({
        role: "assistant",
        content: [{ type: "output_text", text: "x", annotations: [], logprobs: [{ token: text, logprob: -1 }] }],
      }),
  },
  blocked: {
    PDF: file("application/pdf", (text) => pdfOf([line(`(${text})`)])),
    "HTML that is torn by tags": file("text/html", tornHtml),
  },
  refused: {
    "key in capitals": (text) => ({ ...input(), Instructions: text, Input: text }),
    "address of an image": part((text) => ({ type: "input_image", image_url: `https://example.org/${text}` })),
    "address of a file": part((text) => ({ type: "input_file", file_url: `https://example.org/${text}` })),
    "kept file": part((text) => ({ type: "input_file", file_id: text })),
    "kept response": (text) => ({ ...input(), previous_response_id: text }),
    conversation: (text) => ({ ...input(), conversation: text }),
    prompt: (text) => ({ ...input(), prompt: { id: text } }),
    "item reference": (text) => input({ type: "item_reference", id: text }),
    "unknown item": (text) => input({ type: "vendor_item", text }),
    "unknown part": part((text) => ({ type: "text", text })),
    "web search": (text) => ({ ...input(), tools: [{ type: "web_search", user_location: { city: text } }] }),
    "MCP server": (text) => ({ ...input(), tools: [{ type: "mcp", server_url: `https://${text}` }] }),
    "background job": (text) => ({ input: text, background: true }),
  },
  headers: { "openai-organization": (text) => text, "openai-beta": (text) => text },
  plain,
  said: {
    assistant: plain,
    refusal,
    reasoning: told({
      item: reasoningItem("content", "reasoning_text"),
      place: { content_index: 0 },
      prefix: "response.reasoning_text",
      all: "text",
      part: (text) => ["response.content_part", { type: "reasoning_text", text }],
    }),
    "reasoning's summary": told({
      item: reasoningItem("summary", "summary_text"),
      place: { summary_index: 0 },
      prefix: "response.reasoning_summary_text",
      all: "text",
      part: (text) => ["response.reasoning_summary_part", { type: "summary_text", text }],
    }),
    "tool arguments": args('{"to":["', '"]}'),
    "tool arguments' key": args('{"', '":1}'),
    "tool arguments, not JSON": args("to: ", ""),
    "custom tool's input": told({
      item: (text) => ({ id: "ctc_mock", type: "custom_tool_call", call_id: "call_mock", name: "f", input: text }),
      place: {},
      prefix: "response.custom_tool_call_input",
      all: "input",
    }),
    "tool name": inItem((name) => functionCall("{}", { name })),
    "tool call's id": inItem((text) => functionCall("{}", { call_id: text })),
    annotations: inItem((title) => message([outputText("x", { annotations: [{ type: "url_citation", title }] })])),
    "annotation's event": inEvents("response.output_text.annotation.added", (title) => ({
      ...at,
      annotation_index: 0,
      annotation: { type: "url_citation", title },
    })),
    "unknown item": inItem((text) => ({ type: "vendor_call", note: { deep: [text] } })),
    "item's type": inItem((text) => ({ type: text })),
    "unknown field of an item": inItem((text) => message([outputText("x")], { vendor_note: text })),
    "unknown field's name": inItem((text) => message([outputText("x")], { [text]: 1 })),
    "unknown field of a part": inItem((text) => message([outputText("x", { vendor_note: [text] })])),
    "unknown part": inItem((text) => message([{ type: "vendor_text", text }])),
    role: inItem((role) => message([outputText("x")], { role })),
    "shell call": inItem((text) => ({
      type: "local_shell_call",
      call_id: "c",
      action: { type: "exec", command: ["x", text] },
    })),
    "free-form key": once(inResponse((text) => ({ metadata: { [text]: "x" } }))),
    metadata: inResponse((text) => ({ metadata: { ticket: text } })),
    instructions: inResponse((instructions) => ({ instructions })),
    "tool definition": inResponse((description) => ({ tools: [{ type: "function", name: "f", description }] })),
    "unknown field": inResponse((text) => ({ vendor_note: { deep: [text] } })),
    "error's message": inResponse((message) => ({ error: { code: "x", message } })),
    "unknown event": inEvents("response.vendor.told", (text) => ({ output_index: 0, note: text })),
    "unknown delta": inEvents("response.vendor_text.delta", (delta) => ({ ...at, delta })),
    "unknown field of an event": inEvents("response.output_text.annotation.added", (note) => ({
      ...at,
      annotation_index: 0,
      annotation: { type: "x" },
      note,
    })),
  },
  unsaid: {
    id: inResponse((id) => ({ id })),
    "reasoning that is not encrypted": inItem((text) => ({ type: "reasoning", summary: [], encrypted_content: text })),
    "unknown field of a delta that is held back": inEvents("response.output_text.delta", (note) => ({ ...at, delta: "y", note })),
    model: inResponse((model) => ({ model })),
    usage: inResponse((note) => ({ usage: { ...usage, note } })),
    "output text of SDKs": inResponse((text) => ({ output_text: text })),
    "log probabilities": inEvents("response.output_text.delta", (token) => ({
      ...at,
      delta: "y",
      logprobs: [{ token, logprob: -1, top_logprobs: [] }],
    })),
    "log probabilities of a part": inItem((text) =>
      message([outputText("x", { logprobs: [...text].map((token) => ({ token, logprob: -1 })) })]),
    ),
    obfuscation: inEvents("response.output_text.delta", (text) => ({ ...at, delta: "y", obfuscation: text })),
  },
  withheld: {
    "generated image": {
      whole: (text) => response([{ id: "ig", type: "image_generation_call", result: base64(text), revised_prompt: text }]),
    },
  },
  translated: {
    masked: ["input", "system", "user", "user, in parts", "assistant", "tool definition", "tool parameter's values"].concat(
      "tool arguments",
      "tool result",
    ),
    said: ["assistant", "tool arguments", "tool arguments' key", "refusal", "tool name"],
  },
};
