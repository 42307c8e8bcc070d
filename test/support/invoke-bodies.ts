const usage = { inputTokens: 12, outputTokens: 7, totalTokens: 19 };
const metrics = {
  "amazon-bedrock-invocationMetrics": { inputTokenCount: 12, outputTokenCount: 7, invocationLatency: 1, firstByteLatency: 1 },
};

/** The families of models whose own bodies the stub speaks in InvokeModel, by their ids. */
export type Family = "anthropic" | "nova" | "titan" | "llama" | "mistral" | "titan-embed" | "cohere-embed" | "other";

export function familyOf(model: string): Family {
  const families: readonly (readonly [RegExp, Family])[] = [
    [/titan-embed/, "titan-embed"],
    [/cohere\.embed/, "cohere-embed"],
    [/anthropic\./, "anthropic"],
    [/amazon\.nova/, "nova"],
    [/amazon\.titan/, "titan"],
    [/meta\.llama/, "llama"],
    [/mistral\./, "mistral"],
  ];
  return families.find(([pattern]) => pattern.test(model))?.[1] ?? "other";
}

/** The body of a whole InvokeModel answer that says this. */
export function invokeBody(family: Family, said: string): object {
  switch (family) {
    case "anthropic":
      return {
        id: "msg_bdrk_mock",
        type: "message",
        role: "assistant",
        model: "mock-claude",
        content: [{ type: "text", text: said }],
        stop_reason: "end_turn",
        stop_sequence: null,
        usage: { input_tokens: 12, output_tokens: 7 },
      };
    case "nova":
      return { output: { message: { role: "assistant", content: [{ text: said }] } }, stopReason: "end_turn", usage };
    case "titan":
      return { inputTextTokenCount: 12, results: [{ tokenCount: 7, outputText: said, completionReason: "FINISH" }] };
    case "llama":
      return { generation: said, prompt_token_count: 12, generation_token_count: 7, stop_reason: "stop" };
    case "mistral":
      return { outputs: [{ text: said, stop_reason: "stop" }] };
    case "titan-embed":
      return { embedding: [0.5, -0.5, 0.5, 0.5], inputTextTokenCount: 12 };
    case "cohere-embed":
      return { id: "mock", response_type: "embeddings_floats", embeddings: [[0.5, -0.5]], texts: [said] };
    case "other":
    default:
      return { reply: said, tokens: 7 };
  }
}

/** The chunks of a streamed InvokeModel answer that says these pieces. */
export function invokeChunks(family: Family, pieces: readonly string[]): object[] {
  switch (family) {
    case "anthropic": {
      const message = { ...invokeBody("anthropic", ""), content: [], stop_reason: null };
      return [
        { type: "message_start", message },
        { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
        ...pieces.map((piece) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: piece } })),
        { type: "content_block_stop", index: 0 },
        { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 7 } },
        { type: "message_stop", ...metrics },
      ];
    }
    case "nova":
      return [
        { messageStart: { role: "assistant" } },
        ...pieces.map((piece) => ({ contentBlockDelta: { delta: { text: piece }, contentBlockIndex: 0 } })),
        { contentBlockStop: { contentBlockIndex: 0 } },
        { messageStop: { stopReason: "end_turn" } },
        { metadata: { usage, metrics: {} }, ...metrics },
      ];
    case "titan":
      return pieces.map((piece, index) => ({
        outputText: piece,
        index: 0,
        inputTextTokenCount: index === 0 ? 12 : null,
        totalOutputTextTokenCount: index === pieces.length - 1 ? 7 : null,
        completionReason: index === pieces.length - 1 ? "FINISH" : null,
        ...(index === pieces.length - 1 && metrics),
      }));
    case "llama":
      return [
        ...pieces.map((piece) => ({ generation: piece, prompt_token_count: null, generation_token_count: 1, stop_reason: null })),
        { generation: "", prompt_token_count: null, generation_token_count: 7, stop_reason: "stop", ...metrics },
      ];
    case "mistral":
      return [
        ...pieces.map((piece) => ({ outputs: [{ text: piece, stop_reason: null }] })),
        { outputs: [{ text: "", stop_reason: "stop" }], ...metrics },
      ];
    case "titan-embed":
    case "cohere-embed":
      return [invokeBody(family, pieces.join(""))];
    case "other":
    default:
      return pieces.map((piece) => ({ reply: piece }));
  }
}
