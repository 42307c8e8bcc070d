import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { MediaPart, Surface } from "../../core/inspection.ts";
import { collectBase64, collectDataUrl } from "../collect-media.ts";
import type { Collection, FieldRules } from "../collect-text.ts";
import { collectFields, collectText, collectUnknown, oneOf, rules, text } from "../collect-text.ts";
import { malformed, notSupported } from "../refuse-request.ts";
import { mergeText, textKeyOf } from "./merge-text.ts";

/** The text and the media of one request. */
export interface RequestCollection extends Collection {
  readonly media: MediaPart[];
}

/**
 * `content` of a message: a string, or content parts (API reference, "Create chat completion"). Only users say anything but text. Throws Problem
 * `request_malformed` or `content_not_supported` with the offender's path.
 */
export function collectContent(into: RequestCollection, message: JsonObject, surface: Surface, path: string): void {
  const { content } = message;
  if (typeof content === "string") return collectText(into, message, "content", surface);
  if (!Array.isArray(content)) throw malformed(path, "a string or an array of content parts");
  for (const [index, part] of content.entries()) requirePart(part, `${path}[${index}]`, message["role"]);
  for (const [index, part] of content.entries()) {
    const collectMedia = mediaParts.get((part as JsonObject)["type"] as string);
    collectMedia?.(into, part as JsonObject, `${path}[${index}]`);
  }
  const merged = mergeText(content) as JsonObject[];
  message["content"] = merged;
  for (const part of merged) {
    const known = textKeyOf(part) ?? part["type"];
    for (const key of Object.keys(part)) {
      if (key === "type") continue;
      if (key !== known) collectUnknown(into, part, key, "unknown");
      else if (textKeyOf(part) !== undefined) collectText(into, part, key, surface);
    }
  }
}

function requirePart(part: JsonValue, path: string, role: JsonValue | undefined): void {
  if (!isJsonObject(part)) throw malformed(path, "an object");
  const type = part["type"];
  if (typeof type !== "string") throw malformed(`${path}.type`, "a string");
  if (type === "text" || (type === "refusal" && role === "assistant")) {
    if (typeof part[type] !== "string") throw malformed(`${path}.${type}`, "a string");
    return;
  }
  if (role !== "user") throw notSupported(path, "content other than text in a message that is not the user's");
  if (!mediaParts.has(type)) throw notSupported(path, "content parts other than text, image_url, input_audio and file");
  if (!isJsonObject(part[type])) throw malformed(`${path}.${type}`, "an object");
}

type CollectPart = (into: RequestCollection, part: JsonObject, path: string) => void;

/** Content parts that are not text, by type; each has an object under the name of its type. */
const mediaParts: ReadonlyMap<string, CollectPart> = new Map<string, CollectPart>([
  [
    "image_url",
    (into, part, path) => {
      const holder = part["image_url"] as JsonObject;
      collectDataUrl(into.media, { holder, key: "url", modality: "image", path: `${path}.image_url` });
      collectFields(into, holder, imageFields, "unknown");
    },
  ],
  [
    "input_audio",
    (into, part, path) => {
      const holder = part["input_audio"] as JsonObject;
      const mediaType = audioTypes.get(holder["format"]);
      if (mediaType === undefined) throw malformed(`${path}.input_audio.format`, "wav or mp3");
      collectBase64(into.media, { holder, key: "data", modality: "audio", mediaType, path: `${path}.input_audio` });
      collectFields(into, holder, audioFields, "unknown");
    },
  ],
  [
    "file",
    (into, part, path) => {
      const holder = part["file"] as JsonObject;
      for (const key of ["file_id", "file_url"]) {
        if (holder[key] !== undefined && holder[key] !== null) throw notSupported(`${path}.file.${key}`, "a file kept elsewhere");
      }
      const place = { holder, key: "file_data", modality: "document", path: `${path}.file` } as const;
      const data = holder["file_data"];
      if (typeof data === "string" && !data.includes(":")) {
        collectBase64(into.media, { ...place, mediaType: mediaTypeOfName(holder["filename"]) });
      } else collectDataUrl(into.media, place);
      collectFields(into, holder, fileFields, "unknown");
    },
  ],
]);

const imageFields: FieldRules = rules({ url: () => {}, detail: oneOf("auto", "low", "high") });
const audioFields: FieldRules = rules({ data: () => {}, format: () => {} });
const fileFields: FieldRules = rules({ file_data: () => {}, filename: text("name") });

const audioTypes: ReadonlyMap<unknown, string> = new Map([
  ["wav", "audio/wav"],
  ["mp3", "audio/mpeg"],
]);

const documentTypes: ReadonlyMap<string, string> = new Map([
  ["pdf", "application/pdf"],
  ["txt", "text/plain"],
  ["md", "text/markdown"],
  ["html", "text/html"],
  ["htm", "text/html"],
  ["csv", "text/csv"],
  ["json", "application/json"],
]);

/** Base64 without a `data:` URL says no media type; then the file's name does. */
export function mediaTypeOfName(name: JsonValue | undefined): string {
  const [, ending] = typeof name === "string" ? (/\.([a-z0-9]{1,8})$/i.exec(name) ?? []) : [];
  return documentTypes.get(ending?.toLowerCase() ?? "") ?? "application/octet-stream";
}

/** The usual ending of a document's file name, by its media type. */
export function endingOf(mediaType: string): string | undefined {
  for (const [ending, type] of documentTypes) if (type === mediaType) return ending;
  return undefined;
}
