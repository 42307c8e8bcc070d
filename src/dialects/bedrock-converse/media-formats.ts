import type { Modality } from "../../core/inspection.ts";

/**
 * `format` of an image, a document or a sound, and the media type it stands for (API reference, "ImageBlock", "DocumentBlock", "AudioBlock"). Of several
 * formats of one media type the first is written.
 */
export const mediaFormats: Readonly<Record<Modality, ReadonlyMap<string, string>>> = {
  image: new Map([
    ["png", "image/png"],
    ["jpeg", "image/jpeg"],
    ["gif", "image/gif"],
    ["webp", "image/webp"],
  ]),
  document: new Map([
    ["pdf", "application/pdf"],
    ["csv", "text/csv"],
    ["doc", "application/msword"],
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["xls", "application/vnd.ms-excel"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["html", "text/html"],
    ["txt", "text/plain"],
    ["md", "text/markdown"],
  ]),
  audio: new Map([
    ["mp3", "audio/mpeg"],
    ["wav", "audio/wav"],
    ["ogg", "audio/ogg"],
    ["opus", "audio/opus"],
    ["flac", "audio/flac"],
    ["aac", "audio/aac"],
    ["x-aac", "audio/aac"],
    ["m4a", "audio/mp4"],
    ["mp4", "audio/mp4"],
    ["mpeg", "audio/mpeg"],
    ["mpga", "audio/mpeg"],
    ["pcm", "audio/pcm"],
    ["webm", "audio/webm"],
    ["mka", "audio/x-matroska"],
    ["mkv", "audio/x-matroska"],
  ]),
};

/** What clients of other APIs call the same types. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["image/jpg", "image/jpeg"],
  ["audio/mp3", "audio/mpeg"],
  ["audio/x-wav", "audio/wav"],
  ["audio/wave", "audio/wav"],
  ["audio/pcm16", "audio/pcm"],
]);

/** Undefined where the API has no format for it. */
export function formatOf(modality: Modality, mediaType: string): string | undefined {
  const wanted = synonyms.get(mediaType) ?? mediaType;
  for (const [format, type] of mediaFormats[modality]) if (type === wanted) return format;
  return undefined;
}
