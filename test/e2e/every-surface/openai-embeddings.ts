import type { Table, Tree } from "./table.ts";

const embeddings = (more: Tree = {}): Tree => ({
  object: "list",
  model: "mock",
  data: [{ object: "embedding", index: 0, embedding: [0.5, -0.5] }],
  usage: { prompt_tokens: 1, total_tokens: 1 },
  ...more,
});

export const openaiEmbeddings: Table = {
  dialect: "openai-embeddings",
  model: "gpt",
  upstream: "openai",
  streamType: "text/event-stream",
  around: (model) => ({ model }),
  masked: {
    input: (input) => ({ input }),
    "list of inputs": (text) => ({ input: ["x", text] }),
    "encoding's format": (text) => ({ input: "x", encoding_format: text }),
    "setting that is text": (text) => ({ input: "x", dimensions: text }),
    "unknown field": (text) => ({ input: "x", vendor_note: { deep: [text] } }),
    "unknown field's name": (text) => ({ input: "x", [text]: 1 }),
    "free-form key": (text) => ({ input: "x", metadata: { [text]: 1 } }),
  },
  gone: {
    "user's identifier": (user) => ({ input: "x", user }),
    "where it should go": (text) => ({ input: "x", base_url: `https://${text}`, extra_headers: { x: text } }),
  },
  refused: {
    "key in capitals": (text) => ({ input: "x", Input: text }),
    tokens: (text) => ({ input: [...Buffer.from(text)] }),
    "lists of tokens": (text) => ({ input: [[...Buffer.from(text)]] }),
    "object in place of text": (text) => ({ input: { text } }),
  },
  headers: { "openai-organization": (text) => text },
  plain: { whole: () => embeddings() },
  said: {
    "unknown field": { whole: (text) => embeddings({ vendor_note: { deep: [text] } }) },
    "free-form key": { whole: (text) => embeddings({ vendor_note: { [text]: 1 } }) },
    "unknown field of a vector": {
      whole: (text) => embeddings({ data: [{ object: "embedding", index: 0, embedding: [0.5], text }] }),
    },
    "kind of a vector": { whole: (text) => embeddings({ data: [{ object: text, index: 0, embedding: [0.5] }] }) },
  },
  unsaid: {
    model: { whole: (model) => embeddings({ model }) },
    usage: { whole: (note) => embeddings({ usage: { prompt_tokens: 1, total_tokens: 1, note } }) },
  },
  withheld: {
    "vector of letters": {
      whole: (text) => embeddings({ data: [{ object: "embedding", index: 0, embedding: [...text] }] }),
    },
    "vector that is text": {
      whole: (text) => embeddings({ data: [{ object: "embedding", index: 0, embedding: text }] }),
    },
  },
};
