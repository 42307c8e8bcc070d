import { line, pdfOf } from "../../support/write-pdf.ts";
import { completion, doneFrame, frame, usageFrame } from "../../support/mock-upstream.ts";
import { base64, once, png, tornHtml, type Plant, type Saying, type Table, type Tree } from "./table.ts";

const hi = { role: "user", content: "hi" };
const say = (...messages: Tree[]): Tree => ({ messages: [...messages, hi] });
const part =
  (plant: Plant): Plant =>
  (text) =>
    say({ role: "user", content: [{ type: "text", text: "x" }, plant(text)] });
const file = (media: string, write: (text: string) => string | Uint8Array): Plant =>
  part((text) => ({ type: "file", file: { filename: "x", file_data: `data:${media};base64,${base64(write(text))}` } }));
const calling = (call: Tree): Tree =>
  say({ role: "assistant", content: null, tool_calls: [{ id: "c1", type: "function", ...call }] });
const defining = (definition: Tree): Tree => ({
  ...say(),
  tools: [{ type: "function", function: { name: "f", ...definition } }],
});
const args = (text: string): Tree => calling({ function: { name: "f", arguments: text } });

/** Whole, with these members in the message, its choice and the envelope. */
function whole(message: Tree, choice: Tree = {}, envelope: Tree = {}): unknown {
  const answer = completion("x") as { choices: { message: Tree }[] };
  const [first] = answer.choices;
  const said = { ...first, message: { ...first?.message, ...message }, ...choice };
  return { ...answer, ...envelope, choices: [said] };
}

function chunk(delta: Tree, choice: Tree = {}, envelope: Tree = {}): string {
  const { choices, ...rest } = JSON.parse(frame({}).slice("data: ".length)) as { choices: Tree[] };
  return `data: ${JSON.stringify({ ...rest, ...envelope, choices: [{ ...choices[0], delta, ...choice }] })}\n\n`;
}

const framed = (...chunks: string[]): string[] => [
  chunk({ role: "assistant" }),
  ...chunks,
  chunk({}, { finish_reason: "stop" }),
  usageFrame(),
  doneFrame,
];

/** Members of the choice and the envelope: a stream says them in chunks that say something else, and in the last one. */
const around = (place: (text: string) => readonly [choice: Tree, envelope?: Tree]): Saying => ({
  whole: (text) => whole({}, ...place(text)),
  stream: (pieces) => [
    ...pieces.map((piece) => chunk({ content: "y" }, ...place(piece))),
    chunk({}, { finish_reason: "stop", ...place(pieces.join(""))[0] }, place(pieces.join(""))[1]),
    usageFrame(),
    doneFrame,
  ],
});

type Place = (text: string) => readonly [Tree, Tree?, Tree?];

/** The same members in a message and in the deltas of a stream, one for each piece. */
const saying = (place: Place): Saying => ({
  whole: (text) => whole(...place(text)),
  stream: (pieces) => framed(...pieces.map((piece) => chunk(...place(piece)))),
});
const onlyStreamed = ({ stream }: Saying): Saying => (stream === undefined ? {} : { stream });
/** Arguments of a call, with the text between `before` and `after`. */
const sayingArguments = (wrap: (args: string, first: boolean) => Tree, before: string, after: string): Saying => ({
  whole: (text) => whole(wrap(before + text + after, true)),
  stream: (pieces) => framed(...[before, ...pieces, after].map((piece, index) => chunk(wrap(piece, index === 0)))),
});
const toolCall = (more: Tree, fn: Tree = {}): Tree => ({
  tool_calls: [{ index: 0, id: "call_1", type: "function", function: { name: "f", arguments: "{}", ...fn }, ...more }],
});
const calls = (text: string, first: boolean): Tree =>
  first ? toolCall({}, { arguments: text }) : { tool_calls: [{ index: 0, function: { arguments: text } }] };
const customCalls = (text: string, first: boolean): Tree => ({
  tool_calls: [
    { index: 0, ...(first && { id: "call_1", type: "custom" }), custom: { ...(first && { name: "f" }), input: text } },
  ],
});
const functionCall = (text: string, first: boolean): Tree => ({
  function_call: { ...(first && { name: "f" }), arguments: text },
});

export const openaiChat: Table = {
  dialect: "openai-chat",
  model: "gpt",
  upstream: "openai",
  streamType: "text/event-stream",
  around: (model, stream) => ({ model, stream, ...(stream && { stream_options: { include_usage: true } }) }),
  end: /^\[DONE\]$/,
  masked: {
    system: (text) => say({ role: "system", content: text }),
    developer: (text) => say({ role: "developer", content: text }),
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
    "user, cut in halves of characters": (text) =>
      say({
        role: "user",
        content: [`\ud83d`, `\ude42 ${text.slice(0, 9)}`, text.slice(9)].map((piece) => ({ type: "text", text: piece })),
      }),
    "system, in parts": (text) => say({ role: "system", content: [...text].map((letter) => ({ type: "text", text: letter })) }),
    "assistant, in parts": (text) =>
      say({ role: "assistant", content: [...text].map((letter) => ({ type: "text", text: letter })) }),
    "refusal, in parts": (text) =>
      say({ role: "assistant", content: [...text].map((letter) => ({ type: "refusal", refusal: letter })) }),
    "tool result, in parts": (text) =>
      say({ role: "tool", tool_call_id: "c1", content: [...text].map((letter) => ({ type: "text", text: letter })) }),
    "member of a part": (text) => say({ role: "user", content: [{ type: "text", text: "x", cache: { note: text } }] }),
    assistant: (text) => say({ role: "assistant", content: text }),
    refusal: (text) => say({ role: "assistant", content: null, refusal: text }),
    reasoning: (text) => say({ role: "assistant", content: "x", reasoning_content: text }),
    "reasoning details": (text) => say({ role: "assistant", content: "x", reasoning_details: [{ type: "t", text }] }),
    "tool definition": (text) => defining({ description: text }),
    "tool name": (text) => defining({ name: text }),
    "tool parameter's name": (text) => defining({ parameters: { type: "object", properties: { [text]: { type: "string" } } } }),
    "tool parameter's values": (text) => defining({ parameters: { type: "string", enum: [text] } }),
    "custom tool": (text) => ({ ...say(), tools: [{ type: "custom", custom: { name: "f", format: { grammar: text } } }] }),
    functions: (text) => ({ ...say(), functions: [{ name: "f", description: text }] }),
    "tool choice": (text) => ({ ...say(), tool_choice: { type: "function", function: { name: text } } }),
    "tool arguments": (text) => args(JSON.stringify({ to: [text] })),
    "tool arguments' key": (text) => args(JSON.stringify({ [text]: 1 })),
    "tool arguments, escaped": (text) => args(`{"to":"${text.replace("@", "\\u0040")}"}`),
    "tool arguments, not JSON": (text) => args(`to: ${text}`),
    "tool call's id": (text) => calling({ id: text, function: { name: "f", arguments: "{}" } }),
    "tool result": (text) => say({ role: "tool", tool_call_id: "c1", content: text }),
    "tool result, JSON": (text) => say({ role: "tool", tool_call_id: "c1", content: JSON.stringify({ to: [text] }) }),
    "tool call's id of a result": (text) => say({ role: "tool", tool_call_id: text, content: "x" }),
    "function result": (text) => say({ role: "function", name: "f", content: text }),
    name: (text) => say({ role: "user", name: text, content: "x" }),
    "unknown role": (text) => say({ role: text, content: "x" }),
    "unknown field": (text) => ({ ...say(), vendor_note: { deep: [[text]] } }),
    "unknown field of a message": (text) => say({ role: "user", content: "x", vendor_note: text }),
    "free-form key": (text) => ({ ...say(), metadata: { [text]: "x" } }),
    "unknown field's name": (text) => ({ ...say(), [text]: 1 }),
    metadata: (text) => ({ ...say(), metadata: { ticket: text } }),
    stop: (text) => ({ ...say(), stop: ["x", text] }),
    "logit bias": (text) => ({ ...say(), logit_bias: { [text]: 1 } }),
    prediction: (text) => ({ ...say(), prediction: { type: "content", content: [{ type: "text", text }] } }),
    "answer's schema": (text) => ({
      ...say(),
      response_format: { type: "json_schema", json_schema: { name: "s", schema: { description: text } } },
    }),
    "setting that is text": (text) => ({ ...say(), temperature: text }),
    "stream options": (text) => ({ ...say(), stream_options: { note: text } }),
    "document of plain text": file("text/plain", (text) => `See ${text}.`),
    "document of plain text, UTF-16": file("text/plain", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")),
    "document in Markdown": file("text/markdown", (text) => `# Title\n\n- *${text}*\n`),
    "document in HTML": file("text/html", (text) => `<p title="x">${text}</p>`),
    "attribute of HTML": file("text/html", (text) => `<img alt="${text}" src="x">`),
    "document in JSON": file("application/json", (text) => JSON.stringify({ to: text })),
    "file's name": part((text) => ({
      type: "file",
      file: { filename: text, file_data: `data:text/plain;base64,${base64("x")}` },
    })),
    "image's alternative text": part((text) => ({
      type: "image_url",
      image_url: { url: `data:image/png;base64,${png}`, alt: text },
    })),
    "image's detail": part((text) => ({ type: "image_url", image_url: { url: `data:image/png;base64,${png}`, detail: text } })),
    "member beside an image": part((text) => ({
      type: "image_url",
      image_url: { url: `data:image/png;base64,${png}` },
      title: text,
    })),
  },
  gone: {
    "user's identifier": (text) => ({ ...say(), user: text }),
    "cache key": (text) => ({ ...say(), prompt_cache_key: text }),
    "where it should go": (text) => ({ ...say(), base_url: `https://${text}/`, extra_headers: { x: text } }),
  },
  blocked: {
    PDF: file("application/pdf", (text) => pdfOf([line(`(${text})`)])),
    "PDF's title": file("application/pdf", (text) =>
      pdfOf([line("(x)")], { objects: [`<< /Title (${text}) >>`], trailer: "/Info 6 0 R" }),
    ),
    "HTML that is torn by tags": file("text/html", tornHtml),
  },
  refused: {
    "key in capitals": (text) => ({ ...say(), Messages: [{ role: "user", content: text }] }),
    "address of an image": part((text) => ({ type: "image_url", image_url: { url: `https://example.org/${text}` } })),
    "kept file": part((text) => ({ type: "file", file: { file_id: text } })),
    "unknown part": part((text) => ({ type: "input_text", text })),
    "web search": (text) => ({ ...say(), web_search_options: { user_location: text } }),
    video: part((text) => ({ type: "video_url", video_url: { url: `data:video/mp4;base64,${base64(text)}` } })),
  },
  headers: { "openai-organization": (text) => text, "x-stainless-lang": (text) => text },
  plain: saying((content) => [{ content }]),
  said: {
    assistant: saying((content) => [{ content }]),
    refusal: saying((refusal) => [{ refusal }]),
    reasoning: saying((text) => [{ reasoning_content: text }]),
    "reasoning details": saying((text) => [{ reasoning_details: [{ type: "t", index: 0, text }] }]),
    "tool name": saying((name) => [toolCall({}, { name })]),
    "tool arguments": sayingArguments(calls, '{"to":["', '"]}'),
    "tool arguments' key": sayingArguments(calls, '{"', '":1}'),
    "tool arguments, not JSON": sayingArguments(calls, "to: ", ""),
    "custom tool's input": sayingArguments(customCalls, "to: ", "!"),
    "tool call's id": saying((id) => [toolCall({ id })]),
    "function call": sayingArguments(functionCall, '{"to":"', '"}'),
    annotations: saying((title) => [{ annotations: [{ type: "url_citation", url_citation: { title } }] }]),
    role: saying((role) => [{ role }]),
    "unknown field": saying((text) => [{ vendor_note: { deep: [text] } }]),
    "free-form key": once(saying((text) => [{ vendor_note: { [text]: "x" } }])),
    "unknown field's name": once(saying((text) => [{ [text]: "x" }])),
    "field of a choice": around((text) => [{ text, filter: { detail: text } }]),
    "message beside a delta": onlyStreamed(around((content) => [{ message: { content } }])),
    "content of the envelope": around((content) => [{}, { content }]),
    "type of an unknown object": saying((type) => [{ note: { type } }]),
    "end's reason": saying((text) => [{}, { finish_reason: text }]),
    "field of the envelope": around((text) => [{}, { vendor_note: [text] }]),
    id: around((id) => [{}, { id }]),
    fingerprint: around((text) => [{}, { system_fingerprint: text }]),
  },
  unsaid: {
    model: saying((text) => [{}, {}, { model: text }]),
    usage: saying((note) => [{}, {}, { usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, note } }]),
    "log probabilities": {
      whole: (text) => whole({ content: text }, { logprobs: { content: [...text].map((token) => ({ token, logprob: -1 })) } }),
      stream: (pieces) =>
        framed(...pieces.map((token) => chunk({ content: token }, { logprobs: { content: [{ token, logprob: -1 }] } }))),
    },
    "log probabilities' bytes": saying((text) => [
      { content: "x" },
      { logprobs: { content: [{ token: "x", logprob: -1, bytes: [...Buffer.from(text)] }] } },
    ]),
  },
  withheld: {
    audio: { whole: (text) => whole({ audio: { id: "a", data: base64(text), transcript: text } }) },
  },
  translated: {
    masked: [
      "system",
      "user",
      "user, in parts",
      "assistant",
      "tool definition",
      "tool parameter's values",
      "tool arguments",
    ].concat("tool result"),
    said: ["assistant", "tool arguments", "tool arguments' key", "refusal", "tool name"],
  },
};
