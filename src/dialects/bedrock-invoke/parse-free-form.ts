import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { MediaPart, Surface } from "../../core/inspection.ts";
import { isJsonObject } from "../../core/json.ts";
import type { FieldRule } from "../collect-text.ts";
import { newCollection, oneOf, setting, settle } from "../collect-text.ts";
import { collectBase64, collectDataUrl } from "../collect-media.ts";
import { malformed, notSupported } from "../refuse-request.ts";
import type { StringPlace } from "./collect-free-form.ts";
import { collectMembers } from "./collect-free-form.ts";
import type { OutputBounds } from "../output-bounds.ts";
import { boundNames, countNames, readBounds, settingsNames } from "../output-bounds.ts";
import { holdsMedia, isBase64, looksEncoded, tellMedia } from "./tell-media.ts";

/** A request body of no one form. */
export interface FreeFormRequest {
  readonly parts: ReturnType<typeof newCollection>["parts"];
  readonly media: readonly MediaPart[];
  readonly bounds: OutputBounds;
  readonly usesTools: boolean;
  /** Writes what cannot be written in place; the body is then as it was rewritten. */
  settle(): void;
}

/** Members that hold what a user says. */
const textNames: ReadonlySet<string> = new Set(
  "prompt inputText inputs input query question text texts message instances content value".split(" "),
);

const otherNames = (
  "temperature top_p topP top_k topK p k dimensions embeddingDimension normalize outputEmbeddingLength frequency_penalty presence_penalty " +
  "do_sample return_full_text stop stop_sequences stopSequences singleEmbeddingParams embeddingConfig image images inputImage audio image_url " +
  "source bytes"
).split(" ");

/**
 * The members that bodies of the families and of serving containers have. Not inspected is only: these names, small numbers, a
 * seed, and words of closed lists.
 */
const members: ReadonlyMap<string, Surface | FieldRule> = new Map<string, Surface | FieldRule>([
  ...[...textNames].map((name) => [name, "user"] as const),
  ...["system", "system_prompt", "preamble"].map((name) => [name, "system"] as const),
  ...["documents", "context"].map((name) => [name, "document"] as const),
  ...["tools", "toolConfig"].map((name) => [name, "tool-definition"] as const),
  ...[...settingsNames, ...boundNames, ...countNames, ...otherNames].map((name) => [name, "unknown"] as const),
  // Any number, for a masked one would be none.
  ["seed", setting],
  ["embeddingTypes", wordsOf("float", "binary")],
  ["embedding_types", wordsOf("float", "int8", "uint8", "binary", "ubinary", "base64")],
  ["input_type", oneOf("search_document", "search_query", "classification", "clustering", "image")],
  ["truncate", oneOf("NONE", "START", "END", "LEFT", "RIGHT")],
  ["truncationMode", oneOf("NONE", "START", "END")],
  ["schemaVersion", oneOf("messages-v1", "nova-multimodal-embed-v1")],
  ["taskType", oneOf("SINGLE_EMBEDDING")],
  ["detailLevel", oneOf("STANDARD_IMAGE", "DOCUMENT_IMAGE")],
  ["anthropic_version", oneOf("bedrock-2023-05-31")],
]);

const longestName = 128;

/** Members whose strings are media, whatever their length. */
const mediaNames: ReadonlySet<string> = new Set(["image", "images", "inputImage", "audio", "bytes"]);

/** Members by which an upstream would reach for what nobody has inspected. */
const reaching: ReadonlySet<string> = new Set("s3Location s3Uri s3_uri s3OutputDataConfig outputDataConfig".split(" "));

/** Tasks of models that answer in pictures, sound or video, or in a bucket. */
const making: ReadonlySet<string> = new Set(
  "textToImageParams imageGenerationConfig textToVideoParams videoGenerationConfig segmentedEmbeddingParams".split(" "),
);

/** What stands in there are a caller's own names. */
const toolNames: ReadonlySet<string> = new Set(["tools", "toolConfig"]);

/** Throws Problem `request_malformed` or `content_not_supported`. Owns `body` from here on. */
export function parseFreeForm(body: JsonObject): FreeFormRequest {
  const bounds = readBounds(body);
  refuseMembers(body, "", 0);
  const collection = newCollection("request_malformed");
  const media: MediaPart[] = [];
  collectMembers({ collection, members, takeString: (place) => takeMedia(media, place) }, body, "unknown");
  return {
    parts: collection.parts,
    media,
    bounds,
    usesTools: Array.isArray(body["tools"]) || isJsonObject(body["toolConfig"]),
    settle: () => settle(collection),
  };
}

/**
 * Members of a body that another dialect reads, beside those that it knows to hold media: base64 in there would pass as text, and
 * S3 would be reached. Throws Problem `content_not_supported`.
 */
export function refuseHiddenMedia(body: JsonObject): void {
  const walk = (value: JsonValue, path: string, depth: number): void => {
    if (typeof value === "string" && (holdsMedia(value) || looksEncoded(value)))
      throw notSupported(path, "base64 in place of text");
    if (typeof value !== "object" || value === null || depth > 64) return;
    const inList = Array.isArray(value);
    for (const key of Object.keys(value)) walk((value as JsonObject)[key] as JsonValue, join(path, key, inList), depth + 1);
  };
  for (const key of Object.keys(body)) {
    const value = body[key] as JsonValue;
    if (key === "messages" || key === "system" || toolNames.has(key)) continue;
    walk(value, key, 0);
    refuseMember(key, "");
    if (typeof value === "object" && value !== null) refuseMembers(value, key, 0);
  }
}

/** True when the string is media, which then stands in `media`. */
function takeMedia(media: MediaPart[], { holder, key, value, path }: StringPlace): boolean {
  const name = Array.isArray(holder) ? nameOf(path) : key;
  const here = join(path, key, Array.isArray(holder));
  const [start, dataType] = /^data:([\w.+/-]{1,100})(?:;[\w=.-]{1,40}){0,3};base64,/i.exec(value) ?? [];
  if (/^s3:\/\/\S+$/i.test(value)) throw notSupported(here, "a place in S3 in place of its content");
  if (isAddress(name, path, value)) throw notSupported(here, "an address in place of base64");
  const encoded = start === undefined ? value : value.slice(start.length);
  const told = start === undefined ? tellMedia(value) : undefined;
  if (start === undefined && !mediaNames.has(name)) {
    if (!looksEncoded(value)) return false;
    // Where a text belongs, what looks like base64 is one, unless it is known not to be.
    if (told === undefined && textNames.has(name)) return false;
  }
  const modality = dataType === undefined ? told?.modality : modalityOf(dataType);
  if (modality === undefined || modality === "video")
    throw notSupported(here, "base64 that is no image, document or sound of a known kind");
  if (!isBase64(encoded)) throw malformed(here, "base64");
  const found: MediaPart[] = [];
  if (start === undefined) collectBase64(found, { holder, key, modality, mediaType: told?.mediaType ?? "", path });
  else collectDataUrl(found, { holder, key, modality, path });
  for (const part of found) media.push({ ...part, path: here });
  return true;
}

function isAddress(name: string, path: string, value: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return false;
  if (mediaNames.has(name) || /^(?:image|video|audio|file|document|media)s?_?(?:ur[il]s?)$/i.test(name)) return true;
  return name === "url" && /(?:image|video|audio|file)_?url$/i.test(path);
}

function modalityOf(mediaType: string): MediaPart["modality"] | undefined {
  if (/^image\//i.test(mediaType)) return "image";
  if (/^audio\//i.test(mediaType)) return "audio";
  return /^(?:application|text)\//i.test(mediaType) ? "document" : undefined;
}

/** The last member's name of `a.b[0][1]`; "" for one that is longer than any that means something here. Reads the end of the path only. */
function nameOf(path: string): string {
  const end = path.slice(-longestName);
  const [name = ""] = end.slice(end.lastIndexOf(".") + 1).split("[", 1);
  return name;
}

function refuseMembers(value: JsonObject | JsonValue[], path: string, depth: number): void {
  // What nests deeper is refused by the walk.
  if (depth > 64) return;
  for (const key of Object.keys(value)) {
    const member = (value as JsonObject)[key];
    if (typeof member !== "object" || member === null) {
      if (typeof member === "string") refuseMember(key, path);
    } else if (!toolNames.has(key)) {
      refuseMember(key, path);
      refuseMembers(member, join(path, key, Array.isArray(value)), depth + 1);
    }
  }
}

function refuseMember(key: string, path: string): void {
  const here = join(path, key, false);
  if (reaching.has(key)) throw notSupported(here, "a place in S3 in place of its content");
  if (making.has(key)) throw notSupported(here, "an answer in pictures or sound, or one that is kept in S3,");
  if (key === "connectors") throw notSupported(here, "what the provider looks up by itself");
  if (key === "video" || key === "videos") throw notSupported(here, "video");
}

function join(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** Words of a closed list, in a list or alone. */
function wordsOf(...words: readonly string[]): FieldRule {
  const known = oneOf(...words);
  return (into, object, key) => {
    const value = object[key];
    if (!Array.isArray(value)) return known(into, object, key);
    for (const index of value.keys()) known(into, value as unknown as JsonObject, String(index));
  };
}
