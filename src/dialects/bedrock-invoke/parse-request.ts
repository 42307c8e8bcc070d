import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { MediaPart, TextPart } from "../../core/inspection.ts";
import { parseMessagesBody } from "../anthropic-messages/parse-request.ts";
import { bedrockConverse } from "../bedrock-converse/bedrock-converse.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { openaiChat } from "../openai-chat/openai-chat.ts";
import { malformed } from "../refuse-request.ts";
import { innerDialect } from "./inner-dialects.ts";
import type { OutputBounds } from "../output-bounds.ts";
import { readBounds } from "../output-bounds.ts";
import { parseFreeForm, refuseHiddenMedia } from "./parse-free-form.ts";
import type { Family } from "./tell-family.ts";
import { isMistral, isTitanText, tellFamily } from "./tell-family.ts";
import { writeUpstream } from "../write-upstream.ts";

/** A body that was read; live, like RequestView. */
interface ReadBody {
  readonly parts: readonly TextPart[];
  readonly media: readonly MediaPart[];
  readonly bounds: OutputBounds;
  readonly usesTools: boolean;
  document(): JsonObject;
}

/**
 * Body of POST /model/{id}/invoke and /invoke-with-response-stream, which name the model and the stream in their path (Bedrock API
 * reference, "InvokeModel"). Its headers about guardrails and traces are not read, so they do not go along: the deployment names
 * the guardrail. Owns `body` from here on. Throws Problem `request_malformed` or `content_not_supported`.
 */
export function parseRequest(body: JsonObject, target: CallTarget): RequestView {
  const { model } = target;
  if (model === undefined || model === "" || model.length > 256) throw malformed("model", "the name of a model");
  const family = tellFamily(body, model);
  // The path says them; a member of that name could only say something else.
  for (const name of ["model", "modelId", "stream", "stream_options"]) delete body[name];
  const read = readBody(body, family, target);
  return {
    model,
    stream: target.stream === true,
    // Bedrock's streams always tell it.
    includeUsage: true,
    maxOutputTokens: read.bounds.maxOutputTokens,
    choices: read.bounds.choices,
    usesTools: read.usesTools,
    parts: read.parts,
    media: read.media,
    variant: family,
    document: () => read.document(),
    serialise(upstream) {
      read.bounds.lower(upstream.maxOutputTokens);
      // A copy: the next upstream may have a bound of its own.
      const document = { ...read.document() };
      writeBound(document, family, upstream.model, upstream.maxOutputTokens);
      return writeUpstream(document, upstream);
    },
  };
}

function readBody(body: JsonObject, family: Family, target: CallTarget): ReadBody {
  const bounds = readBounds(body);
  if (innerDialect(family) !== undefined) refuseHiddenMedia(body);
  if (family === "anthropic") {
    const read = parseMessagesBody(body);
    return { parts: read.parts, media: read.media, usesTools: read.usesTools, bounds, document: () => read.document() };
  }
  if (family === "nova" || family === "chat") {
    if (family === "chat") body["model"] = "none";
    const dialect = family === "nova" ? bedrockConverse : openaiChat;
    const read = dialect.parseRequest(body, target);
    const document = (): JsonObject => {
      const { model: _, ...rest } = read.document();
      return rest;
    };
    return { parts: read.parts, media: read.media, usesTools: read.usesTools, bounds, document };
  }
  const read = parseFreeForm(body);
  const document = (): JsonObject => {
    read.settle();
    return body;
  };
  return { parts: read.parts, media: read.media, usesTools: read.usesTools, bounds, document };
}

/** Writes the bound where the family has a member for it and the caller set none. Those that it set are lowered already. */
function writeBound(document: JsonObject, family: Family, model: string, limit: number): void {
  switch (family) {
    case "anthropic":
      document["max_tokens"] ??= limit;
      return;
    case "chat":
      if (document["max_completion_tokens"] === undefined) document["max_tokens"] ??= limit;
      return;
    case "nova":
      boundNova(settingsOf(document, "inferenceConfig"), limit);
      return;
    case "llama":
    case "mistral":
      if (document["max_gen_len"] === undefined && document["max_tokens"] === undefined) {
        document[family === "mistral" || isMistral(model) ? "max_tokens" : "max_gen_len"] = limit;
      }
      return;
    case "titan":
      settingsOf(document, "textGenerationConfig")["maxTokenCount"] ??= limit;
      return;
    case "embeddings":
      if (isTitanText(model)) settingsOf(document, "textGenerationConfig")["maxTokenCount"] ??= limit;
      return;
    case "unknown":
  }
}

/** It has two names for it, and takes one at a time. */
function boundNova(config: JsonObject, limit: number): void {
  if (config["max_new_tokens"] === undefined) config["maxTokens"] ??= limit;
}

/** The settings of that name, as a copy in `document`. */
function settingsOf(document: JsonObject, name: string): JsonObject {
  const settings = document[name];
  const copy: JsonObject = isJsonObject(settings) ? { ...settings } : {};
  document[name] = copy;
  return copy;
}
