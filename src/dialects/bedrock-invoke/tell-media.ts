import type { Modality } from "../../core/inspection.ts";

/** First bytes of the formats that models take and make, in base64. */
const signatures: readonly (readonly [start: string, modality: Modality | "video", mediaType: string])[] = [
  ["iVBORw0K", "image", "image/png"],
  ["/9j/", "image", "image/jpeg"],
  ["R0lGOD", "image", "image/gif"],
  ["UklGR", "image", "image/webp"],
  ["JVBERi0", "document", "application/pdf"],
  ["SUQz", "audio", "audio/mpeg"],
  ["T2dnUw", "audio", "audio/ogg"],
  ["ZkxhQ", "audio", "audio/flac"],
  ["GkXfo", "video", "video/webm"],
];

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Too long for a word, so that it is bytes and not text. */
const longestWord = 512;

export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && base64.test(text);
}

/** What base64 holds, where it stands without a media type; undefined where that can't be told. */
export function tellMedia(text: string): { readonly modality: Modality | "video"; readonly mediaType: string } | undefined {
  const found = signatures.find(([start]) => text.startsWith(start));
  if (found === undefined) return undefined;
  // RIFF holds pictures and sounds; the format stands in its bytes 8 to 11.
  if (found[0] === "UklGR" && Buffer.from(text.slice(0, 16), "base64").toString("latin1", 8, 12) === "WAVE") {
    return { modality: "audio", mediaType: "audio/wav" };
  }
  return { modality: found[1], mediaType: found[2] };
}

/** Base64 in place of text, for any reader: nobody could inspect it. */
export function looksEncoded(text: string): boolean {
  return text.length >= longestWord && isBase64(text);
}

/** An image, a sound or a document in an answer. */
export function holdsMedia(text: string): boolean {
  if (text.length < 64) return false;
  if (/^data:(?:image|audio|video|application)\/[^,]{0,200};base64,/i.test(text)) return true;
  return tellMedia(text) !== undefined && isBase64(text);
}
