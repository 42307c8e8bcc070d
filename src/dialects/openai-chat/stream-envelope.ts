import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AnswerContext, Usage } from "../dialect.ts";
import { looksLikeIdentifier } from "../collect-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import { countsOf, parseUsage } from "./parse-usage.ts";
import { toldUsage } from "../hide-cache.ts";

/** What stands around the choices of a chunk, and the usage of the whole answer. */
export interface StreamEnvelope {
  /** Reads a chunk's. True when it says something that no chunk before it said (a prompt's filter results, say). */
  take(chunk: JsonObject): boolean;
  /** A chunk for the caller. */
  around(choices: JsonValue[]): JsonObject;
  /** The chunk before `[DONE]`, where the caller asked for it and the upstream told. */
  usageChunk(): JsonObject | undefined;
  readonly usage: Usage | undefined;
}

/** `obfuscation` is padding to hide the length of a chunk; after rewriting it no longer fits. */
const handled: ReadonlySet<string> = new Set(["id", "object", "created", "model", "choices", "usage", "obfuscation"]);

export function streamEnvelope(
  inspection: StreamInspection,
  request: Pick<AnswerContext, "model" | "includeUsage" | "hidesCache">,
): StreamEnvelope {
  let fields: JsonObject = { id: "chatcmpl-none", object: "chat.completion.chunk", created: 0, model: request.model };
  let rawId: unknown;
  let usage: Usage | undefined;
  let usageTold: JsonValue = null;

  const identifierOf = (value: string, place: string): string =>
    looksLikeIdentifier(value) ? value : (inspection.value(value, place) as string);

  return {
    take(chunk) {
      const { id, created } = chunk;
      const read: JsonObject = {
        id: fields["id"] as string,
        object: "chat.completion.chunk",
        created: typeof created === "number" ? created : (fields["created"] as number),
        model: request.model,
      };
      if (typeof id === "string" && id !== rawId) {
        rawId = id;
        read["id"] = identifierOf(id, "id");
      }
      let news = false;
      for (const key of Object.keys(chunk)) {
        if (handled.has(key)) continue;
        const value = chunk[key] as JsonValue;
        if (key === "system_fingerprint" && typeof value === "string") read[key] = identifierOf(value, key);
        else {
          read[inspection.key(key)] = inspection.value(value, key);
          news ||= value !== null;
        }
      }
      if (chunk["usage"] !== undefined && chunk["usage"] !== null) {
        usage = parseUsage(chunk["usage"]) ?? usage;
        usageTold = toldUsage(countsOf(chunk["usage"]), request);
      }
      if (request.includeUsage) read["usage"] = null;
      fields = read;
      return news;
    },
    around: (choices) => ({ ...fields, choices }),
    usageChunk: () =>
      request.includeUsage && isJsonObject(usageTold) ? { ...fields, choices: [], usage: usageTold } : undefined,
    get usage() {
      return usage;
    },
  };
}
