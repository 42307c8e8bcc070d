import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { MediaPart, Modality, Surface } from "../../core/inspection.ts";
import { collectBase64, collectDataUrl } from "../collect-media.ts";
import type { Collection, FieldRule, FieldRules } from "../collect-text.ts";
import { collectText, collectUnknown, fields, oneOf, rules, text } from "../collect-text.ts";
import { mediaTypeOfName } from "../openai-chat/collect-content.ts";
import { malformed, notSupported, requireObjects } from "../refuse-request.ts";
import { isSaid } from "./request-checks.ts";

/** The text and the media of one request. */
export interface RequestCollection extends Collection {
  readonly media: MediaPart[];
}

/** The member that holds the text of a content part, by the part's type. */
const textKeys: ReadonlyMap<JsonValue | undefined, string> = new Map([
  ["input_text", "text"],
  ["output_text", "text"],
  ["refusal", "refusal"],
]);

/**
 * The content of a message or a tool's output: a string, or content parts (API reference, "Create a model response", `input`). Throws Problem
 * `request_malformed` or `content_not_supported` with the offender's path.
 */
export function collectContent(into: RequestCollection, holder: JsonObject, key: string, surface: Surface, path: string): void {
  const content = holder[key];
  if (typeof content === "string") return collectText(into, holder, key, surface);
  if (!Array.isArray(content)) throw malformed(path, "a string or an array of content parts");
  requireObjects(content, path);
  const parts = content as JsonObject[];
  for (const [index, part] of parts.entries()) collectMedia(into, part, `${path}[${index}]`);
  const merged = mergeText(parts);
  holder[key] = merged;
  for (const part of merged) collectPart(into, part, surface);
}

function collectMedia(into: RequestCollection, part: JsonObject, path: string): void {
  const { type } = part;
  const textKey = textKeys.get(type);
  if (textKey !== undefined) {
    if (typeof part[textKey] !== "string") throw malformed(`${path}.${textKey}`, "a string");
  } else if (type === "input_image") {
    collectImage(into, part, path);
  } else if (type === "input_file") {
    collectFile(into, part, path);
  } else if (type === "input_audio") {
    collectAudio(into, part, path);
  } else {
    throw notSupported(path, "content other than input_text, input_image, input_file, input_audio, output_text and refusal");
  }
}

/** `{image_url, file_id}`: of an image in a message, or of a screenshot. */
export function collectImage(into: RequestCollection, holder: JsonObject, path: string): void {
  refuseKept(holder, path);
  collectDataUrl(into.media, { holder, key: "image_url", modality: "image", path });
}

function collectFile(into: RequestCollection, holder: JsonObject, path: string): void {
  refuseKept(holder, path);
  const data = holder["file_data"];
  const place = { holder, key: "file_data", path } as const;
  if (typeof data === "string" && !data.includes(":")) {
    collectBase64(into.media, { ...place, modality: "document", mediaType: mediaTypeOfName(holder["filename"]) });
  } else {
    collectDataUrl(into.media, { ...place, modality: modalityOf(data) });
  }
}

function collectAudio(into: RequestCollection, part: JsonObject, path: string): void {
  const audio = part["input_audio"];
  if (!isJsonObject(audio)) throw malformed(`${path}.input_audio`, "an object");
  const mediaType = audio["format"] === "wav" ? "audio/wav" : audio["format"] === "mp3" ? "audio/mpeg" : undefined;
  if (mediaType === undefined) throw malformed(`${path}.input_audio.format`, "wav or mp3");
  collectBase64(into.media, { holder: audio, key: "data", modality: "audio", mediaType, path: `${path}.input_audio` });
}

function refuseKept(holder: JsonObject, path: string): void {
  for (const key of ["file_id", "file_url"]) {
    if (isSaid(holder[key])) throw notSupported(`${path}.${key}`, "a file kept elsewhere");
  }
}

/** A file may be declared to be a picture; then it is one, whatever the part calls it. */
function modalityOf(data: JsonValue | undefined): Modality {
  const [, kind] = typeof data === "string" ? (/^data:(image|audio)\//i.exec(data.slice(0, 16)) ?? []) : [];
  return kind === undefined ? "document" : (kind.toLowerCase() as Modality);
}

const checked: FieldRule = () => {};
const audioFields = rules({ data: checked, format: checked });
const textFields = rules({ type: checked, annotations: text("document") });

/** By type: what stands unread in a part of one kind is text in a part of another. */
const fieldsByType: ReadonlyMap<JsonValue | undefined, FieldRules> = new Map([
  ["input_text", textFields],
  ["output_text", textFields],
  ["refusal", textFields],
  ["input_image", rules({ type: checked, image_url: checked, detail: oneOf("auto", "low", "high", "original") })],
  ["input_file", rules({ type: checked, file_data: checked, detail: oneOf("auto", "low", "high"), filename: text("name") })],
  ["input_audio", rules({ type: checked, input_audio: fields(audioFields, "unknown") })],
]);

function collectPart(into: RequestCollection, part: JsonObject, surface: Surface): void {
  // Token by token they spell the text as it was before it was masked, and no model reads them.
  delete part["logprobs"];
  const textKey = textKeys.get(part["type"]);
  const table = fieldsByType.get(part["type"]);
  for (const key of Object.keys(part)) {
    const rule = table?.get(key);
    if (key === textKey) collectText(into, part, key, surface);
    else if (rule === undefined) collectUnknown(into, part, key, "unknown");
    else rule(into, part, key);
  }
}

/**
 * Neighbouring text parts become one, joined as models join them: a number cut in two is whole again, for the detectors and for the model. The first
 * one's type stays, for who says what is the role's matter. Further members (a cache mark, say) move along; of two with one name the last stays.
 */
function mergeText(parts: readonly JsonObject[]): JsonObject[] {
  const merged: { readonly part: JsonObject; readonly texts: string[] }[] = [];
  for (const part of parts) {
    const textKey = textKeys.get(part["type"]);
    const last = merged.at(-1);
    if (textKey === undefined || last === undefined || textKeys.get(last.part["type"]) !== textKey) {
      merged.push({ part, texts: textKey === undefined ? [] : [part[textKey] as string] });
      continue;
    }
    last.texts.push(part[textKey] as string);
    for (const key of Object.keys(part)) {
      if (key !== textKey && key !== "type" && key !== "__proto__") last.part[key] = part[key] as JsonValue;
    }
  }
  return merged.map(({ part, texts }) => {
    if (texts.length > 1) part[textKeys.get(part["type"]) as string] = texts.join("");
    return part;
  });
}
