import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";

/** Whose body it is (user guide, "Inference request parameters and response fields for foundation models"). */
export type Family = "anthropic" | "nova" | "chat" | "llama" | "mistral" | "titan" | "embeddings" | "unknown";

const families: ReadonlySet<string> = new Set<Family>([
  "anthropic",
  "nova",
  "chat",
  "llama",
  "mistral",
  "titan",
  "embeddings",
  "unknown",
]);

const embeddingMembers = [
  "texts",
  "inputImage",
  "singleEmbeddingParams",
  "dimensions",
  "normalize",
  "embeddingTypes",
  "embeddingConfig",
];

/**
 * By the members that the body has; only where they leave it open, by the model's name. A wrong guess costs an error of the
 * upstream's at the worst: in every family all strings are inspected and all bounds are held.
 */
export function tellFamily(body: JsonObject, model: string): Family {
  const { messages, prompt, inputText } = body;
  if (Array.isArray(messages)) {
    if (typeof body["anthropic_version"] === "string") return "anthropic";
    return looksLikeNova(body, messages) ? "nova" : "chat";
  }
  if (typeof prompt === "string") return promptFamily(body, model);
  if (typeof inputText === "string" && (isJsonObject(body["textGenerationConfig"]) || isTitanText(model))) return "titan";
  // `inputText` alone is what Titan's embedding models take; its text models can be told by their name.
  if (inputText !== undefined || embeddingMembers.some((member) => member in body)) return "embeddings";
  return Array.isArray(body["inputs"]) && "input_type" in body ? "embeddings" : "unknown";
}

export function parseFamily(variant: string | undefined): Family {
  return variant !== undefined && families.has(variant) ? (variant as Family) : "unknown";
}

export function isTitanText(model: string): boolean {
  return /titan-t(?:ext|g1)/i.test(model);
}

export function isMistral(model: string): boolean {
  return /mi[sx]tral/i.test(model);
}

function promptFamily(body: JsonObject, model: string): Family {
  if ("max_gen_len" in body || "images" in body) return "llama";
  if ("max_tokens_to_sample" in body) return "unknown";
  return "max_tokens" in body || isMistral(model) ? "mistral" : "llama";
}

/** Content blocks as in Converse: named by their member, where the chat form has a `type`. */
function looksLikeNova(body: JsonObject, messages: readonly JsonValue[]): boolean {
  if (["schemaVersion", "inferenceConfig", "toolConfig"].some((member) => member in body)) return true;
  return messages.some((message) => {
    const content = isJsonObject(message) ? message["content"] : undefined;
    return Array.isArray(content) && content.some((block) => isJsonObject(block) && !("type" in block));
  });
}
