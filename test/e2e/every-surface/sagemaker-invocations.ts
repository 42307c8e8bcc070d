import { without } from "./bedrock-invoke.ts";
import { openaiChat } from "./openai-chat.ts";
import { base64, type Saying, type Table, type Tree } from "./table.ts";

const common: Pick<Table, "dialect" | "model" | "upstream" | "streamType" | "around" | "headers"> = {
  dialect: "sagemaker-invocations",
  model: "endpoint",
  upstream: "sagemaker",
  streamType: "text/event-stream",
  around: () => ({}),
  headers: {
    "x-amzn-sagemaker-custom-attributes": (text) => text,
    "x-amzn-sagemaker-target-model": (text) => text,
    "x-amzn-sagemaker-session-id": (text) => text,
  },
};
const onlyWhole = (sayings: Readonly<Record<string, Saying>>): Record<string, Saying> =>
  Object.fromEntries(
    Object.entries(sayings).flatMap(([name, { whole }]) => (whole === undefined ? [] : [[name, { whole }] as const])),
  );
const inputs = (more: Tree): Tree => ({ inputs: "x", parameters: { temperature: 0.5 }, ...more });

/** What containers take that generate text, and any other. */
const generation: Table = {
  ...common,
  masked: {
    user: (text) => inputs({ inputs: text }),
    "list of inputs": (text) => inputs({ inputs: ["x", text] }),
    "inputs of a chat": (text) => inputs({ inputs: [[{ role: "user", content: text }]] }),
    "prompt of a completion": (prompt) => ({ prompt, max_tokens: 10 }),
    "rows of a table": (text) => ({ dataframe_split: { columns: ["a"], data: [[text]] } }),
    "column's name": (text) => ({ dataframe_split: { columns: [text], data: [[1]] } }),
    instances: (text) => ({ instances: [{ note: text }] }),
    context: (context) => inputs({ inputs: { question: "x", context } }),
    stop: (text) => inputs({ parameters: { stop: [text] } }),
    "setting that is text": (text) => inputs({ parameters: { temperature: text } }),
    "unknown field": (text) => inputs({ vendor_note: { deep: [text] } }),
    "unknown field's name": (text) => inputs({ [text]: 1 }),
    "free-form key": (text) => inputs({ parameters: { [text]: 1 } }),
    "key in capitals": (text) => inputs({ Inputs: text }),
  },
  refused: {
    "place in S3": (text) => inputs({ source: { s3Location: { uri: `s3://${text}` } } }),
    "address of an image": (text) => inputs({ image_url: `https://example.org/${text}` }),
    "text in base64, at some length": (text) => inputs({ vendor_note: base64(text.repeat(20)) }),
    stream: (text) => inputs({ inputs: text, stream: true }),
  },
  plain: { whole: () => [{ generated_text: "x" }] },
  said: {
    assistant: { whole: (text) => [{ generated_text: text }] },
    "answer of one": { whole: (text) => ({ generated_text: text }) },
    "answer that is a string": { whole: (text) => text },
    "answer of nested lists": { whole: (text) => [[["x", text]]] },
    "unknown field": { whole: (text) => ({ predictions: [{ label: text, score: 0.5 }] }) },
    "free-form key": { whole: (text) => ({ scores: { [text]: 0.5 } }) },
    "stop's reason": { whole: (text) => [{ generated_text: "x", details: { finish_reason: text, tokens: [{ text }] } }] },
  },
};

const chat: Table = {
  ...common,
  masked: without(openaiChat.masked, "stream options"),
  gone: openaiChat.gone ?? {},
  blocked: openaiChat.blocked ?? {},
  refused: openaiChat.refused ?? {},
  plain: onlyWhole({ plain: openaiChat.plain })["plain"] ?? {},
  said: onlyWhole(openaiChat.said),
  unsaid: onlyWhole(openaiChat.unsaid ?? {}),
  withheld: openaiChat.withheld ?? {},
};

export const sagemakerInvocations: readonly Table[] = [generation, chat];
