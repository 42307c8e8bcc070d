import type { Modality, MediaPart } from "../core/inspection.ts";
import type { JsonObject } from "../core/json.ts";
import { malformed, notSupported } from "./refuse-request.ts";

/** Where base64 stands in a request, and what it is said to be. */
export interface MediaPlace {
  readonly holder: JsonObject;
  readonly key: string;
  readonly modality: Modality;
  readonly mediaType: string;
  /** Of the content part, for messages. */
  readonly path: string;
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Base64 in a member of its own. Throws Problem `request_malformed` on anything else. */
export function collectBase64(into: MediaPart[], { holder, key, modality, mediaType, path }: MediaPlace): void {
  const data = holder[key];
  if (typeof data !== "string" || data.length % 4 !== 0 || !base64.test(data)) throw malformed(`${path}.${key}`, "base64");
  const replace = (masked: string): void => {
    holder[key] = masked;
  };
  into.push({ modality, mediaType: bareType(mediaType), data, path, replace });
}

/**
 * Base64 in a `data:` URL (RFC 2397), which says its own media type. An address is refused: the upstream would fetch what nobody inspected, from where
 * the caller says. Throws Problem `content_not_supported` or `request_malformed`.
 */
export function collectDataUrl(into: MediaPart[], place: Omit<MediaPlace, "mediaType">): void {
  const { holder, key, modality, path } = place;
  const url = holder[key];
  if (typeof url !== "string") throw malformed(`${path}.${key}`, "a data: URL");
  const comma = url.indexOf(",");
  const [, mediaType] = /^data:([\w.+/-]{1,100})(?:;[\w=.-]{1,40}){0,3};base64$/i.exec(url.slice(0, Math.max(comma, 0))) ?? [];
  if (mediaType === undefined) throw notSupported(`${path}.${key}`, "an address in place of base64 in a data: URL");
  const data = url.slice(comma + 1);
  if (data.length % 4 !== 0 || !base64.test(data)) throw malformed(`${path}.${key}`, "a data: URL with base64");
  // Written anew without its parameters: nobody inspects what they say.
  const replace = (masked: string): void => {
    holder[key] = `data:${mediaType};base64,${masked}`;
  };
  replace(data);
  into.push({ modality, mediaType: bareType(mediaType), data, path, replace });
}

function bareType(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
